/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action part of a plan on paper: its goals and the help. */
#include <stdlib.h>

#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/plan.h"
#include "core/records/support.h"
#include "core/report/plan_parts.h"
#include "core/rules/lines.h"
#include "core/rules/means.h"
#include "core/rules/version.h"

#define ROOM_GOALS 4   /* rows of a form */
#define ROOM_SUPPORT 3

const struct record **part_goals(const struct dossier *d, const struct record *plan, size_t *count)
{
	const struct record_list *rows = &d->rows[ENTITY_GOAL];
	const struct record **goals = mem_new(rows->count, sizeof(const struct record *));

	*count = 0;
	for (size_t i = 0; i < rows->count; i++)
		if (record_number(rows->items[i], GOAL_PLAN) == plan->id)
			goals[(*count)++] = rows->items[i];
	if (*count)
		qsort(goals, *count, sizeof(*goals), goal_order);
	return goals;
}

static const struct record *latest_result(const struct dossier *d, int64_t line, struct date until)
{
	const struct record_list *rows = &d->rows[ENTITY_RESULT];
	const struct record *found = NULL;

	for (size_t i = 0; i < rows->count; i++) {
		const struct record *r = rows->items[i];

		if (record_number(r, RESULT_LINE) != line || record_is_set(r, RESULT_WITHDRAWN) ||
		    (date_is_set(until) && date_compare(record_date(r, RESULT_DATE), until) > 0))
			continue;
		if (!found || result_compare(r, found) > 0)
			found = r;
	}
	return found;
}

/* " (12-11-2026)", nothing without a day. */
static void add_day(const struct record *r, unsigned field, struct buffer *out)
{
	if (!record_is_set(r, field))
		return;
	buffer_add(out, out->length ? " (" : "(");
	record_show(r, field, out);
	buffer_add(out, ")");
}

void part_add_latest(const struct dossier *d, const struct record *goal, struct date until,
		     struct buffer *out)
{
	const struct record *result = latest_result(d, goal_line(goal), until);

	if (!result) {
		buffer_add(out, _("nog niet geëvalueerd"));
		return;
	}
	record_show(result, RESULT_FINDING, out);
	if (record_is_set(result, RESULT_VALUE))
		buffer_add_format(out, ", %s", record_text(result, RESULT_VALUE));
	add_day(result, RESULT_DATE, out);
}

static void put_with_day(const struct record *r, unsigned value, unsigned date,
			 struct document *out)
{
	struct buffer text = {0};

	document_show(out, r, value, &text);
	add_day(r, date, &text);
	document_cell(out, text.bytes);
	buffer_clear(&text);
}

static void put_goal(const struct plan_source *s, const struct record *goal, size_t number,
		     struct date until, struct document *out)
{
	struct buffer text = {0};

	buffer_add_format(&text, "%zu. ", number);
	record_title(goal, &text);
	document_note(out, goal, GOAL_DESCRIPTION);
	document_cell(out, text.bytes);
	document_note(out, goal, GOAL_INDICATOR);
	document_cell(out, record_text(goal, GOAL_INDICATOR));
	put_with_day(goal, GOAL_BASELINE, GOAL_BASELINE_DATE, out);
	put_with_day(goal, GOAL_TARGET, GOAL_TARGET_DATE, out);
	buffer_reset(&text);
	part_add_latest(s->dossier, goal, until, &text);
	if (record_choice(goal, GOAL_STATE) > GOAL_OPEN) {
		buffer_add(&text, "; ");
		record_show(goal, GOAL_STATE, &text);
	}
	document_cell(out, text.bytes);
	buffer_clear(&text);
}

static void begin_goals(struct document *out)
{
	const struct document_column columns[] = {
		{ goal_entity.fields[GOAL_DESCRIPTION].label, 60 },
		{ goal_entity.fields[GOAL_INDICATOR].label, 20 },
		{ goal_entity.fields[GOAL_BASELINE].label, 2 },
		{ goal_entity.fields[GOAL_TARGET].label, 2 },
		{ N_("Laatste uitkomst"), 16 },
	};

	document_table(out, columns, sizeof columns / sizeof columns[0]);
}

