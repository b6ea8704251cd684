/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beheer by keyboard. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

#include "core/settings.h"
#include "tests/expect.h"
#include "tests/files.h"
#include "tests/school_tty.h"

#define TODAY "2026-11-22"

/* At Beheer. */
static struct tty *spawn(struct school *s)
{
	struct tty *t;

	t = school_tty(s, TODAY);
	tty_expect(t, "1 Leerlingen");
	tty_key(t, "0");
	tty_expect(t, "Bestand nakijken");
	return t;
}

static struct tty *begin(struct school *s)
{
	*s = school_open(TODAY);
	school_add(s, "group", "school_year=2026-2027", "name=6A", NULL);
	return spawn(s);
}

static void end(struct school *s, struct tty *t)
{
	tty_free(t);
	school_close(s);
}

Test(settings, keep_what_was_changed_and_refuse_what_is_out_of_bounds)
{
	struct school s;
	struct tty *t = begin(&s);

	tty_type(t, "Down Down Down Down Enter");
	tty_expect(t, "Termijnen en keuzes");
	tty_expect(t, "standaard 42: zo staat het in de wet");
	tty_type(t, "'0' F2");
	tty_expect(t, "kies een getal van 1 tot en met 365");
	tty_type(t, "C-a '30' F2");
	tty_expect(t, "Instellingen bewaard");
	expect_sql(&s, "SELECT key || value FROM setting", "plan_days30");
	expect_sql(&s, "SELECT new LIKE '%plan_days%30%' FROM history WHERE entity = 'setting'",
		   "1");
	tty_key(t, "u");
	tty_expect(t, "Ongedaan gemaakt");
	expect_sql(&s, "SELECT count(*) FROM setting", "0");
	tty_key(t, "Enter");
	tty_expect(t, "Termijnen en keuzes");
	tty_key(t, "F2");
	tty_expect(t, "Niets gewijzigd");
	end(&s, t);
}

Test(settings, say_that_a_term_is_longer_than_the_law_at_the_field_and_when_it_is_saved)
{
	struct school s;
	struct tty *t = begin(&s);

	tty_type(t, "Down Down Down Down Enter");
	tty_expect(t, "standaard 42: zo staat het in de wet");
	tty_type(t, "'60' Tab");
	tty_expect(t, "standaard 14");
	tty_key(t, "Up");
	tty_expect(t, "de wet zegt 42: daarna is het voor de wet te laat, en hier nog niet");
	tty_key(t, "F2");
	tty_expect(t, "Instellingen bewaard, 1 langer dan de wet");
	tty_key(t, "Enter");
	tty_expect(t, "de wet zegt 42: daarna");
	tty_type(t, "'42' F2");
	tty_expect(t, "Instellingen bewaard.");
	end(&s, t);
}

Test(settings, ask_yes_or_no_where_there_is_nothing_to_count)
{
	struct school s;
	struct tty *t = begin(&s);

	tty_type(t, "Down Down Down Down Enter");
	tty_expect(t, "Termijnen en keuzes");
	for (int i = 0; i < SETTING_COUNT - 1; i++)
		tty_key(t, "Tab");
	tty_expect(t, "standaard nee");
	tty_type(t, "'ja' Enter F2");
	tty_expect(t, "Instellingen bewaard");
	expect_sql(&s, "SELECT key || value FROM setting", "consent_all1");
	tty_key(t, "Enter");
	for (int i = 0; i < SETTING_COUNT - 1; i++)
		tty_key(t, "Tab");
	tty_expect(t, "standaard nee");
	tty_type(t, "'nee' Enter F2");
	tty_expect(t, "Instellingen bewaard");
	expect_sql(&s, "SELECT key || value FROM setting", "consent_all0");
	end(&s, t);
}

Test(palette, leads_to_what_beheer_offers_from_any_screen)
{
	struct school s;
	struct tty *t = begin(&s);

	tty_type(t, "1 : 'medewerkers' Enter");
	tty_expect(t, "Nog geen medewerkers");
	tty_key(t, "q");
	tty_expect(t, "Bestand nakijken");
	end(&s, t);
}

Test(settings, add_staff_and_put_them_before_a_group)
{
	struct school s;
	struct tty *t = begin(&s);

	tty_type(t, "Down Down Down Down Down Enter");
	tty_expect(t, "Nog geen medewerkers");
	tty_key(t, "n");
	tty_expect(t, "Achternaam");
	tty_type(t, "Tab 'Lia' Tab 'de' Tab 'Bruin' F2");
	tty_expect(t, "Bewaard");
	expect_sql(&s, "SELECT given_name || prefix || family_name FROM staff", "LiadeBruin");
	tty_type(t, "q Down Enter");
	tty_expect(t, "6A");
	tty_key(t, "m");
	tty_expect(t, "Nog niemand voor deze groep");
	tty_key(t, "n");
	tty_expect(t, "Medewerker");
	tty_key(t, "Enter");
	tty_expect(t, "Bruin");
	tty_type(t, "Enter F2");
	tty_expect(t, "Bewaard");
	expect_sql(&s, "SELECT count(*) FROM group_staff", "1");
	tty_key(t, "D");
	tty_expect(t, "verwijderen?");
	tty_key(t, "Enter");
	expect_sql(&s, "SELECT count(*) FROM group_staff", "1");
	tty_type(t, "D Right Enter");
	tty_expect(t, "Nog niemand voor deze groep");
	expect_sql(&s, "SELECT count(*) FROM group_staff", "0");
	end(&s, t);
}

