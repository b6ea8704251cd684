/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "tests/dossier_school.h"
#include "tests/draw.h"
#include "tui/screens/screens.h"

static struct dossier_school d;
static struct draw *screen;

static void open_screen(int rows, int columns, int64_t id)
{
	if (screen)
		draw_free(screen);
	screen = draw_new(rows, columns);
	draw_app(screen)->db = d.school.db;
	draw_app(screen)->today = db_today(d.school.db);
	app_push(draw_app(screen), &evaluate_screen, (struct screen_arg){.id = id});
}

static void setup(void)
{
	d = dossier_school_open();
}

static void teardown(void)
{
	if (screen)
		draw_free(screen);
	school_close(&d.school);
}

TestSuite(evaluate, .init = setup, .fini = teardown);

static void press(int key)
{
	draw_keys(screen, (const int[]){key, 0});
}

static void save(void)
{
	press(K_CTRL_S);
}

static void expect_sql(const char *sql, const char *wanted)
{
	char *found = school_sql(&d.school, sql);

	cr_expect_str_eq(found, wanted);
	free(found);
}

Test(evaluate, shows_all_open_goals_with_baseline_and_target)
{
	open_screen(24, 80, d.plan);
	cr_expect(draw_has(screen, "Evaluatie · Berg, Jóëlle van den"));
	cr_expect(draw_has(screen, "wo 25-11-2026"));
	cr_expect(draw_has(screen, "technisch lezen: AVI E5"));
	cr_expect(draw_has(screen, "durft hulp te vragen"));
	cr_expect(draw_has(screen, "o op koers  a achter  b behaald"));
}

Test(evaluate, shows_goals_in_full_where_there_is_room)
{
	int64_t plan = school_add(&d.school, "plan", school_ref("pupil", d.other), "status=draft",
				  "starts=2026-09-12", NULL);
	struct zb_err err;

	for (int i = 0; i < 2; i++)
		school_add(&d.school, "goal", school_ref("plan", plan), "kind=behaviour",
			   "description=heeft nog 1 keer per week verdriet bij het afscheid nemen",
			   NULL);
	cr_assert(eq(int, school_set(&d.school, &err, "plan", plan, "status=in_force", NULL), 0),
		  "%s", err.text);
	open_screen(24, 80, plan);
	cr_expect(strstr(draw_row(screen, 6), "heeft nog 1") != NULL);
	cr_expect(strstr(draw_row(screen, 7), "verdriet bij") != NULL);
	cr_expect(strstr(draw_row(screen, 9), "heeft nog 1") != NULL);
	cr_expect(strstr(draw_row(screen, 11), "nemen") != NULL);
}

Test(evaluate, takes_one_key_a_finding_and_asks_only_what_it_needs)
{
	open_screen(24, 80, d.plan);
	draw_type(screen, "bn");
	cr_expect(draw_has(screen, "✓ behaald"));
	cr_expect(draw_has(screen, "✗ niet behaald"));
	cr_expect(draw_has(screen, "Analyse"));
	draw_type(screen, "te weinig geoefend");
	press(K_TAB);
	draw_type(screen, "v");
	cr_expect(draw_has(screen, "1 geen beginmeting"));
	draw_type(screen, "3oa");
	cr_expect(draw_has(screen, "? niet vast te stellen"));
	cr_expect(draw_has(screen, "niet gemeten"));
	cr_expect(draw_has(screen, "→ op koers"));
	cr_expect(draw_has(screen, "↓ achter"));
	save();
	expect_sql(
		"SELECT group_concat(\"finding\") FROM (SELECT \"finding\" FROM \"result\" r JOIN "
		"\"goal\" g ON g.\"id\" = r.\"goal\" ORDER BY g.\"position\")",
		"met,not_met,undeterminable,on_track,behind");
	expect_sql("SELECT \"analysis\" FROM \"result\" WHERE \"finding\" = 'not_met'",
		   "te weinig geoefend");
	expect_sql("SELECT \"reason\" FROM \"result\" WHERE \"finding\" = 'undeterminable'",
		   "not_measured");
	expect_sql("SELECT \"kind\" || \"date\" || \"counts_for\" FROM \"evaluation\"",
		   "interim2026-11-252026-2027");
	expect_sql("SELECT count(*) FROM \"goal\" WHERE \"state\" = 'open'", "4");
	expect_sql("SELECT count(*) FROM \"txn\" WHERE \"id\" IN (SELECT \"txn\" FROM \"history\" "
		   "WHERE \"entity\" IN ('evaluation', 'result'))",
		   "1");
}

