/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/merge.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "tui/dialog.h"
#include "tui/screens/reference.h"

void merge_clear(struct merge *merge)
{
	record_free(merge->conflict.theirs);
	*merge = (struct merge){0};
}

/* The row is settled: on with the next, or with saving. */
static void settled(struct app *app, struct merge *merge)
{
	void (*done)(struct app *, void *) = merge->done;
	void *owner = merge->data;

	merge_clear(merge);
	done(app, owner);
}

static void take_theirs_as_base(struct merge *merge)
{
	record_free(*merge->base);
	*merge->base = merge->conflict.theirs;
	merge->conflict.theirs = NULL;
}

static bool in_conflict(const struct merge *merge, unsigned field)
{
	return merge->conflict.fields >> field & 1;
}

/* Theirs, and below it ours; of what was written behind the text as it was, only that. */
static void keep_both(struct merge *merge, unsigned field)
{
	struct record *mine = *merge->mine;
	const char *base = record_text(*merge->base, field), *ours = record_text(mine, field);
	size_t same = strlen(base);
	char *both;

	if (strncmp(ours, base, same) != 0)
		same = 0;
	both = mem_format("%s\n\n%s", record_text(merge->conflict.theirs, field), ours + same);
	record_parse(mine, field, both, (struct date){0}, NULL);
	free(both);
}

static void answered(struct app *app, void *data, const enum dialog_kept *kept)
{
	struct merge *merge = data;
	const struct record *theirs = merge->conflict.theirs;
	struct record *mine = *merge->mine;

	for (unsigned f = 0; f < theirs->entity->field_count; f++) {
		enum dialog_kept answer = KEPT_MINE;

		if (in_conflict(merge, f))
			answer = *kept++;
		else if (record_same(mine, *merge->base, f))
			answer = KEPT_THEIRS;
		if (answer == KEPT_THEIRS)
			record_copy_field(mine, f, theirs, f);
		else if (answer == KEPT_BOTH)
			keep_both(merge, f);
	}
	mine->rev = theirs->rev;
	take_theirs_as_base(merge);
	settled(app, merge);
}

static char *shown(struct app *app, const struct record *record, unsigned field)
{
	struct buffer text = {0};

	if (record->entity->fields[field].kind == FIELD_REFERENCE)
		reference_name(app, record, field, &text);
	else
		record_show(record, field, &text);
	return buffer_take(&text);
}

/* What a row is called; what is no row of the file yet as that which it is about. */
static void name_of(struct app *app, const struct record *record, struct buffer *out)
{
	if (record->id) {
		record_title(record, out);
		return;
	}
	for (unsigned f = 0; f < record->entity->field_count && !out->length; f++)
		if (record->entity->fields[f].kind == FIELD_REFERENCE && record_is_set(record, f))
			reference_name(app, record, f, out);
}

/* "Afspraak: logopedie bellen"; not "OPP: OPP versie 1", where the name begins with its kind. */
static char *title_of(struct app *app, const struct record *record)
{
	struct buffer name = {0};
	const char *kind = _(record->entity->label);
	char *label = text_capital(kind), *title;

	name_of(app, record, &name);
	if (!name.length)
		title = mem_text(label);
	else if (!strncmp(name.bytes, kind, strlen(kind)))
		title = text_capital(name.bytes);
	else
		title = mem_format("%s: %s", label, name.bytes);
	free(label);
	buffer_clear(&name);
	return title;
}

static void ask_fields(struct merge *merge, struct app *app)
{
	const struct record *theirs = merge->conflict.theirs;
	const struct entity *entity = theirs->entity;
	bool self = store_is_self(app->db, merge->conflict.who);
	struct dialog_difference *list = mem_new(entity->field_count, sizeof(*list));
	char **texts = mem_new(3 * (size_t)entity->field_count, sizeof(*texts));
	char *title = title_of(app, theirs);
	size_t n = 0;

	for (unsigned f = 0; f < entity->field_count; f++) {
		char **t = texts + 3 * n;

		if (!in_conflict(merge, f))
			continue;
		t[0] = shown(app, *merge->base, f);
		t[1] = shown(app, theirs, f);
		t[2] = shown(app, *merge->mine, f);
		list[n++] = (struct dialog_difference){
			.label = _(entity->fields[f].label),
			.base = t[0],
			.theirs = t[1],
			.mine = t[2],
			.long_text = entity->fields[f].kind == FIELD_LONG &&
				     record_is_set(theirs, f) && record_is_set(*merge->mine, f),
		};
	}
	dialog_conflict(app, &(struct dialog_conflict){.title = title,
						       .who = merge->conflict.who,
						       .self = self,
						       .differences = list,
						       .count = n,
						       .done = answered,
						       .data = merge});
	for (size_t i = 0; i < 3 * n; i++)
		free(texts[i]);
	free(texts);
	free(list);
	free(title);
}

static void add_anew(struct app *app, void *data)
{
	struct merge *merge = data;
	struct record *mine = *merge->mine;

	for (unsigned f = 0; f < mine->entity->field_count; f++)
		if (mine->entity->fields[f].flags & FIELD_OWN_ID &&
		    record_number(mine, f) == mine->id)
			record_clear(mine, f);
	mine->id = mine->rev = 0;
	record_free(*merge->base);
	*merge->base = NULL;
	settled(app, merge);
}

static void ask_deleted(struct merge *merge, struct app *app)
{
	char *title = title_of(app, *merge->mine);
	char *text = mem_format(_("%s\nis intussen verwijderd. Wat u invulde staat er nog: opnieuw "
				  "toevoegen?"),
				title);

	dialog_confirm(app, text, _("opnieuw toevoegen"), add_anew, merge);
	free(text);
	free(title);
}

static void answer_removal(struct app *app, void *data, size_t button)
{
	struct merge *merge = data;

	take_theirs_as_base(merge);
	if (button == 0)
		*merge->mine = record_copy(*merge->base);
	settled(app, merge);
}

static void ask_removal(struct merge *merge, struct app *app)
{
	const char *buttons[] = {_("laten staan"), _("toch weghalen")};
	char *title = title_of(app, merge->conflict.theirs);
	char *text = mem_format(_("%s\nhebt u weggehaald, maar het is intussen gewijzigd, zoals "
				  "het hier staat."),
				title);

	dialog_ask(app, text, buttons, 2, answer_removal, merge);
	free(text);
	free(title);
}

void merge_ask(struct merge *merge, struct app *app, struct record **base, struct record **mine,
	       const struct conflict *conflict, void (*done)(struct app *, void *data), void *data)
{
	merge_clear(merge);
	*merge = (struct merge){base, mine, *conflict, done, data};
	if (!conflict->theirs)
		ask_deleted(merge, app);
	else if (*mine)
		ask_fields(merge, app);
	else
		ask_removal(merge, app);
}
