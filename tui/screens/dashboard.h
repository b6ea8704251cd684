/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the dashboard shows and how it is laid: shared by the files of that screen. */
#ifndef ZB_TUI_SCREENS_DASHBOARD_H
#define ZB_TUI_SCREENS_DASHBOARD_H

#include "core/records/pupil.h"
#include "db/tally.h"
#include "tui/sheet.h"

/* A number on the sheet: its id is its place, from 1. */
struct figure {
	struct tally_cell cell;
	struct period period;
	char *title; /* of the pupils behind it; owned */
};

struct dashboard_view {
	struct dashboard data;
	enum tally_base base; /* BASE_COUNT: both */
	bool tables;
	int width, height; /* that it is laid for */
	struct figure *figures;
	size_t count, room;
};

/* Where things stand for the width of a view; kinds lie beside each other. */
struct dashboard_places {
	int kind_x[GOAL_KIND_COUNT], kind_width, label_width;
	bool wide, last, national; /* room for all columns; last year; national figures */
	bool spacious;             /* room for "van 17" behind a kind's n */
	bool short_nation;         /* "bao" for "landelijk" */
	bool aligned;              /* goals and pupils share their columns, bars included */
	/* From kind_x; width 0: not there. */
	struct {
		int x, width;
	} bar, count, percent, interval, past, nation;
};

void dashboard_place(const struct dashboard_view *, bool pupils,
		     struct dashboard_places *out);

/* What is being laid, passed on by the functions that do. */
struct laying {
	struct sheet *sheet;
	struct dashboard_view *view;
	struct dashboard_places goals, pupils;
};

/* A number of the period that is shown; TITLE is taken. KIND 0 where it has none. */
struct figure dashboard_figure(const struct laying *, enum tally_number, int kind, int which,
			       char *title);
/* The heading of national figures, translated. */
const char *dashboard_nation(const struct dashboard_places *);
#define ROOMY 24 /* rows from which blocks stand apart */

/* A blank line, where all fits with it. */
void dashboard_set_apart(struct laying *);
/* Earlier years, the dossiers, what followed. */
void dashboard_lay_foot(struct laying *);

/* Lays VIEW on SHEET for its width and height. Reads nothing. */
void dashboard_lay(struct sheet *, struct dashboard_view *);
void dashboard_lay_tables(struct sheet *, struct dashboard_view *);

/* A number that can have the cursor; TITLE is taken. In columns X to X + WIDTH. */
void dashboard_number(struct sheet *, struct dashboard_view *, int x, int width, int64_t count,
		      const struct figure *);
/* The same within a line of text at *X, which moves behind it. */
void dashboard_number_inline(struct sheet *, struct dashboard_view *, int *x, int64_t count,
			     const struct figure *);
void dashboard_text_inline(struct sheet *, int *x, enum role, const char *text);
/* PART of WHOLE in percents, "-" when WHOLE is 0. */
void dashboard_percent(struct sheet *, int x, int width, int64_t part, int64_t whole);
const char *dashboard_kind(int kind); /* "Leren", "Gedrag" */

#endif
