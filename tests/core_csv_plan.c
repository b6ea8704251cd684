/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/exchange/csv_plan.h"
#include "core/records/consent.h"
#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/plan.h"
#include "core/records/pupil.h"

static const struct date today = {2026, 11, 22};

static enum zb_code read_plans(const char *text, struct running_list *out, struct zb_err *err)
{
	FILE *file = fmemopen((char *)(uintptr_t)text, strlen(text), "rb");
	enum zb_code code = csv_plan_read(file, today, out, NULL, err);

	fclose(file);
	return code;
}

static void expect_refused(const char *text, enum zb_code want, const char *says)
{
	struct running_list list = {0};
	struct zb_err err = {.text = ""};

	cr_expect(eq(int, read_plans(text, &list, &err), want), "%s", err.text);
	cr_expect(strstr(err.text, says) != NULL, "%s", err.text);
	cr_expect(list.plans == NULL);
}

Test(csv_plan, lines_of_one_pupil_are_one_plan_with_several_goals)
{
	struct running_list list = {0};
	struct zb_err err;

	cr_assert(
		eq(int,
		   read_plans("Stamnummer;Begin;Einde;Uitstroombestemming;Vastgesteld op;"
			      "Instemming ouders;Laatste evaluatie;Soort;Gebied;Doel;Hoe gemeten;"
			      "Beginwaarde;Streefwaarde;Streefdatum\r\n"
			      "12;1-9-2026;31-7-2027;VMBO-KB;10-9-2026;12-9-2026;2026-06-01;leren;"
			      "rekenen;telt tot 100;toets;31;70;1-6-2027\r\n"
			      "13;1-10-2026;;;;;;;;;;;;\r\n"
			      "12;1-9-2026;;;;;;;werkhouding;werkt door;telling;3;15;\r\n",
			      &list, &err),
		   ZB_OK),
		"%s", err.text);
	cr_assert(eq(int, list.count, 2));
	const struct running_plan *r = &list.plans[0];

	cr_expect_str_eq(record_text(r->who, PUPIL_NUMBER), "12");
	cr_expect_str_eq(record_text(r->plan, PLAN_STARTS), "2026-09-01");
	cr_expect_str_eq(record_text(r->plan, PLAN_ENDS), "2027-07-31");
	cr_expect_str_eq(record_text(r->plan, PLAN_DESTINATION), "vmbo_kb");
	cr_expect_str_eq(record_text(r->consent, CONSENT_DATE), "2026-09-12");
	cr_expect_str_eq(record_text(r->evaluation, EVALUATION_DATE), "2026-06-01");
	cr_assert(eq(int, r->goal_count, 2));
	cr_expect_str_eq(record_text(r->goals[0], GOAL_AREA), "mathematics");
	cr_expect_str_eq(record_text(r->goals[0], GOAL_TARGET_DATE), "2027-06-01");
	cr_expect_str_eq(record_text(r->goals[1], GOAL_KIND), "behaviour");
	cr_expect(eq(int, list.plans[1].goal_count, 0));
	running_free(&list);
}

Test(csv_plan, the_codes_of_fields_are_headings_too)
{
	struct running_list list = {0};
	struct zb_err err;

	cr_assert(eq(int,
		     read_plans("number,starts,kind,description\n1,2026-09-01,behaviour,zit stil\n",
				&list, &err),
		     ZB_OK),
		  "%s", err.text);
	cr_expect_str_eq(record_text(list.plans[0].goals[0], GOAL_KIND), "behaviour");
	running_free(&list);
}

