/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at a whole school file from outside: the versions of all plans as they stand, and all
 * records as one text. */
#ifndef ZB_TESTS_VERSIONS_H
#define ZB_TESTS_VERSIONS_H

#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

/* A version as it stood. */
struct version {
	int64_t id;
	int status;    /* enum plan_status */
	char *content; /* of it and its goals, as far as a version in force holds them */
};

/* Starts as {0}. */
struct versions {
	struct version *items;
	size_t count, room;
};

/* FILE is a connection of the test's own. */
void versions_read(sqlite3 *file, struct versions *);
/* NULL when it is not there. Borrowed. */
const struct version *versions_find(const struct versions *, int64_t id);
void versions_free(struct versions *);

/* Every field of every record but its rev; results that undo withdrew do not count. The caller
 * frees. */
char *versions_dump(sqlite3 *file);

/* SQL prepared, which must go well. */
sqlite3_stmt *versions_prepare(sqlite3 *file, const char *sql);

#endif
