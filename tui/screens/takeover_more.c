/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of a plan that is taken over: what the check asks of it and no column has room for. */
#include <stdlib.h>

#include "tui/app.h"
#include "tui/form.h"
#include "tui/screens/takeover.h"

struct more {
	struct record *of, *mine; /* the row's, and what is typed here until it is kept */
	void (*done)(struct app *, void *data);
	void *data;
};

static void show(struct form *form, const struct more *more)
{
	int heard = record_choice(more->mine, TAKEOVER_HEARD);

	for (unsigned f = TAKEOVER_HEARD_DATE; f <= TAKEOVER_HEARD_TEXT; f++)
		form_show(form, more->mine, f, heard == 0);
	form_show(form, more->mine, TAKEOVER_NOT_HEARD_REASON, heard > 0);
	form_show(form, more->mine, TAKEOVER_DESTINATION_NOTE,
		  record_choice(more->mine, TAKEOVER_DESTINATION) == DESTINATION_UNDETERMINED);
}

static void fill(struct app *app, struct form *form, void *data)
{
	const struct more *more = data;

	(void)app;
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
	struct more *more = data;

	(void)app;
	(void)form;
	(void)err;
	for (unsigned f = 0; f < TAKEOVER_FIELD_COUNT; f++)
		record_copy_field(more->of, f, more->mine, f);
	return ZB_OK;
}

static void saved(struct app *app, void *data)
{
	const struct more *more = data;

	more->done(app, more->data);
}

static void free_more(void *data)
{
	struct more *more = data;

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

void takeover_more_open(struct app *app, const char *title, struct record *record,
			void (*done)(struct app *, void *data), void *data)
{
	struct more *more = mem_new(1, sizeof(*more));

	*more = (struct more){ record, record_copy(record), done, data };
	form_open(app, title, &ops, more);
}
