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

/* The same of what may as well be done later: something else was just done. */
void dialog_offer(struct app *, const char *text, const char *verb,
		  void (*yes)(struct app *, void *data), void *data);

/* Up to DIALOG_BUTTONS answers, the first of which has the cursor: put the harmless one there. */
#define DIALOG_BUTTONS 4
void dialog_ask(struct app *, const char *text, const char *const *buttons, size_t count,
		void (*answer)(struct app *, void *data, size_t button), void *data);

/* What to do with what was typed before and not saved, as TEXT says: Esc is an answer too. */
enum dialog_drafted { DRAFT_RESUME, DRAFT_DROP, DRAFT_LATER };
void dialog_draft(struct app *, const char *text,
		  void (*answer)(struct app *, void *data, size_t drafted), void *data);

void dialog_message(struct app *, const char *title, const char *text);

struct dialog_text {
	const char *title;
	const char *help; /* under the field; may be NULL */
	const char *text; /* to begin with */
	void (*done)(struct app *, void *data, const char *text); /* TEXT cleaned, borrowed */
	void *data;
};
void dialog_text(struct app *, const struct dialog_text *);

/* A date typed freely, shown as it is understood. EMPTY: no date is an answer too. */
void dialog_date(struct app *, const char *title, struct date start, bool empty,
		 void (*done)(struct app *, void *data, struct date), void *data);

/* What somebody else changed to something else than we did. All borrowed during the call. */
struct dialog_difference {
	const char *label;
	const char *base, *theirs, *mine;
	bool long_text; /* both can stay, one below the other */
};

enum dialog_kept { KEPT_MINE, KEPT_THEIRS, KEPT_BOTH };

struct dialog_conflict {
	const char *title; /* what it is about */
	const char *who;   /* the other; "": unknown */
	bool self;         /* who is the user: before, or in another window */
	const struct dialog_difference *differences;
	size_t count;
	/* KEPT has COUNT answers, in that order. Not called after Esc. */
	void (*done)(struct app *, void *data, const enum dialog_kept *kept);
	void *data;
};
/* Asks field by field whose stays. */
void dialog_conflict(struct app *, const struct dialog_conflict *);

#endif
