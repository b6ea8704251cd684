/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template of the school out of the version shown: a form with its texts, in which the names made
 * room for a mark, that asks what it is called; its goals come along when it is saved. */
#include <inttypes.h>
#include <stdlib.h>

#include "core/records/template.h"
#include "core/rules/template_text.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/screens/dossier.h"
#include "tui/screens/record_form.h"

/* The goals, as they were when the form opened: the dossier may be read anew meanwhile. */
static void release(void *data)
{
	struct dossier *made = data;

	dossier_free(made);
	free(made);
}

/* A goal that was dropped is none that the school wants again. */
static unsigned take_goals(const struct dossier_view *view, struct dossier *made)
{
	const struct record_list *goals = &view->dossier.rows[ENTITY_GOAL];
	unsigned names = 0;

	for (size_t i = 0; i < goals->count; i++) {
		struct record *goal;

		if (record_number(goals->items[i], GOAL_PLAN) != view->version ||
		    record_choice(goals->items[i], GOAL_STATE) == GOAL_DROPPED)
			continue;
		goal = record_new(&template_goal_entity);
		names += template_take_goal(&view->dossier, goals->items[i], goal);
		dossier_add(made, goal);
	}
	return names;
}

static enum zb_code write_goals(struct app *app, void *data, const struct record *template,
				const struct record *extra, struct zb_err *err)
{
	const struct dossier *made = data;
	const struct record_list *goals = &made->rows[ENTITY_TEMPLATE_GOAL];
	enum zb_code code = ZB_OK;

	(void)extra;
	for (size_t i = 0; i < goals->count && !code; i++) {
		struct record *goal = record_copy(goals->items[i]);

		record_set_number(goal, TEMPLATE_GOAL_TEMPLATE, template->id);
		code = store_insert(app->db, goal, err);
		record_free(goal);
	}
	return code;
}

static void fill(struct form *form, struct record *const *records)
{
	form_add(form, records[0], TEMPLATE_NAME);
	form_section(form, _("Zonder begin- en streefwaarden, datums en namen: lees het na"));
	for (unsigned f = TEMPLATE_NAME + 1; f < TEMPLATE_FIELD_COUNT; f++)
		form_add(form, records[0], f);
}

static void say_names(struct app *app, unsigned names)
{
	if (names)
		app_notice(app, ngettext("%u naam werd %s of %s, in de teksten en de doelen.",
					 "%u namen werden %s of %s, in de teksten en de doelen.",
					 names),
			   names, TEMPLATE_PUPIL, TEMPLATE_PARENT);
}

void dossier_make_template(struct app *app, struct dossier_view *view)
{
	struct dossier *made = mem_new(1, sizeof(*made));
	struct record *template = record_new(&template_entity);
	unsigned names = template_take_plan(&view->dossier, dossier_version(view), template);

	names += take_goals(view, made);
	record_form_open(app, &(struct record_form){
				      .title = _("Nieuw sjabloon uit dit OPP"),
				      .draft = mem_format("template/from/%" PRId64, view->version),
				      .records = { template },
				      .link = -1,
				      .field = TEMPLATE_NAME,
				      .saved = _("Sjabloon bewaard, met de doelen; zie 0 Beheer, "
						 "Sjablonen."),
				      .fill = fill,
				      .write = write_goals,
				      .release = release,
				      .data = made,
			      });
	say_names(app, names);
}
