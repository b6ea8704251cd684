/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the tables, indexes and triggers of a file are those that this program makes: a file that
 * came from elsewhere could hold a trigger that writes. For db/ only. */
#ifndef ZB_DB_LAYOUT_H
#define ZB_DB_LAYOUT_H

#include "db/internal.h"

/* Compares the schema of DB, which is of this program's version, with the one that the steps of
 * db/schema make. *OTHER is the name of the first part that differs or NULL when there is none; the
 * caller frees. */
enum zb_code layout_compare(struct db *, char **other, struct zb_err *);

#endif
