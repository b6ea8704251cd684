/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/dialog.h"

#include <stdlib.h>

#include "core/memory.h"
#include "core/text.h"
#include "tui/app.h"

#define BOX_COLUMNS 64
#define BUTTON_GAP 3

/* A text and a row of buttons. */
struct question {
	const char *title;
	const char *text;
	const char *const *buttons;
	size_t count;
	bool esc; /* is an answer too: COUNT */
	void (*answer)(struct app *, void *data, size_t button);
	void (*yes)(struct app *, void *data); /* of dialog_confirm: button 1 */
	void *data;
};

struct ask {
	struct question question;
	char *title, *text;
	char *buttons[DIALOG_BUTTONS];
	size_t current;
};

static enum zb_code ask_enter(struct app *app, void *state, struct screen_arg arg,
			      struct zb_err *err)
{
	struct ask *ask = state;
	const struct question *question = arg.data;

	(void)app;
	(void)err;
	ask->question = *question;
	ask->title = mem_text(question->title);
	ask->text = mem_text(question->text);
	for (size_t i = 0; i < question->count; i++)
		ask->buttons[i] = mem_text(question->buttons[i]);
	return ZB_OK;
}

static void ask_leave(struct app *app, void *state)
{
	struct ask *ask = state;

	(void)app;
	free(ask->title);
	free(ask->text);
	for (size_t i = 0; i < DIALOG_BUTTONS; i++)
		free(ask->buttons[i]);
}

static int button_width(const struct ask *ask, size_t i)
{
	return 2 + text_width(ask->buttons[i]); /* with room for the marker */
}

static int ask_width(const struct ask *ask, const struct area *area)
{
	int width = 1 - BUTTON_GAP;

	for (size_t i = 0; i < ask->question.count; i++)
		width += button_width(ask, i) + BUTTON_GAP;
	if (width < BOX_COLUMNS - 4)
		width = BOX_COLUMNS - 4;
	return width + 4 < area->width ? width : area->width - 4;
}

struct place {
	int x, y;
};

/* Beside each other as far as WIDTH goes, then below; returns the rows they take. */
static int place_buttons(const struct ask *ask, int width, struct place out[static DIALOG_BUTTONS])
{
	int x = 0, y = 0;

	for (size_t i = 0; i < ask->question.count; i++) {
		int wide = button_width(ask, i);

		if (x > 0 && x + wide > width) {
			x = 0;
			y++;
		}
		out[i] = (struct place){ x, y };
		x += wide + BUTTON_GAP;
	}
	return y + 1;
}

/* The blank rows around the text give way where there is little room, the buttons never. */
static void ask_draw(const struct app *app, const void *state, const struct area *area)
{
	const struct ask *ask = state;
	struct place places[DIALOG_BUTTONS];
	int width = ask_width(ask, area), rows = paint_rows(ask->text, width);
	int buttons = place_buttons(ask, width, places);
	struct area box = area_middle(area, rows + 3 + buttons, width + 4);
	struct area inside = paint_box(&box, ask->title), text;
	int top = inside.height > buttons ? inside.height - buttons : 0;

	(void)app;
	text = area_part(&inside, 0, 0, top > rows ? top - 1 : top, -1);
	paint_wrapped(&text, 0, ROLE_TEXT, ask->text);
	for (size_t i = 0; i < ask->question.count; i++) {
		bool on = i == ask->current;
		int y = top + places[i].y;

		if (on)
			paint_glyph(&inside, y, places[i].x, ROLE_ACCENT, GLYPH_MARKER);
		paint_word(&inside, y, places[i].x + 2, on ? ROLE_SELECTED : ROLE_TEXT,
			   ask->buttons[i]);
	}
}

/* No letters: a word that was typed before the question was seen must not answer it. */
static enum reaction ask_key(struct app *app, void *state, int key)
{
	struct ask *ask = state;

	(void)app;
	if (key == K_LEFT || key == K_UP || key == K_BACKTAB)
		ask->current -= ask->current > 0;
	else if (key == K_RIGHT || key == K_DOWN || key == K_TAB)
		ask->current += ask->current + 1 < ask->question.count;
	else
		return REACTION_PASS;
	return REACTION_DONE;
}

static void ask_answer(struct app *app, void *state)
{
	const struct ask *ask = state;
	const struct question *question = &ask->question;

	app_pop(app);
	if (question->answer)
		question->answer(app, question->data, ask->current);
	else if (question->yes && ask->current == 1)
		question->yes(app, question->data);
}

static enum reaction ask_back(struct app *app, void *state)
{
	struct ask *ask = state;

	if (!ask->question.esc)
		return REACTION_PASS;
	ask->current = ask->question.count;
	ask_answer(app, ask);
	return REACTION_DONE;
}

static const struct action ask_actions[] = {
	{ .id = "ask.answer", .key = K_ENTER, .label = N_("kiezen"),
	  .help = N_("het antwoord met de cursor"), .run = ask_answer, .flags = ACTION_BAR },
	{ 0 },
};

static const struct screen ask_screen = {
	.id = "ask",
	.title = N_("Vraag"),
	.flags = SCREEN_OVERLAY,
	.actions = ask_actions,
	.size = sizeof(struct ask),
	.enter = ask_enter,
	.leave = ask_leave,
	.draw = ask_draw,
	.key = ask_key,
	.back = ask_back,
};

static void open_question(struct app *app, const struct question *question)
{
	app_push(app, &ask_screen, (struct screen_arg){ .data = question });
}

static void ask_yes(struct app *app, const char *text, const char *no, const char *verb,
		    void (*yes)(struct app *, void *data), void *data)
{
	const char *buttons[] = { no, verb };

	open_question(app, &(struct question){ .text = text, .buttons = buttons, .count = 2,
					       .yes = yes, .data = data });
}

void dialog_confirm(struct app *app, const char *text, const char *verb,
		    void (*yes)(struct app *, void *data), void *data)
{
	ask_yes(app, text, _("annuleren"), verb, yes, data);
}

void dialog_offer(struct app *app, const char *text, const char *verb,
		  void (*yes)(struct app *, void *data), void *data)
{
	ask_yes(app, text, _("nu niet"), verb, yes, data);
}

void dialog_ask(struct app *app, const char *text, const char *const *buttons, size_t count,
		void (*answer)(struct app *, void *data, size_t button), void *data)
{
	open_question(app, &(struct question){
				   .text = text,
				   .buttons = buttons,
				   .count = count < DIALOG_BUTTONS ? count : DIALOG_BUTTONS,
				   .answer = answer,
				   .data = data });
}

void dialog_draft(struct app *app, const char *text,
		  void (*answer)(struct app *, void *data, size_t drafted), void *data)
{
	const char *buttons[DRAFT_LATER] = {
		[DRAFT_RESUME] = _("daarmee verder"),
		[DRAFT_DROP] = _("weggooien"),
	};

	open_question(app, &(struct question){ .text = text, .buttons = buttons,
					       .count = DRAFT_LATER, .esc = true,
					       .answer = answer, .data = data });
}

void dialog_message(struct app *app, const char *title, const char *text)
{
	const char *buttons[] = { _("verder") };

	open_question(app, &(struct question){ .title = title, .text = text, .buttons = buttons,
					       .count = 1 });
}
