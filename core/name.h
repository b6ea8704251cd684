/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of people as Dutch schools write them. */
#ifndef ZB_CORE_NAME_H
#define ZB_CORE_NAME_H

#include "core/memory.h"

/* Adds "Jóëlle van den Berg". Parts may be "". */
void name_add_plain(struct buffer *, const char *given, const char *prefix, const char *family);

/* Adds "Berg, Jóëlle van den", the form that sorts. */
void name_add_listed(struct buffer *, const char *given, const char *prefix, const char *family);

#endif
