/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The export for the board. */
#include <stdlib.h>
#include <string.h>

#include "core/records/school.h"
#include "db/export.h"
#include "tui/app.h"
#include "tui/form.h"
#include "tui/path.h"
#include "tui/preference.h"
#include "tui/progress.h"
#include "tui/screens/screens.h"

#define HEAD_ROWS 2 /* the title */
#define FORM_ROWS 5 /* its fields and their help: the text above gives way to them */
#define YEARS 10 /* school years to choose from, the running one first */

static const struct choice dialects[] = {
	[CSV_EXCEL_NL] = { "excel-nl", N_("Excel (puntkomma)") },
	[CSV_RFC4180] = { "rfc4180", N_("RFC 4180 (komma)") },
	{ NULL, NULL },
};

/* What is asked: no record of the file. */
#define EXPORT_FIELDS(X)                                                                           \
	X(EXPORT_PERIOD, period, FIELD_CHOICE, N_("Periode"), .width = 24,                         \
	  .flags = FIELD_REQUIRED, .help = N_("de laatste 12 maanden of een schooljaar"))          \
	X(EXPORT_DIALECT, dialect, FIELD_CHOICE, N_("Vorm van de csv"), .width = 20,               \
	  .flags = FIELD_REQUIRED, .choices = dialects)                                            \
	X(EXPORT_TO, to, FIELD_TEXT, N_("Map"), .width = 60, .flags = FIELD_REQUIRED,              \
	  .help = N_("wordt gemaakt; een lege map mag ook. F5 kiest de plaats"))

enum export_field { EXPORT_FIELDS(FIELD_ENUM) EXPORT_FIELD_COUNT };

static const struct field fields[] = { EXPORT_FIELDS(FIELD_ROW) };

/* How much of the files could be read, of one period. */
struct foreseen {
	size_t readable, all;
	int period; /* choice of EXPORT_PERIOD that it is about; -1: not counted */
	char *earlier; /* export over some of the same days, or NULL */
};

struct state {
	struct form form; /* first: form_typing_in and its kin */
	struct buffer titles[YEARS + 1];
	struct choice periods[YEARS + 2];
	struct field fields[EXPORT_FIELD_COUNT]; /* with these periods */
	struct entity entity;
	struct record *record;
	struct foreseen foreseen;
	char *to;   /* of the export at work, whole */
	char *made; /* what was made; NULL: nothing yet */
};

_Static_assert(offsetof(struct state, form) == 0, "form_typing_in wants it first");

/* Choice I: the last 12 months, then school years backwards from the running one. */
static struct period period_numbered(struct date today, int i)
{
	return i ? period_school_year(school_year_of(today) - i + 1, today) : period_months(today);
}

static struct period period_chosen(const struct app *app, const struct state *state)
{
	return period_numbered(app->today, record_choice(state->record, EXPORT_PERIOD));
}

/* Which years there are depends on today: the kind of record is made here. */
static void make_entity(const struct app *app, struct state *state)
{
	for (int i = 0; i <= YEARS; i++) {
		struct period period = period_numbered(app->today, i);

		period_add_title(&state->titles[i], &period);
		state->periods[i] = (struct choice){ state->titles[i].bytes,
						     state->titles[i].bytes };
	}
	memcpy(state->fields, fields, sizeof(fields));
	state->fields[EXPORT_PERIOD].choices = state->periods;
	state->entity = (struct entity){
		.code = "export",
		.label = N_("export"),
		.plural = N_("exports"),
		.fields = state->fields,
		.field_count = EXPORT_FIELD_COUNT,
	};
}

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
	char *directory = path_begin(app, PREFERENCE_EXPORTS), *name = path_of_today(app);
	char *place = mem_format("%s%s", directory, name);

	free(directory);
	free(name);
	return place;
}

static enum zb_code enter(struct app *app, void *data, struct screen_arg arg, struct zb_err *err)
{
	struct state *state = data;
	char *place = default_place(app);

	(void)arg;
	(void)err;
	make_entity(app, state);
	state->record = record_new(&state->entity);
	state->foreseen.period = -1;
	record_set_choice(state->record, EXPORT_PERIOD, 0);
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
	for (int i = 0; i <= YEARS; i++)
		buffer_clear(&state->titles[i]);
	free(state->to);
	free(state->made);
	free(state->foreseen.earlier);
}

/* What will be made, or was. */
static const char *told(const struct state *state)
{
	if (state->made)
		return state->made;
	return _("doelen.csv, leerlingen.csv, ontwikkeling.csv, toelichting.csv en LEESMIJ.txt, "
		 "zonder namen. Getallen waar minder dan 5 leerlingen achter staan blijven weg, en "
		 "zo nodig andere waar die uit zouden volgen.");
}

/* Above the form, besides what is told: how many numbers can be read, that there was an export of
 * these days already, that a filter does not hold here, and a blank row. */
static int other_rows(const struct app *app, const struct state *state)
{
	return 2 + (state->foreseen.earlier != NULL) + (app->filter != NULL);
}

static struct area told_area(const struct app *app, const struct state *state,
			     const struct area *area)
{
	int rows = paint_rows(told(state), area->width - 2);
	int most = area->height - HEAD_ROWS - other_rows(app, state) - FORM_ROWS;

	if (rows > most)
		rows = most > 0 ? most : 0;
	return area_part(area, HEAD_ROWS, 1, rows, area->width - 2);
}

