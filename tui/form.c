/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/form.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "db/draft.h"
#include "tui/app.h"
#include "tui/form_layout.h"

#define PAGE_FIELDS 8

static bool can_edit(const struct form_field *field)
{
	return field->record && !field->hidden && !field->locked;
}

static const struct field *about(const struct form_field *field)
{
	return &field->record->entity->fields[field->field];
}

static struct form_field *current(struct form *form)
{
	return form->cursor < form->count ? &form->fields[form->cursor] : NULL;
}

void form_section(struct form *form, const char *title)
{
	form->fields =
		mem_grow(form->fields, &form->room, form->count + 1, sizeof(*form->fields));
	form->fields[form->count++] = (struct form_field){ .title = title };
}

void form_note(struct form *form, const char *title, const char *note)
{
	for (size_t i = 0; i < form->count; i++) {
		struct form_field *field = &form->fields[i];

		if (field->record || field->title != title)
			continue;
		free(field->shown);
		field->shown = mem_text(note);
	}
}

static void know_record(struct form *form, struct record *record)
{
	for (size_t i = 0; i < form->record_count; i++)
		if (form->records[i].record == record)
			return;
	form->records = mem_grow(form->records, &form->record_room, form->record_count + 1,
				 sizeof(*form->records));
	form->records[form->record_count++] =
		(struct form_record){ .record = record, .before = record_copy(record) };
}

struct form_field *form_add(struct form *form, struct record *record, unsigned field)
{
	unsigned flags = record->entity->fields[field].flags;

	know_record(form, record);
	form->fields =
		mem_grow(form->fields, &form->room, form->count + 1, sizeof(*form->fields));
	form->fields[form->count] = (struct form_field){
		.record = record,
		.field = field,
		.locked = flags & FIELD_DERIVED || (record->id && flags & FIELD_FIXED),
	};
	return &form->fields[form->count++];
}

void form_add_all(struct form *form, struct record *record)
{
	for (unsigned i = 0; i < record->entity->field_count; i++) {
		unsigned flags = record->entity->fields[i].flags;

		if (!(flags & (FIELD_HIDDEN | FIELD_DERIVED)) &&
		    !(record->id && flags & FIELD_FIXED))
			form_add(form, record, i);
	}
}

static struct form_field *find(struct form *form, const struct record *record, unsigned field)
{
	for (size_t i = 0; i < form->count; i++)
		if (form->fields[i].record == record && record && form->fields[i].field == field)
			return &form->fields[i];
	return NULL;
}

void form_show(struct form *form, const struct record *record, unsigned field, bool shown)
{
	struct form_field *found = find(form, record, field);

	if (found)
		found->hidden = !shown;
}

void form_lock(struct form *form, const struct record *record, unsigned field, bool locked)
{
	struct form_field *found = find(form, record, field);

	if (found)
		found->locked = locked;
}

void form_fail(struct form *form, const struct record *record, unsigned field, const char *sentence)
{
	struct form_field *found = find(form, record, field);

	if (!found)
		return;
	free(found->error);
	found->error = mem_text(sentence);
}

bool form_failed(const struct form *form)
{
	for (size_t i = 0; i < form->count; i++)
		if (form->fields[i].error && !form->fields[i].hidden)
			return true;
	return false;
}

static void show(struct form *form, struct app *app, struct form_field *field)
{
	struct buffer shown = { 0 };

	input_show(app, field->record, field->field, &form->ops->input, form->data, &shown);
	free(field->shown);
	field->shown = buffer_take(&shown);
}

/* Begins to edit the field with the cursor, from what the record holds. */
static void begin(struct form *form, struct app *app)
{
	struct form_field *field = current(form);

	input_cancel(&form->input);
	editor_clear(&form->editor);
	buffer_reset(&form->known);
	form->in_editor = false;
	if (!field || !can_edit(field))
		return;
	record_format(field->record, field->field, &form->known);
	form->in_editor = about(field)->kind == FIELD_LONG;
	if (form->in_editor) {
		editor_init(&form->editor, record_text(field->record, field->field));
		form->editor.inside = field->record->entity->closed;
	} else
		input_begin(&form->input, app, field->record, field->field, &form->ops->input,
			    form->data);
}

