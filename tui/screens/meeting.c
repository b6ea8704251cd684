/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/meeting.h"

#include <stdlib.h>

#include "core/records/agreement.h"
#include "core/records/meeting.h"
#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/screens/screens.h"

#define HEAD_ROWS 2

static enum zb_code enter(struct app *app, void *state, struct screen_arg arg, struct zb_err *err)
{
	struct meeting *m = state;
	enum zb_code code = meeting_load(app, m, arg, err);

	if (code) {
		meeting_clear(m);
		return code;
	}
	form_init(&m->form, app, &meeting_form_ops, m);
	return ZB_OK;
}

static char *title_of(const struct meeting *m)
{
	struct buffer title = {0};

	buffer_add(&title, m->meeting.base ? _("Gesprek") : _("Nieuw gesprek"));
	for (size_t i = 0; meeting_rows_count(&m->pupils) == 1 && i < m->pupils.count; i++)
		if (m->pupils.items[i].row)
			buffer_add_format(&title, " · %s", m->pupils.items[i].title);
	return buffer_take(&title);
}

static void entered(struct app *app, void *state)
{
	struct meeting *m = state;
	char *title = title_of(m);

	kept_offer(&m->kept, app, title, meeting_resume, m);
	free(title);
}

static void leave(struct app *app, void *state)
{
	(void)app;
	meeting_clear(state);
}

static struct area body(const struct area *area)
{
	return area_part(area, HEAD_ROWS, 0, -1, -1);
}

/* What a list answered may ask for other fields. */
static void settle(struct app *app, struct meeting *m)
{
	form_settle(&m->form, app);
	if (m->rebuild)
		meeting_rebuild(app, m);
}

static void fit(struct app *app, void *state, const struct area *area)
{
	struct meeting *m = state;
	struct area inside = body(area);

	settle(app, m);
	form_fit(&m->form, app, &inside);
}

/* At once, not when it is drawn: keys that were typed ahead go to the fields that then are
 * there. */
static enum reaction key(struct app *app, void *state, int code)
{
	struct meeting *m = state;
	enum reaction reaction;

	settle(app, m);
	reaction = form_key_in(app, m, code);
	if (m->rebuild)
		meeting_rebuild(app, m);
	return reaction;
}

static void next_field(struct app *app, void *state)
{
	key(app, state, K_TAB);
}

static void draw(const struct app *app, const void *state, const struct area *area)
{
	const struct meeting *m = state;
	struct area inside = body(area);
	char *title = title_of(m);

	(void)app;
	paint_text(area, 0, 1, area->width - 2, ROLE_HEADING, title);
	free(title);
	form_draw(&m->form, &inside);
}

static bool is_changed(const struct meeting *m)
{
	return m->touched || form_changed(&m->form);
}

static void discard(struct app *app, void *state)
{
	kept_drop(&((struct meeting *)state)->kept, app);
	app_pop(app);
}

static void answer(struct app *app, void *data, size_t button)
{
	if (button == 1)
		meeting_save(app, data);
	else if (button == 2)
		discard(app, data);
}

static enum reaction back(struct app *app, void *state)
{
	const char *buttons[] = {_("verder invullen"), _("bewaren"), _("weggooien")};

	if (!is_changed(state))
		return REACTION_PASS;
	dialog_ask(app, _("Dit gesprek is nog niet bewaard."), buttons, 3, answer, state);
	return REACTION_DONE;
}

static void keep(struct app *app, void *state)
{
	struct meeting *m = state;

	if (is_changed(m))
		meeting_keep(app, m);
	else
		kept_put(&m->kept, app, &(struct draft){0});
}

/* A new agreement, with the cursor in it. */
static void add_agreement(struct app *app, void *state)
{
	struct meeting *m = state;
	const struct record *row;

	if (!form_finish(&m->form, app))
		return;
	row = meeting_add_agreement(m);
	m->touched = true;
	meeting_rebuild(app, m);
	form_go(&m->form, app, row, AGREEMENT_WHAT);
}

static const struct record *agreement_here(const struct meeting *m)
{
	const struct form *form = &m->form;
	const struct record *row =
		form->cursor < form->count ? form->fields[form->cursor].record : NULL;

	return row && row->entity == &agreement_entity ? row : NULL;
}

static bool on_agreement(const struct app *app, const void *state)
{
	(void)app;
	return agreement_here(state) != NULL;
}

