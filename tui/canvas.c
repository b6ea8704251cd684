/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "tui/cells.h"

/* FNV-1a, 64 bits at a time. */
#define HASH_PRIME 0x100000001b3u

#define NONE ((size_t)-1)

struct canvas_run {
	int x, width;
	attr_t attr;
	size_t text; /* place in texts */
	size_t next; /* in the same row, or NONE */
};

/* A run that is shown, and what it looks like. */
struct mark {
	int x, width;
	uint64_t seal;
};

struct canvas_row {
	uint64_t now, shown; /* what is painted in it, and was the last time */
	bool sealed;         /* see canvas_holds */
	size_t first, last;  /* runs, or NONE */
	struct mark *marks;
	size_t mark_count, mark_room;
};

uint64_t canvas_seal(uint64_t seal, uint64_t part)
{
	seal = (seal ^ part) * HASH_PRIME;
	return seal ^ seal >> 32; /* a product carries nothing down */
}

uint64_t canvas_seal_text(uint64_t seal, const char *text, size_t length)
{
	for (; length >= sizeof(uint64_t); text += sizeof(uint64_t), length -= sizeof(uint64_t)) {
		uint64_t part;

		memcpy(&part, text, sizeof(part));
		seal = canvas_seal(seal, part);
	}
	for (size_t i = 0; i < length; i++)
		seal = canvas_seal(seal, (unsigned char)text[i]);
	return seal;
}

static void rows_free(struct canvas *canvas)
{
	for (int y = 0; y < canvas->height; y++)
		free(canvas->rows[y].marks);
	free(canvas->rows);
	canvas->rows = NULL;
	canvas->height = 0;
}

void canvas_free(struct canvas *canvas)
{
	rows_free(canvas);
	free(canvas->runs);
	buffer_clear(&canvas->texts);
	*canvas = (struct canvas){ 0 };
}

void canvas_forget(struct canvas *canvas)
{
	canvas->win = NULL;
}

/* The window is another, or of another size: nothing is known to be shown in it. */
static void renew(struct canvas *canvas, WINDOW *win, int height, int width)
{
	rows_free(canvas);
	canvas->win = win;
	canvas->height = height;
	canvas->width = width;
	canvas->rows = mem_new((size_t)height, sizeof(*canvas->rows));
	for (int y = 0; y < height; y++)
		canvas->rows[y].shown = CANVAS_SEAL_BEGIN;
	werase(win);
}

void canvas_begin(struct canvas *canvas, WINDOW *win)
{
	int height, width;

	getmaxyx(win, height, width);
	if (win != canvas->win || height != canvas->height || width != canvas->width)
		renew(canvas, win, height, width);
	canvas->count = 0;
	buffer_reset(&canvas->texts);
	for (int y = 0; y < height; y++) {
		struct canvas_row *row = &canvas->rows[y];

		row->now = CANVAS_SEAL_BEGIN;
		row->sealed = false;
		row->first = row->last = NONE;
	}
	canvas->single = false;
}

static uint64_t seal_run(uint64_t seal, int x, int width, attr_t attr, const char *text,
			 size_t length)
{
	seal = canvas_seal(seal, (uint64_t)x << 32 | (uint64_t)width);
	seal = canvas_seal(seal, attr);
	return canvas_seal_text(seal, text, length);
}

void canvas_put(struct canvas *canvas, int y, int x, int width, attr_t attr, const char *text)
{
	struct canvas_row *row = &canvas->rows[y];
	size_t length = strlen(text);

	canvas->runs = mem_grow(canvas->runs, &canvas->room, canvas->count + 1,
				sizeof(*canvas->runs));
	if (row->first == NONE)
		row->first = canvas->count;
	else
		canvas->runs[row->last].next = canvas->count;
	row->last = canvas->count;
	canvas->runs[canvas->count++] = (struct canvas_run){
		.x = x, .width = width, .attr = attr, .text = canvas->texts.length, .next = NONE,
	};
	buffer_add_bytes(&canvas->texts, text, length + 1);
	if (!row->sealed)
		row->now = seal_run(row->now, x, width, attr, text, length);
}

bool canvas_holds(struct canvas *canvas, int y, int x, int width, uint64_t seal)
{
	struct canvas_row *row = &canvas->rows[y];

	if (!canvas->single || x != 0 || width != canvas->width)
		return false;
	row->now = seal;
	row->sealed = true;
	return row->shown == seal;
}

void canvas_cover(struct canvas *canvas, int y)
{
	canvas->rows[y].sealed = false;
	canvas->rows[y].now = canvas_seal(canvas->rows[y].now, CANVAS_SEAL_BEGIN);
}

/* Whether the runs of ROW lie where those lie that are shown, beside each other: then each can be
 * painted by itself. */
static bool lies_as_shown(const struct canvas *canvas, const struct canvas_row *row)
{
	size_t i = 0;
	int end = 0;

	for (size_t r = row->first; r != NONE; r = canvas->runs[r].next, i++) {
		const struct canvas_run *run = &canvas->runs[r];

		if (i == row->mark_count || run->x < end || run->x != row->marks[i].x ||
		    run->width != row->marks[i].width)
			return false;
		end = run->x + run->width;
	}
	return i == row->mark_count;
}

static void paint_row(struct canvas *canvas, struct canvas_row *row, int y, bool utf8)
{
	bool apart = lies_as_shown(canvas, row);
	size_t count = 0;

	if (!apart) {
		wmove(canvas->win, y, 0);
		wclrtoeol(canvas->win);
	}
	for (size_t r = row->first; r != NONE; r = canvas->runs[r].next) {
		const struct canvas_run *run = &canvas->runs[r];
		const char *text = canvas->texts.bytes + run->text;
		uint64_t seal = seal_run(CANVAS_SEAL_BEGIN, run->x, run->width, run->attr, text,
					 strlen(text));

		if (!apart || row->marks[count].seal != seal)
			cells_put(canvas->win, utf8, y, run->x, run->width, run->attr, text);
		row->marks = mem_grow(row->marks, &row->mark_room, count + 1, sizeof(*row->marks));
		row->marks[count++] = (struct mark){ run->x, run->width, seal };
	}
	row->mark_count = count;
	row->shown = row->now;
}

void canvas_end(struct canvas *canvas, bool utf8)
{
	for (int y = 0; y < canvas->height; y++)
		if (canvas->rows[y].now != canvas->rows[y].shown)
			paint_row(canvas, &canvas->rows[y], y, utf8);
}
