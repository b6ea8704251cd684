/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beheer: what is not done every day, as one menu. */
#include "tui/screens/settings.h"

#include <stdlib.h>

#include "core/entities.h"
#include "core/records/group.h"
#include "core/records/holiday.h"
#include "core/records/school.h"
#include "core/records/staff.h"
#include "core/records/template.h"
#include "tui/app.h"
#include "tui/choice.h"
#include "tui/list.h"
#include "tui/preference.h"
#include "tui/screens/record_form.h"
#include "tui/screens/records.h"
#include "tui/screens/screens.h"

#define THEMES_MAX 8

struct state {
	struct list list;
	struct list_rows rows;
	struct copies copies;
};

_Static_assert(offsetof(struct state, list) == 0, "list_key_in wants it first");

/* --- the lists --- */

static const struct records staff_records = {
	.entity = &staff_entity,
	.title = N_("Medewerkers"),
	.columns = { STAFF_FAMILY_NAME, STAFF_FUNCTION, STAFF_ROLE, STAFF_LEFT, STAFF_LOGIN, -1 },
	.first = staff_list_name,
	.first_label = N_("Naam"),
	.empty = N_("Nog geen medewerkers. n voegt er een toe; het inlezen van EDEXML ook."),
	.owner = -1,
};

static const struct records group_staff_records = {
	.entity = &group_staff_entity,
	.title = N_("medewerkers"),
	.columns = { GROUP_STAFF_STAFF, GROUP_STAFF_PART, -1 },
	.empty = N_("Nog niemand voor deze groep. n voegt iemand toe."),
	.owner = GROUP_STAFF_GROUP,
};

static const struct records group_records = {
	.entity = &group_entity,
	.title = N_("Groepen"),
	.columns = { GROUP_SCHOOL_YEAR, GROUP_NAME, GROUP_YEAR_GROUPS, GROUP_KIND, -1 },
	.newest = true,
	.empty = N_("Nog geen groepen. n voegt er een toe; het inlezen ook."),
	.owner = -1,
	.inner = &group_staff_records,
};

static const struct records tariff_records = {
	.entity = &tariff_entity,
	.title = N_("Tarieven per uur"),
	.columns = { TARIFF_FUNCTION, TARIFF_STARTS, TARIFF_CENTS_HOUR, -1 },
	.empty = N_("Nog geen tarieven. n voegt er een toe, vanaf een datum."),
	.owner = -1,
};

static const struct records headcount_records = {
	.entity = &headcount_entity,
	.title = N_("Leerlingen op de teldatum"),
	.columns = { HEADCOUNT_DATE, HEADCOUNT_PUPILS, -1 },
	.newest = true,
	.empty = N_("Nog geen tellingen. n voegt er een toe."),
	.owner = -1,
};

static const struct records holiday_records = {
	.entity = &holiday_entity,
	.title = N_("Vakanties"),
	.columns = { HOLIDAY_STARTS, HOLIDAY_ENDS, HOLIDAY_NAME, -1 },
	.newest = true,
	.empty = N_("Nog geen vakanties. n voegt er een toe; bij een termijn die erin valt staat "
		    "dat op Termijnen."),
	.owner = -1,
};

static const struct records template_goal_records = {
	.entity = &template_goal_entity,
	.title = N_("doelen"),
	.columns = { TEMPLATE_GOAL_DESCRIPTION, TEMPLATE_GOAL_KIND, TEMPLATE_GOAL_AREA,
		     TEMPLATE_GOAL_INDICATOR, -1 },
	.empty = N_("Nog geen doelen in dit sjabloon. n voegt er een toe, zonder begin- en "
		    "streefwaarde: die zijn van de leerling."),
	.owner = TEMPLATE_GOAL_TEMPLATE,
};

static const struct records template_records = {
	.entity = &template_entity,
	.title = N_("Sjablonen voor een nieuw OPP"),
	.columns = { TEMPLATE_NAME, TEMPLATE_NEED, TEMPLATE_GUIDANCE, -1 },
	.empty = N_("Nog geen sjablonen. n maakt er een, met teksten en doelen van de school."),
	.owner = -1,
	.inner = &template_goal_records,
};

