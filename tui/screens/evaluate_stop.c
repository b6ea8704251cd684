/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the cursor can stand, and what is typed there. */
#include <stdlib.h>
#include <string.h>

#include "core/records/goal.h"
#include "tui/app.h"
#include "tui/screens/evaluate.h"

#define AUGUST    8
#define SEPTEMBER 9

const struct stop *evaluate_here(const struct evaluate *e)
{
	return &e->stops[e->cursor];
}

bool stop_same(const struct stop *a, const struct stop *b)
{
	return a->kind == b->kind && a->goal == b->goal && a->field == b->field;
}

bool stop_is_reason(const struct stop *stop)
{
	return stop->kind == STOP_ASKED && stop->field == RESULT_REASON;
}

static void add(struct evaluate *e, enum stop_kind kind, size_t goal, unsigned field)
{
	e->stops = mem_grow(e->stops, &e->room, e->count + 1, sizeof(*e->stops));
	e->stops[e->count++] = (struct stop){.kind = kind, .goal = goal, .field = field};
}

static void add_head(struct evaluate *e)
{
	int month = record_date(e->evaluation, EVALUATION_DATE).month;
	int heard = record_choice(e->evaluation, EVALUATION_HEARD);

	add(e, STOP_FIELD, 0, EVALUATION_KIND);
	if (!e->base)
		add(e, STOP_FIELD, 0, EVALUATION_DATE);
	if (month == AUGUST || month == SEPTEMBER)
		add(e, STOP_FIELD, 0, EVALUATION_COUNTS_FOR);
	add(e, STOP_FIELD, 0, EVALUATION_PARENTS_PRESENT);
	add(e, STOP_FIELD, 0, EVALUATION_HEARD);
	if (heard == 0) { /* yes */
		add(e, STOP_FIELD, 0, EVALUATION_HEARD_HOW);
		add(e, STOP_FIELD, 0, EVALUATION_HEARD_TEXT);
	} else if (heard > 0)
		add(e, STOP_FIELD, 0, EVALUATION_NOT_HEARD_REASON);
}

static void add_goals(struct evaluate *e)
{
	for (size_t i = 0; i < e->goal_count; i++) {
		int finding = record_choice(e->goals[i].result, RESULT_FINDING);
		int asks = finding < 0 ? -1 : finding_asks((enum finding)finding);

		add(e, STOP_GOAL, i, 0);
		if (asks >= 0)
			add(e, STOP_ASKED, i, (unsigned)asks);
	}
}

void evaluate_stops(struct evaluate *e)
{
	struct stop was = e->count ? e->stops[e->cursor] : (struct stop){0};

	e->count = 0;
	add_head(e);
	add_goals(e);
	if (evaluate_has_kind(e, GOAL_LEARNING))
		add(e, STOP_SET, 0, EVALUATION_CONSEQUENCE_LEARNING);
	if (evaluate_has_kind(e, GOAL_BEHAVIOUR))
		add(e, STOP_SET, 0, EVALUATION_CONSEQUENCE_BEHAVIOUR);
	add(e, STOP_FIELD, 0, EVALUATION_TEXT);
	add(e, STOP_FIELD, 0, EVALUATION_NEXT);
	for (size_t i = 0; i < e->count; i++)
		if (stop_same(&e->stops[i], &was)) {
			e->cursor = i;
			return;
		}
	e->cursor = e->cursor ? e->cursor - 1 : 0;
}

static struct record *record_of(struct evaluate *e, const struct stop *stop)
{
	bool goal = stop->kind == STOP_GOAL || stop->kind == STOP_ASKED;

	return goal ? e->goals[stop->goal].result : e->evaluation;
}

static unsigned field_of(const struct stop *stop)
{
	return stop->kind == STOP_GOAL ? RESULT_VALUE : stop->field;
}

static void forget_error(struct evaluate *e)
{
	free(e->error);
	e->error = NULL;
}

/* Begins to edit what the cursor stands on; nothing is typed into a goal or a set of boxes. */
void evaluate_begin(struct evaluate *e, struct app *app)
{
	const struct stop *stop = evaluate_here(e);
	struct record *record = record_of(e, stop);

	input_cancel(&e->input);
	editor_clear(&e->editor);
	e->in_editor = e->in_value = false;
	e->left = 0;
	*e->waiting = '\0';
	e->box = 0;
	if (stop->kind == STOP_GOAL || stop->kind == STOP_SET || stop_is_reason(stop))
		return;
	e->in_editor = record->entity->fields[stop->field].kind == FIELD_LONG;
	if (e->in_editor) {
		editor_init(&e->editor, record_text(record, stop->field));
		edit_move(&e->editor.edit, e->editor.edit.text.length, false);
	} else
		input_begin(&e->input, app, record, stop->field, NULL, NULL);
}

