/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a PDF with the programs of poppler. */
#ifndef ZB_TESTS_PDF_H
#define ZB_TESTS_PDF_H

/* TEXT composed (NFC), without white space and the marks that tell which way letters run, so that
 * it does not matter where a line or page ends. The caller frees. */
char *pdf_squeezed(const char *text);

/* The same of what stands between head and foot of the pages of the PDF at PATH. */
char *pdf_text(const char *path);
/* The same of one page alone, from 1. */
char *pdf_page(const char *path, int page);

/* What pdfinfo says of it; the caller frees. */
char *pdf_info(const char *path);
int pdf_pages(const char *path);

#endif
