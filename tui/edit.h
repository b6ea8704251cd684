/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text being edited: the core of line and editor, without a screen. Offsets are bytes at grapheme
 * boundaries. What enters is cleaned (core/text). */
#ifndef ZB_TUI_EDIT_H
#define ZB_TUI_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/memory.h"
#include "tui/screen.h"

struct edit_step; /* of the undo list */

struct edit {
	struct buffer text;
	bool lines; /* may hold newlines */
	bool changed; /* since edit_init */
	size_t same;  /* bytes at its begin that no change reached since the editor set this */
	size_t at;    /* the cursor */
	size_t mark;  /* other end of the selection, when marking */
	bool marking;
	bool sticky; /* begun with Ctrl-Space: plain moves stretch it too */
	struct edit_step *steps;
	size_t step_count, step_room, step_at; /* steps before step_at can be undone */
	bool joining; /* the next letter joins the last step */
};

/* The cursor stands at the end of TEXT (NULL: ""). */
void edit_init(struct edit *, const char *text, bool lines);
void edit_clear(struct edit *);
const char *edit_text(const struct edit *); /* borrowed, never NULL */
/* Replaces all as one step that can be undone. */
void edit_set(struct edit *, const char *text);
/* TEXT in the place of the selection, or at the cursor; false, and nothing changed, when that would
 * be more than 1 MB, or 4096 bytes where no newline may stand. */
bool edit_insert(struct edit *, const char *text);
void edit_remove(struct edit *, size_t from, size_t to);
/* Moves the cursor; STRETCH selects from where it was. */
void edit_move(struct edit *, size_t to, bool stretch);
void edit_select_all(struct edit *);
bool edit_selection(const struct edit *, size_t *from, size_t *to);
bool edit_undo(struct edit *);
bool edit_redo(struct edit *);
size_t edit_word_left(const struct edit *);
size_t edit_word_right(const struct edit *);

/* The keys that line and editor share: typed characters, ← → and by word (Ctrl), Home and End of a
 * line of text (Ctrl-E too), Backspace, Delete, by word Ctrl-W and Ctrl-Delete, to the begin of the
 * line Ctrl-U, shift to select, Ctrl-Space mark, Ctrl-A all, Ctrl-K cut (the rest of the line
 * without a selection), Ctrl-Y copy, Ctrl-V paste, K_PASTE, Ctrl-Z undo, Ctrl-R redo. What does
 * not fit is left out with a sentence at the foot. */
enum reaction edit_key(struct edit *, struct app *, int key);

#endif
