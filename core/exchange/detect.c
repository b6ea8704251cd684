/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange/detect.h"

#include <stdbool.h>
#include <string.h>

#include "core/exchange/csv_measurement.h"
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

/* Whether the headings are those that IS looks for. */
static bool passes(FILE *file, bool (*is)(FILE *))
{
	bool found = is(file);

	rewind(file);
	return found;
}

enum exchange_kind exchange_detect(FILE *file)
{
	if (is_xml(file))
		return EXCHANGE_EDEXML;
	if (passes(file, csv_plan_is))
		return EXCHANGE_PLANS;
	return passes(file, csv_measurement_is) ? EXCHANGE_MEASUREMENTS : EXCHANGE_LAS;
}
