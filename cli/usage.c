/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/usage.h"

#include <stdlib.h>

#include "cli/commands.h"
#include "core/text.h"

#define HELP_INDENT 2
#define HELP_COLUMN 30
#define HELP_COLUMNS 80

char *usage_line(const struct command *command)
{
	struct buffer line = {0};

	if (!command) {
		buffer_add(&line, _("zorgbord [-f BESTAND] [--today JJJJ-MM-DD] "
				    "[OPDRACHT [ARGUMENT...]]"));
		return buffer_take(&line);
	}
	buffer_add_format(&line, "zorgbord %s", command->name);
	if (command->args)
		buffer_add_format(&line, " %s", _(command->args));
	for (const struct command_option *o = command->options; o && o->name; o++)
		buffer_add_format(&line, o->value ? " [--%s %s]%s" : " [--%s]", o->name,
				  o->value ? _(o->value) : "", o->many ? "..." : "");
	return buffer_take(&line);
}

char *usage_option(const struct command_option *option)
{
	struct buffer text = {0};

	if (option->letter)
		buffer_add_format(&text, "-%c, ", option->letter);
	buffer_add_format(&text, "--%s", option->name);
	if (option->value)
		buffer_add_format(&text, " %s", _(option->value));
	return buffer_take(&text);
}

/* TEXT wrapped, each line at INDENT; the first goes on where the line is, at column AT. */
static void print_wrapped(FILE *out, const char *text, int at, int indent)
{
	size_t start = 0, length;

	do {
		size_t next = text_wrap(text, start, HELP_COLUMNS - indent, &length);

		fprintf(out, "%*s%.*s\n", indent - at, "", (int)length, text + start);
		at = 0;
		start = next;
	} while (text[start]);
}

/* NAME at the left, what it is at the right, below it when the name is long. */
static void print_item(FILE *out, const char *name, const char *help)
{
	int at = HELP_INDENT + text_width(name);

	fprintf(out, "%*s%s", HELP_INDENT, "", name);
	if (at >= HELP_COLUMN) {
		fputc('\n', out);
		at = 0;
	}
	print_wrapped(out, help, at, HELP_COLUMN);
}

static void print_options(FILE *out, const struct command_option *options)
{
	for (; options && options->name; options++) {
		char *name = usage_option(options);

		print_item(out, name, _(options->help));
		free(name);
	}
}

static void help_program(FILE *out)
{
	fprintf(out, "%s\n\n%s\n",
		_("Zonder opdracht opent zorgbord het volledige scherm, of toont het dashboard als "
		  "tekst\nwanneer de uitvoer geen terminal is."),
		_("Opdrachten:"));
	for (const struct command *const *c = commands; *c; c++)
		if (!(*c)->hidden)
			print_item(out, (*c)->name, _((*c)->summary));
	fprintf(out, "\n%s\n", _("Opties:"));
	print_options(out, global_options);
	fprintf(out, "\n%s\n", _("zorgbord OPDRACHT --help zegt meer over een opdracht."));
}

static void help_command(FILE *out, const struct command *command)
{
	fprintf(out, "%s.\n", _(command->summary));
	if (command->help) {
		fputc('\n', out);
		print_wrapped(out, _(command->help), 0, 0);
	}
	if (command->options) {
		fprintf(out, "\n%s\n", _("Opties:"));
		print_options(out, command->options);
	}
	if (command->help_more) {
		fputc('\n', out);
		command->help_more(out);
	}
}

void usage_help(FILE *out, const struct command *command)
{
	char *line = usage_line(command);

	fprintf(out, _("Gebruik: %s"), line);
	fputs("\n\n", out);
	free(line);
	if (command)
		help_command(out, command);
	else
		help_program(out);
}
