/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/form.h"
#include "tui/kept.h"

#define HEAD_ROWS 2

struct form_page {
	struct form form; /* first: form_typing_in and its kin */
	char *title;
	struct kept kept;
};

_Static_assert(offsetof(struct form_page, form) == 0, "form_typing_in wants it first");

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
	kept_begin(&page->kept, app, spec->ops->draft ? spec->ops->draft(spec->data) : NULL);
	return ZB_OK;
}

static void leave(struct app *app, void *state)
{
	struct form_page *page = state;
	const struct form_ops *ops = page->form.ops;
	void *data = page->form.data;

	(void)app;
	form_clear(&page->form);
	kept_clear(&page->kept);
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
	paint_text(area, 0, 1, area->width - 2, ROLE_HEADING, page->title);
	form_draw(&page->form, &inside);
}

/* --- drafts --- */

/* What was taken out again is not offered another time. */
static void keep(struct app *app, void *state)
{
	struct form_page *page = state;
	struct draft draft = { 0 };

	if (page->kept.name && form_changed(&page->form)) {
		form_keep(&page->form, &draft);
		page->form.ops->keep(page->form.data, &draft);
	}
	kept_put(&page->kept, app, &draft);
}

static enum zb_code resume(struct app *app, void *state, const struct draft *draft,
			   struct zb_err *err)
{
	struct form *form = &((struct form_page *)state)->form;

	(void)err;
	form->ops->resume(app, form->data, draft);
	form_touch(form);
	form_refresh(form, app);
	form_resume(form, app, draft);
	return ZB_OK;
}

static void entered(struct app *app, void *state)
{
	struct form_page *page = state;

	kept_offer(&page->kept, app, page->title, resume, page);
}

/* --- keys --- */

bool form_typing_in(const void *state)
{
	return form_typing(state);
}

enum reaction form_key_in(struct app *app, void *state, int key)
{
	return form_key(state, app, key);
}

enum reaction form_mouse_in(struct app *app, void *state, const struct mouse *mouse)
{
	return form_mouse(state, app, mouse);
}

void form_next_in(struct app *app, void *state)
{
	form_key(state, app, K_TAB);
}

static void save(struct app *app, void *state)
{
	struct form_page *page = state;
	struct form *form = &page->form;
	struct zb_err err = { 0 };
	enum zb_code code = ZB_OK;

	if (!form_check(form, app))
		return;
	if (form->ops->save) {
		if (app->db)
			draft_drop_with(app->db, page->kept.name);
		code = form->ops->save(app, form->data, form, &err);
		if (app->db)
			draft_drop_with(app->db, NULL);
	}
	/* A conflict is asked about on top of the form, by its owner. */
	if (code && app_screen(app)->flags & SCREEN_OVERLAY)
		return;
	if (code && !form_failed(form))
		app_error(app, &err);
	if (code)
		return;
	app_stale(app);
	app_pop(app);
	kept_drop(&page->kept, app);
	if (form->ops->saved)
		form->ops->saved(app, form->data);
}

void form_save(struct app *app)
{
	save(app, app_state(app));
}

static void drop(struct app *app, struct form_page *page)
{
	app_pop(app);
	kept_drop(&page->kept, app);
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

static bool can_draw_up(const struct app *app, const void *state)
{
	const struct form *form = &((const struct form_page *)state)->form;

	(void)app;
	return form->ops->can_draw_up && form->ops->can_draw_up(form->data);
}

static void draw_up(struct app *app, void *state)
{
	struct form *form = &((struct form_page *)state)->form;

	if (!form_finish(form, app))
		return;
	form->ops->draw_up(app, form, form->data);
	form_refresh(form, app);
}

static const char *removal(const void *state)
{
	const struct form *form = &((const struct form_page *)state)->form;

	return form->ops->removal ? form->ops->removal(form->data) : NULL;
}

static bool can_remove(const struct app *app, const void *state)
{
	(void)app;
	return removal(state) != NULL;
}

static void remove_shown(struct app *app, void *state)
{
	struct form_page *page = state;
	struct zb_err err = { 0 };

	if (page->form.ops->remove(app, page->form.data, &err)) {
		app_error(app, &err);
		return;
	}
	app_stale(app);
	drop(app, page);
}

static void ask_remove(struct app *app, void *state)
{
	dialog_confirm(app, removal(state), _("weghalen"), remove_shown, state);
}

static const struct action actions[] = {
	{ .id = "form.save", .key = K_F2, .key2 = K_CTRL_S, .label = N_("bewaren"),
	  .help = N_("wat is ingevuld bewaren"), .run = save, .flags = ACTION_BAR },
	{ .id = "form.next", .key = K_TAB, .label = N_("volgende"),
	  .help = N_("naar het volgende veld; terug met Shift-Tab"), .run = form_next_in,
	  .flags = ACTION_BAR },
	{ .id = "form.draw_up", .key = K_F8, .label = N_("opstellen"),
	  .help = N_("een tekst opstellen uit wat er al staat"), .when = can_draw_up,
	  .why = N_("In dit formulier valt niets op te stellen uit wat er al staat."),
	  .run = draw_up, .flags = ACTION_BAR },
	{ .id = "form.remove", .key = K_F9, .label = N_("weghalen"),
	  .help = N_("weghalen wat dit formulier toont; u haalt het terug"), .when = can_remove,
	  .why = N_("Wat dit formulier toont wordt hier niet weggehaald."),
	  .run = ask_remove, .flags = ACTION_BAR },
	{ 0 },
};

static const struct screen form_screen = {
	.id = "form",
	.title = N_("Formulier"),
	.actions = actions,
	.size = sizeof(struct form_page),
	.enter = enter,
	.entered = entered,
	.leave = leave,
	.fit = fit,
	.draw = draw,
	.typing = form_typing_in,
	.key = form_key_in,
	.mouse = form_mouse_in,
	.back = back,
	.keep = keep,
};

void form_open(struct app *app, const char *title, const struct form_ops *ops, void *data)
{
	struct form_spec spec = { title, ops, data };

	if (!app_push(app, &form_screen, (struct screen_arg){ .data = &spec }) && ops->free)
		ops->free(data);
}
