/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines at the foot of the dashboard: earlier years, the dossiers, what followed. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/records/evaluation.h"
#include "core/text.h"
#include "tui/screens/dashboard.h"

#define LEFT 1
#define TREND_LABEL 17
#define TREND_YEAR 20          /* "25-26 117/129 59%" */
#define CONSEQUENCE_CONTINUE 1 /* in consequences[]: unchanged */

void dashboard_set_apart(struct laying *l)
{
	if (l->view->base != BASE_COUNT || l->view->height >= ROOMY)
		sheet_line(l->sheet);
}

static void lay_trend_year(struct laying *l, int *x, int kind, const struct trend *trend)
{
	int end = *x + TREND_YEAR;
	char text[48];
	struct figure met = dashboard_figure(l, NUMBER_GOALS, kind, GOAL_OUTCOME_MET, NULL);
	int percent = percentage((long)trend->met[kind], (long)trend->judged[kind]);

	snprintf(text, sizeof(text), "%02d-%02d", trend->year % 100, (trend->year + 1) % 100);
	dashboard_text_inline(l->sheet, x, ROLE_DIM, text);
	met.period = period_school_year(trend->year, l->view->data.now.period.until);
	met.title = mem_format(_("%s: behaald"), dashboard_kind(kind));
	dashboard_number_inline(l->sheet, l->view, x, trend->met[kind], &met);
	snprintf(text, sizeof(text), percent < 0 ? "/%" PRId64 " -" : "/%" PRId64 " %d%%",
		 trend->judged[kind], percent);
	dashboard_text_inline(l->sheet, x, ROLE_TEXT, text);
	*x = end;
}

/* The last years, as many as there is room for. */
static void lay_trend(struct laying *l)
{
	const struct dashboard *d = &l->view->data;
	size_t fit = (size_t)(l->view->width - TREND_LABEL) / TREND_YEAR;
	size_t first = d->trend_count > fit ? d->trend_count - fit : 0;

	for (int kind = 0; d->trend_count && kind < GOAL_KIND_COUNT; kind++) {
		int x = LEFT;

		sheet_line(l->sheet);
		dashboard_text_inline(l->sheet, &x, ROLE_HEADING,
				      kind ? _("Behaald gedrag") : _("Behaald leren"));
		x = TREND_LABEL;
		for (size_t t = first; t < d->trend_count; t++)
			lay_trend_year(l, &x, kind, &d->trend[t]);
	}
}

/* A number and the words around it, within lines that are filled. */
struct phrase {
	const char *before, *after;
	bool apart; /* from what stands before it on the line */
	int64_t count;
	struct figure figure;
};

/* On a new line at INDENT when it does not fit behind *X. */
static void lay_phrase(struct laying *l, int *x, int indent, const struct phrase *p)
{
	int width = (p->apart ? 2 : 0) + text_width(p->before) + 1 +
		    snprintf(NULL, 0, "%" PRId64, p->count) + text_width(p->after);

	if (*x + width > l->view->width && *x > indent) {
		sheet_line(l->sheet);
		*x = indent;
	} else if (p->apart) {
		dashboard_text_inline(l->sheet, x, ROLE_DIM, " ·");
	}
	dashboard_text_inline(l->sheet, x, ROLE_TEXT, p->before);
	dashboard_number_inline(l->sheet, l->view, x, p->count, &p->figure);
	dashboard_text_inline(l->sheet, x, ROLE_TEXT, p->after);
}

static void lay_dossiers(struct laying *l)
{
	const struct dossier_facts *f = &l->view->data.dossiers;
	const struct {
		const char *before;
		int64_t count;
		int which;
		const char *title;
	} parts[] = {
		{ _(" volledig"), f->complete, DOSSIER_COMPLETE, _("Dossier volledig") },
		{ _(" van"), f->pupils, DOSSIER_ALL, _("Met extra ondersteuning") },
		{ _(" zonder instemming"), f->consent_missing, DOSSIER_CONSENT,
		  _("Instemming ontbreekt") },
		{ _(" concept"), f->draft, DOSSIER_DRAFT, _("OPP in concept") },
		{ _(" geen OPP"), f->without, DOSSIER_WITHOUT, _("Nog geen OPP") },
	};
	int x = LEFT, indent;

	if (!l->view->data.of_today)
		return;
	sheet_line(l->sheet);
	dashboard_text_inline(l->sheet, &x, ROLE_HEADING, _("Dossiers"));
	indent = x;
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		lay_phrase(l, &x, indent,
			   &(struct phrase){
				   .before = parts[i].before,
				   .after = "",
				   .apart = i > 1,
				   .count = parts[i].count,
				   .figure = dashboard_figure(l, NUMBER_DOSSIER, 0, parts[i].which,
						mem_text(parts[i].title)),
			   });
}

/* " (43%), landelijk 49% n=352"; the caller frees. */
static char *after_share(const struct laying *l, int kind)
{
	const struct consequence_counts *c = &l->view->data.consequences[kind];
	const struct national_consequences *n = &national_consequences[kind];
	struct buffer text = { 0 };

	if (c->pupils)
		buffer_add_format(&text, " (%d%%)",
				  percentage((long)c->count[CONSEQUENCE_CONTINUE],
					     (long)c->pupils));
	if (l->view->data.primary)
		buffer_add_format(&text, ", %s %d%% n=%d", dashboard_nation(&l->pupils),
				  n->percent[CONSEQUENCE_CONTINUE], n->n);
	return buffer_take(&text);
}

static void lay_after_kind(struct laying *l, int *x, int kind)
{
	const struct consequence_counts *c = &l->view->data.consequences[kind];
	char *share = after_share(l, kind);
	struct phrase went_on = {
		.before = kind == GOAL_LEARNING ? _(" leren") : _(" gedrag"),
		.after = "",
		.apart = kind != GOAL_LEARNING,
		.count = c->count[CONSEQUENCE_CONTINUE],
		.figure = dashboard_figure(l, NUMBER_CONSEQUENCE, kind, CONSEQUENCE_CONTINUE,
			     mem_format("%s: %s", dashboard_kind(kind),
					_(consequences[CONSEQUENCE_CONTINUE].label))),
	};
	struct phrase all = {
		.before = _(" van"),
		.after = share,
		.count = c->pupils,
		.figure = dashboard_figure(l, NUMBER_CONSEQUENCE, kind, -1,
			     mem_format(_("%s: niet behaald of niet vast te stellen"),
					dashboard_kind(kind))),
	};

	lay_phrase(l, x, LEFT + 1, &went_on);
	lay_phrase(l, x, LEFT + 1, &all);
	free(share);
}

static void lay_after(struct laying *l)
{
	const struct consequence_counts *c = l->view->data.consequences;
	int x = LEFT;

	if (!c[GOAL_LEARNING].pupils && !c[GOAL_BEHAVIOUR].pupils)
		return;
	sheet_line(l->sheet);
	dashboard_text_inline(l->sheet, &x, ROLE_HEADING,
			      _("Na niet behaald of niet vast te stellen (leerlingen)"));
	dashboard_text_inline(l->sheet, &x, ROLE_TEXT, _(": ongewijzigd verder"));
	sheet_line(l->sheet);
	x = LEFT + 1;
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
		lay_after_kind(l, &x, kind);
}

void dashboard_lay_foot(struct laying *l)
{
	dashboard_set_apart(l);
	lay_trend(l);
	lay_dossiers(l);
	dashboard_set_apart(l);
	lay_after(l);
}
