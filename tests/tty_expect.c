/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/tty_expect.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <string.h>

void tty_show(struct tty *t)
{
	int row, col;
	bool shown = tty_cursor(t, &row, &col);
	int status = tty_finish(t, 0);

	fprintf(stderr, "--- screen %dx%d, cursor %d,%d%s", tty_rows(t), tty_cols(t), row, col,
		shown ? "" : " hidden");
	if (status != CHILD_RUNNING)
		fprintf(stderr, ", program ended with %d", status);
	fputs(" ---\n", stderr);
	for (int i = 0; i < tty_rows(t); i++)
		fprintf(stderr, "%3d|%s\n", i, tty_row(t, i));
	fputs("---\n", stderr);
}

/* Shows what was there instead and ends the test. */
static void give_up(struct tty *t, const char *wanted, const char *text)
{
	tty_show(t);
	tty_end(t);
	cr_fatal("%s: %s", wanted, text);
}

void tty_expect(struct tty *t, const char *text)
{
	if (!tty_wait(t, text, TTY_PATIENCE_MS))
		give_up(t, "the screen does not show", text);
}

void tty_expect_gone(struct tty *t, const char *text)
{
	if (!tty_wait_gone(t, text, TTY_PATIENCE_MS))
		give_up(t, "the screen still shows", text);
}

struct wanted_row {
	int row;
	const char *text;
};

static bool row_is(struct tty *t, const void *data)
{
	const struct wanted_row *wanted = data;

	return strcmp(tty_row(t, wanted->row), wanted->text) == 0;
}

void tty_expect_row(struct tty *t, int row, const char *text)
{
	char wanted[64];

	snprintf(wanted, sizeof(wanted), "row %d does not read", row);
	if (!tty_wait_for(t, row_is, &(struct wanted_row){row, text}, TTY_PATIENCE_MS))
		give_up(t, wanted, text);
}

void tty_expect_exit(struct tty *t, int status)
{
	int ended = tty_finish(t, TTY_PATIENCE_MS);
	char found[64];

	snprintf(found, sizeof(found), "%d instead of %d", ended, status);
	if (ended != status)
		give_up(t, "the program ended with status", found);
}

void tty_expect_settled(struct tty *t)
{
	if (!tty_settle(t, 30))
		give_up(t, "the program does not come to rest", "");
}