static void remove_agreement(struct app *app, void *state)
{
	struct meeting *m = state;
	const struct record *row = agreement_here(m);

	m->touched = true;
	form_clear(&m->form);
	meeting_rows_remove(&m->agreements, row);
	form_init(&m->form, app, &meeting_form_ops, m);
	form_touch(&m->form);
	form_go(&m->form, app, m->meeting.row, MEETING_REPORT);
}

static bool has_draft(const struct app *app, const void *state)
{
	(void)app;
	return meeting_has_draft(state) && meeting_about_plan(state);
}

static void toggle_consultation(struct app *app, void *state)
{
	struct meeting *m = state;

	if (!form_finish(&m->form, app))
		return;
	m->consultation = !m->consultation;
	m->touched = true;
	meeting_rebuild(app, m);
}

static bool changed(const struct app *app, const void *state)
{
	(void)app;
	return is_changed(state);
}

static void restart(struct app *app, void *state)
{
	const struct meeting *m = state;
	int64_t id = m->meeting.base ? m->meeting.base->id : m->origin;

	discard(app, state);
	app_push(app, &meeting_screen, (struct screen_arg){.id = id});
}

static void ask_restart(struct app *app, void *state)
{
	dialog_confirm(app, _("Alles weggooien wat hier is ingevuld en niet bewaard?"),
		       _("weggooien"), restart, state);
}

static const struct action actions[] = {
	{.id = "meeting.save",
	 .key = K_F2,
	 .key2 = K_CTRL_S,
	 .label = N_("bewaren"),
	 .help = N_("het gesprek met alles erbij bewaren"),
	 .run = meeting_save,
	 .flags = ACTION_BAR},
	{.id = "meeting.next",
	 .key = K_TAB,
	 .label = N_("volgende"),
	 .help = N_("naar het volgende veld; terug met Shift-Tab"),
	 .run = next_field,
	 .flags = ACTION_BAR},
	{.id = "meeting.agreement",
	 .key = K_F3,
	 .label = N_("afspraak"),
	 .help = N_("een afspraak toevoegen"),
	 .run = add_agreement,
	 .flags = ACTION_BAR},
	{.id = "meeting.attendees",
	 .key = K_F6,
	 .label = N_("wie erbij"),
	 .help = N_("ouders, leerling en medewerkers die erbij waren"),
	 .run = meeting_pick_attendees,
	 .flags = ACTION_BAR},
	{.id = "meeting.consultation",
	 .key = K_F9,
	 .label = N_("is het overleg"),
	 .help = N_("dit gesprek is het overleg over het OPP, of niet"),
	 .when = has_draft,
	 .why = N_("Overleg is er alleen over een concept, in een gesprek over één leerling."),
	 .run = toggle_consultation,
	 .flags = ACTION_BAR},
	{.id = "meeting.pupils",
	 .key = K_F5,
	 .label = N_("over wie"),
	 .help = N_("kiezen over welke leerlingen het gaat"),
	 .run = meeting_pick_pupils,
	 .flags = ACTION_BAR},
	{.id = "meeting.others",
	 .key = K_F7,
	 .label = N_("anderen"),
	 .help = N_("namen van anderen die erbij waren"),
	 .run = meeting_type_attendees,
	 .flags = ACTION_BAR},
	{.id = "meeting.remove",
	 .key = K_F8,
	 .label = N_("afspraak weg"),
	 .help = N_("de afspraak met de cursor weghalen"),
	 .when = on_agreement,
	 .why = N_("Zet de cursor in de afspraak die weg moet."),
	 .run = remove_agreement,
	 .flags = ACTION_BAR},
	{.id = "meeting.restart",
	 .key = K_F10,
	 .label = N_("opnieuw"),
	 .help = N_("weggooien wat is ingevuld en opnieuw beginnen"),
	 .when = changed,
	 .why = N_("Er is nog niets ingevuld om weg te gooien."),
	 .run = ask_restart},
	{0},
};

const struct screen meeting_screen = {
	.id = "meeting",
	.title = N_("Gesprek"),
	.actions = actions,
	.size = sizeof(struct meeting),
	.enter = enter,
	.entered = entered,
	.leave = leave,
	.fit = fit,
	.draw = draw,
	.typing = form_typing_in,
	.key = key,
	.mouse = form_mouse_in,
	.back = back,
	.keep = keep,
};
