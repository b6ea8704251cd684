/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/text.h"
#include "tui/keymap.h"

#define MARKER_X 1
#define WHEEL_ROWS 3

static void clear_lines(struct page *page)
{
	for (size_t i = 0; i < page->count; i++)
		for (size_t c = 0; c < page->lines[i].count; c++)
			free(page->lines[i].cells[c].text);
	page->count = 0;
}

void page_free(struct page *page)
{
	clear_lines(page);
	free(page->lines);
	*page = (struct page){ 0 };
}

void page_begin(struct page *page)
{
	const struct page_target *target = page_target(page);

	if (target && !page->wanted.entity && !page->wanted.row)
		page->wanted = *target;
	page->wanted_line = page->cursor;
	clear_lines(page);
}

struct page_line *page_heading(struct page *page)
{
	page->lines = mem_grow(page->lines, &page->room, page->count + 1, sizeof(*page->lines));
	page->lines[page->count] = (struct page_line){ 0 };
	return &page->lines[page->count++];
}

struct page_line *page_row(struct page *page, struct page_target target)
{
	struct page_line *line = page_heading(page);

	line->selectable = true;
	line->target = target;
	return line;
}

static struct page_cell *add_cell(struct page_line *line, int x, int width, enum role role,
				  char *text)
{
	if (line->count == PAGE_CELLS) {
		free(text);
		return NULL;
	}
	line->cells[line->count] =
		(struct page_cell){ .x = x, .width = width, .role = role, .text = text };
	return &line->cells[line->count++];
}

void page_put(struct page_line *line, int x, int width, enum role role, const char *text)
{
	add_cell(line, x, width, role, mem_text(text ? text : ""));
}

void page_put_right(struct page_line *line, int x, int width, enum role role, const char *text)
{
	struct page_cell *cell = add_cell(line, x, width, role, mem_text(text ? text : ""));

	if (cell)
		cell->right = true;
}

void page_wrap(struct page *page, int x, int width, enum role role, const char *text)
{
	size_t at = 0, length = 0, end = strlen(text);
	struct page_line *line = &page->lines[page->count - 1];

	while (at < end) {
		size_t next = text_wrap(text, at, width > 1 ? width : 1, &length);

		add_cell(line, x, width, role, mem_bytes(text + at, length));
		at = next;
		if (at < end)
			line = line->selectable ? page_row(page, line->target) :
						  page_heading(page);
	}
}

static bool same_place(const struct page_target *a, const struct page_target *b)
{
	return a->entity == b->entity && a->row == b->row &&
	       (a->field == b->field || b->field < 0);
}

static size_t distance(size_t a, size_t b)
{
	return a > b ? a - b : b - a;
}

/* The line of TARGET nearest to NEAR; the page's count when there is none. */
static size_t find(const struct page *page, const struct page_target *target, size_t near)
{
	size_t found = page->count;

	for (size_t i = 0; i < page->count; i++)
		if (page->lines[i].selectable && same_place(&page->lines[i].target, target) &&
		    (found == page->count || distance(i, near) < distance(found, near)))
			found = i;
	return found;
}

/* The first line from AT down, else up, that can have the cursor. */
static size_t settle(const struct page *page, size_t at)
{
	if (at >= page->count)
		at = page->count ? page->count - 1 : 0;
	for (size_t i = at; i < page->count; i++)
		if (page->lines[i].selectable)
			return i;
	for (size_t i = at; i > 0; i--)
		if (page->lines[i - 1].selectable)
			return i - 1;
	return at;
}

void page_end(struct page *page)
{
	size_t found = find(page, &page->wanted, page->wanted_line);

	page->cursor = settle(page, found < page->count ? found : page->wanted_line);
	page->wanted = (struct page_target){ 0 };
}

const struct page_target *page_target(const struct page *page)
{
	return page->cursor < page->count && page->lines[page->cursor].selectable ?
		       &page->lines[page->cursor].target :
		       NULL;
}

void page_select(struct page *page, struct page_target target)
{
	size_t found = find(page, &target, 0);

	if (found < page->count)
		page->cursor = found;
	else
		page->wanted = target;
}

static bool same_block(const struct page *page, size_t a, size_t b)
{
	const struct page_line *x = &page->lines[a], *y = &page->lines[b];

	return x->selectable && y->selectable && same_place(&x->target, &y->target) &&
	       x->target.field == y->target.field;
}

/* The first and the last of the lines around AT that stand for the same. */
static size_t block_first(const struct page *page, size_t at)
{
	while (at > 0 && same_block(page, at - 1, at))
		at--;
	return at;
}

static size_t block_last(const struct page *page, size_t at)
{
	while (at + 1 < page->count && same_block(page, at, at + 1))
		at++;
	return at;
}

