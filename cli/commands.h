/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of commands: a new one is one line here and its file in cli/. The order is that of
 * --help and the man page. */
#ifndef ZB_CLI_COMMANDS_H
#define ZB_CLI_COMMANDS_H

#include "cli/command.h"

#define COMMANDS(X)                                                                                \
	X(new)                                                                                     \
	X(demo)                                                                                    \
	X(import)                                                                                  \
	X(list)                                                                                    \
	X(add)                                                                                     \
	X(set)                                                                                     \
	X(dashboard)                                                                               \
	X(deadlines)                                                                               \
	X(dossiercheck)                                                                            \
	X(export)                                                                                  \
	X(print)                                                                                   \
	X(history)                                                                                 \
	X(undo)                                                                                    \
	X(redo)                                                                                    \
	X(check)                                                                                   \
	X(backup)                                                                                  \
	X(restore)                                                                                 \
	X(man)

#define COMMAND_EXTERN(name) extern const struct command name##_command;

COMMANDS(COMMAND_EXTERN)

extern const struct command *const commands[]; /* ends with NULL */

/* The command with that name, or NULL. */
const struct command *command_find(const char *name);

/* The options that every command takes, before or behind its name. */
extern const struct command_option global_options[];

#endif
