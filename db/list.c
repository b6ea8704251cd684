/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/list.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/rules/deadline.h"
#include "db/due.h"
#include "db/list_sql.h"
#include "db/stmt.h"

#define KEY_PART '\n' /* within a key: sort column, name_key, pupil */

/* Columns of a row, after the parts of its key. */
enum row_column {
	COLUMN_SORT,
	COLUMN_NAME_KEY,
	COLUMN_PUPIL,
	COLUMN_NAME,
	COLUMN_GROUP,
	COLUMN_YEAR_GROUP,
	COLUMN_STAFF,
	COLUMN_LEARNING,
	COLUMN_BEHAVIOUR,
	COLUMN_PLAN_STATE,
	COLUMN_PLAN_SINCE,
	COLUMN_DUE,
	COLUMN_DUE_DATE,
	COLUMN_EXTRA_SINCE,
	COLUMN_CATEGORY,
	COLUMN_PLAN,
	COLUMN_DUE_TERM,
	COLUMN_PLAN_UNTIL,
};

static const char columns[] =
	", \"name_key\" AS k2, \"pupil\", \"name\", \"group\", \"year_group\", \"staff\", "
	"\"learning\", \"behaviour\", \"plan_state\", \"plan_since\", \"due\", \"due_date\", "
	"\"extra_since\", \"category\", \"plan\", \"due_term\", \"plan_until\"";

/* What most pupils have for a key is left out of the index over all of them, and lies at one end:
 * those are read by name. NONE is that key, SOME and REST are the conditions, as the index says it,
 * letter for letter: else it is not used. */
struct sort {
	const char *column;
	bool number, none_last;
	const char *none, *some, *rest;
};

static const struct sort sorts[PUPILS_SORT_COUNT] = {
	[PUPILS_BY_DUE] = { "due_key", false, true, "9999", "\"due_key\" < '9999'",
			    "\"due_key\" = '9999'" },
	[PUPILS_BY_NAME] = { "name_key", false, false, NULL, NULL, NULL },
	[PUPILS_BY_GROUP] = { "group_key", false, false, NULL, NULL, NULL },
	[PUPILS_BY_PLAN] = { "plan_key", false, false, "0", "\"plan_key\" > '0'",
			     "\"plan_key\" = '0'" },
	[PUPILS_BY_LEARNING] = { "learning_key", true, false, "0", "\"learning_key\" > 0",
				 "\"learning_key\" = 0" },
	[PUPILS_BY_BEHAVIOUR] = { "behaviour_key", true, false, "0", "\"behaviour_key\" > 0",
				  "\"behaviour_key\" = 0" },
};

/* As the indexes say it, letter for letter: else they are not used. */
static const char *const scopes[PUPILS_SCOPE_COUNT] = {
	[PUPILS_EXTRA] = "\"scope\" = 0",
	[PUPILS_ALL] = "\"scope\" < 2",
	[PUPILS_LEFT] = "\"scope\" = 2",
};

static const struct sort *sort_of(const struct pupils_order *order)
{
	return &sorts[order->scope == PUPILS_LEFT ? PUPILS_BY_NAME : order->sort];
}

static bool by_name(const struct pupils_order *order)
{
	return sort_of(order) == &sorts[PUPILS_BY_NAME];
}

static void add_order(struct buffer *sql, const struct pupils_order *order, bool down)
{
	const char *way = down ? " DESC" : "";

	buffer_add(sql, " ORDER BY ");
	if (!by_name(order))
		buffer_add_format(sql, "k1%s, ", way);
	buffer_add_format(sql, "k2%s, \"pupil\"%s", way, way);
}

/* Whether the list is read in two parts: those that have something to sort by, and the others. */
static bool is_parted(const struct pupils_order *order)
{
	return order->scope == PUPILS_ALL && sort_of(order)->none;
}

static void add_columns(struct buffer *sql, const struct pupils_order *order)
{
	buffer_add_format(sql, "SELECT \"%s\" AS k1%s FROM \"pupil_state\"",
			  sort_of(order)->column, columns);
}

