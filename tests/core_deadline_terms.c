/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every deadline on the day before its term, on it and after it: with the terms as they begin, over
 * a leap day, over the change of school year, and with terms that the school set. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>

#include "core/records/plan.h"
#include "tests/dossier.h"

#define UNCHANGED SETTING_COUNT

/* The years of groep 8, so that any day lies in one. */
static void add_placements(struct dossier *d, const char *year_group)
{
	for (int year = 2023; year < 2032; year++) {
		char text[SCHOOL_YEAR_SIZE];

		school_year_to_text(year, text);
		dossier_row(d, ENTITY_PLACEMENT, 1000 + year, "pupil", "1", "school_year", text,
			    "year_group", year_group, "starts", iso(school_year_begin(year)),
			    "ends", iso(school_year_end(year)), NULL);
	}
}

static void add_pupil(struct dossier *d, const char *left)
{
	dossier_row(d, ENTITY_PUPIL, 1, "family_name", "Hof", "enrolled", "2020-08-01", "left",
		    left, NULL);
}

static void add_extra(struct dossier *d, const char *from)
{
	dossier_row(d, ENTITY_SUPPORT_PERIOD, 50, "pupil", "1", "level", "extra", "starts", from,
		    NULL);
}

static struct record *add_plan(struct dossier *d, const char *status, const char *from)
{
	return dossier_row(d, ENTITY_PLAN, 100, "pupil", "1", "trajectory", "1", "version", "1",
			   "status", status, "origin", "own", "starts", from, "adopted", from,
			   NULL);
}

static void make_plan(struct dossier *d, const char *from)
{
	add_extra(d, from);
}

static void make_consent(struct dossier *d, const char *from)
{
	record_set_number(add_plan(d, "draft", from), PLAN_CONSULTATION, 70);
	dossier_row(d, ENTITY_MEETING, 70, "kind", "parents", "date", from, NULL);
	dossier_row(d, ENTITY_GUARDIAN, 60, "family_name", "Hof", NULL);
	dossier_row(d, ENTITY_PUPIL_GUARDIAN, 61, "pupil", "1", "guardian", "60", "authority",
		    "yes", NULL);
}

static void make_in_force(struct dossier *d, const char *from)
{
	add_plan(d, "in_force", from);
}

static void make_evaluated(struct dossier *d, const char *from)
{
	add_plan(d, "in_force", "2024-09-01");
	dossier_row(d, ENTITY_EVALUATION, 300, "plan", "100", "date", from, "kind", "yearly",
		    "parents_present", "yes", NULL);
}

static void make_closed(struct dossier *d, const char *from)
{
	record_set_text(add_plan(d, "closed", "2024-09-01"), PLAN_CLOSED_ON, from);
}

static void make_tlv(struct dossier *d, const char *from)
{
	dossier_row(d, ENTITY_REQUEST, 10, "pupil", "1", "kind", "tlv", "decision", "granted",
		    "valid_to", from, NULL);
}

static void make_request(struct dossier *d, const char *from)
{
	dossier_row(d, ENTITY_REQUEST, 10, "pupil", "1", "kind", "arrangement", "sent", from, NULL);
}

static void make_absence(struct dossier *d, const char *from)
{
	dossier_row(d, ENTITY_ABSENCE, 10, "pupil", "1", "kind", "authorised", "starts", from,
		    NULL);
}

static void make_hours(struct dossier *d, const char *from)
{
	dossier_row(d, ENTITY_ABSENCE, 10, "pupil", "1", "kind", "sixteen_hours", "starts", from,
		    NULL);
}

static void make_planned(struct dossier *d, const char *from)
{
	add_plan(d, "in_force", "2024-09-01");
	dossier_row(d, ENTITY_EVALUATION, 300, "plan", "100", "date", "2024-10-01", "kind",
		    "interim", "next", from, NULL);
}

static void make_goal(struct dossier *d, const char *from)
{
	add_plan(d, "in_force", "2024-09-01");
	dossier_row(d, ENTITY_GOAL, 200, "plan", "100", "line", "200", "kind", "learning",
		    "description", "tafels", "target_date", from, "state", "open", NULL);
}

static void make_support(struct dossier *d, const char *from)
{
	dossier_row(d, ENTITY_SUPPORT, 10, "pupil", "1", "form", "RT", "ends", from, NULL);
}

