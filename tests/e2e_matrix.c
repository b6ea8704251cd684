/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The check of all dossiers by keyboard: filtered, mended, answered, and what the file holds
 * then. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "tests/dossier_school.h"
#include "tests/expect.h"
#include "tests/school_tty.h"

#define TODAY "2026-11-25"

static struct tty *begin(struct dossier_school *d)
{
	*d = dossier_school_open();

	struct tty *t = school_tty(&d->school, TODAY);

	tty_expect(t, "Berg, J");
	tty_key(t, "7");
	tty_expect(t, "Wat de wet vraagt");
	return t;
}

Test(matrix, leads_to_what_is_missing_and_counts_it_no_more_once_it_is_there)
{
	struct dossier_school d;
	struct tty *t = begin(&d);

	tty_expect(t, "uitstroombestemming: ontbreekt, nog geen");
	tty_type(t, "Right Right Right Right Right Right Right Right Right Right Right");
	tty_expect(t, "ROD: ontbreekt 1");
	tty_key(t, "Enter");
	tty_expect(t, "Begin in ROD");
	tty_type(t, "'vandaag' C-s");
	tty_expect(t, "bewaard");
	tty_key(t, "Esc");
	tty_expect(t, "ROD: ontbreekt 0");
	expect_sql(&d.school, "SELECT rod_begin FROM plan", TODAY);
	expect_sql(&d.school, "SELECT substr(items, 12, 1) FROM dossier_check", "+");
	tty_free(t);
	school_close(&d.school);
}

Test(matrix, keeps_an_answer_and_takes_it_back)
{
	struct dossier_school d;
	struct tty *t = begin(&d);

	tty_type(t, "Tab");
	tty_expect(t, "niet van dossiers");
	tty_key(t, "Enter");
	tty_expect(t, "Toelichting");
	tty_type(t, "'ja' Tab 'toets van juni' C-s");
	tty_expect(t, "onderbouwd met eigen onderzoek: in orde, ja,");
	tty_expect(t, "25-11-2026: toets van juni");
	expect_sql(&d.school, "SELECT answer || ': ' || note FROM quality", "yes: toets van juni");
	expect_sql(&d.school, "SELECT substr(quality, 1, 1) FROM dossier_check", "+");
	tty_key(t, "u");
	tty_expect(t, "blijkt niet uit het dossier");
	expect_sql(&d.school, "SELECT count(*) FROM quality", "0");
	tty_free(t);
	school_close(&d.school);
}
