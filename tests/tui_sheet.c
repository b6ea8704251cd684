/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "tests/draw.h"
#include "tui/sheet.h"

/* Numbers 1 and 2 on the first line, 3 on the third, 4 and 5 on the fifth. */
static void lay(struct sheet *sheet)
{
	sheet_begin(sheet);
	sheet_text(sheet, 1, 6, ROLE_TEXT, "eerste");
	sheet_number(sheet, 10, 4, "11", 1);
	sheet_number(sheet, 20, 4, "12", 2);
	sheet_line(sheet);
	sheet_line(sheet);
	sheet_number(sheet, 20, 4, "13", 3);
	sheet_line(sheet);
	sheet_line(sheet);
	sheet_number(sheet, 10, 4, "14", 4);
	sheet_number(sheet, 20, 4, "15", 5);
	sheet_end(sheet);
}

static int after(struct sheet *sheet, int key)
{
	sheet_key(sheet, key);
	return sheet_id(sheet);
}

Test(sheet, moves_to_the_nearest_number_that_way)
{
	struct sheet sheet = { 0 };

	lay(&sheet);
	cr_expect(eq(int, sheet_id(&sheet), 1));
	cr_expect(eq(int, after(&sheet, K_LEFT), 1));
	cr_expect(eq(int, after(&sheet, K_RIGHT), 2));
	cr_expect(eq(int, after(&sheet, K_DOWN), 3));
	cr_expect(eq(int, after(&sheet, K_DOWN), 5));
	cr_expect(eq(int, after(&sheet, 'h'), 4));
	cr_expect(eq(int, after(&sheet, K_UP), 3));
	cr_expect(eq(int, after(&sheet, K_HOME), 1));
	cr_expect(eq(int, after(&sheet, K_END), 5));
	sheet_free(&sheet);
}

Test(sheet, keeps_the_cursor_on_its_number_when_it_is_laid_anew)
{
	struct sheet sheet = { 0 };

	lay(&sheet);
	after(&sheet, K_RIGHT);
	lay(&sheet);
	cr_expect(eq(int, sheet_id(&sheet), 2));
	sheet_begin(&sheet);
	sheet_number(&sheet, 10, 4, "11", 1);
	sheet_end(&sheet);
	cr_expect(eq(int, sheet_id(&sheet), 1));
	sheet_free(&sheet);
}

Test(sheet, marks_the_number_with_the_cursor_and_scrolls_to_it)
{
	struct draw *d = draw_new(10, 40);
	struct area all = draw_area(d), area = area_part(&all, 0, 0, 3, -1);
	struct sheet sheet = { 0 };

	lay(&sheet);
	sheet_fit(&sheet, &area);
	sheet_draw(&sheet, &area);
	cr_expect_str_eq(draw_read(d, 0), " eerste    ▌11        12");
	after(&sheet, K_END);
	area = draw_area(d);
	area = area_part(&area, 0, 0, 3, -1);
	sheet_fit(&sheet, &area);
	sheet_draw(&sheet, &area);
	cr_expect_str_eq(draw_read(d, 2), "            14       ▌15");
	sheet_free(&sheet);
	draw_free(d);
}
