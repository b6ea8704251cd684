/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Check: the matrix of all dossiers, sorted, filtered and mended. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "db/history.h"
#include "db/matrix.h"
#include "tests/dossier_school.h"
#include "tests/draw.h"
#include "tui/screens/matrix.h"
#include "tui/screens/screens.h"

static struct dossier_school d;
static struct draw *screen;

/* Berg has a plan in force, Bosch of the same group a draft with nothing in it. */
static void setup(void)
{
	d = dossier_school_open();
	school_add(&d.school, "plan", school_ref("pupil", d.other), "status=draft",
		   "destination=vmbo_kb", NULL);
}

static void teardown(void)
{
	if (screen)
		draw_free(screen);
	school_close(&d.school);
}

TestSuite(matrix, .init = setup, .fini = teardown);

static void open_screen(int rows, int columns)
{
	screen = draw_new(rows, columns);
	draw_app(screen)->db = d.school.db;
	draw_app(screen)->today = db_today(d.school.db);
	app_push(draw_app(screen), &matrix_screen, (struct screen_arg){0});
	draw_row(screen, 0);
}

static void press(int key)
{
	draw_keys(screen, (const int[]){key, 0});
	draw_row(screen, 0);
}

static void expect_sql(const char *sql, const char *wanted)
{
	char *found = school_sql(&d.school, sql);

	cr_expect_str_eq(found, wanted);
	free(found);
}

static struct matrix *load(const struct matrix_order *order, const char *filter)
{
	struct matrix *m = NULL;
	struct zb_err err;

	cr_assert_eq(matrix_load(d.school.db, &m, &err), ZB_OK);
	cr_assert_eq(matrix_arrange(m, d.school.db, order, filter, &err), ZB_OK);
	return m;
}

Test(matrix, holds_the_signs_that_are_derived_of_every_plan)
{
	struct matrix *m = load(&(struct matrix_order){ .by = MATRIX_BY_NAME }, "");
	size_t place;

	cr_assert(eq(sz, matrix_count(m), 2));
	cr_expect(eq(i64, matrix_at(m, 0)->pupil, d.pupil));
	cr_assert(matrix_find(m, d.other, &place));
	for (int i = 0; i < COMPLETENESS_COUNT; i++) {
		char *sql = mem_format("SELECT substr(items, %d, 1) FROM dossier_check "
				       "WHERE pupil = %lld", i + 1, (long long)d.other);
		char *sign = school_sql(&d.school, sql);

		cr_expect(eq(chr, sign[0], matrix_at(m, place)->signs[MATRIX_ITEMS][i]));
		free(sign);
		free(sql);
	}
	matrix_free(m);
}

Test(matrix, counts_what_is_missing_per_item)
{
	struct matrix *m = load(&(struct matrix_order){ .by = MATRIX_BY_NAME }, "");

	/* Only Bosch has a destination; neither has goals that can all be judged. */
	cr_expect(eq(sz, matrix_tally(m, MATRIX_ITEMS, COMPLETE_DESTINATION, COMPLETENESS_MISSING),
		     1));
	cr_expect(eq(sz, matrix_tally(m, MATRIX_ITEMS, COMPLETE_DESTINATION, COMPLETENESS_MET),
		     1));
	cr_expect(eq(sz, matrix_tally(m, MATRIX_ITEMS, COMPLETE_GOALS, COMPLETENESS_MISSING), 2));
	cr_expect(eq(sz, matrix_complete(m, MATRIX_ITEMS), 0));
	matrix_free(m);
}

Test(matrix, sorts_by_an_item_with_what_is_missing_first)
{
	struct matrix_order order = { .set = MATRIX_ITEMS, .by = COMPLETE_DESTINATION };
	struct matrix *m = load(&order, "");

	cr_expect(eq(i64, matrix_at(m, 0)->pupil, d.pupil));
	matrix_free(m);
	order.backwards = true;
	m = load(&order, "");
	cr_expect(eq(i64, matrix_at(m, 0)->pupil, d.other));
	matrix_free(m);
}

