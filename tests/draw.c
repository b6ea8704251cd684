/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/draw.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define COLUMNS_MAX 512

struct draw {
	struct app app;
	SCREEN *screen;
	FILE *nothing;
	WINDOW *win;
	int rows;
	char row[COLUMNS_MAX * 6];
};

struct draw *draw_new(int rows, int columns)
{
	struct draw *d = mem_new(1, sizeof(*d));

	setlocale(LC_CTYPE, "C.UTF-8");
	d->nothing = fopen("/dev/null", "r+");
	d->screen = newterm("xterm-256color", d->nothing, d->nothing);
	if (!d->screen)
		abort();
	d->rows = rows;
	d->win = newwin(rows, columns, 0, 0);
	d->app.today = (struct date){ 2026, 11, 22 };
	theme_use(&d->app.look, "mono", true, false);
	draw_resize(d, rows, columns);
	return d;
}

void draw_free(struct draw *d)
{
	app_finish(&d->app);
	delwin(d->win);
	endwin();
	delscreen(d->screen);
	fclose(d->nothing);
	free(d);
}

struct app *draw_app(struct draw *d)
{
	return &d->app;
}

struct area draw_area(struct draw *d)
{
	struct area area = { .win = d->win, .look = &d->app.look };

	getmaxyx(d->win, area.height, area.width);
	werase(d->win);
	return area;
}

void draw_keys(struct draw *d, const int *keys)
{
	for (; *keys; keys++) {
		/* As the loop does: what is drawn first decides where a list stands. */
		app_draw(&d->app, d->win, NULL);
		app_key(&d->app, *keys, NULL);
	}
}

void draw_type(struct draw *d, const char *text)
{
	for (; *text; text++)
		draw_keys(d, (const int[]){ (unsigned char)*text, 0 });
}

void draw_resize(struct draw *d, int rows, int columns)
{
	resize_term(rows, columns);
	wresize(d->win, rows, columns);
	d->rows = rows;
}

int draw_rows(const struct draw *d)
{
	return d->rows;
}

const char *draw_read(struct draw *d, int row)
{
	wchar_t wide[COLUMNS_MAX] = { 0 };
	size_t length;

	mvwinnwstr(d->win, row, 0, wide, COLUMNS_MAX - 1);
	if (wcstombs(d->row, wide, sizeof(d->row)) == (size_t)-1)
		d->row[0] = '\0';
	length = strlen(d->row);
	while (length > 0 && d->row[length - 1] == ' ')
		d->row[--length] = '\0';
	return d->row;
}

const char *draw_row(struct draw *d, int row)
{
	app_draw(&d->app, d->win, NULL);
	return draw_read(d, row);
}

bool draw_has(struct draw *d, const char *text)
{
	for (int row = 0; row < d->rows; row++)
		if (strstr(draw_row(d, row), text))
			return true;
	return false;
}
