/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reference in a form is called, and the picker that fills it in: the same for every
 * form. */
#ifndef ZB_TUI_SCREENS_REFERENCE_H
#define ZB_TUI_SCREENS_REFERENCE_H

#include "core/dossier.h"
#include "core/memory.h"

struct app;

/* Adds what the row that FIELD of RECORD refers to is called; nothing when it refers to none or the
 * row is gone. Reads the file. */
void reference_name(struct app *, const struct record *, unsigned field, struct buffer *);
/* The same for a row named by its entity and id. */
void reference_title(struct app *, const struct entity *, int64_t id, struct buffer *);

/* Opens a picker over the pupils, parents, staff or groups that FIELD of RECORD may refer to, or
 * the talks and plans in DOSSIER (NULL where none can be asked for), and sets it. RECORD must
 * outlive the picker. */
void reference_pick(struct app *, struct record *, unsigned field, const struct dossier *);

/* A picker over all rows of ENTITY (db/names); PICKED gets the id. DATA must outlive it. */
void reference_choose(struct app *, const char *title, const struct entity *,
		      void (*picked)(struct app *, void *data, int64_t id), void *data);

#endif