/* The field with the cursor differs from what the owner was told: tell, and show all anew. */
static void tell(struct form *form, struct app *app)
{
	struct form_field *field = current(form);
	struct buffer now = { 0 };
	bool same;

	if (!field || !can_edit(field))
		return;
	record_format(field->record, field->field, &now);
	same = strcmp(now.bytes ? now.bytes : "", form->known.bytes ? form->known.bytes : "") == 0;
	buffer_clear(&form->known);
	form->known = now;
	if (same)
		return;
	if (form->ops->changed)
		form->ops->changed(app, form, form->data, field->record, field->field);
	for (size_t i = 0; i < form->count; i++)
		if (form->fields[i].record)
			show(form, app, &form->fields[i]);
}

void form_refresh(struct form *form, struct app *app)
{
	for (size_t i = 0; i < form->count; i++)
		if (form->fields[i].record)
			show(form, app, &form->fields[i]);
	begin(form, app);
}

void form_settle(struct form *form, struct app *app)
{
	if (form->input.answered) {
		struct record *record = form->input.record;
		unsigned field = form->input.field;

		input_begin(&form->input, app, record, field, &form->ops->input, form->data);
		form->input.answered = true;
		tell(form, app);
	}
}

/* What is being typed goes into the record; false when it is not right. */
static bool take(struct form *form, struct app *app, bool complain)
{
	struct form_field *field = current(form);
	struct zb_err err = { 0 };
	enum zb_code code = ZB_OK;

	if (!field || !can_edit(field))
		return true;
	if (form->in_editor && form->editor.edit.changed)
		code = record_parse(field->record, field->field, editor_text(&form->editor),
				    app->today, &err);
	else if (!form->in_editor)
		code = input_end(&form->input, app->today, &err);
	if (complain)
		form_fail(form, field->record, field->field, code ? err.text : NULL);
	if (!code)
		tell(form, app);
	return !code;
}

bool form_finish(struct form *form, struct app *app)
{
	return take(form, app, true);
}

void form_take(struct form *form, struct app *app)
{
	take(form, app, false);
}

/* What is being typed, as it stands there; NULL: nothing. */
static const char *typed(const struct form *form)
{
	if (!form->in_editor)
		return input_typed(&form->input);
	return form->editor.edit.changed ? editor_text(&form->editor) : NULL;
}

/* Fields by their place: the same column may stand there twice. */
static char *draft_name(const struct form *form, size_t field)
{
	return mem_format("typed.%zu.%s", field, about(&form->fields[field])->column);
}

void form_keep(const struct form *form, struct draft *draft)
{
	const char *text = typed(form);
	char *name;

	if (!text)
		return;
	name = draft_name(form, form->cursor);
	draft_add(draft, name, text);
	draft->typing = form->fields[form->cursor].record;
	draft->typing_field = form->fields[form->cursor].field;
	free(name);
}

static void type(struct form *form, struct app *app, size_t field, const char *text)
{
	form->cursor = field;
	begin(form, app);
	if (form->in_editor) {
		edit_set(&form->editor.edit, text);
		form->editor.edit.at = strlen(editor_text(&form->editor));
	} else
		input_type(&form->input, text);
}

void form_resume(struct form *form, struct app *app, const struct draft *draft)
{
	for (size_t i = 0; i < form->count; i++) {
		char *name = can_edit(&form->fields[i]) ? draft_name(form, i) : NULL;
		const char *text = name ? draft_find(draft, name) : NULL;

		if (text)
			type(form, app, i, text);
		free(name);
	}
}

/* Leaves the field with the cursor for field TO; what is not right stays and keeps the cursor. */
static void go(struct form *form, struct app *app, size_t to)
{
	struct form_field *field = current(form);

	if (!take(form, app, true))
		return;
	if (field && field->record)
		show(form, app, field);
	form->cursor = to;
	begin(form, app);
}

void form_go(struct form *form, struct app *app, const struct record *record, unsigned field)
{
	struct form_field *found = find(form, record, field);

	if (found)
		go(form, app, (size_t)(found - form->fields));
}

static void step(struct form *form, struct app *app, int by)
{
	size_t to = form->cursor, seen = form->cursor;
	int left = by < 0 ? -by : by;

	while (left > 0 && (by < 0 ? to > 0 : to + 1 < form->count)) {
		to = by < 0 ? to - 1 : to + 1;
		if (!can_edit(&form->fields[to]))
			continue;
		seen = to;
		left--;
	}
	if (seen != form->cursor)
		go(form, app, seen);
	else
		take(form, app, true);
}

