/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "core/rules/development.h"
#include "core/rules/means.h"
#include "core/rules/request_step.h"
#include "core/rules/version.h"
#include "db/db.h"
#include "db/recorded.h"
#include "tui/app.h"
#include "tui/screens/dossier_kinds.h"
#include "tui/screens/dossier_served.h"

#define DETAIL_X (PAGE_TEXT_X + 2)
#define SUBJECT_WIDTH 18
#define VALUE_WIDTH 54 /* "geen risico (20-01-2026) → geen risico (04-06-2026)" */
#define INLINE_X (PAGE_TEXT_X + 34)

/* A number, a day, a yes or a level says nothing without its name; what is told in words does. */
static bool needs_label(const struct field *field)
{
	return field_is_number(field) || field->kind == FIELD_DATE ||
	       field->kind == FIELD_BOOLEAN || field->choices == measurement_levels;
}

static void add_shown(const struct record *row, const struct dossier_kind *kind,
		      struct buffer *out)
{
	for (const unsigned *f = kind->shown; f < kind->shown + DOSSIER_KIND_SHOWN && *f; f++) {
		const struct field *field = &row->entity->fields[*f];

		if (!record_is_set(row, *f))
			continue;
		if (out->length)
			buffer_add(out, " · ");
		if (needs_label(field))
			buffer_add_format(out, "%s ", _(field->label));
		record_show(row, *f, out);
	}
}

static void add_behind(struct buffer *out, const char *label, const struct buffer *text)
{
	if (text->length)
		buffer_add_format(out, "%s%s %s", out->length ? " · " : "", label, text->bytes);
}

/* Of the version in force, that nobody agreed to it. */
static void add_added(struct app *app, const struct dossier_view *view,
		      const struct record *support, struct buffer *out)
{
	const struct record *plan = plan_in_force(&view->dossier);

	if (plan && means_is_of_plan(&view->dossier, support, plan, app->today))
		added_say(out, &view->dossier, plan, support, db_settings(app->db), app->today,
			  &view->recorded);
}

/* What stands in other rows, or follows from this one. */
static void add_derived(struct app *app, const struct dossier_view *view, const struct record *row,
			struct buffer *out)
{
	struct buffer text = { 0 };

	if (row->entity == &support_entity) {
		served_add(&text, &view->dossier, row);
		add_behind(out, _("doelen"), &text);
		buffer_reset(&text);
		add_added(app, view, row, &text);
		if (text.length)
			buffer_add_format(out, "%s%s", out->length ? " · " : "", text.bytes);
	} else if (row->entity == &request_entity &&
		   request_step_now(row) < REQUEST_STEP_COUNT) {
		buffer_add(&text, _(request_steps[request_step_now(row)].label));
		add_behind(out, _("nu aan de beurt:"), &text);
	}
	buffer_clear(&text);
}

static void add_row(struct app *app, const struct dossier_view *view, const struct record *row,
		    const struct dossier_kind *kind, struct page *page, int width)
{
	struct page_target target = { kind->entity, row->id, -1 };
	int room = width - DETAIL_X - 1;
	struct buffer title = { 0 }, shown = { 0 };

	record_title(row, &title);
	page_put(page_row(page, target), PAGE_TEXT_X, -1, ROLE_TEXT, title.bytes);
	add_shown(row, kind, &shown);
	add_derived(app, view, row, &shown);
	if (shown.length && kind->entity == ENTITY_MEASUREMENT)
		page_wrap(page, INLINE_X, width - INLINE_X - 1, ROLE_DIM, shown.bytes);
	else if (shown.length) {
		page_row(page, target);
		page_wrap(page, DETAIL_X, room < PAGE_MEASURE ? room : PAGE_MEASURE, ROLE_DIM,
			  shown.bytes);
	}
	buffer_clear(&shown);
	buffer_clear(&title);
}

/* What all help together takes, as it runs today. */
static void add_means(struct app *app, const struct dossier_view *view, struct page *page)
{
	struct means means = means_of_pupil(&view->dossier, db_settings(app->db), app->today);
	struct buffer text = { 0 };

	buffer_add(&text, means.running ? _("nu: ") : _("nu geen"));
	means_add(&text, &means, app->look.utf8);
	page_put(page_heading(page), PAGE_TEXT_X, -1, ROLE_DIM, text.bytes);
	buffer_clear(&text);
}

