/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms: typing, choosing, checking and saving. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "core/entities.h"
#include "core/records/agreement.h"
#include "core/records/evaluation.h"
#include "core/records/log.h"
#include "tests/draw.h"
#include "tui/form.h"

/* A screen below the form that remembers how often it was saved. */
struct probe {
	int saves;
};

static void probe_draw(const struct app *app, const void *state, const struct area *area)
{
	(void)app;
	(void)state;
	paint_text(area, 0, 1, -1, ROLE_HEADING, "Proefscherm");
}

static const struct screen probe_screen = {
	.id = "probe",
	.title = "Proef",
	.size = sizeof(struct probe),
	.draw = probe_draw,
};

static struct draw *start(int rows, int columns)
{
	struct draw *d = draw_new(rows, columns);

	app_push(draw_app(d), &probe_screen, (struct screen_arg){ 0 });
	return d;
}

static struct probe *probe_of(struct draw *d)
{
	return draw_app(d)->layers[0].state;
}

#define PRESS(d, ...) draw_keys(d, (const int[]){ __VA_ARGS__, 0 })

static void fill(struct app *app, struct form *form, void *data)
{
	(void)app;
	form_section(form, "Afspraak");
	form_add(form, data, AGREEMENT_WHAT);
	form_add(form, data, AGREEMENT_BY);
}

static enum zb_code save(struct app *app, void *data, struct form *form, struct zb_err *err)
{
	struct probe *probe = app->layers[0].state;

	(void)form;
	(void)err;
	probe->saves++;
	cr_expect_str_eq(record_text(data, AGREEMENT_WHAT), "logopedie bellen");
	cr_expect_str_eq(record_text(data, AGREEMENT_BY), "2026-12-04");
	return ZB_OK;
}

static void drop(void *data)
{
	record_free(data);
}

static const struct form_ops ops = { .fill = fill, .save = save, .free = drop };

Test(form, validates_at_the_field_and_saves_what_was_typed)
{
	struct draw *d = start(24, 80);

	struct record *agreement = record_new(&agreement_entity);

	record_set_number(agreement, AGREEMENT_PUPIL, 1);
	form_open(draw_app(d), "Afspraak", &ops, agreement);
	PRESS(d, K_CTRL_S);
	cr_expect(eq(int, probe_of(d)->saves, 0));
	draw_type(d, "logopedie bellen");
	PRESS(d, K_TAB);
	draw_type(d, "99");
	PRESS(d, K_TAB, K_CTRL_S);
	cr_expect(eq(int, probe_of(d)->saves, 0));
	PRESS(d, K_CTRL_A);
	draw_type(d, "4-12");
	PRESS(d, K_CTRL_S);
	cr_expect(eq(int, probe_of(d)->saves, 1));
	cr_expect(eq(sz, draw_app(d)->depth, 1));
	draw_free(d);
}

static void fill_day(struct app *app, struct form *form, void *data)
{
	(void)app;
	form_add(form, data, AGREEMENT_BY);
}

Test(form, says_how_a_day_can_be_typed)
{
	static const struct form_ops of_a_day = { .fill = fill_day, .free = drop };
	struct draw *d = start(24, 80);

	form_open(draw_app(d), "Afspraak", &of_a_day, record_new(&agreement_entity));
	cr_expect(draw_has(d, "vandaag, morgen, wo, +6w"));
	draw_free(d);
}

static void fill_text(struct app *app, struct form *form, void *data)
{
	(void)app;
	form_add(form, data, LOG_TEXT);
}

Test(form, puts_the_cursor_where_one_clicks_in_a_long_text)
{
	static const struct form_ops long_text = { .fill = fill_text, .free = drop };
	struct draw *d = start(24, 80);
	struct mouse click = { .kind = MOUSE_PRESS };
	const char *found = NULL;

	form_open(draw_app(d), "Logboek", &long_text, record_new(&log_entity));
	draw_type(d, "een twee drie");
	for (int row = 0; row < 20 && !found; row++) {
		const char *text = draw_row(d, row);

		found = strstr(text, "twee");
		click.y = row;
		click.x = found ? (int)(found - text) : 0;
	}
	cr_assert(found != NULL);
	app_key(draw_app(d), K_MOUSE, &click);
	draw_type(d, "nu ");
	cr_expect(draw_has(d, "een nu twee drie"));
	draw_free(d);
}

Test(form, asks_before_it_loses_what_was_typed)
{
	struct draw *d = start(24, 80);

	form_open(draw_app(d), "Afspraak", &ops, record_new(&agreement_entity));
	draw_type(d, "bellen");
	PRESS(d, K_ESC);
	cr_expect(draw_has(d, "weggooien"));
	PRESS(d, K_ENTER);
	cr_expect(draw_has(d, "bellen"));
	PRESS(d, K_ESC, K_RIGHT, K_RIGHT, K_ENTER);
	cr_expect(eq(sz, draw_app(d)->depth, 1));
	draw_free(d);
}

static void fill_choice(struct app *app, struct form *form, void *data)
{
	(void)app;
	form_add(form, data, EVALUATION_KIND);
}

