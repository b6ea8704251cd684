/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import would do, line by line: what asks for a decision first. */
#include <stdlib.h>

#include "core/records/measurement.h"
#include "core/records/plan.h"
#include "core/words.h"
#include "db/store.h"
#include "tui/list_span.h"
#include "tui/screens/import.h"

enum column_id { COLUMN_NAME, COLUMN_WHAT, COLUMN_BEFORE, COLUMN_AFTER };

const struct column import_columns[IMPORT_COLUMNS] = {
	[COLUMN_NAME] = { .label = N_("Naam"), .width = 20, .min = 14, .grows = true, .max = 34,
			  .cut = CUT_PERSON },
	[COLUMN_WHAT] = { .label = N_("Wat"), .width = 16, .grows = true, .max = 24 },
	[COLUMN_BEFORE] = { .label = N_("Nu"), .width = 12, .min = 6, .grows = true, .max = 24 },
	[COLUMN_AFTER] = { .label = N_("Wordt"), .width = 25, .min = 10, .grows = true },
};

static const char *const status_names[IMPORT_STATUSES] = {
	[IMPORT_NEW] = N_("nieuw"),
	[IMPORT_CHANGED] = N_("gewijzigd"),
	[IMPORT_GONE] = N_("niet meer in het bestand"),
	[IMPORT_UNCHANGED] = N_("ongewijzigd"),
	[IMPORT_LEFT_OUT] = N_("overgeslagen"),
};

static const char *const parts[PART_COUNT] = {
	[PART_PUPILS] = N_("Leerlingen"),
	[PART_GROUPS] = N_("Groepen"),
	[PART_STAFF] = N_("Medewerkers"),
};

const struct import_list *import_part_list(const struct import_plan *plan, enum import_part part)
{
	switch (part) {
	case PART_GROUPS:
		return &plan->groups;
	case PART_STAFF:
		return &plan->staff;
	default:
		return &plan->pupils;
	}
}

/* --- which lines there are --- */

static void add(struct import_job *job, enum import_line_kind kind, enum import_part part,
		size_t item, size_t change)
{
	job->lines = mem_grow(job->lines, &job->room, job->count + 1, sizeof(*job->lines));
	job->lines[job->count++] = (struct import_line){
		.kind = kind, .part = part, .item = (uint32_t)item, .change = (uint32_t)change,
	};
}

/* Those unchanged are only worth a line when the school's own value stays. */
static bool is_shown(const struct import_item *item, enum import_status status)
{
	return item->status == status && (status != IMPORT_UNCHANGED || item->count);
}

static void add_status(struct import_job *job, enum import_part part, enum import_status status)
{
	const struct import_list *list = import_part_list(job->plan, part);
	bool headed = false;

	for (size_t i = 0; i < list->count; i++) {
		const struct import_item *item = &list->items[i];

		if (!is_shown(item, status))
			continue;
		if (!headed)
			add(job, LINE_HEADING, part, status, 0);
		headed = true;
		add(job, LINE_ITEM, part, i, 0);
		for (uint32_t c = 0; c < item->count; c++)
			add(job, LINE_CHANGE, part, i, item->first + c);
	}
}

void import_lines_make(struct import_job *job)
{
	static const enum import_status order[] = { IMPORT_GONE, IMPORT_LEFT_OUT, IMPORT_CHANGED,
						    IMPORT_NEW, IMPORT_UNCHANGED };
	const struct ignored *ignored = import_ignored(job);

	job->count = 0;
	for (size_t i = 0; i < job->running.count; i++)
		add(job, LINE_PLAN, PART_PUPILS, i, 0);
	for (size_t i = 0; i < job->measured.count; i++)
		if (job->measured.items[i].status != MEASURED_UNCHANGED)
			add(job, LINE_MEASURED, PART_PUPILS, i, 0);
	for (unsigned part = 0; job->plan && part < PART_COUNT; part++)
		for (size_t s = 0; s < IMPORT_STATUSES; s++)
			add_status(job, (enum import_part)part, order[s]);
	if (ignored->count)
		add(job, LINE_IGNORED_HEADING, PART_PUPILS, 0, 0);
	for (size_t i = 0; i < ignored->count; i++)
		add(job, LINE_IGNORED, PART_PUPILS, i, 0);
}

struct import_item *import_gone(const struct import_job *job, int64_t id)
{
	const struct import_line *line;
	struct import_item *item;

	if (id < 1 || (size_t)id > job->count || !job->plan)
		return NULL;
	line = &job->lines[id - 1];
	if (line->kind != LINE_ITEM || line->part != PART_PUPILS)
		return NULL;
	item = &job->plan->pupils.items[line->item];
	return item->status == IMPORT_GONE ? item : NULL;
}

