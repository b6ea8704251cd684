/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting a backup back. All work is done on a copy beside the school file: checking, bringing it
 * up to this program's version, its fresh device number, what is derived. Only then does the school
 * file change, in one transaction. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/records/school.h"
#include "db/access.h"
#include "db/backup.h"
#include "db/copy.h"
#include "db/derived.h"
#include "db/layout.h"
#include "db/schema.h"
#include "db/stmt.h"
#include "db/transaction.h"

#define DEVICE_COUNT (1 << 20) /* ids stay below 2^53 */
#define STAMP_SIZE sizeof "20261122-081530"

static enum zb_code check_version(struct db *source, struct zb_err *err)
{
	int64_t application = 0, version = 0;
	enum zb_code code = stmt_number(source, "PRAGMA application_id", &application, err);

	if (!code)
		code = stmt_number(source, "PRAGMA user_version", &version, err);
	if (code)
		return code;
	if (application != DB_APPLICATION_ID || version < 1)
		return zb_fail(err, ZB_FOREIGN, _("%s is geen schoolbestand van zorgbord"),
			       source->path);
	if (version > (int64_t)db_schema_step_count)
		return zb_fail(err, ZB_NEWER,
			       _("%s is gemaakt door een nieuwere zorgbord; werk zorgbord bij"),
			       source->path);
	return ZB_OK;
}

static enum zb_code fail_damaged(const char *path, struct zb_err *err)
{
	return zb_fail(err, ZB_CORRUPT, _("%s is beschadigd en kan niet worden teruggezet"), path);
}

/* SOURCE may be a copy of what stands at PATH, which is named. */
static enum zb_code check_content(struct db *source, const char *path, struct zb_err *err)
{
	sqlite3_stmt *stmt;
	int64_t wrong = 0;
	bool row, sound;
	enum zb_code code = stmt_get(source, "PRAGMA integrity_check(1)", &stmt, err);

	if (!code)
		code = stmt_step(source, stmt, &row, err);
	if (code)
		return code == ZB_CORRUPT ? fail_damaged(path, err) : code;
	sound = row && !strcmp(stmt_text(stmt, 0), "ok");
	sqlite3_reset(stmt);
	if (sound)
		code = stmt_number(source,
				   "SELECT (SELECT count(*) FROM pragma_foreign_key_check) + "
				   "(SELECT count(*) FROM \"file\" WHERE \"counter\" NOT BETWEEN 0 "
				   "AND " DB_COUNTER_MOST ")",
				   &wrong, err);
	return !code && (!sound || wrong) ? fail_damaged(path, err) : code;
}

/* Not a directory, and not the school file itself. */
static enum zb_code check_path(const char *from, const char *path, struct zb_err *err)
{
	struct stat theirs, ours;

	if (stat(from, &theirs)) {
		if (errno == ENOENT)
			return zb_fail(err, ZB_NOT_FOUND, _("%s bestaat niet"), from);
		return zb_fail(err, ZB_IO, _("%s kan niet worden geopend: %s"), from,
			       error_of_system(errno));
	}
	if (!S_ISREG(theirs.st_mode))
		return zb_fail(err, ZB_FOREIGN, _("%s is geen gewoon bestand"), from);
	if (stat(path, &ours) == 0 && ours.st_dev == theirs.st_dev && ours.st_ino == theirs.st_ino)
		return zb_fail(err, ZB_INVALID,
			       _("%s is het schoolbestand zelf; kies een reservekopie"), from);
	return ZB_OK;
}

/* Copies FROM to STAGE, which will be PATH; there it must be found sound: of what it may not write
 * SQLite does not hold the rows against their CHECKs. A trigger or table of somebody else does not
 * come in. */
static enum zb_code stage_fill(const char *from, const char *stage, const char *path,
			       struct zb_err *err)
{
	struct db *source = NULL, *copy = NULL;
	enum zb_code code = copy_open(from, true, &source, err);

	if (!code)
		code = stmt_exec(source, "BEGIN", err);
	if (!code)
		code = check_version(source, err);
	if (!code)
		code = copy_open(stage, false, &copy, err);
	if (copy)
		copy->called = path;
	if (!code)
		code = copy_pages(source, copy, err);
	if (!code)
		code = check_content(copy, from, err);
	if (!code)
		code = layout_check(copy, from, err);
	if (!code)
		code = migrate_run(copy, true, err);
	copy_close(copy);
	copy_close(source);
	return code;
}

static enum zb_code read_about(struct db *source, const struct record *ours,
			       struct backup_about *out, struct zb_err *err)
{
	static const char sql[] =
		"SELECT \"name\", \"brin\" || ifnull(\"location\", ''), \"brin\", "
		"(SELECT count(*) FROM \"pupil\"), "
		"ifnull(substr((SELECT max(\"moment\") FROM \"txn\"), 1, 10), '') FROM \"school\"";
	sqlite3_stmt *stmt;
	bool found;
	enum zb_code code = stmt_get(source, sql, &stmt, err);

