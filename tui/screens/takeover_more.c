/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of a plan that is taken over: what the check asks of it and no column has room for. */
#include <inttypes.h>
#include <stdlib.h>

#include "db/draft.h"
#include "tui/app.h"
#include "tui/form.h"
#include "tui/screens/takeover.h"

struct takeover_more {
	struct takeover_more **open; /* of the screen below */
	struct form *form;
	struct record *of, *mine; /* the row's, and what is typed here until it is kept */
	void (*done)(struct app *, void *data);
	void *data;
};

static void show(struct form *form, const struct takeover_more *more)
{
	int heard = record_choice(more->mine, TAKEOVER_HEARD);

	for (unsigned f = TAKEOVER_HEARD_DATE; f <= TAKEOVER_HEARD_TEXT; f++)
		form_show(form, more->mine, f, heard == ANSWERED_YES);
	form_show(form, more->mine, TAKEOVER_NOT_HEARD_REASON, heard == ANSWERED_NO);
	form_show(form, more->mine, TAKEOVER_DESTINATION_NOTE,
		  record_choice(more->mine, TAKEOVER_DESTINATION) == DESTINATION_UNDETERMINED);
}

static void fill(struct app *app, struct form *form, void *data)
{
	struct takeover_more *more = data;

	(void)app;
	more->form = form;
	for (unsigned f = TAKEOVER_DESTINATION_NOTE; f < TAKEOVER_FIELD_COUNT; f++)
		form_add(form, more->mine, f);
	show(form, more);
}

static void changed(struct app *app, struct form *form, void *data, struct record *record,
		    unsigned field)
{
	(void)app;
	(void)record;
	(void)field;
	show(form, data);
}

/* Into the row, which is saved and kept as a draft with the others. */
static enum zb_code save(struct app *app, void *data, struct form *form, struct zb_err *err)
{
	struct takeover_more *more = data;

	(void)app;
	(void)form;
	(void)err;
	for (unsigned f = 0; f < TAKEOVER_FIELD_COUNT; f++)
		record_copy_field(more->of, f, more->mine, f);
	return ZB_OK;
}

static void saved(struct app *app, void *data)
{
	const struct takeover_more *more = data;

	more->done(app, more->data);
}

static void free_more(void *data)
{
	struct takeover_more *more = data;

	*more->open = NULL;
	record_free(more->mine);
	free(more);
}

static const struct form_ops ops = {
	.fill = fill,
	.changed = changed,
	.save = save,
	.saved = saved,
	.free = free_more,
};

/* --- drafts: with those of the grid --- */

static const char prefix[] = "more";

/* Says whose texts these are; the row is there again for its name's sake (takeover_rows_take). */
static char *mark_of(const struct takeover_row *row)
{
	return mem_format("%" PRId64 "/%s", row->pupil, prefix);
}

bool takeover_more_typed(const struct takeover_more *more)
{
	return more && form_changed(more->form);
}

void takeover_more_keep(const struct takeover_more *more, const struct takeover_row *row,
			struct draft *draft)
{
	char *mark = mark_of(row);

	form_keep(more->form, draft);
	draft_add(draft, mark, "");
	draft_add_record(draft, prefix, more->mine, NULL);
	free(mark);
}

bool takeover_more_kept(const struct takeover_row *row, const struct draft *draft)
{
	char *mark = mark_of(row);
	bool kept = draft_find(draft, mark) != NULL;

	free(mark);
	return kept;
}

/* --- opening --- */

void takeover_more_open(struct app *app, const struct takeover_row *row, const struct draft *draft,
			struct takeover_more **open,
			void (*done)(struct app *, void *data), void *data)
{
	struct takeover_more *more = mem_new(1, sizeof(*more));
	char *title = mem_format(_("Lopend OPP · %s · teksten"), row->name);

	*more = (struct takeover_more){ open, NULL, row->record, record_copy(row->record), done,
					data };
	*open = more;
	if (draft)
		draft_take_record(draft, prefix, more->mine, NULL, app->today);
	form_open(app, title, &ops, more);
	free(title);
	if (!draft || !*open)
		return;
	form_touch(more->form);
	form_resume(more->form, app, draft);
}
