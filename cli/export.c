/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "db/export.h"

static const struct {
	const char *code;
	enum csv_dialect dialect;
} dialects[] = {
	{ "excel-nl", CSV_EXCEL_NL },
	{ "rfc4180", CSV_RFC4180 },
};

static enum zb_code read_dialect(struct call *call, enum csv_dialect *out, struct zb_err *err)
{
	const char *typed = call_option(call, "dialect");

	*out = CSV_EXCEL_NL;
	if (!typed)
		return ZB_OK;
	for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++) {
		if (strcmp(dialects[i].code, typed) != 0)
			continue;
		*out = dialects[i].dialect;
		return ZB_OK;
	}
	return call_misuse(call, err, _("--dialect is excel-nl of rfc4180, niet %s"), typed);
}

static enum zb_code read_options(struct call *call, struct export_options *out, struct zb_err *err)
{
	enum zb_code code = read_dialect(call, &out->dialect, err);

	if (code)
		return code;
	out->to = call_option(call, "to");
	if (!out->to || !*out->to)
		return call_misuse(call, err, _("geef met --to de map die gemaakt moet worden"));
	out->version = PACKAGE_VERSION;
	return call_period(call, &out->period, err);
}

static void report(struct call *call, const char *to, const char *earlier)
{
	fprintf(call_report(call), _("gemaakt: %s\n"), to);
	if (earlier)
		fprintf(call_report(call),
			_("let op: er was al een export, van %s; geef de ontvanger daarvan niet "
			  "ook deze\n"), earlier);
}

static enum zb_code run(struct call *call, struct zb_err *err)
{
	struct export_options options;
	char *earlier = NULL;
	struct db *db;
	enum zb_code code = read_options(call, &options, err);

	if (!code)
		code = call_open(call, &db, err);
	if (code)
		return code;
	code = export_earlier(db, &options.period, &earlier, err);
	if (!code)
		code = export_board(db, &options, NULL, err);
	if (!code)
		report(call, options.to, earlier);
	free(earlier);
	db_close(db);
	return code;
}

static const struct command_option options[] = {
	{
		.name = "to", .value = N_("MAP"),
		.help = N_("de map die gemaakt wordt; zij bestaat nog niet"),
	},
	{
		.name = "year", .value = N_("JAAR"),
		.help = N_("schooljaar, zoals 2026-2027; zonder deze optie de laatste 12 maanden"),
	},
	{
		.name = "dialect", .value = "excel-nl|rfc4180",
		.help = N_("vorm van de csv-bestanden; zonder deze optie excel-nl"),
	},
	{ 0 },
};

const struct command export_command = {
	.name = "export",
	.summary = N_("maakt de tellingen voor het bestuur, zonder namen"),
	.help = N_("In de map komen doelen.csv, leerlingen.csv, ontwikkeling.csv, toelichting.csv "
		   "en LEESMIJ.txt. Getallen waar minder dan 5 leerlingen achter staan worden "
		   "weggelaten, en zo nodig andere waar die anders uit zouden volgen. Verstuur "
		   "geen twee exports van overlappende perioden aan dezelfde ontvanger: naast "
		   "elkaar kunnen zij laten zien wat bij een enkele leerling hoort."),
	.options = options,
	.run = run,
};
