/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows in memory that typing narrows, shown in a picker: what choice, help and palette share. */
#ifndef ZB_TUI_ENTRIES_H
#define ZB_TUI_ENTRIES_H

#include "tui/pick.h"

#define ENTRY_CELLS 2

struct entry {
	int64_t id;
	char *cells[ENTRY_CELLS];
	char *folded;
};

/* The data of entries_source; belongs to the picker that it is given to. */
struct entries {
	bool from_first; /* typed letters begin a word; what begins with them comes first */
	struct entry *items;
	size_t count, room;
	int widest; /* of the first cells */
	struct list_rows shown;
};

extern const struct list_source entries_source;

/* Cells are copied; the second may be NULL. */
void entries_add(struct entries *, int64_t id, const char *first, const char *second);
/* A word by which the last one added is found too. */
void entries_also(struct entries *, const char *word);
void entries_filter(void *entries, const char *folded);
void entries_free(void *entries);

#endif
