/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "core/records/consent.h"
#include "core/records/goal.h"
#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "core/rules/consent.h"
#include "core/text.h"
#include "db/db.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/choice.h"
#include "tui/dialog.h"
#include "tui/screens/dossier.h"
#include "tui/screens/dossier_kinds.h"
#include "tui/screens/evaluate.h"
#include "tui/screens/place.h"
#include "tui/screens/screens.h"

void dossier_evaluate(struct app *app, struct dossier_view *view)
{
	evaluate_open(app, view->pupil, -1);
}

void dossier_talk(struct app *app, struct dossier_view *view)
{
	app_push(app, &meeting_screen, (struct screen_arg){ .id = view->pupil });
}

/* The one whose consent it waits for: who refused, else the first who has still to decide, else the
 * first of all; NULL when nobody is known. */
static const struct consent_asked *awaited(const struct consent_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->asked[i].decision == CONSENT_REFUSED)
			return &list->asked[i];
	for (size_t i = 0; i < list->count; i++)
		if (list->asked[i].to_ask)
			return &list->asked[i];
	return list->count ? list->asked : NULL;
}

/* The consent that the version shown waits for; when nobody is known to give it, who could. */
static void open_awaited(struct app *app, struct dossier_view *view)
{
	const struct record *plan = dossier_version(view);
	struct consent_list list = { 0 };
	const struct consent_asked *asked;
	struct page_target party;

	if (!plan)
		return;
	consent_of_plan(&view->dossier, plan, db_settings(app->db), app->today, &list);
	asked = awaited(&list);
	if (asked) {
		party = (struct page_target){ asked->guardian ? ENTITY_GUARDIAN : ENTITY_PUPIL,
					      asked->guardian ? asked->guardian->id : view->pupil,
					      DOSSIER_MARK_CONSENT };
		dossier_go(view, DOSSIER_PLAN, party);
		dossier_edit_consent(app, view, &party);
	} else
		dossier_add_guardian(app, view);
	consent_list_free(&list);
}

static void open_consent(struct app *app, struct dossier_view *view,
			 const struct page_target *target)
{
	if (dossier_find(&view->dossier, ENTITY_CONSENT, target->row)) {
		dossier_edit_consent(app, view, target);
		return;
	}
	if (dossier_find(&view->dossier, ENTITY_PLAN, target->row))
		dossier_turn_to(app, view, target->row);
	open_awaited(app, view);
}

/* A field of a version; that of its status is to bring a draft in force, or to make one. */
static void open_plan(struct app *app, struct dossier_view *view, const struct page_target *target)
{
	const struct record *plan = dossier_find(&view->dossier, ENTITY_PLAN, target->row);

	if (target->field == PLAN_STATUS && plan &&
	    record_choice(plan, PLAN_STATUS) == PLAN_DRAFT) {
		dossier_turn_to(app, view, plan->id);
		dossier_put_in_force(app, view);
	} else if (target->field == PLAN_STATUS || !view->version)
		dossier_add_plan(app, view);
	else if (target->field < 0)
		dossier_go(view, DOSSIER_PLAN, *target);
	else
		dossier_edit_plan(app, view, target->row, target->field);
}

static void open_talk(struct app *app, int64_t meeting)
{
	if (meeting)
		app_push(app, &meeting_screen, (struct screen_arg){ .id = meeting });
}

static void open_row(struct app *app, struct dossier_view *view, const struct page_target *target)
{
	const struct record *row = dossier_find(&view->dossier, target->entity, target->row);

	switch (target->entity) {
	case ENTITY_PUPIL_GUARDIAN:
		if (row)
			dossier_edit_guardian(app, view, row->id);
		else
			dossier_add_guardian(app, view);
		break;
	case ENTITY_PLAN:
		open_plan(app, view, target);
		break;
	case ENTITY_CONSENT:
		open_consent(app, view, target);
		break;
	case ENTITY_GOAL:
		if (row)
			dossier_edit_goal(app, view, row->id, target->field);
		else
			dossier_add_goal(app, view);
		break;
	case ENTITY_MEETING_PUPIL:
		open_talk(app, row ? record_number(row, MEETING_PUPIL_MEETING) : 0);
		break;
	case ENTITY_ATTENDEE:
		open_talk(app, row ? record_number(row, ATTENDEE_MEETING) : 0);
		break;
	default:
		if (!dossier_kind_of(target->entity))
			break;
		if (row)
			dossier_edit_row(app, view, target);
		else
			dossier_add_row(app, view, target->entity);
		break;
	}
}

void dossier_open(struct app *app, struct dossier_view *view, const struct page_target *target)
{
	struct deadline_mend mend = place_mends(target);
	struct page_target at = { mend.entity, target->row, mend.field };

	if (target->field == DOSSIER_MARK_CHECK)
		dossier_open_check(app, view);
	else if (target->field == DOSSIER_MARK_CONSENT)
		dossier_edit_consent(app, view, target);
	else if (place_own_screen(app, view->pupil, &mend, target->row))
		return;
	else if (mend.kind)
		dossier_begin_row(app, view, &mend);
	else
		open_row(app, view, &at);
}

/* --- new --- */

/* A goal stands in a plan. */
static void add_goal(struct app *app, struct dossier_view *view)
{
	if (view->version)
		dossier_add_goal(app, view);
	else
		dossier_add_plan(app, view);
}

