/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/entities.h"
#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/group.h"
#include "core/records/log.h"
#include "core/records/measurement.h"
#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "core/records/school.h"
#include "core/text.h"

static const struct date today = {2026, 11, 22};

static enum zb_code parse(struct record *r, unsigned field, const char *typed, struct zb_err *err)
{
	return record_parse(r, field, typed, today, err);
}

/* What the machine form of FIELD is after somebody typed TYPED. */
static void expect_parsed(const struct entity *entity, unsigned field, const char *typed,
			  const char *want)
{
	struct record *r = record_new(entity);
	struct buffer text = {0};
	struct zb_err err;

	cr_expect(eq(int, parse(r, field, typed, &err), ZB_OK), "%s: %s", typed, err.text);
	record_format(r, field, &text);
	cr_expect_str_eq(text.bytes ? text.bytes : "", want, "typed %s", typed);
	buffer_clear(&text);
	record_free(r);
}

static void expect_refused(const struct entity *entity, unsigned field, const char *typed)
{
	struct record *r = record_new(entity);
	struct zb_err err = {0};

	cr_expect(eq(int, parse(r, field, typed, &err), ZB_INVALID), "%s", typed);
	cr_expect(err.text[0] != '\0' && record_is_set(r, field) == false, "%s", typed);
	record_free(r);
}

Test(record, reads_what_people_type_by_kind)
{
	expect_parsed(&pupil_entity, PUPIL_BORN, "4-5-2017", "2017-05-04");
	expect_parsed(&pupil_entity, PUPIL_SEX, "meisje", "f");
	expect_parsed(&pupil_entity, PUPIL_SEX, "f", "f");
	expect_parsed(&pupil_entity, PUPIL_GUEST, "ja", "yes");
	expect_parsed(&pupil_entity, PUPIL_GUEST, "no", "no");
	expect_parsed(&pupil_entity, PUPIL_ELSEWHERE_DAYS, "1,5", "1.5");
	expect_parsed(&pupil_entity, PUPIL_ELSEWHERE_DAYS, "2", "2");
	expect_parsed(&pupil_entity, PUPIL_CAREER, "versneld+normaal", "normal+accelerated");
	expect_parsed(&pupil_entity, PUPIL_FAMILY_NAME, "  van   Dijk ", "van Dijk");
	expect_parsed(&tariff_entity, TARIFF_CENTS_HOUR, "45,5", "45.50");
	expect_parsed(&tariff_entity, TARIFF_CENTS_HOUR, "-0,05", "-0.05");
	expect_parsed(&group_entity, GROUP_SCHOOL_YEAR, "26-27", "2026-2027");
	expect_parsed(&meeting_entity, MEETING_DURATION, "45", "45");
}

Test(record, an_empty_text_empties_the_field)
{
	struct record *r = record_new(&pupil_entity);

	record_set_text(r, PUPIL_PREFIX, "van");
	cr_expect(eq(int, parse(r, PUPIL_PREFIX, "   ", NULL), ZB_OK));
	cr_expect(eq(int, record_is_set(r, PUPIL_PREFIX), 0));
	record_free(r);
}

Test(record, refuses_what_is_not_of_the_kind)
{
	expect_refused(&pupil_entity, PUPIL_BORN, "31-2-2017");
	expect_refused(&pupil_entity, PUPIL_SEX, "man of vrouw");
	expect_refused(&pupil_entity, PUPIL_ELSEWHERE_DAYS, "1,2345");
	expect_refused(&pupil_entity, PUPIL_ELSEWHERE_DAYS, "1,5,5");
	expect_refused(&pupil_entity, PUPIL_ELSEWHERE_DAYS, "twee");
	expect_refused(&pupil_entity, PUPIL_CAREER, "normal+onzin");
	expect_refused(&meeting_entity, MEETING_DURATION, "9999999999999999999999");
	expect_refused(&group_entity, GROUP_SCHOOL_YEAR, "2026-2028");
	expect_refused(&pupil_entity, PUPIL_FAMILY_NAME, "Berg\xff");
}

Test(record, refuses_a_number_that_is_too_large_to_count_with)
{
	static const char *const large[] = {
		"9223372036854779",  "9223372036854775,807",       "-9223372036854779",
		"9007199254740,992", "99999999999999999999999999",
	};
	struct zb_err err;

	for (size_t i = 0; i < sizeof large / sizeof large[0]; i++)
		expect_refused(&measurement_entity, MEASUREMENT_SCORE, large[i]);
	expect_parsed(&measurement_entity, MEASUREMENT_SCORE, "9007199254740,991",
		      "9007199254740.991");

	struct record *r = record_new(&measurement_entity);

	parse(r, MEASUREMENT_SCORE, large[0], &err);
	cr_expect_str_eq(err.text, "Score is te groot: 9223372036854779");
	record_free(r);
}

