/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed on a screen and not saved: kept as a draft (db/draft), offered when the screen is
 * entered again, and forgotten when it was saved or thrown away. One way for forms, grids, talks
 * and evaluations. Part of the state of the screen:
 *
 *	enter    kept_begin(&state->kept, app, name);
 *	entered  kept_offer(&state->kept, app, title, resume, state);
 *	keep     kept_put(&state->kept, app, &draft);  empty when nothing is typed any more
 *	saved    kept_drop(&state->kept, app);         thrown away: the same
 *	leave    kept_clear(&state->kept);
 */
#ifndef ZB_TUI_KEPT_H
#define ZB_TUI_KEPT_H

#include "db/draft.h"

struct app;

struct kept {
	char *name;           /* of the draft; NULL: nothing is kept */
	struct draft offered; /* of before, until it was said what is to be done with it */
	bool stored;          /* there is a draft of this screen in the file */
	enum zb_code (*resume)(struct app *, void *state, const struct draft *, struct zb_err *);
	void *state;
};

/* NAME is copied. */
void kept_begin(struct kept *, struct app *, const char *name);
void kept_clear(struct kept *);

/* Asks what is to be done with what was typed before, if anything was; WHAT is what that is of:
 * "Nieuw gesprek · Bakker, Fenna". It also says when that was, and how the longest text of it
 * begins. RESUME takes it up. Esc leaves the screen, and the draft for later; so does a RESUME that
 * fails. */
void kept_offer(struct kept *, struct app *, const char *what,
		enum zb_code (*resume)(struct app *, void *state, const struct draft *,
				       struct zb_err *),
		void *state);

/* Keeps DRAFT in place of what was kept; one that has nothing drops it. Clears DRAFT. False: the
 * file was busy, which the next time may not be. */
bool kept_put(struct kept *, struct app *, struct draft *draft);
/* Forgets it; says so when that cannot be, for then it is offered again. */
void kept_drop(struct kept *, struct app *);

#endif
