/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/group.h"
#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "core/rules/version.h"
#include "core/words.h"
#include "db/fill.h"
#include "db/row.h"
#include "db/touch.h"

/* Refuses with SENTENCE when SQL finds a row, given the record's own values by column name. */
struct guard {
	enum entity_id entity;
	const char *sql;
	const char *sentence;
};

static const struct guard guards[] = {
	{ ENTITY_PLACEMENT,
	  "SELECT 1 FROM \"placement\" AS p LEFT JOIN \"group\" AS g ON g.\"id\" = p.\"group\" "
	  "WHERE p.\"pupil\" = :pupil AND p.\"id\" <> :id "
	  "AND ifnull(g.\"kind\", 'class') = 'class' "
	  "AND ifnull((SELECT \"kind\" FROM \"group\" WHERE \"id\" = :group), 'class') = 'class' "
	  "AND p.\"starts\" <= ifnull(:ends, '9999-12-31') "
	  "AND ifnull(p.\"ends\", '9999-12-31') >= :starts",
	  N_("de leerling staat in deze periode al in een andere groep") },
	{ ENTITY_SUPPORT_PERIOD,
	  "SELECT 1 FROM \"support_period\" WHERE \"pupil\" = :pupil AND \"id\" <> :id "
	  "AND \"starts\" <= ifnull(:ends, '9999-12-31') "
	  "AND ifnull(\"ends\", '9999-12-31') >= :starts",
	  N_("er loopt in deze tijd al een andere ondersteuningsperiode; sluit die eerst af") },
	{ ENTITY_GOAL,
	  "SELECT 1 FROM \"goal\" AS g JOIN \"plan\" AS p ON p.\"id\" = g.\"plan\" "
	  "WHERE g.\"id\" = :line AND p.\"pupil\" <> "
	  "(SELECT \"pupil\" FROM \"plan\" WHERE \"id\" = :plan)",
	  N_("het doel gaat verder op een doel van een andere leerling") },
	{ ENTITY_RESULT,
	  "SELECT 1 FROM \"goal\" AS g, \"evaluation\" AS e JOIN \"plan\" AS p "
	  "ON p.\"id\" = e.\"plan\" WHERE g.\"id\" = :goal AND e.\"id\" = :evaluation "
	  "AND (g.\"plan\" <> e.\"plan\" OR g.\"line\" <> :line OR p.\"pupil\" <> :pupil "
	  "OR e.\"date\" <> :date)",
	  N_("het doel hoort niet bij het OPP van deze evaluatie") },
	{ ENTITY_SUPPORT,
	  "SELECT 1 FROM \"plan\" WHERE \"id\" = :plan AND \"pupil\" <> :pupil",
	  N_("het OPP van de inzet is van een andere leerling") },
	{ ENTITY_SUPPORT_GOAL,
	  "SELECT 1 FROM \"goal\" AS g, \"support\" AS s JOIN \"plan\" AS p "
	  "ON p.\"id\" = g.\"plan\" WHERE g.\"id\" = :line AND s.\"id\" = :support "
	  "AND p.\"pupil\" <> s.\"pupil\"",
	  N_("het doel van de inzet is van een andere leerling") },
	{ ENTITY_EVALUATION,
	  "SELECT 1 FROM \"plan\" WHERE \"id\" = :plan AND \"status\" = 'draft'",
	  N_("een concept wordt niet geëvalueerd; stel het OPP eerst vast") },
	{ ENTITY_PLAN,
	  "SELECT 1 FROM \"plan\" WHERE \"pupil\" = :pupil AND \"id\" <> :id "
	  "AND \"status\" = 'in_force' AND :status = 'in_force'",
	  N_("er is al een OPP in werking; dat moet eerst worden vervangen of afgesloten") },
};

/* Not asked of a row that is in the file already: there may be some of before this was asked. */
static const struct guard guards_of_new[] = {
	{ ENTITY_PLAN,
	  "SELECT 1 FROM \"plan\" WHERE \"pupil\" = :pupil AND \"id\" <> :id "
	  "AND \"trajectory\" = :trajectory AND \"status\" = 'draft' AND :status = 'draft'",
	  N_("er is al een concept; werk daarin verder") },
};

/* Asked when somebody writes a row for the first time. Not of one that comes back by an undo: the
 * other's day may be another by now. */
static const struct guard guards_of_days[] = {
	{ ENTITY_SUPPORT_PERIOD,
	  "SELECT 1 FROM \"pupil\" WHERE \"id\" = :pupil AND \"left\" < :starts",
	  N_("de leerling is dan al uitgeschreven; kies een dag daarvoor") },
	{ ENTITY_AGREEMENT,
	  "SELECT 1 FROM \"meeting\" WHERE \"id\" = :meeting AND \"date\" > :by",
	  N_("een afspraak moet af zijn voor het gesprek er was; kijk de dag na") },
	{ ENTITY_MEETING_PUPIL,
	  "SELECT 1 FROM \"meeting\" AS m, \"pupil\" AS p WHERE m.\"id\" = :meeting "
	  "AND p.\"id\" = :pupil AND m.\"date\" < p.\"born\"",
	  N_("het gesprek ligt voor de geboorte van de leerling; kijk het jaartal na") },
};

