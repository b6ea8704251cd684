/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/evaluate.h"

#include <stdlib.h>

#include "core/records/goal.h"
#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/screens/screens.h"
#include "tui/screens/signs.h"

/* She comes for the goals: the one she asked for, else the first without a finding. */
static size_t first_stop(const struct evaluate *e, int64_t wanted)
{
	size_t first = e->cursor;

	for (size_t i = e->count; i-- > 0;) {
		const struct evaluate_goal *goal;

		if (e->stops[i].kind != STOP_GOAL)
			continue;
		goal = &e->goals[e->stops[i].goal];
		if (goal->goal->id == wanted)
			return i;
		if (e->base || !record_is_set(goal->result, RESULT_FINDING))
			first = i;
	}
	return first;
}

static void show(struct app *app, struct evaluate *e)
{
	evaluate_stops(e);
	e->cursor = first_stop(e, e->wanted);
	evaluate_begin(e, app);
}

static enum zb_code enter(struct app *app, void *state, struct screen_arg arg, struct zb_err *err)
{
	struct evaluate *e = state;
	const struct record *row = arg.data;
	int64_t id = row ? row->id : arg.id;
	enum zb_code code = evaluate_load(app, e, id, err);

	if (code) {
		evaluate_clear(e);
		return code;
	}
	e->wanted = id;
	show(app, e);
	return ZB_OK;
}

static enum zb_code resume(struct app *app, void *state, const struct draft *draft,
			   struct zb_err *err)
{
	struct evaluate *e = state;

	(void)err;
	evaluate_resume(app, e, draft);
	show(app, e);
	evaluate_retype(app, e, draft);
	return ZB_OK;
}

static void entered(struct app *app, void *state)
{
	struct evaluate *e = state;
	char *title = evaluate_title(e);

	kept_offer(&e->kept, app, title, resume, e);
	free(title);
}

static void leave(struct app *app, void *state)
{
	(void)app;
	evaluate_clear(state);
}

static bool typing(const void *state)
{
	(void)state;
	return true; /* evaluate_key hands on what it does not type */
}

static void discard(struct app *app, struct evaluate *e)
{
	kept_drop(&e->kept, app);
	app_pop(app);
}

static void answer(struct app *app, void *data, size_t button)
{
	if (button == 1)
		evaluate_save(app, data);
	else if (button == 2)
		discard(app, data);
}

static enum reaction back(struct app *app, void *state)
{
	struct evaluate *e = state;
	const char *buttons[] = {_("verder invullen"), _("bewaren"), _("weggooien")};

	if (*e->waiting)
		evaluate_answer(e, app, false);
	else if (!e->touched)
		return REACTION_PASS;
	else
		dialog_ask(app, _("Deze evaluatie is nog niet bewaard."), buttons, 3, answer, e);
	return REACTION_DONE;
}

static void keep(struct app *app, void *state)
{
	struct evaluate *e = state;

	if (e->unkept)
		evaluate_keep(app, e);
}

static bool in_table(const struct app *app, const void *state)
{
	(void)app;
	return evaluate_in_table(state);
}

static bool is_touched(const struct app *app, const void *state)
{
	const struct evaluate *e = state;

	(void)app;
	return e->touched;
}

static void find(struct app *app, void *state)
{
	static const char keys[FINDING_COUNT + 1] = "oabnvx"; /* in the order of enum finding */

	for (int i = 0; i < FINDING_COUNT; i++)
		if (app->key == keys[i])
			evaluate_find(state, app, i);
}

static void value(struct app *app, void *state)
{
	evaluate_begin_value(state, app);
}

/* Anew, as if nothing had been typed. */
static void restart(struct app *app, void *state)
{
	struct evaluate *e = state;
	int64_t id = e->base ? e->base->id : e->plan->id;

	discard(app, e);
	app_push(app, &evaluate_screen, (struct screen_arg){.id = id});
}

static void ask_restart(struct app *app, void *state)
{
	dialog_confirm(app, _("Alles weggooien wat hier is ingevuld en niet bewaard?"),
		       _("weggooien"), restart, state);
}

static void next(struct app *app, void *state)
{
	evaluate_step(state, app, 1);
}

static void to_top(struct app *app, void *state)
{
	evaluate_go(state, app, 0);
}

static enum reaction mouse(struct app *app, void *state, const struct mouse *event)
{
	struct evaluate *e = state;
	int y = event->y - 2 + e->top;

