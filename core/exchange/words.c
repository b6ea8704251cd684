/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange/words.h"

#include <string.h>
#include <strings.h>

size_t words_first(const char *list)
{
	return strcspn(list, "|");
}

int words_place(const char *list, const char *word)
{
	size_t length = strlen(word);

	for (int place = 0;; place++) {
		size_t span = words_first(list);

		if (span == length && strncasecmp(list, word, length) == 0)
			return place;
		if (!list[span])
			return -1;
		list += span + 1;
	}
}
