/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/print.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/records/group.h"
#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "core/report/card_document.h"
#include "core/rules/version.h"
#include "db/access.h"
#include "db/copy.h"
#include "db/dossier.h"
#include "db/helper.h"
#include "db/query.h"
#include "db/store.h"

#define PDF_HELPER "zorgbord-pdf"
/* Its exit status: helpers/pdf.c. */
#define PDF_LACKING 3
#define PDF_NO_FONTS 4

const struct choice print_formats[] = {
	[PRINT_PDF] = { "pdf", N_("PDF") },
	[PRINT_TEXT] = { "txt", N_("platte tekst") },
	[PRINT_MARKDOWN] = { "md", N_("Markdown") },
	{ NULL, NULL },
};

/* Those of one pupil, in the log. */
static const char *const kinds[PRINT_KIND_COUNT] = {
	[PRINT_PLAN] = "plan",
	[PRINT_CARD] = "card",
};

struct ids {
	int64_t *items;
	size_t count, room;
};

static void ids_add(struct ids *ids, const char *id)
{
	ids->items = mem_grow(ids->items, &ids->room, ids->count + 1, sizeof *ids->items);
	ids->items[ids->count++] = strtoll(id, NULL, 10);
}

static enum zb_code collect(void *context, const char *const *cells, struct zb_err *err)
{
	(void)err;
	ids_add(context, cells[QUERY_ID]);
	return ZB_OK;
}

/* Adds the member of staff ID (0: none), who need not lead to the pupil. */
static enum zb_code add_member(struct db *db, int64_t id, struct dossier *d, struct zb_err *err)
{
	struct record *staff;
	enum zb_code code;

	if (!id || dossier_find(d, ENTITY_STAFF, id))
		return ZB_OK;
	code = store_get(db, entities[ENTITY_STAFF], id, &staff, err);
	if (!code)
		dossier_add(d, staff);
	return code;
}

static enum zb_code add_all_staff(struct db *db, struct dossier *d, struct zb_err *err)
{
	static const struct {
		enum entity_id entity;
		unsigned field;
	} named[] = { { ENTITY_PLAN, PLAN_ADOPTED_BY }, { ENTITY_ATTENDEE, ATTENDEE_STAFF } };
	enum zb_code code = ZB_OK;

	for (size_t n = 0; n < sizeof named / sizeof named[0]; n++) {
		const struct record_list *rows = &d->rows[named[n].entity];

		for (size_t i = 0; i < rows->count && !code; i++)
			code = add_member(db, record_number(rows->items[i], named[n].field), d,
					  err);
	}
	return code;
}

static enum zb_code plan_find(const struct dossier *d, const struct print_request *request,
			      const struct record **out, struct zb_err *err)
{
	struct buffer name = {0};

	*out = request->plan ? dossier_find(d, ENTITY_PLAN, request->plan) : plan_shown(d);
	if (*out)
		return ZB_OK;
	record_title(dossier_pupil(d), &name);
	zb_fail(err, ZB_NOT_FOUND, _("%s heeft geen OPP"), name.bytes ? name.bytes : "");
	buffer_clear(&name);
	return ZB_NOT_FOUND;
}

/* Those who have the care for extra support, for the handelingskaart. */
static enum zb_code add_coordinators(struct db *db, struct dossier *d, struct zb_err *err)
{
	static const char *const functions[] = { "ib", "coordinator" };
	struct ids ids = {0};
	enum zb_code code = ZB_OK;

	for (size_t f = 0; f < sizeof functions / sizeof functions[0] && !code; f++) {
		const struct query_filter filter = { "function", functions[f] };

		code = query_rows(db, &staff_entity, &filter, 1, collect, &ids, err);
	}
	for (size_t i = 0; i < ids.count && !code; i++)
		code = add_member(db, ids.items[i], d, err);
	free(ids.items);
	return code;
}

/* A dossier with all that is printed of it. */
struct reading {
	struct dossier dossier;
	struct derived derived;
	struct plan_source source; /* points into these */
};

static enum zb_code reading_open(struct db *db, int64_t pupil, struct reading *r,
				 struct zb_err *err)
{
	enum zb_code code;

	*r = (struct reading){0};
	r->source = (struct plan_source){
		.dossier = &r->dossier,
		.school = db_school(db),
		.settings = db_settings(db),
		.today = db_today(db),
		.derived = &r->derived,
	};
	code = dossier_read(db, pupil, &r->dossier, err);
	if (!code && !dossier_pupil(&r->dossier))
		code = zb_fail(err, ZB_NOT_FOUND, _("leerling %lld bestaat niet"),
			       (long long)pupil);
	if (!code)
		code = add_all_staff(db, &r->dossier, err);
	if (!code)
		derive_pupil(&r->dossier, r->source.settings, r->source.today, &r->derived);
	return code;
}

static void reading_close(struct reading *r)
{
	derived_free(&r->derived);
	dossier_free(&r->dossier);
}

static enum zb_code make_plan(struct db *db, const struct print_request *request,
			      struct document *out, struct zb_err *err)
{
	struct reading reading;
	enum zb_code code = reading_open(db, request->row, &reading, err);