Test(csv_plan, what_cannot_be_names_its_line)
{
	expect_refused("", ZB_FORMAT, "het bestand is leeg");
	expect_refused("roepnaam;achternaam\nTim;Berg\n", ZB_FORMAT, "regel 1: ");
	expect_refused("leerlingnummer;begin\n;1-9-2026\n", ZB_INVALID,
		       "regel 2: hier staat niet om");
	expect_refused("leerlingnummer;begin\n1;\n", ZB_INVALID,
		       "regel 2: vul in wanneer het OPP begon");
	expect_refused("leerlingnummer;begin\n1;31-2-2026\n", ZB_INVALID, "regel 2: ");
	expect_refused("leerlingnummer;begin\n1;1-12-2026\n", ZB_INVALID, "in de toekomst");
	expect_refused("leerlingnummer;begin;instemming\n1;1-9-2026;1-12-2026\n", ZB_INVALID,
		       "in de toekomst");
	expect_refused("leerlingnummer;begin;instemming\n1;1-9-2026;31-2-2026\n", ZB_INVALID,
		       "regel 2: instemming: ");
	expect_refused("leerlingnummer;begin;evaluatie\n1;1-9-2026;31-2-2026\n", ZB_INVALID,
		       "regel 2: laatste evaluatie: ");
	expect_refused("leerlingnummer;begin;einde\n1;1-9-2026;1-8-2026\n", ZB_INVALID,
		       "eindigt voordat het begint");
	expect_refused("leerlingnummer;begin;bestemming\n1;1-9-2026;hogeschool\n", ZB_INVALID,
		       "hogeschool");
	expect_refused("leerlingnummer;begin;soort;doel\n1;1-9-2026;leren;\n", ZB_INVALID,
		       "regel 2: ");
	expect_refused("leerlingnummer;begin;doel\n1;1-9-2026;lezen\n", ZB_INVALID, "regel 2: ");
	expect_refused("leerlingnummer;begin;soort;gebied;doel\n1;1-9-2026;gedrag;spelling;x\n",
		       ZB_INVALID, "hoort niet bij");
	expect_refused("leerlingnummer;begin\n1;1-9-2026;;te veel\n", ZB_FORMAT,
		       "4 cellen onder 2");
}

Test(csv_plan, a_plan_cannot_be_said_to_be_two_things)
{
	expect_refused("leerlingnummer;begin\n1;1-9-2026\n1;2-9-2026\n", ZB_INVALID,
		       "regel 3: Begin is hier anders");
}

static bool is_of_plans(const char *text)
{
	FILE *file = fmemopen((char *)(uintptr_t)text, strlen(text), "rb");
	bool is = csv_plan_is(file);

	fclose(file);
	return is;
}

Test(csv_plan, a_list_of_pupils_is_not_taken_for_plans)
{
	cr_expect(is_of_plans("leerlingnummer;begin\n"));
	cr_expect(is_of_plans("achternaam\tBegindatum OPP\nBerg\t1-9-2026\n"));
	cr_expect_not(is_of_plans("leerlingnummer;roepnaam;achternaam;groep\n1;Tim;Berg;4A\n"));
	cr_expect_not(is_of_plans("begin\n1-9-2026\n"));
	cr_expect_not(is_of_plans(""));
}

Test(csv_plan, takes_what_the_check_asks_by_the_labels_of_its_fields)
{
	static const struct {
		unsigned field;
		const char *cell, *wanted;
	} cells[] = {
		{PLAN_DESTINATION_NOTE, "nog te jong", NULL},
		{PLAN_RATIONALE, "leert snel", NULL},
		{PLAN_HELPING, "rust", NULL},
		{PLAN_HINDERING, "lezen", NULL},
		{PLAN_NEED, "korte taken", NULL},
		{PLAN_GUIDANCE, "RT", NULL},
		{PLAN_DEVIATIONS, "geen Frans", NULL},
		{PLAN_THIRD_PARTIES, "logopedie", NULL},
		{PLAN_WORKS, "pictoklok", NULL},
		{PLAN_AVOID, "haast", NULL},
		{PLAN_AMBITION, "ambitieus", "ambitious"},
		{PLAN_PARENTS_VIEW, "eens", "agree"},
		{PLAN_PARENTS_VIEW_NOTE, "graag meer lezen", NULL},
		{PLAN_HEARD, "ja", "yes"},
		{PLAN_HEARD_DATE, "3-9-2026", "2026-09-03"},
		{PLAN_HEARD_HOW, "gesprek", NULL},
		{PLAN_HEARD_TEXT, "wil naar buiten", NULL},
		{PLAN_NOT_HEARD_REASON, "ziek", NULL},
		{PLAN_CVB_ADVICE, "eens", NULL},
		{PLAN_CVB_DATE, "4-9-2026", "2026-09-04"},
		{PLAN_ROD_BEGIN, "5-9-2026", "2026-09-05"},
	};

	for (int by_code = 0; by_code < 2; by_code++) {
		struct buffer text = {0}, line = {0};
		struct running_list list = {0};
		struct zb_err err;

		buffer_add(&text, "leerlingnummer;begin");
		buffer_add(&line, "\n12;1-9-2026");
		for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
			const struct field *field = &plan_entity.fields[cells[i].field];

			buffer_add_format(&text, ";%s", by_code ? field->column : field->label);
			buffer_add_format(&line, ";%s", cells[i].cell);
		}
		buffer_add(&text, line.bytes);
		cr_assert(eq(int, read_plans(text.bytes, &list, &err), ZB_OK), "%s", err.text);
		cr_assert(eq(int, list.count, 1));
		for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++)
			cr_expect_str_eq(record_text(list.plans[0].plan, cells[i].field),
					 cells[i].wanted ? cells[i].wanted : cells[i].cell, "%s",
					 plan_entity.fields[cells[i].field].label);
		running_free(&list);
		buffer_clear(&text);
		buffer_clear(&line);
	}
}