static void bind_value(sqlite3_stmt *stmt, int parameter, const struct record *row, unsigned f)
{
	if (!record_is_set(row, f))
		return;
	if (field_is_number(&row->entity->fields[f]))
		sqlite3_bind_int64(stmt, parameter, record_number(row, f));
	else
		sqlite3_bind_text(stmt, parameter, record_text(row, f), -1, SQLITE_STATIC);
}

static void bind_record(sqlite3_stmt *stmt, const struct record *row)
{
	for (int i = 1; i <= sqlite3_bind_parameter_count(stmt); i++) {
		const char *name = sqlite3_bind_parameter_name(stmt, i) + 1;
		int f = entity_field(row->entity, name);

		if (!strcmp(name, "id"))
			sqlite3_bind_int64(stmt, i, row->id);
		else if (f >= 0)
			bind_value(stmt, i, row, (unsigned)f);
	}
}

static enum zb_code check_guard(struct db *db, const struct guard *guard,
				const struct record *row, struct zb_err *err)
{
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = stmt_get(db, guard->sql, &stmt, err);

	if (code)
		return code;
	bind_record(stmt, row);
	code = stmt_step(db, stmt, &found, err);
	sqlite3_reset(stmt);
	sqlite3_clear_bindings(stmt);
	if (!code && found)
		code = zb_fail(err, ZB_INVALID, "%s",
			       word_say((enum school_type)db_settings(db)->type, guard->sentence));
	return code;
}

/* The last birth of the pupils that a talk is about; else of the one that ROW leads to. */
static enum zb_code read_born(struct db *db, const struct record *row, struct date *out,
			      struct zb_err *err)
{
	bool talk = row->entity == &meeting_entity;
	int64_t of = row->id;
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = talk ? ZB_OK : touch_owner(db, row, &of, err);

	if (code == ZB_NOT_FOUND)
		return ZB_OK; /* fill_check says what it refers to in vain */
	if (!code)
		code = stmt_get(db,
				talk ? "SELECT max(p.\"born\") FROM \"meeting_pupil\" AS m JOIN "
				       "\"pupil\" AS p ON p.\"id\" = m.\"pupil\" "
				       "WHERE m.\"meeting\" = :id" :
				       "SELECT \"born\" FROM \"pupil\" WHERE \"id\" = :id",
				&stmt, err);
	if (code)
		return code;
	stmt_bind_id(stmt, ":id", of);
	code = stmt_step(db, stmt, &found, err);
	if (!code && found)
		*out = stmt_date(stmt, 0);
	sqlite3_reset(stmt);
	return code;
}

enum zb_code fill_validate(struct db *db, const struct record *before, const struct record *after,
			   struct zb_err *err)
{
	struct date born = {0};
	enum zb_code code = ZB_OK;

	if (db->replaying)
		before = after;
	if (record_moves(before, after))
		code = read_born(db, after, &born, err);
	return code ? code : record_validate_change(before, after, born, db->today, NULL, err);
}

static enum zb_code check_references(struct db *db, const struct record *before,
				     const struct record *after, struct zb_err *err)
{
	for (unsigned f = 0; f < after->entity->field_count; f++) {
		const struct field *field = &after->entity->fields[f];
		struct record *target = NULL;

		if (field->kind != FIELD_REFERENCE || !record_is_set(after, f))
			continue;
		if (before && record_same(before, after, f))
			continue;
		if ((field->flags & FIELD_OWN_ID) && record_number(after, f) == after->id)
			continue;
		enum zb_code code = row_get(db, entity_find(field->target),
					    record_number(after, f), &target, err);

		record_free(target);
		if (code)
			return code == ZB_NOT_FOUND ? zb_fail_in(err, "%s", _(field->label)) : code;
	}
	return ZB_OK;
}

/* Keeps whose plan made room for one that is still to come in force. */
static void follow_step(struct db *db, int from, int to, int64_t pupil)
{
	if (from == PLAN_IN_FORCE && to == PLAN_REPLACED)
		id_set_add(&db->replaced, pupil);
	else if (to == PLAN_IN_FORCE)
		id_set_remove(&db->replaced, pupil);
}

