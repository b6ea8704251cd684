/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of a PDF, by which it is read aloud: cairo has no way to tell it. */
#ifndef ZB_HELPERS_PDF_LANGUAGE_H
#define ZB_HELPERS_PDF_LANGUAGE_H

#include <glib.h>
#include <stdbool.h>

/* Appends to PDF, as cairo wrote it, an update that gives its catalog LANGUAGE ("nl": letters and -
 * only), says that it is tagged, and has its title shown instead of a file name. False, and nothing
 * changed, when PDF is not built as expected or LANGUAGE is no such thing. */
bool pdf_set_language(GByteArray *pdf, const char *language);

#endif
