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
#include "core/rules/means.h"
#include "core/text.h"
#include "core/words.h"

/* Columns of text, as text_cut counts them. */
#define CARD_TEXT 420
#define CARD_LINE 200
#define CARD_CELL 80
#define CARD_NAME 100
#define GROUP_NEED 160
#define GROUP_GOAL 200

struct card {
	const struct plan_source *source;
	struct document *out;
	bool shortened; /* something did not go on it whole */
};

/* TEXT in COLUMNS columns, cut between two words where it has some; the caller frees. */
static char *cut_text(const char *text, int columns)
{
	char *cut = text_cut(text, columns, true), *blank = strrchr(cut, ' '), *words;

	if (text_width(text) <= columns || !blank || text_width(blank) > columns / 2)
		return cut;
	*blank = '\0';
	words = mem_format("%s…", cut);
	free(cut);
	return words;
}

/* The same on the card, which says so. */
static char *cut(struct card *card, const char *text, int columns)
{
	card->shortened = card->shortened || text_width(text) > columns;
	return cut_text(text, columns);
}

static void put_text(struct card *card, unsigned field)
{
	const struct record *plan = card->source->plan;
	bool line = plan->entity->fields[field].kind == FIELD_TEXT;
	char *text;

	if (!record_is_set(plan, field))
		return;
	document_note(card->out, plan, field);
	text = cut(card, record_text(plan, field), line ? CARD_LINE : CARD_TEXT);
	document_heading(card->out, 1, part_label(plan->entity, field));
	document_paragraph(card->out, text);
	free(text);
}

static void put_cell(struct card *card, const char *text, int columns)
{
	char *line = cut(card, text, columns);

	document_cell(card->out, line);
	free(line);
}

static void put_person(struct card *card, const char *as, const char *who)
{
	char *label = cut(card, as, CARD_CELL), *text = cut(card, who, CARD_NAME);

	document_field(card->out, label, text);
	free(label);
	free(text);
}

static bool goal_is_open(const struct record *goal)
{
	return record_choice(goal, GOAL_STATE) <= GOAL_OPEN;
}

static void put_goal(struct card *card, const struct record *goal)
{
	struct buffer text = {0};

	record_title(goal, &text);
	document_note(card->out, goal, GOAL_DESCRIPTION);
	document_note(card->out, goal, GOAL_TARGET);
	put_cell(card, text.bytes, CARD_LINE);
	put_cell(card, record_text(goal, GOAL_TARGET), CARD_CELL);
	buffer_reset(&text);
	part_add_latest(card->source->dossier, goal, (struct date){0}, &text);
	put_cell(card, text.bytes, CARD_CELL);
	buffer_clear(&text);
}

static bool pupil_left(const struct plan_source *s)
{
	return s->derived->state.scope == SCOPE_LEFT;
}

static bool plan_is_over(const struct plan_source *s)
{
	return record_choice(s->plan, PLAN_STATUS) >= PLAN_REPLACED;
}

/* That it is no longer so, before anything else. */
static void put_over(struct card *card)
{
	const struct plan_source *s = card->source;
	int status = record_choice(s->plan, PLAN_STATUS);
	char day[DATE_SHOWN_SIZE], *text;

	if (pupil_left(s)) {
		date_to_full(record_date(dossier_pupil(s->dossier), PUPIL_LEFT), day);
		text = mem_format(_("Deze leerling is uitgeschreven op %s."), day);
		document_paragraph(card->out, text);
		free(text);
	}
	if (status == PLAN_CLOSED) {
		date_to_full(record_date(s->plan, PLAN_CLOSED_ON), day);
		text = mem_format(_("Dit OPP is afgesloten op %s."), day);
		document_paragraph(card->out, text);
		free(text);
	} else if (status == PLAN_REPLACED) {
		document_paragraph(card->out, _("Dit is een versie van het OPP die vervangen is."));
	}
}

