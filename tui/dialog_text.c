/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "core/memory.h"
#include "core/text.h"
#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/line.h"

#define BOX_COLUMNS 64
#define BOX_ROWS 6

/* A line of text or a date. */
struct prompt_spec {
	struct dialog_text text;
	bool is_date, empty;
	struct date start;
	void (*date_done)(struct app *, void *data, struct date);
};

struct prompt {
	struct prompt_spec spec;
	char *title, *help;
	struct line line;
	struct zb_err err; /* text "" when there is nothing wrong */
};

static enum zb_code enter(struct app *app, void *state, struct screen_arg arg, struct zb_err *err)
{
	struct prompt *prompt = state;
	char start[DATE_SHOWN_SIZE] = "";

	(void)app;
	(void)err;
	prompt->spec = *(const struct prompt_spec *)arg.data;
	prompt->title = mem_text(prompt->spec.text.title);
	prompt->help = mem_text(prompt->spec.text.help);
	if (prompt->spec.is_date)
		date_to_full(prompt->spec.start, start);
	line_init(&prompt->line, prompt->spec.is_date ? start : prompt->spec.text.text);
	line_select(&prompt->line);
	return ZB_OK;
}

static void leave(struct app *app, void *state)
{
	struct prompt *prompt = state;

	(void)app;
	line_clear(&prompt->line);
	free(prompt->title);
	free(prompt->help);
}

/* How a date that is being typed is understood; "" when it is not one yet. */
static void understood(const struct app *app, const struct prompt *prompt,
		       char out[static DATE_SHOWN_SIZE])
{
	struct date date;

	out[0] = '\0';
	if (prompt->spec.is_date && *line_text(&prompt->line) &&
	    !date_parse(line_text(&prompt->line), app->today, &date, NULL))
		date_to_day(date, out);
}

static void draw(const struct app *app, const void *state, const struct area *area)
{
	const struct prompt *prompt = state;
	struct area box = area_middle(area, BOX_ROWS,
				      BOX_COLUMNS < area->width ? BOX_COLUMNS : area->width);
	struct area inside = paint_box(&box, prompt->title);
	char date[DATE_SHOWN_SIZE];
	int width = prompt->spec.is_date ? inside.width / 2 : inside.width;

	line_draw(&prompt->line, &inside, 0, 0, width, true);
	understood(app, prompt, date);
	if (*date)
		paint_right(&inside, 0, width + 1, inside.width - width - 1, ROLE_DIM, date);
	inside = area_part(&inside, 2, 0, -1, -1);
	if (prompt->err.text[0])
		paint_wrapped(&inside, 0, ROLE_ERROR, prompt->err.text);
	else
		paint_wrapped(&inside, 0, ROLE_DIM, prompt->help);
}

static bool typing(const void *state)
{
	(void)state;
	return true;
}

static enum reaction key(struct app *app, void *state, int code)
{
	struct prompt *prompt = state;

	prompt->err.text[0] = '\0';
	return line_key(&prompt->line, app, code);
}

static void accept_date(struct app *app, struct prompt *prompt, const char *text)
{
	struct date date = { 0 };

	if (!*text && !prompt->spec.empty)
		zb_fail(&prompt->err, ZB_INVALID, _("hier hoort een datum, bijvoorbeeld 3-9"));
	else if (!*text || !date_parse(text, app->today, &date, &prompt->err)) {
		app_pop(app);
		prompt->spec.date_done(app, prompt->spec.text.data, date);
	}
}

static void accept(struct app *app, void *state)
{
	struct prompt *prompt = state;
	const struct dialog_text *spec = &prompt->spec.text;
	char *text = text_clean(line_text(&prompt->line), false);

	if (prompt->spec.is_date)
		accept_date(app, prompt, text);
	else {
		app_pop(app);
		spec->done(app, spec->data, text);
	}
	free(text);
}

static const struct action actions[] = {
	{ .id = "prompt.accept", .key = K_ENTER, .key2 = K_F2, .label = N_("goed"),
	  .help = N_("wat er staat gebruiken"), .run = accept, .flags = ACTION_BAR },
	{ 0 },
};

static const struct screen prompt_screen = {
	.id = "prompt",
	.title = N_("Invullen"),
	.flags = SCREEN_OVERLAY,
	.actions = actions,
	.size = sizeof(struct prompt),
	.enter = enter,
	.leave = leave,
	.draw = draw,
	.typing = typing,
	.key = key,
};

void dialog_text(struct app *app, const struct dialog_text *text)
{
	struct prompt_spec spec = { .text = *text };

	app_push(app, &prompt_screen, (struct screen_arg){ .data = &spec });
}

void dialog_date(struct app *app, const char *title, struct date start, bool empty,
		 void (*done)(struct app *, void *data, struct date), void *data)
{
	struct prompt_spec spec = {
		.text = { .title = title,
			  .help = _("3-9, 3-9-26, 2026-09-03, vandaag, morgen, wo, +6w"),
			  .data = data },
		.is_date = true,
		.empty = empty,
		.start = start,
		.date_done = done,
	};

	app_push(app, &prompt_screen, (struct screen_arg){ .data = &spec });
}
