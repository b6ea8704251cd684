/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/db.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/records/school.h"
#include "db/access.h"
#include "db/copy.h"
#include "db/derived.h"
#include "db/row.h"

/* What SQLite keeps of the file, in its pages of 4 KiB. The few take their memory at once: what a
 * screen reads, with room. */
#define FEW_PAGES 96
#define MANY_PAGES 32768

#define HURRY_MS 50

static const char SQLITE_HEADER[] = "SQLite format 3"; /* with its NUL: 16 bytes */

/* That it is a file, and which, before SQLite sees it: one that takes its place meanwhile is
 * noticed by db_moved. */
static enum zb_code file_check(struct db *db, struct zb_err *err)
{
	const char *path = db->path;
	struct stat st;

	if (stat(path, &st)) {
		if (errno == ENOENT)
			return zb_fail(err, ZB_NOT_FOUND, _("%s bestaat niet"), path);
		return zb_fail(err, ZB_IO, _("%s kan niet worden geopend: %s"), path,
			       error_of_system(errno));
	}
	if (!S_ISREG(st.st_mode))
		return zb_fail(err, ZB_FOREIGN, _("%s is geen gewoon bestand"), path);
	db->disk = st.st_dev;
	db->inode = st.st_ino;
	return ZB_OK;
}

/* A school file is its owner's alone. */
static enum zb_code mode_check(const char *path, struct zb_err *err)
{
	struct stat st;

	if (!stat(path, &st) && st.st_mode & 0117)
		return zb_fail(err, ZB_DENIED,
			       _("%s is voor anderen leesbaar; sluit het af met: chmod 600 %s"),
			       path, path);
	return ZB_OK;
}

/* The first bytes of the file, before SQLite would play back a journal left beside it. Read through
 * SQLite: closing a descriptor of our own drops the locks of all that this process has open of the
 * file (POSIX), and a colleague's program would take it for nobody's. */
static enum zb_code header_check(struct db *db, struct zb_err *err)
{
	char head[sizeof SQLITE_HEADER] = "";
	sqlite3_file *file = NULL;
	int rc = sqlite3_file_control(db->sql, "main", SQLITE_FCNTL_FILE_POINTER, &file);

	if (!rc && file && file->pMethods)
		rc = file->pMethods->xRead(file, head, sizeof head, 0);
	if (rc && rc != SQLITE_IOERR_SHORT_READ)
		return db_fail(db, rc, err);
	if (memcmp(head, SQLITE_HEADER, sizeof head) != 0)
		return zb_fail(err, ZB_FOREIGN, _("%s is geen schoolbestand van zorgbord"),
			       db->path);
	return ZB_OK;
}

static enum zb_code keep_pages(struct db *db, int pages, struct zb_err *err)
{
	char pragma[64];

	snprintf(pragma, sizeof pragma, "PRAGMA cache_size = %d", pages);
	return stmt_exec(db, pragma, err);
}

enum zb_code db_spread(struct db *db, struct zb_err *err)
{
	enum zb_code code = keep_pages(db, MANY_PAGES, err);

	db->spread = !code;
	return code;
}

void db_gather(struct db *db)
{
	if (!db->spread)
		return;
	keep_pages(db, FEW_PAGES, NULL);
	sqlite3_db_release_memory(db->sql);
	db->spread = false;
}

