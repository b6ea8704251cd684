/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange/csv_measurement.h"

#include <string.h>

#include "core/exchange/csv_table.h"
#include "core/exchange/words.h"
#include "core/records/measurement.h"
#include "core/records/pupil.h"
#include "core/text.h"

/* X(is of the pupil, field, code, aliases). */
#define COLUMNS(X)                                                                                 \
	CSV_PUPIL_COLUMNS(X, true)                                                                 \
	X(false, MEASUREMENT_DATE, "date", "datum|afnamedatum|toetsdatum|datumafname|meetdatum")   \
	X(false, MEASUREMENT_SUBJECT, "subject", "vak|onderdeel|vakgebied|wat|toetsonderdeel")     \
	X(false, MEASUREMENT_LEVEL, "level", "niveau|niveauwaarde|niveauscore")                    \
	X(false, MEASUREMENT_SCORE, "score", "score|vaardigheidsscore|toetsscore|vs")              \
	X(false, MEASUREMENT_FUNCTIONAL_LEVEL, "functional_level",                                 \
	  "functioneringsniveau|functioneelniveau|fn")                                             \
	X(false, MEASUREMENT_OWN_LEVEL, "own_level",                                               \
	  "eigenniveau|toetsopeigenniveau|opeigenniveau")                                          \
	X(false, MEASUREMENT_RISK, "risk", "risico|risicoleerling")                                \
	X(false, MEASUREMENT_INSTRUMENT, "instrument", "instrument|toets|toetsnaam|vragenlijst")

#define COLUMN_HEADING(of_pupil, field, code, aliases) { code, aliases },
#define COLUMN_FIELD(of_pupil, field, code, aliases) { of_pupil, field },

static const struct csv_heading headings[] = { COLUMNS(COLUMN_HEADING) };

static const struct {
	bool of_pupil;
	unsigned field;
} columns[] = { COLUMNS(COLUMN_FIELD) };

enum { COLUMN_COUNT = sizeof headings / sizeof headings[0] };

/* What schools call a subject beside its label. */
static const struct {
	const char *words, *code;
} synonyms[] = {
	{ "tl|lezen|dmt|avi", "technical_reading" },
	{ "bl|begrijpend", "reading_comprehension" },
	{ "rw|rekenen|wiskunde|rekenen en wiskunde|rekenen/wiskunde", "mathematics" },
	{ "sp", "spelling" },
	{ "veiligheid", "safety" },
};

struct reader {
	struct date today;
	struct measured_list list;
	int places[COLUMN_COUNT];
};

static bool has(const int *places, bool of_pupil, unsigned field)
{
	for (unsigned c = 0; c < COLUMN_COUNT; c++)
		if (columns[c].of_pupil == of_pupil && columns[c].field == field)
			return places[c] >= 0;
	return false;
}

static bool are_of_measurements(const int *places)
{
	return has(places, false, MEASUREMENT_DATE) && has(places, false, MEASUREMENT_SUBJECT) &&
	       (has(places, true, PUPIL_NUMBER) || has(places, true, PUPIL_FAMILY_NAME));
}

static enum zb_code refuse(struct zb_err *err)
{
	return zb_fail(err, ZB_FORMAT,
		       _("de eerste regel heeft geen kopjes voor de leerling "
			 "(leerlingnummer, of achternaam en geboortedatum), datum en vak"));
}

static const struct csv_table table = {
	.headings = headings, .count = COLUMN_COUNT, .is = are_of_measurements, .refuse = refuse,
};

static const char *subject_of(const char *cell)
{
	for (size_t i = 0; i < sizeof synonyms / sizeof synonyms[0]; i++)
		if (words_place(synonyms[i].words, cell) >= 0)
			return synonyms[i].code;
	return cell;
}

/* Some programs write 1 for I. */
static const char *level_of(const char *cell)
{
	for (const struct choice *level = measurement_levels; level->code; level++)
		if (words_place(text_figures(level->code), cell) >= 0)
			return level->code;
	return cell;
}