Test(record, a_set_may_have_more_choices_than_a_word_has_bits)
{
	enum { CHOICES = 70, CODE_SIZE = 16 };
	char codes[CHOICES][CODE_SIZE];
	struct choice choices[CHOICES + 1] = { 0 };
	const struct field field = {
		.column = "goals", .kind = FIELD_SET, .label = "Doelen", .choices = choices,
	};
	const struct entity entity = { .code = "many", .fields = &field, .field_count = 1 };

	for (int i = 0; i < CHOICES; i++) {
		snprintf(codes[i], CODE_SIZE, "g%02d", i);
		choices[i] = (struct choice){ codes[i], codes[i] };
	}
	expect_parsed(&entity, 0, "g69+g05,g68+g69", "g05+g68+g69");
}

Test(record, drops_control_characters_that_were_typed_or_pasted)
{
	expect_parsed(&pupil_entity, PUPIL_FAMILY_NAME, "B\x1b[31merg", "B[31merg");
}

Test(record, reads_a_day_without_a_year_as_the_next_where_it_is_mostly_to_come)
{
	expect_parsed(&goal_entity, GOAL_TARGET_DATE, "1-6", "2027-06-01");
	expect_parsed(&goal_entity, GOAL_BASELINE_DATE, "1-6", "2026-06-01");
}

Test(record, shows_labels_dates_and_decimals_in_dutch)
{
	struct record *r = record_new(&pupil_entity);
	struct buffer text = {0};

	parse(r, PUPIL_BORN, "2017-05-04", NULL);
	parse(r, PUPIL_CATEGORY, "behind", NULL);
	parse(r, PUPIL_ELSEWHERE_DAYS, "1.5", NULL);
	record_show(r, PUPIL_BORN, &text);
	buffer_add(&text, " ");
	record_show(r, PUPIL_CATEGORY, &text);
	buffer_add(&text, " ");
	record_show(r, PUPIL_ELSEWHERE_DAYS, &text);
	cr_expect_str_eq(text.bytes, "04-05-2017 leerachterstand 1,5");
	buffer_clear(&text);
	record_free(r);
}

static void expect_invalid(struct record *r, unsigned want)
{
	struct zb_err err = {0};
	unsigned field = 999;

	cr_expect(ne(int, record_validate(r, today, &field, &err), ZB_OK));
	cr_expect(eq(uint, field, want), "%s", err.text);
	cr_expect(err.text[0] >= 'A' && err.text[strlen(err.text) - 1] != '.', "%s", err.text);
}

Test(validate, names_the_required_field_that_is_empty)
{
	struct record *r = record_new(&pupil_entity);

	expect_invalid(r, PUPIL_FAMILY_NAME);
	record_free(r);
}

Test(validate, a_brin_is_two_digits_and_two_capitals)
{
	static const char *const wrong[] = {"1234", "AB12", "12ab", "12ABC", "12A"};
	struct record *r = record_new(&school_entity);

	record_set_text(r, SCHOOL_NAME, "De Regenboog");
	record_set_choice(r, SCHOOL_TYPE, SCHOOL_PO);
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		record_set_text(r, SCHOOL_BRIN, wrong[i]);
		expect_invalid(r, SCHOOL_BRIN);
	}
	record_set_text(r, SCHOOL_BRIN, "12AB");
	cr_expect(eq(int, record_validate(r, today, NULL, NULL), ZB_OK));
	record_free(r);
}

Test(validate, a_number_keeps_to_the_bounds_of_its_field)
{
	struct record *r = record_new(&tariff_entity);
	struct zb_err err;

	parse(r, TARIFF_FUNCTION, "remedial", NULL);
	parse(r, TARIFF_STARTS, "2026-08-01", NULL);
	parse(r, TARIFF_CENTS_HOUR, "1000", NULL);
	cr_expect(eq(int, record_validate(r, today, NULL, &err), ZB_OK), "%s", err.text);
	parse(r, TARIFF_CENTS_HOUR, "-0,01", NULL);
	expect_invalid(r, TARIFF_CENTS_HOUR);
	record_validate(r, today, NULL, &err);
	cr_expect_str_eq(err.text, "Euro per uur is een getal van 0,00 tot en met 1000,00");
	parse(r, TARIFF_CENTS_HOUR, "1000,01", NULL);
	expect_invalid(r, TARIFF_CENTS_HOUR);
	record_free(r);
}

Test(parse, a_brin_in_small_letters_gets_its_capitals)
{
	struct record *r = record_new(&school_entity);
	struct zb_err err;

	cr_expect(eq(int, parse(r, SCHOOL_BRIN, "12ab03", &err), ZB_OK));
	cr_expect_str_eq(record_text(r, SCHOOL_BRIN), "12AB");
	cr_expect_str_eq(record_text(r, SCHOOL_LOCATION), "03");
	record_free(r);
}

