/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Enter on something to be done has opened at the desk. */
#ifndef ZB_TESTS_OPENED_H
#define ZB_TESTS_OPENED_H

#include <stdbool.h>

#include "core/entities.h"

#define OPENED_NO_FIELD (-1)

/* Moves the cursor to the row of the screen that holds TEXT; false when it comes to none. */
bool go_to(const char *text);

/* The record of the form, or of the evaluation, on top; NULL when neither is. The field with the
 * cursor into FIELD, OPENED_NO_FIELD where it is on a goal. */
const struct record *opened(int *field);

/* That it is that row of that entity, with the cursor in FIELD. WHAT names the case. */
void expect_opened(const char *what, enum entity_id entity, int64_t row, int field);

#endif
