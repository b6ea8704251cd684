/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/record_form.h"

#include <stdlib.h>

#include "db/draft.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/screens/reference.h"

struct page {
	struct record_form about;
	struct record *bases[RECORD_FORM_MAX]; /* as they were read; NULL: new */
	struct form *form;
	struct conflict conflict; /* being asked about */
	size_t conflict_at;
	struct draft draft; /* being offered */
	bool kept;
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
	if (page->about.changed)
		page->about.changed(form, page->about.records, NULL, -1);
}

static void changed(struct app *app, struct form *form, void *data, struct record *record,
		    unsigned field)
{
	const struct page *page = data;

	(void)app;
	if (page->about.changed)
		page->about.changed(form, page->about.records, record, (int)field);
}

/* --- drafts --- */

static const char *const prefixes[RECORD_FORM_MAX] = { "a", "b" };

static void keep(struct app *app, void *data, struct form *form)
{
	struct page *page = data;
	struct draft draft = { 0 };

	form_take(form, app);
	for (size_t i = 0; i < RECORD_FORM_MAX && page->about.records[i]; i++)
		draft_add_record(&draft, prefixes[i], page->about.records[i]);
	/* A busy file is tried again in a few seconds. */
	if (!draft_put(app->db, page->about.draft, &draft, NULL))
		page->kept = true;
	draft_clear(&draft);
}

static void drop_draft(struct app *app, struct page *page)
{
	if (page->kept)
		draft_drop(app->db, page->about.draft, NULL);
	page->kept = false;
}

static void dropped(struct app *app, void *data)
{
	drop_draft(app, data);
}

static void take_up(struct app *app, void *data, size_t button)
{
	struct page *page = data;

	if (button == 1) {
		drop_draft(app, page);
		return;
	}
	for (size_t i = 0; i < RECORD_FORM_MAX && page->about.records[i]; i++)
		draft_take_record(&page->draft, prefixes[i], page->about.records[i], app->today);
	if (page->about.changed)
		page->about.changed(page->form, page->about.records, NULL, -1);
	form_touch(page->form);
	form_refresh(page->form, app);
}

static void offer_draft(struct app *app, struct page *page)
{
	const char *buttons[] = { _("daarmee verder"), _("weggooien") };

	if (draft_get(app->db, page->about.draft, &page->draft, NULL))
		return;
	page->kept = true;
	dialog_ask(app, _("Hier is eerder iets ingevuld dat niet is bewaard."), buttons, 2, take_up,
		   page);
}

/* --- saving --- */

static enum zb_code write_one(struct app *app, struct page *page, size_t i, struct zb_err *err)
{
	struct record *record = page->about.records[i];

	if (i == 1 && page->about.link >= 0 &&
	    record_number(record, (unsigned)page->about.link) == RECORD_FORM_PENDING)
		record_set_number(record, (unsigned)page->about.link, page->about.records[0]->id);
	if (!page->bases[i])
		return store_insert(app->db, record, err);
	page->conflict_at = i;
	return store_update(app->db, page->bases[i], record, &page->conflict, err);
}

/* What a failed transaction left in new records: they are new again. */
static void forget_ids(struct page *page)
{
	for (size_t i = 0; i < RECORD_FORM_MAX && page->about.records[i]; i++)
		if (!page->bases[i]) {
			page->about.records[i]->id = 0;
			page->about.records[i]->rev = 0;
		}
	if (page->about.link >= 0 && page->about.records[1] && !page->bases[0])
		record_set_number(page->about.records[1], (unsigned)page->about.link,
				  RECORD_FORM_PENDING);
}

static enum zb_code write_all(struct app *app, struct page *page, struct zb_err *err)
{
	enum zb_code code = store_begin(app->db, TXN_EDIT, 0, err);

	if (code)
		return code;
	for (size_t i = 0; i < RECORD_FORM_MAX && page->about.records[i] && !code; i++)
		code = write_one(app, page, i, err);
	if (code)
		store_rollback(app->db);
	else
		code = store_commit(app->db, err);
	if (code)
		forget_ids(page);
	return code;
}

static void ask_conflict(struct app *app, struct page *page);

static enum zb_code save(struct app *app, void *data, struct form *form, struct zb_err *err)
{
	struct page *page = data;
	enum zb_code code = write_all(app, page, err);

	(void)form;
	if (code == ZB_CONFLICT && page->conflict.theirs)
		ask_conflict(app, page);
	return code;
}

static void saved(struct app *app, void *data)
{
	struct page *page = data;

	drop_draft(app, page);
	app_notice_undo(app, "%s", page->about.saved ? page->about.saved : _("Bewaard."));
	if (page->about.done)
		page->about.done(app, page->about.data);
}

static const struct form_ops ops;

/* Ours where chosen, else theirs; what was ours stays to be compared with theirs as base. */
static void resolved(struct app *app, void *data, const bool *mine)
{
	struct page *page = data;
	size_t i = page->conflict_at, n = 0;
	struct record *record = page->about.records[i], *theirs = page->conflict.theirs;
	struct zb_err err;

	for (unsigned f = 0; f < record->entity->field_count; f++) {
		bool both = page->conflict.fields >> f & 1;

		if (both ? !mine[n] : record_same(record, page->bases[i], f))
			record_copy_field(record, f, theirs, f);
		n += both;
	}
	record->rev = theirs->rev;
	record_free(page->bases[i]);
	page->bases[i] = theirs;
	page->conflict = (struct conflict){ 0 };
	form_refresh(page->form, app);
	if (save(app, page, page->form, &err)) {
		app_error(app, &err);
		return;
	}
	app_stale(app);
	app_pop(app);
	saved(app, page);
}

static char *shown(struct app *app, const struct record *record, unsigned field)
{
	struct buffer text = { 0 };

	input_show(app, record, field, &ops.input, NULL, &text);
	return buffer_take(&text);
}

static void ask_conflict(struct app *app, struct page *page)
{
	const struct record *mine = page->about.records[page->conflict_at];
	const struct record *base = page->bases[page->conflict_at];
	const struct entity *entity = mine->entity;
	struct dialog_difference *rows = mem_new(entity->field_count, sizeof(*rows));
	char **texts = mem_new((size_t)entity->field_count * 3, sizeof(*texts));
	size_t count = 0;

	for (unsigned f = 0; f < entity->field_count; f++) {
		char **t = texts + count * 3;

		if (!(page->conflict.fields >> f & 1))
			continue;
		t[0] = shown(app, base, f);
		t[1] = shown(app, page->conflict.theirs, f);
		t[2] = shown(app, mine, f);
		rows[count++] = (struct dialog_difference){ _(entity->fields[f].label), t[0], t[1],
							    t[2] };
	}
	dialog_conflict(app, _("Iemand anders heeft dit ook gewijzigd"), rows, count, resolved,
			page);
	for (size_t i = 0; i < count * 3; i++)
		free(texts[i]);
	free(texts);
	free(rows);
}

static void page_free(void *data)
{
	struct page *page = data;

	for (size_t i = 0; i < RECORD_FORM_MAX; i++) {
		record_free(page->about.records[i]);
		record_free(page->bases[i]);
	}
	record_free(page->conflict.theirs);
	draft_clear(&page->draft);
	free(page->about.draft);
	free(page);
}

static const struct form_ops ops = {
	.input = { .pick = pick, .name = name },
	.fill = fill,
	.changed = changed,
	.save = save,
	.saved = saved,
	.keep = keep,
	.dropped = dropped,
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
	if (!page->form)
		return;
	if (about->field >= 0)
		form_go(page->form, app, about->records[0], (unsigned)about->field);
	offer_draft(app, page);
}
