/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange/csv_measurement.h"

#include "core/exchange/csv_heading.h"
#include "core/exchange/words.h"
#include "core/records/measurement.h"
#include "core/records/pupil.h"

/* X(is of the pupil, field, code, aliases). */
#define COLUMNS(X)                                                                                 \
	X(true, PUPIL_NUMBER, "number", "leerlingnummer|stamnummer|leerlingnr|stamnr|llnr")        \
	X(true, PUPIL_GIVEN_NAME, "given_name", "roepnaam|voornaam")                               \
	X(true, PUPIL_PREFIX, "prefix", "tussenvoegsel|voorvoegsel")                               \
	X(true, PUPIL_FAMILY_NAME, "family_name", "achternaam|familienaam")                        \
	X(true, PUPIL_BORN, "born", "geboortedatum|gebdatum")                                      \
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

/* What schools call a subject or a level beside its label; 1 is what some programs write for I. */
static const struct {
	unsigned field;
	const char *words, *code;
} synonyms[] = {
	{ MEASUREMENT_SUBJECT, "tl|lezen|dmt|avi", "technical_reading" },
	{ MEASUREMENT_SUBJECT, "bl|begrijpend", "reading_comprehension" },
	{ MEASUREMENT_SUBJECT, "rw|rekenen|wiskunde|rekenen en wiskunde|rekenen/wiskunde",
	  "mathematics" },
	{ MEASUREMENT_SUBJECT, "sp", "spelling" },
	{ MEASUREMENT_SUBJECT, "veiligheid", "safety" },
	{ MEASUREMENT_LEVEL, "1", "I" },
	{ MEASUREMENT_LEVEL, "2", "II" },
	{ MEASUREMENT_LEVEL, "3", "III" },
	{ MEASUREMENT_LEVEL, "4", "IV" },
	{ MEASUREMENT_LEVEL, "5", "V" },
};

struct reader {
	struct date today;
	struct measured_list list;
	bool started;
	size_t heading_count;
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

static enum zb_code read_headings(struct reader *r, const struct csv_row *row, struct zb_err *err)
{
	csv_heading_match(headings, COLUMN_COUNT, row, r->places);
	if (!are_of_measurements(r->places))
		return zb_fail(err, ZB_FORMAT,
			       _("de eerste regel heeft geen kopjes voor de leerling "
				 "(leerlingnummer, of achternaam en geboortedatum), datum en vak"));
	r->heading_count = row->count;
	r->started = true;
	return ZB_OK;
}

static const char *code_of(unsigned field, const char *cell)
{
	for (size_t i = 0; i < sizeof synonyms / sizeof synonyms[0]; i++)
		if (synonyms[i].field == field && words_place(synonyms[i].words, cell) >= 0)
			return synonyms[i].code;
	return cell;
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
		code = record_parse(record, columns[c].field, cell, r->today, err);
	}
	return code;
}

static bool says_something(const struct record *row)
{
	return record_is_set(row, MEASUREMENT_LEVEL) || record_is_set(row, MEASUREMENT_SCORE) ||
	       record_is_set(row, MEASUREMENT_FUNCTIONAL_LEVEL) ||
	       record_is_set(row, MEASUREMENT_RISK);
}

/* Whose it is follows when it is compared; until then the pupil is only not empty. */
static enum zb_code check(const struct reader *r, struct measured *item, struct zb_err *err)
{
	enum zb_code code;

	if (!record_is_set(item->who, PUPIL_NUMBER) &&
	    !record_is_set(item->who, PUPIL_FAMILY_NAME))
		return zb_fail(err, ZB_INVALID,
			       _("hier staat niet om welke leerling het gaat: geef een "
				 "leerlingnummer, of achternaam, roepnaam en geboortedatum"));
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
	struct measured *item;
	enum zb_code code;

	if (csv_row_is_empty(row))
		return ZB_OK;
	if (!r->started)
		return read_headings(r, row, err);
	if (csv_row_overflows(row, r->heading_count))
		return zb_fail(err, ZB_FORMAT,
			       _("hier staan %zu cellen onder %zu kopjes; zet tekst met het "
				 "scheidingsteken erin tussen aanhalingstekens"),
			       row->count, r->heading_count);
	item = measured_add(&r->list);
	item->line = row->line;
	code = read_cells(r, row, item, err);
	if (!code && !says_something(item->row))
		drop_last(&r->list);
	else if (!code)
		code = check(r, item, err);
	return code;
}

enum zb_code csv_measurement_read(FILE *file, struct date today, struct measured_list *out,
				  struct zb_err *err)
{
	struct reader r = { .today = today };
	enum zb_code code = csv_read(file, on_row, &r, err);

	if (!code && !r.started)
		code = zb_fail(err, ZB_FORMAT, _("het bestand is leeg"));
	if (code)
		measured_free(&r.list);
	else
		*out = r.list;
	return code;
}

/* Ends the reading at the first row: it says enough. */
static enum zb_code on_first_row(void *context, const struct csv_row *row, struct zb_err *err)
{
	int places[COLUMN_COUNT];
	bool *found = context;

	if (csv_row_is_empty(row))
		return ZB_OK;
	csv_heading_match(headings, COLUMN_COUNT, row, places);
	*found = are_of_measurements(places);
	return zb_fail(err, ZB_CANCELLED, "%s", "");
}

bool csv_measurement_is(FILE *file)
{
	struct zb_err err;
	bool found = false;

	csv_read(file, on_first_row, &found, &err);
	return found;
}
