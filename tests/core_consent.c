/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "core/records/consent.h"
#include "core/records/pupil.h"
#include "core/rules/consent.h"
#include "tests/dossier.h"

#define TODAY "2026-11-22"

/* Two parents with authority, one without. */
static struct dossier with_parents(void)
{
	struct dossier d = {0};

	dossier_row(&d, ENTITY_PUPIL, 1, "family_name", "Berg", "born", "2017-01-15", NULL);
	dossier_row(&d, ENTITY_PLAN, 100, "pupil", "1", "trajectory", "1", "version", "1",
		    "status", "draft", "starts", "2026-11-30", NULL);
	dossier_row(&d, ENTITY_GUARDIAN, 60, "given_name", "A.", "family_name", "Berg", NULL);
	dossier_row(&d, ENTITY_GUARDIAN, 61, "given_name", "K.", "family_name", "Smit", NULL);
	dossier_row(&d, ENTITY_GUARDIAN, 62, "family_name", "Oma", NULL);
	dossier_row(&d, ENTITY_PUPIL_GUARDIAN, 70, "pupil", "1", "guardian", "60", "authority",
		    "yes", NULL);
	dossier_row(&d, ENTITY_PUPIL_GUARDIAN, 71, "pupil", "1", "guardian", "61", "authority",
		    "yes", NULL);
	dossier_row(&d, ENTITY_PUPIL_GUARDIAN, 72, "pupil", "1", "guardian", "62", "authority",
		    "no", NULL);
	return d;
}

static void consent(struct dossier *d, int64_t id, const char *party, const char *guardian,
		    const char *decision)
{
	struct record *row = dossier_row(d, ENTITY_CONSENT, id, "plan", "100", "party", party,
					 "decision", decision, "date", "2026-11-20", NULL);

	if (*guardian)
		record_set_number(row, CONSENT_GUARDIAN_ID, *guardian == '0' ? 60 : 61);
}

Test(consent, one_gives_and_the_other_is_informed)
{
	static const struct {
		const char *first, *second;
		bool all;
		enum consent_state state;
	} rows[] = {
		{ "open", "open", false, CONSENT_INCOMPLETE },
		{ "given", "open", false, CONSENT_INCOMPLETE },
		{ "informed", "informed", false, CONSENT_INCOMPLETE },
		{ "given", "informed", false, CONSENT_COMPLETE },
		{ "given", "given", false, CONSENT_COMPLETE },
		{ "given", "refused", false, CONSENT_IN_DISPUTE },
		{ "given", "informed", true, CONSENT_INCOMPLETE },
		{ "given", "given", true, CONSENT_COMPLETE },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = with_parents();
		struct settings settings;
		struct consent_list list;

		settings_init(&settings);
		settings.value[SETTING_CONSENT_ALL] = rows[i].all;
		consent(&d, 80, "guardian", "0", rows[i].first);
		consent(&d, 81, "guardian", "1", rows[i].second);
		cr_expect(consent_of_plan(&d, d.rows[ENTITY_PLAN].items[0], &settings, day(TODAY),
					  &list) == rows[i].state,
			  "%s, %s, all %d", rows[i].first, rows[i].second, rows[i].all);
		cr_expect(list.count == 2, "who has no authority is not asked");
		cr_expect(rows[i].state == CONSENT_IN_DISPUTE ? list.refusal != NULL :
								list.refusal == NULL);
		consent_list_free(&list);
		dossier_free(&d);
	}
}

Test(consent, parents_unnamed_speak_for_all)
{
	struct dossier d = with_parents();
	struct settings settings;

	settings_init(&settings);
	consent(&d, 80, "parents", "", "given");
	cr_expect(consent_of_plan(&d, d.rows[ENTITY_PLAN].items[0], &settings, day(TODAY), NULL) ==
		  CONSENT_COMPLETE);
	dossier_free(&d);
}

Test(consent, from_18_the_pupil_alone_is_asked)
{
	static const struct {
		const char *born;
		enum consent_party party;
	} rows[] = { { "2008-11-23", CONSENT_GUARDIAN }, { "2008-11-22", CONSENT_PUPIL } };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dossier d = with_parents();
		struct settings settings;
		struct consent_list list;

		settings_init(&settings);
		record_set_text(d.rows[ENTITY_PUPIL].items[0], PUPIL_BORN, rows[i].born);
		consent_of_plan(&d, d.rows[ENTITY_PLAN].items[0], &settings, day(TODAY), &list);
		cr_expect(list.asked[0].party == rows[i].party, "%s", rows[i].born);
		cr_expect(list.asked[0].to_ask);
		consent_list_free(&list);
		dossier_free(&d);
	}
}

Test(consent, a_later_word_of_the_same_parent_counts)
{
	struct dossier d = with_parents();
	struct settings settings;

	settings_init(&settings);
	consent(&d, 80, "guardian", "0", "refused");
	consent(&d, 81, "guardian", "0", "given");
	consent(&d, 82, "guardian", "1", "informed");
	cr_expect(consent_of_plan(&d, d.rows[ENTITY_PLAN].items[0], &settings, day(TODAY), NULL) ==
		  CONSENT_COMPLETE);
	dossier_free(&d);
}
