/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dashboard by what it draws: numbers, and who stands behind them. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

#include "tests/counted.h"
#include "tests/draw.h"
#include "tui/screens/screens.h"

#define TODAY "2026-11-22"

/* Three pupils: learning met, met and not met; behaviour not met for one of them. */
static struct school three(void)
{
	struct school s = school_open(TODAY);
	struct counted rows[] = {
		{ .number = "1", .name = "Berg", .category = "behind", .year_group = "6",
		  .plan_starts = "2026-01-12", .evaluated = "2026-06-18",
		  .goals = { { .kind = "learning", .finding = "met" } } },
		{ .number = "2", .name = "Dijk", .category = "behaviour", .year_group = "4",
		  .plan_starts = "2026-01-12", .evaluated = "2026-06-18",
		  .consequence_behaviour = "continue",
		  .goals = { { .kind = "learning", .finding = "met" },
			     { .kind = "behaviour", .finding = "not_met" } } },
		{ .number = "3", .name = "Hof", .plan_starts = "2026-01-12",
		  .evaluated = "2026-06-18",
		  .goals = { { .kind = "learning", .finding = "not_met" },
			     { .kind = "learning" } } },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		counted_add(&s, &rows[i]);
	return s;
}

static struct draw *shown(struct school *s, int rows, int columns)
{
	struct draw *d = draw_new(rows, columns);

