/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A screen is data: one const table of functions and one of actions, in its own file under
 * tui/screens, and one line in tui/screens/screens.h. Everything that a key can do is an action, so
 * that dispatch, key bar, help, palette and man page all read the same rows.
 *
 *	struct talks {                          the state: app makes it, zeroed, and frees it
 *		struct list list;
 *		int64_t pupil;
 *	};
 *
 *	static enum zb_code talks_enter(struct app *app, void *state, struct screen_arg arg,
 *					struct zb_err *err)
 *	{
 *		struct talks *talks = state;
 *
 *		talks->pupil = arg.id;
 *		list_init(&talks->list, columns, COLUMN_COUNT, &talks_source, talks);
 *		return ZB_OK;
 *	}
 *
 *	static void talks_fit(struct app *app, void *state, const struct area *area)
 *	{
 *		struct talks *talks = state;
 *
 *		struct zb_err err;
 *
 *		if (list_fit(&talks->list, area, &err))            may read: draw never does
 *			app_error(app, &err);
 *	}
 *
 *	static void talks_draw(const struct app *app, const void *state, const struct area *area)
 *	{
 *		const struct talks *talks = state;
 *
 *		list_draw(&talks->list, area);
 *	}
 *
 *	static bool has_talk(const struct app *app, const void *state) ...
 *	static void talk_open(struct app *app, void *state)
 *	{
 *		struct talks *talks = state;
 *
 *		app_push(app, &talk_screen, (struct screen_arg){ .id = list_id(&talks->list) });
 *	}
 *
 *	static const struct action actions[] = {
 *		{ .id = "talk.open", .key = K_ENTER, .label = N_("openen"),
 *		  .help = N_("het gesprek openen"), .when = has_talk, .run = talk_open,
 *		  .flags = ACTION_BAR },
 *		{ 0 }
 *	};
 *
 *	const struct screen talks_screen = {
 *		.id = "talks", .title = N_("Gesprekken"), .bar = 4, .actions = actions,
 *		.size = sizeof(struct talks), .enter = talks_enter, .leave = talks_leave,
 *		.fit = talks_fit, .draw = talks_draw, .key = talks_key, .mouse = talks_mouse,
 *		.reload = talks_reload,
 *	};
 */
#ifndef ZB_TUI_SCREEN_H
#define ZB_TUI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "tui/action.h"
#include "tui/paint.h"

struct app;
struct entity;
struct legend;

/* What a handler did with a key or click. */
enum reaction {
	REACTION_PASS, /* not mine: whoever is next may have it */
	REACTION_DONE, /* taken; the loop draws when no more keys wait */
};

/* What a screen is entered with; what DATA points at need only live during enter. */
struct screen_arg {
	int64_t id;
	const void *data;
};

enum mouse_kind { MOUSE_PRESS, MOUSE_DOUBLE, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct mouse {
	enum mouse_kind kind;
	int y, x; /* on the terminal; area_has compares */
};

enum screen_flag {
	SCREEN_OVERLAY = 1, /* drawn over the screen below it: a dialog */
	SCREEN_PALETTE = 2, /* not in the tab bar, but opened from the palette of every screen */
	SCREEN_TABS = 4,    /* its key function hands the arrows aside to tui/tabs */
};

/* Handlers change the state and return; only the loop draws. Every function but draw is optional,
 * and so is state (size 0). A screen that is not on top gets only draw, fit and keep. */
struct screen {
	const char *id;    /* "pupils" */
	const char *title; /* Dutch, through _(): tab bar, help */
	int bar;           /* 1-10: its number in the tab bar, where 10 is the key 0; 0: not in it.
			    * Those in the bar get the header and tab bar above their area. */
	unsigned flags;
	const struct action *actions; /* may be NULL */
	size_t size;                  /* of the state */

	/* Fills STATE, which is zeroed. On failure the screen is not shown, leave is not called and
	 * the sentence becomes a notice. */
	enum zb_code (*enter)(struct app *, void *state, struct screen_arg, struct zb_err *);
	/* Once it stands on top: may put a question over it. */
	void (*entered)(struct app *, void *state);
	/* Frees what STATE holds, not STATE itself. */
	void (*leave)(struct app *, void *state);

	/* Before each draw: AREA is what will be drawn in. Here lists read the rows they show. */
	void (*fit)(struct app *, void *state, const struct area *);
	/* Draws everything, without reading the file; the area is blank. */
	void (*draw)(const struct app *, const void *state, const struct area *);
	/* Adds what the signs that it draws mean: ? shows them behind the keys of the screen. */
	void (*legend)(const struct app *, const void *state, struct legend *);
	/* Counts what stands behind its name in the tab bar into app->badges; called before that
	 * bar is shown, on whichever screen, once something was written. NULL: nothing does. */
	enum zb_code (*count)(struct app *, struct zb_err *);
	/* What ? calls it where the title says too little; borrowed. */
	const char *(*name)(const struct app *, const void *state);
	/* What can be begun here beside the actions, for the palette: that of NUMBER (from 0),
	 * Dutch, NULL past the last; and beginning it. Both or neither. */
	const char *(*offer)(const struct app *, const void *state, size_t number);
	void (*take)(struct app *, void *state, size_t number);
	/* A form that stood over this screen made the row with that ID: the cursor goes there,
	 * where it is listed. */
	void (*made)(struct app *, void *state, const struct entity *, int64_t id);

	/* Whether keys that type a character go to a field now, before all else. */
	bool (*typing)(const void *state);
	/* Keys that are no action; also all typed text while typing. */
	enum reaction (*key)(struct app *, void *state, int key);
	enum reaction (*mouse)(struct app *, void *state, const struct mouse *);
	/* Esc or q: PASS to be popped; DONE when only an inner thing was closed or a question
	 * asked. */
	enum reaction (*back)(struct app *, void *state);

	/* The file changed, by us (app_stale) or by others: read again, keep the cursor. Also
	 * called when the screen comes on top again after a change. */
	void (*reload)(struct app *, void *state);
	/* Keys have paused for APP_PAUSE_MS: load what may follow a moment later. */
	void (*idle)(struct app *, void *state);
	/* Every TERMINAL_TICK_S. */
	void (*tick)(struct app *, void *state);
	/* Keep what was typed and not saved (db/draft): every few seconds after typing and when the
	 * terminal vanishes. Cheap when nothing changed. Must not show anything. */
	void (*keep)(struct app *, void *state);
};

#endif
