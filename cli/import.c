/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "core/exchange/detect.h"
#include "core/exchange/edexml.h"
#include "core/exchange/csv_las.h"
#include "core/exchange/csv_measurement.h"
#include "core/exchange/csv_plan.h"
#include "core/entities.h"
#include "core/records/measurement.h"
#include "core/records/plan.h"
#include "core/records/school.h"
#include "db/importing.h"
#include "db/measuring.h"
#include "db/store.h"
#include "db/takeover.h"
#include "tui/path.h"

static enum zb_code detect(struct call *call, FILE *file, enum exchange_kind *out,
			   struct zb_err *err)
{
	const char *named = call_option(call, "format");
	enum exchange_kind kind = exchange_detect(file);

	if (named && !strcmp(named, "edexml"))
		kind = EXCHANGE_EDEXML;
	else if (named && !strcmp(named, "csv"))
		kind = kind == EXCHANGE_EDEXML ? EXCHANGE_LAS : kind;
	else if (named)
		return call_misuse(call, err, _("--format kan niet \"%s\" zijn; het is edexml of "
						"csv"), named);
	*out = kind;
	return ZB_OK;
}

static enum zb_code read_left(struct call *call, struct date *out, struct zb_err *err)
{
	const char *typed = call_option(call, "left");

	return typed ? call_typed(call, date_parse(typed, call->today, out, err)) : ZB_OK;
}

static const char *const statuses[IMPORT_STATUSES] = {
	[IMPORT_NEW] = N_("nieuw"),
	[IMPORT_CHANGED] = N_("gewijzigd"),
	[IMPORT_GONE] = N_("niet meer in het bestand"),
	[IMPORT_UNCHANGED] = N_("ongewijzigd"),
	[IMPORT_LEFT_OUT] = N_("overgeslagen"),
};

static void print_changes(FILE *out, const struct import_plan *plan, const struct import_item *item)
{
	for (uint32_t i = 0; i < item->count; i++) {
		const struct import_change *change = &plan->changes[item->first + i];

		fprintf(out, "    %s: %s -> %s%s\n", _(change->name),
			*change->before ? change->before : "-",
			*change->after ? change->after : "-",
			change->kept ? _(" (blijft zoals de school het schreef)") : "");
	}
}

static void print_item(FILE *out, const struct import_plan *plan, const struct import_list *list,
		       const struct import_item *item)
{
	struct buffer about = {0};
	char day[DATE_SHOWN_SIZE];

	fprintf(out, "  %s: %s", _(statuses[item->status]), item->title);
	if (list == &plan->pupils && item->status == IMPORT_NEW)
		import_pupil_add_about(plan, item, &about);
	if (about.length)
		fprintf(out, ", %s", about.bytes);
	buffer_clear(&about);
	if (item->reason)
		fprintf(out, ": %s", _(item->reason));
	if (date_is_set(item->left)) {
		date_to_full(item->left, day);
		fprintf(out, _(", vertrokken op %s"), day);
	}
	fputc('\n', out);
	print_changes(out, plan, item);
}

static void print_list(FILE *out, const char *name, const struct import_plan *plan,
		       const struct import_list *list)
{
	if (!list->count)
		return;
	fprintf(out, "%s:", name);
	for (unsigned s = 0; s < IMPORT_STATUSES; s++)
		if (list->statuses[s] || s == IMPORT_NEW || s == IMPORT_CHANGED)
			fprintf(out, "%s %zu %s", s ? "," : "", list->statuses[s], _(statuses[s]));
	fputc('\n', out);
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].status != IMPORT_UNCHANGED || list->items[i].count)
			print_item(out, plan, list, &list->items[i]);
}

/* Names of columns or elements; never what stands in them. */
static void print_ignored(FILE *out, const struct ignored *ignored)
{
	const char *const heads[] = { _("niet gelezen"), _("nooit bewaard") };

	for (int never = 0; never < 2; never++) {
		struct buffer names = {0};

		ignored_add_names(ignored, never, &names);
		if (names.length)
			fprintf(out, "%s: %s\n", heads[never], names.bytes);
		buffer_clear(&names);
	}
}

static void print_plan(FILE *out, const struct import_plan *plan, bool dry)
{
	char year[SCHOOL_YEAR_SIZE];

	school_year_to_text(plan->school_year, year);
	fprintf(out, _("schooljaar %s\n"), year);
	print_ignored(out, &plan->incoming->ignored);
	print_list(out, _("groepen"), plan, &plan->groups);
	print_list(out, _("medewerkers"), plan, &plan->staff);
	print_list(out, _("leerlingen"), plan, &plan->pupils);
	if (dry)
		fputs(_("er is niets geschreven\n"), out);
	else if (!import_plan_changes(plan))
		fputs(_("er is niets veranderd\n"), out);
}