static struct area body(const struct app *app, const struct state *state, const struct area *area)
{
	int head = HEAD_ROWS + told_area(app, state, area).height + other_rows(app, state);

	return area_part(area, head, 0, -1, -1);
}

static void fit(struct app *app, void *data, const struct area *area)
{
	struct state *state = data;
	struct area inside = body(app, state, area);

	form_fit(&state->form, app, &inside);
}

/* Counting waits until the keys pause. */
static void foresee(struct app *app, void *data)
{
	struct state *state = data;
	struct foreseen *foreseen = &state->foreseen;
	struct period period = period_chosen(app, state);
	int chosen = record_choice(state->record, EXPORT_PERIOD);
	struct zb_err err;

	if (foreseen->period == chosen)
		return;
	foreseen->period = chosen;
	free(foreseen->earlier);
	foreseen->earlier = NULL;
	if (export_foresee(app->db, &period, &foreseen->readable, &foreseen->all, &err) ||
	    export_earlier(app->db, &period, &foreseen->earlier, &err)) {
		foreseen->all = 0;
		app_error(app, &err);
	}
}

static void reload(struct app *app, void *data)
{
	struct state *state = data;

	(void)app;
	state->foreseen.period = -1;
}

static void draw_foreseen(const struct state *state, const struct area *area, int y)
{
	const struct foreseen *f = &state->foreseen;

	if (f->period != record_choice(state->record, EXPORT_PERIOD))
		return;
	if (!f->all)
		paint_text(area, y, 1, -1, ROLE_HEADING,
			   _("In deze periode is er niets te tellen."));
	else
		paint_format(area, y, 1, ROLE_HEADING,
			     f->readable < f->all ?
				     _("In deze periode blijven %zu van de %zu getallen "
				       "leesbaar.") :
				     _("In deze periode blijven alle %zu getallen leesbaar."),
			     f->readable, f->all);
}

static void draw(const struct app *app, const void *data, const struct area *area)
{
	const struct state *state = data;
	struct area inside = body(app, state, area), above = told_area(app, state, area);
	int y = HEAD_ROWS + above.height;

	paint_text(area, 0, 1, -1, ROLE_HEADING, _("Tellingen voor het bestuur"));
	paint_wrapped(&above, 0, state->made ? ROLE_NOTICE : ROLE_TEXT, told(state));
	draw_foreseen(state, area, y++);
	if (state->foreseen.earlier)
		paint_format(area, y++, 1, ROLE_ACCENT, _("Eerdere export: %s."),
			     state->foreseen.earlier);
	if (app->filter)
		paint_format(area, y, 1, ROLE_ACCENT,
			     _("Het filter \"%s\" geldt hier niet: alle leerlingen tellen mee."),
			     app->filter);
	form_draw(&state->form, &inside);
}

/* --- making it --- */

static enum zb_code run_export(struct app *app, void *data, struct progress *progress,
			       struct zb_err *err)
{
	struct state *state = data;
	const struct db_progress told = { progress_of_db, progress };
	const struct export_options options = {
		.to = state->to,
		.period = period_chosen(app, state),
		.dialect = (enum csv_dialect)record_choice(state->record, EXPORT_DIALECT),
		.version = PACKAGE_VERSION,
	};

	return export_board(app->db, &options, &told, err);
}

static void export_done(struct app *app, void *data, enum zb_code code, const struct zb_err *err)
{
	struct state *state = data;

	if (code == ZB_CANCELLED) {
		app_notice(app, _("Gestopt; er is niets gemaakt."));
	} else if (code) {
		form_fail(&state->form, state->record, EXPORT_TO, err->text);
	} else {
		free(state->made);
		state->made = mem_format(_("Gemaakt: %s. Alleen u kunt de map lezen; lees "
					   "LEESMIJ.txt voor u haar verstuurt, en verstuur geen "
					   "twee exports van overlappende perioden aan dezelfde "
					   "ontvanger."), state->to);
		state->foreseen.period = -1; /* the next one is not the first any more */
		path_remember(app, PREFERENCE_EXPORTS, state->to);
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
					   .remember = PREFERENCE_EXPORTS,
					   .name = record_text(state->record, EXPORT_TO),
					   .kind = PATH_NEW,
					   .done = place_chosen,
					   .data = state });
}

static const struct action actions[] = {
	{ .id = "export.make", .key = K_F2, .key2 = K_CTRL_S, .label = N_("maken"),
	  .help = N_("de tellingen maken in de map"), .run = start, .flags = ACTION_BAR },
	{ .id = "export.next", .key = K_TAB, .label = N_("volgende"),
	  .help = N_("naar het volgende veld; terug met Shift-Tab"), .run = form_next_in,
	  .flags = ACTION_BAR },
	{ .id = "export.place", .key = K_F5, .label = N_("plaats kiezen"),
	  .help = N_("kiezen waar de map komt"), .run = choose_place, .flags = ACTION_BAR },
	{ 0 },
};

const struct screen export_screen = {
	.id = "export",
	.title = N_("Tellingen voor het bestuur"),
	.actions = actions,
	.size = sizeof(struct state),
	.enter = enter,
	.leave = leave,
	.fit = fit,
	.draw = draw,
	.typing = form_typing_in,
	.key = form_key_in,
	.mouse = form_mouse_in,
	.reload = reload,
	.idle = foresee,
};
