/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed and not saved yet: kept in the file per actor and form, outside history and undo,
 * so that a vanished terminal costs nothing. A form writes its draft every few seconds and drops it
 * when it was saved or thrown away. */
#ifndef ZB_DB_DRAFT_H
#define ZB_DB_DRAFT_H

#include "db/db.h"

/* Texts by name, in the form's own terms. Start with {0}; free with draft_clear. */
struct draft_text {
	char *name, *text;
};

struct draft {
	struct draft_text *texts;
	size_t count, room;
	char moment[DB_MOMENT_SIZE]; /* draft_get: when it was kept, UTC */
};

void draft_clear(struct draft *);

/* Adds TEXT under NAME, both copied. A name is given once. */
void draft_add(struct draft *, const char *name, const char *text);
/* Borrowed; NULL when there is none of that name. */
const char *draft_find(const struct draft *, const char *name);

/* Adds every field of RECORD that is filled in, as "PREFIX.column", in machine form; and the other
 * way: sets every field that may be typed to what the draft has, or empties it. */
void draft_add_record(struct draft *, const char *prefix, const struct record *);
void draft_take_record(const struct draft *, const char *prefix, struct record *,
		       struct date today);

/* Keeps DRAFT as what this actor typed in FORM ("evaluation:1234"), in place of what was kept. */
enum zb_code draft_put(struct db *, const char *form, const struct draft *, struct zb_err *);
/* Reads it back; ZB_NOT_FOUND (and OUT untouched) when nothing was kept. */
enum zb_code draft_get(struct db *, const char *form, struct draft *out, struct zb_err *);
/* Forgets it; also when there is none. */
enum zb_code draft_drop(struct db *, const char *form, struct zb_err *);

#endif
