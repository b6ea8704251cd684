/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/palette.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/records/pupil.h"
#include "core/text.h"
#include "db/filter.h"
#include "tui/app.h"
#include "tui/entries.h"
#include "tui/screens/screens.h"
#include "tui/screens/settings.h"

#define ID_GLOBAL 1000  /* + row of the global table */
#define ID_SCREEN 2000  /* + row of the list of screens */
#define ID_SETTING 3000 /* + line of the menu of Beheer */
#define ID_OFFER 3500   /* + number of what the screen offers beside its actions */
#define ID_PUPIL 4000   /* + id of the pupil */

#define PUPILS_SHOWN 10
#define PUPILS_TYPED 2 /* letters that a name begins to be looked for */

/* What there is to do, and behind it the pupils that what was typed names. */
struct palette {
	struct app *app;
	struct entries *entries;
	struct filter *filter; /* NULL until somebody is looked for */
	const char *folded;    /* what was typed, while pupils are added */
};

static const struct pupils_order by_name = { .scope = PUPILS_ALL, .sort = PUPILS_BY_NAME };

static const struct column columns[] = {
	{ .width = 30, .min = 16, .grows = true },
	{ .width = 9 },
};

/* --- what there is to do --- */

/* What a key does and a menu too is said once. */
static bool is_listed(const struct entries *entries, const char *label)
{
	char *folded = text_fold(label);
	bool listed = false;

	for (size_t i = 0; i < entries->count && !listed; i++) {
		char *other = text_fold(entries->items[i].cells[0]);

		listed = !strcmp(other, folded);
		free(other);
	}
	free(folded);
	return listed;
}

static void add(struct entries *entries, int64_t id, const char *label, const char *key)
{
	if (!is_listed(entries, label))
		entries_add(entries, id, label, key);
}

static void add_table(const struct app *app, struct entries *entries, const struct action *table,
		      int64_t id)
{
	char key[KEY_NAME_SIZE];

	for (const struct action *a = table; a && a->id; a++, id++) {
		if (a->flags & ACTION_RANGE || !action_possible(app, a, app_state(app)))
			continue;
		key_label(a->key, app->look.utf8, key);
		add(entries, id, look_say(&app->look, a->help), key);
	}
}

/* What cannot be done now, but says why not when it is chosen. */
static void add_refused(const struct app *app, struct entries *entries, const struct action *table,
			int64_t id)
{
	for (const struct action *a = table; a && a->id; a++, id++)
		if (a->why && !action_possible(app, a, app_state(app)))
			add(entries, id, look_say(&app->look, a->help), _("nu niet"));
}

static void add_screens(const struct app *app, struct entries *entries)
{
	for (size_t i = 0; app->db && screens[i]; i++) {
		char key[2] = { (char)('0' + screens[i]->bar % 10), '\0' };

		if (screens[i]->bar)
			add(entries, ID_SCREEN + (int64_t)i, _(screens[i]->title), key);
		else if (screens[i]->flags & SCREEN_PALETTE)
			add(entries, ID_SCREEN + (int64_t)i, _(screens[i]->title), NULL);
	}
}

static void add_settings(const struct app *app, struct entries *entries)
{
	for (size_t i = 0; app->db && settings_label(i); i++)
		add(entries, ID_SETTING + (int64_t)i, look_say(&app->look, settings_label(i)),
		    NULL);
}

/* What can be begun on this screen, behind a menu of its own. */
static void add_offers(const struct app *app, struct entries *entries)
{
	const struct screen *screen = app_screen(app);
	const char *label;

	for (size_t i = 0; screen->offer && (label = screen->offer(app, app_state(app), i)); i++) {
		char *text = mem_format(_("nieuw: %s"), label);

		add(entries, ID_OFFER + (int64_t)i, text, NULL);
		free(text);
	}
}

/* --- pupils by name --- */

static void show_pupil(struct palette *palette, const struct pupils_row *row, const char *name)
{
	struct list_row *shown =
		list_rows_add(&palette->entries->shown, ID_PUPIL + row->pupil, NULL);

	list_row_set(shown, 0, ROLE_TEXT, name);
	list_row_set(shown, 1, ROLE_DIM, row->group);
}

static enum zb_code add_named(void *context, const struct pupils_row *row, struct zb_err *err)
{
	(void)err;
	show_pupil(context, row, row->name);
	return ZB_OK;
}

static bool has_word_of(const char *text, const char *folded)
{
	char *own = text_fold(text);
	bool found = false;

	for (const char *at = folded; *at && !found; at += strspn(at, " ")) {
		char *word = mem_bytes(at, strcspn(at, " "));

		found = text_matches(own, word);
		at += strlen(word);
		free(word);
	}
	free(own);
	return found;
}