void evaluate_begin_value(struct evaluate *e, struct app *app)
{
	const struct stop *stop = evaluate_here(e);

	if (stop->kind != STOP_GOAL || *e->waiting)
		return;
	e->in_value = true;
	e->left = 0;
	input_begin(&e->input, app, record_of(e, stop), RESULT_VALUE, NULL, NULL);
}

static void complain(struct evaluate *e, const struct stop *stop, const char *sentence)
{
	forget_error(e);
	e->error = mem_text(sentence);
	e->error_at = *stop;
}

/* In August and September the year before may have been chosen; else an evaluation counts for the
 * year it is in. */
static void follow_date(struct evaluate *e)
{
	struct date date = record_date(e->evaluation, EVALUATION_DATE);
	int own = school_year_of(date);
	bool free = date.month == AUGUST || date.month == SEPTEMBER;

	if (date_is_set(date) &&
	    !(free && record_year(e->evaluation, EVALUATION_COUNTS_FOR) == own - 1))
		record_set_year(e->evaluation, EVALUATION_COUNTS_FOR, own);
}

static void ask_whose(struct evaluate *e, const struct app *app)
{
	const struct record *goal = e->goals[e->left - 1].goal;
	char back[KEY_NAME_SIZE], on[KEY_NAME_SIZE], *sentence;

	key_label(K_LEFT, app->look.utf8, back);
	key_label(K_RIGHT, app->look.utf8, on);
	if (evaluate_here(e)->kind == STOP_GOAL)
		sentence = mem_format(_("bij welk doel hoort %s? %s dit doel, %s %s"), e->waiting,
				      on, back, record_text(goal, GOAL_DESCRIPTION));
	else
		sentence = mem_format(_("hoort %s bij een doel? %s nee, %s terug naar %s"),
				      e->waiting, on, back, record_text(goal, GOAL_DESCRIPTION));
	complain(e, evaluate_here(e), sentence);
	free(sentence);
}

bool evaluate_take(struct evaluate *e, struct app *app)
{
	struct stop stop = *evaluate_here(e);
	struct record *record = record_of(e, &stop);
	struct zb_err err;
	enum zb_code code = ZB_OK;

	if (*e->waiting) {
		ask_whose(e, app);
		return false;
	}
	if (e->in_editor && e->editor.edit.changed)
		code = record_parse(record, stop.field, editor_text(&e->editor), app->today, &err);
	else if (e->input.record)
		code = input_end(&e->input, app->today, &err);
	if (code)
		complain(e, &stop, err.text);
	else if (e->error && stop_same(&stop, &e->error_at))
		forget_error(e);
	if (!code && stop.kind == STOP_FIELD && field_of(&stop) == EVALUATION_DATE)
		follow_date(e);
	return !code;
}

void evaluate_go(struct evaluate *e, struct app *app, size_t to)
{
	struct stop wanted = e->stops[to];

	if (!evaluate_take(e, app))
		return;
	e->cursor = to;
	evaluate_stops(e);
	/* What was typed may have taken stops away before it. */
	for (size_t i = 0; i < e->count; i++)
		if (stop_same(&e->stops[i], &wanted))
			e->cursor = i;
	evaluate_begin(e, app);
}

void evaluate_step(struct evaluate *e, struct app *app, int by)
{
	if (!evaluate_take(e, app))
		return;
	evaluate_stops(e);
	if (by < 0 && e->cursor > 0)
		e->cursor--;
	else if (by > 0 && e->cursor + 1 < e->count)
		e->cursor++;
	evaluate_begin(e, app);
}

void evaluate_fail(struct evaluate *e, struct app *app, const struct stop *stop,
		   const char *sentence)
{
	struct stop wanted = *stop;

	evaluate_stops(e);
	for (size_t i = 0; i < e->count; i++)
		if (stop_same(&e->stops[i], &wanted))
			e->cursor = i;
	evaluate_begin(e, app);
	complain(e, &wanted, sentence);
}