/* The heading above the first row comes along, and all that stands for the same where it fits. */
static void follow(struct page *page)
{
	size_t height = page->area.height > 1 ? (size_t)page->area.height : 1;
	size_t first = page->cursor, last = block_last(page, page->cursor);

	if (last >= page->top + height)
		page->top = last - height + 1;
	while (first > 0 && !page->lines[first - 1].selectable && page->cursor - first < height - 1)
		first--;
	if (first < page->top)
		page->top = first;
	if (page->cursor >= page->top + height)
		page->top = page->cursor - height + 1;
	if (page->top + height > page->count)
		page->top = page->count > height ? page->count - height : 0;
}

void page_fit(struct page *page, const struct area *area)
{
	page->area = *area;
	if (page->count)
		follow(page);
}

static void draw_line(const struct page_line *line, const struct area *area, int y)
{
	for (size_t i = 0; i < line->count; i++) {
		const struct page_cell *cell = &line->cells[i];

		if (cell->right)
			paint_right(area, y, cell->x, cell->width, cell->role, cell->text);
		else
			paint_text(area, y, cell->x, cell->width, cell->role, cell->text);
	}
}

void page_draw(const struct page *page, const struct area *area)
{
	if (!page->count && page->empty) {
		struct area text = area_part(area, 1, PAGE_TEXT_X, -1, -PAGE_TEXT_X);

		paint_wrapped(&text, 0, ROLE_DIM, page->empty);
	}
	for (int y = 0; y < area->height && page->top + (size_t)y < page->count; y++) {
		const struct page_line *line = &page->lines[page->top + (size_t)y];

		if (line->selectable && page->top + (size_t)y == page->cursor)
			paint_glyph(area, y, MARKER_X, ROLE_ACCENT, GLYPH_MARKER);
		draw_line(line, area, y);
	}
}

/* Where one step leads: the next thing that lines stand for, or further on in one that is higher
 * than the screen. AT itself when there is none. */
static size_t next_of(const struct page *page, size_t at, bool down)
{
	size_t leap = page->area.height > 2 ? (size_t)page->area.height - 1 : 1;
	size_t first = block_first(page, at), last = block_last(page, at), to;

	if (down && last - at > leap)
		return at + leap;
	if (!down && at > first)
		return at - first > leap ? at - leap : first;
	for (to = down ? last : first; down ? to + 1 < page->count : to > 0;) {
		to = down ? to + 1 : to - 1;
		if (!page->lines[to].selectable)
			continue;
		first = block_first(page, to);
		return down || to - first <= leap ? first : to - leap;
	}
	return at;
}

/* A step, and more of them as long as they stay within ROWS. */
static void step(struct page *page, bool down, int rows)
{
	size_t from = page->cursor, to, next;

	if (!page->count)
		return;
	to = next = next_of(page, from, down);
	/* Lines above the first row and below the last can be seen too. */
	if (to == from)
		page->top = down ? page->count : 0;
	while (next != from && distance(next, from) <= (size_t)rows) {
		to = next;
		next = next_of(page, to, down);
		if (next == to)
			break;
	}
	page->cursor = to;
}

enum reaction page_key(struct page *page, int key)
{
	int height = page->area.height > 2 ? page->area.height - 1 : 1;

	switch (key) {
	case K_UP:
	case 'k':
		step(page, false, 1);
		return REACTION_DONE;
	case K_DOWN:
	case 'j':
		step(page, true, 1);
		return REACTION_DONE;
	case K_PGUP:
		step(page, false, height);
		return REACTION_DONE;
	case K_PGDN:
		step(page, true, height);
		return REACTION_DONE;
	case K_HOME:
		page->cursor = settle(page, 0);
		page->top = 0;
		return REACTION_DONE;
	case K_END:
		page->cursor = settle(page, page->count);
		return REACTION_DONE;
	default:
		return REACTION_PASS;
	}
}

enum reaction page_mouse(struct page *page, const struct mouse *mouse)
{
	size_t at;

	if (!area_has(&page->area, mouse->y, mouse->x))
		return REACTION_PASS;
	if (mouse->kind == MOUSE_WHEEL_UP || mouse->kind == MOUSE_WHEEL_DOWN) {
		step(page, mouse->kind == MOUSE_WHEEL_DOWN, WHEEL_ROWS);
		return REACTION_DONE;
	}
	at = page->top + (size_t)(mouse->y - page->area.y);
	if (at >= page->count || !page->lines[at].selectable)
		return REACTION_DONE;
	page->cursor = at;
	return mouse->kind == MOUSE_DOUBLE ? REACTION_PASS : REACTION_DONE;
}

enum reaction page_key_in(struct app *app, void *state, int key)
{
	(void)app;
	return page_key(state, key);
}

enum reaction page_mouse_in(struct app *app, void *state, const struct mouse *event)
{
	(void)app;
	return page_mouse(state, event);
}
