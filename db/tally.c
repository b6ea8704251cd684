/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/tally.h"

#include <stdlib.h>

#include "core/records/school.h"
#include "db/tally_rows.h"

static enum zb_code left_count(struct db *db, const struct tally_rows *rows, struct tally *tally,
			       struct zb_err *err)
{
	struct id_set left = {0};
	enum zb_code code = tally_left_read(db, &tally->period, &left, err);

	for (size_t i = 0; i < rows->count && !code; i++)
		if (rows->rows[i].kind == GOAL_LEARNING)
			tally->left += tally_set_has(&left, rows->rows[i].pupil);
	id_set_free(&left);
	return code;
}

static void consequences_add(const struct tally_rows *rows, const unsigned *masks,
			     struct consequence_counts counts[GOAL_KIND_COUNT])
{
	for (size_t i = 0; i < rows->count; i++) {
		struct consequence_counts *c = &counts[rows->rows[i].kind];

		if (!tally_row_asks(&rows->rows[i]))
			continue;
		c->pupils++;
		c->recorded += masks[i] != 0;
		for (int bit = 0; bit < CONSEQUENCE_COUNT; bit++)
			c->count[bit] += masks[i] >> bit & 1;
	}
}

static enum zb_code consequences_count(struct db *db, const struct tally_rows *rows,
				       struct dashboard *d, struct zb_err *err)
{
	unsigned *masks = mem_new(rows->count, sizeof *masks);
	enum zb_code code = tally_consequences_read(db, &d->now.period, rows, masks, err);

	if (!code)
		consequences_add(rows, masks, d->consequences);
	free(masks);
	return code;
}

static void row_count(struct dashboard *d, const struct tally_row *row)
{
	tally_add(&d->now, row);
	tally_add(&d->by_category[tally_part_of(TALLY_CATEGORY, row)], row);
	tally_add(&d->by_band[tally_part_of(TALLY_BAND, row)], row);
}

/* The rows of now, and what is counted of them. */
static enum zb_code now_count(struct db *db, const struct tally_query *query, struct dashboard *d,
			      struct zb_err *err)
{
	struct tally_rows rows = {0};
	enum zb_code code = tally_rows_read(db, query, &rows, err);

	for (size_t i = 0; i < rows.count; i++)
		row_count(d, &rows.rows[i]);
	if (!code)
		code = left_count(db, &rows, &d->now, err);
	if (!code)
		code = consequences_count(db, &rows, d, err);
	tally_rows_free(&rows);
	return code;
}

/* A year in which no goal was judged says nothing. */
static void trend_tidy(struct dashboard *d)
{
	size_t kept = 0;

	for (size_t t = 0; t < d->trend_count; t++)
		if (d->trend[t].judged[GOAL_LEARNING] || d->trend[t].judged[GOAL_BEHAVIOUR])
			d->trend[kept++] = d->trend[t];
	d->trend_count = kept;
}

/* The finished years up to the period. */
static enum zb_code trend_read(struct db *db, const struct tally_query *query,
			       struct dashboard *d, struct zb_err *err)
{
	static const char sql[] =
		"SELECT \"year\", \"kind\", \"met\", \"met\" + \"not_met\" + \"undeterminable\", "
		"\"pupil\" FROM \"outcome_year\" WHERE \"year\" BETWEEN :first AND :last "
		"ORDER BY \"year\"";
	int year = query->period.year;
	int last = year && year < d->running ? year : d->running - 1;
	struct id_set set = {0};
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = tally_filter_read(db, query->filter, &set, err);

	if (!code)
		code = stmt_get(db, sql, &stmt, err);
	if (!code) {
		stmt_bind_id(stmt, ":first", last - TREND_YEARS + 1);
		stmt_bind_id(stmt, ":last", last);
	}
	while (!code && !(code = stmt_step(db, stmt, &row, err)) && row)
		if (tally_filter_has(&set, query->filter, sqlite3_column_int64(stmt, 4)))
			trend_add(d->trend, &d->trend_count, sqlite3_column_int(stmt, 0),
				  (enum goal_kind)sqlite3_column_int(stmt, 1),
				  sqlite3_column_int64(stmt, 2), sqlite3_column_int64(stmt, 3));
	trend_tidy(d);
	id_set_free(&set);
	return code;
}

static enum zb_code last_count(struct db *db, const struct tally_query *query,
			       struct dashboard *d, struct zb_err *err)
{
	int year = query->period.year - 1;
	struct tally_rows rows = {0};
	enum zb_code code = tally_rows_read_years(db, year, year, query->filter, &rows, err);

	for (size_t i = 0; i < rows.count; i++)
		tally_add(&d->last, &rows.rows[i]);
	tally_rows_free(&rows);
	return code;
}

static void facts_add(void *context, const struct tally_dossier *dossier)
{
	struct dossier_facts *facts = context;

	facts->pupils++;
	facts->complete += tally_dossier_counts(dossier, DOSSIER_COMPLETE);
	facts->in_force += tally_dossier_counts(dossier, DOSSIER_IN_FORCE);
	facts->draft += tally_dossier_counts(dossier, DOSSIER_DRAFT);
	facts->without += tally_dossier_counts(dossier, DOSSIER_WITHOUT);
	facts->consent_missing += tally_dossier_counts(dossier, DOSSIER_CONSENT);
}

enum zb_code tally_dashboard(struct db *db, const struct tally_query *query,
			     struct dashboard *out, struct zb_err *err)
{
	const struct record *school = db_school(db);
	int year = query->period.year;
	struct dashboard d = {
		.school = school ? record_text(school, SCHOOL_NAME) : "",
		.brin = school ? record_text(school, SCHOOL_BRIN) : "",
		.primary = school && record_choice(school, SCHOOL_TYPE) == SCHOOL_PO,
		.now.period = query->period,
		.running = school_year_of(db_today(db)),
		.of_today = !year || query->period.running,
		.filter = query->filter && *query->filter ? query->filter : NULL,
	};
	enum zb_code code = tally_begin(db, err);

	for (size_t p = 0; p < tally_part_count(TALLY_CATEGORY); p++)
		d.by_category[p].period = query->period;
	for (size_t p = 0; p < tally_part_count(TALLY_BAND); p++)
		d.by_band[p].period = query->period;
	if (year)
		d.last.period = period_school_year(year - 1, db_today(db));
	if (!code)
		code = now_count(db, query, &d, err);
	if (!code)
		code = trend_read(db, query, &d, err);
	if (!code && year)
		code = last_count(db, query, &d, err);
	if (!code && d.of_today)
		code = tally_dossiers_walk(db, query->filter, facts_add, &d.dossiers, err);
	tally_end(db);
	if (!code)
		*out = d;
	return code;
}
