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

enum name_case { NAME_ANY_CASE, NAME_CAPITAL };

/* TEXT with MARK in place of each word of NAME, in whatever case it is written or only where it
 * begins with a capital, also with an s behind it; words of the name that are next to each other
 * make room for one. A word of the name without a capital ("van") or of one letter is none. Adds to
 * *COUNT how many made room. The caller frees. */
char *name_hide(const char *text, const char *name, enum name_case, const char *mark,
		unsigned *count);

/* What name_add_listed gave, cut to WIDTH columns as text_cut does, the family name first: as long
 * as half of it stays, the given name is whole. The caller frees. */
char *name_cut(const char *listed, int width, bool utf8);

/* The name of a group, cut to WIDTH columns as text_cut does, but so that its last word stays where
 * a letter and the sign of what is cut fit before it: "Bovenbouw 7A" and "Bovenbouw 8B" stay apart.
 * The caller frees. */
char *name_cut_group(const char *group, int width, bool utf8);

#endif
