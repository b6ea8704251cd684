/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/lines.h"

#include <stdlib.h>
#include <string.h>

#include "core/rules/standing.h"
#include "core/rules/version.h"

/* A goal in a version that is or was in force. */
struct held {
	int64_t line;
	const struct record *goal;
	struct span span;
};

struct found {
	int64_t line;
	const struct record *result;
	struct date date;
	int year, finding;
};

/* One line: its rows, oldest version first, and its results, earliest first. */
struct chain {
	const struct held *held;
	size_t held_count;
	const struct found *found;
	size_t found_count;
	const struct found *last; /* the latest outcome or dropping, or NULL */
	bool closed;
	int closed_year; /* the last school year in which it counts */
};

int64_t goal_line(const struct record *goal)
{
	return record_is_set(goal, GOAL_LINE) ? record_number(goal, GOAL_LINE) : goal->id;
}

int evaluation_year(const struct record *evaluation)
{
	int year = record_year(evaluation, EVALUATION_COUNTS_FOR);

	return year ? year : school_year_of(record_date(evaluation, EVALUATION_DATE));
}

const struct line_state *lines_find(const struct derived *derived, int64_t line)
{
	for (size_t i = 0; i < derived->line_count; i++)
		if (derived->lines[i].line == line)
			return &derived->lines[i];
	return NULL;
}

static int held_compare(const void *left, const void *right)
{
	const struct held *a = left, *b = right;
	int starts;

	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	starts = date_compare(a->span.from, b->span.from);
	return starts ? starts : (a->goal->id > b->goal->id) - (a->goal->id < b->goal->id);
}

static struct held *held_list(const struct dossier *d, size_t *count)
{
	const struct record_list *goals = &d->rows[ENTITY_GOAL];
	struct held *list = mem_new(goals->count, sizeof *list);

	*count = 0;
	for (size_t i = 0; i < goals->count; i++) {
		const struct record *goal = goals->items[i];
		const struct record *plan =
			dossier_find(d, ENTITY_PLAN, record_number(goal, GOAL_PLAN));
		struct held *held = &list[*count];

		if (!plan || !plan_span(d, plan, &held->span))
			continue;
		held->line = goal_line(goal);
		held->goal = goal;
		++*count;
	}
	if (*count > 1)
		qsort(list, *count, sizeof *list, held_compare);
	return list;
}

static int found_compare(const void *left, const void *right)
{
	const struct found *a = left, *b = right;

	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return result_compare(a->result, b->result);
}

static int64_t result_line(const struct dossier *d, const struct record *result)
{
	const struct record *goal;

	if (record_is_set(result, RESULT_LINE))
		return record_number(result, RESULT_LINE);
	goal = dossier_find(d, ENTITY_GOAL, record_number(result, RESULT_GOAL));
	return goal ? goal_line(goal) : 0;
}

static struct found *found_list(const struct dossier *d, size_t *count)
{
	const struct record_list *results = &d->rows[ENTITY_RESULT];
	struct found *list = mem_new(results->count, sizeof *list);

	*count = 0;
	for (size_t i = 0; i < results->count; i++) {
		const struct record *r = results->items[i];
		const struct record *evaluation =
			dossier_find(d, ENTITY_EVALUATION, record_number(r, RESULT_EVALUATION));

		if (record_is_set(r, RESULT_WITHDRAWN) || !evaluation)
			continue;
		list[(*count)++] = (struct found){
			.line = result_line(d, r),
			.result = r,
			.date = record_date(evaluation, EVALUATION_DATE),
			.year = evaluation_year(evaluation),
			.finding = record_choice(r, RESULT_FINDING),
		};
	}
	if (*count > 1)
		qsort(list, *count, sizeof *list, found_compare);
	return list;
}

/* What decides how a goal is counted: an outcome, or that it was dropped. */
static bool finding_decides(int finding)
{
	return finding == FINDING_DROPPED ||
	       (finding >= 0 && finding_is_outcome((enum finding)finding));
}

