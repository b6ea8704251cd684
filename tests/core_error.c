/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <errno.h>
#include <string.h>

#include "core/error.h"
#include "core/text.h"

Test(zb_fail, keeps_an_ordinary_sentence_as_it_is)
{
	struct zb_err err;

	cr_expect(eq(int, zb_fail(&err, ZB_INVALID, "Jóëlle heeft %d  doelen…", 3), ZB_INVALID));
	cr_expect_str_eq(err.text, "Jóëlle heeft 3  doelen…");
}

Test(zb_fail, lets_no_control_character_of_the_file_reach_a_sentence)
{
	struct zb_err err;

	zb_fail(&err, ZB_INVALID, "%s", "a\033[31mb\nc\177d\xC2\x9B" "31me\xE2\x80\xAE" "f");
	cr_expect_str_eq(err.text, "a [31mb c d31mef");
}

Test(zb_fail, is_valid_utf8_whatever_a_path_holds)
{
	struct zb_err err;

	zb_fail(&err, ZB_INVALID, "%s", "/tmp/\xFFschool\xC3.db");
	cr_expect(text_is_utf8(err.text, strlen(err.text)));
	cr_expect(strstr(err.text, "school") && strstr(err.text, ".db"), "%s", err.text);
}

Test(zb_fail, cuts_a_long_sentence_at_a_character)
{
	char path[2 * ZB_ERR_SIZE];
	struct zb_err err;

	memset(path, '\xFF', sizeof path - 1); /* each becomes three bytes */
	path[sizeof path - 1] = '\0';
	zb_fail(&err, ZB_INVALID, "%s", path);
	cr_expect(text_is_utf8(err.text, strlen(err.text)));
	cr_expect(lt(sz, ZB_ERR_SIZE - 5, strlen(err.text)));
}

Test(zb_fail_in, puts_its_prefix_before_the_sentence_and_keeps_the_code)
{
	struct zb_err err;

	zb_fail(&err, ZB_FORMAT, "geen datum");
	cr_expect(eq(int, zb_fail_in(&err, "regel %d", 12), ZB_FORMAT));
	cr_expect_str_eq(err.text, "regel 12: geen datum");
}

Test(error_of_system, is_dutch_whatever_the_locale)
{
	static const int numbers[] = { ENOENT, EACCES, EISDIR, ENOTDIR, ENOSPC,
				       EEXIST, ELOOP,  EROFS,  EIO,     EPIPE };

	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		cr_expect_str_neq(error_of_system(numbers[i]), strerror(numbers[i]));
	cr_expect_str_eq(error_of_system(ENOSPC), "de schijf is vol");
}
