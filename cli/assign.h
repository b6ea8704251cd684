/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody typed of a record: its kind, its id, FIELD=VALUE. */
#ifndef ZB_CLI_ASSIGN_H
#define ZB_CLI_ASSIGN_H

#include "cli/command.h"

/* FIELD=VALUE taken apart: COLUMN is the caller's to free, VALUE points into TYPED. */
struct assignment {
	char *column;
	const char *value;
};

/* The kind of record with that code. Misuse when there is none. */
enum zb_code assign_entity(struct call *, const char *typed, const struct entity **out,
			   struct zb_err *);

/* A positive whole number. Misuse otherwise. */
enum zb_code assign_id(struct call *, const char *typed, int64_t *out, struct zb_err *);

/* Takes TYPED apart. Misuse when it has no "=". */
enum zb_code assign_split(struct call *, const char *typed, struct assignment *out,
			  struct zb_err *);

/* Sets the fields of RECORD that ARGS, COUNT times FIELD=VALUE, name. A field that does not exist
 * is misuse; a derived one, or a value that cannot be read, is refused. */
enum zb_code assign_fields(struct call *, struct record *, const char *const *args, size_t count,
			   struct zb_err *);

/* Says on standard error what is to be heeded of a row that was saved: a term longer than the
 * law. */
void assign_warn(const struct call *, const struct record *);

#endif
