/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A screen over a grid of which the rows are filled in and then saved as a whole. What was typed
 * and not saved is kept as a draft, offered when the screen is entered again, and asked about
 * before the screen is left. Such a screen says only what is its own:
 *
 *	struct state {
 *		struct grid_screen base;                first
 *		struct takeover_rows rows;
 *	};
 *
 *	static const struct grid_screen_ops ops = { .head_rows = 3, .head = draw_head, .keep = keep,
 *						    .resume = resume, .save = save };
 *
 *	static enum zb_code enter(...)
 *	{
 *		fill_grid(app, state);                  base.grid
 *		grid_screen_begin(app, state, &ops, "takeover");
 *		return ZB_OK;
 *	}
 *
 * Those who use it: measure, round and takeover. */
#ifndef ZB_TUI_GRID_SCREEN_H
#define ZB_TUI_GRID_SCREEN_H

#include "tui/grid.h"
#include "tui/kept.h"
#include "tui/screen.h"

struct grid_screen_ops {
	int head_rows; /* above the grid */
	/* Draws what stands there; AREA is that of the whole screen. */
	void (*head)(const struct app *, const void *state, const struct area *);
	/* Adds what is filled in to the draft; takes it out of it and fills the grid anew (as it
	 * was when that fails). What is being typed in the grid comes along by itself. */
	void (*keep)(const void *state, struct draft *);
	enum zb_code (*resume)(struct app *, void *state, const struct draft *, struct zb_err *);
	/* Whether something is typed that stands in no cell: in a form over the grid, which keep
	 * adds and resume opens again. NULL: nothing is. */
	bool (*beside)(const void *state);
	/* What the draft is of, as the question about it says; the caller frees. */
	char *(*what)(const void *state);
	/* As the action: also the answer to what is asked before leaving. A write that succeeds
	 * drops the draft with it (draft_drop_with). */
	void (*save)(struct app *, void *state);
};

struct grid_screen {
	const struct grid_screen_ops *ops;
	struct grid grid;
	struct kept kept;
};

/* STATE begins with a struct grid_screen, of which the grid is filled. NAME is copied. */
void grid_screen_begin(struct app *, void *state, const struct grid_screen_ops *,
		       const char *name);

/* Functions of the screen; leave frees the grid_screen, before what its rows stand in. */
void grid_screen_entered(struct app *, void *state);
void grid_screen_leave(struct app *, void *state);
void grid_screen_fit(struct app *, void *state, const struct area *);
void grid_screen_draw(const struct app *, const void *state, const struct area *);
bool grid_screen_typing(const void *state);
enum reaction grid_screen_key(struct app *, void *state, int key);
enum reaction grid_screen_mouse(struct app *, void *state, const struct mouse *);
enum reaction grid_screen_back(struct app *, void *state);
void grid_screen_keep(struct app *, void *state);

/* The action that goes to the next cell, as Tab does on the screen that is shown. */
void grid_screen_next(struct app *, void *state);

#endif
