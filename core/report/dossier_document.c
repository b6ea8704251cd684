/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "core/records/evaluation.h"
#include "core/records/plan.h"
#include "core/records/request.h"
#include "core/records/school.h"
#include "core/report/dossier_sets.h"
#include "core/rules/rights.h"
#include "core/rules/standing.h"

const struct record *dossier_request(const struct dossier *d)
{
	const struct record_list *rows = &d->rows[ENTITY_REQUEST];
	const struct record *newest = NULL, *waiting = NULL;

	for (size_t i = 0; i < rows->count; i++) {
		newest = rows->items[i];
		if (record_choice(newest, REQUEST_DECISION) <= DECISION_PENDING)
			waiting = newest;
	}
	return waiting ? waiting : newest;
}

/* --- what stands in a set --- */

/* The result fields that SET_LATEST shows. */
static bool is_latest(const struct entity *entity, unsigned field)
{
	return entity == &result_entity &&
	       (field == RESULT_FINDING || field == RESULT_VALUE || field == RESULT_DATE);
}

static bool set_has(const struct dossier_set *set, enum recipient recipient,
		    const struct entity *entity, unsigned field)
{
	for (const struct set_field *f = set->fields; f->to; f++)
		if (f->to & 1U << recipient &&
		    ((entities[set->entity] == entity && f->field == field) ||
		     (f->field == SET_LATEST && is_latest(entity, field))))
			return true;
	for (size_t i = 0; i < set->below_count; i++)
		if (set_has(&set->below[i], recipient, entity, field))
			return true;
	return false;
}

bool dossier_set_has(enum recipient recipient, const struct entity *entity, unsigned field)
{
	for (const struct dossier_set *set = dossier_sets; set->fields; set++)
		if (set_has(set, recipient, entity, field))
			return true;
	return false;
}

const char *dossier_set_heading(size_t index, unsigned *out)
{
	const struct dossier_set *set = &dossier_sets[index];

	*out = 0;
	for (const struct set_field *f = set->fields; f && f->to; f++)
		*out |= f->to;
	return set->fields ? _(set->heading) : NULL;
}

const char *dossier_set_only(size_t index, enum recipient recipient)
{
	const char *only = dossier_sets[index].only[recipient];

	return only ? _(only) : NULL;
}

static bool is_for(const struct dossier_source *s, const struct dossier_set *set)
{
	for (const struct set_field *f = set->fields; f->to; f++)
		if (f->to & 1U << s->recipient)
			return true;
	return false;
}

/* --- a value --- */

static const char *label_of(const struct dossier_set *set, const struct set_field *f)
{
	return f->label ? _(f->label) : part_label(entities[set->entity], f->field);
}

static void add_title(const struct record *r, struct buffer *out)
{
	char *name;

	if (r->entity != &pupil_entity) {
		record_title(r, out);
		return;
	}
	name = part_pupil_name(r);
	buffer_add(out, name);
	free(name);
}

static void add_end(const struct dossier_source *s, const struct record *r, struct buffer *out)
{
	char day[DATE_SHOWN_SIZE];

	date_to_full(standing_ends(dossier_pupil(s->source.dossier), r), day);
	buffer_add(out, day);
}

static void add_value(const struct dossier_source *s, const struct record *r, unsigned field,
		      struct document *document, struct buffer *out)
{
	if (field == SET_TITLE)
		add_title(r, out);
	else if (standing_is_end(r->entity, field))
		add_end(s, r, out);
	else if (field == SET_LATEST)
		part_add_latest(s->source.dossier, r, (struct date){0}, out);
	else
		part_add_value(s->source.dossier, r, field, document, out);
}

/* Whether F of that row is for him. */
static bool is_shown(const struct dossier_source *s, const struct set_field *f,
		     const struct record *r)
{
	return f->to & 1U << s->recipient && !(f->flags & SET_HEADED) &&
	       !(f->flags & SET_ALONE && talk_is_shared(s, r->id));
}

/* --- layouts --- */

