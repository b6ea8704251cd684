/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table `imported`: what the leerlingadministratie gave last of each pupil. For db/importing
 * only. */
#ifndef ZB_DB_IMPORT_GIVEN_H
#define ZB_DB_IMPORT_GIVEN_H

#include "core/exchange/incoming.h"
#include "core/memory.h"
#include "db/internal.h"

/* Fields of the pupil first, as enum incoming_field; then what is kept beside them. */
enum {
	GIVEN_SOURCE = INCOMING_FIELDS, /* that spoke last: "edexml", "csv" */
	GIVEN_OTHER,       /* fields last given by the other source: columns, one a line */
	GIVEN_GONE,        /* the day of leaving that an import wrote for who was gone */
	GIVEN_SCHOOL_YEAR, /* of the three below */
	GIVEN_GROUP,       /* name of the class */
	GIVEN_YEAR_GROUP,
	GIVEN_COMBINED,    /* names of combined groups, one a line */
	GIVEN_FIELDS
};

/* NULL: not given, or given as empty. The texts are borrowed, or held by text. */
struct import_given {
	const char *value[GIVEN_FIELDS];
	uint32_t other; /* GIVEN_OTHER: bit per incoming_field */
	struct buffer text;
};

/* Reads the row of PUPIL; all NULL when there is none. OUT starts as {0} and may be used again. */
enum zb_code given_read(struct db *, int64_t pupil, struct import_given *out, struct zb_err *);
enum zb_code given_write(struct db *, int64_t pupil, const struct import_given *, struct zb_err *);
void given_clear(struct import_given *);

/* "" for NULL. */
const char *given_text(const struct import_given *, int field);

/* Takes over what IN says of pupil PLACE for the school year SCHOOL_YEAR (a text that outlives
 * GIVEN). True when anything differs from what was given before. */
bool given_take(struct import_given *, const struct incoming *in, uint32_t place,
		const char *school_year, struct buffer *combined);

/* True when the source speaks of FIELD of this pupil, so that empty means empty where the same
 * source had given something. */
bool given_speaks(const struct import_given *, const struct incoming *in, uint32_t place,
		  int field);

const char *given_source(const struct incoming *);

#endif