/* --- what they say --- */

static enum school_type school_of(const struct import_job *job)
{
	return (enum school_type)db_settings(job->db)->type;
}

static void put_heading(struct list_rows *out, const char *key, const struct import_job *job,
			const struct import_line *line)
{
	char *text = mem_format("%s: %s", word_say(school_of(job), parts[line->part]),
				_(status_names[line->item]));
	char *count = mem_format("%zu",
				 import_part_list(job->plan, line->part)->statuses[line->item]);

	list_rows_heading(out, key, text, count);
	free(text);
	free(count);
}

static void put_item(struct list_row *row, const struct import_job *job,
		     const struct import_line *line)
{
	const struct import_list *list = import_part_list(job->plan, line->part);
	const struct import_item *item = &list->items[line->item];
	struct buffer about = { 0 };
	char day[DATE_SHOWN_SIZE], *text;

	list_row_set(row, COLUMN_NAME, ROLE_TEXT, item->title);
	if (!item->reason)
		list_row_set(row, COLUMN_WHAT, ROLE_DIM, _(status_names[item->status]));
	if (item->reason)
		list_row_set(row, COLUMN_AFTER, ROLE_DIM, _(item->reason));
	if (line->part == PART_PUPILS && item->status == IMPORT_NEW)
		import_pupil_add_about(job->plan, item, &about);
	if (about.length)
		list_row_set(row, COLUMN_AFTER, ROLE_TEXT, about.bytes);
	buffer_clear(&about);
	if (item->status != IMPORT_GONE)
		return;
	date_to_full(item->left, day);
	text = *day ? mem_format(_("[x] vertrokken %s"), day) : mem_text(_("[ ] blijft staan"));
	list_row_set(row, COLUMN_WHAT, ROLE_TEXT, NULL);
	list_row_set(row, COLUMN_AFTER, ROLE_TEXT, text);
	free(text);
}

static void put_change(struct list_row *row, const struct import_job *job,
		       const struct import_change *change)
{
	char *after = change->kept ? mem_format(_("blijft; bestand: %s"), change->after) :
				     mem_text(change->after);

	list_row_set(row, COLUMN_WHAT, ROLE_TEXT, word_say(school_of(job), change->name));
	list_row_set(row, COLUMN_BEFORE, ROLE_DIM, *change->before ? change->before : "-");
	list_row_set(row, COLUMN_AFTER, change->kept ? ROLE_DIM : ROLE_TEXT,
		     *after ? after : "-");
	free(after);
}

static void put_ignored(struct list_row *row, const char *name)
{
	list_row_set(row, COLUMN_NAME, ROLE_TEXT, name);
	list_row_set(row, COLUMN_AFTER, ROLE_DIM,
		     ignored_is_never_kept(name) ? _("bewaart zorgbord nooit") :
						   _("wordt niet gelezen"));
}

static enum zb_code put_plan(struct list_row *row, const struct import_job *job, size_t at,
			     struct zb_err *err)
{
	const struct running_plan *running = &job->running.plans[at];
	struct record *pupil = NULL;
	struct buffer text = { 0 };
	char day[DATE_SHOWN_SIZE];
	enum zb_code code = store_get(job->db, &pupil_entity, running->pupil, &pupil, err);

	if (code)
		return code;
	record_title(pupil, &text);
	list_row_set(row, COLUMN_NAME, ROLE_TEXT, text.bytes);
	record_free(pupil);
	date_to_full(record_date(running->plan, PLAN_STARTS), day);
	buffer_reset(&text);
	buffer_add_format(&text, _("sinds %s"), day);
	list_row_set(row, COLUMN_WHAT, ROLE_TEXT, text.bytes);
	buffer_reset(&text);
	buffer_add_format(&text, ngettext("%zu doel", "%zu doelen", running->goal_count),
			  running->goal_count);
	list_row_set(row, COLUMN_BEFORE, ROLE_TEXT, text.bytes);
	list_row_set(row, COLUMN_AFTER, at < job->taken ? ROLE_TEXT : ROLE_DIM,
		     at < job->taken ? _("in werking") : _("blijft: er is al een OPP in werking"));
	buffer_clear(&text);
	return ZB_OK;
}

static void show_measured(const struct record *row, struct list_row *out, unsigned column,
			  enum role role)
{
	struct buffer text = { 0 };

