/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/export.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/records/school.h"
#include "core/report/board.h"
#include "db/access.h"
#include "db/copy.h"
#include "db/history.h"
#include "db/stmt.h"
#include "db/tally_rows.h"

enum { STEP_COUNT, STEP_GOALS, STEP_PUPILS, STEP_DEVELOPMENT, STEP_EXPLANATION, STEP_README,
       STEPS };

struct export {
	struct db *db;
	const struct export_options *options;
	const struct db_progress *progress;
	struct board board;
	char *to;        /* without slashes at its end */
	char *temporary; /* the directory being made, or NULL */
	int directory;   /* opened, or -1 */
};

#define TABLES 4

static const char *const file_names[] = { "doelen.csv", "leerlingen.csv", "ontwikkeling.csv",
					  "toelichting.csv", "LEESMIJ.txt" };

static enum zb_code fail_io(const char *what, struct zb_err *err)
{
	return zb_fail(err, ZB_IO, _("%s kan niet worden geschreven: %s"), what,
		       error_of_system(errno));
}

static enum zb_code step(struct export *e, int done, struct zb_err *err)
{
	return db_progress_report(e->progress, N_("bestanden"), (size_t)done, STEPS, err);
}

static enum zb_code count_all(struct db *db, const struct period *period, struct board *out,
			      struct zb_err *err)
{
	const struct tally_query query = { .period = *period };
	const struct record *school = db_school(db);
	struct tally_rows rows = {0};
	struct tally_goals goals = {0};
	enum zb_code code = tally_begin(db, err);

	if (!code)
		code = tally_rows_read(db, &query, &rows, err);
	if (!code)
		code = tally_goals_read(db, period, &goals, err);
	if (!code) {
		*out = (struct board){
			.school = school ? record_text(school, SCHOOL_NAME) : "",
			.brin = school ? record_text(school, SCHOOL_BRIN) : "",
			.period = *period,
			.made = db_today(db),
		};
		board_count_goals(out, goals.goals, goals.count);
		for (size_t i = 0; i < rows.count; i++)
			board_count_pupil(out, &rows.rows[i]);
		board_protect(out);
	}
	tally_end(db);
	tally_rows_free(&rows);
	tally_goals_free(&goals);
	return code;
}

/* Whether something stands at PATH that a new directory cannot take the place of: anything but an
 * empty one. */
static bool is_taken(const char *path)
{
	DIR *stream = opendir(path);
	struct stat there;
	int entries = 0;

	if (!stream)
		return lstat(path, &there) == 0;
	while (readdir(stream))
		entries++;
	closedir(stream);
	return entries > 2 || lstat(path, &there) || !S_ISDIR(there.st_mode);
}

static enum zb_code fail_make(const char *to, struct zb_err *err)
{
	enum zb_code code;
	char *above;

	if (errno != ENOENT)
		return zb_fail(err, ZB_IO, _("de map %s kan niet worden gemaakt: %s"), to,
			       error_of_system(errno));
	above = copy_directory_of(to);
	code = zb_fail(err, ZB_IO, _("de map %s is er niet"), above);
	free(above);
	return code;
}

static enum zb_code directory_make(struct export *e, struct zb_err *err)
{
	char *made;

	if (is_taken(e->to))
		return zb_fail(err, ZB_DENIED, _("%s bestaat al; kies een andere map"), e->to);
	made = mem_format("%s." COPY_NEW "-XXXXXX", e->to);
	if (!mkdtemp(made)) { /* 0700 */
		enum zb_code code = fail_make(e->to, err);

		free(made);
		return code;
	}
	e->temporary = made;
	e->directory = open(made, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return e->directory < 0 ? fail_io(e->to, err) : ZB_OK;
}

/* Opens NAME in the new directory for writing. */
static enum zb_code file_open(struct export *e, const char *name, FILE **out, struct zb_err *err)
{
	int fd = openat(e->directory, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	FILE *file = fd < 0 ? NULL : fdopen(fd, "w");

	if (!file) {
		enum zb_code code = fail_io(name, err);

		if (fd >= 0)
			close(fd);
		return code;
	}
	*out = file;
	return ZB_OK;
}

/* Puts FILE on disk and closes it, also after the failure CODE, which is returned. */
static enum zb_code file_close(FILE *file, const char *name, enum zb_code code, struct zb_err *err)
{
	bool written = fflush(file) == 0 && !ferror(file) && fsync(fileno(file)) == 0;
	int reason = errno;

	if (fclose(file) != 0 && written) {
		reason = errno;
		written = false;
	}
	if (code || written)
		return code;
	errno = reason;
	return fail_io(name, err);
}

static enum zb_code put_table(struct export *e, const char *name, struct report_table *table,
			      struct zb_err *err)
{
	FILE *file;
	enum zb_code code = file_open(e, name, &file, err);

	if (!code) {
		code = report_csv(table, file, e->options->dialect, err);
		if (code)
			zb_fail_in(err, "%s", name);
		code = file_close(file, name, code, err);
	}
	report_free(table);
	return code;
}

static enum zb_code put_readme(struct export *e, const char *name, struct zb_err *err)
{
	struct buffer text = {0};
	FILE *file;
	enum zb_code code = file_open(e, name, &file, err);

