/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/backup.h"

#include <stdlib.h>

#include "cli/command.h"

static enum zb_code backup(struct call *call, struct zb_err *err)
{
	struct db *db;
	enum zb_code code = call_open(call, &db, err);

	if (code)
		return code;
	code = backup_copy(db, call->args[0], err);
	db_close(db);
	if (code)
		return code;
	fprintf(call_report(call), _("reservekopie gemaakt: %s"), call->args[0]);
	fputc('\n', call->out);
	return ZB_OK;
}

/* The file is there and can be read. */
static enum zb_code restore_into(struct call *call, struct db *db, char **kept, struct zb_err *err)
{
	enum zb_code code = backup_restore(db, call->args[0], kept, err);

	db_close(db);
	return code;
}

/* It is missing, or too damaged to be opened. */
static enum zb_code restore_over(struct call *call, char **kept, struct zb_err *err)
{
	struct db_options options = { .actor = call->actor, .today = call->today };
	enum zb_code code = call_make_directories(call, err);

	if (code)
		return code;
	return backup_restore_over(call->path, &options, call->args[0], kept, err);
}

static enum zb_code restore(struct call *call, struct zb_err *err)
{
	struct db *db;
	char *kept = NULL;
	enum zb_code code = call_open(call, &db, err);

	if (code == ZB_NOT_FOUND || code == ZB_CORRUPT)
		code = restore_over(call, &kept, err);
	else if (!code)
		code = restore_into(call, db, &kept, err);
	if (code)
		return code;
	fprintf(call_report(call), _("%s is teruggezet"), call->args[0]);
	if (kept)
		fprintf(call->out, _("; wat er stond is bewaard in %s"), kept);
	fputc('\n', call->out);
	free(kept);
	return ZB_OK;
}

const struct command backup_command = {
	.name = "backup",
	.args = N_("BESTAND"),
	.summary = N_("maakt een reservekopie"),
	.help = N_("Collega's kunnen doorwerken. BESTAND mag nog niet bestaan."),
	.args_min = 1,
	.args_max = 1,
	.run = backup,
};

const struct command restore_command = {
	.name = "restore",
	.args = N_("BESTAND"),
	.summary = N_("zet een reservekopie terug"),
	.help = N_("De kopie wordt eerst nagekeken. Wat er stond wordt bewaard in een bestand "
		   "ernaast; zorgbord noemt de naam."),
	.args_min = 1,
	.args_max = 1,
	.run = restore,
};
