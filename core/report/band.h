/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Year groups taken together for accounting (DOMAIN section 7): at 18 pupils a table by year group
 * is nearly all small counts. In po groep 1-2, 3-5 and 6-8; in vo leerjaar 1-2, 3-4 and 5-6 (the
 * division is this project's own). */
#ifndef ZB_CORE_REPORT_BAND_H
#define ZB_CORE_REPORT_BAND_H

#include "core/record.h"

enum band {
	BAND_PO_1_2, /* and younger */
	BAND_PO_3_5,
	BAND_PO_6_8,
	BAND_VO_1_2,
	BAND_VO_3_4,
	BAND_VO_5_6,
	BAND_OTHER, /* not known, or a year group that is no leerjaar (S, V, C, N) */
	BAND_COUNT
};

extern const struct choice bands[];

/* CODE is one of year_groups, or "". */
enum band band_of(const char *code);

#endif
