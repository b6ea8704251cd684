/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/opened.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "tests/desk.h"
#include "tui/form.h"
#include "tui/screens/evaluate.h"
#include "tui/screens/screens.h"

static bool is_form(const struct app *app)
{
	return app_screen(app) && app_screen(app)->typing == form_typing_in;
}

const struct record *opened(int *field)
{
	const struct app *app = draw_app(screen);
	const struct form *form = app_state(app);
	const struct evaluate *e = app_state(app);

	*field = OPENED_NO_FIELD;
	draw_row(screen, 0);
	if (is_form(app)) {
		*field = (int)form->fields[form->cursor].field;
		return form->fields[form->cursor].record;
	}
	if (app_screen(app) != &evaluate_screen)
		return NULL;
	if (e->stops[e->cursor].kind == STOP_GOAL)
		return e->goals[e->stops[e->cursor].goal].goal;
	*field = (int)e->stops[e->cursor].field;
	return e->evaluation;
}

void expect_opened(const char *what, enum entity_id entity, int64_t row, int field)
{
	int at;
	const struct record *record = opened(&at);

	cr_assert(record != NULL, "%s: no form is open but %s", what,
		  app_screen(draw_app(screen))->id);
	cr_expect(entity_index(record->entity) == entity, "%s: %s", what, record->entity->code);
	cr_expect(record->id == row, "%s: row %lld, not %lld", what, (long long)record->id,
		  (long long)row);
	cr_expect(at == field, "%s: field %d, not %d", what, at, field);
}

bool go_to(const char *text)
{
	for (int step = 0; step < draw_rows(screen); step++) {
		draw_row(screen, 0);
		for (int row = 0; row < draw_rows(screen); row++) {
			const char *line = draw_read(screen, row);

			if (strstr(line, "▌") && strstr(line, text))
				return true;
		}
		press(K_DOWN);
	}
	return false;
}
