/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/pupil_find.h"

#include <stdlib.h>
#include <string.h>

#include "core/records/pupil.h"
#include "core/text.h"
#include "db/stmt.h"

/* The pupils that SQL finds with :number; *COUNT of them, *OUT the last. */
static enum zb_code find_number(struct db *db, const char *number, int64_t *out, size_t *count,
				struct zb_err *err)
{
	static const char sql[] =
		"SELECT \"id\" FROM \"pupil\" WHERE \"number\" = :number UNION "
		"SELECT p.\"id\" FROM \"las_key\" AS k "
		"JOIN \"pupil\" AS p ON p.\"id\" = k.\"record\" "
		"WHERE k.\"entity\" = 'pupil' AND k.\"key\" = :number";
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	*count = 0;
	if (code)
		return code;
	stmt_bind_whole(stmt, ":number", number);
	while (!(code = stmt_step(db, stmt, &row, err)) && row) {
		*out = sqlite3_column_int64(stmt, 0);
		(*count)++;
	}
	return code;
}

/* Names as they are compared. */
struct called {
	const char *given, *prefix, *family;
};

static char *name_key(const struct called *who)
{
	char *whole = mem_format("%s %s\001%s", who->prefix, who->family, who->given);
	char *folded = text_fold(whole);

	free(whole);
	return folded;
}

static void names_add(struct pupil_finder *names, sqlite3_stmt *stmt)
{
	struct called who = { stmt_text(stmt, 1), stmt_text(stmt, 2), stmt_text(stmt, 3) };
	char *key = name_key(&who);
	uint32_t at = (uint32_t)names->count, first = text_index_find(&names->index, key);

	names->items = mem_grow(names->items, &names->room, names->count + 1,
				sizeof *names->items);
	struct named *item = &names->items[names->count++];

	*item = (struct named){ .id = sqlite3_column_int64(stmt, 0), .next = TEXT_INDEX_NONE };
	date_to_iso(stmt_date(stmt, 4), item->born);
	if (first == TEXT_INDEX_NONE) {
		text_index_add(&names->index, arena_text(&names->arena, key, strlen(key)), at);
	} else {
		item->next = names->items[first].next;
		names->items[first].next = at;
	}
	free(key);
}

static enum zb_code names_read(struct db *db, struct pupil_finder *names, struct zb_err *err)
{
	static const char sql[] =
		"SELECT \"id\", ifnull(\"given_name\", \"initials\"), \"prefix\", \"family_name\", "
		"\"born\" FROM \"pupil\"";
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	while (!code && !(code = stmt_step(db, stmt, &row, err)) && row)
		names_add(names, stmt);
	return code;
}

static void find_name(const struct pupil_finder *names, const struct record *who, int64_t *out,
		      size_t *count)
{
	struct called called = { record_text(who, PUPIL_GIVEN_NAME), record_text(who, PUPIL_PREFIX),
				 record_text(who, PUPIL_FAMILY_NAME) };
	const char *born = record_text(who, PUPIL_BORN);
	char *key = name_key(&called);
	uint32_t at = text_index_find(&names->index, key);

	free(key);
	*count = 0;
	for (; at != TEXT_INDEX_NONE; at = names->items[at].next) {
		if (*born && strcmp(born, names->items[at].born) != 0)
			continue;
		*out = names->items[at].id;
		(*count)++;
	}
}

enum zb_code pupil_find(struct pupil_finder *finder, const struct record *who, int64_t *out,
			struct zb_err *err)
{
	bool numbered = record_is_set(who, PUPIL_NUMBER);
	int64_t found = 0;
	size_t count = 0;
	enum zb_code code = ZB_OK;

	if (numbered)
		code = find_number(finder->db, record_text(who, PUPIL_NUMBER), &found, &count, err);
	else
		find_name(finder, who, &found, &count);
	if (code)
		return code;
	if (count == 1)
		*out = found;
	else if (numbered)
		code = zb_fail(err, ZB_NOT_FOUND,
			       _("er is geen leerling met nummer %s; lees eerst de leerlingen "
				 "in"), record_text(who, PUPIL_NUMBER));
	else if (count)
		code = zb_fail(err, ZB_NOT_FOUND,
			       _("er zijn meer leerlingen die zo heten; geef de geboortedatum of "
				 "het leerlingnummer"));
	else
		code = zb_fail(err, ZB_NOT_FOUND,
			       _("er is geen leerling met deze naam en geboortedatum; lees "
				 "eerst de leerlingen in"));
	return code;
}

enum zb_code pupil_finder_open(struct db *db, struct pupil_finder *out, struct zb_err *err)
{
	enum zb_code code;

	*out = (struct pupil_finder){ .db = db };
	code = names_read(db, out, err);
	if (code)
		pupil_finder_close(out);
	return code;
}

void pupil_finder_close(struct pupil_finder *finder)
{
	text_index_clear(&finder->index);
	arena_clear(&finder->arena);
	free(finder->items);
	*finder = (struct pupil_finder){0};
}
