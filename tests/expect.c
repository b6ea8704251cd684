/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/expect.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

#include "tests/files.h"

void expect_sql(struct school *s, const char *sql, const char *want)
{
	char *got = school_sql(s, sql);

	cr_expect_str_eq(got, want, "%s", sql);
	free(got);
}

void expect_file(const char *path, const char *text)
{
	char *bytes = files_read(path, NULL);

	cr_assert(bytes != NULL, "%s is not there", path);
	cr_expect_str_eq(bytes, text, "%s", path);
	free(bytes);
}
