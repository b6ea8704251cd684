/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A colleague writes in the same row while a form is open: nothing that either typed is lost. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "core/records/pupil.h"
#include "core/records/quality.h"
#include "db/dossier.h"
#include "tests/desk.h"
#include "tests/expect.h"
#include "tui/screens/postpone.h"
#include "tui/screens/quality_form.h"
#include "tui/screens/record_form.h"
#include "tui/screens/settings.h"

TestSuite(merge, .init = desk_open, .fini = desk_close);

/* --- the form of one row --- */

static void open_pupil(void)
{
	struct record *row = NULL;
	struct zb_err err;

	cr_assert(eq(int, store_get(d.school.db, &pupil_entity, d.other, &row, &err), 0));
	record_form_open(draw_app(screen), &(struct record_form){.title = "Leerling",
								 .draft = mem_text("pupil"),
								 .records = {row},
								 .link = -1,
								 .field = PUPIL_GIVEN_NAME,
								 .saved = "Leerling bewaard."});
	draw_row(screen, 0);
}

Test(merge, of_a_form_takes_over_by_itself_what_does_not_touch)
{
	open_pupil();
	draw_type(screen, " Jan");
	colleague_sets("pupil", d.other, "family_name=Bos");
	press(K_F2);
	expect_saved();
	expect_sql(&d.school,
		   "SELECT \"given_name\" || ' ' || \"family_name\" FROM \"pupil\" WHERE "
		   "\"family_name\" LIKE 'Bos%'",
		   "Tim Jan Bos");
}

Test(merge, of_a_form_shows_what_it_was_and_whose_is_whose)
{
	open_pupil();
	draw_type(screen, " Jan");
	colleague_sets("pupil", d.other, "given_name=Timo");
	press(K_F2);
	cr_expect(draw_has(screen, "wijzigde intussen hetzelfde"));
	cr_expect(draw_has(screen, "het was         Tim"));
	cr_expect(draw_has(screen, "[ ] van"));
	cr_expect(draw_has(screen, "Timo"));
	cr_expect(draw_has(screen, "[x] van u           Tim Jan"));
	press(K_ESC);
	cr_expect(draw_has(screen, "Tim Jan"));
	expect_sql(&d.school,
		   "SELECT \"given_name\" FROM \"pupil\" WHERE \"family_name\" = 'Bosch'", "Timo");
	press(K_F2);
	press(' ');
	cr_expect(draw_has(screen, "[ ] van u"));
	press(K_F2);
	expect_saved();
	expect_sql(&d.school,
		   "SELECT \"given_name\" FROM \"pupil\" WHERE \"family_name\" = 'Bosch'", "Timo");
}

Test(merge, of_a_form_keeps_nothing_of_what_was_taken_out_again)
{
	open_pupil();
	draw_type(screen, "my");
	app_keep(draw_app(screen));
	expect_sql(&d.school, "SELECT count(*) FROM \"draft\"", "1");
	press(K_BACKSPACE);
	press(K_BACKSPACE);
	press(K_TAB);
	app_keep(draw_app(screen));
	expect_sql(&d.school, "SELECT count(*) FROM \"draft\"", "0");
}

/* --- a new row, of which there can be one --- */

static void open_answer(void)
{
	struct dossier dossier = {0};
	struct zb_err err;

	cr_assert(eq(int, dossier_read(d.school.db, d.pupil, &dossier, &err), 0));
	quality_form_open(draw_app(screen), &dossier, ITEM_PUPIL);
	dossier_free(&dossier);
	draw_row(screen, 0);
	draw_type(screen, "ja");
	press(K_TAB);
	draw_type(screen, "van mij");
}

Test(merge, of_an_answer_that_both_gave_asks_which_stays)
{
	open_answer();
	school_add(colleague(), "quality", school_ref("pupil", d.pupil), "item=pupil_involved",
		   "answer=no", "date=2026-11-25", NULL);
	press(K_F2);
	cr_expect(draw_has(screen, "wijzigde intussen hetzelfde"));
	cr_expect(draw_has(screen, "[x] van u"));
	press(K_F2);
	expect_saved();
	expect_sql(&d.school,
		   "SELECT count(*) || ' ' || \"answer\" || ' ' || \"note\" FROM \"quality\"",
		   "1 yes van mij");
}

