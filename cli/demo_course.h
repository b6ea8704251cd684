/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The course of one dossier: versions of the plan and their evaluations, one after the other. */
#ifndef ZB_CLI_DEMO_COURSE_H
#define ZB_CLI_DEMO_COURSE_H

#include "cli/demo_goals.h"
#include "cli/demo_talks.h"
#include "core/records/evaluation.h"
#include "core/records/plan.h"

struct course {
	struct demo *demo;
	struct demo_pupil *pupil;
	struct dice *dice; /* of the pupil */
	struct demo_words words;
	struct demo_goals goals;
	enum plan_origin origin; /* of the next version; then it is the school's own */
	int64_t plan;            /* the version in force, 0 none */
	int versions;
	bool unregistered;       /* the begin is still to be put in ROD */
};

/* How a version comes about. */
struct version {
	struct date talk;   /* the overleg with the parents; unset: there was none */
	struct date starts; /* may be unset for a draft */
	struct date target; /* target date of its goals */
	struct date first_target; /* of the first of them, when set */
	int year;           /* school year for which it is made */
	enum { ASKED_ALL, ASKED_OPEN, ASKED_REFUSED } asked; /* how the consent stands */
};

/* The next version as a draft, with goals and consents; returns its id. */
int64_t course_put_draft(struct course *, const struct version *);
/* Puts the draft PLAN in force; the version before it is replaced. */
void course_put_in_force(struct course *, int64_t plan, struct date starts);
void course_close(struct course *, struct date day, const char *reason);

/* The evaluations of the version in force. */
void course_put_interim(struct course *, struct date day, bool parents);
void course_put_yearly(struct course *, struct date day, enum evaluation_kind);

#endif
