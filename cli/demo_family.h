/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Families of the demo school: siblings share their guardians. */
#ifndef ZB_CLI_DEMO_FAMILY_H
#define ZB_CLI_DEMO_FAMILY_H

#include "cli/demo_build.h"
#include "cli/demo_cast.h"
#include "cli/demo_names.h"

#define FAMILY_GUARDIANS 3
#define FAMILY_CHILDREN 3 /* at this school at the most */

struct family_member {
	int64_t id;
	int relation; /* index in guardian_relations */
	bool authority, limited;
};

struct family {
	struct family_name name; /* of the children */
	struct family_member members[FAMILY_GUARDIANS];
	int member_count;
	int children;
	int youngest; /* year group of the child that came last */
};

/* Makes the guardians of a new family; KIND FAMILY_ANY leaves it to the dice. */
void demo_make_family(struct demo *, struct dice *, struct family_name, enum demo_family_kind,
		      struct family *out);

/* Ties PUPIL to all guardians of FAMILY. */
void demo_join_family(struct demo *, const struct family *, int64_t pupil);

#endif
