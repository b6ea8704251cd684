/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a function of zorgbord fails: a code for the caller, a sentence for the user. */
#ifndef ZB_CORE_ERROR_H
#define ZB_CORE_ERROR_H

#include <libintl.h>
#include <stdarg.h>

/* TEXT in the user's language. Where there is no catalogue in it, main sets LC_MESSAGES to "C" and
 * the text stays the Dutch that it is; gettext would take a lock and search for it each time it is
 * drawn. */
const char *zb_translate(const char *text) __attribute__((format_arg(1)));

#define _(text) zb_translate(text)
#define N_(text) text

enum zb_code {
	ZB_OK = 0,
	ZB_INVALID,   /* a value breaks a rule of the domain; the sentence says what is right */
	ZB_NOT_FOUND, /* the row or file named does not exist */
	ZB_CONFLICT,  /* somebody else changed the same thing in the meantime */
	ZB_BUSY,      /* the file is in use and stayed so for the whole busy timeout */
	ZB_DENIED,    /* the role, the file mode or a frozen version does not allow it */
	ZB_FOREIGN,   /* not a school file, or not a file of the kind that was expected */
	ZB_NEWER,     /* written by a newer zorgbord */
	ZB_CORRUPT,   /* the file is damaged */
	ZB_FORMAT,    /* input that cannot be read: malformed XML, no usable heading, not UTF-8 */
	ZB_LIMIT,     /* input past a bound that was set on purpose */
	ZB_IO,        /* the system refused: disk full, read-only, no permission */
	ZB_CANCELLED, /* the user stopped a long task; nothing was changed */
};

#define ZB_ERR_SIZE 512

/* The sentence is Dutch (by gettext), starts in lower case, has no full stop, names the thing
 * and says what would be right. It is always valid UTF-8 without control characters. */
struct zb_err {
	enum zb_code code;
	char text[ZB_ERR_SIZE];
};

/* Fills ERR (may be NULL) with CODE and the formatted sentence, and returns CODE, so that failing
 * takes one line. Control characters are replaced by spaces; a sentence that is too long is cut at
 * a character. */
enum zb_code zb_fail(struct zb_err *err, enum zb_code code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Puts a formatted prefix and ": " before the sentence that ERR already holds, keeping its code;
 * returns that code. For "regel 12: ...". */
enum zb_code zb_fail_in(struct zb_err *err, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* What the system says with that errno, as words that go behind "kan niet worden gelezen: ":
 * strerror is English wherever the system has no Dutch. */
const char *error_of_system(int number);

#endif
