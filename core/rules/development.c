/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/development.h"

const struct choice change_words[] = {
	[CHANGE_UNKNOWN] = { "unknown", N_("onbekend") },
	[CHANGE_UP] = { "up", N_("vooruit") },
	[CHANGE_DOWN] = { "down", N_("achteruit") },
	[CHANGE_SAME] = { "same", N_("gelijk") },
	{ NULL, NULL },
};

const struct choice developments[] = {
	[DEVELOPMENT_PROGRESS] = { "progress", N_("vooruitgang") },
	[DEVELOPMENT_STABLE] = { "stable", N_("stabiel") },
	[DEVELOPMENT_DECLINE] = { "decline", N_("achteruitgang") },
	[DEVELOPMENT_MIXED] = { "mixed", N_("wisselend") },
	[DEVELOPMENT_UNKNOWN] = { "unknown", N_("onbekend") },
	[DEVELOPMENT_COUNT] = { NULL, NULL },
};

const enum measurement_subject development_subjects[GOAL_KIND_COUNT][DEVELOPMENT_SUBJECTS] = {
	[GOAL_LEARNING] = { MEASURED_TECHNICAL_READING, MEASURED_READING_COMPREHENSION,
			    MEASURED_MATHEMATICS },
	[GOAL_BEHAVIOUR] = { MEASURED_WELLBEING, MEASURED_ENGAGEMENT, MEASURED_SAFETY },
};

enum development development_of_changes(const enum change changes[DEVELOPMENT_SUBJECTS])
{
	unsigned count[CHANGE_SAME + 1] = { 0 };

	for (int i = 0; i < DEVELOPMENT_SUBJECTS; i++)
		count[changes[i]]++;
	if (count[CHANGE_UP] && count[CHANGE_DOWN])
		return DEVELOPMENT_MIXED;
	if (count[CHANGE_UP])
		return DEVELOPMENT_PROGRESS;
	if (count[CHANGE_DOWN])
		return DEVELOPMENT_DECLINE;
	return count[CHANGE_UNKNOWN] ? DEVELOPMENT_UNKNOWN : DEVELOPMENT_STABLE;
}

/* How good it was, higher is better; only compared with the same subject. */
static int rank_of(const struct record *row, enum measurement_subject subject)
{
	if (measurement_has_level(subject))
		return -record_choice(row, MEASUREMENT_LEVEL);
	return record_is_yes(row, MEASUREMENT_RISK) ? 0 : 1;
}

static bool counts(const struct record *row, enum measurement_subject subject, struct date day)
{
	unsigned what = measurement_has_level(subject) ? MEASUREMENT_LEVEL : MEASUREMENT_RISK;

	return record_choice(row, MEASUREMENT_SUBJECT) == (int)subject &&
	       record_is_set(row, what) &&
	       date_compare(record_date(row, MEASUREMENT_DATE), day) <= 0;
}

/* The last row that counts before that of BEFORE (NULL: of all); rows of one day are one. */
static const struct record *last_before(const struct record_list *rows, const struct record *before,
					enum measurement_subject subject, struct date day)
{
	const struct record *last = NULL;

	for (size_t i = 0; i < rows->count; i++) {
		const struct record *row = rows->items[i];
		struct date date = record_date(row, MEASUREMENT_DATE);

		if (!counts(row, subject, day) ||
		    (before && date_compare(date, record_date(before, MEASUREMENT_DATE)) >= 0))
			continue;
		if (!last || date_compare(date, record_date(last, MEASUREMENT_DATE)) >= 0)
			last = row;
	}
	return last;
}

const struct record *development_last(const struct dossier *d, enum measurement_subject subject,
				      struct date day)
{
	return last_before(&d->rows[ENTITY_MEASUREMENT], NULL, subject, day);
}

const struct record *development_before(const struct dossier *d, enum measurement_subject subject,
					struct date day)
{
	const struct record *now = development_last(d, subject, day);

	return now ? last_before(&d->rows[ENTITY_MEASUREMENT], now, subject, day) : NULL;
}

enum change development_change(const struct dossier *d, enum measurement_subject subject,
			       struct date day)
{
	const struct record *now = development_last(d, subject, day);
	const struct record *then = development_before(d, subject, day);
	int rise;

	if (!then)
		return CHANGE_UNKNOWN;
	rise = rank_of(now, subject) - rank_of(then, subject);
	return rise > 0 ? CHANGE_UP : rise < 0 ? CHANGE_DOWN : CHANGE_SAME;
}

enum development development_of_pupil(const struct dossier *d, enum goal_kind kind, struct date day)
{
	enum change changes[DEVELOPMENT_SUBJECTS];

	for (int i = 0; i < DEVELOPMENT_SUBJECTS; i++)
		changes[i] = development_change(d, development_subjects[kind][i], day);
	return development_of_changes(changes);
}
