/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing a row of another kind by name. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "core/entities.h"
#include "core/records/agreement.h"
#include "core/records/support.h"
#include "db/dossier.h"
#include "tests/dossier_school.h"
#include "tests/draw.h"
#include "tui/screens/reference.h"
#include "tui/screens/screens.h"

static void chosen(struct app *app, void *data, int64_t id)
{
	(void)app;
	*(int64_t *)data = id;
}

Test(reference, tells_parents_of_one_name_apart_by_their_children)
{
	struct dossier_school d = dossier_school_open();
	int64_t picked = 0, namesake = school_add(&d.school, "guardian", "given_name=Judith",
						  "family_name=Zwart", NULL);
	int64_t other = school_add(&d.school, "guardian", "given_name=Judith", "family_name=Zwart",
				   NULL);
	struct draw *screen;

	school_add(&d.school, "pupil_guardian", school_ref("pupil", d.pupil),
		   school_ref("guardian", namesake), NULL);
	school_add(&d.school, "pupil_guardian", school_ref("pupil", d.other),
		   school_ref("guardian", namesake), NULL);
	school_add(&d.school, "pupil_guardian", school_ref("pupil", d.other),
		   school_ref("guardian", other), NULL);
	screen = draw_new(24, 80);
	draw_app(screen)->db = d.school.db;
	draw_app(screen)->today = db_today(d.school.db);
	app_push(draw_app(screen), &pupils_screen, (struct screen_arg){ 0 });
	reference_choose(draw_app(screen), "Ouder", &guardian_entity, chosen, &picked);
	draw_type(screen, "zwart");
	cr_expect(draw_has(screen, "Jóëlle, Tim"));
	cr_expect(draw_has(screen, "▌ Judith Zwart"));
	draw_keys(screen, (const int[]){ K_ENTER, 0 });
	cr_expect(picked == namesake || picked == other);
	draw_free(screen);
	school_close(&d.school);
}

/* They are not read by name. */
Test(reference, of_an_agreement_or_help_lists_the_talks_and_plans_of_the_dossier)
{
	struct dossier_school d = dossier_school_open();
	struct draw *screen = draw_new(24, 80);
	struct app *app = draw_app(screen);
	struct record *agreement = record_new(&agreement_entity);
	struct record *support = record_new(&support_entity);
	struct dossier dossier = { 0 };
	struct zb_err err;
	int64_t talk = school_add(&d.school, "meeting", "kind=mdo", "date=2026-11-20", NULL);

	school_add(&d.school, "meeting_pupil", school_ref("pupil", d.pupil),
		   school_ref("meeting", talk), NULL);
	cr_assert(eq(int, dossier_read(d.school.db, d.pupil, &dossier, &err), ZB_OK));
	app->db = d.school.db;
	app->today = db_today(d.school.db);
	app_push(app, &pupils_screen, (struct screen_arg){ 0 });
	reference_pick(app, agreement, AGREEMENT_MEETING, &dossier);
	cr_expect(draw_has(screen, "20-11"));
	draw_keys(screen, (const int[]){ K_ENTER, 0 });
	cr_expect(record_number(agreement, AGREEMENT_MEETING) == talk);
	reference_pick(app, support, SUPPORT_PLAN, &dossier);
	cr_expect(draw_has(screen, "in werking"));
	draw_keys(screen, (const int[]){ K_ENTER, 0 });
	cr_expect(record_number(support, SUPPORT_PLAN) == d.plan);
	record_free(agreement);
	record_free(support);
	dossier_free(&dossier);
	draw_free(screen);
	school_close(&d.school);
}
