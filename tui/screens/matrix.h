/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the screen Check share: the rows of the matrix (matrix_rows.c), the dossier of
 * the pupil with the cursor (matrix_card.c), drawing (matrix_draw.c) and the screen itself
 * (matrix.c). */
#ifndef ZB_TUI_SCREENS_MATRIX_H
#define ZB_TUI_SCREENS_MATRIX_H

#include "core/rules/derive.h"
#include "core/rules/quality.h"
#include "db/matrix.h"
#include "tui/find_line.h"
#include "tui/list.h"

enum matrix_column { MATRIX_NAME, MATRIX_GROUP, MATRIX_MISSING, MATRIX_FIRST_ITEM };

#define MATRIX_COLUMNS (MATRIX_FIRST_ITEM + MATRIX_SIZE_MAX)

_Static_assert(MATRIX_COLUMNS <= LIST_COLUMNS, "a column for each item");

/* The source of the list: names are read of the rows that show, signs stand in memory. */
struct matrix_source {
	struct db *db;
	const struct look *look;
	struct matrix *matrix;
	struct matrix_order order;
};

extern const struct list_source matrix_source;

/* The columns for SET; returns how many. */
size_t matrix_make_columns(enum matrix_set, struct column out[MATRIX_COLUMNS]);
/* "instemming" and "in", translated. */
const char *matrix_label(enum matrix_set, size_t item);
const char *matrix_heading(enum matrix_set, size_t item);

/* The check of one dossier with its reasons. */
struct matrix_card {
	int64_t pupil; /* 0: none */
	struct dossier dossier;
	struct derived derived;
	struct completeness_list items;
	struct quality_list quality;
};

/* Reads the dossier of PUPIL, when it is not that already. */
enum zb_code matrix_card_read(struct matrix_card *, struct db *, int64_t pupil, struct date today,
			      struct zb_err *);
/* The next reading reads again. */
void matrix_card_forget(struct matrix_card *);
void matrix_card_free(struct matrix_card *);
/* NULL when no dossier was read. */
const struct completeness *matrix_card_item(const struct matrix_card *, enum matrix_set,
					    size_t item);

struct matrix_view {
	struct find_line find; /* the filter as typed */
	struct list list;
	struct matrix_source source;
	struct column columns[MATRIX_COLUMNS];
	size_t items[MATRIX_SET_COUNT]; /* the item with the cursor, of each set */
	bool stale;     /* the matrix is to be read again */
	bool disordered; /* another filter or order */
	struct matrix_card card;
};

_Static_assert(offsetof(struct matrix_view, find) == 0, "find_line_typing wants it first");

bool matrix_is_narrow(const struct matrix_view *);
struct area matrix_list_area(const struct matrix_view *, const struct area *);
void matrix_draw(const struct app *, const void *state, const struct area *);

void matrix_legend(const struct app *, const void *state, struct legend *);

#endif
