/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two walks over the derived tables on which all counting stands: one row per pupil and kind, one
 * row per goal. For db/ only. */
#ifndef ZB_DB_TALLY_ROWS_H
#define ZB_DB_TALLY_ROWS_H

#include "db/stmt.h"
#include "db/tally.h"

/* What is counted together is read in one transaction, so that a colleague's commit does not fall
 * in between. tally_end also ends one that did not begin. */
enum zb_code tally_begin(struct db *, struct zb_err *);
void tally_end(struct db *);

struct tally_rows {
	struct tally_row *rows; /* by pupil and kind; of several years: by year first */
	size_t count, room;
};

/* The rows of every pupil with a plan in force in the query's period, both kinds each. */
enum zb_code tally_rows_read(struct db *, const struct tally_query *, struct tally_rows *out,
			     struct zb_err *);
/* The same for each school year from FIRST to LAST. */
enum zb_code tally_rows_read_years(struct db *, int first, int last, const char *filter,
				   struct tally_rows *out, struct zb_err *);
void tally_rows_free(struct tally_rows *);

struct tally_goals {
	struct tally_goal *goals;
	size_t count, room;
};

/* The goals that count in the period, of all pupils. */
enum zb_code tally_goals_read(struct db *, const struct period *, struct tally_goals *out,
			      struct zb_err *);
void tally_goals_free(struct tally_goals *);

/* Ids of the pupils that FILTER finds, sorted; none are read for NULL or "". */
enum zb_code tally_filter_read(struct db *, const char *filter, struct id_set *out,
			       struct zb_err *);
bool tally_set_has(const struct id_set *sorted, int64_t id);
/* True when ID is among them, or when FILTER is NULL or "". */
bool tally_filter_has(const struct id_set *, const char *filter, int64_t id);

/* Per kind, for the pupils in ROWS with a goal not met or undeterminable: a bit for each
 * consequence of their last evaluation of the period that has any. MASKS has one number per row of
 * ROWS. */
enum zb_code tally_consequences_read(struct db *, const struct period *, const struct tally_rows *,
				     unsigned *masks, struct zb_err *);

/* A pupil with extra support today. */
struct tally_dossier {
	int64_t pupil;
	const char *plan_state; /* code, EACH's until it returns */
	bool complete, consent_missing;
};

/* Calls EACH with those that FILTER finds. */
enum zb_code tally_dossiers_walk(struct db *, const char *filter,
				 void (*each)(void *context, const struct tally_dossier *),
				 void *context, struct zb_err *);

bool tally_dossier_counts(const struct tally_dossier *, enum dossier_number);

/* Pupils who left in the period before its last day, sorted. `left` is the last day at school, so
 * who stays until the end of a school year has not left within it. */
enum zb_code tally_left_read(struct db *, const struct period *, struct id_set *out,
			     struct zb_err *);

/* True when the row asks for a consequence: a goal not met or undeterminable. */
bool tally_row_asks(const struct tally_row *);

#endif
