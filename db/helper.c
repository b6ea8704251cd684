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
#define TICK_MS 100 /* how often the user is asked */
#define REAP_MS 1 /* between two looks whether it ended */

enum { TO_HELPER, ANSWER, COMPLAINT, PIPES };

struct helper {
	const struct helper_job *job;
	pid_t pid;
	int pipes[PIPES][2]; /* read end, write end; -1: closed */
	size_t sent;
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
	char *const argv[] = { (char *)(uintptr_t)h->job->path, NULL };
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
	execve(h->job->path, argv, environment);
	_exit(STATUS_NOT_RUN);
}

static enum zb_code helper_start(struct helper *h, struct zb_err *err)
{
	bool failed = access(h->job->path, X_OK) != 0;

	for (int p = 0; p < PIPES && !failed; p++)
		failed = pipe2(h->pipes[p], O_CLOEXEC) != 0;
	if (!failed) {
		h->pid = fork();
		if (!h->pid)
			helper_exec(h);
		failed = h->pid < 0;
	}
	if (failed)
		return zb_fail(err, ZB_IO, _("%s kan niet worden gestart: %s"), h->job->path,
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
	ssize_t sent =
		write(h->pipes[TO_HELPER][1], h->job->input + h->sent, h->job->length - h->sent);

	if (sent > 0)
		h->sent += (size_t)sent;
	if (h->sent == h->job->length || (sent < 0 && errno != EAGAIN && errno != EINTR))
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

/* ZB_OK while it may go on. */
static enum zb_code helper_look(const struct helper *h, struct zb_err *err)
{
	if (now_ms() >= h->deadline)
		return zb_fail(err, ZB_IO, _("%s duurde te lang en is gestopt"), h->job->path);
	return db_progress_report(h->job->progress, N_("opmaken"), 0, 0, err);
}

static int helper_pause(const struct helper *h)
{
	int64_t left = h->deadline - now_ms();

	return left < 0 ? 0 : left < TICK_MS ? (int)left : TICK_MS;
}

/* Until it has closed its output. */
static enum zb_code helper_talk(struct helper *h, struct zb_err *err)
{
	int *const fds[PIPES] = { &h->pipes[TO_HELPER][1], &h->pipes[ANSWER][0],
				  &h->pipes[COMPLAINT][0] };
	enum zb_code code = ZB_OK;

	if (!h->job->length)
		close_end(fds[TO_HELPER]);
	while (!code && (*fds[ANSWER] >= 0 || *fds[COMPLAINT] >= 0)) {
		struct pollfd polled[PIPES] = {
			{ .fd = *fds[TO_HELPER], .events = POLLOUT },
			{ .fd = *fds[ANSWER], .events = POLLIN },
			{ .fd = *fds[COMPLAINT], .events = POLLIN },
		};

		if (poll(polled, PIPES, helper_pause(h)) < 0 && errno != EINTR)
			return zb_fail(err, ZB_IO, _("%s is niet te volgen: %s"), h->job->path,
				       error_of_system(errno));
		if (polled[TO_HELPER].revents)
			helper_send(h);
		if (polled[ANSWER].revents)
			helper_take(fds[ANSWER], &h->answer);
		if (polled[COMPLAINT].revents)
			helper_take(fds[COMPLAINT], &h->complaint);
		code = helper_look(h, err);
	}
	return code;
}

/* What waitpid says of it in *STATUS. With CODE ZB_OK it has closed its output, so it ends, or it
 * is killed; else it is killed at once. Returns CODE, or what went wrong here. */
static enum zb_code helper_reap(const struct helper *h, enum zb_code code, int *status,
				struct zb_err *err)
{
	pid_t ended;

	for (;;) {
		if (code)
			kill(h->pid, SIGKILL);
		ended = waitpid(h->pid, status, code ? 0 : WNOHANG);
		if (ended == h->pid)
			return code;
		if (ended < 0 && errno != EINTR)
			return zb_fail(err, ZB_IO, _("van %s is niet te zeggen hoe het afliep: %s"),
				       h->job->path, error_of_system(errno));
		if (!code)
			code = helper_look(h, err);
		if (!code)
			poll(NULL, 0, REAP_MS);
	}
}

/* Whether it ended by itself, STATUS as of waitpid. Where that is not well, ERR gets its complaint,
 * cut to what a sentence can hold: who called knows what its exit status means. */
static enum zb_code helper_judge(struct helper *h, int status, struct zb_err *err)
{
	const char *name = strrchr(h->job->path, '/');

	name = name ? name + 1 : h->job->path;
	if (WIFSIGNALED(status))
		return zb_fail(err, ZB_IO, _("%s is gestopt door signaal %d"), name,
			       WTERMSIG(status));
	if (WEXITSTATUS(status) == STATUS_NOT_RUN)
		return zb_fail(err, ZB_IO, _("%s kan niet worden gestart"), h->job->path);
	if (h->complaint.length > COMPLAINT_MAX)
		h->complaint.bytes[COMPLAINT_MAX] = '\0';
	if (WEXITSTATUS(status))
		zb_fail(err, ZB_IO, _("%s is niet gelukt (%d): %s"), name, WEXITSTATUS(status),
			h->complaint.bytes ? h->complaint.bytes : "");
	return ZB_OK;
}

enum zb_code helper_run(const struct helper_job *job, struct buffer *out, int *status,
			struct zb_err *err)
{
	struct helper h = {
		.job = job,
		.pipes = { { -1, -1 }, { -1, -1 }, { -1, -1 } },
		.deadline = now_ms() + job->patience,
	};
	enum zb_code code = helper_start(&h, err);
	int ended = 0;

	if (!code) {
		code = helper_talk(&h, err);
		code = helper_reap(&h, code, &ended, err);
	}
	if (job->said && h.complaint.length)
		buffer_add_bytes(job->said, h.complaint.bytes, h.complaint.length);
	if (!code)
		code = helper_judge(&h, ended, err);
	if (!code) {
		buffer_add_bytes(out, h.answer.bytes ? h.answer.bytes : "", h.answer.length);
		*status = WEXITSTATUS(ended);
	}
	close_all(&h);
	buffer_clear(&h.answer);
	buffer_clear(&h.complaint);
	return code;
}

enum zb_code helper_check(const char *path, const struct buffer *answer, const char *begins,
			  const char *ends, struct zb_err *err)
{
	size_t length = answer->length, first = strlen(begins), last = strlen(ends);

	while (length && strchr("\r\n\t ", answer->bytes[length - 1]))
		length--;
	if (length >= first + last && !memcmp(answer->bytes, begins, first) &&
	    !memcmp(answer->bytes + length - last, ends, last))
		return ZB_OK;
	return zb_fail(err, ZB_IO, _("%s heeft niets gemaakt dat klopt"), path);
}
