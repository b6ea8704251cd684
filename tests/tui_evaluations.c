/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tab Evaluaties before there is one: what is offered is what can be done. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "tests/desk.h"
#include "tui/screens/screens.h"

#define EVALUATIONS 3

TestSuite(evaluations, .init = desk_open, .fini = desk_close);

static void open_other(void)
{
	open_screen(&dossier_screen, d.other);
	press_times(K_RIGHT, EVALUATIONS);
}

static bool in_bar(const char *text)
{
	return row_of(text) == DESK_ROWS - 1;
}

Test(evaluations, are_begun_with_one_key_in_the_bar)
{
	open_tab(EVALUATIONS);
	cr_expect(draw_has(screen, "e evalueert de open doelen van het OPP in werking"));
	cr_expect(in_bar("e evaluatie"));
	cr_expect_not(in_bar("n nieuw"));
	press('n');
	cr_expect(draw_has(screen, "Evaluatie · Berg, Jóëlle van den"));
}

Test(evaluations, of_a_pupil_with_only_a_draft_wait_for_that_to_come_in_force)
{
	school_add(&d.school, "plan", school_ref("pupil", d.other), "status=draft", NULL);
	open_other();
	cr_expect(draw_has(screen, "w zet het concept in werking, e evalueert het daarna"));
	cr_expect(in_bar("w in werking"));
	cr_expect_not(in_bar("evaluatie"));
	press('e');
	cr_expect(draw_has(screen, "Geen OPP in werking: op Plan maakt n"));
}

Test(evaluations, of_a_pupil_without_a_plan_say_where_one_is_made)
{
	open_other();
	cr_expect(draw_has(screen, "op Plan maakt n een concept"));
	cr_expect_not(in_bar("evaluatie"));
}

Test(evaluations, of_a_pupil_with_only_a_draft_say_which_key_puts_it_in_force)
{
	school_add(&d.school, "plan", school_ref("pupil", d.other), "status=draft", NULL);
	open_other();
	press('n');
	cr_expect(draw_has(screen, "heeft alleen een OPP in concept; w in het dossier"));
	cr_expect_not(draw_has(screen, "maakt er een"));
}

Test(evaluations, have_their_whole_heading_in_as_many_rows_as_it_takes)
{
	school_add(&d.school, "evaluation", school_ref("plan", d.plan), "kind=interim",
		   "date=2026-11-20", "counts_for=2026-2027", "parents_present=yes", "heard=yes",
		   NULL);
	open_tab(EVALUATIONS);
	cr_expect(draw_has(screen, "tussentijds, telt mee in 2026-2027, met ouders, leerling"));
	cr_expect(draw_has(screen, "   gehoord"));
}