static void make_handover(struct dossier *d, const char *from)
{
	add_placements(d, "8");
	add_extra(d, from);
}

static void make_agreement(struct dossier *d, const char *from)
{
	dossier_row(d, ENTITY_AGREEMENT, 80, "pupil", "1", "what", "bellen", "by", from, NULL);
}

static void make_talk(struct dossier *d, const char *from)
{
	dossier_row(d, ENTITY_MEETING, 70, "kind", "parents", "date", "2024-09-01", "next", from,
		    NULL);
}

/* The dossier counts from FROM, but one who left, left then. */
static const struct term {
	enum deadline_id id;
	void (*make)(struct dossier *, const char *from);
	const char *from;
	enum setting_id setting; /* UNCHANGED: as they begin */
	int value;
	const char *shows, *date;
} terms[] = {
	{ DEADLINE_PLAN, make_plan, "2026-10-01", UNCHANGED, 0, "2026-10-01", "2026-11-12" },
	{ DEADLINE_PLAN, make_plan, "2027-01-20", UNCHANGED, 0, "2027-01-20", "2027-03-03" },
	{ DEADLINE_PLAN, make_plan, "2028-01-20", UNCHANGED, 0, "2028-01-20", "2028-03-02" },
	{ DEADLINE_PLAN, make_plan, "2028-01-18", UNCHANGED, 0, "2028-01-18", "2028-02-29" },
	{ DEADLINE_PLAN, make_plan, "2027-07-10", UNCHANGED, 0, "2027-07-10", "2027-08-21" },
	{ DEADLINE_PLAN, make_plan, "2026-10-01", SETTING_PLAN_DAYS, 30, "2026-10-01",
	  "2026-10-31" },
	{ DEADLINE_CONSENT, make_consent, "2026-11-04", UNCHANGED, 0, "2026-11-04", "2026-11-18" },
	{ DEADLINE_CONSENT, make_consent, "2028-02-15", UNCHANGED, 0, "2028-02-15", "2028-02-29" },
	{ DEADLINE_CONSENT, make_consent, "2027-07-25", UNCHANGED, 0, "2027-07-25", "2027-08-08" },
	{ DEADLINE_CONSENT, make_consent, "2026-11-04", SETTING_CONSENT_DAYS, 28, "2026-11-04",
	  "2026-12-02" },
	{ DEADLINE_EVALUATION, make_in_force, "2026-08-01", UNCHANGED, 0, "2027-06-05",
	  "2027-07-31" },
	{ DEADLINE_EVALUATION, make_in_force, "2026-07-31", UNCHANGED, 0, "2026-06-05",
	  "2026-07-31" },
	{ DEADLINE_EVALUATION, make_in_force, "2026-10-01", SETTING_EVALUATION_WARN, 91,
	  "2027-05-01", "2027-07-31" },
	{ DEADLINE_EVALUATION, make_evaluated, "2025-11-25", UNCHANGED, 0, "2026-09-30",
	  "2026-11-25" },
	{ DEADLINE_EVALUATION, make_evaluated, "2028-02-29", UNCHANGED, 0, "2029-01-03",
	  "2029-02-28" },
	{ DEADLINE_EVALUATION, make_evaluated, "2027-02-28", UNCHANGED, 0, "2028-01-03",
	  "2028-02-28" },
	{ DEADLINE_ROD_BEGIN, make_in_force, "2026-11-01", UNCHANGED, 0, "2026-11-01",
	  "2026-11-15" },
	{ DEADLINE_ROD_BEGIN, make_in_force, "2028-02-20", UNCHANGED, 0, "2028-02-20",
	  "2028-03-05" },
	{ DEADLINE_ROD_BEGIN, make_in_force, "2027-07-20", UNCHANGED, 0, "2027-07-20",
	  "2027-08-03" },
	{ DEADLINE_ROD_BEGIN, make_in_force, "2026-11-01", SETTING_ROD_DAYS, 7, "2026-11-01",
	  "2026-11-08" },
	{ DEADLINE_ROD_END, make_closed, "2026-11-10", UNCHANGED, 0, "2026-11-10", "2026-11-24" },
	{ DEADLINE_ROD_END, make_closed, "2028-02-20", UNCHANGED, 0, "2028-02-20", "2028-03-05" },
	{ DEADLINE_ROD_END, make_closed, "2027-07-31", UNCHANGED, 0, "2027-07-31", "2027-08-14" },
	{ DEADLINE_ROD_END, make_closed, "2026-11-10", SETTING_ROD_DAYS, 7, "2026-11-10",
	  "2026-11-17" },
	{ DEADLINE_TLV, make_tlv, "2027-07-31", UNCHANGED, 0, "2027-01-30", "2027-07-31" },
	{ DEADLINE_TLV, make_tlv, "2028-02-29", UNCHANGED, 0, "2027-08-31", "2028-02-29" },
	{ DEADLINE_TLV, make_tlv, "2027-10-31", UNCHANGED, 0, "2027-05-02", "2027-10-31" },
	{ DEADLINE_TLV, make_tlv, "2027-07-31", SETTING_TLV_WARN, 31, "2027-06-30", "2027-07-31" },
	{ DEADLINE_ABSENCE, make_absence, "2026-10-01", UNCHANGED, 0, "2026-10-01", "2026-10-29" },
	{ DEADLINE_ABSENCE, make_absence, "2028-02-01", UNCHANGED, 0, "2028-02-01", "2028-02-29" },
	{ DEADLINE_ABSENCE, make_absence, "2027-07-10", UNCHANGED, 0, "2027-07-10", "2027-08-07" },
	{ DEADLINE_ABSENCE, make_absence, "2026-10-01", SETTING_ABSENCE_DAYS, 14, "2026-10-01",
	  "2026-10-15" },
	{ DEADLINE_ABSENCE_LONG, make_absence, "2026-10-01", UNCHANGED, 0, "2026-10-01",
	  "2026-12-31" },
	{ DEADLINE_ABSENCE_LONG, make_absence, "2027-12-01", UNCHANGED, 0, "2027-12-01",
	  "2028-03-01" },
	{ DEADLINE_ABSENCE_LONG, make_absence, "2027-06-01", UNCHANGED, 0, "2027-06-01",
	  "2027-08-31" },
	{ DEADLINE_ABSENCE_LONG, make_absence, "2026-10-01", SETTING_ABSENCE_LONG_DAYS, 60,
	  "2026-10-01", "2026-11-30" },
	{ DEADLINE_ABSENCE_HOURS, make_hours, "2026-10-01", UNCHANGED, 0, "2026-10-01",
	  "2026-10-01" },
	{ DEADLINE_ABSENCE_HOURS, make_hours, "2028-02-29", UNCHANGED, 0, "2028-02-29",
	  "2028-02-29" },
	{ DEADLINE_ABSENCE_HOURS, make_hours, "2027-07-31", UNCHANGED, 0, "2027-07-31",
	  "2027-07-31" },
	{ DEADLINE_INTERIM, make_in_force, "2026-10-01", SETTING_INTERIM_DAYS, 182, "2027-02-18",
	  "2027-04-01" },
	{ DEADLINE_INTERIM, make_in_force, "2027-10-01", SETTING_INTERIM_DAYS, 182, "2028-02-18",
	  "2028-03-31" },
	{ DEADLINE_INTERIM, make_evaluated, "2027-05-01", SETTING_INTERIM_DAYS, 100, "2027-06-28",
	  "2027-08-09" },
	{ DEADLINE_PLANNED, make_planned, "2026-12-15", UNCHANGED, 0, "2026-11-03", "2026-12-15" },
	{ DEADLINE_PLANNED, make_planned, "2028-02-29", UNCHANGED, 0, "2028-01-18", "2028-02-29" },
	{ DEADLINE_PLANNED, make_planned, "2027-08-20", UNCHANGED, 0, "2027-07-09", "2027-08-20" },
	{ DEADLINE_GOAL, make_goal, "2026-11-01", UNCHANGED, 0, "2026-11-01", "2026-11-15" },
	{ DEADLINE_GOAL, make_goal, "2028-02-20", UNCHANGED, 0, "2028-02-20", "2028-03-05" },
	{ DEADLINE_GOAL, make_goal, "2027-07-31", UNCHANGED, 0, "2027-07-31", "2027-08-14" },
	{ DEADLINE_GOAL, make_goal, "2026-11-01", SETTING_GOAL_DAYS, 28, "2026-11-01",
	  "2026-11-29" },
	{ DEADLINE_SUPPORT, make_support, "2027-01-31", UNCHANGED, 0, "2026-11-08", "2027-01-31" },
	{ DEADLINE_SUPPORT, make_support, "2028-03-31", UNCHANGED, 0, "2028-01-07", "2028-03-31" },
	{ DEADLINE_SUPPORT, make_support, "2027-10-01", UNCHANGED, 0, "2027-07-09", "2027-10-01" },
	{ DEADLINE_SUPPORT, make_support, "2027-01-31", SETTING_SUPPORT_WARN, 31, "2026-12-31",
	  "2027-01-31" },
	{ DEADLINE_REQUEST, make_request, "2026-10-01", UNCHANGED, 0, "2026-10-29", "2026-11-12" },
	{ DEADLINE_REQUEST, make_request, "2028-01-20", UNCHANGED, 0, "2028-02-17", "2028-03-02" },
	{ DEADLINE_REQUEST, make_request, "2027-07-10", UNCHANGED, 0, "2027-08-07", "2027-08-21" },
	{ DEADLINE_REQUEST, make_request, "2026-10-01", SETTING_REQUEST_DAYS, 56, "2026-11-12",
	  "2026-11-26" },
	{ DEADLINE_HANDOVER, make_handover, "2026-07-01", UNCHANGED, 0, "2026-08-01",
	  "2027-07-01" },
	{ DEADLINE_HANDOVER, make_handover, "2027-06-01", UNCHANGED, 0, "2027-08-01",
	  "2028-07-01" },
	{ DEADLINE_UNTOUCHED, make_plan, "2026-10-01", SETTING_UNTOUCHED_DAYS, 90, "2026-12-30",
	  "2026-12-30" },
	{ DEADLINE_UNTOUCHED, make_plan, "2028-01-01", SETTING_UNTOUCHED_DAYS, 60, "2028-03-01",
	  "2028-03-01" },
	{ DEADLINE_UNTOUCHED, make_plan, "2027-07-01", SETTING_UNTOUCHED_DAYS, 60, "2027-08-30",
	  "2027-08-30" },
	{ DEADLINE_AGREEMENT_DUE, make_agreement, "2026-11-25", UNCHANGED, 0, "2026-11-18",
	  "2026-11-25" },
	{ DEADLINE_AGREEMENT_DUE, make_agreement, "2028-03-05", UNCHANGED, 0, "2028-02-27",
	  "2028-03-05" },
	{ DEADLINE_AGREEMENT_DUE, make_agreement, "2027-08-03", UNCHANGED, 0, "2027-07-27",
	  "2027-08-03" },
	{ DEADLINE_AGREEMENT_DUE, make_agreement, "2026-11-25", SETTING_AGREEMENT_DAYS, 14,
	  "2026-11-11", "2026-11-25" },
	{ DEADLINE_TALK, make_talk, "2026-11-25", UNCHANGED, 0, "2026-11-18", "2026-11-25" },
	{ DEADLINE_TALK, make_talk, "2028-02-29", UNCHANGED, 0, "2028-02-22", "2028-02-29" },
	{ DEADLINE_TALK, make_talk, "2027-08-03", UNCHANGED, 0, "2027-07-27", "2027-08-03" },
	{ DEADLINE_TALK, make_talk, "2026-11-25", SETTING_AGREEMENT_DAYS, 21, "2026-11-04",
	  "2026-11-25" },
	{ DEADLINE_RETENTION, NULL, "2024-07-01", UNCHANGED, 0, "2026-07-01", "2026-07-01" },
	{ DEADLINE_RETENTION, NULL, "2024-02-29", UNCHANGED, 0, "2026-02-28", "2026-02-28" },
	{ DEADLINE_RETENTION, NULL, "2024-07-01", SETTING_RETENTION_YEARS, 4, "2028-07-01",
	  "2028-07-01" },
};

