/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dossiers written by hand, for tests of the rules. */
#ifndef ZB_TESTS_DOSSIER_H
#define ZB_TESTS_DOSSIER_H

#include "core/dossier.h"
#include "core/rules/derive.h"

/* Adds a row with that id to D; then pairs of column and value in machine form, ending with NULL.
 * Returns the row, which D owns. */
struct record *dossier_row(struct dossier *d, enum entity_id entity, int64_t id, ...)
	__attribute__((sentinel));

/* Hof (row 1) in group 7 of 2026-2027 (2), who gets extra support from SINCE on (3), and Anna Hof
 * (4), who has authority (5). */
struct dossier dossier_supported(const char *since);

/* A row to add to a dossier, or fields to change in one that is there, for tables of cases: pairs
 * of column and value as typed ("" empties) in FIELDS, ending with NULL. */
struct dossier_change {
	enum entity_id entity;
	int64_t row; /* 0: a new one */
	const char *fields[12];
};

/* Makes CHANGE, with ID for a new row; "today" for what is typed is 22 November 2026. */
void dossier_apply(struct dossier *d, const struct dossier_change *change, int64_t id);

/* 2026-11-22 from its text. */
struct date day(const char *iso);

/* The day as text, in one of a few buffers that are used in turn. */
const char *iso(struct date);

/* What derive_pupil makes of D on that day with the default settings; free with derived_free. */
struct derived derived_on(const struct dossier *d, const char *today);

/* The due row of that deadline, or NULL. */
const struct due *due_find(const struct derived *, enum deadline_id);

#endif
