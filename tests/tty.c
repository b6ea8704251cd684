/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program behind a tty, the bytes between them, and waiting for what they do. */
#include "tests/tty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#include "tests/files.h"
#include "tests/tty_internal.h"

/* Output with less silence than this between it is one burst, one redraw. */
#define STILL_MS 10
#define LOOK_MS 50 /* what a check looks at may be elsewhere than on the screen */
/* How long a redraw may take. */
#define REDRAW_MS 200
/* 1 MiB, as a pty gives at most 4 KiB at once. */
#define DRAIN_READS 256

/* Opens the two ends of a pty of the size of T; returns the program's end. */
static int open_pty(struct tty *t)
{
	struct winsize size = {
		.ws_row = (unsigned short)t->rows, .ws_col = (unsigned short)t->cols,
	};
	struct termios mode;
	int peer;

	/* Closed on exec: a program under test that held the master end of another would keep a
	 * hangup from coming through. */
	t->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
	if (t->master < 0 || grantpt(t->master) || unlockpt(t->master) ||
	    ptsname_r(t->master, t->peer, sizeof(t->peer)))
		child_misuse("pty: %s", strerror(errno));
	peer = open(t->peer, O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (peer < 0 || tcgetattr(peer, &mode) || ioctl(peer, TIOCSWINSZ, &size))
		child_misuse("%s: %s", t->peer, strerror(errno));
	/* As terminals of today are set; the kernel's own default is older. */
	mode.c_iflag |= IUTF8;
	tcsetattr(peer, TCSANOW, &mode);
	return peer;
}

static void start(struct tty *t, const struct tty_options *options, const char *const *argv)
{
	const char *term = options->term ? options->term : "xterm-256color";
	char **environment = child_environment(term, t->home, options->env);
	int peer = open_pty(t);

	t->pid = fork();
	if (t->pid < 0)
		child_misuse("fork: %s", strerror(errno));
	if (t->pid == 0) {
		login_tty(peer);
		child_exec(argv, environment, options->directory);
	}
	close(peer);
	child_list_free(environment);
}

struct tty *tty_spawn(const struct tty_options *options, const char *const *argv)
{
	static const struct tty_options usual;
	struct tty *t = mem_new(1, sizeof(*t));

	if (!options)
		options = &usual;
	t->rows = options->rows ? options->rows : 24;
	t->cols = options->cols ? options->cols : 80;
	t->status = CHILD_RUNNING;
	t->home = files_make_directory();
	tty_screen_open(t);
	start(t, options, argv);
	return t;
}

void tty_end(struct tty *t)
{
	if (t->status == CHILD_RUNNING) {
		child_kill(t->pid);
		t->status = -SIGKILL;
	}
	if (t->home)
		files_remove(t->home);
	free(t->home);
	t->home = NULL;
}

void tty_free(struct tty *t)
{
	if (!t)
		return;
	tty_end(t);
	tty_hangup(t);
	buffer_clear(&t->output);
	tty_screen_close(t);
	free(t);
}

const char *tty_home(const struct tty *t)
{
	return t->home;
}

pid_t tty_pid(const struct tty *t)
{
	return t->pid;
}

static bool take_output(struct tty *t)
{
	char bytes[4096];
	ssize_t got = read(t->master, bytes, sizeof(bytes));
	double now = child_now_ms();

	if (got <= 0) {
		/* EIO: nobody has the other end open any more. */
		t->closed = got == 0 || (errno != EAGAIN && errno != EINTR);
		return false;
	}
	t->bursts += t->bytes == 0 || now - t->read_at >= STILL_MS;
	t->bytes += (size_t)got;
	t->read_at = now;
	tty_screen_write(t, bytes, (size_t)got);
	return true;
}

static bool send_output(struct tty *t)
{
	ssize_t sent = write(t->master, t->output.bytes, t->output.length);

	if (sent <= 0)
		return false;
	t->output.length -= (size_t)sent;
	memmove(t->output.bytes, t->output.bytes + sent, t->output.length);
	return true;
}

bool tty_pump(struct tty *t, int timeout_ms)
{
	struct pollfd io = {.fd = t->master, .events = POLLIN};
	bool moved = false;

	if (t->closed)
		return false;
	if (t->output.length)
		io.events |= POLLOUT;
	if (poll(&io, 1, timeout_ms) <= 0)
		return false;
	if (io.revents & POLLOUT && t->output.length)
		moved = send_output(t);
	if (io.revents & (POLLIN | POLLHUP | POLLERR))
		moved |= take_output(t);
	return moved;
}

void tty_drain(struct tty *t)
{
	for (int i = 0; i < DRAIN_READS && tty_pump(t, 0); i++)
		continue;
}

void tty_flush(struct tty *t)
{
	double deadline = child_now_ms() + TTY_STUCK_MS;

	while (t->output.length && !t->closed && child_left_ms(deadline))
		tty_pump(t, child_left_ms(deadline));
	if (t->output.length && !t->closed)
		fputs("tests: the program does not read its keys\n", stderr);
	buffer_reset(&t->output);
}

int tty_unread(const struct tty *t)
{
	int peer = t->closed ? -1 : open(t->peer, O_RDWR | O_NOCTTY | O_CLOEXEC);
	int count = 0;

	if (peer < 0)
		return 0;
	if (ioctl(peer, FIONREAD, &count))
		count = 0;
	close(peer);
	return count;
}

static void take_rest_of_redraw(struct tty *t)
{
	double deadline = child_now_ms() + REDRAW_MS;

	while (child_left_ms(deadline) && tty_pump(t, STILL_MS))
		continue;
}

bool tty_wait_for(struct tty *t, bool (*check)(struct tty *, const void *data), const void *data,
		  int timeout_ms)
{
	double start = child_now_ms();
	double deadline = start + timeout_ms;
	int left;

	for (;;) {
		tty_drain(t);
		if (check(t, data)) {
			t->waited = child_now_ms() - start;
			take_rest_of_redraw(t);
			if (check(t, data))
				return true;
		}
		left = child_left_ms(deadline);
		if (t->closed || left == 0)
			return false;
		tty_pump(t, left < LOOK_MS ? left : LOOK_MS);
	}
}

static bool shows(struct tty *t, const void *text)
{
	return tty_find(t, text, NULL, NULL);
}

static bool shows_not(struct tty *t, const void *text)
{
	return !tty_find(t, text, NULL, NULL);
}

bool tty_wait(struct tty *t, const char *text, int timeout_ms)
{
	return tty_wait_for(t, shows, text, timeout_ms);
}

bool tty_wait_gone(struct tty *t, const char *text, int timeout_ms)
{
	return tty_wait_for(t, shows_not, text, timeout_ms);
}

double tty_waited_ms(const struct tty *t)
{
	return t->waited;
}

bool tty_settle(struct tty *t, int quiet_ms)
{
	double deadline = child_now_ms() + TTY_STUCK_MS;

	while (child_left_ms(deadline)) {
		/* Silence counts from when the program has its keys; a read sends no event. */
		if (tty_unread(t))
			tty_pump(t, 1);
		else if (!tty_pump(t, quiet_ms) && !tty_unread(t))
			return true;
	}
	return false;
}

void tty_resize(struct tty *t, int rows, int cols)
{
	struct winsize size = {
		.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols,
	};

	tty_drain(t);
	tty_screen_resize(t, rows, cols);
	if (!t->closed && ioctl(t->master, TIOCSWINSZ, &size))
		child_misuse("resize: %s", strerror(errno));
}

void tty_signal(struct tty *t, int number)
{
	if (t->status == CHILD_RUNNING)
		kill(t->pid, number);
}

void tty_hangup(struct tty *t)
{
	if (t->master >= 0)
		close(t->master);
	t->master = -1;
	t->closed = true;
}

int tty_finish(struct tty *t, int timeout_ms)
{
	double deadline = child_now_ms() + timeout_ms;

	while (t->status == CHILD_RUNNING) {
		if (child_wait(t->pid, t->closed ? -1 : t->master, deadline)) {
			/* Before the reaping, its clock still stands there. */
			t->cpu = tty_cpu_ms(t);
			t->status = child_reap(t->pid, deadline);
		} else if (child_left_ms(deadline) == 0) {
			break;
		}
		tty_drain(t);
	}
	tty_drain(t);
	return t->status;
}

bool tty_restored(const struct tty *t)
{
	struct termios mode;

	if (t->alternate || !t->cursor_shown || t->mouse != VTERM_PROP_MOUSE_NONE)
		return false;
	return tcgetattr(t->master, &mode) == 0 && mode.c_lflag & ECHO && mode.c_lflag & ICANON;
}

size_t tty_bytes(const struct tty *t)
{
	return t->bytes;
}

size_t tty_bursts(const struct tty *t)
{
	return t->bursts;
}

long tty_vmrss_kib(const struct tty *t)
{
	char *path = mem_format("/proc/%d/status", (int)t->pid);
	char *status = t->status == CHILD_RUNNING ? files_read(path, NULL) : NULL;
	const char *line = status ? strstr(status, "\nVmRSS:") : NULL;
	long kib = line ? strtol(line + strlen("\nVmRSS:"), NULL, 10) : -1;

	free(status);
	free(path);
	return kib;
}

double tty_cpu_ms(const struct tty *t)
{
	struct timespec used = {0};
	clockid_t clock;

	if (t->status != CHILD_RUNNING)
		return t->cpu;
	if (clock_getcpuclockid(t->pid, &clock) || clock_gettime(clock, &used))
		return -1;
	return (double)used.tv_sec * 1e3 + (double)used.tv_nsec / 1e6;
}
