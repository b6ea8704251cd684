/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fields of one record say of each other, and how far from today its days may lie. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <string.h>

#include "core/records/evaluation.h"
#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "core/records/request.h"
#include "core/records/support.h"
#include "tests/dossier.h"

struct row {
	enum entity_id entity;
	const char *fields[16]; /* column, value, ... */
	const char *field;      /* the one that is refused; NULL: right */
};

#define PLAN(...) ENTITY_PLAN, { "pupil", "1", "starts", "2026-09-01", __VA_ARGS__ }
#define REQUEST(...) ENTITY_REQUEST, { "pupil", "1", "kind", "tlv", __VA_ARGS__ }
#define EVALUATION(...)                                                                            \
	ENTITY_EVALUATION,                                                                         \
	{                                                                                          \
		"plan", "1", "date", "2026-11-01", "kind", "interim", __VA_ARGS__                  \
	}

#define ABSENCE(...) ENTITY_ABSENCE, { "pupil", "1", "kind", "sixteen_hours", __VA_ARGS__ }
#define CONSENT(...) ENTITY_CONSENT, { "plan", "1", __VA_ARGS__ }
#define RESULT(...) ENTITY_RESULT, { "evaluation", "1", "goal", "1", __VA_ARGS__ }
#define GOAL(...) ENTITY_GOAL, { "plan", "1", "description", "lezen", __VA_ARGS__ }
#define PLACEMENT(...)                                                                             \
	ENTITY_PLACEMENT,                                                                          \
	{                                                                                          \
		"pupil", "1", "year_group", "6", "school_year", "2026-2027", __VA_ARGS__           \
	}
#define HOLIDAY(...) ENTITY_HOLIDAY, { "name", "Kerst", "starts", "2026-12-19", __VA_ARGS__ }
#define MEASUREMENT(...) ENTITY_MEASUREMENT, { "pupil", "1", __VA_ARGS__ }
#define ATTENDEE(...) ENTITY_ATTENDEE, { "meeting", "1", __VA_ARGS__ }
#define MELDCODE(...) ENTITY_MELDCODE, { "pupil", "1", "step", "talk", "text", "x", __VA_ARGS__ }
#define POSTPONEMENT(...)                                                                          \
	ENTITY_POSTPONEMENT,                                                                       \
	{                                                                                          \
		"pupil", "1", "record", "1", "reason", "ziek", "term", "2026-12-01", __VA_ARGS__   \
	}
#define PUPIL(...) ENTITY_PUPIL, { "family_name", "Berg", __VA_ARGS__ }
#define SUPPORT_PERIOD(...)                                                                        \
	ENTITY_SUPPORT_PERIOD,                                                                     \
	{                                                                                          \
		"pupil", "1", "level", "extra", "starts", "2026-09-01", __VA_ARGS__                \
	}
#define SUPPORT(...) ENTITY_SUPPORT, { "pupil", "1", __VA_ARGS__ }
#define SCHOOL(...) ENTITY_SCHOOL, { "name", "De Wilg", "type", "po", __VA_ARGS__ }
#define TEMPLATE(...)                                                                              \
	ENTITY_TEMPLATE_GOAL, { "template", "1", "description", "lezen", __VA_ARGS__ }

