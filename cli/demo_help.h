/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside the plan in the dossiers of the demo school: help, requests, measurements of
 * two years, a thuiszitter, and where documents lie. */
#ifndef ZB_CLI_DEMO_HELP_H
#define ZB_CLI_DEMO_HELP_H

#include "cli/demo_course.h"

/* Call it when the course of the dossier was run: help serves the goals that are in force. */
void demo_put_help(struct course *);

#endif
