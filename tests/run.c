/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/memory.h"
#include "tests/child.h"

enum { RUN_IN, RUN_OUT, RUN_ERR, RUN_STREAMS };

/* One running program: our ends of its three streams, and what went through them. */
struct running {
	struct pollfd streams[RUN_STREAMS];
	struct buffer read[RUN_STREAMS];
	const char *input;
	size_t left;
};

static void close_stream(struct pollfd *stream)
{
	close(stream->fd);
	stream->fd = -1;
}

static void feed(struct running *r)
{
	struct pollfd *in = &r->streams[RUN_IN];
	ssize_t sent = r->left ? write(in->fd, r->input, r->left) : 0;

	if (sent > 0) {
		r->input += sent;
		r->left -= (size_t)sent;
	}
	if (r->left == 0 || (sent < 0 && errno != EAGAIN && errno != EINTR))
		close_stream(in);
}

static void collect(struct running *r, int which)
{
	struct pollfd *stream = &r->streams[which];
	char part[65536];
	ssize_t got = read(stream->fd, part, sizeof(part));

	if (got > 0)
		buffer_add_bytes(&r->read[which], part, (size_t)got);
	else if (got == 0 || (errno != EAGAIN && errno != EINTR))
		close_stream(stream);
}

/* Moves bytes until all streams are closed or DEADLINE has passed. */
static void exchange(struct running *r, double deadline)
{
	struct pollfd *s = r->streams;

	while (s[RUN_IN].fd >= 0 || s[RUN_OUT].fd >= 0 || s[RUN_ERR].fd >= 0) {
		if (poll(s, RUN_STREAMS, child_left_ms(deadline)) == 0)
			break;
		if (s[RUN_IN].fd >= 0 && s[RUN_IN].revents)
			feed(r);
		for (int which = RUN_OUT; which <= RUN_ERR; which++) {
			if (s[which].fd >= 0 && s[which].revents)
				collect(r, which);
		}
	}
	for (int which = RUN_IN; which < RUN_STREAMS; which++) {
		if (s[which].fd >= 0)
			close_stream(&s[which]);
	}
}

static void make_streams(struct running *r, int theirs[RUN_STREAMS])
{
	int in[2], out[2], err[2];

	if (pipe2(in, O_CLOEXEC) || pipe2(out, O_CLOEXEC) || pipe2(err, O_CLOEXEC))
		child_misuse("pipe: %s", strerror(errno));
	/* Only our end: a program's own standard input blocks, as in a shell. */
	fcntl(in[1], F_SETFL, O_NONBLOCK);
	r->streams[RUN_IN] = (struct pollfd){.fd = in[1], .events = POLLOUT};
	r->streams[RUN_OUT] = (struct pollfd){.fd = out[0], .events = POLLIN};
	r->streams[RUN_ERR] = (struct pollfd){.fd = err[0], .events = POLLIN};
	theirs[RUN_IN] = in[0];
	theirs[RUN_OUT] = out[1];
	theirs[RUN_ERR] = err[1];
}

static pid_t start(const char *const *argv, int theirs[RUN_STREAMS], char **environment)
{
	pid_t pid = fork();

	if (pid < 0)
		child_misuse("fork: %s", strerror(errno));
	if (pid == 0) {
		setsid();
		for (int which = RUN_IN; which < RUN_STREAMS; which++)
			dup2(theirs[which], which);
		child_exec(argv, environment, NULL);
	}
	for (int which = RUN_IN; which < RUN_STREAMS; which++)
		close(theirs[which]);
	return pid;
}

struct run run_program(const char *const *argv, const char *input, const char *const *env)
{
	struct running r = {.input = input, .left = input ? strlen(input) : 0};
	char **environment = child_environment("dumb", "/nonexistent", env);
	double deadline = child_now_ms() + RUN_PATIENCE_MS;
	int theirs[RUN_STREAMS];

	make_streams(&r, theirs);

	pid_t pid = start(argv, theirs, environment);
	/* A program that does not read to the end must not end the test. */
	void (*on_pipe)(int) = signal(SIGPIPE, SIG_IGN);

	exchange(&r, deadline);
	signal(SIGPIPE, on_pipe);
	child_list_free(environment);

	struct run run = {
		.status = child_reap(pid, deadline),
		.out_length = r.read[RUN_OUT].length, .err_length = r.read[RUN_ERR].length,
	};

	if (run.status == CHILD_RUNNING)
		child_kill(pid);
	run.out = buffer_take(&r.read[RUN_OUT]);
	run.err = buffer_take(&r.read[RUN_ERR]);
	return run;
}

void run_free(struct run *run)
{
	free(run->out);
	free(run->err);
	*run = (struct run){0};
}
