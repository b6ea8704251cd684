/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due in the whole school. */
#include <inttypes.h>
#include <langinfo.h>
#include <string.h>

#include "cli/command.h"
#include "core/rules/deadline.h"
#include "db/due.h"

static const char *const periods[DUE_PERIOD_COUNT] = {
	[DUE_LATE] = N_("te laat"),
	[DUE_WEEK] = N_("deze week"),
	[DUE_SIX_WEEKS] = N_("komende zes weken"),
	[DUE_LATER] = N_("later"),
};

static const char *const classes[] = {
	[DEADLINE_LAW] = "law",
	[DEADLINE_SCHOOL] = "school",
	[DEADLINE_AGREEMENT] = "agreement",
	[DEADLINE_ADMIN] = "admin",
};

static const struct output_column machine_columns[] = {
	{ "pupil", "", true },  { "deadline", "", false }, { "class", "", false },
	{ "date", "", false },  { "shows", "", false },    { "whose", "", false },
	{ "detail", "", false },
};

enum { TEXT_PERIOD, TEXT_CLASS, TEXT_NAME, TEXT_GROUP, TEXT_WHAT, TEXT_DAY, TEXT_DUE, TEXT_WHOSE,
       TEXT_COUNT };

static void make_text_columns(struct output_column columns[TEXT_COUNT])
{
	const char *const labels[TEXT_COUNT] = {
		[TEXT_PERIOD] = _("wanneer"), [TEXT_CLASS] = "",
		[TEXT_NAME] = _("leerling"),  [TEXT_GROUP] = _("groep"),
		[TEXT_WHAT] = _("wat"),       [TEXT_DAY] = _("uiterlijk"),
		[TEXT_DUE] = "",              [TEXT_WHOSE] = _("wie"),
	};

	for (int c = 0; c < TEXT_COUNT; c++)
		columns[c] = (struct output_column){ .code = "", .label = labels[c] };
}

struct printing {
	struct output output;
	struct date today;
	bool utf8;
	size_t counts[DUE_PERIOD_COUNT];
};

static void print_machine(struct printing *p, const struct due_row *row)
{
	char pupil[24], date[DATE_ISO_SIZE], shows[DATE_ISO_SIZE];

	snprintf(pupil, sizeof pupil, "%" PRId64, row->pupil);
	date_to_iso(row->date, date);
	date_to_iso(row->shows, shows);
	output_row(&p->output, (const char *const[]){
		pupil, deadlines[row->deadline].code, classes[deadlines[row->deadline].class],
		date, shows, row->whose, row->detail,
	});
}

static void print_text(struct printing *p, const struct due_row *row)
{
	const struct deadline *deadline = &deadlines[row->deadline];
	char day[DATE_SHOWN_SIZE], due[DATE_SHOWN_SIZE];
	struct buffer what = {0};

	date_to_full(row->date, day);
	date_to_due(row->date, p->today, due);
	buffer_add(&what, _(deadline->task));
	if (*row->detail)
		buffer_add_format(&what, ": %s", row->detail);
	output_row(&p->output, (const char *const[]){
		[TEXT_PERIOD] = _(periods[due_period_of(row->date, p->today)]),
		[TEXT_CLASS] = deadline_class_sign(deadline->class, p->utf8),
		[TEXT_NAME] = row->name,
		[TEXT_GROUP] = row->group,
		[TEXT_WHAT] = what.bytes,
		[TEXT_DAY] = day,
		[TEXT_DUE] = due,
		[TEXT_WHOSE] = deadline_whose(row->whose, row->named),
	});
	buffer_clear(&what);
}

static enum zb_code each(void *context, const struct due_row *row, struct zb_err *err)
{
	struct printing *p = context;

	(void)err;
	p->counts[due_period_of(row->date, p->today)]++;
	if (p->output.format == OUTPUT_TEXT)
		print_text(p, row);
	else
		print_machine(p, row);
	return ZB_OK;
}

static void print_counts(FILE *out, const struct printing *p)
{
	for (int i = 0; i < DUE_PERIOD_COUNT; i++)
		fprintf(out, "%s%s %zu", i ? ", " : "", _(periods[i]), p->counts[i]);
	fputs(p->output.row_count ? "\n\n" : "\n", out);
}

static enum zb_code print(struct call *call, struct db *db, enum output_format format,
			  struct zb_err *err)
{
	struct output_column text_columns[TEXT_COUNT];
	struct printing p = {
		.today = call->today,
		.utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0,
	};
	bool text = format == OUTPUT_TEXT;

	make_text_columns(text_columns);
	output_begin(&p.output, call->out, format, text ? text_columns : machine_columns,
		     text ? TEXT_COUNT : sizeof machine_columns / sizeof machine_columns[0]);
	enum zb_code code = due_rows(db, each, &p, err);

	if (!code && text)
		print_counts(call->out, &p);
	return output_finish(&p.output, code, err);
}

static enum zb_code run(struct call *call, struct zb_err *err)
{
	enum output_format format;
	struct db *db;
	enum zb_code code = call_format(call, &format, err);

	if (!code)
		code = call_open(call, &db, err);
	if (code)
		return code;
	code = print(call, db, format, err);
	db_close(db);
	return code;
}

static const struct command_option options[] = { COMMAND_FORMAT, { 0 } };

const struct command deadlines_command = {
	.name = "deadlines",
	.summary = N_("toont de termijnen: te laat, deze week, komende zes weken, later"),
	.help = N_("Voor de regel staat waar de termijn vandaan komt: § de wet, s de school zelf, "
		   "a een afspraak. In csv en json staan leerlingen met hun id en niet met hun "
		   "naam, en class is law, school of agreement."),
	.options = options,
	.run = run,
};
