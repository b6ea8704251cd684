/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pupils of the demo school, their placements of three years, and what goes on with each. */
#ifndef ZB_CLI_DEMO_PUPILS_H
#define ZB_CLI_DEMO_PUPILS_H

#include "cli/demo_cast.h"
#include "cli/demo_family.h"

/* A pupil as the rest of the making needs it. */
struct demo_pupil {
	int64_t id;
	const char *given; /* borrowed from a table of names */
	enum pupil_sex sex;
	int year_group; /* today's, or the last one */
	int place;      /* in the year group, 0..999 */
	int category;   /* -1 none */
	enum demo_role role;
	int years;      /* finished years with a plan */
	struct date born, enrolled, left;
	const struct family *family;
	struct dice dice; /* for the dossier */
};

void demo_make_pupils(struct demo *);

/* Who teaches this pupil in that school year, or last did; 0 before the three years. */
int64_t demo_teacher_of(const struct demo *, const struct demo_pupil *, int year);
/* The year group in that school year: at least 1. */
int demo_year_group_in(const struct demo *, const struct demo_pupil *, int year);

#endif
