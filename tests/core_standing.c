/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a pupil stands on a day, by the placements and periods of the dossier. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "core/rules/standing.h"
#include "core/rules/version.h"
#include "tests/dossier.h"

#define TODAY "2026-11-22"

struct period {
	const char *starts, *ends, *what; /* what: school year, or level */
};

static struct dossier placed(const struct period periods[2])
{
	struct dossier d = {0};

	dossier_row(&d, ENTITY_PUPIL, 1, "family_name", "Hof", NULL);
	dossier_row(&d, ENTITY_GROUP, 8, "name", "6A", "kind", "class", NULL);
	dossier_row(&d, ENTITY_GROUP, 9, "name", "plus", "kind", "combined", NULL);
	for (int i = 0; i < 2; i++)
		if (periods[i].starts)
			dossier_row(&d, ENTITY_PLACEMENT, i + 1, "pupil", "1", "starts",
				    periods[i].starts, "ends", periods[i].ends, "school_year",
				    periods[i].what, NULL);
	return d;
}

#define NOW "2026-2027"

Test(standing, is_in_the_class_of_today_else_the_last_else_the_first_to_come)
{
	static const struct {
		struct period periods[2];
		int64_t placement;
	} rows[] = {
		{ { { NULL, NULL, NULL } }, 0 },
		{ { { "2026-09-01", "2027-07-31", NOW }, { "2026-08-01", "", NOW } }, 1 },
		{ { { "2026-09-01", "2027-07-31", NOW }, { "2026-10-01", "", NOW } }, 2 },
		{ { { "2026-09-01", TODAY, NOW }, { "2026-08-01", "", NOW } }, 1 },
		{ { { "2026-09-01", "2026-11-21", NOW }, { "2026-08-01", "", NOW } }, 2 },
		{ { { "2026-08-01", "", NOW }, { "2026-09-01", "2026-10-01", NOW } }, 1 },
		{ { { "2026-08-01", "", NOW }, { "2026-08-01", "", NOW } }, 2 },
		{ { { TODAY, "", NOW }, { "2026-08-01", "", NOW } }, 1 },
		{ { { "2026-11-23", "", NOW }, { "2026-08-01", "2026-09-01", NOW } }, 2 },
		{ { { "2026-12-01", "", NOW }, { "2026-11-23", "", NOW } }, 2 },
		{ { { "2026-11-23", "", NOW }, { "2026-12-01", "", NOW } }, 1 },
		{ { { "2026-11-23", "", NOW }, { "2026-11-23", "", NOW } }, 1 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = placed(rows[i].periods);
		const struct record *placement = standing_placement(&d, day(TODAY));

		cr_expect(eq(i64, placement ? placement->id : 0, rows[i].placement), "row %zu", i);
		dossier_free(&d);
	}
}

Test(standing, in_a_school_year_is_in_the_class_that_began_last)
{
	static const struct {
		struct period periods[2];
		int64_t placement;
	} rows[] = {
		{ { { "2026-08-01", "", "2026-2027" }, { "2026-09-01", "", "2026-2027" } }, 2 },
		{ { { "2026-09-01", "", "2026-2027" }, { "2026-08-01", "", "2026-2027" } }, 1 },
		{ { { "2026-08-01", "", "2026-2027" }, { "2026-08-01", "", "2026-2027" } }, 2 },
		{ { { "2026-08-01", "", "2026-2027" }, { "2027-08-01", "", "2027-2028" } }, 1 },
		{ { { "2027-08-01", "", "2027-2028" } }, 0 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = placed(rows[i].periods);
		const struct record *placement = standing_in_year(&d, 2026);

		cr_expect(eq(i64, placement ? placement->id : 0, rows[i].placement), "row %zu", i);
		dossier_free(&d);
	}
}

Test(standing, in_a_combination_group_is_beside_the_class)
{
	static const struct period periods[2] = { { "2026-08-01", "", NOW },
						  { "2026-09-01", "", NOW } };
	struct dossier d = placed(periods);

	for (int i = 0; i < 2; i++)
		record_set_number(d.rows[ENTITY_PLACEMENT].items[i],
				  (unsigned)entity_field(entities[ENTITY_PLACEMENT], "group"),
				  8 + i);
	cr_expect(eq(i64, standing_placement(&d, day(TODAY))->id, 1));
	cr_expect(eq(i64, standing_in_year(&d, 2026)->id, 1));
	dossier_free(&d);
}

Test(standing, says_the_year_group_of_the_placement_else_the_only_one_of_the_group)
{
	static const struct {
		const char *group, *own, *groups, *says;
	} rows[] = {
		{ "8", "B", "6", "B" }, { "8", "7", "6", "7" }, { "8", "", "6", "6" },
		{ "8", "", "5+6", "" }, { "8", "", "", "" },	  { "", "", "6", "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = {0};
		const struct record *placement;

		dossier_row(&d, ENTITY_GROUP, 8, "name", "6A", "year_groups", rows[i].groups, NULL);
		placement = dossier_row(&d, ENTITY_PLACEMENT, 1, "group", rows[i].group,
					"year_group", rows[i].own, NULL);
		cr_expect_str_eq(standing_year_group(&d, placement), rows[i].says, "row %zu", i);
		cr_expect_str_eq(standing_year_group(&d, NULL), "");
		dossier_free(&d);
	}
}

Test(standing, has_the_level_of_the_period_of_today_that_began_last)
{
	static const struct {
		struct period periods[2];
		enum support_level level;
		const char *since;
	} rows[] = {
		{ { { NULL, NULL, NULL } }, SUPPORT_BASIC, "" },
		{ { { TODAY, "", "extra" } }, SUPPORT_EXTRA, TODAY },
		{ { { "2026-11-23", "", "extra" } }, SUPPORT_BASIC, "" },
		{ { { "2026-08-01", TODAY, "extra" } }, SUPPORT_EXTRA, "2026-08-01" },
		{ { { "2026-08-01", "2026-11-21", "extra" } }, SUPPORT_BASIC, "" },
		{ { { "2026-09-01", "", "basic" }, { "2026-08-01", "", "extra" } }, SUPPORT_BASIC,
		  "2026-09-01" },
		{ { { "2026-08-01", "", "extra" }, { "2026-09-01", "", "basic" } }, SUPPORT_BASIC,
		  "2026-09-01" },
		{ { { "2026-08-01", "", "extra" }, { "2026-08-01", "", "basic" } }, SUPPORT_BASIC,
		  "2026-08-01" },
		{ { { "2026-08-01", "", "extra" }, { "2026-09-01", "2026-10-01", "basic" } },
		  SUPPORT_EXTRA, "2026-08-01" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = {0};
		struct date since;

		for (int p = 0; p < 2 && rows[i].periods[p].starts; p++)
			dossier_row(&d, ENTITY_SUPPORT_PERIOD, p + 1, "starts",
				    rows[i].periods[p].starts, "ends", rows[i].periods[p].ends,
				    "level", rows[i].periods[p].what, NULL);
		cr_expect(standing_support(&d, day(TODAY), &since) == rows[i].level, "row %zu", i);
		cr_expect_str_eq(iso(since), rows[i].since, "row %zu", i);
		dossier_free(&d);
	}
}

/* Two plans; which is shown. */
Test(standing, is_shown_by_the_plan_in_force_else_the_draft_else_the_newest)
{
	static const struct {
		const char *first[3], *second[3]; /* trajectory, version, status */
		int64_t shown;
	} rows[] = {
		{ { "1", "1", "in_force" }, { "1", "2", "draft" }, 1 },
		{ { "1", "2", "draft" }, { "1", "1", "in_force" }, 2 },
		{ { "1", "1", "closed" }, { "2", "1", "draft" }, 2 },
		{ { "2", "1", "draft" }, { "1", "1", "closed" }, 1 },
		{ { "2", "1", "closed" }, { "1", "2", "closed" }, 1 },
		{ { "1", "2", "closed" }, { "2", "1", "closed" }, 2 },
		{ { "1", "1", "replaced" }, { "1", "2", "closed" }, 2 },
		{ { "1", "2", "closed" }, { "1", "1", "replaced" }, 1 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = {0};

		dossier_row(&d, ENTITY_PLAN, 1, "trajectory", rows[i].first[0], "version",
			    rows[i].first[1], "status", rows[i].first[2], NULL);
		dossier_row(&d, ENTITY_PLAN, 2, "trajectory", rows[i].second[0], "version",
			    rows[i].second[1], "status", rows[i].second[2], NULL);
		cr_expect(eq(i64, plan_shown(&d)->id, rows[i].shown), "row %zu", i);
		dossier_free(&d);
	}
}

/* In 6A, with Lia de Bruin and Tom Smit. */
static struct dossier in_class(void)
{
	struct dossier d = {0};

	dossier_row(&d, ENTITY_PUPIL, 1, "family_name", "Berg", NULL);
	dossier_row(&d, ENTITY_GROUP, 10, "name", "6A", NULL);
	dossier_row(&d, ENTITY_PLACEMENT, 20, "group", "10", "school_year", NOW, "starts",
		    "2026-08-01", NULL);
	dossier_row(&d, ENTITY_STAFF, 30, "given_name", "Lia", "prefix", "de", "family_name",
		    "Bruin", NULL);
	dossier_row(&d, ENTITY_STAFF, 31, "given_name", "Tom", "family_name", "Smit", NULL);
	dossier_row(&d, ENTITY_GROUP_STAFF, 40, "group", "10", "staff", "30", NULL);
	dossier_row(&d, ENTITY_GROUP_STAFF, 41, "group", "10", "staff", "31", NULL);
	return d;
}

Test(standing, names_the_staff_of_the_class_who_are_here)
{
	static const struct {
		struct dossier_change change;
		const char *staff;
	} rows[] = {
		{ { ENTITY_STAFF, 31, { "left", "" } }, "Lia de Bruin, Tom Smit" },
		{ { ENTITY_STAFF, 31, { "left", "2026-11-22" } }, "Lia de Bruin, Tom Smit" },
		{ { ENTITY_STAFF, 31, { "left", "2026-12-31" } }, "Lia de Bruin, Tom Smit" },
		{ { ENTITY_STAFF, 31, { "left", "2026-11-21" } }, "Lia de Bruin" },
		{ { ENTITY_GROUP_STAFF, 41, { "group", "99" } }, "Lia de Bruin" },
		{ { ENTITY_GROUP_STAFF, 41, { "staff", "99" } }, "Lia de Bruin" },
		{ { ENTITY_PLACEMENT, 20, { "group", "" } }, "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = in_class();

		dossier_apply(&d, &rows[i].change, 0);
		struct derived out = derived_on(&d, TODAY);

		cr_expect_str_eq(out.state.staff, rows[i].staff, "row %zu", i);
		derived_free(&out);
		dossier_free(&d);
	}
}

Test(standing, a_placement_and_a_period_end_when_the_pupil_leaves)
{
	static const struct {
		const char *starts, *ends, *left, *until;
	} rows[] = {
		{ "2026-08-01", "2027-07-31", "", "2027-07-31" },
		{ "2026-08-01", "2027-07-31", "2027-01-19", "2027-01-19" },
		{ "2026-08-01", "", "2027-01-19", "2027-01-19" },
		{ "2026-08-01", "2026-12-18", "2027-01-19", "2026-12-18" },
		{ "2027-01-19", "2027-07-31", "2027-01-19", "2027-01-19" },
		{ "2027-08-01", "2028-07-31", "2027-01-19", "2028-07-31" }, /* came back */
	};
	static const enum entity_id kinds[] = { ENTITY_PLACEMENT, ENTITY_SUPPORT_PERIOD };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
			struct dossier d = {0};
			struct record *row;
			char until[DATE_ISO_SIZE];

			dossier_row(&d, ENTITY_PUPIL, 1, "left", rows[i].left, NULL);
			row = dossier_row(&d, kinds[k], 2, "starts", rows[i].starts, "ends",
					  rows[i].ends, NULL);
			date_to_iso(standing_ends(dossier_pupil(&d), row), until);
			cr_expect_str_eq(until, rows[i].until, "row %zu, kind %zu", i, k);
			dossier_free(&d);
		}
}