/* What is more than one row with its own fields; the kinds follow it in the menu. */
static const struct addition {
	const char *label;
	enum dossier_tab tab; /* that lists it */
	void (*add)(struct app *, struct dossier_view *);
} additions[] = {
	{ N_("doel"), DOSSIER_GOALS, add_goal },
	{ N_("gesprek"), DOSSIER_TALKS, dossier_talk },
	{ N_("evaluatie"), DOSSIER_EVALUATIONS, dossier_evaluate },
	{ N_("OPP, of een nieuwe versie"), DOSSIER_PLAN, dossier_add_plan },
	{ N_("ouder of verzorger"), DOSSIER_OVERVIEW, dossier_add_guardian },
	{ N_("ouder die al in het bestand staat"), DOSSIER_OVERVIEW, dossier_pick_guardian },
};

#define ADDITION_COUNT (sizeof(additions) / sizeof(*additions))
#define MENU_MAX (ADDITION_COUNT + ENTITY_COUNT)

/* What a new thing is called where the tab has things of its own. */
static const char *const tab_news[DOSSIER_TABS] = {
	[DOSSIER_PLAN] = N_("nieuw OPP"),
	[DOSSIER_GOALS] = N_("nieuw doel"),
	[DOSSIER_EVALUATIONS] = N_("nieuwe evaluatie"),
	[DOSSIER_TALKS] = N_("gesprek of afspraak"),
	[DOSSIER_LOG] = N_("logboekregel"),
	[DOSSIER_SUPPORT] = N_("inzet, meting ..."),
};

const char *dossier_new_label(const struct dossier_view *view)
{
	return tab_news[view->tab] ? tab_news[view->tab] : N_("nieuw");
}

/* The additions and then the kinds; NULL for a kind that is not made here, and past the last. */
static const char *label_at(const struct app *app, size_t place, enum dossier_tab *tab)
{
	const struct dossier_kind *kind;

	if (place < ADDITION_COUNT) {
		*tab = additions[place].tab;
		return _(additions[place].label);
	}
	kind = &dossier_kinds[place - ADDITION_COUNT];
	*tab = kind->tab;
	return kind->label ? look_say(&app->look, kind->label) : NULL;
}

/* A tab offers what it lists; the overview and the history, which list a bit of all, everything.
 * Fills LABELS, NULL where something is not offered, and returns how many are. */
static size_t offers(const struct app *app, const struct dossier_view *view,
		     const char *labels[MENU_MAX], size_t *last)
{
	enum dossier_tab tab;
	size_t count = 0;

	for (size_t place = 0; (labels[place] = label_at(app, place, &tab)); place++)
		if (!tab_news[view->tab] || tab == view->tab) {
			count++;
			*last = place;
		} else
			labels[place] = NULL;
	return count;
}

static void begin(struct app *app, void *data, size_t place)
{
	struct dossier_view *view = data;

	if (place < ADDITION_COUNT)
		additions[place].add(app, view);
	else
		dossier_add_row(app, view, dossier_kinds[place - ADDITION_COUNT].entity);
}

const char *dossier_offer(const struct app *app, const void *state, size_t number)
{
	enum dossier_tab tab;

	(void)state;
	return label_at(app, number, &tab);
}

void dossier_take(struct app *app, void *state, size_t number)
{
	begin(app, state, number);
}

void dossier_add_menu(struct app *app, struct dossier_view *view)
{
	const char *labels[MENU_MAX];
	size_t last = 0;

	if (offers(app, view, labels, &last) == 1) {
		begin(app, view, last);
		return;
	}
	choice_open(app, &(struct choice_list){
				 .title = _("Nieuw"),
				 .labels = labels,
				 .count = last + 1,
				 .chosen = begin,
				 .data = view,
			 });
}

/* --- removing --- */

static const struct record *removable(const struct dossier_view *view)
{
	const struct page_target *target = dossier_target(view);
	const struct record *row, *plan;

	if (!target || target->field >= DOSSIER_MARK_CHECK)
		return NULL;
	row = dossier_find(&view->dossier, target->entity, target->row);
	if (!row)
		return NULL;
	switch (target->entity) {
	case ENTITY_GOAL:
		plan = dossier_find(&view->dossier, ENTITY_PLAN, record_number(row, GOAL_PLAN));
		return plan && record_choice(plan, PLAN_STATUS) == PLAN_DRAFT ? row : NULL;
	case ENTITY_PLAN:
		return view->tab == DOSSIER_PLAN &&
				       record_choice(row, PLAN_STATUS) == PLAN_DRAFT ?
			       row :
			       NULL;
	case ENTITY_PUPIL:
		return NULL;
	case ENTITY_PUPIL_GUARDIAN:
	case ENTITY_CONSENT:
		return row;
	default:
		return dossier_kind_of(target->entity) ? row : NULL;
	}
}

bool dossier_can_remove(const struct dossier_view *view)
{
	return removable(view) != NULL;
}

static void remove_row(struct app *app, void *data)
{
	const struct record *row = removable(data);
	struct zb_err err;
	enum zb_code code;

	if (!row)
		return;
	code = store_begin(app->db, TXN_EDIT, 0, &err);
	if (code) {
		app_error(app, &err);
		return;
	}
	dossier_commit(app, store_delete(app->db, row, &err), &err, _("Verwijderd."));
}

void dossier_remove(struct app *app, struct dossier_view *view)
{
	const struct record *row = removable(view);
	struct buffer title = { 0 };
	char *text, *label;

	if (!row)
		return;
	if (row->entity == &plan_entity) {
		dossier_remove_draft(app, view);
		return;
	}
	record_title(row, &title);
	label = text_capital(_(row->entity->label));
	text = mem_format(_("%s verwijderen? %s"), label, title.bytes ? title.bytes : "");
	dialog_confirm(app, text, _("verwijderen"), remove_row, view);
	buffer_clear(&title);
	free(label);
	free(text);
}
