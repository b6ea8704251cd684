/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>

#include "tests/draw.h"
#include "tui/list.h"

static const struct column columns[] = {
	{ .label = N_("Naam"), .width = 20, .min = 8 },
	{ .label = N_("Groep"), .width = 6, .priority = 1 },
};

static void add(struct list_rows *rows, int64_t id)
{
	char name[32];
	struct list_row *row = list_rows_add(rows, id, NULL);

	snprintf(name, sizeof(name), "Leerling %d", (int)id);
	list_row_set(row, 0, ROLE_TEXT, name);
	list_row_set(row, 1, ROLE_DIM, "6A");
}

static struct list_rows many(int count)
{
	struct list_rows rows = { 0 };

	for (int i = 1; i <= count; i++)
		add(&rows, i);
	return rows;
}

static void press(struct list *list, const struct area *area, int key, int times)
{
	while (times-- > 0) {
		list_key(list, key);
		list_fit(list, area, NULL);
	}
}

Test(list, shows_its_headings_and_marks_the_row_with_the_cursor)
{
	struct draw *d = draw_new(10, 40);
	struct area area = draw_area(d);
	struct list_rows rows = many(3);
	struct list list;

	list_init(&list, columns, 2, &list_memory, &rows);
	list_fit(&list, &area, NULL);
	list_draw(&list, &area);
	cr_expect_str_eq(draw_read(d, 0), "   Naam                 Groep");
	cr_expect_str_eq(draw_read(d, 1), " ▌ Leerling 1           6A");
	cr_expect_str_eq(draw_read(d, 2), "   Leerling 2           6A");
	list_clear(&list);
	list_rows_clear(&rows);
	draw_free(d);
}

Test(list, holds_a_few_screens_of_a_long_list_and_reaches_both_ends)
{
	struct draw *d = draw_new(20, 40);
	struct area area = draw_area(d);
	struct list_rows rows = many(5000);
	struct list list;

	list_init(&list, columns, 2, &list_memory, &rows);
	list_fit(&list, &area, NULL);
	press(&list, &area, K_DOWN, 1000);
	cr_expect(eq(long, list_id(&list), 1001));
	cr_expect(list.rows.count < 150, "%zu rows held", list.rows.count);
	press(&list, &area, K_PGUP, 500);
	cr_expect(eq(long, list_id(&list), 1));
	press(&list, &area, K_END, 1);
	cr_expect(eq(long, list_id(&list), 5000));
	press(&list, &area, K_UP, 100);
	cr_expect(eq(long, list_id(&list), 4900));
	press(&list, &area, K_HOME, 1);
	cr_expect(eq(long, list_id(&list), 1));
	list_clear(&list);
	list_rows_clear(&rows);
	draw_free(d);
}

Test(list, keeps_the_cursor_on_its_row_when_others_come_before_it)
{
	struct draw *d = draw_new(10, 40);
	struct area area = draw_area(d);
	struct list_rows rows = many(30), other = { 0 };
	struct list list;

	list_init(&list, columns, 2, &list_memory, &rows);
	list_fit(&list, &area, NULL);
	press(&list, &area, K_DOWN, 12);
	for (int i = 0; i < 5; i++)
		add(&other, 100 + i);
	for (int i = 1; i <= 30; i++)
		add(&other, i);
	list.data = &other;
	list_reload(&list);
	list_fit(&list, &area, NULL);
	cr_expect(eq(long, list_id(&list), 13));
	list_clear(&list);
	list_rows_clear(&rows);
	list_rows_clear(&other);
	draw_free(d);
}

Test(list, goes_near_where_it_was_when_its_row_is_gone)
{
	struct draw *d = draw_new(10, 40);
	struct area area = draw_area(d);
	struct list_rows rows = many(9), other = { 0 };
	struct list list;

	list_init(&list, columns, 2, &list_memory, &rows);
	list_fit(&list, &area, NULL);
	press(&list, &area, K_DOWN, 4);
	for (int i = 1; i <= 9; i++)
		if (i != 5)
			add(&other, i);
	list.data = &other;
	list_reload(&list);
	list_fit(&list, &area, NULL);
	cr_expect(eq(long, list_id(&list), 6));
	list_clear(&list);
	list_rows_clear(&rows);
	list_rows_clear(&other);
	draw_free(d);
}

Test(list, passes_headings_with_the_cursor_and_shows_the_first_one_again)
{
	struct draw *d = draw_new(6, 40);
	struct area area = draw_area(d);
	struct list_rows rows = { 0 };
	struct list list;

	list_rows_heading(&rows, NULL, "Te laat", "1");
	add(&rows, 1);
	list_rows_heading(&rows, NULL, "Deze week", "9");
	for (int i = 2; i < 11; i++)
		add(&rows, i);
	list_init(&list, columns, 2, &list_memory, &rows);
	list_fit(&list, &area, NULL);
	cr_expect(eq(long, list_id(&list), 1));
	press(&list, &area, K_DOWN, 1);
	cr_expect(eq(long, list_id(&list), 2));
	press(&list, &area, K_DOWN, 20);
	cr_expect(eq(long, list_id(&list), 10));
	press(&list, &area, K_UP, 20);
	cr_expect(eq(long, list_id(&list), 1));
	cr_expect(eq(sz, list.top, 0));
	list_clear(&list);
	list_rows_clear(&rows);
	draw_free(d);
}

Test(list, shows_the_heading_of_a_row_that_comes_in_at_the_top)
{
	struct draw *d = draw_new(6, 40);
	struct area area = draw_area(d);
	struct list_rows rows = { 0 };
	struct list list;

	list_rows_heading(&rows, NULL, "Te laat", "1");
	add(&rows, 2);
	add(&rows, 3);
	list_init(&list, columns, 2, &list_memory, &rows);
	list_fit(&list, &area, NULL);
	list_rows_clear(&rows);
	list_rows_heading(&rows, NULL, "Te laat", "2");
	for (int i = 1; i < 9; i++)
		add(&rows, i);
	list_reload(&list);
	list_fit(&list, &area, NULL);
	cr_expect(eq(long, list_id(&list), 2));
	cr_expect(eq(sz, list.top, 0));
	list_clear(&list);
	list_rows_clear(&rows);
	draw_free(d);
}

Test(list, says_why_it_is_empty)
{
	struct draw *d = draw_new(6, 40);
	struct area area = draw_area(d);
	struct list_rows rows = { 0 };
	struct list list;

	list_init(&list, columns, 2, &list_memory, &rows);
	list.empty = "Geen leerlingen. + zet het aan.";
	list_fit(&list, &area, NULL);
	list_draw(&list, &area);
	cr_expect_str_eq(draw_read(d, 1), " Geen leerlingen. + zet het aan.");
	cr_expect(eq(long, list_id(&list), 0));
	list_clear(&list);
	draw_free(d);
}

Test(list, remembers_what_is_marked)
{
	struct draw *d = draw_new(10, 40);
	struct area area = draw_area(d);
	struct list_rows rows = many(5);
	struct list list;

	list_init(&list, columns, 2, &list_memory, &rows);
	list_fit(&list, &area, NULL);
	list_toggle_mark(&list);
	list_fit(&list, &area, NULL);
	list_toggle_mark(&list);
	cr_expect(list_is_marked(&list, 1) && list_is_marked(&list, 2));
	list_mark(&list, 1, false);
	cr_expect(eq(sz, list.mark_count, 1));
	cr_expect(list_is_marked(&list, 2));
	list_clear(&list);
	list_rows_clear(&rows);
	draw_free(d);
}
