/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the dashboard: by category and by year group, in both bases, and what followed. */
#include <stdlib.h>

#include "core/records/evaluation.h"
#include "core/text.h"
#include "tui/screens/dashboard.h"

#define LEFT 1
#define COLUMN_WIDTH 4
#define PERCENT_WIDTH 5
#define NATION_WIDTH 11
#define BESIDE_X 4 /* of one share a kind, so that long labels have room before it */

/* One of the tables being laid. */
struct table {
	struct sheet *sheet;
	struct dashboard_view *view;
	struct dashboard_places columns;
	enum tally_base base;
	enum tally_split split;
	int start; /* of n, left of where the kind begins when it needs more than its width */
};

#define NARROW_START (-3)

/* The outcomes that are counted in a table, by base, with a short heading. */
static const char *const goal_heads[] = { N_("beh."), N_("niet"), "?" };
static const char *const pupil_heads[] = { N_("alle"), N_("deel"), N_("geen"), "?" };

static int head_count(const struct table *t)
{
	return t->base == BASE_GOAL ? GOAL_OUTCOME_NOT_JUDGED : OUTCOME_NOT_JUDGED;
}

/* All shares where there is room, else that of the first outcome. */
static bool has_percent(const struct table *t, int outcome)
{
	int all = COLUMN_WIDTH + head_count(t) * (COLUMN_WIDTH + 1 + PERCENT_WIDTH);

	return !outcome || t->columns.kind_width >= all;
}

static void lay_heads(struct table *t)
{
	int width = COLUMN_WIDTH;

	sheet_line(t->sheet);
	sheet_text(t->sheet, LEFT, t->columns.label_width, ROLE_DIM,
		   t->base == BASE_GOAL ? _("doelen") : _("leerlingen"));
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		int x = t->columns.kind_x[kind] + t->start;

		sheet_right(t->sheet, x, width, ROLE_DIM, "n");
		x += width;
		for (int i = 0; i < head_count(t); i++) {
			const char *head = t->base == BASE_GOAL ? goal_heads[i] : pupil_heads[i];

			sheet_right(t->sheet, x, width + 1, ROLE_DIM, _(head));
			x += width + 1 + (has_percent(t, i) ? PERCENT_WIDTH : 0);
		}
	}
}

static void lay_cell(struct table *t, int x, int kind, int outcome, size_t part, int64_t count)
{
	const char *what = t->base == BASE_GOAL ? goal_outcomes[outcome].label :
						  pupil_outcomes[outcome].label;
	struct figure figure = {
		.cell = {
			.number = t->base == BASE_GOAL ? NUMBER_GOALS : NUMBER_OUTCOME,
			.kind = (enum goal_kind)kind,
			.which = outcome,
			.split = t->split,
			.part = part,
		},
		.period = t->view->data.now.period,
		.title = mem_format("%s: %s, %s", dashboard_kind(kind), _(what),
				    _(tally_parts(t->split)[part].label)),
	};

	dashboard_number(t->sheet, t->view, x, COLUMN_WIDTH + 1, count, &figure);
}

static void lay_row(struct table *t, size_t part, const struct tally *tally)
{
	int width = COLUMN_WIDTH;

	sheet_line(t->sheet);
	sheet_text(t->sheet, LEFT + 2, t->columns.label_width - 2 + t->start, ROLE_TEXT,
		   _(tally_parts(t->split)[part].label));
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		int x = t->columns.kind_x[kind] + t->start;
		int64_t n = t->base == BASE_GOAL ?
				    tally_goals_judged(tally, (enum goal_kind)kind) :
				    tally_pupils_judged(tally, (enum goal_kind)kind);
		char *text = mem_format("%lld", (long long)n);

		sheet_right(t->sheet, x, width, ROLE_TEXT, text);
		free(text);
		x += width;
		for (int i = 0; i < head_count(t); i++) {
			int64_t count = t->base == BASE_GOAL ? tally->goals[kind][i] :
							       tally->outcomes[kind][i];

			lay_cell(t, x, kind, i, part, count);
			x += width + 1;
			if (!has_percent(t, i))
				continue;
			dashboard_percent(t->sheet, x, PERCENT_WIDTH, count, n);
			x += PERCENT_WIDTH;
		}
	}
}

static void lay_title(struct table *t, const char *title)
{
	sheet_line(t->sheet);
	sheet_text(t->sheet, LEFT, t->columns.label_width, ROLE_HEADING, title);
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
		sheet_text(t->sheet, t->columns.kind_x[kind], t->columns.kind_width, ROLE_HEADING,
			   dashboard_kind(kind));
}

