/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of people as Dutch schools write them. */
#ifndef ZB_CORE_NAME_H
#define ZB_CORE_NAME_H

#include <stdbool.h>

#include "core/memory.h"

/* Adds "Jóëlle van den Berg", "Judith d'Hondt". Parts may be "". */
void name_add_plain(struct buffer *, const char *given, const char *prefix, const char *family);

/* Adds "Berg, Jóëlle van den", the form that sorts. */
void name_add_listed(struct buffer *, const char *given, const char *prefix, const char *family);

/* What name_add_listed gave, cut to WIDTH columns as text_cut does, the family name first: as long as
 * half of it stays, the given name is whole. The caller frees. */
char *name_cut(const char *listed, int width, bool utf8);

#endif
