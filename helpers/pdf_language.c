/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An incremental update (ISO 32000-1, 7.5.6): the catalog once more, a table of one entry that says
 * where it is, and a trailer that points back to the table before. */
#include "helpers/pdf_language.h"

#include <stdlib.h>
#include <string.h>

/* The end of a PDF, as text; the rest of it may be binary. */
#define TAIL 2048

static const char *last_of(const char *text, const char *word)
{
	const char *found = NULL;

	for (const char *at = strstr(text, word); at; at = strstr(at + 1, word))
		found = at;
	return found;
}

/* The number behind KEY in TEXT, or -1. */
static long number_behind(const char *text, const char *key)
{
	const char *at = strstr(text, key);

	return at ? strtol(at + strlen(key), NULL, 10) : -1;
}

/* Where in PDF object NUMBER begins, up to its "<<"; *INSIDE is behind that. NULL: nowhere. */
static const char *object_find(const char *pdf, size_t length, long number, const char **inside)
{
	char *head = g_strdup_printf("\n%ld 0 obj\n", number);
	const char *found = memmem(pdf, length, head, strlen(head));

	if (found) {
		found += 1;
		*inside = found + strlen(head) - 1;
		*inside = strncmp(*inside, "<<", 2) == 0 ? *inside + 2 : NULL;
	}
	g_free(head);
	return found && *inside ? found : NULL;
}

static bool is_language(const char *text)
{
	return *text && strlen(text) <= 16 &&
	       strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-") ==
		       strlen(text);
}

bool pdf_set_language(GByteArray *pdf, const char *language)
{
	size_t begin = pdf->len > TAIL ? pdf->len - TAIL : 0;
	char *tail = g_strndup((const char *)pdf->data + begin, pdf->len - begin);
	const char *trailer = last_of(tail, "trailer"), *inside = NULL, *object, *end = NULL;
	long root = -1, size = -1, info = -1, before = -1;

	if (trailer) {
		root = number_behind(trailer, "/Root ");
		info = number_behind(trailer, "/Info ");
		size = number_behind(trailer, "/Size ");
		before = number_behind(trailer, "startxref\n");
	}
	g_free(tail);
	if (root < 0 || info < 0 || size < 0 || before < 0 || !is_language(language))
		return false;
	object = object_find((const char *)pdf->data, pdf->len, root, &inside);
	if (object)
		end = memmem(inside, pdf->len - (size_t)(inside - (const char *)pdf->data),
			     "\nendobj", strlen("\nendobj"));
	if (!end)
		return false;
	char *rest = g_strndup(inside, (size_t)(end - inside));
	char *update = g_strdup_printf("\n%ld 0 obj\n<< /Lang (%s)\n   /ViewerPreferences "
				       "<< /DisplayDocTitle true >>\n"
				       "   /MarkInfo << /Marked true >>%s\nendobj\n",
				       root, language, rest);
	char *table = g_strdup_printf("xref\n%ld 1\n%010lu 00000 n \ntrailer\n<< /Size %ld\n"
				      "   /Root %ld 0 R\n   /Info %ld 0 R\n   /Prev %ld\n>>\n"
				      "startxref\n%lu\n%%%%EOF\n",
				      root, (unsigned long)pdf->len + 1, size, root, info, before,
				      (unsigned long)pdf->len + (unsigned long)strlen(update));

	g_byte_array_append(pdf, (const guint8 *)update, (guint)strlen(update));
	g_byte_array_append(pdf, (const guint8 *)table, (guint)strlen(table));
	g_free(rest);
	g_free(update);
	g_free(table);
	return true;
}