/* A window on the list: which way it is read and from which key; KEY is NULL at the ends. */
struct window {
	const struct pupils_order *order;
	bool down, at; /* backwards along the index; from KEY itself on */
	const char *key;
};

/* What lies past the key, in the way that is read: by name, or SORTED by something and then
 * name. */
static void add_bound(struct buffer *sql, const struct window *w, bool sorted)
{
	const char *sign = w->down ? "<" : ">";

	buffer_add(sql, " AND (");
	if (sorted)
		buffer_add_format(sql, "\"%s\", ", sort_of(w->order)->column);
	buffer_add_format(sql, "\"name_key\", \"pupil\") %s%s (%s:name, :pupil)", sign,
			  w->at ? "=" : "", sorted ? ":sort, " : "");
}

/* Those that have something to sort by (SOME) or the others; BOUND: from the key on. */
static void add_part(struct buffer *sql, const struct window *w, bool some, bool bound)
{
	const struct sort *sort = sort_of(w->order);

	add_columns(sql, w->order);
	buffer_add_format(sql, " WHERE %s AND %s", scopes[w->order->scope],
			  some ? sort->some : sort->rest);
	if (bound)
		add_bound(sql, w, some);
}

static bool is_none(const struct sort *sort, const char *key)
{
	size_t length = strlen(sort->none);

	return !strncmp(key, sort->none, length) && key[length] == KEY_PART;
}

/* Of the two parts what lies past the key: the one that the key is in from there on, the other one
 * when it comes after. */
static void add_parts(struct buffer *sql, const struct window *w)
{
	const struct sort *sort = sort_of(w->order);
	bool none_after = sort->none_last != w->down;
	bool in_none = w->key && is_none(sort, w->key);
	bool some = !in_none || !none_after, none = !w->key || in_none || none_after;

	if (some)
		add_part(sql, w, true, w->key && !in_none);
	if (some && none)
		buffer_add(sql, " UNION ALL ");
	if (none)
		add_part(sql, w, false, in_none);
}

char *list_sql(const struct pupils_order *order, enum pupils_place place, const char *key)
{
	bool from_end = place == PUPILS_LAST || place == PUPILS_BEFORE;
	bool from_key = place != PUPILS_FIRST && place != PUPILS_LAST;
	struct window window = {
		.order = order,
		.down = order->backwards != from_end,
		.at = place == PUPILS_AT,
		.key = !from_key ? NULL : key ? key : "",
	};
	struct buffer sql = {0};

	/* Rows before a place are read backwards, and turned round when there are so few left. */
	if (from_end)
		buffer_add(&sql, "SELECT * FROM (");
	if (is_parted(order)) {
		add_parts(&sql, &window);
	} else {
		add_columns(&sql, order);
		buffer_add_format(&sql, " WHERE %s", scopes[order->scope]);
		if (from_key)
			add_bound(&sql, &window, !by_name(order));
	}
	add_order(&sql, order, window.down);
	buffer_add(&sql, " LIMIT :count");
	if (from_end) {
		buffer_add(&sql, ")");
		add_order(&sql, order, !window.down);
	}
	return buffer_take(&sql);
}

char *list_sql_count(enum pupils_scope scope)
{
	/* Counting a whole table looks into no row. */
	if (scope == PUPILS_ALL)
		return mem_format("SELECT (SELECT count(*) FROM \"pupil_state\") - "
				  "(SELECT count(*) FROM \"pupil_state\" WHERE %s)",
				  scopes[PUPILS_LEFT]);
	return mem_format("SELECT count(*) FROM \"pupil_state\" WHERE %s", scopes[scope]);
}

char *list_sql_count_plan_only(void)
{
	return mem_format("SELECT count(*) FROM \"pupil_state\" WHERE %s "
			  "AND \"extra_since\" IS NULL", scopes[PUPILS_EXTRA]);
}

char *list_sql_texts(enum pupils_scope scope)
{
	/* Nearly all rows: reading them as they lie costs a tenth of finding each by an index. */
	return mem_format("SELECT \"pupil\", \"folded\", \"group\", \"staff\", \"category\" "
			  "FROM \"pupil_state\"%s WHERE %s",
			  scope == PUPILS_ALL ? " NOT INDEXED" : "", scopes[scope]);
}