static void add_value(struct buffer *out, const struct record *row)
{
	int subject = record_choice(row, MEASUREMENT_SUBJECT);
	bool has_level = measurement_has_level((enum measurement_subject)subject);
	char day[DATE_SHOWN_SIZE];

	if (!has_level)
		buffer_add(out, measurement_risk_word(row));
	else
		record_show(row, MEASUREMENT_LEVEL, out);
	date_to_full(record_date(row, MEASUREMENT_DATE), day);
	buffer_add_format(out, " (%s)", day);
}

/* The last two of a subject and what became of it. */
static void add_subject(const struct app *app, const struct dossier_view *view, struct page *page,
			enum measurement_subject subject)
{
	const struct record *now = development_last(&view->dossier, subject, app->today);
	const struct record *then = development_before(&view->dossier, subject, app->today);
	enum change change = development_change(&view->dossier, subject, app->today);
	struct page_line *line;
	struct buffer text = { 0 };

	if (!now)
		return;
	if (then) {
		add_value(&text, then);
		buffer_add_format(&text, " %s ",
				  app->look.glyphs[GLYPH_ON_TRACK]);
	}
	add_value(&text, now);
	line = page_heading(page);
	page_put(line, DETAIL_X, SUBJECT_WIDTH, ROLE_DIM, _(measurement_subjects[subject].label));
	page_put(line, DETAIL_X + SUBJECT_WIDTH + 1, VALUE_WIDTH, ROLE_DIM, text.bytes);
	page_put(line, DETAIL_X + SUBJECT_WIDTH + VALUE_WIDTH + 2, -1, ROLE_DIM,
		 _(change_words[change].label));
	buffer_clear(&text);
}

/* How the pupil develops between the last two measurements, learning and behaviour. */
static void add_development(const struct app *app, const struct dossier_view *view,
			    struct page *page)
{
	static const char *const labels[GOAL_KIND_COUNT] = { N_("Leren"), N_("Gedrag") };

	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		enum development found =
			development_of_pupil(&view->dossier, (enum goal_kind)kind, app->today);
		struct buffer text = { 0 };

		buffer_add_format(&text, _("%s: ontwikkeling %s"), _(labels[kind]),
				  _(developments[found].label));
		page_put(page_heading(page), PAGE_TEXT_X, -1, ROLE_TEXT, text.bytes);
		for (int i = 0; i < DEVELOPMENT_SUBJECTS; i++)
			add_subject(app, view, page, development_subjects[kind][i]);
		buffer_clear(&text);
	}
}

static void add_kind(struct app *app, const struct dossier_view *view,
		     const struct dossier_kind *kind, struct page *page, int width)
{
	const struct record_list *rows = &view->dossier.rows[kind->entity];
	const struct record **sorted;

	if (!rows->count)
		return;
	if (page->count)
		page_heading(page);
	page_put(page_heading(page), 1, -1, ROLE_HEADING, _(kind->title));
	if (kind->entity == ENTITY_SUPPORT)
		add_means(app, view, page);
	if (kind->entity == ENTITY_MEASUREMENT)
		add_development(app, view, page);
	sorted = record_list_newest(rows, kind->date);
	for (size_t i = 0; i < rows->count; i++)
		add_row(app, view, sorted[i], kind, page, width);
	free(sorted);
}

void dossier_build_support(struct app *app, struct dossier_view *view, struct page *page, int width)
{
	struct zb_err err;

	recorded_free(&view->recorded);
	if (recorded_read(app->db, &view->dossier, &view->recorded, &err))
		app_error(app, &err);
	page->empty = _("Nog geen inzet, aanvragen, metingen, verzuim of documenten. n voegt "
			"er een toe.");
	for (const struct dossier_kind *kind = dossier_kinds; kind->title; kind++)
		if (kind->tab == DOSSIER_SUPPORT)
			add_kind(app, view, kind, page, width);
}
