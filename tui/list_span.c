/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/list_span.h"

#include <stdlib.h>

void list_span(enum list_place place, size_t at, size_t count, size_t all, size_t *begin,
	       size_t *end)
{
	*begin = 0;
	*end = all;
	if (place == LIST_AFTER)
		*begin = at + 1;
	else if (place == LIST_AT)
		*begin = at;
	else if (place == LIST_BEFORE && at < all)
		*end = at;
	if ((place == LIST_LAST || place == LIST_BEFORE) && *end > count)
		*begin = *end - count;
	if (*begin > *end)
		*begin = *end;
	if (*end - *begin > count)
		*end = *begin + count;
}

size_t list_span_number(const struct list_row *from, size_t all)
{
	return from->key ? strtoul(from->key, NULL, 10) : all;
}