static enum zb_code db_configure(struct db *db, struct zb_err *err)
{
	sqlite3_extended_result_codes(db->sql, 0);
	sqlite3_busy_timeout(db->sql, DB_BUSY_MS);
	sqlite3_db_config(db->sql, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	sqlite3_db_config(db->sql, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db->sql, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db->sql, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(db->sql, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	enum zb_code code = stmt_exec(db,
				      "PRAGMA temp_store = MEMORY; PRAGMA synchronous = FULL; "
				      "PRAGMA secure_delete = ON",
				      err);

	return code ? code : keep_pages(db, FEW_PAGES, err);
}

static struct db *db_new(const char *path, const struct db_options *options)
{
	struct db *db = mem_new(1, sizeof *db);

	db->path = mem_text(path);
	db->actor = mem_text(options->actor ? options->actor : "");
	db->today = options->today;
	db->chosen_day = options->chosen_day;
	db->read_only = options->read_only;
	db->called = options->called;
	db->data_version = -1;
	settings_init(&db->settings);
	return db;
}

static enum zb_code db_connect(struct db *db, bool fresh, struct zb_err *err)
{
	/* One thread, and nobody asks SQLite what it holds; its pages lie together, so that what
	 * comes and goes with every screen finds its old places again. After the first file this
	 * does nothing. */
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, FEW_PAGES);
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
	enum zb_code code = file_check(db, err);
	int rc = code ? SQLITE_OK : sqlite3_open_v2(db->path, &db->sql, flags, NULL);

	if (code)
		return code;
	if (rc)
		return db_fail(db, rc, err);
	if (!fresh)
		code = header_check(db, err);
	if (!code && !fresh)
		code = mode_check(db->path, err);
	return code ? code : db_configure(db, err);
}

static enum zb_code db_identify(struct db *db, struct zb_err *err)
{
	int64_t id = 0;
	enum zb_code code = stmt_number(db, "PRAGMA application_id", &id, err);

	if (!code && id != DB_APPLICATION_ID)
		code = zb_fail(err, ZB_FOREIGN, _("%s is geen schoolbestand van zorgbord"),
			       db->path);
	return code;
}

/* The content of a new file, in a database that nobody else knows of yet. */
static enum zb_code db_fill_new(const char *path, const struct db_options *options,
				struct zb_err *err)
{
	struct db *db = db_new(path, options);
	enum zb_code code = db_connect(db, true, err);
	char pragma[64];

	snprintf(pragma, sizeof pragma, "PRAGMA application_id = %d", DB_APPLICATION_ID);
	if (!code)
		code = stmt_exec(db, pragma, err);
	if (!code)
		code = migrate_run(db, true, err);
	if (!code)
		code = stmt_exec(db, "PRAGMA journal_mode = WAL", err);
	db_close(db);
	return code;
}

/* SQLite would play back into the new file what was left of one that is gone. */
static enum zb_code check_leftovers(const char *path, struct zb_err *err)
{
	static const char *const parts[] = {"-wal", "-journal"};
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < sizeof parts / sizeof parts[0] && !code; i++) {
		char *left = mem_format("%s%s", path, parts[i]);

		if (access(path, F_OK) && access(left, F_OK) == 0)
			code = zb_fail(err, ZB_DENIED,
				       _("%s is overgebleven van een bestand dat er niet meer is; "
					 "verplaats het eerst"),
				       left);
		free(left);
	}
	return code;
}

enum zb_code db_create(const char *path, const struct db_options *options, struct db **out,
		       struct zb_err *err)
{
	struct db_options fresh = *options;
	char *temporary = NULL;
	enum zb_code code = check_leftovers(path, err);

	if (code)
		return code;
	fresh.called = path;
	code = copy_make_beside(path, COPY_NEW, &temporary, err);
	if (!code)
		code = db_fill_new(temporary, &fresh, err);
	if (!code)
		code = copy_rename(temporary, path, err);
	copy_discard(temporary);
	return code ? code : db_open(path, options, out, err);
}

static enum zb_code db_prepare(struct db *db, struct zb_err *err)
{
	enum zb_code code = db_identify(db, err);

	if (!code)
		code = migrate_run(db, false, err);
	if (!code)
		code = db_read_settings(db, err);
	if (!code && !db->read_only)
		code = derived_set_today(db, err);
	return code;
}

enum zb_code db_open(const char *path, const struct db_options *options, struct db **out,
		     struct zb_err *err)
{
	struct db *db = db_new(path, options);
	enum zb_code code = db_connect(db, false, err);

	if (!code)
		code = db_prepare(db, err);
	if (code) {
		db_close(db);
		return code;
	}
	*out = db;
	return ZB_OK;
}

static void free_texts(char **texts)
{
	for (char **t = texts; t && *t; t++)
		free(*t);
	free(texts);
}

void db_close(struct db *db)
{
	if (!db)
		return;
	if (db->sql)
		access_close(db);
	/* SQLite itself leaves the log of a file that was moved where it is. */
	if (db->sql && db_moved(db, NULL))
		db_settle(db);
	stmt_free_all(db);
	sqlite3_close(db->sql);
	row_free_sql(db);
	dossier_free_sql(db);
	free_texts(db->writer_sql);
	record_free(db->school);
	id_set_free(&db->touched);
	id_set_free(&db->talks);
	id_set_free(&db->replaced);
	id_set_free(&db->written);
	dossier_free(&db->dossier);
	derived_free(&db->derived);
	buffer_clear(&db->json);
	free(db->draft_aside);
	free(db->path);
	free(db->actor);
	free(db);
}

const char *db_actor(const struct db *db)
{
	return db->actor;
}

struct date db_today(const struct db *db)
{
	return db->today;
}

enum zb_code db_set_today(struct db *db, struct date today, struct zb_err *err)
{
	struct date before = db->today;
	enum zb_code code;

