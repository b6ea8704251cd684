/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes over plans that already run, straight to in force, without deadlines that are late on the
 * first day: used by the grid on screen and by the import of a CSV. */
#ifndef ZB_DB_TAKEOVER_H
#define ZB_DB_TAKEOVER_H

#include "core/exchange/bad_lines.h"
#include "core/running_plan.h"
#include "db/db.h"
#include "db/progress.h"

/* Fills in `pupil` of each plan of LIST that has none: by leerlingnummer (or the key of EDEXML),
 * else by name and date of birth. A pupil that is not in the file or could be several goes to BAD,
 * with which the file was read, else ZB_NOT_FOUND with the line; it fails when BAD has any. */
enum zb_code takeover_find(struct db *, struct running_list *list, struct bad_lines *bad,
			   struct zb_err *);

/* True when the pupil has a plan in force already: that one goes on, nothing is taken over. */
enum zb_code takeover_has_plan(struct db *, int64_t pupil, bool *out, struct zb_err *);

/* Puts the plans of LIST whose pupil has one in force at the end; *COUNT stand before them. */
enum zb_code takeover_part(struct db *, struct running_list *list, size_t *count, struct zb_err *);

/* Writes COUNT plans in one transaction, each with its goals: the plan with origin taken_over, in
 * force; consent of the parents, unnamed, when there is a date; the yearly evaluation with the
 * parents when there is a date; and a period of extra support from the begin of the plan for who
 * has none. Each must pass running_check. PROGRESS may be NULL.
 * ZB_INVALID    a pupil has a plan in force already, or a plan is not right; names pupil or line
 * ZB_CANCELLED  progress said so
 * On failure nothing was written. */
enum zb_code takeover_apply(struct db *, const struct running_plan *plans, size_t count,
			    const struct db_progress *, struct zb_err *);

#endif
