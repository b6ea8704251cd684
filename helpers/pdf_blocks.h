/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks of a document (core/report/document_json.c) on paper. */
#ifndef ZB_HELPERS_PDF_BLOCKS_H
#define ZB_HELPERS_PDF_BLOCKS_H

#include "helpers/pdf_paper.h"

#define BLOCK_LABEL_WIDTH 186.0 /* of fields and lines to write on */
#define BLOCK_GAP 5.0           /* between blocks */

/* Whether block AT is there and of that kind. */
bool block_is(const json_t *blocks, size_t at, const char *kind);

/* Title, edition and day, then all blocks. A block of an unknown kind is passed over. */
void blocks_draw(struct paper *);

/* How much of the table must stand together at its top: all of a low one, else headings and the
 * first row, but no more than a part of a page. */
double table_head(struct paper *, const json_t *block);
/* All of it, or a little more than MOST. */
double table_height(struct paper *, const json_t *block, double most);
/* Each row whole where it fits on a page, and below the headings on every page. */
void table_draw(struct paper *, const json_t *block);

/* As struct block_kind of pdf_blocks.c asks of each kind. */
double signature_head(struct paper *, const json_t *blocks, size_t at);
double signature_height(struct paper *, const json_t *block, double most);
void signature_draw(struct paper *, const json_t *block);
double room_head(struct paper *, const json_t *blocks, size_t at);
double room_height(struct paper *, const json_t *block, double most);
void room_draw(struct paper *, const json_t *block);

#endif
