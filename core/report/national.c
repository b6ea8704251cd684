/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/report/national.h"

#include "core/error.h"

const struct national national_by_kind[GOAL_KIND_COUNT] = {
	[GOAL_LEARNING] = { .met = 45, .not_met = 30, .undeterminable = 25, .n = 635 },
	[GOAL_BEHAVIOUR] = { .met = 33, .not_met = 23, .undeterminable = 44, .n = 635 },
};

const char *national_source(void)
{
	return _("Inspectie 2018/2019 (bao, oordeel inspecteur, n=635)");
}

const struct national_development national_development[GOAL_KIND_COUNT] = {
	[GOAL_LEARNING] = {
		.percent = {
			[DEVELOPMENT_PROGRESS] = 26, [DEVELOPMENT_STABLE] = 13,
			[DEVELOPMENT_DECLINE] = 16, [DEVELOPMENT_MIXED] = 20,
			[DEVELOPMENT_UNKNOWN] = 25,
		},
		.n = 635,
	},
	[GOAL_BEHAVIOUR] = {
		.percent = {
			[DEVELOPMENT_PROGRESS] = 17, [DEVELOPMENT_STABLE] = 42,
			[DEVELOPMENT_DECLINE] = 14, [DEVELOPMENT_MIXED] = 6,
			[DEVELOPMENT_UNKNOWN] = 22,
		},
		.n = 635,
	},
};

const char *national_development_source(void)
{
	return _("Inspectie 2018/2019 (bao, tabel 3a, n=635)");
}

const struct national_categories national_categories[GOAL_KIND_COUNT] = {
	[GOAL_LEARNING] = {
		.met = {
			[CATEGORY_ILLNESS] = 58, [CATEGORY_AHEAD] = 69, [CATEGORY_BEHIND] = 60,
			[CATEGORY_BEHIND_AND_BEHAVIOUR] = 52, [CATEGORY_BEHAVIOUR] = 65,
		},
		.n = 265,
	},
	[GOAL_BEHAVIOUR] = {
		.met = {
			[CATEGORY_ILLNESS] = 55, [CATEGORY_AHEAD] = 56, [CATEGORY_BEHIND] = 70,
			[CATEGORY_BEHIND_AND_BEHAVIOUR] = 52, [CATEGORY_BEHAVIOUR] = 60,
		},
		.n = 193,
	},
};

const char *national_categories_source(void)
{
	return _("Inspectie 2018/2019 (bao, figuur 3b)");
}

const char *national_categories_doubt(void)
{
	return _("De bron noemt n=265 en n=193, maar niet of dat leerlingen of doelen zijn.");
}

/* In the order of consequences[]: reduce or stop, continue, intensify, request TLV. */
const struct national_consequences national_consequences[GOAL_KIND_COUNT] = {
	[GOAL_LEARNING] = { .percent = { 6, 49, 13, 13, -1, -1, -1 }, .n = 352 },
	[GOAL_BEHAVIOUR] = { .percent = { 7, 51, 13, 13, -1, -1, -1 }, .n = 427 },
};

const char *national_consequences_source(void)
{
	return _("Inspectie 2018/2019 (bao, figuur 3d, n=352 leren en 427 gedrag)");
}
