/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/whom.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "db/names.h"
#include "db/query.h"

struct found {
	int64_t id;
	size_t count;
};

static enum zb_code by_cells(void *context, const char *const *cells, struct zb_err *err)
{
	struct found *found = context;

	(void)err;
	found->id = strtoll(cells[QUERY_ID], NULL, 10);
	found->count++;
	return ZB_OK;
}

static enum zb_code by_name(void *context, int64_t id, const char *key, struct zb_err *err)
{
	struct found *found = context;

	(void)key, (void)err;
	found->id = id;
	found->count++;
	return ZB_OK;
}

static enum zb_code find_by(struct db *db, const char *column, const char *value,
			    struct found *found, struct zb_err *err)
{
	const struct query_filter filter = { column, value };

	return query_rows(db, &pupil_entity, &filter, 1, by_cells, found, err);
}

static enum zb_code find_named(struct db *db, const char *typed, struct found *found,
			       struct zb_err *err)
{
	char *folded = text_fold(typed);
	const struct names_query query = { .entity = &pupil_entity, .folded = folded };
	enum zb_code code = names_read(db, &query, NAMES_FIRST, NULL, 0, 2, by_name, found, err);

	free(folded);
	return code;
}

static bool is_whole(const char *text)
{
	return *text && strlen(text) <= 18 && strspn(text, "0123456789") == strlen(text);
}

enum zb_code whom_find(struct db *db, const char *typed, int64_t *out, struct zb_err *err)
{
	bool id = strncmp(typed, "id=", 3) == 0;
	const char *words = id ? typed + 3 : typed;
	struct found found = {0};
	enum zb_code code = ZB_OK;

	if (!*words)
		return zb_fail(err, ZB_INVALID, _("noem de leerling"));
	if (!id)
		code = find_by(db, "number", words, &found, err);
	if (!code && !found.count && is_whole(words))
		code = find_by(db, "id", words, &found, err);
	if (!code && !found.count && !id)
		code = find_named(db, words, &found, err);
	if (code)
		return code;
	if (!found.count)
		return zb_fail(err, ZB_NOT_FOUND,
			       _("geen leerling heet %s of heeft dat nummer; wie van school is "
				 "vindt u met het leerlingnummer"),
			       words);
	if (found.count > 1)
		return zb_fail(err, ZB_INVALID,
			       _("%s past bij meer leerlingen; geef het leerlingnummer"), words);
	*out = found.id;
	return ZB_OK;
}

enum zb_code whom_find_group(struct db *db, const char *typed, int64_t *out, struct zb_err *err)
{
	char year[SCHOOL_YEAR_SIZE];
	const struct query_filter named[] = { { "name", typed }, { "school_year", year } };
	const struct query_filter by_id = { "id", typed };
	struct found found = {0};
	enum zb_code code = ZB_OK;

	school_year_to_text(school_year_of(db_today(db)), year);
	if (*typed)
		code = query_rows(db, &group_entity, named, 2, by_cells, &found, err);
	if (!code && !found.count && is_whole(typed))
		code = query_rows(db, &group_entity, &by_id, 1, by_cells, &found, err);
	if (code)
		return code;
	if (!found.count)
		return zb_fail(err, ZB_NOT_FOUND, _("in %s is er geen groep %s"), year, typed);
	if (found.count > 1)
		return zb_fail(err, ZB_INVALID, _("er is meer dan een groep %s; geef de id"),
			       typed);
	*out = found.id;
	return ZB_OK;
}
