/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program says to people, on its way to a terminal or a file. All that commands tell goes
 * through here, whatever they put in it (a path, a name): control characters are left out, but for
 * newlines, and what is not UTF-8 becomes U+FFFD. In a locale that is not UTF-8 the letters and
 * signs that it lacks become ASCII (core/text_char: e for e with a mark, + x ? for the signs).
 *
 * csv, json and other forms for programs do not come here: their bytes are what they are. */
#ifndef ZB_CLI_SPEECH_H
#define ZB_CLI_SPEECH_H

#include <stdbool.h>
#include <stdio.h>

/* A stream that writes to TO, which stays the caller's; fclose it. NULL when there is no memory.
 * UTF8: whether the locale is. */
FILE *speech_open(FILE *to, bool utf8);

#endif
