/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due as a calendar for the coordinator's own: how many a day and nothing else, for it
 * leaves the school's machine. */
#ifndef ZB_CLI_DEADLINES_ICS_H
#define ZB_CLI_DEADLINES_ICS_H

#include "cli/command.h"

/* Writes to call->out an event for each day from today on with something due, and one today for
 * all that is late. The uid of a day stays the same in this school, so that a calendar that reads
 * it again changes its event. ZB_IO when the helper fails. */
enum zb_code deadlines_ics(struct call *, struct db *, struct zb_err *);

#endif
