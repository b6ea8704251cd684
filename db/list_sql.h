/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts by which the list is read, composed from const tables alone: for db/list, and for the
 * test that asks SQLite how it will run them. */
#ifndef ZB_DB_LIST_SQL_H
#define ZB_DB_LIST_SQL_H

#include "db/list.h"

/* The caller frees. KEY decides which part of the list is read (it is bound, never in the text). */
char *list_sql(const struct pupils_order *, enum pupils_place, const char *key);
char *list_sql_count(enum pupils_scope);
char *list_sql_count_plan_only(void);
/* For db/filter: id, folded, group, staff and category of the scope, in any order. */
char *list_sql_texts(enum pupils_scope);
/* For db/filter: the ids in order of the list, out of an index alone. Where most have nothing to
 * sort by it gives those who have; with REST all of them, in the order of the others (else
 * NULL). */
char *list_sql_ids(const struct pupils_order *, bool rest);
/* Whether those others come first. */
bool list_rest_first(const struct pupils_order *);

#endif
