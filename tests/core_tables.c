/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods, bands, and the tables and text of a report. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/records/evaluation.h"
#include "core/records/group.h"
#include "core/records/pupil.h"
#include "core/report/dashboard.h"
#include "core/text.h"

static const struct date today = { 2026, 11, 22 };

static char *title_of(struct period period)
{
	struct buffer text = {0};

	period_add_title(&text, &period);
	buffer_add(&text, ": ");
	period_add_days(&text, &period);
	return buffer_take(&text);
}

Test(period, twelve_months_end_today)
{
	char *text = title_of(period_months(today));

	cr_expect_str_eq(text, "laatste 12 maanden: 23-11-2025 t/m 22-11-2026");
	free(text);
}

Test(period, a_school_year_runs_until_its_last_day_is_over)
{
	char *text = title_of(period_school_year(2026, today));

	cr_expect_str_eq(text, "2026-2027 (lopend): 01-08-2026 t/m 31-07-2027");
	free(text);
	cr_expect(period_school_year(2025, (struct date){ 2026, 7, 31 }).running);
	cr_expect(not(period_school_year(2025, (struct date){ 2026, 8, 1 }).running));
}

Test(band, takes_every_year_group_there_is)
{
	static const struct {
		const char *code;
		enum band band;
	} expected[] = {
		{ "B", BAND_PO_1_2 }, { "0", BAND_PO_1_2 },  { "2", BAND_PO_1_2 },
		{ "3", BAND_PO_3_5 }, { "5", BAND_PO_3_5 },  { "6", BAND_PO_6_8 },
		{ "8", BAND_PO_6_8 }, { "11", BAND_VO_1_2 }, { "13", BAND_VO_3_4 },
		{ "16", BAND_VO_5_6 }, { "S", BAND_OTHER },  { "V", BAND_OTHER },
		{ "C", BAND_OTHER },  { "", BAND_OTHER },
	};

	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
		cr_expect(eq(int, band_of(expected[i].code), expected[i].band), "%s",
			  expected[i].code);
}

Test(tally_parts, are_the_categories_and_one_for_none)
{
	for (int i = 0; i < CATEGORY_COUNT; i++) {
		cr_expect_str_eq(tally_categories[i].code, pupil_categories[i].code);
		cr_expect_str_eq(tally_categories[i].label, pupil_categories[i].label);
	}
	cr_expect(pupil_categories[CATEGORY_COUNT].code == NULL);
	cr_expect_str_eq(tally_categories[CATEGORY_COUNT].code, "unknown");
	for (int split = TALLY_WHOLE; split <= TALLY_BAND; split++) {
		size_t count = tally_part_count((enum tally_split)split);

		cr_expect(le(sz, count, TALLY_PARTS_MAX));
		cr_expect(tally_parts((enum tally_split)split)[count].code == NULL);
	}
}

Test(consequences, are_as_many_as_the_dashboard_counts)
{
	cr_expect(consequences[CONSEQUENCE_COUNT - 1].code != NULL);
	cr_expect(consequences[CONSEQUENCE_COUNT].code == NULL);
}

static const struct report_column two_columns[] = {
	{ "what", "Wat", COLUMN_TEXT, NULL, "wat er staat", NULL },
	{ "kind", "Soort", COLUMN_CODE, NULL, "welke soort", goal_kinds },
};

Test(report, becomes_csv_that_runs_nothing)
{
	struct report_table t = { .name = "proef", .columns = two_columns, .column_count = 2 };
	char *bytes = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&bytes, &length);
	struct zb_err err;

	report_add_text(&t, "=1+1");
	report_add_text(&t, "learning");
	report_add_number(&t, -3);
	report_add_unset(&t, 1);
	cr_expect(eq(sz, report_rows(&t), 2));
	cr_expect(eq(int, report_csv(&t, out, CSV_RFC4180, &err), ZB_OK));
	fclose(out);
	cr_expect_str_eq(bytes, "what,kind\r\n'=1+1,learning\r\n-3,\r\n");
	free(bytes);
	report_free(&t);
}

