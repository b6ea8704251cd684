/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/history.h"

#include <inttypes.h>
#include <stdlib.h>

#include "cli/assign.h"
#include "db/access.h"

#define ROWS_AT_ONCE 1000

enum { COLUMN_MOMENT, COLUMN_ACTOR, COLUMN_KIND, COLUMN_ENTITY, COLUMN_ID, COLUMN_PUPIL,
       COLUMN_FIELD, COLUMN_BEFORE, COLUMN_AFTER, COLUMN_CHANGE, COLUMN_COUNT };

static const struct output_column columns[COLUMN_COUNT] = {
	[COLUMN_MOMENT] = { "moment", N_("moment"), false },
	[COLUMN_ACTOR] = { "actor", N_("wie"), false },
	[COLUMN_KIND] = { "kind", N_("hoe"), false },
	[COLUMN_ENTITY] = { "entity", N_("soort"), false },
	[COLUMN_ID] = { "id", N_("id"), true },
	[COLUMN_PUPIL] = { "pupil", N_("leerling"), true },
	[COLUMN_FIELD] = { "field", N_("veld"), false },
	[COLUMN_BEFORE] = { "before", N_("was"), false },
	[COLUMN_AFTER] = { "after", N_("werd"), false },
	[COLUMN_CHANGE] = { "change", N_("wijziging"), true },
};

static void print_entry(struct output *output, const struct history_entry *e)
{
	char id[24], pupil[24] = "", change[24];

	snprintf(id, sizeof id, "%" PRId64, e->row);
	snprintf(change, sizeof change, "%" PRId64, e->id);
	if (e->pupil)
		snprintf(pupil, sizeof pupil, "%" PRId64, e->pupil);
	output_row(output, (const char *const[COLUMN_COUNT]){
		[COLUMN_MOMENT] = e->moment,
		[COLUMN_ACTOR] = e->actor,
		[COLUMN_KIND] = e->kind,
		[COLUMN_ENTITY] = e->entity ? e->entity->code : NULL,
		[COLUMN_ID] = id,
		[COLUMN_PUPIL] = pupil,
		[COLUMN_FIELD] = e->field < 0 ? NULL : e->entity->fields[e->field].column,
		[COLUMN_BEFORE] = e->before,
		[COLUMN_AFTER] = e->after,
		[COLUMN_CHANGE] = change,
	});
}

/* In the log of who read what: a line a command, before anything leaves. */
static enum zb_code note(struct db *db, const struct history_query *query,
			 enum output_format format, struct zb_err *err)
{
	const struct entity *entity = query->entity;
	char *detail;
	enum zb_code code;

	if (entity && !access_is_noted(entity))
		return ZB_OK;
	detail = entity ? mem_format("history %s %" PRId64, entity->code, query->id) :
			  mem_text("history");
	code = call_note(db, format, detail, err);
	free(detail);
	return code;
}

/* So many at a time that the history of a whole school needs no memory. */
static enum zb_code print_all(struct db *db, struct history_query query, struct output *output,
			      struct zb_err *err)
{
	struct history_list list = {0};
	size_t left = query.limit ? query.limit : SIZE_MAX;
	bool noted = false;
	enum zb_code code;

	do {
		query.limit = left < ROWS_AT_ONCE ? left : ROWS_AT_ONCE;
		history_list_clear(&list);
		code = history_read(db, &query, &list, err);
		if (!code && list.count && !noted)
			code = note(db, &query, output->format, err);
		noted = true;
		for (size_t i = 0; i < list.count && !code; i++)
			print_entry(output, &list.entries[i]);
		left -= list.count;
		if (list.count)
			query.before = list.entries[list.count - 1].id;
	} while (!code && left && list.count == query.limit);
	history_list_free(&list);
	return code;
}

static enum zb_code print(struct call *call, struct db *db, const struct history_query *query,
			  enum output_format format, struct zb_err *err)
{
	struct output_column translated[COLUMN_COUNT];
	struct output output;
	enum zb_code code;

	for (int c = 0; c < COLUMN_COUNT; c++) {
		translated[c] = columns[c];
		translated[c].label = _(columns[c].label);
	}
	output_begin(&output, call_stream(call, format), format, translated, COLUMN_COUNT);
	code = print_all(db, *query, &output, err);
	if (!code && !output.row_count && format == OUTPUT_TEXT)
		fprintf(call->out, "%s\n", _("geen wijzigingen"));
	return output_finish(&output, code, err);
}

static enum zb_code read_query(struct call *call, struct history_query *query, struct zb_err *err)
{
	const char *limit = call_option(call, "limit"), *before = call_option(call, "before");
	int64_t count = 0;
	enum zb_code code = ZB_OK;

	if (call->arg_count == 1)
		return call_misuse(call, err, _("bij history %s ontbreekt een id"), call->args[0]);
	if (call->arg_count)
		code = assign_entity(call, call->args[0], &query->entity, err);
	if (!code && call->arg_count)
		code = assign_id(call, call->args[1], &query->id, err);
	if (!code && limit)
		code = assign_id(call, limit, &count, err);
	if (!code && before)
		code = assign_id(call, before, &query->before, err);
	query->limit = (size_t)count;
	return code;
}

static enum zb_code run(struct call *call, struct zb_err *err)
{
	struct history_query query = {0};
	enum output_format format;
	struct db *db;
	enum zb_code code = read_query(call, &query, err);

	if (!code)
		code = call_format(call, &format, err);
	if (!code)
		code = call_open(call, &db, err);
	if (code)
		return code;
	code = print(call, db, &query, format, err);
	db_close(db);
	return code;
}

static const struct command_option options[] = {
	{ .name = "limit", .value = N_("AANTAL"), .help = N_("alleen de laatste wijzigingen") },
	{ .name = "before", .value = N_("WIJZIGING"),
	  .help = N_("alleen wat eraan voorafging: om verder te lezen waar --limit ophield") },
	COMMAND_FORMAT,
	{ 0 },
};

const struct command history_command = {
	.name = "history",
	.args = N_("[SOORT ID]"),
	.summary = N_("toont wie wat wanneer wijzigde, het laatste bovenaan"),
	.help = N_("Van een gegeven, of zonder SOORT en ID van alles. Een regel zonder veld is een "
		   "gegeven dat is toegevoegd of verwijderd, met al zijn velden als JSON."),
	.options = options,
	.args_max = 2,
	.run = run,
};