Test(evaluate, begins_a_value_with_its_first_digit)
{
	open_screen(24, 80, d.plan);
	press(K_DOWN);
	draw_type(screen, "58");
	press(K_ENTER);
	draw_type(screen, "n");
	save();
	expect_sql("SELECT \"finding\" || ' ' || \"value\" FROM \"result\"", "not_met 58");
}

Test(evaluate, puts_the_sentence_where_a_reason_is_missing)
{
	open_screen(24, 80, d.plan);
	draw_type(screen, "v");
	cr_expect(draw_has(screen, "een cijfer of eerste letter kiest de reden"));
	press(K_UP);
	draw_type(screen, "x");
	save();
	cr_expect(draw_has(screen, "vul in waarom het doel vervalt"));
	expect_sql("SELECT count(*) FROM \"evaluation\"", "0");
	draw_type(screen, "ander doel");
	save();
	expect_sql("SELECT \"state\" FROM \"goal\" WHERE \"position\" = 1", "dropped");
	expect_sql("SELECT \"drop_reason\" FROM \"result\"", "ander doel");
}

Test(evaluate, does_not_save_an_evaluation_that_says_nothing)
{
	open_screen(24, 80, d.plan);
	save();
	cr_expect(draw_has(screen, "geef ten minste een doel een uitkomst"));
	expect_sql("SELECT count(*) FROM \"evaluation\"", "0");
}

static void expect_first_goal(const char *state, const char *consequence)
{
	expect_sql("SELECT \"state\" FROM \"goal\" WHERE \"position\" = 1", state);
	expect_sql("SELECT coalesce(\"consequence_learning\", '') FROM \"evaluation\"",
		   consequence);
}

Test(evaluate, proposes_that_a_goal_that_was_met_is_done)
{
	open_screen(24, 80, d.plan);
	cr_expect(not(draw_has(screen, "behaald is afgerond")));
	draw_type(screen, "b");
	cr_expect(draw_has(screen, "[x] behaald is afgerond"));
	save();
	cr_expect(strstr(draw_app(screen)->notice.text,
			 "Evaluatie opgeslagen, 1 uitkomst. 4 doelen kregen er geen. "
			 "1 doel is afgerond.") != NULL);
	expect_first_goal("completed", "completed");
}

Test(evaluate, leaves_a_goal_that_was_met_open_when_the_box_is_cleared)
{
	open_screen(24, 80, d.plan);
	draw_type(screen, "b");
	for (int i = 0; i < 4; i++)
		press(K_DOWN);
	draw_type(screen, "6");
	cr_expect(draw_has(screen, "[ ] behaald is afgerond"));
	press(K_DOWN);
	save();
	expect_first_goal("open", "");
}

Test(evaluate, takes_the_proposal_back_with_the_finding)
{
	open_screen(24, 80, d.plan);
	draw_type(screen, "b");
	press(K_UP);
	draw_type(screen, "o");
	cr_expect(not(draw_has(screen, "behaald is afgerond")));
	save();
	expect_first_goal("open", "");
}

Test(evaluate, opens_a_goal_again_that_was_met_by_mistake)
{
	open_screen(24, 80, d.plan);
	draw_type(screen, "b");
	save();
	expect_first_goal("completed", "completed");
	open_screen(24, 80, school_number(&d.school, "SELECT id FROM evaluation"));
	draw_type(screen, "o");
	save();
	expect_first_goal("open", "");
}