/* --- what the menu does --- */

static void greet(struct app *app, void *data)
{
	(void)data;
	if (app->hooks && app->hooks->greet)
		app->hooks->greet(app);
}

/* A file may have none: who began it was stopped halfway, or an older program took it back. */
static void open_school(struct app *app, struct state *state)
{
	const struct record *school = db_school(app->db);

	(void)state;
	record_form_open(app, &(struct record_form){
				      .title = _("Schoolgegevens"),
				      .draft = mem_text("school"),
				      .records = { school ? record_copy(school) :
							    school_new() },
				      .link = -1,
				      .field = -1,
				      .saved = _("Schoolgegevens bewaard."),
				      .done = greet,
			      });
}

static void open_terms(struct app *app, struct state *state)
{
	(void)state;
	settings_terms_open(app);
}

static void open_staff(struct app *app, struct state *state)
{
	(void)state;
	records_open(app, &staff_records, 0, NULL);
}

static void open_groups(struct app *app, struct state *state)
{
	(void)state;
	records_open(app, &group_records, 0, NULL);
}

static void open_templates(struct app *app, struct state *state)
{
	(void)state;
	records_open(app, &template_records, 0, NULL);
}

static void open_tariffs(struct app *app, struct state *state)
{
	(void)state;
	records_open(app, &tariff_records, 0, NULL);
}

static void open_headcounts(struct app *app, struct state *state)
{
	(void)state;
	records_open(app, &headcount_records, 0, NULL);
}

static void open_holidays(struct app *app, struct state *state)
{
	(void)state;
	records_open(app, &holiday_records, 0, NULL);
}

static void theme_chosen(struct app *app, void *data, size_t index)
{
	(void)data;
	app_set_theme(app, theme_code(index));
	preference_put(app, PREFERENCE_THEME, theme_code(index));
	app_notice(app, _("Kleuren: %s"), _(theme_label(index)));
}

static void choose_theme(struct app *app, struct state *state)
{
	const char *labels[THEMES_MAX];
	size_t count = 0;

	for (; count < THEMES_MAX && theme_code(count); count++)
		labels[count] = _(theme_label(count));
	choice_open(app, &(struct choice_list){ .title = _("Kleuren"), .labels = labels,
						.count = count, .chosen = theme_chosen,
						.data = state });
}

static void open_import(struct app *app, struct state *state)
{
	(void)state;
	app_push(app, &import_screen, (struct screen_arg){ 0 });
}

static void open_takeover(struct app *app, struct state *state)
{
	(void)state;
	app_push(app, &takeover_screen, (struct screen_arg){ 0 });
}

static void open_export(struct app *app, struct state *state)
{
	(void)state;
	app_push(app, &export_screen, (struct screen_arg){ 0 });
}

static void open_backup(struct app *app, struct state *state)
{
	settings_backup(app, &state->copies);
}

static void open_restore(struct app *app, struct state *state)
{
	settings_restore(app, &state->copies);
}

static void open_check(struct app *app, struct state *state)
{
	settings_check(app, &state->copies);
}

/* A row without run is a heading. */
static const struct entry {
	const char *label, *about;
	void (*run)(struct app *, struct state *);
} entries[] = {
	{ N_("Gegevens in en uit"), NULL, NULL },
	{ N_("Inlezen"), N_("leerlingen, groepen, lopende OPP's, metingen"),
	  open_import },
	{ N_("Lopende OPP's overnemen"), N_("per leerling één regel, meteen in werking"),
	  open_takeover },
	{ N_("Tellingen voor het bestuur"), N_("vijf bestanden zonder namen"), open_export },
	{ N_("School"), NULL, NULL },
	{ N_("Schoolgegevens"), N_("naam, BRIN, soort, bestuur, swv"),
	  open_school },
	{ N_("Instellingen"), N_("termijnen en keuzes van de school"), open_terms },
	{ N_("Medewerkers"), N_("functie, inlognaam en rol"), open_staff },
	{ N_("Groepen"), N_("per schooljaar, met wie ervoor staat"), open_groups },
	{ N_("Sjablonen"), N_("teksten en doelen voor een nieuw OPP"),
	  open_templates },
	{ N_("Tarieven"), N_("per functie en uur"), open_tariffs },
	{ N_("Teldatum"), N_("hoeveel leerlingen de school had"), open_headcounts },
	{ N_("Vakanties"), N_("een termijn die erin valt krijgt een teken"), open_holidays },
	{ N_("Dit programma"), NULL, NULL },
	{ N_("Kleuren"), N_("standaard, licht, hoog contrast, zonder kleur"), choose_theme },
	{ N_("Reservekopie maken"), N_("van het hele schoolbestand"), open_backup },
	{ N_("Reservekopie terugzetten"), N_("vervangt alles; wat er nu is wordt bewaard"),
	  open_restore },
	{ N_("Bestand nakijken"), N_("of het heel is en klopt"), open_check },
};

