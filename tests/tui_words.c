/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a school for secondary education reads: no word of primary education on any screen. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/words.h"
#include "tests/dossier_school.h"
#include "tests/draw.h"
#include "tui/screens/screens.h"
#include "tui/screens/settings.h"

#define ROWS 60
#define COLUMNS 140

static struct dossier_school d;
static struct draw *screen;

static void setup(void)
{
	struct zb_err err;

	d = dossier_school_open();
	cr_assert(eq(int, school_set(&d.school, &err, "school",
				     school_number(&d.school, "SELECT id FROM school"), "type=vo",
				     NULL), ZB_OK), "%s", err.text);
	school_add(&d.school, "staff", "family_name=Vries", "function=ib", NULL);
	school_add(&d.school, "meeting", "kind=group_review", "date=2026-11-20",
		   school_ref("group", d.group), NULL);
	screen = draw_new(ROWS, COLUMNS);
	draw_app(screen)->db = d.school.db;
	draw_app(screen)->today = db_today(d.school.db);
}

static void teardown(void)
{
	draw_free(screen);
	school_close(&d.school);
}

TestSuite(words, .init = setup, .fini = teardown);

/* Said only in po; the second is a word of any school in which the first stands. */
static const struct {
	const char *said, *but;
} primary[] = {
	{ "groep", "groepje" }, { "Groep", "Groepje" },	 { "leerkracht", NULL },
	{ "intern begeleider", NULL }, { "stamgroep", NULL },
};

static const char *word_of_po(const char *text)
{
	for (size_t i = 0; i < sizeof primary / sizeof *primary; i++)
		for (const char *at = text; (at = strstr(at, primary[i].said)); at++)
			if (!primary[i].but || strncmp(at, primary[i].but, strlen(primary[i].but)))
				return primary[i].said;
	return NULL;
}

static void expect_no_po(const char *where)
{
	draw_row(screen, 0);
	for (int row = 0; row < ROWS; row++) {
		const char *text = draw_read(screen, row);

		cr_expect(word_of_po(text) == NULL, "%s: %s", where, text);
	}
}

static void press(int key)
{
	draw_keys(screen, (const int[]){ key, 0 });
}

Test(words, of_po_stand_on_no_screen_of_a_vo_school_nor_in_its_help)
{
	for (size_t i = 0; screens[i]; i++) {
		if (!screens[i]->bar)
			continue;
		app_push(draw_app(screen), screens[i], (struct screen_arg){ 0 });
		expect_no_po(screens[i]->id);
		press('?');
		expect_no_po(screens[i]->id);
		press(K_ESC);
		press(':');
		expect_no_po(screens[i]->id);
		press(K_ESC);
	}
}

Test(words, of_po_stand_in_no_list_or_form_of_beheer)
{
	static const char *const lists[] = { "Klassen", "Medewerkers", "Tarieven" };

	for (size_t i = 0; settings_label(i); i++)
		for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) {
			const char *label = word_say(SCHOOL_VO, settings_label(i));

			if (strcmp(label, lists[k]) != 0)
				continue;
			app_push(draw_app(screen), &settings_screen, (struct screen_arg){ 0 });
			settings_do(draw_app(screen), i);
			expect_no_po(label);
			press('n');
			press(K_TAB);
			press(' ');
			expect_no_po(label);
		}
	cr_expect(word_of_po("Groepen") != NULL);
}

/* A destination is asked in each of its years. */
Test(words, vo_has_no_setting_for_the_group_from_which_a_destination_is_asked)
{
	app_push(draw_app(screen), &settings_screen, (struct screen_arg){ 0 });
	settings_terms_open(draw_app(screen));
	cr_expect(draw_has(screen, "Inzet is licht"));
	expect_no_po("instellingen");
}

Test(words, of_po_stand_on_no_tab_of_a_dossier_and_in_no_talk)
{
	app_push(draw_app(screen), &dossier_screen, (struct screen_arg){ .id = d.pupil });
	for (int tab = 0; tab < 8; tab++) {
		if (tab != 7) /* what was written there once is said as it was */
			expect_no_po("dossier");
		press(K_RIGHT);
	}
	press('n');
	expect_no_po("nieuw");
	press(K_ESC);
	press('g');
	expect_no_po("gesprek");
	press(' ');
	expect_no_po("soort gesprek");
}

/* Whoever adds a label with a word of po adds how it is said in vo. */
Test(words, of_po_in_a_label_or_a_key_have_one_of_vo)
{
	for (size_t i = 0; screens[i]; i++)
		for (const struct action *a = screens[i]->actions; a && a->id; a++) {
			cr_expect(word_of_po(word_say(SCHOOL_VO, a->help)) == NULL, "%s", a->help);
			cr_expect(word_of_po(word_say(SCHOOL_VO, a->label ? a->label : "")) == NULL,
				  "%s", a->label);
		}
	for (size_t e = 0; e < ENTITY_COUNT; e++)
		for (unsigned f = 0; f < entities[e]->field_count; f++) {
			const struct field *field = &entities[e]->fields[f];
			const struct choice *c = field->choices;

			if (strcmp(field->column, "grouping") != 0) /* alone, or some together */
				cr_expect(word_of_po(word_say(SCHOOL_VO, field->label)) == NULL,
					  "%s", field->label);
			for (; c && c->code && strcmp(field->column, "year_group") &&
			       strcmp(field->column, "year_groups"); c++)
				cr_expect(word_of_po(word_say(SCHOOL_VO, c->label)) == NULL, "%s",
					  c->label);
		}
}
