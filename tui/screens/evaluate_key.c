/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keys do at each kind of stop. */
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "tui/app.h"
#include "tui/screens/evaluate.h"

static bool is_digit(int key)
{
	return key >= '0' && key <= '9';
}

bool evaluate_in_table(const struct evaluate *e)
{
	return evaluate_here(e)->kind == STOP_GOAL && !e->in_value;
}

/* Between stops. */
static enum reaction move_key(struct evaluate *e, struct app *app, int key)
{
	switch (key) {
	case K_TAB:
	case K_ENTER:
	case K_DOWN:
		evaluate_step(e, app, 1);
		return REACTION_DONE;
	case K_BACKTAB:
	case K_UP:
		evaluate_step(e, app, -1);
		return REACTION_DONE;
	default:
		return REACTION_PASS;
	}
}

/* Letters that are typed into nothing are actions, also the global ones. */
static enum reaction act(struct app *app, int key)
{
	const struct action *action = key_is_text(key) ? action_find(app, key, false) : NULL;

	if (!action)
		return REACTION_PASS;
	action->run(app, app_state(app));
	return REACTION_DONE;
}

static void toggle(struct evaluate *e, unsigned field, unsigned box)
{
	int consequence = evaluate_box(e, field, box);

	if (consequence >= 0)
		evaluate_tick(e, field, consequence,
			      !record_has(e->evaluation, field, (unsigned)consequence));
}

/* What begins with digits: a value, or the number of a box. */
static void type_digits(struct evaluate *e, struct app *app, const char *typed)
{
	const struct stop *stop = evaluate_here(e);

	if (stop->kind == STOP_SET) {
		if (*typed != '0' && !typed[1])
			toggle(e, stop->field, (unsigned)(*typed - '1'));
		return;
	}
	evaluate_begin_value(e, app);
	line_set(&e->input.line, "");
	while (*typed)
		input_key(&e->input, app, *typed++);
	e->touched = e->unkept = true;
}

static void answer(struct evaluate *e, struct app *app, bool back)
{
	char typed[sizeof e->waiting];

	memcpy(typed, e->waiting, sizeof typed);
	evaluate_answer(e, app, back);
	type_digits(e, app, typed);
}

/* What is typed into the table or a set; until it is said whose the digits are that wait nothing
 * else is. */
static bool ask_whose(struct evaluate *e, struct app *app, int key)
{
	bool waits = *e->waiting != '\0';

	if (is_digit(key) ? !e->left : !waits)
		return false;
	if (is_digit(key) || key == K_BACKSPACE || key == ',' || key == '.' || key == '%')
		evaluate_wait(e, app, key);
	else if (key == K_LEFT || key == K_RIGHT)
		answer(e, app, key == K_LEFT);
	else
		return key_is_text(key) || key == K_ENTER || key == K_DELETE;
	return true;
}

static enum reaction goal_key(struct evaluate *e, struct app *app, int key)
{
	if (ask_whose(e, app, key))
		return REACTION_DONE;
	if (is_digit(key))
		type_digits(e, app, (const char[]){ (char)key, '\0' });
	else if (key == K_ENTER || key == K_RIGHT)
		evaluate_begin_value(e, app);
	else if (key == K_DELETE || key == K_BACKSPACE)
		evaluate_find(e, app, -1);
	else if (key == 'j' || key == 'k')
		evaluate_step(e, app, key == 'j' ? 1 : -1);
	else if (move_key(e, app, key) == REACTION_PASS)
		return act(app, key);
	return REACTION_DONE;
}

/* The index of the reason that KEY names, by its number or the first letter of its words; -1. */
static int reason_of(int key)
{
	char letter[5] = "", *typed;
	int found = -1;

	for (int i = 0; result_reasons[i].code; i++)
		if (key == '1' + i)
			return i;
	key_text(key, letter);
	typed = text_fold(letter);
	for (int i = 0; *typed && found < 0 && result_reasons[i].code; i++) {
		char *label = text_fold(_(result_reasons[i].label));

		if (strncmp(label, typed, strlen(typed)) == 0)
			found = i;
		free(label);
	}
	free(typed);
	return found;
}

static void step_reason(struct record *result, int by)
{
	int now = record_choice(result, RESULT_REASON) + by, count = 0;

	while (result_reasons[count].code)
		count++;
	if (now >= 0 && now < count)
		record_set_choice(result, RESULT_REASON, now);
}

static enum reaction reason_key(struct evaluate *e, struct app *app, int key)
{
	size_t goal = evaluate_here(e)->goal;
	struct record *result = e->goals[goal].result;
	int reason = key_is_text(key) ? reason_of(key) : -1;

	if (reason >= 0) {
		record_set_choice(result, RESULT_REASON, reason);
		evaluate_next_goal(e, app, goal, true);
	} else if (key == K_ENTER && record_is_set(result, RESULT_REASON))
		evaluate_next_goal(e, app, goal, false);
	else if (key == K_LEFT || key == K_RIGHT)
		step_reason(result, key == K_LEFT ? -1 : 1);
	else if (move_key(e, app, key) == REACTION_PASS)
		return act(app, key);
	e->touched = e->unkept = true;
	return REACTION_DONE;
}

static enum reaction set_key(struct evaluate *e, struct app *app, int key)
{
	unsigned field = evaluate_here(e)->field;

	if (ask_whose(e, app, key))
		return REACTION_DONE;
	if (key == ' ' || key == 'x')
		toggle(e, field, e->box);
	else if (is_digit(key))
		type_digits(e, app, (const char[]){ (char)key, '\0' });
	else if (key == K_LEFT || key == 'h')
		e->box -= e->box > 0;
	else if (key == K_RIGHT || key == 'l')
		e->box += evaluate_box(e, field, e->box + 1) >= 0;
	else if (move_key(e, app, key) == REACTION_PASS)
		return act(app, key);
	return REACTION_DONE;
}

/* What is typed into one line or into long text. */
static enum reaction typed_key(struct evaluate *e, struct app *app, int key)
{
	enum reaction reaction = e->in_editor ? editor_key(&e->editor, app, key) :
						input_key(&e->input, app, key);
	if (reaction == REACTION_DONE)
		e->touched = e->unkept = true;
	return reaction;
}

/* The value of a goal: Enter goes back to its finding. */
static enum reaction value_key(struct evaluate *e, struct app *app, int key)
{
	if (key != K_ENTER && key != K_TAB && key != K_BACKTAB)
		return move_key(e, app, key);
	if (evaluate_take(e, app))
		evaluate_begin(e, app);
	return REACTION_DONE;
}

enum reaction evaluate_key(struct app *app, void *state, int key)
{
	struct evaluate *e = state;
	const struct stop *stop = evaluate_here(e);

	if (evaluate_in_table(e))
		return goal_key(e, app, key);
	if (stop->kind == STOP_SET)
		return set_key(e, app, key);
	if (stop_is_reason(stop))
		return reason_key(e, app, key);
	if (typed_key(e, app, key) == REACTION_DONE)
		return REACTION_DONE;
	if (e->in_value)
		return value_key(e, app, key);
	if (stop->kind == STOP_ASKED && key == K_ENTER) {
		evaluate_next_goal(e, app, stop->goal, false);
		return REACTION_DONE;
	}
	return move_key(e, app, key);
}
