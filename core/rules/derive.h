/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything the file keeps of a pupil besides its records, computed from the dossier alone: what
 * the list shows and sorts by, what is due, where each goal stands, and what counts in which
 * school year (DOMAIN: what is counted, deadlines). The db writes these rows inside the store's
 * transaction and SQL only counts and sorts them; they are never edited and carry no history.
 *
 * Due dates are absolute. The little that turns with the calendar (today's group and level, who
 * has left, what is due first of what shows by now, the school years up to the running one) is
 * computed for TODAY and carries the day on which it next changes. What stands in words stands in
 * Dutch, whatever the language of the screen, so that `check` computes the same anywhere. */
#ifndef ZB_CORE_RULES_DERIVE_H
#define ZB_CORE_RULES_DERIVE_H

#include "core/dossier.h"
#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/pupil.h"
#include "core/rules/deadline.h"
#include "core/rules/development.h"
#include "core/rules/outcome.h"
#include "core/settings.h"

/* Which list a pupil stands in today: left from the day after `left`, extra when the support
 * period that holds today says so (extra_since is set) or a plan is in force, whose terms run
 * on. */
enum pupil_scope { SCOPE_EXTRA, SCOPE_BASIC, SCOPE_LEFT };

/* One row of pupil_state. Texts are owned, and never NULL but for items and quality. */
struct pupil_state {
	enum pupil_scope scope;
	char *name;     /* "Berg, Jóëlle van den" */
	char *name_key; /* text_sort_key of family name, given name, prefix */
	char *folded;   /* text_fold of name, number, group, staff, category: what / looks in */
	char *group;    /* class of today, else of the last placement; "" when none */
	char *group_key;
	char *year_group; /* code, "" when unknown */
	char *staff;      /* of that class, but who has left: "Lia de Bruin, Tom Smit" */
	struct date extra_since; /* begin of the extra period that holds today, else unset */
	enum plan_state plan_state;
	struct date plan_since; /* in force: its begin; closed: the day it was; else unset */
	struct date plan_until; /* in force: the day on which it should end, if known; see
				 * version_term */
	int64_t plan;     /* the version that counts now: in force, else draft, else last; 0 none */
	char *items, *quality; /* a sign for each item of core/rules/completeness and of quality, of
				* who is here with a plan in force or drafted; else NULL */
	int lacks;        /* what core/rules/completeness misses of the version in force, -1 without
			   * one */
	char *learning;   /* the sign of the latest finding of each open or completed goal of the
			   * version in force, else of the draft, in order of position: + x ? > < -
			   * and . for none (whether a goal can be judged is for the dossier) */
	char *behaviour;
	int learning_key, behaviour_key; /* for sorting, higher is worse: first by goals not met,
					  * then behind, undeterminable, not evaluated, on track,
					  * met; 0 without goals */
	int due;              /* enum deadline_id of the first thing due, -1 nothing: of what shows
			       * by TODAY and is the coordinator's, the earliest */
	struct date due_date; /* unset when nothing is due */
	struct date due_term; /* its day before it was postponed; unset: it was not */
	enum development development[GOAL_KIND_COUNT]; /* up to TODAY */
	struct date force_from, force_until; /* any version in force; until unset: still */
	struct date next_change; /* the first day after TODAY on which any derived value may change
				  * by itself; unset: never */
};

/* One row of due: something that must be done, with its absolute dates. */
struct due {
	int deadline;     /* enum deadline_id, index in deadlines[] */
	struct date date; /* to be done by this day */
	struct date shows; /* from this day on it is shown */
	struct date term; /* the day that DATE was before it was postponed; unset: it was not */
	enum entity_id entity; /* the row that mends it, or that it is about */
	int64_t row;
	const char *note; /* a code of deadlines[].notes, which says more of the matter; NULL
			   * none */
	char *detail; /* words behind the deadline's name, "" when none ("logopedie bellen") */
	char *whose;  /* "J. de Bruin", "ouders", "IB"; see deadline_whose */
	bool named;   /* WHOSE is a name or was typed, and no word of ours */
	char *reason; /* why it was postponed, "" when it was not */
};

/* One row of line_state: a goal's chain over its plan versions, drafts left out. A line that is no
 * longer open (state, or dropped by its last result) counts up to the day of its last outcome: a
 * goal that was reached is not "not judged yet" ever after. */
struct line_state {
	int64_t line, goal; /* goal: its newest row in a version that is or was in force */
	enum goal_kind kind;
	int area; /* -1 none */
	struct date from, until; /* days on which a version that holds it was in force; until unset:
				  * still */
	struct date target_date; /* newest */
	enum goal_state state;
	int outcome; /* latest met, not_met, undeterminable or dropped of all time; -1 none */
	struct date outcome_date;
	int finding; /* latest finding of any kind, -1 none */
	struct date finding_date;
};

/* One row of goal_year: a line in a school year in which it was in force, up to the running one;
 * one that is no longer open has its last row in the year for which its last outcome counts. Kind,
 * area and target date are those of the newest version in force in that year, so that last year's
 * rows stay as they were when a goal is adjusted. */
struct goal_year {
	int64_t line;
	int year;
	enum goal_kind kind;
	int area;
	int outcome; /* FINDING_MET, _NOT_MET, _UNDETERMINABLE, _DROPPED, or -1: not judged yet */
	bool due;    /* target date on or before 31 July of the year (also of the running one: so
		      * due is absolute), or no longer open by its end */
};

/* One row of outcome_year: a pupil with a plan in force in that school year, up to the running
 * one, per kind. */
struct outcome_year {
	int year;
	enum goal_kind kind;
	enum pupil_outcome outcome;
	int goals[GOAL_OUTCOME_COUNT]; /* how many came to what, so that a dashboard adds up one
					* row a pupil instead of one a goal */
	enum development development; /* up to the end of that year, or TODAY */
	char year_group[4]; /* of the last placement in that year, "" unknown */
};

struct derived {
	struct pupil_state state;
	struct due *due;
	size_t due_count, due_room;
	struct line_state *lines;
	size_t line_count, line_room;
	struct goal_year *goal_years;
	size_t goal_year_count, goal_year_room;
	struct outcome_year *outcome_years;
	size_t outcome_year_count, outcome_year_room;
};

/* Fills OUT (start with {0}; what it held is freed first, room is reused) from DOSSIER, which must
 * hold its pupil. Never fails. Rows come in a fixed order, so equal dossiers give equal rows: due
 * by date, deadline, entity and row; lines by line; goal_years by line and year; outcome_years by
 * year and kind. */
void derive_pupil(const struct dossier *, const struct settings *, struct date today,
		  struct derived *out);

void derived_free(struct derived *);

#endif
