/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of deadlines (DOMAIN section 5): one row and its function each. Only those of class
 * law count as late for the law. */
#ifndef ZB_CORE_RULES_DEADLINE_H
#define ZB_CORE_RULES_DEADLINE_H

#include "core/dossier.h"
#include "core/settings.h"

enum deadline_class { DEADLINE_LAW, DEADLINE_SCHOOL, DEADLINE_AGREEMENT, DEADLINE_ADMIN };

struct derived;

struct deadline {
	const char *code;  /* "plan_in_force" */
	const char *label; /* Dutch, short enough for the list: "OPP", "instemming" */
	enum deadline_class class;
	const char *rule; /* where it comes from, Dutch: "WPO 40a" */
	const char *whose; /* default for whose move it is */
	/* Adds to DERIVED what is due of this kind. */
	void (*find)(const struct deadline *, const struct dossier *, const struct settings *,
		     struct date today, struct derived *);
};

extern const struct deadline deadlines[]; /* ends with a NULL code */

const char *deadline_class_sign(enum deadline_class, bool utf8); /* "§" or "w", "s", "a", "b" */

#endif
