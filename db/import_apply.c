/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes what a plan says, in one transaction of db/store. */
#include <stdlib.h>
#include <string.h>

#include "core/records/group.h"
#include "core/records/pupil.h"
#include "core/records/school.h"
#include "core/records/staff.h"
#include "db/derived.h"
#include "db/import_bulk.h"
#include "db/import_plan.h"
#include "db/row.h"
#include "db/store.h"
#include "db/stmt.h"

struct applying {
	struct db *db;
	const struct import_plan *plan;
	const struct incoming *in;
	const struct db_progress *progress;
	int64_t *groups; /* ids by place in the incoming model */
	char year[SCHOOL_YEAR_SIZE];
	struct record *pupil, *placement; /* used again for each new row */
	struct import_given given;
	struct buffer combined;
};

/* Takes the changes of ITEM that are not kept over into the row. */
static enum zb_code update(struct applying *a, const struct import_item *item,
			   const struct entity *entity, const struct record *values,
			   struct zb_err *err)
{
	struct record *base = NULL, *mine = NULL;
	enum zb_code code = row_get(a->db, entity, item->id, &base, err);

	if (code)
		return code;
	mine = record_copy(base);
	for (uint32_t i = 0; i < item->count; i++) {
		const struct import_change *change = &a->plan->changes[item->first + i];

		if (change->field >= 0 && !change->kept)
			record_copy_field(mine, (unsigned)change->field, values,
					  (unsigned)change->field);
	}
	code = store_update(a->db, base, mine, NULL, err);
	record_free(base);
	record_free(mine);
	return code;
}

/* Makes KEY mean RECORD. A key of a group goes along to the newest school year only. */
static enum zb_code put_key(struct applying *a, const char *entity, const char *key, int64_t record,
			    struct zb_err *err)
{
	static const char sql[] =
		"SELECT k.\"id\", k.\"record\" = :record OR (SELECT \"school_year\" FROM \"group\" "
		"WHERE \"id\" = k.\"record\") > :year FROM \"las_key\" AS k "
		"WHERE k.\"entity\" = :entity AND k.\"source\" = :source AND k.\"key\" = :key";
	struct record *row = NULL;
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = stmt_get(a->db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":record", record);
	stmt_bind_whole(stmt, ":year", a->year);
	stmt_bind_whole(stmt, ":entity", entity);
	stmt_bind_whole(stmt, ":source", given_source(a->in));
	stmt_bind_whole(stmt, ":key", key);
	code = stmt_step(a->db, stmt, &found, err);
	int64_t old = !code && found ? sqlite3_column_int64(stmt, 0) : 0;
	bool stays = old && sqlite3_column_int(stmt, 1);

	sqlite3_reset(stmt);
	if (code || stays)
		return code;
	if (old)
		code = row_get(a->db, &las_key_entity, old, &row, err);
	if (old && !code)
		code = store_delete(a->db, row, err);
	record_free(row);
	if (code)
		return code;
	row = record_new(&las_key_entity);
	record_set_text(row, LAS_KEY_ENTITY, entity);
	record_set_number(row, LAS_KEY_RECORD, record);
	record_set_text(row, LAS_KEY_SOURCE, given_source(a->in));
	record_set_text(row, LAS_KEY_KEY, key);
	code = store_insert(a->db, row, err);
	record_free(row);
	return code;
}

static struct record *group_record(const struct applying *a, uint32_t place)
{
	const struct incoming_group *g = &a->in->groups[place];
	struct record *group = record_new(&group_entity);
	char set[INCOMING_YEAR_GROUPS_SIZE];

	incoming_year_groups_text(g->year_groups, set);
	record_set_text(group, GROUP_SCHOOL_YEAR, a->year);
	record_set_text(group, GROUP_NAME, g->name);
	record_set_choice(group, GROUP_KIND, g->combined ? GROUP_COMBINED : GROUP_CLASS);
	record_set_text(group, GROUP_YEAR_GROUPS, set);
	return group;
}

/* Two groups of the file can bear one name, in two buildings: one group here. */
static int64_t same_name_before(const struct applying *a, uint32_t place)
{
	const struct incoming_group *g = &a->in->groups[place];

	for (uint32_t i = 0; i < place; i++)
		if (a->in->groups[i].combined == g->combined &&
		    !strcmp(a->in->groups[i].name, g->name))
			return a->groups[i];
	return 0;
}

static enum zb_code apply_group(struct applying *a, const struct import_item *item,
				struct zb_err *err)
{
	const struct incoming_group *g = &a->in->groups[item->incoming];
	struct record *group = group_record(a, item->incoming);
	int64_t id = item->id ? item->id : same_name_before(a, item->incoming);
	enum zb_code code = ZB_OK;