	if (!code)
		code = stmt_step(source, stmt, &found, err);
	if (code)
		return code;
	if (found) {
		out->name = mem_text(stmt_text(stmt, 0));
		out->code = mem_text(stmt_text(stmt, 1));
		out->other = ours && strcmp(stmt_text(stmt, 2), record_text(ours, SCHOOL_BRIN));
		out->pupils = sqlite3_column_int64(stmt, 3);
		snprintf(out->changed, sizeof out->changed, "%s", stmt_text(stmt, 4));
	} else {
		out->name = mem_text("");
		out->code = mem_text("");
	}
	sqlite3_reset(stmt);
	return ZB_OK;
}

enum zb_code backup_look(struct db *db, const char *from, struct backup_about *out,
			 struct zb_err *err)
{
	struct backup_about about = {0};
	struct db *source = NULL;
	enum zb_code code = check_path(from, db->path, err);

	if (!code)
		code = copy_open(from, true, &source, err);
	if (!code)
		code = stmt_exec(source, "BEGIN", err);
	if (!code)
		code = check_version(source, err);
	if (!code)
		code = check_content(source, from, err);
	if (!code)
		code = read_about(source, db->school, &about, err);
	copy_close(source);
	if (!code) {
		backup_about_clear(out);
		*out = about;
	}
	return code;
}

void backup_about_clear(struct backup_about *about)
{
	free(about->name);
	free(about->code);
	*about = (struct backup_about){0};
}

static int64_t random_device(int64_t not_this, int64_t nor_this)
{
	uint32_t device;

	do {
		if (getrandom(&device, sizeof device, 0) != sizeof device)
			abort();
		device %= DEVICE_COUNT;
	} while (!device || device == not_this || device == nor_this);
	return device;
}

/* Ids made from here on must differ from those made after the backup in the file that it replaces,
 * whose device is OLD_DEVICE (0: unknown). */
static enum zb_code stage_number(struct db *stage, int64_t old_device, struct zb_err *err)
{
	int64_t device = 0;
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_number(stage, "SELECT \"device\" FROM \"file\"", &device, err);

	if (!code)
		code = stmt_get(stage, "UPDATE \"file\" SET \"device\" = :device", &stmt, err);
	if (code)
		return code;
	stmt_bind_id(stmt, ":device", random_device(device, old_device));
	return stmt_run(stage, stmt, err);
}

static enum zb_code stage_derive(struct db *stage, int64_t old_device, struct zb_err *err)
{
	enum zb_code code = transaction_begin(stage, err);

	if (code)
		return code;
	code = stage_number(stage, old_device, err);
	if (!code)
		code = derived_rebuild(stage, err);
	return transaction_end(stage, code, err);
}

/* *OUT is a whole school file of mode 0600 beside PATH that only needs its name; the caller's, for
 * copy_discard. */
static enum zb_code stage_make(const char *path, const struct db_options *options,
			       const char *from, int64_t old_device, char **out, struct zb_err *err)
{
	struct db_options as = *options;
	struct db *stage = NULL;
	char *name = NULL;
	enum zb_code code = check_path(from, path, err);

	as.called = path;
	if (!code)
		code = copy_make_beside(path, "herstel", &name, err);
	if (!code)
		code = stage_fill(from, name, path, err);
	if (!code)
		code = db_open(name, &as, &stage, err);
	if (!code)
		code = stage_derive(stage, old_device, err);
	if (!code)
		code = access_note(stage, ACCESS_RESTORE, 0, from, err);
	if (!code)
		code = stmt_exec(stage, "PRAGMA journal_mode = WAL", err);
	db_close(stage);
	if (!code)
		*out = name;
	else
		copy_discard(name);
	/* Not PATH, by which the stage is called. */
	return code == ZB_CORRUPT ? fail_damaged(from, err) : code;
}

/* PATH.voor-herstel-20261122-081530, or with -2 behind it when that is taken. */
static char *kept_name(const char *path)
{
	char stamp[STAMP_SIZE];
	time_t now = time(NULL);
	struct tm tm;
	char *name;

	localtime_r(&now, &tm);
	strftime(stamp, sizeof stamp, "%Y%m%d-%H%M%S", &tm);
	name = mem_format("%s.voor-herstel-%s", path, stamp);
	for (int number = 2; access(name, F_OK) == 0; number++) {
		free(name);
		name = mem_format("%s.voor-herstel-%s-%d", path, stamp, number);
	}
	return name;
}

/* What is not of the records outlives them: who read what in the file at PATH since the backup was
 * made, and what is typed there and not saved yet. */
