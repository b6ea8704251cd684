/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picker over a list source of any length: for references. Typing filters through the source. */
#ifndef ZB_TUI_PICK_H
#define ZB_TUI_PICK_H

#include "tui/list.h"

/* SOURCE_DATA and DATA must outlive the picker, unless free is given: it frees SOURCE_DATA. */
struct pick {
	const char *title;
	const struct column *columns; /* static */
	size_t column_count;
	const struct list_source *source;
	void *source_data;
	/* What was typed, folded; the list is read anew after it. NULL: no filter. */
	void (*filter)(void *source_data, const char *folded);
	void (*free)(void *source_data);
	const char *none; /* "geen": F8 chooses id 0; NULL: something must be chosen */
	const char *empty; /* while nothing was typed; NULL: it is never empty then */
	/* Exactly one of these. The second: space marks several, and Enter what was searched for
	 * too; IDS in order of number. */
	void (*picked)(struct app *, void *data, int64_t id);
	void (*picked_set)(struct app *, void *data, const int64_t *ids, size_t count);
	const int64_t *marked; /* those marked to begin with, or NULL */
	size_t mark_count;
	int rows;              /* of the list, when it is short; 0: as many as there is room for */
	int width;             /* of the widest row; 0: as wide as there is room for */
	bool read;             /* nothing is chosen, it is only read: help */
	bool in_field;         /* of a form: Tab chooses and goes on to the next field */
	int64_t current;       /* where the cursor begins; 0: the first */
	void *data;
};

void pick_open(struct app *, const struct pick *);
/* Whether what is on top is only to be read. */
bool pick_is_read(const struct app *);

/* KEY is the letter by which the picker on top was opened: it is the first one typed there. Without
 * such a picker nothing happens. */
void pick_type(struct app *, int key);

#endif
