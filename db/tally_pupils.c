/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "core/records/pupil.h"
#include "core/rules/completeness.h"
#include "db/tally_rows.h"

enum zb_code tally_left_read(struct db *db, const struct period *period, struct id_set *out,
			     struct zb_err *err)
{
	static const char sql[] = "SELECT \"id\" FROM \"pupil\" WHERE \"left\" IS NOT NULL "
				  "AND \"left\" >= :from AND \"left\" < :until";
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_date(stmt, ":from", period->from);
	stmt_bind_date(stmt, ":until", period->until);
	while (!(code = stmt_step(db, stmt, &row, err)) && row)
		id_set_add(out, sqlite3_column_int64(stmt, 0));
	id_set_sort(out);
	return code;
}

bool tally_dossier_counts(const struct tally_dossier *dossier, enum dossier_number number)
{
	bool in_force = !strcmp(dossier->plan_state, plan_states[PLAN_STATE_IN_FORCE].code);
	bool draft = !strcmp(dossier->plan_state, plan_states[PLAN_STATE_DRAFT].code);
	bool elsewhere = !strcmp(dossier->plan_state, plan_states[PLAN_STATE_ELSEWHERE].code);

	switch (number) {
	case DOSSIER_COMPLETE:
		return dossier->complete;
	case DOSSIER_IN_FORCE:
		return in_force;
	case DOSSIER_DRAFT:
		return draft;
	case DOSSIER_WITHOUT:
		return !in_force && !draft && !elsewhere;
	case DOSSIER_CONSENT:
		return dossier->consent_missing;
	default:
		return true;
	}
}

/* Pupils of whose plan the check says that consent is missing, sorted. */
static enum zb_code waiting_read(struct db *db, struct id_set *out, struct zb_err *err)
{
	static const char sql[] = "SELECT \"pupil\" FROM \"dossier_check\" "
				  "WHERE substr(\"items\", :place, 1) = :missing";
	const char missing[] = { completeness_sign(COMPLETENESS_MISSING), '\0' };
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":place", COMPLETE_CONSENT + 1);
	stmt_bind_text(stmt, ":missing", missing);
	while (!(code = stmt_step(db, stmt, &row, err)) && row)
		id_set_add(out, sqlite3_column_int64(stmt, 0));
	id_set_sort(out);
	return code;
}

enum zb_code tally_dossiers_walk(struct db *db, const char *filter,
				 void (*each)(void *context, const struct tally_dossier *),
				 void *context, struct zb_err *err)
{
	static const char sql[] = "SELECT \"pupil\", \"plan_state\", "
				  "ifnull(\"plan_lacks\", -1) = 0 FROM \"pupil_state\" "
				  "WHERE \"scope\" = 0 AND \"extra_since\" IS NOT NULL";
	struct id_set set = {0}, waiting = {0};
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = tally_filter_read(db, filter, &set, err);

	if (!code)
		code = waiting_read(db, &waiting, err);
	if (!code)
		code = stmt_get(db, sql, &stmt, err);
	while (!code && !(code = stmt_step(db, stmt, &row, err)) && row) {
		const struct tally_dossier dossier = {
			.pupil = sqlite3_column_int64(stmt, 0),
			.plan_state = stmt_text(stmt, 1),
			.complete = sqlite3_column_int(stmt, 2) != 0,
			.consent_missing = tally_set_has(&waiting, sqlite3_column_int64(stmt, 0)),
		};

		if (tally_filter_has(&set, filter, dossier.pupil))
			each(context, &dossier);
	}
	id_set_free(&set);
	id_set_free(&waiting);
	return code;
}
