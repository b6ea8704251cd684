/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of a list that is held: reading, keeping the cursor on its row, letting go of what lies
 * far away. Only list uses it. */
#ifndef ZB_TUI_LIST_WINDOW_H
#define ZB_TUI_LIST_WINDOW_H

#include "tui/list.h"

/* Rows that the list shows in the area of its last fit. */
int list_window_height(const struct list *);
/* Holds nothing; the next fit reads. */
void list_window_forget(struct list *);
/* Adds rows at the end (LIST_AFTER) or the begin (LIST_BEFORE) and drops what is far at the other
 * side. A failure is kept in list->err for the next fit to tell. */
enum zb_code list_window_extend(struct list *, enum list_place);

void list_row_clear(struct list_row *);

#endif
