/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/report/tried.h"

#include <stdlib.h>

#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/log.h"
#include "core/records/support.h"
#include "core/rules/lines.h"

/* The headings of the parts are written when the first item comes. */
struct text {
	struct buffer *out;
	const struct dossier *d;
	struct date day;
	bool begun;
};

static void add_item(struct text *text, const char *heading, bool *headed)
{
	if (!*headed) {
		buffer_add_format(text->out, "%s%s:", text->begun ? "\n\n" : "", heading);
		text->begun = true;
	}
	*headed = true;
	buffer_add(text->out, "\n- ");
}

/* On one line: what was written in paragraphs. */
static void add_flat(struct buffer *out, const char *words)
{
	for (; *words; words++)
		buffer_add_bytes(out, *words == '\n' ? " " : words, 1);
}

static bool is_later(const struct record *row, unsigned field, struct date day)
{
	return record_is_set(row, field) && date_compare(record_date(row, field), day) > 0;
}

/* --- in the order of a date --- */

struct dated {
	struct date date;
	const struct record *row;
};

static int compare_dates(const void *a, const void *b)
{
	const struct dated *x = a, *y = b;
	int order = date_compare(x->date, y->date);

	return order ? order : (x->row->id > y->row->id) - (x->row->id < y->row->id);
}

/* Rows of LIST up to the day, by FIELD; *COUNT of them. The caller frees. */
static struct dated *sorted(const struct text *text, enum entity_id entity, unsigned field,
			    size_t *count)
{
	const struct record_list *list = &text->d->rows[entity];
	struct dated *rows = mem_new(list->count + 1, sizeof *rows);

	*count = 0;
	for (size_t i = 0; i < list->count; i++)
		if (!is_later(list->items[i], field, text->day))
			rows[(*count)++] = (struct dated){ record_date(list->items[i], field),
							   list->items[i] };
	qsort(rows, *count, sizeof *rows, compare_dates);
	return rows;
}

/* --- help --- */

static void add_span(struct buffer *out, const struct record *row)
{
	if (record_is_set(row, SUPPORT_STARTS)) {
		buffer_add(out, _(", van "));
		record_show(row, SUPPORT_STARTS, out);
	}
	if (record_is_set(row, SUPPORT_ENDS)) {
		buffer_add(out, _(" t/m "));
		record_show(row, SUPPORT_ENDS, out);
	}
}

/* The last row of the goal with that line. */
static const struct record *goal_of_line(const struct dossier *d, int64_t line)
{
	const struct record_list *goals = &d->rows[ENTITY_GOAL];
	const struct record *last = NULL;

	for (size_t i = 0; i < goals->count; i++)
		if (goal_line(goals->items[i]) == line)
			last = goals->items[i];
	return last;
}

static void add_served(const struct text *text, const struct record *support)
{
	const struct record_list *links = &text->d->rows[ENTITY_SUPPORT_GOAL];
	const char *before = _("; voor ");

	for (size_t i = 0; i < links->count; i++) {
		const struct record *link = links->items[i];
		const struct record *goal;

		if (record_number(link, SUPPORT_GOAL_SUPPORT) != support->id)
			continue;
		goal = goal_of_line(text->d, record_number(link, SUPPORT_GOAL_LINE));
		if (!goal)
			continue;
		buffer_add(text->out, before);
		record_title(goal, text->out);
		before = ", ";
	}
}

static void add_help(struct text *text)
{
	static const unsigned shown[] = { SUPPORT_PLACE, SUPPORT_GROUPING, SUPPORT_PROVIDER };
	size_t count;
	struct dated *rows = sorted(text, ENTITY_SUPPORT, SUPPORT_STARTS, &count);
	bool headed = false;

	for (size_t i = 0; i < count; i++) {
		const struct record *row = rows[i].row;

		add_item(text, _("Ingezet is"), &headed);
		record_title(row, text->out);
		if (record_is_set(row, SUPPORT_HOURS_WEEK)) {
			buffer_add(text->out, ", ");
			record_show(row, SUPPORT_HOURS_WEEK, text->out);
			buffer_add(text->out, _(" uur per week"));
		}
		for (size_t f = 0; f < sizeof shown / sizeof shown[0]; f++)
			if (record_is_set(row, shown[f])) {
				buffer_add(text->out, ", ");
				record_show(row, shown[f], text->out);
			}
		add_span(text->out, row);
		add_served(text, row);
	}
	free(rows);
}

/* --- goals --- */

