/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/find_line.h"

bool find_line_typing(const void *state)
{
	const struct find_line *find = state;

	return find->typing;
}

bool find_line_is_typing(const struct app *app, const void *state)
{
	(void)app;
	return find_line_typing(state);
}

bool find_line_not_typing(const struct app *app, const void *state)
{
	(void)app;
	return !find_line_typing(state);
}

void find_line_begin(struct app *app, void *state)
{
	struct find_line *find = state;

	(void)app;
	find->typing = true;
	line_select(&find->line);
}

void find_line_end(struct app *app, void *state)
{
	struct find_line *find = state;

	(void)app;
	find->typing = false;
}
