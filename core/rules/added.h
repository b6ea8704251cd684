/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help that was added when the consent with the action part had been given: nobody agreed to it
 * (WPO 40a; DOMAIN 2, the action part needs the consent of the parents). What counts is when it was
 * written down, not when it starts: help that is planned for later stood in what was agreed to. */
#ifndef ZB_CORE_RULES_ADDED_H
#define ZB_CORE_RULES_ADDED_H

#include "core/dossier.h"
#include "core/settings.h"

/* When a row came into the file, a consent: when its decision did. */
struct recorded {
	int64_t row;
	int64_t order; /* of two rows the one with the greater came later; equal: together */
	struct date day;
};

struct recorded_list {
	struct recorded *items;
	size_t count, room;
};

/* At most once a row. */
void recorded_add(struct recorded_list *, struct recorded);
void recorded_free(struct recorded_list *);

/* Whether SUPPORT was added after the consent with PLAN, which is complete: after the last who gave
 * it or, where the school asks it of all, the first. *DAY is when, unset when that day is before
 * the one of the consent (a clock that was wrong). Never of a plan that was made elsewhere: what
 * its parents agreed to is on other paper. */
bool added_after_consent(const struct dossier *, const struct record *plan,
			 const struct record *support, const struct settings *, struct date today,
			 const struct recorded_list *, struct date *day);

/* Adds "na de instemming toegevoegd op 24-05-2027" when it was; nothing else. */
void added_say(struct buffer *, const struct dossier *, const struct record *plan,
	       const struct record *support, const struct settings *, struct date today,
	       const struct recorded_list *);

#endif