static enum zb_code check_step(struct db *db, const struct record *before,
			       const struct record *after, struct zb_err *err)
{
	int from = before ? record_choice(before, PLAN_STATUS) : -1;
	int to = record_choice(after, PLAN_STATUS);

	if (!db->replaying)
		follow_step(db, from, to, record_number(after, PLAN_PUPIL));
	if (plan_step_allowed(from, to, db->replaying))
		return ZB_OK;
	return zb_fail(err, ZB_DENIED, _("een OPP gaat niet van %s naar %s"),
		       from < 0 ? _("nieuw") : _(plan_statuses[from].label),
		       _(plan_statuses[to].label));
}

enum zb_code fill_check_end(const struct db *db, struct zb_err *err)
{
	if (!db->replaced.count)
		return ZB_OK;
	return zb_fail(err, ZB_DENIED,
		       _("een OPP wordt vervangen doordat de nieuwe versie in werking gaat, en "
			 "anders niet"));
}

enum zb_code fill_twin(struct db *db, const struct record *row, int64_t *out, struct zb_err *err)
{
	const struct entity *entity = row->entity;
	struct buffer sql = {0};
	sqlite3_stmt *stmt;
	bool found = false;
	enum zb_code code;

	*out = 0;
	if (!entity->key)
		return ZB_OK;
	buffer_add_format(&sql, "SELECT \"id\" FROM \"%s\" WHERE \"id\" <> :id", entity->code);
	for (unsigned f = 0; f < entity->field_count; f++)
		if (entity->key & FIELD_BIT(f))
			buffer_add_format(&sql, " AND \"%s\" IS :%s", entity->fields[f].column,
					  entity->fields[f].column);
	code = stmt_get_composed(db, buffer_take(&sql), &stmt, err);
	if (code)
		return code;
	bind_record(stmt, row);
	code = stmt_step(db, stmt, &found, err);
	if (!code && found)
		*out = sqlite3_column_int64(stmt, 0);
	sqlite3_reset(stmt);
	sqlite3_clear_bindings(stmt);
	return code;
}

static enum zb_code check_twin(struct db *db, const struct record *row, struct zb_err *err)
{
	int64_t twin = 0;
	enum zb_code code = fill_twin(db, row, &twin, err);

	if (code || !twin)
		return code;
	return zb_fail(err, ZB_INVALID, _("er is al een %s voor hetzelfde (id %lld); wijzig dat"),
		       _(row->entity->label), (long long)twin);
}

static enum zb_code check_all(struct db *db, const struct guard *table, size_t count,
			      const struct record *row, struct zb_err *err)
{
	enum entity_id entity = entity_index(row->entity);
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < count && !code; i++)
		if (table[i].entity == entity)
			code = check_guard(db, &table[i], row, err);
	return code;
}

/* IS_NEW: also what is asked only of a row that comes into the file. */
static enum zb_code check_guards(struct db *db, const struct record *row, bool is_new,
				 struct zb_err *err)
{
	enum zb_code code =
		check_all(db, guards, sizeof guards / sizeof guards[0], row, err);

	if (!code && is_new)
		code = check_all(db, guards_of_new,
				 sizeof guards_of_new / sizeof guards_of_new[0], row, err);
	return code || !is_new ? code : check_twin(db, row, err);
}

/* The last evaluation of a plan that was taken over may be of a version that is not in the file. */
static bool is_of_earlier_version(const struct record *plan, const struct record *evaluation)
{
	return record_choice(plan, PLAN_ORIGIN) == PLAN_TAKEN_OVER &&
	       date_compare(record_date(evaluation, EVALUATION_DATE),
			    record_date(plan, PLAN_STARTS)) < 0;
}

static enum zb_code check_date(struct db *db, const struct record *before,
			       const struct record *after, struct zb_err *err)
{
	struct record *plan = NULL;
	enum zb_code code = ZB_OK;

	if (before && record_same(before, after, EVALUATION_DATE))
		return ZB_OK;
	code = row_get(db, &plan_entity, record_number(after, EVALUATION_PLAN), &plan, err);
	if (!code && !is_of_earlier_version(plan, after))
		code = version_check_evaluation(plan, after, err);
	record_free(plan);
	return code;
}

enum zb_code fill_guard(struct db *db, const struct record *row, struct zb_err *err)
{
	return check_guards(db, row, true, err);
}

enum zb_code fill_check(struct db *db, const struct record *before, const struct record *after,
			struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	if (db->bulk)
		return ZB_OK; /* an import has matched every row itself */
	code = check_references(db, before, after, err);
	if (!code && after->entity == &plan_entity)
		code = check_step(db, before, after, err);
	if (!code && after->entity == &evaluation_entity && !db->replaying)
		code = check_date(db, before, after, err);
	if (code || db->replaying)
		return code;
	code = check_guards(db, after, !before, err);
	return code || before ? code :
				check_all(db, guards_of_days,
					  sizeof guards_of_days / sizeof guards_of_days[0], after,
					  err);
}