Test(form, chooses_from_a_list_with_the_space_bar)
{
	static const struct form_ops choice = { .fill = fill_choice, .free = drop };
	struct draw *d = start(24, 80);
	struct record *evaluation = record_new(&evaluation_entity);

	form_open(draw_app(d), "Evaluatie", &choice, evaluation);
	cr_expect(draw_has(d, "een letter of spatie toont de keuzes"));
	PRESS(d, ' ');
	cr_expect_not(draw_has(d, "een letter of spatie toont de keuzes"));
	PRESS(d, K_DOWN, ' ');
	cr_expect(eq(sz, draw_app(d)->depth, 2));
	cr_expect(eq(int, record_choice(evaluation, EVALUATION_KIND), EVALUATION_YEARLY));
	draw_free(d);
}

static void fill_two(struct app *app, struct form *form, void *data)
{
	fill_choice(app, form, data);
	form_add(form, data, EVALUATION_TEXT);
}

Test(form, chooses_with_tab_in_an_open_list_and_goes_on)
{
	static const struct form_ops choice = { .fill = fill_two, .free = drop };
	struct draw *d = start(24, 80);
	struct record *evaluation = record_new(&evaluation_entity);

	form_open(draw_app(d), "Evaluatie", &choice, evaluation);
	PRESS(d, ' ', K_DOWN, K_TAB);
	cr_expect(eq(int, record_choice(evaluation, EVALUATION_KIND), EVALUATION_YEARLY));
	cr_expect(draw_has(d, "Enter nieuwe regel"));
	draw_type(d, "goed");
	PRESS(d, K_BACKTAB);
	cr_expect_str_eq(record_text(evaluation, EVALUATION_TEXT), "goed");
	draw_free(d);
}

static const struct form_ops choice_form = { .fill = fill_choice, .free = drop };

Test(form, finds_a_choice_by_first_letters_and_says_which_before_it_is_taken)
{
	struct draw *d = start(24, 80);
	struct record *evaluation = record_new(&evaluation_entity);

	form_open(draw_app(d), "Evaluatie", &choice_form, evaluation);
	draw_type(d, "bi");
	cr_expect(draw_has(d, "Zoek bi"));
	cr_expect(draw_has(d, "bij afsluiten"));
	cr_expect(not(draw_has(d, "jaarlijks")));
	cr_expect(eq(int, record_choice(evaluation, EVALUATION_KIND), -1));
	PRESS(d, K_ENTER);
	cr_expect(eq(int, record_choice(evaluation, EVALUATION_KIND), EVALUATION_CLOSING));
	draw_type(d, "j");
	PRESS(d, K_TAB);
	cr_expect(eq(int, record_choice(evaluation, EVALUATION_KIND), EVALUATION_YEARLY));
	draw_free(d);
}

Test(form, takes_what_was_typed_when_it_is_saved_but_not_what_was_only_looked_at)
{
	struct draw *d = start(24, 80);
	struct record *evaluation = record_new(&evaluation_entity);

	form_open(draw_app(d), "Evaluatie", &choice_form, evaluation);
	PRESS(d, ' ', K_F2);
	cr_expect(draw_has(d, "Eerst kiezen: Enter neemt de regel met de cursor"));
	PRESS(d, K_ESC);
	draw_type(d, "xx");
	PRESS(d, K_F2);
	cr_expect(draw_has(d, "Eerst kiezen"));
	PRESS(d, K_ESC);
	cr_expect(eq(int, record_choice(evaluation, EVALUATION_KIND), -1));
	draw_type(d, "j");
	PRESS(d, K_F2);
	cr_expect(eq(int, record_choice(evaluation, EVALUATION_KIND), EVALUATION_YEARLY));
	cr_expect(eq(sz, draw_app(d)->depth, 2)); /* it lacks a date */
	draw_free(d);
}

Test(form, changes_no_choice_by_an_arrow_a_letter_within_a_word_or_a_list_that_was_left)
{
	struct draw *d = start(24, 80);
	struct record *evaluation = record_new(&evaluation_entity);

	record_set_choice(evaluation, EVALUATION_KIND, EVALUATION_YEARLY);
	form_open(draw_app(d), "Evaluatie", &choice_form, evaluation);
	PRESS(d, K_LEFT, K_RIGHT, K_RIGHT);
	draw_type(d, "l"); /* in all, the begin of none */
	cr_expect(draw_has(d, "Niets gevonden met \"l\"."));
	PRESS(d, K_TAB, K_ENTER, K_ESC, 'b', K_ESC);
	cr_expect(eq(int, record_choice(evaluation, EVALUATION_KIND), EVALUATION_YEARLY));
	cr_expect(draw_has(d, "jaarlijks"));
	draw_free(d);
}

Test(form, names_in_the_key_bar_what_a_teacher_looks_for)
{
	struct draw *d = start(24, 80);

	form_open(draw_app(d), "Afspraak", &ops, record_new(&agreement_entity));
	cr_expect(draw_has(d, " F2 bewaren  Tab volgende  Esc terug  F1 hulp"));
	draw_free(d);
}

Test(form, says_what_enter_does_in_a_long_text_and_shows_where_one_types)
{
	static const struct form_ops long_text = { .fill = fill_text, .free = drop };
	struct draw *d = start(24, 80);

	form_open(draw_app(d), "Logboek", &long_text, record_new(&log_entity));
	cr_expect(draw_has(d, "Enter nieuwe regel, Tab volgend veld, F4 eigen tekstverwerker"));
	draw_type(d, "een");
	PRESS(d, K_ENTER);
	draw_type(d, "twee");
	cr_expect(draw_has(d, "een"));
	cr_expect(draw_has(d, "twee"));
	draw_free(d);
}
