/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing the page of a group from Leerlingen: which one is offered, what is refused at once. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "tests/desk.h"
#include "tui/screens/screens.h"

TestSuite(group_page, .init = desk_open, .fini = desk_close);

/* A group in which nobody gets extra support, and one with the pupil with the cursor. */
static void open_pupils(void)
{
	int64_t pupil = school_add(&d.school, "pupil", "family_name=Aap", NULL), group;

	school_add(&d.school, "group", "school_year=2026-2027", "name=1/2A", NULL);
	group = school_add(&d.school, "group", "school_year=2026-2027", "name=7C", NULL);
	school_add(&d.school, "placement", school_ref("pupil", pupil), school_ref("group", group),
		   "school_year=2026-2027", "starts=2026-08-01", NULL);
	school_add(&d.school, "support_period", school_ref("pupil", pupil), "level=extra",
		   "starts=2026-08-01", NULL);
	open_screen(&pupils_screen, pupil);
	press('p');
}

Test(group_page, is_offered_first_of_the_group_of_the_pupil_with_the_cursor)
{
	open_pupils();
	press(K_ENTER);
	cr_expect(draw_has(screen, "groepsoverzicht-7C.pdf"));
}

Test(group_page, of_nobody_is_refused_before_it_is_asked_where_it_goes)
{
	open_pupils();
	press(K_UP);
	press(K_ENTER);
	cr_expect(draw_has(screen, "In 1/2A krijgt niemand vandaag extra ondersteuning"));
	cr_expect(not(draw_has(screen, ".pdf")));
}
