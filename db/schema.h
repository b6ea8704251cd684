/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps that make the school file what it is now, as SQL. db/schema.c is made from
 * db/schema/NNNN_name.sql while building (scripts/embed-sql). */
#ifndef ZB_DB_SCHEMA_H
#define ZB_DB_SCHEMA_H

#include <stddef.h>

/* Step I (from 0) takes a file from user_version I to I + 1. Each is a whole text of SQL statements
 * without BEGIN, COMMIT or PRAGMA user_version: db/migrate adds those. Static; never NULL. */
extern const char *const db_schema_steps[];
extern const size_t db_schema_step_count;

#endif
