/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan from concept to version 3 by keyboard, over two school years: drafted, refused for what is
 * missing, completed, consent in a talk, vastgesteld, evaluated, adjusted, evaluated, closed; and
 * at each step the Termijnen that stand and fall. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "tests/school_tty.h"

/* A day at the program: its own start of it, on the same file. */
struct life {
	struct school school;
	struct tty *t;
};

static void add_rows(struct school *s)
{
	int64_t pupil = school_add(s, "pupil", "given_name=Tim", "family_name=Bosch",
				   "born=2015-05-01", "enrolled=2020-08-01", NULL);
	int64_t guardian = school_add(s, "guardian", "given_name=Els", "family_name=Bosch", NULL);

	school_add(s, "pupil_guardian", school_ref("pupil", pupil),
		   school_ref("guardian", guardian), "authority=yes", "relation=mother", NULL);
	school_add(s, "support_period", school_ref("pupil", pupil), "level=extra",
		   "starts=2026-09-01", NULL);
	school_add(s, "placement", school_ref("pupil", pupil), "school_year=2026-2027",
		   "year_group=6", "starts=2026-08-01", NULL);
	school_add(s, "placement", school_ref("pupil", pupil), "school_year=2027-2028",
		   "year_group=7", "starts=2027-08-01", NULL);
}

static struct life begin(void)
{
	struct life life = { .school = school_open("2026-09-01") };

	add_rows(&life.school);
	db_close(life.school.db);
	life.school.db = NULL;
	return life;
}

static void sit_down(struct life *life, const char *today)
{
	if (life->t)
		tty_free(life->t);
	life->t = school_tty(&life->school, today);
	tty_expect(life->t, "Bosch, Tim");
}

static void end(struct life *life)
{
	tty_free(life->t);
	school_close(&life->school);
}

static void expect_sql(struct life *life, const char *sql, const char *value)
{
	char *text = school_sql(&life->school, sql);

	cr_expect_str_eq(text, value, "%s", sql);
	free(text);
}

#define FIRST_ROW 3 /* of what is due, below the head and the tabs */

/* Adds ROW with each run of blanks as one, and without the mark of the cursor. */
static void add_squeezed(struct buffer *out, const char *row)
{
	static const char mark[] = "\u258c";

	for (bool blank = true; *row; row++) {
		if (!strncmp(row, mark, strlen(mark)))
			row += strlen(mark);
		if (*row == ' ' && blank)
			continue;
		blank = *row == ' ';
		buffer_add_bytes(out, row, 1);
	}
}

/* All that stands in Termijnen, headings and rows, each ended by a newline. */
static char *terms_shown(struct tty *t)
{
	struct buffer out = {0};

	for (int row = FIRST_ROW; row < tty_rows(t) && *tty_row(t, row); row++) {
		add_squeezed(&out, tty_row(t, row));
		buffer_add(&out, "\n");
	}
	return out.length ? buffer_take(&out) : mem_text("");
}

static void open_dossier(struct life *life)
{
	tty_key(life->t, "Enter");
	tty_expect(life->t, "Overzicht  Plan");
}

/* From the list to Termijnen: just WANTED stands there (NULL: nothing); then to the dossier. */
static void expect_due(struct life *life, const char *wanted)
{
	struct tty *t = life->t;
	char *shown;

	tty_key(t, "2");
	tty_expect(t, wanted ? "s school  a afspraak" : "Er is niets te doen");
	shown = terms_shown(t);
	if (wanted)
		cr_expect_str_eq(shown, wanted);
	free(shown);
	tty_key(t, "1");
	tty_expect(t, "Bosch, Tim");
	open_dossier(life);
}

static void to_list(struct life *life)
{
	tty_key(life->t, "q");
	tty_expect(life->t, "1 Leerlingen");
}

/* --- the steps --- */

static void draft(struct life *life)
{
	struct tty *t = life->t;

	tty_type(t, "Right n");
	tty_expect(t, "Nieuw OPP: waar begint het mee?");
	tty_key(t, "Enter");
	tty_expect(t, "Nieuw OPP, concept");
	tty_type(t, "'vmbo-kb' Tab 'toetsen en groei' Tab 'steun thuis' Tab 'tempo' C-s");
	tty_expect(t, "OPP bewaard");
	tty_type(t, "Right n");
	tty_expect(t, "Nieuw doel");
	tty_type(t, "Tab Tab 'AVI E5 in juni' Tab 'AVI-kaarten' Tab 'M4' Tab Tab 'E5' C-s");
	tty_expect(t, "Doel bewaard");
	tty_key(t, "n");
	tty_expect(t, "Nieuw doel");
	tty_type(t, "'g' Tab Tab 'vraagt hulp' Tab 'turflijst' Tab '1' Tab Tab '5' C-s");
	tty_expect(t, "Doel bewaard");
}

