/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/import.h"

#include <stdlib.h>
#include <string.h>

#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/path.h"
#include "tui/preference.h"
#include "tui/screens/screens.h"

static enum zb_code enter(struct app *app, void *data, struct screen_arg arg, struct zb_err *err)
{
	struct import_view *state = data;

	(void)app;
	(void)arg;
	(void)err;
	list_init(&state->list, import_columns, IMPORT_COLUMNS, &import_source, &state->job);
	state->list.empty = _("Er verandert niets: alles staat er al zo.");
	list_init(&state->bad, import_bad_columns, IMPORT_BAD_COLUMNS, &import_bad_source,
		  &state->job.bad);
	return ZB_OK;
}

static void leave(struct app *app, void *data)
{
	struct import_view *state = data;

	(void)app;
	list_clear(&state->list);
	list_clear(&state->bad);
	import_job_free(&state->job);
	free(state->done);
}

/* --- the list --- */

/* NULL when there is none. */
static struct list *list_shown(struct import_view *state)
{
	if (state->stage == IMPORT_STAGE_BAD)
		return &state->bad;
	return state->stage == IMPORT_STAGE_SHOW ? &state->list : NULL;
}

static void fit(struct app *app, void *data, const struct area *area)
{
	struct import_view *state = data;
	struct list *list = list_shown(state);
	struct area inside;
	struct zb_err err;

	if (!list)
		return;
	inside = import_list_area(state, area);
	if (list_fit(list, &inside, &err))
		app_error(app, &err);
}

static enum reaction key(struct app *app, void *data, int code)
{
	struct list *list = list_shown(data);

	(void)app;
	return list ? list_key(list, code) : REACTION_PASS;
}

static enum reaction mouse(struct app *app, void *data, const struct mouse *event)
{
	struct list *list = list_shown(data);

	(void)app;
	return list ? list_mouse(list, event) : REACTION_PASS;
}

/* --- reading --- */

static enum zb_code run_read(struct app *app, void *data, struct progress *progress,
			     struct zb_err *err)
{
	struct import_view *state = data;

	return import_job_read(app, &state->job, progress, err);
}

static void read_done(struct app *app, void *data, enum zb_code code, const struct zb_err *err)
{
	struct import_view *state = data;

	state->stage = code ? IMPORT_STAGE_CHOOSE : IMPORT_STAGE_SHOW;
	if (code == ZB_CANCELLED) {
		app_notice(app, _("Gestopt; er is niets veranderd."));
	} else if (code && state->job.bad.count) {
		list_restart(&state->bad, 0);
		state->stage = IMPORT_STAGE_BAD;
	} else if (code) {
		app_error(app, err);
	} else {
		if (state->job.plan)
			state->left = state->job.plan->last_day;
		list_restart(&state->list, 0);
	}
}

static void start_reading(struct app *app, struct import_view *state)
{
	app_work(app, &(struct work){ .title = _("Lezen en vergelijken"), .run = run_read,
				      .done = read_done, .data = state });
}

static void path_chosen(struct app *app, void *data, const char *path)
{
	struct import_view *state = data;

	free(state->job.path);
	state->job.path = mem_text(path);
	start_reading(app, state);
}

static bool can_choose(const struct app *app, const void *data)
{
	const struct import_view *state = data;

	(void)app;
	return state->stage == IMPORT_STAGE_CHOOSE;
}

static bool is_bad(const struct app *app, const void *data)
{
	const struct import_view *state = data;

	(void)app;
	return state->stage == IMPORT_STAGE_BAD;
}

static void read_again(struct app *app, void *data)
{
	start_reading(app, data);
}

static bool may_be_read(const char *name)
{
	static const char *const endings[] = { ".xml", ".csv", ".txt", ".edex", ".edexml" };
	size_t length = strlen(name);

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		size_t ending = strlen(endings[i]);

		if (length > ending && !strcasecmp(name + length - ending, endings[i]))
			return true;
	}
	return false;
}

static void choose_file(struct app *app, void *data)
{
	path_open(app, &(struct path_ask){ .title = _("Bestand om in te lezen"),
					   .help = _("Tab vult aan, pijl omlaag kiest"),
					   .remember = PREFERENCE_DIRECTORY,
					   .kind = PATH_FILE,
					   .usable = may_be_read,
					   .done = path_chosen,
					   .data = data });
}

/* --- who is gone --- */

static bool is_gone(const struct app *app, const void *data)
{
	const struct import_view *state = data;

	(void)app;
	return state->stage == IMPORT_STAGE_SHOW && import_gone(&state->job, list_id(&state->list));
}

static bool any_gone(const struct app *app, const void *data)
{
	const struct import_view *state = data;

	(void)app;
	return state->stage == IMPORT_STAGE_SHOW && state->job.plan &&
	       state->job.plan->pupils.statuses[IMPORT_GONE];
}

static void toggle_gone(struct app *app, void *data)
{
	struct import_view *state = data;
	struct import_item *item = import_gone(&state->job, list_id(&state->list));

	(void)app;
	item->left = date_is_set(item->left) ? (struct date){ 0 } : state->left;
	list_reload(&state->list);
	list_key(&state->list, K_DOWN);
}

static void date_given(struct app *app, void *data, struct date date)
{
	struct import_view *state = data;
	struct import_item *item = import_gone(&state->job, list_id(&state->list));

	(void)app;
	if (item)
		item->left = date;
	if (date_is_set(date))
		state->left = date;
	list_reload(&state->list);
}

