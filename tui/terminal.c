/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/terminal.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <term.h>
#include <time.h>
#include <unistd.h>

/* term.h makes macros of these. */
#undef columns
#undef lines

#include "tui/frame.h"
#include "tui/terminal_key.h"

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define EXIT_CANNOT_RUN 127

struct terminal {
	SCREEN *screen;
	struct terminal_keys keys;
	struct frame frame;
	int signals; /* signalfd */
	int clock;   /* timerfd: ticks by itself, no timer is set and cleared at every key */
	sigset_t before;
	bool colour, pastes, ended, cursor_shown;
};

int64_t terminal_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Straight to the terminal: also from a signal handler. */
static void write_now(const char *text, size_t length)
{
	while (length > 0) {
		ssize_t n = write(STDOUT_FILENO, text, length);

		if (n <= 0)
			return;
		text += n;
		length -= (size_t)n;
	}
}

static int put_now(int c)
{
	char byte = (char)c;

	write_now(&byte, 1);
	return c;
}

/* Not by way of stdout, which would keep the error of a terminal that is gone. */
static void keypad_mode(bool on)
{
	if (keypad_xmit && keypad_local)
		tputs(on ? keypad_xmit : keypad_local, 1, put_now);
}

/* Keypad and pasting are ours: curses reads no keys. */
static void input_modes(const struct terminal *terminal, bool on)
{
	keypad_mode(on);
	if (terminal->pastes)
		write_now(on ? PASTE_ON : PASTE_OFF, sizeof(PASTE_ON) - 1);
}

/* Standard output is where drawings are gathered: standard input is the same terminal. */
static void on_abort(int number)
{
	dup2(STDIN_FILENO, STDOUT_FILENO);
	write_now(PASTE_OFF, sizeof(PASTE_OFF) - 1);
	keypad_mode(false);
	endwin();
	signal(number, SIG_DFL);
	raise(number);
}

static void signals_open(struct terminal *terminal)
{
	struct sigaction action = { .sa_handler = on_abort, };
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGWINCH);
	sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigprocmask(SIG_BLOCK, &set, &terminal->before);
	terminal->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	sigaction(SIGABRT, &action, NULL);
	/* No key stops it in raw mode, and curses would take and give this back at each drawing. */
	signal(SIGTSTP, SIG_IGN);
}

static void clock_open(struct terminal *terminal)
{
	const struct timespec tick = { .tv_sec = TERMINAL_TICK_S };
	const struct itimerspec ticks = { .it_interval = tick, .it_value = tick };

	terminal->clock = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
	timerfd_settime(terminal->clock, 0, &ticks, NULL);
}

static void signals_close(struct terminal *terminal)
{
	struct sigaction action = { .sa_handler = SIG_DFL };

	sigaction(SIGABRT, &action, NULL);
	/* A second one may come, and the file is still to be closed. */
	signal(SIGHUP, SIG_IGN);
	signal(SIGTERM, SIG_IGN);
	signal(SIGTSTP, SIG_DFL);
	if (terminal->signals >= 0)
		close(terminal->signals);
	if (terminal->clock >= 0)
		close(terminal->clock);
	sigprocmask(SIG_SETMASK, &terminal->before, NULL);
}

/* Keys as they come, also ^S, ^Q, ^C and ^Z; no cursor; scrolling by the terminal's own means. */
static void modes_set(struct terminal *terminal)
{
	raw();
	noecho();
	nonl();
	typeahead(-1);
	idlok(stdscr, TRUE);
	leaveok(stdscr, TRUE);
	curs_set(0);
	mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
	terminal->pastes = has_mouse();
	input_modes(terminal, true);
	terminal->colour = !getenv("NO_COLOR") && has_colors();
	if (!terminal->colour)
		return;
	start_color();
	use_default_colors();
}

static enum zb_code fail_unknown(struct zb_err *err)
{
	const char *term = getenv("TERM");

	if (!term || !*term)
		return zb_fail(err, ZB_IO, _("TERM is niet gezet; zet TERM op uw soort terminal, "
					     "bijvoorbeeld xterm-256color"));
	return zb_fail(err, ZB_IO,
		       _("terminal '%s' is onbekend of kan geen volledig scherm tonen; zet TERM, "
			 "bijvoorbeeld op xterm-256color"),
		       term);
}

/* Whether TERM names a terminal that can put text at a place. Asked before newterm, which touches
 * the terminal and, where it fails, keeps memory that nobody can free. */
static bool can_move(void)
{
	char capability[] = "cup";
	const char *move;
	bool can;
	int status;

	if (setupterm(NULL, STDOUT_FILENO, &status) != OK)
		return false;
	move = tigetstr(capability);
	can = move && move != (const char *)-1;
	del_curterm(cur_term);
	return can;
}

enum zb_code terminal_open(struct terminal **out, struct zb_err *err)
{
	struct terminal *terminal;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return zb_fail(err, ZB_IO, _("het volledige scherm heeft een terminal nodig"));
	terminal = mem_new(1, sizeof(*terminal));
	signals_open(terminal);
	clock_open(terminal);
	if (can_move() && terminal->signals >= 0 && terminal->clock >= 0)
		terminal->screen = newterm(NULL, stdout, stdin);
	if (!terminal->screen) {
		signals_close(terminal);
		free(terminal);
		return fail_unknown(err);
	}
	modes_set(terminal);
	frame_open(&terminal->frame);
	*out = terminal;
	return ZB_OK;
}

