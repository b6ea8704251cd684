/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <locale.h>

#include "core/text.h"
#include "tui/keymap.h"
#include "tui/screens/dossier_kinds.h"
#include "tui/screens/screens.h"

static bool takes(const struct action *action, int key)
{
	if (action->flags & ACTION_RANGE)
		return key >= action->key && key <= action->key2;
	return key && (action->key == key || action->key2 == key);
}

static bool collide(const struct action *a, const struct action *b)
{
	return takes(a, b->key) || takes(a, b->key2) || takes(b, a->key) || takes(b, a->key2);
}

Test(tables, no_screen_binds_a_key_twice)
{
	for (const struct screen *const *s = screens; *s; s++)
		for (const struct action *a = (*s)->actions; a && a->id; a++)
			for (const struct action *b = a + 1; b->id; b++)
				cr_expect(!collide(a, b) || (a->when && b->when), "%s: %s and %s",
					  (*s)->id, a->id, b->id);
}

Test(tables, no_screen_binds_a_global_key)
{
	for (const struct screen *const *s = screens; *s; s++)
		for (const struct action *a = (*s)->actions; a && a->id; a++)
			for (const struct action *b = global_actions; b->id; b++)
				cr_expect(!collide(a, b), "%s: %s and %s", (*s)->id, a->id, b->id);
}

Test(tables, the_global_table_binds_no_key_twice)
{
	for (const struct action *a = global_actions; a->id; a++)
		for (const struct action *b = a + 1; b->id; b++)
			cr_expect(!collide(a, b), "%s and %s", a->id, b->id);
}

Test(tables, every_action_has_help_and_something_to_run)
{
	for (const struct action *a = global_actions; a->id; a++)
		cr_expect(a->help && a->run && (a->label || !(a->flags & ACTION_BAR)), "%s", a->id);
	for (const struct screen *const *s = screens; *s; s++)
		for (const struct action *a = (*s)->actions; a && a->id; a++)
			cr_expect(a->help && a->run && (a->label || !(a->flags & ACTION_BAR)),
				  "%s: %s", (*s)->id, a->id);
}

static void expect_help_fits(const struct action *table)
{
	for (const struct action *a = table; a && a->id; a++)
		cr_expect(text_width(a->help) <= ACTION_HELP_COLUMNS, "%s: %s", a->id, a->help);
}

Test(tables, the_help_of_every_key_fits_on_a_line)
{
	cr_assert(setlocale(LC_ALL, "C.UTF-8"));
	expect_help_fits(global_actions);
	for (const struct screen *const *s = screens; *s; s++)
		expect_help_fits((*s)->actions);
}

Test(tables, every_reason_why_not_fits_the_foot_of_the_screen)
{
	for (const struct screen *const *s = screens; *s; s++)
		for (const struct action *a = (*s)->actions; a && a->id; a++)
			if (a->why)
				cr_expect(a->when && text_width(a->why) <= 78, "%s: %s", (*s)->id,
					  a->why);
}

Test(tables, every_screen_draws_and_no_two_have_a_number)
{
	for (const struct screen *const *s = screens; *s; s++) {
		cr_expect((*s)->draw && (*s)->title, "%s", (*s)->id);
		cr_expect((*s)->bar >= 0 && (*s)->bar <= 10, "%s", (*s)->id);
		cr_expect(!(*s)->bar || screen_numbered((*s)->bar) == *s, "%s", (*s)->id);
	}
}

Test(tables, every_bound_key_has_a_name)
{
	char name[KEY_NAME_SIZE];

	for (const struct action *a = global_actions; a->id; a++) {
		key_label(a->key, true, name);
		cr_expect(*name, "%s", a->id);
	}
	key_label(K_CTRL_S, true, name);
	cr_expect_str_eq(name, "^S");
	key_label(K_DOWN, false, name);
	cr_expect_str_eq(name, "Omlaag");
}

Test(actions, show_while_typing_only_keys_that_type_nothing)
{
	static const struct action both = { .id = "a", .key = '?', .key2 = K_F1 };
	static const struct action letter = { .id = "b", .key = ':' };
	static const struct action taken = { .id = "c", .key = ' ', .flags = ACTION_TYPED };

	cr_expect_eq(action_key(&both, false), '?');
	cr_expect_eq(action_key(&both, true), K_F1);
	cr_expect_eq(action_key(&letter, true), K_NONE);
	cr_expect_eq(action_key(&taken, true), ' ');
}

/* The menu of new things and the palette end at the first of them. */
Test(tables, kinds_of_a_dossier_that_are_not_made_in_its_menu_stand_last)
{
	for (const struct dossier_kind *kind = dossier_kinds; kind->title; kind++)
		cr_expect(kind->label || !kind[1].label, "behind %s", kind->title);
}
