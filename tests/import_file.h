/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports into a school of a test: a text as LAS CSV, or a file of EDEXML. */
#ifndef ZB_TESTS_IMPORT_FILE_H
#define ZB_TESTS_IMPORT_FILE_H

#include "db/importing.h"
#include "tests/school.h"

/* What came of an import. Sentences of all changes, "Berg, Tim: groep: 4A -> 5A", a line each;
 * one that stays ends in " (kept)", one left out is "Berg, Tim: REASON". */
struct imported {
	size_t pupils[IMPORT_STATUSES], groups[IMPORT_STATUSES], staff[IMPORT_STATUSES];
	struct date last_day; /* of the comparison */
	char *changes;
	enum zb_code code;
	struct zb_err err;
};

/* Reads TEXT (EDEXML when it begins with <, else CSV), compares and applies; who is gone is
 * marked as left on LEFT (NULL: nobody). */
struct imported import_text(struct school *, const char *text, const char *left);
/* The same without applying. */
struct imported import_compare(struct school *, const char *text);
/* import_text, which must succeed; frees what it says. */
void import_ok(struct school *, const char *text);
void imported_free(struct imported *);

/* A LAS CSV in UTF-8 of a po school with COUNT pupils, in groups of 25 whose year group is
 * (i / 25 + SHIFT) % 8 + 1; the caller frees. Names carry voorvoegsels and diacritics, and there
 * are columns that are never kept (postcode, BSN). */
char *import_las(int count, int shift, const char *school_year);

/* TEXT, UTF-8 of letters that it has, in Windows-1252; the caller frees. */
char *import_windows(const char *text);

#endif
