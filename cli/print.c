/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes on paper. */
#include "db/print.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/whom.h"
#include "core/text.h"

/* The kinds of paper: their name on the command line, and whom or what they are of. */
static const struct {
	const char *name;
	const char *missing; /* said when what it is of is not named, through _(); NULL: of
			      * nobody */
	enum zb_code (*find)(struct db *, const char *typed, int64_t *out, struct zb_err *);
} papers[PRINT_KIND_COUNT] = {
	[PRINT_PLAN] = { "plan", N_("noem de leerling achter print plan"), whom_find },
	[PRINT_CARD] = { "card", N_("noem de leerling achter print card"), whom_find },
	[PRINT_DOSSIER] = { "dossier", N_("noem de leerling achter print dossier"), whom_find },
	[PRINT_GROUP] = { "group", N_("noem de groep achter print group"), whom_find_group },
	[PRINT_FORM] = { "form", NULL, NULL },
};

#define VERSION_MOST 1000000

struct asked {
	struct print_request request;
	enum print_format format;
	const char *to;
	bool stream, replace;
};

static enum zb_code read_kind(struct call *call, struct asked *out, struct zb_err *err)
{
	const char *typed = call->args[0];

	for (int k = 0; k < PRINT_KIND_COUNT; k++) {
		if (strcmp(papers[k].name, typed) != 0)
			continue;
		out->request.kind = (enum print_kind)k;
		if (papers[k].missing && call->arg_count < 2)
			return call_misuse(call, err, "%s", _(papers[k].missing));
		if (!papers[k].missing && call->arg_count > 1)
			return call_misuse(call, err, _("achter print %s hoort niets"), typed);
		return ZB_OK;
	}
	return call_misuse(call, err,
			   _("print kent %s niet: het is plan, card, dossier, group of form"),
			   typed);
}

static enum zb_code read_recipient(struct call *call, struct asked *out, struct zb_err *err)
{
	const char *typed = call_option(call, "for");

	if (out->request.kind != PRINT_DOSSIER)
		return typed ? call_misuse(call, err, _("--for hoort bij print dossier")) : ZB_OK;
	for (int r = 0; typed && r < RECIPIENT_COUNT; r++) {
		if (strcmp(recipients[r].code, typed) != 0)
			continue;
		out->request.recipient = (enum recipient)r;
		return ZB_OK;
	}
	return call_misuse(call, err, _("zeg met --for voor wie het is: parents, school of swv"));
}

/* As asked for, else what the name of the file ends in, else PDF. */
static enum zb_code read_form(struct call *call, struct asked *out, struct zb_err *err)
{
	const char *typed = call_option(call, "format");
	const char *code = typed && !strcmp(typed, "text") ? "txt" : typed;

	out->format = print_format_of(out->to, PRINT_PDF);
	for (int f = 0; typed && f < PRINT_FORMAT_COUNT; f++) {
		if (strcmp(print_formats[f].code, code) != 0)
			continue;
		out->format = (enum print_format)f;
		return ZB_OK;
	}
	return typed ? call_misuse(call, err, _("--format is pdf, text of md, niet %s"), typed) :
		       ZB_OK;
}

static enum zb_code read_purpose(struct call *call, struct asked *out, struct zb_err *err)
{
	const char *typed = call_option(call, "request");
	char *end = NULL;

	if (!typed)
		return ZB_OK;
	if (out->request.kind != PRINT_DOSSIER || out->request.recipient != RECIPIENT_SWV)
		return call_misuse(call, err, _("--request hoort bij print dossier --for swv"));
	out->request.purpose = strtoll(typed, &end, 10);
	return out->request.purpose > 0 && !*end ?
		       ZB_OK :
		       call_misuse(call, err, _("--request is de id van een aanvraag, niet %s"),
				   typed);
}

static enum zb_code read_version(struct call *call, struct asked *out, struct zb_err *err)
{
	const char *typed = call_option(call, "edition");
	char *end = NULL;
	long version;

	if (!typed)
		return ZB_OK;
	if (out->request.kind != PRINT_PLAN)
		return call_misuse(call, err, _("--edition hoort bij print plan"));
	version = strcmp(typed, "draft") ? strtol(typed, &end, 10) : PRINT_DRAFT;
	if (end && (*end || version < 1 || version > VERSION_MOST))
		return call_misuse(call, err, _("--edition is een nummer of draft, niet %s"),
				   typed);
	out->request.version = (int)version;
	return ZB_OK;
}

static enum zb_code read_asked(struct call *call, struct asked *out, struct zb_err *err)
{
	enum zb_code code = read_kind(call, out, err);

	if (!code)
		code = read_recipient(call, out, err);
	if (!code)
		code = read_purpose(call, out, err);
	if (!code)
		code = read_version(call, out, err);
	if (code)
		return code;
	out->to = call_option(call, "to");
	out->replace = call_option(call, "force");
	if (!out->to || !*out->to)
		return call_misuse(call, err,
				   _("geef met --to het bestand dat gemaakt moet worden"));
	out->stream = strcmp(out->to, "-") == 0;
	code = read_form(call, out, err);
	if (!code && out->stream && !call_option(call, "format"))
		out->format = PRINT_TEXT;
	if (!code && out->stream && out->format == PRINT_PDF)
		return call_misuse(call, err, _("een PDF gaat naar een bestand, niet naar -"));
	return code;
}

/* It is made all the same: who runs this may not be there to answer. */
static void warn(const struct call *call, const struct print_cautions *cautions)
{
	for (size_t i = 0; i < cautions->count; i++)
		fprintf(call->err, _("zorgbord: let op: %s\n"), cautions->items[i].text);
}