static const char *code_of(unsigned field, const char *cell)
{
	if (field == MEASUREMENT_SUBJECT)
		return subject_of(cell);
	return field == MEASUREMENT_LEVEL ? level_of(cell) : cell;
}

/* "1.250": a thousand and more to who writes a point between the thousands, one and a quarter to
 * who writes it before decimals. */
static bool is_ambiguous(const char *cell)
{
	size_t first = strspn(cell, "0123456789");

	return first >= 1 && first <= 3 && cell[first] == '.' &&
	       strspn(cell + first + 1, "0123456789") == 3 && !cell[first + 4];
}

static enum zb_code check_decimal(const struct record *record, unsigned field, const char *cell,
				  struct zb_err *err)
{
	const struct field *f = &record->entity->fields[field];

	if (f->kind != FIELD_DECIMAL || !is_ambiguous(cell))
		return ZB_OK;
	int point = (int)strcspn(cell, ".");
	const char *behind = cell + point + 1;

	return zb_fail(err, ZB_INVALID,
		       _("%s \"%s\" is op twee manieren te lezen; schrijf %.*s%s of %.*s,%s"),
		       _(f->label), cell, point, cell, behind, point, cell, behind);
}

/* A program that has a column for risk writes "nee" in it for every line, also of a subject, which
 * has none. */
static void drop_no_risk(struct record *row)
{
	enum measurement_subject subject =
		(enum measurement_subject)record_choice(row, MEASUREMENT_SUBJECT);

	if (record_is_set(row, MEASUREMENT_SUBJECT) && measurement_has_level(subject) &&
	    !record_is_yes(row, MEASUREMENT_RISK))
		record_clear(row, MEASUREMENT_RISK);
}

static enum zb_code read_cells(const struct reader *r, const struct csv_row *row,
			       struct measured *item, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	for (unsigned c = 0; c < COLUMN_COUNT && !code; c++) {
		const char *cell = csv_cell(row, r->places[c]);
		struct record *record = columns[c].of_pupil ? item->who : item->row;

		if (!columns[c].of_pupil)
			cell = code_of(columns[c].field, cell);
		code = check_decimal(record, columns[c].field, cell, err);
		if (!code)
			code = record_parse(record, columns[c].field, cell, r->today, err);
	}
	return code;
}

/* Whose it is follows when it is compared; until then the pupil is only not empty. */
static enum zb_code check(const struct reader *r, struct measured *item, struct zb_err *err)
{
	enum zb_code code;

	if (!record_is_set(item->who, PUPIL_NUMBER) &&
	    !record_is_set(item->who, PUPIL_FAMILY_NAME))
		return csv_fail_pupil(err);
	record_set_number(item->row, MEASUREMENT_PUPIL, 1);
	code = record_validate(item->row, r->today, NULL, err);
	record_clear(item->row, MEASUREMENT_PUPIL);
	return code;
}

static void drop_last(struct measured_list *list)
{
	struct measured *item = &list->items[--list->count];

	record_free(item->who);
	record_free(item->row);
}

static enum zb_code on_row(void *context, const struct csv_row *row, struct zb_err *err)
{
	struct reader *r = context;
	struct measured *item = measured_add(&r->list);
	enum zb_code code = read_cells(r, row, item, err);
	bool drop;

	drop_no_risk(item->row);
	drop = code || !measurement_says_something(item->row);
	item->line = row->line;
	if (!drop)
		code = check(r, item, err);
	if (drop || code)
		drop_last(&r->list);
	return code;
}

enum zb_code csv_measurement_read(FILE *file, struct date today, struct measured_list *out,
				  struct bad_lines *bad, struct zb_err *err)
{
	struct reader r = { .today = today };
	enum zb_code code = csv_table_read(file, &table, r.places, &r.list.ignored, bad, on_row,
					   &r, err);

	if (code)
		measured_free(&r.list);
	else
		*out = r.list;
	return code;
}

bool csv_measurement_is(FILE *file)
{
	return csv_table_is(file, &table);
}
