/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "tui/app.h"
#include "tui/edit.h"

static size_t line_begin(const struct edit *edit)
{
	size_t at = edit->at;

	while (at > 0 && edit_text(edit)[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_end(const struct edit *edit)
{
	return edit->at + strcspn(edit_text(edit) + edit->at, "\n");
}

static size_t left(const struct edit *edit)
{
	return edit->at > 0 ? text_previous(edit_text(edit), edit->at) : 0;
}

static size_t right(const struct edit *edit)
{
	return edit->at < edit->text.length ? text_next(edit_text(edit), edit->at) : edit->at;
}

/* Removes the selection, or else what lies between the cursor and TO. */
static void remove_to(struct edit *edit, size_t to)
{
	size_t from, end;

	if (edit_selection(edit, &from, &end))
		edit_remove(edit, from, end);
	else
		edit_remove(edit, to < edit->at ? to : edit->at, to < edit->at ? edit->at : to);
}

static void copy(const struct edit *edit, struct app *app, size_t from, size_t to)
{
	buffer_reset(&app->clipboard);
	buffer_add_bytes(&app->clipboard, edit_text(edit) + from, to - from);
}

static void cut(struct edit *edit, struct app *app)
{
	size_t from, to;

	if (!edit_selection(edit, &from, &to)) {
		from = edit->at;
		to = line_end(edit);
		/* At the end of a line its newline goes, so that pressing on takes whole lines. */
		if (from == to && to < edit->text.length)
			to++;
	}
	if (from == to)
		return;
	copy(edit, app, from, to);
	edit_remove(edit, from, to);
}

static void mark(struct edit *edit)
{
	edit->sticky = !edit->sticky;
	edit->marking = edit->sticky;
	edit->mark = edit->at;
}

static void insert(struct edit *edit, struct app *app, const char *text)
{
	struct zb_err err = { 0 };

	if (edit_insert(edit, text))
		return;
	if (edit->lines)
		zb_fail(&err, ZB_LIMIT, _("de tekst is te lang; hooguit 1 MB"));
	else
		zb_fail(&err, ZB_LIMIT, _("de tekst is te lang voor een veld van één regel"));
	app_error(app, &err);
}

static void paste(struct edit *edit, struct app *app, const struct buffer *from)
{
	edit->joining = false;
	if (from->length)
		insert(edit, app, from->bytes);
	edit->joining = false;
}

static bool move_key(struct edit *edit, int key)
{
	const struct {
		int key, shifted;
		size_t to;
	} moves[] = {
		{ K_LEFT, K_SHIFT_LEFT, left(edit) },
		{ K_RIGHT, K_SHIFT_RIGHT, right(edit) },
		{ K_HOME, K_SHIFT_HOME, line_begin(edit) },
		{ K_END, K_SHIFT_END, line_end(edit) },
		{ K_CTRL_E, K_NONE, line_end(edit) },
		{ K_CTRL_LEFT, K_CTRL_SHIFT_LEFT, edit_word_left(edit) },
		{ K_CTRL_RIGHT, K_CTRL_SHIFT_RIGHT, edit_word_right(edit) },
		{ K_CTRL_HOME, K_NONE, 0 },
		{ K_CTRL_END, K_NONE, edit->text.length },
	};

	for (size_t i = 0; i < sizeof(moves) / sizeof(*moves); i++)
		if (key == moves[i].key || key == moves[i].shifted) {
			edit_move(edit, moves[i].to, key == moves[i].shifted);
			return true;
		}
	return false;
}

static void type(struct edit *edit, struct app *app, int key)
{
	char text[5];
	size_t from, to;
	bool selected = edit_selection(edit, &from, &to);

	if (!key_text(key, text))
		return;
	/* A word at a time is undone. */
	edit->joining = edit->joining && !selected;
	insert(edit, app, text);
	edit->joining = key != ' ';
}

static bool command_key(struct edit *edit, struct app *app, int key)
{
	size_t from, to;

	switch (key) {
	case K_CTRL_SPACE:
		mark(edit);
		return true;
	case K_CTRL_A:
		edit_select_all(edit);
		return true;
	case K_CTRL_K:
		cut(edit, app);
		return true;
	case K_CTRL_Y:
		if (edit_selection(edit, &from, &to))
			copy(edit, app, from, to);
		edit->sticky = edit->marking = false;
		return true;
	case K_CTRL_V:
		paste(edit, app, &app->clipboard);
		return true;
	case K_PASTE:
		paste(edit, app, &app->pasted);
		return true;
	case K_CTRL_Z:
		edit_undo(edit);
		return true;
	case K_CTRL_R:
		edit_redo(edit);
		return true;
	default:
		return false;
	}
}

enum reaction edit_key(struct edit *edit, struct app *app, int key)
{
	if (key_is_text(key))
		type(edit, app, key);
	else if (key == K_BACKSPACE)
		remove_to(edit, left(edit));
	else if (key == K_DELETE)
		remove_to(edit, right(edit));
	else if (key == K_CTRL_W)
		remove_to(edit, edit_word_left(edit));
	else if (key == K_CTRL_DELETE)
		remove_to(edit, edit_word_right(edit));
	else if (key == K_CTRL_U)
		remove_to(edit, line_begin(edit));
	else if (!move_key(edit, key) && !command_key(edit, app, key))
		return REACTION_PASS;
	return REACTION_DONE;
}