/* Parts without pupils are left out. */
static void lay_split(struct table *t, enum tally_split split, const char *title,
		      const struct tally *parts)
{
	t->split = split;
	lay_title(t, title);
	for (int base = 0; base < BASE_COUNT; base++) {
		if (t->view->base != BASE_COUNT && t->view->base != (enum tally_base)base)
			continue;
		t->base = (enum tally_base)base;
		lay_heads(t);
		for (size_t p = 0; p < tally_part_count(split); p++)
			if (parts[p].pupils)
				lay_row(t, p, &parts[p]);
	}
	sheet_line(t->sheet);
}

/* --- beside the national figures --- */

static void lay_national_heads(struct table *t)
{
	sheet_line(t->sheet);
	sheet_text(t->sheet, LEFT, t->columns.label_width, ROLE_DIM, _("leerlingen"));
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		int x = t->columns.kind_x[kind];

		sheet_right(t->sheet, x, COLUMN_WIDTH, ROLE_DIM, "n");
		sheet_right(t->sheet, x + COLUMN_WIDTH, COLUMN_WIDTH + 1, ROLE_DIM, _("alle"));
		sheet_right(t->sheet, x + 2 * COLUMN_WIDTH + 1 + PERCENT_WIDTH, NATION_WIDTH,
			    ROLE_DIM, _("landelijk"));
	}
}

static void lay_national_kind(struct table *t, size_t part, int kind)
{
	const struct tally *tally = &t->view->data.by_category[part];
	int64_t n = tally_pupils_judgeable(tally, (enum goal_kind)kind);
	int64_t met = tally->outcomes[kind][OUTCOME_ALL_MET];
	int x = t->columns.kind_x[kind];
	char *text = mem_format("%lld", (long long)n);
	char *nation = mem_format("%d%%", national_categories[kind].met[part]);

	sheet_right(t->sheet, x, COLUMN_WIDTH, ROLE_TEXT, text);
	x += COLUMN_WIDTH;
	lay_cell(t, x, kind, OUTCOME_ALL_MET, part, met);
	x += COLUMN_WIDTH + 1;
	dashboard_percent(t->sheet, x, PERCENT_WIDTH, met, n);
	sheet_right(t->sheet, x + PERCENT_WIDTH, NATION_WIDTH, ROLE_DIM, nation);
	free(text);
	free(nation);
}

static bool is_beside(const struct table *t, size_t category)
{
	return t->view->data.by_category[category].pupils &&
	       national_categories[GOAL_LEARNING].met[category];
}

static bool any_beside(const struct table *t)
{
	for (size_t p = 0; p < CATEGORY_COUNT; p++)
		if (is_beside(t, p))
			return true;
	return false;
}

/* Those figures are of the pupils whose goals could be judged, and so are the school's here. */
static void lay_national(struct table *t)
{
	if (!t->view->data.primary || t->view->base == BASE_GOAL || !any_beside(t))
		return;
	t->split = TALLY_CATEGORY;
	t->base = BASE_PUPIL;
	sheet_line(t->sheet);
	sheet_text(t->sheet, LEFT, -1, ROLE_HEADING,
		   _("Alle doelen behaald, van wie te beoordelen was"));
	lay_title(t, "");
	lay_national_heads(t);
	for (size_t p = 0; p < CATEGORY_COUNT; p++) {
		if (!is_beside(t, p))
			continue;
		sheet_line(t->sheet);
		sheet_text(t->sheet, LEFT + 2, t->columns.label_width - 2, ROLE_TEXT,
			   _(tally_categories[p].label));
		for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
			lay_national_kind(t, p, kind);
	}
	sheet_line(t->sheet);
	sheet_text(t->sheet, LEFT, -1, ROLE_DIM, national_categories_source());
	sheet_line(t->sheet);
	sheet_text(t->sheet, LEFT, -1, ROLE_DIM, national_categories_doubt());
	sheet_line(t->sheet);
}

/* --- one share a kind, beside a national one --- */

/* COUNT of N; NATIONAL -1: there is none. */
static void lay_beside(struct table *t, int kind, int64_t count, int64_t n,
		       const struct figure *figure, int national)
{
	int x = t->columns.kind_x[kind] + BESIDE_X;
	char *beside;

	dashboard_number(t->sheet, t->view, x, 5, count, figure);
	dashboard_percent(t->sheet, x + 5, PERCENT_WIDTH, count, n);
	if (!t->view->data.primary || national < 0)
		return;
	beside = mem_format("%d%%", national);
	sheet_right(t->sheet, x + 5 + PERCENT_WIDTH, NATION_WIDTH, ROLE_DIM, beside);
	free(beside);
}