	for (uint32_t i = 0; i < item->count; i++) /* the set as it was compared */
		if (a->plan->changes[item->first + i].field == GROUP_YEAR_GROUPS)
			record_set_text(group, GROUP_YEAR_GROUPS,
					a->plan->changes[item->first + i].value);
	if (item->status == IMPORT_CHANGED) {
		code = update(a, item, &group_entity, group, err);
	} else if (!id) {
		code = store_insert(a->db, group, err);
		id = group->id;
	}
	a->groups[item->incoming] = id;
	for (const struct incoming_key *k = g->keys; k && !code; k = k->next)
		code = put_key(a, "group", k->text, id, err);
	record_free(group);
	return code;
}

static enum zb_code add_to_group(struct applying *a, int64_t staff, uint32_t group,
				 struct zb_err *err)
{
	struct record *row = record_new(&group_staff_entity);
	int type = a->db->settings.type;

	record_set_number(row, GROUP_STAFF_GROUP, a->groups[group]);
	record_set_number(row, GROUP_STAFF_STAFF, staff);
	if (!a->in->groups[group].combined && type <= SCHOOL_SO)
		record_set_choice(row, GROUP_STAFF_PART, GROUP_TEACHER);
	enum zb_code code = store_insert(a->db, row, err);

	record_free(row);
	return code;
}

static enum zb_code apply_staff(struct applying *a, const struct import_item *item,
				struct zb_err *err)
{
	const char *key = a->in->staff[item->incoming].key;
	struct record *staff = record_new(&staff_entity);
	int64_t id = item->id;
	enum zb_code code = ZB_OK;

	staff_from_incoming(staff, a->in, item->incoming);
	if (item->status == IMPORT_CHANGED && item->count) {
		code = update(a, item, &staff_entity, staff, err);
	} else if (!id) {
		code = store_insert(a->db, staff, err);
		id = staff->id;
	}
	if (!code && key)
		code = put_key(a, "staff", key, id, err);
	for (uint32_t i = 0; i < item->move_count && !code; i++)
		code = add_to_group(a, id, a->plan->moves[item->first_move + i].group, err);
	record_free(staff);
	return code;
}

static void record_reset(struct record *r)
{
	r->id = r->rev = 0;
	for (unsigned f = 0; f < r->entity->field_count; f++)
		record_clear(r, f);
}

static enum zb_code add_placement(struct applying *a, int64_t pupil,
				  const struct import_move *move, struct zb_err *err)
{
	struct record *row = a->placement;

	record_reset(row);
	record_set_number(row, PLACEMENT_PUPIL, pupil);
	record_set_text(row, PLACEMENT_SCHOOL_YEAR, a->year);
	record_set_text(row, PLACEMENT_YEAR_GROUP, move->year_group);
	record_set_date(row, PLACEMENT_STARTS, move->date);
	record_set_date(row, PLACEMENT_ENDS, school_year_end(a->plan->school_year));
	if (move->group != INCOMING_NONE)
		record_set_number(row, PLACEMENT_GROUP, a->groups[move->group]);
	return store_insert(a->db, row, err);
}

static enum zb_code change_placement(struct applying *a, const struct import_move *move,
				     struct zb_err *err)
{
	struct record *base = NULL, *mine = NULL;
	enum zb_code code = row_get(a->db, &placement_entity, move->placement, &base, err);

	if (code)
		return code;
	mine = record_copy(base);
	if (move->kind == MOVE_END)
		record_set_date(mine, PLACEMENT_ENDS, move->date);
	if (move->kind == MOVE_REPLACE && move->group != INCOMING_NONE)
		record_set_number(mine, PLACEMENT_GROUP, a->groups[move->group]);
	if (move->kind == MOVE_REPLACE && move->year_group)
		record_set_text(mine, PLACEMENT_YEAR_GROUP, move->year_group);
	code = move->kind == MOVE_DELETE ? store_delete(a->db, base, err) :
					   store_update(a->db, base, mine, NULL, err);
	record_free(base);
	record_free(mine);
	return code;
}

static enum zb_code apply_moves(struct applying *a, const struct import_item *item, int64_t pupil,
				struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	for (uint32_t i = 0; i < item->move_count && !code; i++) {
		const struct import_move *move = &a->plan->moves[item->first_move + i];

		code = move->kind == MOVE_ADD ? add_placement(a, pupil, move, err) :
						change_placement(a, move, err);
	}
	return code;
}

static enum zb_code remember(struct applying *a, const struct import_item *item, int64_t pupil,
			     struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	if (item->id)
		code = given_read(a->db, pupil, &a->given, err);
	else
		given_clear(&a->given);
	if (code)
		return code;
	given_take(&a->given, a->in, item->incoming, a->year, &a->combined);
	return given_write(a->db, pupil, &a->given, err);
}

static enum zb_code apply_gone(struct applying *a, const struct import_item *item,
			       struct zb_err *err)
{
	char iso[DATE_ISO_SIZE];
	struct record *base = NULL, *mine = NULL;
	enum zb_code code = row_get(a->db, &pupil_entity, item->id, &base, err);

