/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the screen Evaluatie share. The screen is a row of stops, from the kind above
 * the table to the next date below it; the cursor stands on one of them. It is entered with the id
 * of a plan in force, of a pupil (the plan in force is meant), of a goal (on which the cursor then
 * stands), or of an evaluation or a result (a correction: results are append-only, so what differs
 * becomes a new result of the same evaluation). */
#ifndef ZB_TUI_SCREENS_EVALUATE_H
#define ZB_TUI_SCREENS_EVALUATE_H

#include "core/dossier.h"
#include "core/records/evaluation.h"
#include "tui/editor.h"
#include "tui/input.h"
#include "tui/kept.h"
#include "tui/screen.h"
#include "tui/screens/merge.h"

enum stop_kind {
	STOP_FIELD, /* a field of the evaluation */
	STOP_GOAL,  /* a row of the table: keys are findings, digits begin the value */
	STOP_ASKED, /* what the finding of a goal asks for */
	STOP_SET,   /* the consequences of a kind */
};

struct stop {
	enum stop_kind kind;
	size_t goal;             /* GOAL and ASKED */
	unsigned field;          /* FIELD and SET: of the evaluation; ASKED: of the result */
	int y, x, width, height; /* of what is typed, in rows of the whole screen */
};

struct evaluate_goal {
	const struct record *goal; /* of the dossier */
	const struct record *last; /* the latest result of an earlier evaluation, or NULL */
	struct record *before;     /* what was found in this one, that is corrected; or NULL */
	struct record *result;     /* both only with what was found: see evaluate_essence */
	/* The row of the goal as it was read and as this leaves it; NULL until it is saved. */
	struct record *goal_base, *goal_after;
	bool state_chosen; /* where it is left was asked about */
};

struct evaluate {
	struct dossier dossier;
	const struct record *plan;
	struct record *base; /* the evaluation as it stands in the file; NULL: a new one */
	struct record *evaluation;
	struct evaluate_goal *goals; /* learning first, in order of position */
	size_t goal_count;

	struct stop *stops;
	size_t count, room, cursor;
	struct input input;   /* of a stop with one line, or of the value of a goal */
	struct editor editor; /* of one with long text */
	bool in_value, in_editor;
	unsigned box; /* of STOP_SET: where the cursor is, in order as drawn */
	char *error;  /* the sentence at a stop, or NULL */
	int width; /* of the last fit */
	struct stop error_at;
	int top;     /* first row shown */
	int table_y; /* of the headings */

	size_t left;      /* 1 + the goal that its outcome left without a value, so that digits
			   * typed now may be meant for it; 0: none */
	char waiting[16]; /* those digits, until it is said whose they are; "" */

	int64_t wanted;   /* the goal it was opened for, or what else */
	bool touched;     /* something was typed */
	bool unkept;      /* since the draft was kept */
	bool second;      /* beside that of the same day */
	int64_t same_day; /* the evaluation that was asked about */
	struct kept kept;
	struct merge merge;
};

/* --- evaluate.c --- */
/* Opens the screen for ID, with the cursor on FIELD of the evaluation when that is not -1. */
void evaluate_open(struct app *, int64_t id, int field);

/* --- evaluate_load.c --- */
enum zb_code evaluate_load(struct app *, struct evaluate *, int64_t id, struct zb_err *);
void evaluate_clear(struct evaluate *);
/* Takes up what was typed before and not saved, all but what stood in a field: that is for
 * evaluate_retype, once there are stops. */
void evaluate_resume(struct app *, struct evaluate *, const struct draft *);
void evaluate_retype(struct app *, struct evaluate *, const struct draft *);
void evaluate_keep(struct app *, struct evaluate *);
/* "Evaluatie · Berg, Jóëlle van den"; the caller frees. */
char *evaluate_title(const struct evaluate *);
/* Whether a goal of that kind is in the table, and how many are found met. */
bool evaluate_has_kind(const struct evaluate *, int kind);
size_t evaluate_met(const struct evaluate *, int kind);
/* Whether what is filled in of goal I differs from what the file has. */
bool evaluate_differs(const struct evaluate *, size_t i);
/* What was found, by itself: the goal and the fields that are filled in, of RESULT (NULL: of none,
 * for GOAL). The caller frees. */
struct record *evaluate_essence(const struct record *result, int64_t goal);
/* The newest result of LINE in D that still counts: of EVALUATION, or (0) of any but OWN. */
const struct record *evaluate_newest(const struct dossier *, int64_t line, int64_t evaluation,
				     int64_t own);

