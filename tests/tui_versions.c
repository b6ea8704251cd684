/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The versions of a plan in its dossier: side by side, and which one is shown. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "tests/desk.h"
#include "tui/screens/screens.h"

TestSuite(versions, .init = desk_open, .fini = desk_close);

/* The draft of version 2, with one goal carried over to a higher target. */
static void add_version(void)
{
	int64_t plan = school_add(&d.school, "plan", school_ref("pupil", d.pupil), "status=draft",
				  "guidance=drie keer per week RT", NULL);

	school_add(&d.school, "goal", school_ref("plan", plan), school_ref("line", d.goals[0]),
		   "kind=learning", "description=technisch lezen: AVI E5", "indicator=toets",
		   "baseline=M4", "target=M6", NULL);
	school_add(&d.school, "goal", school_ref("plan", plan), "kind=behaviour",
		   "description=vraagt zelf om hulp", NULL);
}

Test(versions, sets_two_versions_side_by_side_with_signs_and_words)
{
	add_version();
	school_add(&d.school, "support", school_ref("pupil", d.pupil), "form=logopedie",
		   "starts=2026-09-20", "ends=2026-10-20", NULL);
	school_add(&d.school, "support", school_ref("pupil", d.pupil), "form=RT lezen",
		   "hours_week=1,5", "starts=2026-09-20", school_ref("plan", d.plan), NULL);
	open_tab(1);
	cr_expect(draw_has(screen, "v vergelijkt"));
	draw_type(screen, "v");
	cr_expect(draw_has(screen, "Versie 1 van 12-09-2026, in werking"));
	cr_expect(draw_has(screen, "Versie 2, concept"));
	cr_expect(draw_has(screen, "+ Begeleiding: toegevoegd"));
	cr_expect(draw_has(screen, "- Begin: vervallen"));
	cr_expect(draw_has(screen, "Doel: technisch lezen: AVI E5"));
	cr_expect(draw_has(screen, "~ Streefwaarde: gewijzigd"));
	cr_expect(row_of("[-E5-]") >= 0);
	cr_expect(eq(int, row_of("[-E5-]"), row_of("[+M6+]")));
	cr_expect(draw_has(screen, "+ Doel: toegevoegd"));
	cr_expect(draw_has(screen, "- Doel: vervallen"));
	draw_keys(screen, (const int[]){ K_END, 0 });
	cr_expect(draw_has(screen, "- Inzet: vervallen"));
	cr_expect(draw_has(screen, "logopedie"));
	cr_expect(draw_has(screen, "doelen en 1 keer inzet"));
	draw_type(screen, "q");
	cr_expect(draw_has(screen, "een van 2: [ en ]"));
}

Test(versions, keeps_the_columns_of_two_versions_apart_on_a_narrow_screen)
{
	add_version();
	draw_resize(screen, 24, 40);
	open_tab(1);
	draw_type(screen, "v");
	cr_expect(draw_has(screen, "drie keer per"));
	cr_expect(draw_has(screen, "week RT"));
}

/* What differs is found once and laid out for each width; but anew for other texts. */
Test(versions, lays_two_versions_out_anew_on_another_screen_and_when_a_text_changed)
{
	int64_t plan;
	struct zb_err err;

	add_version();
	plan = school_number(&d.school, "SELECT max(id) FROM plan");
	open_tab(1);
	draw_type(screen, "v");
	cr_expect(draw_has(screen, "drie keer per week RT"));
	draw_resize(screen, 24, 40);
	cr_expect(not(draw_has(screen, "drie keer per week RT")));
	cr_expect(draw_has(screen, "drie keer per"));
	draw_resize(screen, DESK_ROWS, 80);
	cr_expect(draw_has(screen, "drie keer per week RT"));
	cr_expect(eq(int, school_set(&d.school, &err, "plan", plan, "guidance=elke dag RT", NULL),
		     ZB_OK));
	app_stale(draw_app(screen));
	cr_expect(draw_has(screen, "elke dag RT"));
	cr_expect(not(draw_has(screen, "drie keer per week RT")));
}

Test(versions, has_the_cursor_on_a_goal_that_was_just_added)
{
	add_version();
	open_tab(2);
	draw_type(screen, "n");
	draw_keys(screen, (const int[]){ K_TAB, K_TAB, 0 });
	draw_type(screen, "leest elke dag");
	draw_keys(screen, (const int[]){ K_CTRL_S, 0 });
	cr_expect(strstr(draw_row(screen, row_of("leest elke dag")), "▌") != NULL);
}

Test(versions, says_how_a_version_that_is_frozen_gets_goals)
{
	struct zb_err err;
	int64_t plan = school_add(&d.school, "plan", school_ref("pupil", d.other), "status=draft",
				  "origin=taken_over", "starts=2026-09-01",
				  "destination=havo", NULL);

	cr_expect(eq(int, school_set(&d.school, &err, "plan", plan, "status=in_force", NULL), 0));
	app_push(draw_app(screen), &dossier_screen, (struct screen_arg){ .id = d.other });
	cr_expect_not(draw_has(screen, "Enter voegt er een toe"));
	cr_expect(draw_has(screen, "a maakt een nieuwe versie"));
	draw_keys(screen, (const int[]){ K_RIGHT, K_RIGHT, 0 });
	cr_expect(draw_has(screen, "a maakt een nieuwe versie"));
}

Test(versions, shows_the_draft_that_is_there_and_does_not_begin_to_edit_it)
{
	open_tab(1);
	draw_type(screen, "n");
	cr_expect(draw_has(screen, "Nieuwe versie als concept"));
	draw_type(screen, "[");
	cr_expect(draw_has(screen, "Versie 1, in werking"));
	draw_type(screen, "n");
	cr_expect(draw_has(screen, "Versie 2, concept"));
	cr_expect(draw_has(screen, "Er is al een concept: dit is het. Enter wijzigt het."));
	cr_expect_not(draw_has(screen, "bewaren"));
}

Test(versions, says_in_its_title_which_version_runs_while_a_draft_is_shown)
{
	add_draft();
	open_tab(1);
	cr_expect(strstr(draw_row(screen, 0), "OPP sinds 12-09-2026") != NULL);
	draw_type(screen, "]");
	cr_expect(strstr(draw_row(screen, 0), "OPP versie 2, concept; 1 in werking") != NULL, "%s",
		  draw_row(screen, 0));
}
