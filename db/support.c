/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/support.h"

#include "core/records/pupil.h"
#include "db/dossier.h"
#include "db/store.h"

struct change {
	enum support_level level; /* from FROM on */
	struct date from;
	const char *reason;
	bool several; /* pupils, of whom a refusal names the one */
};

static bool holds_on(const struct record *period, struct date day)
{
	struct date ends = record_date(period, SUPPORT_PERIOD_ENDS);

	return date_compare(record_date(period, SUPPORT_PERIOD_STARTS), day) <= 0 &&
	       (!date_is_set(ends) || date_compare(day, ends) <= 0);
}

/* The period that holds on DAY, or NULL: the store keeps two from holding on one day. */
static const struct record *period_on(const struct record_list *periods, struct date day)
{
	for (size_t i = 0; i < periods->count; i++)
		if (holds_on(periods->items[i], day))
			return periods->items[i];
	return NULL;
}

/* The day before the first period that begins after DAY; unset when none does. */
static struct date room_after(const struct record_list *periods, struct date day)
{
	struct date next = {0};

	for (size_t i = 0; i < periods->count; i++) {
		struct date starts = record_date(periods->items[i], SUPPORT_PERIOD_STARTS);

		if (date_compare(starts, day) > 0 &&
		    (!date_is_set(next) || date_compare(starts, next) < 0))
			next = starts;
	}
	return date_add_days(next, -1);
}

static enum zb_code period_stop(struct db *db, const struct record *period,
				const struct change *change, struct zb_err *err)
{
	struct record *shorter;
	enum zb_code code;

	if (date_compare(record_date(period, SUPPORT_PERIOD_STARTS), change->from) == 0)
		return store_delete(db, period, err);
	shorter = record_copy(period);
	record_set_date(shorter, SUPPORT_PERIOD_ENDS, date_add_days(change->from, -1));
	if (change->reason && *change->reason)
		record_set_text(shorter, SUPPORT_PERIOD_REASON, change->reason);
	code = store_update(db, period, shorter, NULL, err);
	record_free(shorter);
	return code;
}

static enum zb_code period_add(struct db *db, int64_t pupil, const struct record_list *periods,
			       struct date from, struct zb_err *err)
{
	struct record *period = record_new(&support_period_entity);
	struct date ends = room_after(periods, from);
	enum zb_code code;

	record_set_number(period, SUPPORT_PERIOD_PUPIL, pupil);
	record_set_choice(period, SUPPORT_PERIOD_LEVEL, SUPPORT_EXTRA);
	record_set_date(period, SUPPORT_PERIOD_STARTS, from);
	if (date_is_set(ends))
		record_set_date(period, SUPPORT_PERIOD_ENDS, ends);
	code = store_insert(db, period, err);
	record_free(period);
	return code;
}

static enum zb_code pupil_change(struct db *db, int64_t pupil, const struct change *change,
				 size_t *changed, struct zb_err *err)
{
	struct dossier dossier = {0};
	enum zb_code code = dossier_read(db, pupil, &dossier, err);
	const struct record_list *periods = &dossier.rows[ENTITY_SUPPORT_PERIOD];
	const struct record *now = code ? NULL : period_on(periods, change->from);
	enum support_level level = SUPPORT_BASIC;

	if (now && record_choice(now, SUPPORT_PERIOD_LEVEL) == SUPPORT_EXTRA)
		level = SUPPORT_EXTRA;
	if (!code && level != change->level) {
		if (now)
			code = period_stop(db, now, change, err);
		if (!code && change->level == SUPPORT_EXTRA)
			code = period_add(db, pupil, periods, change->from, err);
		if (code == ZB_INVALID && change->several)
			code = record_fail_in(dossier_pupil(&dossier), err);
		(*changed)++;
	}
	dossier_free(&dossier);
	return code;
}

static enum zb_code support_change(struct db *db, const int64_t *pupils, size_t count,
				   const struct change *change, size_t *changed, struct zb_err *err)
{
	size_t done = 0;
	enum zb_code code = store_begin(db, TXN_EDIT, 0, err);

	if (code)
		return code;
	for (size_t i = 0; i < count && !code; i++)
		code = pupil_change(db, pupils[i], change, &done, err);
	if (code) {
		store_rollback(db);
		return code;
	}
	code = store_commit(db, err);
	if (!code && changed)
		*changed = done;
	return code;
}

enum zb_code support_begin(struct db *db, const int64_t *pupils, size_t count, struct date from,
			   size_t *changed, struct zb_err *err)
{
	struct change change = { .level = SUPPORT_EXTRA, .from = from, .several = count > 1 };

	return support_change(db, pupils, count, &change, changed, err);
}

enum zb_code support_end(struct db *db, const int64_t *pupils, size_t count, struct date from,
			 const char *reason, size_t *changed, struct zb_err *err)
{
	struct change change = {
		.level = SUPPORT_BASIC,
		.from = from,
		.reason = reason,
		.several = count > 1,
	};

	return support_change(db, pupils, count, &change, changed, err);
}
