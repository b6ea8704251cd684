/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of words as the tables of this room write them: "roepnaam|voornaam|voornamen". */
#ifndef ZB_CORE_EXCHANGE_WORDS_H
#define ZB_CORE_EXCHANGE_WORDS_H

#include <stddef.h>

/* The place of WORD in LIST, from 0; -1 when it is not there. ASCII letters match in either
 * case. */
int words_place(const char *list, const char *word);

/* The length of the first word of LIST. */
size_t words_first(const char *list);

#endif
