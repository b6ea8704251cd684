/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page: what is due and missing, then what is needed at hand, then what is stored. */
#include <stdlib.h>
#include <string.h>

#include "core/records/absence.h"
#include "core/records/evaluation.h"
#include "core/records/group.h"
#include "core/records/log.h"
#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "core/rules/means.h"
#include "core/rules/request_step.h"
#include "core/rules/standing.h"
#include "core/text.h"
#include "core/words.h"
#include "db/db.h"
#include "tui/app.h"
#include "tui/screens/dossier.h"
#include "tui/screens/postpone.h"

#define LABEL_X PAGE_TEXT_X
#define LABEL_WIDTH 11
#define SIGN_WIDTH 2
#define WHEN_WIDTH 16
#define WHEN_FROM 56 /* columns of the page below which the day stands behind the text */
#define WHOSE_WIDTH 12
#define WHOSE_WIDE 20 /* where the page is wide */
#define WIDE_FROM 110
#define WHOSE_FROM 70 /* columns of the page below which whose move it is stays out */

static const char *dot(const struct app *app)
{
	return app->look.glyphs[GLYPH_DOT];
}

void dossier_add_labelled(const struct dossier_view *view, struct page *page,
			  struct page_target target, const char *label, struct buffer *text)
{
	page_put(page_row(page, target), LABEL_X, LABEL_WIDTH, ROLE_DIM, label);
	page_wrap(page, DOSSIER_TEXT_X, view->width - DOSSIER_TEXT_X - 1,
		  text->length ? ROLE_TEXT : ROLE_DIM, text->length ? text->bytes : "-");
	buffer_clear(text);
}

/* What is due, and on a narrow page when. */
static char *task_of(const struct due *due, const char *when, const char *between)
{
	struct buffer task = { 0 };

	deadline_add_task(&task, due->deadline, due->note, due->detail);
	if (when)
		buffer_add_format(&task, " %s %s", between, when);
	return buffer_take(&task);
}

static void add_due(struct app *app, const struct due *due, struct page *page, int width,
		    const char *label)
{
	const struct deadline *rule = &deadlines[due->deadline];
	bool late = deadline_is_late(due->deadline, due->date, due->term, app->today);
	bool narrow = width < WHEN_FROM;
	int whose_width = width < WIDE_FROM ? WHOSE_WIDTH : WHOSE_WIDE;
	int whose = width < WHOSE_FROM ? 0 : whose_width + 1;
	int when = narrow ? width : width - WHEN_WIDTH - whose - 1;
	char day[DATE_SHOWN_SIZE], *task;
	struct page_line *line = page_row(
		page, (struct page_target){ due->entity, due->row,
					    DOSSIER_MARK_DUE + due->deadline });

	page_put(line, LABEL_X, LABEL_WIDTH, ROLE_DIM, label);
	page_put(line, DOSSIER_TEXT_X, SIGN_WIDTH, ROLE_DIM,
		 deadline_class_sign(rule->class, app->look.utf8));
	deadline_when(due->deadline, due->date, due->term, app->today, day);
	if (!narrow)
		page_put(line, when, WHEN_WIDTH, late ? ROLE_LATE : ROLE_TEXT, day);
	if (whose)
		page_put(line, when + WHEN_WIDTH + 1, whose_width, ROLE_DIM,
			 deadline_whose(due->whose, due->named));
	task = task_of(due, narrow ? day : NULL, dot(app));
	page_wrap(page, DOSSIER_TEXT_X + SIGN_WIDTH, when - DOSSIER_TEXT_X - SIGN_WIDTH - 1,
		  narrow && late ? ROLE_LATE : ROLE_TEXT, task);
	free(task);
}

/* A row of its own, so that Enter changes it and D takes it back. */
static void add_postponement(struct app *app, const struct dossier_view *view,
			     const struct due *due, struct page *page, int width)
{
	const struct record *row = deadline_postponement(&view->dossier, due);
	struct buffer text = { 0 };

	if (!date_is_set(due->term) || !row)
		return;
	postpone_say(due->date, due->term, due->reason, app->today, &text);
	page_row(page, (struct page_target){ ENTITY_POSTPONEMENT, row->id, -1 });
	page_wrap(page, DOSSIER_TEXT_X + SIGN_WIDTH, width - DOSSIER_TEXT_X - SIGN_WIDTH - 1,
		  ROLE_DIM, text.bytes);
	buffer_clear(&text);
}

static void add_all_due(struct app *app, struct dossier_view *view, struct page *page, int width)
{
	const char *label = _("Te doen");

	for (size_t i = 0; i < view->derived.due_count; i++) {
		const struct due *due = &view->derived.due[i];

		if (deadlines[due->deadline].class == DEADLINE_ADMIN ||
		    date_compare(due->shows, app->today) > 0)
			continue;
		add_due(app, due, page, width, label);
		add_postponement(app, view, due, page, width);
		label = "";
	}
	if (*label) {
		struct page_line *line = page_heading(page);

		page_put(line, LABEL_X, LABEL_WIDTH, ROLE_DIM, label);
		page_put(line, DOSSIER_TEXT_X, -1, ROLE_DIM, _("niets"));
	}
}

