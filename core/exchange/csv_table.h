/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A CSV whose first line names its columns: finds them and gives the rows below it. */
#ifndef ZB_CORE_EXCHANGE_CSV_TABLE_H
#define ZB_CORE_EXCHANGE_CSV_TABLE_H

#include "core/exchange/bad_lines.h"
#include "core/exchange/csv_heading.h"
#include "core/exchange/ignored.h"

/* The columns that say which pupil a line is about, X(OF, field, code, aliases). */
#define CSV_PUPIL_COLUMNS(X, of)                                                                   \
	X(of, PUPIL_NUMBER, "number", "leerlingnummer|stamnummer|leerlingnr|stamnr|llnr")          \
	X(of, PUPIL_GIVEN_NAME, "given_name", "roepnaam|voornaam")                                 \
	X(of, PUPIL_PREFIX, "prefix", "tussenvoegsel|voorvoegsel")                                 \
	X(of, PUPIL_FAMILY_NAME, "family_name", "achternaam|familienaam")                          \
	X(of, PUPIL_BORN, "born", "geboortedatum|gebdatum|geboren")

/* Fails for a line that fills in none of them. */
enum zb_code csv_fail_pupil(struct zb_err *);

/* Static. */
struct csv_table {
	const struct csv_heading *headings;
	size_t count;
	/* Whether a file in which they stand at PLACES (-1: missing) is one of these. */
	bool (*is)(const int *places);
	/* Fails with the sentence for one that is not. */
	enum zb_code (*refuse)(struct zb_err *);
};

/* Reads FILE with csv_read: puts where the headings stand into PLACES (one each), what is no
 * heading into IGNORED, and calls ROW for each row below them but empty ones. Rows that are not
 * right go to BAD. Beside what csv_read and ROW fail with:
 * ZB_FORMAT  no line but empty ones; headings that TABLE refuses; a row with more cells than there
 *            are headings */
enum zb_code csv_table_read(FILE *file, const struct csv_table *, int *places,
			    struct ignored *ignored, struct bad_lines *bad,
			    enum zb_code (*row)(void *context, const struct csv_row *,
						struct zb_err *),
			    void *context, struct zb_err *);

/* Whether the first row of FILE has the headings of TABLE; reads no further. */
bool csv_table_is(FILE *file, const struct csv_table *);

#endif
