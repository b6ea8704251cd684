/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/assign.h"
#include "core/entities.h"
#include "core/records/plan.h"
#include "db/adopt.h"
#include "db/store.h"

static bool is_adopted(const struct record *base, const struct record *mine)
{
	return base->entity == &plan_entity && record_choice(base, PLAN_STATUS) == PLAN_DRAFT &&
	       record_choice(mine, PLAN_STATUS) == PLAN_IN_FORCE &&
	       record_choice(mine, PLAN_ORIGIN) != PLAN_TAKEN_OVER;
}

static enum zb_code write(struct db *db, const struct record *base, struct record *mine,
			  struct zb_err *err)
{
	enum zb_code code = store_begin(db, TXN_EDIT, 0, err);

	if (code)
		return code;
	if (is_adopted(base, mine))
		code = adopt_check(db, mine, NULL, err);
	if (!code && is_adopted(base, mine))
		code = adopt_replace(db, mine, err);
	if (!code)
		code = store_update(db, base, mine, NULL, err);
	if (!code)
		return store_commit(db, err);
	store_rollback(db);
	return code;
}

static enum zb_code update(struct call *call, struct db *db, const struct record *base,
			   struct zb_err *err)
{
	struct record *mine = record_copy(base);
	enum zb_code code = assign_fields(call, mine, call->args + 2, call->arg_count - 2, err);

	if (!code)
		code = write(db, base, mine, err);
	if (!code)
		assign_warn(call, mine);
	record_free(mine);
	return code;
}

/* Misuse is told before the file is touched. */
static enum zb_code check_fields(struct call *call, const struct entity *entity,
				 struct zb_err *err)
{
	struct record *row = record_new(entity);
	enum zb_code code = assign_fields(call, row, call->args + 2, call->arg_count - 2, err);

	record_free(row);
	return code;
}

static enum zb_code run(struct call *call, struct zb_err *err)
{
	const struct entity *entity;
	struct record *base = NULL;
	struct db *db = NULL;
	int64_t id = 0;
	enum zb_code code = assign_entity(call, call->args[0], &entity, err);

	if (!code)
		code = assign_id(call, call->args[1], &id, err);
	if (!code)
		code = check_fields(call, entity, err);
	if (!code)
		code = call_open(call, &db, err);
	if (!code)
		code = store_get(db, entity, id, &base, err);
	if (!code)
		code = update(call, db, base, err);
	record_free(base);
	db_close(db);
	return code;
}

const struct command set_command = {
	.name = "set",
	.args = N_("SOORT ID VELD=WAARDE..."),
	.summary = N_("wijzigt velden van een gegeven"),
	.help = N_("VELD= zonder waarde maakt het veld leeg. Waarden worden gelezen als bij add. "
		   "Een termijn langer dan de wet wordt bewaard; een regel op de standaardfout "
		   "zegt het. Een concept dat op status=in_force gaat, vervangt het OPP dat in "
		   "werking is."),
	.args_min = 3,
	.args_max = COMMAND_ANY,
	.run = run,
};
