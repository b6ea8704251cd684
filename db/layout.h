/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the tables, indexes and triggers of a file are those that this program makes: a file that
 * came from elsewhere could hold a trigger that writes. For db/ only. */
#ifndef ZB_DB_LAYOUT_H
#define ZB_DB_LAYOUT_H

#include "db/internal.h"

/* Compares the schema of DB with the one that the steps of db/schema up to its version make.
 * *OTHER is the name of the first part that differs or NULL when there is none; the
 * caller frees. */
enum zb_code layout_compare(struct db *, char **other, struct zb_err *);
/* ZB_FOREIGN when they differ, in a sentence that names the file as PATH. */
enum zb_code layout_check(struct db *, const char *path, struct zb_err *);

#endif