/* In the order in which they come first. */
static int rank_of(const struct matrix *m, size_t place, enum matrix_set set, int item)
{
	static const char signs[] = { '-', '?', '.', '+' };

	return (int)((const char *)memchr(signs, matrix_at(m, place)->signs[set][item],
					  sizeof signs) - signs);
}

Test(matrix, sorts_by_every_item_either_way_and_counts_every_row_once)
{
	for (int set = 0; set < MATRIX_SET_COUNT; set++)
		for (int item = 0; item < (int)matrix_sizes[set]; item++)
			for (int backwards = 0; backwards < 2; backwards++) {
				struct matrix_order order = { (enum matrix_set)set, item,
							      backwards };
				struct matrix *m = load(&order, "");
				int first = rank_of(m, 0, order.set, item);
				int second = rank_of(m, 1, order.set, item);
				size_t sum = 0;

				cr_expect(backwards ? first >= second : first <= second,
					  "set %d item %d %d: %d before %d", set, item, backwards,
					  first, second);
				for (int s = 0; s < COMPLETENESS_STATE_COUNT; s++)
					sum += matrix_tally(m, order.set, (size_t)item,
							    (enum completeness_state)s);
				cr_expect(eq(sz, sum, 2));
				matrix_free(m);
			}
}

Test(matrix, sorts_by_how_much_is_missing)
{
	struct matrix *m = load(&(struct matrix_order){ .by = MATRIX_BY_MISSING }, "");

	cr_expect(matrix_at(m, 0)->missing[MATRIX_ITEMS] >= matrix_at(m, 1)->missing[MATRIX_ITEMS]);
	matrix_free(m);
}

Test(matrix, keeps_those_in_which_every_word_of_the_filter_occurs)
{
	static const struct {
		const char *filter;
		size_t count;
	} rows[] = { { "", 2 }, { "joelle", 1 }, { "6a", 2 }, { "6A bosch", 1 }, { " x", 0 } };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct matrix *m = load(&(struct matrix_order){ .by = MATRIX_BY_NAME },
					rows[i].filter);

		cr_expect(eq(sz, matrix_count(m), rows[i].count), "%s", rows[i].filter);
		matrix_free(m);
	}
}

Test(matrix, leaves_out_who_left)
{
	struct zb_err err;
	struct matrix *m;

	cr_assert_eq(school_set(&d.school, &err, "pupil", d.other, "left=2026-11-01",
				"left_to=po", NULL),
		     ZB_OK);
	m = load(&(struct matrix_order){ .by = MATRIX_BY_NAME }, "");
	cr_expect(eq(sz, matrix_count(m), 1));
	matrix_free(m);
}

Test(matrix, says_the_cell_with_the_cursor_and_its_counts_in_words)
{
	open_screen(24, 80);
	cr_expect(draw_has(screen, "Wat de wet vraagt · zonder tekort 0 van 2"));
	cr_expect(draw_has(screen, "uitstroombestemming: ontbreekt 1 van 2"));
	draw_type(screen, "/joelle");
	press(K_ENTER);
	cr_expect(draw_has(screen, "Berg, Jóëlle van den · uitstroombestemming: ontbreekt, nog "
				   "geen"));
	press(K_LEFT);
	cr_expect(draw_has(screen, "advies CvB: niet gevraagd, alleen in het (v)so"));
	press(K_RIGHT);
	press(K_RIGHT);
	cr_expect(draw_has(screen, "onderbouwing: ontbreekt"));
}

Test(matrix, cuts_in_the_pane_the_family_name_first)
{
	struct zb_err err;

	cr_assert(eq(int, school_set(&d.school, &err, "pupil", d.pupil,
				     "family_name=Berghuizen-Oosterwoldervaart-Ravensteijn", NULL),
		     ZB_OK));
	open_screen(40, 120);
	draw_type(screen, "/joelle");
	press(K_ENTER);
	cr_expect(draw_has(screen, "Berghuizen-Oosterwo…, Jóëlle van den"));
}

