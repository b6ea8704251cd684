/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of a record being typed into: what form and grid share. Dates and numbers are replaced
 * by what is typed first. A choice, a set, a long list or a reference (whose owner is asked for a
 * picker) is only ever taken from its list: space or a letter opens it, the letters narrow it,
 * Enter or Tab takes the row with the cursor and Esc leaves all as it was. */
#ifndef ZB_TUI_INPUT_H
#define ZB_TUI_INPUT_H

#include "core/record.h"
#include "tui/line.h"

/* What the fields of a form or grid ask of their owner; each may be NULL. DATA is the owner's. */
struct input_ops {
	/* Opens a picker for a reference (tui/pick.h) whose answer sets the record's field; the
	 * form or grid shows it anew by itself. */
	void (*pick)(struct app *, void *data, struct record *, unsigned field);
	/* Adds what a reference is called. May read the file: never called while drawing. */
	void (*name)(struct app *, void *data, const struct record *, unsigned field,
		     struct buffer *);
};

struct input {
	struct record *record; /* borrowed; NULL: nothing is being edited */
	unsigned field;
	const struct input_ops *ops;
	void *data;
	struct line line;
	bool fresh;       /* the next letter replaces */
	bool answered;    /* a list or picker was opened: what the record holds is shown anew */
};

/* Begins to edit; the text shown is what record_show says, or the name of the reference. */
void input_begin(struct input *, struct app *, struct record *, unsigned field,
		 const struct input_ops *, void *data);
/* Takes what was typed into the record; ZB_INVALID leaves both as they were. */
enum zb_code input_end(struct input *, struct date today, struct zb_err *);
/* Forgets what was typed. */
void input_cancel(struct input *);
/* Whether something was typed that is not in the record yet. */
bool input_pending(const struct input *);
/* What was typed so far, as it stands there; NULL: nothing. And the other way: types TEXT in the
 * place of what is shown. */
const char *input_typed(const struct input *);
void input_type(struct input *, const char *text);
enum reaction input_key(struct input *, struct app *, int key);
/* What the keys do in FIELD that is not typing, "een letter of spatie toont de keuzes"; NULL:
 * nothing special. */
const char *input_hint(const struct entity *, unsigned field);
void input_draw(const struct input *, const struct area *, int y, int x, int width);
/* Adds how the field is shown when it is not being edited. */
void input_show(struct app *, const struct record *, unsigned field, const struct input_ops *,
		void *data, struct buffer *);

#endif
