/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "core/records/consent.h"
#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/plan.h"
#include "core/rules/consent.h"
#include "core/rules/version.h"
#include "db/db.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/choice.h"
#include "tui/dialog.h"
#include "tui/screens/dossier.h"
#include "tui/screens/dossier_kinds.h"
#include "tui/screens/screens.h"

void dossier_evaluate(struct app *app, struct dossier_view *view)
{
	const struct record *plan = plan_in_force(&view->dossier);

	if (plan)
		app_push(app, &evaluate_screen, (struct screen_arg){ .id = plan->id });
	else
		app_notice(app, "%s",
			   _("Er is geen OPP in werking, dus niets te evalueren. Stel het eerst "
			     "vast op het tabblad Plan."));
}

void dossier_talk(struct app *app, struct dossier_view *view, int64_t meeting)
{
	app_push(app, &meeting_screen,
		 (struct screen_arg){ .id = meeting ? meeting : view->pupil });
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

static void go_to_consent(struct app *app, struct dossier_view *view)
{
	const struct record *plan = dossier_version(view);
	struct page_target target = { ENTITY_PUPIL_GUARDIAN, 0, -1 };
	struct consent_list list = { 0 };
	const struct consent_asked *asked;

	if (!plan)
		return;
	consent_of_plan(&view->dossier, plan, db_settings(app->db), app->today, &list);
	asked = awaited(&list);
	if (asked)
		target = (struct page_target){
			asked->guardian ? ENTITY_GUARDIAN : ENTITY_PUPIL,
			asked->guardian ? asked->guardian->id : view->pupil, DOSSIER_MARK_CONSENT
		};
	consent_list_free(&list);
	dossier_go(view, DOSSIER_PLAN, target);
}

static void go_to_plan(struct app *app, struct dossier_view *view, int64_t plan)
{
	if (!view->version)
		dossier_add_plan(app, view);
	else
		dossier_go(view, DOSSIER_PLAN, (struct page_target){ ENTITY_PLAN, plan, -1 });
}

/* Where what is due is mended. */
static void open_due(struct app *app, struct dossier_view *view, int deadline, int64_t row)
{
	switch (deadline) {
	case DEADLINE_PLAN:
		go_to_plan(app, view, view->version);
		break;
	case DEADLINE_CONSENT:
		dossier_show_version(view, row);
		go_to_consent(app, view);
		break;
	case DEADLINE_EVALUATION:
	case DEADLINE_INTERIM:
	case DEADLINE_PLANNED:
	case DEADLINE_GOAL:
		dossier_evaluate(app, view);
		break;
	case DEADLINE_ROD_BEGIN:
		dossier_edit_plan(app, view, row, PLAN_ROD_BEGIN);
		break;
	case DEADLINE_ROD_END:
		dossier_edit_plan(app, view, row, PLAN_ROD_END);
		break;
	case DEADLINE_AGREEMENT_DUE:
		dossier_edit_row(app, view, ENTITY_AGREEMENT, row);
		break;
	case DEADLINE_TLV:
	case DEADLINE_REQUEST:
		dossier_edit_row(app, view, ENTITY_REQUEST, row);
		break;
	case DEADLINE_SUPPORT:
		dossier_edit_row(app, view, ENTITY_SUPPORT, row);
		break;
	case DEADLINE_ABSENCE:
	case DEADLINE_ABSENCE_LONG:
	case DEADLINE_ABSENCE_HOURS:
		dossier_edit_row(app, view, ENTITY_ABSENCE, row);
		break;
	case DEADLINE_HANDOVER:
	case DEADLINE_TALK:
		dossier_talk(app, view, 0);
		break;
	default:
		dossier_add_row(app, view, ENTITY_LOG);
		break;
	}
}

static void open_evaluation(struct app *app, struct dossier_view *view, int64_t id)
{
	if (id)
		app_push(app, &evaluate_screen, (struct screen_arg){ .id = id });
	else
		dossier_evaluate(app, view);
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
		if (target->field < 0)
			go_to_plan(app, view, target->row);
		else
			dossier_edit_plan(app, view, target->row, target->field);
		break;
	case ENTITY_CONSENT:
		if (row)
			dossier_edit_consent(app, view, target);
		else
			go_to_consent(app, view);
		break;
	case ENTITY_GOAL:
		if (row)
			dossier_edit_goal(app, view, row->id, target->field);
		else
			dossier_add_goal(app, view);
		break;
	case ENTITY_EVALUATION:
		open_evaluation(app, view, target->row);
		break;
	case ENTITY_RESULT:
		open_evaluation(app, view, row ? record_number(row, RESULT_EVALUATION) : 0);
		break;
	case ENTITY_MEETING:
		dossier_talk(app, view, target->row);
		break;
	default:
		if (!dossier_kind_of(target->entity))
			break;
		if (row)
			dossier_edit_row(app, view, target->entity, row->id);
		else
			dossier_add_row(app, view, target->entity);
		break;
	}
}

