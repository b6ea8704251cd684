/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/takeover.h"

#include <stdlib.h>
#include <string.h>

#include "core/records/consent.h"
#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "core/rules/consent.h"
#include "db/pupil_find.h"
#include "db/row.h"
#include "db/store.h"

/* Puts the line or the pupil before the sentence. */
static enum zb_code fail_at(struct db *db, const struct running_plan *r, struct zb_err *err)
{
	struct record *pupil = NULL;
	enum zb_code code = err ? err->code : ZB_INVALID;

	if (r->line)
		return zb_fail_in(err, _("regel %u"), r->line);
	if (!row_get(db, &pupil_entity, r->pupil, &pupil, NULL))
		code = record_fail_in(pupil, err);
	record_free(pupil);
	return code;
}

enum zb_code takeover_find(struct db *db, struct running_list *list, struct bad_lines *bad,
			   struct zb_err *err)
{
	struct pupil_finder finder = {0};
	enum zb_code code = pupil_finder_open(db, &finder, err);

	for (size_t i = 0; i < list->count && !code; i++) {
		struct running_plan *r = &list->plans[i];

		if (r->pupil)
			continue;
		code = pupil_find(&finder, r->who, &r->pupil, err);
		code = bad_lines_take(bad, r->line, code, err);
		if (code && r->line)
			zb_fail_in(err, _("regel %u"), r->line);
	}
	pupil_finder_close(&finder);
	return code ? code : bad_lines_fail(bad, err);
}

static enum zb_code exists(struct db *db, const char *sql, int64_t pupil, struct date starts,
			   bool *out, struct zb_err *err)
{
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":pupil", pupil);
	stmt_bind_date(stmt, ":starts", starts);
	code = stmt_step(db, stmt, out, err);
	sqlite3_reset(stmt);
	return code;
}

enum zb_code takeover_has_plan(struct db *db, int64_t pupil, bool *out, struct zb_err *err)
{
	return exists(db,
		      "SELECT 1 FROM \"plan\" WHERE \"pupil\" = :pupil AND \"status\" = 'in_force' "
		      "AND :starts IS NULL",
		      pupil, (struct date){0}, out, err);
}

enum zb_code takeover_part(struct db *db, struct running_list *list, size_t *count,
			   struct zb_err *err)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++) {
		struct running_plan plan = list->plans[i];
		bool has;
		enum zb_code code = takeover_has_plan(db, plan.pupil, &has, err);

		if (code)
			return code;
		if (has)
			continue;
		list->plans[i] = list->plans[kept];
		list->plans[kept++] = plan;
	}
	*count = kept;
	return ZB_OK;
}

static enum zb_code put_goals(struct db *db, const struct running_plan *r, int64_t plan,
			      struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < r->goal_count && !code; i++) {
		struct record *goal = record_copy(r->goals[i]);

		record_set_number(goal, GOAL_PLAN, plan);
		code = store_insert(db, goal, err);
		record_free(goal);
	}
	return code;
}

static enum zb_code put_consent(struct db *db, const struct running_plan *r, int64_t plan,
				struct zb_err *err)
{
	struct record *consent, *pupil = NULL;
	enum zb_code code;

	if (!record_is_set(r->consent, CONSENT_DATE))
		return ZB_OK;
	code = store_get(db, &pupil_entity, r->pupil, &pupil, err);
	if (code)
		return code;
	consent = record_copy(r->consent);
	record_set_number(consent, CONSENT_PLAN, plan);
	record_set_choice(consent, CONSENT_PARTY,
			  consent_is_adult(pupil, record_date(r->plan, PLAN_STARTS)) ?
				  CONSENT_PUPIL :
				  CONSENT_PARENTS);
	record_set_choice(consent, CONSENT_DECISION, CONSENT_GIVEN);
	code = store_insert(db, consent, err);
	record_free(pupil);
	record_free(consent);
	return code;
}

static enum zb_code put_evaluation(struct db *db, const struct running_plan *r, int64_t plan,
				   struct zb_err *err)
{
	if (!record_is_set(r->evaluation, EVALUATION_DATE))
		return ZB_OK;
	struct record *evaluation = record_copy(r->evaluation);

