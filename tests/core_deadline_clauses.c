/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every condition of every deadline: one dossier in which all is in order, and what a change or two
 * makes due, or no longer. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "tests/dossier.h"

#define TODAY "2026-11-22"
#define CHANGES 3

/* Group 7, extra support since 1 September 2025, and a plan since the 12th with one goal, talked
 * over, agreed to, evaluated, in ROD; help, a request, talks and an agreement that are all done. */
static struct dossier begin(void)
{
	struct dossier d = dossier_supported("2025-09-01");

	dossier_row(&d, ENTITY_PLAN, 6, "pupil", "1", "trajectory", "1", "version", "1", "status",
		    "in_force", "origin", "own", "starts", "2025-09-12", "adopted", "2025-09-12",
		    "consultation", "9", "rod_begin", "2025-09-14", NULL);
	dossier_row(&d, ENTITY_GOAL, 7, "plan", "6", "line", "7", "kind", "learning", "description",
		    "tafels", "state", "open", "target_date", "2026-11-10", NULL);
	dossier_row(&d, ENTITY_CONSENT, 8, "plan", "6", "party", "guardian", "guardian", "4",
		    "decision", "given", "date", "2025-09-10", NULL);
	dossier_row(&d, ENTITY_MEETING, 9, "kind", "parents", "date", "2025-09-05", NULL);
	dossier_row(&d, ENTITY_EVALUATION, 10, "plan", "6", "kind", "yearly", "date", "2026-11-10",
		    "parents_present", "yes", NULL);
	dossier_row(&d, ENTITY_RESULT, 11, "evaluation", "10", "goal", "7", "line", "7", "finding",
		    "met", "recorded", "2026-11-10T12:00:00Z", NULL);
	dossier_row(&d, ENTITY_SUPPORT, 12, "pupil", "1", "form", "RT", NULL);
	dossier_row(&d, ENTITY_REQUEST, 13, "pupil", "1", "kind", "tlv", "sent", "2026-09-01",
		    "decision", "refused", "decided", "2026-10-01", NULL);
	dossier_row(&d, ENTITY_AGREEMENT, 14, "pupil", "1", "what", "bellen", "by", "2026-11-20",
		    "done", "2026-11-20", NULL);
	dossier_row(&d, ENTITY_ABSENCE, 15, "pupil", "1", "kind", "long_relative", "starts",
		    "2026-10-01", "ends", "2026-11-01", NULL);
	return d;
}

#define PUPIL(...) { ENTITY_PUPIL, 1, { __VA_ARGS__ } }
#define PLAN(...) { ENTITY_PLAN, 6, { __VA_ARGS__ } }
#define OTHER(trajectory, number, status, ...)                                                   \
	{ ENTITY_PLAN, 0, { "trajectory", trajectory, "version", number, "status", status,         \
			    __VA_ARGS__ } }
#define CONSENT(...) { ENTITY_CONSENT, 8, { __VA_ARGS__ } }
#define EVALUATION(...) { ENTITY_EVALUATION, 10, { __VA_ARGS__ } }
#define EVALUATED(...) { ENTITY_EVALUATION, 0, { __VA_ARGS__ } }
#define GOAL(...) { ENTITY_GOAL, 7, { __VA_ARGS__ } }
#define RESULT(...) { ENTITY_RESULT, 11, { __VA_ARGS__ } }
#define TALK(...) { ENTITY_MEETING, 0, { __VA_ARGS__ } }
#define HELP(...) { ENTITY_SUPPORT, 12, { __VA_ARGS__ } }
#define REQUEST(...) { ENTITY_REQUEST, 13, { __VA_ARGS__ } }
#define ABSENCE(...) { ENTITY_ABSENCE, 15, { __VA_ARGS__ } }
#define LEFT PUPIL("left", "2026-11-20")
#define GROUP_8 { ENTITY_PLACEMENT, 2, { "year_group", "8" } }
#define EXTRA_UNTIL(date) { ENTITY_SUPPORT_PERIOD, 3, { "ends", date } }
#define BASIC { ENTITY_SUPPORT_PERIOD, 3, { "level", "basic" } }