static enum zb_code take_in(struct call *call, struct db *db, const struct incoming *in,
			    struct bad_lines *bad, struct zb_err *err)
{
	static const struct import_options options = {0};
	bool dry = call_option(call, "dry-run");
	struct date left = {0};
	struct import_plan *plan = NULL;
	enum zb_code code = read_left(call, &left, err);

	if (!code)
		code = importing_compare(db, in, &options, bad, NULL, &plan, err);
	if (code)
		return code;
	import_plan_mark_gone(plan, left);
	if (!dry)
		code = importing_apply(db, plan, NULL, err);
	if (!code)
		print_plan(dry ? call->out : call_report(call), plan, dry);
	import_plan_free(plan);
	return code;
}

static enum zb_code import_pupils(struct call *call, struct db *db, FILE *file,
				  enum exchange_kind format, struct bad_lines *bad,
				  struct zb_err *err)
{
	bool secondary = school_is_secondary((enum school_type)db_settings(db)->type);
	struct incoming *in = NULL;
	enum zb_code code = format == EXCHANGE_EDEXML ? edexml_read(file, &in, bad, err) :
						      csv_las_read(file, secondary, &in, bad, err);

	if (!code)
		code = take_in(call, db, in, bad, err);
	incoming_free(in);
	return code;
}

static enum zb_code print_running(struct call *call, struct db *db, const struct running_plan *r,
				  const char *status, struct zb_err *err)
{
	struct record *pupil = NULL;
	struct buffer name = {0};
	char day[DATE_SHOWN_SIZE];
	enum zb_code code = store_get(db, &pupil_entity, r->pupil, &pupil, err);

	if (code)
		return code;
	record_title(pupil, &name);
	date_to_full(record_date(r->plan, PLAN_STARTS), day);
	fprintf(call->out, _("  %s: %s, OPP sinds %s, doelen: %zu\n"), status, name.bytes, day,
		r->goal_count);
	buffer_clear(&name);
	record_free(pupil);
	return ZB_OK;
}

static enum zb_code import_plans(struct call *call, struct db *db, FILE *file,
				 struct bad_lines *bad, struct zb_err *err)
{
	struct running_list list = {0};
	bool dry = call_option(call, "dry-run");
	const char *taken = dry ? _("over te nemen") : _("overgenomen");
	size_t count = 0;
	enum zb_code code = csv_plan_read(file, call->today, &list, bad, err);

	if (!code)
		code = takeover_find(db, &list, bad, err);
	if (!code)
		code = takeover_part(db, &list, &count, err);
	if (!code && !dry && count)
		code = takeover_apply(db, list.plans, count, NULL, err);
	if (!code)
		fprintf(dry ? call->out : call_report(call), "OPP's: %zu %s, %zu %s\n", count,
			taken, list.count - count, _("overgeslagen"));
	if (!code)
		print_ignored(call->out, &list.ignored);
	for (size_t i = 0; i < list.count && !code; i++)
		code = print_running(call, db, &list.plans[i],
				     i < count ? taken :
						 _("overgeslagen, er is al een OPP in werking"),
				     err);
	if (!code && dry)
		fputs(_("er is niets geschreven\n"), call->out);
	running_free(&list);
	return code;
}

static enum zb_code print_measured(struct call *call, struct db *db, const struct measured *item,
				   struct zb_err *err)
{
	struct record *pupil = NULL;
	struct buffer text = {0};
	enum zb_code code = store_get(db, &pupil_entity,
				      record_number(item->row, MEASUREMENT_PUPIL), &pupil, err);

	if (code)
		return code;
	record_title(pupil, &text);
	buffer_add(&text, ": ");
	measured_add_text(&text, item->row);
	fprintf(call->out, "  %s: %s\n", _(measured_statuses[item->status].label), text.bytes);
	buffer_clear(&text);
	record_free(pupil);
	return ZB_OK;
}

static void print_measured_counts(FILE *out, const struct measured_list *list)
{
	fputs(_("metingen"), out);
	for (unsigned s = 0; s < MEASURED_STATUSES; s++)
		fprintf(out, "%s %zu %s", s ? "," : ":", list->statuses[s],
			_(measured_statuses[s].label));
	fputc('\n', out);
}