#define ENTRY_COUNT (sizeof(entries) / sizeof(*entries))

static const struct entry *entry_numbered(size_t number)
{
	for (size_t i = 0; i < ENTRY_COUNT; i++)
		if (entries[i].run && number-- == 0)
			return &entries[i];
	return NULL;
}

const char *settings_label(size_t i)
{
	const struct entry *entry = entry_numbered(i);

	return entry ? entry->label : NULL;
}

void settings_do(struct app *app, size_t i)
{
	const struct entry *entry = entry_numbered(i);
	struct state *state;

	app_switch(app, &settings_screen);
	if (app_screen(app) != &settings_screen)
		return;
	state = app_state(app);
	list_select(&state->list, entry - entries + 1);
	entry->run(app, state);
}

/* --- the screen --- */

static const struct column columns[] = {
	{ .width = 28, .min = 20 },
	{ .width = 40, .min = 10, .priority = 1, .grows = true },
};

/* In the words of the school: what is put back may be of another kind. */
static void fill_rows(const struct app *app, struct state *state)
{
	list_rows_clear(&state->rows);
	for (size_t i = 0; i < ENTRY_COUNT; i++) {
		struct list_row *row;

		if (!entries[i].run) {
			list_rows_heading(&state->rows, NULL, _(entries[i].label), NULL);
			continue;
		}
		row = list_rows_add(&state->rows, (int64_t)i + 1, NULL);
		list_row_set(row, 0, ROLE_TEXT, look_say(&app->look, entries[i].label));
		list_row_set(row, 1, ROLE_DIM, look_say(&app->look, entries[i].about));
	}
}

static void reload(struct app *app, void *data)
{
	struct state *state = data;

	fill_rows(app, state);
	list_reload(&state->list);
}

static enum zb_code enter(struct app *app, void *data, struct screen_arg arg, struct zb_err *err)
{
	struct state *state = data;

	(void)arg;
	(void)err;
	fill_rows(app, state);
	list_init(&state->list, columns, 2, &list_memory, &state->rows);
	state->list.headings = false;
	return ZB_OK;
}

static void leave(struct app *app, void *data)
{
	struct state *state = data;

	(void)app;
	list_clear(&state->list);
	list_rows_clear(&state->rows);
	copies_free(&state->copies);
}

static void fit(struct app *app, void *data, const struct area *area)
{
	struct state *state = data;
	struct zb_err err;

	if (list_fit(&state->list, area, &err))
		app_error(app, &err);
}

static void draw(const struct app *app, const void *data, const struct area *area)
{
	const struct state *state = data;

	(void)app;
	list_draw(&state->list, area);
}

static void open_entry(struct app *app, void *data)
{
	struct state *state = data;
	int64_t id = list_id(&state->list);

	if (id > 0)
		entries[id - 1].run(app, state);
}

static const struct action actions[] = {
	{ .id = "settings.open", .key = K_ENTER, .label = N_("openen"),
	  .help = N_("openen of beginnen"), .run = open_entry, .flags = ACTION_BAR },
	{ 0 },
};

const struct screen settings_screen = {
	.id = "settings",
	.title = N_("Beheer"),
	.bar = 10,
	.actions = actions,
	.size = sizeof(struct state),
	.enter = enter,
	.leave = leave,
	.reload = reload,
	.fit = fit,
	.draw = draw,
	.key = list_key_in,
	.mouse = list_mouse_in,
};