Test(matrix, shows_the_fifteen_items_and_that_the_national_figure_is_of_schools)
{
	open_screen(24, 80);
	press(K_TAB);
	cr_expect(draw_has(screen, "Vijftien punten van de inspectie"));
	cr_expect(draw_has(screen, "voldoende: 86% van 198 basisscholen"));
	cr_expect(draw_has(screen, "niet van dossiers"));
	cr_expect(draw_has(screen, "oz ex ls ti me be pa ui ev bs ou vo le pr ov"));
	press(K_TAB);
	cr_expect(not(draw_has(screen, "198 basisscholen")));
}

/* Of the points that the list does not show only what is missing, where not all have room. */
Test(matrix, says_in_full_beside_the_list_what_is_missing)
{
	open_screen(40, 120);
	press(K_DOWN);
	cr_expect(draw_has(screen, "✗ begeleiding: de begeleiding is"));
	cr_expect(draw_has(screen, "  niet beschreven"));
	cr_expect(draw_has(screen, "✗ leerstof gepland vanuit begin en"));
	cr_expect(draw_has(screen, "Vijftien punten van de inspectie"));
	cr_expect(not(draw_has(screen, "✓ uitstroombestemming in het plan")));
}

Test(matrix, shows_everything_of_the_pupil_with_the_cursor_where_there_is_room)
{
	open_screen(50, 120);
	cr_expect(draw_has(screen, "Vijftien punten van de inspectie"));
	cr_expect(draw_has(screen, "✗ doelen: "));
	cr_expect(draw_has(screen, "? onderbouwd met eigen onderzoek"));
	press(K_TAB);
	cr_expect(draw_has(screen, "niet van dossiers"));
}

/* A reason in two rows takes none of what is missing below it. */
Test(matrix, shows_all_that_is_missing_beside_the_other_set)
{
	struct matrix *m = load(&(struct matrix_order){ .by = MATRIX_BY_NAME }, "");
	size_t place;

	cr_assert(matrix_find(m, d.other, &place));
	open_screen(32, 120);
	press(K_TAB);
	while (!draw_has(screen, "▌ Bosch"))
		press(K_DOWN);
	for (size_t i = 0; i < COMPLETENESS_COUNT; i++)
		if (matrix_at(m, place)->signs[MATRIX_ITEMS][i] ==
		    completeness_sign(COMPLETENESS_MISSING))
			cr_expect(draw_has(screen, matrix_label(MATRIX_ITEMS, i)), "%s",
				  matrix_label(MATRIX_ITEMS, i));
	matrix_free(m);
}

Test(matrix, opens_the_field_that_mends_what_is_missing)
{
	open_screen(24, 80);
	draw_type(screen, "/joelle");
	press(K_ENTER);
	for (int i = 0; i < COMPLETE_GOALS; i++)
		press(K_RIGHT);
	press(K_ENTER);
	cr_expect(draw_has(screen, "▌ durft hulp te vragen"));
	cr_expect(draw_has(screen, "ligt vast. a maakt de volgende versie"));
}

Test(matrix, says_that_what_is_in_order_needs_nothing)
{
	open_screen(24, 80);
	draw_type(screen, "/bosch");
	press(K_ENTER);
	press(K_ENTER);
	cr_expect(draw_has(screen, "uitstroombestemming: in orde. Hier hoeft niets"));
}

Test(matrix, takes_an_answer_where_nothing_can_be_derived)
{
	open_screen(24, 80);
	draw_type(screen, "/joelle");
	press(K_ENTER);
	press(K_TAB);
	cr_expect(draw_has(screen, "eigen onderzoek: zelf beantwoorden"));
	press(K_ENTER);
	cr_expect(draw_has(screen, "onderbouwd met eigen onderzoek · Berg"));
	draw_type(screen, "n");
	press(K_ENTER);
	press(K_F2);
	cr_expect(draw_has(screen, "Antwoord bewaard"));
	cr_expect(draw_has(screen, "eigen onderzoek: ontbreekt, nee,"));
	expect_sql("SELECT item || ' ' || answer || ' ' || date FROM quality",
		   "own_research no 2026-11-25");
}

