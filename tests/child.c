/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/child.h"

#include <errno.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/memory.h"

extern char **environ;

/* Handed on from the surroundings of the test; a name that ends with _ stands for all that start
 * with it. */
static const char *const handed_on[] = {
	"PATH", "LD_LIBRARY_PATH", "TMPDIR", "USER", "LOGNAME", "ASAN_OPTIONS", "UBSAN_OPTIONS",
	"LSAN_OPTIONS", "LLVM_PROFILE_FILE", "GCOV_", NULL,
};

double child_now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

int child_left_ms(double deadline)
{
	double left = ceil(deadline - child_now_ms());

	return left > 0 ? (int)left : 0;
}

const char *child_zorgbord(void)
{
	const char *program = getenv("ZORGBORD");

	return program && *program ? program : "./zorgbord";
}

void child_misuse(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fputs("tests: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	abort();
}

static bool is_handed_on(const char *pair)
{
	for (const char *const *name = handed_on; *name; name++) {
		size_t length = strlen(*name);

		if (strncmp(pair, *name, length) == 0 &&
		    (pair[length] == '=' || (*name)[length - 1] == '_'))
			return true;
	}
	return false;
}

struct environment {
	char **pairs;
	size_t count, room;
};

static void environment_set(struct environment *env, const char *pair)
{
	size_t name = strcspn(pair, "=");
	size_t i = 0;

	while (i < env->count && (strncmp(env->pairs[i], pair, name) || env->pairs[i][name] != '='))
		i++;
	if (i < env->count) {
		free(env->pairs[i]);
		env->pairs[i] = env->pairs[--env->count];
	}
	env->pairs = mem_grow(env->pairs, &env->room, env->count + 2, sizeof(*env->pairs));
	if (pair[name] == '=')
		env->pairs[env->count++] = mem_text(pair);
	env->pairs[env->count] = NULL;
}

static void environment_set_named(struct environment *env, const char *name, const char *value)
{
	char *pair = mem_format("%s=%s", name, value);

	environment_set(env, pair);
	free(pair);
}

char **child_environment(const char *term, const char *home, const char *const *extra)
{
	struct environment env = {0};

	for (char **pair = environ; *pair; pair++) {
		if (is_handed_on(*pair))
			environment_set(&env, *pair);
	}
	environment_set(&env, "LC_ALL=C.UTF-8");
	environment_set(&env, "TZ=Europe/Amsterdam");
	environment_set(&env, "ESCDELAY=25");
	environment_set_named(&env, "TERM", term);
	environment_set_named(&env, "HOME", home);
	for (; extra && *extra; extra++)
		environment_set(&env, *extra);
	return env.pairs;
}

void child_list_free(char **texts)
{
	for (char **text = texts; text && *text; text++)
		free(*text);
	free(texts);
}

static char **copy_arguments(const char *const *argv)
{
	size_t count = 0;

	while (argv[count])
		count++;

	char **copy = mem_new(count + 1, sizeof(*copy));

	for (size_t i = 0; i < count; i++)
		copy[i] = mem_text(argv[i]);
	return copy;
}

static void reset_signals(void)
{
	sigset_t none;

	for (int number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

void child_exec(const char *const *argv, char **environment, const char *directory)
{
	char **arguments = copy_arguments(argv);
	char *found = strchr(argv[0], '/') ? realpath(argv[0], NULL) : NULL;

	reset_signals();
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	close_range(STDERR_FILENO + 1, ~0U, 0);
	if (!directory || chdir(directory) == 0)
		execvpe(found ? found : arguments[0], arguments, environment);
	perror(argv[0]);
	free(found);
	child_list_free(arguments);
	_exit(127);
}

static bool has_ended(pid_t pid)
{
	siginfo_t info = {0};

	if (waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT))
		child_misuse("waitid: %s", strerror(errno));
	return info.si_pid == pid;
}

/* The end of another child wakes this up as well, so it looks again. */
static bool wait_for_signal(pid_t pid, int fd, int watch, double deadline)
{
	struct pollfd events[] = {
		{.fd = watch, .events = POLLIN},
		{.fd = fd, .events = POLLIN},
	};
	struct signalfd_siginfo seen;

	while (!has_ended(pid)) {
		int ready = poll(events, 2, child_left_ms(deadline));

		if (ready == 0 || (ready > 0 && events[1].revents))
			return false;
		if (ready > 0 && read(watch, &seen, sizeof(seen)) < 0 && errno != EAGAIN)
			child_misuse("signalfd: %s", strerror(errno));
	}
	return true;
}

/* A pidfd would be simpler, but the valgrind of Debian 12 does not know it. */
bool child_wait(pid_t pid, int fd, double deadline)
{
	sigset_t child, before;

	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigprocmask(SIG_BLOCK, &child, &before);

	int watch = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);

	if (watch < 0)
		child_misuse("signalfd: %s", strerror(errno));

	bool ended = wait_for_signal(pid, fd, watch, deadline);

	close(watch);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return ended;
}

int child_reap(pid_t pid, double deadline)
{
	int status = 0;

	if (!child_wait(pid, -1, deadline))
		return CHILD_RUNNING;
	waitpid(pid, &status, 0);
	return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

void child_kill(pid_t pid)
{
	kill(-pid, SIGKILL);
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
}