Test(merge, of_an_answer_that_both_gave_alike_asks_nothing)
{
	open_answer();
	school_add(colleague(), "quality", school_ref("pupil", d.pupil), "item=pupil_involved",
		   "answer=yes", "date=2026-11-25", NULL);
	press(K_F2);
	expect_saved();
	expect_sql(&d.school,
		   "SELECT count(*) || ' ' || \"answer\" || ' ' || \"note\" FROM \"quality\"",
		   "1 yes van mij");
}

Test(merge, of_a_deadline_that_both_postponed_asks_which_stays)
{
	const struct due due = { .deadline = DEADLINE_EVALUATION, .entity = ENTITY_PLAN,
				 .row = d.plan, .date = { 2027, 7, 31 } };

	postpone_open(draw_app(screen), d.pupil, &due);
	draw_row(screen, 0);
	draw_type(screen, "2027-08-10");
	press(K_TAB);
	draw_type(screen, "van mij");
	school_add(colleague(), "postponement", school_ref("pupil", d.pupil),
		   school_ref("record", d.plan), "entity=plan", "deadline=evaluation",
		   "term=2027-07-31", "until=2027-08-20", "reason=van de ander", NULL);
	press(K_F2);
	cr_expect(draw_has(screen, "wijzigde intussen hetzelfde"));
	cr_expect(draw_has(screen, "20-08-2027"));
	press(K_LEFT);
	press(K_DOWN);
	press(K_LEFT);
	press(K_F2);
	expect_saved();
	expect_sql(&d.school,
		   "SELECT count(*) || ' ' || \"until\" || ' ' || \"reason\" FROM \"postponement\"",
		   "1 2027-08-20 van de ander");
}

/* --- what is kept of a form --- */

Test(merge, of_a_form_that_was_kept_meets_what_came_since)
{
	open_pupil();
	draw_type(screen, " Jan");
	app_screen(draw_app(screen))->keep(draw_app(screen), app_state(draw_app(screen)));
	app_pop(draw_app(screen));
	draw_row(screen, 0);
	colleague_sets("pupil", d.other, "given_name=Timo");
	open_pupil();
	press(K_ENTER); /* on with it */
	press(K_F2);
	cr_expect(draw_has(screen, "Timo"));
	cr_expect(draw_has(screen, "[x] van u           Tim Jan"));
	press(K_F2);
	expect_saved();
	expect_sql(&d.school,
		   "SELECT \"given_name\" FROM \"pupil\" WHERE \"family_name\" = 'Bosch'",
		   "Tim Jan");
}

/* --- the settings --- */

Test(merge, of_the_settings_asks_about_the_same_one_and_keeps_another)
{
	int64_t days;

	settings_terms_open(draw_app(screen));
	draw_row(screen, 0);
	draw_type(screen, "30");
	days = school_add(colleague(), "setting", "key=plan_days", "value=21", NULL);
	school_add(colleague(), "setting", "key=consent_days", "value=7", NULL);
	press(K_F2);
	cr_expect(draw_has(screen, "jan wijzigde intussen hetzelfde"));
	cr_expect(draw_has(screen, "het was         42"));
	cr_expect(draw_has(screen, "21"));
	cr_expect(draw_has(screen, "[x] van u           30"));
	press(K_F2);
	expect_saved();
	cr_expect(days > 0);
	expect_sql(&d.school,
		   "SELECT group_concat(\"key\" || \"value\") FROM (SELECT * FROM \"setting\" "
		   "ORDER BY \"key\" DESC)",
		   "plan_days30,consent_days7");
}

/* In another window, or before: they are told apart by when, not by who. */
Test(merge, of_the_settings_says_when_it_was_oneself)
{
	settings_terms_open(draw_app(screen));
	draw_row(screen, 0);
	draw_type(screen, "30");
	school_add(&d.school, "setting", "key=plan_days", "value=21", NULL);
	press(K_F2);
	cr_expect(draw_has(screen, "Eerder bewaarde u hier iets anders"));
	cr_expect(draw_has(screen, "[x] nu"));
}