static enum goal_kind goal_kind_of(const struct record *goal)
{
	return record_choice(goal, GOAL_KIND) == GOAL_BEHAVIOUR ? GOAL_BEHAVIOUR : GOAL_LEARNING;
}

static struct date held_until(const struct chain *chain)
{
	struct date until = chain->held[0].span.until;

	for (size_t i = 1; i < chain->held_count && date_is_set(until); i++) {
		struct date next = chain->held[i].span.until;

		if (!date_is_set(next) || date_compare(next, until) > 0)
			until = next;
	}
	return until;
}

/* Sets last, closed and closed_year of CHAIN, and the line's own row. */
static void line_add(struct chain *chain, struct date today, struct derived *out)
{
	const struct record *goal = chain->held[chain->held_count - 1].goal;
	const struct found *latest =
		chain->found_count ? &chain->found[chain->found_count - 1] : NULL;
	int state = record_choice(goal, GOAL_STATE);
	struct line_state *line;

	for (size_t i = 0; i < chain->found_count; i++)
		if (finding_decides(chain->found[i].finding))
			chain->last = &chain->found[i];
	out->lines = mem_grow(out->lines, &out->line_room, out->line_count + 1,
			      sizeof *out->lines);
	line = &out->lines[out->line_count++];
	*line = (struct line_state){
		.line = chain->held[0].line,
		.goal = goal->id,
		.kind = goal_kind_of(goal),
		.area = record_choice(goal, GOAL_AREA),
		.from = chain->held[0].span.from,
		.until = held_until(chain),
		.target_date = record_date(goal, GOAL_TARGET_DATE),
		.state = state < 0 ? GOAL_OPEN : (enum goal_state)state,
		.outcome = chain->last ? chain->last->finding : -1,
		.outcome_date = chain->last ? chain->last->date : (struct date){0},
		.finding = latest ? latest->finding : -1,
		.finding_date = latest ? latest->date : (struct date){0},
	};
	chain->closed = line->state != GOAL_OPEN || line->outcome == FINDING_DROPPED;
	chain->closed_year = school_year_of(date_is_set(line->until) ? line->until : today);
	if (!chain->closed || !chain->last)
		return;
	if (chain->last->year < chain->closed_year)
		chain->closed_year = chain->last->year;
	if (!date_is_set(line->until) || date_compare(line->outcome_date, line->until) < 0)
		line->until = line->outcome_date;
	if (date_compare(line->until, line->from) < 0)
		line->until = line->from;
}

/* The newest row of the line in a version that was in force in that year, or NULL. */
static const struct record *goal_in_year(const struct chain *chain, int year)
{
	for (size_t i = chain->held_count; i-- > 0;)
		if (span_in_year(&chain->held[i].span, year))
			return chain->held[i].goal;
	return NULL;
}

static int outcome_in_year(const struct chain *chain, int year)
{
	for (size_t i = chain->found_count; i-- > 0;)
		if (chain->found[i].year == year && finding_decides(chain->found[i].finding))
			return chain->found[i].finding;
	return -1;
}

static void goal_year_add(const struct chain *chain, const struct record *goal, int year,
			  struct derived *out)
{
	struct date target = record_date(goal, GOAL_TARGET_DATE);

	out->goal_years = mem_grow(out->goal_years, &out->goal_year_room,
				   out->goal_year_count + 1, sizeof *out->goal_years);
	out->goal_years[out->goal_year_count++] = (struct goal_year){
		.line = chain->held[0].line,
		.year = year,
		.kind = goal_kind_of(goal),
		.area = record_choice(goal, GOAL_AREA),
		.outcome = outcome_in_year(chain, year),
		.due = (chain->closed && chain->closed_year <= year) ||
		       (date_is_set(target) && school_year_of(target) <= year),
	};
}

