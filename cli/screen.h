/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the door to the full screen. */
#ifndef ZB_CLI_SCREEN_H
#define ZB_CLI_SCREEN_H

#include "cli/command.h"

/* Runs the full screen on the school file of CALL until the user leaves it. A file that does not
 * exist yet starts with the choice of what to make. */
enum zb_code screen_run(struct call *, struct zb_err *);

#endif
