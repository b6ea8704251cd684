/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/form_layout.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "tui/app.h"

#define LEFT 1
#define GAP 2
#define LABEL_MIN 10
#define LABEL_MAX 26   /* more where the fields keep their own width, or their room */
#define VALUE_ROOM 27
#define LONG_ROOM 34     /* the same of a long text */
#define NARROW 48        /* here labels and values share what there is */
#define TWO_COLUMNS_FROM 100
#define VALUE_MAX 60     /* of a short field that has no need of more */
#define LONG_MAX 84      /* longer rows read badly */
#define LONG_ROWS 3      /* of a long text with the cursor, at least */
#define LONG_SHOWN 6     /* of one without */
#define HELP_ROWS 2      /* a blank row, or what the keys do, and the help line */

static const struct field *about(const struct form_field *field)
{
	return &field->record->entity->fields[field->field];
}

static const char *label_of(const struct form_field *field)
{
	return field->title;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

static bool is_long(const struct form_field *field)
{
	return field->record && about(field)->kind == FIELD_LONG;
}

/* HALF is what a field and its label have. */
static int widest_label(const struct form *form, int half)
{
	int widest = LABEL_MIN, value = 0, room;

	for (size_t i = 0; i < form->count; i++) {
		const struct form_field *field = &form->fields[i];
		int width;

		if (!field->record || field->hidden)
			continue;
		width = text_width(label_of(field));
		if (about(field)->flags & FIELD_REQUIRED)
			width += 2;
		if (width > widest)
			widest = width;
		width = is_long(field) ? LONG_ROOM : least(about(field)->width, VALUE_ROOM);
		if (width > value)
			value = width;
	}
	if (half < NARROW)
		return least(widest, half / 2);
	room = half - GAP - 1 - value;
	return least(widest, room > LABEL_MAX ? room : LABEL_MAX);
}

static int long_rows(const struct form *form, const struct form_field *field, int width, int height)
{
	bool focus = form->in_editor && field == &form->fields[form->cursor];
	const char *text = focus ? editor_text(&form->editor) : field->shown;
	int rows = paint_rows(text, width) + (focus ? 1 : 0);
	int room = field->rows ? field->rows : LONG_ROWS;

	if (!focus)
		return rows < 1 ? 1 : least(rows, field->rows ? field->rows : LONG_SHOWN);
	return rows < room ? room : least(rows, height > room ? height : room);
}

/* The error stands below the value; below the label too where the value is narrow. */
static int error_x(const struct form *form, const struct form_field *field)
{
	return field->x - (field->width < VALUE_ROOM ? form->label_width + GAP : 0);
}

static int error_rows(const struct form *form, const struct form_field *field)
{
	int width = field->x + field->width - error_x(form, field);

	return field->error ? paint_rows(field->error, width) : 0;
}

/* What a short field can use: its text may be longer than most. */
static int short_width(const struct form_field *field)
{
	int shown = field->shown ? text_width(field->shown) + 1 : 0;

	return shown > VALUE_MAX ? shown : VALUE_MAX;
}

/* Places FIELD in the half of the form that begins at X; returns the rows it takes. */
static int place(const struct form *form, struct form_field *field, int y, int x, int half)
{
	int width = half - form->label_width - GAP - 1;
	int view = form->area.height - HELP_ROWS - 1;

	field->y = y;
	field->x = x + form->label_width + GAP;
	field->width = least(width, is_long(field) ? LONG_MAX : short_width(field));
	field->height = is_long(field) ? long_rows(form, field, field->width, view) : 1;
	return field->height + error_rows(form, field);
}

/* Whether what belongs in FIELD, and what stands there, has room in a HALF of the form. */
static bool fits_half(const struct form *form, const struct form_field *field, int half)
{
	int width = half - form->label_width - GAP - 1;

	return field->record && !is_long(field) && about(field)->width <= width &&
	       (!field->shown || text_width(field->shown) <= width);
}

/* Whether the field after I may stand beside it. */
static bool has_neighbour(const struct form *form, size_t i, int half, size_t *next)
{
	for (*next = i + 1; *next < form->count && form->fields[*next].hidden; ++*next)
		;
	return *next < form->count && !form->fields[*next].apart &&
	       fits_half(form, &form->fields[i], half) &&
	       fits_half(form, &form->fields[*next], half);
}

/* Its note stands behind it in one row. */
static int heading_rows(const struct form_field *field)
{
	int rows = paint_rows(field->title, field->width);

	return rows < 1 || (field->shown && *field->shown) ? 1 : rows;
}

static void lay(struct form *form)
{
	int y = 0, width = form->area.width - LEFT, half = width / 2, rows;
	bool heading = true; /* above: then no blank row */
	/* Two beside each other, where that cuts no label. */
	bool two = form->area.width >= TWO_COLUMNS_FROM &&
		   widest_label(form, half) == widest_label(form, width);
	size_t next;

	form->label_width = widest_label(form, two ? half : width);
	for (size_t i = 0; i < form->count; i++) {
		struct form_field *field = &form->fields[i];

		if (field->hidden)
			continue;
		if (!field->record) {
			field->y = y + (heading ? 0 : 1);
			field->x = LEFT;
			field->width = width - 1; /* text to the very edge looks cut */
			field->height = heading_rows(field);
			y = field->y + field->height;
		} else if (two && has_neighbour(form, i, half, &next)) {
			rows = place(form, field, y, LEFT, half);
			y += rows;
			rows = y - rows + place(form, &form->fields[next], y - rows, LEFT + half,
						width - half);
			y = rows > y ? rows : y;
			i = next;
		} else
			y += place(form, field, y, LEFT, width);
		heading = !field->record;
	}
}

struct area form_editor_area(const struct form *form, const struct area *area)
{
	const struct form_field *field = &form->fields[form->cursor];

	return area_part(area, field->y - form->top, field->x, field->height, field->width);
}

void form_fit(struct form *form, struct app *app, const struct area *area)
{
	int view = area->height - HELP_ROWS, end;
	const struct form_field *field;

	form_settle(form, app);
	form->area = *area;
	lay(form);
	if (form->cursor >= form->count)
		return;
	field = &form->fields[form->cursor];
	end = field->y + field->height + error_rows(form, field);
	if (end > form->top + view)
		form->top = end - view;
	if (field->y < form->top)
		form->top = field->y;
	/* The heading above the first field comes along, unless that hides the field. */
	if (form->top == 1 && end <= view)
		form->top = 0;
	if (form->in_editor) {
		struct area part = form_editor_area(form, area);

		editor_fit(&form->editor, &part);
	}
}

/* TEXT over the rows of FIELD, of which the first may be above the view. */
static void draw_rows(const struct form_field *field, const struct area *view, int y,
		      enum role role, const char *text)
{
	size_t at = 0, length = 0, end = strlen(text);

	for (int row = 0; row < field->height && at < end; row++) {
		size_t next = text_wrap(text, at, field->width, &length);
		bool more = row == field->height - 1 && next < end;
		char *part = mem_bytes(text + at, more ? end - at : length);

		if (y + row >= 0)
			paint_text(view, y + row, field->x, field->width, role, part);
		free(part);
		at = next;
	}
}

static void draw_label(const struct form *form, const struct form_field *field,
		       const struct area *view, int y)
{
	bool required = about(field)->flags & FIELD_REQUIRED && !field->locked;
	bool here = field == &form->fields[form->cursor];
	char *label = mem_format("%s%s", label_of(field), required ? " *" : "");

	paint_text(view, y, field->x - form->label_width - GAP, form->label_width,
		   here ? ROLE_TEXT : ROLE_DIM, label);
	free(label);
}

/* Dots where there is something to fill in. */
static void draw_empty(const struct form_field *field, const struct area *view, int y)
{
	int width = least(field->width, about(field)->width);

	for (int x = 0; x < width; x++)
		paint_word(view, y, field->x + x, ROLE_DIM, ".");
}

static void draw_field(const struct form *form, const struct form_field *field,
		       const struct area *view)
{
	int y = field->y - form->top;
	bool here = field == &form->fields[form->cursor] && form_typing(form);

	draw_label(form, field, view, y);
	if (here && form->in_editor) {
		struct area part = form_editor_area(form, view);

		editor_draw(&form->editor, &part, true);
	} else if (here)
		input_draw(&form->input, view, y, field->x, field->width);
	else if (!field->locked && (!field->shown || !*field->shown))
		draw_empty(field, view, y);
	else if (is_long(field))
		draw_rows(field, view, y, field->locked ? ROLE_DIM : ROLE_TEXT, field->shown);
	else
		paint_text(view, y, field->x, field->width,
			   field->locked ? ROLE_DIM : ROLE_TEXT, field->shown);
	if (field->error) {
		int x = error_x(form, field);
		struct area below = area_part(view, y + field->height, x, error_rows(form, field),
					      field->x + field->width - x);

		paint_wrapped(&below, 0, ROLE_ERROR, field->error);
	}
}

static void draw_heading(const struct form_field *field, const struct area *view, int y)
{
	draw_rows(field, view, y, ROLE_HEADING, field->title);
	if (field->shown && *field->shown)
		paint_text(view, y, LEFT + text_width(field->title) + GAP, -1, ROLE_DIM,
			   field->shown);
}

/* What the field is about, and what the keys do there: beside each other where that fits. */
static void draw_help(const struct form *form, const struct area *area)
{
	const struct form_field *field = &form->fields[form->cursor];
	const char *help, *hint;
	char *both;
	int y = area->height - 1;

	if (form->cursor >= form->count || !field->record)
		return;
	help = about(field)->help ? _(about(field)->help) : "";
	hint = form_typing(form) && !area->below ?
		       input_hint(field->record->entity, field->field) :
		       NULL;
	both = mem_format("%s%s%s", help, hint && *help ? " · " : "", hint ? hint : "");
	if (text_width(both) + LEFT < area->width)
		paint_text(area, y, LEFT, -1, ROLE_DIM, both);
	else {
		paint_text(area, y - 1, LEFT, -1, ROLE_DIM, hint);
		paint_text(area, y, LEFT, -1, ROLE_DIM, help);
	}
	free(both);
}

void form_draw(const struct form *form, const struct area *area)
{
	struct area view = area_part(area, 0, 0, area->height - HELP_ROWS, -1);

	for (size_t i = 0; i < form->count; i++) {
		const struct form_field *field = &form->fields[i];

		if (field->hidden || field->y + field->height + 1 <= form->top)
			continue;
		if (!field->record)
			draw_heading(field, &view, field->y - form->top);
		else
			draw_field(form, field, &view);
	}
	draw_help(form, area);
}
