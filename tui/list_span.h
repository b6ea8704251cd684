/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For sources whose rows are numbered, and whose keys are these numbers. */
#ifndef ZB_TUI_LIST_SPAN_H
#define ZB_TUI_LIST_SPAN_H

#include "tui/list.h"

/* Which rows of ALL a reading asks for: those from *BEGIN up to *END. AT is the number of row FROM
 * now. */
void list_span(enum list_place, size_t at, size_t count, size_t all, size_t *begin, size_t *end);

/* The number that FROM's key is; ALL when it has none. */
size_t list_span_number(const struct list_row *from, size_t all);

#endif
