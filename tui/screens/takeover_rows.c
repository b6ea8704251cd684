/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/records/consent.h"
#include "core/records/evaluation.h"
#include "core/records/plan.h"
#include "db/filter.h"
#include "tui/screens/takeover.h"

static const struct field fields[] = { TAKEOVER_FIELDS(FIELD_ROW) };

const struct entity takeover_entity = {
	.code = "takeover",
	.label = N_("lopend OPP"),
	.plural = N_("lopende OPP's"),
	.fields = fields,
	.field_count = TAKEOVER_FIELD_COUNT,
};

static void free_row(struct takeover_row *row)
{
	free(row->name);
	free(row->group);
	record_free(row->record);
}

void takeover_rows_free(struct takeover_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		free_row(&rows->rows[i]);
	free(rows->rows);
	*rows = (struct takeover_rows){ 0 };
}

bool takeover_row_is_typed(const struct takeover_row *row)
{
	for (unsigned f = 0; f < TAKEOVER_FIELD_COUNT; f++)
		if (f != TAKEOVER_WIDEN && record_is_set(row->record, f))
			return true;
	return false;
}

/* --- reading --- */

static struct takeover_row *find_row(struct takeover_rows *rows, int64_t pupil)
{
	for (size_t i = 0; i < rows->count; i++)
		if (rows->rows[i].pupil == pupil)
			return &rows->rows[i];
	return NULL;
}

static enum zb_code add_drafted_row(void *context, const struct pupils_row *pupil,
				    struct zb_err *err)
{
	struct takeover_rows *rows = context;
	struct takeover_row *row;

	(void)err;
	if (pupil->plan_state == PLAN_STATE_IN_FORCE || find_row(rows, pupil->pupil))
		return ZB_OK;
	rows->rows = mem_grow(rows->rows, &rows->room, rows->count + 1, sizeof(*row));
	row = &rows->rows[rows->count++];
	*row = (struct takeover_row){
		.pupil = pupil->pupil,
		.name = mem_text(pupil->name),
		.group = mem_text(pupil->group),
		.extra_since = pupil->extra_since,
		.record = record_new(&takeover_entity),
	};
	return ZB_OK;
}

/* Beside a draft no plan is taken over: that is gone on with in the dossier. */
static enum zb_code add_row(void *context, const struct pupils_row *pupil, struct zb_err *err)
{
	return pupil->plan_state == PLAN_STATE_DRAFT ? ZB_OK :
						       add_drafted_row(context, pupil, err);
}

static enum zb_code read_filtered(struct db *db, const struct pupils_order *order,
				  const char *typed, struct takeover_rows *out,
				  struct zb_err *err)
{
	struct filter *filter = NULL;
	int64_t ids[TAKEOVER_ROWS_MAX];
	size_t count;
	enum zb_code code = filter_load(db, order, &filter, err);

	if (code)
		return code;
	filter_set(filter, typed);
	count = filter_ids(filter, 0, TAKEOVER_ROWS_MAX, ids);
	out->more = filter_count(filter) > count;
	filter_free(filter);
	return pupils_read_some(db, order, ids, count, add_row, out, err);
}

static enum zb_code read_all(struct db *db, const struct pupils_order *order,
			     struct takeover_rows *out, struct zb_err *err)
{
	int64_t count = 0;
	enum zb_code code = pupils_count(db, order->scope, &count, err);

	out->more = count > TAKEOVER_ROWS_MAX;
	return code ? code :
		      pupils_read(db, order, PUPILS_FIRST, NULL, TAKEOVER_ROWS_MAX, add_row, out,
				  err);
}

/* Rows with something in them go from FROM to the begin of TO. */
static void keep_typed(struct takeover_rows *from, struct takeover_rows *to)
{
	for (size_t i = 0; i < from->count; i++) {
		struct takeover_row *row = &from->rows[i];

		if (!takeover_row_is_typed(row)) {
			free_row(row);
			continue;
		}
		to->rows = mem_grow(to->rows, &to->room, to->count + 1, sizeof(*row));
		to->rows[to->count++] = *row;
	}
	from->count = 0;
}

enum zb_code takeover_rows_read(struct db *db, bool all, const char *filter,
				struct takeover_rows *rows, struct zb_err *err)
{
	const struct pupils_order order = { .scope = all ? PUPILS_ALL : PUPILS_EXTRA,
					    .sort = PUPILS_BY_NAME };
	struct takeover_rows found = { 0 }, now = { 0 };
	enum zb_code code = filter && *filter ? read_filtered(db, &order, filter, &found, err) :
						read_all(db, &order, &found, err);