void form_init(struct form *form, struct app *app, const struct form_ops *ops, void *data)
{
	*form = (struct form){ .ops = ops, .data = data };
	ops->fill(app, form, data);
	for (size_t i = 0; i < form->count; i++)
		if (form->fields[i].record && !form->fields[i].title)
			form->fields[i].title =
				look_say(&app->look, about(&form->fields[i])->label);
	while (form->cursor < form->count && !can_edit(&form->fields[form->cursor]))
		form->cursor++;
	form_refresh(form, app);
}

void form_clear(struct form *form)
{
	for (size_t i = 0; i < form->count; i++) {
		free(form->fields[i].shown);
		free(form->fields[i].error);
	}
	for (size_t i = 0; i < form->record_count; i++)
		record_free(form->records[i].before);
	free(form->fields);
	free(form->records);
	input_cancel(&form->input);
	editor_clear(&form->editor);
	buffer_clear(&form->known);
	*form = (struct form){ 0 };
}

bool form_changed(const struct form *form)
{
	if (form->touched || input_pending(&form->input) ||
	    (form->in_editor && form->editor.edit.changed))
		return true;
	for (size_t i = 0; i < form->record_count; i++) {
		const struct form_record *pair = &form->records[i];

		for (unsigned f = 0; f < pair->record->entity->field_count; f++)
			if (!record_same(pair->record, pair->before, f))
				return true;
	}
	return false;
}

void form_touch(struct form *form)
{
	form->touched = true;
}

bool form_check(struct form *form, struct app *app)
{
	struct zb_err err;
	unsigned field = 0;

	if (!take(form, app, true))
		return false;
	for (size_t i = 0; i < form->count; i++)
		if (form->fields[i].record)
			form_fail(form, form->fields[i].record, form->fields[i].field, NULL);
	for (size_t i = 0; i < form->record_count; i++) {
		struct record *record = form->records[i].record;

		if (!record_validate_change(record->id ? form->records[i].before : NULL, record,
					    (struct date){0}, app->today, &field, &err))
			continue;
		if (find(form, record, field)) {
			form_go(form, app, record, field);
			form_fail(form, record, field, err.text);
		} else
			app_error(app, &err);
		return false;
	}
	return true;
}

bool form_typing(const struct form *form)
{
	return form->in_editor || form->input.record;
}

static enum reaction field_key(struct form *form, struct app *app, int key)
{
	struct form_field *field = current(form);
	enum reaction reaction;

	if (!field || !can_edit(field))
		return REACTION_PASS;
	/* What a list answered may show the field that the key goes to. */
	form_settle(form, app);
	form->input.answered = false;
	if (form->in_editor)
		return editor_key(&form->editor, app, key);
	reaction = input_key(&form->input, app, key);
	if (reaction == REACTION_DONE && !input_pending(&form->input))
		tell(form, app);
	return reaction;
}

enum reaction form_key(struct form *form, struct app *app, int key)
{
	if (field_key(form, app, key) == REACTION_DONE)
		return REACTION_DONE;
	switch (key) {
	case K_TAB:
	case K_ENTER:
	case K_DOWN:
		step(form, app, 1);
		return REACTION_DONE;
	case K_BACKTAB:
	case K_UP:
		step(form, app, -1);
		return REACTION_DONE;
	case K_PGDN:
		step(form, app, PAGE_FIELDS);
		return REACTION_DONE;
	case K_PGUP:
		step(form, app, -PAGE_FIELDS);
		return REACTION_DONE;
	default:
		return REACTION_PASS;
	}
}

enum reaction form_mouse(struct form *form, struct app *app, const struct mouse *mouse)
{
	int y = mouse->y - form->area.y + form->top, x = mouse->x - form->area.x;

	if (!area_has(&form->area, mouse->y, mouse->x))
		return REACTION_PASS;
	if (form->in_editor) {
		struct area text = form_editor_area(form, &form->area);

		if (editor_mouse(&form->editor, &text, mouse) == REACTION_DONE)
			return REACTION_DONE;
	}
	if (mouse->kind == MOUSE_WHEEL_UP || mouse->kind == MOUSE_WHEEL_DOWN) {
		step(form, app, mouse->kind == MOUSE_WHEEL_UP ? -1 : 1);
		return REACTION_DONE;
	}
	for (size_t i = 0; i < form->count; i++) {
		const struct form_field *field = &form->fields[i];

		if (can_edit(field) && i != form->cursor && y >= field->y &&
		    y < field->y + field->height && x < field->x + field->width)
			if (x >= field->x - form->label_width - 2) {
				go(form, app, i);
				break;
			}
	}
	return REACTION_DONE;
}
