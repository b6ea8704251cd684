/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/place.h"

#include "core/records/meeting.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/screens/dossier_kinds.h"
#include "tui/screens/evaluate.h"
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

struct deadline_mend place_mends(const struct page_target *target)
{
	if (target->field >= DOSSIER_MARK_DUE)
		return deadlines[target->field - DOSSIER_MARK_DUE].mends;
	return (struct deadline_mend){ .entity = target->entity, .field = target->field };
}

/* A new talk of KIND, else of the kind of talk ROW. */
static void begin_talk(struct app *app, int64_t pupil, int64_t row, const char *kind)
{
	struct record *before = NULL, *talk = record_new(&meeting_entity);

	if (*kind)
		record_set_text(talk, MEETING_KIND, kind);
	else if (!store_get(app->db, &meeting_entity, row, &before, NULL))
		record_copy_field(talk, MEETING_KIND, before, MEETING_KIND);
	app_push(app, &meeting_screen, (struct screen_arg){ .id = pupil, .data = talk });
	record_free(before);
	record_free(talk);
}

bool place_own_screen(struct app *app, int64_t pupil, const struct deadline_mend *mend, int64_t row)
{
	switch (mend->entity) {
	case ENTITY_EVALUATION:
	case ENTITY_RESULT:
		evaluate_open(app, row ? row : pupil,
			      mend->entity == ENTITY_EVALUATION ? mend->field : -1);
		return true;
	case ENTITY_MEETING:
		if (mend->kind)
			begin_talk(app, pupil, row, mend->kind);
		else
			app_push(app, &meeting_screen,
				 (struct screen_arg){ .id = row ? row : pupil });
		return true;
	default:
		return false;
	}
}

void place_open(struct app *app, int64_t pupil, struct page_target target)
{
	struct dossier_start start = { .tab = tab_of(target.entity), .target = target };

	app_push(app, &dossier_screen, (struct screen_arg){ .id = pupil, .data = &start });
}

void place_mend(struct app *app, int64_t pupil, struct page_target target)
{
	struct deadline_mend mend = place_mends(&target);
	int field = mend.entity == ENTITY_PLAN ? mend.field : -1; /* elsewhere a row is a line */

	if (place_own_screen(app, pupil, &mend, target.row))
		return;
	place_open(app, pupil, (struct page_target){ mend.entity, target.row, field });
	if (app_screen(app) == &dossier_screen)
		dossier_open(app, app_state(app), &target);
}

void place_mend_due(struct app *app, int64_t pupil, const struct due *due)
{
	place_mend(app, pupil,
		   (struct page_target){ due->entity, due->row, DOSSIER_MARK_DUE + due->deadline });
}