Test(report, has_no_percentage_of_nothing)
{
	struct report_table t = { .columns = two_columns, .column_count = 2 };

	report_add_percent(&t, 0, 0);
	report_add_percent(&t, 1, 8);
	cr_expect(report_cell(&t, 0, 0) == NULL);
	cr_expect_str_eq(report_cell(&t, 0, 1), "13"); /* 12.5 is rounded half up */
	report_free(&t);
}

Test(report, explains_its_columns)
{
	struct report_table t = { .name = "proef", .columns = two_columns, .column_count = 2 };
	struct report_table e = { .name = "toelichting", .columns = explanation_columns,
				  .column_count = EXPLANATION_COLUMNS };

	report_explain(&t, &e);
	cr_expect(eq(sz, report_rows(&e), 2));
	cr_expect_str_eq(report_cell(&e, 0, 0), "proef.csv");
	cr_expect(report_cell(&e, 0, 5) == NULL);
	cr_expect_str_eq(report_cell(&e, 1, 5), "learning: leren; behaviour: gedrag");
	report_free(&e);
}

static struct dashboard example(int year)
{
	struct dashboard d = {
		.school = "De Regenboog", .brin = "12AB", .primary = true, .of_today = true,
		.trend = { { 2022, { 1000000, 2 }, { 2000000, 3 } }, { 2023, { 1, 1 }, { 2, 2 } },
			   { 2024, { 1, 1 }, { 2, 0 } } },
		.trend_count = TREND_YEARS,
		.running = 2026,
	};

	d.now.period = year ? period_school_year(year, today) : period_months(today);
	d.last.period = period_school_year(year - 1, today);
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		for (int i = 0; i < GOAL_OUTCOME_COUNT; i++)
			d.now.goals[kind][i] = d.last.goals[kind][i] = 100000 + i;
		for (int i = 0; i < OUTCOME_COUNT; i++)
			d.now.outcomes[kind][i] = d.last.outcomes[kind][i] = 100000 + i;
		d.consequences[kind] = (struct consequence_counts){ 100000, 50000, { 50000 } };
	}
	for (int i = 0; i <= CATEGORY_COUNT; i++)
		d.by_category[i] = d.now;
	for (int i = 0; i <= CATEGORY_COUNT; i++)
		d.by_category[i].pupils = d.now.pupils = 1000;
	return d;
}

Test(dashboard_text, fits_80_columns_however_many_there_are)
{
	for (int year = 0; year <= 2026; year += 2026) {
		struct dashboard d = example(year);
		struct buffer text = {0};

		dashboard_text(&d, BASE_COUNT, true, &text);
		for (char *at = text.bytes, *line; (line = strsep(&at, "\n"));)
			cr_expect(le(int, text_width(line), 80), "%s", line);
		buffer_clear(&text);
	}
}

Test(dashboard_text, shows_a_dash_where_there_is_nothing_to_divide_by)
{
	struct dashboard d = { .school = "De Regenboog", .brin = "12AB" };
	struct buffer text = {0};

	d.now.period = period_months(today);
	dashboard_text(&d, BASE_GOAL, true, &text);
	cr_expect(strstr(text.bytes, "Leren n=0") != NULL);
	cr_expect(strstr(text.bytes, " 0    -") != NULL, "%s", text.bytes);
	cr_expect(strchr(text.bytes, '%') == NULL, "%s", text.bytes);
	buffer_clear(&text);
}

Test(dashboard_text, draws_bars_without_utf8_too)
{
	struct dashboard d = example(0);
	struct buffer text = {0};

	dashboard_text(&d, BASE_GOAL, false, &text);
	cr_expect(strstr(text.bytes, "####") != NULL);
	for (const char *c = text.bytes; *c; c++)
		cr_assert(c[0] > 0, "%s", c);
	buffer_clear(&text);
}

static int column_at(const char *name)
{
	for (int c = 0; c < DASHBOARD_COLUMNS; c++)
		if (!strcmp(dashboard_columns[c].name, name))
			return c;
	cr_fatal("no column %s", name);
}

