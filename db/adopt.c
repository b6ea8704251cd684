/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/adopt.h"

#include "core/records/plan.h"
#include "core/rules/completeness.h"
#include "core/rules/version.h"
#include "db/dossier.h"
#include "db/store.h"

static enum zb_code judge(const struct completeness_list *check, const struct record *plan,
			  bool *binds, struct zb_err *err)
{
	struct buffer open = {0};
	enum zb_code code = ZB_OK;

	for (unsigned i = 0; i < COMPLETENESS_COUNT && !code; i++)
		if (check->items[i].binds && check->items[i].state == COMPLETENESS_MISSING)
			code = zb_fail(err, ZB_INVALID,
				       _("%s; het OPP blijft tot dan een concept"),
				       check->items[i].reason);
	if (binds)
		*binds = code != ZB_OK;
	if (!code && !record_is_set(plan, PLAN_ADOPTED_DESPITE) &&
	    completeness_add_open(check, &open))
		code = zb_fail(err, ZB_INVALID,
			       _("er ontbreekt nog: %s; vul dat aan of schrijf op waarom het OPP "
				 "toch in werking gaat"),
			       open.bytes);
	buffer_clear(&open);
	return code;
}

enum zb_code adopt_check(struct db *db, const struct record *plan, bool *binds, struct zb_err *err)
{
	struct dossier now = {0};
	struct derived derived = {0};
	struct completeness_list check = {0};
	struct record *draft = record_copy(plan);
	struct date today = db_today(db);
	enum zb_code code = dossier_read(db, record_number(plan, PLAN_PUPIL), &now, err);

	record_set_choice(draft, PLAN_STATUS, PLAN_DRAFT);
	if (!code) {
		derive_pupil(&now, db_settings(db), today, &derived);
		completeness_of_plan(&now, draft, db_settings(db), today, &derived, &check);
		code = judge(&check, plan, binds, err);
	}
	completeness_clear(&check);
	derived_free(&derived);
	dossier_free(&now);
	record_free(draft);
	return code;
}

static enum zb_code replace(struct db *db, const struct record *old, struct date starts,
			    struct zb_err *err)
{
	struct record *mine;
	enum zb_code code;

	if (date_compare(starts, record_date(old, PLAN_STARTS)) <= 0)
		return zb_fail(err, ZB_INVALID,
			       _("de nieuwe versie begint na de dag waarop de vorige begon"));
	mine = record_copy(old);
	record_set_choice(mine, PLAN_STATUS, PLAN_REPLACED);
	if (!record_is_set(mine, PLAN_ENDS))
		record_set_date(mine, PLAN_ENDS, date_add_days(starts, -1));
	code = store_update(db, old, mine, NULL, err);
	record_free(mine);
	return code;
}

enum zb_code adopt_replace(struct db *db, const struct record *plan, struct zb_err *err)
{
	struct dossier now = {0};
	enum zb_code code = dossier_read(db, record_number(plan, PLAN_PUPIL), &now, err);
	const struct record *old = code ? NULL : plan_in_force(&now);

	if (old)
		code = replace(db, old, record_date(plan, PLAN_STARTS), err);
	dossier_free(&now);
	return code;
}