static bool is_outcome(const struct record *result)
{
	int finding = record_choice(result, RESULT_FINDING);

	return finding == FINDING_MET || finding == FINDING_NOT_MET ||
	       finding == FINDING_UNDETERMINABLE || finding == FINDING_BEHIND;
}

/* The last outcome of that line, or NULL. */
static const struct record *last_outcome(const struct text *text, int64_t line)
{
	const struct record_list *results = &text->d->rows[ENTITY_RESULT];
	const struct record *last = NULL;

	for (size_t i = 0; i < results->count; i++) {
		const struct record *row = results->items[i];

		if (record_number(row, RESULT_LINE) == line && is_outcome(row) &&
		    !record_is_set(row, RESULT_WITHDRAWN) &&
		    !is_later(row, RESULT_DATE, text->day) &&
		    (!last || result_compare(row, last) > 0))
			last = row;
	}
	return last;
}

static void add_because(struct buffer *out, const struct record *row, unsigned field)
{
	if (!record_is_set(row, field))
		return;
	buffer_add(out, ". ");
	buffer_add(out, _(row->entity->fields[field].label));
	buffer_add(out, ": ");
	if (row->entity->fields[field].kind == FIELD_CHOICE)
		record_show(row, field, out);
	else
		add_flat(out, record_text(row, field));
}

static void add_values(struct buffer *out, const struct record *goal, const struct record *result)
{
	if (record_is_set(goal, GOAL_BASELINE))
		buffer_add_format(out, _(", begin %s"), record_text(goal, GOAL_BASELINE));
	if (record_is_set(goal, GOAL_TARGET))
		buffer_add_format(out, _(", streven %s"), record_text(goal, GOAL_TARGET));
	if (record_is_set(result, RESULT_VALUE))
		buffer_add_format(out, _(", nu %s"), record_text(result, RESULT_VALUE));
}

static void add_goal(struct text *text, const struct record *goal, const struct record *result)
{
	record_title(goal, text->out);
	buffer_add(text->out, ": ");
	record_show(result, RESULT_FINDING, text->out);
	buffer_add(text->out, _(" op "));
	record_show(result, RESULT_DATE, text->out);
	add_values(text->out, goal, result);
	if (record_choice(result, RESULT_FINDING) == FINDING_MET)
		return;
	add_because(text->out, goal, GOAL_APPROACH);
	add_because(text->out, result, RESULT_ANALYSIS);
	add_because(text->out, result, RESULT_REASON);
	add_because(text->out, result, RESULT_EVIDENCE);
}

/* In the order in which the goals were first set. */
static void add_goals(struct text *text, const char *heading, bool met)
{
	const struct record_list *goals = &text->d->rows[ENTITY_GOAL];
	bool headed = false;

	for (size_t i = 0; i < goals->count; i++) {
		int64_t line = goal_line(goals->items[i]);
		const struct record *result = last_outcome(text, line);
		const struct record *goal;

		if (line != goals->items[i]->id || !result ||
		    (record_choice(result, RESULT_FINDING) == FINDING_MET) != met)
			continue;
		goal = dossier_find(text->d, ENTITY_GOAL, record_number(result, RESULT_GOAL));
		add_item(text, heading, &headed);
		add_goal(text, goal ? goal : goals->items[i], result);
	}
}

/* --- the log --- */

static void add_log(struct text *text)
{
	size_t count, open = 0;
	struct dated *rows = sorted(text, ENTITY_LOG, LOG_DATE, &count);
	bool headed = false;

	for (size_t i = 0; i < count; i++)
		if (!log_is_confidential(rows[i].row))
			rows[open++] = rows[i];
	for (size_t i = open > TRIED_LOG_MAX ? open - TRIED_LOG_MAX : 0; i < open; i++) {
		add_item(text, _("Uit het logboek"), &headed);
		record_show(rows[i].row, LOG_DATE, text->out);
		buffer_add(text->out, " ");
		record_show(rows[i].row, LOG_KIND, text->out);
		buffer_add(text->out, ": ");
		add_flat(text->out, record_text(rows[i].row, LOG_TEXT));
	}
	free(rows);
}

void tried_draw_up(struct buffer *out, const struct dossier *d, struct date day)
{
	struct text text = { .out = out, .d = d, .day = day };

	add_help(&text);
	add_goals(&text, _("Dit schoot tekort"), false);
	add_goals(&text, _("Dit is wel behaald"), true);
	add_log(&text);
}
