/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "tui/app.h"
#include "tui/screens/import.h"

#define COUNTS_Y 2
#define COUNT_WIDTH 13
#define NEXT_X 7 /* behind a key */
#define LABEL_WIDTH 14
#define WHOLE_ROWS 2 /* at the foot, of what the columns cut; sentences have as many as they need */

static void draw_choose(const struct area *area)
{
	struct area text = area_part(area, 2, 1, -1, area->width - 2);
	int y = 0;

	y += paint_wrapped(&text, y, ROLE_TEXT,
			   _("Kies het bestand uit de leerlingadministratie: EDEXML, of een CSV "
			     "met kopjes als leerlingnummer, roepnaam, achternaam, geboortedatum "
			     "en groep."));
	y += 1 + paint_wrapped(&text, y + 1, ROLE_TEXT,
			       _("Een CSV met leerling en begin van het OPP neemt lopende OPP's "
				 "over, met doelen; een met leerling, datum en vak leest metingen "
				 "in."));
	paint_wrapped(&text, y + 1, ROLE_DIM,
		      _("Eerst ziet u per leerling en veld wat er verandert; er wordt pas iets "
			"geschreven als u dat overneemt. Wat de school zelf schreef blijft staan "
			"en niemand wordt verwijderd."));
}

static int draw_count_row(const struct import_view *state, const struct area *area, int y,
			  enum import_part part, const char *label)
{
	const struct import_list *list = import_part_list(state->job.plan, part);

	if (!list->count)
		return y;
	paint_text(area, y, 1, LABEL_WIDTH, ROLE_DIM, label);
	for (int s = 0; s < IMPORT_STATUSES; s++) {
		char *count = mem_format("%zu", list->statuses[s]);

		paint_right(area, y, LABEL_WIDTH + s * COUNT_WIDTH, COUNT_WIDTH,
			    list->statuses[s] ? ROLE_TEXT : ROLE_DIM, count);
		free(count);
	}
	return y + 1;
}

static void draw_counts(const struct import_view *state, const struct area *area)
{
	static const char *const heads[IMPORT_STATUSES] = {
		[IMPORT_NEW] = N_("nieuw"),           [IMPORT_CHANGED] = N_("gewijzigd"),
		[IMPORT_GONE] = N_("weg"),            [IMPORT_UNCHANGED] = N_("ongewijzigd"),
		[IMPORT_LEFT_OUT] = N_("overgeslagen"),
	};
	int y = COUNTS_Y + 1;

	for (int s = 0; s < IMPORT_STATUSES; s++)
		paint_right(area, COUNTS_Y, LABEL_WIDTH + s * COUNT_WIDTH, COUNT_WIDTH, ROLE_DIM,
			    _(heads[s]));
	y = draw_count_row(state, area, y, PART_PUPILS, _("leerlingen"));
	y = draw_count_row(state, area, y, PART_GROUPS, look_say(area->look, N_("groepen")));
	draw_count_row(state, area, y, PART_STAFF, _("medewerkers"));
}

static int counts_rows(const struct import_job *job)
{
	int rows = 2;

	for (unsigned part = 0; job->plan && part < PART_COUNT; part++)
		rows += import_part_list(job->plan, (enum import_part)part)->count > 0;
	return rows;
}

static struct area foot_area(const struct area *area, int rows)
{
	return area_part(area, area->height - rows, 1, rows, area->width - 2);
}

/* The same for every line, so that the list does not jump. */
static int sentence_rows(const struct bad_lines *bad, const struct area *area)
{
	int rows = WHOLE_ROWS;

	for (size_t i = 0; i < bad->count; i++) {
		int own = paint_rows(bad->lines[i].sentence, area->width - 2);

		rows = own > rows ? own : rows;
	}
	return rows < area->height / 2 ? rows : area->height / 2;
}

/* The foot has a blank row above it. */
struct area import_list_area(const struct import_view *state, const struct area *area)
{
	bool bad = state->stage == IMPORT_STAGE_BAD;
	int head = COUNTS_Y + (bad ? 1 : counts_rows(&state->job));
	int foot = bad ? sentence_rows(&state->job.bad, area) : WHOLE_ROWS;

	return area_part(area, head, 0, area->height - head - foot - 1, -1);
}

/* What the columns cut of the row with the cursor. */
static void draw_cut(const struct list *list, const size_t *cells, size_t count,
		     const struct area *foot)
{
	if (list_cuts(list, cells, count))
		list_row_draw_whole(list_current(list), cells, count, foot);
}

