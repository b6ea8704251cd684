/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/helper.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define CHUNK 65536
#define PATH_SIZE 4096
#define COMPLAINT_MAX 200 /* of standard error, in a sentence */
#define STATUS_NOT_RUN 127 /* as a shell says it */

enum { TO_HELPER, ANSWER, COMPLAINT, PIPES };

struct helper {
	const char *path;
	pid_t pid;
	int pipes[PIPES][2]; /* read end, write end; -1: closed */
	const char *input;
	size_t length, sent;
	struct buffer answer, complaint;
	int64_t deadline; /* of the monotonic clock, in milliseconds */
};

char *helper_path(const char *name)
{
	char program[PATH_SIZE], *beside = NULL, *slash;
	ssize_t length = -1;

	/* Who gained rights by starting us must not choose what we start. */
	if (!getauxval(AT_SECURE))
		length = readlink("/proc/self/exe", program, sizeof program - 1);
	if (length > 0) {
		program[length] = '\0';
		slash = strrchr(program, '/');
		if (slash)
			*slash = '\0';
		beside = mem_format("%s/helpers/%s", program, name);
		if (access(beside, X_OK) == 0)
			return beside;
	}
	free(beside);
	return mem_format("%s/%s", PKGLIBEXECDIR, name);
}

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void close_all(struct helper *h)
{
	for (int p = 0; p < PIPES; p++)
		for (int end = 0; end < 2; end++)
			close_end(&h->pipes[p][end]);
}

/* In the child. Nothing here may use memory that a lock guards. */
_Noreturn static void helper_exec(const struct helper *h)
{
	char *const argv[] = { (char *)(uintptr_t)h->path, NULL };
	char locale[] = "LC_ALL=C.UTF-8";
	char *const environment[] = { locale, NULL };
	const struct rlimit nothing = { .rlim_cur = 0, .rlim_max = 0 };
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_IGN); /* a cache of fonts that cannot be written is no reason to die */
	if (dup2(h->pipes[TO_HELPER][0], 0) < 0 || dup2(h->pipes[ANSWER][1], 1) < 0 ||
	    dup2(h->pipes[COMPLAINT][1], 2) < 0 || close_range(3, ~0U, 0) != 0 ||
	    setresgid(getgid(), getgid(), getgid()) != 0 ||
	    setresuid(getuid(), getuid(), getuid()) != 0 || chdir("/") != 0 ||
	    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
	    setrlimit(RLIMIT_CORE, &nothing) != 0 || setrlimit(RLIMIT_FSIZE, &nothing) != 0)
		_exit(STATUS_NOT_RUN);
	execve(h->path, argv, environment);
	_exit(STATUS_NOT_RUN);
}

static enum zb_code helper_start(struct helper *h, struct zb_err *err)
{
	bool failed = access(h->path, X_OK) != 0;

	for (int p = 0; p < PIPES && !failed; p++)
		failed = pipe2(h->pipes[p], O_CLOEXEC) != 0;
	if (!failed) {
		h->pid = fork();
		if (!h->pid)
			helper_exec(h);
		failed = h->pid < 0;
	}
	if (failed)
		return zb_fail(err, ZB_IO, _("%s kan niet worden gestart: %s"), h->path,
			       error_of_system(errno));
	close_end(&h->pipes[TO_HELPER][0]);
	close_end(&h->pipes[ANSWER][1]);
	close_end(&h->pipes[COMPLAINT][1]);
	fcntl(h->pipes[TO_HELPER][1], F_SETFL, O_NONBLOCK);
	return ZB_OK;
}

/* It need not read all: what it then makes of it shows. */
static void helper_send(struct helper *h)
{
	ssize_t sent = write(h->pipes[TO_HELPER][1], h->input + h->sent, h->length - h->sent);

	if (sent > 0)
		h->sent += (size_t)sent;
	if (h->sent == h->length || (sent < 0 && errno != EAGAIN && errno != EINTR))
		close_end(&h->pipes[TO_HELPER][1]);
}

