/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pupils with a plan in force, goals and one evaluation, to count. */
#ifndef ZB_TESTS_COUNTED_H
#define ZB_TESTS_COUNTED_H

#include "db/tally.h"
#include "tests/school.h"

#define COUNTED_GOALS 12

/* Texts as the command line takes them; NULL leaves a field out. */
struct counted_goal {
	const char *kind, *area, *finding; /* finding NULL: not evaluated */
	const char *target_date;
	int64_t id; /* set by counted_add */
};

struct counted {
	const char *number, *name;
	const char *category, *year_group, *school_year; /* of the placement; NULL: 2026-2027 */
	const char *plan_starts, *evaluated; /* dates; evaluated may be NULL */
	const char *counts_for, *left;
	const char *consequence_learning, *consequence_behaviour;
	struct counted_goal goals[COUNTED_GOALS]; /* up to the first without kind */
	int64_t pupil, plan, evaluation; /* set by counted_add */
};

/* Writes the pupil and all of the above in one transaction. */
void counted_add(struct school *, struct counted *);

/* A result of GOAL in EVALUATION. */
void counted_result(struct school *, int64_t evaluation, int64_t goal, const char *finding);

/* COUNT pupils whose I-th has one goal of either kind; LEARNING and BEHAVIOUR tell how many were
 * met, not met and undeterminable, in that order, and add up to COUNT. */
void counted_figure(struct school *, int count, const int learning[3], const int behaviour[3]);

#define COUNTED_TODAY "2026-11-22"

enum { COUNTED_ANNA, COUNTED_BO, COUNTED_CAS, COUNTED_DIA, COUNTED_PUPILS };

/* Four pupils, who had a plan from 17 August and were evaluated on 1 October 2026. Reckoned:
 *	learning   goals   met 4 (Anna 1, Bo 2, Dia 1), not met 2 (Anna, Cas),
 *	                   undeterminable 1 (Cas), not judged 2 (Dia)
 *	           pupils  Bo all met, Anna partly, Cas none met, Dia not judged (0 of 2 due)
 *	behaviour  goals   met 1 (Anna), undeterminable 2 (Bo), dropped 1 (Dia)
 *	           pupils  Anna all met, Bo undeterminable, Cas and Dia without a goal */
struct school counted_four(struct counted out[COUNTED_PUPILS]);

/* The 12 months up to the day of the file, narrowed by FILTER (NULL: all); and a school year. */
struct tally_query counted_months(struct school *, const char *filter);
struct tally_query counted_year(struct school *, int begins);

#endif
