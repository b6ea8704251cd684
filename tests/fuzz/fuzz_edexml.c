/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as EDEXML: a model that holds what its header promises, or one sentence. Build with
 * clang -fsanitize=fuzzer,address,undefined */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/date.h"
#include "core/exchange/edexml.h"
#include "core/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_pupil(const struct incoming *in, const struct incoming_pupil *p)
{
	struct date date;

	if (!p->value[INCOMING_FAMILY_NAME])
		abort();
	if (p->group != INCOMING_NONE && p->group >= in->group_count)
		abort();
	for (uint32_t i = 0; i < p->combined.count; i++)
		if (in->refs[p->combined.first + i] >= in->group_count)
			abort();
	for (int f = 0; f < INCOMING_FIELDS; f++)
		if (p->value[f] && !text_is_utf8(p->value[f], strlen(p->value[f])))
			abort();
	if (p->value[INCOMING_BORN] && !date_from_iso(p->value[INCOMING_BORN], &date))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct incoming *in = NULL;
	struct zb_err err = {.text = ""};
	FILE *file = size ? fmemopen((void *)(uintptr_t)data, size, "r") : NULL;

	if (!file)
		return 0;
	enum zb_code code = edexml_read(file, &in, NULL, &err);

	fclose(file);
	if (code && (in || !*err.text || !text_is_utf8(err.text, strlen(err.text))))
		abort();
	for (size_t i = 0; !code && i < in->pupil_count; i++)
		check_pupil(in, &in->pupils[i]);
	incoming_free(in);
	return 0;
}
