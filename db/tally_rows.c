/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/tally_rows.h"

#include <stdlib.h>
#include <string.h>

#include "core/records/evaluation.h"
#include "core/text.h"

enum zb_code tally_begin(struct db *db, struct zb_err *err)
{
	return stmt_exec(db, "BEGIN", err);
}

void tally_end(struct db *db)
{
	if (!sqlite3_get_autocommit(db->sql))
		stmt_exec(db, "COMMIT", NULL);
}

void tally_rows_free(struct tally_rows *rows)
{
	free(rows->rows);
	*rows = (struct tally_rows){0};
}

void tally_goals_free(struct tally_goals *goals)
{
	free(goals->goals);
	*goals = (struct tally_goals){0};
}

static int id_compare(const void *left, const void *right)
{
	const int64_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

enum zb_code tally_filter_read(struct db *db, const char *filter, struct id_set *out,
			       struct zb_err *err)
{
	struct id_set found = {0};
	sqlite3_stmt *stmt;
	bool row;
	char *folded;
	enum zb_code code = ZB_OK;

	if (!filter || !*filter)
		return ZB_OK;
	folded = text_fold(filter);
	code = stmt_get(db, "SELECT \"pupil\", \"folded\" FROM \"pupil_state\"", &stmt, err);
	while (!code && !(code = stmt_step(db, stmt, &row, err)) && row)
		if (text_matches(stmt_text(stmt, 1), folded))
			id_set_add(&found, sqlite3_column_int64(stmt, 0));
	free(folded);
	if (code) {
		id_set_free(&found);
		return code;
	}
	id_set_sort(&found);
	*out = found;
	return ZB_OK;
}

bool tally_set_has(const struct id_set *sorted, int64_t id)
{
	return sorted->count && bsearch(&id, sorted->ids, sorted->count, sizeof id, id_compare);
}

bool tally_filter_has(const struct id_set *set, const char *filter, int64_t id)
{
	return !filter || !*filter || tally_set_has(set, id);
}

static struct tally_row *row_add(struct tally_rows *rows)
{
	rows->rows = mem_grow(rows->rows, &rows->room, rows->count + 1, sizeof *rows->rows);
	return &rows->rows[rows->count++];
}

static int column_index(sqlite3_stmt *stmt, int column)
{
	if (sqlite3_column_type(stmt, column) == SQLITE_NULL)
		return -1;
	return sqlite3_column_int(stmt, column);
}

enum zb_code tally_rows_read_years(struct db *db, int first, int last, const char *filter,
				   struct tally_rows *out, struct zb_err *err)
{
	static const char sql[] =
		"SELECT \"year\", \"pupil\", \"kind\", \"outcome\", \"category\", \"year_group\", "
		"\"met\", \"not_met\", \"undeterminable\", \"not_judged\", \"dropped\", "
		"\"development\" FROM \"outcome_year\" WHERE \"year\" BETWEEN :first AND :last "
		"ORDER BY \"year\", \"pupil\", \"kind\"";
	struct tally_rows found = {0};
	struct id_set set = {0};
	sqlite3_stmt *stmt;
	bool more;
	enum zb_code code = tally_filter_read(db, filter, &set, err);

	if (!code)
		code = stmt_get(db, sql, &stmt, err);
	if (!code) {
		stmt_bind_id(stmt, ":first", first);
		stmt_bind_id(stmt, ":last", last);
	}
	while (!code && !(code = stmt_step(db, stmt, &more, err)) && more) {
		int64_t pupil = sqlite3_column_int64(stmt, 1);
		struct tally_row *row;

		if (!tally_filter_has(&set, filter, pupil))
			continue;
		row = row_add(&found);
		row->year = sqlite3_column_int(stmt, 0);
		row->pupil = pupil;
		row->kind = (enum goal_kind)sqlite3_column_int(stmt, 2);
		row->outcome = (enum pupil_outcome)sqlite3_column_int(stmt, 3);
		row->category = column_index(stmt, 4);
		row->band = band_of(stmt_text(stmt, 5));
		for (int i = 0; i < GOAL_OUTCOME_COUNT; i++)
			row->goals[i] = sqlite3_column_int(stmt, 6 + i);
		row->development =
			(enum development)sqlite3_column_int(stmt, 6 + GOAL_OUTCOME_COUNT);
	}
	id_set_free(&set);
	if (code)
		tally_rows_free(&found);
	else
		*out = found;
	return code;
}

static int row_compare(const void *left, const void *right)
{
	const struct tally_row *a = left, *b = right;

	if (a->pupil != b->pupil)
		return a->pupil < b->pupil ? -1 : 1;
	return (int)a->kind - (int)b->kind;
}

/* Two empty rows for each pupil with a plan in force in the months. */
static enum zb_code months_open(struct db *db, const struct tally_query *query,
				struct tally_rows *rows, struct zb_err *err)
{
	static const char sql[] =
		"SELECT \"pupil\", \"category\", \"year_group\", \"learning_development\", "
		"\"behaviour_development\" FROM \"pupil_state\" "
		"WHERE \"force_from\" IS NOT NULL AND \"force_from\" <= :until "
		"AND (\"force_until\" IS NULL OR \"force_until\" >= :from)";
	struct id_set set = {0};
	sqlite3_stmt *stmt;
	bool more;
	enum zb_code code = tally_filter_read(db, query->filter, &set, err);

	if (!code)
		code = stmt_get(db, sql, &stmt, err);
	if (!code) {
		stmt_bind_date(stmt, ":from", query->period.from);
		stmt_bind_date(stmt, ":until", query->period.until);
	}
	while (!code && !(code = stmt_step(db, stmt, &more, err)) && more) {
		int64_t pupil = sqlite3_column_int64(stmt, 0);

		if (!tally_filter_has(&set, query->filter, pupil))
			continue;
		for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
			*row_add(rows) = (struct tally_row){
				.pupil = pupil,
				.kind = (enum goal_kind)kind,
				.category = column_index(stmt, 1),
				.band = band_of(stmt_text(stmt, 2)),
				.development =
					(enum development)sqlite3_column_int(stmt, 3 + kind),
			};
	}
	id_set_free(&set);
	if (rows->count)
		qsort(rows->rows, rows->count, sizeof *rows->rows, row_compare);
	return code;
}

/* The outcome of LINE as it was known at the end of a period that has already passed: the stored
 * one is later. */
static enum zb_code outcome_then(struct db *db, int64_t line, const struct period *period,
				 int *finding, struct zb_err *err)
{
	static const char sql[] =
		"SELECT \"finding\" FROM \"result\" WHERE \"line\" = :line "
		"AND \"withdrawn\" IS NULL AND \"finding\" NOT IN ('on_track', 'behind') "
		"AND \"date\" BETWEEN :from AND :until "
		"ORDER BY \"date\" DESC, \"recorded\" DESC, \"id\" DESC LIMIT 1";
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":line", line);
	stmt_bind_date(stmt, ":from", period->from);
	stmt_bind_date(stmt, ":until", period->until);
	code = stmt_step(db, stmt, &row, err);
	if (code)
		return code;
	*finding = -1;
	for (int i = 0; row && findings[i].code; i++)
		if (!strcmp(findings[i].code, stmt_text(stmt, 0)))
			*finding = i;
	sqlite3_reset(stmt);
	return ZB_OK;
}