Test(evaluate, leaves_a_goal_alone_that_was_opened_again_since)
{
	struct zb_err err;

	open_screen(24, 80, d.plan);
	draw_type(screen, "b");
	save();
	school_set(&d.school, &err, "goal", d.goals[0], "state=open", NULL);
	open_screen(24, 80, school_number(&d.school, "SELECT id FROM evaluation"));
	press(K_DOWN);
	draw_type(screen, "a");
	save();
	expect_sql("SELECT count(*) FROM \"result\"", "2");
	expect_first_goal("open", "completed");
}

Test(evaluate, says_what_to_do_for_a_pupil_without_a_plan_in_force)
{
	open_screen(24, 80, d.other);
	cr_expect(draw_app(screen)->depth == 0);
	cr_expect(strstr(draw_app(screen)->notice.text, "Bosch, Tim heeft geen OPP in werking") !=
		  NULL);
}

Test(evaluate, offers_what_was_typed_before_the_terminal_vanished)
{
	open_screen(24, 80, d.pupil);
	draw_type(screen, "bnhalve zin");
	db_set_moment(d.school.db, "2026-11-25T17:34:00.000Z");
	evaluate_screen.keep(draw_app(screen), app_state(draw_app(screen)));
	open_screen(24, 80, d.pupil);
	cr_expect(draw_has(screen, "Evaluatie · Berg, Jóëlle van den, vandaag 18:34."));
	press(K_ENTER);
	cr_expect(draw_has(screen, "halve zin"));
	cr_expect(draw_has(screen, "✓ behaald"));
	save();
	expect_sql("SELECT count(*) FROM \"draft\"", "0");
	expect_sql("SELECT count(*) FROM \"result\"", "2");
}

Test(evaluate, makes_a_correction_a_new_result_of_the_same_evaluation)
{
	char *id;

	open_screen(24, 80, d.plan);
	draw_type(screen, "x");
	draw_type(screen, "vergissing");
	save();
	id = school_sql(&d.school, "SELECT \"id\" FROM \"evaluation\"");
	app_push(draw_app(screen), &evaluate_screen,
		 (struct screen_arg){.id = strtoll(id, NULL, 10)});
	cr_expect(draw_has(screen, "Evaluatie verbeteren"));
	cr_expect(draw_has(screen, "- vervallen"));
	draw_type(screen, "b");
	save();
	expect_sql("SELECT group_concat(\"finding\") FROM (SELECT \"finding\" FROM \"result\" "
		   "ORDER BY "
		   "\"recorded\", \"id\")",
		   "dropped,met");
	expect_sql("SELECT count(DISTINCT \"evaluation\") FROM \"result\"", "1");
	expect_sql("SELECT \"state\" FROM \"goal\" WHERE \"position\" = 1", "completed");
	free(id);
}

Test(evaluate, fits_a_small_terminal)
{
	open_screen(12, 42, d.plan);
	draw_type(screen, "ooooo");
	cr_expect(draw_has(screen, "Hierna"));
}

/* As in every long text; what the keys do stands at the foot. */
Test(evaluate, begins_a_new_line_of_the_analysis_with_enter_and_says_so)
{
	open_screen(24, 80, d.plan);
	draw_type(screen, "n");
	cr_expect(draw_has(screen, "Enter nieuwe regel, Tab volgend veld"));
	cr_expect(draw_has(screen, "F2 bewaren  Tab volgende"));
	cr_expect(draw_has(screen, "Esc terug  F1 hulp"));
	draw_type(screen, "een");
	press(K_ENTER);
	draw_type(screen, "twee");
	save();
	expect_sql("SELECT replace(\"analysis\", char(10), '|') FROM \"result\"", "een|twee");
}