/* F9 in the form of the answer with the cursor, and yes. */
static void take_back(void)
{
	press(K_ENTER);
	press(K_F9);
	cr_expect(draw_has(screen, "Dit antwoord weghalen?"));
	press(K_RIGHT);
	press(K_ENTER);
}

Test(matrix, takes_an_answer_back_and_gives_it_again)
{
	struct zb_err err;

	open_screen(24, 80);
	draw_type(screen, "/joelle");
	press(K_ENTER);
	press(K_TAB);
	press(K_ENTER);
	press(K_F9);
	cr_expect(draw_has(screen, "wordt hier niet weggehaald"));
	draw_type(screen, "n");
	press(K_TAB);
	draw_type(screen, "navragen");
	press(K_F2);
	expect_sql("SELECT substr(quality, 1, 1) FROM dossier_check WHERE pupil = "
		   "(SELECT pupil FROM quality)", "-");
	take_back();
	cr_expect(draw_has(screen, "Antwoord weggehaald"));
	cr_expect(draw_has(screen, "eigen onderzoek: zelf beantwoorden"));
	expect_sql("SELECT count(*) FROM quality", "0");
	expect_sql("SELECT substr(quality, 1, 1) FROM dossier_check ORDER BY pupil", "?");
	expect_sql("SELECT count(*) FROM history WHERE entity = 'quality' AND old LIKE "
		   "'%navragen%'",
		   "1");
	cr_assert(eq(int, history_undo(d.school.db, NULL, &err), ZB_OK), "%s", err.text);
	expect_sql("SELECT answer || ' ' || note FROM quality", "no navragen");
	expect_sql("SELECT substr(quality, 1, 1) FROM dossier_check ORDER BY pupil", "-");
}

static void expect_opens(const struct matrix_row *row, enum matrix_set set, size_t item)
{
	enum completeness_state state = completeness_of_sign(row->signs[set][item]);
	bool open = state == COMPLETENESS_MISSING || state == COMPLETENESS_UNANSWERED;

	press(K_ENTER);
	cr_expect(open == (draw_app(screen)->depth > 1), "set %d item %zu: %c", set, item,
		  row->signs[set][item]);
	if (!open && set == MATRIX_ITEMS)
		cr_expect(draw_has(screen, "Hier hoeft niets"), "item %zu", item);
	for (int tries = 0; draw_app(screen)->depth > 1 && tries < 5; tries++)
		press(K_ESC);
	cr_assert(eq(int, (int)draw_app(screen)->depth, 1));
}

/* What is missing or has still to be answered opens where it is mended; nothing else opens. */
Test(matrix, opens_every_item_that_is_missing_and_no_other)
{
	static const char *const filters[] = { "joelle", "bosch" };

	for (size_t f = 0; f < 2; f++)
		for (int set = 0; set < MATRIX_SET_COUNT; set++) {
			struct matrix *m = load(&(struct matrix_order){ .by = MATRIX_BY_NAME },
						filters[f]);

			open_screen(24, 80);
			draw_type(screen, f ? "/bosch" : "/joelle");
			press(K_ENTER);
			if (set == MATRIX_QUALITY)
				press(K_TAB);
			for (size_t item = 0; item < matrix_sizes[set]; item++) {
				expect_opens(matrix_at(m, 0), (enum matrix_set)set, item);
				press(K_RIGHT);
			}
			matrix_free(m);
			draw_free(screen);
			screen = NULL;
		}
}

Test(matrix, is_not_empty_without_saying_why)
{
	open_screen(24, 80);
	draw_type(screen, "/niemand");
	cr_expect(draw_has(screen, "Geen leerling met een OPP past bij dit filter"));
	press(K_ESC);
	cr_expect(draw_has(screen, "Bosch, Tim"));
}

