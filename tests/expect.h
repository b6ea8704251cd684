/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a test expects of a school file, or of any other. */
#ifndef ZB_TESTS_EXPECT_H
#define ZB_TESTS_EXPECT_H

#include "tests/school.h"

/* That the first column of the first row of SQL is WANT ("" for NULL). */
void expect_sql(struct school *, const char *sql, const char *want);

/* That the file PATH holds TEXT and nothing else. */
void expect_file(const char *path, const char *text);

#endif
