/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes a record fit to be saved: its fields' kinds first, then its entity's own rules. */
#include <string.h>

#include "core/record.h"
#include "core/text.h"

#define TEXT_LIMIT 4000            /* bytes of one line of text */
#define LONG_LIMIT (1024 * 1024)   /* bytes of a long text */

static bool text_is_clean(const char *text, bool lines)
{
	for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
		if ((*c < 0x20 && !(lines && *c == '\n')) || *c == 0x7F)
			return false;
		if (*c == 0xC2 && c[1] >= 0x80 && c[1] < 0xA0)
			return false;
	}
	return true;
}

static enum zb_code validate_text(const struct field *f, const char *text, struct zb_err *err)
{
	bool lines = f->kind == FIELD_LONG;
	size_t limit = lines ? LONG_LIMIT : TEXT_LIMIT;
	size_t length = strlen(text);

	if (length > limit)
		return zb_fail(err, ZB_LIMIT, _("%s is te lang: ten hoogste %zu tekens"),
			       _(f->label), limit);
	if (!text_is_utf8(text, length) || !text_is_clean(text, lines))
		return zb_fail(err, ZB_INVALID, _("%s bevat tekens die geen tekst zijn"),
			       _(f->label));
	return ZB_OK;
}

/* A set lists known codes, each once, in the order of the table. */
static bool set_is_valid(const struct field *f, const char *set)
{
	int last = -1;

	while (*set) {
		size_t length = strcspn(set, "+");
		int found = -1;

		for (int i = last + 1; f->choices[i].code && found < 0; i++)
			if (strlen(f->choices[i].code) == length &&
			    !strncmp(f->choices[i].code, set, length))
				found = i;
		if (found < 0)
			return false;
		last = found;
		set += length;
		if (*set == '+' && !*++set)
			return false;
	}
	return true;
}

/* 2026-11-22T08:15:30.123Z: compared as text, so each has all its digits. */
static bool moment_is_valid(const char *moment)
{
	static const char form[] = "0000-00-00T00:00:00.000Z";
	char day[DATE_ISO_SIZE];
	struct date date;

	if (strlen(moment) != sizeof form - 1)
		return false;
	for (size_t i = 0; form[i]; i++)
		if (form[i] == '0' ? moment[i] < '0' || moment[i] > '9' : moment[i] != form[i])
			return false;
	memcpy(day, moment, sizeof day - 1);
	day[sizeof day - 1] = '\0';
	return date_from_iso(day, &date);
}

static enum zb_code validate_number(const struct record *r, unsigned field, struct zb_err *err)
{
	const struct field *f = &r->entity->fields[field];
	int64_t most = f->most ? f->most : RECORD_NUMBER_MOST;
	int64_t number = record_number(r, field);
	struct buffer least_text = {0}, most_text = {0};

	if (number >= f->least && number <= most)
		return ZB_OK;
	field_add_number(f, f->least, ',', &least_text);
	field_add_number(f, most, ',', &most_text);
	if (f->most)
		zb_fail(err, ZB_INVALID, _("%s is een getal van %s tot en met %s"), _(f->label),
			least_text.bytes, most_text.bytes);
	else
		zb_fail(err, ZB_INVALID, _("%s is een getal vanaf %s"), _(f->label),
			least_text.bytes);
	buffer_clear(&least_text);
	buffer_clear(&most_text);
	return ZB_INVALID;
}

static enum zb_code validate_field(const struct record *r, unsigned field, struct zb_err *err)
{
	const struct field *f = &r->entity->fields[field];
	struct date date;
	int year;
	bool good = true;