void terminal_close(struct terminal *terminal)
{
	if (!terminal)
		return;
	frame_close(&terminal->frame);
	mousemask(0, NULL);
	input_modes(terminal, false);
	curs_set(1);
	endwin();
	delscreen(terminal->screen);
	signals_close(terminal);
	free(terminal);
}

bool terminal_has_colour(const struct terminal *terminal)
{
	return terminal->colour;
}

/* Curses must know the size before anything is drawn again. */
static void take_size(void)
{
	struct winsize size;

	if (ioctl(STDIN_FILENO, TIOCGWINSZ, &size) || !size.ws_row || !size.ws_col)
		return;
	resize_term(size.ws_row, size.ws_col);
	clearok(curscr, TRUE);
}

static enum terminal_event read_signals(struct terminal *terminal)
{
	struct signalfd_siginfo info;
	enum terminal_event event = TERMINAL_TIMEOUT;

	while (read(terminal->signals, &info, sizeof(info)) == (ssize_t)sizeof(info)) {
		if (info.ssi_signo == SIGHUP || info.ssi_signo == SIGTERM)
			terminal->ended = true;
		else if (info.ssi_signo == SIGWINCH)
			event = TERMINAL_RESIZED;
	}
	if (event == TERMINAL_RESIZED)
		take_size();
	return terminal->ended ? TERMINAL_ENDED : event;
}

/* However many ticks have passed, it is one. */
static enum terminal_event read_clock(struct terminal *terminal)
{
	uint64_t ticks;

	return read(terminal->clock, &ticks, sizeof(ticks)) > 0 ? TERMINAL_TICK : TERMINAL_TIMEOUT;
}

enum terminal_event terminal_wait(struct terminal *terminal, int ms)
{
	struct pollfd fds[] = { { .fd = STDIN_FILENO, .events = POLLIN },
				{ .fd = terminal->signals, .events = POLLIN },
				{ .fd = terminal->clock, .events = POLLIN } };
	enum terminal_event event = TERMINAL_TIMEOUT;

	if (terminal->keys.gone)
		terminal->ended = true;
	if (terminal->ended)
		return TERMINAL_ENDED;
	if (terminal_keys_wait(&terminal->keys))
		return TERMINAL_INPUT;
	if (poll(fds, sizeof(fds) / sizeof(*fds), ms) <= 0)
		return TERMINAL_TIMEOUT;
	if (fds[1].revents)
		event = read_signals(terminal);
	if (event == TERMINAL_TIMEOUT && fds[0].revents & (POLLHUP | POLLERR | POLLNVAL))
		terminal->ended = true;
	if (terminal->ended)
		return TERMINAL_ENDED;
	if (event != TERMINAL_TIMEOUT)
		return event;
	if (!fds[0].revents)
		return fds[2].revents ? read_clock(terminal) : event;
	terminal->keys.ready = true;
	return TERMINAL_INPUT;
}

int terminal_key(struct terminal *terminal, struct mouse *mouse, struct buffer *pasted)
{
	return terminal_keys_next(&terminal->keys, mouse, pasted);
}

void terminal_show(struct terminal *terminal, const struct paint_cursor *cursor)
{
	bool shown = cursor && cursor->shown;

	if (shown)
		wmove(stdscr, cursor->y, cursor->x);
	leaveok(stdscr, !shown);
	wnoutrefresh(stdscr);
	if (shown != terminal->cursor_shown)
		curs_set(shown);
	terminal->cursor_shown = shown;
	doupdate();
	frame_send(&terminal->frame);
}

void terminal_repaint(struct terminal *terminal)
{
	(void)terminal;
	clearok(curscr, TRUE);
}

static void child_run(const struct terminal *terminal, char *const *argv)
{
	signal(SIGABRT, SIG_DFL);
	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_DFL);
	signal(SIGTSTP, SIG_DFL);
	sigprocmask(SIG_SETMASK, &terminal->before, NULL);
	if (setgid(getgid()) || setuid(getuid()))
		_exit(EXIT_CANNOT_RUN);
	execvp(argv[0], argv);
	_exit(EXIT_CANNOT_RUN);
}

enum zb_code terminal_run(struct terminal *terminal, char *const *argv, int *status,
			  struct zb_err *err)
{
	int result = 0;
	pid_t child, ended = 0;

	frame_close(&terminal->frame);
	def_prog_mode();
	input_modes(terminal, false);
	endwin();
	child = fork();
	if (child == 0)
		child_run(terminal, argv);
	terminal->keys.ready = false; /* what came was read by the child */
	while (child > 0 && (ended = waitpid(child, &result, 0)) < 0 && errno == EINTR)
		;
	reset_prog_mode();
	input_modes(terminal, true);
	curs_set(terminal->cursor_shown);
	frame_open(&terminal->frame);
	take_size();
	if (child < 0 || ended < 0)
		return zb_fail(err, ZB_IO, _("%s kan niet worden gestart"), argv[0]);
	*status = result;
	return ZB_OK;
}
