/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a wider screen than the smallest does with its room. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <string.h>

#include "core/records/agreement.h"
#include "core/text.h"
#include "tests/dossier_school.h"
#include "tests/draw.h"
#include "tui/choice.h"
#include "tui/column.h"
#include "tui/form.h"
#include "tui/screens/screens.h"

#define ROWS 40
#define LONG_GOAL "heeft 78% van de dagtaak af aan het einde van de dag"

static struct dossier_school d;
static struct draw *screen;

static void setup(void)
{
	d = dossier_school_open();
	screen = draw_new(ROWS, 120);
	draw_app(screen)->db = d.school.db;
	draw_app(screen)->today = db_today(d.school.db);
}

static void teardown(void)
{
	draw_free(screen);
	school_close(&d.school);
}

TestSuite(wide, .init = setup, .fini = teardown);

static void open_pupils(void)
{
	app_push(draw_app(screen), &pupils_screen, (struct screen_arg){ 0 });
	draw_row(screen, 0);
}

/* In a draft: a version in force takes no more goals. */
static void add_long_goal(void)
{
	int64_t plan =
		school_add(&d.school, "plan", school_ref("pupil", d.other), "version=1", NULL);

	school_add(&d.school, "support_period", school_ref("pupil", d.other), "level=extra",
		   "starts=2026-09-01", NULL);
	school_add(&d.school, "goal", school_ref("plan", plan), "kind=behaviour",
		   "description=" LONG_GOAL, "indicator=telling", "baseline=63%", "target=78%",
		   NULL);
}

Test(column, gives_what_one_cannot_use_to_the_others)
{
	static const struct column columns[] = {
		{ .width = 10, .grows = true },
		{ .width = 5, .grows = true, .max = 8 },
		{ .width = 5 },
	};
	struct column_place places[3];

	column_layout(columns, 3, 26, places);
	cr_expect(eq(int, places[0].width, 12));
	cr_expect(eq(int, places[1].width, 7));
	column_layout(columns, 3, 80, places);
	cr_expect(eq(int, places[0].width, 65));
	cr_expect(eq(int, places[1].width, 8));
	cr_expect(eq(int, places[2].x, 75));
}

Test(wide, dossier_shows_a_goal_whole_beside_its_values)
{
	add_long_goal();
	app_push(draw_app(screen), &dossier_screen, (struct screen_arg){ .id = d.other });
	cr_expect(draw_has(screen, LONG_GOAL));
	cr_expect(draw_has(screen, "63%"));
	draw_resize(screen, ROWS, 98);
	cr_expect(not(draw_has(screen, LONG_GOAL)));
	cr_expect(draw_has(screen, "einde van de dag"));
	draw_resize(screen, ROWS, 80);
	cr_expect(not(draw_has(screen, "einde van de dag")));
}

Test(wide, pane_has_a_goal_in_two_rows_while_there_are_rows_to_spare)
{
	add_long_goal();
	open_pupils();
	draw_type(screen, "/bosch");
	cr_expect(draw_has(screen, "heeft 78% van de dagtaak af"));
	cr_expect(draw_has(screen, "einde van de dag"));
	draw_resize(screen, 17, 120);
	cr_expect(draw_has(screen, "heeft 78%"));
	cr_expect(not(draw_has(screen, "einde van de dag")));
}

Test(wide, pane_has_no_heading_with_nothing_below_it)
{
	int64_t talk = school_add(&d.school, "meeting", "kind=parents", "date=2026-11-20", NULL);

	school_add(&d.school, "meeting_pupil", school_ref("meeting", talk),
		   school_ref("pupil", d.pupil), NULL);
	open_pupils();
	for (int rows = 10; rows < ROWS; rows++) {
		draw_resize(screen, rows, 120);
		cr_expect_not(strstr(draw_row(screen, rows - 3), "Laatste gesprek"), "%d", rows);
	}
	cr_expect(draw_has(screen, "Laatste gesprek"));
}

/* The column at which the edge between the list and the pane stands. */
static int edge(void)
{
	const char *row = draw_row(screen, 10), *at = strstr(row, "│");

	return at ? text_width(row) - text_width(at) : -1;
}

Test(wide, pane_gets_the_room_that_the_list_cannot_use)
{
	open_pupils();
	cr_expect(eq(int, edge(), 84));
	draw_resize(screen, ROWS, 160);
	cr_expect(eq(int, edge(), 104));
	draw_resize(screen, ROWS, 200);
	cr_expect(eq(int, edge(), 104));
}

static void nothing(struct app *app, void *data, size_t chosen)
{
	(void)app;
	(void)data;
	(void)chosen;
}

Test(wide, list_to_choose_from_is_as_wide_and_as_high_as_what_is_in_it)
{
	const char *labels[24];

	for (size_t i = 0; i < 23; i++)
		labels[i] = "appel";
	labels[23] = "een peer die zo lang is dat hij in een kader van vierenzeventig kolommen "
		     "niet past";
	open_pupils();
	choice_open(draw_app(screen), &(struct choice_list){ .title = "Fruit", .labels = labels,
							     .count = 24, .chosen = nothing });
	cr_expect(draw_has(screen, labels[23]));
	draw_resize(screen, 24, 80);
	cr_expect(not(draw_has(screen, "niet past")));
}

static void fill(struct app *app, struct form *form, void *data)
{
	(void)app;
	form_add(form, data, AGREEMENT_WHO);
	form_add(form, data, AGREEMENT_BY);
}

static void drop(void *data)
{
	record_free(data);
}

static void fill_apart(struct app *app, struct form *form, void *data)
{
	(void)app;
	form_section(form, "Een kop die zo lang is dat hij op een scherm van honderdtwintig "
			   "kolommen in een enkele regel niet past en daarom verdergaat");
	form_add(form, data, AGREEMENT_WHO);
	form_add(form, data, AGREEMENT_BY)->apart = true;
}

Test(wide, form_goes_on_with_a_long_heading_and_begins_a_row_where_it_is_told_to)
{
	static const struct form_ops ops = { .fill = fill_apart, .free = drop };

	open_pupils();
	form_open(draw_app(screen), "Afspraak", &ops, record_new(&agreement_entity));
	cr_expect(draw_has(screen, "verdergaat"));
	for (int row = 0; row < ROWS; row++) {
		const char *text = draw_row(screen, row);

		cr_expect(not(strstr(text, "Wie") && strstr(text, "Uiterlijk")));
	}
}

/* Whether both fields stand in one row, with WHO in the first. */
static bool side_by_side(const char *who)
{
	static const struct form_ops ops = { .fill = fill, .free = drop };
	struct record *agreement = record_new(&agreement_entity);
	bool both = false;

	record_set_text(agreement, AGREEMENT_WHO, who);
	form_open(draw_app(screen), "Afspraak", &ops, agreement);
	for (int row = 0; row < ROWS && !both; row++) {
		const char *text = draw_row(screen, row);

		both = strstr(text, "Wie") && strstr(text, "Uiterlijk");
	}
	return both;
}

Test(wide, form_has_two_fields_beside_each_other_unless_that_cuts_one)
{
	open_pupils();
	cr_expect(side_by_side("moeder"));
	cr_expect(not(side_by_side("de ambulant begeleider van het samenwerkingsverband")));
}
