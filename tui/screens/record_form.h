/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of one record, or of two that belong together, from opening to saving: what was typed
 * before and not saved is offered again, references are picked, a save that meets somebody else's
 * change asks field by field, and the notice says how to take it back. What was new is where the
 * cursor of the screen below then is (made in struct screen). */
#ifndef ZB_TUI_SCREENS_RECORD_FORM_H
#define ZB_TUI_SCREENS_RECORD_FORM_H

#include "core/dossier.h"
#include "tui/form.h"

#define RECORD_FORM_MAX 2
#define RECORD_FORM_PENDING (-1) /* the id that record_form.link has until the first is saved */

/* Copied; what it points at is borrowed while the form is open, and static texts for ever. */
struct record_form {
	const char *title;
	char *draft; /* name of the draft (db/draft); owned by the form from now on */
	/* Owned by the form from now on. Those with an id are updated, others inserted, in this
	 * order. */
	struct record *records[RECORD_FORM_MAX];
	/* The first as it is in the file, when it differs from what the form begins with; owned by
	 * the form. NULL: it does not. */
	struct record *base;
	int link; /* field of the second that gets the id of the first when that is made, or -1 */
	int field; /* of the first that has the cursor to begin with, or -1 */
	const struct dossier *dossier; /* whose meetings can be picked; may be NULL */
	const char *saved; /* notice, "Doel bewaard." */
	const char *tab; /* where it then stands, when that is not in sight; or NULL */

	/* What is asked before the first row, when it is in the file, is taken out of it, and the
	 * notice then; NULL: that is not done here. */
	const char *removal, *removed;

	/* Each may be NULL. Adds the fields in another order than the table's. */
	void (*fill)(struct form *, struct record *const *records);
	/* Shows and hides what depends on other fields: at the start (FIELD -1) and after a field
	 * of RECORD changed. */
	void (*changed)(struct form *, struct record *const *records, const struct record *record,
			int field);
	/* After a field of the first row was typed, BASE (NULL: new) as it is in the file: fills in
	 * what mostly follows from it. */
	void (*follow)(struct app *, const struct record *base, struct record *first,
		       unsigned field);
	/* What this form asks beyond what its rows must have: on failure *FIELD of the first is
	 * the one to mend. */
	enum zb_code (*check)(struct record *const *records, unsigned *field, struct zb_err *);
	/* What belongs to the first row and is kept in other rows of the file: a record that is
	 * none of its own, shown behind the others and kept with the draft. WRITE puts it into
	 * rows, in the transaction that wrote the others. Owned by the form from now on; may be
	 * NULL. */
	struct record *extra;
	enum zb_code (*write)(struct app *, void *data, const struct record *first,
			      const struct record *extra, struct zb_err *);
	/* Fills in what can be drawn up from what is there already, at the key for that; the form
	 * shows the records anew. */
	void (*draw_up)(struct app *, struct form *, struct record *const *records, void *data);
	/* Whether the second row says anything: when not it is not written. NULL: it is. */
	bool (*worth)(const struct record *second);
	/* Adds to what is said when it was saved. */
	void (*tell)(struct buffer *, const struct record *first, void *data);
	/* After it was saved and closed. */
	void (*done)(struct app *, void *data);
	/* Frees DATA with the form. */
	void (*release)(void *data);
	void *data;
};

void record_form_open(struct app *, const struct record_form *);

#endif
