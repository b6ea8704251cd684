/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/dossier.h"

#include <stdlib.h>

#include "db/row.h"

/* Where rows of an entity come from: t is the entity's table, OWNER the pupil's column. CROSS JOIN
 * keeps SQLite to the order written, so that every walk is in order of pupil by an index. */
struct source {
	enum entity_id entity;
	const char *owner, *from, *also;
};

static const struct source sources[] = {
	{ ENTITY_PUPIL, "t.\"id\"", "\"pupil\" AS t", "" },
	{ ENTITY_PLACEMENT, "t.\"pupil\"", "\"placement\" AS t", "" },
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
	{ ENTITY_SUPPORT_PERIOD, "t.\"pupil\"", "\"support_period\" AS t", "" },
	{ ENTITY_PUPIL_GUARDIAN, "t.\"pupil\"", "\"pupil_guardian\" AS t", "" },
	{ ENTITY_GUARDIAN, "l.\"pupil\"",
	  "\"pupil_guardian\" AS l CROSS JOIN \"guardian\" AS t ON t.\"id\" = l.\"guardian\"", "" },
	{ ENTITY_PLAN, "t.\"pupil\"", "\"plan\" AS t", "" },
	{ ENTITY_CONSENT, "l.\"pupil\"",
	  "\"plan\" AS l CROSS JOIN \"consent\" AS t ON t.\"plan\" = l.\"id\"", "" },
	{ ENTITY_GOAL, "l.\"pupil\"",
	  "\"plan\" AS l CROSS JOIN \"goal\" AS t ON t.\"plan\" = l.\"id\"", "" },
	{ ENTITY_EVALUATION, "l.\"pupil\"",
	  "\"plan\" AS l CROSS JOIN \"evaluation\" AS t ON t.\"plan\" = l.\"id\"", "" },
	{ ENTITY_RESULT, "t.\"pupil\"", "\"result\" AS t", "" },
	{ ENTITY_MEETING_PUPIL, "t.\"pupil\"", "\"meeting_pupil\" AS t", "" },
	{ ENTITY_MEETING, "l.\"pupil\"",
	  "\"meeting_pupil\" AS l CROSS JOIN \"meeting\" AS t ON t.\"id\" = l.\"meeting\"", "" },
	{ ENTITY_MEETING, "l.\"pupil\"",
	  "\"plan\" AS l CROSS JOIN \"meeting\" AS t ON t.\"id\" = l.\"consultation\"", "" },
	{ ENTITY_ATTENDEE, "l.\"pupil\"",
	  "\"meeting_pupil\" AS l CROSS JOIN \"attendee\" AS t ON t.\"meeting\" = l.\"meeting\"",
	  "" },
	{ ENTITY_AGREEMENT, "t.\"pupil\"", "\"agreement\" AS t", "" },
	{ ENTITY_AGREEMENT, "l.\"pupil\"",
	  "\"meeting_pupil\" AS l CROSS JOIN \"agreement\" AS t ON t.\"meeting\" = l.\"meeting\"",
	  " AND t.\"pupil\" IS NULL" },
	{ ENTITY_LOG, "t.\"pupil\"", "\"log\" AS t", "" },
};

#define SOURCE_COUNT (sizeof sources / sizeof sources[0])

struct cursor {
	sqlite3_stmt *stmt;
	bool row;
	int64_t owner;
};

static char *compose(const struct source *s)
{
	struct buffer sql = {0};

	buffer_add_format(&sql, "SELECT %s, ", s->owner);
	row_add_columns(&sql, entities[s->entity], "t");
	buffer_add_format(&sql, " FROM %s WHERE %s BETWEEN :first AND :last%s ORDER BY %s", s->from,
			  s->owner, s->also, s->owner);
	return buffer_take(&sql);
}

static const char *source_sql(struct db *db, size_t source)
{
	if (!db->walk_sql) {
		db->walk_sql = mem_new(SOURCE_COUNT + 1, sizeof *db->walk_sql);
		for (size_t i = 0; i < SOURCE_COUNT; i++)
			db->walk_sql[i] = compose(&sources[i]);
	}
	return db->walk_sql[source];
}

static enum zb_code cursor_step(struct db *db, struct cursor *c, struct zb_err *err)
{
	enum zb_code code = stmt_step(db, c->stmt, &c->row, err);

	if (!code && c->row)
		c->owner = sqlite3_column_int64(c->stmt, 0);
	return code;
}

/* A source that is not among PARTS stays closed and gives no row. */
static enum zb_code cursors_open(struct db *db, int64_t first, int64_t last, uint64_t parts,
				 struct cursor cursors[SOURCE_COUNT], struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < SOURCE_COUNT && !code; i++) {
		if (!(parts & (uint64_t)1 << sources[i].entity))
			continue;
		code = stmt_get(db, source_sql(db, i), &cursors[i].stmt, err);
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
	int64_t pupil = cursors[0].owner;
	enum zb_code code = ZB_OK;

	dossier_clear(out);
	for (size_t i = 0; i < SOURCE_COUNT && !code; i++)
		code = cursor_take(db, sources[i].entity, &cursors[i], pupil, out, err);
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

	while (!code && cursors[0].row) {
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
	if (!code && cursors[0].row)
		code = take_pupil(db, cursors, out, err);
	cursors_close(cursors);
	return code;
}
