/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/dossier.h"

#include <stdlib.h>
#include <string.h>

#include "db/row.h"

/* Rows come from two kinds of sources. The first ENTITY_COUNT are the tables whose rows name their
 * pupil themselves; the others lead there over another table: t is the entity's own, OWNER the
 * pupil's column. CROSS JOIN keeps SQLite to the order written, so that every walk is in order of
 * pupil by an index. */
static const struct source {
	enum entity_id entity;
	const char *owner, *from, *also;
} linked[] = {
	{ ENTITY_GROUP, "l.\"pupil\"",
	  "\"placement\" AS l CROSS JOIN \"group\" AS t ON t.\"id\" = l.\"group\"", "" },
	{ ENTITY_GROUP_STAFF, "l.\"pupil\"",
	  "\"placement\" AS l CROSS JOIN \"group_staff\" AS t ON t.\"group\" = l.\"group\"", "" },
	{ ENTITY_STAFF, "l.\"pupil\"",
	  "\"placement\" AS l CROSS JOIN \"group_staff\" AS s ON s.\"group\" = l.\"group\" "
	  "CROSS JOIN \"staff\" AS t ON t.\"id\" = s.\"staff\"",
	  "" },
	{ ENTITY_STAFF, "l.\"pupil\"",
	  "\"agreement\" AS l CROSS JOIN \"staff\" AS t ON t.\"id\" = l.\"staff\"", "" },
	{ ENTITY_GUARDIAN, "l.\"pupil\"",
	  "\"pupil_guardian\" AS l CROSS JOIN \"guardian\" AS t ON t.\"id\" = l.\"guardian\"", "" },
	{ ENTITY_CONSENT, "l.\"pupil\"",
	  "\"plan\" AS l CROSS JOIN \"consent\" AS t ON t.\"plan\" = l.\"id\"", "" },
	{ ENTITY_GOAL, "l.\"pupil\"",
	  "\"plan\" AS l CROSS JOIN \"goal\" AS t ON t.\"plan\" = l.\"id\"", "" },
	{ ENTITY_EVALUATION, "l.\"pupil\"",
	  "\"plan\" AS l CROSS JOIN \"evaluation\" AS t ON t.\"plan\" = l.\"id\"", "" },
	{ ENTITY_MEETING, "l.\"pupil\"",
	  "\"meeting_pupil\" AS l CROSS JOIN \"meeting\" AS t ON t.\"id\" = l.\"meeting\"", "" },
	{ ENTITY_MEETING, "l.\"pupil\"",
	  "\"plan\" AS l CROSS JOIN \"meeting\" AS t ON t.\"id\" = l.\"consultation\"", "" },
	{ ENTITY_ATTENDEE, "l.\"pupil\"",
	  "\"meeting_pupil\" AS l CROSS JOIN \"attendee\" AS t ON t.\"meeting\" = l.\"meeting\"",
	  "" },
	{ ENTITY_AGREEMENT, "l.\"pupil\"",
	  "\"meeting_pupil\" AS l CROSS JOIN \"agreement\" AS t ON t.\"meeting\" = l.\"meeting\"",
	  " AND t.\"pupil\" IS NULL" },
	{ ENTITY_SUPPORT_GOAL, "l.\"pupil\"",
	  "\"support\" AS l CROSS JOIN \"support_goal\" AS t ON t.\"support\" = l.\"id\"", "" },
};

#define SOURCE_COUNT (ENTITY_COUNT + sizeof linked / sizeof linked[0])

struct cursor {
	sqlite3_stmt *stmt;
	bool row;
	int64_t owner;
};

static enum entity_id source_entity(size_t source)
{
	return source < ENTITY_COUNT ? (enum entity_id)source :
				       linked[source - ENTITY_COUNT].entity;
}

/* The column in which a row of ENTITY names its pupil, or NULL; what is closed is in no dossier. */
static const char *pupil_column(const struct entity *entity)
{
	const struct field *owner = &entity->fields[entity->owner_field];

	if (entity->closed)
		return NULL;
	if (entity->owner == OWNER_SELF)
		return "id";
	return entity->owner == OWNER_FIELD && !strcmp(owner->target, pupil_entity.code) ?
		       owner->column :
		       NULL;
}

static char *compose(enum entity_id entity, const char *owner, const char *from, const char *also)
{
	struct buffer sql = {0};

	buffer_add_format(&sql, "SELECT %s, ", owner);
	row_add_columns(&sql, entities[entity], "t");
	buffer_add_format(&sql, " FROM %s WHERE %s BETWEEN :first AND :last%s ORDER BY %s", from,
			  owner, also, owner);
	return buffer_take(&sql);
}

/* "" for a table whose rows do not name their pupil. */
static char *compose_own(enum entity_id entity)
{
	const char *column = pupil_column(entities[entity]);
	char *owner, *from, *sql;

	if (!column)
		return mem_text("");
	owner = mem_format("t.\"%s\"", column);
	from = mem_format("\"%s\" AS t", entities[entity]->code);
	sql = compose(entity, owner, from, "");
	free(from);
	free(owner);
	return sql;
}

/* Composed when it is first asked for: the foot of the list needs few of them. */
static const char *source_sql(struct db *db, size_t source)
{
	const struct source *link = linked + (source < ENTITY_COUNT ? 0 : source - ENTITY_COUNT);
	char **sql;

	if (!db->walk_sql)
		db->walk_sql = mem_new(SOURCE_COUNT, sizeof *db->walk_sql);
	sql = &db->walk_sql[source];
	if (!*sql)
		*sql = source < ENTITY_COUNT ?
			       compose_own((enum entity_id)source) :
			       compose(link->entity, link->owner, link->from, link->also);
	return *sql;
}