	if (!code)
		code = given_read(a->db, item->id, &a->given, err);
	if (!code) {
		date_to_iso(item->left, iso);
		mine = record_copy(base);
		record_set_text(mine, PUPIL_LEFT, iso);
		a->given.value[GIVEN_GONE] = iso;
		code = store_update(a->db, base, mine, NULL, err);
	}
	if (!code)
		code = given_write(a->db, item->id, &a->given, err);
	record_free(base);
	record_free(mine);
	return code;
}

static enum zb_code apply_pupil(struct applying *a, const struct import_item *item,
				struct zb_err *err)
{
	const char *key = a->in->pupils[item->incoming].key;
	int64_t id = item->id;
	enum zb_code code = ZB_OK;

	if (item->status == IMPORT_NEW || item->status == IMPORT_CHANGED) {
		record_reset(a->pupil);
		pupil_from_incoming(a->pupil, a->in, item->incoming);
	}
	if (item->status == IMPORT_NEW) {
		code = store_insert(a->db, a->pupil, err);
		id = a->pupil->id;
	} else if (item->status == IMPORT_CHANGED) {
		code = update(a, item, &pupil_entity, a->pupil, err);
	}
	if (!code && key)
		code = put_key(a, "pupil", key, id, err);
	if (!code)
		code = apply_moves(a, item, id, err);
	if (!code && item->remember)
		code = remember(a, item, id, err);
	return code;
}

static enum zb_code apply_item(struct applying *a, const struct import_item *item,
			       struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	if (item->status == IMPORT_LEFT_OUT)
		return ZB_OK;
	if (item->status != IMPORT_GONE)
		code = apply_pupil(a, item, err);
	else if (date_is_set(item->left))
		code = apply_gone(a, item, err);
	if (code && item->incoming != INCOMING_NONE)
		zb_fail_in(err, _("regel %u"), a->in->pupils[item->incoming].line);
	else if (code)
		zb_fail_in(err, "%s", item->title);
	return code;
}

static enum zb_code write_all(struct applying *a, bool bulk, struct zb_err *err)
{
	const struct import_plan *plan = a->plan;
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < plan->groups.count && !code; i++)
		code = apply_group(a, &plan->groups.items[i], err);
	for (size_t i = 0; i < plan->staff.count && !code; i++)
		code = apply_staff(a, &plan->staff.items[i], err);
	a->db->bulk = bulk; /* pupils were checked when they were compared */
	for (size_t i = 0; i < plan->pupils.count && !code; i++) {
		code = db_progress_report(a->progress, N_("leerlingen"), i, plan->pupils.count,
					  err);
		if (!code)
			code = apply_item(a, &plan->pupils.items[i], err);
	}
	return code;
}

/* A plan says what the file held when it was made. */
static enum zb_code check_seq(struct applying *a, struct zb_err *err)
{
	int64_t seq = 0;
	enum zb_code code = stmt_number(a->db, "SELECT max(\"seq\") FROM \"txn\"", &seq, err);

	if (!code && seq != a->plan->seq)
		code = zb_fail(err, ZB_CONFLICT,
			       _("het schoolbestand is veranderd sinds de vergelijking; vergelijk "
				 "opnieuw"));
	return code;
}

/* Large: what is derived is made while its own indexes are away. */
static enum zb_code write_bulk(struct applying *a, struct zb_err *err)
{
	struct bulk bulk = {0};
	enum zb_code code = bulk_begin(a->db, &bulk, err);

	if (!code)
		code = write_all(a, true, err);
	if (!code)
		code = bulk_read(a->db, &bulk, err);
	if (!code)
		code = db_progress_report(a->progress, N_("overzichten"), 0,
					  a->db->touched.count, err);
	if (!code) {
		id_set_sort(&a->db->touched);
		code = derived_refresh(a->db, a->db->touched.ids, a->db->touched.count, err);
		a->db->touched.count = 0;
	}
	if (!code)
		code = bulk_end(a->db, &bulk, err);
	bulk_free(&bulk);
	return code;
}

enum zb_code importing_apply(struct db *db, const struct import_plan *plan,
			     const struct db_progress *progress, struct zb_err *err)
{
	struct applying a = {
		.db = db, .plan = plan, .in = plan->incoming, .progress = progress,
	};
	enum zb_code code = store_begin(db, TXN_IMPORT, 0, err);

	if (code)
		return code;
	school_year_to_text(plan->school_year, a.year);
	a.groups = mem_new(plan->groups.count, sizeof *a.groups);
	a.pupil = record_new(&pupil_entity);
	a.placement = record_new(&placement_entity);
	code = check_seq(&a, err);
	if (!code)
		code = plan->rows > BULK_ROWS ? write_bulk(&a, err) : write_all(&a, false, err);
	if (!code)
		code = store_commit(db, err);
	else
		store_rollback(db);
	free(a.groups);
	record_free(a.pupil);
	record_free(a.placement);
	given_clear(&a.given);
	buffer_clear(&a.combined);
	return code;
}