	draw_app(d)->db = s->db;
	app_push(draw_app(d), &dashboard_screen, (struct screen_arg){ 0 });
	return d;
}

static void end(struct school *s, struct draw *d)
{
	draw_free(d);
	school_close(s);
}

Test(dashboard, counts_goals_and_pupils_with_their_n)
{
	struct school s = three();
	struct draw *d = shown(&s, 24, 80);

	cr_expect(draw_has(d, "laatste 12 maanden · ▌3 leerlingen"));
	cr_expect(draw_has(d, "Leren n=3"));
	cr_expect(draw_has(d, "2  67%"));
	cr_expect(draw_has(d, "1  33%"));
	cr_expect(draw_has(d, "Gedrag n=1"));
	cr_expect_str_eq(draw_row(d, 8), "   nog niet beoordeeld                      1"
					 "                            0");
	cr_expect(draw_has(d, "2  67%  (21-94)"));
	cr_expect(draw_has(d, "n=3 van 3        bao"));
	cr_expect(draw_has(d, "2  67%  (21-94)   45%"));
	cr_expect(draw_has(d, "Inspectie 2018/2019 (bao, oordeel inspecteur, n=635)"));
	cr_expect(draw_has(d, "Na niet behaald of niet vast te stellen (leerlingen)"));
	cr_expect(draw_has(d, " leren 0 van 1 (0%), bao 49% n=352 · gedrag 1 van 1 (100%), bao "));
	end(&s, d);
}

Test(dashboard, tells_of_bao_where_it_stands)
{
	struct school s = three();

	for (int wide = 0; wide < 2; wide++) {
		struct draw *d = shown(&s, 60, wide ? 120 : 80);

		cr_expect(eq(int, draw_has(d, "bao = landelijk"), !wide));
		draw_keys(d, (const int[]){ K_F1, 0 });
		draw_type(d, "teken: ");
		cr_expect(draw_has(d, "niets om door te delen"));
		cr_expect(eq(int, draw_has(d, "landelijk, met bron"), !wide));
		draw_free(d);
	}
	school_close(&s);
}

Test(dashboard, shows_no_national_figures_to_a_vo_school)
{
	struct school s = three();
	struct draw *d;
	struct zb_err err;

	school_set(&s, &err, "school", db_school(s.db)->id, "type=vo", NULL);
	d = shown(&s, 40, 120);
	cr_expect(draw_has(d, "Leren n=3"));
	cr_expect(not(draw_has(d, "Inspectie")));
	cr_expect(not(draw_has(d, "landelijk")));
	end(&s, d);
}

Test(dashboard, lists_the_pupils_behind_the_number_with_the_cursor)
{
	struct school s = three();
	struct draw *d = shown(&s, 24, 80);

	draw_keys(d, (const int[]){ K_DOWN, K_DOWN, K_ENTER, 0 });
	cr_expect_str_eq(draw_row(d, 0), " Leren: niet behaald");
	cr_expect(draw_has(d, "1 leerling, 1 doel · laatste 12 maanden"));
	cr_expect(draw_has(d, "▌ Hof"));
	cr_expect(draw_has(d, "✗ niet behaald"));
	cr_expect(draw_has(d, "18-06-2026"));
	cr_expect(not(draw_has(d, "Berg")));
	draw_keys(d, (const int[]){ 'q', K_RIGHT, K_ENTER, 0 });
	cr_expect_str_eq(draw_row(d, 0), " Gedrag: niet behaald");
	cr_expect(draw_has(d, "▌ Dijk"));
	end(&s, d);
}

Test(dashboard, shows_at_the_foot_the_whole_goal_behind_a_number)
{
	struct school s = three();
	struct draw *d;

	free(school_sql(&s, "DROP TRIGGER goal_frozen"));
	free(school_sql(&s, "UPDATE goal SET description = 'schrijft een tekst van een halve "
			    "bladzijde met hoofdletters en punten, en leest die daarna zelf "
			    "voor'"));
	d = shown(&s, 24, 80);
	draw_keys(d, (const int[]){ K_DOWN, K_DOWN, K_ENTER, 0 });
	cr_expect(draw_has(d, "▌ Hof"));
	cr_expect(draw_has(d, "schrijft een tekst van een halve bladzijde met hoofdletters en "
			      "punten,"));
	cr_expect(draw_has(d, "daarna zelf voor"));
	end(&s, d);
}

Test(dashboard, opens_the_goal_behind_a_number_in_its_dossier)
{
	struct school s = three();
	struct draw *d = shown(&s, 40, 120);

	draw_keys(d, (const int[]){ K_DOWN, K_DOWN, K_ENTER, K_ENTER, 0 });
	cr_expect(draw_has(d, "Hof"));
	cr_expect(draw_has(d, "18-06-2026 ✗ niet behaald"), "not its goal, opened");
	end(&s, d);
}

Test(dashboard, counts_only_who_passes_the_filter_and_says_so)
{
	struct school s = three();
	struct draw *d = shown(&s, 24, 80);

	draw_keys(d, (const int[]){ '/', 0 });
	draw_type(d, "hof");
	draw_keys(d, (const int[]){ K_ENTER, 0 });
	cr_expect(draw_has(d, "▌1 leerling · filter: hof"), "no row more than without one");
	cr_expect(draw_has(d, "1 leerling"));
	cr_expect(draw_has(d, "Leren n=1"));
	end(&s, d);
}

Test(dashboard, sets_last_year_beside_a_school_year)
{
	struct school s = three();
	struct draw *d = shown(&s, 24, 80);

	draw_keys(d, (const int[]){ 'y', K_DOWN, K_ENTER, 0 });
	cr_expect(draw_has(d, "2026-2027 (lopend)"));
	cr_expect(draw_has(d, "25-26 n=3"));
	cr_expect(draw_has(d, "behaald/niet/?: leren 45/30/25, gedrag 33/23/44"));
	cr_expect(draw_has(d, "Leren n=0"));
	draw_keys(d, (const int[]){ 'y', K_DOWN, K_ENTER, 0 });
	cr_expect(draw_has(d, "· 2025-2026 ·"));
	cr_expect(draw_has(d, "Leren n=3"));
	cr_expect(not(draw_has(d, "lopend")));
	end(&s, d);
}

Test(dashboard, counts_by_one_base_or_both)
{
	struct school s = three();
	struct draw *d = shown(&s, 24, 80);

	draw_keys(d, (const int[]){ 'b', 0 });
	cr_expect(draw_has(d, "niet behaald"));
	cr_expect(not(draw_has(d, "deels behaald")));
	draw_keys(d, (const int[]){ 'b', 0 });
	cr_expect(draw_has(d, "deels behaald"));
	cr_expect(not(draw_has(d, "Doelen")));
	end(&s, d);
}

Test(dashboard, splits_by_category_and_year_group_and_tells_what_followed)
{
	struct school s = three();
	struct draw *d = shown(&s, 40, 120);

	draw_keys(d, (const int[]){ 't', 0 });
	cr_expect(draw_has(d, "Naar categorie"));
	cr_expect(draw_has(d, "leerachterstand             1    1 100%"));
	cr_expect(draw_has(d, "geen categorie"));
	cr_expect(draw_has(d, "groep 3-5"));
	cr_expect(draw_has(d, "groep 6-8"));
	cr_expect(draw_has(d, "ongewijzigd voortzetten"));
	cr_expect(draw_has(d, "leerachterstand             1    1 100%        60%"));
	cr_expect(draw_has(d, "De bron noemt n=265 en n=193"));
	draw_keys(d, (const int[]){ K_ESC, 0 });
	cr_expect(not(draw_has(d, "Naar categorie")));
	end(&s, d);
}

Test(dashboard, has_no_table_beside_the_national_one_when_nobody_has_a_category)
{
	struct school s = three();
	struct draw *d;
	struct zb_err err;

	for (int i = 0; i < 2; i++)
		school_set(&s, &err, "pupil", school_number(&s, "SELECT min(id) FROM pupil WHERE "
								"category IS NOT NULL"),
			   "category=", NULL);
	d = shown(&s, 40, 120);
	draw_keys(d, (const int[]){ 't', 0 });
	cr_expect(draw_has(d, "Naar categorie"));
	cr_expect(not(draw_has(d, "Alle doelen behaald, van wie te beoordelen was")));
	end(&s, d);
}

Test(dashboard, tells_how_pupils_develop_beside_the_national_shares)
{
	struct school s = three();
	struct draw *d = shown(&s, 60, 120);
	int64_t pupil = school_number(&s, "SELECT min(\"id\") FROM \"pupil\"");

	draw_keys(d, (const int[]){ 't', 0 });
	cr_expect(not(draw_has(d, "Ontwikkeling")), "nobody was measured twice");
	for (int i = 0; i < 2; i++)
		school_add(&s, "measurement", school_ref("pupil", pupil), "subject=mathematics",
			   i ? "date=2026-06-10" : "date=2026-01-12",
			   i ? "level=I" : "level=II", NULL);
	draw_free(d);
	d = shown(&s, 60, 120);
	draw_keys(d, (const int[]){ 't', 0 });
	cr_expect(draw_has(d, "Ontwikkeling tussen de laatste twee metingen"));
	cr_expect(draw_has(d, "vooruitgang                      1  33%        26%"));
	cr_expect(draw_has(d, "Inspectie 2018/2019 (bao, tabel 3a, n=635)"));
	end(&s, d);
}

Test(dashboard, lists_the_pupils_of_one_part_of_a_table)
{
	struct school s = three();
	struct draw *d = shown(&s, 40, 120);

	draw_keys(d, (const int[]){ 't', K_DOWN, K_HOME, K_DOWN, 0 });
	draw_keys(d, (const int[]){ K_LEFT, K_LEFT, K_LEFT, K_LEFT, K_LEFT, K_ENTER, 0 });
	cr_expect_str_eq(draw_row(d, 0), " Leren: behaald, leerachterstand");
	cr_expect(draw_has(d, "▌ Berg"));
	cr_expect(draw_has(d, "1 leerling, 1 doel ·"));
	end(&s, d);
}

Test(dashboard, stays_readable_when_it_is_small)
{
	struct school s = three();
	struct draw *d = shown(&s, 12, 44);

	draw_keys(d, (const int[]){ K_END, K_HOME, K_PGDN, K_DOWN, 0 });
	cr_expect(draw_has(d, "Dashboard"));
	draw_keys(d, (const int[]){ K_ENTER, 0 });
	cr_expect(draw_has(d, "leerling"));
	end(&s, d);
}

/* A row more than there is would hide the figures below their heading. */
Test(dashboard, rather_shows_the_filter_than_who_left_where_both_have_no_room)
{
	struct school s = three();
	int64_t hof = school_number(&s, "SELECT id FROM pupil WHERE family_name = 'Hof'");
	struct zb_err err;
	struct draw *d;

	cr_assert_eq(school_set(&s, &err, "pupil", hof, "left=2026-10-01", NULL), ZB_OK);
	d = shown(&s, 24, 80);
	cr_expect(draw_has(d, "3 leerlingen, van wie 1 vertrokken"));
	draw_keys(d, (const int[]){ '/', 0 });
	draw_type(d, "hof hof hof");
	draw_keys(d, (const int[]){ K_ENTER, 0 });
	cr_expect(draw_has(d, "▌1 leerling · filter: hof hof hof"));
	draw_resize(d, 40, 80);
	cr_expect(draw_has(d, "▌1 leerling, van wie 1 vertrokken"));
	cr_expect(draw_has(d, "filter: hof hof hof"));
	end(&s, d);
}
