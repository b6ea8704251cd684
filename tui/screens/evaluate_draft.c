/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed and not saved: by goal, and by stop for what stood in a field. */
#include <inttypes.h>
#include <stdlib.h>

#include "tui/app.h"
#include "tui/screens/evaluate.h"

static char *goal_name(const struct evaluate_goal *goal)
{
	return mem_format("goal.%" PRId64, goal->goal->id);
}

void evaluate_resume(struct app *app, struct evaluate *e, const struct draft *draft)
{
	draft_take_record(draft, "evaluation", e->evaluation, e->base, app->today);
	for (size_t i = 0; i < e->goal_count; i++) {
		struct evaluate_goal *goal = &e->goals[i];
		char *name = goal_name(goal);

		draft_take_record(draft, name, goal->result, goal->before, app->today);
		record_set_number(goal->result, RESULT_GOAL, goal->goal->id);
		free(name);
	}
	e->touched = true;
}

/* What is being typed, as it stands there; NULL: nothing. */
static const char *typed(const struct evaluate *e)
{
	if (!e->in_editor)
		return input_typed(&e->input);
	return e->editor.edit.changed ? editor_text(&e->editor) : NULL;
}

static char *stop_name(const struct evaluate *e, const struct stop *stop)
{
	bool in_table = stop->kind == STOP_GOAL || stop->kind == STOP_ASKED;

	return mem_format("typed.%d.%" PRId64 ".%u", (int)stop->kind,
			  in_table ? e->goals[stop->goal].goal->id : 0, stop->field);
}

void evaluate_retype(struct app *app, struct evaluate *e, const struct draft *draft)
{
	for (size_t i = 0; i < e->count; i++) {
		char *name = stop_name(e, &e->stops[i]);
		const char *text = draft_find(draft, name);

		free(name);
		if (!text)
			continue;
		e->cursor = i;
		evaluate_begin(e, app);
		evaluate_begin_value(e, app);
		if (e->in_editor)
			edit_set(&e->editor.edit, text);
		else
			input_type(&e->input, text);
	}
}

static void add_typed(const struct evaluate *e, struct draft *draft)
{
	const struct stop *stop = evaluate_here(e);
	char *name = typed(e) ? stop_name(e, stop) : NULL;

	if (!name)
		return;
	draft_add(draft, name, typed(e));
	draft->typing = e->in_value || stop->kind == STOP_ASKED ? e->goals[stop->goal].result
								: e->evaluation;
	draft->typing_field = e->in_value ? RESULT_VALUE : stop->field;
	free(name);
}

void evaluate_keep(struct app *app, struct evaluate *e)
{
	struct draft draft = {0};
	char *name;

	add_typed(e, &draft);
	draft_add_record(&draft, "evaluation", e->evaluation, e->base);
	for (size_t i = 0; i < e->goal_count; i++) {
		name = goal_name(&e->goals[i]);
		draft_add_record(&draft, name, e->goals[i].result, e->goals[i].before);
		free(name);
	}
	/* A busy file: the next time will do, and says nothing over what is being typed. */
	e->unkept = !kept_put(&e->kept, app, &draft);
}
