/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a helper is run: what it gets, what it does not get, and what becomes of one that fails. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "db/helper.h"
#include "tests/files.h"

#define PATIENCE 20000

struct trial {
	char *directory, *path;
	struct buffer out;
	struct zb_err err;
	enum zb_code code;
	int status;
};

static struct trial run_stoppable(const char *script, const char *input, size_t length,
				  int patience, const struct db_progress *progress)
{
	struct trial t = { .directory = files_make_directory() };

	signal(SIGPIPE, SIG_IGN);
	t.path = files_join(t.directory, "helper");
	files_write(t.path, script);
	cr_assert(chmod(t.path, 0700) == 0);
	t.code = helper_run(&(struct helper_job){ .path = t.path, .input = input, .length = length,
						  .patience = patience, .progress = progress },
			    &t.out, &t.status, &t.err);
	return t;
}

static struct trial run(const char *script, const char *input, size_t length, int patience)
{
	return run_stoppable(script, input, length, patience, NULL);
}

static void end(struct trial *t)
{
	buffer_clear(&t->out);
	files_remove(t->directory);
	free(t->path);
	free(t->directory);
}

Test(helper, gives_back_all_that_it_was_given)
{
	size_t length = 3 * 1024 * 1024;
	char *input = mem_new(length, 1);

	memset(input, 'x', length);
	struct trial t = run("#!/bin/sh\nexec cat\n", input, length, PATIENCE);

	cr_expect(t.code == ZB_OK && t.status == 0);
	cr_expect(t.out.length == length && memcmp(t.out.bytes, input, length) == 0);
	free(input);
	end(&t);
}

Test(helper, gets_no_environment_and_no_open_file_of_ours)
{
	setenv("ZORGBORD_FILE", "/secret", 1);
	struct trial t = run("#!/bin/sh\nexec /bin/sh -c '/usr/bin/env; pwd; ls /proc/self/fd'\n",
			     "", 0, PATIENCE);

	cr_expect(t.code == ZB_OK);
	cr_expect(strstr(t.out.bytes, "LC_ALL=C.UTF-8") != NULL);
	cr_expect(strstr(t.out.bytes, "secret") == NULL);
	cr_expect(strstr(t.out.bytes, "HOME") == NULL);
	cr_expect(strstr(t.out.bytes, "\n/\n") != NULL);
	/* 3 is the directory that ls itself reads */
	cr_expect(strstr(t.out.bytes, "\n0\n1\n2\n3\n") != NULL, "%s", t.out.bytes);
	cr_expect(strstr(t.out.bytes, "\n4\n") == NULL);
	end(&t);
}

Test(helper, may_not_write_a_file)
{
	struct trial t = run("#!/bin/sh\necho x >\"$0.made\" && echo written\n", "", 0, PATIENCE);

	cr_expect(t.code == ZB_OK);
	cr_expect(t.out.length == 0);
	end(&t);
}

Test(helper, tells_its_status_and_what_it_complained_of)
{
	struct trial t = run("#!/bin/sh\necho half; echo 'geen lettertype' >&2; exit 3\n", "", 0,
			     PATIENCE);

	cr_expect(t.code == ZB_OK);
	cr_expect(eq(int, t.status, 3));
	cr_expect_str_eq(t.out.bytes, "half\n");
	cr_expect(strstr(t.err.text, "geen lettertype") != NULL);
	end(&t);
}

Test(helper, that_reads_nothing_does_not_end_us)
{
	char *input = mem_new(1024 * 1024, 1);
	struct trial t = run("#!/bin/sh\nexit 0\n", input, 1024 * 1024, PATIENCE);

	cr_expect(t.code == ZB_OK && t.status == 0);
	free(input);
	end(&t);
}

Test(helper, that_takes_too_long_is_killed)
{
	struct trial t = run("#!/bin/sh\nexec sleep 600\n", "", 0, 100);

	cr_expect(t.code == ZB_IO);
	cr_expect(strstr(t.err.text, "duurde te lang") != NULL);
	cr_expect(t.out.length == 0);
	end(&t);
}

Test(helper, that_crashes_leaves_nothing)
{
	struct trial t = run("#!/bin/sh\necho half\nkill -SEGV $$\n", "", 0, PATIENCE);

	cr_expect(t.code == ZB_IO);
	cr_expect(strstr(t.err.text, "signaal 11") != NULL, "%s", t.err.text);
	cr_expect(t.out.length == 0);
	end(&t);
}

Test(helper, that_is_not_there_is_named)
{
	struct buffer out = {0};
	struct zb_err err;
	int status;

	cr_expect(helper_run(&(struct helper_job){ .path = "/nonexistent/zorgbord-x", .input = "",
						   .patience = PATIENCE },
			     &out, &status, &err) == ZB_IO);
	cr_expect(strstr(err.text, "/nonexistent/zorgbord-x") != NULL);
}

static bool stop_later(void *context, const char *step, int64_t done, int64_t total)
{
	int *asked = context;

	(void)step;
	(void)done;
	(void)total;
	return ++*asked < 3;
}

Test(helper, is_killed_when_the_user_stops_it)
{
	static const char *const scripts[] = {
		"#!/bin/sh\necho half; exec sleep 600\n",
		"#!/bin/sh\nexec >&- 2>&- sleep 600\n", /* it said all and does not end */
	};

	for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
		int asked = 0;
		const struct db_progress progress = { stop_later, &asked };
		struct trial t = run_stoppable(scripts[i], "", 0, PATIENCE, &progress);

		cr_expect(t.code == ZB_CANCELLED, "%s", t.err.text);
		cr_expect(t.out.length == 0);
		cr_expect(waitpid(-1, NULL, WNOHANG) == -1 && errno == ECHILD, "it still runs");
		end(&t);
	}
}

Test(helper, whose_end_nobody_saw_has_failed)
{
	signal(SIGCHLD, SIG_IGN);
	struct trial t = run("#!/bin/sh\necho half; exit 1\n", "", 0, PATIENCE);

	cr_expect(t.code == ZB_IO);
	cr_expect(strstr(t.err.text, "niet te zeggen hoe het afliep") != NULL, "%s", t.err.text);
	cr_expect(t.out.length == 0);
	end(&t);
}

Test(helper, that_ends_well_must_have_made_something_whole)
{
	static const struct {
		const char *answer;
		enum zb_code code;
	} rows[] = {
		{ "", ZB_IO },	       { "%PDF-", ZB_IO },	      { "%%EOF", ZB_IO },
		{ "garbage", ZB_IO },  { "%PDF-1.5\nhalf", ZB_IO },   { "x%PDF-1.5\n%%EOF", ZB_IO },
		{ "%PDF-1.5\n%%EOF x", ZB_IO }, { "%PDF-1.5\n%%EOF\n", ZB_OK },
		{ "%PDF-1.5\n%%EOF", ZB_OK },
	};
	struct zb_err err;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct buffer answer = {0};

		buffer_add(&answer, rows[i].answer);
		cr_expect(eq(int, helper_check("x", &answer, "%PDF-", "%%EOF", &err), rows[i].code),
			  "%s", rows[i].answer);
		buffer_clear(&answer);
	}
}
