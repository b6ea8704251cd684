/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/records/evaluation.h"
#include "core/text.h"
#include "tui/screens/dashboard.h"

#define LEFT 1
#define FILTER_APART 3 /* " · " */
#define DROPPED_WIDTH 13 /* "vervallen 12" */

/* --- the title --- */

/* ", van wie 4 vertrokken" at X, whole or, where that and MORE columns have no room, not at all;
 * returns where it ends. */
static int lay_left(struct laying *l, int x, int more)
{
	int64_t count = l->view->data.now.left;
	const char *before = _(", van wie"), *behind = _(" vertrokken");
	int width = text_width(before) + 1 + snprintf(NULL, 0, "%" PRId64, count) +
		    text_width(behind);
	struct figure left;

	if (!count || x + width + more > l->view->width)
		return x;
	left = dashboard_figure(l, NUMBER_LEFT, 0, -1, mem_text(_("Vertrokken")));
	dashboard_text_inline(l->sheet, &x, ROLE_TEXT, before);
	dashboard_number_inline(l->sheet, l->view, &x, count, &left);
	dashboard_text_inline(l->sheet, &x, ROLE_TEXT, behind);
	return x;
}

/* Who left, and the filter behind it: below where both have no room, but on a low screen, where a
 * row more hides the last one, rather the filter alone. */
static void lay_rest(struct laying *l, int x)
{
	const char *filter = l->view->data.filter;
	char *text = filter ? mem_format(_("filter: %s"), filter) : NULL;
	int more = text ? FILTER_APART + text_width(text) : 0;
	bool low = l->view->height < ROOMY && x + more <= l->view->width;

	x = lay_left(l, x, low ? more : 0);
	if (text && x + more > l->view->width) {
		sheet_line(l->sheet);
		x = LEFT;
	} else if (text)
		dashboard_text_inline(l->sheet, &x, ROLE_DIM, " · ");
	if (text)
		sheet_text(l->sheet, x, -1, ROLE_ACCENT, text);
	free(text);
}

static void lay_title(struct laying *l)
{
	const struct tally *now = &l->view->data.now;
	struct figure all = dashboard_figure(l, NUMBER_PUPILS, 0, -1,
					     mem_text(_("Met een OPP in werking")));
	struct buffer title = { 0 };
	int x = LEFT;

	buffer_add(&title, l->view->base == BASE_GOAL  ? _("Doelen · ") :
			   l->view->base == BASE_PUPIL ? _("Leerlingen · ") :
							 _("Uitkomsten · "));
	period_add_title(&title, &now->period);
	buffer_add(&title, " · ");
	dashboard_text_inline(l->sheet, &x, ROLE_HEADING, title.bytes);
	dashboard_number_inline(l->sheet, l->view, &x, now->pupils, &all);
	dashboard_text_inline(l->sheet, &x, ROLE_TEXT,
			      ngettext(" leerling", " leerlingen", (unsigned long)now->pupils));
	lay_rest(l, x);
	buffer_clear(&title);
}

/* --- both bases --- */

static void lay_past_head(struct laying *l, const struct dashboard_places *c, int kind, int64_t n)
{
	char text[40];
	int year = l->view->data.last.period.year % 100;
	int end = c->kind_x[kind] + c->past.x + c->past.width, width;

	if (!c->last)
		return;
	width = snprintf(text, sizeof(text), "%02d-%02d n=%" PRId64, year, (year + 1) % 100, n);
	sheet_right(l->sheet, end - width, width, ROLE_DIM, text);
}

static void lay_nation_head(struct laying *l, const struct dashboard_places *c, int kind)
{
	if (c->nation.width)
		sheet_right(l->sheet, c->kind_x[kind] + c->nation.x, c->nation.width, ROLE_DIM,
			    dashboard_nation(c));
}

static void lay_share(struct laying *l, const struct dashboard_places *c, int kind, int64_t count,
		      int64_t n, const struct figure *figure)
{
	int x = c->kind_x[kind];

	if (c->bar.width)
		sheet_bar(l->sheet, x, c->bar.width, count, n);
	dashboard_number(l->sheet, l->view, x + c->count.x, c->count.width, count, figure);
	dashboard_percent(l->sheet, x + c->percent.x, c->percent.width, count, n);
}

static void lay_interval(struct laying *l, const struct dashboard_places *c, int kind,
			 int64_t count, int64_t n)
{
	char text[24];
	int low, high;

	wilson_interval((long)count, (long)n, &low, &high);
	if (low < 0)
		return;
	snprintf(text, sizeof(text), "(%d-%d)", low, high);
	sheet_right(l->sheet, c->kind_x[kind] + c->interval.x, c->interval.width, ROLE_DIM, text);
}

static void lay_past(struct laying *l, const struct dashboard_places *c, int kind, int64_t count,
		     int64_t n)
{
	if (c->last)
		dashboard_percent(l->sheet, c->kind_x[kind] + c->past.x, c->past.width, count, n);
}

/* --- base goal --- */

