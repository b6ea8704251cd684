/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Usage and --help, made from the tables of commands and options. */
#ifndef ZB_CLI_USAGE_H
#define ZB_CLI_USAGE_H

#include "cli/command.h"

/* "zorgbord list SOORT [--where VELD=WAARDE]... [--format text|csv|json]", without a newline;
 * COMMAND NULL is the program itself. The caller frees. */
char *usage_line(const struct command *);

/* What --help shows of COMMAND, NULL of the program. */
void usage_help(FILE *out, const struct command *);

/* "-f, --file BESTAND"; the caller frees. */
char *usage_option(const struct command_option *);

#endif
