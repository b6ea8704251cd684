/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in memory does not come to lie in a core file. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/child.h"
#include "tests/files.h"

#define PIPE_BYTES 4096 /* less than what those programs say: they wait for a reader */
#define PATIENCE_MS 20000

static const char *const cat[] = { "cat", "/dev/zero", NULL };

/* Starts ARGV in DIRECTORY; *OUT is where it writes to. */
static pid_t begin(const char *const *argv, const char *directory, int *out)
{
	char **environment = child_environment("dumb", directory, NULL);
	int ends[2];
	pid_t pid;

	cr_assert(pipe(ends) == 0 && fcntl(ends[0], F_SETPIPE_SZ, PIPE_BYTES) >= 0);
	pid = fork();
	if (!pid) {
		dup2(ends[1], STDOUT_FILENO);
		child_exec(argv, environment, directory);
	}
	close(ends[1]);
	child_list_free(environment);
	*out = ends[0];
	return pid;
}

/* Whether ARGV leaves a core file when it is aborted once it has something to say. */
static bool leaves_core(const char *const *argv)
{
	char *directory = files_make_directory();
	struct pollfd said = { .events = POLLIN };
	pid_t pid = begin(argv, directory, &said.fd);
	int status = 0;

	cr_assert(poll(&said, 1, PATIENCE_MS) == 1, "%s says nothing", argv[0]);
	kill(pid, SIGABRT);
	cr_assert(waitpid(pid, &status, 0) == pid);
	cr_expect(eq(int, status & 0x7f, SIGABRT));
	close(said.fd);
	files_remove(directory);
	free(directory);
	return WCOREDUMP(status);
}

Test(core_file, is_not_made_of_a_program_that_holds_dossiers)
{
	const char *const list[] = { child_zorgbord(), "list", "--help", NULL };
	struct rlimit limit;

	cr_assert(getrlimit(RLIMIT_CORE, &limit) == 0);
	limit.rlim_cur = limit.rlim_max;
	cr_assert(setrlimit(RLIMIT_CORE, &limit) == 0);
	if (!leaves_core(cat))
		cr_skip_test("this machine makes no core files at all");
	cr_expect(not(leaves_core(list)));
}
