/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backup, restore and check of the school file. */
#include <stdlib.h>

#include "core/date.h"
#include "core/records/school.h"
#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/path.h"
#include "tui/preference.h"
#include "tui/progress.h"
#include "tui/screens/settings.h"

void copies_free(struct copies *copies)
{
	free(copies->path);
	free(copies->kept);
	backup_about_clear(&copies->about);
}

static void take_path(struct copies *copies, const char *path)
{
	free(copies->path);
	copies->path = mem_text(path);
}

/* --- backup --- */

static enum zb_code run_backup(struct app *app, void *data, struct progress *progress,
			       struct zb_err *err)
{
	const struct copies *copies = data;

	if (!progress_report(progress, _("kopie"), 0, 0))
		return zb_fail(err, ZB_CANCELLED, _("gestopt"));
	return backup_copy(app->db, copies->path, err);
}

static void backup_done(struct app *app, void *data, enum zb_code code, const struct zb_err *err)
{
	const struct copies *copies = data;

	if (code)
		app_error(app, err);
	else
		app_notice(app, _("Reservekopie gemaakt: %s"), copies->path);
}

static void backup_to(struct app *app, void *data, const char *path)
{
	take_path(data, path);
	app_work(app, &(struct work){ .title = _("Reservekopie maken"), .run = run_backup,
				      .done = backup_done, .data = data });
}

void settings_backup(struct app *app, struct copies *copies)
{
	char *today = path_of_today(app), *name = mem_format("%s.db", today);

	path_open(app, &(struct path_ask){ .title = _("Reservekopie maken"),
					   .help = _("het bestand dat wordt gemaakt; liefst op "
						     "een andere schijf"),
					   .remember = PREFERENCE_COPIES,
					   .name = name,
					   .kind = PATH_NEW,
					   .usable = path_may_be_school,
					   .done = backup_to,
					   .data = copies });
	free(today);
	free(name);
}

/* --- restore --- */

static enum zb_code run_restore(struct app *app, void *data, struct progress *progress,
				struct zb_err *err)
{
	struct copies *copies = data;

	if (!progress_report(progress, _("nakijken en terugzetten"), 0, 0))
		return zb_fail(err, ZB_CANCELLED, _("gestopt"));
	free(copies->kept);
	copies->kept = NULL;
	return backup_restore(app->db, copies->path, &copies->kept, err);
}

static void restore_done(struct app *app, void *data, enum zb_code code, const struct zb_err *err)
{
	const struct copies *copies = data;

	if (code) {
		app_error(app, err);
	} else {
		if (app->hooks && app->hooks->greet)
			app->hooks->greet(app);
		app_stale(app);
		app_notice(app, _("Teruggezet. Wat er stond ligt in %s"), copies->kept);
	}
}

static void restore_sure(struct app *app, void *data)
{
	app_work(app, &(struct work){ .title = _("Terugzetten"), .run = run_restore,
				      .done = restore_done, .data = data });
}

/* "De Linde 12AB, 25 leerlingen, laatst gewijzigd 20-11-2026", and whose it is not. */
static char *restore_question(const struct app *app, const struct copies *copies)
{
	const struct backup_about *about = &copies->about;
	const struct record *school = db_school(app->db);
	struct buffer text = { 0 };
	struct date day;
	char shown[DATE_SHOWN_SIZE];

	if (about->other)
		buffer_add_format(&text, _("Let op, dit is een andere school: %s %s, niet %s %s."),
				  about->name, about->code, record_text(school, SCHOOL_NAME),
				  record_text(school, SCHOOL_BRIN));
	else if (*about->name)
		buffer_add_format(&text, _("Dit is een bestand van %s %s."), about->name,
				  about->code);
	else
		buffer_add(&text, _("In dit bestand staat nog geen school."));
	buffer_add(&text, " ");
	buffer_add_format(&text,
			  ngettext("Het heeft %lld leerling, met wie vertrok",
				   "Het heeft %lld leerlingen, met wie vertrok",
				   (unsigned long)about->pupils),
			  (long long)about->pupils);
	if (date_from_iso(about->changed, &day)) {
		date_to_full(day, shown);
		buffer_add_format(&text, _(", en is het laatst gewijzigd op %s"), shown);
	}
	buffer_add(&text, _(". Alles in het schoolbestand hierdoor vervangen? Van wat er nu is "
			    "wordt eerst een reservekopie gemaakt."));
	return buffer_take(&text);
}

static enum zb_code run_look(struct app *app, void *data, struct progress *progress,
			     struct zb_err *err)
{
	struct copies *copies = data;

	if (!progress_report(progress, _("nakijken"), 0, 0))
		return zb_fail(err, ZB_CANCELLED, _("gestopt"));
	return backup_look(app->db, copies->path, &copies->about, err);
}

static void look_done(struct app *app, void *data, enum zb_code code, const struct zb_err *err)
{
	char *text;

	if (code) {
		app_error(app, err);
		return;
	}
	text = restore_question(app, data);
	dialog_confirm(app, text, _("terugzetten"), restore_sure, data);
	free(text);
}

static void restore_from(struct app *app, void *data, const char *path)
{
	take_path(data, path);
	app_work(app, &(struct work){ .title = _("Nakijken"), .run = run_look, .done = look_done,
				      .data = data });
}

void settings_restore(struct app *app, struct copies *copies)
{
	path_open(app, &(struct path_ask){ .title = _("Reservekopie terugzetten"),
					   .help = _("een schoolbestand; het wordt eerst "
						     "nagekeken"),
					   .remember = PREFERENCE_COPIES,
					   .kind = PATH_FILE,
					   .usable = path_may_be_school,
					   .done = restore_from,
					   .data = copies });
}

/* --- check --- */

static enum zb_code run_check(struct app *app, void *data, struct progress *progress,
			      struct zb_err *err)
{
	struct copies *copies = data;

	if (!progress_report(progress, _("nakijken"), 0, 0))
		return zb_fail(err, ZB_CANCELLED, _("gestopt"));
	return check_file(app->db, copies->results, err);
}

static void check_done(struct app *app, void *data, enum zb_code code, const struct zb_err *err)
{
	struct copies *copies = data;
	struct buffer text = { 0 };

	for (int i = 0; i < CHECK_COUNT && !code; i++) {
		const struct check_result *result = &copies->results[i];

		buffer_add_format(&text, "%s %s\n",
				  app->look.glyphs[result->wrong ? GLYPH_MISSED : GLYPH_ACHIEVED],
				  _(check_labels[i]));
		if (result->wrong)
			buffer_add_format(&text, "   %s\n", result->detail);
	}
	if (code)
		app_error(app, err);
	else
		dialog_message(app, _("Bestand nagekeken"), text.bytes);
	buffer_clear(&text);
}

void settings_check(struct app *app, struct copies *copies)
{
	app_work(app, &(struct work){ .title = _("Bestand nakijken"), .run = run_check,
				      .done = check_done,
				      .data = copies });
}
