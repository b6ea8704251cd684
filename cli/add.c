/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "cli/assign.h"
#include "db/store.h"

static enum zb_code insert(struct call *call, struct record *row, struct zb_err *err)
{
	struct db *db;
	enum zb_code code = call_open(call, &db, err);

	if (code)
		return code;
	code = store_insert_one(db, row, err);
	db_close(db);
	if (code)
		return code;
	assign_warn(call, row);
	fprintf(call_report(call), "%" PRId64 "\n", row->id);
	return ZB_OK;
}

static enum zb_code run(struct call *call, struct zb_err *err)
{
	const struct entity *entity;
	enum zb_code code = assign_entity(call, call->args[0], &entity, err);

	if (code)
		return code;
	struct record *row = record_new(entity);

	code = assign_fields(call, row, call->args + 1, call->arg_count - 1, err);
	if (!code)
		code = insert(call, row, err);
	record_free(row);
	return code;
}

const struct command add_command = {
	.name = "add",
	.args = N_("SOORT VELD=WAARDE..."),
	.summary = N_("voegt een gegeven toe en toont zijn nieuwe id"),
	.help = N_("zorgbord list --help noemt de soorten en hun velden. Een waarde wordt gelezen "
		   "zoals in een formulier: keuzes met hun code of hun woord, dagen als "
		   "2026-09-03, 3-9-2026, vandaag of +6w, getallen met een komma of een punt."),
	.args_min = 2,
	.args_max = COMMAND_ANY,
	.run = run,
};
