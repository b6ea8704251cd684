/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records to and from text: what people type, what machines read, what the screen shows. */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/record.h"
#include "core/text.h"

/* The choice that TYPED names by its code, its label, or the start of one label only; -1 none. */
static int choice_typed(const struct field *field, const char *typed)
{
	char *want = text_fold(typed);
	int exact = -1, start = -1, starts = 0;

	for (int i = 0; field->choices[i].code; i++) {
		char *label = text_fold(_(field->choices[i].label));

		if (!strcmp(field->choices[i].code, typed) || !strcmp(label, want))
			exact = i;
		if (*want && !strncmp(label, want, strlen(want))) {
			start = i;
			starts++;
		}
		free(label);
	}
	free(want);
	return exact >= 0 ? exact : starts == 1 ? start : -1;
}

static enum zb_code choice_fail(const struct field *field, const char *typed, struct zb_err *err)
{
	struct buffer names = {0};

	for (int i = 0; field->choices[i].code; i++)
		buffer_add_format(&names, "%s%s", i ? ", " : "", _(field->choices[i].label));
	zb_fail(err, ZB_INVALID, _("%s kan niet \"%s\" zijn; het is een van: %s"), _(field->label),
		typed, names.bytes);
	buffer_clear(&names);
	return ZB_INVALID;
}

static enum zb_code parse_choice(struct record *r, unsigned field, const char *typed,
				 struct zb_err *err)
{
	const struct field *f = &r->entity->fields[field];
	int choice = choice_typed(f, typed);

	if (choice < 0)
		return choice_fail(f, typed, err);
	record_set_choice(r, field, choice);
	return ZB_OK;
}

static enum zb_code parse_set(struct record *r, unsigned field, const char *typed,
			      struct zb_err *err)
{
	const struct field *f = &r->entity->fields[field];
	struct buffer codes = {0};
	size_t count = 0;
	bool *chosen;
	enum zb_code code = ZB_OK;

	while (f->choices[count].code)
		count++;
	chosen = mem_new(count, sizeof *chosen);
	while (*typed && !code) {
		size_t length = strcspn(typed, "+,");
		char *raw = mem_bytes(typed, length);
		char *part = text_clean(raw, false);
		int choice = choice_typed(f, part);

		if (choice < 0)
			code = choice_fail(f, part, err);
		else
			chosen[choice] = true;
		free(raw);
		free(part);
		typed += length + (typed[length] != '\0');
	}
	for (size_t i = 0; i < count; i++)
		if (chosen[i])
			buffer_add_format(&codes, "%s%s", codes.length ? "+" : "",
					  f->choices[i].code);
	if (!code)
		record_set_text(r, field, codes.bytes);
	buffer_clear(&codes);
	free(chosen);
	return code;
}

static enum zb_code parse_integer(const struct field *f, const char *typed, int64_t *out,
				  struct zb_err *err)
{
	char *end;

	errno = 0;
	long long number = strtoll(typed, &end, 10);

	if (errno || end == typed || *end)
		return zb_fail(err, ZB_INVALID, _("%s is een heel getal, niet \"%s\""),
			       _(f->label), typed);
	*out = number;
	return ZB_OK;
}

/* TYPED with a comma or point and at most DIGITS decimals, as a whole number of the smallest
 * unit. */
static enum zb_code parse_decimal(const struct field *f, const char *typed, int digits,
				  int64_t *out, struct zb_err *err)
{
	const char *c = typed + (*typed == '-' || *typed == '+');
	int64_t number = 0;
	int after = -1, seen = 0;

	for (; *c; c++) {
		if ((*c == ',' || *c == '.') && after < 0) {
			after = 0;
			continue;
		}
		if (*c < '0' || *c > '9' || after == digits)
			break;
		/* Once it is too large it stays so: ten times this and its decimals still fit. */
		if (number <= RECORD_NUMBER_MOST)
			number = number * 10 + (*c - '0');
		seen++;
		if (after >= 0)
			after++;
	}
	if (*c || !seen)
		return zb_fail(err, ZB_INVALID,
			       _("%s is een getal met ten hoogste %d cijfers achter de komma, "
				 "niet \"%s\""),
			       _(f->label), digits, typed);
	for (int i = after < 0 ? 0 : after; i < digits && number <= RECORD_NUMBER_MOST; i++)
		number *= 10;
	if (number > RECORD_NUMBER_MOST)
		return zb_fail(err, ZB_INVALID, _("%s is te groot: %s"), _(f->label), typed);
	*out = *typed == '-' ? -number : number;
	return ZB_OK;
}

static enum zb_code parse_number(struct record *r, unsigned field, const char *typed,
				 struct zb_err *err)
{
	const struct field *f = &r->entity->fields[field];
	enum zb_code code;
	int64_t number = 0;

