/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes CSV cell by cell, in the two dialects that receivers ask for. */
#ifndef ZB_CORE_EXCHANGE_CSV_WRITE_H
#define ZB_CORE_EXCHANGE_CSV_WRITE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "core/error.h"

enum csv_dialect {
	CSV_EXCEL_NL, /* ; and a UTF-8 BOM, which a Dutch Excel opens by a double click */
	CSV_RFC4180,  /* , and no BOM */
};

/* The calls: csv_write_begin, then for each row its cells and csv_write_end_row, and last
 * csv_write_finish. What goes wrong on the way is reported there. */
struct csv_writer {
	FILE *out;
	char delimiter;
	bool in_row;
	int error; /* errno of the first failure, or 0 */
};

void csv_write_begin(struct csv_writer *, FILE *out, enum csv_dialect);

/* TEXT (NULL: empty) as a cell, quoted where it must be. Rows end in CRLF.
 *
 * A cell that a spreadsheet would run as a formula gets an apostrophe in front: one that begins
 * with = + - @, also behind white space and quotes, or with a tab or CR. A number with a minus
 * sign stays a number and a lone "-" stays what it is: neither does anything. */
void csv_write_cell(struct csv_writer *, const char *text);

void csv_write_end_row(struct csv_writer *);

/* Flushes. ZB_IO when anything could not be written (a full disk); the file is then not whole.
 * OUT stays the caller's to close. */
enum zb_code csv_write_finish(struct csv_writer *, struct zb_err *);

#endif
