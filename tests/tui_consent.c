/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has a say and who may know, and what they said, in the dossier of a pupil. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "tests/desk.h"
#include "tests/expect.h"
#include "tui/screens/place.h"
#include "tui/screens/screens.h"

TestSuite(consent, .init = desk_open, .fini = desk_close);

static void set_link(int64_t guardian, const char *value)
{
	char *sql = mem_format("SELECT id FROM pupil_guardian WHERE guardian = %lld",
			       (long long)guardian);

	colleague_sets("pupil_guardian", school_number(&d.school, sql), value);
	free(sql);
}

Test(consent, says_who_has_no_say_and_who_may_not_know)
{
	set_link(d.mother, "information=limited");
	set_link(d.father, "authority=no");
	open_tab(0);
	cr_expect(draw_has(screen, "Anna van den Berg: informatie beperkt door de rechter"));
	cr_expect(draw_has(screen, "Kees Smit: geen gezag, wordt geïnformeerd; "));
	draw_keys(screen, (const int[]){ K_RIGHT, 0 });
	cr_expect(draw_has(screen, "Anna van den Berg: nog open (informatie"));
	cr_expect(not(draw_has(screen, "Kees Smit: nog open")));
	draw_keys(screen, (const int[]){ 'p', K_ENTER, 0 });
	cr_expect(draw_has(screen, "geen afschrift voor Anna van den Berg"));
}

Test(consent, says_that_a_pupil_of_18_is_the_party)
{
	struct due consent_due = {
		.deadline = DEADLINE_CONSENT, .entity = ENTITY_PLAN, .row = d.plan,
	};
	struct zb_err err;

	school_set(&d.school, &err, "pupil", d.pupil, "born=2008-09-01", NULL);
	open_tab(0);
	cr_expect(draw_has(screen, "18 of ouder: de leerling is zelf partij, ouders alleen"));
	draw_keys(screen, (const int[]){ K_RIGHT, 0 });
	cr_expect(draw_has(screen, "de leerling: nog open"));
	cr_expect(not(draw_has(screen, "Anna van den Berg: nog open")));
	place_mend_due(draw_app(screen), d.pupil, &consent_due);
	cr_expect(draw_has(screen, "Instemming van de leerling, 18 of ouder"));
}

static int64_t refuse(void)
{
	int64_t talk = school_add(&d.school, "meeting", "kind=parents", "date=2026-09-14", NULL);

	school_add(&d.school, "meeting_pupil", school_ref("meeting", talk),
		   school_ref("pupil", d.pupil), NULL);
	return school_add(&d.school, "consent", school_ref("plan", d.plan), "party=guardian",
			  school_ref("guardian", d.mother), "decision=refused", "date=2026-09-14",
			  school_ref("meeting", talk), "next_step=mediation", NULL);
}

static void open_consent(void)
{
	struct due consent_due = {
		.deadline = DEADLINE_CONSENT, .entity = ENTITY_PLAN, .row = d.plan,
	};

	open_tab(1);
	place_mend_due(draw_app(screen), d.pupil, &consent_due);
}

#define CONSENT_SQL                                                                                \
	"SELECT decision || ' ' || date || ' ' || ifnull(next_step, '-') || ' ' || "               \
	"(meeting IS NULL) FROM consent"

/* By form, without a talk. */
Test(consent, shows_a_refusal_with_its_next_step_until_it_is_given_yet)
{
	struct due consent_due = {
		.deadline = DEADLINE_CONSENT, .entity = ENTITY_PLAN, .row = d.plan,
	};

	open_tab(1);
	place_mend_due(draw_app(screen), d.pupil, &consent_due);
	cr_expect(draw_has(screen, "Instemming van Anna van den Berg"));
	cr_expect(not(draw_has(screen, "Volgende stap")));
	draw_type(screen, "gew");
	for (int i = 0; i < 5; i++)
		draw_keys(screen, (const int[]){ K_TAB, 0 });
	draw_type(screen, "onderwijsconsulent");
	draw_keys(screen, (const int[]){ K_CTRL_S, 0 });
	cr_expect(draw_has(screen, "Anna van den Berg: geweigerd "));
	cr_expect(draw_has(screen, "in overleg: onderwijsconsulent; de"));
	cr_expect(draw_has(screen, "basisondersteuning gaat door"));
	draw_keys(screen, (const int[]){ K_LEFT, 0 });
	cr_expect(draw_has(screen, "instemming: geweigerd: Anna"));
	cr_expect(draw_has(screen, "Berg, onderwijsconsulent"));
	draw_keys(screen, (const int[]){ K_RIGHT, 0 });
	draw_keys(screen, (const int[]){ K_ENTER, 0 });
	draw_type(screen, "geg");
	draw_keys(screen, (const int[]){ K_ENTER, K_CTRL_S, 0 });
	cr_expect(not(draw_has(screen, "in overleg")));
	draw_keys(screen, (const int[]){ K_LEFT, 0 });
	cr_expect(not(draw_has(screen, "onderwijsconsulent")));
}

