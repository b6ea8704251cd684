/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is to look at before a document goes out. */
#include <stdlib.h>
#include <string.h>

#include "core/records/goal.h"
#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "core/report/plan_parts.h"
#include "core/rules/named.h"
#include "core/rules/version.h"
#include "db/others.h"
#include "db/print_read.h"

#define AROUND 3 /* words shown before and behind a name */

static void add(struct print_cautions *out, enum caution_kind kind, const struct record *row,
		int field, char *text)
{
	out->items = mem_grow(out->items, &out->room, out->count + 1, sizeof *out->items);
	out->items[out->count++] = (struct print_caution){
		.kind = kind,
		.text = text,
		.entity = entity_index(row->entity),
		.row = row->id,
		.field = field,
	};
}

void print_cautions_free(struct print_cautions *cautions)
{
	for (size_t i = 0; i < cautions->count; i++)
		free(cautions->items[i].text);
	free(cautions->items);
	*cautions = (struct print_cautions){0};
}

/* --- names --- */

struct look {
	const struct reading *reading;
	const struct others *others;
	const struct document_typed *typed;
	struct print_cautions *out;
};

static const char *text_of(const struct record *r, const char *column)
{
	int field = entity_field(r->entity, column);

	return field < 0 ? "" : record_text(r, (unsigned)field);
}

static struct named_person person_of(const struct record *r, bool near)
{
	return (struct named_person){ text_of(r, "given_name"), text_of(r, "prefix"),
				      text_of(r, "family_name"), near };
}

/* What the text is part of: a row that is itself part of a talk goes by that talk, and one that is
 * called by the text itself by its kind. */
static void add_place(const struct dossier *d, const struct record *r, const char *text,
		      struct buffer *out)
{
	const struct field *first = &r->entity->fields[0];
	const struct record *whole = NULL;

	if (first->kind == FIELD_REFERENCE && record_is_set(r, 0) &&
	    (!r->entity->title || r->entity == &result_entity || r->entity == &consent_entity))
		whole = dossier_find(d, entity_index(entity_find(first->target)),
				     record_number(r, 0));
	record_title(whole ? whole : r, out);
	if (strcmp(out->bytes, text) != 0)
		return;
	buffer_reset(out);
	buffer_add(out, _(r->entity->label));
}

static void tell(void *context, size_t other, size_t start, size_t length)
{
	const struct look *look = context;
	const struct document_typed *typed = look->typed;
	const struct dossier *d = &look->reading->dossier;
	const struct record *row = dossier_find(d, entity_index(typed->entity), typed->row);
	char *around = named_around(typed->text, start, length, AROUND);
	char *name = part_pupil_name(look->others->pupils[other]);
	struct buffer place = {0};

	if (row) {
		add_place(d, row, typed->text, &place);
		add(look->out, CAUTION_NAME, row, (int)typed->field,
		    mem_format("%s: \"%s\" (%s, %s)", name, around,
			       _(typed->entity->fields[typed->field].label), place.bytes));
	}
	buffer_clear(&place);
	free(around);
	free(name);
}

/* The pupil, and the parents and staff of the dossier. */
static struct named_person *known_of(const struct dossier *d, size_t *count)
{
	static const enum entity_id kinds[] = { ENTITY_PUPIL, ENTITY_GUARDIAN, ENTITY_STAFF };
	struct named_person *known = NULL;
	size_t room = 0;

	*count = 0;
	for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
		for (size_t i = 0; i < d->rows[kinds[k]].count; i++) {
			known = mem_grow(known, &room, *count + 1, sizeof *known);
			known[(*count)++] = person_of(d->rows[kinds[k]].items[i], false);
		}
	return known;
}

static void find_names(struct look *look, const struct document *document)
{
	const struct others *others = look->others;
	struct named_person *persons = mem_new(others->count, sizeof *persons), *known;
	struct named_finder *named;
	size_t known_count;

	for (size_t i = 0; i < others->count; i++)
		persons[i] = person_of(others->pupils[i], others->near[i]);
	known = known_of(&look->reading->dossier, &known_count);
	named = named_new(persons, others->count, known, known_count);
	for (size_t i = 0; i < document->typed_count; i++) {
		look->typed = &document->typed[i];
		named_find(named, look->typed->text, tell, look);
	}
	named_free(named);
	free(known);
	free(persons);
}

static enum zb_code look_for_names(struct db *db, const struct reading *reading,
				   const struct document *document, struct print_cautions *out,
				   struct zb_err *err)
{
	const char **texts = mem_new(document->typed_count, sizeof(const char *));
	struct others others = {0};
	struct look look = { .reading = reading, .others = &others, .out = out };
	enum zb_code code;

	for (size_t i = 0; i < document->typed_count; i++)
		texts[i] = document->typed[i].text;
	code = others_read(db, dossier_pupil(&reading->dossier)->id, texts, document->typed_count,
			   &others, err);
	if (!code)
		find_names(&look, document);
	others_free(&others);
	free(texts);
	return code;
}

/* --- goals --- */

static void look_at_goals(const struct reading *reading, struct print_cautions *out)
{
	const struct record *plan = reading->source.plan;
	size_t count, open = 0;
	const struct record **goals;

	if (!plan || record_choice(plan, PLAN_STATUS) != PLAN_IN_FORCE ||
	    !record_is_set(dossier_pupil(&reading->dossier), PUPIL_LEFT))
		return;
	goals = part_goals(&reading->dossier, plan, &count);
	for (size_t i = 0; i < count; i++)
		open += record_choice(goals[i], GOAL_STATE) <= GOAL_OPEN;
	free(goals);
	if (open)
		add(out, CAUTION_GOALS, plan, -1,
		    mem_format(ngettext("%zu doel staat nog open: sluit het OPP af om het mee te "
					"geven",
					"%zu doelen staan nog open: sluit het OPP af om ze mee te "
					"geven",
					open),
			       open));
}

enum zb_code print_look(struct db *db, const struct print_request *request,
			const struct document *document, struct print_cautions *out,
			struct zb_err *err)
{
	struct reading reading;
	enum zb_code code;

	if (request->kind == PRINT_GROUP || request->kind == PRINT_FORM)
		return ZB_OK;
	code = reading_open(db, request->row, &reading, err);
	if (!code && (request->plan || plan_shown(&reading.dossier)))
		code = reading_choose_plan(&reading, request, err);
	if (!code && document->heed)
		add(out, CAUTION_RIGHTS, dossier_pupil(&reading.dossier), -1,
		    mem_text(document->heed));
	if (!code && request->kind == PRINT_DOSSIER && request->recipient == RECIPIENT_SCHOOL)
		look_at_goals(&reading, out);
	if (!code)
		code = look_for_names(db, &reading, document, out, err);
	reading_close(&reading);
	return code;
}