Test(csv_plan, takes_every_column_of_a_goal_by_its_code)
{
	static const struct {
		unsigned field;
		const char *cell;
	} cells[] = {
		{GOAL_KIND, "learning"}, {GOAL_AREA, "mathematics"}, {GOAL_DESCRIPTION, "tafels"},
		{GOAL_INDICATOR, "toets"}, {GOAL_BASELINE, "31"},
		{GOAL_BASELINE_DATE, "2026-09-01"},
		{GOAL_TARGET, "70"}, {GOAL_TARGET_DATE, "2027-06-01"}, {GOAL_APPROACH, "RT"},
		{GOAL_WHO, "de RT'er"}, {GOAL_PLACE, "in de klas"},
	};
	struct buffer text = {0}, line = {0};
	struct running_list list = {0};
	struct zb_err err;

	buffer_add(&text, "number;starts;consent;evaluation;adopted;ends;destination");
	buffer_add(&line, "\n12;2026-09-01;2026-09-02;2026-06-01;2026-09-03;2027-07-31;havo");
	for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
		buffer_add_format(&text, ";%s", goal_entity.fields[cells[i].field].column);
		buffer_add_format(&line, ";%s", cells[i].cell);
	}
	buffer_add(&text, line.bytes);
	cr_assert(eq(int, read_plans(text.bytes, &list, &err), ZB_OK), "%s", err.text);
	cr_expect_str_eq(record_text(list.plans[0].plan, PLAN_ADOPTED), "2026-09-03");
	cr_expect_str_eq(record_text(list.plans[0].plan, PLAN_ENDS), "2027-07-31");
	cr_expect_str_eq(record_text(list.plans[0].plan, PLAN_DESTINATION), "havo");
	cr_expect_str_eq(record_text(list.plans[0].consent, CONSENT_DATE), "2026-09-02");
	cr_expect_str_eq(record_text(list.plans[0].evaluation, EVALUATION_DATE), "2026-06-01");
	for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++)
		cr_expect_str_eq(record_text(list.plans[0].goals[0], cells[i].field),
				 cells[i].cell);
	running_free(&list);
	buffer_clear(&text);
	buffer_clear(&line);
}

Test(csv_plan, knows_what_schools_call_a_kind_and_an_area)
{
	static const char *const rows[][4] = {
		{"leer", "rekenen", "learning", "mathematics"},
		{"cognitief", "wiskunde", "learning", "mathematics"},
		{"leerprestaties", "lezen", "learning", "technical_reading"},
		{"sociaal-emotioneel", "werkhouding", "behaviour", "work_attitude"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char *text = mem_format("leerlingnummer;begin;soort;gebied;doel\n"
					"1;1-9-2026;%s;%s;x", rows[i][0], rows[i][1]);
		struct running_list list = {0};
		struct zb_err err;

		cr_assert(eq(int, read_plans(text, &list, &err), ZB_OK), "%s", err.text);
		cr_expect_str_eq(record_text(list.plans[0].goals[0], GOAL_KIND), rows[i][2]);
		cr_expect_str_eq(record_text(list.plans[0].goals[0], GOAL_AREA), rows[i][3]);
		running_free(&list);
		free(text);
	}
}
