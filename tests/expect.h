/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a test expects of a school file. */
#ifndef ZB_TESTS_EXPECT_H
#define ZB_TESTS_EXPECT_H

#include "tests/school.h"

/* That the first column of the first row of SQL is WANT ("" for NULL). */
void expect_sql(struct school *, const char *sql, const char *want);

#endif
