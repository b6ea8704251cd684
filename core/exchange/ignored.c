/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange/ignored.h"

#include <stdlib.h>
#include <string.h>

#include "core/exchange/csv_heading.h"
#include "core/text.h"

/* How a name of it begins, by its letters and digits. */
static const char *const never_kept[] = {
	"bsn", "burgerservice", "sofi", "onderwijsn", "ondwnr", "pgn", "persoonsgebonden",
	"rijksregister", "etnicit", "herkomst", "land", "geboorteland", "nationalit", "gewicht",
	"leerlinggewicht", "postcode", "postnummer", "foto", "pasfoto", "eckid",
};

static bool is_known(const struct ignored *ignored, const char *name)
{
	for (size_t i = 0; i < ignored->count; i++)
		if (strcmp(ignored->names[i], name) == 0)
			return true;
	return false;
}

void ignored_add(struct ignored *ignored, const char *name)
{
	char *clean, *cut;

	/* Mostly one of the few elements that each pupil has. */
	if (is_known(ignored, name))
		return;
	clean = text_clean(name, false);
	cut = text_cut(clean, IGNORED_WIDTH, true);
	if (*cut && !is_known(ignored, cut)) {
		if (ignored->count < IGNORED_MAX)
			ignored->names[ignored->count++] = mem_text(cut);
		else
			ignored->more = true;
	}
	free(clean);
	free(cut);
}

void ignored_clear(struct ignored *ignored)
{
	for (size_t i = 0; i < ignored->count; i++)
		free(ignored->names[i]);
	*ignored = (struct ignored){0};
}

bool ignored_is_never_kept(const char *name)
{
	char *folded = csv_heading_fold(name);
	bool never = false;

	for (size_t i = 0; i < sizeof never_kept / sizeof never_kept[0] && !never; i++)
		never = strncmp(folded, never_kept[i], strlen(never_kept[i])) == 0;
	free(folded);
	return never;
}

void ignored_add_names(const struct ignored *ignored, bool never, struct buffer *out)
{
	const char *between = "";

	for (size_t i = 0; i < ignored->count; i++) {
		if (ignored_is_never_kept(ignored->names[i]) != never)
			continue;
		buffer_add_format(out, "%s%s", between, ignored->names[i]);
		between = ", ";
	}
	if (ignored->more && !never)
		buffer_add(out, " ...");
}
