/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes measurements out of a file into the school file: comparing, which writes nothing, and
 * applying that, all or nothing.
 *
 * A measurement is known by pupil, date, subject and instrument; where the file names no instrument
 * the only one of that pupil, date and subject is meant. Of one that is there already an empty
 * field is filled in, and what an import wrote last may change; what the school wrote itself stays.
 * The same file a second time changes nothing. */
#ifndef ZB_DB_MEASURING_H
#define ZB_DB_MEASURING_H

#include "core/exchange/bad_lines.h"
#include "core/measured.h"
#include "db/db.h"
#include "db/progress.h"

/* Finds the pupil of each of LIST and decides about it. Lines that are not right go to BAD, with
 * which the file was read; it fails when there are any. All sentences name the line.
 * ZB_NOT_FOUND  a pupil is not in the file, or could be several
 * ZB_INVALID    one is in the list twice, or not right
 * ZB_CANCELLED  PROGRESS (may be NULL) said so */
enum zb_code measuring_compare(struct db *, struct measured_list *list, struct bad_lines *bad,
			       const struct db_progress *, struct zb_err *);

/* Writes what is new or changed in one transaction of an import. ZB_CONFLICT: somebody wrote to the
 * file since; ZB_CANCELLED. On failure nothing was written. */
enum zb_code measuring_apply(struct db *, const struct measured_list *list,
			     const struct db_progress *, struct zb_err *);

#endif
