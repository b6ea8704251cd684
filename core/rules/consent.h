/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Consent with the action part of a plan version (DOMAIN 2; WPO 40a, WVO 2.44): given by one with
 * authority, refused by none, the others with authority informed; a school can ask it of all
 * (SETTING_CONSENT_ALL). From 18 the pupil is the only party. Asked since 1 August 2017. */
#ifndef ZB_CORE_RULES_CONSENT_H
#define ZB_CORE_RULES_CONSENT_H

#include "core/dossier.h"
#include "core/records/consent.h"
#include "core/settings.h"

#define CONSENT_ADULT_AGE 18

enum consent_state {
	CONSENT_COMPLETE,
	CONSENT_INCOMPLETE, /* somebody has still to be asked, or nobody is known to ask */
	CONSENT_IN_DISPUTE, /* refused by one: in overleg */
	CONSENT_NOT_NEEDED, /* the version was adopted (began, where that is not known) before
			       * 1 August 2017 */
};

/* One who has a say. */
struct consent_asked {
	enum consent_party party;      /* CONSENT_GUARDIAN or CONSENT_PUPIL */
	const struct record *guardian; /* NULL for the pupil */
	const struct record *consent;  /* what was noted last, by date, then id; NULL nothing yet */
	enum consent_decision decision; /* CONSENT_OPEN when nothing was noted */
	bool limited; /* a court limited what this one may know */
	bool to_ask; /* this one must still decide, or be informed, before consent is complete */
};

struct consent_list {
	struct consent_asked *asked;
	size_t count;
	const struct record *refusal; /* the consent row that refused, or NULL */
	const struct record *parents; /* the row that gave it for all parents, unnamed, or NULL */
};

/* How far the consent for PLAN is. LIST (may be NULL) gets all who have a say, guardians in the
 * order of their links; free it with consent_list_free. For a version that is or was in force
 * their age on its first day decides, for a draft that on TODAY. A row of the party "parents"
 * (plans taken over) speaks for all parents, and not for a pupil of age. Everything pointed to is
 * borrowed from the dossier. */
enum consent_state consent_of_plan(const struct dossier *, const struct record *plan,
				   const struct settings *, struct date today,
				   struct consent_list *list);

/* The row that says how the one at ASKED of LIST decided: of that person, where it says something,
 * else the one that speaks for all parents; NULL when nothing was noted. */
const struct record *consent_shown(const struct consent_list *, const struct consent_asked *);

/* Whether the pupil has a say in PLAN instead of the parents, by the same day. The overleg and the
 * view on the rest are then the pupil's too. */
bool consent_is_of_pupil(const struct dossier *, const struct record *plan, struct date today);

/* Whether PUPIL was 18 or older on DAY; with no day of birth nobody is. */
bool consent_is_adult(const struct record *pupil, struct date day);

/* Whether EVALUATION was held with the parents, from 18 with the pupil: it says that they were
 * there (that the pupil was heard), or it is a yearly one that does not say. */
bool consent_party_evaluated(const struct dossier *, const struct record *evaluation);

void consent_list_free(struct consent_list *);

#endif
