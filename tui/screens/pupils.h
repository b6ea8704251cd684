/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the screen Leerlingen share: rows and columns (pupils_rows.c), the pupil with
 * the cursor (pupils_card.c, pupils_cards.c), drawing (pupils_draw.c), extra support on and off
 * (pupils_support.c), a new pupil (pupils_new.c), a round of tests (pupils_measure.c), paper
 * (pupils_print.c). */
#ifndef ZB_TUI_SCREENS_PUPILS_H
#define ZB_TUI_SCREENS_PUPILS_H

#include "db/due.h"
#include "db/filter.h"
#include "tui/app.h"
#include "tui/find_line.h"
#include "tui/list.h"
#include "tui/screens/paper.h"
#include "tui/screens/pupils_cards.h"

/* The columns, in order: X(NAME, label, width, min, priority, cut). Each has its function cell_NAME
 * in pupils_rows.c. */
#define PUPILS_COLUMNS(X)                                                                          \
	X(name, N_("Naam"), 23, 14, 0, CUT_PERSON)                                                 \
	X(group, N_("Groep"), 6, 5, 1, CUT_GROUP)                                                  \
	X(plan, N_("OPP"), 7, 0, 3, CUT_END)                                                       \
	X(learning, N_("Leren"), 6, 5, 4, CUT_END)                                                 \
	X(behaviour, N_("Gedrag"), 6, 0, 5, CUT_END)                                               \
	X(due, N_("Eerst te doen"), 23, 0, 2, CUT_END)

#define PUPILS_COLUMN_ENUM(name, ...) PUPILS_COLUMN_##name,

enum pupils_column { PUPILS_COLUMNS(PUPILS_COLUMN_ENUM) PUPILS_COLUMN_COUNT };

/* The source of the list: windows of the file or, with a filter, of what is left in memory. */
struct pupils_source {
	struct db *db;
	const struct look *look;
	struct date today;
	struct pupils_order order;
	struct filter *filter; /* NULL: none */
};

extern const struct list_source pupils_source;
extern const struct column pupils_columns[PUPILS_COLUMN_COUNT];
/* What the signs in these columns mean. */
void pupils_legend(const struct app *, const void *state, struct legend *);

/* The groups of this school year, to choose one from. */
struct pupils_group {
	int64_t id;
	char *name;
};

struct pupils_groups {
	struct pupils_group *items;
	size_t count, room;
};

struct pupils {
	struct find_line find; /* the filter as typed */
	struct list list;
	struct pupils_source source;
	int64_t count; /* in the list, without the filter */
	int64_t plan_only; /* of those with extra support: listed for a plan in force alone */
	int64_t due[DUE_PERIOD_COUNT]; /* deadlines of the whole school, by period */
	bool narrow;  /* what was typed is to be applied at the next fit */
	bool seek;    /* and the cursor goes to who was named */
	bool nobody;  /* the file holds no pupil who is here */
	bool recount; /* the heading is out of date */
	struct cards cards;
	struct date change_from; /* the answer to the first question of - */
	int64_t running; /* the pupil whose plan it asks to close */
	struct pupils_groups groups; /* what pupils_print offers */
	struct paper paper;
};

_Static_assert(offsetof(struct pupils, find) == 0, "find_line_typing wants it first");

extern const char *const pupils_sort_names[PUPILS_SORT_COUNT];

/* The part of AREA that is the list's. */
struct area pupils_list_area(const struct area *area);
bool pupils_has_pane(const struct area *area);
void pupils_draw(const struct app *, const void *state, const struct area *);

/* The pupils that an action is for: those marked, else the one with the cursor. Returns how many;
 * *IDS is borrowed until the next key. */
size_t pupils_chosen(const struct pupils *, const int64_t **ids);
/* The cursor to that pupil, in the list of all and without a filter when she is not in this one. */
void pupils_show(struct pupils *, int64_t pupil);
/* Something was written: no pupil is marked any more. */
void pupils_written(struct app *, struct pupils *);

void pupils_support_on(struct app *, void *state);
void pupils_support_off(struct app *, void *state);
void pupils_new(struct app *, void *state);
/* The cursor to the pupil that was made. */
void pupils_made(struct app *, void *state, const struct entity *, int64_t id);
/* Asks which group, or an empty plan. */
void pupils_print(struct app *, void *state);
void pupils_groups_clear(struct pupils_groups *);
void pupils_measure(struct app *, void *state);

#endif
