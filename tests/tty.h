/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program on a terminal of its own, for end-to-end tests: a pty whose other end is libvterm, so
 * that a test reads the screen as a person does. Nothing sleeps: waiting is poll() on the pty.
 *
 *	struct tty *t = tty_spawn(&(struct tty_options){0},
 *				  (const char *const[]){child_zorgbord(), "-f", file, NULL});
 *	tty_expect(t, "Leerlingen");                     (tests/tty_expect.h)
 *	tty_type(t, "Down Down Enter 'Zoë' C-s");
 *	tty_expect(t, "bewaard");
 *	tty_key(t, "q");
 *	tty_expect_exit(t, 0);
 *	tty_free(t);
 *
 * Rows and columns count from 0. A text returned is UTF-8, borrowed, and lives until the same row
 * is asked for again. Wrong use (an unknown key, a row past the end) aborts with a sentence. */
#ifndef ZB_TESTS_TTY_H
#define ZB_TESTS_TTY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "tests/child.h"

struct tty;

struct tty_options {
	int rows, cols;          /* 0: 24x80 */
	const char *term;        /* NULL: xterm-256color */
	const char *directory;   /* where the program starts; NULL: where the test is */
	const char *const *env;  /* NAME=VALUE, or NAME to remove; ends with NULL; may be NULL */
};

/* Starts ARGV (ends with NULL; looked up in PATH) in the environment of child_environment() with a
 * new, empty HOME. OPTIONS may be NULL. A program that cannot be run ends with status 127. */
struct tty *tty_spawn(const struct tty_options *options, const char *const *argv);

/* Kills the program when it still runs, and removes HOME. NULL is fine. */
void tty_free(struct tty *);

/* The same, but the screen can still be read; tty_free must follow. */
void tty_end(struct tty *);

const char *tty_home(const struct tty *);
pid_t tty_pid(const struct tty *);

/* --- keys (tests/tty_input.c) --- */

/* Types TEXT, byte for byte; every character counts as a letter. */
void tty_keys(struct tty *, const char *text);

/* Presses one key, as xterm sends it in the cursor-key mode that the program asked for: Up Down
 * Left Right Home End PgUp PgDn Ins Del Tab BackTab Enter Esc BSpace Space F1..F12, or one
 * character; with C- (control), M- (alt) or S- (shift) before it. After Esc the next key waits
 * until the program has taken it and cannot take it for the start of a sequence. */
void tty_key(struct tty *, const char *name);

/* Keys by name and, between quotes, texts, separated by spaces: "Down Enter 'text' Tab". A quote
 * within a text is doubled. */
void tty_type(struct tty *, const char *keys);

/* Pastes TEXT as one key, bracketed when the program asked for that. */
void tty_paste(struct tty *, const char *text);

/* All keys so far, and those of them that were letters of tty_keys: the cost beside the typed
 * text is the difference. */
size_t tty_keys_sent(const struct tty *);
size_t tty_letters_sent(const struct tty *);

enum tty_button {
	TTY_LEFT = 1,
	TTY_MIDDLE,
	TTY_RIGHT,
	TTY_WHEEL_UP,
	TTY_WHEEL_DOWN,
};

/* Clicks, or turns the wheel one notch, in the encoding that the program asked for (SGR or X10);
 * false when it asked for no mouse, and nothing is sent. */
bool tty_mouse(struct tty *, int row, int col, enum tty_button button);

/* --- waiting; each returns false on a timeout or when the program ended without it --- */

/* Until a row shows TEXT, or none shows it any more, and the output has been still for a moment
 * (so that the rest of the same redraw is there as well). */
bool tty_wait(struct tty *, const char *text, int timeout_ms);
bool tty_wait_gone(struct tty *, const char *text, int timeout_ms);

/* Until CHECK(t, DATA) is true, which may look at more than the screen. */
bool tty_wait_for(struct tty *, bool (*check)(struct tty *, const void *data), const void *data,
		  int timeout_ms);

/* Until the program has read all keys and written nothing for QUIET_MS; false when that takes
 * longer than ten seconds. */
bool tty_settle(struct tty *, int quiet_ms);

/* How long the last wait took until its text was there, without the moment of stillness. */
double tty_waited_ms(const struct tty *);

/* --- the screen (tests/tty_screen.c), as it is after the last wait --- */

int tty_rows(const struct tty *);
int tty_cols(const struct tty *);

/* The text of row ROW without blanks at its end. */
const char *tty_row(struct tty *, int row);

/* All rows, each ended by a newline; lives until the next call of tty_screen. */
const char *tty_screen(struct tty *);

/* The place of the first TEXT within one row, from the top; ROW and COL may be NULL. */
bool tty_find(struct tty *, const char *text, int *row, int *col);

#define TTY_COLOUR_DEFAULT (-1)
#define TTY_COLOUR_RGB 0x1000000 /* or-ed with 0xRRGGBB */

struct tty_attrs {
	bool bold, italic, underline, blink, reverse;
	int foreground, background; /* palette number, TTY_COLOUR_DEFAULT, or TTY_COLOUR_RGB */
};

/* How the cell is shown. libvterm does not know A_DIM. */
struct tty_attrs tty_attrs(struct tty *, int row, int col);

/* The place of the cursor (ROW and COL may be NULL); false when it is hidden. */
bool tty_cursor(struct tty *, int *row, int *col);

bool tty_alternate(const struct tty *); /* on the alternate screen, as a full-screen program is */
size_t tty_bells(const struct tty *);

/* Whether the terminal is as a shell wants it: normal screen, cursor shown, no mouse, echo and line
 * editing on. */
bool tty_restored(const struct tty *);

/* --- the program --- */

void tty_resize(struct tty *, int rows, int cols); /* with its SIGWINCH */
void tty_signal(struct tty *, int number);
void tty_hangup(struct tty *); /* the terminal vanishes: SIGHUP, and reads and writes fail */

/* Waits for the end of the program and takes its last output: its exit status, minus the signal
 * that ended it, or CHILD_RUNNING when it still runs after TIMEOUT_MS. May be repeated. */
int tty_finish(struct tty *, int timeout_ms);

size_t tty_bytes(const struct tty *);  /* written by the program so far */
size_t tty_bursts(const struct tty *); /* pieces of output with 10 ms of silence between them */
long tty_vmrss_kib(const struct tty *); /* memory in use now; -1 after the end */
double tty_cpu_ms(const struct tty *); /* processor time so far; stays known after the end */

#endif
