/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a pupil stands on a day: in which class and year group, with which level of support. */
#ifndef ZB_CORE_RULES_STANDING_H
#define ZB_CORE_RULES_STANDING_H

#include "core/dossier.h"
#include "core/records/pupil.h"

/* The placement in a class on DAY; else the last one that began before it, else the first to come;
 * NULL without any. Placements in combined groups are passed over. Borrowed. */
const struct record *standing_placement(const struct dossier *, struct date day);

/* The last placement in a class in that school year, or NULL. Borrowed. */
const struct record *standing_in_year(const struct dossier *, int year);

/* The group of PLACEMENT (may be NULL), or NULL. Borrowed. */
const struct record *standing_group(const struct dossier *, const struct record *placement);

/* Code of the year group of PLACEMENT (may be NULL); where it has none, that of its group if that
 * has exactly one; "" when unknown. Borrowed from the table of choices. */
const char *standing_year_group(const struct dossier *, const struct record *placement);

/* The level of the support period that holds on DAY (the one that began last, should there be
 * several), basic without any; SINCE (may be NULL) is its begin, or unset. */
enum support_level standing_support(const struct dossier *, struct date day, struct date *since);

/* The last day of ROW, a placement or a support period, as it is told: that of PUPIL at the school
 * when he left before it ended. The rows stay as they are, for who comes back. Unset: none. */
struct date standing_ends(const struct record *pupil, const struct record *row);

/* Whether FIELD of ENTITY is that last day. */
bool standing_is_end(const struct entity *entity, unsigned field);

/* `left` is the last day at the school: true from the day after. */
bool standing_has_left(const struct record *pupil, struct date day);

#endif
