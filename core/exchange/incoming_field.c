/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the values of a pupil are read: dates, choices and year groups as schools write them. */
#include "core/exchange/incoming.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/date.h"
#include "core/exchange/incoming_field.h"
#include "core/exchange/words.h"

const struct incoming_column incoming_columns[INCOMING_FIELDS] = {
	[INCOMING_NUMBER] = {"number", N_("leerlingnummer")},
	[INCOMING_GIVEN_NAME] = {"given_name", N_("roepnaam")},
	[INCOMING_INITIALS] = {"initials", N_("voorletters")},
	[INCOMING_PREFIX] = {"prefix", N_("voorvoegsel")},
	[INCOMING_FAMILY_NAME] = {"family_name", N_("achternaam")},
	[INCOMING_BORN] = {"born", N_("geboortedatum")},
	[INCOMING_SEX] = {"sex", N_("geslacht")},
	[INCOMING_ENROLLED] = {"enrolled", N_("instroomdatum")},
	[INCOMING_LEFT] = {"left", N_("uitstroomdatum")},
	[INCOMING_CAME_FROM] = {"came_from", N_("vorige school")},
	[INCOMING_NEEDS] = {"needs", N_("hulpvragen")},
	[INCOMING_CATEGORY] = {"category", N_("categorie")},
};

const char *const incoming_year_groups[] = {
	"B",  "D",  "0",  "1",  "2",  "3",  "4", "5", "6", "7", "8",
	"11", "12", "13", "14", "15", "16", "S", "V", "C", "N", NULL,
};

/* A code and the words that mean it; compared in either case. */
struct choice {
	const char *code, *words;
};

/* "m" and "j" stand apart: see incoming_field.h. 9 is ISO 5218's "not specified", which in Dutch
 * registers is the X; not known is 0. */
static const char letter_m[] = "m";

static const struct choice sexes[] = {
	{"m", "1|man|jongen|mannelijk"},
	{"f", "2|v|f|vrouw|meisje|vrouwelijk"},
	{"x", "9|x|anders|niet gespecificeerd"},
	{"unknown", "0|o|onbekend|unknown"},
	{NULL, NULL},
};

static const struct choice categories[] = {
	{"illness_or_disability",
	 "illness_or_disability|chronisch ziek of lichamelijk beperkt|chronisch ziek|"
	 "lichamelijk beperkt"},
	{"ahead", "ahead|leervoorsprong"},
	{"behind", "behind|leerachterstand"},
	{"behind_and_behaviour", "behind_and_behaviour|leerachterstand en gedrag"},
	{"behaviour", "behaviour|gedrag"},
	{"other", "other|anders|overig"},
	{NULL, NULL},
};

static const char *choice_code(const struct choice *choices, const char *word)
{
	for (; choices->code; choices++)
		if (words_place(choices->words, word) >= 0)
			return choices->code;
	return NULL;
}

/* At most ROOM digits at *TEXT as a number, and *TEXT moved behind them; -1 for none. */
static int read_digits(const char **text, int room)
{
	int number = 0, digits = 0;

	for (; digits < room && **text >= '0' && **text <= '9'; digits++)
		number = number * 10 + *(*text)++ - '0';
	return digits ? number : -1;
}

static bool has_four_digits(const char *text)
{
	return strspn(text, "0123456789") == 4;
}

/* A time or a zone, as xs:date and spreadsheets put behind a date. */
static bool is_time(const char *tail)
{
	return !*tail || (strchr("TZ+- ", *tail) && !tail[strspn(tail, "0123456789:.TZ+- ")]);
}

enum date_shape { NO_DATE, IMPOSSIBLE_DATE, GOOD_DATE };

static enum date_shape read_date(const char *text, struct date *out)
{
	bool iso = has_four_digits(text);
	const char *at = text;
	int first = read_digits(&at, iso ? 4 : 2);
	char part = *at;

	if (first < 0 || !part || !strchr(iso ? "-" : "-/.", part))
		return NO_DATE;
	at++;
	int month = read_digits(&at, 2);

	if (month < 0 || *at != part)
		return NO_DATE;
	at++;
	if (!iso && !has_four_digits(at))
		return NO_DATE;
	int last = read_digits(&at, iso ? 2 : 4);

	if (last < 0 || !is_time(at))
		return NO_DATE;
	struct date date = {iso ? first : last, month, iso ? last : first};

	if (!date_is_valid(date.year, date.month, date.day))
		return IMPOSSIBLE_DATE;
	*out = date;
	return GOOD_DATE;
}

