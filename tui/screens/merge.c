/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/merge.h"

#include <stdlib.h>

#include "tui/dialog.h"

void merge_clear(struct merge *merge)
{
	record_free(merge->conflict.theirs);
	*merge = (struct merge){0};
}

static bool in_conflict(const struct merge *merge, unsigned field)
{
	return merge->conflict.fields >> field & 1;
}

static void answered(struct app *app, void *data, const bool *mine)
{
	struct merge *merge = data;
	struct record *theirs = merge->conflict.theirs;
	void (*done)(struct app *, void *) = merge->done;
	void *owner = merge->data;
	size_t i = 0;

	for (unsigned f = 0; f < theirs->entity->field_count; f++) {
		bool kept = in_conflict(merge, f) ? mine[i++]
						  : !record_same(merge->mine, *merge->base, f);

		if (!kept)
			record_copy_field(merge->mine, f, theirs, f);
	}
	record_free(*merge->base);
	*merge->base = theirs;
	merge->mine->rev = theirs->rev;
	merge->conflict.theirs = NULL;
	merge_clear(merge);
	done(app, owner);
}

static char *shown(const struct record *record, unsigned field)
{
	struct buffer text = {0};

	record_show(record, field, &text);
	return buffer_take(&text);
}

static void ask(struct merge *merge, struct app *app)
{
	const struct record *theirs = merge->conflict.theirs;
	unsigned count = theirs->entity->field_count;
	struct dialog_difference *list = mem_new(count, sizeof(*list));
	char **texts = mem_new(3 * (size_t)count, sizeof(*texts));
	struct buffer title = {0};
	size_t n = 0;

	for (unsigned f = 0; f < count; f++) {
		if (!in_conflict(merge, f))
			continue;
		texts[3 * n] = shown(*merge->base, f);
		texts[3 * n + 1] = shown(theirs, f);
		texts[3 * n + 2] = shown(merge->mine, f);
		list[n] =
			(struct dialog_difference){_(theirs->entity->fields[f].label), texts[3 * n],
						   texts[3 * n + 1], texts[3 * n + 2]};
		n++;
	}
	record_title(theirs, &title);
	dialog_conflict(app, title.bytes, list, n, answered, merge);
	for (size_t i = 0; i < 3 * n; i++)
		free(texts[i]);
	free(texts);
	free(list);
	buffer_clear(&title);
}

void merge_ask(struct merge *merge, struct app *app, struct record **base, struct record *mine,
	       const struct conflict *conflict, void (*done)(struct app *, void *data), void *data)
{
	merge_clear(merge);
	*merge = (struct merge){base, mine, *conflict, done, data};
	if (conflict->theirs)
		ask(merge, app);
	else
		dialog_message(
			app, NULL,
			_("Iemand anders heeft dit intussen verwijderd. Wat u typte staat er "
			  "nog; neem over wat u wilt bewaren."));
}
