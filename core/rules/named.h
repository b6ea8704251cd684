/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which other pupils a text names: to be looked at before it goes to anybody outside the school.
 * A pupil is named by
 *   the full name    "Tim Bosch", "Bosch, Tim", "Jóëlle v.d. Berg": anywhere, whoever it is;
 * without
 *                    capitals only when the given name is no word of Dutch ("wil groen")
 *   the given name   of one who is NEAR: with a capital, "Tims" too; not behind juf, meester and
 * the
 *                    like, and not as the first word of a sentence when it is a word of Dutch
 * (Mark,
 *                    Wil, Roos)
 * Case and diacritics do not count, and words are whole. Names of the pupil whose dossier it is and
 * of others who may be named there (parents, staff) are passed over: also what they share with
 * another pupil, but for the given name of a parent or of staff alone. */
#ifndef ZB_CORE_RULES_NAMED_H
#define ZB_CORE_RULES_NAMED_H

#include <stdbool.h>
#include <stddef.h>

struct named_person {
	const char *given, *prefix, *family; /* as written; "" when there is none */
	bool near; /* in a group or at a talk with the pupil: a given name says who it is */
};

struct named_finder;

/* To look for OTHERS; KNOWN may be named, the pupil whose dossier it is first of them. Nothing is
 * borrowed. */
struct named_finder *named_new(const struct named_person *others, size_t other_count,
			const struct named_person *known, size_t known_count);
void named_free(struct named_finder *);

/* Calls EACH for every one of OTHERS that TEXT names, in order of where it does so first: LENGTH
 * bytes from START. */
void named_find(const struct named_finder *, const char *text,
		void (*each)(void *context, size_t other, size_t start, size_t length),
		void *context);

/* "…er was ruzie met Tim Bosch op het plein…": that part of TEXT with WORDS words before and behind
 * it, on one line. The caller frees. */
char *named_around(const char *text, size_t start, size_t length, int words);

#endif
