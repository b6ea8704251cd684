/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compares groups. They are few, so each is looked up by itself, and history tells whether a value
 * is the school's own. */
#include <stdlib.h>
#include <string.h>

#include "core/records/group.h"
#include "db/import_plan.h"
#include "db/row.h"

enum zb_code plan_find(struct db *db, const char *sql, const char *a, const char *b, int64_t *out,
		       struct zb_err *err)
{
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_whole(stmt, ":a", a);
	stmt_bind_whole(stmt, ":b", b);
	code = stmt_step(db, stmt, &found, err);
	if (code)
		return code;
	*out = found ? sqlite3_column_int64(stmt, 0) : 0;
	sqlite3_reset(stmt);
	return ZB_OK;
}

/* A key means the group of this year that bears it, so that it may be renamed; else the name. */
static enum zb_code find_group(struct importing *m, const struct incoming_group *g, int64_t *out,
			       struct zb_err *err)
{
	static const char by_key[] =
		"SELECT g.\"id\" FROM \"las_key\" AS k "
		"JOIN \"group\" AS g ON g.\"id\" = k.\"record\" WHERE k.\"entity\" = 'group' "
		"AND k.\"source\" = 'edexml' AND k.\"key\" = :a AND g.\"school_year\" = :b";
	static const char by_name[] =
		"SELECT \"id\" FROM \"group\" WHERE \"school_year\" = :b AND \"name\" = :a "
		"AND ifnull(\"kind\", 'class') = 'class'";
	static const char by_name_combined[] =
		"SELECT \"id\" FROM \"group\" WHERE \"school_year\" = :b AND \"name\" = :a "
		"AND \"kind\" = 'combined'";
	int64_t found = 0;
	enum zb_code code = ZB_OK;

	for (const struct incoming_key *k = g->keys; k && !found && !code; k = k->next)
		code = plan_find(m->db, by_key, k->text, m->year, &found, err);
	if (!found && !code)
		code = plan_find(m->db, g->combined ? by_name_combined : by_name, g->name, m->year,
			    &found, err);
	if (!code)
		*out = found;
	return code;
}

/* That FIELD of NOW becomes VALUE, both as people read them. */
static void add_change(struct importing *m, struct import_item *item, const struct record *now,
		       unsigned field, const char *value, bool kept)
{
	struct record *then = record_copy(now);
	struct buffer before = {0}, after = {0};

	record_set_text(then, field, value);
	buffer_add(&before, "");
	record_show(now, field, &before);
	buffer_add(&after, "");
	record_show(then, field, &after);
	plan_add_change(m->plan, item,
			&(struct import_change){ now->entity->fields[field].label, before.bytes,
						 after.bytes, (int)field, kept, value });
	buffer_clear(&before);
	buffer_clear(&after);
	record_free(then);
}

enum zb_code plan_compare_field(struct importing *m, struct import_item *item,
				const struct record *now, unsigned field, const char *value,
				struct zb_err *err)
{
	const struct field *f = &now->entity->fields[field];
	const char *current = record_text(now, field);
	bool empty = !*current || !strcmp(current, INCOMING_NO_NAME);
	bool ours = true;
	enum zb_code code = ZB_OK;

	if (!value || !*value || !strcmp(current, value) ||
	    (!strcmp(value, INCOMING_NO_NAME) && *current))
		return ZB_OK;
	if (!empty)
		code = history_by_import(m->db, now->entity, now->id, f->column, false, &ours, err);
	if (code)
		return code;
	add_change(m, item, now, field, value, !empty && !ours);
	return ZB_OK;
}

/* Year groups are added, never taken away: who is in the group changes during a year. */
static void year_groups_with(const struct record *now, uint32_t more,
			     char out[static INCOMING_YEAR_GROUPS_SIZE])
{
	for (unsigned i = 0; incoming_year_groups[i]; i++)
		if (record_has(now, GROUP_YEAR_GROUPS, i))
			more |= 1u << i;
	incoming_year_groups_text(more, out);
}

static enum zb_code compare_group(struct importing *m, struct import_item *item,
				  struct zb_err *err)
{
	const struct incoming_group *g = &m->in->groups[item->incoming];
	char set[INCOMING_YEAR_GROUPS_SIZE];
	struct record *now = NULL;
	int64_t taken = 0;
	enum zb_code code = row_get(m->db, &group_entity, item->id, &now, err);

	if (code)
		return code;
	if (strcmp(record_text(now, GROUP_NAME), g->name) != 0) {
		struct incoming_group named = *g;

		named.keys = NULL;
		code = find_group(m, &named, &taken, err);
		if (!code && !taken)
			code = plan_compare_field(m, item, now, GROUP_NAME, g->name, err);
	}
	year_groups_with(now, g->year_groups, set);
	if (!code && strcmp(record_text(now, GROUP_YEAR_GROUPS), set) != 0)
		add_change(m, item, now, GROUP_YEAR_GROUPS, set, false);
	record_free(now);
	return code;
}

void plan_settle(const struct import_plan *plan, struct import_item *item)
{
	item->status = item->id ? IMPORT_UNCHANGED : IMPORT_NEW;
	for (uint32_t i = 0; i < item->count; i++)
		if (!plan->changes[item->first + i].kept)
			item->status = IMPORT_CHANGED;
}

enum zb_code compare_groups(struct importing *m, struct zb_err *err)
{
	struct import_list *list = &m->plan->groups;
	enum zb_code code = ZB_OK;

	for (uint32_t i = 0; i < m->in->group_count && !code; i++) {
		struct import_item *item = plan_add_item(list, i);

		item->title = m->in->groups[i].name;
		code = find_group(m, &m->in->groups[i], &item->id, err);
		if (!code && item->id)
			code = compare_group(m, item, err);
		plan_settle(m->plan, item);
		m->plan->rows += item->status != IMPORT_UNCHANGED;
	}
	plan_count(m->plan, list);
	return code;
}
