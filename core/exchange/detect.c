/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange/detect.h"

#include <stdbool.h>
#include <string.h>

#include "core/exchange/csv_plan.h"

/* XML begins with a <, behind a byte order mark and white space, in UTF-16 too. */
static bool is_xml(FILE *file)
{
	unsigned char head[64];
	size_t length = fread(head, 1, sizeof head, file);
	size_t at = 0;

	rewind(file);
	while (at < length && (strchr(" \t\r\n", head[at]) || head[at] >= 0x80))
		at++;
	return at < length && head[at] == '<';
}

enum exchange_kind exchange_detect(FILE *file)
{
	enum exchange_kind kind = EXCHANGE_EDEXML;

	if (!is_xml(file)) {
		kind = csv_plan_is(file) ? EXCHANGE_PLANS : EXCHANGE_LAS;
		rewind(file);
	}
	return kind;
}