void dossier_free_sql(struct db *db)
{
	for (size_t i = 0; db->walk_sql && i < SOURCE_COUNT; i++)
		free(db->walk_sql[i]);
	free(db->walk_sql);
	db->walk_sql = NULL;
}

static enum zb_code cursor_step(struct db *db, struct cursor *c, struct zb_err *err)
{
	enum zb_code code = stmt_step(db, c->stmt, &c->row, err);

	if (!code && c->row)
		c->owner = sqlite3_column_int64(c->stmt, 0);
	return code;
}

/* A source that is not among PARTS, or is none, stays closed and gives no row. */
static enum zb_code cursors_open(struct db *db, int64_t first, int64_t last, uint64_t parts,
				 struct cursor cursors[SOURCE_COUNT], struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < SOURCE_COUNT && !code; i++) {
		const char *sql;

		if (!(parts & (uint64_t)1 << source_entity(i)))
			continue;
		sql = source_sql(db, i);
		if (!*sql)
			continue;
		code = stmt_get(db, sql, &cursors[i].stmt, err);
		if (code)
			return code;
		stmt_bind_id(cursors[i].stmt, ":first", first);
		stmt_bind_id(cursors[i].stmt, ":last", last);
		code = cursor_step(db, &cursors[i], err);
	}
	return code;
}

/* Adds what CURSOR has of PUPIL; rows that two sources give are added once. */
static enum zb_code cursor_take(struct db *db, enum entity_id entity, struct cursor *c,
				int64_t pupil, struct dossier *out, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	while (!code && c->row && c->owner <= pupil) {
		int64_t id = sqlite3_column_int64(c->stmt, 1);

		if (c->owner == pupil && !dossier_find(out, entity, id))
			dossier_add(out, row_from(c->stmt, 1, entities[entity]));
		code = cursor_step(db, c, err);
	}
	return code;
}

static int compare_rows(const void *a, const void *b)
{
	const struct record *const *x = a, *const *y = b;

	return ((*x)->id > (*y)->id) - ((*x)->id < (*y)->id);
}

static void dossier_sort(struct dossier *d)
{
	for (unsigned e = 0; e < ENTITY_COUNT; e++)
		if (d->rows[e].count > 1)
			qsort(d->rows[e].items, d->rows[e].count, sizeof *d->rows[e].items,
			      compare_rows);
}

static enum zb_code take_pupil(struct db *db, struct cursor cursors[SOURCE_COUNT],
			       struct dossier *out, struct zb_err *err)
{
	int64_t pupil = cursors[ENTITY_PUPIL].owner;
	enum zb_code code = ZB_OK;

	dossier_clear(out);
	for (size_t i = 0; i < SOURCE_COUNT && !code; i++)
		code = cursor_take(db, source_entity(i), &cursors[i], pupil, out, err);
	dossier_sort(out);
	return code;
}

static void cursors_close(struct cursor cursors[SOURCE_COUNT])
{
	for (size_t i = 0; i < SOURCE_COUNT; i++)
		sqlite3_reset(cursors[i].stmt);
}

enum zb_code dossier_walk(struct db *db, int64_t first, int64_t last,
			  enum zb_code (*each)(void *context, const struct dossier *,
					       struct zb_err *),
			  void *context, struct zb_err *err)
{
	struct cursor cursors[SOURCE_COUNT] = {0};
	struct dossier dossier = {0};
	enum zb_code code = cursors_open(db, first, last, UINT64_MAX, cursors, err);

	while (!code && cursors[ENTITY_PUPIL].row) {
		code = take_pupil(db, cursors, &dossier, err);
		if (!code)
			code = each(context, &dossier, err);
	}
	cursors_close(cursors);
	dossier_free(&dossier);
	return code;
}

enum zb_code dossier_read(struct db *db, int64_t pupil, struct dossier *out, struct zb_err *err)
{
	return dossier_read_parts(db, pupil, UINT64_MAX, out, err);
}

enum zb_code dossier_read_parts(struct db *db, int64_t pupil, uint64_t parts, struct dossier *out,
				struct zb_err *err)
{
	struct cursor cursors[SOURCE_COUNT] = {0};
	enum zb_code code = cursors_open(db, pupil, pupil, parts | (uint64_t)1 << ENTITY_PUPIL,
					 cursors, err);

	dossier_clear(out);
	if (!code && cursors[ENTITY_PUPIL].row)
		code = take_pupil(db, cursors, out, err);
	cursors_close(cursors);
	return code;
}

static enum zb_code add_row(void *context, const struct record *row, struct zb_err *err)
{
	(void)err;
	dossier_add(context, record_copy(row));
	return ZB_OK;
}

enum zb_code dossier_read_tariffs(struct db *db, struct dossier *out, struct zb_err *err)
{
	return row_walk(db, &tariff_entity, add_row, out, err);
}

enum zb_code dossier_read_templates(struct db *db, struct dossier *out, struct zb_err *err)
{
	enum zb_code code = row_walk(db, &template_entity, add_row, out, err);

	return code ? code : row_walk(db, &template_goal_entity, add_row, out, err);
}
