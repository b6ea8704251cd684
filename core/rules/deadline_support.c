/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The deadlines of help, of what was asked of the samenwerkingsverband, and of absence. */
#include <string.h>

#include "core/records/absence.h"
#include "core/records/request.h"
#include "core/records/support.h"
#include "core/rules/deadline_find.h"

#define DECISION_SHOWS_DAYS 14

static bool is_granted(const struct record *request)
{
	int decision = record_choice(request, REQUEST_DECISION);

	return (decision == DECISION_GRANTED || decision == DECISION_CONDITIONAL) &&
	       record_choice(request, REQUEST_KIND) != REQUEST_ARRANGEMENT &&
	       record_is_set(request, REQUEST_VALID_TO);
}

/* A row of LIST that passes IS and has a later date in FIELD than ROW. */
static bool has_later(const struct record_list *list, const struct record *row, unsigned field,
		      bool (*is)(const struct record *))
{
	for (size_t i = 0; i < list->count; i++)
		if (is(list->items[i]) && date_compare(record_date(list->items[i], field),
						       record_date(row, field)) > 0)
			return true;
	return false;
}

void deadline_find_tlv_ends(const struct dossier *d, const struct settings *settings,
			    struct date today, struct derived *out)
{
	const struct record_list *list = &d->rows[ENTITY_REQUEST];

	(void)today;
	for (size_t i = 0; i < list->count && out->state.scope != SCOPE_LEFT; i++) {
		const struct record *row = list->items[i];
		struct date to = record_date(row, REQUEST_VALID_TO);

		if (!is_granted(row) || has_later(list, row, REQUEST_VALID_TO, is_granted))
			continue;
		due_add(out, settings,
			&(struct due){
				.deadline = DEADLINE_TLV,
				.date = to,
				.shows = date_add_days(to, -settings->value[SETTING_TLV_WARN]),
				.entity = ENTITY_REQUEST,
				.row = row->id,
				.note = deadline_note(DEADLINE_TLV,
						      record_text(row, REQUEST_TLV_FOR)),
			},
			"", NULL);
	}
}

void deadline_find_request_decision(const struct dossier *d, const struct settings *settings,
				    struct date today, struct derived *out)
{
	const struct record_list *list = &d->rows[ENTITY_REQUEST];
	int days = settings->value[SETTING_REQUEST_DAYS];

	(void)today;
	if (!days || out->state.scope == SCOPE_LEFT)
		return;
	for (size_t i = 0; i < list->count; i++) {
		const struct record *row = list->items[i];
		struct date date = date_add_days(record_date(row, REQUEST_SENT), days);

		if (!record_is_set(row, REQUEST_SENT) ||
		    record_choice(row, REQUEST_DECISION) > DECISION_PENDING)
			continue;
		due_add(out, settings,
			&(struct due){
				.deadline = DEADLINE_REQUEST,
				.date = date,
				.shows = date_add_days(date, -DECISION_SHOWS_DAYS),
				.entity = ENTITY_REQUEST,
				.row = row->id,
				.note = deadline_note(DEADLINE_REQUEST,
						      record_text(row, REQUEST_KIND)),
			},
			"", NULL);
	}
}

/* Help of the same form that ends later or has no end, or any that begins when this is over: what
 * comes after it was thought about. */
static bool goes_on(const struct record_list *list, const struct record *row)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct record *other = list->items[i];

		if (record_is_set(other, SUPPORT_STARTS) &&
		    date_compare(record_date(other, SUPPORT_STARTS),
				 record_date(row, SUPPORT_ENDS)) > 0)
			return true;
		if (other != row && record_same(other, row, SUPPORT_FORM) &&
		    (!record_is_set(other, SUPPORT_ENDS) ||
		     date_compare(record_date(other, SUPPORT_ENDS),
				  record_date(row, SUPPORT_ENDS)) > 0))
			return true;
	}
	return false;
}

void deadline_find_support_ends(const struct dossier *d, const struct settings *settings,
				struct date today, struct derived *out)
{
	const struct record_list *list = &d->rows[ENTITY_SUPPORT];
	int days = settings->value[SETTING_SUPPORT_WARN];

	(void)today;
	if (!days || out->state.scope == SCOPE_LEFT)
		return;
	for (size_t i = 0; i < list->count; i++) {
		const struct record *row = list->items[i];
		struct date ends = record_date(row, SUPPORT_ENDS);

		if (!record_is_set(row, SUPPORT_ENDS) || goes_on(list, row))
			continue;
		due_add(out, settings,
			&(struct due){
				.deadline = DEADLINE_SUPPORT,
				.date = ends,
				.shows = date_add_days(ends, -days),
				.entity = ENTITY_SUPPORT,
				.row = row->id,
			},
			record_text(row, SUPPORT_FORM), NULL);
	}
}

/* Of absence that lasts: due from its beginning on, until the field that mends it is filled in. */
static void find_lasting(const struct dossier *d, const struct settings *settings,
			 enum deadline_id id, int days, struct derived *out)
{
	const struct record_list *list = &d->rows[ENTITY_ABSENCE];

	for (size_t i = 0; i < list->count && out->state.scope != SCOPE_LEFT; i++) {
		const struct record *row = list->items[i];
		int kind = record_choice(row, ABSENCE_KIND);
		struct date date = date_add_days(record_date(row, ABSENCE_STARTS), days);

		if (record_is_set(row, ABSENCE_ENDS) || kind == ABSENCE_EXEMPTION_5A ||
		    (id == DEADLINE_ABSENCE_HOURS) != (kind == ABSENCE_SIXTEEN_HOURS) ||
		    record_is_set(row, (unsigned)deadlines[id].mends.field))
			continue;
		due_add(out, settings,
			&(struct due){
				.deadline = (int)id,
				.date = date,
				.shows = record_date(row, ABSENCE_STARTS),
				.entity = ENTITY_ABSENCE,
				.row = row->id,
			},
			"", NULL);
	}
}

void deadline_find_absence(const struct dossier *d, const struct settings *settings,
			   struct date today, struct derived *out)
{
	(void)today;
	find_lasting(d, settings, DEADLINE_ABSENCE, settings->value[SETTING_ABSENCE_DAYS], out);
}

void deadline_find_absence_long(const struct dossier *d, const struct settings *settings,
				struct date today, struct derived *out)
{
	(void)today;
	find_lasting(d, settings, DEADLINE_ABSENCE_LONG,
		     settings->value[SETTING_ABSENCE_LONG_DAYS], out);
}

void deadline_find_absence_hours(const struct dossier *d, const struct settings *settings,
				 struct date today, struct derived *out)
{
	(void)today;
	find_lasting(d, settings, DEADLINE_ABSENCE_HOURS, 0, out);
}
