/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/input.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "core/words.h"
#include "tui/app.h"
#include "tui/choice.h"

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

/* The first choice from START on, round and round, whose label begins with LETTERS or (ANYWHERE)
 * has them; -1: none. */
static int find_choice(const struct app *app, const struct field *field, const char *letters,
		       int start, bool anywhere)
{
	char *wanted = text_fold(letters);
	int count = 0, found = -1;

	while (field->choices[count].code)
		count++;
	for (int n = 0; n < count && found < 0; n++) {
		int i = (start + n) % count;
		char *label = text_fold(look_say(&app->look, field->choices[i].label));

		if (anywhere ? strstr(label, wanted) != NULL :
			       strncmp(label, wanted, strlen(wanted)) == 0)
			found = i;
		free(label);
	}
	free(wanted);
	return found;
}

static void set_choice(struct input *input, struct app *app, int choice)
{
	record_set_choice(input->record, input->field, choice);
	load(input, app);
}

/* The same letter again goes to the next choice that begins with it; letters that begin none find
 * the one that has them further on. */
static void type_choice(struct input *input, struct app *app, int key)
{
	const struct field *field = field_of(input);
	size_t length = strlen(input->letters);
	int now = record_choice(input->record, input->field), from = now < 0 ? 0 : now, found = -1;
	char letter[5] = "";

	key_text(key, letter);
	if (length + sizeof(letter) < sizeof(input->letters)) {
		memcpy(input->letters + length, letter, sizeof(letter));
		found = find_choice(app, field, input->letters, from, false);
		if (found < 0 && strcmp(input->letters, letter) != 0 &&
		    strncmp(input->letters, letter, strlen(letter)) != 0)
			found = find_choice(app, field, input->letters, from, true);
	}
	for (int anywhere = 0; found < 0 && anywhere < 2; anywhere++) {
		memcpy(input->letters, letter, sizeof(letter));
		found = find_choice(app, field, letter, now + 1, anywhere);
	}
	if (found >= 0)
		set_choice(input, app, found);
}

static void step_choice(struct input *input, struct app *app, int step)
{
	const struct field *field = field_of(input);
	int now = record_choice(input->record, input->field) + step, count = 0;

	while (field->choices[count].code)
		count++;
	if (now >= count)
		now = count - 1;
	set_choice(input, app, now < 0 ? (field->flags & FIELD_REQUIRED ? 0 : -1) : now);
	input->letters[0] = '\0';
}

static void chosen(struct app *app, void *data)
{
	struct input *input = data;

	load(input, app);
	input->answered = true;
}

static void open_list(struct input *input, struct app *app)
{
	choice_open_field(app, input->record, input->field, chosen, input);
}

static bool empties(int key)
{
	return key == K_DELETE || key == K_BACKSPACE;
}

static enum reaction choice_key(struct input *input, struct app *app, int key)
{
	if (key == ' ')
		open_list(input, app);
	else if (key_is_text(key))
		type_choice(input, app, key);
	else if (key == K_LEFT || key == K_RIGHT)
		step_choice(input, app, key == K_LEFT ? -1 : 1);
	else if (empties(key)) {
		set_choice(input, app, -1);
		input->letters[0] = '\0';
	} else
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
		open_list(input, app);
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
		return _("spatie toont de keuzes");
	case FIELD_REFERENCE:
		return _("spatie kiest uit een lijst");
	default:
		return NULL;
	}
}

void input_draw(const struct input *input, const struct area *area, int y, int x, int width)
{
	line_draw(&input->line, area, y, x, width, true);
}
