/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/report/card_document.h"

#include <stdlib.h>
#include <string.h>

#include "core/records/goal.h"
#include "core/records/group.h"
#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "core/records/school.h"
#include "core/records/staff.h"
#include "core/records/support.h"
#include "core/report/plan_parts.h"
#include "core/text.h"

/* Columns of text, as text_cut counts them. */
#define CARD_TEXT 420
#define CARD_LINE 200
#define GROUP_NEED 160
#define GROUP_GOAL 70

/* TEXT on one line, cut; the caller frees. */
static char *cut(const char *text, int columns)
{
	return text_cut(text, columns, true);
}

static void put_cut(const struct record *plan, unsigned field, int columns, struct document *out)
{
	char *text;

	if (!record_is_set(plan, field))
		return;
	text = cut(record_text(plan, field), columns);
	document_heading(out, 1, part_label(plan->entity, field));
	document_paragraph(out, text);
	free(text);
}

static bool goal_is_open(const struct record *goal)
{
	return record_choice(goal, GOAL_STATE) <= GOAL_OPEN;
}

static void put_goal(const struct plan_source *s, const struct record *goal, struct document *out)
{
	struct buffer text = {0};
	char *line;

	record_title(goal, &text);
	line = cut(text.bytes, CARD_LINE);
	document_cell(out, line);
	free(line);
	buffer_reset(&text);
	record_show(goal, GOAL_TARGET, &text);
	document_cell(out, text.bytes);
	buffer_reset(&text);
	part_add_latest(s->dossier, goal, (struct date){0}, &text);
	document_cell(out, text.bytes);
	buffer_clear(&text);
}

static void put_goals(const struct plan_source *s, struct document *out)
{
	const struct document_column columns[] = {
		{ goal_entity.fields[GOAL_DESCRIPTION].label, 70 },
		{ goal_entity.fields[GOAL_TARGET].label, 10 },
		{ N_("Laatste uitkomst"), 20 },
	};
	size_t count, open = 0;
	const struct record **goals = part_goals(s->dossier, s->plan, &count);

	for (size_t i = 0; i < count; i++)
		if (goal_is_open(goals[i]))
			goals[open++] = goals[i];
	document_heading(out, 1, _("Doelen nu"));
	if (open)
		document_table(out, columns, sizeof columns / sizeof columns[0]);
	else
		document_paragraph(out, _("Er zijn geen open doelen."));
	for (size_t i = 0; i < open && i < CARD_GOALS; i++)
		put_goal(s, goals[i], out);
	if (open > CARD_GOALS) {
		char *more = mem_format(_("en nog %zu doelen, zie het OPP"), open - CARD_GOALS);

		document_paragraph(out, more);
		free(more);
	}
	free(goals);
}

/* Who has the care for extra support at this school. */
static void put_coordinators(const struct plan_source *s, struct document *out)
{
	const struct record_list *rows = &s->dossier->rows[ENTITY_STAFF];

	for (size_t i = 0; i < rows->count; i++) {
		const struct record *staff = rows->items[i];
		const char *function = record_text(staff, STAFF_FUNCTION);
		struct buffer text = {0};

		if ((strcmp(function, "ib") != 0 && strcmp(function, "coordinator") != 0) ||
		    record_is_set(staff, STAFF_LEFT))
			continue;
		record_title(staff, &text);
		if (record_is_set(staff, STAFF_EMAIL))
			buffer_add_format(&text, ", %s", record_text(staff, STAFF_EMAIL));
		document_field(out, field_choice_label(&staff_entity.fields[STAFF_FUNCTION], function),
			       text.bytes);
		buffer_clear(&text);
	}
}