static enum zb_code import_measurements(struct call *call, struct db *db, FILE *file,
					struct bad_lines *bad, struct zb_err *err)
{
	struct measured_list list = {0};
	bool dry = call_option(call, "dry-run");
	enum zb_code code = csv_measurement_read(file, call->today, &list, bad, err);

	if (!code)
		code = measuring_compare(db, &list, bad, NULL, err);
	if (!code && !dry)
		code = measuring_apply(db, &list, NULL, err);
	if (!code)
		print_measured_counts(dry ? call->out : call_report(call), &list);
	if (!code)
		print_ignored(call->out, &list.ignored);
	for (size_t i = 0; i < list.count && !code; i++)
		if (list.items[i].status != MEASURED_UNCHANGED)
			code = print_measured(call, db, &list.items[i], err);
	if (!code && dry)
		fputs(_("er is niets geschreven\n"), call->out);
	measured_free(&list);
	return code;
}

static enum zb_code import_any(struct call *call, struct db *db, FILE *file,
			       enum exchange_kind format, struct bad_lines *bad,
			       struct zb_err *err)
{
	switch (format) {
	case EXCHANGE_PLANS:
		return import_plans(call, db, file, bad, err);
	case EXCHANGE_MEASUREMENTS:
		return import_measurements(call, db, file, bad, err);
	default:
		return import_pupils(call, db, file, format, bad, err);
	}
}

/* One is told by the sentence that the command fails with. */
static void print_bad(FILE *out, const struct bad_lines *bad)
{
	for (size_t i = 0; i < bad->count && bad->count > 1; i++) {
		fprintf(out, _("regel %u: %s"), bad->lines[i].line, bad->lines[i].sentence);
		fputc('\n', out);
	}
}

static enum zb_code run(struct call *call, struct zb_err *err)
{
	struct bad_lines bad = {0};
	enum exchange_kind format = EXCHANGE_EDEXML;
	struct db *db = NULL;
	FILE *file;
	enum zb_code code = path_read(call->args[0], &file, err);

	if (code)
		return code;
	code = detect(call, file, &format, err);
	if (!code)
		code = call_option(call, "dry-run") ? call_open_read_only(call, &db, err) :
						      call_open(call, &db, err);
	if (!code)
		code = import_any(call, db, file, format, &bad, err);
	if (code && bad.more)
		code = bad_lines_fail(&bad, err);
	print_bad(call->out, &bad);
	bad_lines_clear(&bad);
	db_close(db);
	fclose(file);
	return code;
}

static const struct command_option options[] = {
	{ .name = "format", .value = "edexml|csv",
	  .help = N_("soort van het bestand; zonder deze optie blijkt dat uit de inhoud") },
	{ .name = "dry-run", .help = N_("alleen tonen wat er zou veranderen") },
	{ .name = "left", .value = N_("DATUM"),
	  .help = N_("wie niet meer in het bestand staat is op deze dag vertrokken") },
	{ 0 },
};

const struct command import_command = {
	.name = "import",
	.args = N_("BESTAND"),
	.summary = N_("leest leerlingen, groepen en medewerkers in, lopende OPP's of metingen"),
	.help = N_("BESTAND is EDEXML, of een CSV van de leerlingadministratie met kopjes als "
		   "leerlingnummer, roepnaam, achternaam, geboortedatum en groep. Getoond wordt "
		   "per leerling en veld wat nieuw, gewijzigd, weg of ongewijzigd is. Wat de "
		   "school zelf schreef blijft staan, en niemand wordt verwijderd. Van een "
		   "bestand met regels die niet goed zijn worden die allemaal genoemd, en er "
		   "wordt niets van geschreven.\n"
		   "Een CSV met de kopjes leerlingnummer (of achternaam, roepnaam en "
		   "geboortedatum) en begin neemt lopende OPP's over, meteen in werking: einde, "
		   "bestemming, vastgesteld, instemming, laatste evaluatie, de teksten van het OPP "
		   "met de kopjes van het tabblad Plan (onderbouwing, begeleiding, zienswijze "
		   "ouders, leerling gehoord ...), en per regel een doel met soort, gebied, doel, "
		   "hoe gemeten, beginwaarde, streefwaarde en streefdatum.\n"
		   "Een CSV met de kopjes leerlingnummer, datum en vak (of onderdeel) leest "
		   "metingen in, een per regel: niveau (I tot en met V), score, "
		   "functioneringsniveau, risico, eigen niveau en instrument."),
	.options = options,
	.args_min = 1,
	.args_max = 1,
	.run = run,
};
