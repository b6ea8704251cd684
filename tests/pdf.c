/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/pdf.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>
#include <unistr.h>
#include <unictype.h>

#include "core/memory.h"
#include "tests/run.h"

char *pdf_squeezed(const char *text)
{
	size_t length = 0;
	uint8_t *composed = u8_normalize(UNINORM_NFC, (const uint8_t *)text, strlen(text) + 1, NULL,
					 &length);
	const uint8_t *at = composed;
	struct buffer out = {0};
	ucs4_t c;

	cr_assert(composed != NULL);
	for (const uint8_t *next; (next = u8_next(&c, at)); at = next)
		if (!uc_is_property(c, UC_PROPERTY_WHITE_SPACE) &&
		    !uc_is_property(c, UC_PROPERTY_BIDI_CONTROL))
			buffer_add_bytes(&out, (const char *)at, (size_t)(next - at));
	free(composed);
	return out.length ? buffer_take(&out) : mem_text("");
}

static char *output_of(const char *const *argv)
{
	struct run run = run_program(argv, NULL, NULL);
	char *text;

	cr_assert(eq(int, run.status, 0), "%s", run.err);
	text = mem_text(run.out);
	run_free(&run);
	return text;
}

char *pdf_text(const char *path)
{
	char *text =
		output_of((const char *const[]){ "pdftotext", "-raw", "-nopgbrk", "-x", "0", "-y",
						 "62", "-W", "596", "-H", "722", path, "-", NULL });
	char *squeezed = pdf_squeezed(text);

	free(text);
	return squeezed;
}

char *pdf_page(const char *path, int page)
{
	char *number = mem_format("%d", page);
	char *text = output_of((const char *const[]){ "pdftotext", "-raw", "-f", number, "-l",
						      number, "-nopgbrk", "-x", "0", "-y", "62",
						      "-W", "596", "-H", "722", path, "-", NULL });
	char *squeezed = pdf_squeezed(text);

	free(text);
	free(number);
	return squeezed;
}

char *pdf_info(const char *path)
{
	return output_of((const char *const[]){ "pdfinfo", path, NULL });
}

int pdf_pages(const char *path)
{
	char *info = pdf_info(path), *pages = strstr(info, "Pages:");
	int count;

	cr_assert(pages != NULL);
	count = (int)strtol(pages + strlen("Pages:"), NULL, 10);
	free(info);
	return count;
}