#define TERM_COUNT (sizeof terms / sizeof terms[0])

static struct dossier dossier_of(const struct term *term)
{
	struct dossier d = {0};

	add_pupil(&d, term->make ? "" : term->from);
	if (term->make)
		term->make(&d, term->from);
	return d;
}

static struct derived derive_dossier(const struct dossier *d, const struct term *term,
				     struct date today, int value)
{
	struct derived out = {0};
	struct settings settings;

	settings_init(&settings);
	if (term->setting != UNCHANGED)
		settings.value[term->setting] = value;
	derive_pupil(d, &settings, today, &out);
	return out;
}

static struct derived derive_term(const struct term *term, struct date today, int value)
{
	struct dossier d = dossier_of(term);
	struct derived out = derive_dossier(&d, term, today, value);

	dossier_free(&d);
	return out;
}

static void expect_on(const struct term *term, int days)
{
	struct date today = date_add_days(day(term->date), days);
	struct derived out = derive_term(term, today, term->value);
	const struct due *due = due_find(&out, term->id);
	const char *code = deadlines[term->id].code;

	cr_assert(due != NULL, "%s from %s is not there on %s", code, term->from, iso(today));
	cr_expect_str_eq(iso(due->date), term->date, "%s from %s", code, term->from);
	cr_expect_str_eq(iso(due->shows), term->shows, "%s from %s", code, term->from);
	cr_expect(deadline_is_late((int)term->id, due->date, due->term, today) == (days > 0),
		  "%s from %s on %s", code, term->from, iso(today));
	derived_free(&out);
}

