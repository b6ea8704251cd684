/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking back the last change, and doing it after all. */
#include <stdlib.h>

#include "cli/command.h"
#include "db/history.h"

static enum zb_code replay(struct call *call, const char *format,
			   enum zb_code (*step)(struct db *, char **, struct zb_err *),
			   struct zb_err *err)
{
	struct db *db;
	char *done = NULL;
	enum zb_code code = call_open(call, &db, err);

	if (code)
		return code;
	code = step(db, &done, err);
	db_close(db);
	if (!code)
		fprintf(call_report(call), format, done);
	free(done);
	return code;
}

static enum zb_code undo(struct call *call, struct zb_err *err)
{
	return replay(call, _("Ongedaan gemaakt: %s\n"), history_undo, err);
}

static enum zb_code redo(struct call *call, struct zb_err *err)
{
	return replay(call, _("Opnieuw gedaan: %s\n"), history_redo, err);
}

const struct command undo_command = {
	.name = "undo",
	.summary = N_("maakt uw laatste wijziging ongedaan"),
	.help = N_("Nog eens undo maakt de wijziging daarvoor ongedaan, ook een van een andere "
		   "dag. Heeft een collega hetzelfde intussen veranderd, dan gebeurt er niets."),
	.run = undo,
};

const struct command redo_command = {
	.name = "redo",
	.summary = N_("doet opnieuw wat undo ongedaan maakte"),
	.run = redo,
};
