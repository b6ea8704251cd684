/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who changed what when, newest first: a heading a transaction, a line a field. Read a screen or
 * two at a time. */
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "core/words.h"
#include "db/history.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/screens/dossier.h"
#include "tui/screens/reference.h"

#define ROWS_AT_ONCE 120
#define DETAIL_X (PAGE_TEXT_X + 2)
#define VALUE_COLUMNS 200 /* longer ones are not read here */

static const struct {
	const char *kind, *label;
} kinds[] = {
	{ "edit", N_("gewijzigd") },    { "import", N_("ingelezen") },
	{ "undo", N_("ongedaan gemaakt") }, { "redo", N_("opnieuw gedaan") },
	{ "merge", N_("samengevoegd") }, { "demo", N_("oefenschool") },
};

static const char *kind_label(const char *kind)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (!strcmp(kinds[i].kind, kind))
			return _(kinds[i].label);
	return kind;
}

static void add_heading(const struct app *app, const struct history_entry *entry,
			struct page *page)
{
	struct buffer text = { 0 };
	const char *dot = app->look.glyphs[GLYPH_DOT];

	history_add_moment(&text, entry->moment);
	buffer_add_format(&text, " %s %s %s %s", dot, entry->actor ? entry->actor : "", dot,
			  kind_label(entry->kind ? entry->kind : ""));
	page_put(page_row(page, (struct page_target){ ENTITY_SETTING, entry->txn, -1 }),
		 PAGE_TEXT_X, -1, ROLE_HEADING, text.bytes);
	buffer_clear(&text);
}

/* A value of history as people read it; long ones are cut. */
static void add_value(struct app *app, const struct history_entry *entry, const char *form,
		      struct buffer *out)
{
	const struct field *field = &entry->entity->fields[entry->field];
	struct record *row = record_new(entry->entity);
	struct buffer text = { 0 };
	char *cut;

	if (field->kind == FIELD_MOMENT ||
	    record_parse(row, (unsigned)entry->field, form, app->today, NULL))
		buffer_add(&text, form);
	else if (field->kind == FIELD_REFERENCE)
		reference_name(app, row, (unsigned)entry->field, &text);
	else
		word_show(app->look.school, row, (unsigned)entry->field, &text);
	cut = text_cut(text.bytes ? text.bytes : form, VALUE_COLUMNS, app->look.utf8);
	buffer_add(out, cut);
	free(cut);
	buffer_clear(&text);
	record_free(row);
}

/* "OPP versie 3", "doel \"lezen: AVI E5\"": the kind of record once. */
static void add_title(const struct app *app, const struct record *row, struct buffer *out)
{
	const char *label = look_say(&app->look, row->entity->label);
	struct buffer title = { 0 };

	if (row->entity->title)
		record_title(row, &title);
	if (!title.length)
		buffer_add(out, label);
	else if (!strncmp(title.bytes, label, strlen(label)))
		buffer_add(out, title.bytes);
	else
		buffer_add_format(out, "%s \"%s\"", label, title.bytes);
	buffer_clear(&title);
}

/* Whether FIELD of ROW says to whom or what it belongs, and its title does not tell. */
static bool tells_more(const struct dossier_view *view, const struct record *row, unsigned field)
{
	const struct entity *entity = row->entity;
	const struct field *about = &entity->fields[field];

	if (about->kind != FIELD_REFERENCE || about->flags & FIELD_HIDDEN ||
	    !strcmp(about->target, entity->code))
		return false;
	if (entity->title && (!(about->flags & FIELD_FIXED) || field == entity->owner_field))
		return false;
	return strcmp(about->target, "pupil") != 0 || record_number(row, field) != view->pupil;
}

/* "instemming: gegeven (Anna van den Berg)"; a row that is gone is only called by its kind. */
static void add_row(struct app *app, const struct dossier_view *view,
		    const struct history_entry *entry, struct buffer *out)
{
	struct buffer others = { 0 };
	struct record *row = NULL;

	if (store_get(app->db, entry->entity, entry->row, &row, NULL)) {
		buffer_add(out, look_say(&app->look, entry->entity->label));
		return;
	}
	add_title(app, row, out);
	for (unsigned f = 0; f < row->entity->field_count; f++) {
		if (!record_is_set(row, f) || !tells_more(view, row, f))
			continue;
		if (others.length)
			buffer_add(&others, ", ");
		reference_name(app, row, f, &others);
	}
	if (others.length)
		buffer_add_format(out, " (%s)", others.bytes);
	buffer_clear(&others);
	record_free(row);
}

static void add_change(struct app *app, const struct history_entry *entry, struct buffer *out)
{
	const char *label = look_say(&app->look, entry->entity->fields[entry->field].label);

	if (!entry->before) {
		buffer_add_format(out, _(", %s ingevuld: "), label);
	} else {
		buffer_add_format(out, entry->after ? ", %s: " : _(", %s leeggemaakt, was "),
				  label);
		add_value(app, entry, entry->before, out);
		if (entry->after)
			buffer_add(out, app->look.utf8 ? " → " : " > ");
	}
	if (entry->after)
		add_value(app, entry, entry->after, out);
}

static void add_entry(struct app *app, const struct dossier_view *view,
		      const struct history_entry *entry, struct page *page, int width)
{
	struct page_target target = { ENTITY_SETTING, entry->txn, -1 };
	struct buffer text = { 0 };

	if (!entry->entity)
		return;
	add_row(app, view, entry, &text);
	if (entry->field < 0)
		buffer_add_format(&text, " %s", entry->after ? _("toegevoegd") : _("verwijderd"));
	else
		add_change(app, entry, &text);
	page_row(page, target);
	page_wrap(page, DETAIL_X, width - DETAIL_X - 1, ROLE_TEXT, text.bytes);
	buffer_clear(&text);
}

static void read_more(struct app *app, struct dossier_view *view)
{
	struct history_list *list = &view->history;
	struct history_query query = { .pupil = view->pupil, .limit = ROWS_AT_ONCE };
	size_t had = list->count;
	struct zb_err err;

	if (view->history_end)
		return;
	if (had)
		query.before = list->entries[had - 1].id;
	if (history_read(app->db, &query, list, &err))
		app_error(app, &err);
	view->history_end = list->count - had < ROWS_AT_ONCE;
}

void dossier_build_history(struct app *app, struct dossier_view *view, struct page *page, int width)
{
	int64_t txn = 0;

	page->empty = _("Er is aan dit dossier nog niets gewijzigd.");
	read_more(app, view);
	for (size_t i = 0; i < view->history.count; i++) {
		const struct history_entry *entry = &view->history.entries[i];

		if (entry->txn != txn)
			add_heading(app, entry, page);
		txn = entry->txn;
		add_entry(app, view, entry, page, width);
	}
}
