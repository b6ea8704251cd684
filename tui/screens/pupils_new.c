/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/entities.h"
#include "core/records/group.h"
#include "core/records/pupil.h"
#include "tui/screens/pupils.h"
#include "tui/screens/record_form.h"

enum { RECORD_PUPIL, RECORD_PLACEMENT };

static void fill(struct form *form, struct record *const *records)
{
	static const unsigned names[] = { PUPIL_GIVEN_NAME, PUPIL_INITIALS, PUPIL_PREFIX,
					  PUPIL_FAMILY_NAME };
	struct record *pupil = records[RECORD_PUPIL], *placement = records[RECORD_PLACEMENT];

	form_section(form, _("Leerling"));
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		form_add(form, pupil, names[i]);
	form_add(form, placement, PLACEMENT_GROUP);
	form_add(form, placement, PLACEMENT_YEAR_GROUP);
	for (unsigned f = PUPIL_FAMILY_NAME + 1; f < pupil->entity->field_count; f++)
		if (!(pupil->entity->fields[f].flags & (FIELD_HIDDEN | FIELD_DERIVED)))
			form_add(form, pupil, f);
	form_add(form, pupil, PUPIL_NUMBER);
	form_section(form, _("Plaatsing"));
	form_add(form, placement, PLACEMENT_STARTS);
	form_add(form, placement, PLACEMENT_ENDS);
}

/* A placement in nothing tells nobody anything. */
static bool is_placed(const struct record *placement)
{
	return record_is_set(placement, PLACEMENT_GROUP) ||
	       record_is_set(placement, PLACEMENT_YEAR_GROUP);
}

void pupils_made(struct app *app, void *state, const struct entity *entity, int64_t id)
{
	(void)app;
	if (entity == &pupil_entity)
		pupils_show(state, id);
}

void pupils_new(struct app *app, void *state)
{
	struct record *pupil = record_new(&pupil_entity);
	struct record *placement = record_new(&placement_entity);
	const struct pupils *pupils = state;

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
				      .saved = pupils->source.order.scope == PUPILS_ALL ?
						       _("Leerling toegevoegd; + zet extra "
							 "ondersteuning aan.") :
						       _("Leerling toegevoegd. Hier staan nu alle "
							 "leerlingen; + zet extra ondersteuning "
							 "aan."),
				      .worth = is_placed,
				      .fill = fill,
			      });
}