Test(terms, stand_the_day_before_on_the_day_and_are_late_the_day_after)
{
	for (size_t i = 0; i < TERM_COUNT; i++)
		for (int days = -1; days <= 1; days++)
			expect_on(&terms[i], days);
}

/* No setting says how long these are: at once, on the day that was named, on 1 July. */
static const bool without_setting[DEADLINE_COUNT] = {
	[DEADLINE_ABSENCE_HOURS] = true, [DEADLINE_PLANNED] = true, [DEADLINE_HANDOVER] = true,
};

/* Counts, shows or is due on that day, or the days lie on either side of it. */
static bool lies_over(const struct term *term, const char *date)
{
	struct date from = day(term->from), shows = day(term->shows);

	if (date_compare(shows, from) < 0)
		from = shows;
	return date_compare(from, day(date)) <= 0 && date_compare(day(term->date), day(date)) >= 0;
}

Test(terms, of_every_deadline_are_tried_over_a_leap_day_a_new_school_year_and_as_a_school_sets_them)
{
	for (int id = 0; id < DEADLINE_COUNT; id++) {
		size_t begun = 0, leap = 0, year = 0, set = 0;

		for (size_t i = 0; i < TERM_COUNT; i++) {
			const struct term *term = &terms[i];

			if (term->id != (enum deadline_id)id)
				continue;
			begun += term->setting == UNCHANGED;
			set += term->setting != UNCHANGED;
			leap += lies_over(term, "2028-02-29") || lies_over(term, "2024-02-29");
			year += lies_over(term, "2026-07-31") || lies_over(term, "2027-07-31");
		}
		/* Two are off until a school wants them. */
		cr_expect(begun > 0 || id == DEADLINE_INTERIM || id == DEADLINE_UNTOUCHED, "%s",
			  deadlines[id].code);
		cr_expect(leap > 0, "%s: no leap day", deadlines[id].code);
		cr_expect(year > 0, "%s: no new school year", deadlines[id].code);
		cr_expect(without_setting[id] == !set, "%s: a setting", deadlines[id].code);
	}
}

