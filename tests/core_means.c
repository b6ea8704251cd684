/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hours, euros and weight of the help of a pupil. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/records/school.h"
#include "core/records/support.h"
#include "core/rules/means.h"
#include "tests/dossier.h"

#define TODAY "2026-11-22"

static struct dossier school(void)
{
	struct dossier d = { 0 };

	dossier_row(&d, ENTITY_PUPIL, 1, "family_name", "Hof", NULL);
	dossier_row(&d, ENTITY_TARIFF, 2, "function", "remedial", "starts", "2020-08-01",
		    "cents_hour", "4000", NULL);
	dossier_row(&d, ENTITY_TARIFF, 3, "function", "remedial", "starts", "2026-08-01",
		    "cents_hour", "5000", NULL);
	dossier_row(&d, ENTITY_TARIFF, 4, "function", "remedial", "starts", "2027-08-01",
		    "cents_hour", "9900", NULL);
	dossier_row(&d, ENTITY_TARIFF, 5, "function", "external", "starts", "2026-08-01",
		    "cents_hour", "9000", NULL);
	return d;
}

static struct means means_on(const struct dossier *d, const char *date)
{
	struct settings settings;

	settings_init(&settings);
	return means_of_pupil(d, &settings, day(date));
}

Test(means, euros_are_hours_times_forty_weeks_times_the_tariff_in_force)
{
	struct dossier d = school();
	struct means m;

	dossier_row(&d, ENTITY_SUPPORT, 10, "pupil", "1", "function", "remedial", "hours_week",
		    "1500", "starts", "2026-01-10", "ends", "2027-12-31", NULL);
	m = means_on(&d, TODAY);
	cr_expect(eq(i64, m.hours_year, 60000));
	cr_expect(eq(i64, m.cents, 300000));
	m = means_on(&d, "2026-02-01");
	cr_expect(eq(i64, m.cents, 240000), "the tariff of before");
	m = means_on(&d, "2027-08-01");
	cr_expect(eq(i64, m.cents, 594000), "on its first day");
	dossier_free(&d);
}

