/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/takeover.h"

#include <stdlib.h>
#include <string.h>

#include "core/exchange/arena.h"
#include "core/exchange/text_index.h"
#include "core/records/consent.h"
#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "core/text.h"
#include "db/row.h"
#include "db/store.h"

/* Puts the line or the pupil before the sentence. */
static enum zb_code fail_at(struct db *db, const struct running_plan *r, struct zb_err *err)
{
	struct record *pupil = NULL;
	struct buffer name = {0};
	enum zb_code code = err ? err->code : ZB_INVALID;

	if (r->line)
		return zb_fail_in(err, _("regel %u"), r->line);
	if (!row_get(db, &pupil_entity, r->pupil, &pupil, NULL)) {
		record_title(pupil, &name);
		code = zb_fail_in(err, "%s", name.bytes);
	}
	record_free(pupil);
	buffer_clear(&name);
	return code;
}

/* The pupils that SQL finds with :number; *COUNT of them, *OUT the last. */
static enum zb_code find_number(struct db *db, const char *number, int64_t *out, size_t *count,
				struct zb_err *err)
{
	static const char sql[] =
		"SELECT \"id\" FROM \"pupil\" WHERE \"number\" = :number UNION "
		"SELECT p.\"id\" FROM \"las_key\" AS k "
		"JOIN \"pupil\" AS p ON p.\"id\" = k.\"record\" "
		"WHERE k.\"entity\" = 'pupil' AND k.\"key\" = :number";
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	*count = 0;
	if (code)
		return code;
	stmt_bind_whole(stmt, ":number", number);
	while (!(code = stmt_step(db, stmt, &row, err)) && row) {
		*out = sqlite3_column_int64(stmt, 0);
		(*count)++;
	}
	return code;
}

/* Names as they are compared. */
struct called {
	const char *given, *prefix, *family;
};

static char *name_key(const struct called *who)
{
	char *whole = mem_format("%s %s\001%s", who->prefix, who->family, who->given);
	char *folded = text_fold(whole);

	free(whole);
	return folded;
}

/* All pupils by name; those of one name after each other. */
struct named {
	int64_t id;
	char born[DATE_ISO_SIZE];
	uint32_t next; /* TEXT_INDEX_NONE ends */
};

struct names {
	struct text_index index;
	struct arena arena;
	struct named *items;
	size_t count, room;
};

static void names_add(struct names *names, sqlite3_stmt *stmt)
{
	struct called who = { stmt_text(stmt, 1), stmt_text(stmt, 2), stmt_text(stmt, 3) };
	char *key = name_key(&who);
	uint32_t at = (uint32_t)names->count, first = text_index_find(&names->index, key);

	names->items = mem_grow(names->items, &names->room, names->count + 1,
				sizeof *names->items);
	struct named *item = &names->items[names->count++];

	*item = (struct named){ .id = sqlite3_column_int64(stmt, 0), .next = TEXT_INDEX_NONE };
	date_to_iso(stmt_date(stmt, 4), item->born);
	if (first == TEXT_INDEX_NONE) {
		text_index_add(&names->index, arena_text(&names->arena, key, strlen(key)), at);
	} else {
		item->next = names->items[first].next;
		names->items[first].next = at;
	}
	free(key);
}

static enum zb_code names_read(struct db *db, struct names *names, struct zb_err *err)
{
	static const char sql[] =
		"SELECT \"id\", ifnull(\"given_name\", \"initials\"), \"prefix\", \"family_name\", "
		"\"born\" FROM \"pupil\"";
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	while (!code && !(code = stmt_step(db, stmt, &row, err)) && row)
		names_add(names, stmt);
	return code;
}

static void names_free(struct names *names)
{
	text_index_clear(&names->index);
	arena_clear(&names->arena);
	free(names->items);
}

static void find_name(const struct names *names, const struct record *who, int64_t *out,
		      size_t *count)
{
	struct called called = { record_text(who, PUPIL_GIVEN_NAME), record_text(who, PUPIL_PREFIX),
				 record_text(who, PUPIL_FAMILY_NAME) };
	const char *born = record_text(who, PUPIL_BORN);
	char *key = name_key(&called);
	uint32_t at = text_index_find(&names->index, key);

	free(key);
	*count = 0;
	for (; at != TEXT_INDEX_NONE; at = names->items[at].next) {
		if (*born && strcmp(born, names->items[at].born) != 0)
			continue;
		*out = names->items[at].id;
		(*count)++;
	}
}

static enum zb_code find_pupil(struct db *db, struct names *names, struct running_plan *r,
			       struct zb_err *err)
{
	bool numbered = record_is_set(r->who, PUPIL_NUMBER);
	int64_t found = 0;
	size_t count = 0;
	enum zb_code code = ZB_OK;

	if (numbered)
		code = find_number(db, record_text(r->who, PUPIL_NUMBER), &found, &count, err);
	else
		find_name(names, r->who, &found, &count);
	if (code)
		return code;
	if (count == 1)
		r->pupil = found;
	else if (numbered)
		code = zb_fail(err, ZB_NOT_FOUND,
			       _("er is geen leerling met nummer %s; lees eerst de leerlingen "
				 "in"), record_text(r->who, PUPIL_NUMBER));
	else if (count)
		code = zb_fail(err, ZB_NOT_FOUND,
			       _("er zijn meer leerlingen die zo heten; geef de geboortedatum of "
				 "het leerlingnummer"));
	else
		code = zb_fail(err, ZB_NOT_FOUND,
			       _("er is geen leerling met deze naam en geboortedatum; lees "
				 "eerst de leerlingen in"));
	return code;
}

enum zb_code takeover_find(struct db *db, struct running_list *list, struct zb_err *err)
{
	struct names names = {0};
	enum zb_code code = names_read(db, &names, err);

	for (size_t i = 0; i < list->count && !code; i++) {
		struct running_plan *r = &list->plans[i];

		if (r->pupil)
			continue;
		code = find_pupil(db, &names, r, err);
		if (code && r->line)
			zb_fail_in(err, _("regel %u"), r->line);
	}
	names_free(&names);
	return code;
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
	if (!record_is_set(r->consent, CONSENT_DATE))
		return ZB_OK;
	struct record *consent = record_copy(r->consent);

	record_set_number(consent, CONSENT_PLAN, plan);
	record_set_choice(consent, CONSENT_PARTY, CONSENT_PARENTS);
	record_set_choice(consent, CONSENT_DECISION, CONSENT_GIVEN);
	enum zb_code code = store_insert(db, consent, err);

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
