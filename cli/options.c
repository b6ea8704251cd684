/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/options.h"

#include <stdlib.h>
#include <string.h>

/* NAME is LENGTH bytes long; one letter behind one dash names an option by its letter. */
static const struct command_option *find_in(const struct command_option *table, const char *name,
					    size_t length, bool letter)
{
	for (; table && table->name; table++) {
		if (letter ? table->letter == *name :
			     strlen(table->name) == length && !strncmp(table->name, name, length))
			return table;
	}
	return NULL;
}

/* One word that begins with a dash, and the word behind it when that is its value. */
struct word {
	const char *name;
	size_t length;     /* of the name */
	bool letter;       /* -f and not --file */
	const char *value; /* in the same word, or NULL */
};

static struct word word_split(const char *typed)
{
	struct word w = { .letter = typed[1] != '-' };

	w.name = typed + (w.letter ? 1 : 2);
	w.length = w.letter ? 1 : strcspn(w.name, "=");
	if (w.name[w.length])
		w.value = w.name + w.length + !w.letter;
	return w;
}

static enum zb_code option_read(struct options *o, const struct command_option *option,
				const char *typed, const char *value, struct zb_err *err)
{
	if (option->value && !value)
		return zb_fail(err, ZB_INVALID, _("optie %s heeft een waarde nodig: %s"), typed,
			       _(option->value));
	if (!option->value && value)
		return zb_fail(err, ZB_INVALID, _("optie --%s heeft geen waarde"), option->name);
	o->given = mem_grow(o->given, &o->given_room, o->given_count + 1, sizeof *o->given);
	o->given[o->given_count++] = (struct call_option){ option, value ? value : "" };
	return ZB_OK;
}

/* TYPED[0] is an option; *TOOK is 2 when the next word is its value. */
static enum zb_code word_read(struct options *o, const char *const *typed,
			      const struct command_option *global,
			      const struct command_option *own, size_t *took, struct zb_err *err)
{
	struct word w = word_split(typed[0]);
	const struct command_option *option = find_in(own, w.name, w.length, w.letter);

	if (!option)
		option = find_in(global, w.name, w.length, w.letter);
	if (!option)
		return zb_fail(err, ZB_INVALID, _("optie %s bestaat niet"), typed[0]);
	*took = 1;
	if (option->value && !w.value && typed[1]) {
		w.value = typed[1];
		*took = 2;
	}
	return option_read(o, option, typed[0], w.value, err);
}

static void argument_add(struct options *o, const char *typed)
{
	o->args = mem_grow(o->args, &o->arg_room, o->arg_count + 1, sizeof *o->args);
	o->args[o->arg_count++] = typed;
}

enum zb_code options_read(struct options *o, const char *const *typed,
			  const struct command_option *global, const struct command_option *own,
			  bool first_only, size_t *used, struct zb_err *err)
{
	bool only_arguments = false;
	size_t at = 0;

	while (typed[at]) {
		enum zb_code code = ZB_OK;
		size_t took = 1;

		if (only_arguments || typed[at][0] != '-' || !typed[at][1]) {
			if (first_only)
				break;
			argument_add(o, typed[at]);
		} else if (!strcmp(typed[at], "--")) {
			only_arguments = true;
		} else {
			code = word_read(o, typed + at, global, own, &took, err);
		}
		if (code)
			return code;
		at += took;
	}
	if (used)
		*used = at;
	return ZB_OK;
}

const char *options_value(const struct options *o, const char *name)
{
	for (size_t i = o->given_count; i-- > 0;)
		if (!strcmp(o->given[i].option->name, name))
			return o->given[i].value;
	return NULL;
}

void options_free(struct options *o)
{
	free(o->args);
	free(o->given);
	*o = (struct options){0};
}