Test(parse, a_brin_with_its_vestiging_fills_both)
{
	struct record *r = record_new(&school_entity);
	struct zb_err err;

	cr_expect(eq(int, parse(r, SCHOOL_BRIN, "12AB03", &err), ZB_OK));
	cr_expect_str_eq(record_text(r, SCHOOL_BRIN), "12AB");
	cr_expect_str_eq(record_text(r, SCHOOL_LOCATION), "03");
	parse(r, SCHOOL_BRIN, "34CD", &err);
	cr_expect_str_eq(record_text(r, SCHOOL_LOCATION), "03");
	record_free(r);
}

Test(validate, an_area_belongs_to_the_kind_of_the_goal)
{
	struct record *r = record_new(&goal_entity);

	record_set_number(r, GOAL_PLAN, 1);
	record_set_choice(r, GOAL_KIND, GOAL_LEARNING);
	record_set_text(r, GOAL_DESCRIPTION, "x");
	record_set_text(r, GOAL_AREA, "wellbeing");
	expect_invalid(r, GOAL_AREA);
	record_set_text(r, GOAL_AREA, "spelling");
	cr_expect(eq(int, record_validate(r, today, NULL, NULL), ZB_OK));
	record_free(r);
}

Test(validate, an_evaluation_counts_for_last_year_only_in_august_and_september)
{
	static const struct {
		const char *date, *counts_for;
		bool good;
	} rows[] = {
		{"2026-08-01", "2025-2026", true},  {"2026-09-30", "2025-2026", true},
		{"2026-10-01", "2025-2026", false}, {"2026-07-31", "2025-2026", true},
		{"2026-07-31", "2026-2027", false}, {"2026-09-01", "2026-2027", true},
		{"2026-09-01", "2024-2025", false},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct record *r = record_new(&evaluation_entity);

		record_set_number(r, EVALUATION_PLAN, 1);
		record_set_choice(r, EVALUATION_KIND, EVALUATION_YEARLY);
		record_set_text(r, EVALUATION_DATE, rows[i].date);
		record_set_text(r, EVALUATION_COUNTS_FOR, rows[i].counts_for);
		cr_expect(eq(int, record_validate(r, today, NULL, NULL) == ZB_OK, rows[i].good),
			  "%s %s", rows[i].date, rows[i].counts_for);
		record_free(r);
	}
}

Test(validate, an_undeterminable_result_has_a_reason)
{
	struct record *r = record_new(&result_entity);

	record_set_number(r, RESULT_EVALUATION, 1);
	record_set_number(r, RESULT_GOAL, 1);
	record_set_choice(r, RESULT_FINDING, FINDING_UNDETERMINABLE);
	expect_invalid(r, RESULT_REASON);
	record_set_text(r, RESULT_REASON, "absent");
	cr_expect(eq(int, record_validate(r, today, NULL, NULL), ZB_OK));
	record_free(r);
}

Test(validate, an_attendee_is_exactly_one_somebody)
{
	struct record *r = record_new(&attendee_entity);

	record_set_number(r, ATTENDEE_MEETING, 1);
	expect_invalid(r, ATTENDEE_NAME);
	record_set_text(r, ATTENDEE_NAME, "oma");
	cr_expect(eq(int, record_validate(r, today, NULL, NULL), ZB_OK));
	record_set_number(r, ATTENDEE_STAFF, 3);
	expect_invalid(r, ATTENDEE_NAME);
	record_free(r);
}

Test(validate, a_set_holds_known_codes_once_and_in_order)
{
	static const char *const wrong[] = {"normal+normal", "accelerated+normal", "x", "normal+"};
	struct record *r = record_new(&pupil_entity);

	record_set_text(r, PUPIL_FAMILY_NAME, "Berg");
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		record_set_text(r, PUPIL_CAREER, wrong[i]);
		expect_invalid(r, PUPIL_CAREER);
	}
	record_free(r);
}

Test(validate, a_moment_has_all_its_digits)
{
	static const struct {
		const char *moment;
		enum zb_code code;
	} rows[] = {
		{"2026-11-22T08:15:30.123Z", ZB_OK},
		{"gisteren", ZB_INVALID},
		{"2026-11-22", ZB_INVALID},
		{"2026-11-22T08:15:30Z", ZB_INVALID},
		{"2026-02-30T08:15:30.123Z", ZB_INVALID},
		{"2026-11-22 08:15:30.123Z", ZB_INVALID},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct record *r = record_new(&result_entity);
		unsigned field = 0;
		struct zb_err err;

		record_set_number(r, RESULT_EVALUATION, 1);
		record_set_number(r, RESULT_GOAL, 2);
		record_set_choice(r, RESULT_FINDING, FINDING_MET);
		record_set_text(r, RESULT_RECORDED, rows[i].moment);
		cr_expect(eq(int, record_validate(r, (struct date){2026, 11, 22}, &field, &err),
			     rows[i].code),
			  "%s", rows[i].moment);
		record_free(r);
	}
}

