/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a draft may come in force: what the law asks of it, judged by what the file holds within
 * the transaction that is open, so that a colleague's form is reckoned with. */
#ifndef ZB_DB_ADOPT_H
#define ZB_DB_ADOPT_H

#include "db/db.h"

/* Looks at PLAN, which is about to be written as in force. ZB_INVALID, with *BINDS (may be NULL)
 *   true   consent is missing: the sentence names whose
 *   false  something else is missing and no reason (adopted_despite) says why it goes through all
 *          the same: the sentence names what
 * Plans that come from elsewhere in force already (import, takeover) are not asked. */
enum zb_code adopt_check(struct db *, const struct record *plan, bool *binds, struct zb_err *);

/* The version of PLAN's pupil that is in force, if there is one, makes room for PLAN, which comes
 * in force within the same transaction: it is replaced from the day on which PLAN starts.
 * ZB_INVALID when PLAN does not start after it. */
enum zb_code adopt_replace(struct db *, const struct record *plan, struct zb_err *);

#endif
