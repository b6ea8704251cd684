/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The check of all dossiers at once: of each pupil who is here with a plan in force or drafted how
 * every item stands, in memory (40 bytes a pupil, out of the derived table dossier_check), so that
 * it is counted, sorted by any item and filtered without the file. */
#ifndef ZB_DB_MATRIX_H
#define ZB_DB_MATRIX_H

#include "core/records/quality.h"
#include "core/rules/completeness.h"
#include "db/db.h"

enum matrix_set { MATRIX_ITEMS, MATRIX_QUALITY, MATRIX_SET_COUNT };

/* How many items each set has; the most of them. */
extern const size_t matrix_sizes[MATRIX_SET_COUNT];
#define MATRIX_SIZE_MAX QUALITY_ITEM_COUNT

/* What it is sorted by: an item of the set (missing first, then unanswered, not asked and met), or
 * one of these; equal ones by name. */
enum matrix_sort { MATRIX_BY_NAME = -1, MATRIX_BY_MISSING = -2 };

struct matrix_order {
	enum matrix_set set;
	int by; /* an item, or enum matrix_sort */
	bool backwards;
};

struct matrix_row {
	int64_t pupil;
	char signs[MATRIX_SET_COUNT][MATRIX_SIZE_MAX]; /* completeness_sign, no NUL */
	unsigned char missing[MATRIX_SET_COUNT];
};

struct matrix;

/* Reads all rows. *OUT is the caller's, for matrix_free. */
enum zb_code matrix_load(struct db *, struct matrix **out, struct zb_err *);
void matrix_free(struct matrix *); /* takes NULL */

/* Puts the rows that FILTER keeps in that order: each of its words, folded, occurs in name, number,
 * group, staff or category of the pupil; NULL and "" keep all. The texts are read the first time
 * that something is filtered. */
enum zb_code matrix_arrange(struct matrix *, struct db *, const struct matrix_order *,
			    const char *filter, struct zb_err *);

/* Of the rows kept: how many, the one at PLACE (borrowed until the matrix is freed), where PUPIL
 * stands (false: nowhere), in how many ITEM of SET is in STATE, and in how many nothing is. */
size_t matrix_count(const struct matrix *);
const struct matrix_row *matrix_at(const struct matrix *, size_t place);
bool matrix_find(const struct matrix *, int64_t pupil, size_t *place);
size_t matrix_tally(const struct matrix *, enum matrix_set, size_t item, enum completeness_state);
size_t matrix_complete(const struct matrix *, enum matrix_set);

#endif