	if (event->kind == MOUSE_WHEEL_UP || event->kind == MOUSE_WHEEL_DOWN) {
		evaluate_step(e, app, event->kind == MOUSE_WHEEL_UP ? -1 : 1);
		return REACTION_DONE;
	}
	for (size_t i = e->count; i-- > 0;) {
		const struct stop *stop = &e->stops[i];

		if (y < stop->y || y >= stop->y + stop->height ||
		    (stop->kind == STOP_FIELD && event->x + 12 < stop->x))
			continue;
		evaluate_go(e, app, i);
		return REACTION_DONE;
	}
	return REACTION_PASS;
}

static const struct action actions[] = {
	{.id = "evaluate.on_track",
	 .key = 'o',
	 .help = N_("het doel is op koers"),
	 .when = in_table,
	 .run = find,
	 .flags = ACTION_TYPED},
	{.id = "evaluate.behind",
	 .key = 'a',
	 .help = N_("het doel loopt achter"),
	 .when = in_table,
	 .run = find,
	 .flags = ACTION_TYPED},
	{.id = "evaluate.met",
	 .key = 'b',
	 .help = N_("het doel is behaald"),
	 .when = in_table,
	 .run = find,
	 .flags = ACTION_TYPED},
	{.id = "evaluate.not_met",
	 .key = 'n',
	 .help = N_("niet behaald; vraagt een analyse"),
	 .when = in_table,
	 .run = find,
	 .flags = ACTION_TYPED},
	{.id = "evaluate.undeterminable",
	 .key = 'v',
	 .help = N_("niet vast te stellen; vraagt een reden"),
	 .when = in_table,
	 .run = find,
	 .flags = ACTION_TYPED},
	{.id = "evaluate.dropped",
	 .key = 'x',
	 .help = N_("het doel vervalt; vraagt waarom"),
	 .when = in_table,
	 .run = find,
	 .flags = ACTION_TYPED},
	{.id = "evaluate.save",
	 .key = K_F2,
	 .key2 = K_CTRL_S,
	 .label = N_("bewaren"),
	 .help = N_("de evaluatie met alle uitkomsten bewaren"),
	 .run = evaluate_save,
	 .flags = ACTION_BAR},
	{.id = "evaluate.next",
	 .key = K_TAB,
	 .label = N_("volgende"),
	 .help = N_("naar het volgende veld of doel; terug met Shift-Tab"),
	 .run = next,
	 .flags = ACTION_BAR},
	{.id = "evaluate.value",
	 .key = K_F5,
	 .label = N_("waarde nu"),
	 .help = N_("de waarde van nu typen; cijfers beginnen er vanzelf mee"),
	 .when = in_table,
	 .why = N_("Zet de cursor op een doel in de tabel."),
	 .run = value,
	 .flags = ACTION_BAR},
	{.id = "evaluate.head",
	 .key = K_F6,
	 .label = N_("soort, ouders"),
	 .help = N_("naar de velden boven de tabel"),
	 .run = to_top,
	 .flags = ACTION_BAR},
	{.id = "evaluate.restart",
	 .key = K_F8,
	 .label = N_("opnieuw"),
	 .help = N_("weggooien wat is ingevuld en opnieuw beginnen"),
	 .when = is_touched,
	 .why = N_("Er is nog niets ingevuld om weg te gooien."),
	 .run = ask_restart,
	 .flags = ACTION_BAR},
	{0},
};

static void legend(const struct app *app, const void *state, struct legend *out)
{
	(void)state;
	signs_add_findings(out, &app->look, false);
}

const struct screen evaluate_screen = {
	.id = "evaluate",
	.title = N_("Evaluatie"),
	.actions = actions,
	.size = sizeof(struct evaluate),
	.enter = enter,
	.entered = entered,
	.leave = leave,
	.fit = evaluate_fit,
	.draw = evaluate_draw,
	.legend = legend,
	.typing = typing,
	.key = evaluate_key,
	.mouse = mouse,
	.back = back,
	.keep = keep,
};

void evaluate_open(struct app *app, int64_t id, int field)
{
	struct evaluate *e;

	if (!app_push(app, &evaluate_screen, (struct screen_arg){.id = id}) || field < 0)
		return;
	e = app_state(app);
	for (size_t i = 0; i < e->count; i++)
		if (e->stops[i].kind == STOP_FIELD && e->stops[i].field == (unsigned)field) {
			evaluate_go(e, app, i);
			return;
		}
}