/* A list without lines says so itself. Who is gone from the file may still be noted as departed. */
static bool is_the_same(const struct import_job *job)
{
	return job->count && !import_job_changes(job) &&
	       (!job->plan || !job->plan->pupils.statuses[IMPORT_GONE]);
}

static void draw_about(const struct import_view *state, const struct area *area)
{
	char *about = import_about(&state->job), *over = import_passed_over(&state->job);
	int x = 1;

	paint_text(area, 0, 1, area->width - 2, ROLE_HEADING, about);
	x += paint_word(area, 1, x, ROLE_DIM,
			is_the_same(&state->job) ? _("Er verandert niets.") :
						   _("Er is nog niets geschreven."));
	if (*over)
		paint_text(area, 1, x + 1, area->width - x - 2, ROLE_DIM, over);
	free(about);
	free(over);
}

/* A key and what it does, wrapped beside it; returns the rows it took. */
static int draw_next(const struct area *text, int y, const char *key, const char *does)
{
	struct area part = area_part(text, y, NEXT_X, -1, -1);
	int rows = paint_wrapped(&part, 0, ROLE_TEXT, does);

	paint_word(text, y, 0, ROLE_ACCENT, key);
	return rows;
}

static void draw_done(const struct import_view *state, const struct area *area)
{
	struct area text = area_part(area, 2, 1, -1, area->width - 2);
	int y = paint_wrapped(&text, 0, ROLE_TEXT, state->done);

	y += 1 + paint_wrapped(&text, y + 1, ROLE_DIM, _("u maakt dit ongedaan."));
	y += 1 + paint_wrapped(&text, y + 1, ROLE_HEADING, _("Wat nu"));
	y += draw_next(&text, y + 1, "Enter",
		       _("naar de leerlingen: a toont allen, + zet bij wie dat geldt extra "
			 "ondersteuning aan"));
	y += draw_next(&text, y + 1, "0",
		       _("Beheer, Medewerkers: wie er werkt, ook u zelf, voor gesprekken, "
			 "afspraken en handelingskaart"));
	draw_next(&text, y + 1, "O",
		  _("Lopende OPP's overnemen: per leerling één regel, zonder meldingen over wat al "
		    "geweest is"));
}

static void draw_bad(const struct import_view *state, const struct area *area)
{
	static const size_t sentence[] = { 1 };
	const struct bad_lines *bad = &state->job.bad;
	struct area rows = import_list_area(state, area);
	struct area foot = foot_area(area, sentence_rows(bad, area));
	const char *says = bad->more ? _("%s · meer dan %zu regels zijn niet goed") :
				       ngettext("%s · %zu regel is niet goed",
						"%s · %zu regels zijn niet goed", bad->count);

	paint_format(area, 0, 1, ROLE_HEADING, says, import_file_name(&state->job), bad->count);
	paint_text(area, 1, 1, -1, ROLE_DIM,
		   _("Er is nog niets geschreven. Verbeter het bestand; Enter leest het opnieuw."));
	list_draw(&state->bad, &rows);
	draw_cut(&state->bad, sentence, 1, &foot);
}

static void draw_shown(const struct import_view *state, const struct area *area)
{
	static const size_t cells[] = { 0, 1, 2, 3 };
	struct area rows = import_list_area(state, area), foot = foot_area(area, WHOLE_ROWS);

	draw_about(state, area);
	if (state->job.plan)
		draw_counts(state, area);
	list_draw(&state->list, &rows);
	draw_cut(&state->list, cells, IMPORT_COLUMNS, &foot);
}

static void draw_title(const struct area *area, const char *title)
{
	paint_text(area, 0, 1, area->width - 2, ROLE_HEADING, title);
}

void import_draw(const struct app *app, const void *data, const struct area *area)
{
	const struct import_view *state = data;

	(void)app;
	switch (state->stage) {
	case IMPORT_STAGE_CHOOSE:
		draw_title(area, _("Inlezen"));
		draw_choose(area);
		break;
	case IMPORT_STAGE_SHOW:
		draw_shown(state, area);
		break;
	case IMPORT_STAGE_BAD:
		draw_bad(state, area);
		break;
	case IMPORT_STAGE_DONE:
		draw_title(area, _("Ingelezen"));
		draw_done(state, area);
		break;
	}
}
