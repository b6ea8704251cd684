/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Termijnen: rows with their headings in windows of any size, and the screen. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <stdlib.h>
#include <string.h>

#include "tests/draw.h"
#include "tests/school.h"
#include "tui/screens/deadlines.h"
#include "tui/screens/screens.h"

#define TODAY "2026-11-22"
#define PUPILS 12

static struct school school;
static struct draw *screen;
static struct deadlines_source from_file;

/* Agreements of every period, some on one day; what is to be done by then shows at once. */
static void setup(void)
{
	static const char *const days[] = {
		"by=2026-11-02", "by=2026-11-20", "by=2026-11-20", "by=2026-11-22",
		"by=2026-11-25", "by=2026-11-29", "by=2026-11-29", "by=2026-11-29",
	};
	struct zb_err err;

	school = school_open(TODAY);
	for (int i = 0; i < PUPILS; i++) {
		int64_t pupil = school_add(&school, "pupil",
					   i % 2 ? "family_name=Berg" : "family_name=Özdemir",
					   NULL);

		school_add(&school, "agreement", school_ref("pupil", pupil),
			   "what=logopedie bellen", days[i % 8], NULL);
		if (i % 3 == 0)
			school_add(&school, "support_period", school_ref("pupil", pupil),
				   "level=extra", i % 2 ? "starts=2026-10-20" : "starts=2026-09-01",
				   NULL);
	}
	screen = draw_new(24, 80);
	draw_app(screen)->db = school.db;
	draw_app(screen)->today = db_today(school.db);
	from_file = (struct deadlines_source){
		.db = school.db, .look = &draw_app(screen)->look, .today = db_today(school.db),
	};
	cr_assert_eq(due_count(school.db, &from_file.query, from_file.counts, &err), ZB_OK);
}

static void teardown(void)
{
	draw_free(screen);
	school_close(&school);
}

TestSuite(deadlines, .init = setup, .fini = teardown);

static struct list_rows read_part(enum list_place place, const struct list_row *from, size_t count)
{
	struct list_rows out = {0};
	struct zb_err err = {0};

	cr_assert_eq(deadlines_source.read(&from_file, place, from, count, &out, &err), ZB_OK, "%s",
		     err.text);
	return out;
}

static bool same(const struct list_row *a, const struct list_row *b)
{
	return a->id == b->id && !strcmp(a->key, b->key) && !strcmp(a->cells[0], b->cells[0]);
}

static void expect_windows_down(const struct list_rows *all, size_t count)
{
	struct list_rows part = read_part(LIST_FIRST, NULL, count);

	for (size_t at = 0; at < all->count;) {
		cr_assert(part.count > 0);
		for (size_t i = 0; i < part.count && at < all->count; i++, at++)
			cr_expect(same(&part.rows[i], &all->rows[at]), "%zu by %zu", at, count);
		struct list_rows next = read_part(LIST_AFTER, &part.rows[part.count - 1], count);

		list_rows_clear(&part);
		part = next;
	}
	cr_expect(part.count == 0);
	list_rows_clear(&part);
}

static void expect_windows_up(const struct list_rows *all, size_t count)
{
	struct list_rows part = read_part(LIST_LAST, NULL, count);

	for (size_t left = all->count; left > 0;) {
		cr_assert(part.count > 0 && part.count <= left);
		left -= part.count;
		for (size_t i = 0; i < part.count; i++)
			cr_expect(same(&part.rows[i], &all->rows[left + i]), "%zu by %zu", left + i,
				  count);
		struct list_rows next = read_part(LIST_BEFORE, &part.rows[0], count);

		list_rows_clear(&part);
		part = next;
	}
	cr_expect(part.count == 0);
	list_rows_clear(&part);
}

Test(deadlines, are_the_same_in_windows_of_any_size_from_either_end)
{
	struct list_rows all = read_part(LIST_FIRST, NULL, 100);

	cr_assert(all.count > PUPILS);
	for (size_t count = 1; count <= 5; count++) {
		expect_windows_down(&all, count);
		expect_windows_up(&all, count);
	}
	list_rows_clear(&all);
}

Test(deadlines, stand_under_a_heading_for_each_period_with_its_count)
{
	struct list_rows all = read_part(LIST_FIRST, NULL, 100);
	int64_t counted = 0, said = 0;

	for (size_t i = 0; i < all.count; i++) {
		if (all.rows[i].id)
			counted++;
		else
			said += strtol(all.rows[i].cells[1], NULL, 10);
	}
	cr_expect_str_eq(all.rows[0].cells[0], "Te laat");
	cr_expect(counted == said);
	list_rows_clear(&all);
}

static void open_screen(void)
{
	app_push(draw_app(screen), &deadlines_screen, (struct screen_arg){0});
	draw_row(screen, 0);
}

