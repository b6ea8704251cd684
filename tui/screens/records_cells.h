/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of a list of records shows: in its columns, and when it is to be deleted. */
#ifndef ZB_TUI_SCREENS_RECORDS_CELLS_H
#define ZB_TUI_SCREENS_RECORDS_CELLS_H

#include "tui/screens/records.h"

/* What stands in column C of a list of ABOUT; the caller frees. */
char *records_cell(struct app *, const struct records *about, const struct record *, size_t c);
/* "Tarief verwijderen?" and below it what the list shows of the row but long texts: all that tells
 * it from one of the same name, a day or a school year. TITLE is what a row is called; the caller
 * frees. */
char *records_question(struct app *, const struct records *about, const char *title,
		       const struct record *);

#endif
