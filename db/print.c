/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/print.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/records/group.h"
#include "core/report/card_document.h"
#include "core/report/dossier_document.h"
#include "core/rules/version.h"
#include "core/text_char.h"
#include "db/access.h"
#include "db/fresh.h"
#include "db/helper.h"
#include "db/print_read.h"
#include "db/query.h"
#include "db/store.h"

#define PDF_HELPER "zorgbord-pdf"
/* Its exit status: helpers/pdf.c. */
#define PDF_LACKING 3
#define PDF_NO_FONTS 4
#define PDF_SAYS_LACKING "no font has: "
#define LACKING_SHOWN 5 /* in a sentence */

const struct choice print_formats[] = {
	[PRINT_PDF] = { "pdf", N_("PDF") },
	[PRINT_TEXT] = { "txt", N_("platte tekst") },
	[PRINT_MARKDOWN] = { "md", N_("Markdown") },
	{ NULL, NULL },
};

enum print_format print_format_of(const char *path, enum print_format otherwise)
{
	const char *dot = strrchr(path, '.');

	for (int f = 0; dot && f < PRINT_FORMAT_COUNT; f++)
		if (!strcmp(print_formats[f].code, dot + 1))
			return (enum print_format)f;
	return otherwise;
}

void print_add_name(struct buffer *name, const char *text)
{
	for (; *text; text++)
		buffer_add_bytes(name, isalnum((unsigned char)*text) || (*text & 0x80) ? text : "-",
				 1);
}

/* Those of one pupil, in the log. */
static const char *const kinds[PRINT_KIND_COUNT] = {
	[PRINT_PLAN] = "plan",
	[PRINT_CARD] = "card",
	[PRINT_DOSSIER] = "dossier",
};

static enum zb_code make_plan(struct db *db, const struct print_request *request,
			      struct document *out, struct zb_err *err)
{
	struct reading reading;
	enum zb_code code = reading_open(db, request->row, &reading, err);

	if (!code)
		code = reading_choose_plan(&reading, request, err);
	if (!code && request->kind == PRINT_CARD)
		code = reading_add_coordinators(db, &reading, err);
	if (!code && request->kind == PRINT_PLAN)
		code = reading_add_recorded(db, &reading, err);
	if (!code && request->kind == PRINT_CARD)
		card_document(&reading.source, out);
	else if (!code)
		plan_document(&reading.source, out);
	reading_close(&reading);
	return code;
}

static enum zb_code choose_request(struct dossier_source *s, int64_t purpose, struct zb_err *err)
{
	const struct dossier *d = s->source.dossier;
	struct buffer name = {0};

	if (s->recipient != RECIPIENT_SWV)
		return ZB_OK;
	s->request = purpose ? dossier_find(d, ENTITY_REQUEST, purpose) : dossier_request(d);
	if (s->request)
		return ZB_OK;
	if (purpose)
		return zb_fail(err, ZB_NOT_FOUND, _("deze leerling heeft geen aanvraag %lld"),
			       (long long)purpose);
	record_title(dossier_pupil(d), &name);
	zb_fail(err, ZB_NOT_FOUND,
		_("er is geen aanvraag voor %s, en zonder aanvraag krijgt het samenwerkingsverband "
		  "geen gegevens"),
		name.bytes ? name.bytes : "");
	buffer_clear(&name);
	return ZB_NOT_FOUND;
}

/* Without a plan there is still a dossier. */
static enum zb_code make_dossier(struct db *db, const struct print_request *request,
				 struct document *out, struct zb_err *err)
{
	struct reading reading;
	struct dossier_source source = { .recipient = request->recipient };
	struct ids shared = {0};
	enum zb_code code = reading_open(db, request->row, &reading, err);

	if (!code && (request->plan || plan_shown(&reading.dossier)))
		code = reading_choose_plan(&reading, request, err);
	if (!code)
		code = reading_add_coordinators(db, &reading, err);
	if (!code)
		code = reading_find_shared(db, &reading, &shared, err);
	source.source = reading.source;
	source.shared = shared.items;
	source.shared_count = shared.count;
	if (!code)
		code = choose_request(&source, request->purpose, err);
	if (!code)
		dossier_document(&source, out);
	free(shared.items);
	reading_close(&reading);
	return code;
}

/* --- a group --- */

struct placed {
	struct ids pupils;
	const char *today; /* ISO */
};

/* A pupil in the group today. */
static enum zb_code collect_placed(void *context, const char *const *cells, struct zb_err *err)
{
	struct placed *placed = context;
	const char *starts = cells[PLACEMENT_STARTS + QUERY_FIELDS];
	const char *ends = cells[PLACEMENT_ENDS + QUERY_FIELDS];

