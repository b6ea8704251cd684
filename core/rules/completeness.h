/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan version lacks (DOMAIN section 4: WPO 40a, WVO 2.44, the inspectorate's items): a
 * table of items, each with a function that tells whether it is met, why not, and which field mends
 * it. Two things keep a draft from coming in force: the law leaves consent with the action part to
 * the parents, and a goal out of a template has to be made this pupil's own. */
#ifndef ZB_CORE_RULES_COMPLETENESS_H
#define ZB_CORE_RULES_COMPLETENESS_H

#include "core/dossier.h"
#include "core/rules/derive.h"
#include "core/settings.h"

/* X(ENUM, code, heading of a column of two, label). A new one is a row here and its function in
 * completeness_find.c. */
#define COMPLETENESS(X)                                                                            \
	X(COMPLETE_DESTINATION, destination, N_("be"), N_("uitstroombestemming"))                  \
	X(COMPLETE_RATIONALE, rationale, N_("on"), N_("onderbouwing"))                             \
	X(COMPLETE_GUIDANCE, guidance, N_("bg"), N_("begeleiding"))                                \
	X(COMPLETE_DEVIATIONS, deviations, N_("af"), N_("afwijkingen"))                            \
	X(COMPLETE_GOALS, goals, N_("do"), N_("doelen"))                                           \
	X(COMPLETE_CONSULTATION, consultation, N_("ol"), N_("overleg"))                            \
	X(COMPLETE_CONSENT, consent, N_("in"), N_("instemming"))                                   \
	X(COMPLETE_VIEW, view, N_("zi"), N_("zienswijze"))                                         \
	X(COMPLETE_HEARING, hearing, N_("ho"), N_("hoorrecht"))                                    \
	X(COMPLETE_EVALUATION, evaluation, N_("ev"), N_("evaluatie"))                              \
	X(COMPLETE_IN_TIME, in_time, N_("6w"), N_("zes weken"))                                    \
	X(COMPLETE_ROD, rod, N_("ro"), N_("ROD"))                                                  \
	X(COMPLETE_CVB, cvb, N_("cb"), N_("advies CvB"))

#define COMPLETENESS_ENUM(name, ...) name,

enum completeness_id { COMPLETENESS(COMPLETENESS_ENUM) COMPLETENESS_COUNT };

/* The last only for what is answered by hand (core/rules/quality), and is not yet. */
enum completeness_state {
	COMPLETENESS_MET,
	COMPLETENESS_MISSING,
	COMPLETENESS_NOT_ASKED,
	COMPLETENESS_UNANSWERED,
	COMPLETENESS_STATE_COUNT
};

/* How one item stands. */
struct completeness {
	enum completeness_state state;
	char *reason; /* Dutch, one line: what is missing, or why it is not asked; "" when met */
	enum entity_id entity; /* the row that mends it, and its field (-1: none in particular) */
	int64_t row;           /* 0: a row that has still to be made */
	int field;
	bool binds; /* a draft that lacks it cannot come in force; what else is missing the school
		     * may let pass, with a reason that stays with the plan */
};

struct completeness_list {
	struct completeness items[COMPLETENESS_COUNT];
	unsigned met, asked; /* asked: met or missing */
};

/* Judges PLAN on TODAY; DERIVED is what derive_pupil made of the same dossier on that day. OUT
 * starts as {0}; what it held is freed. Never fails. */
void completeness_of_plan(const struct dossier *, const struct record *plan,
			  const struct settings *, struct date today, const struct derived *,
			  struct completeness_list *out);
void completeness_clear(struct completeness_list *);

/* Adds "doelen, zienswijze": what is missing that does not bind. Returns how many. */
unsigned completeness_add_open(const struct completeness_list *, struct buffer *);

/* "rationale"; "onderbouwing" and "on", translated. */
const char *completeness_code(enum completeness_id);
const char *completeness_label(enum completeness_id);
const char *completeness_heading(enum completeness_id);
/* "missing", and a state as one character in a derived text, + - . ? by state; and back: what it
 * does not know is not asked. */
extern const char *const completeness_states[COMPLETENESS_STATE_COUNT];
char completeness_sign(enum completeness_state);
enum completeness_state completeness_of_sign(char);
/* The first that is missing, or NULL. Borrowed. */
const struct completeness *completeness_first(const struct completeness_list *);

#endif
