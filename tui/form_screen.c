/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/form.h"

#define HEAD_ROWS 2

struct form_page {
	char *title;
	struct form form;
};

struct form_spec {
	const char *title;
	const struct form_ops *ops;
	void *data;
};

static enum zb_code enter(struct app *app, void *state, struct screen_arg arg, struct zb_err *err)
{
	struct form_page *page = state;
	const struct form_spec *spec = arg.data;

	(void)err;
	page->title = mem_text(spec->title);
	form_init(&page->form, app, spec->ops, spec->data);
	return ZB_OK;
}

static void leave(struct app *app, void *state)
{
	struct form_page *page = state;
	const struct form_ops *ops = page->form.ops;
	void *data = page->form.data;

	(void)app;
	form_clear(&page->form);
	if (ops->free)
		ops->free(data);
	free(page->title);
}

static struct area body(const struct area *area)
{
	return area_part(area, HEAD_ROWS, 0, -1, -1);
}

static void fit(struct app *app, void *state, const struct area *area)
{
	struct form_page *page = state;
	struct area inside = body(area);

	form_fit(&page->form, app, &inside);
}

static void draw(const struct app *app, const void *state, const struct area *area)
{
	const struct form_page *page = state;
	struct area inside = body(area);

	(void)app;
	paint_text(area, 0, 1, -1, ROLE_HEADING, page->title);
	form_draw(&page->form, &inside);
}

static bool typing(const void *state)
{
	const struct form_page *page = state;

	return form_typing(&page->form);
}

static enum reaction key(struct app *app, void *state, int code)
{
	struct form_page *page = state;

	return form_key(&page->form, app, code);
}

static enum reaction mouse(struct app *app, void *state, const struct mouse *event)
{
	struct form_page *page = state;

	return form_mouse(&page->form, app, event);
}

static void save(struct app *app, void *state)
{
	struct form_page *page = state;
	struct form *form = &page->form;
	struct zb_err err = { 0 };
	enum zb_code code = ZB_OK;

	if (!form_check(form, app))
		return;
	if (form->ops->save)
		code = form->ops->save(app, form->data, form, &err);
	/* A conflict is asked about on top of the form, by its owner. */
	if (code && app_screen(app)->flags & SCREEN_OVERLAY)
		return;
	if (code) {
		app_error(app, &err);
		return;
	}
	app_stale(app);
	app_pop(app);
	if (form->ops->saved)
		form->ops->saved(app, form->data);
}

static void drop(struct app *app, struct form_page *page)
{
	app_pop(app);
	if (page->form.ops->dropped)
		page->form.ops->dropped(app, page->form.data);
}

static void answer(struct app *app, void *data, size_t button)
{
	if (button == 1)
		save(app, data);
	else if (button == 2)
		drop(app, data);
}

static enum reaction back(struct app *app, void *state)
{
	struct form_page *page = state;
	const char *buttons[] = { _("verder invullen"), _("bewaren"), _("weggooien") };

	if (form_changed(&page->form))
		dialog_ask(app, _("Er is iets gewijzigd dat nog niet bewaard is."), buttons, 3,
			   answer, page);
	else
		drop(app, page);
	return REACTION_DONE;
}

static void keep(struct app *app, void *state)
{
	struct form_page *page = state;

	if (page->form.ops->keep && form_changed(&page->form))
		page->form.ops->keep(app, page->form.data, &page->form);
}

static void next(struct app *app, void *state)
{
	struct form_page *page = state;

	form_key(&page->form, app, K_TAB);
}

static const struct action actions[] = {
	{ .id = "form.save", .key = K_CTRL_S, .key2 = K_F2, .label = N_("bewaren"),
	  .help = N_("wat is ingevuld bewaren"), .run = save, .flags = ACTION_BAR },
	{ .id = "form.next", .key = K_TAB, .label = N_("volgende"),
	  .help = N_("naar het volgende veld; terug met Shift-Tab"), .run = next,
	  .flags = ACTION_BAR },
	{ 0 },
};

static const struct screen form_screen = {
	.id = "form",
	.title = N_("Formulier"),
	.actions = actions,
	.size = sizeof(struct form_page),
	.enter = enter,
	.leave = leave,
	.fit = fit,
	.draw = draw,
	.typing = typing,
	.key = key,
	.mouse = mouse,
	.back = back,
	.keep = keep,
};

void form_open(struct app *app, const char *title, const struct form_ops *ops, void *data)
{
	struct form_spec spec = { title, ops, data };

	if (!app_push(app, &form_screen, (struct screen_arg){ .data = &spec }) && ops->free)
		ops->free(data);
}