static enum zb_code set_date(struct incoming *in, const char **value, enum incoming_field field,
			     const char *text, struct zb_err *err)
{
	struct date date;
	char iso[DATE_ISO_SIZE];

	switch (read_date(text, &date)) {
	case NO_DATE:
		return zb_fail(err, ZB_INVALID, _("de %s is geen datum als 31-12-2015"),
			       _(incoming_columns[field].name));
	case IMPOSSIBLE_DATE:
		return zb_fail(err, ZB_INVALID, _("de %s %.10s bestaat niet"),
			       _(incoming_columns[field].name), text);
	case GOOD_DATE:
		break;
	}
	date_to_iso(date, iso);
	*value = arena_text(&in->arena, iso, strlen(iso));
	return ZB_OK;
}

static enum zb_code set_sex(struct incoming *in, const char **value, const char *word,
			    struct zb_err *err)
{
	const char *code = choice_code(sexes, word);

	if (strcasecmp(word, "m") == 0) {
		code = letter_m;
		in->sex_letters |= SEX_LETTER_M;
	} else if (strcasecmp(word, "j") == 0) {
		code = sexes[0].code;
		in->sex_letters |= SEX_LETTER_J;
	} else if (strcasecmp(word, "v") == 0) {
		in->sex_letters |= SEX_LETTER_V;
	}
	if (!code)
		return zb_fail(err, ZB_INVALID,
			       _("het geslacht moet m, v, x, jongen, meisje of onbekend zijn"));
	*value = code;
	return ZB_OK;
}

enum zb_code incoming_settle_sex(struct incoming *in, struct zb_err *err)
{
	const unsigned both = SEX_LETTER_J | SEX_LETTER_M;

	if ((in->sex_letters & both) != both)
		return ZB_OK;
	if (in->sex_letters & SEX_LETTER_V)
		return zb_fail(err, ZB_INVALID,
			       _("bij geslacht staan j, m en v door elkaar, zodat m zowel man als "
				 "meisje kan zijn; gebruik m en v, of j en m"));
	for (size_t i = 0; i < in->pupil_count; i++)
		if (in->pupils[i].value[INCOMING_SEX] == letter_m)
			in->pupils[i].value[INCOMING_SEX] = sexes[1].code;
	return ZB_OK;
}

static enum zb_code set_category(const char **value, const char *word, struct zb_err *err)
{
	const char *code = choice_code(categories, word);

	if (!code)
		return zb_fail(err, ZB_INVALID,
			       _("de categorie moet chronisch ziek of lichamelijk beperkt, "
				 "leervoorsprong, leerachterstand, leerachterstand en gedrag, "
				 "gedrag of anders zijn"));
	*value = code;
	return ZB_OK;
}

enum zb_code incoming_set(struct incoming *in, struct incoming_pupil *pupil,
			  enum incoming_field field, const char *text, struct zb_err *err)
{
	const char **value = &pupil->value[field];
	const char *word = incoming_word(in, text);

	if (!word)
		return ZB_OK;
	in->fields |= 1u << field;
	switch (field) {
	case INCOMING_BORN:
	case INCOMING_ENROLLED:
	case INCOMING_LEFT:
		return set_date(in, value, field, word, err);
	case INCOMING_SEX:
		return set_sex(in, value, word, err);
	case INCOMING_CATEGORY:
		return set_category(value, word, err);
	case INCOMING_NEEDS:
		*value = incoming_lines(in, text);
		return ZB_OK;
	default:
		*value = word == text ? arena_text(&in->arena, word, strlen(word)) : word;
		return ZB_OK;
	}
}

/* The word in front of a year group: "groep 4", "klas 2". */
static const char *year_group_number(const char *text)
{
	static const char *const fronts[] = {"groep", "klas", "leerjaar", "jaargroep"};

	for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++) {
		size_t length = strlen(fronts[i]);

		if (strncasecmp(text, fronts[i], length) == 0 && text[length] == ' ')
			text += length + 1;
	}
	return text;
}

bool incoming_year_group(const char *text, bool secondary, unsigned *out)
{
	char code[4];
	const char *number = year_group_number(text);

	if (secondary && *number >= '1' && *number <= '6' && !number[1])
		snprintf(code, sizeof code, "1%c", *number);
	else
		snprintf(code, sizeof code, "%.3s", number);
	for (unsigned i = 0; incoming_year_groups[i]; i++)
		if (strcasecmp(incoming_year_groups[i], code) == 0) {
			*out = i;
			return true;
		}
	return false;
}

void incoming_year_groups_text(uint32_t year_groups, char out[static INCOMING_YEAR_GROUPS_SIZE])
{
	size_t length = 0;

	out[0] = '\0';
	for (unsigned i = 0; incoming_year_groups[i]; i++) {
		size_t room = INCOMING_YEAR_GROUPS_SIZE - length;

		if (year_groups & 1u << i)
			length += (size_t)snprintf(out + length, room, "%s%s", length ? "+" : "",
						   incoming_year_groups[i]);
	}
}
