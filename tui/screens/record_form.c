/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/record_form.h"

#include <stdlib.h>

#include "db/draft.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/screens/merge.h"
#include "tui/screens/reference.h"

struct page {
	struct record_form about;
	struct record *bases[RECORD_FORM_MAX]; /* as they were read; NULL: new */
	struct form *form;
	struct merge merge;
};

static void pick(struct app *app, void *data, struct record *record, unsigned field)
{
	const struct page *page = data;

	reference_pick(app, record, field, page->about.dossier);
}

static void name(struct app *app, void *data, const struct record *record, unsigned field,
		 struct buffer *out)
{
	(void)data;
	reference_name(app, record, field, out);
}

/* Whose a new row is was decided before the form opened. */
static void add_fields(struct form *form, struct record *record)
{
	form_add_all(form, record);
	for (unsigned f = 0; !record->id && f < record->entity->field_count; f++)
		if (record->entity->fields[f].flags & FIELD_FIXED &&
		    record->entity->fields[f].kind == FIELD_REFERENCE && record_is_set(record, f))
			form_show(form, record, f, false);
}

static void fill(struct app *app, struct form *form, void *data)
{
	struct page *page = data;

	(void)app;
	page->form = form;
	if (page->about.fill)
		page->about.fill(form, page->about.records);
	else
		for (size_t i = 0; i < RECORD_FORM_MAX && page->about.records[i]; i++)
			add_fields(form, page->about.records[i]);
	if (page->about.extra)
		form_add_all(form, page->about.extra);
	if (page->about.changed)
		page->about.changed(form, page->about.records, NULL, -1);
}

static void changed(struct app *app, struct form *form, void *data, struct record *record,
		    unsigned field)
{
	const struct page *page = data;

	if (page->about.follow && record == page->about.records[0])
		page->about.follow(app, page->bases[0], record, field);
	if (page->about.changed)
		page->about.changed(form, page->about.records, record, (int)field);
}

/* --- drafts --- */

static const char *const prefixes[RECORD_FORM_MAX] = { "a", "b" };
static const char extra_prefix[] = "extra";

static const char *draft(void *data)
{
	const struct page *page = data;

	return page->about.draft;
}

static void keep(void *data, struct draft *out)
{
	const struct page *page = data;

	for (size_t i = 0; i < RECORD_FORM_MAX && page->about.records[i]; i++)
		draft_add_record(out, prefixes[i], page->about.records[i], page->bases[i]);
	if (page->about.extra)
		draft_add_record(out, extra_prefix, page->about.extra, NULL);
}

static void resume(struct app *app, void *data, const struct draft *from)
{
	struct page *page = data;

	for (size_t i = 0; i < RECORD_FORM_MAX && page->about.records[i]; i++)
		draft_take_record(from, prefixes[i], page->about.records[i], page->bases[i],
				  app->today);
	if (page->about.extra)
		draft_take_record(from, extra_prefix, page->about.extra, NULL, app->today);
	if (page->about.changed)
		page->about.changed(page->form, page->about.records, NULL, -1);
}

/* --- saving --- */

/* A colleague may have made the same since: then it is that row that changes. */
static enum zb_code meet(struct app *app, struct page *page, size_t i, struct record *row,
			 struct zb_err *err)
{
	enum zb_code code = store_meet(app->db, row, &page->bases[i], err);

	if (!code && page->bases[i]) {
		row->id = page->bases[i]->id;
		page->about.records[i]->id = row->id;
	}
	return code;
}

static enum zb_code write_one(struct app *app, struct page *page, size_t i,
			      struct record *const *rows, struct conflict *conflict,
			      struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	if (i == 1 && page->about.link >= 0 &&
	    record_number(rows[i], (unsigned)page->about.link) == RECORD_FORM_PENDING)
		record_set_number(rows[i], (unsigned)page->about.link, rows[0]->id);
	if (!page->bases[i])
		code = meet(app, page, i, rows[i], err);
	if (code)
		return code;
	if (!page->bases[i])
		return store_insert(app->db, rows[i], err);
	return store_update(app->db, page->bases[i], rows[i], conflict, err);
}

static enum zb_code write_rows(struct app *app, struct page *page, struct record *const *rows,
			       struct conflict *conflict, struct zb_err *err)
{
	enum zb_code code = store_begin(app->db, TXN_EDIT, 0, err);

	if (code)
		return code;
	for (size_t i = 0; i < RECORD_FORM_MAX && rows[i] && !code; i++)
		if (i == 0 || !page->about.worth || page->about.worth(rows[i]))
			code = write_one(app, page, i, rows, conflict, err);
	if (!code && page->about.write)
		code = page->about.write(app, page->about.data, rows[0], page->about.extra, err);
	if (!code)
		return store_commit(app->db, err);
	store_rollback(app->db);
	return code;
}

static void take_over(struct record *to, const struct record *from)
{
	for (unsigned f = 0; f < from->entity->field_count; f++)
		record_copy_field(to, f, from, f);
	to->id = from->id;
	to->rev = from->rev;
}

