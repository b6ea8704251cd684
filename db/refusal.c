/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What SQLite refuses, in sentences for the user. */
#include <stdlib.h>
#include <string.h>

#include "db/internal.h"

struct refusal {
	const char *name; /* in the schema's RAISE, after zb: */
	const char *sentence;
};

static const struct refusal refusals[] = {
	{"plan_begins_as_draft", N_("een OPP begint als concept")},
	{"plan_step", N_("deze stap kan niet vanuit de status die het OPP nu heeft")},
	{"plan_back_to_draft", N_("dit OPP is al geëvalueerd en kan niet meer terug naar concept; "
				  "maak een nieuwe versie")},
	{"plan_frozen",
	 N_("dit OPP is in werking of afgesloten en verandert niet meer; maak een nieuwe versie")},
	{"plan_kept", N_("alleen een concept van een OPP kan worden verwijderd")},
	{"evaluation_date_fixed",
	 N_("de datum van een evaluatie met uitkomsten staat vast; leg een nieuwe evaluatie vast")},
	{"result_fixed", N_("een uitkomst verandert niet; leg een nieuwe uitkomst vast")},
	{"school_once", N_("er staat al een school in dit bestand")},
	{"history_kept", N_("de geschiedenis kan niet worden veranderd")},
};

static enum zb_code fail_trigger(const char *message, struct zb_err *err)
{
	for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++)
		if (!strncmp(message, "zb:", 3) && !strcmp(message + 3, refusals[i].name))
			return zb_fail(err, ZB_DENIED, "%s", _(refusals[i].sentence));
	return zb_fail(err, ZB_DENIED, _("het bestand weigert deze wijziging: %s"), message);
}

/* "UNIQUE constraint failed: pupil.number" names a field by its table and column. */
static enum zb_code fail_unique(const char *message, struct zb_err *err)
{
	const char *colon = strchr(message, ':');
	const char *dot = colon ? strchr(colon, '.') : NULL;
	char table[32], column[32];

	if (dot && dot - colon > 2 && (size_t)(dot - colon) < sizeof table + 2) {
		size_t length = strcspn(dot + 1, ",");

		memcpy(table, colon + 2, (size_t)(dot - colon - 2));
		table[dot - colon - 2] = '\0';
		length = length < sizeof column ? length : sizeof column - 1;
		memcpy(column, dot + 1, length);
		column[length] = '\0';
		const struct entity *entity = entity_find(table);
		int field = entity ? entity_field(entity, column) : -1;

		if (field >= 0)
			return zb_fail(err, ZB_INVALID, _("er is al een %s met deze waarde bij %s"),
				       _(entity->label), _(entity->fields[field].label));
	}
	return zb_fail(err, ZB_INVALID, _("dit staat er al"));
}

static enum zb_code fail_constraint(struct db *db, int extended, struct zb_err *err)
{
	const char *message = sqlite3_errmsg(db->sql);

	switch (extended) {
	case SQLITE_CONSTRAINT_TRIGGER:
		return fail_trigger(message, err);
	case SQLITE_CONSTRAINT_UNIQUE:
	case SQLITE_CONSTRAINT_PRIMARYKEY:
		return fail_unique(message, err);
	case SQLITE_CONSTRAINT_FOREIGNKEY:
		return zb_fail(err, ZB_DENIED,
			       _("andere gegevens verwijzen hier nog naar; verwijder die eerst"));
	default:
		return zb_fail(err, ZB_INVALID, _("het bestand weigert deze waarde: %s"), message);
	}
}

enum zb_code db_fail(struct db *db, int sqlite, struct zb_err *err)
{
	int extended = sqlite3_extended_errcode(db->sql);
	const char *file = db->called ? db->called : db->path;

	switch (sqlite & 0xFF) {
	case SQLITE_CONSTRAINT:
		return fail_constraint(db, extended, err);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return zb_fail(err, ZB_BUSY,
			       _("%s is in gebruik door een collega; probeer het zo weer"),
			       file);
	case SQLITE_FULL:
		return zb_fail(err, ZB_IO, _("de schijf is vol; er is niets gewijzigd in %s"),
			       file);
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return zb_fail(err, ZB_IO,
			       _("%s mag niet worden beschreven; controleer de rechten van het "
				 "bestand en zijn map"),
			       file);
	case SQLITE_CANTOPEN:
		return zb_fail(
			err, ZB_IO,
			_("%s kan niet worden geopend; controleer de rechten van het bestand "
			  "en zijn map"),
			file);
	case SQLITE_CORRUPT:
		return zb_fail(
			err, ZB_CORRUPT,
			_("%s is beschadigd; zet een reservekopie terug met zorgbord restore"),
			file);
	case SQLITE_NOTADB:
		return zb_fail(err, ZB_FOREIGN, _("%s is geen schoolbestand van zorgbord"),
			       file);
	case SQLITE_INTERRUPT:
		return zb_fail(err, ZB_CANCELLED, _("gestopt; er is niets gewijzigd"));
	case SQLITE_IOERR:
		return zb_fail(err, ZB_IO,
			       _("lezen of schrijven van %s is mislukt; er is niets gewijzigd"),
			       file);
	case SQLITE_TOOBIG:
		return zb_fail(err, ZB_LIMIT, _("deze tekst is te lang om te bewaren"));
	case SQLITE_NOMEM:
		abort();
	default:
		return zb_fail(err, ZB_CORRUPT, _("%s: %s"), db->path, sqlite3_errmsg(db->sql));
	}
}
