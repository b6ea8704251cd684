/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads EDEXML 1.0.3, 2.0 and 2.1, the file that every Dutch leerlingadministratie writes, and
 * the same content in an UWLR answer. Elements are matched by their local name in any namespace;
 * what is not known, `toevoegingen` and what zorgbord never keeps are passed over unread. */
#ifndef ZB_CORE_EXCHANGE_EDEXML_H
#define ZB_CORE_EXCHANGE_EDEXML_H

#include <stdio.h>

#include "core/error.h"
#include "core/exchange/bad_lines.h"
#include "core/exchange/incoming.h"

#define EDEXML_DEPTH_MAX 64
#define EDEXML_ELEMENTS_MAX 50000000u

/* Reads FILE from where it stands to its end, in pieces, and checks it (incoming_check); *OUT is
 * the caller's, to be freed with incoming_free, and untouched on failure. UTF-8, UTF-16,
 * ISO-8859-1 and Windows-1252 are read. Values and references that cannot be right go to BAD;
 * sentences name the line.
 * ZB_FOREIGN  XML, but no EDEXML; or no XML at all
 * ZB_FORMAT   malformed or truncated, an unknown encoding, a DOCTYPE with declarations or an
 *             entity (nothing is ever expanded)
 * ZB_LIMIT    past EDEXML_DEPTH_MAX, EDEXML_ELEMENTS_MAX, INCOMING_TEXT_MAX for one text, or
 *             INCOMING_SIZE_MAX for the file
 * ZB_INVALID  a value or reference that cannot be right
 * ZB_IO       reading failed */
enum zb_code edexml_read(FILE *file, struct incoming **out, struct bad_lines *bad,
			 struct zb_err *);

#endif
