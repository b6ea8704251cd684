/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the signs on a screen mean stands in its help, in the signs of the locale. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/records/evaluation.h"
#include "tests/counted.h"
#include "tests/dossier_school.h"
#include "tests/draw.h"
#include "tui/legend.h"
#include "tui/screens/screens.h"
#include "tui/screens/signs.h"

#define ROWS 70

enum { GOALS_TAB = 2, EVALUATIONS_TAB = 3 };

static struct dossier_school d;
static struct draw *screen;

static void setup(void)
{
	d = dossier_school_open();
	screen = draw_new(ROWS, 90);
	draw_app(screen)->db = d.school.db;
	draw_app(screen)->today = db_today(d.school.db);
}

static void teardown(void)
{
	draw_free(screen);
	school_close(&d.school);
}

TestSuite(legend, .init = setup, .fini = teardown);

static const struct shown {
	const struct screen *screen;
	bool of_pupil;  /* entered with the pupil, else with nothing */
	int tab;        /* of the dossier */
	const char *signs[8][3]; /* UTF-8, ASCII, what it means */
} shown[] = {
	{ &pupils_screen, false, 0, { { "→", "=", "op koers" }, { "↓", "<", "achter" },
	    { "✓", "+", "behaald" }, { "✗", "x", "niet behaald" },
	    { "?", "?", "niet vast te stellen" }, { "·", ".", "nog niet geëvalueerd" },
	    { "»", "z", "uitgesteld" } } },
	{ &dossier_screen, true, GOALS_TAB, { { "→", "=", "op koers" },
	  { "✗", "x", "niet behaald" },
	    { "!", "!", "ontbreekt: zo is het doel niet te beoordelen" } } },
	{ &dossier_screen, true, 0, { { "§", "w", "wet" }, { "s", "s", "school" },
	    { "✓", "+", "instemming gegeven" } } },
	{ &dossier_screen, true, EVALUATIONS_TAB, { { "-", "-", "vervallen" } } },
	{ &evaluate_screen, true, 0, { { "→", "=", "op koers" }, { "-", "-", "vervallen" } } },
	{ &dashboard_screen, false, 0, { { "█", "#", "aandeel van wat een uitkomst heeft (n)" },
	    { "(33-77)", "(33-77)", "de marge om een percentage (95%)" } } },
	{ &matrix_screen, false, 0, { { "✓", "+", "in orde" }, { "✗", "x", "ontbreekt" },
	    { "-", "-", "niet gevraagd" } } },
	{ &deadlines_screen, false, 0, { { "§", "w", "wet" }, { "a", "a", "afspraak" },
	    { "»", "z", "uitgesteld" } } },
};

#define SHOWN_COUNT (sizeof shown / sizeof *shown)

static void open_help(const struct shown *s)
{
	app_push(draw_app(screen), s->screen,
		 (struct screen_arg){ .id = s->of_pupil ? d.pupil : 0 });
	for (int i = 0; i < s->tab; i++)
		draw_keys(screen, (const int[]){ K_RIGHT, 0 });
	draw_keys(screen, (const int[]){ K_F1, 0 });
	draw_row(screen, 0);
	cr_expect(draw_has(screen, "Toetsen en tekens in "));
	draw_type(screen, "teken: ");
	draw_row(screen, 0);
}

/* In the dossier, which has them, and not in Check, where the arrows choose an item. */
Test(legend, tells_of_the_keys_between_tabs)
{
	app_push(draw_app(screen), &matrix_screen, (struct screen_arg){ 0 });
	draw_keys(screen, (const int[]){ K_F1, 0 });
	draw_type(screen, "tabblad");
	draw_row(screen, 0);
	cr_expect_not(draw_has(screen, "naar het vorige of volgende tabblad"));
	draw_keys(screen, (const int[]){ K_ESC, 0 });
	app_push(draw_app(screen), &dossier_screen, (struct screen_arg){ .id = d.pupil });
	draw_keys(screen, (const int[]){ K_F1, 0 });
	draw_type(screen, "tabblad");
	draw_row(screen, 0);
	cr_expect(draw_has(screen, "naar het vorige of volgende tabblad"));
}