static const struct row rows[] = {
	{ PLAN("status", "in_force", "ends", "2026-09-01"), NULL },
	{ PLAN("status", "in_force", "adopted", "2026-11-22"), NULL },
	{ PLAN("status", "in_force", "adopted", "2026-11-23"), "adopted" },
	{ PLAN("status", "closed", "closed", "2026-09-01", "close_reason", "af"), NULL },
	{ PLAN("status", "closed", "closed", "2026-11-22", "close_reason", "af"), NULL },
	{ ENTITY_PLAN, { "pupil", "1", "status", "draft" }, NULL },
	{ ENTITY_PLAN, { "pupil", "1", "status", "in_force" }, "starts" },
	{ PLAN("status", "in_force", "origin", "own", "version", "1", "adopted", "2026-09-02",
	       "rod_begin", "2026-09-02"), NULL },
	{ PLAN("status", "in_force", "origin", "own", "version", "1", "adopted", "2026-09-02",
	       "rod_begin", "2026-09-01"), "rod_begin" },
	{ PLAN("status", "in_force", "origin", "own", "version", "2", "adopted", "2026-09-02",
	       "rod_begin", "2026-09-01"), NULL },
	{ PLAN("status", "in_force", "origin", "taken_over", "version", "1", "adopted",
	       "2026-09-02", "rod_begin", "2026-09-01"), NULL },
	{ EVALUATION("date", "2026-11-22"), NULL },
	{ EVALUATION("date", "2026-11-23"), "date" },
	{ EVALUATION("counts_for", "2026-2027"), NULL },
	{ EVALUATION("counts_for", "2025-2026"), "counts_for" },
	{ EVALUATION("date", "2026-08-01", "counts_for", "2025-2026"), NULL },
	{ EVALUATION("date", "2026-09-30", "counts_for", "2025-2026"), NULL },
	{ EVALUATION("date", "2026-10-01", "counts_for", "2025-2026"), "counts_for" },
	{ EVALUATION("date", "2026-09-30", "counts_for", "2024-2025"), "counts_for" },
	{ EVALUATION("date", "2026-09-30", "counts_for", "2027-2028"), "counts_for" },
	{ EVALUATION("date", "2026-07-31", "counts_for", "2024-2025"), "counts_for" },
	{ RESULT("finding", "met"), NULL },
	{ RESULT("finding", "undeterminable"), "reason" },
	{ RESULT("finding", "dropped"), "drop_reason" },
	{ RESULT("finding", "dropped", "drop_reason", "te moeilijk"), NULL },
	{ GOAL("kind", "learning", "area", "technical_reading"), NULL },
	{ GOAL("kind", "behaviour", "area", "technical_reading"), "area" },
	{ GOAL("kind", "learning", "area", "wellbeing"), "area" },
	{ GOAL("kind", "behaviour", "area", "wellbeing"), NULL },
	{ GOAL("kind", "learning", "baseline_date", "2026-09-01", "target_date", "2026-09-01"),
	  NULL },
	{ GOAL("kind", "learning", "baseline_date", "2026-09-01", "target_date", "2026-08-31"),
	  "target_date" },
	{ TEMPLATE("kind", "learning", "area", "technical_reading"), NULL },
	{ TEMPLATE("kind", "behaviour", "area", "technical_reading"), "area" },
	{ ABSENCE("starts", "2026-11-01", "ends", "2026-11-01", "reported", "2026-11-01"), NULL },
	{ ABSENCE("starts", "2026-11-01", "reported", "2026-11-22"), NULL },
	{ ABSENCE("starts", "2026-11-01", "ends", "2026-10-31"), "ends" },
	{ ABSENCE("starts", "2026-11-01", "reported", "2026-10-31"), "reported" },
	{ ABSENCE("starts", "2026-11-01", "reported", "2026-11-23"), "reported" },
	{ ENTITY_AGREEMENT, { "what", "bellen", "pupil", "1", "done", "2026-11-22" }, NULL },
	{ ENTITY_AGREEMENT, { "what", "bellen", "meeting", "1" }, NULL },
	{ ENTITY_AGREEMENT, { "what", "bellen" }, "pupil" },
	{ ENTITY_AGREEMENT, { "what", "bellen", "pupil", "1", "done", "2026-11-23" }, "done" },
	{ CONSENT("party", "guardian", "guardian", "1", "decision", "given", "date",
		  "2026-11-22"), NULL },
	{ CONSENT("party", "guardian", "guardian", "1", "decision", "informed"), NULL },
	{ CONSENT("party", "guardian", "decision", "given", "date", "2026-11-22"), "guardian" },
	{ CONSENT("party", "guardian", "guardian", "1", "decision", "given"), "date" },
	{ CONSENT("party", "guardian", "guardian", "1", "decision", "refused"), "date" },
	{ CONSENT("party", "parents", "decision", "given"), NULL },
	{ CONSENT("party", "parents", "decision", "given", "date", "2026-11-23"), "date" },
	{ PLACEMENT("starts", "2026-08-01", "ends", "2027-07-31"), NULL },
	{ PLACEMENT("starts", "2026-08-01", "ends", "2026-08-01"), NULL },
	{ PLACEMENT("starts", "2026-07-31"), "starts" },
	{ PLACEMENT("starts", "2027-08-01"), "starts" },
	{ PLACEMENT("starts", "2026-09-01", "ends", "2026-08-31"), "ends" },
	{ PLACEMENT("starts", "2026-09-01", "ends", "2027-08-01"), "ends" },
	{ HOLIDAY("ends", "2026-12-19"), NULL },
	{ HOLIDAY("ends", "2026-12-18"), "ends" },
	{ ENTITY_LOG, { "pupil", "1", "kind", "note", "text", "x", "date", "2026-11-22" }, NULL },
	{ ENTITY_LOG, { "pupil", "1", "kind", "note", "text", "x", "date", "2026-11-23" }, "date" },
	{ MEASUREMENT("date", "2026-11-22", "subject", "spelling", "level", "I"), NULL },
	{ MEASUREMENT("date", "2026-11-23", "subject", "spelling", "level", "I"), "date" },
	{ MEASUREMENT("date", "2026-11-22", "subject", "spelling", "risk", "no"), "risk" },
	{ MEASUREMENT("date", "2026-11-22", "subject", "wellbeing", "risk", "no"), NULL },
	{ MEASUREMENT("date", "2026-11-22", "subject", "wellbeing", "level", "I"), "level" },
	{ ATTENDEE("guardian", "1"), NULL },
	{ ATTENDEE("staff", "1"), NULL },
	{ ATTENDEE("pupil", "1"), NULL },
	{ ATTENDEE("name", "wijkteam"), NULL },
	{ ATTENDEE("part", "verslag"), "name" },
	{ ATTENDEE("staff", "1", "name", "Jan"), "name" },
	{ MELDCODE("date", "2026-11-22", "reported", "2026-11-22"), NULL },
	{ MELDCODE("date", "2026-11-23"), "date" },
	{ MELDCODE("date", "2026-11-22", "reported", "2026-11-23"), "reported" },
	{ POSTPONEMENT("deadline", "evaluation", "entity", "plan", "until", "2026-12-02"), NULL },
	{ POSTPONEMENT("deadline", "evaluation", "entity", "plan", "until", "2026-12-01"),
	  "until" },
	{ POSTPONEMENT("deadline", "ooit", "entity", "plan", "until", "2026-12-02"), "deadline" },
	{ POSTPONEMENT("deadline", "evaluation", "entity", "plant", "until", "2026-12-02"),
	  "entity" },
	{ PUPIL("born", "2026-11-22", "enrolled", "2026-11-22", "left", "2026-11-22"), NULL },
	{ PUPIL("born", "2026-11-23"), "born" },
	{ PUPIL("enrolled", "2026-11-22", "left", "2026-11-21"), "left" },
	{ SUPPORT_PERIOD("ends", "2026-09-01"), NULL },
	{ SUPPORT_PERIOD("ends", "2026-08-31"), "ends" },
	{ SUPPORT("form", "RT", "starts", "2026-09-01", "ends", "2026-09-01"), NULL },
	{ SUPPORT("form", "RT", "starts", "2026-09-01", "ends", "2026-08-31"), "ends" },
	{ SUPPORT("form", "RT", "ends", "2026-08-31"), NULL },
	{ SCHOOL("brin", "12AB", "location", "01"), NULL },
	{ SCHOOL("brin", "12A1"), "brin" },
	{ SCHOOL("brin", "1AAB"), "brin" },
	{ SCHOOL("brin", "12AB", "location", "1"), "location" },
	{ SCHOOL("brin", "12AB", "location", "0a"), "location" },
	{ ENTITY_SETTING, { "key", "plan_days", "value", "30" }, NULL },
	{ ENTITY_SETTING, { "key", "plan_dagen", "value", "30" }, "key" },
	{ ENTITY_SETTING, { "key", "plan_days", "value", "veel" }, "value" },
	{ ENTITY_QUALITY, { "pupil", "1", "item", "pupil_involved", "answer", "yes", "date",
			    "2026-11-22" }, NULL },
	{ ENTITY_QUALITY, { "pupil", "1", "item", "pupil_involved", "answer", "yes", "date",
			    "2026-11-23" }, "date" },
	{ REQUEST("tlv_for", "so", "funding_category", "low"), NULL },
	{ REQUEST("tlv_for", "vso", "funding_category", "low"), NULL },
	{ REQUEST("tlv_for", "sbo", "funding_category", "low"), "funding_category" },
	{ ENTITY_REQUEST, { "pupil", "1", "kind", "arrangement", "tlv_for", "so" }, "tlv_for" },
	{ ENTITY_REQUEST, { "pupil", "1", "kind", "arrangement" }, NULL },
	{ REQUEST("valid_from", "2026-08-01", "valid_to", "2026-08-01"), NULL },
	{ REQUEST("valid_from", "2026-08-01", "valid_to", "2026-07-31"), "valid_to" },
	{ REQUEST("sent", "2026-10-01", "decided", "2026-10-01", "decision", "granted"), NULL },
	{ PLAN("status", "closed", "closed", "2026-11-01", "close_reason", "af"), NULL },
	{ PLAN("status", "closed", "closed", "2026-08-31", "close_reason", "af"), "closed" },
	{ PLAN("status", "closed", "closed", "2026-11-23", "close_reason", "af"), "closed" },
	{ PLAN("status", "closed", "close_reason", "af"), "closed" },
	{ PLAN("status", "closed", "closed", "2026-11-01"), "close_reason" },
	{ PLAN("status", "replaced", "ends", "2026-10-31"), NULL },
	{ PLAN("status", "replaced"), "ends" },
	{ PLAN("status", "in_force", "ends", "2026-08-01"), "ends" },
	{ EVALUATION("consequence_learning", "continue+request_tlv"), NULL },
	{ EVALUATION("consequence_learning", "intensify+external_expertise"), NULL },
	{ EVALUATION("consequence_learning", "reduce_or_stop+completed+back_to_basic"), NULL },
	{ EVALUATION("consequence_learning", "continue", "consequence_behaviour", "intensify"),
	  NULL },
	{ EVALUATION("consequence_learning", "continue+intensify"), "consequence_learning" },
	{ EVALUATION("consequence_learning", "reduce_or_stop+continue"), "consequence_learning" },
	{ EVALUATION("consequence_behaviour", "reduce_or_stop+intensify"),
	  "consequence_behaviour" },
	{ EVALUATION("consequence_learning", "continue", "consequence_behaviour",
		     "continue+intensify"), "consequence_behaviour" },
	{ REQUEST("parents_view_date", "2026-10-01", "sent", "2026-10-01"), NULL },
	{ REQUEST("parents_view_date", "2026-10-02", "sent", "2026-10-01"), "parents_view_date" },
	{ REQUEST("decided", "2026-10-01"), "decision" },
	{ REQUEST("decided", "2026-10-01", "decision", "pending"), "decision" },
	{ REQUEST("decided", "2026-10-01", "decision", "refused"), NULL },
	{ REQUEST("sent", "2026-10-02", "decided", "2026-10-01", "decision", "refused"),
	  "decided" },
	{ REQUEST("decision", "granted", "placed", "2027-01-08"), NULL },
	{ REQUEST("decision", "conditional", "placed", "2027-01-08"), NULL },
	{ REQUEST("decision", "refused", "placed", "2027-01-08"), "placed" },
	{ REQUEST("decision", "withdrawn", "placed", "2027-01-08"), "placed" },
	{ REQUEST("placed", "2027-01-08"), "placed" },
	/* What happened is not to come, what holds from a day does so within a year. */
	{ REQUEST("parents_view_date", "2026-11-23"), "parents_view_date" },
	{ REQUEST("sent", "2026-11-22"), NULL },
	{ REQUEST("sent", "2026-11-23"), "sent" },
	{ REQUEST("decided", "2031-01-01", "decision", "granted"), "decided" },
	{ REQUEST("decision", "granted", "placed", "2027-11-23"), "placed" },
	{ EVALUATION("date", "2026-11-23"), "date" },
	{ PLAN("status", "draft", "adopted", "2026-11-23"), "adopted" },
	{ PLAN("status", "draft", "heard_date", "2026-11-23"), "heard_date" },
	{ PLAN("status", "draft", "starts", "2027-11-22"), NULL },
	{ PLAN("status", "draft", "starts", "2027-11-23"), "starts" },
	{ PLAN("status", "in_force", "rod_begin", "2026-11-23"), "rod_begin" },
	{ ENTITY_MEETING, { "kind", "parents", "date", "2026-11-22" }, NULL },
	{ ENTITY_MEETING, { "kind", "parents", "date", "2062-11-01" }, "date" },
	{ ENTITY_MEETING, { "kind", "parents", "date", "2026-11-22", "next", "2027-02-01" }, NULL },
	{ ENTITY_SUPPORT_PERIOD, { "pupil", "1", "level", "extra", "starts", "2027-08-01" }, NULL },
	{ ENTITY_SUPPORT_PERIOD, { "pupil", "1", "level", "extra", "starts", "2062-09-01" },
	  "starts" },
	{ ENTITY_CONSENT, { "plan", "1", "party", "pupil", "decision", "given", "date",
			    "2026-11-23" }, "date" },
	{ ENTITY_LOG, { "pupil", "1", "kind", "note", "text", "x", "date", "2026-11-23" }, "date" },
	{ ENTITY_AGREEMENT, { "pupil", "1", "what", "x", "done", "2026-11-23" }, "done" },
	{ ENTITY_DOCUMENT, { "pupil", "1", "kind", "letter", "place", "kast", "date",
			     "2026-11-23" }, "date" },
};