static void add_works(struct dossier_view *view, struct page *page)
{
	const struct record *plan = dossier_version(view);
	struct buffer text = { 0 };

	if (!plan)
		return;
	buffer_add(&text, record_text(plan, PLAN_WORKS));
	dossier_add_labelled(view, page, (struct page_target){ ENTITY_PLAN, plan->id, PLAN_WORKS },
		     _("Wat werkt"), &text);
	if (!record_is_set(plan, PLAN_AVOID))
		return;
	buffer_add(&text, record_text(plan, PLAN_AVOID));
	dossier_add_labelled(view, page, (struct page_target){ ENTITY_PLAN, plan->id, PLAN_AVOID },
			     _("Niet"), &text);
}

/* --- below the goals --- */

static int line_count(const char *text)
{
	int count = *text ? 1 : 0;

	for (; *text; text++)
		count += *text == '\n';
	return count;
}

static void add_destination(struct app *app, struct dossier_view *view, struct page *page)
{
	const struct record *plan = dossier_version(view);
	struct buffer text = { 0 };

	if (!plan)
		return;
	record_show(plan, PLAN_DESTINATION, &text);
	if (!text.length)
		buffer_add(&text, _("nog geen"));
	buffer_add_format(&text, _(" %s bevorderend %d %s belemmerend %d"), dot(app),
			  line_count(record_text(plan, PLAN_HELPING)), dot(app),
			  line_count(record_text(plan, PLAN_HINDERING)));
	dossier_add_labelled(view, page,
			     (struct page_target){ ENTITY_PLAN, plan->id, PLAN_DESTINATION },
			     _("Uitstroom"), &text);
}

/* The help that runs now, in a line. */
static void add_help(struct app *app, struct dossier_view *view, struct page *page)
{
	const struct record_list *rows = &view->dossier.rows[ENTITY_SUPPORT];
	struct buffer text = { 0 };
	int64_t first = 0;

	for (size_t i = 0; i < rows->count && !first; i++)
		if (means_runs(rows->items[i], app->today))
			first = rows->items[i]->id;
	if (!first)
		return;
	means_add_line(&text, &view->dossier, app->today);
	dossier_add_labelled(view, page, (struct page_target){ ENTITY_SUPPORT, first, -1 },
			     _("Inzet"), &text);
}

/* The request that is not decided or settled yet, with the step that is to be taken. */
static void add_request(struct dossier_view *view, struct page *page)
{
	const struct record_list *rows = &view->dossier.rows[ENTITY_REQUEST];
	struct buffer text = { 0 };

	for (size_t i = 0; i < rows->count; i++) {
		const struct record *row = rows->items[i];
		enum request_step step = request_step_now(row);

		if (step == REQUEST_STEP_COUNT)
			continue;
		record_title(row, &text);
		buffer_add_format(&text, _(", nu aan de beurt: %s"), _(request_steps[step].label));
		dossier_add_labelled(view, page,
				     (struct page_target){ ENTITY_REQUEST, row->id, -1 },
				     _("Aanvraag"), &text);
	}
}

/* Who stays at home now, and what is done about it. */
static void add_absence(struct app *app, struct dossier_view *view, struct page *page)
{
	const struct record_list *rows = &view->dossier.rows[ENTITY_ABSENCE];
	struct buffer text = { 0 };

	for (size_t i = 0; i < rows->count; i++) {
		const struct record *row = rows->items[i];

		if (!absence_lasts(row, app->today))
			continue;
		record_title(row, &text);
		buffer_add_format(&text, "; %s",
				  record_is_set(row, ABSENCE_ROUTE_BACK) ?
					  record_text(row, ABSENCE_ROUTE_BACK) :
					  _("nog geen weg terug"));
		dossier_add_labelled(view, page,
				     (struct page_target){ ENTITY_ABSENCE, row->id, -1 },
				     _("Verzuim"), &text);
	}
}

static const struct record *latest(const struct dossier_view *view, enum entity_id entity,
				   unsigned date)
{
	const struct record_list *list = &view->dossier.rows[entity];
	const struct record *last = NULL;

	for (size_t i = 0; i < list->count; i++)
		if (!last || date_compare(record_date(list->items[i], date),
					  record_date(last, date)) >= 0)
			last = list->items[i];
	return last;
}

static void add_latest(struct app *app, struct dossier_view *view, struct page *page,
		       enum entity_id entity, unsigned date, unsigned kind, const char *label)
{
	const struct record *row = latest(view, entity, date);
	char day[DATE_SHOWN_SIZE];
	struct buffer text = { 0 };

	if (!row)
		return;
	date_to_near(record_date(row, date), app->today, day);
	buffer_add_format(&text, "%s %s ", day, dot(app));
	word_show(app->look.school, row, kind, &text);
	dossier_add_labelled(view, page, (struct page_target){ entity, row->id, -1 }, label, &text);
}