typedef enum zb_code goal_each(void *context, const struct tally_goal *, struct zb_err *);

/* Calls EACH with every goal of the months, in order of line. */
static enum zb_code months_walk(struct db *db, const struct period *period, goal_each *each,
				void *context, struct zb_err *err)
{
	static const char sql[] =
		"SELECT \"line\", \"pupil\", \"kind\", ifnull(\"area\", -1), "
		"CASE WHEN \"outcome_date\" > :until THEN :later "
		"WHEN \"outcome_date\" >= :from THEN \"outcome\" ELSE -1 END, "
		"\"state\" <> :open OR \"target_date\" <= :until "
		"FROM \"line_state\" WHERE \"from\" <= :until AND \"until\" >= :from";
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":from", date_to_days(period->from));
	stmt_bind_id(stmt, ":until", date_to_days(period->until));
	stmt_bind_id(stmt, ":open", GOAL_OPEN);
	stmt_bind_id(stmt, ":later", FINDING_COUNT);
	while (!(code = stmt_step(db, stmt, &row, err)) && row) {
		int finding = sqlite3_column_int(stmt, 4);
		struct tally_goal goal = {
			.line = sqlite3_column_int64(stmt, 0),
			.pupil = sqlite3_column_int64(stmt, 1),
			.kind = (enum goal_kind)sqlite3_column_int(stmt, 2),
			.area = sqlite3_column_int(stmt, 3),
			.due = sqlite3_column_int(stmt, 5) != 0,
		};

		if (finding == FINDING_COUNT)
			code = outcome_then(db, goal.line, period, &finding, err);
		goal.outcome = outcome_of_goal(finding);
		if (!code)
			code = each(context, &goal, err);
		if (code)
			break;
	}
	sqlite3_reset(stmt);
	return code;
}

