/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the grid in which running plans are taken over: one a pupil. Shared by the files of
 * that screen. */
#ifndef ZB_TUI_SCREENS_TAKEOVER_H
#define ZB_TUI_SCREENS_TAKEOVER_H

#include "core/records/plan.h"
#include "core/running_plan.h"
#include "db/db.h"
#include "db/draft.h"

struct app;

#define TAKEOVER_ROWS_MAX 500 /* pupils shown; more need a filter */

/* What is typed of a plan: not a record of the file, but fields of several. Those from
 * TAKEOVER_DESTINATION_NOTE on stand in no column but in a form of their own. */
#define TAKEOVER_FIELDS(X)                                                                         \
	X(TAKEOVER_STARTS, starts, FIELD_DATE, N_("Begin"), .width = 10,                           \
	  .help = N_("wanneer dit OPP in werking ging; zonder begin wordt niets overgenomen"))     \
	X(TAKEOVER_DESTINATION, destination, FIELD_CHOICE, N_("Bestemming"), .width = 10,          \
	  .choices = plan_destinations, .help = N_("een letter of spatie toont de keuzes"))       \
	X(TAKEOVER_ADOPTED, adopted, FIELD_DATE, N_("Vastgesteld"), .width = 11,                   \
	  .help = N_("na het overleg met de ouders"))                                              \
	X(TAKEOVER_CONSENT, consent, FIELD_DATE, N_("Instemming"), .width = 10,                    \
	  .help = N_("wanneer de ouders instemden met het handelingsdeel"))                        \
	X(TAKEOVER_EVALUATED, evaluated, FIELD_DATE, N_("Evaluatie"), .width = 10,                 \
	  .help = N_("de laatste evaluatie met de ouders"))                                        \
	X(TAKEOVER_WIDEN, widen, FIELD_BOOLEAN, N_("Periode begint met het OPP"), .width = 3,      \
	  .choices = choices_yes_no)                                                               \
	X(TAKEOVER_DESTINATION_NOTE, destination_note, FIELD_TEXT,                                 \
	  N_("Waarom nog niet te bepalen"), .width = 40)                                           \
	PLAN_TEXTS(X, TAKEOVER, 0)                                                                 \
	X(TAKEOVER_PARENTS_VIEW, parents_view, FIELD_CHOICE, N_("Zienswijze ouders"), .width = 14, \
	  .choices = plan_views)                                                                   \
	X(TAKEOVER_PARENTS_VIEW_NOTE, parents_view_note, FIELD_LONG, N_("Toelichting zienswijze"), \
	  .width = 40)                                                                             \
	X(TAKEOVER_HEARD, heard, FIELD_BOOLEAN, N_("Leerling gehoord"), .width = 3,                \
	  .choices = choices_yes_no)                                                               \
	X(TAKEOVER_HEARD_DATE, heard_date, FIELD_DATE, N_("Gehoord op"), .width = 10)              \
	X(TAKEOVER_HEARD_HOW, heard_how, FIELD_TEXT, N_("Hoe gehoord"), .width = 30)               \
	X(TAKEOVER_HEARD_TEXT, heard_text, FIELD_LONG, N_("Wat de leerling zei"), .width = 40)     \
	X(TAKEOVER_NOT_HEARD_REASON, not_heard_reason, FIELD_TEXT, N_("Waarom niet gehoord"),      \
	  .width = 40)

enum takeover_field { TAKEOVER_FIELDS(FIELD_ENUM) TAKEOVER_FIELD_COUNT };

extern const struct entity takeover_entity;

struct takeover_row {
	int64_t pupil;
	char *name, *group; /* "Berg, Jóëlle van den", "6A" */
	struct date extra_since; /* of the extra support that holds today, unset without */
	struct record *record;
};

/* Starts as {0}. */
struct takeover_rows {
	struct takeover_row *rows;
	size_t count, room;
	bool more; /* there are more pupils than are shown */
};

void takeover_rows_free(struct takeover_rows *);

/* Fills ROWS with the pupils who have no plan in force and no draft: all, or those with extra
 * support; when FILTER is given, those who match it. Rows in which something was typed stay, first.
 * On failure ROWS is as it was. */
enum zb_code takeover_rows_read(struct db *, bool all, const char *filter, struct takeover_rows *,
				struct zb_err *);

/* --- takeover_more.c --- */
/* The form with what stands in no column of a row, as long as it is open. */
struct takeover_more;

/* Opens it for ROW, with what DRAFT (NULL: none) has of it; *OPEN is it until it closes, then NULL.
 * DONE after what was typed went into the row. */
void takeover_more_open(struct app *, const struct takeover_row *, const struct draft *,
			struct takeover_more **open,
			void (*done)(struct app *, void *data), void *data);
/* Whether something is typed there that ROW does not have; adding it to the draft of the grid, and
 * whether DRAFT has it. */
bool takeover_more_typed(const struct takeover_more *); /* takes NULL */
void takeover_more_keep(const struct takeover_more *, const struct takeover_row *,
			struct draft *);
bool takeover_more_kept(const struct takeover_row *, const struct draft *);

/* --- takeover_rows.c --- */
bool takeover_row_is_typed(const struct takeover_row *);
/* What is typed in ROW as a plan, added to LIST. */
void takeover_row_add(const struct takeover_row *, struct running_list *);
/* The field of ours that runs under that of the plan, its consent or its evaluation. */
enum takeover_field takeover_field_of(enum entity_id, unsigned field);

/* What is typed in all rows, and back into rows that are there or are added. */
void takeover_rows_keep(const struct takeover_rows *, struct draft *);
enum zb_code takeover_rows_take(struct db *, struct takeover_rows *, const struct draft *,
				struct date today, struct zb_err *);

#endif
