/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs between two versions of a plan: per field of what a version says (FIELD_FROZEN); per
 * goal, which is the same goal as long as its line is; and which help came or went
 * (means_is_of_plan), a row of which is the same help in both. */
#ifndef ZB_CORE_RULES_DIFFERENCE_H
#define ZB_CORE_RULES_DIFFERENCE_H

#include "core/dossier.h"

enum difference_kind {
	DIFFERENCE_CHANGED, /* a field that both have */
	DIFFERENCE_ADDED,   /* a field that only the new one has, or a goal or help */
	DIFFERENCE_DROPPED  /* a field that only the old one has, or a goal or help */
};

/* One difference; the rows are borrowed from the dossier. */
struct difference {
	enum difference_kind kind;
	const struct record *old, *new; /* the plans, the goal in each, help; NULL: not there */
	int field;                      /* of these; -1: the goal or help as a whole */
};

struct difference_list {
	struct difference *items;
	size_t count, room;
	size_t same_fields; /* filled in and equal */
	size_t same_goals;  /* in both, with nothing changed */
	size_t same_help;
};

/* Fills OUT, which starts as {0} and is freed with difference_list_clear: the fields of the plan in
 * the order of their table, then the goals in the order of the new version, those that were dropped
 * last, then the help. TODAY: a draft counts from it. */
void difference_of_plans(const struct dossier *, const struct record *old,
			 const struct record *new, struct date today,
			 struct difference_list *out);
void difference_list_clear(struct difference_list *);

#endif