	if (code)
		return code;
	board_readme(&e->board, &text);
	fwrite(text.bytes, 1, text.length, file);
	buffer_clear(&text);
	return file_close(file, name, ZB_OK, err);
}

static enum zb_code put_files(struct export *e, struct zb_err *err)
{
	void (*const tables[TABLES])(const struct board *, struct report_table *) = {
		board_goals_table, board_pupils_table, board_development_table,
		board_explanation,
	};
	enum zb_code code = ZB_OK;

	for (int i = 0; i < TABLES && !code; i++) {
		struct report_table table;

		code = step(e, STEP_GOALS + i, err);
		if (code)
			return code;
		tables[i](&e->board, &table);
		code = put_table(e, file_names[i], &table, err);
	}
	if (!code)
		code = step(e, STEP_README, err);
	return code ? code : put_readme(e, file_names[TABLES], err);
}

/* "board 2025-11-23 2026-11-22 /home/an/bestuur": for export_earlier. */
static enum zb_code note(struct export *e, struct zb_err *err)
{
	const struct period *period = &e->options->period;
	char from[DATE_ISO_SIZE], until[DATE_ISO_SIZE], *detail;
	enum zb_code code;

	date_to_iso(period->from, from);
	date_to_iso(period->until, until);
	detail = mem_format("board %s %s %s", from, until, e->to);
	code = access_note(e->db, ACCESS_EXPORT, 0, detail, err);
	free(detail);
	return code;
}

/* Noted first: what is noted and then fails does no harm, what leaves without a note does. */
static enum zb_code directory_name(struct export *e, struct zb_err *err)
{
	enum zb_code code;

	fsync(e->directory);
	code = note(e, err);
	if (code)
		return code;
	/* Takes the place of a directory only when that is empty, and of nothing else. */
	bool failed = rename(e->temporary, e->to) != 0;

	if (failed && (errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR))
		return zb_fail(err, ZB_DENIED, _("%s bestaat al; kies een andere map"), e->to);
	if (failed)
		return zb_fail(err, ZB_IO, _("de map %s kan niet worden gemaakt: %s"), e->to,
			       error_of_system(errno));
	free(e->temporary);
	e->temporary = NULL;
	copy_sync_directory_of(e->to);
	return ZB_OK;
}

/* Removes what was made so far. */
static void export_discard(struct export *e)
{
	if (!e->temporary)
		return;
	for (size_t i = 0; i < sizeof file_names / sizeof *file_names && e->directory >= 0; i++)
		unlinkat(e->directory, file_names[i], 0);
	rmdir(e->temporary);
	free(e->temporary);
}

/* "12-11-2026, over 01-08-2025 t/m 31-07-2026"; the caller frees. */
static char *tell_earlier(const char *moment, const char *from, const char *until)
{
	char day[DATE_SHOWN_SIZE];
	struct period period = {0};
	struct buffer days = {0};
	char *told;

	date_to_full(history_day(moment), day);
	date_from_iso(from, &period.from);
	date_from_iso(until, &period.until);
	period_add_days(&days, &period);
	told = mem_format(_("%s, over %s"), day, days.bytes);
	buffer_clear(&days);
	return told;
}

enum zb_code export_earlier(struct db *db, const struct period *period, char **out,
			    struct zb_err *err)
{
	static const char sql[] =
		"SELECT \"moment\", substr(\"detail\", 7, 10), substr(\"detail\", 18, 10) "
		"FROM \"access\" WHERE \"what\" = 'export' AND substr(\"detail\", 1, 6) = 'board ' "
		"AND substr(\"detail\", 7, 10) <= :until AND substr(\"detail\", 18, 10) >= :from "
		"ORDER BY \"id\" DESC LIMIT 1";
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_date(stmt, ":from", period->from);
	stmt_bind_date(stmt, ":until", period->until);
	code = stmt_step(db, stmt, &row, err);
	if (code)
		return code;
	*out = row ? tell_earlier(stmt_text(stmt, 0), stmt_text(stmt, 1), stmt_text(stmt, 2)) :
		     NULL;
	sqlite3_reset(stmt);
	return ZB_OK;
}

enum zb_code export_foresee(struct db *db, const struct period *period, size_t *readable,
			    size_t *all, struct zb_err *err)
{
	struct board *board = mem_new(1, sizeof(*board));
	enum zb_code code = count_all(db, period, board, err);

	if (!code)
		*readable = board_readable(board, all);
	free(board);
	return code;
}

enum zb_code export_board(struct db *db, const struct export_options *options,
			  const struct db_progress *progress, struct zb_err *err)
{
	struct export e = {
		.db = db,
		.options = options,
		.progress = progress,
		.to = mem_text(options->to),
		.directory = -1,
	};
	enum zb_code code;

	for (size_t n = strlen(e.to); n > 1 && e.to[n - 1] == '/'; n--)
		e.to[n - 1] = '\0';
	code = step(&e, STEP_COUNT, err);
	if (!code)
		code = directory_make(&e, err);
	if (!code)
		code = count_all(db, &options->period, &e.board, err);
	e.board.version = options->version;
	if (!code)
		code = put_files(&e, err);
	if (!code)
		code = step(&e, STEPS, err);
	if (!code)
		code = directory_name(&e, err);
	export_discard(&e);
	if (e.directory >= 0)
		close(e.directory);
	free(e.to);
	return code;
}