static void put_goals(struct card *card)
{
	const struct document_column columns[] = {
		{ goal_entity.fields[GOAL_DESCRIPTION].label, 70 },
		{ goal_entity.fields[GOAL_TARGET].label, 10 },
		{ N_("Laatste uitkomst"), 20 },
	};
	size_t count, open = 0;
	const struct record **goals =
		part_goals(card->source->dossier, card->source->plan, &count);

	for (size_t i = 0; i < count; i++)
		if (goal_is_open(goals[i]))
			goals[open++] = goals[i];
	document_heading(card->out, 1,
			 pupil_left(card->source) || plan_is_over(card->source) ? _("Doelen") :
										  _("Doelen nu"));
	if (open)
		document_table(card->out, columns, sizeof columns / sizeof columns[0]);
	else
		document_paragraph(card->out, _("Er zijn geen open doelen."));
	for (size_t i = 0; i < open && i < CARD_GOALS; i++)
		put_goal(card, goals[i]);
	if (open > CARD_GOALS) {
		char *more = mem_format(ngettext("en nog %zu doel, zie het OPP",
						 "en nog %zu doelen, zie het OPP",
						 open - CARD_GOALS),
					open - CARD_GOALS);

		document_paragraph(card->out, more);
		free(more);
	}
	free(goals);
}

static enum school_type type_of(const struct plan_source *s)
{
	int type = s->school ? record_choice(s->school, SCHOOL_TYPE) : -1;

	return type < 0 ? SCHOOL_PO : (enum school_type)type;
}

/* Who has the care for extra support at this school. */
static void put_coordinators(struct card *card)
{
	const struct record_list *rows = &card->source->dossier->rows[ENTITY_STAFF];
	int put = 0;

	for (size_t i = 0; i < rows->count; i++) {
		const struct record *staff = rows->items[i];
		const char *function = record_text(staff, STAFF_FUNCTION);
		struct buffer text = {0};

		if ((strcmp(function, "ib") != 0 && strcmp(function, "coordinator") != 0) ||
		    record_is_set(staff, STAFF_LEFT))
			continue;
		if (put++ == CARD_PEOPLE) {
			card->shortened = true;
			break;
		}
		record_title(staff, &text);
		if (record_is_set(staff, STAFF_EMAIL))
			buffer_add_format(&text, ", %s", record_text(staff, STAFF_EMAIL));
		put_person(card,
			   word_choice(type_of(card->source),
				       &staff_entity.fields[STAFF_FUNCTION], function),
			   text.bytes);
		buffer_clear(&text);
	}
}

static void put_helpers(struct card *card)
{
	const struct record_list *rows = &card->source->dossier->rows[ENTITY_SUPPORT];
	int put = 0;

	for (size_t i = 0; i < rows->count; i++) {
		const struct record *r = rows->items[i];

		if (!record_is_set(r, SUPPORT_PROVIDER) || !record_is_set(r, SUPPORT_FORM) ||
		    !means_runs(r, card->source->today))
			continue;
		if (put++ == CARD_PEOPLE) {
			card->shortened = true;
			break;
		}
		document_note(card->out, r, SUPPORT_FORM);
		put_person(card, record_text(r, SUPPORT_FORM), record_text(r, SUPPORT_PROVIDER));
	}
}

/* "groep 6A" */
static char *group_of(const struct plan_source *s)
{
	const char *group = s->derived->state.group;

	return *group ? mem_format("%s %s", word(type_of(s), WORD_GROUP), group) : mem_text("");
}

static void card_begin(struct card *card)
{
	const struct plan_source *s = card->source;
	char *name = part_pupil_name(dossier_pupil(s->dossier)), *group = group_of(s);

	*card->out = (struct document){
		.title = mem_text(_("Handelingskaart")),
		.school = cut(card, s->school ? record_text(s->school, SCHOOL_NAME) : "",
			      CARD_NAME),
		.subject = cut(card, name, CARD_NAME),
		.edition = cut(card, group, CARD_CELL),
		.date = part_made_on(s->today),
		.fit = FIT_CUT,
		.shortened = mem_text(_("ingekort, zie het OPP")),
	};
	if (record_choice(s->plan, PLAN_STATUS) == PLAN_DRAFT)
		card->out->watermark = mem_text(_("CONCEPT"));
	free(name);
	free(group);
}