static void put_helpers(const struct plan_source *s, struct document *out)
{
	const struct record_list *rows = &s->dossier->rows[ENTITY_SUPPORT];

	for (size_t i = 0; i < rows->count; i++) {
		const struct record *r = rows->items[i];
		struct date starts = record_date(r, SUPPORT_STARTS);
		struct date ends = record_date(r, SUPPORT_ENDS);

		if (!record_is_set(r, SUPPORT_PROVIDER) || !record_is_set(r, SUPPORT_FORM) ||
		    (date_is_set(starts) && date_compare(starts, s->today) > 0) ||
		    (date_is_set(ends) && date_compare(ends, s->today) < 0))
			continue;
		document_field(out, record_text(r, SUPPORT_FORM), record_text(r, SUPPORT_PROVIDER));
	}
}

static char *group_title(const struct record *group)
{
	return mem_format("%s %s", record_text(group, GROUP_NAME),
			  record_text(group, GROUP_SCHOOL_YEAR));
}

void card_document(const struct plan_source *s, struct document *out)
{
	const struct pupil_state *state = &s->derived->state;

	*out = (struct document){
		.title = mem_text(_("Handelingskaart")),
		.school = mem_text(s->school ? record_text(s->school, SCHOOL_NAME) : ""),
		.subject = part_pupil_name(dossier_pupil(s->dossier)),
		.edition = mem_text(state->group),
		.date = part_made_on(s->today),
	};
	if (record_choice(s->plan, PLAN_STATUS) == PLAN_DRAFT)
		out->watermark = mem_text(_("CONCEPT"));
	put_cut(s->plan, PLAN_WORKS, CARD_LINE, out);
	put_cut(s->plan, PLAN_AVOID, CARD_LINE, out);
	put_cut(s->plan, PLAN_NEED, CARD_TEXT, out);
	put_cut(s->plan, PLAN_GUIDANCE, CARD_TEXT, out);
	put_goals(s, out);
	document_heading(out, 1, _("Bij wie u terecht kunt"));
	if (*state->staff)
		document_field(out, part_label(&pupil_entity, PUPIL_STAFF), state->staff);
	put_coordinators(s, out);
	put_helpers(s, out);
}

/* --- of a group --- */

void group_document(const struct record *school, const struct record *group, struct date today,
		    struct document *out)
{
	const struct document_column columns[] = {
		{ N_("Leerling"), 12 },
		{ plan_entity.fields[PLAN_NEED].label, 18 },
		{ N_("Doelen nu"), 55 },
		{ plan_entity.fields[PLAN_WORKS].label, 15 },
	};

	*out = (struct document){
		.title = mem_text(_("Groepsoverzicht")),
		.school = mem_text(school ? record_text(school, SCHOOL_NAME) : ""),
		.subject = group_title(group),
		.date = part_made_on(today),
	};
	document_table(out, columns, sizeof columns / sizeof columns[0]);
}

static void add_goals(const struct plan_source *s, struct buffer *out)
{
	size_t count;
	const struct record **goals = part_goals(s->dossier, s->plan, &count);

	for (size_t i = 0; i < count; i++) {
		struct buffer text = {0};
		char *line;

		if (!goal_is_open(goals[i]))
			continue;
		record_title(goals[i], &text);
		line = cut(text.bytes, GROUP_GOAL);
		buffer_add_format(out, "%s%s", out->length ? "\n" : "", line);
		free(line);
		buffer_clear(&text);
	}
	free(goals);
}

void group_document_add(const struct plan_source *s, struct document *out)
{
	const struct record *pupil = dossier_pupil(s->dossier);
	char *name = part_pupil_name(pupil), *need, *works;
	struct buffer goals = {0};

	need = cut(s->plan && record_is_set(s->plan, PLAN_NEED) ? record_text(s->plan, PLAN_NEED) :
								  record_text(pupil, PUPIL_NEEDS),
		   GROUP_NEED);
	works = cut(s->plan ? record_text(s->plan, PLAN_WORKS) : "", GROUP_NEED);
	if (s->plan)
		add_goals(s, &goals);
	document_cell(out, name);
	document_cell(out, need);
	document_cell(out, goals.length ? goals.bytes : s->plan ? "" : _("nog geen OPP"));
	document_cell(out, works);
	buffer_clear(&goals);
	free(name);
	free(need);
	free(works);
}