	if (f->kind == FIELD_DECIMAL)
		code = parse_decimal(f, typed, 3, &number, err);
	else if (f->kind == FIELD_MONEY)
		code = parse_decimal(f, typed, 2, &number, err);
	else
		code = parse_integer(f, typed, &number, err);
	if (!code)
		record_set_number(r, field, number);
	return code;
}

static enum zb_code parse_day(struct record *r, unsigned field, const char *typed,
			      struct date today, struct zb_err *err)
{
	const struct field *f = &r->entity->fields[field];
	struct date date;
	enum zb_code code = f->flags & FIELD_AHEAD ? date_parse_ahead(typed, today, &date, err) :
						     date_parse(typed, today, &date, err);

	if (code)
		return zb_fail_in(err, "%s", _(f->label));
	record_set_date(r, field, date);
	return ZB_OK;
}

static enum zb_code parse_year(struct record *r, unsigned field, const char *typed,
			       struct zb_err *err)
{
	int year;
	enum zb_code code = school_year_parse(typed, &year, err);

	if (code)
		return zb_fail_in(err, "%s", _(r->entity->fields[field].label));
	record_set_year(r, field, year);
	return ZB_OK;
}

static enum zb_code parse_clean(struct record *r, unsigned field, const char *clean,
				struct date today, struct zb_err *err)
{
	switch (r->entity->fields[field].kind) {
	case FIELD_DATE:
		return parse_day(r, field, clean, today, err);
	case FIELD_YEAR:
		return parse_year(r, field, clean, err);
	case FIELD_CHOICE:
	case FIELD_BOOLEAN:
		return parse_choice(r, field, clean, err);
	case FIELD_SET:
		return parse_set(r, field, clean, err);
	case FIELD_INTEGER:
	case FIELD_DECIMAL:
	case FIELD_MONEY:
	case FIELD_REFERENCE:
		return parse_number(r, field, clean, err);
	default:
		record_set_text(r, field, clean);
		return ZB_OK;
	}
}

enum zb_code record_parse(struct record *r, unsigned field, const char *typed, struct date today,
			  struct zb_err *err)
{
	const struct field *f = &r->entity->fields[field];
	enum zb_code code = ZB_OK;

	if (!text_is_utf8(typed, strlen(typed)))
		return zb_fail(err, ZB_INVALID, _("%s is geen geldige UTF-8-tekst"), _(f->label));
	char *clean = text_clean(typed, f->kind == FIELD_LONG);

	if (*clean)
		code = parse_clean(r, field, clean, today, err);
	else
		record_clear(r, field);
	free(clean);
	if (!code && r->entity->typed)
		r->entity->typed(r, field);
	return code;
}

static void add_decimal(struct buffer *out, int64_t number, int digits, char point)
{
	int64_t unit = digits == 3 ? 1000 : 100;
	uint64_t size = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
	uint64_t rest = size % (uint64_t)unit;

	buffer_add_format(out, "%s%" PRIu64, number < 0 ? "-" : "", size / (uint64_t)unit);
	if (digits == 2) {
		buffer_add_format(out, "%c%02" PRIu64, point, rest);
	} else if (rest) {
		while (rest % 10 == 0) {
			rest /= 10;
			digits--;
		}
		buffer_add_format(out, "%c%0*" PRIu64, point, digits, rest);
	}
}

void field_add_number(const struct field *field, int64_t number, char point, struct buffer *out)
{
	if (field->kind == FIELD_DECIMAL)
		add_decimal(out, number, 3, point);
	else if (field->kind == FIELD_MONEY)
		add_decimal(out, number, 2, point);
	else
		buffer_add_format(out, "%" PRId64, number);
}

void record_format(const struct record *r, unsigned field, struct buffer *out)
{
	const struct field *f = &r->entity->fields[field];

	if (!record_is_set(r, field))
		return;
	if (field_is_number(f))
		field_add_number(f, record_number(r, field), '.', out);
	else
		buffer_add(out, record_text(r, field));
}

static void show_set(const struct record *r, unsigned field, struct buffer *out)
{
	const struct field *f = &r->entity->fields[field];
	const char *separator = "";

	for (unsigned i = 0; f->choices[i].code; i++) {
		if (!record_has(r, field, i))
			continue;
		buffer_add_format(out, "%s%s", separator, _(f->choices[i].label));
		separator = ", ";
	}
}

void record_show(const struct record *r, unsigned field, struct buffer *out)
{
	const struct field *f = &r->entity->fields[field];
	char day[DATE_SHOWN_SIZE];

	if (!record_is_set(r, field))
		return;
	if (f->kind == FIELD_DATE) {
		date_to_full(record_date(r, field), day);
		buffer_add(out, day);
	} else if (f->kind == FIELD_CHOICE || f->kind == FIELD_BOOLEAN) {
		buffer_add(out, field_choice_label(f, record_text(r, field)));
	} else if (f->kind == FIELD_SET) {
		show_set(r, field, out);
	} else if (field_is_number(f)) {
		field_add_number(f, record_number(r, field), ',', out);
	} else {
		buffer_add(out, record_text(r, field));
	}
}
