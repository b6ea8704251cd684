/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compares staff: by the key of the LAS, then by name. Who is missing from the file stays. */
#include <stdlib.h>
#include <string.h>

#include "core/exchange/text_index.h"
#include "core/name.h"
#include "core/records/staff.h"
#include "core/text.h"
#include "db/import_plan.h"
#include "db/row.h"

void staff_from_incoming(struct record *staff, const struct incoming *in, uint32_t place)
{
	const struct incoming_staff *s = &in->staff[place];

	record_set_text(staff, STAFF_GIVEN_NAME, s->given_name);
	record_set_text(staff, STAFF_PREFIX, s->prefix);
	record_set_text(staff, STAFF_FAMILY_NAME, s->family_name);
	record_set_text(staff, STAFF_EMAIL, s->email);
}

static char *staff_name(const char *given, const char *prefix, const char *family)
{
	struct buffer b = {0};

	name_add_plain(&b, given ? given : "", prefix ? prefix : "", family ? family : "");
	char *folded = text_fold(b.bytes ? b.bytes : "");

	buffer_clear(&b);
	return folded;
}

/* Who is called what: the members of staff on both sides by their folded names. */
struct namesakes {
	int64_t id; /* of ours, one of them */
	size_t ours, theirs;
};

struct staff_names {
	struct text_index index;
	struct arena arena;
	struct namesakes *items;
	size_t count, room;
	struct id_set matched; /* by key */
};

static struct namesakes *names_at(struct staff_names *names, char *name)
{
	uint32_t at = text_index_find(&names->index, name);

	if (at == TEXT_INDEX_NONE) {
		at = (uint32_t)names->count++;
		names->items = mem_grow(names->items, &names->room, names->count,
					sizeof *names->items);
		names->items[at] = (struct namesakes){0};
		text_index_add(&names->index, arena_text(&names->arena, name, strlen(name)), at);
	}
	free(name);
	return &names->items[at];
}

static struct namesakes *names_of(struct staff_names *names, const struct incoming_staff *s)
{
	return names_at(names, staff_name(s->given_name, s->prefix, s->family_name));
}

static enum zb_code names_fill(struct importing *m, struct staff_names *names, struct zb_err *err)
{
	static const char sql[] =
		"SELECT \"id\", \"given_name\", \"prefix\", \"family_name\" FROM \"staff\"";
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(m->db, sql, &stmt, err);

	while (!code && !(code = stmt_step(m->db, stmt, &row, err)) && row) {
		struct namesakes *at = names_at(names, staff_name(stmt_text(stmt, 1),
								  stmt_text(stmt, 2),
								  stmt_text(stmt, 3)));

		at->ours++;
		at->id = sqlite3_column_int64(stmt, 0);
	}
	for (size_t i = 0; i < m->in->staff_count; i++)
		names_of(names, &m->in->staff[i])->theirs++;
	return code;
}

static void names_free(struct staff_names *names)
{
	text_index_clear(&names->index);
	arena_clear(&names->arena);
	free(names->items);
	id_set_free(&names->matched);
}

static enum zb_code match_by_key(struct importing *m, struct staff_names *names,
				 struct zb_err *err)
{
	static const char sql[] =
		"SELECT s.\"id\" FROM \"las_key\" AS k "
		"JOIN \"staff\" AS s ON s.\"id\" = k.\"record\" "
		"WHERE k.\"entity\" = 'staff' AND k.\"source\" = :b AND k.\"key\" = :a";
	enum zb_code code = ZB_OK;

	for (uint32_t i = 0; i < m->in->staff_count && !code; i++) {
		struct import_item *item = plan_add_item(&m->plan->staff, i);

		if (m->in->staff[i].key)
			code = plan_find(m->db, sql, m->in->staff[i].key, given_source(m->in),
					 &item->id, err);
		if (!code && item->id)
			id_set_add(&names->matched, item->id);
	}
	id_set_sort(&names->matched);
	return code;
}