static size_t find_goal(const struct evaluate *e, size_t goal)
{
	for (size_t i = 0; i < e->count; i++)
		if (e->stops[i].kind == STOP_GOAL && e->stops[i].goal == goal)
			return i;
	return e->cursor;
}

/* The first stop below the table. */
static size_t find_foot(const struct evaluate *e)
{
	size_t i = e->count;

	while (i > 0 && e->stops[i - 1].kind != STOP_GOAL && e->stops[i - 1].kind != STOP_ASKED)
		i--;
	return i < e->count ? i : e->cursor;
}

void evaluate_next_goal(struct evaluate *e, struct app *app, size_t from, bool by_itself)
{
	bool asks = by_itself && !record_is_set(e->goals[from].result, RESULT_VALUE);
	size_t count = e->goal_count;

	if (!evaluate_take(e, app))
		return;
	evaluate_stops(e);
	e->cursor = find_foot(e);
	for (size_t n = 1; n <= count; n++) {
		size_t i = (from + n) % count;

		if (record_is_set(e->goals[i].result, RESULT_FINDING))
			continue;
		e->cursor = find_goal(e, i);
		break;
	}
	evaluate_begin(e, app);
	e->left = asks ? from + 1 : 0;
}

void evaluate_wait(struct evaluate *e, struct app *app, int key)
{
	size_t length = strlen(e->waiting);

	if (key == K_BACKSPACE)
		length--;
	else if (length + 1 < sizeof e->waiting)
		e->waiting[length++] = (char)key;
	e->waiting[length] = '\0';
	forget_error(e);
	if (length)
		ask_whose(e, app);
}

void evaluate_answer(struct evaluate *e, struct app *app, bool back)
{
	size_t goal = e->left - 1;

	*e->waiting = '\0';
	forget_error(e);
	if (back)
		evaluate_go(e, app, find_goal(e, goal));
	else
		evaluate_begin(e, app);
}

/* What a goal lacks is mostly why it cannot be judged. */
static void suggest_reason(struct evaluate_goal *goal)
{
	unsigned lacks = goal_lacks(goal->goal);

	if (record_is_set(goal->result, RESULT_REASON) || !lacks)
		return;
	record_set_text(goal->result, RESULT_REASON,
			lacks & GOAL_LACKS_BASELINE ? "no_baseline" : "not_measurable");
}

unsigned evaluate_consequences(int kind)
{
	return kind == GOAL_LEARNING ? EVALUATION_CONSEQUENCE_LEARNING :
				       EVALUATION_CONSEQUENCE_BEHAVIOUR;
}

void evaluate_tick(struct evaluate *e, unsigned field, int consequence, bool on)
{
	struct buffer codes = { 0 };

	for (int i = 0; consequences[i].code; i++)
		if (i == consequence ? on : record_has(e->evaluation, field, (unsigned)i))
			buffer_add_format(&codes, "%s%s", codes.length ? "+" : "",
					  consequences[i].code);
	record_set_text(e->evaluation, field, codes.bytes ? codes.bytes : "");
	buffer_clear(&codes);
	e->touched = e->unkept = true;
}

static void set_finding(struct evaluate *e, size_t i, int finding)
{
	int kind = record_choice(e->goals[i].goal, GOAL_KIND);
	bool before = evaluate_met(e, kind) > 0, after;

	record_set_choice(e->goals[i].result, RESULT_FINDING, finding);
	after = evaluate_met(e, kind) > 0;
	if (after != before)
		evaluate_tick(e, evaluate_consequences(kind), CONSEQUENCE_COMPLETED, after);
}

void evaluate_find(struct evaluate *e, struct app *app, int finding)
{
	static const unsigned asked[] = {RESULT_ANALYSIS, RESULT_REASON, RESULT_DROP_REASON};
	size_t goal = evaluate_here(e)->goal;
	struct record *result = e->goals[goal].result;
	int asks = finding < 0 ? -1 : finding_asks((enum finding)finding);

	set_finding(e, goal, finding);
	for (size_t i = 0; i < sizeof(asked) / sizeof(*asked); i++)
		if ((int)asked[i] != asks)
			record_clear(result, asked[i]);
	if (asks == RESULT_REASON)
		suggest_reason(&e->goals[goal]);
	e->touched = e->unkept = true;
	evaluate_stops(e);
	if (asks >= 0)
		evaluate_step(e, app, 1);
	else if (finding >= 0)
		evaluate_next_goal(e, app, goal, true);
}
