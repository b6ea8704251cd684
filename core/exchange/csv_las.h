/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the list of pupils that a leerlingadministratie exports as CSV (DOMAIN 8). */
#ifndef ZB_CORE_EXCHANGE_CSV_LAS_H
#define ZB_CORE_EXCHANGE_CSV_LAS_H

#include <stdbool.h>
#include <stdio.h>

#include "core/error.h"
#include "core/exchange/incoming.h"

/* Reads FILE by csv_read and checks it (incoming_check); *OUT is the caller's, to be freed with
 * incoming_free, and untouched on failure. With SECONDARY (vo, pro, vso) leerjaar 1-6 means 11-16.
 * The first row must hold headings, at least achternaam or roepnaam; columns with other headings
 * are not kept; a row with fewer cells says nothing of the others. Lines that are not right go to
 * BAD. Fails as csv_read and incoming_check do:
 * ZB_FORMAT   no usable heading, or a row with more cells than there are headings
 * ZB_INVALID  a value that cannot be right */
enum zb_code csv_las_read(FILE *file, bool secondary, struct incoming **out,
			  struct bad_lines *bad, struct zb_err *);

#endif
