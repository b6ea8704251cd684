/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/versions.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

#include "core/entities.h"
#include "core/records/goal.h"
#include "core/records/plan.h"

sqlite3_stmt *versions_prepare(sqlite3 *file, const char *sql)
{
	sqlite3_stmt *stmt = NULL;

	cr_assert(eq(int, sqlite3_prepare_v2(file, sql, -1, &stmt, NULL), SQLITE_OK), "%s: %s",
		  sql, sqlite3_errmsg(file));
	return stmt;
}

static void add_frozen(struct buffer *sql, const struct entity *entity, const char *table)
{
	buffer_add(sql, "''");
	for (unsigned f = 0; f < entity->field_count; f++)
		if (entity->fields[f].flags & (FIELD_FROZEN | FIELD_FIXED))
			buffer_add_format(sql, " || '|' || quote(%s.\"%s\")", table,
					  entity->fields[f].column);
}

void versions_read(sqlite3 *file, struct versions *versions)
{
	struct buffer sql = {0};
	sqlite3_stmt *stmt;

	buffer_add(&sql, "SELECT p.id, p.status, ");
	add_frozen(&sql, &plan_entity, "p");
	buffer_add(&sql, " || ifnull((SELECT group_concat(g.id || ");
	add_frozen(&sql, &goal_entity, "g");
	buffer_add(&sql, ") FROM (SELECT * FROM goal WHERE plan = p.id ORDER BY id) AS g), '')"
			 " FROM plan AS p ORDER BY p.id");
	stmt = versions_prepare(file, sql.bytes);
	buffer_clear(&sql);
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		const char *status = (const char *)sqlite3_column_text(stmt, 1);

		versions->items = mem_grow(versions->items, &versions->room, versions->count + 1,
					   sizeof *versions->items);
		versions->items[versions->count++] = (struct version){
			.id = sqlite3_column_int64(stmt, 0),
			.status = field_choice(&plan_entity.fields[PLAN_STATUS], status),
			.content = mem_text((const char *)sqlite3_column_text(stmt, 2)),
		};
	}
	sqlite3_finalize(stmt);
}

const struct version *versions_find(const struct versions *versions, int64_t id)
{
	for (size_t i = 0; i < versions->count; i++)
		if (versions->items[i].id == id)
			return &versions->items[i];
	return NULL;
}

void versions_free(struct versions *versions)
{
	for (size_t i = 0; i < versions->count; i++)
		free(versions->items[i].content);
	free(versions->items);
	*versions = (struct versions){0};
}

char *versions_dump(sqlite3 *file)
{
	struct buffer out = {0};

	for (unsigned e = 0; e < ENTITY_COUNT; e++) {
		struct buffer sql = {0};
		sqlite3_stmt *stmt;

		buffer_add(&sql, "SELECT id");
		for (unsigned f = 0; f < entities[e]->field_count; f++)
			if (!(entities[e]->fields[f].flags & FIELD_DERIVED))
				buffer_add_format(&sql, " || '|' || quote(\"%s\")",
						  entities[e]->fields[f].column);
		buffer_add_format(&sql, " FROM \"%s\"%s ORDER BY id", entities[e]->code,
				  e == ENTITY_RESULT ? " WHERE withdrawn IS NULL" : "");
		stmt = versions_prepare(file, sql.bytes);
		while (sqlite3_step(stmt) == SQLITE_ROW)
			buffer_add_format(&out, "%s %s\n", entities[e]->code,
					  (const char *)sqlite3_column_text(stmt, 0));
		sqlite3_finalize(stmt);
		buffer_clear(&sql);
	}
	return buffer_take(&out);
}