Test(consent, dates_a_consent_that_was_refused_before_on_the_day_it_is_given)
{
	refuse();
	open_consent();
	draw_type(screen, "geg");
	draw_keys(screen, (const int[]){ K_ENTER, K_CTRL_S, 0 });
	expect_sql(&d.school, CONSENT_SQL, "given 2026-11-25 - 1");
}

Test(consent, leaves_a_refusal_as_it_was_when_the_decision_is_put_back)
{
	refuse();
	open_consent();
	draw_type(screen, "geg");
	draw_keys(screen, (const int[]){ K_TAB, K_BACKTAB, 0 });
	draw_type(screen, "gew");
	draw_keys(screen, (const int[]){ K_ENTER, K_CTRL_S, 0 });
	expect_sql(&d.school, CONSENT_SQL, "refused 2026-09-14 mediation 0");
}

Test(consent, shows_the_consent_that_was_taken_over_at_each_of_the_parents)
{
	school_add(&d.school, "consent", school_ref("plan", d.plan), "party=parents",
		   "decision=given", "date=2025-09-11", NULL);
	open_tab(0);
	cr_expect(not(draw_has(screen, "nog open")));
	cr_expect(draw_has(screen, "✓ 11-09-2025"));
	press(K_RIGHT);
	cr_expect(not(draw_has(screen, "nog open")));
}

Test(consent, offers_to_adopt_what_lacks_something_with_a_reason)
{
	add_draft();
	open_tab(1);
	draw_type(screen, "]w");
	cr_expect(draw_has(screen, "toch vaststellen, met een reden"));
}

Test(consent, does_not_offer_to_adopt_what_a_parent_refused)
{
	school_add(&d.school, "consent", school_ref("plan", add_draft()), "party=guardian",
		   school_ref("guardian", d.mother), "decision=refused", "date=2026-11-20", NULL);
	open_tab(1);
	draw_type(screen, "]w");
	cr_expect(draw_has(screen, "geweigerd"));
	cr_expect(not(draw_has(screen, "toch vaststellen")));
}

Test(consent, does_not_offer_to_adopt_where_nobody_with_a_say_is_known)
{
	school_add(&d.school, "plan", school_ref("pupil", d.other), "status=draft", NULL);
	open_screen(&dossier_screen, d.other);
	draw_keys(screen, (const int[]){ K_RIGHT, 0 });
	draw_type(screen, "w");
	cr_expect(draw_has(screen, "niemand met gezag bekend om instemming te geven"));
	cr_expect(not(draw_has(screen, "toch vaststellen")));
	draw_keys(screen, (const int[]){ K_ESC, 0 });
	school_add(&d.school, "pupil_guardian", school_ref("pupil", d.other),
		   school_ref("guardian", d.father), "authority=yes", NULL);
	app_stale(draw_app(screen));
	draw_row(screen, 0);
	draw_type(screen, "w");
	cr_expect(draw_has(screen, "toch vaststellen"));
}

Test(consent, says_once_that_adopting_despite_what_lacks_wants_a_reason)
{
	add_draft();
	open_tab(1);
	draw_type(screen, "]w");
	press(K_END);
	press(K_ENTER);
	press(K_F2);
	cr_expect(draw_has(screen, "schrijf op waarom het OPP toch in werking gaat"));
	cr_expect_not(draw_has(screen, "Schrijf op waarom het OPP toch in werking gaat"));
}

Test(consent, offers_the_day_after_a_version_that_begins_today)
{
	int64_t plan = school_add(&d.school, "plan", school_ref("pupil", d.other), "status=draft",
				  "starts=2026-11-25", NULL);
	struct zb_err err;

	school_add(&d.school, "pupil_guardian", school_ref("pupil", d.other),
		   school_ref("guardian", d.father), "authority=yes", NULL);
	cr_assert(school_set(&d.school, &err, "plan", plan, "status=in_force", NULL) == ZB_OK);
	school_add(&d.school, "plan", school_ref("pupil", d.other), "status=draft", NULL);
	open_screen(&dossier_screen, d.other);
	press(K_RIGHT);
	draw_type(screen, "]w");
	press(K_END);
	press(K_ENTER);
	cr_expect(strstr(draw_row(screen, row_of("Begin")), "26-11-2026") != NULL);
}