static void lay_beside_label(struct table *t, const char *label)
{
	sheet_line(t->sheet);
	sheet_text(t->sheet, LEFT + 2, t->columns.label_width - 2 + BESIDE_X, ROLE_TEXT, label);
}

static void lay_beside_heads(struct table *t, const char *title, const int64_t n[GOAL_KIND_COUNT])
{
	sheet_line(t->sheet);
	sheet_text(t->sheet, LEFT, -1, ROLE_HEADING, title);
	lay_title(t, _("leerlingen"));
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		int x = t->columns.kind_x[kind];
		char *text = mem_format("n=%lld", (long long)n[kind]);

		sheet_text(t->sheet, x + 7, text_width(text), ROLE_TEXT, text);
		if (t->view->data.primary)
			sheet_right(t->sheet, x + BESIDE_X + 5 + PERCENT_WIDTH, NATION_WIDTH,
				    ROLE_DIM, _("landelijk"));
		free(text);
	}
}

static void lay_source(struct table *t, const char *source)
{
	if (!t->view->data.primary)
		return;
	sheet_line(t->sheet);
	sheet_text(t->sheet, LEFT, -1, ROLE_DIM, source);
}

/* --- what followed --- */

static void lay_consequence_kind(struct table *t, int kind, int which, const char *label)
{
	const struct consequence_counts *c = &t->view->data.consequences[kind];
	int national = which < CONSEQUENCE_COUNT ? national_consequences[kind].percent[which] : -1;
	int64_t count = which < CONSEQUENCE_COUNT ? c->count[which] : c->pupils - c->recorded;
	struct figure figure = {
		.cell = { .number = NUMBER_CONSEQUENCE, .kind = (enum goal_kind)kind,
			  .which = which },
		.period = t->view->data.now.period,
		.title = mem_format("%s: %s", dashboard_kind(kind), label),
	};

	lay_beside(t, kind, count, c->pupils, &figure, national);
}

static void lay_consequences(struct table *t)
{
	const struct consequence_counts *c = t->view->data.consequences;
	const int64_t n[] = { c[GOAL_LEARNING].pupils, c[GOAL_BEHAVIOUR].pupils };

	if (!n[0] && !n[1])
		return;
	lay_beside_heads(t, _("Na niet behaald of niet vast te stellen"), n);
	for (int i = 0; i <= CONSEQUENCE_COUNT; i++) {
		const char *label = i < CONSEQUENCE_COUNT ? _(consequences[i].label) :
							    _("niet vastgelegd");

		lay_beside_label(t, label);
		for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
			lay_consequence_kind(t, kind, i, label);
	}
	lay_source(t, national_consequences_source());
}

/* --- development --- */

static void lay_development_kind(struct table *t, int kind, int which)
{
	const struct tally *now = &t->view->data.now;
	int64_t count = now->development[kind][which];
	struct figure figure = {
		.cell = { .number = NUMBER_DEVELOPMENT, .kind = (enum goal_kind)kind,
			  .which = which },
		.period = now->period,
		.title = mem_format("%s: %s", dashboard_kind(kind), _(developments[which].label)),
	};

	lay_beside(t, kind, count, now->pupils, &figure,
		   national_development[kind].percent[which]);
}

static void lay_development(struct table *t)
{
	const struct tally *now = &t->view->data.now;
	const int64_t n[] = { now->pupils, now->pupils };

	if (t->view->base == BASE_GOAL || (!tally_pupils_measured(now, GOAL_LEARNING) &&
					   !tally_pupils_measured(now, GOAL_BEHAVIOUR)))
		return;
	lay_beside_heads(t, _("Ontwikkeling tussen de laatste twee metingen"), n);
	for (int i = 0; i < DEVELOPMENT_COUNT; i++) {
		lay_beside_label(t, _(developments[i].label));
		for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
			lay_development_kind(t, kind, i);
	}
	lay_source(t, national_development_source());
	sheet_line(t->sheet);
}

void dashboard_lay_tables(struct sheet *sheet, struct dashboard_view *view)
{
	struct table t = { .sheet = sheet, .view = view };

	dashboard_place(view, true, &t.columns);
	t.start = t.columns.wide ? 0 : NARROW_START;
	lay_split(&t, TALLY_CATEGORY, _("Naar categorie"), view->data.by_category);
	lay_national(&t);
	lay_split(&t, TALLY_BAND, _("Naar leerjaar"), view->data.by_band);
	sheet_text(sheet, LEFT, -1, ROLE_DIM,
		   _("n: met een uitkomst · ? niet vast te stellen · % van n"));
	sheet_line(sheet);
	lay_development(&t);
	lay_consequences(&t);
}
