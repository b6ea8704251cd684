/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The templates that the demo school keeps for new plans. */
#ifndef ZB_CLI_DEMO_TEMPLATES_H
#define ZB_CLI_DEMO_TEMPLATES_H

#include "cli/demo_build.h"

void demo_make_templates(struct demo *);

#endif