/* A key that says why it does nothing here is told of too. */
Test(legend, tells_of_keys_that_say_why_not)
{
	app_push(draw_app(screen), &matrix_screen, (struct screen_arg){ 0 });
	draw_type(screen, "/niemand");
	draw_keys(screen, (const int[]){ K_ENTER, K_F1, 0 });
	draw_row(screen, 0);
	draw_type(screen, "dossier");
	draw_row(screen, 0);
	cr_expect(draw_has(screen, "het dossier van de leerling openen"));
}

/* A row with the sign, and behind it what it means. */
static bool has_sign(const char *sign, const char *means)
{
	char *wanted = mem_format("teken: %s", means);
	bool found = false;

	for (int row = 0; row < ROWS && !found; row++) {
		const char *text = draw_read(screen, row), *at = strstr(text, wanted);
		const char *before = strstr(text, sign);

		found = at && before && before < at;
	}
	free(wanted);
	return found;
}

static void expect_legends(bool utf8)
{
	for (size_t i = 0; i < SHOWN_COUNT; i++) {
		theme_use(&draw_app(screen)->look, "mono", utf8, false);
		open_help(&shown[i]);
		for (size_t k = 0; k < 8 && shown[i].signs[k][0]; k++)
			cr_expect(has_sign(shown[i].signs[k][!utf8], shown[i].signs[k][2]),
				  "%s: %s %s", shown[i].screen->id, shown[i].signs[k][!utf8],
				  shown[i].signs[k][2]);
	}
}

Test(legend, of_every_screen_with_signs_stands_in_its_help)
{
	expect_legends(true);
}

Test(legend, has_the_signs_of_a_locale_without_utf8)
{
	expect_legends(false);
}

Test(legend, has_every_sign_that_a_finding_can_have_once)
{
	struct legend legend = { 0 };

	pupils_screen.legend(draw_app(screen), NULL, &legend);
	for (int f = 0; f < FINDING_COUNT; f++) {
		int times = 0;

		for (size_t i = 0; i < legend.count; i++)
			times += !strcmp(legend.rows[i].sign, finding_sign((enum finding)f, true));
		cr_expect(eq(int, times, 1), "%s", findings[f].code);
	}
}

/* A goal for each finding but the one that ends it, and one without: as in the legend. */
static void expect_signs(bool utf8)
{
	struct counted pupil = {
		.number = "1", .name = "Berg", .plan_starts = "2026-01-12",
		.evaluated = "2026-06-18",
	};
	struct buffer signs = {0};

	for (int f = 0; f < FINDING_DROPPED; f++) {
		pupil.goals[f] = (struct counted_goal){
			.kind = "learning", .finding = findings[f].code };
		buffer_add(&signs, finding_sign((enum finding)f, utf8));
	}
	pupil.goals[FINDING_DROPPED] = (struct counted_goal){ .kind = "learning" };
	counted_add(&d.school, &pupil);
	theme_use(&draw_app(screen)->look, "mono", utf8, false);
	buffer_add(&signs, draw_app(screen)->look.glyphs[GLYPH_OPEN]);
	app_push(draw_app(screen), &pupils_screen, (struct screen_arg){ 0 });
	draw_row(screen, 0);
	draw_keys(screen, (const int[]){ 'a', 0 });
	draw_row(screen, 0);
	cr_expect(draw_has(screen, signs.bytes), "%s", signs.bytes);
	buffer_clear(&signs);
}

Test(legend, has_the_signs_of_the_goals_in_the_list_of_pupils)
{
	expect_signs(true);
}

Test(legend, has_those_of_the_list_in_a_locale_without_utf8)
{
	expect_signs(false);
}

Test(legend, is_found_in_the_help_by_what_it_means)
{
	open_help(&shown[0]);
	draw_type(screen, "koers");
	cr_expect(has_sign("→", "op koers"));
	cr_expect(not(has_sign("✓", "behaald")));
}

Test(legend, says_no_word_twice_with_what_an_item_lacks)
{
	static const char *const lines[][3] = {
		{ "onderbouwing", "", "onderbouwing" },
		{ "onderbouwing", "nog geen", "onderbouwing: nog geen" },
		{ "instemming", "instemming nog open: Anna", "instemming nog open: Anna" },
	};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		char *line = sign_item_line(lines[i][0], lines[i][1]);

		cr_expect_str_eq(line, lines[i][2]);
		free(line);
	}
}
