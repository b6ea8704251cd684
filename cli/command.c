/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "db/access.h"

const char *call_option_nth(const struct call *call, const char *name, size_t index)
{
	for (size_t i = 0; i < call->given_count; i++)
		if (!strcmp(call->given[i].option->name, name) && index-- == 0)
			return call->given[i].value;
	return NULL;
}

const char *call_option(const struct call *call, const char *name)
{
	for (size_t i = call->given_count; i-- > 0;)
		if (!strcmp(call->given[i].option->name, name))
			return call->given[i].value;
	return NULL;
}

enum zb_code call_note(struct db *db, enum output_format format, const char *detail,
		       struct zb_err *err)
{
	return access_note(db, format == OUTPUT_TEXT ? ACCESS_READ : ACCESS_EXPORT, 0, detail, err);
}

enum zb_code call_format(struct call *call, enum output_format *out, struct zb_err *err)
{
	static const char *const names[] = {
		[OUTPUT_TEXT] = "text", [OUTPUT_CSV] = "csv", [OUTPUT_JSON] = "json",
	};
	const char *typed = call_option(call, "format");

	for (unsigned i = 0; i < sizeof names / sizeof names[0]; i++) {
		if (!typed || !strcmp(names[i], typed)) {
			*out = (enum output_format)i;
			return ZB_OK;
		}
	}
	return call_misuse(call, err, _("--format kan niet \"%s\" zijn; het is text, csv of json"),
			   typed);
}

enum zb_code call_period(struct call *call, struct period *out, struct zb_err *err)
{
	const char *typed = call_option(call, "year");
	int year;
	enum zb_code code;

	*out = period_months(call->today);
	if (!typed)
		return ZB_OK;
	code = call_typed(call, school_year_parse(typed, &year, err));
	if (!code)
		*out = period_school_year(year, call->today);
	return code;
}

enum zb_code call_misuse(struct call *call, struct zb_err *err, const char *format, ...)
{
	va_list args;
	char text[ZB_ERR_SIZE];

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	call->misused = true;
	return zb_fail(err, ZB_INVALID, "%s", text);
}

enum zb_code call_typed(struct call *call, enum zb_code code)
{
	if (code)
		call->misused = true;
	return code;
}

FILE *call_stream(const struct call *call, enum output_format format)
{
	return format == OUTPUT_TEXT ? call->out : call->data;
}

FILE *call_report(struct call *call)
{
	call->done = true;
	return call->out;
}

struct date call_clock(void)
{
	time_t now = time(NULL);
	struct tm tm;

	localtime_r(&now, &tm);
	return (struct date){ tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday };
}

static struct db_options db_options_of(const struct call *call)
{
	return (struct db_options){
		.actor = call->actor,
		.today = call->today,
		.chosen_day = call_option(call, "today") != NULL,
	};
}

/* The sentence of a file that is not there also says what to do about it. */
static enum zb_code open_failed(const struct call *call, enum zb_code code, struct zb_err *err)
{
	if (code == ZB_NOT_FOUND && access(call->path, F_OK))
		return zb_fail(err, code,
			       _("%s bestaat niet; maak het met zorgbord new, of kies een ander "
				 "bestand met -f"),
			       call->path);
	return code;
}

enum zb_code call_open(struct call *call, struct db **out, struct zb_err *err)
{
	struct db_options options = db_options_of(call);

	return open_failed(call, db_open(call->path, &options, out, err), err);
}

enum zb_code call_open_read_only(struct call *call, struct db **out, struct zb_err *err)
{
	struct db_options options = db_options_of(call);

	options.read_only = true;
	return open_failed(call, db_open(call->path, &options, out, err), err);
}

static enum zb_code make_directories(const char *path, struct zb_err *err)
{
	char *part = mem_text(path);
	enum zb_code code = ZB_OK;

	for (char *slash = strchr(part + 1, '/'); slash && !code; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(part, 0700) && errno != EEXIST)
			code = zb_fail(err, ZB_IO, _("de map %s kan niet worden gemaakt: %s"), part,
				       error_of_system(errno));
		*slash = '/';
	}
	free(part);
	return code;
}

enum zb_code call_make_directories(const struct call *call, struct zb_err *err)
{
	return call->default_path ? make_directories(call->path, err) : ZB_OK;
}

enum zb_code call_create(struct call *call, struct db **out, struct zb_err *err)
{
	struct db_options options = db_options_of(call);
	enum zb_code code = call_make_directories(call, err);

	return code ? code : db_create(call->path, &options, out, err);
}

void call_remove(struct call *call, struct db *db)
{
	static const char *const parts[] = { "", "-wal", "-shm" };

	db_close(db);
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		char *path = mem_format("%s%s", call->path, parts[i]);

		unlink(path);
		free(path);
	}
}