/* Per row of the months, besides what the row itself holds. */
struct months {
	struct tally_rows *rows;
	struct goal_tally *tallies;
	size_t at; /* row of the goal before this one: goals of a pupil mostly follow each other */
};

static enum zb_code months_add(void *context, const struct tally_goal *goal, struct zb_err *err)
{
	struct months *m = context;
	struct tally_row key = { .pupil = goal->pupil, .kind = GOAL_LEARNING };
	struct tally_row *row = &m->rows->rows[m->at];
	struct goal_tally *tally;

	(void)err;
	if (row->pupil != goal->pupil) {
		row = bsearch(&key, m->rows->rows, m->rows->count, sizeof *row, row_compare);
		if (!row)
			return ZB_OK;
		m->at = (size_t)(row - m->rows->rows);
	}
	row += goal->kind;
	tally = &m->tallies[m->at + goal->kind];
	row->goals[goal->outcome]++;
	if (goal->outcome == GOAL_OUTCOME_DROPPED)
		return ZB_OK;
	tally->goals++;
	tally->due += goal->due;
	tally->due_judged += goal->due && goal->outcome != GOAL_OUTCOME_NOT_JUDGED;
	return ZB_OK;
}

static enum zb_code months_read(struct db *db, const struct tally_query *query,
				struct tally_rows *out, struct zb_err *err)
{
	struct tally_rows rows = {0};
	struct months months = { .rows = &rows };
	enum zb_code code = months_open(db, query, &rows, err);

	if (!code && rows.count) {
		months.tallies = mem_new(rows.count, sizeof *months.tallies);
		code = months_walk(db, &query->period, months_add, &months, err);
	}
	if (code) {
		tally_rows_free(&rows);
	} else {
		for (size_t i = 0; i < rows.count; i++) {
			struct goal_tally *tally = &months.tallies[i];

			tally->met = rows.rows[i].goals[GOAL_OUTCOME_MET];
			tally->not_met = rows.rows[i].goals[GOAL_OUTCOME_NOT_MET];
			tally->undeterminable = rows.rows[i].goals[GOAL_OUTCOME_UNDETERMINABLE];
			rows.rows[i].outcome = outcome_of_pupil(tally);
		}
		*out = rows;
	}
	free(months.tallies);
	return code;
}

enum zb_code tally_rows_read(struct db *db, const struct tally_query *query,
			     struct tally_rows *out, struct zb_err *err)
{
	int year = query->period.year;

	return year ? tally_rows_read_years(db, year, year, query->filter, out, err) :
		      months_read(db, query, out, err);
}

static enum zb_code goals_add(void *context, const struct tally_goal *goal, struct zb_err *err)
{
	struct tally_goals *goals = context;

	(void)err;
	goals->goals = mem_grow(goals->goals, &goals->room, goals->count + 1,
				sizeof *goals->goals);
	goals->goals[goals->count++] = *goal;
	return ZB_OK;
}

