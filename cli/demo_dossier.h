/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened to a pupil of the demo school, by the role that was given. */
#ifndef ZB_CLI_DEMO_DOSSIER_H
#define ZB_CLI_DEMO_DOSSIER_H

#include "cli/demo_pupils.h"

/* The last day at this school of leaver NUMBER. */
struct date demo_day_of_leaving(const struct demo *, const struct demo_pupil *, int number);

/* Fills what the row of a pupil says of support and departure. */
void demo_describe_pupil(struct demo_pupil *, struct record *row);

/* Writes support periods, plans, evaluations, talks and log of PUPIL, who is in the file. */
void demo_make_dossier(struct demo *, struct demo_pupil *);

#endif