void dossier_open(struct app *app, struct dossier_view *view, const struct page_target *target)
{
	if (target->field >= DOSSIER_MARK_DUE)
		open_due(app, view, target->field - DOSSIER_MARK_DUE, target->row);
	else if (target->field == DOSSIER_MARK_CHECK)
		dossier_open_check(app, view);
	else if (target->field == DOSSIER_MARK_CONSENT)
		dossier_edit_consent(app, view, target);
	else
		open_row(app, view, target);
}

/* --- new --- */

static void add_talk(struct app *app, struct dossier_view *view)
{
	dossier_talk(app, view, 0);
}

/* What is more than one row with its own fields; the kinds follow it in the menu. */
static const struct addition {
	const char *label;
	void (*add)(struct app *, struct dossier_view *);
} additions[] = {
	{ N_("doel"), dossier_add_goal },
	{ N_("gesprek"), add_talk },
	{ N_("evaluatie"), dossier_evaluate },
	{ N_("OPP, of een nieuwe versie"), dossier_add_plan },
	{ N_("ouder of verzorger"), dossier_add_guardian },
	{ N_("ouder die al in het bestand staat"), dossier_pick_guardian },
};

#define ADDITION_COUNT (sizeof(additions) / sizeof(*additions))
#define MENU_MAX (ADDITION_COUNT + ENTITY_COUNT)

/* On the tab of kinds only those of that tab, elsewhere all. */
static bool is_offered(const struct dossier_view *view, const struct dossier_kind *kind)
{
	return kind->label && (view->tab != DOSSIER_SUPPORT || kind->tab == DOSSIER_SUPPORT);
}

static size_t special_count(const struct dossier_view *view)
{
	return view->tab == DOSSIER_SUPPORT ? 0 : ADDITION_COUNT;
}

static void chosen(struct app *app, void *data, size_t index)
{
	struct dossier_view *view = data;
	size_t at = special_count(view);

	if (index < at) {
		additions[index].add(app, view);
		return;
	}
	for (const struct dossier_kind *kind = dossier_kinds; kind->title; kind++)
		if (is_offered(view, kind) && at++ == index) {
			dossier_add_row(app, view, kind->entity);
			return;
		}
}

static void open_menu(struct app *app, struct dossier_view *view)
{
	const char *labels[MENU_MAX];
	size_t count = 0;

	for (; count < special_count(view); count++)
		labels[count] = _(additions[count].label);
	for (const struct dossier_kind *kind = dossier_kinds; kind->title; kind++)
		if (is_offered(view, kind))
			labels[count++] = _(kind->label);
	choice_open(app, &(struct choice_list){
				 .title = _("Nieuw"),
				 .labels = labels,
				 .count = count,
				 .chosen = chosen,
				 .data = view,
			 });
}

/* Where only one thing can be meant, its form opens at once. */
void dossier_add_menu(struct app *app, struct dossier_view *view)
{
	switch ((enum dossier_tab)view->tab) {
	case DOSSIER_PLAN:
		dossier_add_plan(app, view);
		break;
	case DOSSIER_GOALS:
		if (view->version)
			dossier_add_goal(app, view);
		else
			dossier_add_plan(app, view);
		break;
	case DOSSIER_EVALUATIONS:
		dossier_evaluate(app, view);
		break;
	case DOSSIER_TALKS:
		dossier_add_row(app, view, ENTITY_AGREEMENT);
		break;
	case DOSSIER_LOG:
		dossier_add_row(app, view, ENTITY_LOG);
		break;
	default:
		open_menu(app, view);
		break;
	}
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
	char *text;

	if (!row)
		return;
	if (row->entity == &plan_entity) {
		dossier_remove_draft(app, view);
		return;
	}
	record_title(row, &title);
	text = mem_format(_("%s verwijderen? %s"), _(row->entity->label),
			  title.bytes ? title.bytes : "");
	dialog_confirm(app, text, _("verwijderen"), remove_row, view);
	buffer_clear(&title);
	free(text);
}