Test(terms, of_a_handover_stay_late_until_the_new_school_year_brings_its_own)
{
	static const struct {
		const char *today, *date;
		bool late;
	} rows[] = { { "2027-07-01", "2027-07-01", false }, { "2027-07-31", "2027-07-01", true },
		     { "2027-08-01", "2028-07-01", false } };
	const struct term term = {
		DEADLINE_HANDOVER, make_handover, "2026-07-01", UNCHANGED, 0, "", ""
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct derived out = derive_term(&term, day(rows[i].today), 0);
		const struct due *due = due_find(&out, DEADLINE_HANDOVER);

		cr_expect_str_eq(iso(due->date), rows[i].date, "%s", rows[i].today);
		cr_expect(deadline_is_late((int)term.id, due->date, due->term,
					   day(rows[i].today)) == rows[i].late,
			  "%s", rows[i].today);
		derived_free(&out);
	}
}

#define POSTPONED_DAYS 10

static void expect_postponed(const struct term *term)
{
	bool law = deadlines[term->id].class == DEADLINE_LAW;
	bool admin = deadlines[term->id].class == DEADLINE_ADMIN;
	struct date date = day(term->date), until = date_add_days(date, POSTPONED_DAYS);
	struct dossier d = dossier_of(term);
	struct derived out = derive_dossier(&d, term, date, term->value);
	const struct due *due = due_find(&out, term->id);
	char row[24];

	snprintf(row, sizeof row, "%lld", (long long)due->row);
	dossier_row(&d, ENTITY_POSTPONEMENT, 900, "pupil", "1", "deadline",
		    deadlines[term->id].code, "entity", entities[due->entity]->code, "record", row,
		    "term", term->date, "until", iso(until), "reason", "ziek", NULL);
	derived_free(&out);
	for (int days = 0; days <= POSTPONED_DAYS + 1; days++) {
		struct date today = date_add_days(date, days);
		bool late = days > (law || admin ? 0 : POSTPONED_DAYS);

		out = derive_dossier(&d, term, today, term->value);
		due = due_find(&out, term->id);
		cr_assert(due != NULL, "%s", deadlines[term->id].code);
		cr_expect_str_eq(iso(due->date), iso(admin ? date : until), "%s",
				 deadlines[term->id].code);
		cr_expect_str_eq(iso(due->term), admin ? "" : term->date, "%s",
				 deadlines[term->id].code);
		cr_expect_str_eq(due->reason, admin ? "" : "ziek");
		cr_expect(deadline_is_late((int)term->id, due->date, due->term, today) == late,
			  "%s after %d days", deadlines[term->id].code, days);
		derived_free(&out);
	}
	dossier_free(&d);
}

