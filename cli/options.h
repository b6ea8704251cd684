/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes apart what was typed behind the program's name, by the tables of options. */
#ifndef ZB_CLI_OPTIONS_H
#define ZB_CLI_OPTIONS_H

#include "cli/command.h"

/* What was typed; texts are those of argv. Start with {0}; options_free frees the arrays. */
struct options {
	const char **args;
	size_t arg_count, arg_room;
	struct call_option *given;
	size_t given_count, given_room;
};

/* Reads TYPED (ends with NULL) by the options of GLOBAL and, when not NULL, OWN, adding to OPTIONS:
 * --name VALUE, --name=VALUE, -f VALUE, -fVALUE; behind "--" all is an argument. With FIRST_ONLY it
 * stops at the first argument. *USED (may be NULL) is how many of TYPED it took. ZB_INVALID: an
 * option that does not exist, lacks its value, or has one too many. */
enum zb_code options_read(struct options *, const char *const *typed,
			  const struct command_option *global, const struct command_option *own,
			  bool first_only, size_t *used, struct zb_err *);

/* The last value of option NAME, "" for one without value, NULL when not given. */
const char *options_value(const struct options *, const char *name);

void options_free(struct options *);

#endif