	record_set_number(evaluation, EVALUATION_PLAN, plan);
	record_set_choice(evaluation, EVALUATION_KIND, EVALUATION_YEARLY);
	record_set_text(evaluation, EVALUATION_PARENTS_PRESENT, "yes");
	enum zb_code code = store_insert(db, evaluation, err);

	record_free(evaluation);
	return code;
}

/* The first extra period that begins later begins with the plan; nothing when there is none. */
static enum zb_code widen_support(struct db *db, const struct running_plan *r, struct zb_err *err)
{
	static const char sql[] = "SELECT \"id\" FROM \"support_period\" "
				  "WHERE \"pupil\" = :pupil AND \"level\" = 'extra' "
				  "AND \"starts\" > :starts ORDER BY \"starts\" LIMIT 1";
	struct record *period = NULL, *wider;
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":pupil", r->pupil);
	stmt_bind_date(stmt, ":starts", record_date(r->plan, PLAN_STARTS));
	code = stmt_step(db, stmt, &found, err);
	if (code || !found)
		return code;
	code = row_get(db, &support_period_entity, sqlite3_column_int64(stmt, 0), &period, err);
	sqlite3_reset(stmt);
	if (code)
		return code;
	wider = record_copy(period);
	record_copy_field(wider, SUPPORT_PERIOD_STARTS, r->plan, PLAN_STARTS);
	code = store_update(db, period, wider, NULL, err);
	record_free(wider);
	record_free(period);
	return code;
}

/* Who has a plan has extra support; a period that says something about that time stays. */
static enum zb_code put_support(struct db *db, const struct running_plan *r, struct zb_err *err)
{
	struct date starts = record_date(r->plan, PLAN_STARTS);
	bool has = false;
	enum zb_code code = exists(db,
				   "SELECT 1 FROM \"support_period\" WHERE \"pupil\" = :pupil "
				   "AND ifnull(\"ends\", '9999-12-31') >= :starts",
				   r->pupil, starts, &has, err);

	if (code || has)
		return code;
	struct record *period = record_new(&support_period_entity);

	record_set_number(period, SUPPORT_PERIOD_PUPIL, r->pupil);
	record_set_choice(period, SUPPORT_PERIOD_LEVEL, SUPPORT_EXTRA);
	record_set_date(period, SUPPORT_PERIOD_STARTS, starts);
	code = store_insert(db, period, err);
	record_free(period);
	return code;
}

static enum zb_code put_in_force(struct db *db, const struct record *draft, struct zb_err *err)
{
	struct record *plan = record_copy(draft);

	record_set_choice(plan, PLAN_STATUS, PLAN_IN_FORCE);
	enum zb_code code = store_update(db, draft, plan, NULL, err);

	record_free(plan);
	return code;
}

static enum zb_code put_plan(struct db *db, const struct running_plan *r, struct zb_err *err)
{
	struct record *plan = record_copy(r->plan);

	record_set_number(plan, PLAN_PUPIL, r->pupil);
	record_set_choice(plan, PLAN_STATUS, PLAN_DRAFT);
	record_set_choice(plan, PLAN_ORIGIN, PLAN_TAKEN_OVER);
	enum zb_code code = store_insert(db, plan, err);

	if (!code)
		code = put_goals(db, r, plan->id, err);
	if (!code)
		code = put_in_force(db, plan, err);
	if (!code)
		code = put_consent(db, r, plan->id, err);
	if (!code)
		code = put_evaluation(db, r, plan->id, err);
	if (!code && r->widen)
		code = widen_support(db, r, err);
	if (!code)
		code = put_support(db, r, err);
	record_free(plan);
	return code;
}

static enum zb_code take_over(struct db *db, const struct running_plan *r, struct zb_err *err)
{
	enum zb_code code = running_check(r, db->today, NULL, NULL, err);

	if (!code)
		code = put_plan(db, r, err);
	return code ? fail_at(db, r, err) : ZB_OK;
}

enum zb_code takeover_apply(struct db *db, const struct running_plan *plans, size_t count,
			    const struct db_progress *progress, struct zb_err *err)
{
	enum zb_code code = store_begin(db, TXN_EDIT, 0, err);

	if (code)
		return code;
	for (size_t i = 0; i < count && !code; i++) {
		code = db_progress_report(progress, N_("OPP's"), i, count, err);
		if (!code)
			code = take_over(db, &plans[i], err);
	}
	if (!code)
		return store_commit(db, err);
	store_rollback(db);
	return code;
}
