/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the manual page that only the program knows, as roff: the build puts them into
 * man/zorgbord.1.in and man/nl/zorgbord.1.in. */
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/fields.h"
#include "cli/usage.h"
#include "core/entities.h"
#include "tui/action.h"
#include "tui/screens/screens.h"

/* TEXT as roff takes it: a minus that can be copied, no line that begins as a request. */
static void put_text(FILE *out, const char *text)
{
	bool line_start = true;

	for (; *text; text++) {
		if (line_start && (*text == '.' || *text == '\''))
			fputs("\\&", out);
		if (*text == '-')
			fputs("\\-", out);
		else if (*text == '\\')
			fputs("\\e", out);
		else
			fputc(*text, out);
		line_start = *text == '\n';
	}
}

static void put_line(FILE *out, const char *macro, const char *text)
{
	fputs(macro, out);
	put_text(out, text);
	fputc('\n', out);
}

static void put_options(FILE *out, const struct command_option *options)
{
	for (; options && options->name; options++) {
		char *name = usage_option(options);

		fputs(".TP\n", out);
		put_line(out, ".B ", name);
		put_line(out, "", _(options->help));
		free(name);
	}
}

static void print_options(FILE *out)
{
	put_options(out, global_options);
}

static void show_command(FILE *out, const struct command *command)
{
	char *usage = usage_line(command);

	put_line(out, ".SS ", command->name);
	put_line(out, ".B ", usage);
	fputs(".PP\n", out);
	put_text(out, _(command->summary));
	fputs(".\n", out);
	if (command->help)
		put_line(out, "", _(command->help));
	put_options(out, command->options);
	free(usage);
}

static void show_commands(FILE *out)
{
	for (const struct command *const *c = commands; *c; c++)
		if (!(*c)->hidden)
			show_command(out, *c);
}

static void print_fields(FILE *out)
{
	struct buffer text = {0};

	for (unsigned e = 0; e < ENTITY_COUNT; e++) {
		if (entities[e]->closed)
			continue;
		buffer_reset(&text);
		buffer_add_format(&text, "%s (%s)", entities[e]->code, _(entities[e]->label));
		put_line(out, ".SS ", text.bytes);
		for (unsigned f = 0; f < entities[e]->field_count; f++) {
			const struct field *field = &entities[e]->fields[f];

			buffer_reset(&text);
			buffer_add_format(&text, "%s: ", _(field->label));
			fields_describe(field, &text);
			fputs(".TP\n", out);
			put_line(out, ".B ", field->column);
			put_line(out, "", text.bytes);
		}
	}
	buffer_clear(&text);
}

static void put_key(struct buffer *text, int key)
{
	char label[KEY_NAME_SIZE];

	if (!key)
		return;
	key_label(key, true, label);
	buffer_add_format(text, "%s%s", text->length ? ", " : "", label);
}

static void put_actions(FILE *out, const struct action *actions)
{
	struct buffer keys = {0};

	for (; actions && actions->id; actions++) {
		if (!actions->key || !actions->help)
			continue;
		buffer_reset(&keys);
		put_key(&keys, actions->key);
		if (actions->flags & ACTION_RANGE) {
			char last[KEY_NAME_SIZE];

			key_label(actions->key2, true, last);
			buffer_add_format(&keys, "-%s", last);
		} else {
			put_key(&keys, actions->key2);
		}
		fputs(".TP\n", out);
		put_line(out, ".B ", keys.bytes);
		put_line(out, "", _(actions->help));
	}
	buffer_clear(&keys);
}

static void print_keys(FILE *out)
{
	put_line(out, ".SS ", _("Overal"));
	put_actions(out, global_actions);
	for (const struct screen *const *s = screens; *s; s++) {
		put_line(out, ".SS ", _((*s)->title));
		put_actions(out, (*s)->actions);
	}
}

struct part {
	const char *name;
	void (*print)(FILE *);
};

static const struct part parts[] = {
	{ "options", print_options },
	{ "commands", show_commands },
	{ "keys", print_keys },
	{ "fields", print_fields },
};

static enum zb_code run(struct call *call, struct zb_err *err)
{
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		if (!strcmp(parts[i].name, call->args[0])) {
			parts[i].print(call->data);
			return ZB_OK;
		}
	}
	return call_misuse(call, err, _("\"%s\" is geen deel van de handleiding"), call->args[0]);
}

const struct command man_command = {
	.name = "man",
	.args = "options|commands|keys|fields",
	.summary = N_("toont een deel van de handleiding als roff"),
	.args_min = 1,
	.args_max = 1,
	.hidden = true,
	.run = run,
};
