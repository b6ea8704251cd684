/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a school file to the version of this program, one numbered step at a time, each with its
 * version bump in one transaction, after a backup beside the file. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "db/backup.h"
#include "db/layout.h"
#include "db/schema.h"
#include "db/stmt.h"

static enum zb_code migrate_step(struct db *db, size_t step, struct zb_err *err)
{
	char bump[64];
	enum zb_code code = stmt_exec(db, "BEGIN IMMEDIATE", err);

	if (code)
		return code;
	int64_t version = -1;

	snprintf(bump, sizeof bump, "PRAGMA user_version = %zu", step + 1);
	code = stmt_number(db, "PRAGMA user_version", &version, err);
	if (!code && version > (int64_t)step) /* somebody else took this step just now */
		return stmt_exec(db, "ROLLBACK", err);
	if (!code)
		code = stmt_exec(db, db_schema_steps[step], err);
	if (!code)
		code = stmt_exec(db, bump, err);
	if (!code)
		code = stmt_exec(db, "COMMIT", err);
	if (code)
		stmt_exec(db, "ROLLBACK", NULL);
	return code;
}

static enum zb_code migrate_backup(struct db *db, int64_t version, struct zb_err *err)
{
	char *to = mem_format("%s.versie-%lld", db->path, (long long)version);

	/* One that is there may be of long ago. */
	for (int number = 2; access(to, F_OK) == 0; number++) {
		free(to);
		to = mem_format("%s.versie-%lld-%d", db->path, (long long)version, number);
	}
	enum zb_code code = backup_keep(db, to, err);

	free(to);
	return code;
}

enum zb_code migrate_check(struct db *db, struct zb_err *err)
{
	int64_t version = 0;
	enum zb_code code = stmt_number(db, "PRAGMA user_version", &version, err);

	if (code || version == (int64_t)db_schema_step_count)
		return code;
	return zb_fail(err, ZB_NEWER,
		       _("%s is intussen door een nieuwere zorgbord bijgewerkt; start opnieuw"),
		       db->path);
}

enum zb_code migrate_run(struct db *db, bool fresh, struct zb_err *err)
{
	int64_t version = 0;
	enum zb_code code = stmt_number(db, "PRAGMA user_version", &version, err);

	if (code)
		return code;
	if (version > (int64_t)db_schema_step_count)
		return zb_fail(
			err, ZB_NEWER,
			_("%s is gemaakt door een nieuwere zorgbord (bestandsversie %lld, deze "
			  "kent %zu); werk zorgbord bij"),
			db->path, (long long)version, db_schema_step_count);
	if (version == (int64_t)db_schema_step_count)
		return ZB_OK;
	if (db->read_only)
		return zb_fail(err, ZB_DENIED,
			       _("%s is van een oudere zorgbord en moet eerst worden "
				 "bijgewerkt"),
			       db->path);
	code = layout_check(db, db->path, err);
	if (!code && !fresh)
		code = migrate_backup(db, version, err);
	for (size_t step = (size_t)version; step < db_schema_step_count && !code; step++)
		code = migrate_step(db, step, err);
	return code;
}