	(void)err;
	if ((!starts || strcmp(starts, placed->today) <= 0) &&
	    (!ends || strcmp(ends, placed->today) >= 0))
		ids_add(&placed->pupils, cells[PLACEMENT_PUPIL + QUERY_FIELDS]);
	return ZB_OK;
}

static int compare_names(const void *left, const void *right)
{
	const struct reading *const *a = left, *const *b = right;

	return strcmp((*a)->derived.state.name_key, (*b)->derived.state.name_key);
}

/* Reads those of PUPILS who get extra support or have a plan, in order of name. */
static enum zb_code read_supported(struct db *db, const struct ids *pupils, struct reading **out,
				   size_t *count, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < pupils->count && !code; i++) {
		struct reading *r = mem_new(1, sizeof *r);
		const struct pupil_state *state = &r->derived.state;

		out[(*count)++] = r;
		code = reading_open(db, pupils->items[i], r, err);
		if (code)
			break;
		if (state->plan_state == PLAN_STATE_IN_FORCE ||
		    state->plan_state == PLAN_STATE_DRAFT)
			r->source.plan = plan_shown(&r->dossier);
		if (state->scope == SCOPE_LEFT ||
		    (state->scope != SCOPE_EXTRA && !r->source.plan)) {
			reading_close(r);
			free(out[--*count]);
		}
	}
	if (!code && *count > 1)
		qsort(out, *count, sizeof(struct reading *), compare_names);
	return code;
}

static enum zb_code make_group(struct db *db, const struct print_request *request,
			       struct document *out, struct zb_err *err)
{
	char today[DATE_ISO_SIZE], *id = mem_format("%lld", (long long)request->row);
	const struct query_filter filter = { "group", id };
	struct placed placed = { .today = today };
	struct record *group = NULL;
	struct reading **readings = NULL;
	size_t count = 0;
	enum zb_code code = store_get(db, &group_entity, request->row, &group, err);

	date_to_iso(db_today(db), today);
	if (!code)
		code = query_rows(db, &placement_entity, &filter, 1, collect_placed, &placed, err);
	if (!code) {
		readings = mem_new(placed.pupils.count, sizeof(struct reading *));
		code = read_supported(db, &placed.pupils, readings, &count, err);
	}
	if (!code && !count)
		code = zb_fail(err, ZB_NOT_FOUND,
			       _("in %s krijgt niemand vandaag extra ondersteuning"),
			       record_text(group, GROUP_NAME));
	if (!code)
		group_document(db_school(db), group, db_today(db), out);
	for (size_t i = 0; i < count; i++) {
		if (!code)
			group_document_add(&readings[i]->source, out);
		reading_close(readings[i]);
		free(readings[i]);
	}
	free(readings);
	free(placed.pupils.items);
	record_free(group);
	free(id);
	return code;
}

enum zb_code print_make(struct db *db, const struct print_request *request, struct document *out,
			struct zb_err *err)
{
	*out = (struct document){0};
	switch (request->kind) {
	case PRINT_PLAN:
	case PRINT_CARD:
		return make_plan(db, request, out, err);
	case PRINT_DOSSIER:
		return make_dossier(db, request, out, err);
	case PRINT_GROUP:
		return make_group(db, request, out, err);
	default:
		plan_form(db_school(db), db_today(db), out);
		return ZB_OK;
	}
}

/* What the helper says that no font has, SAID; the caller frees. */
static char *lacking_of(const char *said)
{
	const char *at = said ? strstr(said, PDF_SAYS_LACKING) : NULL;
	const char *end = at ? strchrnul(at, '\n') : NULL;
	struct buffer text = {0};
	int shown = 0;

	for (at = at ? at + strlen(PDF_SAYS_LACKING) : NULL; at && at < end; shown++) {
		const char *from = at;
		uint32_t c;

		at += text_char_read(at, end, &c);
		if (shown == LACKING_SHOWN) {
			buffer_add(&text, " …");
			break;
		}
		buffer_add(&text, shown ? ", " : "");
		buffer_add_bytes(&text, from, (size_t)(at - from));
		buffer_add_format(&text, " (U+%04X)", (unsigned)c);
	}
	return buffer_take(&text);
}

/* *LACKING as for print_file. */
static enum zb_code pdf_bytes(const struct document *document, const struct db_progress *progress,
			      struct buffer *out, char **lacking, struct zb_err *err)
{
	char *path = helper_path(PDF_HELPER);
	struct buffer json = {0}, said = {0};
	int status = 0;
	enum zb_code code;