Test(tables, each_field_has_a_label_a_width_and_a_column_of_its_own)
{
	for (unsigned e = 0; e < ENTITY_COUNT; e++) {
		const struct entity *t = entities[e];

		cr_expect(t->field_count < 64, "%s: a conflict is a mask of 64 bits", t->code);
		for (unsigned f = 0; f < t->field_count; f++) {
			const struct field *field = &t->fields[f];
			bool one_of = field->kind == FIELD_CHOICE || field->kind == FIELD_SET ||
				      field->kind == FIELD_BOOLEAN;

			cr_expect(field->column && field->label && field->width > 0, "%s.%u",
				  t->code, f);
			cr_expect(eq(int, field->choices != NULL, one_of), "%s.%s", t->code,
				  field->column);
			cr_expect(eq(int, field->target != NULL, field->kind == FIELD_REFERENCE),
				  "%s.%s", t->code, field->column);
			cr_expect(field->target == NULL || entity_find(field->target) != NULL,
				  "%s.%s", t->code, field->column);
			cr_expect(eq(int, entity_field(t, field->column), (int)f), "%s.%s twice",
				  t->code, field->column);
			/* Only a standard score can lie below zero. */
			cr_expect(field->least >= 0 || !strcmp(field->column, "score"), "%s.%s",
				  t->code, field->column);
		}
	}
}

Test(tables, a_kind_of_school_is_found_by_what_it_is_called_for_short)
{
	const struct choice *const lists[] = { pupil_left_to, school_types };

	for (size_t l = 0; l < sizeof lists / sizeof lists[0]; l++)
		for (size_t i = 0; i <= SCHOOL_PRO; i++) {
			char *label = text_fold(lists[l][i].label);

			cr_expect(text_begins(label, lists[l][i].code) > 0, "%s: %s",
				  lists[l][i].code, label);
			free(label);
		}
	cr_expect(strstr(plan_destinations[DESTINATION_PRO].label, "(pro)") != NULL);
}

Test(tables, no_field_holds_what_is_never_stored)
{
	static const char *const never[] = {
		"bsn", "diagnosis", "postcode", "photo", "origin_country", "weight", "nationality"};

	for (unsigned e = 0; e < ENTITY_COUNT; e++)
		for (size_t i = 0; i < sizeof never / sizeof never[0]; i++)
			cr_expect(eq(int, entity_field(entities[e], never[i]), -1), "%s.%s",
				  entities[e]->code, never[i]);
}

Test(log, an_incident_is_confidential_unless_said_otherwise)
{
	struct record *r = record_new(&log_entity);

	record_set_choice(r, LOG_KIND, LOG_INCIDENT);
	cr_expect(log_is_confidential(r));
	record_set_text(r, LOG_CONFIDENTIAL, "no");
	cr_expect(not(log_is_confidential(r)));
	record_set_choice(r, LOG_KIND, LOG_NOTE);
	record_clear(r, LOG_CONFIDENTIAL);
	cr_expect(not(log_is_confidential(r)));
	record_free(r);
}

Test(year_group, of_eight_is_eight_and_of_s_is_none)
{
	cr_expect(eq(int, year_group_number("8"), 8));
	cr_expect(eq(int, year_group_number("16"), 16));
	cr_expect(eq(int, year_group_number("B"), 0));
	cr_expect(eq(int, year_group_number("S"), -1));
	cr_expect(eq(int, year_group_number(""), -1));
}

/* The practice school of 100,000 pupils, by which speed is measured, counted more the year
 * before. */
Test(record, counts_more_pupils_than_the_largest_school_that_is_measured)
{
	expect_parsed(&headcount_entity, HEADCOUNT_PUPILS, "108000", "108000");
	struct record *r = record_new(&headcount_entity);
	struct zb_err err = {0};
	unsigned field;

	record_set_date(r, HEADCOUNT_DATE, today);
	record_set_number(r, HEADCOUNT_PUPILS, 108000);
	cr_expect(eq(int, record_validate(r, today, &field, &err), ZB_OK), "%s", err.text);
	record_free(r);
}

Test(entities, what_tells_rows_apart_cannot_change)
{
	for (unsigned e = 0; e < ENTITY_COUNT; e++)
		for (unsigned f = 0; f < 64; f++)
			if (entities[e]->key & FIELD_BIT(f))
				cr_expect(f < entities[e]->field_count &&
						  entities[e]->fields[f].flags & FIELD_FIXED,
					  "%s: field %u", entities[e]->code, f);
}
