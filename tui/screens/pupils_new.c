/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/entities.h"
#include "core/records/group.h"
#include "core/records/pupil.h"
#include "tui/screens/pupils.h"
#include "tui/screens/record_form.h"

enum { RECORD_PUPIL, RECORD_PLACEMENT };

static void fill(struct form *form, struct record *const *records)
{
	form_section(form, _("Leerling"));
	form_add_all(form, records[RECORD_PUPIL]);
	form_section(form, _("Plaatsing"));
	form_add(form, records[RECORD_PLACEMENT], PLACEMENT_GROUP);
	form_add(form, records[RECORD_PLACEMENT], PLACEMENT_YEAR_GROUP);
	form_add(form, records[RECORD_PLACEMENT], PLACEMENT_STARTS);
	form_add(form, records[RECORD_PLACEMENT], PLACEMENT_ENDS);
}

void pupils_new(struct app *app, void *state)
{
	struct record *pupil = record_new(&pupil_entity);
	struct record *placement = record_new(&placement_entity);

	(void)state;
	/* Whoever stands in the leerlingadministratie comes in from there. */
	record_set_choice(pupil, PUPIL_GUEST, 0);
	record_set_date(pupil, PUPIL_ENROLLED, app->today);
	record_set_number(placement, PLACEMENT_PUPIL, RECORD_FORM_PENDING);
	record_set_date(placement, PLACEMENT_STARTS, app->today);
	record_set_year(placement, PLACEMENT_SCHOOL_YEAR, school_year_of(app->today));
	record_form_open(app, &(struct record_form){
				      .title = _("Nieuwe leerling"),
				      .draft = mem_text("pupil:new"),
				      .records = { pupil, placement },
				      .link = PLACEMENT_PUPIL,
				      .field = PUPIL_GIVEN_NAME,
				      .saved = N_("Leerling toegevoegd."),
				      .fill = fill,
			      });
}
