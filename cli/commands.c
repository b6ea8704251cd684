/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"

#include <string.h>

#define COMMAND_ADDRESS(name) &name##_command,

const struct command *const commands[] = { COMMANDS(COMMAND_ADDRESS) NULL };

const struct command_option global_options[] = {
	{ .name = "file", .letter = 'f', .value = N_("BESTAND"),
	  .help = N_("het schoolbestand; anders $ZORGBORD_FILE, anders "
		     "$XDG_DATA_HOME/zorgbord/school.db") },
	{ .name = "today", .value = N_("JJJJ-MM-DD"),
	  .help = N_("doet alsof het deze dag is") },
	{ .name = "help", .letter = 'h', .help = N_("toont deze hulp") },
	{ .name = "version", .help = N_("toont de versie") },
	{ 0 },
};

const struct command *command_find(const char *name)
{
	for (const struct command *const *c = commands; *c; c++)
		if (!strcmp((*c)->name, name))
			return *c;
	return NULL;
}