	if (!record_is_set(r, field)) {
		if (f->flags & FIELD_REQUIRED)
			return zb_fail(err, ZB_INVALID, _("%s mag niet leeg zijn"), _(f->label));
		return ZB_OK;
	}
	switch (f->kind) {
	case FIELD_TEXT:
	case FIELD_LONG:
		return validate_text(f, record_text(r, field), err);
	case FIELD_DATE:
		good = date_from_iso(record_text(r, field), &date);
		break;
	case FIELD_MOMENT:
		good = moment_is_valid(record_text(r, field));
		break;
	case FIELD_YEAR:
		good = strlen(record_text(r, field)) == SCHOOL_YEAR_SIZE - 1 &&
		       !school_year_parse(record_text(r, field), &year, NULL);
		break;
	case FIELD_CHOICE:
	case FIELD_BOOLEAN:
		good = record_choice(r, field) >= 0;
		break;
	case FIELD_SET:
		good = set_is_valid(f, record_text(r, field));
		break;
	case FIELD_INTEGER:
	case FIELD_DECIMAL:
	case FIELD_MONEY:
		return validate_number(r, field, err);
	default:
		break;
	}
	if (!good)
		return zb_fail(err, ZB_INVALID, _("%s kan niet \"%s\" zijn"), _(f->label),
			       record_text(r, field));
	return ZB_OK;
}

#define DAY_FLAGS (FIELD_PAST | FIELD_NEAR | FIELD_TERM | FIELD_COMING)

static bool is_moved(const struct record *before, const struct record *after, unsigned field)
{
	return (after->entity->fields[field].flags & DAY_FLAGS) &&
	       record_is_set(after, field) && !(before && record_same(before, after, field));
}

bool record_moves(const struct record *before, const struct record *after)
{
	for (unsigned f = 0; f < after->entity->field_count; f++)
		if (is_moved(before, after, f))
			return true;
	return false;
}

static enum zb_code validate_day(const struct record *r, unsigned field, struct date born,
				 struct date today, struct zb_err *err)
{
	const struct field *f = &r->entity->fields[field];
	struct date day = record_date(r, field);
	char shown[DATE_SHOWN_SIZE];

	if ((f->flags & FIELD_PAST) && date_compare(day, today) > 0)
		return zb_fail(err, ZB_INVALID, _("%s kan niet in de toekomst liggen"),
			       _(f->label));
	if ((f->flags & FIELD_COMING) && date_compare(day, today) < 0)
		return zb_fail(err, ZB_INVALID, _("%s is al voorbij; kies een dag die nog komt"),
			       _(f->label));
	/* So far ahead the year was mistyped. */
	if ((f->flags & FIELD_NEAR) && date_compare(day, date_add_months(today, 12)) > 0)
		return zb_fail(err, ZB_INVALID,
			       _("%s ligt meer dan een jaar vooruit; kijk het jaartal na"),
			       _(f->label));
	if ((f->flags & FIELD_TERM) && date_compare(day, date_add_months(today, 60)) > 0)
		return zb_fail(err, ZB_INVALID,
			       _("%s ligt meer dan vijf jaar vooruit; kijk het jaartal na"),
			       _(f->label));
	if (!date_is_set(born) || date_compare(day, born) >= 0)
		return ZB_OK;
	date_to_full(born, shown);
	return zb_fail(err, ZB_INVALID,
		       _("%s ligt voor de geboorte van de leerling (%s); kijk het jaartal na"),
		       _(f->label), shown);
}

enum zb_code record_validate(const struct record *r, struct date today, unsigned *field,
			     struct zb_err *err)
{
	return record_validate_change(NULL, r, (struct date){0}, today, field, err);
}

enum zb_code record_validate_change(const struct record *before, const struct record *r,
				    struct date born, struct date today, unsigned *field,
				    struct zb_err *err)
{
	unsigned at = 0;
	enum zb_code code = ZB_OK;

	for (unsigned f = 0; f < r->entity->field_count && !code; f++) {
		if (r->entity->fields[f].flags & FIELD_DERIVED)
			continue;
		at = f;
		code = validate_field(r, f, err);
		if (!code && is_moved(before, r, f))
			code = validate_day(r, f, born, today, err);
	}
	if (!code && r->entity->check)
		code = r->entity->check(r, today, &at, err);
	if (code && field)
		*field = at;
	return code;
}
