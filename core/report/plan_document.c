/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/report/plan_document.h"

#include <stdlib.h>
#include <string.h>

#include "core/name.h"
#include "core/records/guardian.h"
#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "core/records/school.h"
#include "core/report/plan_parts.h"
#include "core/rules/rights.h"
#include "core/words.h"

const char *part_label(const struct entity *entity, unsigned field)
{
	return _(entity->fields[field].label);
}

void part_add_value(const struct dossier *d, const struct record *r, unsigned field,
		    struct document *document, struct buffer *out)
{
	const struct field *f = &r->entity->fields[field];
	const struct record *row;

	if (f->kind != FIELD_REFERENCE) {
		document_show(document, r, field, out);
		return;
	}
	row = dossier_find(d, entity_index(entity_find(f->target)), record_number(r, field));
	if (row)
		record_title(row, out);
}

static void put_list(const char *text, struct document *out)
{
	while (*text) {
		size_t length = strcspn(text, "\n");
		char *item = mem_bytes(text, length);

		if (*item)
			document_item(out, item);
		free(item);
		text += length + (text[length] != '\0');
	}
}

static void put_long(const struct part_field *f, const char *label, const char *text, int level,
		     struct document *out)
{
	document_heading(out, level, label);
	if (f->flags & PART_LIST)
		put_list(text, out);
	else
		document_paragraph(out, text);
}

void part_put_field(const struct dossier *d, const struct record *r, const struct part_field *f,
		    int level, struct document *out)
{
	const char *label = part_label(r->entity, f->field);
	struct buffer value = {0};

	part_add_value(d, r, f->field, out, &value);
	if (!value.length && !(f->flags & PART_ALWAYS)) {
		buffer_clear(&value);
		return;
	}
	if (!value.length)
		document_field(out, label, _("niet ingevuld"));
	else if (r->entity->fields[f->field].kind == FIELD_LONG)
		put_long(f, label, value.bytes, level, out);
	else
		document_field(out, label, value.bytes);
	buffer_clear(&value);
}

static const struct part_field school_fields[] = {
	{ SCHOOL_BRIN, 0 }, { SCHOOL_LOCATION, 0 }, { SCHOOL_BOARD, 0 }, { SCHOOL_SWV, 0 },
};

