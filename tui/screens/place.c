/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/place.h"

#include "tui/app.h"
#include "tui/screens/dossier_kinds.h"
#include "tui/screens/screens.h"

static enum dossier_tab tab_of(enum entity_id entity)
{
	const struct dossier_kind *kind = dossier_kind_of(entity);

	switch (entity) {
	case ENTITY_PLAN:
	case ENTITY_CONSENT:
		return DOSSIER_PLAN;
	case ENTITY_GOAL:
		return DOSSIER_GOALS;
	case ENTITY_EVALUATION:
	case ENTITY_RESULT:
		return DOSSIER_EVALUATIONS;
	case ENTITY_MEETING:
	case ENTITY_MEETING_PUPIL:
		return DOSSIER_TALKS;
	default:
		return kind ? kind->tab : DOSSIER_OVERVIEW;
	}
}

void place_open(struct app *app, int64_t pupil, enum entity_id entity, int64_t row, int field)
{
	struct dossier_start start = {
		.tab = tab_of(entity), .entity = entity, .row = row, .field = field,
	};

	app_push(app, &dossier_screen, (struct screen_arg){ .id = pupil, .data = &start });
}

void place_mend(struct app *app, int64_t pupil, enum entity_id entity, int64_t row, int field)
{
	place_open(app, pupil, entity, row, field);
	if (app_screen(app) == &dossier_screen)
		dossier_open(app, app_state(app), &(struct page_target){ entity, row, field });
}
