/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed and not saved is not lost over a file that cannot be read or written. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "db/draft.h"
#include "db/store.h"
#include "tests/desk.h"
#include "tui/kept.h"

#define FORM "kept"
#define OFFERED "Gesprek van de hele groep 7A"

static enum zb_code enter(struct app *app, void *state, struct screen_arg arg, struct zb_err *err)
{
	(void)arg;
	(void)err;
	kept_begin(state, app, FORM);
	return ZB_OK;
}

static enum zb_code resume(struct app *app, void *state, const struct draft *draft,
			   struct zb_err *err)
{
	(void)app;
	(void)state;
	(void)draft;
	return zb_fail(err, ZB_IO, "het bestand is niet te lezen");
}

static void entered(struct app *app, void *state)
{
	kept_offer(state, app, OFFERED, resume, state);
}

static void leave(struct app *app, void *state)
{
	(void)app;
	kept_clear(state);
}

static void draw(const struct app *app, const void *state, const struct area *area)
{
	(void)app;
	(void)state;
	(void)area;
}

static const struct screen typed_screen = {
	.id = "typed",
	.title = "Getypt",
	.size = sizeof(struct kept),
	.enter = enter,
	.entered = entered,
	.leave = leave,
	.draw = draw,
};

static const struct screen below_screen = { .id = "below", .title = "Eronder", .draw = draw };

/* A draft of before, offered. */
static void setup(void)
{
	struct draft draft = { 0 };
	struct zb_err err;

	desk_open();
	draft_add(&draft, "report", "een goed gesprek");
	draft_add(&draft, "pupils", "2514 1942 1954 2560 2112 1619");
	draft_add(&draft, "about", OFFERED);
	cr_assert(eq(int, draft_put(d.school.db, FORM, &draft, &err), ZB_OK), "%s", err.text);
	draft_clear(&draft);
	open_screen(&below_screen, 0);
	open_screen(&typed_screen, 0);
	cr_assert(draw_has(screen, "een goed gesprek"));
}

TestSuite(kept, .init = setup, .fini = desk_close);

static bool is_kept(void)
{
	struct draft draft = { 0 };
	bool kept = !draft_get(d.school.db, FORM, &draft, NULL);

	draft_clear(&draft);
	return kept;
}

Test(kept, what_cannot_be_taken_up_stays_for_later)
{
	press(K_ENTER);
	cr_expect(draw_has(screen, "Het bestand is niet te lezen."));
	cr_expect_eq(app_screen(draw_app(screen)), &below_screen);
	cr_expect(is_kept());
}

Test(kept, says_that_what_is_thrown_away_could_not_be)
{
	struct zb_err err;

	cr_assert(eq(int, store_begin(colleague()->db, TXN_EDIT, 0, &err), ZB_OK));
	press(K_RIGHT);
	press(K_ENTER);
	store_rollback(colleague()->db);
	cr_expect(is_kept());
	cr_expect(draw_has(screen, "collega;")); /* a word: where lines break hangs on the path */
}

Test(kept, is_gone_when_it_was_thrown_away)
{
	press(K_RIGHT);
	press(K_ENTER);
	cr_expect_not(is_kept());
}
