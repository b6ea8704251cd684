/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Postponing something due, on Termijnen and in the dossier. */
#ifndef ZB_TUI_SCREENS_POSTPONE_H
#define ZB_TUI_SCREENS_POSTPONE_H

#include "core/rules/derive.h"

struct app;

/* Opens the form with the new day and the reason, both required: of the postponement that holds for
 * DUE, or a new one. Of DUE the deadline, entity, row, date and term are read. */
void postpone_open(struct app *, int64_t pupil, const struct due *);

/* Adds "uitgesteld van do 12-11 tot di 01-12: wacht op onderzoek". */
void postpone_say(struct date date, struct date term, const char *reason, struct date today,
		  struct buffer *out);

#endif