static void helper_take(int *fd, struct buffer *out)
{
	char bytes[CHUNK];
	ssize_t taken = read(*fd, bytes, sizeof bytes);

	if (taken > 0)
		buffer_add_bytes(out, bytes, (size_t)taken);
	else if (!taken || errno != EINTR)
		close_end(fd);
}

/* Until it has closed its output; false when time was up first. */
static bool helper_talk(struct helper *h)
{
	int *const fds[PIPES] = { &h->pipes[TO_HELPER][1], &h->pipes[ANSWER][0],
				  &h->pipes[COMPLAINT][0] };

	if (!h->length)
		close_end(fds[TO_HELPER]);
	while (*fds[ANSWER] >= 0 || *fds[COMPLAINT] >= 0) {
		struct pollfd polled[PIPES] = {
			{ .fd = *fds[TO_HELPER], .events = POLLOUT },
			{ .fd = *fds[ANSWER], .events = POLLIN },
			{ .fd = *fds[COMPLAINT], .events = POLLIN },
		};
		int64_t left = h->deadline - now_ms();

		if (left <= 0)
			return false;
		if (poll(polled, PIPES, (int)left) < 0 && errno != EINTR)
			return false;
		if (polled[TO_HELPER].revents)
			helper_send(h);
		if (polled[ANSWER].revents)
			helper_take(fds[ANSWER], &h->answer);
		if (polled[COMPLAINT].revents)
			helper_take(fds[COMPLAINT], &h->complaint);
	}
	return true;
}

/* What waitpid says of it. It has closed its output, so it ends, or it is killed. */
static int helper_reap(const struct helper *h)
{
	int status = 0;
	pid_t ended;

	for (;;) {
		ended = waitpid(h->pid, &status, WNOHANG);
		if (ended == h->pid || (ended < 0 && errno != EINTR))
			return status;
		if (now_ms() >= h->deadline)
			kill(h->pid, SIGKILL);
		poll(NULL, 0, 1);
	}
}

/* Its complaint cut to what a sentence can hold, else how it ended. */
static enum zb_code helper_fail(struct helper *h, int status, struct zb_err *err)
{
	const char *name = strrchr(h->path, '/');

	name = name ? name + 1 : h->path;
	if (WIFSIGNALED(status))
		return zb_fail(err, ZB_IO, _("%s is gestopt door signaal %d"), name,
			       WTERMSIG(status));
	if (WEXITSTATUS(status) == STATUS_NOT_RUN)
		return zb_fail(err, ZB_IO, _("%s kan niet worden gestart"), h->path);
	if (h->complaint.length > COMPLAINT_MAX)
		h->complaint.bytes[COMPLAINT_MAX] = '\0';
	return zb_fail(err, ZB_IO, _("%s is niet gelukt (%d): %s"), name, WEXITSTATUS(status),
		       h->complaint.bytes ? h->complaint.bytes : "");
}

enum zb_code helper_run(const char *path, const char *input, size_t length, int patience,
			struct buffer *out, int *status, struct zb_err *err)
{
	struct helper h = {
		.path = path,
		.pipes = { { -1, -1 }, { -1, -1 }, { -1, -1 } },
		.input = input,
		.length = length,
		.deadline = now_ms() + patience,
	};
	enum zb_code code = helper_start(&h, err);
	bool in_time = false;
	int ended = 0;

	if (!code) {
		in_time = helper_talk(&h);
		if (!in_time)
			kill(h.pid, SIGKILL);
		ended = helper_reap(&h);
		if (!in_time)
			code = zb_fail(err, ZB_IO, _("%s duurde te lang en is gestopt"), path);
		else if (ended)
			code = helper_fail(&h, ended, err);
	}
	if (in_time && WIFEXITED(ended)) {
		buffer_add_bytes(out, h.answer.bytes ? h.answer.bytes : "", h.answer.length);
		*status = WEXITSTATUS(ended);
		code = ZB_OK;
	}
	close_all(&h);
	buffer_clear(&h.answer);
	buffer_clear(&h.complaint);
	return code;
}
