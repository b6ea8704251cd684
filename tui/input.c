/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/input.h"

#include "core/text.h"
#include "core/words.h"
#include "tui/app.h"
#include "tui/choice.h"
#include "tui/pick.h"

static const struct field *field_of(const struct input *input)
{
	return &input->record->entity->fields[input->field];
}

static bool is_choice(const struct field *field)
{
	return field->kind == FIELD_CHOICE || field->kind == FIELD_BOOLEAN;
}

void input_show(struct app *app, const struct record *record, unsigned field,
		const struct input_ops *ops, void *data, struct buffer *out)
{
	if (record->entity->fields[field].kind != FIELD_REFERENCE)
		word_show(app->look.school, record, field, out);
	else if (record_is_set(record, field) && ops && ops->name)
		ops->name(app, data, record, field, out);
}

/* Shows what the record holds now. */
static void load(struct input *input, struct app *app)
{
	struct buffer shown = { 0 };

	input_show(app, input->record, input->field, input->ops, input->data, &shown);
	line_clear(&input->line);
	line_init(&input->line, shown.bytes);
	buffer_clear(&shown);
	/* What is replaced as a whole begins anew with the first letter. */
	input->fresh = field_of(input)->kind != FIELD_TEXT;
}

void input_begin(struct input *input, struct app *app, struct record *record, unsigned field,
		 const struct input_ops *ops, void *data)
{
	input_cancel(input);
	*input = (struct input){ .record = record, .field = field, .ops = ops, .data = data };
	load(input, app);
}

void input_cancel(struct input *input)
{
	line_clear(&input->line);
	*input = (struct input){ 0 };
}

bool input_pending(const struct input *input)
{
	return input->record && input->line.edit.changed;
}

const char *input_typed(const struct input *input)
{
	return input_pending(input) ? line_text(&input->line) : NULL;
}

void input_type(struct input *input, const char *text)
{
	line_set(&input->line, text);
	input->fresh = false;
}

enum zb_code input_end(struct input *input, struct date today, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	if (input_pending(input))
		code = record_parse(input->record, input->field, line_text(&input->line), today,
				    err);
	if (!code)
		input->line.edit.changed = false;
	return code;
}

static void chosen(struct app *app, void *data)
{
	struct input *input = data;

	load(input, app);
	input->answered = true;
}

/* By the key KEY, which counts when it is a letter. */
static void open_list(struct input *input, struct app *app, int key)
{
	choice_open_field(app, input->record, input->field, chosen, input);
	pick_type(app, key);
}

static bool empties(int key)
{
	return key == K_DELETE || key == K_BACKSPACE;
}

static enum reaction choice_key(struct input *input, struct app *app, int key)
{
	if (key_is_text(key))
		open_list(input, app, key);
	else if (empties(key)) {
		record_set_choice(input->record, input->field, -1);
		load(input, app);
	} else if (key != K_LEFT && key != K_RIGHT)
		return REACTION_PASS;
	return REACTION_DONE;
}

static enum reaction set_key(struct input *input, struct app *app, int key)
{
	if (empties(key)) {
		record_clear(input->record, input->field);
		load(input, app);
	} else if (key_is_text(key) ||
		   (key == K_ENTER && !record_is_set(input->record, input->field)))
		open_list(input, app, key);
	else
		return REACTION_PASS;
	return REACTION_DONE;
}

static enum reaction reference_key(struct input *input, struct app *app, int key)
{
	if (empties(key)) {
		record_clear(input->record, input->field);
		load(input, app);
	} else if (input->ops && input->ops->pick &&
		   (key_is_text(key) ||
		    (key == K_ENTER && !record_is_set(input->record, input->field)))) {
		input->answered = true;
		input->ops->pick(app, input->data, input->record, input->field);
		pick_type(app, key);
	} else
		return REACTION_PASS;
	return REACTION_DONE;
}

static enum reaction typed_key(struct input *input, struct app *app, int key)
{
	if (input->fresh && (key_is_text(key) || key == K_PASTE))
		line_set(&input->line, "");
	if (line_key(&input->line, app, key) == REACTION_PASS)
		return REACTION_PASS;
	input->fresh = false;
	return REACTION_DONE;
}

enum reaction input_key(struct input *input, struct app *app, int key)
{
	if (!input->record)
		return REACTION_PASS;
	if (is_choice(field_of(input)))
		return choice_key(input, app, key);
	switch (field_of(input)->kind) {
	case FIELD_SET:
		return set_key(input, app, key);
	case FIELD_REFERENCE:
		return reference_key(input, app, key);
	default:
		return typed_key(input, app, key);
	}
}

const char *input_hint(const struct entity *entity, unsigned field)
{
	switch (entity->fields[field].kind) {
	case FIELD_LONG:
		if (entity->closed)
			return _("Enter nieuwe regel, Tab volgend veld");
		return _("Enter nieuwe regel, Tab volgend veld, F4 eigen tekstverwerker");
	case FIELD_CHOICE:
	case FIELD_BOOLEAN:
	case FIELD_SET:
		return _("een letter of spatie toont de keuzes");
	case FIELD_REFERENCE:
		return _("een letter of spatie opent de lijst");
	case FIELD_DATE:
		return _("3-9, 3-9-26, 2026-09-03, vandaag, morgen, wo, +6w");
	default:
		return NULL;
	}
}

void input_draw(const struct input *input, const struct area *area, int y, int x, int width)
{
	line_draw(&input->line, area, y, x, width, true);
}
