/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/dossier_served.h"

#include <inttypes.h>
#include <stdlib.h>

#include "core/records/goal.h"
#include "core/records/plan.h"
#include "core/records/support.h"
#include "core/rules/lines.h"
#include "db/query.h"
#include "db/store.h"
#include "tui/app.h"

/* An entity of the form alone: one field, whose choices are goals by the id of their line. */
struct served {
	struct field field;
	struct entity entity;
	struct choice *choices;
	int64_t *lines;
	size_t count;
};

static bool is_served(const struct dossier *d, int64_t support, int64_t line)
{
	const struct record_list *rows = &d->rows[ENTITY_SUPPORT_GOAL];

	for (size_t i = 0; i < rows->count; i++)
		if (record_number(rows->items[i], SUPPORT_GOAL_SUPPORT) == support &&
		    record_number(rows->items[i], SUPPORT_GOAL_LINE) == line)
			return true;
	return false;
}

/* The goal as the last version has it: the last row of its line. */
static bool is_last(const struct record_list *goals, size_t at)
{
	for (size_t i = at + 1; i < goals->count; i++)
		if (goal_line(goals->items[i]) == goal_line(goals->items[at]))
			return false;
	return true;
}

static bool is_pursued(const struct dossier *d, const struct record *goal)
{
	const struct record *plan =
		dossier_find(d, ENTITY_PLAN, record_number(goal, GOAL_PLAN));
	int status = plan ? record_choice(plan, PLAN_STATUS) : -1;

	return (status == PLAN_DRAFT || status == PLAN_IN_FORCE) &&
	       record_choice(goal, GOAL_STATE) <= GOAL_OPEN;
}

static void add_choice(struct served *served, const struct record *goal)
{
	struct buffer title = { 0 };

	record_title(goal, &title);
	served->lines[served->count] = goal_line(goal);
	served->choices[served->count++] = (struct choice){
		mem_format("%" PRId64, goal_line(goal)),
		buffer_take(&title),
	};
}

static void served_free(void *data)
{
	struct served *served = data;

	for (size_t i = 0; i < served->count; i++) {
		free((void *)(uintptr_t)served->choices[i].code);
		free((void *)(uintptr_t)served->choices[i].label);
	}
	free(served->choices);
	free(served->lines);
	free(served);
}

static struct served *served_new(const struct dossier *d, int64_t support)
{
	const struct record_list *goals = &d->rows[ENTITY_GOAL];
	struct served *served = mem_new(1, sizeof(*served));

	served->choices = mem_new(goals->count + 1, sizeof(*served->choices));
	served->lines = mem_new(goals->count + 1, sizeof(*served->lines));
	for (size_t i = 0; i < goals->count; i++)
		if (is_last(goals, i) &&
		    (is_pursued(d, goals->items[i]) ||
		     is_served(d, support, goal_line(goals->items[i]))))
			add_choice(served, goals->items[i]);
	served->field = (struct field){
		.column = "goals",
		.kind = FIELD_SET,
		.label = N_("Doelen"),
		.help = N_("aan welke doelen deze hulp werkt"),
		.width = 40,
		.choices = served->choices,
	};
	served->entity = (struct entity){
		.code = "support_goals",
		.label = N_("doelen van de inzet"),
		.plural = N_("doelen van de inzet"),
		.fields = &served->field,
		.field_count = 1,
	};
	return served;
}

static struct record *record_of(const struct served *served, const struct dossier *d,
				int64_t support)
{
	struct record *record = record_new(&served->entity);
	struct buffer codes = { 0 };

	for (size_t i = 0; support && i < served->count; i++)
		if (is_served(d, support, served->lines[i]))
			buffer_add_format(&codes, "%s%s", codes.length ? "+" : "",
					  served->choices[i].code);
	if (codes.length)
		record_set_text(record, 0, codes.bytes);
	buffer_clear(&codes);
	return record;
}

/* --- writing --- */

/* What the file has now, which may be more than was read. */
struct kept {
	int64_t *ids, *lines;
	size_t count, room, line_room;
};

static enum zb_code keep(void *context, const char *const *cells, struct zb_err *err)
{
	struct kept *kept = context;

	(void)err;
	kept->ids = mem_grow(kept->ids, &kept->room, kept->count + 1, sizeof(*kept->ids));
	kept->lines = mem_grow(kept->lines, &kept->line_room, kept->count + 1,
			       sizeof(*kept->lines));
	kept->ids[kept->count] = strtoll(cells[QUERY_ID], NULL, 10);
	kept->lines[kept->count++] =
		strtoll(cells[QUERY_FIELDS + SUPPORT_GOAL_LINE], NULL, 10);
	return ZB_OK;
}

static enum zb_code read_kept(struct app *app, int64_t support, struct kept *out,
			      struct zb_err *err)
{
	char *id = mem_format("%" PRId64, support);
	struct query_filter filter = {
		support_goal_entity.fields[SUPPORT_GOAL_SUPPORT].column, id
	};
	enum zb_code code = query_rows(app->db, &support_goal_entity, &filter, 1, keep, out, err);

	free(id);
	return code;
}

static enum zb_code remove_link(struct app *app, int64_t id, struct zb_err *err)
{
	struct record *row = NULL;
	enum zb_code code = store_get(app->db, &support_goal_entity, id, &row, err);

	if (!code)
		code = store_delete(app->db, row, err);
	record_free(row);
	return code;
}

static enum zb_code add_link(struct app *app, int64_t support, int64_t line, struct zb_err *err)
{
	struct record *row = record_new(&support_goal_entity);
	enum zb_code code;

	record_set_number(row, SUPPORT_GOAL_SUPPORT, support);
	record_set_number(row, SUPPORT_GOAL_LINE, line);
	code = store_insert(app->db, row, err);
	record_free(row);
	return code;
}

static enum zb_code write_served(struct app *app, void *data, const struct record *support,
				 const struct record *extra, struct zb_err *err)
{
	const struct served *served = data;
	struct kept kept = { 0 };
	enum zb_code code = read_kept(app, support->id, &kept, err);

	for (size_t i = 0; i < served->count && !code; i++) {
		bool wanted = record_has(extra, 0, (unsigned)i);
		size_t at = 0;

		while (at < kept.count && kept.lines[at] != served->lines[i])
			at++;
		if (wanted && at == kept.count)
			code = add_link(app, support->id, served->lines[i], err);
		else if (!wanted && at < kept.count)
			code = remove_link(app, kept.ids[at], err);
	}
	free(kept.ids);
	free(kept.lines);
	return code;
}

void served_prepare(struct app *app, struct dossier_view *view, struct record_form *form)
{
	int64_t support = form->records[0]->id;
	struct served *served = served_new(&view->dossier, support);

	(void)app;
	form->data = served;
	form->release = served_free;
	if (!served->count)
		return;
	form->extra = record_of(served, &view->dossier, support);
	form->write = write_served;
}

void served_add(struct buffer *out, const struct dossier *d, const struct record *support)
{
	const struct record_list *goals = &d->rows[ENTITY_GOAL];
	const char *separator = "";

	for (size_t i = 0; i < goals->count; i++) {
		if (!is_last(goals, i) ||
		    !is_served(d, support->id, goal_line(goals->items[i])))
			continue;
		buffer_add(out, separator);
		record_title(goals->items[i], out);
		separator = ", ";
	}
}
