/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due in the whole school: counted, or with --names row by row. */
#include <inttypes.h>
#include <langinfo.h>
#include <string.h>

#include "cli/command.h"
#include "core/rules/deadline.h"
#include "db/calendar.h"
#include "db/due.h"

static const struct choice periods[DUE_PERIOD_COUNT] = {
	[DUE_LATE] = { "late", N_("te laat") },
	[DUE_WEEK] = { "week", N_("deze week") },
	[DUE_SIX_WEEKS] = { "six_weeks", N_("komende zes weken") },
	[DUE_LATER] = { "later", N_("later") },
};

static const char *const classes[] = {
	[DEADLINE_LAW] = "law",
	[DEADLINE_SCHOOL] = "school",
	[DEADLINE_AGREEMENT] = "agreement",
	[DEADLINE_ADMIN] = "admin",
};

static enum due_period period_of(const struct due_row *row, struct date today)
{
	return due_period_of(row->date, today);
}

/* --- counts --- */

enum { COUNT_PERIOD, COUNT_LAW, COUNT_SCHOOL, COUNT_AGREEMENT, COUNT_TOTAL, COUNT_LATE_FOR_LAW,
       COUNT_COLUMNS };

/* COUNT_PERIOD is a name and has no number. */
struct counts {
	struct date today;
	unsigned long numbers[DUE_PERIOD_COUNT][COUNT_COLUMNS];
};

static enum zb_code count(void *context, const struct due_row *row, struct zb_err *err)
{
	struct counts *counts = context;
	unsigned long *numbers = counts->numbers[period_of(row, counts->today)];
	enum deadline_class class = deadlines[row->deadline].class;

	(void)err;
	numbers[COUNT_LAW + (int)class]++;
	numbers[COUNT_TOTAL]++;
	if (class == DEADLINE_LAW)
		numbers[COUNT_LATE_FOR_LAW] +=
			deadline_is_late(row->deadline, row->date, row->term, counts->today);
	return ZB_OK;
}

static enum zb_code print_counts(struct call *call, struct db *db, enum output_format format,
				 struct zb_err *err)
{
	const struct output_column columns[COUNT_COLUMNS] = {
		[COUNT_PERIOD] = { "period", "", false },
		[COUNT_LAW] = { "law", _("wet"), true },
		[COUNT_SCHOOL] = { "school", _("school"), true },
		[COUNT_AGREEMENT] = { "agreement", _("afspraak"), true },
		[COUNT_TOTAL] = { "total", _("samen"), true },
		[COUNT_LATE_FOR_LAW] = { "late_for_law", _("te laat voor de wet"), true },
	};
	struct counts counts = { .today = call->today };
	struct output output;
	enum zb_code code = due_rows(db, count, &counts, err);

	if (code)
		return code;
	output_begin(&output, call_stream(call, format), format, columns, COUNT_COLUMNS);
	for (int p = 0; p < DUE_PERIOD_COUNT; p++) {
		char texts[COUNT_COLUMNS][24];
		const char *cells[COUNT_COLUMNS] = {
			format == OUTPUT_TEXT ? _(periods[p].label) : periods[p].code,
		};

		for (int c = COUNT_LAW; c < COUNT_COLUMNS; c++) {
			snprintf(texts[c], sizeof texts[c], "%lu", counts.numbers[p][c]);
			cells[c] = texts[c];
		}
		output_row(&output, cells);
	}
	return output_finish(&output, ZB_OK, err);
}

/* --- rows --- */

static const struct output_column machine_columns[] = {
	{ "pupil", "", true },	 { "name", "", false },	  { "group", "", false },
	{ "deadline", "", false }, { "class", "", false }, { "date", "", false },
	{ "shows", "", false },	 { "term", "", false },	  { "reason", "", false },
	{ "whose", "", false },	 { "detail", "", false },
	{ "note", "", false },
};

enum { TEXT_PERIOD, TEXT_CLASS, TEXT_NAME, TEXT_GROUP, TEXT_WHAT, TEXT_DAY, TEXT_DUE, TEXT_TERM,
       TEXT_WHOSE, TEXT_COUNT };

static void make_text_columns(enum school_type type, struct output_column columns[TEXT_COUNT])
{
	const char *const labels[TEXT_COUNT] = {
		[TEXT_PERIOD] = _("wanneer"), [TEXT_CLASS] = "",
		[TEXT_NAME] = _("leerling"),  [TEXT_GROUP] = word(type, WORD_GROUP),
		[TEXT_WHAT] = _("wat"),       [TEXT_DAY] = _("uiterlijk"),
		[TEXT_DUE] = "",              [TEXT_TERM] = _("uitgesteld van"),
		[TEXT_WHOSE] = _("wie"),
	};

	for (int c = 0; c < TEXT_COUNT; c++)
		columns[c] = (struct output_column){ .code = "", .label = labels[c] };
}

struct printing {
	struct output output;
	struct date today;
	bool utf8;
};

static void print_machine(struct printing *p, const struct due_row *row)
{
	char pupil[24], date[DATE_ISO_SIZE], shows[DATE_ISO_SIZE], term[DATE_ISO_SIZE];

	snprintf(pupil, sizeof pupil, "%" PRId64, row->pupil);
	date_to_iso(row->date, date);
	date_to_iso(row->shows, shows);
	date_to_iso(row->term, term);
	output_row(&p->output, (const char *const[]){
		pupil, row->name, row->group, deadlines[row->deadline].code,
		classes[deadlines[row->deadline].class], date, shows, term, row->reason,
		row->whose, row->detail, row->note,
	});
}