static enum zb_code year_walk(struct db *db, int year, goal_each *each, void *context,
			      struct zb_err *err)
{
	static const char sql[] = "SELECT \"pupil\", \"kind\", \"area\", \"outcome\", \"due\", "
				  "\"line\" FROM \"goal_year\" WHERE \"year\" = :year";
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":year", year);
	while (!(code = stmt_step(db, stmt, &row, err)) && row) {
		const struct tally_goal goal = {
			.pupil = sqlite3_column_int64(stmt, 0),
			.kind = (enum goal_kind)sqlite3_column_int(stmt, 1),
			.area = column_index(stmt, 2),
			.outcome = outcome_of_goal(column_index(stmt, 3)),
			.due = sqlite3_column_int(stmt, 4) != 0,
			.line = sqlite3_column_int64(stmt, 5),
		};

		code = each(context, &goal, err);
		if (code)
			break;
	}
	sqlite3_reset(stmt);
	return code;
}

enum zb_code tally_goals_read(struct db *db, const struct period *period, struct tally_goals *out,
			      struct zb_err *err)
{
	struct tally_goals goals = {0};
	enum zb_code code = period->year ? year_walk(db, period->year, goals_add, &goals, err) :
					   months_walk(db, period, goals_add, &goals, err);

	if (code)
		tally_goals_free(&goals);
	else
		*out = goals;
	return code;
}

bool tally_row_asks(const struct tally_row *row)
{
	return row->goals[GOAL_OUTCOME_NOT_MET] || row->goals[GOAL_OUTCOME_UNDETERMINABLE];
}

/* The bits of a set of consequences as it is stored, "continue+intensify", but for those that
 * answer a goal that was met. */
static unsigned consequence_mask(const char *set)
{
	unsigned mask = 0;

	while (*set) {
		size_t length = strcspn(set, "+");

		for (unsigned i = 0; consequences[i].code; i++)
			if (consequence_answers((enum consequence)i) &&
			    strlen(consequences[i].code) == length &&
			    !memcmp(consequences[i].code, set, length))
				mask |= 1u << i;
		set += length + (set[length] == '+');
	}
	return mask;
}

enum zb_code tally_consequences_read(struct db *db, const struct period *period,
				     const struct tally_rows *rows, unsigned *masks,
				     struct zb_err *err)
{
	/* An evaluation of August or September may count for the year before. */
	static const char sql[] =
		"SELECT p.\"pupil\", e.\"consequence_learning\", e.\"consequence_behaviour\" "
		"FROM \"evaluation\" AS e CROSS JOIN \"plan\" AS p ON p.\"id\" = e.\"plan\" "
		"WHERE (e.\"consequence_learning\" IS NOT NULL "
		"OR e.\"consequence_behaviour\" IS NOT NULL) "
		"AND e.\"date\" BETWEEN :from AND :until "
		"AND (:year IS NULL OR e.\"counts_for\" = :year) ORDER BY e.\"date\", e.\"id\"";
	char year[SCHOOL_YEAR_SIZE] = "";
	sqlite3_stmt *stmt;
	bool more;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	if (period->year)
		school_year_to_text(period->year, year);
	stmt_bind_text(stmt, ":year", year);
	stmt_bind_date(stmt, ":from", period->from);
	stmt_bind_date(stmt, ":until",
		       period->year ? date_add_months(period->until, 2) : period->until);
	while (!(code = stmt_step(db, stmt, &more, err)) && more) {
		for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
			const struct tally_row key = {
				.pupil = sqlite3_column_int64(stmt, 0),
				.kind = (enum goal_kind)kind,
			};
			unsigned mask = consequence_mask(stmt_text(stmt, 1 + kind));
			const struct tally_row *row =
				mask && rows->count ? bsearch(&key, rows->rows, rows->count,
							      sizeof *row, row_compare) :
						      NULL;

			if (row && tally_row_asks(row))
				masks[row - rows->rows] = mask;
		}
	}
	return code;
}
