/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/fill.h"

#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/group.h"
#include "core/records/log.h"
#include "core/records/plan.h"
#include "db/row.h"

static void copy_if_empty(struct record *to, unsigned to_field, const struct record *from,
			  unsigned from_field)
{
	if (!record_is_set(to, to_field))
		record_copy_field(to, to_field, from, from_field);
}

static enum zb_code fill_result_owner(struct db *db, struct record *row, struct zb_err *err)
{
	struct record *evaluation = NULL, *plan = NULL;
	enum zb_code code = row_get(db, &evaluation_entity,
				    record_number(row, RESULT_EVALUATION), &evaluation, err);

	if (!code)
		code = row_get(db, &plan_entity, record_number(evaluation, EVALUATION_PLAN), &plan,
			       err);
	if (!code) {
		copy_if_empty(row, RESULT_DATE, evaluation, EVALUATION_DATE);
		copy_if_empty(row, RESULT_PUPIL, plan, PLAN_PUPIL);
	}
	record_free(evaluation);
	record_free(plan);
	return code;
}

/* Now, but after what was recorded before of the same line: also when the clock went back, the
 * outcome recorded last is the latest. */
static enum zb_code fill_recorded(struct db *db, struct record *row, struct zb_err *err)
{
	static const char sql[] =
		"SELECT max(:now, ifnull(strftime('%Y-%m-%dT%H:%M:%fZ', max(\"recorded\"), "
		"'+0.001 seconds'), '')) FROM \"result\" WHERE \"line\" = :line";
	char moment[DB_MOMENT_SIZE];
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	db_moment(db, moment);
	stmt_bind_whole(stmt, ":now", moment);
	stmt_bind_id(stmt, ":line", record_number(row, RESULT_LINE));
	code = stmt_step(db, stmt, &found, err);
	if (code)
		return code;
	record_set_text(row, RESULT_RECORDED, stmt_text(stmt, 0));
	sqlite3_reset(stmt);
	return ZB_OK;
}

static enum zb_code fill_result(struct db *db, struct record *row, struct zb_err *err)
{
	struct record *goal = NULL;

	if (!record_is_set(row, RESULT_EVALUATION) || !record_is_set(row, RESULT_GOAL))
		return ZB_OK; /* validation says so */
	enum zb_code code = row_get(db, &goal_entity, record_number(row, RESULT_GOAL), &goal, err);

	if (!code)
		code = fill_result_owner(db, row, err);
	if (!code) {
		copy_if_empty(row, RESULT_LINE, goal, GOAL_LINE);
		copy_if_empty(row, RESULT_TARGET, goal, GOAL_TARGET);
		copy_if_empty(row, RESULT_INDICATOR, goal, GOAL_INDICATOR);
	}
	if (!code && !record_is_set(row, RESULT_RECORDED))
		code = fill_recorded(db, row, err);
	record_free(goal);
	return code;
}

static enum zb_code number_for(struct db *db, const char *sql, int64_t id, int64_t *out,
			       struct zb_err *err)
{
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":id", id);
	code = stmt_step(db, stmt, &found, err);
	if (code)
		return code;
	*out = found ? sqlite3_column_int64(stmt, 0) : 0;
	sqlite3_reset(stmt);
	return ZB_OK;
}

/* The trajectory that runs goes on; else a new one begins. */
static enum zb_code fill_plan(struct db *db, struct record *row, struct zb_err *err)
{
	static const char trajectory[] =
		"SELECT ifnull(max(\"trajectory\" + (\"status\" = 'closed')), 1) FROM \"plan\" "
		"WHERE \"pupil\" = :id";
	static const char version[] =
		"SELECT ifnull(max(\"version\"), 0) + 1 FROM \"plan\" WHERE \"pupil\" = :id "
		"AND \"trajectory\" = (SELECT ifnull(max(\"trajectory\" + "
		"(\"status\" = 'closed')), 1) FROM \"plan\" WHERE \"pupil\" = :id)";
	int64_t pupil = record_number(row, PLAN_PUPIL), number = 0;
	enum zb_code code = ZB_OK;

	if (!record_is_set(row, PLAN_ORIGIN))
		record_set_choice(row, PLAN_ORIGIN, PLAN_OWN);
	if (!record_is_set(row, PLAN_STATUS))
		record_set_choice(row, PLAN_STATUS, PLAN_DRAFT);
	if (!record_is_set(row, PLAN_VERSION)) {
		code = number_for(db, version, pupil, &number, err);
		record_set_number(row, PLAN_VERSION, number);
	}
	if (!code && !record_is_set(row, PLAN_TRAJECTORY)) {
		code = number_for(db, trajectory, pupil, &number, err);
		record_set_number(row, PLAN_TRAJECTORY, number);
	}
	return code;
}

static enum zb_code fill_goal(struct db *db, struct record *row, struct zb_err *err)
{
	int64_t position = 0;
	enum zb_code code = ZB_OK;

	if (!record_is_set(row, GOAL_STATE))
		record_set_choice(row, GOAL_STATE, GOAL_OPEN);
	if (record_is_set(row, GOAL_POSITION))
		return ZB_OK;
	code = number_for(db,
			  "SELECT ifnull(max(\"position\"), 0) + 1 FROM \"goal\" "
			  "WHERE \"plan\" = :id",
			  record_number(row, GOAL_PLAN), &position, err);
	record_set_number(row, GOAL_POSITION, position);
	return code;
}

static void fill_placement(struct record *row)
{
	if (record_is_set(row, PLACEMENT_ENDS))
		return;
	int year = record_year(row, PLACEMENT_SCHOOL_YEAR);

	if (year)
		record_set_date(row, PLACEMENT_ENDS, school_year_end(year));
}

static void fill_evaluation(struct record *row)
{
	struct date date = record_date(row, EVALUATION_DATE);

	if (date_is_set(date) && !record_is_set(row, EVALUATION_COUNTS_FOR))
		record_set_year(row, EVALUATION_COUNTS_FOR, school_year_of(date));
}

static void fill_log(struct record *row)
{
	if (!record_is_set(row, LOG_CONFIDENTIAL) && record_choice(row, LOG_KIND) == LOG_INCIDENT)
		record_set_text(row, LOG_CONFIDENTIAL, "yes");
}

enum zb_code fill_row(struct db *db, struct record *row, struct zb_err *err)
{
	for (unsigned f = 0; f < row->entity->field_count; f++)
		if ((row->entity->fields[f].flags & FIELD_OWN_ID) && !record_is_set(row, f))
			record_set_number(row, f, row->id);
	switch (entity_index(row->entity)) {
	case ENTITY_RESULT:
		return fill_result(db, row, err);
	case ENTITY_PLAN:
		return fill_plan(db, row, err);
	case ENTITY_GOAL:
		return fill_goal(db, row, err);
	case ENTITY_PLACEMENT:
		fill_placement(row);
		return ZB_OK;
	case ENTITY_EVALUATION:
		fill_evaluation(row);
		return ZB_OK;
	case ENTITY_LOG:
		fill_log(row);
		return ZB_OK;
	default:
		return ZB_OK;
	}
}