	if (!code)
		code = plan_find(&reading.dossier, request, &reading.source.plan, err);
	if (!code && request->kind == PRINT_CARD)
		code = add_coordinators(db, &reading.dossier, err);
	if (!code && request->kind == PRINT_CARD)
		card_document(&reading.source, out);
	else if (!code)
		plan_document(&reading.source, out);
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
	case PRINT_GROUP:
		return make_group(db, request, out, err);
	default:
		plan_form(db_school(db), db_today(db), out);
		return ZB_OK;
	}
}

static enum zb_code pdf_bytes(const struct document *document, struct buffer *out, bool *lacking,
			      struct zb_err *err)
{
	char *path = helper_path(PDF_HELPER);
	struct buffer json = {0};
	int status = 0;
	enum zb_code code;

	document_json(document, &json);
	code = helper_run(path, json.bytes, json.length, HELPER_PATIENCE_MS, out, &status, err);
	if (!code && status == PDF_NO_FONTS)
		code = zb_fail(err, ZB_IO, _("er is geen lettertype geïnstalleerd om een PDF mee te "
					     "maken: installeer fonts-dejavu-core"));
	else if (!code && status && status != PDF_LACKING)
		code = ZB_IO; /* the sentence is there */
	*lacking = status == PDF_LACKING;
	buffer_clear(&json);
	free(path);
	return code;
}

enum zb_code print_bytes(const struct document *document, enum print_format format,
			 struct buffer *out, bool *lacking, struct zb_err *err)
{
	*lacking = false;
	switch (format) {
	case PRINT_PDF:
		return pdf_bytes(document, out, lacking, err);
	case PRINT_MARKDOWN:
		document_markdown(document, out);
		return ZB_OK;
	default:
		document_text(document, PRINT_TEXT_COLUMNS, out);
		return ZB_OK;
	}
}

/* Noted before anything leaves: what is noted and then fails does no harm. */
static enum zb_code note(struct db *db, const struct print_request *request,
			 enum print_format format, const char *to, struct zb_err *err)
{
	bool of_group = request->kind == PRINT_GROUP;
	char *detail;
	enum zb_code code;

	if (request->kind == PRINT_FORM)
		return ZB_OK;
	detail = of_group ? mem_format("group %lld %s%s%s", (long long)request->row,
				       print_formats[format].code, to ? " " : "", to ? to : "") :
			    mem_format("%s %s%s%s", kinds[request->kind],
				       print_formats[format].code, to ? " " : "", to ? to : "");
	code = access_note(db, ACCESS_PRINT, of_group ? 0 : request->row, detail, err);
	free(detail);
	return code;
}

static enum zb_code write_all(const char *path, const struct buffer *bytes, struct zb_err *err)
{
	FILE *file = fopen(path, "we");
	bool written = file && fwrite(bytes->bytes, 1, bytes->length, file) == bytes->length &&
		       fflush(file) == 0 && fsync(fileno(file)) == 0;
	int reason = errno;

	if (file && fclose(file) != 0 && written) {
		reason = errno;
		written = false;
	}
	return written ? ZB_OK :
			 zb_fail(err, ZB_IO, _("%s kan niet worden geschreven: %s"), path,
				 error_of_system(reason));
}

/* Only a file gives way, no directory, device or link to elsewhere. */
static enum zb_code put_in_place(const char *temporary, const char *to, bool replace,
				 struct zb_err *err)
{
	struct stat there;

	if (!replace || lstat(to, &there) != 0 || !S_ISREG(there.st_mode))
		return copy_rename(temporary, to, err);
	if (rename(temporary, to) == 0)
		return ZB_OK;
	return zb_fail(err, ZB_IO, _("%s kan niet worden gemaakt: %s"), to, error_of_system(errno));
}

enum zb_code print_file(struct db *db, const struct print_request *request,
			const struct document *document, enum print_format format, const char *to,
			bool replace, bool *lacking, struct zb_err *err)
{
	struct buffer bytes = {0};
	struct stat there;
	char *temporary = NULL;
	enum zb_code code = ZB_OK;

	if (!replace && lstat(to, &there) == 0)
		return zb_fail(err, ZB_DENIED, _("%s bestaat al; kies een andere naam"), to);
	code = print_bytes(document, format, &bytes, lacking, err);
	if (!code)
		code = copy_make_beside(to, "nieuw", &temporary, err);
	if (!code)
		code = write_all(temporary, &bytes, err);
	if (!code)
		code = note(db, request, format, to, err);
	if (!code)
		code = put_in_place(temporary, to, replace, err);
	copy_discard(temporary);
	buffer_clear(&bytes);
	return code;
}

enum zb_code print_stream(struct db *db, const struct print_request *request,
			  const struct document *document, enum print_format format, FILE *out,
			  struct zb_err *err)
{
	struct buffer bytes = {0};
	bool lacking;
	enum zb_code code = print_bytes(document, format, &bytes, &lacking, err);

	if (!code)
		code = note(db, request, format, NULL, err);
	if (!code)
		fwrite(bytes.bytes, 1, bytes.length, out);
	buffer_clear(&bytes);
	return code;
}