	db->today = today;
	code = db->read_only ? ZB_OK : derived_set_today(db, err);
	if (code)
		db->today = before;
	return code;
}

const struct record *db_school(struct db *db)
{
	return db->school;
}

const struct settings *db_settings(struct db *db)
{
	return &db->settings;
}

void db_hurry(struct db *db, bool hurry)
{
	sqlite3_busy_timeout(db->sql, hurry ? HURRY_MS : DB_BUSY_MS);
}

void db_settle(struct db *db)
{
	int written = sqlite3_total_changes(db->sql);
	bool moved = db_moved(db, NULL) != ZB_OK;

	if (db->read_only || (written == db->settled && !moved))
		return;
	if (!stmt_exec(db, moved ? "PRAGMA wal_checkpoint(TRUNCATE)" :
				   "PRAGMA wal_checkpoint(PASSIVE)", NULL))
		db->settled = written;
}

bool db_changed(struct db *db)
{
	int64_t version;

	if (stmt_number(db, "PRAGMA data_version", &version, NULL) || version == db->data_version)
		return false;
	bool first = db->data_version < 0;

	/* A busy file: next time, also what could not be read now. */
	if (first || (!db_read_settings(db, NULL) &&
		      (db->read_only || !derived_set_today(db, NULL))))
		db->data_version = version;
	return !first;
}

enum zb_code db_moved(struct db *db, struct zb_err *err)
{
	struct stat st;

	if (!stat(db->path, &st) && st.st_dev == db->disk && st.st_ino == db->inode)
		return ZB_OK;
	return zb_fail(err, ZB_CONFLICT,
		       _("het schoolbestand is verplaatst of vervangen: zet het terug of start "
			 "opnieuw"));
}

void db_set_moment(struct db *db, const char *moment)
{
	snprintf(db->moment, sizeof db->moment, "%s", moment);
}

/* The set moment one millisecond later; it never leaves its day. */
static void moment_step(char *moment)
{
	for (int i = 22; i >= 11; i--) {
		char top = i == 14 || i == 17 ? '5' : '9';

		if (i == 11 || (i == 12 && moment[11] == '2'))
			top = i == 11 ? '2' : '3';
		if (moment[i] < '0' || moment[i] > '9')
			continue;
		if (moment[i] < top) {
			moment[i]++;
			return;
		}
		moment[i] = '0';
	}
}

void db_moment(struct db *db, char out[static DB_MOMENT_SIZE])
{
	struct timespec now;
	struct tm tm;

	if (db->moment[0]) {
		memcpy(out, db->moment, DB_MOMENT_SIZE);
		moment_step(db->moment);
		return;
	}
	clock_gettime(CLOCK_REALTIME, &now);
	gmtime_r(&now.tv_sec, &tm);
	size_t length = strftime(out, DB_MOMENT_SIZE, "%Y-%m-%dT%H:%M:%S", &tm);

	snprintf(out + length, DB_MOMENT_SIZE - length, ".%03dZ",
		 (int)(now.tv_nsec / 1000000 % 1000));
}

static enum zb_code read_school(struct db *db, struct zb_err *err)
{
	int64_t id = 0;
	struct record *school = NULL;
	enum zb_code code = stmt_number(db, "SELECT \"id\" FROM \"school\"", &id, err);

	if (!code && id)
		code = row_get(db, &school_entity, id, &school, err);
	if (code)
		return code;
	record_free(db->school);
	db->school = school;
	return ZB_OK;
}

enum zb_code db_read_settings(struct db *db, struct zb_err *err)
{
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = read_school(db, err);

	if (!code)
		code = stmt_get(db, "SELECT \"key\", \"value\" FROM \"setting\"", &stmt, err);
	if (code)
		return code;
	settings_init(&db->settings);
	if (db->school)
		db->settings.type = record_choice(db->school, SCHOOL_TYPE);
	while (!(code = stmt_step(db, stmt, &row, err)) && row)
		settings_set(&db->settings, stmt_text(stmt, 0), stmt_text(stmt, 1), NULL);
	return code;
}