Test(checks, refuse_what_its_fields_cannot_say_together)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct row *row = &rows[i];
		struct record *r = record_new(entities[row->entity]);
		struct zb_err err = { 0 };
		unsigned field = 0;
		enum zb_code code;

		for (size_t k = 0; row->fields[k]; k += 2) {
			int column = entity_field(r->entity, row->fields[k]);

			cr_assert(column >= 0, "row %zu: no %s", i, row->fields[k]);
			cr_assert(record_parse(r, (unsigned)column, row->fields[k + 1],
					       day("2026-11-22"), &err) == ZB_OK,
				  "row %zu: %s", i, err.text);
		}
		code = record_validate(r, day("2026-11-22"), &field, &err);
		cr_expect(code == (row->field ? ZB_INVALID : ZB_OK), "row %zu: %s", i, err.text);
		if (row->field && code)
			cr_expect_str_eq(r->entity->fields[field].column, row->field, "row %zu: %s",
					 i, err.text);
		record_free(r);
	}
}

Test(checks, ask_of_a_change_only_the_days_that_changed)
{
	struct record *before = record_new(&meeting_entity), *after;
	struct zb_err err = { 0 };
	unsigned field = MEETING_KIND;

	record_set_choice(before, MEETING_KIND, MEETING_PARENTS);
	record_set_date(before, MEETING_DATE, day("2062-11-01"));
	after = record_copy(before);
	record_set_text(after, MEETING_REPORT, "goed");
	cr_expect(not(record_moves(before, after)));
	cr_expect(record_moves(NULL, after));
	cr_expect(eq(int, record_validate_change(before, after, day("2016-04-03"),
						 day("2026-11-22"), NULL, &err), ZB_OK));
	record_set_date(after, MEETING_DATE, day("2062-11-02"));
	cr_expect(record_moves(before, after));
	cr_expect(eq(int, record_validate_change(before, after, (struct date){0},
						 day("2026-11-22"), &field, &err), ZB_INVALID));
	cr_expect(eq(int, (int)field, MEETING_DATE));
	record_free(after);
	record_free(before);
}