void card_document(const struct plan_source *s, struct document *out)
{
	static const unsigned texts[] = { PLAN_WORKS, PLAN_AVOID, PLAN_NEED, PLAN_GUIDANCE };
	struct card card = { .source = s, .out = out };
	const char *staff = s->derived->state.staff;

	card_begin(&card);
	put_over(&card);
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		put_text(&card, texts[i]);
	put_goals(&card);
	document_heading(out, 1, _("Bij wie u terecht kunt"));
	if (*staff)
		put_person(&card, part_label(&pupil_entity, PUPIL_STAFF), staff);
	put_coordinators(&card);
	put_helpers(&card);
	if (card.shortened)
		document_paragraph(out, _("Deze kaart is ingekort (…): de hele tekst staat in het "
					  "OPP."));
}

/* --- of a group --- */

static char *group_title(const struct record *group)
{
	return mem_format("%s %s", record_text(group, GROUP_NAME),
			  record_text(group, GROUP_SCHOOL_YEAR));
}

void group_document(const struct record *school, const struct record *group, struct date today,
		    struct document *out)
{
	const struct document_column columns[] = {
		{ N_("Leerling"), 5 },
		{ plan_entity.fields[PLAN_NEED].label, 10 },
		{ N_("Doelen nu"), 75 },
		{ plan_entity.fields[PLAN_WORKS].label, 10 },
	};

	*out = (struct document){
		.title = mem_text(_("Groepsoverzicht")),
		.school = mem_text(school ? record_text(school, SCHOOL_NAME) : ""),
		.subject = group_title(group),
		.date = part_made_on(today),
		.fit = FIT_TRY,
	};
	document_table(out, columns, sizeof columns / sizeof columns[0]);
}

/* Each with a sign before it where there are more. */
static void add_goals(const struct plan_source *s, struct buffer *out)
{
	size_t count, open = 0;
	const struct record **goals = part_goals(s->dossier, s->plan, &count);

	for (size_t i = 0; i < count; i++)
		if (goal_is_open(goals[i]))
			goals[open++] = goals[i];
	for (size_t i = 0; i < open; i++) {
		struct buffer text = {0};
		char *line;

		record_title(goals[i], &text);
		line = cut_text(text.bytes, GROUP_GOAL);
		buffer_add_format(out, "%s%s%s", i ? "\n" : "", open > 1 ? "• " : "", line);
		free(line);
		buffer_clear(&text);
	}
	free(goals);
}

/* Of a plan that is not in force yet nobody has agreed to what stands beside it. */
static char *group_name(const struct plan_source *s)
{
	char *name = part_pupil_name(dossier_pupil(s->dossier)), *marked;

	if (!s->plan || record_choice(s->plan, PLAN_STATUS) != PLAN_DRAFT)
		return name;
	marked = mem_format(_("%s (concept)"), name);
	free(name);
	return marked;
}

void group_document_add(const struct plan_source *s, struct document *out)
{
	const struct record *pupil = dossier_pupil(s->dossier);
	char *name = group_name(s), *need, *works;
	struct buffer goals = {0};

	need = cut_text(s->plan && record_is_set(s->plan, PLAN_NEED) ?
				record_text(s->plan, PLAN_NEED) :
				record_text(pupil, PUPIL_NEEDS),
			GROUP_NEED);
	works = cut_text(s->plan ? record_text(s->plan, PLAN_WORKS) : "", GROUP_NEED);
	if (s->plan)
		add_goals(s, &goals);
	document_add_pupil(out, pupil->id);
	document_cell(out, name);
	document_cell(out, need);
	document_cell(out, goals.length ? goals.bytes : s->plan ? "" : _("nog geen OPP"));
	document_cell(out, works);
	buffer_clear(&goals);
	free(name);
	free(need);
	free(works);
}