	document_json(document, &json);
	code = helper_run(&(struct helper_job){ .path = path, .input = json.bytes,
						.length = json.length,
						.patience = HELPER_PATIENCE_MS,
						.progress = progress, .said = &said },
			  out, &status, err);
	if (!code && status == PDF_NO_FONTS)
		code = zb_fail(err, ZB_IO, _("er is geen lettertype geïnstalleerd om een PDF mee "
					     "te maken: installeer fonts-dejavu-core"));
	else if (!code && status && status != PDF_LACKING)
		code = ZB_IO; /* the sentence is there */
	else if (!code)
		code = helper_check(path, out, "%PDF-", "%%EOF", err);
	if (!code && status == PDF_LACKING)
		*lacking = lacking_of(said.bytes);
	buffer_clear(&said);
	buffer_clear(&json);
	free(path);
	return code;
}

/* *LACKING as for print_file. */
static enum zb_code print_bytes(const struct document *document, enum print_format format,
				const struct db_progress *progress, struct buffer *out,
				char **lacking, struct zb_err *err)
{
	*lacking = NULL;
	switch (format) {
	case PRINT_PDF:
		return pdf_bytes(document, progress, out, lacking, err);
	case PRINT_MARKDOWN:
		document_markdown(document, out);
		return ZB_OK;
	default:
		document_text(document, PRINT_TEXT_COLUMNS, out);
		return ZB_OK;
	}
}

/* "dossier swv pdf /home/an/dossier.pdf, request 12"; the caller frees. */
static char *detail_of(const struct print_request *request, const struct document *document,
		       enum print_format format, const char *to)
{
	struct buffer text = {0};

	if (request->kind == PRINT_GROUP)
		buffer_add_format(&text, "group %lld", (long long)request->row);
	else
		buffer_add(&text, kinds[request->kind]);
	if (request->kind == PRINT_DOSSIER)
		buffer_add_format(&text, " %s", recipients[request->recipient].code);
	buffer_add_format(&text, " %s", print_formats[format].code);
	if (to)
		buffer_add_format(&text, " %s", to);
	if (document->purpose)
		buffer_add_format(&text, ", %s", document->purpose);
	return buffer_take(&text);
}

/* Noted before anything leaves: what is noted and then fails does no harm. */
static enum zb_code note(struct db *db, const struct print_request *request,
			 const struct document *document, enum print_format format, const char *to,
			 struct zb_err *err)
{
	char *detail;
	enum zb_code code;

	if (request->kind == PRINT_FORM)
		return ZB_OK;
	code = access_can_note(db, err);
	if (code)
		return code;
	detail = detail_of(request, document, format, to);
	if (request->kind == PRINT_GROUP)
		code = access_note_each(db, ACCESS_PRINT, document->pupils, document->pupil_count,
					detail, err);
	else
		code = access_note(db, ACCESS_PRINT, request->row, detail, err);
	free(detail);
	return code;
}

/* There is a place for it, and it is noted, before a word of it is on disk. */
static enum zb_code deliver(struct db *db, const struct print_request *request,
			    const struct document *document, const struct print_target *target,
			    const struct buffer *bytes, struct zb_err *err)
{
	struct fresh fresh;
	enum zb_code code = fresh_make(target->to, &fresh, err);

	if (!code)
		code = note(db, request, document, target->format, target->to, err);
	if (!code)
		code = fresh_write(&fresh, bytes, err);
	if (!code)
		code = fresh_place(&fresh, target->replace, err);
	fresh_discard(&fresh);
	return code;
}

enum zb_code print_file(struct db *db, const struct print_request *request,
			const struct document *document, const struct print_target *target,
			char **lacking, struct zb_err *err)
{
	struct buffer bytes = {0};
	struct stat there;
	enum zb_code code;

	*lacking = NULL;
	if (!target->replace && lstat(target->to, &there) == 0)
		return zb_fail(err, ZB_DENIED, _("%s bestaat al; kies een andere naam"),
			       target->to);
	code = print_bytes(document, target->format, target->progress, &bytes, lacking, err);
	if (!code)
		code = deliver(db, request, document, target, &bytes, err);
	if (code) {
		free(*lacking);
		*lacking = NULL;
	}
	buffer_clear(&bytes);
	return code;
}

enum zb_code print_stream(struct db *db, const struct print_request *request,
			  const struct document *document, enum print_format format, FILE *out,
			  struct zb_err *err)
{
	struct buffer bytes = {0};
	char *lacking; /* of a PDF alone */
	enum zb_code code = print_bytes(document, format, NULL, &bytes, &lacking, err);

	if (!code)
		code = note(db, request, document, format, NULL, err);
	/* Now, while it is known why it does not go. */
	if (!code && (fwrite(bytes.bytes, 1, bytes.length, out) != bytes.length || fflush(out)))
		code = zb_fail(err, ZB_IO, _("de uitvoer kon niet worden geschreven: %s"),
			       error_of_system(errno));
	free(lacking);
	buffer_clear(&bytes);
	return code;
}
