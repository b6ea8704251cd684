/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pupil or group somebody means on the command line. */
#ifndef ZB_CLI_WHOM_H
#define ZB_CLI_WHOM_H

#include "cli/command.h"

/* TYPED is a pupil's number, else an id ("id=12" is never a number), else words of the name of one
 * who is still at the school. ZB_NOT_FOUND when it fits nobody, ZB_INVALID when it fits several. */
enum zb_code whom_find(struct db *, const char *typed, int64_t *out, struct zb_err *);

/* TYPED is the name of a group of the running school year ("7B"), else the id of any group. The
 * same failures. */
enum zb_code whom_find_group(struct db *, const char *typed, int64_t *out, struct zb_err *);

#endif