static enum zb_code print(struct call *call, struct db *db, const struct asked *asked,
			  struct zb_err *err)
{
	struct document document;
	struct print_cautions cautions = {0};
	char *lacking = NULL;
	enum zb_code code = print_make(db, &asked->request, &document, err);

	if (!code)
		code = print_look(db, &asked->request, &document, &cautions, err);
	if (!code && asked->stream) {
		code = print_stream(db, &asked->request, &document, asked->format, call->data, err);
	} else if (!code) {
		code = print_file(db, &asked->request, &document,
				  &(struct print_target){ .to = asked->to, .format = asked->format,
							  .replace = asked->replace },
				  &lacking, err);
		if (!code)
			fprintf(call_report(call), _("gemaakt: %s\n"), asked->to);
		if (!code && lacking)
			fprintf(call->out, _("niet elk teken staat erop; dit kent geen "
					     "lettertype hier: %s\n"), lacking);
	}
	if (!code)
		warn(call, &cautions);
	free(lacking);
	print_cautions_free(&cautions);
	document_free(&document);
	return code;
}

static enum zb_code run(struct call *call, struct zb_err *err)
{
	struct asked asked = {0};
	struct db *db;
	enum zb_code code = read_asked(call, &asked, err);

	if (!code)
		code = call_open(call, &db, err);
	if (code)
		return code;
	if (papers[asked.request.kind].find)
		code = papers[asked.request.kind].find(db, call->args[1], &asked.request.row, err);
	if (!code)
		code = print(call, db, &asked, err);
	db_close(db);
	return code;
}

/* Of what is in the table in part. */
static void print_only(FILE *out)
{
	unsigned to;
	const char *heading, *only;

	fprintf(out, "\n%s\n", _("Deels: alleen"));
	for (size_t i = 0; (heading = dossier_set_heading(i, &to)); i++)
		for (int r = 0; r < RECIPIENT_COUNT; r++) {
			only = dossier_set_only(i, (enum recipient)r);
			if (only)
				fprintf(out, "  %s, %s: %s\n", heading, recipients[r].code, only);
		}
}

static const char *part_for(size_t set, unsigned to, enum recipient recipient)
{
	if (!(to & 1U << recipient))
		return "-";
	return dossier_set_only(set, recipient) ? _("deels") : _("ja");
}

/* Part by part, for whom it is. */
static void print_sets(FILE *out)
{
	unsigned to;
	const char *heading;

	fprintf(out, "%-40s", _("In het dossier:"));
	for (int r = 0; r < RECIPIENT_COUNT; r++)
		fprintf(out, " %-8s", recipients[r].code);
	fputc('\n', out);
	for (size_t i = 0; (heading = dossier_set_heading(i, &to)); i++) {
		int room = 40 - text_width(heading);

		fprintf(out, "  %s%*s", heading, room > 2 ? room - 2 : 0, "");
		for (int r = 0; r < RECIPIENT_COUNT; r++)
			fprintf(out, " %-8s", part_for(i, to, (enum recipient)r));
		fputc('\n', out);
	}
	print_only(out);
}

static const struct command_option options[] = {
	{ .name = "for", .value = "parents|school|swv",
	  .help = N_("voor wie een dossier is: de ouders, de volgende school of het "
		     "samenwerkingsverband, dat het alleen bij een aanvraag krijgt") },
	{ .name = "request", .value = N_("ID"),
	  .help = N_("bij welke aanvraag het samenwerkingsverband het krijgt; zonder deze optie "
		     "bij die waarover nog niet is besloten, anders de nieuwste") },
	{ .name = "edition", .value = N_("NUMMER|draft"),
	  .help = N_("welke versie van het OPP, draft het concept; zonder deze optie die in "
		     "werking is, anders het concept, anders de laatste") },
	{ .name = "to", .value = N_("BESTAND"),
	  .help = N_("het bestand dat gemaakt wordt, dat alleen u kunt lezen; - is de uitvoer") },
	{ .name = "format", .value = "pdf|text|md",
	  .help = N_("vorm; zonder deze optie zegt de naam van het bestand het") },
	{ .name = "force", .help = N_("vervangt een bestand dat er al is") },
	{ 0 },
};

const struct command print_command = {
	.name = "print",
	.args = N_("plan LEERLING|card LEERLING|dossier LEERLING|group GROEP|form"),
	.summary = N_("zet een OPP, een blad voor wie invalt, een dossier of een groepsoverzicht "
		      "op papier"),
	.help = N_("plan is het OPP van een leerling zoals het nu is, of een andere versie: alles "
		   "wat de wet vraagt, met ruimte om te tekenen; een concept draagt een watermerk. "
		   "card is de handelingskaart, een bladzijde: wat werkt, wat niet, de doelen nu, "
		   "bij wie u terecht kunt. dossier is wat van een leerling die vertrekt naar "
		   "buiten gaat, met de open doelen: voor elke ontvanger andere velden, en nooit "
		   "de meldcode of een vertrouwelijke notitie. group is een overzicht van de "
		   "leerlingen in een groep die vandaag extra ondersteuning krijgen. form is een "
		   "leeg OPP om met de hand in te vullen.\n\nLEERLING is het leerlingnummer, de id "
		   "of een deel van de naam dat maar bij een leerling past; id=12 is zeker een id. "
		   "GROEP is de naam of id van een groep van dit schooljaar. Wie afdrukt staat in "
		   "het logboek van inzage. Staat in een tekst de naam van een andere leerling, of "
		   "is er iets anders om na te kijken, dan komt daarover een regel op de "
		   "foutuitvoer."),
	.options = options,
	.help_more = print_sets,
	.args_min = 1,
	.args_max = 2,
	.run = run,
};