static bool is_matched(const struct staff_names *names, int64_t id)
{
	size_t low = 0, high = names->matched.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (names->matched.ids[middle] < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < names->matched.count && names->matched.ids[low] == id;
}

/* Only a name that each side has once says who it is. */
static void match_by_name(struct importing *m, struct staff_names *names)
{
	for (size_t i = 0; i < m->plan->staff.count; i++) {
		struct import_item *item = &m->plan->staff.items[i];
		const struct namesakes *at = names_of(names, &m->in->staff[item->incoming]);

		if (!item->id && at->ours == 1 && at->theirs == 1 && !is_matched(names, at->id))
			item->id = at->id;
	}
}

/* Groups that the member of staff is not in yet. */
static enum zb_code compare_staff_groups(struct importing *m, struct import_item *item,
					 const struct incoming_staff *s, struct zb_err *err)
{
	static const char sql[] = "SELECT 1 FROM \"group_staff\" WHERE \"group\" = :group "
				  "AND \"staff\" = :staff";
	enum zb_code code = ZB_OK;

	for (uint32_t i = 0; i < s->groups.count && !code; i++) {
		uint32_t group = m->in->refs[s->groups.first + i];
		sqlite3_stmt *stmt;
		bool found = false;

		code = stmt_get(m->db, sql, &stmt, err);
		if (code)
			return code;
		stmt_bind_id(stmt, ":group", m->plan->groups.items[group].id);
		stmt_bind_id(stmt, ":staff", item->id);
		code = stmt_step(m->db, stmt, &found, err);
		sqlite3_reset(stmt);
		if (code || found)
			continue;
		plan_add_move(m->plan, item,
			      &(struct import_move){ .kind = MOVE_ADD, .group = group });
		if (item->id)
			plan_add_change(m->plan, item,
					&(struct import_change){
						.name = N_("groep"), .before = "",
						.after = m->in->groups[group].name, .field = -1 });
	}
	return code;
}

static enum zb_code compare_member(struct importing *m, struct import_item *item,
				   struct zb_err *err)
{
	struct record *now = NULL, *given = record_new(&staff_entity);
	static const unsigned fields[] = { STAFF_GIVEN_NAME, STAFF_PREFIX, STAFF_FAMILY_NAME,
					   STAFF_EMAIL };
	enum zb_code code = row_get(m->db, &staff_entity, item->id, &now, err);

	staff_from_incoming(given, m->in, item->incoming);
	for (size_t i = 0; i < sizeof fields / sizeof fields[0] && !code; i++)
		code = plan_compare_field(m, item, now, fields[i], record_text(given, fields[i]),
					  err);
	record_free(now);
	record_free(given);
	return code;
}

static const char *listed_name(struct import_plan *plan, const struct incoming_staff *s)
{
	struct buffer b = {0};

	name_add_plain(&b, s->given_name ? s->given_name : "", s->prefix ? s->prefix : "",
		       s->family_name);
	const char *title = arena_text(&plan->arena, b.bytes, b.length);

	buffer_clear(&b);
	return title;
}

enum zb_code compare_staff(struct importing *m, struct zb_err *err)
{
	struct import_list *list = &m->plan->staff;
	struct staff_names names = {0};
	enum zb_code code = names_fill(m, &names, err);

	if (!code)
		code = match_by_key(m, &names, err);
	if (!code)
		match_by_name(m, &names);
	for (size_t i = 0; i < list->count && !code; i++) {
		struct import_item *item = &list->items[i];
		const struct incoming_staff *s = &m->in->staff[i];

		item->title = listed_name(m->plan, s);
		if (item->id)
			code = compare_member(m, item, err);
		if (!code)
			code = compare_staff_groups(m, item, s, err);
		plan_settle(m->plan, item);
		m->plan->rows += item->move_count + (item->status != IMPORT_UNCHANGED);
	}
	plan_count(m->plan, list);
	names_free(&names);
	return code;
}