static const struct row {
	enum deadline_id id;
	const char *date; /* "": nothing of that kind is due */
	struct dossier_change changes[CHANGES];
} rows[] = {
	{ DEADLINE_PLAN, "", {{0}} },
	{ DEADLINE_PLAN, "2025-10-13", { PLAN("status", "draft") } },
	{ DEADLINE_PLAN, "", { PLAN("status", "draft"), BASIC } },
	{ DEADLINE_PLAN, "", { PLAN("status", "draft"), LEFT } },

	/* From the last day on which there was one. */
	{ DEADLINE_PLAN, "2026-12-13",
	  { PLAN("status", "closed", "closed", "2026-10-01"),
	    OTHER("2", "1", "closed", "starts", "2025-10-01", "closed", "2026-11-01") } },
	{ DEADLINE_PLAN, "2026-12-13",
	  { PLAN("status", "closed", "closed", "2026-11-01"),
	    OTHER("2", "1", "closed", "starts", "2025-10-01", "closed", "2026-10-01") } },

	{ DEADLINE_CONSENT, "", {{0}} },
	{ DEADLINE_CONSENT, "2025-09-19", { CONSENT("decision", "open") } },
	{ DEADLINE_CONSENT, "2025-09-19", { CONSENT("decision", "informed") } },
	{ DEADLINE_CONSENT, "2025-09-19", { CONSENT("plan", "99") } },
	{ DEADLINE_CONSENT, "2025-09-19", { PUPIL("born", "2008-09-12"),
	  PLAN("status", "draft") } },
	{ DEADLINE_CONSENT, "2025-09-19", { CONSENT("decision", "open"),
	  PLAN("status", "draft") } },
	{ DEADLINE_CONSENT, "", { CONSENT("decision", "open"), PLAN("status", "replaced") } },
	{ DEADLINE_CONSENT, "",
	  { CONSENT("decision", "open"), PLAN("status", "closed", "closed", "2026-11-20") } },
	{ DEADLINE_CONSENT, "", { CONSENT("decision", "open"), PLAN("origin", "taken_over") } },
	{ DEADLINE_CONSENT, "2025-09-19",
	  { CONSENT("decision", "refused"), PLAN("origin", "taken_over") } },
	{ DEADLINE_CONSENT, "", { CONSENT("decision", "open"), PLAN("consultation", "") } },
	{ DEADLINE_CONSENT, "", { CONSENT("decision", "open"), LEFT } },
	{ DEADLINE_CONSENT, "", { CONSENT("decision", "refused"), LEFT } },

	{ DEADLINE_EVALUATION, "2027-11-10", {{0}} },
	{ DEADLINE_EVALUATION, "2026-07-31", { EVALUATION("plan", "99") } },
	{ DEADLINE_EVALUATION, "2027-07-15", { EVALUATION("date", "2026-07-15") } },
	{ DEADLINE_EVALUATION, "2027-07-31", { EVALUATION("date", "2026-07-31") } },
	{ DEADLINE_EVALUATION, "2026-07-31",
	  { OTHER("2", "1", "closed", NULL), EVALUATION("plan", "20") } },
	{ DEADLINE_EVALUATION, "2026-07-31",
	  { OTHER("1", "2", "draft", NULL), EVALUATION("plan", "20") } },
	{ DEADLINE_EVALUATION, "2027-11-10",
	  { OTHER("1", "0", "replaced", NULL), EVALUATION("plan", "20") } },
	{ DEADLINE_EVALUATION, "2026-07-31",
	  { EVALUATION("plan", "99"), OTHER("1", "0", "replaced", NULL) } },
	{ DEADLINE_EVALUATION, "2025-07-31",
	  { EVALUATION("plan", "99"), OTHER("1", "0", "replaced", "starts", "2024-09-01") } },
	{ DEADLINE_EVALUATION, "2026-07-31",
	  { EVALUATION("plan", "99"), OTHER("2", "1", "closed", "starts", "2024-09-01") } },
	{ DEADLINE_EVALUATION, "2026-07-31",
	  { EVALUATION("plan", "99"), OTHER("1", "2", "draft", "starts", "2024-09-01") } },
	{ DEADLINE_EVALUATION, "2027-07-31", { EVALUATION("plan", "99"),
	  PLAN("origin", "taken_over") } },
	{ DEADLINE_EVALUATION, "2027-07-31",
	  { EVALUATION("plan", "99"), OTHER("1", "0", "replaced", "origin", "taken_over") } },
	{ DEADLINE_EVALUATION, "2027-07-31",
	  { EVALUATION("plan", "99"), PLAN("origin", "taken_over"),
	    OTHER("1", "0", "replaced", "origin", "own", "starts", "2024-09-01") } },
	{ DEADLINE_EVALUATION, "2026-07-31",
	  { EVALUATION("plan", "99"), PLAN("origin", "taken_over"),
	    { ENTITY_PLACEMENT, 0, { "school_year", "2025-2026", "starts", "2025-08-01" } } } },
	{ DEADLINE_EVALUATION, "", { LEFT } },
	{ DEADLINE_EVALUATION, "", { PLAN("starts", "") } },

	{ DEADLINE_ROD_BEGIN, "", {{0}} },
	{ DEADLINE_ROD_BEGIN, "2025-09-26", { PLAN("rod_begin", "") } },
	{ DEADLINE_ROD_BEGIN, "2025-09-29", { PLAN("rod_begin", "", "adopted", "2025-09-15") } },
	{ DEADLINE_ROD_BEGIN, "", { PLAN("rod_begin", "", "origin", "taken_over") } },
	{ DEADLINE_ROD_BEGIN, "", { PLAN("rod_begin", "", "status", "draft") } },
	{ DEADLINE_ROD_BEGIN, "", { PLAN("rod_begin", "", "starts", "", "adopted", "") } },
	{ DEADLINE_ROD_BEGIN, "2025-10-15",
	  { PLAN("rod_begin", ""), OTHER("1", "0", "replaced", "starts", "2025-10-01") } },
	{ DEADLINE_ROD_BEGIN, "2025-09-26",
	  { PLAN("rod_begin", ""), OTHER("1", "2", "replaced", "starts", "2025-08-01") } },
	{ DEADLINE_ROD_BEGIN, "2025-09-26",
	  { PLAN("rod_begin", ""), OTHER("1", "1", "replaced", "starts", "2025-08-01") } },
	{ DEADLINE_ROD_BEGIN, "2025-09-26", { PLAN("rod_begin", ""),
	  OTHER("1", "0", "draft", NULL) } },
	{ DEADLINE_ROD_BEGIN, "2025-09-26",
	  { PLAN("rod_begin", ""), OTHER("2", "0", "closed", "rod_begin", "2024-09-01") } },
	{ DEADLINE_ROD_BEGIN, "",
	  { PLAN("rod_begin", ""), OTHER("1", "2", "replaced", "rod_begin", "2025-10-01") } },

	{ DEADLINE_ROD_END, "", {{0}} },
	{ DEADLINE_ROD_END, "2026-12-04", { PLAN("status", "closed", "closed", "2026-11-20") } },
	{ DEADLINE_ROD_END, "", { PLAN("closed", "2026-11-20") } },
	{ DEADLINE_ROD_END, "",
	  { PLAN("status", "closed", "closed", "2026-11-20", "rod_end", "2026-11-21") } },
	{ DEADLINE_ROD_END, "2026-12-04",
	  { PLAN("status", "closed", "closed", "2026-11-20", "origin", "taken_over") } },

	{ DEADLINE_INTERIM, "2027-05-11", {{0}} },
	{ DEADLINE_INTERIM, "2026-03-13", { EVALUATION("date", "2025-09-01") } },
	{ DEADLINE_INTERIM, "", { PLAN("status", "closed", "closed", "2026-11-20") } },
	{ DEADLINE_INTERIM, "", { LEFT } },

	{ DEADLINE_PLANNED, "", {{0}} },
	{ DEADLINE_PLANNED, "2026-12-15", { EVALUATION("next", "2026-12-15") } },
	{ DEADLINE_PLANNED, "", { EVALUATION("next", "2026-12-15", "plan", "99") } },
	{ DEADLINE_PLANNED, "",
	  { OTHER("2", "1", "closed", NULL), EVALUATION("next", "2026-12-15", "plan", "20") } },
	{ DEADLINE_PLANNED, "2026-12-15",
	  { OTHER("1", "0", "replaced", NULL), EVALUATION("next", "2026-12-15", "plan", "20") } },
	{ DEADLINE_PLANNED, "2026-12-15",
	  { EVALUATION("next", "2026-12-15"), EVALUATED("plan", "6", "date", "2026-10-01") } },
	{ DEADLINE_PLANNED, "",
	  { EVALUATION("next", "2026-12-15"), EVALUATED("plan", "6", "date", "2026-11-10") } },
	{ DEADLINE_PLANNED, "", { EVALUATION("next", "2026-12-15"), LEFT } },
	{ DEADLINE_PLANNED, "",
	  { EVALUATION("next", "2026-12-15"), PLAN("status", "closed", "closed", "2026-11-20") } },

	{ DEADLINE_GOAL, "", {{0}} },
	{ DEADLINE_GOAL, "2026-11-24", { RESULT("withdrawn", "2026-11-11") } },
	{ DEADLINE_GOAL, "", { RESULT("withdrawn", "2026-11-11"), GOAL("target_date", "") } },
	{ DEADLINE_GOAL, "", { RESULT("withdrawn", "2026-11-11"), GOAL("state", "completed") } },
	{ DEADLINE_GOAL, "", { RESULT("withdrawn", "2026-11-11"), GOAL("plan", "99") } },
	{ DEADLINE_GOAL, "", { RESULT("withdrawn", "2026-11-11"), LEFT } },
	{ DEADLINE_GOAL, "",
	  { RESULT("withdrawn", "2026-11-11"), PLAN("status", "closed", "closed", "2026-11-20") } },
	{ DEADLINE_GOAL, "", { RESULT("finding", "met"), EVALUATION("date", "2026-06-01") } },
	{ DEADLINE_GOAL, "", { RESULT("finding", "dropped"), EVALUATION("date", "2026-06-01") } },
	{ DEADLINE_GOAL, "2026-11-24",
	  { RESULT("finding", "undeterminable"), EVALUATION("date", "2026-06-01") } },

	{ DEADLINE_SUPPORT, "", {{0}} },
	{ DEADLINE_SUPPORT, "2027-01-31", { HELP("ends", "2027-01-31") } },
	{ DEADLINE_SUPPORT, "", { HELP("ends", "2027-01-31"), LEFT } },
	{ DEADLINE_SUPPORT, "",
	  { HELP("ends", "2027-01-31"), { ENTITY_SUPPORT, 0, { "form", "RT" } } } },
	{ DEADLINE_SUPPORT, "2027-01-31",
	  { HELP("ends", "2027-01-31"), { ENTITY_SUPPORT, 0, { "form", "coach" } } } },
	{ DEADLINE_SUPPORT, "2027-01-31",
	  { HELP("ends", "2027-01-31"),
	    { ENTITY_SUPPORT, 0, { "form", "coach", "starts", "2027-01-31" } } } },
	{ DEADLINE_SUPPORT, "",
	  { HELP("ends", "2027-01-31"),
	    { ENTITY_SUPPORT, 0, { "form", "coach", "starts", "2027-02-01" } } } },
	{ DEADLINE_SUPPORT, "2027-03-01",
	  { HELP("ends", "2027-01-31"),
	    { ENTITY_SUPPORT, 0, { "form", "RT", "ends", "2027-03-01" } } } },

	{ DEADLINE_REQUEST, "", {{0}} },
	{ DEADLINE_REQUEST, "2026-10-13", { REQUEST("decision", "") } },
	{ DEADLINE_REQUEST, "2026-10-13", { REQUEST("decision", "pending") } },
	{ DEADLINE_REQUEST, "", { REQUEST("decision", "granted") } },
	{ DEADLINE_REQUEST, "", { REQUEST("decision", "pending", "sent", "") } },
	{ DEADLINE_REQUEST, "", { REQUEST("decision", "pending"), LEFT } },

	{ DEADLINE_TLV, "", { REQUEST("valid_to", "2027-07-31") } },
	{ DEADLINE_TLV, "2027-07-31", { REQUEST("decision", "granted", "valid_to",
	  "2027-07-31") } },
	{ DEADLINE_TLV, "2027-07-31", { REQUEST("decision", "conditional", "valid_to",
	  "2027-07-31") } },
	{ DEADLINE_TLV, "2027-07-31",
	  { REQUEST("kind", "extension", "decision", "granted", "valid_to", "2027-07-31") } },
	{ DEADLINE_TLV, "",
	  { REQUEST("kind", "arrangement", "decision", "granted", "valid_to", "2027-07-31") } },
	{ DEADLINE_TLV, "", { REQUEST("decision", "granted") } },
	{ DEADLINE_TLV, "", { REQUEST("decision", "granted", "valid_to", "2027-07-31"), LEFT } },
	{ DEADLINE_TLV, "2028-07-31",
	  { REQUEST("decision", "granted", "valid_to", "2027-07-31"),
	    { ENTITY_REQUEST, 0, { "kind", "extension", "decision", "granted", "valid_to",
				   "2028-07-31" } } } },
	{ DEADLINE_TLV, "2027-07-31",
	  { REQUEST("decision", "granted", "valid_to", "2027-07-31"),
	    { ENTITY_REQUEST, 0, { "kind", "extension", "decision", "pending", "valid_to",
				   "2028-07-31" } } } },

	{ DEADLINE_ABSENCE, "", {{0}} },
	{ DEADLINE_ABSENCE, "2026-10-29", { ABSENCE("ends", "") } },
	{ DEADLINE_ABSENCE, "", { ABSENCE("ends", "", "reported", "2026-10-20") } },
	{ DEADLINE_ABSENCE, "2026-10-29", { ABSENCE("ends", "", "route_back", "halve dagen") } },
	{ DEADLINE_ABSENCE, "", { ABSENCE("ends", "", "kind", "exemption_5a") } },
	{ DEADLINE_ABSENCE, "", { ABSENCE("ends", "", "kind", "sixteen_hours") } },
	{ DEADLINE_ABSENCE, "", { ABSENCE("ends", ""), LEFT } },
	{ DEADLINE_ABSENCE_LONG, "2026-12-31", { ABSENCE("ends", "") } },
	{ DEADLINE_ABSENCE_LONG, "2026-12-31", { ABSENCE("ends", "", "reported", "2026-10-20") } },
	{ DEADLINE_ABSENCE_LONG, "", { ABSENCE("ends", "", "route_back", "halve dagen") } },
	{ DEADLINE_ABSENCE_LONG, "", { ABSENCE("ends", "", "kind", "exemption_5a") } },
	{ DEADLINE_ABSENCE_LONG, "", { ABSENCE("ends", ""), LEFT } },
	{ DEADLINE_ABSENCE_HOURS, "", { ABSENCE("ends", "") } },
	{ DEADLINE_ABSENCE_HOURS, "2026-10-01", { ABSENCE("ends", "", "kind", "sixteen_hours") } },
	{ DEADLINE_ABSENCE_HOURS, "",
	  { ABSENCE("ends", "", "kind", "sixteen_hours", "reported", "2026-10-20") } },
	{ DEADLINE_ABSENCE_HOURS, "", { ABSENCE("ends", "", "kind", "sixteen_hours"), LEFT } },

	{ DEADLINE_HANDOVER, "", {{0}} },
	{ DEADLINE_HANDOVER, "2027-07-01", { GROUP_8 } },
	{ DEADLINE_HANDOVER, "2027-07-01", { GROUP_8, BASIC } },
	{ DEADLINE_HANDOVER, "2027-07-01", { GROUP_8, PLAN("status", "draft") } },
	{ DEADLINE_HANDOVER, "", { GROUP_8, BASIC, PLAN("status", "draft") } },
	{ DEADLINE_HANDOVER, "", { GROUP_8, BASIC, PLAN("starts", "2026-11-23") } },
	{ DEADLINE_HANDOVER, "2027-07-01", { GROUP_8, BASIC, PLAN("starts", "2026-11-22") } },
	{ DEADLINE_HANDOVER, "",
	  { GROUP_8, BASIC, PLAN("status", "closed", "closed", "2026-11-21") } },
	{ DEADLINE_HANDOVER, "2027-07-01",
	  { GROUP_8, BASIC, PLAN("status", "closed", "closed", "2026-11-22") } },
	{ DEADLINE_HANDOVER, "2026-11-20", { LEFT } },
	{ DEADLINE_HANDOVER, "2026-11-20", { LEFT, BASIC } },
	{ DEADLINE_HANDOVER, "2026-11-20", { LEFT, EXTRA_UNTIL("2026-11-20"),
	  PLAN("status", "draft") } },
	{ DEADLINE_HANDOVER, "", { LEFT, EXTRA_UNTIL("2026-11-19"), PLAN("status", "draft") } },
	{ DEADLINE_HANDOVER, "2027-07-01", { PUPIL("left", "2027-07-20") } },
	{ DEADLINE_HANDOVER, "2027-07-01",
	  { PUPIL("left", "2027-07-20"), EXTRA_UNTIL("2026-12-31"), PLAN("status", "draft") } },
	{ DEADLINE_HANDOVER, "", { GROUP_8, PUPIL("left", "2026-07-31") } },
	{ DEADLINE_HANDOVER, "2027-07-01", { GROUP_8,
	  TALK("kind", "parents", "date", "2026-10-01") } },
	{ DEADLINE_HANDOVER, "", { GROUP_8, TALK("kind", "handover", "date", "2026-10-01") } },
	{ DEADLINE_HANDOVER, "2027-07-01", { GROUP_8,
	  TALK("kind", "handover", "date", "2026-07-01") } },

	{ DEADLINE_AGREEMENT_DUE, "", {{0}} },
	{ DEADLINE_AGREEMENT_DUE, "2026-11-20", { { ENTITY_AGREEMENT, 14, { "done", "" } } } },
	{ DEADLINE_AGREEMENT_DUE, "", { { ENTITY_AGREEMENT, 14, { "done", "", "pupil", "99" } } } },
	{ DEADLINE_AGREEMENT_DUE, "", { { ENTITY_AGREEMENT, 14, { "done", "", "by", "" } } } },
	{ DEADLINE_AGREEMENT_DUE, "", { { ENTITY_AGREEMENT, 14, { "done", "" } }, LEFT } },

	{ DEADLINE_TALK, "", {{0}} },
	{ DEADLINE_TALK, "2026-12-01", { TALK("date", "2026-11-01", "next", "2026-12-01") } },
	{ DEADLINE_TALK, "", { TALK("date", "2026-11-01", "next", "2026-12-01"), LEFT } },
	{ DEADLINE_TALK, "",
	  { TALK("date", "2026-11-01", "next", "2026-12-01", "group", "99") } },
	{ DEADLINE_TALK, "2026-12-01",
	  { TALK("date", "2026-11-01", "next", "2026-12-01"),
	    TALK("date", "2026-10-01", "next", "2026-11-25") } },
	{ DEADLINE_TALK, "2026-12-08",
	  { TALK("date", "2026-11-01", "next", "2026-12-01"),
	    TALK("date", "2026-11-01", "next", "2026-12-08") } },
	{ DEADLINE_TALK, "2026-12-01",
	  { TALK("date", "2026-11-01", "next", "2026-12-01"), TALK("date", "2026-11-16") } },
	{ DEADLINE_TALK, "",
	  { TALK("date", "2026-11-01", "next", "2026-12-01"), TALK("date", "2026-11-17") } },
	{ DEADLINE_TALK, "2026-11-10",
	  { TALK("date", "2026-11-01", "next", "2026-11-10"), TALK("date", "2026-11-01") } },

	{ DEADLINE_UNTOUCHED, "2027-02-08", {{0}} },
	{ DEADLINE_UNTOUCHED, "", { BASIC } },
	{ DEADLINE_UNTOUCHED, "", { LEFT } },

	{ DEADLINE_RETENTION, "", {{0}} },
	{ DEADLINE_RETENTION, "2028-11-20", { LEFT } },
};

static void derive_row(const struct row *row, struct derived *out)
{
	struct dossier d = begin();
	struct settings settings;

	for (int c = 0; c < CHANGES && row->changes[c].fields[0]; c++)
		dossier_apply(&d, &row->changes[c], 20 + c);
	settings_init(&settings);
	settings.value[SETTING_INTERIM_DAYS] = 182;
	settings.value[SETTING_UNTOUCHED_DAYS] = 90;
	derive_pupil(&d, &settings, day(TODAY), out);
	dossier_free(&d);
}

Test(deadlines, follow_from_each_of_their_conditions)
{
	for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
		struct derived out = {0};
		const char *code = deadlines[rows[r].id].code;
		const struct due *due;
		int count = 0;

		derive_row(&rows[r], &out);
		due = due_find(&out, rows[r].id);
		for (size_t i = 0; i < out.due_count; i++)
			count += out.due[i].deadline == (int)rows[r].id;
		cr_expect_str_eq(due ? iso(due->date) : "", rows[r].date, "row %zu, %s", r, code);
		cr_expect(count <= 1 || rows[r].id == DEADLINE_RETENTION, "row %zu, %s: %d times",
			  r, code, count);
		derived_free(&out);
	}
}