static void refused_and_completed(struct life *life)
{
	struct tty *t = life->t;

	tty_key(t, "w");
	tty_expect(t, "Dit ontbreekt nog");
	tty_expect(t, "de begeleiding is niet beschreven");
	tty_expect(t, "instemming nog open: Els Bosch");
	tty_expect(t, "leerling nog niet gehoord");
	tty_type(t, "Home Enter");
	tty_expect(t, "de ondersteuning die de leerling krijgt");
	tty_type(t, "'elke dag 20 minuten' C-s");
	tty_expect(t, "OPP bewaard");
	tty_key(t, "w");
	tty_expect(t, "het overleg met de ouders ontbreekt");
	tty_expect_gone(t, "de begeleiding is niet beschreven");
	tty_key(t, "Esc");
	tty_expect_gone(t, "Dit ontbreekt nog");
	expect_sql(life, "SELECT status FROM plan", "draft");
}

/* She does not agree yet: in overleg, with what comes next. */
static void refuse_in_a_talk(struct life *life)
{
	struct tty *t = life->t;

	tty_key(t, "g");
	tty_expect(t, "Nieuw gesprek");
	tty_type(t, "Tab Tab Tab Tab 'Moeder wil eerst advies.' Tab 'gew' Enter");
	tty_expect(t, "Volgende stap");
	tty_type(t, "Tab Tab 'consulent belt' C-s");
	tty_expect(t, "Gesprek bewaard");
	tty_key(t, "w");
	tty_expect(t, "Els Bosch stemt niet in: in overleg");
	tty_key(t, "Esc");
	tty_expect_gone(t, "Dit ontbreekt nog");
	expect_sql(life, "SELECT status FROM plan", "draft");
	/* What was there before it goes on. */
	expect_sql(life, "SELECT count(*) FROM support_period WHERE ends IS NULL", "1");
}

#define AGREE_KEYS 25 /* beside the report: who was there, consent, view, heard and how, saved */

/* Consent, the parents' view and the hearing in one stroke with the talk. */
static void agree_in_a_talk(struct life *life)
{
	static const char report[] = "Moeder is het eens.";
	struct tty *t = life->t;
	size_t keys = tty_keys_sent(t) + strlen(report);

	tty_key(t, "g");
	tty_expect(t, "Nieuw gesprek");
	tty_type(t, "Tab Tab Tab Tab");
	tty_keys(t, report);
	tty_key(t, "F6");
	tty_expect(t, "Wie waren erbij?");
	tty_type(t, "Ins Enter");
	tty_expect(t, "Aanwezig (F6): Els Bosch");
	tty_type(t, "Tab 'geg' Tab Tab 'eens' Tab Tab 'j' Tab");
	tty_expect(t, "Hoe gehoord");
	tty_key(t, "C-s");
	tty_expect(t, "Gesprek bewaard");
	keys = tty_keys_sent(t) - keys;
	cr_expect(keys <= AGREE_KEYS, "%zu keys", keys);
	expect_sql(life,
		   "SELECT group_concat(entity) FROM (SELECT DISTINCT entity FROM history WHERE "
		   "txn = (SELECT max(id) FROM txn) ORDER BY entity)",
		   "attendee,consent,meeting,meeting_pupil,plan");
}

static void put_in_force(struct life *life, const char *versions)
{
	struct tty *t = life->t;

	tty_key(t, "w");
	tty_expect(t, "OPP in werking ·");
	tty_expect(t, "Instemming van Els Bosch");
	tty_key(t, "C-s");
	tty_expect(t, "OPP in werking vanaf");
	expect_sql(life,
		   "SELECT group_concat(version || ' ' || status, ', ') FROM (SELECT * FROM plan "
		   "ORDER BY version)",
		   versions);
}

static void adjust(struct life *life, const char *title)
{
	struct tty *t = life->t;

	tty_key(t, "a");
	tty_expect(t, title);
	tty_key(t, "w");
	tty_expect(t, "Dit ontbreekt nog");
	tty_expect(t, "instemming nog open: Els Bosch");
	tty_key(t, "Esc");
	tty_expect_gone(t, "Dit ontbreekt nog");
}

static void evaluate(struct life *life, const char *findings)
{
	struct tty *t = life->t;

	tty_key(t, "e");
	tty_expect(t, "o op koers");
	tty_type(t, "BackTab BackTab 'j' Tab 'j' Tab 'kindgesprek' Tab Tab");
	tty_type(t, findings);
	tty_expect(t, "niet gemeten");
	tty_key(t, "C-s");
	tty_expect(t, "Evaluatie opgeslagen, 2 uitkomsten");
}

static void close_plan(struct life *life)
{
	struct tty *t = life->t;

	tty_key(t, "x");
	tty_expect(t, "1 doel staat nog open: hoe eindigt het?");
	tty_type(t, "End Enter");
	tty_expect(t, "OPP afsluiten");
	tty_type(t, "'gaat naar een andere school' C-s");
	tty_expect(t, "OPP afgesloten");
}

