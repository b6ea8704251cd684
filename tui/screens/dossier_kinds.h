/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of record in a dossier whose form shows just their own fields: one row a kind says
 * under which tab it stands, what its form is called, what a new row begins with and what of it a
 * list shows. The menu of new things, the forms, Enter, D and the tab Inzet read it. */
#ifndef ZB_TUI_SCREENS_DOSSIER_KINDS_H
#define ZB_TUI_SCREENS_DOSSIER_KINDS_H

#include "tui/form.h"
#include "tui/screens/record_form.h"
#include "tui/screens/dossier.h"

#define DOSSIER_KIND_SHOWN 8

struct dossier_kind {
	enum entity_id entity;
	enum dossier_tab tab;
	const char *label; /* in the menu of new things; NULL: not made there, and these stand
			    * last */
	const char *title, *new_title, *saved;
	/* Fills in a new row, which has its pupil; may be NULL. */
	void (*begin)(const struct app *, const struct dossier_view *, struct record *);
	/* As in struct record_form; may be NULL. */
	void (*changed)(struct form *, struct record *const *, const struct record *, int field);
	/* A row that was begun and is not done: what would begin one of a certain kind goes on with
	 * it; may be NULL. */
	const struct record *(*begun)(const struct dossier_view *);
	/* Adds to what its form is; may be NULL. */
	void (*prepare)(struct app *, struct dossier_view *, struct record_form *);
	/* For the rows of the tab Inzet: the date that orders them, and what stands behind the
	 * title, up to the first 0. */
	unsigned date, shown[DOSSIER_KIND_SHOWN];
};

/* Ends with a NULL title. */
extern const struct dossier_kind dossier_kinds[];

/* NULL when ENTITY has a form of its own. */
const struct dossier_kind *dossier_kind_of(enum entity_id entity);

#endif
