/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs without a terminal, and the files of a test. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "core/memory.h"
#include "tests/child.h"
#include "tests/files.h"
#include "tests/run.h"

static struct run sh(const char *script, const char *input)
{
	return run_program((const char *const[]){"sh", "-c", script, NULL}, input, NULL);
}

Test(run, keeps_output_errors_and_status_apart)
{
	struct run run = sh("echo out; echo err >&2; exit 7", NULL);

	cr_expect_str_eq(run.out, "out\n");
	cr_expect_str_eq(run.err, "err\n");
	cr_expect(eq(int, run.status, 7));
	run_free(&run);
}

Test(run, feeds_standard_input)
{
	struct run run = run_program((const char *const[]){"cat", NULL}, "één\ntwee", NULL);

	cr_expect_str_eq(run.out, "één\ntwee");
	cr_expect_str_eq(run.err, "");
	cr_expect(eq(int, run.status, 0));
	run_free(&run);
}

Test(run, does_not_lock_up_on_much_of_everything)
{
	size_t size = 1 << 20;
	char *input = mem_new(size + 1, 1);

	memset(input, 'x', size);

	struct run run = sh("tee /dev/stderr", input);

	cr_expect(eq(sz, run.out_length, size));
	cr_expect(eq(sz, run.err_length, size));
	cr_expect_str_eq(run.out, input);
	run_free(&run);
	free(input);
}

Test(run, survives_a_program_that_does_not_read)
{
	size_t size = 1 << 20;
	char *input = mem_new(size + 1, 1);

	memset(input, 'x', size);

	struct run run = sh("exec <&-; echo done", input);

	cr_expect_str_eq(run.out, "done\n");
	cr_expect(eq(int, run.status, 0));
	run_free(&run);
	free(input);
}

Test(run, tells_the_signal_and_the_missing_program)
{
	struct run killed = sh("kill -TERM $$", NULL);
	struct run missing = run_program((const char *const[]){"/no/such", NULL}, NULL, NULL);

	cr_expect(eq(int, killed.status, -SIGTERM));
	cr_expect(eq(int, missing.status, 127));
	run_free(&killed);
	run_free(&missing);
}

Test(run, keeps_bytes_that_are_no_text)
{
	struct run run = sh("printf 'a\\000b'", NULL);

	cr_expect(eq(sz, run.out_length, 3));
	cr_expect(memcmp(run.out, "a\0b", 4) == 0);
	run_free(&run);
}

Test(run, has_no_terminal_and_the_environment_asked_for)
{
	const char *const env[] = {"HOME=/h", "EXTRA=1=2", "TZ", NULL};

	setenv("ZORGBORD_FILE", "/of/somebody", 1);

	struct run run = run_program((const char *const[]){
		"sh", "-c", "echo $HOME,$EXTRA,$TZ,$TERM,$ZORGBORD_FILE; "
		"(: </dev/tty) || echo none", NULL}, NULL, env);

	cr_expect_str_eq(run.out, "/h,1=2,,dumb,\nnone\n");
	run_free(&run);
}

Test(child, the_program_comes_from_the_environment_else_from_here)
{
	unsetenv("ZORGBORD");
	cr_expect_str_eq(child_zorgbord(), "./zorgbord");
	setenv("ZORGBORD", "/built/zorgbord", 1);
	cr_expect_str_eq(child_zorgbord(), "/built/zorgbord");
}

Test(files, writes_reads_and_removes)
{
	char *directory = files_make_directory();
	char *path = files_join(directory, "a.txt"), *link = files_join(directory, "link");
	size_t length = 0;

	files_write(path, "longer than what follows");
	files_write_bytes(path, "a\0b", 3);

	char *bytes = files_read(path, &length);

	cr_assert(bytes != NULL);
	cr_expect(eq(sz, length, 3));
	cr_expect(memcmp(bytes, "a\0b", 4) == 0);
	free(bytes);
	cr_expect(eq(int, symlink("/usr", link), 0));
	files_remove(directory);
	cr_expect(not(files_exists(directory)));
	cr_expect(files_exists("/usr/bin"));
	cr_expect(files_read(path, NULL) == NULL);
	files_remove(directory);
	free(path);
	free(link);
	free(directory);
}
