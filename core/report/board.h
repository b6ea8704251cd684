/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves the school for its board: three tables of counts without names, in which small counts
 * are withheld (DOMAIN section 7, core/rules/disclosure), with an explanation of every column.
 *
 *	board_init -> board_count_goals, board_count_pupils -> board_protect -> the tables and texts
 */
#ifndef ZB_CORE_REPORT_BOARD_H
#define ZB_CORE_REPORT_BOARD_H

#include "core/report/tables.h"
#include "core/report/tally.h"
#include "core/rules/disclosure.h"

/* What stands in a cell that is withheld. It is one sign for all: a cell that is withheld only
 * because it would give away another must not be told apart. */
#define BOARD_WITHHELD "x"

#define BOARD_AREAS 6 /* of one kind, in goal_areas */

/* doelen.csv: a row for each area of a kind, one for goals without an area, and the total. */
#define BOARD_GOAL_ROWS (BOARD_AREAS + 2)
enum board_goal_column {
	BOARD_MET,
	BOARD_NOT_MET,
	BOARD_UNDETERMINABLE,
	BOARD_JUDGED, /* the sum of these three */
	BOARD_NOT_JUDGED,
	BOARD_DROPPED,
	BOARD_GOAL_COLUMNS
};

/* leerlingen.csv: a row for each part of a split, and the total. Columns: enum pupil_outcome, and
 * the total. */
#define BOARD_PUPIL_ROWS (TALLY_PARTS_MAX + 1)
#define BOARD_PUPIL_COLUMNS (OUTCOME_COUNT + 1)
enum board_split { BOARD_BAND, BOARD_CATEGORY, BOARD_SPLITS };

/* ontwikkeling.csv: a row for each kind. Columns: enum development, and the total, which is that of
 * leerlingen.csv. */
#define BOARD_DEVELOPMENT_COLUMNS (DEVELOPMENT_COUNT + 1)

struct board {
	const char *school, *brin; /* borrowed */
	struct period period;
	struct date made; /* today */
	const char *version; /* of the program; borrowed */
	struct disclosure_cell goals[GOAL_KIND_COUNT][BOARD_GOAL_ROWS][BOARD_GOAL_COLUMNS];
	struct disclosure_cell pupils[GOAL_KIND_COUNT][BOARD_SPLITS][BOARD_PUPIL_ROWS]
				     [BOARD_PUPIL_COLUMNS];
	struct disclosure_cell development[GOAL_KIND_COUNT][BOARD_DEVELOPMENT_COLUMNS];
};

/* Counts COUNT goals into the cells of doelen.csv. GOALS is put in order of pupil. */
void board_count_goals(struct board *, struct tally_goal *goals, size_t count);

/* Counts a pupil's row of one kind into the cells of leerlingen.csv and ontwikkeling.csv. */
void board_count_pupil(struct board *, const struct tally_row *);

/* Marks what is withheld, so that no table, nor all side by side, gives away a cell with
 * fewer than 5 pupils, nor the outcome that all judged pupils of a row have in common (pupils who
 * are not judged or have no goal came to no outcome, so they count for neither), nor of how few
 * pupils with a goal too few are judged. Where an outcome is withheld, so are the zeros among the
 * outcomes of that row. */
void board_protect(struct board *);

/* The tables, named doelen, leerlingen, ontwikkeling and toelichting; each for report_free. Rows
 * without goals or pupils are left out. */
void board_goals_table(const struct board *, struct report_table *out);
void board_pupils_table(const struct board *, struct report_table *out);
void board_development_table(const struct board *, struct report_table *out);
void board_explanation(const struct board *, struct report_table *out);

/* How many counts and percentages of these tables are not withheld, of *ALL there are. */
size_t board_readable(const struct board *, size_t *all);

/* The parts of board_count_pupil and board_protect that ontwikkeling.csv takes. */
void board_count_development(struct board *, const struct tally_row *);
void board_protect_development(struct board *);

/* LEESMIJ.txt: school, period, made on, version, the rule for small counts. Lines end in CRLF. */
void board_readme(const struct board *, struct buffer *out);

#endif
