/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The export for the board. */
#include <stdlib.h>

#include "core/records/school.h"
#include "db/export.h"
#include "tui/app.h"
#include "tui/form.h"
#include "tui/path.h"
#include "tui/preference.h"
#include "tui/progress.h"
#include "tui/screens/screens.h"

#define HEAD_ROWS 7
#define FOOT_ROWS 3

static const struct choice dialects[] = {
	[CSV_EXCEL_NL] = { "excel-nl", N_("Excel (puntkomma)") },
	[CSV_RFC4180] = { "rfc4180", N_("RFC 4180 (komma)") },
	{ NULL, NULL },
};

/* What is asked: no record of the file. */
#define EXPORT_FIELDS(X)                                                                           \
	X(EXPORT_YEAR, year, FIELD_YEAR, N_("Schooljaar"), .width = 9,                             \
	  .help = N_("zoals 2026-2027; leeg: de laatste 12 maanden"))                              \
	X(EXPORT_DIALECT, dialect, FIELD_CHOICE, N_("Vorm van de csv"), .width = 20,               \
	  .flags = FIELD_REQUIRED, .choices = dialects)                                            \
	X(EXPORT_TO, to, FIELD_TEXT, N_("Map"), .width = 60, .flags = FIELD_REQUIRED,              \
	  .help = N_("wordt gemaakt en bestaat nog niet; F5 kiest de plaats"))

enum export_field { EXPORT_FIELDS(FIELD_ENUM) EXPORT_FIELD_COUNT };

static const struct field fields[] = { EXPORT_FIELDS(FIELD_ROW) };

static const struct entity export_entity = {
	.code = "export",
	.label = N_("export"),
	.plural = N_("exports"),
	.fields = fields,
	.field_count = EXPORT_FIELD_COUNT,
};

struct state {
	struct record *record;
	struct form form;
	char *to;   /* of the export at work, whole */
	char *made; /* what was made; NULL: nothing yet */
};

static void fill(struct app *app, struct form *form, void *data)
{
	struct state *state = data;

	(void)app;
	form_add_all(form, state->record);
}

static const struct form_ops ops = { .fill = fill };

/* "/home/an/zorgbord-12AB00-2026-11-22" */
static char *default_place(struct app *app)
{
	const struct record *school = db_school(app->db);
	char *directory = preference_get(app, PREFERENCE_EXPORTS);
	char day[DATE_ISO_SIZE], *place;

	date_to_iso(app->today, day);
	place = mem_format("%szorgbord-%s%s-%s", directory ? directory : "~/",
			   school ? record_text(school, SCHOOL_BRIN) : "",
			   school ? record_text(school, SCHOOL_LOCATION) : "", day);
	free(directory);
	return place;
}

static enum zb_code enter(struct app *app, void *data, struct screen_arg arg, struct zb_err *err)
{
	struct state *state = data;
	char *place = default_place(app);

	(void)arg;
	(void)err;
	state->record = record_new(&export_entity);
	record_set_choice(state->record, EXPORT_DIALECT, CSV_EXCEL_NL);
	record_set_text(state->record, EXPORT_TO, place);
	free(place);
	form_init(&state->form, app, &ops, state);
	return ZB_OK;
}

static void leave(struct app *app, void *data)
{
	struct state *state = data;

	(void)app;
	form_clear(&state->form);
	record_free(state->record);
	free(state->to);
	free(state->made);
}

static struct area body(const struct area *area)
{
	return area_part(area, HEAD_ROWS, 0, area->height - HEAD_ROWS - FOOT_ROWS, -1);
}

static void fit(struct app *app, void *data, const struct area *area)
{
	struct state *state = data;
	struct area inside = body(area);

	form_fit(&state->form, app, &inside);
}

