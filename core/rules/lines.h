/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The goal lines of a pupil and what they came to per school year, inside core/rules. */
#ifndef ZB_CORE_RULES_LINES_H
#define ZB_CORE_RULES_LINES_H

#include "core/rules/derive.h"

/* Fills lines, goal_years and outcome_years of OUT, which hold none yet. */
void lines_derive(const struct dossier *, struct date today, struct derived *out);

/* The line of that id, or NULL. Borrowed. */
const struct line_state *lines_find(const struct derived *, int64_t line);

/* The line that a row of goal belongs to: its own id when it says nothing. */
int64_t goal_line(const struct record *goal);

/* The school year for which an evaluation counts: as chosen, else that of its date. */
int evaluation_year(const struct record *evaluation);

#endif
