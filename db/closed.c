/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/closed.h"

#include <inttypes.h>
#include <stdlib.h>

#include "db/access.h"
#include "db/query.h"
#include "db/row.h"

enum zb_code closed_open(struct db *db, const struct entity *entity, int64_t pupil,
			 struct zb_err *err)
{
	enum zb_code code = access_can_note(db, err);

	return code ? code : access_note(db, ACCESS_READ, pupil, entity->code, err);
}

struct reading {
	struct db *db;
	const struct entity *entity;
	struct dossier *out;
};

static enum zb_code read_one(void *context, const char *const *cells, struct zb_err *err)
{
	const struct reading *reading = context;
	struct record *row = NULL;
	enum zb_code code = row_get(reading->db, reading->entity,
				    strtoll(cells[QUERY_ID], NULL, 10), &row, err);

	if (!code)
		dossier_add(reading->out, row);
	return code;
}

enum zb_code closed_read(struct db *db, const struct entity *entity, int64_t pupil,
			 struct dossier *out, struct zb_err *err)
{
	char *id = mem_format("%" PRId64, pupil);
	struct query_filter of_pupil = { entity->fields[entity->owner_field].column, id };
	struct reading reading = { db, entity, out };
	enum zb_code code = query_rows(db, entity, &of_pupil, 1, read_one, &reading, err);

	free(id);
	return code;
}
