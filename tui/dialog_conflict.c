/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/text.h"
#include "tui/app.h"
#include "tui/dialog.h"

#define HEAD_ROWS 2 /* the sentence, a blank row */
#define FOOT_ROWS 2 /* a blank row, what Esc does */
#define FRAME_ROWS 2
#define LABEL_X 4
#define VALUE_X 20
#define VALUE_ROWS 4 /* of a long text; it begins shortly before what differs */
#define SHOWN_BEFORE 24 /* bytes */

struct conflict_field {
	char *label, *base, *theirs, *mine;
	size_t common; /* bytes that theirs and mine begin with both */
	bool long_text;
};

struct conflict_page {
	char *title, *who;
	struct conflict_field *fields;
	enum dialog_kept *kept;
	size_t count, current, top;
	bool self;
	void (*done)(struct app *, void *data, const enum dialog_kept *kept);
	void *data;
};

static size_t common_bytes(const char *a, const char *b)
{
	size_t n = 0;

	while (a[n] && a[n] == b[n])
		n++;
	return n;
}

static struct conflict_field copy_field(const struct dialog_difference *from)
{
	struct conflict_field field = {
		.label = mem_text(from->label),
		.base = mem_text(from->base ? from->base : ""),
		.theirs = mem_text(from->theirs ? from->theirs : ""),
		.mine = mem_text(from->mine ? from->mine : ""),
		.long_text = from->long_text,
	};

	field.common = common_bytes(field.theirs, field.mine);
	return field;
}

static enum zb_code enter(struct app *app, void *state, struct screen_arg arg, struct zb_err *err)
{
	struct conflict_page *page = state;
	const struct dialog_conflict *spec = arg.data;

	(void)app;
	(void)err;
	page->title = mem_text(spec->title);
	page->who = mem_text(spec->who);
	page->self = spec->self;
	page->fields = mem_new(spec->count, sizeof(*page->fields));
	page->kept = mem_new(spec->count, sizeof(*page->kept));
	page->count = spec->count;
	page->done = spec->done;
	page->data = spec->data;
	for (size_t i = 0; i < spec->count; i++) {
		page->fields[i] = copy_field(&spec->differences[i]);
		page->kept[i] = page->fields[i].long_text ? KEPT_BOTH : KEPT_MINE;
	}
	return ZB_OK;
}

static void leave(struct app *app, void *state)
{
	struct conflict_page *page = state;

	(void)app;
	for (size_t i = 0; i < page->count; i++) {
		free(page->fields[i].label);
		free(page->fields[i].base);
		free(page->fields[i].theirs);
		free(page->fields[i].mine);
	}
	free(page->fields);
	free(page->kept);
	free(page->title);
	free(page->who);
}

/* --- what is shown --- */

static int rows_of(const char *value, int width)
{
	int rows = paint_rows(value, width);

	if (rows < 1)
		return 1;
	return rows < VALUE_ROWS ? rows : VALUE_ROWS;
}

/* VALUE, or where that is too long for its rows, from shortly before byte COMMON. */
static char *excerpt(const char *value, size_t common, int width, const char *more)
{
	size_t from = common > SHOWN_BEFORE ? common - SHOWN_BEFORE : 0;

	if (!*value)
		return mem_text("-");
	if (paint_rows(value, width) <= VALUE_ROWS || from >= strlen(value))
		return mem_text(value);
	while (from > 0 && value[from - 1] != ' ' && value[from - 1] != '\n')
		from--;
	return mem_format("%s%s", from ? more : "", value + from);
}

static int value_width(int width)
{
	return width - VALUE_X > 1 ? width - VALUE_X : 1;
}

static int field_rows(const struct conflict_field *field, int width)
{
	int room = value_width(width);

	return 1 + rows_of(field->base, room) + rows_of(field->theirs, room) +
	       rows_of(field->mine, room);
}

static struct area box_of(const struct conflict_page *page, const struct area *area)
{
	int height = FRAME_ROWS + HEAD_ROWS + FOOT_ROWS;

	for (size_t i = 0; i < page->count; i++)
		height += field_rows(&page->fields[i], area->width - 6);
	return area_middle(area, height < area->height ? height : area->height, area->width - 2);
}

/* Whether the field with the cursor is wholly within ROWS rows from field TOP on. */
static bool is_shown(const struct conflict_page *page, size_t top, int rows, int width)
{
	for (size_t i = top; i <= page->current; i++)
		rows -= field_rows(&page->fields[i], width);
	return rows >= 0;
}

static void fit(struct app *app, void *state, const struct area *area)
{
	struct conflict_page *page = state;
	struct area box = box_of(page, area);
	int rows = box.height - FRAME_ROWS - HEAD_ROWS - FOOT_ROWS;

	(void)app;
	if (page->current < page->top)
		page->top = page->current;
	while (page->top < page->current && !is_shown(page, page->top, rows, box.width - 4))
		page->top++;
}

struct shown_value {
	const char *name, *value;
	bool offered, on;
};

