/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "core/text.h"
#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/editor.h"

#define HEAD_ROWS 2
#define COLUMNS_MAX 84 /* longer rows read badly */

struct page_spec {
	const char *title, *text;
	void (*done)(struct app *, void *data, const char *text);
	void *data;
};

struct page {
	struct page_spec spec;
	char *title;
	struct editor editor;
	struct area area;
};

static enum zb_code enter(struct app *app, void *state, struct screen_arg arg, struct zb_err *err)
{
	struct page *page = state;

	(void)app;
	(void)err;
	page->spec = *(const struct page_spec *)arg.data;
	page->title = mem_text(page->spec.title);
	editor_init(&page->editor, page->spec.text);
	return ZB_OK;
}

static void leave(struct app *app, void *state)
{
	struct page *page = state;

	(void)app;
	editor_clear(&page->editor);
	free(page->title);
}

static void fit(struct app *app, void *state, const struct area *area)
{
	struct page *page = state;

	(void)app;
	page->area = area_part(area, HEAD_ROWS, 1, -1,
			       area->width - 2 < COLUMNS_MAX ? area->width - 2 : COLUMNS_MAX);
	editor_fit(&page->editor, &page->area);
}

static void draw(const struct app *app, const void *state, const struct area *area)
{
	const struct page *page = state;
	struct area text = page->area;

	(void)app;
	text.cursor = area->cursor;
	paint_text(area, 0, 1, -1, ROLE_HEADING, page->title);
	editor_draw(&page->editor, &text, true);
}

static bool typing(const void *state)
{
	(void)state;
	return true;
}

static enum reaction key(struct app *app, void *state, int code)
{
	struct page *page = state;

	return editor_key(&page->editor, app, code);
}

static enum reaction mouse(struct app *app, void *state, const struct mouse *event)
{
	struct page *page = state;

	(void)app;
	return editor_mouse(&page->editor, &page->area, event);
}

static void save(struct app *app, void *state)
{
	struct page *page = state;
	char *text = text_clean(editor_text(&page->editor), true);

	app_pop(app);
	page->spec.done(app, page->spec.data, text);
	free(text);
}

static void answer(struct app *app, void *data, size_t button)
{
	if (button == 1)
		save(app, data);
	else if (button == 2)
		app_pop(app);
}

static enum reaction back(struct app *app, void *state)
{
	const char *buttons[] = { _("verder schrijven"), _("bewaren"), _("weggooien") };
	const struct page *page = state;

	if (!page->editor.edit.changed)
		return REACTION_PASS;
	dialog_ask(app, _("De tekst is gewijzigd en nog niet bewaard."), buttons, 3, answer, state);
	return REACTION_DONE;
}

static const struct action actions[] = {
	{ .id = "editor.save", .key = K_CTRL_S, .key2 = K_F2, .label = N_("bewaren"),
	  .help = N_("de tekst bewaren"), .run = save, .flags = ACTION_BAR },
	{ 0 },
};

static const struct screen editor_screen = {
	.id = "editor",
	.title = N_("Tekst"),
	.actions = actions,
	.size = sizeof(struct page),
	.enter = enter,
	.leave = leave,
	.fit = fit,
	.draw = draw,
	.typing = typing,
	.key = key,
	.mouse = mouse,
	.back = back,
};

void editor_open(struct app *app, const char *title, const char *text,
		 void (*done)(struct app *, void *data, const char *text), void *data)
{
	struct page_spec spec = { title, text, done, data };

	app_push(app, &editor_screen, (struct screen_arg){ .data = &spec });
}
