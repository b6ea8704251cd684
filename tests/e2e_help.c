/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tab Inzet of a dossier by keyboard: help with the goals it serves and what it takes, a
 * request in its steps with the text on what was tried. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <unistd.h>

#include "tests/expect.h"
#include "tests/school_tty.h"

#define TODAY "2026-11-22"

/* Tim with a plan in force and two goals, of which one was not met; his dossier open on Inzet. */
static struct tty *begin(struct school *s)
{
	int64_t pupil, plan, goal, evaluation;
	struct tty *t;

	*s = school_open(TODAY);
	pupil = school_add(s, "pupil", "given_name=Tim", "family_name=Bosch", "born=2017-05-01",
			   "enrolled=2021-08-01", NULL);
	school_add(s, "support_period", school_ref("pupil", pupil), "level=extra",
		   "starts=2026-08-01", NULL);
	school_add(s, "tariff", "function=remedial", "starts=2026-08-01", "cents_hour=50", NULL);
	plan = school_add(s, "plan", school_ref("pupil", pupil), "status=draft", NULL);
	goal = school_add(s, "goal", school_ref("plan", plan), "kind=learning", "area=mathematics",
			  "description=tafels tot en met 10", "indicator=toets", "baseline=31",
			  "target=70", NULL);
	school_add(s, "goal", school_ref("plan", plan), "kind=behaviour",
		   "description=vraagt om hulp", NULL);
	school_set(s, NULL, "plan", plan, "status=in_force", "starts=2026-08-20", NULL);
	evaluation = school_add(s, "evaluation", school_ref("plan", plan), "date=2026-11-01",
				"kind=interim", NULL);
	school_add(s, "result", school_ref("evaluation", evaluation), school_ref("goal", goal),
		   "finding=not_met", "value=58", "analysis=te weinig geoefend", NULL);
	school_add(s, "log", school_ref("pupil", pupil), "date=2026-09-09", "kind=incident",
		   "text=vertrouwelijke ruzie", NULL);
	t = school_tty(s, TODAY);
	tty_expect(t, "Bosch, Tim");
	tty_key(t, "Enter");
	tty_expect(t, "Overzicht  Plan");
	tty_type(t, "Right Right Right Right Right Right");
	tty_expect(t, "Nog geen inzet");
	return t;
}

static void end(struct school *s, struct tty *t)
{
	tty_free(t);
	school_close(s);
}

/* From the first field of the form of help to the last. */
#define GOALS "Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab"

#define SERVED "SELECT group_concat(kind, '+') FROM support_goal JOIN goal ON goal.id = " \
	       "support_goal.line"

Test(help, serves_goals_that_are_picked_and_its_costs_follow)
{
	struct school s;
	struct tty *t = begin(&s);

	tty_type(t, "n Enter");
	tty_expect(t, "Nieuwe inzet");
	tty_expect(t, "OPP versie 1");
	tty_type(t, "'RT rekenen' Tab Tab Tab Tab 'rem' Tab '1,5' Tab Tab Tab Tab Tab Tab Space");
	tty_expect(t, "[ ] rekenen-wiskunde: tafels");
	tty_type(t, "Space Down Space Enter");
	tty_expect(t, "tafels tot en met 10, vraagt om hulp");
	tty_key(t, "C-s");
	tty_expect(t, "Inzet bewaard");
	tty_expect(t, "nu: 1,5 uur per week, 60 uur en € 3.000 per jaar");
	tty_expect(t, "rekenen-wiskunde: tafels tot en met 10, vraagt om hulp");
	expect_sql(&s, SERVED, "learning+behaviour");

	tty_key(t, "Enter");
	tty_expect(t, "Inzet · Bosch, Tim");
	tty_type(t, GOALS " Space Down Space Enter C-s");
	tty_expect(t, "Inzet bewaard");
	expect_sql(&s, SERVED, "learning");
	tty_key(t, "u");
	tty_expect(t, "vraagt om hulp");
	expect_sql(&s, SERVED, "learning+behaviour");

	tty_type(t, "Left Left Left Left Left Left");
	tty_expect(t, "RT rekenen 1,5 u per week, t/m 31-07-2027");
	end(&s, t);
}

Test(help, of_which_a_goal_was_picked_comes_back_with_what_was_not_saved)
{
	struct school s;
	struct tty *t = begin(&s);

	tty_type(t, "n Enter");
	tty_expect(t, "Nieuwe inzet");
	tty_type(t, "'RT' " GOALS " Space");
	tty_expect(t, "[ ] rekenen-wiskunde: tafels");
	tty_type(t, "Space Enter");
	tty_expect(t, "Doelen                rekenen-wiskunde: tafels");
	tty_hangup(t);
	cr_expect(ne(int, tty_finish(t, TTY_PATIENCE_MS), CHILD_RUNNING));
	tty_free(t);
	t = school_tty(&s, TODAY);
	tty_expect(t, "Bosch, Tim");
	tty_key(t, "Enter");
	tty_expect(t, "Overzicht  Plan");
	tty_type(t, "Right Right Right Right Right Right n Enter");
	tty_expect(t, "eerder iets ingevuld");
	tty_key(t, "Enter");
	tty_expect(t, "rekenen-wiskunde: tafels");
	tty_key(t, "C-s");
	tty_expect(t, "Inzet bewaard");
	expect_sql(&s, SERVED, "learning");
	end(&s, t);
}

Test(request, shows_its_steps_and_draws_up_what_was_tried)
{
	struct school s;
	struct tty *t = begin(&s);

	tty_type(t, "n Down Enter");
	tty_expect(t, "Nieuwe aanvraag");
	tty_expect(t, "1 Zienswijze van de ouders  nu aan de beurt");
	tty_expect(t, "2 Wat is geprobeerd  komt nog");
	tty_type(t, "'TLV' Tab 'so' Tab Tab '10-11' Tab");
	tty_expect(t, "1 Zienswijze van de ouders  gedaan");
	tty_expect(t, "2 Wat is geprobeerd  nu aan de beurt");
	tty_key(t, "F8");
	tty_expect(t, "Dit schoot tekort:");
	tty_expect(t, "lees het na en pas het aan");
	tty_key(t, "F8");
	tty_expect(t, "Dit staat er al zo.");
	tty_type(t, "C-End '. Meer kan de school niet.' C-Home 'Vooraf. ' F8");
	tty_expect(t, "Dit staat er al zo.");
	tty_expect(t, "Vooraf. Dit schoot tekort:");
	tty_key(t, "C-s");
	tty_expect(t, "Aanvraag bewaard");
	tty_expect(t, "nu aan de beurt: advies van deskundigen");
	expect_sql(&s, "SELECT tried LIKE 'Vooraf. Dit schoot tekort:%tafels tot en met 10: niet "
		       "behaald op 01-11-2026%Analyse: te weinig geoefend. Meer kan de school "
		       "niet.' AND tried NOT LIKE '%ruzie%' FROM request",
		   "1");
	end(&s, t);
}
