/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/choice.h"

#include <stdlib.h>

#include "core/memory.h"
#include "core/text.h"
#include "tui/app.h"
#include "tui/entries.h"

#define FILTER_FROM 8 /* entries from which there always is a line to type in */

static const struct column columns[] = {
	{ .width = 30, .min = 10, .grows = true },
};

/* The picker's data, freed with it: whom to tell. */
struct choice_state {
	struct entries *entries;
	struct choice_list list;
	/* For a field of a record. */
	struct record *record;
	unsigned field;
	void (*done)(struct app *, void *data);
};

static enum zb_code state_read(void *data, enum list_place place, const struct list_row *from,
			       size_t count, struct list_rows *out, struct zb_err *err)
{
	struct choice_state *state = data;

	return entries_source.read(state->entries, place, from, count, out, err);
}

static const struct list_source state_source = { .read = state_read };

static void state_filter(void *data, const char *folded)
{
	struct choice_state *state = data;

	entries_filter(state->entries, folded);
}

static void state_free(void *data)
{
	struct choice_state *state = data;

	entries_free(state->entries);
	free(state);
}

static void picked(struct app *app, void *data, int64_t id)
{
	const struct choice_state *state = data;

	if (state->record) {
		record_set_choice(state->record, state->field, (int)id - 1);
		state->done(app, state->list.data);
	} else if (id > 0)
		state->list.chosen(app, state->list.data, (size_t)id - 1);
}

static void set_field(const struct choice_state *state, const bool *on, size_t count)
{
	const struct field *field = &state->record->entity->fields[state->field];
	struct buffer codes = { 0 };

	for (size_t i = 0; i < count; i++)
		if (on[i])
			buffer_add_format(&codes, "%s%s", codes.length ? "+" : "",
					  field->choices[i].code);
	record_set_text(state->record, state->field, codes.bytes ? codes.bytes : "");
	buffer_clear(&codes);
}

static void picked_set(struct app *app, void *data, const int64_t *ids, size_t id_count)
{
	const struct choice_state *state = data;
	size_t count = state->list.count;
	bool *on = mem_new(count, sizeof(*on));

	for (size_t i = 0; i < id_count; i++)
		on[ids[i] - 1] = true;
	if (state->record) {
		set_field(state, on, count);
		state->done(app, state->list.data);
	} else
		state->list.chosen_set(app, state->list.data, on, count);
	free(on);
}

static int widest(const struct choice_list *list)
{
	int most = 0;

	for (size_t i = 0; i < list->count; i++) {
		int width = list->labels[i] ? text_width(list->labels[i]) : 0;

		most = width > most ? width : most;
	}
	return most;
}

static void open_list(struct app *app, struct choice_state *state, bool several, bool none)
{
	const struct choice_list *list = &state->list;
	int64_t *marked = mem_new(list->count, sizeof(*marked));
	size_t mark_count = 0, shown = state->entries->count;
	bool typed = state->record && !several; /* where letters choose, they are seen */

	for (size_t i = 0; i < list->count; i++)
		if (several && list->selected && list->selected[i])
			marked[mark_count++] = (int64_t)i + 1;
	pick_open(app, &(struct pick){
			       .title = list->title,
			       .columns = columns,
			       .column_count = 1,
			       .source = &state_source,
			       .source_data = state,
			       .filter = typed || shown >= FILTER_FROM ? state_filter : NULL,
			       .free = state_free,
			       .none = none ? _("geen") : NULL,
			       .picked = several ? NULL : picked,
			       .picked_set = several ? picked_set : NULL,
			       .marked = marked,
			       .mark_count = mark_count,
			       .rows = (int)shown,
			       .in_field = state->record != NULL,
			       .width = widest(list),
			       .current = several ? 0 : (int64_t)list->current + 1,
			       .data = state,
		       });
	free(marked);
}

static void add_label(struct entries *entries, size_t place, const char *label)
{
	const char *figures = text_figures(label);

	entries_add(entries, (int64_t)place + 1, label, NULL);
	if (figures)
		entries_also(entries, figures);
}

static struct choice_state *state_new(const struct choice_list *list)
{
	struct choice_state *state = mem_new(1, sizeof(*state));

	state->entries = mem_new(1, sizeof(*state->entries));
	state->entries->from_first = true;
	state->list = *list;
	for (size_t i = 0; i < list->count; i++)
		if (list->labels[i])
			add_label(state->entries, i, list->labels[i]);
	return state;
}

void choice_open(struct app *app, const struct choice_list *list)
{
	open_list(app, state_new(list), list->chosen_set != NULL, false);
}

void choice_open_field(struct app *app, struct record *record, unsigned field,
		       void (*done)(struct app *, void *data), void *data)
{
	const struct field *about = &record->entity->fields[field];
	bool several = about->kind == FIELD_SET;
	int current = several ? -1 : record_choice(record, field);
	const char **labels;
	bool *selected;
	size_t count = 0;
	struct choice_state *state;

	while (about->choices[count].code)
		count++;
	labels = mem_new(count, sizeof(*labels));
	selected = mem_new(count, sizeof(*selected));
	for (size_t i = 0; i < count; i++) {
		bool offered = !record->entity->offers ||
			       record->entity->offers(record, field, (unsigned)i);

		labels[i] = offered ? look_say(&app->look, about->choices[i].label) : NULL;
		selected[i] = several && record_has(record, field, (unsigned)i);
	}
	state = state_new(&(struct choice_list){
		.title = look_say(&app->look, about->label),
		.labels = labels,
		.count = count,
		.current = current > 0 ? (size_t)current : 0,
		.selected = selected,
		.data = data,
	});
	state->record = record;
	state->field = field;
	state->done = done;
	open_list(app, state, several, !several && !(about->flags & FIELD_REQUIRED));
	free(labels);
	free(selected);
}
