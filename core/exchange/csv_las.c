/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange/csv_las.h"

#include <stdlib.h>
#include <strings.h>

#include "core/exchange/csv_table.h"

/* The columns: those of a pupil first, in the order of enum incoming_field. */
enum {
	LAS_GROUP = INCOMING_FIELDS,
	LAS_YEAR_GROUP,
	LAS_SCHOOL_YEAR,
	LAS_BRIN,
	LAS_SCHOOL_NAME,
	LAS_COLUMNS
};

static const struct csv_heading headings[LAS_COLUMNS] = {
	[INCOMING_NUMBER] = {"number", "leerlingnummer|stamnummer|leerlingnr|stamnr|llnr"},
	[INCOMING_GIVEN_NAME] = {"given_name", "roepnaam|voornaam|voornamen"},
	[INCOMING_INITIALS] = {"initials", "voorletters|voorletter|initialen"},
	[INCOMING_PREFIX] = {"prefix", "tussenvoegsel|voorvoegsel|tussenvoegsels|voorvoegsels"},
	[INCOMING_FAMILY_NAME] = {"family_name", "achternaam|familienaam|geslachtsnaam"},
	[INCOMING_BORN] = {"born", "geboortedatum|gebdatum|geboren"},
	[INCOMING_SEX] = {"sex", "geslacht|sekse|mv|mvx|jm|jongenmeisje|manvrouw"},
	[INCOMING_ENROLLED] = {"enrolled", "instroomdatum|inschrijfdatum|datuminstroom|"
					   "datuminschrijving|ingeschrevenop"},
	[INCOMING_LEFT] = {"left", "uitstroomdatum|uitschrijfdatum|datumuitstroom|"
				   "datumuitschrijving|uitgeschrevenop"},
	[INCOMING_CAME_FROM] = {"came_from", "vorigeschool|schoolvanherkomst|herkomstschool"},
	[INCOMING_NEEDS] = {"needs", "hulpvragen|hulpvraag"},
	[INCOMING_CATEGORY] = {"category", "categorie|ondersteuningscategorie"},
	[LAS_GROUP] = {"group", "groepsnaam|groepnaam|klasnaam|stamgroep|stamklas|groep|klas"},
	[LAS_YEAR_GROUP] = {"year_group", "leerjaar|jaargroep"},
	[LAS_SCHOOL_YEAR] = {"school_year", "schooljaar|cursusjaar"},
	[LAS_BRIN] = {"brin", "brincode|brinnummer|brinnr"},
	[LAS_SCHOOL_NAME] = {"school_name", "schoolnaam|naamschool"},
};

struct reader {
	struct incoming *in;
	bool secondary;
	int columns[LAS_COLUMNS];
};

static bool are_of_pupils(const int *columns)
{
	return columns[INCOMING_FAMILY_NAME] >= 0 || columns[INCOMING_GIVEN_NAME] >= 0;
}

static enum zb_code refuse(struct zb_err *err)
{
	struct buffer names = {0};

	csv_heading_list(headings, LAS_COLUMNS, &names);
	zb_fail(err, ZB_FORMAT,
		_("hier staan geen kopjes die te lezen zijn; nodig is achternaam of "
		  "roepnaam, en gelezen worden %s"), names.bytes);
	buffer_clear(&names);
	return ZB_FORMAT;
}

static const struct csv_table table = {
	.headings = headings, .count = LAS_COLUMNS, .is = are_of_pupils, .refuse = refuse,
};

static enum zb_code read_school(struct reader *r, const struct csv_row *row, struct zb_err *err)
{
	struct incoming_school *school = &r->in->school;
	const char *year = csv_cell(row, r->columns[LAS_SCHOOL_YEAR]);
	enum zb_code code = *year ? incoming_set_school_year(r->in, year, err) : ZB_OK;

	if (!code && !school->brin)
		code = incoming_set_brin(r->in, csv_cell(row, r->columns[LAS_BRIN]), err);
	if (!code && !school->name)
		school->name = incoming_text(r->in, csv_cell(row, r->columns[LAS_SCHOOL_NAME]));
	return code;
}

static enum zb_code read_group(struct reader *r, struct incoming_pupil *pupil,
			       const struct csv_row *row, struct zb_err *err)
{
	const char *name = incoming_text(r->in, csv_cell(row, r->columns[LAS_GROUP]));

	if (!name)
		return ZB_OK;
	enum zb_code code = incoming_group_at(r->in, name, row->line, &pupil->group, err);

	if (code || r->in->groups[pupil->group].line)
		return code;
	return incoming_define_group(r->in, pupil->group, NULL, 0, false, row->line, err);
}

static enum zb_code read_year_group(struct reader *r, struct incoming_pupil *pupil,
				    const struct csv_row *row, struct zb_err *err)
{
	const char *text = csv_cell(row, r->columns[LAS_YEAR_GROUP]);
	unsigned place;

	pupil->historic = strcasecmp(text, "H") == 0;
	if (!*text || pupil->historic)
		return ZB_OK;
	if (!incoming_year_group(text, r->secondary, &place))
		return zb_fail(err, ZB_INVALID,
			       r->secondary ? _("het leerjaar moet 1 tot en met 6 zijn")
					    : _("de jaargroep moet 0 tot en met 8 zijn"));
	pupil->year_group = incoming_year_groups[place];
	return ZB_OK;
}

static enum zb_code read_pupil(void *context, const struct csv_row *row, struct zb_err *err)
{
	struct reader *r = context;
	struct incoming_pupil *pupil;
	enum zb_code code = incoming_add_pupil(r->in, row->line, &pupil, err);

	for (int field = 0; field < INCOMING_FIELDS && !code; field++) {
		code = incoming_set(r->in, pupil, (enum incoming_field)field,
				    csv_cell(row, r->columns[field]), err);
		if (r->columns[field] >= (int)row->count)
			pupil->unsaid |= 1u << field;
	}
	if (!code)
		code = read_group(r, pupil, row, err);
	if (!code)
		code = read_year_group(r, pupil, row, err);
	if (!code)
		code = read_school(r, row, err);
	return code;
}

enum zb_code csv_las_read(FILE *file, bool secondary, struct incoming **out,
			  struct bad_lines *bad, struct zb_err *err)
{
	struct reader r = {.in = incoming_new(INCOMING_CSV), .secondary = secondary};
	enum zb_code code = csv_table_read(file, &table, r.columns, &r.in->ignored, bad,
					   read_pupil, &r, err);

	for (int field = 0; field < INCOMING_FIELDS && !code; field++)
		if (r.columns[field] >= 0)
			r.in->fields |= 1u << field;
	if (!code)
		code = incoming_check(r.in, bad, err);
	if (code)
		incoming_free(r.in);
	else
		*out = r.in;
	return code;
}
