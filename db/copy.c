/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/copy.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/stmt.h"

enum zb_code copy_open(const char *path, bool read_only, struct db **out, struct zb_err *err)
{
	struct db *db = mem_new(1, sizeof *db);
	int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE |
		    (read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
	enum zb_code code = ZB_OK;

	db->path = mem_text(path);
	db->read_only = read_only;
	int rc = sqlite3_open_v2(path, &db->sql, flags, NULL);

	if (rc)
		code = db_fail(db, rc, err);
	if (!code) {
		sqlite3_busy_timeout(db->sql, DB_BUSY_MS);
		sqlite3_db_config(db->sql, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
		sqlite3_db_config(db->sql, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
		code = stmt_exec(db, "PRAGMA temp_store = MEMORY; PRAGMA synchronous = FULL", err);
	}
	if (code)
		copy_close(db);
	else
		*out = db;
	return code;
}

void copy_close(struct db *db)
{
	if (!db)
		return;
	stmt_free_all(db);
	sqlite3_close(db->sql);
	free(db->path);
	free(db);
}

enum zb_code copy_begin(struct db *from, struct db *to, sqlite3_backup **out, struct zb_err *err)
{
	sqlite3_backup *backup = sqlite3_backup_init(to->sql, "main", from->sql, "main");

	if (!backup)
		return db_fail(to, sqlite3_errcode(to->sql), err);
	/* Of no pages: takes the lock. */
	int rc = sqlite3_backup_step(backup, 0);

	if (rc != SQLITE_OK) {
		sqlite3_backup_finish(backup);
		return db_fail(to, rc, err);
	}
	*out = backup;
	return ZB_OK;
}

enum zb_code copy_finish(sqlite3_backup *backup, struct db *to, enum zb_code code,
			 struct zb_err *err)
{
	/* All at once: one snapshot of what is copied, and one transaction of TO. */
	int rc = code ? SQLITE_OK : sqlite3_backup_step(backup, -1);
	int finished = sqlite3_backup_finish(backup);

	if (code || (rc == SQLITE_DONE && finished == SQLITE_OK))
		return code;
	return db_fail(to, rc == SQLITE_DONE ? finished : rc, err);
}

enum zb_code copy_pages(struct db *from, struct db *to, struct zb_err *err)
{
	sqlite3_backup *backup;
	enum zb_code code = copy_begin(from, to, &backup, err);

	return code ? code : copy_finish(backup, to, ZB_OK, err);
}

enum zb_code copy_make_beside(const char *path, const char *suffix, char **out, struct zb_err *err)
{
	char *made = mem_format("%s.%s-XXXXXX", path, suffix);
	int fd = mkostemp(made, O_CLOEXEC); /* 0600 */

	if (fd < 0) {
		enum zb_code code = zb_fail(err, ZB_IO,
					    _("naast %s kan geen bestand worden gemaakt: %s"), path,
					    error_of_system(errno));

		free(made);
		return code;
	}
	close(fd);
	*out = made;
	return ZB_OK;
}

/* The file PATH goes with what SQLite put beside it, when no program holds it. */
static void sweep(char *path)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	struct stat there;
	int fd = open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	bool left = fd >= 0 && fstat(fd, &there) == 0 && there.st_mode == (S_IFREG | 0600) &&
		    there.st_uid == geteuid() && fcntl(fd, F_OFD_GETLK, &lock) == 0 &&
		    lock.l_type == F_UNLCK;

	if (fd >= 0)
		close(fd);
	if (left)
		copy_discard(path);
	else
		free(path);
}

void copy_sweep(const char *path, const char *suffix)
{
	const char *slash = strrchr(path, '/');
	char *directory = copy_directory_of(path),
	     *before = mem_format("%s.%s-", slash ? slash + 1 : path, suffix);
	size_t length = strlen(before);
	DIR *stream = opendir(directory);

	for (struct dirent *e; stream && (e = readdir(stream));)
		if (!strncmp(e->d_name, before, length) &&
		    strlen(e->d_name) == length + COPY_MARK)
			sweep(mem_format("%s/%s", directory, e->d_name));
	if (stream)
		closedir(stream);
	free(before);
	free(directory);
}

void copy_discard(char *path)
{
	static const char *const parts[] = { "", "-journal", "-wal", "-shm" };

	for (size_t i = 0; path && i < sizeof parts / sizeof parts[0]; i++) {
		char *part = mem_format("%s%s", path, parts[i]);

		unlink(part);
		free(part);
	}
	free(path);
}

static bool sync_file(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC);
	bool synced = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return synced;
}

char *copy_directory_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return mem_text(".");
	return mem_bytes(path, slash == path ? 1 : (size_t)(slash - path));
}

/* Not every file system can do that for a directory; the file is there all the same. */
void copy_sync_directory_of(const char *path)
{
	char *directory = copy_directory_of(path);

	sync_file(directory, O_RDONLY | O_DIRECTORY);
	free(directory);
}

/* Where renaming cannot refuse to replace, the name is taken first, by an empty file. */
static bool rename_new(const char *temporary, const char *to)
{
	int fd, reason;

	if (renameat2(AT_FDCWD, temporary, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
		return true;
	if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP)
		return false;
	fd = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return false;
	close(fd);
	if (rename(temporary, to) == 0)
		return true;
	reason = errno;
	unlink(to);
	errno = reason;
	return false;
}

enum zb_code copy_rename(const char *temporary, const char *to, struct zb_err *err)
{
	if (sync_file(temporary, O_RDWR) && rename_new(temporary, to)) {
		copy_sync_directory_of(to);
		return ZB_OK;
	}
	if (errno == EEXIST)
		return zb_fail(err, ZB_DENIED, _("%s bestaat al; kies een andere naam"), to);
	return zb_fail(err, ZB_IO, _("%s kan niet worden gemaakt: %s"), to,
		       error_of_system(errno));
}