Test(deadlines, show_days_whole_and_no_fewer_columns_on_a_wider_screen)
{
	static const char *const cells[] = { "374 d te laat", "Zwart, ", "afspraak van een",
					     " school", "13-11-2025" };
	int before = 0;
	int64_t pupil = school_add(&school, "pupil", "family_name=Zwart", "given_name=Wim", NULL);

	school_add(&school, "agreement", school_ref("pupil", pupil), "by=2025-11-13",
		   "what=afspraak van een jaar geleden", NULL);
	open_screen();
	for (int width = 40; width <= 200; width++) {
		int now = 0;

		draw_resize(screen, 30, width);
		for (size_t i = 0; i < sizeof(cells) / sizeof(*cells); i++)
			now += draw_has(screen, cells[i]);
		cr_expect(draw_has(screen, cells[0]), "at %d", width);
		cr_expect(now >= before, "%d columns at %d, %d before that", now, width, before);
		before = now;
	}
	cr_expect(eq(int, before, 5));
}

Test(deadlines, say_the_row_with_the_cursor_in_full_at_the_foot)
{
	int64_t pupil = school_add(&school, "pupil", "prefix=van der", "given_name=Chloë-Béatrice",
				   "family_name=Schueren-van Heemskerck van Beest", NULL);

	school_add(&school, "agreement", school_ref("pupil", pupil), "by=2026-10-01",
		   "what=afspraken voor invallers in de klassenmap zetten", NULL);
	app_push(draw_app(screen), &deadlines_screen, (struct screen_arg){ 0 });
	cr_expect(draw_has(screen, "afspraken voor invallers in de klassenmap zetten · "));
	cr_expect(draw_has(screen, "Chloë-Béatrice van der"));
}

Test(deadlines, show_only_what_the_law_asks_with_w)
{
	open_screen();
	cr_expect(draw_has(screen, "logopedie bellen"));
	draw_type(screen, "w");
	cr_expect(draw_has(screen, "alleen wet"));
	cr_expect(not(draw_has(screen, "logopedie bellen")));
	cr_expect(draw_has(screen, "OPP vaststellen"));
}

Test(deadlines, share_the_filter_with_the_other_screens)
{
	open_screen();
	draw_type(screen, "/ozdemir");
	cr_expect(not(draw_has(screen, "Berg")));
	cr_expect_str_eq(draw_app(screen)->filter, "ozdemir");
	draw_keys(screen, (const int[]){ K_ESC, 0 });
	cr_expect(draw_has(screen, "Berg"));
	cr_expect_null(draw_app(screen)->filter);
}

Test(deadlines, name_only_the_keys_that_would_show_more_when_there_is_nothing)
{
	open_screen();
	draw_type(screen, "/zzz");
	draw_row(screen, 0);
	cr_expect(draw_has(screen, "binnen dit filter. Esc wist het."));
	cr_expect(not(draw_has(screen, "w en m")));
	draw_keys(screen, (const int[]){ K_ENTER, 'w', 0 });
	draw_row(screen, 0);
	cr_expect(draw_has(screen, "Esc wist het filter; w en m tonen weer"));
}

Test(deadlines, say_why_there_are_no_groups_of_mine)
{
	open_screen();
	draw_type(screen, "m");
	cr_expect(draw_has(screen, "hoort dit schooljaar geen groep"));
}

Test(deadlines, put_their_number_in_the_tab)
{
	open_screen();
	cr_expect(draw_app(screen)->badges[2] > PUPILS);
	cr_expect(draw_has(screen, "Termijnen 1"));
}

/* Also by one that was not there when something was written. */
Test(deadlines, are_counted_anew_by_whichever_screen_comes_next)
{
	struct app *app = draw_app(screen);

	open_screen();
	for (int bar = 1; bar <= 10; bar++) {
		int before = app->badges[2];

		if (!screen_numbered(bar))
			continue;
		school_add(&school, "support_period",
			   school_ref("pupil", school_add(&school, "pupil", "family_name=Bos",
							  "enrolled=2020-08-01", NULL)),
			   "level=extra", "starts=2026-10-01", NULL);
		app_stale(app);
		app_switch(app, screen_numbered(bar));
		draw_row(screen, 0);
		cr_expect(app->badges[2] > before, "bar %d", bar);
	}
}

Test(deadlines, say_at_the_foot_that_a_term_of_the_school_is_longer_than_the_law)
{
	open_screen();
	draw_type(screen, "w");
	cr_expect(draw_has(screen, "40 d te laat"));
	cr_expect(not(draw_has(screen, "de wet zegt")));
	school_add(&school, "setting", "key=plan_days", "value=60", NULL);
	app_stale(draw_app(screen));
	draw_row(screen, 0);
	cr_expect(draw_has(screen, "22 d te laat"));
	cr_expect(draw_has(screen, "de wet zegt 42: daarna is het voor de wet te laat"));
}