static void draw(const struct app *app, const void *data, const struct area *area)
{
	const struct state *state = data;
	struct area inside = body(area), text = area_part(area, 2, 1, 4, area->width - 2);
	struct area foot = area_part(area, area->height - FOOT_ROWS, 1, FOOT_ROWS, area->width - 2);
	int y;

	paint_text(area, 0, 1, -1, ROLE_HEADING, _("Tellingen voor het bestuur"));
	y = paint_wrapped(&text, 0, ROLE_TEXT,
			  _("doelen.csv, leerlingen.csv, toelichting.csv en LEESMIJ.txt, zonder "
			    "namen. Getallen waar minder dan 5 leerlingen achter staan blijven "
			    "weg, en zo nodig andere waar die uit zouden volgen."));
	if (app->filter)
		paint_format(&text, y, 0, ROLE_ACCENT,
			     _("Het filter \"%s\" geldt hier niet: alle leerlingen tellen mee."),
			     app->filter);
	form_draw(&state->form, &inside);
	if (state->made)
		paint_wrapped(&foot, 0, ROLE_NOTICE, state->made);
}

static bool typing(const void *data)
{
	const struct state *state = data;

	return form_typing(&state->form);
}

static enum reaction key(struct app *app, void *data, int code)
{
	struct state *state = data;

	return form_key(&state->form, app, code);
}

static enum reaction mouse(struct app *app, void *data, const struct mouse *event)
{
	struct state *state = data;

	return form_mouse(&state->form, app, event);
}

/* --- making it --- */

static bool report(void *context, const char *step, int64_t done, int64_t total)
{
	return progress_report(context, step, done, total);
}

static enum zb_code run_export(struct app *app, void *data, struct progress *progress,
			       struct zb_err *err)
{
	struct state *state = data;
	int year = record_year(state->record, EXPORT_YEAR);
	const struct export_progress told = { .report = report, .context = progress };
	const struct export_options options = {
		.to = state->to,
		.period = year ? period_school_year(year, app->today) : period_months(app->today),
		.dialect = (enum csv_dialect)record_choice(state->record, EXPORT_DIALECT),
		.version = PACKAGE_VERSION,
	};

	return export_board(app->db, &options, &told, err);
}

static void export_done(struct app *app, void *data, enum zb_code code, const struct zb_err *err)
{
	struct state *state = data;
	char *directory;

	if (code == ZB_CANCELLED) {
		app_notice(app, _("Gestopt; er is niets gemaakt."));
	} else if (code) {
		form_fail(&state->form, state->record, EXPORT_TO, err->text);
		app_error(app, err);
	} else {
		free(state->made);
		state->made = mem_format(_("Gemaakt: %s. Alleen u kunt de map lezen; lees "
					   "LEESMIJ.txt voor u haar verstuurt."), state->to);
		directory = path_directory(state->to);
		preference_put(app, PREFERENCE_EXPORTS, directory);
		free(directory);
		app_notice(app, _("De tellingen zijn gemaakt."));
	}
}

static void start(struct app *app, void *data)
{
	struct state *state = data;

	if (!form_check(&state->form, app))
		return;
	free(state->to);
	state->to = path_expand(record_text(state->record, EXPORT_TO));
	app_work(app, &(struct work){ .title = _("Tellingen maken"), .run = run_export,
				      .done = export_done, .data = state });
}

static void place_chosen(struct app *app, void *data, const char *path)
{
	struct state *state = data;

	record_set_text(state->record, EXPORT_TO, path);
	form_refresh(&state->form, app);
}

static void choose_place(struct app *app, void *data)
{
	struct state *state = data;

	form_take(&state->form, app);
	path_open(app, &(struct path_ask){ .title = _("Map die gemaakt wordt"),
					   .help = _("Tab vult aan; de laatste naam is nieuw"),
					   .start = record_text(state->record, EXPORT_TO),
					   .kind = PATH_NEW,
					   .done = place_chosen,
					   .data = state });
}

static const struct action actions[] = {
	{ .id = "export.make", .key = K_CTRL_S, .key2 = K_F2, .label = N_("maken"),
	  .help = N_("de tellingen maken in de map"), .run = start, .flags = ACTION_BAR },
	{ .id = "export.place", .key = K_F5, .label = N_("plaats kiezen"),
	  .help = N_("kiezen waar de map komt"), .run = choose_place, .flags = ACTION_BAR },
	{ 0 },
};

const struct screen export_screen = {
	.id = "export",
	.title = N_("Tellingen voor het bestuur"),
	.flags = SCREEN_PALETTE,
	.actions = actions,
	.size = sizeof(struct state),
	.enter = enter,
	.leave = leave,
	.fit = fit,
	.draw = draw,
	.typing = typing,
	.key = key,
	.mouse = mouse,
};