static void put_fields(const struct dossier_source *s, const struct dossier_set *set,
		       const struct record *r, int level, struct document *out)
{
	for (const struct set_field *f = set->fields; f->to; f++) {
		struct buffer title = {0};

		if (!is_shown(s, f, r))
			continue;
		if (f->field < SET_TITLE) {
			part_put_field(s->source.dossier, r,
				       &(struct part_field){ f->field, f->flags }, level, out);
			continue;
		}
		add_value(s, r, f->field, out, &title);
		document_field(out, label_of(set, f), title.bytes);
		buffer_clear(&title);
	}
}

static bool is_column(const struct dossier_source *s, const struct set_field *f)
{
	return f->to & 1U << s->recipient && f->width;
}

static void begin_table(const struct dossier_source *s, const struct dossier_set *set,
			struct document *out)
{
	struct document_column columns[DOCUMENT_COLUMNS];
	size_t count = 0;

	for (const struct set_field *f = set->fields; f->to; f++)
		if (is_column(s, f))
			columns[count++] = (struct document_column){
				f->label ? f->label : entities[set->entity]->fields[f->field].label,
				f->width
			};
	document_table(out, columns, count);
}

/* Adds a value behind what stands in the cell. */
static void add_joined(const struct dossier_set *set, const struct set_field *f, const char *value,
		       struct buffer *cell)
{
	if (f->flags & SET_LABELLED) {
		buffer_add_format(cell, "%s%s: %s", cell->length ? "\n" : "",
				  part_label(entities[set->entity], f->field), value);
	} else if (f->join && *f->join == '(') {
		buffer_add_format(cell, "%s(%s)", cell->length ? " " : "", value);
	} else {
		if (f->join && cell->length)
			buffer_add(cell, _(f->join));
		buffer_add(cell, value);
	}
}

static void put_cells(const struct dossier_source *s, const struct dossier_set *set,
		      const struct record *r, struct document *out)
{
	struct buffer cell = {0}, value = {0};
	bool begun = false;

	for (const struct set_field *f = set->fields; f->to; f++) {
		if (!is_shown(s, f, r))
			continue;
		if (f->width && begun) {
			document_cell(out, cell.bytes);
			buffer_reset(&cell);
		}
		begun = true;
		buffer_reset(&value);
		add_value(s, r, f->field, out, &value);
		if (value.length)
			add_joined(set, f, value.bytes, &cell);
	}
	document_cell(out, cell.bytes);
	buffer_clear(&cell);
	buffer_clear(&value);
}

/* --- rows --- */

struct row {
	const struct record *record;
	unsigned order; /* as in the set */
};

static int compare_rows(const void *left, const void *right)
{
	const struct row *a = left, *b = right;
	const struct record *x = a->record, *y = b->record;
	int order = 0;

	if (x->entity == &goal_entity)
		return goal_order(&x, &y);
	if (a->order && field_is_number(&x->entity->fields[a->order]))
		order = (record_number(x, a->order) > record_number(y, a->order)) -
			(record_number(x, a->order) < record_number(y, a->order));
	else if (a->order)
		order = strcmp(record_text(x, a->order), record_text(y, a->order));
	return order ? order : (x->id > y->id) - (x->id < y->id);
}

/* Those of the set, *COUNT of them; of one below another set those that belong to ABOVE. The
 * school's own row is in no dossier. The caller frees. */
static struct row *rows_of(const struct dossier_source *s, const struct dossier_set *set,
			   const struct record *above, size_t *count)
{
	const struct record_list *list = &s->source.dossier->rows[set->entity];
	struct row *rows = mem_new(list->count + 1, sizeof *rows);

	*count = 0;
	for (size_t i = 0; i < list->count; i++)
		if ((!above || record_number(list->items[i], set->link) == above->id) &&
		    (!set->takes || set->takes(s, list->items[i])))
			rows[(*count)++] = (struct row){ list->items[i], set->order };
	if (set->entity == ENTITY_SCHOOL && s->source.school)
		rows[(*count)++] = (struct row){ s->source.school, 0 };
	qsort(rows, *count, sizeof *rows, compare_rows);
	return rows;
}

