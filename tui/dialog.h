/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions over the screen. Each returns at once; the answer comes to a function, after the dialog
 * is gone, so that it can do what an action can. Esc answers nothing. DATA belongs to a screen
 * below (mostly its state). Texts are copied. */
#ifndef ZB_TUI_DIALOG_H
#define ZB_TUI_DIALOG_H

#include <stdbool.h>
#include <stddef.h>

#include "core/date.h"
#include "core/error.h"

struct app;

/* VERB is what will be done ("verwijderen"); Cancel has the cursor. */
void dialog_confirm(struct app *, const char *text, const char *verb,
		    void (*yes)(struct app *, void *data), void *data);

/* Up to DIALOG_BUTTONS answers, the first of which has the cursor: put the harmless one there. */
#define DIALOG_BUTTONS 4
void dialog_ask(struct app *, const char *text, const char *const *buttons, size_t count,
		void (*answer)(struct app *, void *data, size_t button), void *data);

void dialog_message(struct app *, const char *title, const char *text);

/* CHECK (may be NULL) says what is wrong with what was typed; the dialog stays until it is
 * right. */
struct dialog_text {
	const char *title;
	const char *help; /* under the field; may be NULL */
	const char *text; /* to begin with */
	enum zb_code (*check)(struct app *, void *data, const char *text, struct zb_err *);
	void (*done)(struct app *, void *data, const char *text); /* TEXT cleaned, borrowed */
	void *data;
};
void dialog_text(struct app *, const struct dialog_text *);

/* A date typed freely, shown as it is understood. EMPTY: no date is an answer too. */
void dialog_date(struct app *, const char *title, struct date start, bool empty,
		 void (*done)(struct app *, void *data, struct date), void *data);

/* Somebody else changed the same field. All borrowed during the call. */
struct dialog_difference {
	const char *label;
	const char *base, *theirs, *mine;
};
/* Field by field theirs or mine; DONE gets for each whether mine was chosen. */
void dialog_conflict(struct app *, const char *title, const struct dialog_difference *,
		     size_t count, void (*done)(struct app *, void *data, const bool *mine),
		     void *data);

#endif