char *list_sql_ids(const struct pupils_order *order, bool rest)
{
	struct pupils_order by = *order;
	struct buffer sql = {0};

	if (rest && !is_parted(order))
		return NULL;
	if (rest)
		by.sort = PUPILS_BY_NAME;
	buffer_add_format(&sql, "SELECT \"pupil\", \"%s\" AS k1, \"name_key\" AS k2 "
			  "FROM \"pupil_state\" WHERE %s",
			  sort_of(&by)->column, scopes[order->scope]);
	if (is_parted(&by))
		buffer_add_format(&sql, " AND %s", sort_of(&by)->some);
	add_order(&sql, &by, order->backwards);
	return buffer_take(&sql);
}

bool list_rest_first(const struct pupils_order *order)
{
	return is_parted(order) && sort_of(order)->none_last == order->backwards;
}

/* Binds the parts of KEY to those of its names that the statement has. */
static void bind_key(sqlite3_stmt *stmt, const struct pupils_order *order, const char *key)
{
	const char *name = strchr(key, KEY_PART), *pupil = name ? strchr(name + 1, KEY_PART) : NULL;

	if (!pupil)
		return; /* no key of ours: nothing comes after NULL */
	int at = sqlite3_bind_parameter_index(stmt, ":sort");

	if (at) {
		if (sort_of(order)->number)
			sqlite3_bind_int64(stmt, at, strtoll(key, NULL, 10));
		else
			sqlite3_bind_text(stmt, at, key, (int)(name - key), SQLITE_TRANSIENT);
	}
	sqlite3_bind_text(stmt, sqlite3_bind_parameter_index(stmt, ":name"), name + 1,
			  (int)(pupil - name - 1), SQLITE_TRANSIENT);
	sqlite3_bind_int64(stmt, sqlite3_bind_parameter_index(stmt, ":pupil"),
			   strtoll(pupil + 1, NULL, 10));
}

static void key_add(struct buffer *key, sqlite3_stmt *stmt)
{
	buffer_reset(key);
	buffer_add_format(key, "%s%c%s%c%" PRId64, stmt_text(stmt, COLUMN_SORT), KEY_PART,
			  stmt_text(stmt, COLUMN_NAME_KEY), KEY_PART,
			  (int64_t)sqlite3_column_int64(stmt, COLUMN_PUPIL));
}

static int code_of(const struct choice *choices, const char *code)
{
	for (int i = 0; choices[i].code; i++)
		if (!strcmp(choices[i].code, code))
			return i;
	return 0;
}

static struct pupils_row row_of(sqlite3_stmt *stmt, const char *key)
{
	return (struct pupils_row){
		.pupil = sqlite3_column_int64(stmt, COLUMN_PUPIL),
		.key = key,
		.name = stmt_text(stmt, COLUMN_NAME),
		.group = stmt_text(stmt, COLUMN_GROUP),
		.year_group = stmt_text(stmt, COLUMN_YEAR_GROUP),
		.staff = stmt_text(stmt, COLUMN_STAFF),
		.learning = stmt_text(stmt, COLUMN_LEARNING),
		.behaviour = stmt_text(stmt, COLUMN_BEHAVIOUR),
		.plan_state = (enum plan_state)code_of(plan_states,
						       stmt_text(stmt, COLUMN_PLAN_STATE)),
		.plan_since = stmt_date(stmt, COLUMN_PLAN_SINCE),
		.due = due_deadline(stmt_text(stmt, COLUMN_DUE)),
		.due_date = stmt_date(stmt, COLUMN_DUE_DATE),
		.due_term = stmt_date(stmt, COLUMN_DUE_TERM),
		.extra_since = stmt_date(stmt, COLUMN_EXTRA_SINCE),
		.category = sqlite3_column_type(stmt, COLUMN_CATEGORY) == SQLITE_NULL ?
				    -1 :
				    sqlite3_column_int(stmt, COLUMN_CATEGORY),
		.plan = sqlite3_column_int64(stmt, COLUMN_PLAN),
		.plan_until = stmt_date(stmt, COLUMN_PLAN_UNTIL),
	};
}