Test(matrix, counts_the_deadlines_anew_after_a_change)
{
	char before[400];

	screen = draw_new(24, 80);
	draw_app(screen)->db = d.school.db;
	draw_app(screen)->today = db_today(d.school.db);
	app_push(draw_app(screen), &deadlines_screen, (struct screen_arg){ 0 });
	app_switch(draw_app(screen), &matrix_screen);
	snprintf(before, sizeof before, "%s", draw_row(screen, 1));
	cr_assert(strstr(before, "2 Termijnen ") != NULL, "%s", before);
	school_add(&d.school, "support_period", school_ref("pupil", d.other), "level=extra",
		   "starts=2026-01-01", NULL);
	app_stale(draw_app(screen));
	cr_expect_str_neq(draw_row(screen, 1), before);
}

Test(check, of_a_dossier_takes_answers_too)
{
	d = dossier_school_open();
	screen = draw_new(40, 120);
	draw_app(screen)->db = d.school.db;
	draw_app(screen)->today = db_today(d.school.db);
	app_push(draw_app(screen), &dossier_screen, (struct screen_arg){ .id = d.pupil });
	draw_row(screen, 0);
	draw_type(screen, "c");
	press(K_END);
	cr_expect(draw_has(screen, "✗ doelen passen bij de bestemming: nog geen"));
	press(K_UP);
	cr_expect(draw_has(screen, "? ketenpartners geïnformeerd"));
	press(K_ENTER);
	cr_expect(draw_has(screen, "ketenpartners geïnformeerd · Berg"));
	draw_type(screen, "j");
	press(K_F2);
	/* The list comes back by itself. */
	cr_expect(draw_has(screen, "✓ ketenpartners geïnformeerd: ja"));
	take_back();
	cr_expect(draw_has(screen, "? ketenpartners geïnformeerd"));
	/* Not when nothing was saved, nor when it was left. */
	press(K_ENTER);
	press(K_ESC);
	cr_expect(not(draw_has(screen, "Dossiercheck")));
	app_stale(draw_app(screen));
	cr_expect(not(draw_has(screen, "Dossiercheck")));
	teardown();
}

Test(matrix, says_that_its_order_is_turned_round)
{
	open_screen(24, 80);
	cr_expect(draw_has(screen, "volgorde: tekorten"));
	cr_expect_not(draw_has(screen, "omgekeerd"));
	press('S');
	cr_expect(draw_has(screen, "volgorde: tekorten, omgekeerd"));
	press(K_TAB);
	cr_expect(draw_has(screen, " tekorten, omgekeerd"));
	cr_expect_not(draw_has(screen, "volgorde:"), "it would be cut");
}

Test(matrix, counts_with_signs_where_the_words_have_no_room)
{
	open_screen(24, 80);
	press(K_TAB);
	cr_expect(draw_has(screen, "onderbouwd met eigen onderzoek: ontbreekt 0 van 2 · zelf "
				   "beantwoorden 2"));
	draw_resize(screen, 24, 60);
	cr_expect(draw_has(screen, "onderbouwd met eigen onderzoek: ontbreekt 0 van 2 · ? 2"));
	cr_expect_not(draw_has(screen, "· zelf"));
}

Test(matrix, says_in_three_rows_what_is_missing_where_there_is_no_national_figure)
{
	struct zb_err err;

	cr_assert_eq(school_set(&d.school, &err, "pupil", d.pupil,
				"family_name=Wijnaendts van Resandt-Hooghiemstra",
				"given_name=Bartholomeus-Alexander Maximiliaan", NULL),
		     ZB_OK);
	open_screen(24, 60);
	draw_type(screen, "/wijn");
	press(K_ENTER);
	cr_expect(draw_has(screen, "uitstroombestemming: ontbreekt, nog geen"));
}