/* § stays late for the law after its own term, the rest is late after the day that was chosen; and
 * retention is not postponed. */
Test(terms, of_every_deadline_are_postponed_by_its_class)
{
	for (int id = 0; id < DEADLINE_COUNT; id++) {
		size_t first = 0;

		while (terms[first].id != (enum deadline_id)id)
			first++;
		expect_postponed(&terms[first]);
	}
}

/* What comes first in the list of pupils is there from the day that it shows. */
Test(terms, show_from_their_day_on)
{
	for (size_t i = 0; i < TERM_COUNT; i++) {
		const struct term *term = &terms[i];

		if (deadlines[term->id].class == DEADLINE_ADMIN)
			continue;
		for (int days = -1; days <= 0; days++) {
			struct date today = date_add_days(day(term->shows), days);
			struct derived out = derive_term(term, today, term->value);
			const struct due *due = due_find(&out, term->id);
			bool shown = due && date_compare(due->shows, today) <= 0 &&
				     !date_compare(due->shows, day(term->shows));

			cr_expect(shown == (days == 0), "%s from %s on %s",
				  deadlines[term->id].code, term->from, iso(today));
			derived_free(&out);
		}
	}
}

Test(terms, of_the_school_itself_are_switched_off_by_their_settings)
{
	static const enum setting_id switches[DEADLINE_COUNT] = {
		[DEADLINE_INTERIM] = SETTING_INTERIM_DAYS,
		[DEADLINE_GOAL] = SETTING_GOAL_DAYS,
		[DEADLINE_SUPPORT] = SETTING_SUPPORT_WARN,
		[DEADLINE_REQUEST] = SETTING_REQUEST_DAYS,
		[DEADLINE_HANDOVER] = SETTING_HANDOVER,
		[DEADLINE_UNTOUCHED] = SETTING_UNTOUCHED_DAYS,
	};

	for (size_t i = 0; i < TERM_COUNT; i++) {
		struct term term = terms[i];

		if (!switches[term.id])
			continue;
		term.setting = switches[term.id];
		struct derived out = derive_term(&term, day(term.date), 0);

		cr_expect(due_find(&out, term.id) == NULL, "%s", deadlines[term.id].code);
		derived_free(&out);
	}
}

Test(terms, of_the_law_cannot_be_switched_off)
{
	static const enum setting_id law[] = {
		SETTING_PLAN_DAYS, SETTING_CONSENT_DAYS,   SETTING_EVALUATION_WARN,
		SETTING_ROD_DAYS,  SETTING_TLV_WARN,	   SETTING_ABSENCE_DAYS,
		SETTING_ABSENCE_LONG_DAYS,
	};

	for (size_t i = 0; i < sizeof law / sizeof law[0]; i++) {
		struct settings settings;
		struct zb_err err;

		settings_init(&settings);
		cr_expect(eq(int, settings_set(&settings, settings_table[law[i]].key, "0", &err),
			     ZB_INVALID), "%s", settings_table[law[i]].key);
	}
}