Test(dashboard_table, never_has_a_percentage_without_its_n)
{
	struct dashboard d = example(2026);
	struct report_table t = { .columns = dashboard_columns, .column_count = DASHBOARD_COLUMNS };
	size_t percent = (size_t)column_at("percent"), n = (size_t)column_at("n");

	dashboard_table(&d, BASE_COUNT, &t);
	for (size_t row = 0; row < report_rows(&t); row++)
		if (report_cell(&t, row, percent))
			cr_expect(report_cell(&t, row, n) != NULL, "row %zu", row);
	cr_expect(eq(sz, t.cell_count % DASHBOARD_COLUMNS, 0));
	report_free(&t);
}

Test(dashboard_table, gives_national_figures_with_source_and_n)
{
	struct dashboard d = example(0);
	size_t part = (size_t)column_at("part"), source = (size_t)column_at("source");
	size_t n = (size_t)column_at("n"), found = 0;
	struct report_table t = { .columns = dashboard_columns, .column_count = DASHBOARD_COLUMNS };

	dashboard_table(&d, BASE_COUNT, &t);
	for (size_t row = 0; row < report_rows(&t); row++) {
		if (strncmp(report_cell(&t, row, part), "national", 8))
			continue;
		found++;
		cr_expect(strstr(report_cell(&t, row, source), "2018/2019") != NULL);
		cr_expect(report_cell(&t, row, n) != NULL);
	}
	cr_expect(eq(sz, found, 2 * (3 + DEVELOPMENT_COUNT + 4) + 2 * 5));
	report_free(&t);
	d.primary = false;
	dashboard_table(&d, BASE_COUNT, &t);
	for (size_t row = 0; row < report_rows(&t); row++)
		cr_expect(report_cell(&t, row, source) == NULL);
	report_free(&t);
}

/* The category of a pupil is that of today: it would change the figures of a year that is over. */
Test(dashboard_table, splits_by_category_only_what_is_of_today)
{
	for (int of_today = 0; of_today < 2; of_today++) {
		struct dashboard d = example(2025);
		struct report_table t = { .columns = dashboard_columns,
					  .column_count = DASHBOARD_COLUMNS };
		size_t part = (size_t)column_at("part"), found = 0;
		struct buffer text = {0};

		d.of_today = of_today;
		dashboard_table(&d, BASE_COUNT, &t);
		for (size_t row = 0; row < report_rows(&t); row++)
			found += !strcmp(report_cell(&t, row, part), "category");
		cr_expect(eq(int, found > 0, of_today));
		dashboard_text(&d, BASE_COUNT, true, &text);
		cr_expect(eq(int, strstr(text.bytes, "figuur 3b") != NULL, of_today));
		buffer_clear(&text);
		report_free(&t);
	}
}

/* 40 of 60 judged, 20 of them met: 20 of 40, beside the inspectorate's 60%. */
Test(dashboard_text, sets_beside_the_national_figure_what_is_of_the_same_pupils)
{
	struct dashboard d = example(0);
	struct tally *behind = &d.by_category[CATEGORY_BEHIND];
	struct buffer text = {0};

	for (int i = 0; i < OUTCOME_COUNT; i++)
		behind->outcomes[GOAL_LEARNING][i] = 0;
	behind->outcomes[GOAL_LEARNING][OUTCOME_ALL_MET] = 20;
	behind->outcomes[GOAL_LEARNING][OUTCOME_NONE_MET] = 20;
	behind->outcomes[GOAL_LEARNING][OUTCOME_UNDETERMINABLE] = 20;
	dashboard_text(&d, BASE_PUPIL, true, &text);
	cr_expect(strstr(text.bytes, "leerachterstand               40     20  50%   60%") != NULL,
		  "%s", text.bytes);
	buffer_clear(&text);
}

Test(dashboard_table, keeps_to_the_base_that_was_asked)
{
	struct dashboard d = example(2026);

	for (int base = BASE_GOAL; base < BASE_COUNT; base++) {
		struct report_table t = { .columns = dashboard_columns,
					  .column_count = DASHBOARD_COLUMNS };

		dashboard_table(&d, (enum tally_base)base, &t);
		cr_assert(lt(sz, 0, report_rows(&t)));
		for (size_t row = 0; row < report_rows(&t); row++)
			cr_expect_str_eq(report_cell(&t, row, (size_t)column_at("base")),
					 tally_bases[base].code);
		report_free(&t);
	}
}
