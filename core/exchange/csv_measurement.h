/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads measurements from a CSV, a line each (DOMAIN 2, measurement). */
#ifndef ZB_CORE_EXCHANGE_CSV_MEASUREMENT_H
#define ZB_CORE_EXCHANGE_CSV_MEASUREMENT_H

#include <stdbool.h>
#include <stdio.h>

#include "core/exchange/bad_lines.h"
#include "core/measured.h"

/* Reads FILE by csv_read; OUT, which starts as {0}, is the caller's for measured_free and untouched
 * on failure. The first row holds headings, by their Dutch names or the codes of the fields: the
 * pupil (leerlingnummer, or names and geboortedatum), datum and vak (or onderdeel); niveau, score,
 * functioneringsniveau, risico, eigen niveau, instrument. A line with none of these five but the
 * instrument says nothing and is passed over. Lines that are not right go to BAD and are left out;
 * sentences name the line.
 * ZB_FORMAT   no usable heading, or a row with more cells
 * ZB_INVALID  a value that cannot be right, a line without a pupil, date or subject */
enum zb_code csv_measurement_read(FILE *file, struct date today, struct measured_list *out,
				  struct bad_lines *bad, struct zb_err *);

/* True when the first row of FILE has headings of measurements: a pupil, a date and a subject. FILE
 * is read from where it stands and left anywhere. */
bool csv_measurement_is(FILE *file);

#endif