static int draw_value(const struct area *area, int y, const struct conflict_field *field,
		      const struct shown_value *shown)
{
	int width = value_width(area->width), rows = rows_of(shown->value, width);
	struct area part = area_part(area, y, VALUE_X, rows, width);
	char *text = excerpt(shown->value, field->common, width,
			     area->look->glyphs[GLYPH_MORE]);

	if (shown->offered)
		paint_glyph(area, y, 0, ROLE_ACCENT, shown->on ? GLYPH_BOXED : GLYPH_BOX);
	paint_text(area, y, LABEL_X, VALUE_X - LABEL_X - 1, ROLE_DIM, shown->name);
	if (rows > 1)
		paint_wrapped(&part, 0, shown->on ? ROLE_SELECTED : ROLE_TEXT, text);
	else
		paint_text(&part, 0, 0, -1, shown->on ? ROLE_SELECTED : ROLE_TEXT, text);
	free(text);
	return rows;
}

static int draw_field(const struct conflict_page *page, const struct area *area, int y, size_t i)
{
	const struct conflict_field *field = &page->fields[i];
	char *who = page->self ? mem_text(_("eerder")) :
				 mem_format(_("van %s"), *page->who ? page->who : _("de ander"));
	int x = 2;
	const struct shown_value values[] = {
		{ _("het was"), field->base, false, false },
		{ who, field->theirs, true, page->kept[i] != KEPT_MINE },
		{ page->self ? _("nu") : _("van u"), field->mine, true,
		  page->kept[i] != KEPT_THEIRS },
	};

	if (i == page->current)
		paint_glyph(area, y, 0, ROLE_ACCENT, GLYPH_MARKER);
	x += 2 + paint_word(area, y, 2, ROLE_HEADING, field->label);
	if (page->kept[i] == KEPT_BOTH)
		paint_text(area, y, x, -1, ROLE_DIM, _("beide teksten blijven, onder elkaar"));
	y++;
	for (size_t v = 0; v < sizeof(values) / sizeof(*values); v++)
		y += draw_value(area, y, field, &values[v]);
	free(who);
	return y;
}

static void draw(const struct app *app, const void *state, const struct area *area)
{
	const struct conflict_page *page = state;
	struct area box = box_of(page, area), inside = paint_box(&box, page->title);
	struct area rows = area_part(&inside, HEAD_ROWS, 0, inside.height - HEAD_ROWS - FOOT_ROWS,
				     -1);
	int y = 0;

	(void)app;
	if (page->self)
		paint_text(&inside, 0, 0, -1, ROLE_TEXT,
			   _("Eerder bewaarde u hier iets anders. Kies per veld wat blijft."));
	else if (*page->who)
		paint_format(&inside, 0, 0, ROLE_TEXT,
			     _("%s wijzigde intussen hetzelfde. Kies per veld wat blijft."),
			     page->who);
	else
		paint_text(&inside, 0, 0, -1, ROLE_TEXT,
			   _("Een ander wijzigde intussen hetzelfde. Kies per veld wat blijft."));
	for (size_t i = page->top; i < page->count && y < rows.height; i++)
		y = draw_field(page, &rows, y, i);
	paint_text(&inside, inside.height - 1, 0, -1, ROLE_DIM,
		   _("Esc gaat terug naar wat u invulde; er is dan nog niets bewaard."));
}

/* --- keys --- */

static void turn(struct conflict_page *page, int by)
{
	enum dialog_kept *kept = &page->kept[page->current];
	int count = page->fields[page->current].long_text ? KEPT_BOTH + 1 : KEPT_BOTH;

	*kept = (enum dialog_kept)(((int)*kept + by + count) % count);
}

static enum reaction key(struct app *app, void *state, int code)
{
	struct conflict_page *page = state;

	(void)app;
	if (code == K_UP || code == 'k' || code == K_BACKTAB)
		page->current -= page->current > 0;
	else if (code == K_DOWN || code == 'j' || code == K_TAB)
		page->current += page->current + 1 < page->count;
	else if (code == K_LEFT || code == K_RIGHT)
		turn(page, code == K_LEFT ? -1 : 1);
	else
		return REACTION_PASS;
	return REACTION_DONE;
}

static void accept(struct app *app, void *state)
{
	const struct conflict_page *page = state;

	app_pop(app);
	page->done(app, page->data, page->kept);
}

static void toggle(struct app *app, void *state)
{
	(void)app;
	turn(state, 1);
}

static const struct action actions[] = {
	{ .id = "conflict.toggle", .key = ' ', .label = N_("wisselen"),
	  .help = N_("van de ander, van u, of bij lange tekst allebei"), .run = toggle,
	  .flags = ACTION_BAR },
	{ .id = "conflict.accept", .key = K_F2, .key2 = K_CTRL_S, .label = N_("bewaren"),
	  .help = N_("bewaren wat gekozen is"), .run = accept, .flags = ACTION_BAR },
	{ 0 },
};

static const struct screen conflict_screen = {
	.id = "conflict",
	.title = N_("Tegelijk gewijzigd"),
	.flags = SCREEN_OVERLAY,
	.actions = actions,
	.size = sizeof(struct conflict_page),
	.enter = enter,
	.leave = leave,
	.fit = fit,
	.draw = draw,
	.key = key,
};

void dialog_conflict(struct app *app, const struct dialog_conflict *conflict)
{
	if (conflict->count)
		app_push(app, &conflict_screen, (struct screen_arg){ .data = conflict });
}
