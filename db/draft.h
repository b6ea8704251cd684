/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed and not saved yet: kept in the file per actor and form, outside history and undo,
 * so that a vanished terminal costs nothing. A form writes its draft every few seconds and drops it
 * when it was saved or thrown away.
 *
 * A draft is of the running program that keeps it (db/sitting): no other one reads, writes over or
 * drops it, whoever works there, until that one is gone; who then asks for it first has it. */
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
	/* The field being typed into, set before its record is added: what it was comes along,
	 * though nothing of it has changed yet. Borrowed. */
	const struct record *typing;
	unsigned typing_field;
};

void draft_clear(struct draft *);

/* Adds TEXT under NAME, both copied. A name is given once. */
void draft_add(struct draft *, const char *name, const char *text);
/* Borrowed; NULL when there is none of that name. */
const char *draft_find(const struct draft *, const char *name);

/* Adds RECORD in machine form, as "PREFIX.column": every field that is filled in, or with BASE, the
 * row as it was read, only what differs from it, and what that was. */
void draft_add_record(struct draft *, const char *prefix, const struct record *,
		      const struct record *base);
/* The other way: every field that may be typed becomes what the draft has, or empty. With BASE, the
 * row as it is in the file now, that holds for what had been typed, and BASE goes back to what was
 * read then: what others changed since meets what was typed when it is saved (store_update). */
void draft_take_record(const struct draft *, const char *prefix, struct record *,
		       struct record *base, struct date today);

/* Keeping and dropping is nothing that somebody asked for: while a colleague writes it fails at
 * once with ZB_BUSY.
 *
 * Keeps DRAFT as what this actor typed in FORM ("evaluation:1234"), in place of what this program
 * kept of it. */
enum zb_code draft_put(struct db *, const char *form, const struct draft *, struct zb_err *);
/* Reads it back: what this program kept, else the newest of one that is gone, which is this one's
 * from then on. ZB_NOT_FOUND (and OUT untouched) when there is none. */
enum zb_code draft_get(struct db *, const char *form, struct draft *out, struct zb_err *);
/* The same for what all programs of this actor share: what somebody likes, not what was typed. */
enum zb_code draft_share(struct db *, const char *form, const struct draft *, struct zb_err *);
enum zb_code draft_shared(struct db *, const char *form, struct draft *out, struct zb_err *);
/* Forgets what this program keeps of FORM; also when there is none. */
enum zb_code draft_drop(struct db *, const char *form, struct zb_err *);
/* The next commit of db/store saves what was typed in FORM and forgets its draft with it, all or
 * nothing. Borrowed until NULL is given. */
void draft_drop_with(struct db *, const char *form);
/* For db/store, within its transaction. */
enum zb_code draft_drop_saved(struct db *, struct zb_err *);

/* Reads into OUT and *FORM (the caller frees) what this actor typed in a form about a row that is
 * not there any more, so that no form will ever show it again, and reads it as draft_get does;
 * ZB_NOT_FOUND (both untouched) when there is none such. Ids are unique over all tables: the
 * numbers in a form's name are the rows it is about, 0 for a new one. */
enum zb_code draft_left_over(struct db *, char **form, struct draft *out, struct zb_err *);

/* The program ends: what is kept from here on has no later. It waits for a colleague, together at
 * most MS; what then cannot be kept in the file is written beside it, for its owner alone. */
void draft_last(struct db *, int ms);
/* ZB_IO, naming the file, when a draft was written beside the school file or not at all. */
enum zb_code draft_rest(const struct db *, struct zb_err *);

#endif
