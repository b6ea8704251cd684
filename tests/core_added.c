/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help that was added after the consent with the plan. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "core/rules/added.h"
#include "tests/dossier.h"

enum { PLAN = 6, MOTHER = 7, FATHER = 8, HELP = 9 };

/* Who gave consent when, in what order all was written down, and what is then said. */
struct story {
	const char *mother, *father, *origin; /* decisions; "" none was noted */
	bool all;
	int mother_order, father_order, help_order; /* 0: not known */
	const char *help_day, *says;
};

static void add(struct recorded_list *list, int64_t row, int order, const char *on)
{
	if (order)
		recorded_add(list, (struct recorded){ row, order, day(on) });
}

static void add_parent(struct dossier *d, int64_t link, const char *guardian, int64_t consent,
		       const char *decision)
{
	dossier_row(d, ENTITY_GUARDIAN, link + 20, "family_name", "Hof", NULL);
	dossier_row(d, ENTITY_PUPIL_GUARDIAN, link, "pupil", "1", "guardian", guardian, "authority",
		    "yes", NULL);
	if (*decision)
		dossier_row(d, ENTITY_CONSENT, consent, "plan", "6", "party", "guardian",
			    "guardian", guardian, "decision", decision, "date", "2026-11-23", NULL);
}

static void expect_story(const struct story *story)
{
	struct dossier d = {0};
	struct recorded_list recorded = {0};
	struct settings settings;
	struct buffer said = {0};
	struct record *plan, *help;

	settings_init(&settings);
	settings.value[SETTING_CONSENT_ALL] = story->all;
	dossier_row(&d, ENTITY_PUPIL, 1, "family_name", "Berg", "born", "2016-05-01", NULL);
	add_parent(&d, 4, "24", MOTHER, story->mother);
	add_parent(&d, 5, "25", FATHER, story->father);
	plan = dossier_row(&d, ENTITY_PLAN, PLAN, "pupil", "1", "status", "in_force", "starts",
			   "2026-11-23", "adopted", "2026-11-23", "origin", story->origin, NULL);
	help = dossier_row(&d, ENTITY_SUPPORT, HELP, "pupil", "1", "form", "RT lezen", NULL);
	add(&recorded, MOTHER, story->mother_order, "2026-11-23");
	add(&recorded, FATHER, story->father_order, "2026-11-23");
	add(&recorded, HELP, story->help_order, story->help_day);
	added_say(&said, &d, plan, help, &settings, day("2027-06-01"), &recorded);
	cr_expect_str_eq(said.bytes ? said.bytes : "", story->says);
	buffer_clear(&said);
	recorded_free(&recorded);
	dossier_free(&d);
}

Test(added, is_said_of_help_that_was_written_down_after_the_last_consent)
{
	static const char *const said = "na de instemming toegevoegd op 24-05-2027";
	static const struct story stories[] = {
		{ "given", "informed", "own", false, 1, 2, 3, "2027-05-24", said },
		{ "given", "informed", "own", false, 3, 2, 1, "2026-11-20", "" },
		{ "given", "informed", "own", false, 3, 2, 3, "2026-11-23", "" },
		{ "given", "given", "own", false, 1, 3, 2, "2027-05-24", "" },
		{ "given", "given", "own", false, 1, 2, 3, "2027-05-24", said },
		{ "given", "given", "own", true, 1, 3, 2, "2027-05-24", said },
		{ "given", "given", "own", true, 2, 3, 1, "2027-05-24", "" },
		{ "given", "", "own", false, 1, 0, 3, "2027-05-24", "" },
		{ "given", "refused", "own", false, 1, 2, 3, "2027-05-24", "" },
		{ "given", "informed", "own", false, 0, 2, 3, "2027-05-24", "" },
		{ "given", "informed", "own", false, 1, 2, 0, "", "" },
		{ "given", "informed", "taken_over", false, 1, 2, 3, "2027-05-24", "" },
		{ "given", "informed", "own", false, 1, 2, 3, "2026-11-22",
		  "na de instemming toegevoegd" },
		{ "given", "informed", "own", false, 1, 2, 3, "2026-11-23",
		  "na de instemming toegevoegd op 23-11-2026" },
	};

	for (size_t i = 0; i < sizeof stories / sizeof stories[0]; i++)
		expect_story(&stories[i]);
}