static void lay_goal_heads(struct laying *l)
{
	const struct dashboard_view *view = l->view;
	char n[40];

	sheet_line(l->sheet);
	sheet_text(l->sheet, LEFT, l->goals.label_width, ROLE_HEADING, _("Doelen"));
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		int x = l->goals.kind_x[kind];
		int64_t judged = tally_goals_judged(&view->data.now, (enum goal_kind)kind);

		dashboard_text_inline(l->sheet, &x, ROLE_HEADING, dashboard_kind(kind));
		snprintf(n, sizeof(n), " n=%" PRId64, judged);
		dashboard_text_inline(l->sheet, &x, ROLE_TEXT, n);
		lay_past_head(l, &l->goals, kind,
			      tally_goals_judged(&view->data.last, (enum goal_kind)kind));
	}
}

static void lay_goal_outcome(struct laying *l, int outcome)
{
	const struct tally *now = &l->view->data.now, *last = &l->view->data.last;
	const char *label = _(goal_outcomes[outcome].label);

	sheet_line(l->sheet);
	sheet_text(l->sheet, LEFT + 2, l->goals.label_width - 2, ROLE_TEXT, label);
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		struct figure figure = dashboard_figure(l, NUMBER_GOALS, kind, outcome,
					  mem_format("%s: %s", dashboard_kind(kind), label));

		lay_share(l, &l->goals, kind, now->goals[kind][outcome],
			  tally_goals_judged(now, (enum goal_kind)kind), &figure);
		lay_past(l, &l->goals, kind, last->goals[kind][outcome],
			 tally_goals_judged(last, (enum goal_kind)kind));
	}
}

/* What is no outcome stands apart, without percentages: "9, vervallen 2". */
static void lay_goal_rest(struct laying *l)
{
	const struct tally *now = &l->view->data.now;

	sheet_line(l->sheet);
	sheet_text(l->sheet, LEFT + 2, l->goals.label_width - 2, ROLE_TEXT,
		   _(goal_outcomes[GOAL_OUTCOME_NOT_JUDGED].label));
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		const char *name = dashboard_kind(kind);
		int x = l->goals.kind_x[kind] + l->goals.count.x;
		struct figure open =
			dashboard_figure(l, NUMBER_GOALS, kind, GOAL_OUTCOME_NOT_JUDGED,
					 mem_format(_("%s: nog niet beoordeeld"), name));
		struct figure dropped =
			dashboard_figure(l, NUMBER_GOALS, kind, GOAL_OUTCOME_DROPPED,
					 mem_format(_("%s: vervallen"), name));

		dashboard_number(l->sheet, l->view, x, l->goals.count.width,
				 now->goals[kind][GOAL_OUTCOME_NOT_JUDGED], &open);
		x += l->goals.bar.width < DROPPED_WIDTH ? l->goals.count.width + 1 :
							  -l->goals.count.x;
		if (!now->goals[kind][GOAL_OUTCOME_DROPPED]) {
			free(dropped.title);
			continue;
		}
		dashboard_text_inline(l->sheet, &x, ROLE_DIM, _("vervallen"));
		dashboard_number_inline(l->sheet, l->view, &x,
					now->goals[kind][GOAL_OUTCOME_DROPPED], &dropped);
	}
}

static void lay_goals(struct laying *l)
{
	lay_goal_heads(l);
	for (int i = 0; i < GOAL_OUTCOME_NOT_JUDGED; i++)
		lay_goal_outcome(l, i);
	lay_goal_rest(l);
}

/* --- base pupil --- */

/* " van 17", where there is room for it, also beside last year. */
static void lay_with_goal(struct laying *l, int x, int kind)
{
	struct figure with;

	if ((l->pupils.last && !l->pupils.aligned) || !l->pupils.spacious)
		return;
	with = dashboard_figure(l, NUMBER_OUTCOME, kind, -1,
		  mem_format(_("%s: leerlingen met een doel"), dashboard_kind(kind)));
	dashboard_text_inline(l->sheet, &x, ROLE_TEXT, _(" van"));
	dashboard_number_inline(
		l->sheet, l->view, &x,
		tally_pupils_with_goal(&l->view->data.now, (enum goal_kind)kind), &with);
}

static void lay_pupil_heads(struct laying *l)
{
	const struct dashboard *d = &l->view->data;
	int at = LEFT;

	sheet_line(l->sheet);
	dashboard_text_inline(l->sheet, &at, ROLE_HEADING, _("Leerlingen"));
	if (l->pupils.interval.width)
		dashboard_text_inline(l->sheet, &at, ROLE_DIM, _(" (95%-marge)"));
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		int x = l->pupils.kind_x[kind];
		char n[40];

		dashboard_text_inline(l->sheet, &x, ROLE_HEADING, dashboard_kind(kind));
		snprintf(n, sizeof(n), " n=%" PRId64,
			 tally_pupils_judged(&d->now, (enum goal_kind)kind));
		dashboard_text_inline(l->sheet, &x, ROLE_TEXT, n);
		lay_with_goal(l, x, kind);
		lay_past_head(l, &l->pupils, kind,
			      tally_pupils_judged(&d->last, (enum goal_kind)kind));
		lay_nation_head(l, &l->pupils, kind);
	}
}