Test(checks, let_nothing_of_a_pupil_lie_before_its_birth)
{
	struct record *r = record_new(&support_period_entity);
	struct zb_err err = { 0 };

	record_set_number(r, SUPPORT_PERIOD_PUPIL, 1);
	record_set_choice(r, SUPPORT_PERIOD_LEVEL, SUPPORT_EXTRA);
	record_set_date(r, SUPPORT_PERIOD_STARTS, day("1927-09-01"));
	cr_expect(eq(int, record_validate_change(NULL, r, (struct date){0}, day("2026-11-22"),
						 NULL, &err), ZB_OK));
	cr_expect(eq(int, record_validate_change(NULL, r, day("2019-04-03"), day("2026-11-22"),
						 NULL, &err), ZB_INVALID));
	cr_expect_str_eq(err.text, "Vanaf ligt voor de geboorte van de leerling (03-04-2019); kijk "
				   "het jaartal na");
	record_set_date(r, SUPPORT_PERIOD_STARTS, day("2019-04-03"));
	cr_expect(eq(int, record_validate_change(NULL, r, day("2019-04-03"), day("2026-11-22"),
						 NULL, &err), ZB_OK));
	record_free(r);
}

Test(checks, let_no_help_be_noted_that_says_neither_what_it_is_nor_who_gives_it)
{
	struct record *r = record_new(&support_entity);
	struct zb_err err = { 0 };
	unsigned field = 0;

	record_set_number(r, SUPPORT_PUPIL, 1);
	record_set_date(r, SUPPORT_STARTS, day("2026-09-01"));
	cr_expect(eq(int, record_validate_change(NULL, r, (struct date){0}, day("2026-11-22"),
						 &field, &err), ZB_INVALID));
	cr_expect(eq(int, (int)field, SUPPORT_FORM));
	cr_expect_str_eq(err.text, "schrijf op wat de hulp is, of wie haar geeft");
	record_set_choice(r, SUPPORT_FUNCTION, FUNCTION_TEACHER);
	cr_expect(eq(int, record_validate_change(NULL, r, (struct date){0}, day("2026-11-22"),
						 &field, &err), ZB_OK));
	record_free(r);
}
