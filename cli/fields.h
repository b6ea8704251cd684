/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The data dictionary, made from the tables of fields. */
#ifndef ZB_CLI_FIELDS_H
#define ZB_CLI_FIELDS_H

#include <stdio.h>

#include "core/record.h"

/* Every kind of record with its fields, for people. */
void fields_print(FILE *out);

/* What FIELD is, for people: "keuze: po, sbo", "getal", "verwijzing naar pupil". Adds to OUT. */
void fields_describe(const struct field *, struct buffer *out);

#endif
