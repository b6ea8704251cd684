/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo school itself: its settings and figures, its staff and its groups of three years. */
#ifndef ZB_CLI_DEMO_SCHOOL_H
#define ZB_CLI_DEMO_SCHOOL_H

#include "cli/demo_build.h"

#define YEAR_GROUPS 8

/* How many of PUPILS sit in year group 1..8 today. */
int demo_year_size(int pupils, int year_group);

void demo_make_school(struct demo *);
void demo_make_staff(struct demo *);
void demo_make_groups(struct demo *);

/* The class in school year YEAR for who sits at PLACE (0..999) of YEAR_GROUP; classmates stay
 * together through the years. */
struct demo_class *demo_class_of(const struct demo *, int year, int year_group, int place);

void demo_free_school(struct demo *);

#endif
