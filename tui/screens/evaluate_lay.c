/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything on the screen stands: rows of the whole, of which a part is shown. */
#include "core/text.h"
#include "tui/app.h"
#include "tui/screens/evaluate.h"

#define LEFT        1
#define GAP         3
#define ERROR_X     3 /* where the sentence of an error begins, at least */
#define ASKED_LEFT  7
#define ASKED_LABEL 9
#define LONG_FOCUS  2 /* rows of a long text with the cursor, at least */
#define LONG_MAX    6
#define GOAL_ROWS_MOST 4
#define HOW_WIDTH   24 /* of how the pupil was heard, at least: it has the rest of its row */

struct box {
	const char *label;
	int consequence;
	bool after_success;
};

/* The usual ones first. */
static const struct box boxes[] = {
	{ N_("ongewijzigd"), CONSEQUENCE_CONTINUE, false },
	{ N_("intensiever"), CONSEQUENCE_INTENSIFY, false },
	{ N_("minder/stop"), CONSEQUENCE_REDUCE, false },
	{ N_("TLV"), CONSEQUENCE_REQUEST_TLV, false },
	{ N_("expert van buiten"), CONSEQUENCE_EXPERTISE, false },
	{ N_("behaald is afgerond"), CONSEQUENCE_COMPLETED, true },
	{ N_("terug naar basis"), CONSEQUENCE_BACK_TO_BASIC, true },
};

#define BOX_COUNT (sizeof(boxes) / sizeof(*boxes))

int evaluate_box(const struct evaluate *e, unsigned field, unsigned i)
{
	bool met = evaluate_met(e, field != EVALUATION_CONSEQUENCE_LEARNING) > 0;

	for (size_t b = 0; b < BOX_COUNT; b++) {
		int consequence = boxes[b].consequence;

		if (boxes[b].after_success && !met &&
		    !record_has(e->evaluation, field, (unsigned)consequence))
			continue;
		if (i-- == 0)
			return consequence;
	}
	return -1;
}

const char *evaluate_box_label(int consequence)
{
	for (size_t b = 0; b < BOX_COUNT; b++)
		if (boxes[b].consequence == consequence)
			return _(boxes[b].label);
	return "";
}

int evaluate_box_place(const struct evaluate *e, unsigned field, unsigned i, int width, int *y,
		       int *x)
{
	int row = 0, at = 0, consequence;

	for (unsigned n = 0; (consequence = evaluate_box(e, field, n)) >= 0; n++) {
		int own = 4 + text_width(evaluate_box_label(consequence));

		if (at && at + own > width) {
			row++;
			at = 0;
		}
		if (n == i) {
			*y = row;
			*x = at;
		}
		at += own + 2;
	}
	return row + 1;
}

const char *evaluate_label(const struct evaluate *e, const struct stop *stop)
{
	const struct entity *entity =
		stop->kind == STOP_ASKED ? &result_entity : e->evaluation->entity;

	return _(entity->fields[stop->field].label);
}

int evaluate_label_x(const struct evaluate *e, const struct stop *stop)
{
	if (stop->kind == STOP_ASKED)
		return ASKED_LEFT;
	if (stop->kind == STOP_SET || stop->field == EVALUATION_TEXT)
		return LEFT;
	return stop->x - text_width(evaluate_label(e, stop)) - 1;
}

/* Of fields side by side below its own, but not torn where it has room in a row. */
int evaluate_error_x(const struct evaluate *e, const struct stop *stop)
{
	int most = e->width - LEFT - text_width(e->error), x = ERROR_X;

	if (stop->kind == STOP_FIELD)
		x = evaluate_label_x(e, stop);
	if (x > most)
		x = most;
	return x > ERROR_X ? x : ERROR_X;
}

static int long_rows(const struct evaluate *e, const struct stop *stop, int width)
{
	bool focus = e->in_editor && stop_same(stop, evaluate_here(e));
	const struct record *record =
		stop->kind == STOP_ASKED ? e->goals[stop->goal].result : e->evaluation;
	const char *text = focus ? editor_text(&e->editor) : record_text(record, stop->field);
	int rows = paint_rows(text, width) + (focus ? 1 : 0);

	if (rows < (focus ? LONG_FOCUS : 1))
		rows = focus ? LONG_FOCUS : 1;
	return rows < LONG_MAX ? rows : LONG_MAX;
}

/* Rows that the reasons take when they are shown to choose from. */
static int reason_rows(int width)
{
	struct buffer all = {0};
	int rows;

	for (int i = 0; result_reasons[i].code; i++)
		buffer_add_format(&all, "%d %s   ", i + 1, _(result_reasons[i].label));
	rows = paint_rows(all.bytes, width);
	buffer_clear(&all);
	return rows;
}

static int head_width(const struct stop *stop)
{
	switch (stop->field) {
	case EVALUATION_KIND:
		return 14;
	case EVALUATION_DATE:
	case EVALUATION_NEXT:
		return 14;
	case EVALUATION_COUNTS_FOR:
		return 10; /* the cursor stands behind 2026-2027 */
	case EVALUATION_HEARD_HOW:
		return HOW_WIDTH;
	default:
		return 4;
	}
}

static bool has_own_row(const struct stop *stop)
{
	return stop->field == EVALUATION_HEARD_TEXT || stop->field == EVALUATION_NOT_HEARD_REASON;
}