Test(means, take_the_tariff_that_began_last_and_round_to_the_cent)
{
	static const struct {
		const char *what, *starts, *cents_hour, *hours;
		int64_t cents;
	} rows[] = {
		{ "noted later, in force before", "2020-08-01", "9900", "1000", 200000 },
		{ "noted later, of the same day", "2026-08-01", "9900", "1000", 396000 },
		{ "without an amount", "2026-09-01", "", "1000", 200000 },
		{ "200.52 cents", "2026-09-01", "5013", "1", 201 },
		{ "200.48 cents", "2026-09-01", "5012", "1", 200 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = school();
		struct record *tariff = dossier_row(&d, ENTITY_TARIFF, 6, "function", "remedial",
						    "starts", rows[i].starts, NULL);

		if (*rows[i].cents_hour)
			record_set_number(tariff, TARIFF_CENTS_HOUR,
					  strtoll(rows[i].cents_hour, NULL, 10));
		dossier_row(&d, ENTITY_SUPPORT, 10, "pupil", "1", "function", "remedial",
			    "hours_week", rows[i].hours, NULL);
		cr_expect(eq(i64, means_on(&d, TODAY).cents, rows[i].cents), "%s", rows[i].what);
		dossier_free(&d);
	}
}

Test(means, are_not_known_without_hours_or_without_a_tariff)
{
	struct dossier d = school();
	struct means m;

	dossier_row(&d, ENTITY_SUPPORT, 10, "pupil", "1", "function", "remedial", NULL);
	dossier_row(&d, ENTITY_SUPPORT, 11, "pupil", "1", "function", "ib", "hours_week", "1000",
		    NULL);
	m = means_on(&d, TODAY);
	cr_expect(eq(sz, m.without_hours, 1));
	cr_expect(eq(sz, m.without_cents, 2));
	cr_expect(eq(i64, m.cents, 0));
	dossier_free(&d);
}

Test(means, weigh_all_the_help_of_a_pupil_together)
{
	static const struct {
		const char *what, *functions[2], *hours[2];
		enum means_weight weight;
	} rows[] = {
		{ "none", { NULL, NULL }, { NULL, NULL }, MEANS_NONE },
		{ "from outside before their own", { "external", "remedial" }, { "200", "1000" },
		  MEANS_LIGHT },
		{ "from outside after their own", { "remedial", "external" }, { "1000", "200" },
		  MEANS_LIGHT },
		{ "their own without hours", { "remedial", "external" }, { NULL, "200" },
		  MEANS_LIGHT },
		{ "by whom is not known of one", { NULL, "external" }, { "1000", "200" },
		  MEANS_MIDDLE },
		{ "how long is not known of one", { "external", "external" }, { NULL, "200" },
		  MEANS_MIDDLE },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = { 0 };

		dossier_row(&d, ENTITY_PUPIL, 1, "family_name", "Hof", NULL);
		for (int r = 0; r < 2 && i; r++) {
			struct record *row =
				dossier_row(&d, ENTITY_SUPPORT, 10 + r, "pupil", "1", NULL);

			if (rows[i].functions[r])
				record_set_text(row, SUPPORT_FUNCTION, rows[i].functions[r]);
			if (rows[i].hours[r])
				record_set_number(row, SUPPORT_HOURS_WEEK,
						  strtoll(rows[i].hours[r], NULL, 10));
		}
		cr_expect(eq(int, (int)means_on(&d, TODAY).weight, (int)rows[i].weight), "%s",
			  rows[i].what);
		dossier_free(&d);
	}
}

Test(means, an_amount_goes_before_the_tariff)
{
	struct dossier d = school();

	dossier_row(&d, ENTITY_SUPPORT, 10, "pupil", "1", "function", "remedial", "hours_week",
		    "1500", "cents", "123450", NULL);
	cr_expect(eq(i64, means_on(&d, TODAY).cents, 123450));
	dossier_free(&d);
}

Test(means, what_an_older_program_let_through_counts_as_the_most_there_can_be)
{
	struct dossier d = school();

	dossier_row(&d, ENTITY_TARIFF, 6, "function", "ib", "starts", "2026-08-01", "cents_hour",
		    "9223372036854775", NULL);
	dossier_row(&d, ENTITY_SUPPORT, 10, "pupil", "1", "function", "ib", "hours_week",
		    "9223372036854775", NULL);
	dossier_row(&d, ENTITY_SUPPORT, 11, "pupil", "1", "cents", "9223372036854775807", NULL);
	cr_expect(eq(i64, means_on(&d, TODAY).hours_week, SUPPORT_HOURS_MAX));
	cr_expect(eq(i64, means_on(&d, TODAY).cents,
		     SUPPORT_HOURS_MAX / 1000 * MEANS_WEEKS * (int64_t)TARIFF_CENTS_MAX +
			     SUPPORT_CENTS_MAX));
	dossier_free(&d);
}

Test(means, help_counts_from_its_first_day_to_its_last)
{
	static const struct {
		const char *date;
		int running;
	} days[] = { { "2026-08-31", 0 }, { "2026-09-01", 1 }, { "2027-01-31", 1 },
		     { "2027-02-01", 0 } };
	struct dossier d = school();

	dossier_row(&d, ENTITY_SUPPORT, 10, "pupil", "1", "starts", "2026-09-01", "ends",
		    "2027-01-31", NULL);
	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
		cr_expect(eq(int, (int)means_on(&d, days[i].date).running, days[i].running), "%s",
			  days[i].date);
	dossier_free(&d);
}

Test(means, weigh_light_heavy_and_between)
{
	static const struct {
		const char *what, *function, *hours, *cents;
		enum means_weight weight;
	} rows[] = {
		{ "ten hours a year from outside", "external", "250", "", MEANS_LIGHT },
		{ "a little more", "external", "260", "", MEANS_MIDDLE },
		{ "hours not known", "external", "", "50000", MEANS_MIDDLE },
		{ "function not known", "", "200", "", MEANS_MIDDLE },
		{ "by the school itself", "remedial", "200", "", MEANS_MIDDLE },
		{ "five thousand euro", "remedial", "1000", "500000", MEANS_MIDDLE },
		{ "a cent more", "remedial", "1000", "500001", MEANS_HEAVY },
		{ "few hours but dear", "external", "100", "600000", MEANS_HEAVY },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = school();
		struct record *row = dossier_row(&d, ENTITY_SUPPORT, 10, "pupil", "1", NULL);

		if (*rows[i].function)
			record_set_text(row, (unsigned)entity_field(row->entity, "function"),
					rows[i].function);
		if (*rows[i].hours)
			record_set_number(row, (unsigned)entity_field(row->entity, "hours_week"),
					  strtoll(rows[i].hours, NULL, 10));
		if (*rows[i].cents)
			record_set_number(row, (unsigned)entity_field(row->entity, "cents"),
					  strtoll(rows[i].cents, NULL, 10));
		cr_expect(eq(int, (int)means_on(&d, TODAY).weight, (int)rows[i].weight), "%s",
			  rows[i].what);
		dossier_free(&d);
	}
}

Test(means, weigh_by_the_bounds_of_the_school)
{
	struct dossier d = school();
	struct settings settings;

	settings_init(&settings);
	settings.value[SETTING_LIGHT_HOURS] = 20;
	settings.value[SETTING_HEAVY_EUROS] = 1000;
	dossier_row(&d, ENTITY_SUPPORT, 10, "pupil", "1", "function", "external", "hours_week",
		    "500", "cents", "100000", NULL);
	cr_expect(eq(int, (int)means_of_pupil(&d, &settings, day(TODAY)).weight, MEANS_LIGHT));
	settings.value[SETTING_HEAVY_EUROS] = 999;
	cr_expect(eq(int, (int)means_of_pupil(&d, &settings, day(TODAY)).weight, MEANS_HEAVY));
	dossier_free(&d);
}

static void expect_text(struct dossier *d, const char *line, const char *means)
{
	struct means m = means_on(d, TODAY);
	struct buffer text = { 0 };

	means_add_line(&text, d, day(TODAY));
	cr_expect_str_eq(text.bytes ? text.bytes : "", line);
	buffer_clear(&text);
	means_add(&text, &m, true);
	cr_expect_str_eq(text.bytes ? text.bytes : "", means);
	buffer_clear(&text);
	dossier_free(d);
}

Test(means, read_as_a_line)
{
	struct dossier d = school();

	expect_text(&d, "", "");
	d = school();
	dossier_row(&d, ENTITY_SUPPORT, 10, "pupil", "1", "form", "RT lezen", "function",
		    "remedial", "hours_week", "1500", "ends", "2027-01-31", NULL);
	dossier_row(&d, ENTITY_SUPPORT, 11, "pupil", "1", "form", "leraar", "hours_week", "1000",
		    "ends", "2027-01-31", NULL);
	expect_text(&d, "RT lezen 1,5 u, leraar 1 u per week, t/m 31-01-2027",
		    "2,5 uur per week, 100 uur en € 3.000 per jaar · middel of onbekend · "
		    "1 zonder bedrag of tarief");
	d = school();
	dossier_row(&d, ENTITY_SUPPORT, 10, "pupil", "1", "form", "RT lezen", "hours_week", "1500",
		    "cents", "100000", NULL);
	dossier_row(&d, ENTITY_SUPPORT, 11, "pupil", "1", "form", "logopedie", "cents", "100",
		    NULL);
	expect_text(&d, "RT lezen 1,5 u per week, logopedie",
		    "1,5 uur per week, 60 uur en € 1.001 per jaar · middel of onbekend · "
		    "1 zonder uren");
	d = school();
	dossier_row(&d, ENTITY_SUPPORT, 10, "pupil", "1", "form", "RT", "hours_week", "1500",
		    "ends", "2027-07-31", "cents", "100000", NULL);
	dossier_row(&d, ENTITY_SUPPORT, 11, "pupil", "1", "form", "logopedie", "hours_week", "250",
		    "ends", "2027-01-31", "cents", "100", NULL);
	expect_text(&d, "RT 1,5 u t/m 31-07-2027, logopedie 0,25 u per week t/m 31-01-2027",
		    "1,75 uur per week, 70 uur en € 1.001 per jaar · middel of onbekend");
	d = school();
	dossier_row(&d, ENTITY_SUPPORT, 10, "pupil", "1", "form", "RT", "ends", "2027-01-31",
		    "cents", "1234500", NULL);
	dossier_row(&d, ENTITY_SUPPORT, 11, "pupil", "1", "form", "logopedie", "ends",
		    "2027-07-31", NULL);
	expect_text(&d, "RT t/m 31-01-2027, logopedie t/m 31-07-2027",
		    "€ 12.345 per jaar · zwaar · 2 zonder uren · 1 zonder bedrag of tarief");
	d = school();
	dossier_row(&d, ENTITY_SUPPORT, 9, "pupil", "1", "form", "voorbij", "ends", "2026-11-21",
		    "hours_week", "1000", NULL);
	dossier_row(&d, ENTITY_SUPPORT, 10, "pupil", "1", "form", "RT", "ends", "2027-01-31", NULL);
	dossier_row(&d, ENTITY_SUPPORT, 11, "pupil", "1", "form", "coach", "ends", "2027-07-31",
		    NULL);
	dossier_row(&d, ENTITY_SUPPORT, 12, "pupil", "1", "form", "tutor", "ends", "2027-01-31",
		    NULL);
	expect_text(&d, "RT t/m 31-01-2027, coach t/m 31-07-2027, tutor t/m 31-01-2027",
		    "middel of onbekend · 3 zonder uren · 3 zonder bedrag of tarief");
	d = school();
	dossier_row(&d, ENTITY_SUPPORT, 10, "pupil", "1", "form", "RT", "hours_week", "1000", NULL);
	expect_text(&d, "RT 1 u per week",
		    "1 uur per week, 40 uur per jaar · middel of onbekend · 1 zonder bedrag of "
		    "tarief");
}

Test(means, show_euros_rounded_with_points_between_the_thousands)
{
	static const struct {
		const char *cents, *says;
	} rows[] = {
		{ "149", "€ 1 per jaar" },	     { "150", "€ 2 per jaar" },
		{ "99949", "€ 999 per jaar" },	     { "99950", "€ 1.000 per jaar" },
		{ "99999949", "€ 999.999 per jaar" }, { "99999950", "€ 1.000.000 per jaar" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct means means = { .running = 1, .without_hours = 1,
				       .cents = strtoll(rows[i].cents, NULL, 10) };
		struct buffer text = { 0 };

		means_add(&text, &means, true);
		cr_expect(strncmp(text.bytes, rows[i].says, strlen(rows[i].says)) == 0, "%s",
			  text.bytes);
		buffer_clear(&text);
	}
}