typedef enum zb_code pupils_each(void *context, const struct pupils_row *, struct zb_err *);

static enum zb_code read_rows(struct db *db, sqlite3_stmt *stmt, pupils_each *each, void *context,
			      struct zb_err *err)
{
	struct buffer key = {0};
	bool found;
	enum zb_code code = ZB_OK;

	while (!code && !(code = stmt_step(db, stmt, &found, err)) && found) {
		key_add(&key, stmt);
		struct pupils_row row = row_of(stmt, key.bytes);

		code = each(context, &row, err);
	}
	buffer_clear(&key);
	return code;
}

enum zb_code pupils_read(struct db *db, const struct pupils_order *order, enum pupils_place place,
			 const char *key, size_t count, pupils_each *each, void *context,
			 struct zb_err *err)
{
	sqlite3_stmt *stmt = NULL;
	enum zb_code code = stmt_get_composed(db, list_sql(order, place, key), &stmt, err);

	if (!code) {
		stmt_bind_id(stmt, ":count", (int64_t)count);
		if (place != PUPILS_FIRST && place != PUPILS_LAST)
			bind_key(stmt, order, key ? key : "");
		code = read_rows(db, stmt, each, context, err);
	}
	sqlite3_reset(stmt);
	return code;
}

/* The statement that reads one pupil of the order. */
static enum zb_code prepare_one(struct db *db, const struct pupils_order *order,
				sqlite3_stmt **out, struct zb_err *err)
{
	struct buffer sql = {0};

	add_columns(&sql, order);
	buffer_add_format(&sql, " WHERE \"pupil\" = :pupil AND %s", scopes[order->scope]);
	return stmt_get_composed(db, buffer_take(&sql), out, err);
}

static enum zb_code keep_key(void *context, const struct pupils_row *row, struct zb_err *err)
{
	char **out = context;

	(void)err;
	*out = mem_text(row->key);
	return ZB_OK;
}

enum zb_code pupils_key(struct db *db, const struct pupils_order *order, int64_t pupil, char **out,
			struct zb_err *err)
{
	sqlite3_stmt *stmt = NULL;
	char *key = NULL;
	enum zb_code code = prepare_one(db, order, &stmt, err);

	if (!code) {
		stmt_bind_id(stmt, ":pupil", pupil);
		code = read_rows(db, stmt, keep_key, &key, err);
	}
	if (!code)
		*out = key;
	sqlite3_reset(stmt);
	return code;
}

enum zb_code pupils_read_some(struct db *db, const struct pupils_order *order, const int64_t *ids,
			      size_t count, pupils_each *each, void *context, struct zb_err *err)
{
	sqlite3_stmt *stmt = NULL;
	enum zb_code code = prepare_one(db, order, &stmt, err);

	for (size_t i = 0; i < count && !code; i++) {
		stmt_bind_id(stmt, ":pupil", ids[i]);
		code = read_rows(db, stmt, each, context, err);
		sqlite3_reset(stmt);
	}
	sqlite3_reset(stmt);
	return code;
}

/* SQL is freed. */
static enum zb_code count_by(struct db *db, char *sql, int64_t *out, struct zb_err *err)
{
	sqlite3_stmt *stmt = NULL;
	bool found = false;
	enum zb_code code = stmt_get_composed(db, sql, &stmt, err);

	if (!code)
		code = stmt_step(db, stmt, &found, err);
	if (!code)
		*out = found ? sqlite3_column_int64(stmt, 0) : 0;
	sqlite3_reset(stmt);
	return code;
}

enum zb_code pupils_count(struct db *db, enum pupils_scope scope, int64_t *out, struct zb_err *err)
{
	return count_by(db, list_sql_count(scope), out, err);
}

enum zb_code pupils_count_plan_only(struct db *db, int64_t *out, struct zb_err *err)
{
	return count_by(db, list_sql_count_plan_only(), out, err);
}