/* Rows are copied first: what the store fills in is of a transaction that may fail. */
static enum zb_code write_all(struct app *app, struct page *page, struct conflict *conflict,
			      struct zb_err *err)
{
	struct record *rows[RECORD_FORM_MAX] = { NULL };
	enum zb_code code;

	for (size_t i = 0; i < RECORD_FORM_MAX && page->about.records[i]; i++)
		rows[i] = record_copy(page->about.records[i]);
	code = write_rows(app, page, rows, conflict, err);
	for (size_t i = 0; i < RECORD_FORM_MAX && rows[i]; i++) {
		if (!code)
			take_over(page->about.records[i], rows[i]);
		record_free(rows[i]);
	}
	return code;
}

static enum zb_code check(struct app *app, const struct page *page, struct form *form,
			  struct zb_err *err)
{
	struct record *first = page->about.records[0];
	enum zb_code code = ZB_OK;
	unsigned field = 0;

	if (page->about.check)
		code = page->about.check(page->about.records, &field, err);
	if (code) {
		form_go(form, app, first, field);
		form_fail(form, first, field, err->text);
	}
	return code;
}

static void again(struct app *app, void *data);

static enum zb_code save(struct app *app, void *data, struct form *form, struct zb_err *err)
{
	struct page *page = data;
	struct conflict conflict = { 0 };
	enum zb_code code = check(app, page, form, err);

	if (!code)
		code = write_all(app, page, &conflict, err);
	for (size_t i = 0; conflict.row && i < RECORD_FORM_MAX; i++)
		if (page->bases[i] && page->bases[i]->id == conflict.row) {
			merge_ask(&page->merge, app, &page->bases[i], &page->about.records[i],
				  &conflict, again, page);
			break;
		}
	return code;
}

static void saved(struct app *app, void *data)
{
	struct page *page = data;
	struct buffer said = { 0 };

	buffer_add(&said, page->about.saved ? page->about.saved : _("Bewaard."));
	if (page->about.tab)
		buffer_add_format(&said, _(" Zie het tabblad %s."), page->about.tab);
	if (page->about.tell)
		page->about.tell(&said, page->about.records[0], page->about.data);
	app_notice_undo(app, "%s", said.bytes);
	buffer_clear(&said);
	for (size_t i = 0; i < RECORD_FORM_MAX && page->about.records[i]; i++)
		if (!page->bases[i] && page->about.records[i]->id)
			app_made(app, page->about.records[i]->entity, page->about.records[i]->id);
	if (page->about.done)
		page->about.done(app, page->about.data);
}

/* What was chosen is shown, and saved. */
static void again(struct app *app, void *data)
{
	struct page *page = data;

	form_refresh(page->form, app);
	form_save(app);
}

static bool can_draw_up(const void *data)
{
	const struct page *page = data;

	return page->about.draw_up != NULL;
}

static void draw_up(struct app *app, struct form *form, void *data)
{
	const struct page *page = data;

	page->about.draw_up(app, form, page->about.records, page->about.data);
}

static const char *removal(const void *data)
{
	const struct page *page = data;

	return page->bases[0] ? page->about.removal : NULL;
}

static enum zb_code take_out(struct app *app, void *data, struct zb_err *err)
{
	const struct page *page = data;
	enum zb_code code = store_begin(app->db, TXN_EDIT, 0, err);

	if (code)
		return code;
	code = store_delete(app->db, page->bases[0], err);
	if (code)
		store_rollback(app->db);
	else
		code = store_commit(app->db, err);
	if (!code)
		app_notice_undo(app, "%s", page->about.removed);
	return code;
}

static void page_free(void *data)
{
	struct page *page = data;

	for (size_t i = 0; i < RECORD_FORM_MAX; i++) {
		record_free(page->about.records[i]);
		record_free(page->bases[i]);
	}
	record_free(page->about.extra);
	if (page->about.release)
		page->about.release(page->about.data);
	merge_clear(&page->merge);
	free(page->about.draft);
	free(page);
}

static const struct form_ops ops = {
	.input = { .pick = pick, .name = name },
	.fill = fill,
	.changed = changed,
	.save = save,
	.saved = saved,
	.can_draw_up = can_draw_up,
	.draw_up = draw_up,
	.removal = removal,
	.remove = take_out,
	.draft = draft,
	.keep = keep,
	.resume = resume,
	.free = page_free,
};

void record_form_open(struct app *app, const struct record_form *about)
{
	struct page *page = mem_new(1, sizeof(*page));
	struct buffer title = { 0 };

	page->about = *about;
	page->bases[0] = about->base;
	for (size_t i = 0; i < RECORD_FORM_MAX && about->records[i]; i++)
		if (about->records[i]->id && !page->bases[i])
			page->bases[i] = record_copy(about->records[i]);
	buffer_add(&title, about->title);
	if (about->dossier) {
		buffer_add(&title, " · ");
		record_title(dossier_pupil(about->dossier), &title);
	}
	form_open(app, title.bytes, &ops, page);
	buffer_clear(&title);
	if (page->form && about->field >= 0)
		form_go(page->form, app, about->records[0], (unsigned)about->field);
}
