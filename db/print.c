/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/print.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "core/report/plan_document.h"
#include "core/rules/version.h"
#include "db/access.h"
#include "db/copy.h"
#include "db/dossier.h"
#include "db/helper.h"
#include "db/store.h"

#define PDF_HELPER "zorgbord-pdf"
#define PDF_LACKING 3 /* its exit status: helpers/pdf.c */

const struct choice print_formats[] = {
	[PRINT_PDF] = { "pdf", N_("PDF") },
	[PRINT_TEXT] = { "txt", N_("platte tekst") },
	[PRINT_MARKDOWN] = { "md", N_("Markdown") },
	{ NULL, NULL },
};

static const char *const kinds[PRINT_KIND_COUNT] = {
	[PRINT_PLAN] = "plan",
	[PRINT_FORM] = "form",
};

/* Adds the member of staff that FIELD of ROW names, who need not lead to the pupil. */
static enum zb_code add_staff(struct db *db, const struct record *row, unsigned field,
			      struct dossier *d, struct zb_err *err)
{
	int64_t id = record_number(row, field);
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
			code = add_staff(db, rows->items[i], named[n].field, d, err);
	}
	return code;
}

static enum zb_code plan_find(const struct dossier *d, const struct print_request *request,
			      const struct record **out, struct zb_err *err)
{
	struct buffer name = {0};

	if (!dossier_pupil(d))
		return zb_fail(err, ZB_NOT_FOUND, _("leerling %lld bestaat niet"),
			       (long long)request->row);
	*out = request->plan ? dossier_find(d, ENTITY_PLAN, request->plan) : plan_shown(d);
	if (*out)
		return ZB_OK;
	record_title(dossier_pupil(d), &name);
	zb_fail(err, ZB_NOT_FOUND, _("%s heeft geen OPP"), name.bytes ? name.bytes : "");
	buffer_clear(&name);
	return ZB_NOT_FOUND;
}

static enum zb_code make_plan(struct db *db, const struct print_request *request,
			      struct document *out, struct zb_err *err)
{
	struct dossier dossier = {0};
	struct derived derived = {0};
	struct plan_source source = {
		.dossier = &dossier,
		.school = db_school(db),
		.settings = db_settings(db),
		.today = db_today(db),
		.derived = &derived,
	};
	enum zb_code code = dossier_read(db, request->row, &dossier, err);

	if (!code)
		code = plan_find(&dossier, request, &source.plan, err);
	if (!code)
		code = add_all_staff(db, &dossier, err);
	if (!code) {
		derive_pupil(&dossier, source.settings, source.today, &derived);
		plan_document(&source, out);
	}
	derived_free(&derived);
	dossier_free(&dossier);
	return code;
}

enum zb_code print_make(struct db *db, const struct print_request *request, struct document *out,
			struct zb_err *err)
{
	*out = (struct document){0};
	if (request->kind == PRINT_PLAN)
		return make_plan(db, request, out, err);
	plan_form(db_school(db), db_today(db), out);
	return ZB_OK;
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
	if (!code && status && status != PDF_LACKING)
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
	char *detail;
	enum zb_code code;

	if (request->kind == PRINT_FORM)
		return ZB_OK;
	detail = mem_format("%s %s%s%s", kinds[request->kind], print_formats[format].code,
			    to ? " " : "", to ? to : "");
	code = access_note(db, ACCESS_PRINT, request->row, detail, err);
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
