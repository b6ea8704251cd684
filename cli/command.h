/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A command of the door. Each has a file of its own, cli/NAME.c, that exports one const entry, and
 * one line in the list of cli/commands.h; usage, --help, the parsing of options and the man page
 * are made from the entries.
 *
 *	static enum zb_code run(struct call *call, struct zb_err *err)
 *	{
 *		enum output_format format;
 *		struct db *db;
 *		enum zb_code code = call_format(call, &format, err);
 *
 *		if (!code)
 *			code = call_open(call, &db, err);
 *		if (code)
 *			return code;
 *		... fprintf(call->out, ...), or
 *		output_begin(&output, call_stream(call, format), ...)
 *		db_close(db);
 *		return code;
 *	}
 *
 *	static const struct command_option options[] = {
 *		{ .name = "year", .value = N_("JAAR"), .help = N_("schooljaar, zoals 2026-2027") },
 *		COMMAND_FORMAT,
 *		{ 0 },
 *	};
 *
 *	const struct command dashboard_command = {
 *		.name = "dashboard",
 *		.summary = N_("toont wat er van de doelen is bereikt"),
 *		.options = options,
 *		.run = run,
 *	};
 */
#ifndef ZB_CLI_COMMAND_H
#define ZB_CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "cli/output.h"
#include "core/date.h"
#include "core/error.h"
#include "core/report/period.h"
#include "db/db.h"

/* What the program ends with. */
enum exit_status {
	EXIT_DONE = 0, /* also when the report of it could not be written: stderr says so */
	EXIT_REFUSED = 1,   /* one sentence on stderr, nothing changed */
	EXIT_WRONG_USE = 2, /* a sentence and the usage on stderr */
};

/* A table of options ends with a NULL name. */
struct command_option {
	const char *name;  /* without its dashes: "format" */
	char letter;       /* 'f' for -f, or 0 */
	bool many;         /* may be given several times; else the last one counts */
	const char *value; /* what its value is called, through _(): N_("BESTAND"); NULL: none */
	const char *help;  /* Dutch, through _(), no full stop */
};

/* The row of --format, for call_format. */
#define COMMAND_FORMAT                                                                             \
	{                                                                                          \
		.name = "format", .value = "text|csv|json",                                        \
		.help = N_("vorm van de uitvoer; zonder deze optie text"),                         \
	}

struct call;

struct command {
	const char *name;
	const char *args;     /* behind the name in usage, through _(): N_("SOORT ID"); or NULL */
	const char *summary;  /* Dutch, one line, through _(), no capital, no full stop */
	const char *help;     /* paragraphs for --help and the man page, through _(); or NULL */
	const struct command_option *options; /* or NULL */
	size_t args_min, args_max; /* how many it takes; COMMAND_ANY: no upper bound */
	bool hidden;          /* stands in no list (man) */

	/* Adds to --help what only the program knows (list: the fields); or NULL. */
	void (*help_more)(FILE *out);

	/* Failing is exit 1, after call_misuse 2, after call_report 0. What is written to call->out
	 * and call->data is checked by who calls: a full disk needs no check here. */
	enum zb_code (*run)(struct call *, struct zb_err *);
};

#define COMMAND_ANY ((size_t)-1)

struct call_option {
	const struct command_option *option;
	const char *value;
};

/* What somebody typed, taken apart. All is borrowed from main. */
struct call {
	const struct command *command; /* NULL: none was named */
	const char *path;  /* of the school file: -f, else $ZORGBORD_FILE, else the default */
	bool default_path; /* nobody chose it: its directories may be made */
	const char *actor; /* login name of who works */
	struct date today;
	FILE *out;  /* standard output for people: cli/speech */
	FILE *data; /* the same for programs: the bytes as they are. One command uses one of
		     * them. */
	FILE *err;  /* standard error, for people */
	const char *const *args;
	size_t arg_count; /* within args_min and args_max */
	const struct call_option *given;
	size_t given_count;
	bool misused;
	bool done; /* see call_report */
};

/* The value of option NAME ("" for an option without value), NULL when it was not given. */
const char *call_option(const struct call *, const char *name);
/* The value of the INDEXth time (from 0) that option NAME was given, else NULL. */
const char *call_option_nth(const struct call *, const char *name, size_t index);

/* Reads --format, text when not given. */
enum zb_code call_format(struct call *, enum output_format *out, struct zb_err *);
/* Where that form goes. */
FILE *call_stream(const struct call *, enum output_format);

/* Reads --year as a period of today's calendar: the last 12 months when not given. */
enum zb_code call_period(struct call *, struct period *out, struct zb_err *);

/* Wrong use: exit 2 with this sentence and the usage. Returns ZB_INVALID. */
enum zb_code call_misuse(struct call *, struct zb_err *, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* What was typed read as CODE, which is returned: a failure is wrong use. */
enum zb_code call_typed(struct call *, enum zb_code code);

/* What was asked has been done and stands, and is only told from here on: when the telling fails
 * that is said on stderr, but it is no refusal. Returns where to tell it. */
FILE *call_report(struct call *);

/* Notes in the log of who read what that this command shows (as text) or takes out DETAIL; before
 * anything leaves. */
enum zb_code call_note(struct db *, enum output_format, const char *detail, struct zb_err *);

/* The day on the clock, here. */
struct date call_clock(void);

/* Opens the school file. *OUT is the caller's, for db_close. */
enum zb_code call_open(struct call *, struct db **out, struct zb_err *);
/* The same for reading only: a file that cannot be written is fine, derived state is as it was. */
enum zb_code call_open_read_only(struct call *, struct db **out, struct zb_err *);

/* Makes what is missing (0700) of the directories of the default path; of no other. */
enum zb_code call_make_directories(const struct call *, struct zb_err *);
/* Makes the school file, which must not exist yet, and its directories as above. */
enum zb_code call_create(struct call *, struct db **out, struct zb_err *);
/* Closes and removes what call_create made: for when filling it failed. */
void call_remove(struct call *, struct db *);

#endif