/* --- evaluate_stop.c --- */
const struct stop *evaluate_here(const struct evaluate *);
bool stop_same(const struct stop *, const struct stop *);
/* Whether a reason is chosen there: by its number or first letter, not typed. */
bool stop_is_reason(const struct stop *);
/* Makes the stops anew; the cursor stays where it was or goes to the stop before. */
void evaluate_stops(struct evaluate *);
/* Takes what is being typed; false when it is not right: then the sentence stands there. */
bool evaluate_take(struct evaluate *, struct app *);
/* Leaves the stop for that one, if what was typed is right. */
void evaluate_go(struct evaluate *, struct app *, size_t to);
void evaluate_step(struct evaluate *, struct app *, int by);
/* To that stop, whatever was typed; with SENTENCE standing there. */
void evaluate_fail(struct evaluate *, struct app *, const struct stop *, const char *sentence);
/* The field of the evaluation with what follows for goals of that kind. */
unsigned evaluate_consequences(int kind);
/* Ticks that box, or clears it. */
void evaluate_tick(struct evaluate *, unsigned field, int consequence, bool on);
/* The finding of the goal with the cursor (-1: none again), and on to where it leads. The first
 * goal of a kind that is met brings the box that completes it, ticked. */
void evaluate_find(struct evaluate *, struct app *, int finding);
/* From what was asked of a goal to the next one without a finding; BY_ITSELF: not by a key for
 * going there. */
void evaluate_next_goal(struct evaluate *, struct app *, size_t from, bool by_itself);
void evaluate_begin(struct evaluate *, struct app *);
/* Digits typed right behind an outcome may be the value of that goal or of what the cursor went to.
 * They wait, KEY with them or the last of them gone (Backspace), and it is asked which. */
void evaluate_wait(struct evaluate *, struct app *, int key);
/* Asks that no more; BACK to that goal, or where the cursor is. */
void evaluate_answer(struct evaluate *, struct app *, bool back);
void evaluate_begin_value(struct evaluate *, struct app *);

/* --- evaluate_key.c --- */
enum reaction evaluate_key(struct app *, void *state, int key);
/* Whether the cursor stands on a goal, so that letters are findings. */
bool evaluate_in_table(const struct evaluate *);

/* --- evaluate_lay.c, evaluate_draw.c --- */
#define EVALUATE_LABEL 14 /* below the table */
/* Consequences in the order in which they are drawn: index in consequences[], or -1 past the last
 * that fits the kind of FIELD now. */
int evaluate_box(const struct evaluate *, unsigned field, unsigned i);
const char *evaluate_box_label(int consequence);
/* Where box I stands, from the first one; the rows it takes all. */
int evaluate_box_place(const struct evaluate *, unsigned field, unsigned i, int width, int *y,
		       int *x);
const char *evaluate_label(const struct evaluate *, const struct stop *);
/* Where its label begins, and below it the sentence of the error that there is. */
int evaluate_label_x(const struct evaluate *, const struct stop *);
int evaluate_error_x(const struct evaluate *, const struct stop *);
/* Rows that the description of goal STOP takes in its column of a screen WIDTH wide. */
int evaluate_goal_rows(const struct evaluate *, const struct stop *, int width);
void evaluate_fit(struct app *, void *state, const struct area *);
void evaluate_draw(const struct app *, const void *state, const struct area *);

/* --- evaluate_merge.c: colleagues who worked on the same --- */
/* In the transaction that saves a correction: what colleagues found meanwhile in the same
 * evaluation comes in; ZB_CONFLICT where we found something else. */
enum zb_code evaluate_merge_results(struct app *, struct evaluate *, struct conflict *,
				    struct zb_err *);
/* The evaluation of this plan on the same day that is in the file already, or NULL; the caller
 * frees. Asked in the transaction that would add ours. */
enum zb_code evaluate_find_same_day(struct app *, const struct evaluate *, struct record **out,
				    struct zb_err *);
/* Asks whether ours belongs to that one, THEIRS, and saves again. */
void evaluate_ask_same_day(struct app *, struct evaluate *, const struct record *theirs);
/* Asks what stays of the row in CONFLICT, and saves again; false when it is none of these. */
bool evaluate_ask_conflict(struct app *, struct evaluate *, const struct conflict *);

/* --- evaluate_save.c --- */
void evaluate_save(struct app *, void *state);

#endif