static void put_approach(const struct plan_source *s, const struct record *goal, size_t number,
			 struct document *out)
{
	static const struct part_field fields[] = { { GOAL_WHO, 0 }, { GOAL_PLACE, 0 } };
	const char *approach = record_text(goal, GOAL_APPROACH);
	char *heading;

	if (!*approach && !record_is_set(goal, GOAL_WHO) && !record_is_set(goal, GOAL_PLACE))
		return;
	heading = mem_format(_("Aanpak van doel %zu"), number);
	document_heading(out, 3, heading);
	free(heading);
	document_note(out, goal, GOAL_APPROACH);
	if (*approach)
		document_paragraph(out, approach);
	for (size_t f = 0; f < sizeof fields / sizeof fields[0]; f++)
		part_put_field(s->dossier, goal, &fields[f], 3, out);
}

void part_put_goals(const struct plan_source *s, struct document *out)
{
	size_t count;
	const struct record **goals = part_goals(s->dossier, s->plan, &count);
	struct span span = {0};

	plan_span(s->dossier, s->plan, &span);
	if (count)
		begin_goals(out);
	else
		document_paragraph(out, _("Er zijn nog geen doelen."));
	for (size_t i = 0; i < count; i++)
		put_goal(s, goals[i], i + 1, span.until, out);
	for (size_t i = 0; i < count; i++)
		put_approach(s, goals[i], i + 1, out);
	free(goals);
}

void part_room_goals(struct document *out)
{
	begin_goals(out);
	for (int row = 1; row <= ROOM_GOALS; row++) {
		char *number = mem_format("%d.\n\n\n", row);

		document_cell(out, number);
		for (int c = 1; c < 5; c++)
			document_cell(out, "");
		free(number);
	}
}

static void begin_support(struct document *out)
{
	const struct field *f = support_entity.fields;
	const struct document_column columns[] = {
		{ f[SUPPORT_FORM].label, 30 },	 { f[SUPPORT_PROVIDER].label, 24 },
		{ f[SUPPORT_PLACE].label, 20 },	 { f[SUPPORT_HOURS_WEEK].label, 12 },
		{ N_("Periode"), 20 },
	};

	document_table(out, columns, sizeof columns / sizeof columns[0]);
}

/* The cell of FIRST, and SECOND behind it. */
static void put_pair(const struct record *r, unsigned first, unsigned second, const char *between,
		     struct document *out)
{
	struct buffer text = {0};

	document_show(out, r, first, &text);
	if (text.length && record_is_set(r, second))
		buffer_add(&text, between);
	document_show(out, r, second, &text);
	document_cell(out, text.bytes);
	buffer_clear(&text);
}

static void put_support(const struct plan_source *s, const struct record *r, struct document *out)
{
	struct buffer text = {0}, added = {0};

	document_show(out, r, SUPPORT_FORM, &text);
	added_say(&added, s->dossier, s->plan, r, s->settings, s->today, s->recorded);
	if (added.length)
		buffer_add_format(&text, text.length ? "\n(%s)" : "(%s)", added.bytes);
	document_cell(out, text.bytes);
	buffer_reset(&text);
	put_pair(r, SUPPORT_PROVIDER, SUPPORT_FUNCTION, ", ", out);
	put_pair(r, SUPPORT_PLACE, SUPPORT_GROUPING, ", ", out);
	record_show(r, SUPPORT_HOURS_WEEK, &text);
	document_cell(out, text.bytes);
	buffer_clear(&added);
	buffer_clear(&text);
	put_pair(r, SUPPORT_STARTS, SUPPORT_ENDS, _(" t/m "), out);
}

void part_put_support(const struct plan_source *s, struct document *out)
{
	const struct record_list *rows = &s->dossier->rows[ENTITY_SUPPORT];
	bool any = false;

	for (size_t i = 0; i < rows->count; i++) {
		if (!means_is_of_plan(s->dossier, rows->items[i], s->plan, s->today))
			continue;
		if (!any)
			begin_support(out);
		any = true;
		put_support(s, rows->items[i], out);
	}
	if (!any)
		document_paragraph(out, _("Er is geen inzet vastgelegd."));
}

void part_room_support(struct document *out)
{
	begin_support(out);
	for (int cell = 0; cell < ROOM_SUPPORT * 5; cell++)
		document_cell(out, cell % 5 ? "" : "\n");
}