Test(evaluate, asks_of_a_yearly_one_whether_the_parents_were_there)
{
	open_screen(24, 80, d.plan);
	draw_type(screen, "b");
	for (int i = 0; i < 8; i++)
		press(K_BACKTAB); /* to the kind */
	draw_type(screen, "jaar");
	press(K_ENTER);
	save();
	cr_expect(draw_has(screen, "waren de ouders erbij? ja of nee"));
	expect_sql("SELECT count(*) FROM evaluation", "0");
	draw_type(screen, "n");
	press(K_ENTER);
	save();
	expect_sql("SELECT kind || ' ' || parents_present FROM evaluation", "yearly no");
}

Test(evaluate, asks_of_a_yearly_one_whether_a_pupil_of_18_was_there)
{
	struct zb_err err;

	school_set(&d.school, &err, "pupil", d.pupil, "born=2008-11-25", NULL);
	open_screen(24, 80, d.plan);
	draw_type(screen, "b");
	for (int i = 0; i < 8; i++)
		press(K_BACKTAB); /* to the kind */
	draw_type(screen, "jaar");
	save();
	cr_expect(draw_has(screen, "was de leerling, 18 of ouder, erbij? ja of nee"));
	expect_sql("SELECT count(*) FROM evaluation", "0");
	draw_type(screen, "j");
	save();
	expect_sql("SELECT kind || ' ' || heard || ' ' || (parents_present IS NULL) FROM "
		   "evaluation",
		   "yearly yes 1");
}

Test(evaluate, says_what_the_keys_do_in_the_boxes_of_what_follows)
{
	open_screen(24, 80, d.plan);
	for (int i = 0; i < 30 && !draw_has(screen, "spatie zet aan of uit"); i++)
		press(K_TAB);
	cr_expect(draw_has(screen, "pijltjes links en rechts kiezen, spatie zet aan of uit"));
}

static void expect_values(const char *wanted)
{
	expect_sql("SELECT group_concat(\"finding\" || ifnull(' ' || \"value\", ''), ',') FROM "
		   "(SELECT r.* FROM \"result\" r JOIN \"goal\" g ON g.\"id\" = r.\"goal\" ORDER "
		   "BY g.\"position\")",
		   wanted);
}

Test(evaluate, asks_whose_a_value_is_that_is_typed_behind_an_outcome)
{
	open_screen(24, 80, d.plan);
	draw_type(screen, "a56");
	press(K_BACKSPACE);
	draw_type(screen, "5%");
	cr_expect(draw_has(screen, "bij welk doel hoort 55%? → dit doel, ← technisch lezen"));
	/* Until that is said nothing is found, begun or saved, and no digit is lost. */
	draw_type(screen, "b");
	press(K_ENTER);
	press(K_DOWN);
	press(K_DELETE);
	press(K_F5);
	save();
	cr_expect(draw_has(screen, "bij welk doel hoort 55%?"));
	expect_sql("SELECT count(*) FROM \"evaluation\"", "0");
	press(K_LEFT);
	cr_expect_not(draw_has(screen, "bij welk doel"));
	save();
	expect_values("behind 55%");
}

Test(evaluate, forgets_the_value_behind_an_outcome_that_was_taken_back)
{
	open_screen(24, 80, d.plan);
	draw_type(screen, "a5");
	press(K_BACKSPACE);
	cr_expect_not(draw_has(screen, "bij welk doel"));
	draw_type(screen, "6");
	cr_expect(draw_has(screen, "bij welk doel hoort 6?"));
	press(K_ESC);
	cr_expect_not(draw_has(screen, "bij welk doel"));
	draw_type(screen, "b");
	save();
	expect_values("behind,met");
}

Test(evaluate, puts_a_value_behind_an_outcome_at_the_goal_that_was_meant)
{
	open_screen(24, 80, d.plan);
	draw_type(screen, "a55");
	press(K_LEFT);
	draw_type(screen, "%");
	press(K_ENTER);
	press(K_DOWN);
	draw_type(screen, "b4");
	press(K_RIGHT);
	draw_type(screen, "0");
	press(K_ENTER);
	draw_type(screen, "o");
	save();
	expect_values("behind 55%,met,on_track 40");
}

