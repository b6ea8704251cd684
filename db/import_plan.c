/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/import_plan.h"

#include <stdlib.h>
#include <string.h>

#include "db/stmt.h"

struct import_item *plan_add_item(struct import_list *list, uint32_t incoming)
{
	list->items = mem_grow(list->items, &list->room, list->count + 1, sizeof *list->items);
	struct import_item *item = &list->items[list->count++];

	*item = (struct import_item){ .incoming = incoming };
	return item;
}

void plan_add_change(struct import_plan *plan, struct import_item *item,
		     const struct import_change *change)
{
	plan->changes = mem_grow(plan->changes, &plan->change_room, plan->change_count + 1,
				 sizeof *plan->changes);
	struct import_change *added = &plan->changes[plan->change_count];

	*added = *change;
	added->before = arena_text(&plan->arena, change->before, strlen(change->before));
	added->after = arena_text(&plan->arena, change->after, strlen(change->after));
	if (change->value)
		added->value = arena_text(&plan->arena, change->value, strlen(change->value));
	if (!item->count++)
		item->first = (uint32_t)plan->change_count;
	plan->change_count++;
}

void plan_add_move(struct import_plan *plan, struct import_item *item,
		   const struct import_move *move)
{
	plan->moves = mem_grow(plan->moves, &plan->move_room, plan->move_count + 1,
			       sizeof *plan->moves);
	plan->moves[plan->move_count] = *move;
	if (!item->move_count++)
		item->first_move = (uint32_t)plan->move_count;
	plan->move_count++;
}

void plan_count(const struct import_plan *plan, struct import_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct import_item *item = &list->items[i];
		bool kept = false;

		list->statuses[item->status]++;
		for (uint32_t c = 0; c < item->count; c++)
			kept |= plan->changes[item->first + c].kept;
		list->kept += kept;
	}
}

void import_pupil_add_about(const struct import_plan *plan, const struct import_item *item,
			    struct buffer *out)
{
	const struct incoming_pupil *pupil = &plan->incoming->pupils[item->incoming];
	const char *born = pupil->value[INCOMING_BORN];
	char day[DATE_SHOWN_SIZE];
	struct date date;

	if (pupil->group != INCOMING_NONE)
		buffer_add(out, plan->incoming->groups[pupil->group].name);
	if (!born || !date_from_iso(born, &date))
		return;
	date_to_full(date, day);
	buffer_add_format(out, _("%sgeboren %s"), out->length ? ", " : "", day);
}

void import_plan_free(struct import_plan *plan)
{
	if (!plan)
		return;
	free(plan->pupils.items);
	free(plan->groups.items);
	free(plan->staff.items);
	free(plan->changes);
	free(plan->moves);
	arena_clear(&plan->arena);
	free(plan);
}

bool import_plan_changes(const struct import_plan *plan)
{
	const struct import_list *const lists[] = { &plan->pupils, &plan->groups, &plan->staff };

	for (size_t l = 0; l < sizeof lists / sizeof lists[0]; l++)
		if (lists[l]->statuses[IMPORT_NEW] || lists[l]->statuses[IMPORT_CHANGED])
			return true;
	for (size_t i = 0; i < plan->pupils.count; i++)
		if (date_is_set(plan->pupils.items[i].left))
			return true;
	return false;
}

void import_plan_mark_gone(struct import_plan *plan, struct date left)
{
	for (size_t i = 0; i < plan->pupils.count; i++)
		if (plan->pupils.items[i].status == IMPORT_GONE)
			plan->pupils.items[i].left = left;
}

enum zb_code history_by_import(struct db *db, const struct entity *entity, int64_t row,
			       const char *field, bool taken_back, bool *out, struct zb_err *err)
{
	static const char sql[] =
		"SELECT t.\"kind\" = 'import', t.\"kind\" = 'undo' AND u.\"kind\" = 'import' "
		"FROM \"history\" AS h JOIN \"txn\" AS t ON t.\"id\" = h.\"txn\" "
		"LEFT JOIN \"txn\" AS u ON u.\"id\" = t.\"undoes\" "
		"WHERE h.\"row\" = :row AND h.\"entity\" = :entity "
		"AND (h.\"field\" IS NULL OR :field IS NULL OR h.\"field\" = :field) "
		"ORDER BY t.\"seq\" DESC LIMIT 1";
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":row", row);
	stmt_bind_whole(stmt, ":entity", entity->code);
	stmt_bind_text(stmt, ":field", field);
	code = stmt_step(db, stmt, &found, err);
	if (code)
		return code;
	*out = found && sqlite3_column_int(stmt, taken_back);
	sqlite3_reset(stmt);
	return ZB_OK;
}