Test(settings, show_staff_whole_at_80_columns)
{
	struct school s = school_open(TODAY);
	struct tty *t;

	school_add(&s, "staff", "given_name=Esther", "prefix=van der", "family_name=Linden",
		   "function=assistant", "role=coordinator", "login=e.vanderlinden",
		   "left=2026-12-31", NULL);
	t = spawn(&s);
	tty_type(t, "Down Down Down Down Down Enter");
	tty_expect(t, "Linden, Esther van der ");
	tty_expect(t, "onderwijsassistent ");
	tty_expect(t, "zorgcoördinator ");
	tty_expect(t, "31-12-2026");
	end(&s, t);
}

Test(settings, make_a_backup_and_put_it_back)
{
	struct school s;
	struct tty *t = begin(&s);
	char *copy = files_join(s.directory, "kopie.db");

	tty_type(t, "End Up Up Enter C-a");
	tty_keys(t, copy);
	tty_key(t, "Enter");
	tty_expect(t, "Reservekopie gemaakt");
	cr_expect(files_exists(copy));
	tty_type(t, "Up Up Up Up Up Up Enter");
	tty_expect(t, "6A");
	tty_type(t, "D Right Enter");
	tty_expect(t, "Nog geen groepen");
	tty_type(t, "q End Up Enter");
	tty_expect(t, "kopie.db"); /* it begins where the copy was made */
	tty_type(t, "Down Enter Enter");
	tty_expect(t, "met wie vertrok");
	tty_expect(t, "annuleren");
	tty_type(t, "Right Enter");
	tty_expect(t, "Teruggezet");
	expect_sql(&s, "SELECT name FROM \"group\"", "6A");
	tty_type(t, "End Enter");
	tty_expect(t, "de geschiedenis leidt");
	free(copy);
	end(&s, t);
}

Test(settings, remember_the_colours_of_this_user)
{
	struct school s;
	struct tty *t = begin(&s);

	tty_type(t, "End Up Up Up Enter");
	tty_expect(t, "hoog contrast");
	tty_type(t, "Down Down Enter");
	tty_expect(t, "Kleuren: hoog contrast");
	expect_sql(&s, "SELECT count(*) FROM draft WHERE form = 'preference' AND body LIKE "
		       "'%contrast%'", "1");
	end(&s, t);
}

/* 15 is the white that each palette has brightest; with eight colours bold makes it so. */
static void expect_white_on_red(struct tty *t, const char *text, int white)
{
	struct tty_attrs attrs;
	int row, column;

	tty_expect(t, text);
	cr_assert(tty_find(t, text, &row, &column));
	attrs = tty_attrs(t, row, column);
	cr_expect(attrs.foreground == white && attrs.background == 1 && attrs.bold &&
			  !attrs.reverse,
		  "%d on %d", attrs.foreground, attrs.background);
}

Test(settings, say_in_high_contrast_what_is_wrong_or_late_in_white_on_red)
{
	struct school s;
	struct tty *t = begin(&s);
	int64_t pupil;

	tty_type(t, "End Up Up Up Enter");
	tty_expect(t, "hoog contrast");
	tty_type(t, "Down Down Enter");
	tty_expect(t, "Kleuren: hoog contrast");
	tty_type(t, "Home Down Down Down Down Enter");
	tty_expect(t, "Termijnen en keuzes");
	tty_type(t, "'0' F2");
	expect_white_on_red(t, "kies een getal van 1", 15);
	tty_type(t, "Esc Right Right Enter");
	tty_expect_gone(t, "Termijnen en keuzes");
	school_reopen(&s, TODAY);
	pupil = school_add(&s, "pupil", "family_name=Bos", "enrolled=2020-08-01", NULL);
	school_add(&s, "support_period", school_ref("pupil", pupil), "level=extra",
		   "starts=2026-01-01", NULL);
	tty_key(t, "2");
	expect_white_on_red(t, "d te laat", 15);
	end(&s, t);
}

Test(settings, a_second_backup_of_the_day_gets_a_name_of_its_own)
{
	struct school s;
	struct tty *t = begin(&s);

	for (int copy = 0; copy < 2; copy++) {
		tty_type(t, ": 'reservekopie maken' Enter");
		tty_expect(t, copy ? "-2.db" : ".db");
		tty_type(t, "Enter");
		tty_expect(t, "Reservekopie gemaakt");
	}
	end(&s, t);
}
