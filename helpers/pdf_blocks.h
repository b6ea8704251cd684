/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks of a document (core/report/document_json.c) on paper. */
#ifndef ZB_HELPERS_PDF_BLOCKS_H
#define ZB_HELPERS_PDF_BLOCKS_H

#include "helpers/pdf_paper.h"

/* Title, edition and day, then all blocks. A block of an unknown kind is passed over. */
void blocks_draw(struct paper *);

/* How much of the table must stand together at its top: all of a low one, else headings and the
 * first row, but no more than a part of a page. */
double table_head(struct paper *, const json_t *block);
/* Each row whole where it fits on a page, and below the headings on every page. */
void table_draw(struct paper *, const json_t *block);

#endif