static enum zb_code stage_take_notes(struct db *stage, const char *path, struct zb_err *err)
{
	static const char sql[] =
		"INSERT INTO main.\"access\" (\"moment\", \"actor\", \"what\", \"pupil\", "
		"\"detail\") SELECT \"moment\", \"actor\", \"what\", \"pupil\", \"detail\" "
		"FROM \"present\".\"access\" EXCEPT SELECT \"moment\", \"actor\", \"what\", "
		"\"pupil\", \"detail\" FROM main.\"access\" ORDER BY \"moment\"; "
		"INSERT OR REPLACE INTO main.\"draft\" SELECT * FROM \"present\".\"draft\"; "
		"DETACH DATABASE \"present\"";
	sqlite3_stmt *stmt;
	enum zb_code code = stmt_get(stage, "ATTACH DATABASE :path AS \"present\"", &stmt, err);

	if (code)
		return code;
	stmt_bind_whole(stmt, ":path", path);
	code = stmt_run(stage, stmt, err);
	return code ? code : stmt_exec(stage, sql, err);
}

/* Copies the file at PATH, which is open elsewhere, to TO. */
static enum zb_code keep(const char *path, const char *to, struct zb_err *err)
{
	struct db *present;
	enum zb_code code = copy_open(path, true, &present, err);

	if (code)
		return code;
	code = backup_keep(present, to, err);
	copy_close(present);
	return code;
}

/* Makes of DB what the file at STAGE is, after copying what it was to *KEPT (the caller frees).
 * Nobody can write in between: what a colleague saves is in *KEPT or refused, and one who restores
 * too waits here, so that each gets a name of its own. */
static enum zb_code replace(struct db *db, const char *stage, char **kept, struct zb_err *err)
{
	struct db *copy;
	sqlite3_backup *backup;
	char *name = NULL;
	bool made = false; /* what NAME says */
	enum zb_code code = copy_open(stage, false, &copy, err);

	if (code)
		return code;
	copy->called = db->path;
	code = copy_begin(copy, db, &backup, err);
	if (!code) {
		name = kept_name(db->path);
		code = keep(db->path, name, err);
		made = !code;
		if (!code)
			code = stage_take_notes(copy, db->path, err);
		code = copy_finish(backup, db, code, err);
	}
	if (code && made)
		unlink(name);
	copy_close(copy);
	if (code)
		free(name);
	else
		*kept = name;
	return code;
}

enum zb_code backup_restore(struct db *db, const char *from, char **kept, struct zb_err *err)
{
	struct db_options options = { .actor = db->actor, .today = db->today };
	char *stage = NULL;
	int64_t device = 0;
	enum zb_code code = db_moved(db, err);

	if (!code)
		code = stmt_number(db, "SELECT \"device\" FROM \"file\"", &device, err);
	if (!code)
		code = stage_make(db->path, &options, from, device, &stage, err);
	if (code)
		return code;
	code = replace(db, stage, kept, err);
	copy_discard(stage);
	return code ? code : db_read_settings(db, err);
}

static const char *const parts[] = { "-wal", "-shm", "-journal", "" };

#define PARTS (sizeof parts / sizeof parts[0])

/* Gives the file FROM and what SQLite left beside it the name TO; what is not there is passed
 * over. */
static enum zb_code move_aside(const char *from, const char *to, struct zb_err *err)
{
	for (size_t i = 0; i < PARTS; i++) {
		char *old = mem_format("%s%s", from, parts[i]);
		char *new = mem_format("%s%s", to, parts[i]);
		bool failed = rename(old, new) && errno != ENOENT;

		free(old);
		free(new);
		if (failed)
			return zb_fail(err, ZB_IO, _("%s kan geen andere naam krijgen: %s"), from,
				       error_of_system(errno));
	}
	return ZB_OK;
}

/* Whether PATH or a log of it is there: SQLite would play that back into what takes its place. */
static bool anything_at(const char *path)
{
	bool found = false;

	for (size_t i = 0; i < PARTS && !found; i++) {
		char *name = mem_format("%s%s", path, parts[i]);

		found = access(name, F_OK) == 0;
		free(name);
	}
	return found;
}

/* The group and mode of what is replaced, so that colleagues can go on; the owner's alone when that
 * group cannot be given. */
static void take_rights(const char *stage, const struct stat *old)
{
	if (chown(stage, (uid_t)-1, old->st_gid) == 0)
		chmod(stage, (old->st_mode & 0660) | 0600);
}

enum zb_code backup_restore_over(const char *path, const struct db_options *options,
				 const char *from, char **kept, struct zb_err *err)
{
	char *stage = NULL, *name = anything_at(path) ? kept_name(path) : NULL;
	struct stat old;
	enum zb_code code = stage_make(path, options, from, 0, &stage, err);

	if (!code && stat(path, &old) == 0)
		take_rights(stage, &old);
	/* The log of a damaged file may hold its last changes: it goes along. */
	if (!code && name)
		code = move_aside(path, name, err);
	if (!code)
		code = copy_rename(stage, path, err);
	if (code && stage && name)
		move_aside(name, path, NULL);
	copy_discard(stage);
	if (code)
		free(name);
	else
		*kept = name;
	return code;
}
