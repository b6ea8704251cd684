/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/report/band.h"

#include "core/records/group.h"

/* The codes are no "1-2": a spreadsheet would read a date. */
const struct choice bands[] = {
	[BAND_PO_1_2] = { "po_1_2", N_("groep 1-2") },
	[BAND_PO_3_5] = { "po_3_5", N_("groep 3-5") },
	[BAND_PO_6_8] = { "po_6_8", N_("groep 6-8") },
	[BAND_VO_1_2] = { "vo_1_2", N_("leerjaar 1-2") },
	[BAND_VO_3_4] = { "vo_3_4", N_("leerjaar 3-4") },
	[BAND_VO_5_6] = { "vo_5_6", N_("leerjaar 5-6") },
	[BAND_OTHER] = { "other", N_("leerjaar onbekend") },
	{ NULL, NULL },
};

enum band band_of(const char *code)
{
	static const struct {
		int most;
		enum band band;
	} limits[] = {
		{ 2, BAND_PO_1_2 },  { 5, BAND_PO_3_5 },  { 8, BAND_PO_6_8 },
		{ 12, BAND_VO_1_2 }, { 14, BAND_VO_3_4 }, { 16, BAND_VO_5_6 },
	};
	int number = year_group_number(code);

	for (size_t i = 0; number >= 0 && i < sizeof limits / sizeof limits[0]; i++)
		if (number <= limits[i].most)
			return limits[i].band;
	return BAND_OTHER;
}