Test(evaluate, does_not_tick_a_box_with_the_value_of_the_last_goal)
{
	open_screen(24, 80, d.plan);
	draw_type(screen, "ooooa12");
	cr_expect(draw_has(screen, "hoort 12 bij een doel? → nee, ← terug naar"));
	press(K_LEFT);
	save();
	expect_values("on_track,on_track,on_track,on_track,behind 12");
	expect_sql("SELECT count(*) FROM \"evaluation\" WHERE \"consequence_learning\" IS NULL",
		   "1");
}

Test(evaluate, ticks_the_box_whose_number_was_typed_behind_the_last_outcome)
{
	open_screen(24, 80, d.plan);
	draw_type(screen, "ooooa1");
	press(K_RIGHT);
	draw_type(screen, "4");
	save();
	expect_sql("SELECT \"consequence_learning\" FROM \"evaluation\"", "continue+request_tlv");
}

static void to_date(void)
{
	press(K_F6);
	press(K_TAB);
}

Test(evaluate, says_at_the_date_that_the_plan_had_not_begun)
{
	open_screen(24, 80, d.plan);
	draw_type(screen, "b");
	to_date();
	draw_type(screen, "1-1-2020");
	save();
	cr_expect(draw_has(screen,
			   "dit OPP begon op 12-09-2026; een evaluatie ligt niet daarvoor"));
	expect_sql("SELECT count(*) FROM \"evaluation\"", "0");
	for (int i = 0; i < 10; i++)
		press(K_BACKSPACE);
	draw_type(screen, "12-9-2026");
	save();
	expect_sql("SELECT \"date\" FROM \"evaluation\"", "2026-09-12");
}

Test(evaluate, puts_what_is_wrong_in_the_head_below_its_own_field)
{
	const char *row;
	int x;

	open_screen(40, 120, d.plan);
	draw_type(screen, "b");
	to_date();
	draw_type(screen, "1-1-2020");
	save();
	row = draw_row(screen, 2);
	cr_assert(strstr(row, "Datum") != NULL);
	x = (int)(strstr(row, "Datum") - row);
	row = draw_row(screen, 3);
	cr_expect(eq(int, (int)strspn(row, " "), x), "%s", row);
	cr_expect(strstr(row, "dit OPP begon op") != NULL, "%s", row);
}

/* The key for the third goal became text of what the second asked. */
Test(evaluate, names_the_goal_that_got_no_outcome)
{
	open_screen(24, 80, d.plan);
	draw_type(screen, "ano");
	press(K_TAB);
	press(K_DOWN);
	draw_type(screen, "oo");
	save();
	cr_expect_str_eq(draw_app(screen)->notice.text,
			 "Evaluatie opgeslagen, 4 uitkomsten. 1 doel kreeg er geen: "
			 "\"spelling: werkwoorden\".");
}

Test(evaluate, names_no_goal_when_all_got_an_outcome)
{
	open_screen(24, 80, d.plan);
	draw_type(screen, "aoooo");
	save();
	cr_expect_str_eq(draw_app(screen)->notice.text, "Evaluatie opgeslagen, 5 uitkomsten.");
}

/* They are letters, which elsewhere on this screen go into a field. */
Test(evaluate, has_the_keys_of_the_outcomes_in_its_help_while_they_work)
{
	open_screen(24, 80, d.plan);
	press(K_F1);
	cr_expect(draw_has(screen, "o           het doel is op koers"));
	cr_expect(draw_has(screen, "niet behaald; vraagt een analyse"));
	press(K_ESC);
	press(K_F6);
	press(K_F1);
	cr_expect(draw_has(screen, "de evaluatie met alle uitkomsten bewaren"));
	cr_expect_not(draw_has(screen, "het doel is op koers"), "it goes into the field");
}
