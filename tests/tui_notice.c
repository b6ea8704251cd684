/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said at the foot after something was saved. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "tests/desk.h"
#include "tui/screens/screens.h"

TestSuite(notice, .init = desk_open, .fini = desk_close);

/* A new agreement, from that tab. */
static void add_agreement_from(int tab)
{
	open_tab(tab);
	press('n');
	if (tab)
		press(K_DOWN);
	else
		draw_type(screen, "afspraak");
	press(K_ENTER);
	cr_assert(draw_has(screen, "Nieuwe afspraak"));
	press_times(K_TAB, 2); /* past the talk and whom it is about */
	draw_type(screen, "logopedie bellen");
	press(K_F2);
}

Test(notice, says_on_which_tab_stands_what_was_made_elsewhere)
{
	add_agreement_from(0);
	cr_expect(draw_has(screen, "Afspraak bewaard. Zie het tabblad Gesprekken."));
}

Test(notice, is_short_where_it_is_in_sight)
{
	add_agreement_from(4);
	cr_expect(draw_has(screen, "Afspraak bewaard."));
	cr_expect(not(draw_has(screen, "Zie het tabblad")));
}

Test(notice, names_those_who_may_see_the_meldcode_as_this_school_does)
{
	open_tab(0);
	press('M');
	cr_expect(draw_has(screen, "kwaliteitscoördinator/IB'er"));
	cr_expect(not(draw_has(screen, "zorgcoördinator")));
}