static const struct part_field pupil_fields[] = {
	{ PUPIL_BORN, PART_ALWAYS }, { PUPIL_NUMBER, 0 },	  { PUPIL_ENROLLED, 0 },
	{ PUPIL_CAME_FROM, 0 },	     { PUPIL_ELSEWHERE, 0 }, { PUPIL_ELSEWHERE_DAYS, 0 },
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* "Anna Hof, moeder, gezag"; how to reach them stands nowhere. */
static void put_guardian(const struct dossier *d, const struct record *link, struct document *out)
{
	const struct record *guardian =
		dossier_find(d, ENTITY_GUARDIAN, record_number(link, PUPIL_GUARDIAN_GUARDIAN));
	struct buffer text = {0};

	if (!guardian)
		return;
	record_title(guardian, &text);
	if (record_is_set(link, PUPIL_GUARDIAN_RELATION)) {
		buffer_add(&text, ", ");
		record_show(link, PUPIL_GUARDIAN_RELATION, &text);
	}
	if (record_is_yes(link, PUPIL_GUARDIAN_AUTHORITY))
		buffer_add_format(&text, ", %s", _("gezag"));
	document_field(out, _("Ouder of verzorger"), text.bytes);
	buffer_clear(&text);
}

static void put_pupil(const struct plan_source *s, struct document *out)
{
	const struct record *pupil = dossier_pupil(s->dossier);
	const struct record_list *links = &s->dossier->rows[ENTITY_PUPIL_GUARDIAN];
	const struct pupil_state *state = &s->derived->state;

	document_field(out, _("Leerling"), out->subject);
	for (size_t i = 0; i < COUNT(pupil_fields); i++)
		part_put_field(s->dossier, pupil, &pupil_fields[i], 2, out);
	if (*state->group)
		document_field(out, word_say((enum school_type)s->settings->type,
					     pupil_entity.fields[PUPIL_GROUP].label),
			       state->group);
	if (*state->staff)
		document_field(out, part_label(&pupil_entity, PUPIL_STAFF), state->staff);
	for (size_t i = 0; i < links->count; i++)
		put_guardian(s->dossier, links->items[i], out);
	document_field(out, _("School"), out->school);
	for (size_t i = 0; s->school && i < COUNT(school_fields); i++)
		part_put_field(s->dossier, s->school, &school_fields[i], 2, out);
}

static void room_pupil(struct document *out)
{
	document_room(out, _("Leerling"), 1);
	document_room(out, part_label(&pupil_entity, PUPIL_BORN), 1);
	document_room(out, part_label(&pupil_entity, PUPIL_GROUP), 1);
	document_room(out, _("Ouders of verzorgers, en wie gezag heeft"), 2);
}

const struct plan_part plan_parts[PLAN_PARTS] = {
	{ .heading = N_("Leerling en school"), .level = 1, .put = put_pupil, .room = room_pupil },
	{ .heading = N_("Het plan"), .level = 1, .field_count = 9,
	  .fields = { { PLAN_VERSION, PART_KEPT }, { PLAN_STATUS, PART_KEPT },
		      { PLAN_STARTS, PART_ALWAYS }, { PLAN_ENDS, 0 }, { PLAN_ADOPTED, PART_ALWAYS },
		      { PLAN_ADOPTED_BY, 0 }, { PLAN_ADOPTED_DESPITE, PART_KEPT },
		      { PLAN_CLOSED_ON, PART_KEPT }, { PLAN_CLOSE_REASON, PART_KEPT } } },
	{ .heading = N_("Uitstroombestemming en onderbouwing"), .level = 1, .field_count = 6,
	  .fields = { { PLAN_DESTINATION, PART_ALWAYS }, { PLAN_DESTINATION_NOTE, 0 },
		      { PLAN_AMBITION, 0 }, { PLAN_RATIONALE, PART_ALWAYS },
		      { PLAN_HELPING, PART_ALWAYS | PART_LIST },
		      { PLAN_HINDERING, PART_ALWAYS | PART_LIST } } },
	{ .heading = N_("Wat de leerling nodig heeft"), .level = 1, .field_count = 3,
	  .fields = { { PLAN_NEED, PART_ALWAYS }, { PLAN_CVB_ADVICE, 0 }, { PLAN_CVB_DATE, 0 } } },
	{ .heading = N_("Handelingsdeel"), .level = 1, .field_count = 1,
	  .fields = { { PLAN_GUIDANCE, PART_ALWAYS } } },
	{ .heading = N_("Inzet"), .level = 2, .put = part_put_support, .room = part_room_support },
	{ .heading = N_("Doelen"), .level = 2,
	  .put = part_put_goals, .room = part_room_goals },
	{ .heading = N_("Programma en afspraken"), .level = 2, .field_count = 4,
	  .fields = { { PLAN_WORKS, 0 }, { PLAN_AVOID, 0 }, { PLAN_DEVIATIONS, PART_ALWAYS },
		      { PLAN_THIRD_PARTIES, 0 } } },
	{ .heading = N_("Overleg met de ouders"), .level = 1, .field_count = 1,
	  .fields = { { PLAN_CONSULTATION, PART_ALWAYS } }, .put = part_put_attendees },
	{ .level = 1, .field_count = 2,
	  .fields = { { PLAN_PARENTS_VIEW, PART_ALWAYS }, { PLAN_PARENTS_VIEW_NOTE, 0 } } },
	{ .heading = N_("Instemming met het handelingsdeel"), .level = 1,
	  .put = part_put_consent, .room = part_room_consent },
	{ .heading = N_("De leerling gehoord"), .level = 1, .field_count = 5,
	  .fields = { { PLAN_HEARD, PART_ALWAYS }, { PLAN_HEARD_DATE, 0 }, { PLAN_HEARD_HOW, 0 },
		      { PLAN_HEARD_TEXT, 0 }, { PLAN_NOT_HEARD_REASON, 0 } } },
	{ .heading = N_("Evaluaties"), .level = 1, .put = part_put_evaluations },
};

static void put_part(const struct plan_part *part, const struct plan_source *s,
		     struct document *out)
{
	if (part->heading)
		document_heading(out, part->level, _(part->heading));
	for (size_t f = 0; f < part->field_count; f++)
		part_put_field(s->dossier, s->plan, &part->fields[f], part->level + 1, out);
	if (part->put)
		part->put(s, out);
}

char *part_pupil_name(const struct record *pupil)
{
	unsigned given = record_is_set(pupil, PUPIL_GIVEN_NAME) ? PUPIL_GIVEN_NAME : PUPIL_INITIALS;
	struct buffer name = {0};

	name_add_plain(&name, record_text(pupil, given), record_text(pupil, PUPIL_PREFIX),
		       record_text(pupil, PUPIL_FAMILY_NAME));
	return buffer_take(&name);
}

char *part_made_on(struct date today)
{
	char day[DATE_SHOWN_SIZE];

	date_to_full(today, day);
	return mem_format(_("gemaakt op %s"), day);
}

/* "versie 2, in werking" */
static char *edition_of(const struct record *plan)
{
	struct buffer text = {0};

	buffer_add_format(&text, _("versie %lld"), (long long)record_number(plan, PLAN_VERSION));
	buffer_add(&text, ", ");
	record_show(plan, PLAN_STATUS, &text);
	return buffer_take(&text);
}

/* What is signed, for a page that comes loose from the rest. */
static void put_signed(struct document *out)
{
	char *text = mem_format(_("Dit hoort bij het ontwikkelingsperspectief van %s, %s."),
				out->subject, out->edition);

	document_paragraph(out, text);
	free(text);
}

void plan_document(const struct plan_source *s, struct document *out)
{
	struct buffer heed = {0};

	*out = (struct document){
		.title = mem_text(_("Ontwikkelingsperspectief")),
		.school = mem_text(s->school ? record_text(s->school, SCHOOL_NAME) : ""),
		.subject = part_pupil_name(dossier_pupil(s->dossier)),
		.edition = edition_of(s->plan),
		.date = part_made_on(s->today),
	};
	rights_say_copies(s->dossier, s->today, &heed);
	out->heed = heed.length ? buffer_take(&heed) : NULL;
	buffer_clear(&heed);
	if (record_choice(s->plan, PLAN_STATUS) == PLAN_DRAFT)
		out->watermark = mem_text(_("CONCEPT"));
	for (size_t i = 0; i < PLAN_PARTS; i++)
		put_part(&plan_parts[i], s, out);
	document_heading(out, 1, _("Ondertekening"));
	put_signed(out);
	part_put_signatures(s, out);
}

/* At these no line ends. */
#define FIRM_SPACE "\u00a0"
#define FIRM_HYPHEN "\u2011"

static void add_firm(struct buffer *out, const char *text)
{
	for (; *text; text++)
		switch (*text) {
		case ' ':
			buffer_add(out, FIRM_SPACE);
			break;
		case '-':
			buffer_add(out, FIRM_HYPHEN);
			break;
		default:
			buffer_add_bytes(out, text, 1);
		}
}

/* "☐ havo   ☐ vwo" */
static void room_choices(const struct field *f, struct document *out)
{
	struct buffer text = {0};

	for (const struct choice *c = f->choices; c->code; c++) {
		buffer_add(&text, text.length ? "   ☐" FIRM_SPACE : "☐" FIRM_SPACE);
		add_firm(&text, _(c->label));
	}
	document_field(out, _(f->label), text.bytes);
	buffer_clear(&text);
}

#define ROOM_LINES 4 /* for long text */

static void room_field(const struct part_field *part, struct document *out)
{
	const struct field *f = &plan_entity.fields[part->field];

	if (part->flags & PART_KEPT)
		return;
	if (f->kind == FIELD_CHOICE || f->kind == FIELD_BOOLEAN)
		room_choices(f, out);
	else
		document_room(out, _(f->label), f->kind == FIELD_LONG ? ROOM_LINES : 1);
}

void plan_form(const struct record *school, struct date today, struct document *out)
{
	*out = (struct document){
		.title = mem_text(_("Ontwikkelingsperspectief")),
		.school = mem_text(school ? record_text(school, SCHOOL_NAME) : ""),
		.edition = mem_text(_("om met de hand in te vullen")),
		.date = part_made_on(today),
	};
	for (size_t i = 0; i < PLAN_PARTS; i++) {
		const struct plan_part *part = &plan_parts[i];

		if (!part->field_count && !part->room)
			continue;
		if (part->heading)
			document_heading(out, part->level, _(part->heading));
		for (size_t f = 0; f < part->field_count; f++)
			room_field(&part->fields[f], out);
		if (part->room)
			part->room(out);
	}
	document_heading(out, 1, _("Ondertekening"));
	part_room_signatures(out);
}