static void print_text(struct printing *p, const struct due_row *row)
{
	const struct deadline *deadline = &deadlines[row->deadline];
	bool late = deadline_is_late(row->deadline, row->date, row->term, p->today);
	char day[DATE_SHOWN_SIZE], due[DATE_SHOWN_SIZE], term[DATE_SHOWN_SIZE];
	struct buffer what = {0};

	date_to_full(row->date, day);
	date_to_due(late ? deadline_day(row->deadline, row->date, row->term) : row->date, p->today,
		    due);
	date_to_full(row->term, term);
	deadline_add_task(&what, row->deadline, row->note, row->detail);
	output_row(&p->output, (const char *const[]){
		[TEXT_PERIOD] = _(periods[period_of(row, p->today)].label),
		[TEXT_CLASS] = deadline_class_sign(deadline->class, p->utf8),
		[TEXT_NAME] = row->name,
		[TEXT_GROUP] = row->group,
		[TEXT_WHAT] = what.bytes,
		[TEXT_DAY] = day,
		[TEXT_DUE] = due,
		[TEXT_TERM] = term,
		[TEXT_WHOSE] = deadline_whose(row->whose, row->named),
	});
	buffer_clear(&what);
}

static enum zb_code each(void *context, const struct due_row *row, struct zb_err *err)
{
	struct printing *p = context;

	(void)err;
	if (p->output.format == OUTPUT_TEXT)
		print_text(p, row);
	else
		print_machine(p, row);
	return ZB_OK;
}

static enum zb_code print_names(struct call *call, struct db *db, enum output_format format,
				struct zb_err *err)
{
	struct output_column text_columns[TEXT_COUNT];
	struct printing p = {
		.today = call->today,
		.utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0,
	};
	bool text = format == OUTPUT_TEXT;

	make_text_columns((enum school_type)db_settings(db)->type, text_columns);
	output_begin(&p.output, call_stream(call, format), format,
		     text ? text_columns : machine_columns,
		     text ? TEXT_COUNT : sizeof machine_columns / sizeof machine_columns[0]);
	return output_finish(&p.output, due_rows(db, each, &p, err), err);
}

static enum zb_code print_calendar(struct call *call, struct db *db, struct zb_err *err)
{
	struct buffer calendar = {0};
	enum zb_code code = calendar_make(db, &calendar, err);

	if (!code)
		fwrite(calendar.bytes, 1, calendar.length, call->data);
	buffer_clear(&calendar);
	return code;
}

static enum zb_code note_and_print(struct call *call, struct db *db, enum output_format format,
				   struct zb_err *err)
{
	enum zb_code code = call_note(db, format, "deadlines", err);

	return code ? code : print_names(call, db, format, err);
}

/* *ICS: a calendar is asked for, which no other command makes. */
static enum zb_code read_format(struct call *call, enum output_format *out, bool *ics,
				struct zb_err *err)
{
	const char *format = call_option(call, "format");

	*ics = format && !strcmp(format, "ics");
	if (*ics && call_option(call, "names"))
		return call_misuse(call, err, _("--format ics noemt geen namen"));
	return *ics ? ZB_OK : call_format(call, out, err);
}

static enum zb_code run(struct call *call, struct zb_err *err)
{
	enum output_format format = OUTPUT_TEXT;
	bool ics;
	struct db *db;
	enum zb_code code = read_format(call, &format, &ics, err);

	if (!code)
		code = call_open(call, &db, err);
	if (code)
		return code;
	if (ics)
		code = print_calendar(call, db, err);
	else if (call_option(call, "names"))
		code = note_and_print(call, db, format, err);
	else
		code = print_counts(call, db, format, err);
	db_close(db);
	return code;
}

static const struct command_option options[] = {
	{
		.name = "names",
		.help = N_("per termijn een regel, met de leerling en wat er moet gebeuren"),
	},
	{
		.name = "format", .value = "text|csv|json|ics",
		.help = N_("vorm van de uitvoer; ics is een agenda; zonder deze optie text"),
	},
	{ 0 },
};

const struct command deadlines_command = {
	.name = "deadlines",
	.summary = N_("telt de termijnen: te laat, deze week, komende zes weken, later"),
	.help = N_("Zonder --names staan er alleen aantallen, geschikt voor een dagelijkse mail "
		   "door cron; de uitvoer is er ook als er niets te doen is, met exit 0. Geteld "
		   "wordt op de dag tot welke een termijn is uitgesteld; wat de wet vraagt blijft "
		   "te laat voor de wet na de termijn zelf.\n\n"
		   "Met --names staat voor de regel waar de termijn vandaan komt: § de wet, s de "
		   "school zelf, a een afspraak. In csv en json is date de dag waarop het moet, "
		   "term de dag voor het uitstel, class law, school of agreement, en note de code "
		   "van wat er meer van te zeggen is: waarvoor de aanvraag of TLV is, of dat de "
		   "instemming is geweigerd.\n\n"
		   "Met --format ics is de uitvoer een agenda (RFC 5545) voor de eigen agenda: per "
		   "dag hoeveel termijnen, zonder namen; wat te laat is staat op vandaag."),
	.options = options,
	.run = run,
};
