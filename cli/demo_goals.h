/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The goals of one made-up dossier, carried over from version to version. */
#ifndef ZB_CLI_DEMO_GOALS_H
#define ZB_CLI_DEMO_GOALS_H

#include "cli/demo_build.h"
#include "cli/demo_goal_texts.h"
#include "cli/demo_pupils.h"

#define DEMO_GOALS 8
#define GOAL_VALUE_SIZE 32

struct demo_goal {
	const struct goal_text *text;
	enum goal_kind kind;
	int64_t id, line;     /* in the newest version; 0 not written yet */
	int begin, goal, now; /* on the scale of the text */
	unsigned lacks;       /* enum goal_lack */
	int finding; /* what the yearly evaluation is to find; -1 it is still to come */
	int reason;  /* why undeterminable: index in result_reasons */
	bool ended;  /* completed or dropped: not carried over */
};

struct demo_goals {
	struct demo_goal list[DEMO_GOALS];
	size_t count;
	uint64_t used; /* texts, by their place in the table */
};

/* Leaves out what ended, brings what goes on up to date, and adds new goals up to what a pupil of
 * this category works on. */
void demo_choose_goals(struct dice *, const struct demo_pupil *, int year_group,
		       struct demo_goals *);

/* Decides what the evaluation of school year YEAR finds: over the school as a whole the shares of
 * pupils are those of national_by_kind. */
void demo_deal_findings(struct demo *, struct dice *, struct demo_goals *, int year);
/* No evaluation yet: now and then a goal is still not measurable. */
void demo_leave_findings(struct dice *, struct demo_goals *);

/* Writes the goals into the draft PLAN. FIRST, when set, is the target date of the first one. */
void demo_put_goals(struct demo *, struct dice *, int64_t plan, struct demo_goals *,
		    struct demo_words, struct date measured, struct date target,
		    struct date first);

/* VALUE as it is written down: "M5", "IV", "12 min". */
void demo_goal_value(const struct demo_goal *, int value, char out[static GOAL_VALUE_SIZE]);
/* A value PERCENT of the way from begin to goal. */
int demo_goal_at(const struct demo_goal *, int percent);

/* Changes the state of the goal's newest row. */
void demo_end_goal(struct demo *, struct demo_goal *, enum goal_state);

#endif
