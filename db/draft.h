/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody typed and did not save yet, so that it survives a closed terminal: per actor and
 * form a JSON object in the form's own terms. No history, outside undo. FORM names what is being
 * filled in: "goal/123" (row 123), "goal/new/45" (a new one for pupil 45). */
#ifndef ZB_DB_DRAFT_H
#define ZB_DB_DRAFT_H

#include "db/db.h"

/* Keeps BODY, a JSON object, in place of what was kept for FORM. ZB_BUSY when a colleague is
 * writing: try again later. */
enum zb_code draft_put(struct db *, const char *form, const char *body, struct zb_err *);
/* *BODY is what was kept, the caller's to free; NULL when nothing was. */
enum zb_code draft_get(struct db *, const char *form, char **body, struct zb_err *);
/* Forgets it; nothing kept is fine. */
enum zb_code draft_drop(struct db *, const char *form, struct zb_err *);

/* The same for one record as it now stands. *OUT is the caller's; NULL when nothing was kept. */
enum zb_code draft_put_record(struct db *, const char *form, const struct record *,
			      struct zb_err *);
enum zb_code draft_get_record(struct db *, const char *form, const struct entity *,
			      struct record **out, struct zb_err *);

#endif