/* KEYS go from the field that the key opens to the one that is filled in. */
static void note_in_rod(struct life *life, const char *keys)
{
	tty_key(life->t, "r");
	tty_expect(life->t, "Begin in ROD");
	tty_type(life->t, keys);
	tty_type(life->t, "'vandaag' C-s");
	tty_expect(life->t, "OPP bewaard");
}

#define PLAN_DUE "Komende zes weken 1\n\u00a7 Bosch, Tim OPP vaststellen di 13-10 IB\n"

/* On a day on which nothing is done. */
static void look_on(struct life *life, const char *today, const char *wanted)
{
	sit_down(life, today);
	expect_due(life, wanted);
}

static void first_version(struct life *life)
{
	sit_down(life, "2026-09-01");
	expect_due(life, PLAN_DUE);
	draft(life);
	refused_and_completed(life);
	to_list(life);
	expect_due(life, PLAN_DUE);

	sit_down(life, "2026-09-08");
	open_dossier(life);
	refuse_in_a_talk(life);
	to_list(life);
	expect_due(life, "Komende zes weken 2\n"
			 "\u00a7 Bosch, Tim instemming: geweige\u2026 di 22-09 IB\n"
			 "\u00a7 Bosch, Tim OPP vaststellen di 13-10 IB\n");
	to_list(life);
	tty_key(life->t, "2");
	tty_expect(life->t, "instemming: geweigerd: Els Bosch, consulent belt");
	look_on(life, "2026-09-23",
		"Te laat 1\n"
		"\u00a7 Bosch, Tim instemming: geweige\u2026 1 d te laat IB\n" PLAN_DUE);
	agree_in_a_talk(life);
	to_list(life);
	expect_due(life, PLAN_DUE);
	put_in_force(life, "1 in_force");
	to_list(life);
	expect_due(life, "Komende zes weken 1\n\u00a7 Bosch, Tim begin OPP in ROD wo 07-10 IB\n");

	look_on(life, "2026-10-08",
		"Te laat 1\n\u00a7 Bosch, Tim begin OPP in ROD 1 d te laat IB\n");
	note_in_rod(life, "");
	to_list(life);
	expect_due(life, NULL);
}

static void second_version(struct life *life)
{
	look_on(life, "2027-06-04", NULL);
	look_on(life, "2027-06-10",
		"Later 1\n\u00a7 Bosch, Tim evaluatie met ouders za 31-07 leerkracht\n");
	evaluate(life, "o v 3");
	to_list(life);
	expect_due(life, NULL);
	adjust(life, "Versie 2, concept");
	to_list(life);
	expect_due(life, NULL); /* nothing is asked of a draft before the talk */
	agree_in_a_talk(life);
	put_in_force(life, "1 replaced, 2 in_force");
	to_list(life);
	expect_due(life, NULL);
}

static void third_version(struct life *life)
{
	look_on(life, "2028-04-14", NULL);
	look_on(life, "2028-04-15",
		"Later 1\n\u00a7 Bosch, Tim evaluatie met ouders za 10-06 leerkracht\n");
	look_on(life, "2028-06-08",
		"Deze week 1\n\u00a7 Bosch, Tim evaluatie met ouders za 10-06 leerkracht\n");
	evaluate(life, "b v 3"); /* met: it is done, and stays behind */
	to_list(life);
	expect_due(life, NULL);
	adjust(life, "Versie 3, concept");
	agree_in_a_talk(life);
	put_in_force(life, "1 replaced, 2 replaced, 3 in_force");
	to_list(life);
	expect_due(life, NULL);
}

/* The extra ondersteuning goes on, so a plan is due again. */
static void close_it(struct life *life)
{
	close_plan(life);
	to_list(life);
	expect_due(life, "Komende zes weken 2\n"
			 "\u00a7 Bosch, Tim einde OPP in ROD do 22-06 IB\n"
			 "\u00a7 Bosch, Tim OPP vaststellen do 20-07 IB\n");
	note_in_rod(life, "Tab");
	to_list(life);
	expect_due(life, "Komende zes weken 1\n\u00a7 Bosch, Tim OPP vaststellen do 20-07 IB\n");
}

Test(plan_life, goes_from_concept_to_version_3_and_its_terms_stand_and_fall)
{
	struct life life = begin();

	first_version(&life);
	second_version(&life);
	third_version(&life);
	close_it(&life);
	expect_sql(&life,
		   "SELECT count(DISTINCT line) || ' ' || count(*) || ' ' || (SELECT count(*) FROM "
		   "goal WHERE state = 'handed_over') FROM goal",
		   "2 5 1");
	/* Heard at drafting, at each adjusting, and at each evaluation with the parents. */
	expect_sql(&life,
		   "SELECT count(*) || ' ' || (SELECT count(*) FROM evaluation WHERE heard = 'yes' "
		   "AND heard_how IS NOT NULL AND parents_present = 'yes') || ' ' || "
		   "min(parents_view) FROM plan WHERE heard = 'yes'",
		   "3 2 agree");
	expect_sql(&life, "SELECT count(*) FROM plan WHERE adopted_despite IS NOT NULL", "0");
	end(&life);
}
