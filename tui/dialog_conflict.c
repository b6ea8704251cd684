/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "core/memory.h"
#include "tui/app.h"
#include "tui/dialog.h"

#define ROWS_EACH 4 /* label, base, theirs, mine */
#define LABEL_X 4
#define VALUE_X 20

struct conflict_spec {
	const char *title;
	const struct dialog_difference *differences;
	size_t count;
	void (*done)(struct app *, void *data, const bool *mine);
	void *data;
};

struct conflict_field {
	char *label, *base, *theirs, *mine;
};

struct conflict {
	char *title;
	struct conflict_field *fields;
	bool *mine;
	size_t count, current, top;
	void (*done)(struct app *, void *data, const bool *mine);
	void *data;
};

static enum zb_code enter(struct app *app, void *state, struct screen_arg arg, struct zb_err *err)
{
	struct conflict *conflict = state;
	const struct conflict_spec *spec = arg.data;

	(void)app;
	(void)err;
	conflict->title = mem_text(spec->title);
	conflict->fields = mem_new(spec->count, sizeof(*conflict->fields));
	conflict->mine = mem_new(spec->count, sizeof(*conflict->mine));
	conflict->count = spec->count;
	conflict->done = spec->done;
	conflict->data = spec->data;
	for (size_t i = 0; i < spec->count; i++) {
		const struct dialog_difference *from = &spec->differences[i];

		conflict->mine[i] = true;
		conflict->fields[i] = (struct conflict_field){
			.label = mem_text(from->label),
			.base = mem_text(from->base),
			.theirs = mem_text(from->theirs),
			.mine = mem_text(from->mine),
		};
	}
	return ZB_OK;
}

static void leave(struct app *app, void *state)
{
	struct conflict *conflict = state;

	(void)app;
	for (size_t i = 0; i < conflict->count; i++) {
		free(conflict->fields[i].label);
		free(conflict->fields[i].base);
		free(conflict->fields[i].theirs);
		free(conflict->fields[i].mine);
	}
	free(conflict->fields);
	free(conflict->mine);
	free(conflict->title);
}

static struct area box_of(const struct conflict *conflict, const struct area *area)
{
	int height = (int)conflict->count * ROWS_EACH + 5;

	return area_middle(area, height < area->height ? height : area->height, area->width - 2);
}

static size_t shown(const struct area *box)
{
	int rows = (box->height - 5) / ROWS_EACH;

	return rows > 0 ? (size_t)rows : 1;
}

static void fit(struct app *app, void *state, const struct area *area)
{
	struct conflict *conflict = state;
	struct area box = box_of(conflict, area);

	(void)app;
	if (conflict->current < conflict->top)
		conflict->top = conflict->current;
	if (conflict->current >= conflict->top + shown(&box))
		conflict->top = conflict->current - shown(&box) + 1;
}

static void draw_value(const struct area *area, int y, const char *name, const char *value,
		       bool offered, bool chosen)
{
	if (offered)
		paint_glyph(area, y, 0, ROLE_ACCENT, chosen ? GLYPH_BOXED : GLYPH_BOX);
	paint_text(area, y, LABEL_X, VALUE_X - LABEL_X - 1, ROLE_DIM, name);
	paint_text(area, y, VALUE_X, -1, chosen ? ROLE_SELECTED : ROLE_TEXT,
		   value && *value ? value : "-");
}

static void draw_field(const struct conflict *conflict, const struct area *area, int y, size_t i)
{
	const struct conflict_field *field = &conflict->fields[i];
	bool mine = conflict->mine[i];

	if (i == conflict->current)
		paint_glyph(area, y, 0, ROLE_ACCENT, GLYPH_MARKER);
	paint_text(area, y, 2, -1, ROLE_HEADING, field->label);
	draw_value(area, y + 1, _("het was"), field->base, false, false);
	draw_value(area, y + 2, _("van de ander"), field->theirs, true, !mine);
	draw_value(area, y + 3, _("van u"), field->mine, true, mine);
}

static void draw(const struct app *app, const void *state, const struct area *area)
{
	const struct conflict *conflict = state;
	struct area box = box_of(conflict, area), inside = paint_box(&box, conflict->title);
	struct area rows = area_part(&inside, 2, 0, -1, -1);

	(void)app;
	paint_text(&inside, 0, 0, -1, ROLE_TEXT,
		   _("Iemand anders wijzigde intussen hetzelfde. Kies per veld wat blijft."));
	for (size_t n = 0; n < shown(&box) && conflict->top + n < conflict->count; n++)
		draw_field(conflict, &rows, (int)n * ROWS_EACH, conflict->top + n);
}

static enum reaction key(struct app *app, void *state, int code)
{
	struct conflict *conflict = state;

	(void)app;
	if (code == K_UP || code == 'k' || code == K_BACKTAB)
		conflict->current -= conflict->current > 0;
	else if (code == K_DOWN || code == 'j' || code == K_TAB)
		conflict->current += conflict->current + 1 < conflict->count;
	else if (code == ' ' || code == K_LEFT || code == K_RIGHT)
		conflict->mine[conflict->current] = !conflict->mine[conflict->current];
	else
		return REACTION_PASS;
	return REACTION_DONE;
}

static void accept(struct app *app, void *state)
{
	const struct conflict *conflict = state;

	app_pop(app);
	conflict->done(app, conflict->data, conflict->mine);
}

static void toggle(struct app *app, void *state)
{
	key(app, state, ' ');
}

static const struct action actions[] = {
	{ .id = "conflict.toggle", .key = ' ', .label = N_("wisselen"),
	  .help = N_("van de ander of van u"), .run = toggle, .flags = ACTION_BAR },
	{ .id = "conflict.accept", .key = K_CTRL_S, .key2 = K_F2, .label = N_("bewaren"),
	  .help = N_("bewaren wat gekozen is"), .run = accept, .flags = ACTION_BAR },
	{ 0 },
};

static const struct screen conflict_screen = {
	.id = "conflict",
	.title = N_("Tegelijk gewijzigd"),
	.flags = SCREEN_OVERLAY,
	.actions = actions,
	.size = sizeof(struct conflict),
	.enter = enter,
	.leave = leave,
	.fit = fit,
	.draw = draw,
	.key = key,
};

void dialog_conflict(struct app *app, const char *title,
		     const struct dialog_difference *differences, size_t count,
		     void (*done)(struct app *, void *data, const bool *mine), void *data)
{
	struct conflict_spec spec = { title, differences, count, done, data };

	if (count)
		app_push(app, &conflict_screen, (struct screen_arg){ .data = &spec });
}