/* National percentage of an outcome, -1 where there is none. */
static int national_percent(int kind, int outcome)
{
	const struct national *national = &national_by_kind[kind];

	switch (outcome) {
	case OUTCOME_ALL_MET:
		return national->met;
	case OUTCOME_NONE_MET:
		return national->not_met;
	case OUTCOME_UNDETERMINABLE:
		return national->undeterminable;
	default:
		return -1;
	}
}

static void lay_nation(struct laying *l, int kind, int outcome)
{
	int percent = national_percent(kind, outcome);
	char text[16] = "-";

	if (!l->pupils.nation.width)
		return;
	if (percent >= 0)
		snprintf(text, sizeof(text), "%d%%", percent);
	sheet_right(l->sheet, l->pupils.kind_x[kind] + l->pupils.nation.x, l->pupils.nation.width,
		    ROLE_DIM, text);
}

static void lay_pupil_outcome(struct laying *l, int outcome)
{
	const struct tally *now = &l->view->data.now, *last = &l->view->data.last;
	const char *label = _(pupil_outcomes[outcome].label);

	sheet_line(l->sheet);
	sheet_text(l->sheet, LEFT + 2, l->pupils.label_width - 2, ROLE_TEXT, label);
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		int64_t count = now->outcomes[kind][outcome];
		int64_t n = tally_pupils_judged(now, (enum goal_kind)kind);
		struct figure figure = dashboard_figure(l, NUMBER_OUTCOME, kind, outcome,
					  mem_format("%s: %s", dashboard_kind(kind), label));

		lay_share(l, &l->pupils, kind, count, n, &figure);
		lay_interval(l, &l->pupils, kind, count, n);
		lay_past(l, &l->pupils, kind, last->outcomes[kind][outcome],
			 tally_pupils_judged(last, (enum goal_kind)kind));
		lay_nation(l, kind, outcome);
	}
}

static void lay_pupil_rest(struct laying *l, int outcome)
{
	const char *label = outcome == OUTCOME_NO_GOAL ? _("zonder zo'n doel") :
							 _(pupil_outcomes[outcome].label);

	sheet_line(l->sheet);
	sheet_text(l->sheet, LEFT + 2, l->pupils.label_width - 2, ROLE_TEXT, label);
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		struct figure figure = dashboard_figure(l, NUMBER_OUTCOME, kind, outcome,
					  mem_format("%s: %s", dashboard_kind(kind), label));

		dashboard_number(l->sheet, l->view, l->pupils.kind_x[kind] + l->pupils.count.x,
				 l->pupils.count.width, l->view->data.now.outcomes[kind][outcome],
				 &figure);
	}
}

/* Where the figures have a column of their own they are not said again. */
static void lay_national_source(struct laying *l)
{
	const struct national *learning = &national_by_kind[GOAL_LEARNING];
	const struct national *behaviour = &national_by_kind[GOAL_BEHAVIOUR];
	int x = LEFT;
	char *text;

	if (l->pupils.nation.width)
		text = mem_format(l->pupils.short_nation ? _("bao = landelijk: %s") :
							   _("landelijk: %s"),
				  national_source());
	else
		text = mem_format(_("bao (Inspectie 18/19, n=%d) behaald/niet/?: "), learning->n);
	sheet_line(l->sheet);
	dashboard_text_inline(l->sheet, &x, ROLE_DIM, text);
	free(text);
	if (l->pupils.nation.width)
		return;
	text = mem_format(_("leren %d/%d/%d, gedrag %d/%d/%d"), learning->met, learning->not_met,
			  learning->undeterminable, behaviour->met, behaviour->not_met,
			  behaviour->undeterminable);
	if (x + text_width(text) > l->view->width) {
		sheet_line(l->sheet);
		x = LEFT + 2;
	}
	sheet_text(l->sheet, x, -1, ROLE_DIM, text);
	free(text);
}

static void lay_pupils(struct laying *l)
{
	lay_pupil_heads(l);
	for (int i = 0; i < OUTCOME_NOT_JUDGED; i++)
		lay_pupil_outcome(l, i);
	for (int i = OUTCOME_NOT_JUDGED; i < OUTCOME_COUNT; i++)
		lay_pupil_rest(l, i);
	if (l->view->data.primary)
		lay_national_source(l);
}

void dashboard_lay(struct sheet *sheet, struct dashboard_view *view)
{
	struct laying l = { .sheet = sheet, .view = view };

	for (size_t i = 0; i < view->count; i++)
		free(view->figures[i].title);
	view->count = 0;
	sheet_begin(sheet);
	dashboard_place(view, false, &l.goals);
	dashboard_place(view, true, &l.pupils);
	lay_title(&l);
	if (view->tables) {
		dashboard_lay_tables(sheet, view);
		sheet_end(sheet);
		return;
	}
	if (view->base != BASE_PUPIL) {
		dashboard_set_apart(&l);
		lay_goals(&l);
	}
	if (view->base != BASE_GOAL) {
		dashboard_set_apart(&l);
		lay_pupils(&l);
	}
	dashboard_lay_foot(&l);
	sheet_end(sheet);
}
