/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Postponing by keyboard, and what of it stands on each screen. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "tests/expect.h"
#include "tests/school_tty.h"

#define TODAY "2026-11-22"

/* Gradje, whose plan was due on 12 November. */
static struct tty *begin(struct school *s)
{
	int64_t pupil;
	struct tty *t;

	*s = school_open(TODAY);
	pupil = school_add(s, "pupil", "given_name=Gradje", "family_name=Hof",
			   "enrolled=2020-08-01", NULL);
	school_add(s, "support_period", school_ref("pupil", pupil), "level=extra",
		   "starts=2026-10-01", NULL);
	t = school_tty(s, TODAY);
	tty_expect(t, "1 Leerlingen");
	tty_key(t, "2");
	tty_expect(t, "10 d te laat");
	return t;
}

static void end(struct school *s, struct tty *t)
{
	tty_free(t);
	school_close(s);
}

Test(postpone, wants_a_later_day_and_a_reason_and_is_shown_everywhere)
{
	struct school s;
	struct tty *t = begin(&s);

	tty_key(t, "z");
	tty_expect(t, "Voor de wet verandert er niets");
	tty_type(t, "'1-12' F2");
	tty_expect(t, "Reden mag niet leeg zijn");
	tty_type(t, "'wacht op onderzoek' BackTab C-a C-k '12-11-26' F2");
	tty_expect(t, "Uitgesteld tot is al voorbij; kies een dag die nog komt");
	tty_type(t, "C-a C-k '1-12' F2");
	tty_expect(t, "Komende zes weken");
	tty_expect(t, "uitgesteld van do 12-11 tot di 01-12: wacht op onderzoek");
	tty_expect(t, "te laat voor de wet: 1");
	expect_sql(&s, "SELECT \"date\" || \"term\" || \"reason\" FROM \"due\"",
		   "2026-12-012026-11-12wacht op onderzoek");
	expect_sql(&s, "SELECT \"due_date\" || \"due_term\" FROM \"pupil_state\"",
		   "2026-12-012026-11-12");
	tty_key(t, "1");
	tty_expect(t, "» 10 d te laat");
	tty_key(t, "Enter");
	tty_expect(t, "uitgesteld van do 12-11 tot di 01-12: wacht op onderzoek");
	end(&s, t);
}

Test(postpone, is_changed_with_the_same_key_and_taken_back_with_u_or_in_the_dossier)
{
	struct school s;
	struct tty *t = begin(&s);

	tty_type(t, "z '1-12' Tab 'wacht' F2");
	tty_expect(t, "Uitgesteld.");
	tty_key(t, "z");
	tty_expect(t, "01-12-2026");
	tty_type(t, "C-a C-k '15-12' F2");
	tty_expect(t, "di 15-12");
	expect_sql(&s, "SELECT count(*) || \"until\" FROM \"postponement\"", "12026-12-15");
	tty_key(t, "u");
	tty_expect(t, "di 01-12");
	tty_key(t, "u");
	tty_expect(t, "Te laat");
	expect_sql(&s, "SELECT count(*) FROM \"due\" WHERE \"term\" IS NOT NULL", "0");
	tty_key(t, "d");
	tty_expect(t, "Te doen");
	tty_type(t, "z '1-12' Tab 'wacht' F2");
	tty_expect(t, "uitgesteld van do 12-11 tot di 01-12: wacht");
	tty_key(t, "D"); /* the cursor is on what was made */
	tty_expect(t, "verwijderen?");
	tty_type(t, "Right Enter");
	tty_expect(t, "Verwijderd.");
	expect_sql(&s, "SELECT count(*) FROM \"postponement\"", "0");
	end(&s, t);
}

Test(holiday, marks_what_falls_in_it_and_moves_nothing)
{
	struct school s;
	struct tty *t = begin(&s);

	tty_type(t, ": 'vakanties' Enter");
	tty_expect(t, "Nog geen vakanties");
	tty_key(t, "n");
	tty_expect(t, "Tot en met");
	tty_type(t, "'herfst' Tab '7-11' Tab '15-11' F2");
	tty_expect(t, "herfst");
	tty_type(t, "q 2");
	tty_expect(t, "valt in de vakantie: herfst");
	tty_expect(t, "10 d te laat");
	end(&s, t);
}
