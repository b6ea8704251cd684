/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start, when there is no school file yet: a new school, a file that there is, or the
 * practice school. What makes and opens files is lent by the door (struct app_hooks). */
#include <stdlib.h>

#include "core/entities.h"
#include "core/records/school.h"
#include "tui/app.h"
#include "tui/form.h"
#include "tui/list.h"
#include "tui/path.h"
#include "tui/preference.h"
#include "tui/screens/screens.h"

enum beginning { BEGIN_NEW, BEGIN_OPEN, BEGIN_PRACTISE, BEGIN_COUNT };

struct start {
	struct list list;
	struct list_rows rows; /* ids are enum beginning + 1 */
};

_Static_assert(offsetof(struct start, list) == 0, "list_key_in wants it first");

static const struct column columns[] = {
	{ .width = 30 },
	{ .width = 44, .min = 36, .priority = 1, .grows = true },
};

static const char *const choices[BEGIN_COUNT][2] = {
	[BEGIN_NEW] = { N_("Nieuwe school beginnen"),
			N_("naam en BRIN, daarna leerlingen inlezen") },
	[BEGIN_OPEN] = { N_("Bestaand bestand openen"), N_("van een andere plek of een collega") },
	[BEGIN_PRACTISE] = { N_("Oefenschool bekijken"),
			     N_("214 verzonnen leerlingen, alles mag") },
};

static enum zb_code enter(struct app *app, void *state, struct screen_arg arg, struct zb_err *err)
{
	struct start *start = state;

	(void)app;
	(void)arg;
	(void)err;
	for (int i = 0; i < BEGIN_COUNT; i++) {
		struct list_row *row = list_rows_add(&start->rows, i + 1, NULL);

		list_row_set(row, 0, ROLE_TEXT, _(choices[i][0]));
		list_row_set(row, 1, ROLE_DIM, _(choices[i][1]));
	}
	list_init(&start->list, columns, sizeof columns / sizeof *columns, &list_memory,
		  &start->rows);
	start->list.headings = false;
	return ZB_OK;
}

static void leave(struct app *app, void *state)
{
	struct start *start = state;

	(void)app;
	list_clear(&start->list);
	list_rows_clear(&start->rows);
}

static struct area list_of(const struct area *area)
{
	return area_part(area, 5, 2, BEGIN_COUNT, -1);
}

static void fit(struct app *app, void *state, const struct area *area)
{
	struct start *start = state;
	struct area list = list_of(area);
	struct zb_err err;

	if (list_fit(&start->list, &list, &err))
		app_error(app, &err);
}

static void draw(const struct app *app, const void *state, const struct area *area)
{
	const struct start *start = state;
	struct area list = list_of(area), why = area_part(area, 2, 3, 2, area->width - 4);
	char *text = mem_format(_("Er is nog geen schoolbestand: %s bestaat niet."),
				app->file ? app->file : "");

	paint_text(area, 0, 1, -1, ROLE_HEADING, "zorgbord");
	paint_wrapped(&why, 0, ROLE_TEXT, text);
	list_draw(&start->list, &list);
	free(text);
}

/* There is a file: on with the pupils. */
static void go_on(struct app *app)
{
	app_switch(app, &pupils_screen);
}

/* --- a new school --- */

static void fill(struct app *app, struct form *form, void *data)
{
	(void)app;
	form_section(form, _("School"));
	form_add_all(form, data);
}

static enum zb_code save(struct app *app, void *data, struct form *form, struct zb_err *err)
{
	(void)form;
	return app->hooks->create(app, data, err);
}

static void saved(struct app *app, void *data)
{
	(void)data;
	go_on(app);
	app_notice(app, _("Het schoolbestand is gemaakt. Lees nu met i de leerlingen in."));
}

static void free_school(void *data)
{
	record_free(data);
}

static void begin_new(struct app *app)
{
	static const struct form_ops ops = {
		.fill = fill, .save = save, .saved = saved, .free = free_school,
	};
	form_open(app, _("Nieuwe school"), &ops, school_new());
}

/* --- a file that there is --- */

static void path_chosen(struct app *app, void *data, const char *path)
{
	struct zb_err err;

	(void)data;
	if (app->hooks->open(app, path, &err)) {
		app_error(app, &err);
		return;
	}
	go_on(app);
	app_notice(app, _("Open dit bestand voortaan met: zorgbord -f %s"), path);
}

static void begin_open(struct app *app)
{
	path_open(app, &(struct path_ask){ .title = _("Bestaand bestand openen"),
					   .help = _("een schoolbestand of een kopie ervan"),
					   .remember = PREFERENCE_COPIES,
					   .kind = PATH_FILE,
					   .usable = path_may_be_school,
					   .done = path_chosen });
}

/* --- the practice school --- */

static enum zb_code practise(struct app *app, void *data, struct progress *progress,
			     struct zb_err *err)
{
	(void)data;
	(void)progress;
	return app->hooks->practise(app, err);
}

static void practised(struct app *app, void *data, enum zb_code code, const struct zb_err *err)
{
	(void)data;
	if (code) {
		app_error(app, err);
		return;
	}
	go_on(app);
	app_notice(app, _("Dit is de oefenschool: alle leerlingen zijn verzonnen."));
}

static void begin_practise(struct app *app)
{
	app_work(app, &(struct work){
			      .title = _("De oefenschool wordt gemaakt"),
			      .run = practise,
			      .done = practised,
		      });
}

/* --- keys --- */

static bool can_begin(const struct app *app, const void *state)
{
	(void)state;
	return app->hooks && app->hooks->create && app->hooks->open && app->hooks->practise;
}

static void begin(struct app *app, void *state)
{
	static void (*const ways[BEGIN_COUNT])(struct app *) = {
		[BEGIN_NEW] = begin_new,
		[BEGIN_OPEN] = begin_open,
		[BEGIN_PRACTISE] = begin_practise,
	};
	const struct start *start = state;
	int64_t id = list_id(&start->list);

	if (id > 0)
		ways[id - 1](app);
}

static const struct action actions[] = {
	{ .id = "start.begin", .key = K_ENTER, .label = N_("verder"), .help = N_("zo beginnen"),
	  .when = can_begin, .run = begin, .flags = ACTION_BAR },
	{ 0 },
};

const struct screen start_screen = {
	.id = "start",
	.title = N_("Beginnen"),
	.actions = actions,
	.size = sizeof(struct start),
	.enter = enter,
	.leave = leave,
	.fit = fit,
	.draw = draw,
	.key = list_key_in,
	.mouse = list_mouse_in,
};