static void chain_derive(struct chain *chain, struct date today, struct derived *out)
{
	int first = school_year_of(chain->held[0].span.from), last = school_year_of(today);

	line_add(chain, today, out);
	if (chain->closed_year < last)
		last = chain->closed_year < first ? first : chain->closed_year;
	for (int year = first; year <= last; year++) {
		const struct record *goal = goal_in_year(chain, year);

		if (goal)
			goal_year_add(chain, goal, year, out);
	}
}

static void tally_add(struct goal_tally *tally, const struct goal_year *row)
{
	enum goal_outcome outcome = outcome_of_goal(row->outcome);

	if (outcome == GOAL_OUTCOME_DROPPED)
		return;
	tally->goals++;
	tally->met += outcome == GOAL_OUTCOME_MET;
	tally->not_met += outcome == GOAL_OUTCOME_NOT_MET;
	tally->undeterminable += outcome == GOAL_OUTCOME_UNDETERMINABLE;
	if (!row->due)
		return;
	tally->due++;
	tally->due_judged += outcome != GOAL_OUTCOME_NOT_JUDGED;
}

static void outcome_year_add(const struct dossier *d, int year, struct date today,
			     struct derived *out)
{
	struct date end = school_year_end(year), day = date_compare(end, today) < 0 ? end : today;
	const char *year_group = standing_year_group(d, standing_in_year(d, year));

	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		struct goal_tally tally = {0};
		int goals[GOAL_OUTCOME_COUNT] = {0};
		struct outcome_year *row;

		for (size_t i = 0; i < out->goal_year_count; i++)
			if (out->goal_years[i].year == year &&
			    out->goal_years[i].kind == (enum goal_kind)kind) {
				tally_add(&tally, &out->goal_years[i]);
				goals[outcome_of_goal(out->goal_years[i].outcome)]++;
			}
		out->outcome_years = mem_grow(out->outcome_years, &out->outcome_year_room,
					      out->outcome_year_count + 1,
					      sizeof *out->outcome_years);
		row = &out->outcome_years[out->outcome_year_count++];
		*row = (struct outcome_year){
			.year = year,
			.kind = (enum goal_kind)kind,
			.outcome = outcome_of_pupil(&tally),
			.development = development_of_pupil(d, (enum goal_kind)kind, day),
		};
		strncpy(row->year_group, year_group, sizeof row->year_group - 1);
		memcpy(row->goals, goals, sizeof goals);
	}
}

static bool any_in_year(const struct dossier *d, int year)
{
	const struct record_list *plans = &d->rows[ENTITY_PLAN];
	struct span span;

	for (size_t i = 0; i < plans->count; i++)
		if (plan_span(d, plans->items[i], &span) && span_in_year(&span, year))
			return true;
	return false;
}

static void outcome_years_derive(const struct dossier *d, struct date today, struct derived *out)
{
	const struct record_list *plans = &d->rows[ENTITY_PLAN];
	int first = school_year_of(today) + 1;
	struct span span;

	for (size_t i = 0; i < plans->count; i++)
		if (plan_span(d, plans->items[i], &span) && school_year_of(span.from) < first)
			first = school_year_of(span.from);
	for (int year = first; year <= school_year_of(today); year++)
		if (any_in_year(d, year))
			outcome_year_add(d, year, today, out);
}

void lines_derive(const struct dossier *d, struct date today, struct derived *out)
{
	size_t held_count, found_count, next_found = 0;
	struct held *held = held_list(d, &held_count);
	struct found *found = found_list(d, &found_count);

	for (size_t at = 0, end; at < held_count; at = end) {
		struct chain chain = { .held = &held[at] };

		for (end = at; end < held_count && held[end].line == held[at].line; end++)
			chain.held_count++;
		while (next_found < found_count && found[next_found].line < held[at].line)
			next_found++;
		chain.found = &found[next_found];
		while (next_found < found_count && found[next_found].line == held[at].line) {
			chain.found_count++;
			next_found++;
		}
		chain_derive(&chain, today, out);
	}
	outcome_years_derive(d, today, out);
	free(held);
	free(found);
}