	if (code) {
		takeover_rows_free(&found);
		return code;
	}
	keep_typed(rows, &now);
	for (size_t i = 0; i < found.count; i++) {
		if (find_row(&now, found.rows[i].pupil)) {
			free_row(&found.rows[i]);
			continue;
		}
		now.rows = mem_grow(now.rows, &now.room, now.count + 1, sizeof(*now.rows));
		now.rows[now.count++] = found.rows[i];
	}
	now.more = found.more;
	found.count = 0;
	takeover_rows_free(&found);
	takeover_rows_free(rows);
	*rows = now;
	return ZB_OK;
}

/* --- as plans --- */

/* Fields that stand in the same order in both. */
static const struct {
	unsigned from, to, last;
} texts[] = {
	{ TAKEOVER_DESTINATION_NOTE, PLAN_DESTINATION_NOTE, TAKEOVER_DESTINATION_NOTE },
	{ TAKEOVER_RATIONALE, PLAN_RATIONALE, TAKEOVER_AVOID },
	{ TAKEOVER_PARENTS_VIEW, PLAN_PARENTS_VIEW, TAKEOVER_NOT_HEARD_REASON },
};

void takeover_row_add(const struct takeover_row *row, struct running_list *list)
{
	struct running_plan *running = running_add(list);

	running->pupil = row->pupil;
	record_copy_field(running->plan, PLAN_STARTS, row->record, TAKEOVER_STARTS);
	record_copy_field(running->plan, PLAN_DESTINATION, row->record, TAKEOVER_DESTINATION);
	record_copy_field(running->plan, PLAN_ADOPTED, row->record, TAKEOVER_ADOPTED);
	record_copy_field(running->consent, CONSENT_DATE, row->record, TAKEOVER_CONSENT);
	record_copy_field(running->evaluation, EVALUATION_DATE, row->record, TAKEOVER_EVALUATED);
	running->widen = record_is_yes(row->record, TAKEOVER_WIDEN) &&
			 date_compare(record_date(row->record, TAKEOVER_STARTS),
				      row->extra_since) < 0;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		for (unsigned f = texts[i].from; f <= texts[i].last; f++)
			record_copy_field(running->plan, texts[i].to + f - texts[i].from,
					  row->record, f);
}

enum takeover_field takeover_field_of(enum entity_id entity, unsigned field)
{
	if (entity == ENTITY_CONSENT)
		return TAKEOVER_CONSENT;
	if (entity == ENTITY_EVALUATION)
		return TAKEOVER_EVALUATED;
	if (field == PLAN_DESTINATION || field == PLAN_DESTINATION_NOTE)
		return TAKEOVER_DESTINATION;
	return field == PLAN_ADOPTED ? TAKEOVER_ADOPTED : TAKEOVER_STARTS;
}

/* --- drafts --- */

void takeover_rows_keep(const struct takeover_rows *rows, struct draft *draft)
{
	for (size_t i = 0; i < rows->count; i++) {
		char *prefix;

		if (!takeover_row_is_typed(&rows->rows[i]))
			continue;
		prefix = mem_format("%" PRId64, rows->rows[i].pupil);
		draft_add_record(draft, prefix, rows->rows[i].record, NULL);
		free(prefix);
	}
}

/* The pupils that DRAFT has something of, who have still no plan. */
static enum zb_code add_drafted(struct db *db, struct takeover_rows *rows,
				const struct draft *draft, struct zb_err *err)
{
	const struct pupils_order order = { .scope = PUPILS_ALL, .sort = PUPILS_BY_NAME };
	int64_t *ids = mem_new(draft->count, sizeof(*ids));
	size_t count = 0;
	enum zb_code code;

	for (size_t i = 0; i < draft->count; i++) {
		int64_t pupil = strtoll(draft->texts[i].name, NULL, 10);

		if (pupil && (!count || ids[count - 1] != pupil))
			ids[count++] = pupil;
	}
	code = pupils_read_some(db, &order, ids, count, add_drafted_row, rows, err);
	free(ids);
	return code;
}

enum zb_code takeover_rows_take(struct db *db, struct takeover_rows *rows,
				const struct draft *draft, struct date today, struct zb_err *err)
{
	enum zb_code code = add_drafted(db, rows, draft, err);

	for (size_t i = 0; i < rows->count && !code; i++) {
		char *prefix = mem_format("%" PRId64, rows->rows[i].pupil);

		draft_take_record(draft, prefix, rows->rows[i].record, NULL, today);
		free(prefix);
	}
	return code;
}