static void put_set(const struct dossier_source *s, const struct dossier_set *set,
		    const struct record *above, struct document *out);

static void put_row(const struct dossier_source *s, const struct dossier_set *set,
		    const struct record *r, struct document *out)
{
	struct buffer title = {0};

	record_title(r, &title);
	document_heading(out, 2, title.bytes);
	for (const struct set_field *f = set->fields; f->to; f++)
		if (f->flags & SET_HEADED)
			document_note(out, r, f->field);
	put_fields(s, set, r, 3, out);
	for (size_t i = 0; i < set->below_count; i++)
		put_set(s, &set->below[i], r, out);
	buffer_clear(&title);
}

static void put_set(const struct dossier_source *s, const struct dossier_set *set,
		    const struct record *above, struct document *out)
{
	struct row *rows;
	size_t count;

	if (!is_for(s, set))
		return;
	rows = rows_of(s, set, above, &count);
	if (set->heading && (count || set->none))
		document_heading(out, 1, _(set->heading));
	if (set->layout == SET_TABLE && count)
		begin_table(s, set, out);
	for (size_t i = 0; i < count; i++) {
		if (set->layout == SET_TABLE)
			put_cells(s, set, rows[i].record, out);
		else if (set->layout == SET_ROWS)
			put_row(s, set, rows[i].record, out);
		else
			put_fields(s, set, rows[i].record, above ? 3 : 2, out);
	}
	if (!count && set->none)
		document_paragraph(out, _(set->none));
	if (count && set->more)
		set->more(s, out);
	free(rows);
}

/* --- the whole --- */

static const struct {
	const char *title, *edition, *said; /* through _() */
} words[RECIPIENT_COUNT] = {
	[RECIPIENT_PARENTS] = {
		N_("Dossier"), N_("voor de ouders"),
		N_("Dit is wat de school over de leerling heeft vastgelegd. Vertrouwelijke "
		   "aantekeningen en wat over anderen gaat staan er niet in.") },
	[RECIPIENT_SCHOOL] = {
		N_("Onderwijskundig rapport"), N_("voor de volgende school"),
		N_("Dit is wat de volgende school nodig heeft om verder te gaan waar deze school "
		   "ophoudt. De ouders krijgen een afschrift.") },
	[RECIPIENT_SWV] = {
		N_("Gegevens bij een aanvraag"), N_("voor het swv"),
		N_("Dit is alleen wat nodig is om over de aanvraag te beslissen.") },
};

static void put_purpose(const struct dossier_source *s, struct document *out)
{
	struct buffer title = {0};

	document_paragraph(out, _(words[s->recipient].said));
	if (!s->request)
		return;
	record_title(s->request, &title);
	document_field(out, _("Doel"), title.bytes);
	buffer_clear(&title);
	out->purpose = mem_format("request %lld", (long long)s->request->id);
}

void dossier_document(const struct dossier_source *s, struct document *out)
{
	const struct plan_source *source = &s->source;
	struct buffer heed = {0};

	*out = (struct document){
		.title = mem_text(_(words[s->recipient].title)),
		.school = mem_text(source->school ? record_text(source->school, SCHOOL_NAME) : ""),
		.subject = part_pupil_name(dossier_pupil(source->dossier)),
		.edition = mem_text(_(words[s->recipient].edition)),
		.date = part_made_on(source->today),
	};
	if (source->plan && record_choice(source->plan, PLAN_STATUS) == PLAN_DRAFT)
		out->watermark = mem_text(_("CONCEPT"));
	if (s->recipient == RECIPIENT_PARENTS)
		rights_say_copies(source->dossier, source->today, &heed);
	out->heed = heed.length ? buffer_take(&heed) : NULL;
	buffer_clear(&heed);
	put_purpose(s, out);
	for (const struct dossier_set *set = dossier_sets; set->fields; set++)
		put_set(s, set, NULL, out);
}