	for (unsigned f = MEASUREMENT_LEVEL; f < MEASUREMENT_FIELD_COUNT; f++) {
		if (!record_is_set(row, f))
			continue;
		buffer_add(&text, text.length ? ", " : "");
		if (row->entity->fields[f].kind == FIELD_BOOLEAN)
			buffer_add_format(&text, "%s ", _(row->entity->fields[f].label));
		record_show(row, f, &text);
	}
	list_row_set(out, column, role, text.bytes);
	buffer_clear(&text);
}

static enum zb_code put_measured(struct list_row *row, const struct import_job *job, size_t at,
				 struct zb_err *err)
{
	const struct measured *item = &job->measured.items[at];
	bool kept = item->status == MEASURED_KEPT;
	struct record *pupil = NULL;
	struct buffer text = { 0 };
	enum zb_code code = store_get(job->db, &pupil_entity,
				      record_number(item->row, MEASUREMENT_PUPIL), &pupil, err);

	if (code)
		return code;
	record_title(pupil, &text);
	list_row_set(row, COLUMN_NAME, ROLE_TEXT, text.bytes);
	record_free(pupil);
	buffer_reset(&text);
	record_title(item->row, &text);
	list_row_set(row, COLUMN_WHAT, ROLE_TEXT, text.bytes);
	buffer_clear(&text);
	if (item->now)
		show_measured(item->now, row, COLUMN_BEFORE, ROLE_DIM);
	if (kept)
		list_row_set(row, COLUMN_AFTER, ROLE_DIM, _(measured_statuses[item->status].label));
	else
		show_measured(item->row, row, COLUMN_AFTER, ROLE_TEXT);
	return ZB_OK;
}

static enum zb_code put_line(struct list_rows *out, const struct import_job *job, size_t at,
			     struct zb_err *err)
{
	const struct import_line *line = &job->lines[at];
	enum zb_code code = ZB_OK;
	struct list_row *row;
	char key[24];

	snprintf(key, sizeof(key), "%zu", at);
	if (line->kind == LINE_HEADING) {
		put_heading(out, key, job, line);
		return ZB_OK;
	}
	if (line->kind == LINE_IGNORED_HEADING) {
		list_rows_heading(out, key, _("Wat het bestand nog meer heeft"), NULL);
		return ZB_OK;
	}
	row = list_rows_add(out, (int64_t)at + 1, key);
	if (line->kind == LINE_PLAN)
		code = put_plan(row, job, line->item, err);
	else if (line->kind == LINE_MEASURED)
		code = put_measured(row, job, line->item, err);
	else if (line->kind == LINE_ITEM)
		put_item(row, job, line);
	else if (line->kind == LINE_IGNORED)
		put_ignored(row, import_ignored(job)->names[line->item]);
	else
		put_change(row, job, &job->plan->changes[line->change]);
	return code;
}

static enum zb_code read_lines(void *data, enum list_place place, const struct list_row *from,
			       size_t count, struct list_rows *out, struct zb_err *err)
{
	const struct import_job *job = data;
	size_t at = 0, begin, end;
	enum zb_code code = ZB_OK;

	if (from)
		at = from->id ? (size_t)from->id - 1 : list_span_number(from, job->count);
	list_span(place, at, count, job->count, &begin, &end);
	for (size_t i = begin; i < end && !code; i++)
		code = put_line(out, job, i, err);
	return code;
}

const struct list_source import_source = { .read = read_lines };

/* --- the lines that are not right --- */

enum bad_column_id { COLUMN_LINE, COLUMN_SENTENCE };

const struct column import_bad_columns[IMPORT_BAD_COLUMNS] = {
	[COLUMN_LINE] = { .label = N_("Regel"), .width = 6, .align = ALIGN_RIGHT },
	[COLUMN_SENTENCE] = { .label = N_("Wat er niet goed aan is"), .width = 60, .grows = true },
};

static enum zb_code read_bad(void *data, enum list_place place, const struct list_row *from,
			     size_t count, struct list_rows *out, struct zb_err *err)
{
	const struct bad_lines *bad = data;
	size_t begin, end;

	(void)err;
	list_span(place, from ? (size_t)from->id - 1 : 0, count, bad->count, &begin, &end);
	for (size_t i = begin; i < end; i++) {
		struct list_row *row = list_rows_add(out, (int64_t)i + 1, NULL);
		char *line = mem_format("%u", bad->lines[i].line);

		list_row_set(row, COLUMN_LINE, ROLE_TEXT, line);
		list_row_set(row, COLUMN_SENTENCE, ROLE_TEXT, bad->lines[i].sentence);
		free(line);
	}
	return ZB_OK;
}

const struct list_source import_bad_source = { .read = read_bad };
