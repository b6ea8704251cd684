/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/backup.h"

#include <unistd.h>

#include "db/access.h"
#include "db/copy.h"
#include "db/stmt.h"

static enum zb_code fill_copy(struct db *db, const char *path, const char *called,
			      struct zb_err *err)
{
	struct db *copy;
	enum zb_code code = copy_open(path, false, &copy, err);

	if (code)
		return code;
	copy->called = called;
	code = copy_pages(db, copy, err);
	/* One file, which can be read from a medium that cannot be written. */
	if (!code)
		code = stmt_exec(copy, "PRAGMA journal_mode = DELETE", err);
	copy_close(copy);
	return code;
}

static enum zb_code make(struct db *db, const char *to, bool noted, struct zb_err *err)
{
	char *temporary = NULL;

	if (access(to, F_OK) == 0)
		return zb_fail(err, ZB_DENIED, _("%s bestaat al; kies een andere naam"), to);
	copy_sweep(to, COPY_NEW);
	enum zb_code code = copy_make_beside(to, COPY_NEW, &temporary, err);

	if (!code)
		code = fill_copy(db, temporary, noted ? to : db->path, err);
	if (!code && noted)
		code = access_note(db, ACCESS_BACKUP, 0, to, err);
	if (!code)
		code = copy_rename(temporary, to, err);
	copy_discard(temporary);
	return code;
}

enum zb_code backup_copy(struct db *db, const char *to, struct zb_err *err)
{
	return make(db, to, true, err);
}

enum zb_code backup_keep(struct db *db, const char *to, struct zb_err *err)
{
	return make(db, to, false, err);
}
