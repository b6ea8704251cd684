/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/leftover.h"

#include <stdlib.h>
#include <string.h>

#include "core/entities.h"
#include "db/draft.h"
#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/page.h"
#include "tui/screens/screens.h"

#define HEAD_ROWS 4
#define LABEL_WIDTH 24

struct state {
	struct page page;
	char *form;
	struct draft draft;
	int width; /* that the page was built for; 0: not yet */
};

_Static_assert(offsetof(struct state, page) == 0, "page_key_in wants it first");

/* --- what it says --- */

/* The kind of record that the form is about: the name of the form begins with it. */
static const struct entity *entity_of(const struct state *state)
{
	char *code = mem_bytes(state->form, strcspn(state->form, ":/"));
	const struct entity *entity = entity_find(code);

	free(code);
	return entity;
}

/* The field that NAME ("0.text", "typed.3.text") says, in a record of that kind or of the kind in
 * the name itself; NULL for what was not typed: what it was before, revisions, what is of the
 * program. */
static const struct field *field_of(const struct state *state, const char *name)
{
	const char *column = strrchr(name, '.');
	const struct entity *kinds[] = { entity_of(state), NULL };
	char *prefix = mem_bytes(name, strcspn(name, ".:"));

	kinds[1] = entity_find(prefix);
	free(prefix);
	for (size_t i = 0; column && i < 2; i++) {
		int field = kinds[i] ? entity_field(kinds[i], column + 1) : -1;

		if (field >= 0 && !(kinds[i]->fields[field].flags & FIELD_HIDDEN) &&
		    kinds[i]->fields[field].kind != FIELD_REFERENCE)
			return &kinds[i]->fields[field];
	}
	return NULL;
}

static void add_text(struct page *page, const struct field *field, const char *text, int width)
{
	const struct page_target target = { .row = (int64_t)page->count + 1, .field = -1 };
	bool coded = field->kind == FIELD_CHOICE || field->kind == FIELD_BOOLEAN;

	page_put(page_row(page, target), PAGE_TEXT_X, LABEL_WIDTH, ROLE_DIM, _(field->label));
	page_wrap(page, PAGE_TEXT_X + LABEL_WIDTH + 1, width - PAGE_TEXT_X - LABEL_WIDTH - 2,
		  ROLE_TEXT, coded ? field_choice_label(field, text) : text);
}

static void build(struct state *state, int width)
{
	page_begin(&state->page);
	for (size_t i = 0; i < state->draft.count; i++) {
		const struct draft_text *text = &state->draft.texts[i];
		const struct field *field = field_of(state, text->name);

		if (field && *text->text)
			add_text(&state->page, field, text->text, width);
	}
	page_end(&state->page);
	state->width = width;
}

/* --- the screen --- */

static void forget(struct state *state)
{
	free(state->form);
	draft_clear(&state->draft);
	state->form = NULL;
	state->width = 0;
}

static enum zb_code enter(struct app *app, void *data, struct screen_arg arg, struct zb_err *err)
{
	struct state *state = data;

	(void)arg;
	state->page.empty = _("Er was nog niets ingevuld dat te lezen is.");
	return draft_left_over(app->db, &state->form, &state->draft, err);
}

static void leave(struct app *app, void *data)
{
	struct state *state = data;

	(void)app;
	forget(state);
	page_free(&state->page);
}

static struct area body(const struct area *area)
{
	return area_part(area, HEAD_ROWS, 0, -1, -1);
}

static void fit(struct app *app, void *data, const struct area *area)
{
	struct state *state = data;
	struct area inside = body(area);

	(void)app;
	if (state->width != area->width)
		build(state, area->width);
	page_fit(&state->page, &inside);
}

static void draw(const struct app *app, const void *data, const struct area *area)
{
	const struct state *state = data;
	const struct entity *entity = entity_of(state);
	struct area inside = body(area), text = area_part(area, 1, 1, 2, area->width - 2);

	(void)app;
	paint_format(area, 0, 1, ROLE_HEADING, "%s · %s", _("Ingevuld en niet bewaard"),
		     entity ? _(entity->label) : state->form);
	paint_wrapped(&text, 0, ROLE_TEXT,
		      _("Een collega verwijderde intussen waar dit bij hoort. Neem over wat u nog "
			"nodig hebt; Esc laat het staan voor later."));
	page_draw(&state->page, &inside);
}

/* The next one takes its place. */
static void drop(struct app *app, void *data)
{
	struct state *state = data;
	struct zb_err err;
	enum zb_code code = draft_drop(app->db, state->form, &err);

	if (code) {
		app_error(app, &err);
		return;
	}
	forget(state);
	code = draft_left_over(app->db, &state->form, &state->draft, &err);
	if (!code)
		return;
	app_pop(app);
	if (code == ZB_NOT_FOUND)
		app_notice(app, _("Weggegooid."));
	else
		app_error(app, &err);
}

static void ask_drop(struct app *app, void *data)
{
	dialog_confirm(app, _("Weggooien wat hier staat? Het komt niet terug."), _("weggooien"),
		       drop, data);
}

static const struct action actions[] = {
	{ .id = "leftover.drop", .key = 'D', .key2 = K_DELETE, .label = N_("weggooien"),
	  .help = N_("weggooien wat hier is ingevuld"), .run = ask_drop, .flags = ACTION_BAR },
	{ 0 },
};

const struct screen leftover_screen = {
	.id = "leftover",
	.title = N_("Ingevuld en niet bewaard"),
	.actions = actions,
	.size = sizeof(struct state),
	.enter = enter,
	.leave = leave,
	.fit = fit,
	.draw = draw,
	.key = page_key_in,
	.mouse = page_mouse_in,
};

void leftover_offer(struct app *app)
{
	struct draft draft = { 0 };
	char *form = NULL;

	if (!app->db || draft_left_over(app->db, &form, &draft, NULL))
		return;
	free(form);
	draft_clear(&draft);
	app_push(app, &leftover_screen, (struct screen_arg){ 0 });
}