static int error_rows(const struct evaluate *e, const struct stop *stop)
{
	if (!e->error || !stop_same(stop, &e->error_at))
		return 0;
	return paint_rows(e->error, e->width - LEFT - evaluate_error_x(e, stop));
}

/* The fields above the table, side by side while they fit; returns the row after them. */
static int lay_head(struct evaluate *e, int width, size_t *next)
{
	int y = 0, x = LEFT, extra = 0;
	size_t i = 0;

	for (;
	     i < e->count && e->stops[i].kind == STOP_FIELD && e->stops[i].field < EVALUATION_TEXT;
	     i++) {
		struct stop *stop = &e->stops[i];
		int label = text_width(evaluate_label(e, stop)) + 1, own = head_width(stop);

		if (x > LEFT && (has_own_row(stop) || x + label + own > width)) {
			y += 1 + extra;
			extra = 0;
			x = LEFT;
		}
		if (has_own_row(stop) || stop->field == EVALUATION_HEARD_HOW)
			own = width - x - label - LEFT;
		stop->y = y;
		stop->x = x + label;
		stop->width = own;
		stop->height = stop->field == EVALUATION_HEARD_TEXT ? long_rows(e, stop, own) : 1;
		extra += error_rows(e, stop) + stop->height - 1;
		x = stop->x + own + GAP;
	}
	*next = i;
	return y + 1 + extra;
}

static int lay_asked(struct evaluate *e, struct stop *stop, int y, int width)
{
	bool focus = stop_same(stop, evaluate_here(e));

	stop->y = y;
	stop->x = ASKED_LEFT + ASKED_LABEL;
	stop->width = width - stop->x - LEFT;
	stop->height = 1;
	if (stop->field == RESULT_ANALYSIS)
		stop->height = long_rows(e, stop, stop->width);
	else if (stop->field == RESULT_REASON && focus)
		stop->height = reason_rows(stop->width);
	return y + stop->height + error_rows(e, stop);
}

static int lay_foot(struct evaluate *e, struct stop *stop, int y, int width)
{
	int dummy_y, dummy_x;

	stop->y = y;
	stop->x = LEFT + EVALUATE_LABEL + 1;
	stop->width = width - stop->x - LEFT;
	stop->height = 1;
	if (stop->kind == STOP_SET)
		stop->height =
			evaluate_box_place(e, stop->field, 0, stop->width, &dummy_y, &dummy_x);
	else if (stop->field == EVALUATION_TEXT)
		stop->height = long_rows(e, stop, stop->width);
	else { /* the next date */
		stop->x = LEFT + text_width(evaluate_label(e, stop)) + 1;
		stop->width = head_width(stop);
	}
	return y + stop->height + error_rows(e, stop);
}

/* Whether what stands here is about the goal of STOP. */
static bool is_goal_here(const struct evaluate *e, const struct stop *stop)
{
	const struct stop *here = evaluate_here(e);

	return (here->kind == STOP_GOAL || here->kind == STOP_ASKED) && here->goal == stop->goal;
}

/* The rows of a goal: all that its text takes for the one with the cursor, else one and what is
 * left of *SPARE. */
static int goal_height(const struct evaluate *e, const struct stop *stop, int width, int *spare)
{
	int rows = evaluate_goal_rows(e, stop, width), more;

	if (is_goal_here(e, stop))
		return rows;
	rows = rows < GOAL_ROWS_MOST ? rows : GOAL_ROWS_MOST;
	more = rows - 1 < *spare ? rows - 1 : *spare;
	*spare -= more;
	return 1 + more;
}

/* With SPARE rows for goals of more than one row, the first ones first. Returns the rows that all
 * takes. */
static int lay(struct evaluate *e, int width, int spare)
{
	size_t i;
	int y = lay_head(e, width, &i) + 1;

	e->table_y = y++;
	if (!e->goal_count)
		y++;
	for (; i < e->count; i++) {
		struct stop *stop = &e->stops[i];

		if (stop->kind == STOP_GOAL) {
			stop->y = y;
			stop->height = goal_height(e, stop, width, &spare);
			y += stop->height + error_rows(e, stop);
		} else if (stop->kind == STOP_ASKED)
			y = lay_asked(e, stop, y, width);
		else {
			const struct stop *before = &e->stops[i - 1];
			bool first = before->kind == STOP_GOAL || before->kind == STOP_ASKED ||
				     before->field < EVALUATION_TEXT;

			y = lay_foot(e, stop, y + (first && stop->kind != STOP_GOAL ? 1 : 0),
				     width);
		}
	}
	return y;
}

void evaluate_fit(struct app *app, void *state, const struct area *area)
{
	struct evaluate *e = state;
	int view = area->height - 4; /* title and a blank row, a blank row and the legend */
	const struct stop *here;
	int end, rows;

	(void)app;
	e->width = area->width;
	evaluate_stops(e);
	rows = lay(e, area->width, 0);
	if (rows < view)
		rows = lay(e, area->width, view - rows);
	here = evaluate_here(e);
	end = here->y + here->height + error_rows(e, here);
	if (end > e->top + view)
		e->top = end - view;
	if (here->y < e->top)
		e->top = here->y;
	if (rows <= view || (e->top == 1 && end <= view))
		e->top = 0;
	if (e->in_editor) {
		struct area part = area_part(area, 0, 0, here->height, here->width);

		editor_fit(&e->editor, &part);
	}
}
