/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The functions behind the table of completeness, inside core/rules. Each is called with ITEM met,
 * on the plan's own row, and changes that where it is not. */
#ifndef ZB_CORE_RULES_COMPLETENESS_FIND_H
#define ZB_CORE_RULES_COMPLETENESS_FIND_H

#include "core/rules/completeness.h"

struct completeness_case {
	const struct dossier *dossier;
	const struct record *plan;
	const struct settings *settings;
	struct date today;
	const struct derived *derived;
};

#define COMPLETENESS_FIND(name, code, ...)                                                         \
	void completeness_find_##code(const struct completeness_case *, struct completeness *);

COMPLETENESS(COMPLETENESS_FIND)

#endif
