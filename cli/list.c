/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of any kind of record, straight from the file; and what kinds and fields there are. */
#include <stdlib.h>

#include "cli/assign.h"
#include "cli/fields.h"
#include "core/entities.h"
#include "db/access.h"
#include "db/query.h"

static bool is_number(enum field_kind kind)
{
	return kind == FIELD_INTEGER || kind == FIELD_REFERENCE;
}

/* The caller frees. */
static struct output_column *make_columns(const struct entity *entity)
{
	size_t count = entity->field_count + QUERY_FIELDS;
	struct output_column *columns = mem_new(count, sizeof *columns);

	columns[QUERY_ID] = (struct output_column){ "id", "id", true };
	columns[QUERY_REV] = (struct output_column){ "rev", "rev", true };
	for (unsigned f = 0; f < entity->field_count; f++)
		columns[f + QUERY_FIELDS] = (struct output_column){
			.code = entity->fields[f].column,
			.label = entity->fields[f].column,
			.number = is_number(entity->fields[f].kind),
		};
	return columns;
}

/* The conditions of --where, one a time it was given. */
struct conditions {
	struct assignment *typed;
	struct query_filter *filters;
	size_t count, typed_room, filter_room;
};

static enum zb_code condition_add(struct conditions *c, struct call *call,
				  const struct entity *entity, const char *typed,
				  struct zb_err *err)
{
	struct assignment a;
	enum zb_code code = assign_split(call, typed, &a, err);

	if (code)
		return code;
	c->typed = mem_grow(c->typed, &c->typed_room, c->count + 1, sizeof *c->typed);
	c->filters = mem_grow(c->filters, &c->filter_room, c->count + 1, sizeof *c->filters);
	c->filters[c->count] = (struct query_filter){ a.column, a.value };
	c->typed[c->count++] = a;
	if (query_find_column(entity, a.column) < 0)
		return call_misuse(call, err, _("%s heeft geen veld \"%s\""), _(entity->label),
				   a.column);
	return ZB_OK;
}

static enum zb_code conditions_read(struct conditions *c, struct call *call,
				    const struct entity *entity, struct zb_err *err)
{
	enum zb_code code = ZB_OK;
	const char *typed;

	for (size_t i = 0; !code && (typed = call_option_nth(call, "where", i)); i++)
		code = condition_add(c, call, entity, typed, err);
	return code;
}

static void conditions_free(struct conditions *c)
{
	for (size_t i = 0; i < c->count; i++)
		free(c->typed[i].column);
	free(c->typed);
	free(c->filters);
}

static enum zb_code each(void *context, const char *const *cells, struct zb_err *err)
{
	(void)err;
	output_row(context, cells);
	return ZB_OK;
}

static enum zb_code print(struct call *call, struct db *db, const struct entity *entity,
			  const struct conditions *c, enum output_format format, struct zb_err *err)
{
	struct output_column *columns = make_columns(entity);
	struct output output;

	output_begin(&output, call_stream(call, format), format, columns,
		     entity->field_count + QUERY_FIELDS);
	enum zb_code code = query_rows(db, entity, c->filters, c->count, each, &output, err);

	if (!code && format == OUTPUT_TEXT && !output.row_count)
		fprintf(call->out, _("geen %s\n"), _(entity->plural));
	code = output_finish(&output, code, err);
	free(columns);
	return code;
}

/* In the log of who read what: a line a command, before anything leaves. */
static enum zb_code note(const struct call *call, struct db *db, const struct entity *entity,
			 enum output_format format, struct zb_err *err)
{
	struct buffer detail = {0};
	const char *where;
	enum zb_code code;

	if (!access_is_noted(entity))
		return ZB_OK;
	buffer_add_format(&detail, "list %s", entity->code);
	for (size_t i = 0; (where = call_option_nth(call, "where", i)); i++)
		buffer_add_format(&detail, " %s", where);
	code = call_note(db, format, detail.bytes, err);
	buffer_clear(&detail);
	return code;
}

static enum zb_code run(struct call *call, struct zb_err *err)
{
	const struct entity *entity;
	struct conditions conditions = {0};
	enum output_format format;
	struct db *db = NULL;
	enum zb_code code = assign_entity(call, call->args[0], &entity, err);

	if (!code)
		code = call_format(call, &format, err);
	if (!code)
		code = conditions_read(&conditions, call, entity, err);
	if (!code)
		code = call_open(call, &db, err);
	if (!code)
		code = query_check(db, entity, conditions.filters, conditions.count, err);
	if (!code)
		code = note(call, db, entity, format, err);
	if (!code)
		code = print(call, db, entity, &conditions, format, err);
	db_close(db);
	conditions_free(&conditions);
	return code;
}

static const struct command_option options[] = {
	{ .name = "where", .many = true, .value = N_("VELD=WAARDE"),
	  .help = N_("alleen wie deze waarde heeft; VELD= alleen wie er geen heeft; meer keren: "
		     "alle voorwaarden gelden") },
	COMMAND_FORMAT,
	{ 0 },
};

const struct command list_command = {
	.name = "list",
	.args = N_("SOORT"),
	.summary = N_("toont gegevens van een soort"),
	.help = N_("In csv en json staan alle velden, keuzes met hun code, dagen als 2026-09-03, "
		   "getallen met een punt en bedragen in euro's. csv heeft komma's en regels die "
		   "op CRLF eindigen (RFC 4180); json is een lijst van objecten met null voor wat "
		   "leeg is. text laat lege kolommen weg en kort lange teksten in."),
	.options = options,
	.args_min = 1,
	.args_max = 1,
	.help_more = fields_print,
	.run = run,
};
