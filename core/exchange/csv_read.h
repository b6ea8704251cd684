/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads any CSV row by row, as spreadsheets and leerlingadministraties write them. */
#ifndef ZB_CORE_EXCHANGE_CSV_READ_H
#define ZB_CORE_EXCHANGE_CSV_READ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "core/error.h"

#define CSV_COLUMNS_MAX 256
#define CSV_CELL_MAX (1024u * 1024)       /* bytes */
#define CSV_ROW_MAX (4u * 1024 * 1024)    /* bytes */
#define CSV_SIZE_MAX (256u * 1024 * 1024) /* bytes of a file */

/* A row: valid UTF-8 without NUL, never NULL, but otherwise as the file has it (newlines, control
 * characters). LINE is where the row begins, from 1. Empty lines are no rows. */
struct csv_row {
	uint32_t line;
	size_t count;
	const char *const *cells;
};

/* Reads FILE from where it stands to its end and calls ROW with CONTEXT for each row; the cells
 * live until it returns. What ROW fails with ends the reading and is returned, with "regel N: "
 * put before its sentence.
 *
 * The parting sign is the one of ; tab , that the first line has most of, or what a first line
 * "sep=;" says. The text is UTF-8, with or without BOM, or Windows-1252 where it is not; UTF-16
 * with BOM is converted. Lines end in LF, CRLF or CR.
 * ZB_FORMAT  a workbook; a quote that is never closed, a NUL, or partly UTF-8 and partly not
 * ZB_LIMIT   past one of the bounds above, seen before it is kept
 * ZB_IO      reading failed */
enum zb_code csv_read(FILE *file,
		      enum zb_code (*row)(void *context, const struct csv_row *, struct zb_err *),
		      void *context, struct zb_err *);

#endif