/* The first of STAFF ("Lia Vos, Tom Bos") that what was typed names, or NULL; the caller frees. */
static char *staff_named(const char *staff, const char *folded)
{
	while (*staff) {
		size_t length = strcspn(staff, ",");
		char *one = mem_bytes(staff, length);

		if (has_word_of(one, folded))
			return one;
		free(one);
		staff += length;
		staff += strspn(staff, ", ");
	}
	return NULL;
}

/* Found by something else than the name: it says by what. */
static enum zb_code add_other(void *context, const struct pupils_row *row, struct zb_err *err)
{
	struct palette *palette = context;
	const char *category =
		row->category >= 0 ? _(pupil_categories[row->category].label) : NULL;
	char *staff = staff_named(row->staff, palette->folded), *both;

	(void)err;
	if (staff)
		both = mem_format(_("%s (bij %s)"), row->name, staff);
	else if (category && has_word_of(category, palette->folded))
		both = mem_format("%s (%s)", row->name, category);
	else
		both = mem_text(row->name);
	show_pupil(palette, row, both);
	free(staff);
	free(both);
	return ZB_OK;
}

static enum zb_code add_pupils(struct palette *palette, const char *folded, struct zb_err *err)
{
	int64_t ids[PUPILS_SHOWN];
	size_t count;
	enum zb_code code = ZB_OK;

	if (!palette->filter)
		code = filter_load(palette->app->db, &by_name, &palette->filter, err);
	if (code)
		return code;
	filter_set(palette->filter, folded);
	palette->folded = folded;
	count = filter_ids_by(palette->filter, true, PUPILS_SHOWN, ids);
	code = pupils_read_some(palette->app->db, &by_name, ids, count, add_named, palette, err);
	count = filter_ids_by(palette->filter, false, PUPILS_SHOWN - count, ids);
	if (!code)
		code = pupils_read_some(palette->app->db, &by_name, ids, count, add_other, palette,
					err);
	return code;
}

/* --- the picker --- */

static enum zb_code palette_read(void *data, enum list_place place, const struct list_row *from,
				 size_t count, struct list_rows *out, struct zb_err *err)
{
	struct palette *palette = data;

	return entries_source.read(palette->entries, place, from, count, out, err);
}

static const struct list_source source = { .read = palette_read };

static void palette_filter(void *data, const char *folded)
{
	struct palette *palette = data;
	struct zb_err err;

	entries_filter(palette->entries, folded);
	if (palette->app->db && strlen(folded) >= PUPILS_TYPED &&
	    add_pupils(palette, folded, &err))
		app_error(palette->app, &err);
}

static void palette_free(void *data)
{
	struct palette *palette = data;

	entries_free(palette->entries);
	filter_free(palette->filter);
	free(palette);
}

static void open_screen(struct app *app, const struct screen *screen)
{
	if (screen->bar)
		app_switch(app, screen);
	else if (screen != app_screen(app))
		app_push(app, screen, (struct screen_arg){ 0 });
}

static void run_action(struct app *app, const struct action *action)
{
	app->key = action->key;
	if (action_possible(app, action, app_state(app)))
		action->run(app, app_state(app));
	else if (action->why)
		app_notice(app, "%s", _(action->why));
}

/* The picker is gone: the screen on top is the one that the actions belong to. */
static void run(struct app *app, void *data, int64_t id)
{
	(void)data;
	if (id >= ID_PUPIL)
		app_push(app, &dossier_screen, (struct screen_arg){ .id = id - ID_PUPIL });
	else if (id >= ID_OFFER)
		app_screen(app)->take(app, app_state(app), (size_t)(id - ID_OFFER));
	else if (id >= ID_SETTING)
		settings_do(app, (size_t)(id - ID_SETTING));
	else if (id >= ID_SCREEN)
		open_screen(app, screens[id - ID_SCREEN]);
	else if (id >= ID_GLOBAL)
		run_action(app, &global_actions[id - ID_GLOBAL]);
	else
		run_action(app, &app_screen(app)->actions[id - 1]);
}

void palette_open(struct app *app)
{
	struct palette *palette = mem_new(1, sizeof(*palette));

	palette->app = app;
	palette->entries = mem_new(1, sizeof(*palette->entries));
	add_table(app, palette->entries, app_screen(app)->actions, 1);
	add_offers(app, palette->entries);
	add_screens(app, palette->entries);
	add_settings(app, palette->entries);
	add_table(app, palette->entries, global_actions, ID_GLOBAL);
	add_refused(app, palette->entries, app_screen(app)->actions, 1);
	pick_open(app, &(struct pick){
			       .title = _("Opdracht, of de naam van een leerling"),
			       .columns = columns,
			       .column_count = ENTRY_CELLS,
			       .width = palette->entries->widest + 1 + columns[1].width,
			       .source = &source,
			       .source_data = palette,
			       .filter = palette_filter,
			       .free = palette_free,
			       .picked = run,
		       });
}
