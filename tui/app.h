/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The full screen: a stack of screens, and one loop that waits, lets the top screen handle all keys
 * that came, and then draws once. main owns the one struct app.
 *
 *	app_init -> app_push (first screen) -> app_run -> app_finish
 */
#ifndef ZB_TUI_APP_H
#define ZB_TUI_APP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/date.h"
#include "core/error.h"
#include "core/memory.h"
#include "tui/canvas.h"
#include "tui/notice.h"
#include "tui/screen.h"
#include "tui/theme.h"

#define APP_DEPTH 16     /* screens on top of each other, dialogs included */
#define APP_PAUSE_MS 60  /* keys have paused: idle */
#define APP_KEEP_MS 3000 /* after typing: keep */
#define APP_LAST_MS 60000 /* at the end: for a colleague who writes */
#define APP_MIN_ROWS 10
#define APP_MIN_COLUMNS 40

struct db;
struct entity;
struct progress;
struct record;
struct terminal;

/* What cli/main lends to the screen. Each may be NULL. */
struct app_hooks {
	/* Whether others committed since the last call; once a second. */
	bool (*changed)(struct app *);
	/* u and Ctrl-R: do it, mark the app stale and say so with app_notice; or ask first. */
	enum zb_code (*undo)(struct app *, struct zb_err *);
	enum zb_code (*redo)(struct app *, struct zb_err *);
	/* Fills header anew: the school may be another, or have another name. */
	void (*greet)(struct app *);
	/* The three ways to begin without a school file. Each fills app->db, file and header; on
	 * failure there still is none. SCHOOL is the row as typed; PATH names a file that
	 * exists. */
	enum zb_code (*create)(struct app *, struct record *school, struct zb_err *);
	enum zb_code (*open)(struct app *, const char *path, struct zb_err *);
	enum zb_code (*practise)(struct app *, struct zb_err *);
};

/* How the list of pupils was left, for when it is shown again. Zero: as it is at the start. */
struct app_pupils {
	int scope, sort; /* enum pupils_scope and pupils_sort (db/list) */
	bool backwards;
	int64_t pupil; /* with the cursor */
};

/* Long work, begun by the loop after the handler returned and the screen was drawn. */
struct work {
	const char *title; /* Dutch; must live until done */
	/* Calls progress_report now and then (tui/progress.h). */
	enum zb_code (*run)(struct app *, void *data, struct progress *, struct zb_err *);
	/* How it ended; ZB_CANCELLED when Esc stopped it. May be NULL: a failure becomes a
	 * notice. */
	void (*done)(struct app *, void *data, enum zb_code, const struct zb_err *);
	void *data;
};

struct app_layer {
	const struct screen *screen;
	void *state;
	bool stale; /* reload before it is shown again */
};

struct app {
	struct db *db;     /* the school file; NULL before there is one. Not owned. */
	struct date today; /* main sets it, and hooks->changed may renew it after midnight */
	const char *file;  /* path of the school file, for screens that name it; borrowed */
	const struct app_hooks *hooks;
	void *host;        /* main's own, for its hooks */

	struct look look;
	struct canvas canvas; /* what is drawn; forget it when something else paints */
	char *school; /* header, left: "De Regenboog 12AB00 · 2026-2027"; app_set_header */
	char *user;   /* header, right */
	char *filter;   /* what was typed to narrow the pupils; NULL: all. It stands on every screen
			 * that it narrows; app_set_filter */
	struct app_pupils pupils;
	int badges[11]; /* by bar: number behind a screen's name in the tab bar; 0 shows none */
	bool uncounted; /* they are of before something was written */

	struct app_layer layers[APP_DEPTH];
	size_t depth;
	struct app_layer *gone; /* taken off; freed when the handler has returned */
	size_t gone_count, gone_room;
	struct notice notice;
	struct buffer clipboard; /* of all editors */
	struct buffer pasted;    /* the text of K_PASTE */
	struct work work;        /* run is NULL: none */
	int key;                 /* being handled */
	bool repaint;            /* Ctrl-L: everything anew at the next drawing */
	bool blank;              /* Ctrl-X */
	bool small;              /* the terminal is too small; keys wait for a larger one */
	bool ended;              /* nothing is left to show, or the terminal vanished */
	struct terminal *terminal;
};

/* Opens the terminal (newterm: an unknown TERM is ZB_IO with a sentence and the terminal as it
 * was). THEME is a code of tui/theme.h or NULL. APP must be zeroed but for db, today, file, hooks
 * and host; setlocale has been called. From here on abort() restores the terminal. */
enum zb_code app_init(struct app *, const char *theme, struct zb_err *);
/* Until q on the lowest screen, or the end of the terminal; drafts are kept in any case. */
void app_run(struct app *);
/* Leaves all screens, restores the terminal, frees what app holds. */
void app_finish(struct app *);

/* Puts a screen on top. On failure nothing changed and the sentence is shown; true on success. */
bool app_push(struct app *, const struct screen *, struct screen_arg);
/* Takes off the top screen; its state lives until the handler has returned. What became stale below
 * is reloaded. */
void app_pop(struct app *);
/* Leaves all screens for SCREEN, asking back of each: one that holds stays, and SCREEN is not
 * shown. */
void app_switch(struct app *, const struct screen *);
/* Esc or q: the top screen's back, else pop. QUIT: may leave the lowest screen, and so end. */
void app_back(struct app *, bool quit);

/* NULL when the stack is empty. */
const struct screen *app_screen(const struct app *);
void *app_state(const struct app *);
/* The screen below the dialogs. */
const struct screen *app_base(const struct app *);

/* Something was written: every screen reloads before it is shown again, and what the tab bar counts
 * is counted anew. */
void app_stale(struct app *);
/* That row is new in the file: the screen on top, which its form stood over, goes there. */
void app_made(struct app *, const struct entity *, int64_t id);
/* Shows a sentence at the foot until the next key. */
void app_notice(struct app *, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* After a write: the same, with "u maakt ongedaan" behind it. When the store found nothing that had
 * changed, it says that instead: u would take back what came before. */
void app_notice_undo(struct app *, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Shows ERR's sentence as one begins it, with a full stop, and returns its code. */
enum zb_code app_error(struct app *, const struct zb_err *);

/* WORK is begun when the handler has returned. */
void app_work(struct app *, const struct work *);
/* Both texts are copied; NULL leaves what was there. */
void app_set_header(struct app *, const char *school, const char *user);
/* TEXT is copied; "" and NULL: no filter. */
void app_set_filter(struct app *, const char *text);
/* The theme with that code, now; kept nowhere. */
void app_set_theme(struct app *, const char *code);

/* Keeps what was typed and not saved on every screen. */
void app_keep(struct app *);

/* Gives *TEXT to $VISUAL, $EDITOR or a simple editor that is there in a private file and replaces
 * it with the cleaned result, however the editor ended; the file and what the editor left beside it
 * are removed. The terminal is lent meanwhile, and what was typed is kept first. On failure *TEXT
 * is untouched; what the editor left and cannot be taken over (no plain file, no text, over 1 MB)
 * stays where it is and is named. */
enum zb_code app_edit_outside(struct app *, char **text, struct zb_err *);

/* One pass for tests and the loop: KEY as if it was typed; MOUSE for K_MOUSE, else NULL. */
void app_key(struct app *, int key, const struct mouse *);
/* Fits and draws everything into WIN (stdscr, or a test's window) without refreshing it. */
void app_draw(struct app *, WINDOW *win, struct paint_cursor *);

#endif
