/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names as they stand in Dutch classrooms: with voorvoegsels, diacritics and hyphens. */
#ifndef ZB_CLI_DEMO_NAMES_H
#define ZB_CLI_DEMO_NAMES_H

#include "cli/demo_build.h"

struct family_name {
	const char *prefix, *name; /* prefix NULL when there is none */
};

/* Borrowed; SEX is an enum pupil_sex. */
const char *demo_child_name(struct dice *, int sex);
const char *demo_adult_name(struct dice *, int sex);
struct family_name demo_family_name(struct dice *);
const char *demo_other_school(struct dice *);

/* Adds NAME in lower case ASCII letters, for addresses: "Château-de Vries" is chateaudevries. */
void demo_add_plain_letters(struct buffer *, const char *name);

#endif
