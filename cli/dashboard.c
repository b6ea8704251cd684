/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <langinfo.h>
#include <string.h>

#include "cli/command.h"
#include "db/tally.h"

static enum zb_code read_base(struct call *call, enum tally_base *out, struct zb_err *err)
{
	const char *by = call_option(call, "by");

	*out = BASE_COUNT;
	for (int i = 0; by && i < BASE_COUNT; i++)
		if (!strcmp(tally_bases[i].code, by))
			*out = (enum tally_base)i;
	if (by && *out == BASE_COUNT)
		return call_misuse(call, err, _("--by is pupil of goal, niet %s"), by);
	return ZB_OK;
}

static enum zb_code put_table(const struct report_table *table, enum output_format format,
			      FILE *out, struct zb_err *err)
{
	struct output_column columns[DASHBOARD_COLUMNS];
	struct output output;

	for (size_t c = 0; c < DASHBOARD_COLUMNS; c++)
		columns[c] = (struct output_column){
			.code = table->columns[c].name,
			.label = _(table->columns[c].label),
			.number = report_column_is_number(&table->columns[c]),
		};
	output_begin(&output, out, format, columns, DASHBOARD_COLUMNS);
	for (size_t row = 0; row < report_rows(table); row++) {
		const char *cells[DASHBOARD_COLUMNS];

		for (size_t c = 0; c < DASHBOARD_COLUMNS; c++)
			cells[c] = report_cell(table, row, c);
		output_row(&output, cells);
	}
	return output_finish(&output, ZB_OK, err);
}

static enum zb_code put_dashboard(const struct dashboard *dashboard, enum tally_base base,
				  enum output_format format, FILE *out, struct zb_err *err)
{
	struct report_table table = {
		.name = "dashboard",
		.columns = dashboard_columns,
		.column_count = DASHBOARD_COLUMNS,
	};
	struct buffer text = {0};
	enum zb_code code = ZB_OK;

	if (format == OUTPUT_TEXT) {
		dashboard_text(dashboard, base, !strcmp(nl_langinfo(CODESET), "UTF-8"), &text);
		fputs(text.bytes, out);
	} else {
		dashboard_table(dashboard, base, &table);
		code = put_table(&table, format, out, err);
	}
	buffer_clear(&text);
	report_free(&table);
	return code;
}

static enum zb_code run(struct call *call, struct zb_err *err)
{
	enum output_format format;
	enum tally_base base;
	struct tally_query query = {0};
	struct dashboard dashboard;
	struct db *db;
	enum zb_code code = call_format(call, &format, err);

	if (!code)
		code = read_base(call, &base, err);
	if (!code)
		code = call_period(call, &query.period, err);
	if (!code)
		code = call_open(call, &db, err);
	if (code)
		return code;
	code = tally_dashboard(db, &query, &dashboard, err);
	if (!code)
		code = put_dashboard(&dashboard, base, format, call_stream(call, format), err);
	db_close(db);
	return code;
}

static const struct command_option options[] = {
	{
		.name = "year", .value = N_("JAAR"),
		.help = N_("schooljaar, zoals 2026-2027; zonder deze optie de laatste 12 maanden"),
	},
	{
		.name = "by", .value = "pupil|goal",
		.help = N_("tel leerlingen of doelen; zonder deze optie beide"),
	},
	COMMAND_FORMAT,
	{ 0 },
};

const struct command dashboard_command = {
	.name = "dashboard",
	.summary = N_("toont wat er van de doelen is bereikt"),
	.help = N_("Geteld worden de leerlingen met een OPP in werking in de periode, ook wie "
		   "intussen vertrok, en de laatste uitkomst van elk doel. Percentages zijn van de "
		   "doelen of leerlingen met een uitkomst (n); bij leerlingen staat het "
		   "95%-interval erachter. Een lopend schooljaar telt niet mee in het verloop."),
	.options = options,
	.run = run,
};
