/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/signs.h"

#include <string.h>

#include "core/memory.h"
#include "core/records/evaluation.h"
#include "core/rules/deadline.h"

void signs_add_findings(struct legend *legend, const struct look *look, bool open)
{
	for (int f = 0; f < FINDING_COUNT; f++)
		legend_add(legend, finding_sign((enum finding)f, look->utf8), _(findings[f].label));
	if (open)
		legend_add(legend, look->glyphs[GLYPH_OPEN], _("nog niet geëvalueerd"));
}

void signs_add_lack(struct legend *legend)
{
	legend_add(legend, SIGN_LACK, _("ontbreekt: zo is het doel niet te beoordelen"));
}

const char *sign_postponed(bool utf8)
{
	return utf8 ? "»" : "z";
}

void signs_add_deadlines(struct legend *legend, const struct look *look)
{
	static const char *const names[] = {
		[DEADLINE_LAW] = N_("wet"),
		[DEADLINE_SCHOOL] = N_("school"),
		[DEADLINE_AGREEMENT] = N_("afspraak"),
	};

	for (int c = DEADLINE_LAW; c <= DEADLINE_AGREEMENT; c++)
		legend_add(legend, deadline_class_sign((enum deadline_class)c, look->utf8),
			   _(names[c]));
	legend_add(legend, sign_postponed(look->utf8), _("uitgesteld"));
}

/* --- the items of a check --- */

const char *sign_of_item(const struct look *look, enum completeness_state state)
{
	switch (state) {
	case COMPLETENESS_MET:
		return look->glyphs[GLYPH_ACHIEVED];
	case COMPLETENESS_MISSING:
		return look->glyphs[GLYPH_MISSED];
	case COMPLETENESS_UNANSWERED:
		return look->glyphs[GLYPH_UNKNOWN];
	default:
		return "-";
	}
}

const char *sign_item_word(enum completeness_state state)
{
	static const char *const words[COMPLETENESS_STATE_COUNT] = {
		[COMPLETENESS_MET] = N_("in orde"),
		[COMPLETENESS_MISSING] = N_("ontbreekt"),
		[COMPLETENESS_NOT_ASKED] = N_("niet gevraagd"),
		[COMPLETENESS_UNANSWERED] = N_("zelf beantwoorden"),
	};

	return _(words[state]);
}

char *sign_item_line(const char *label, const char *reason)
{
	if (!*reason)
		return mem_text(label);
	if (strncmp(reason, label, strlen(label)) == 0)
		return mem_text(reason);
	return mem_format("%s: %s", label, reason);
}

void signs_add_items(struct legend *legend, const struct look *look, bool asked)
{
	for (int s = 0; s < COMPLETENESS_STATE_COUNT; s++)
		if (s != COMPLETENESS_UNANSWERED || asked)
			legend_add(legend, sign_of_item(look, (enum completeness_state)s),
				   sign_item_word((enum completeness_state)s));
}
