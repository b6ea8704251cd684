/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/record.h"

#include <stdlib.h>
#include <string.h>

const struct choice choices_yes_no[] = {
	[ANSWERED_YES] = { "yes", N_("ja") },
	[ANSWERED_NO] = { "no", N_("nee") },
	{ NULL, NULL },
};

struct record *record_new(const struct entity *entity)
{
	struct record *r = mem_new(1, sizeof *r + entity->field_count * sizeof r->values[0]);

	r->entity = entity;
	return r;
}

struct record *record_copy(const struct record *from)
{
	struct record *to = record_new(from->entity);

	to->id = from->id;
	to->rev = from->rev;
	for (unsigned f = 0; f < from->entity->field_count; f++)
		record_copy_field(to, f, from, f);
	return to;
}

void record_free(struct record *r)
{
	if (!r)
		return;
	for (unsigned f = 0; f < r->entity->field_count; f++)
		free(r->values[f].text);
	free(r);
}

/* A broken invariant: the caller asked for a field of another kind or past the table. */
static const struct field *record_field(const struct record *r, unsigned field, bool number)
{
	if (field >= r->entity->field_count)
		abort();
	if (field_is_number(&r->entity->fields[field]) != number)
		abort();
	return &r->entity->fields[field];
}

bool record_is_set(const struct record *r, unsigned field)
{
	if (field >= r->entity->field_count)
		abort();
	return r->values[field].set;
}

const char *record_text(const struct record *r, unsigned field)
{
	record_field(r, field, false);
	return r->values[field].set ? r->values[field].text : "";
}

int64_t record_number(const struct record *r, unsigned field)
{
	record_field(r, field, true);
	return r->values[field].number;
}

struct date record_date(const struct record *r, unsigned field)
{
	struct date date = {0};

	date_from_iso(record_text(r, field), &date);
	return date;
}

int record_year(const struct record *r, unsigned field)
{
	int year = 0;

	if (record_is_set(r, field))
		school_year_parse(record_text(r, field), &year, NULL);
	return year;
}

int record_choice(const struct record *r, unsigned field)
{
	const struct field *f = record_field(r, field, false);

	return record_is_set(r, field) ? field_choice(f, record_text(r, field)) : -1;
}

bool record_is_yes(const struct record *r, unsigned field)
{
	return record_choice(r, field) == 0;
}

bool record_has(const struct record *r, unsigned field, unsigned choice)
{
	const char *code = record_field(r, field, false)->choices[choice].code;
	const char *set = record_text(r, field);
	size_t length = strlen(code);

	while (*set) {
		size_t part = strcspn(set, "+");

		if (part == length && !strncmp(set, code, length))
			return true;
		set += part + (set[part] == '+');
	}
	return false;
}

void record_clear(struct record *r, unsigned field)
{
	if (field >= r->entity->field_count)
		abort();
	free(r->values[field].text);
	r->values[field] = (struct value){0};
}

void record_set_text(struct record *r, unsigned field, const char *text)
{
	record_field(r, field, false);
	if (!text || !*text) {
		record_clear(r, field);
		return;
	}
	char *copy = mem_text(text); /* first: text may be the value itself */

	free(r->values[field].text);
	r->values[field] = (struct value){ .set = true, .text = copy };
}

void record_set_number(struct record *r, unsigned field, int64_t number)
{
	record_field(r, field, true);
	r->values[field] = (struct value){ .set = true, .number = number };
}

void record_set_date(struct record *r, unsigned field, struct date date)
{
	char iso[DATE_ISO_SIZE];

	date_to_iso(date, iso);
	record_set_text(r, field, iso);
}

void record_set_year(struct record *r, unsigned field, int year)
{
	char text[SCHOOL_YEAR_SIZE] = "";

	if (year)
		school_year_to_text(year, text);
	record_set_text(r, field, text);
}

void record_set_choice(struct record *r, unsigned field, int choice)
{
	const struct field *f = record_field(r, field, false);

	record_set_text(r, field, choice < 0 ? NULL : f->choices[choice].code);
}

void record_copy_field(struct record *to, unsigned to_field, const struct record *from,
		       unsigned from_field)
{
	if (!record_is_set(from, from_field))
		record_clear(to, to_field);
	else if (field_is_number(&from->entity->fields[from_field]))
		record_set_number(to, to_field, record_number(from, from_field));
	else
		record_set_text(to, to_field, record_text(from, from_field));
}

bool record_same(const struct record *a, const struct record *b, unsigned field)
{
	const struct value *x = &a->values[field], *y = &b->values[field];

	if (x->set != y->set || !x->set)
		return x->set == y->set;
	if (field_is_number(&a->entity->fields[field]))
		return x->number == y->number;
	return !strcmp(x->text, y->text);
}

void record_title(const struct record *r, struct buffer *out)
{
	size_t start = out->length;

	if (r->entity->title)
		r->entity->title(r, out);
	for (unsigned f = 0; f < r->entity->field_count && out->length == start; f++)
		record_show(r, f, out);
	if (out->length == start)
		buffer_add(out, _(r->entity->label));
}

enum zb_code record_fail_in(const struct record *r, struct zb_err *err)
{
	struct buffer title = {0};
	enum zb_code code;

	record_title(r, &title);
	code = zb_fail_in(err, "%s", title.bytes);
	buffer_clear(&title);
	return code;
}

int entity_field(const struct entity *entity, const char *column)
{
	for (unsigned f = 0; f < entity->field_count; f++)
		if (!strcmp(entity->fields[f].column, column))
			return (int)f;
	return -1;
}

bool field_is_number(const struct field *field)
{
	return field->kind >= FIELD_INTEGER;
}

bool field_is_searched(const struct field *field)
{
	return field->kind == FIELD_LONG || (field->flags & FIELD_SEARCHED);
}

int field_choice(const struct field *field, const char *code)
{
	for (int i = 0; field->choices && field->choices[i].code; i++)
		if (!strcmp(field->choices[i].code, code))
			return i;
	return -1;
}

const char *field_choice_label(const struct field *field, const char *code)
{
	int i = field_choice(field, code);

	return i < 0 ? code : _(field->choices[i].label);
}