static void ask_date(struct app *app, void *data)
{
	const struct import_view *state = data;
	const struct import_item *item = import_gone(&state->job, list_id(&state->list));

	dialog_date(app, _("Laatste dag op school (leeg: blijft staan)"),
		    date_is_set(item->left) ? item->left : state->left, true, date_given, data);
}

static void all_left(struct app *app, void *data, struct date date)
{
	struct import_view *state = data;

	(void)app;
	import_plan_mark_gone(state->job.plan, date);
	if (date_is_set(date))
		state->left = date;
	list_reload(&state->list);
}

static void ask_all(struct app *app, void *data)
{
	const struct import_view *state = data;

	dialog_date(app, _("Allen die weg zijn: laatste dag (leeg: blijven staan)"), state->left,
		    true, all_left, data);
}

/* --- writing --- */

static enum zb_code run_apply(struct app *app, void *data, struct progress *progress,
			      struct zb_err *err)
{
	struct import_view *state = data;

	return import_job_apply(app, &state->job, progress, err);
}

static void apply_done(struct app *app, void *data, enum zb_code code, const struct zb_err *err)
{
	struct import_view *state = data;

	if (code == ZB_CANCELLED) {
		app_notice(app, _("Gestopt; er is niets veranderd."));
	} else if (code == ZB_CONFLICT) {
		app_notice(app, _("Een collega schreef intussen; opnieuw vergeleken."));
		start_reading(app, state);
	} else if (code) {
		app_error(app, err);
	} else {
		free(state->done);
		state->done = import_done(&state->job);
		state->stage = IMPORT_STAGE_DONE;
		app_stale(app);
		app_notice(app, _("Ingelezen."));
	}
}

static void confirmed(struct app *app, void *data)
{
	app_work(app, &(struct work){ .title = _("Inlezen"), .run = run_apply,
				      .done = apply_done, .data = data });
}

static bool can_apply(const struct app *app, const void *data)
{
	const struct import_view *state = data;

	(void)app;
	return state->stage == IMPORT_STAGE_SHOW && import_job_changes(&state->job);
}

static void apply(struct app *app, void *data)
{
	const struct import_view *state = data;
	char *text = import_question(&state->job);

	dialog_confirm(app, text, _("overnemen"), confirmed, data);
	free(text);
}

/* --- afterwards --- */

static bool is_done(const struct app *app, const void *data)
{
	const struct import_view *state = data;

	(void)app;
	return state->stage == IMPORT_STAGE_DONE;
}

static void go_to_pupils(struct app *app, void *data)
{
	(void)data;
	app_switch(app, screen_numbered(1));
}

static void take_over(struct app *app, void *data)
{
	(void)data;
	app_push(app, &takeover_screen, (struct screen_arg){ 0 });
}

/* From what would happen back to choosing; nothing was written. */
static enum reaction back(struct app *app, void *data)
{
	struct import_view *state = data;

	(void)app;
	if (!list_shown(state))
		return REACTION_PASS;
	state->stage = IMPORT_STAGE_CHOOSE;
	return REACTION_DONE;
}

static const struct action actions[] = {
	{ .id = "import.choose", .key = K_ENTER, .label = N_("bestand kiezen"),
	  .help = N_("het bestand kiezen dat wordt ingelezen"), .when = can_choose,
	  .run = choose_file, .flags = ACTION_BAR },
	{ .id = "import.again", .key = K_ENTER, .label = N_("opnieuw lezen"),
	  .help = N_("hetzelfde bestand opnieuw lezen, nu het verbeterd is"), .when = is_bad,
	  .run = read_again, .flags = ACTION_BAR },
	{ .id = "import.apply", .key = K_F2, .key2 = K_CTRL_S, .label = N_("overnemen"),
	  .help = N_("wat er staat overnemen in het schoolbestand"), .when = can_apply,
	  .run = apply, .flags = ACTION_BAR },
	{ .id = "import.gone", .key = ' ', .label = N_("vertrokken"),
	  .help = N_("wie weg is als vertrokken noteren, of niet"), .when = is_gone,
	  .run = toggle_gone, .flags = ACTION_BAR },
	{ .id = "import.left", .key = 'd', .label = N_("datum"),
	  .help = N_("de laatste dag van deze leerling"), .when = is_gone, .run = ask_date,
	  .flags = ACTION_BAR },
	{ .id = "import.all_left", .key = 'a', .label = N_("allen"),
	  .help = N_("allen die weg zijn als vertrokken noteren"), .when = any_gone,
	  .run = ask_all, .flags = ACTION_BAR },
	{ .id = "import.pupils", .key = K_ENTER, .label = N_("leerlingen"),
	  .help = N_("naar de lijst van leerlingen"), .when = is_done, .run = go_to_pupils,
	  .flags = ACTION_BAR },
	{ .id = "import.takeover", .key = 'O', .label = N_("OPP's overnemen"),
	  .help = N_("lopende OPP's overnemen, een regel per leerling"), .when = is_done,
	  .run = take_over, .flags = ACTION_BAR },
	{ 0 },
};

const struct screen import_screen = {
	.id = "import",
	.title = N_("Inlezen"),
	.actions = actions,
	.size = sizeof(struct import_view),
	.enter = enter,
	.leave = leave,
	.fit = fit,
	.draw = import_draw,
	.key = key,
	.mouse = mouse,
	.back = back,
};
