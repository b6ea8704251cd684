/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measurements of the demo school: in January and June of two years, per pupil with a dossier, so
 * that development lies in the neighbourhood of the national shares. */
#ifndef ZB_CLI_DEMO_MEASUREMENTS_H
#define ZB_CLI_DEMO_MEASUREMENTS_H

#include "cli/demo_course.h"

void demo_put_measurements(struct course *, struct dice *);

#endif