static void add_rows(struct dossier_view *view, struct page *page, enum entity_id entity,
		     const char *label,
		     void (*add)(const struct dossier_view *, const struct record *,
				 struct buffer *))
{
	const struct record_list *list = &view->dossier.rows[entity];
	struct buffer text = { 0 };

	for (size_t i = list->count; i > 0; i--) {
		add(view, list->items[i - 1], &text);
		dossier_add_labelled(view, page,
				     (struct page_target){ entity, list->items[i - 1]->id, -1 },
				     i == list->count ? label : "", &text);
	}
	if (!list->count) {
		buffer_add(&text, _("geen"));
		dossier_add_labelled(view, page, (struct page_target){ entity, 0, -1 }, label,
				     &text);
	}
}

static void add_span(struct buffer *out, struct date starts, struct date ends)
{
	char from[DATE_SHOWN_SIZE], until[DATE_SHOWN_SIZE];

	date_to_full(starts, from);
	date_to_full(ends, until);
	if (date_is_set(ends))
		buffer_add_format(out, _(" van %s t/m %s"), from, until);
	else
		buffer_add_format(out, _(" sinds %s"), from);
}

static void add_support(const struct dossier_view *view, const struct record *row,
			struct buffer *out)
{
	record_show(row, SUPPORT_PERIOD_LEVEL, out);
	add_span(out, record_date(row, SUPPORT_PERIOD_STARTS),
		 standing_ends(dossier_pupil(&view->dossier), row));
	if (record_is_set(row, SUPPORT_PERIOD_REASON))
		buffer_add_format(out, ": %s", record_text(row, SUPPORT_PERIOD_REASON));
}

static void add_placement(const struct dossier_view *view, const struct record *row,
			  struct buffer *out)
{
	const struct record *group = standing_group(&view->dossier, row);

	if (group)
		buffer_add(out, record_text(group, GROUP_NAME));
	else
		record_show(row, PLACEMENT_YEAR_GROUP, out);
	buffer_add_format(out, " %s,", record_text(row, PLACEMENT_SCHOOL_YEAR));
	add_span(out, record_date(row, PLACEMENT_STARTS),
		 standing_ends(dossier_pupil(&view->dossier), row));
}

static void add_pupil(struct app *app, struct dossier_view *view, struct page *page)
{
	const struct record *pupil = dossier_pupil(&view->dossier);
	static const unsigned fields[] = { PUPIL_BORN, PUPIL_NUMBER, PUPIL_CATEGORY,
					   PUPIL_LEFT };
	struct buffer text = { 0 };

	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		if (!record_is_set(pupil, fields[i]))
			continue;
		if (text.length)
			buffer_add_format(&text, " %s ", dot(app));
		if (fields[i] != PUPIL_CATEGORY)
			buffer_add_format(&text, "%s ", _(pupil->entity->fields[fields[i]].label));
		record_show(pupil, fields[i], &text);
	}
	dossier_add_labelled(view, page, (struct page_target){ ENTITY_PUPIL, pupil->id, -1 },
			     _("Leerling"), &text);
}

static void add_goal_rows(struct app *app, struct dossier_view *view, struct page *page, int width)
{
	size_t count = 0;

	if (!view->version)
		return;
	page_heading(page);
	dossier_add_goal_heading(page, width);
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++)
		count += dossier_add_goals(app, view, page, kind, width, false);
	if (!count) {
		struct buffer text = { 0 };

		buffer_add(&text, dossier_version_is(view, PLAN_DRAFT) ?
					  _("nog geen doel; Enter voegt er een toe") :
					  _("geen doel in deze versie; a maakt een nieuwe versie"));
		dossier_add_labelled(view, page, (struct page_target){ ENTITY_GOAL, 0, -1 }, "",
				     &text);
	}
}

void dossier_build_overview(struct app *app, struct dossier_view *view, struct page *page,
			    int width)
{
	add_all_due(app, view, page, width);
	dossier_add_check(app, view, page);
	page_heading(page);
	add_absence(app, view, page);
	add_works(view, page);
	dossier_add_parents(app, view, page);
	add_goal_rows(app, view, page, width);
	page_heading(page);
	add_destination(app, view, page);
	add_help(app, view, page);
	add_request(view, page);
	add_latest(app, view, page, ENTITY_MEETING, MEETING_DATE, MEETING_KIND, _("Gesprek"));
	add_latest(app, view, page, ENTITY_EVALUATION, EVALUATION_DATE, EVALUATION_KIND,
		   _("Evaluatie"));
	add_latest(app, view, page, ENTITY_LOG, LOG_DATE, LOG_KIND, _("Logboek"));
	page_heading(page);
	add_pupil(app, view, page);
	add_rows(view, page, ENTITY_SUPPORT_PERIOD, _("Periode"), add_support);
	add_rows(view, page, ENTITY_PLACEMENT, _("Plaatsing"), add_placement);
}
