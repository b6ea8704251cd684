/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fifteen items by which the inspectorate judges a dossier (De Staat van het Onderwijs,
 * 2018/2019, tables 6a to 6c: Zicht op ontwikkeling, Extra ondersteuning, Samenwerking; since 2021
 * under OP2): derived where the records show it, answered by hand where they do not. What the
 * records show goes before an answer. */
#ifndef ZB_CORE_RULES_QUALITY_H
#define ZB_CORE_RULES_QUALITY_H

#include "core/records/quality.h"
#include "core/rules/completeness.h"

struct quality_list {
	/* As of completeness, but a reason may also say how it is met. What the school answers, or
	 * has still to answer, has the entity quality: row 0 without an answer. */
	struct completeness items[QUALITY_ITEM_COUNT];
	unsigned met, asked, unanswered; /* asked: met or missing */
	struct date turns; /* the first day after TODAY on which an item may change by itself that
			    * neither a deadline nor a period changes; unset: none */
};

/* Judges the dossier by PLAN on TODAY; CHECK is what completeness_of_plan made of the same. OUT
 * starts as {0}; what it held is freed. Never fails. */
void quality_of_plan(const struct dossier *, const struct record *plan,
		     const struct completeness_list *check, const struct derived *,
		     struct date today, struct quality_list *out);
void quality_clear(struct quality_list *);

/* "jaarlijks geëvalueerd" and "ev", translated. */
const char *quality_label(enum quality_item);
const char *quality_heading(enum quality_item);
/* Percent of schools judged sufficient on it, and what that is of: "van 198 basisscholen (...)",
 * translated. Of schools: never to be set beside a share of dossiers without saying so. */
int quality_national(enum quality_item);
const char *quality_source(void);

#endif
