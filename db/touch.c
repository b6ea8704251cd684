/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/touch.h"

#include "db/row.h"
#include "db/talk_state.h"

/* The pupils of rows that refer to a row, for entities that lead to none by themselves. */
static const char *linked_sql(enum entity_id entity)
{
	switch (entity) {
	case ENTITY_GUARDIAN:
		return "SELECT \"pupil\" FROM \"pupil_guardian\" WHERE \"guardian\" = :id";
	case ENTITY_GROUP:
		return "SELECT \"pupil\" FROM \"placement\" WHERE \"group\" = :id";
	case ENTITY_STAFF:
		return "SELECT p.\"pupil\" FROM \"group_staff\" AS s JOIN \"placement\" AS p "
		       "ON p.\"group\" = s.\"group\" WHERE s.\"staff\" = :id "
		       "UNION SELECT \"pupil\" FROM \"agreement\" WHERE \"staff\" = :id "
		       "AND \"pupil\" IS NOT NULL";
	case ENTITY_MEETING:
		return "SELECT \"pupil\" FROM \"meeting_pupil\" WHERE \"meeting\" = :id "
		       "UNION SELECT \"pupil\" FROM \"plan\" WHERE \"consultation\" = :id "
		       "UNION SELECT \"pupil\" FROM \"agreement\" WHERE \"meeting\" = :id "
		       "AND \"pupil\" IS NOT NULL";
	case ENTITY_AGREEMENT:
		return "SELECT \"pupil\" FROM \"meeting_pupil\" WHERE \"meeting\" = "
		       "(SELECT \"meeting\" FROM \"agreement\" WHERE \"id\" = :id)";
	default:
		return NULL;
	}
}

static enum zb_code touch_linked(struct db *db, const struct record *row, struct zb_err *err)
{
	const char *sql = linked_sql(entity_index(row->entity));
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code;

	if (!sql)
		return ZB_OK;
	code = stmt_get(db, sql, &stmt, err);
	if (code)
		return code;
	stmt_bind_id(stmt, ":id", row->id);
	while (!(code = stmt_step(db, stmt, &found, err)) && found)
		id_set_add(&db->touched, sqlite3_column_int64(stmt, 0));
	return code;
}

/* Follows ROW's references upwards. *PUPIL is the pupil they lead to, or 0; then *TOP is the last
 * row on the way (the caller's), or NULL when that is ROW itself. */
static enum zb_code climb(struct db *db, const struct record *row, struct record **top,
			  int64_t *pupil, struct zb_err *err)
{
	const struct record *at = row;
	enum zb_code code = ZB_OK;

	*top = NULL;
	*pupil = 0;
	while (at->entity->owner == OWNER_FIELD && record_is_set(at, at->entity->owner_field)) {
		unsigned f = at->entity->owner_field;
		const struct entity *target = entity_find(at->entity->fields[f].target);
		struct record *next = NULL;

		if (target == &pupil_entity) {
			*pupil = record_number(at, f);
			return ZB_OK;
		}
		code = row_get(db, target, record_number(at, f), &next, err);
		if (code)
			return code;
		record_free(*top);
		at = *top = next;
	}
	if (at->entity->owner == OWNER_SELF)
		*pupil = at->id;
	return ZB_OK;
}

enum zb_code touch_owner(struct db *db, const struct record *row, int64_t *pupil,
			 struct zb_err *err)
{
	struct record *top;
	enum zb_code code = climb(db, row, &top, pupil, err);

	record_free(top);
	return code;
}

enum zb_code touch_row(struct db *db, const struct record *row, struct zb_err *err)
{
	struct record *top = NULL;
	int64_t pupil = 0;

	if (row->entity->owner == OWNER_NONE || row->entity->owner == OWNER_ALL)
		return ZB_OK; /* settings are looked at by the store itself */
	enum zb_code code = db->settings_touched ? ZB_OK : talk_state_touch(db, row, err);

	if (!code)
		code = climb(db, row, &top, &pupil, err);
	if (!code && pupil)
		id_set_add(&db->touched, pupil);
	else if (!code)
		code = touch_linked(db, top ? top : row, err);
	record_free(top);
	return code;
}
