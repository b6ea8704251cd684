/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/import_given.h"

#include <string.h>

#include "core/exchange/json.h"
#include "db/stmt.h"

static const char *const more_keys[GIVEN_FIELDS] = {
	[GIVEN_SOURCE] = "source",   [GIVEN_OTHER] = "other",
	[GIVEN_GONE] = "gone",	     [GIVEN_SCHOOL_YEAR] = "school_year",
	[GIVEN_GROUP] = "group",     [GIVEN_YEAR_GROUP] = "year_group",
	[GIVEN_COMBINED] = "combined",
};

static const char *given_key(int field)
{
	return field < INCOMING_FIELDS ? incoming_columns[field].column : more_keys[field];
}

static int given_field(const char *key)
{
	for (int f = 0; f < GIVEN_FIELDS; f++)
		if (!strcmp(given_key(f), key))
			return f;
	return -1; /* of a newer zorgbord */
}

const char *given_text(const struct import_given *given, int field)
{
	return given->value[field] ? given->value[field] : "";
}

const char *given_source(const struct incoming *in)
{
	return in->source == INCOMING_EDEXML ? "edexml" : "csv";
}

static uint32_t other_parse(const char *lines)
{
	uint32_t set = 0;

	while (*lines) {
		size_t length = strcspn(lines, "\n");

		for (int f = 0; f < INCOMING_FIELDS; f++)
			if (strlen(given_key(f)) == length && !strncmp(given_key(f), lines, length))
				set |= 1u << f;
		lines += length + (lines[length] != '\0');
	}
	return set;
}

static void other_write(struct json_writer *json, uint32_t set)
{
	struct buffer lines = {0};

	for (int f = 0; f < INCOMING_FIELDS; f++) {
		if (!(set & 1u << f))
			continue;
		if (lines.length)
			buffer_add(&lines, "\n");
		buffer_add(&lines, given_key(f));
	}
	json_key(json, given_key(GIVEN_OTHER));
	json_text(json, lines.bytes);
	buffer_clear(&lines);
}

/* Texts go one behind the other into a buffer that moves as it grows: offsets first. */
enum zb_code given_read(struct db *db, int64_t pupil, struct import_given *out, struct zb_err *err)
{
	static const char sql[] = "SELECT e.\"key\", e.\"value\" FROM \"imported\" AS i, "
				  "json_each(i.\"given\") AS e WHERE i.\"pupil\" = :pupil";
	size_t at[GIVEN_FIELDS];
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	for (int f = 0; f < GIVEN_FIELDS; f++) {
		out->value[f] = NULL;
		at[f] = SIZE_MAX;
	}
	buffer_reset(&out->text);
	stmt_bind_id(stmt, ":pupil", pupil);
	while (!(code = stmt_step(db, stmt, &row, err)) && row) {
		int f = given_field(stmt_text(stmt, 0));

		if (f < 0)
			continue;
		at[f] = out->text.length;
		buffer_add_bytes(&out->text, stmt_text(stmt, 1), strlen(stmt_text(stmt, 1)) + 1);
	}
	for (int f = 0; f < GIVEN_FIELDS && !code; f++)
		if (at[f] != SIZE_MAX && out->text.bytes[at[f]])
			out->value[f] = out->text.bytes + at[f];
	out->other = other_parse(given_text(out, GIVEN_OTHER));
	return code;
}

enum zb_code given_write(struct db *db, int64_t pupil, const struct import_given *given,
			 struct zb_err *err)
{
	static const char sql[] = "INSERT OR REPLACE INTO \"imported\" VALUES (:pupil, :given)";
	struct json_writer json;
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	buffer_reset(&db->json);
	json_begin_buffer(&json, &db->json);
	json_object(&json);
	for (int f = 0; f < GIVEN_FIELDS; f++) {
		if (!given->value[f] || f == GIVEN_OTHER)
			continue;
		json_key(&json, given_key(f));
		json_text(&json, given->value[f]);
	}
	if (given->other)
		other_write(&json, given->other);
	json_end(&json);
	json_finish(&json, NULL);
	sqlite3_bind_int64(stmt, 1, pupil);
	sqlite3_bind_text(stmt, 2, db->json.bytes, (int)db->json.length, SQLITE_STATIC);
	code = stmt_run(db, stmt, err);
	sqlite3_clear_bindings(stmt);
	db->noted = true;
	return code;
}

void given_clear(struct import_given *given)
{
	buffer_clear(&given->text);
	*given = (struct import_given){0};
}

/* True when the source of IN is the one that gave FIELD last. */
static bool gave(const struct import_given *given, const struct incoming *in, int field)
{
	bool same = !strcmp(given_text(given, GIVEN_SOURCE), given_source(in));

	return given->value[field] && same == !(given->other & 1u << field);
}

bool given_speaks(const struct import_given *given, const struct incoming *in, uint32_t place,
		  int field)
{
	const struct incoming_pupil *pupil = &in->pupils[place];

	return pupil->value[field] ||
	       ((in->fields & ~pupil->unsaid & 1u << field) && gave(given, in, field));
}

static bool take(struct import_given *given, int field, const char *value)
{
	const char *before = given_text(given, field);
	bool differs = strcmp(before, value ? value : "") != 0;

	given->value[field] = value && *value ? value : NULL;
	return differs;
}

/* The names of the combined groups of P, one a line. */
static const char *combined_names(const struct incoming *in, const struct incoming_pupil *p,
				  struct buffer *out)
{
	buffer_reset(out);
	for (uint32_t i = 0; i < p->combined.count; i++) {
		if (i)
			buffer_add(out, "\n");
		buffer_add(out, in->groups[in->refs[p->combined.first + i]].name);
	}
	return out->length ? out->bytes : NULL;
}

bool given_take(struct import_given *given, const struct incoming *in, uint32_t place,
		const char *school_year, struct buffer *combined)
{
	const struct incoming_pupil *p = &in->pupils[place];
	bool differs = false;
	uint32_t other = 0;

	for (int f = 0; f < INCOMING_FIELDS; f++) {
		if (given_speaks(given, in, place, f))
			differs |= take(given, f, p->value[f]);
		else if (given->value[f] && !gave(given, in, f))
			other |= 1u << f;
	}
	differs |= other != given->other;
	given->other = other;
	differs |= take(given, GIVEN_SOURCE, given_source(in));
	differs |= take(given, GIVEN_GONE, NULL);
	if (strcmp(given_text(given, GIVEN_SCHOOL_YEAR), school_year) > 0 || p->historic)
		return differs; /* of a year ago: what was given of this year stays */
	differs |= take(given, GIVEN_SCHOOL_YEAR, school_year);
	differs |= take(given, GIVEN_GROUP,
			p->group == INCOMING_NONE ? NULL : in->groups[p->group].name);
	differs |= take(given, GIVEN_YEAR_GROUP, p->year_group);
	differs |= take(given, GIVEN_COMBINED, combined_names(in, p, combined));
	return differs;
}
