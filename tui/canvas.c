/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "tui/cells.h"

/* FNV-1a, 64 bits at a time. */
#define HASH_PRIME 0x100000001b3u

struct canvas_run {
	int y, x, width;
	attr_t attr;
	size_t text; /* place in texts */
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

void canvas_free(struct canvas *canvas)
{
	free(canvas->runs);
	free(canvas->rows);
	free(canvas->shown);
	free(canvas->sealed);
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
	canvas->win = win;
	canvas->height = height;
	canvas->width = width;
	free(canvas->rows);
	free(canvas->shown);
	free(canvas->sealed);
	canvas->sealed = mem_new((size_t)height, sizeof(*canvas->sealed));
	canvas->rows = mem_new((size_t)height, sizeof(*canvas->rows));
	canvas->shown = mem_new((size_t)height, sizeof(*canvas->shown));
	for (int y = 0; y < height; y++)
		canvas->shown[y] = CANVAS_SEAL_BEGIN;
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
	for (int y = 0; y < height; y++)
		canvas->rows[y] = CANVAS_SEAL_BEGIN;
	memset(canvas->sealed, 0, (size_t)height * sizeof(*canvas->sealed));
	canvas->single = false;
}

void canvas_put(struct canvas *canvas, int y, int x, int width, attr_t attr, const char *text)
{
	size_t length = strlen(text);
	uint64_t seal = canvas->rows[y];

	canvas->runs = mem_grow(canvas->runs, &canvas->room, canvas->count + 1,
				sizeof(*canvas->runs));
	canvas->runs[canvas->count++] = (struct canvas_run){
		.y = y, .x = x, .width = width, .attr = attr, .text = canvas->texts.length,
	};
	buffer_add_bytes(&canvas->texts, text, length + 1);
	if (canvas->sealed[y])
		return;
	seal = canvas_seal(seal, (uint64_t)x << 32 | (uint64_t)width);
	seal = canvas_seal(seal, attr);
	canvas->rows[y] = canvas_seal_text(seal, text, length);
}

bool canvas_holds(struct canvas *canvas, int y, int x, int width, uint64_t seal)
{
	if (!canvas->single || x != 0 || width != canvas->width)
		return false;
	canvas->rows[y] = seal;
	canvas->sealed[y] = true;
	return canvas->shown[y] == seal;
}

void canvas_cover(struct canvas *canvas, int y)
{
	canvas->sealed[y] = false;
	canvas->rows[y] = canvas_seal(canvas->rows[y], CANVAS_SEAL_BEGIN);
}

void canvas_end(struct canvas *canvas, bool utf8)
{
	for (int y = 0; y < canvas->height; y++)
		if (canvas->rows[y] != canvas->shown[y]) {
			wmove(canvas->win, y, 0);
			wclrtoeol(canvas->win);
		}
	for (size_t i = 0; i < canvas->count; i++) {
		const struct canvas_run *run = &canvas->runs[i];

		if (canvas->rows[run->y] != canvas->shown[run->y])
			cells_put(canvas->win, utf8, run->y, run->x, run->width, run->attr,
				  canvas->texts.bytes + run->text);
	}
	memcpy(canvas->shown, canvas->rows, (size_t)canvas->height * sizeof(*canvas->rows));
}
