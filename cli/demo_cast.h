/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pupils who are in every demo school, each with something else going on, so that every screen has
 * something to show on any day: late, due this week, refused, taken over, a very long name. */
#ifndef ZB_CLI_DEMO_CAST_H
#define ZB_CLI_DEMO_CAST_H

#include "core/records/pupil.h"

/* What goes on in a dossier. */
enum demo_role {
	ROLE_NONE,            /* basic support, no dossier to speak of */
	ROLE_RUNNING,         /* a plan in force, all in time */
	ROLE_NO_PLAN,         /* extra support for 52 days and no plan: 10 days late */
	ROLE_NEW,             /* extra support since last week */
	ROLE_CONSENT,         /* a draft; consent was due 4 days ago */
	ROLE_EVALUATION_DUE,  /* the yearly evaluation is due on Wednesday */
	ROLE_EVALUATION_LATE, /* it was due 6 days ago */
	ROLE_AGREEMENT,       /* agreements late and due this week */
	ROLE_REFUSED,         /* the next version is a draft that a parent refused */
	ROLE_ELSEWHERE,       /* partly at another school, which holds the plan */
	ROLE_OTHER_SCHOOL,    /* came with a plan of another school */
	ROLE_TAKEN_OVER,      /* a plan that ran before this file */
	ROLE_GOAL_LATE,       /* a target date passed without an outcome */
	ROLE_ROD,             /* the begin is not registered in time */
	ROLE_AGAIN,           /* was back at basic support, now a second trajectory */
	ROLE_ENDED,           /* back to basic support, plan closed */
	ROLE_LEFT,            /* left the school, plan closed */
	ROLE_COUNT
};

enum demo_family_kind {
	FAMILY_ANY,
	FAMILY_TOGETHER,
	FAMILY_APART,        /* divorced, both with authority, the father at another address */
	FAMILY_NO_AUTHORITY, /* divorced, the father without authority, information limited */
	FAMILY_LIMITED,      /* divorced, a judge limited what the father may know, the mother's
			      * partner without authority */
	FAMILY_ALONE,
	FAMILY_FOSTER,
};

struct cast_member {
	const char *given, *prefix, *family;
	enum pupil_sex sex;
	int year_group;
	int place; /* where in the year group, in percent: who is near shares a class */
	int category; /* enum pupil_category_code, -1 none */
	enum demo_role role;
	int years; /* finished years with a plan */
	enum demo_family_kind kind;
};

#define CAST_EXTRA 17 /* how many have extra support today: they come first */

extern const struct cast_member demo_cast[];
extern const unsigned demo_cast_count;

#endif
