/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/command.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "tests/child.h"
#include "tests/files.h"

#define ARGS_MAX 32

struct place place_new(void)
{
	struct place p = { .directory = files_make_directory() };

	p.file = files_join(p.directory, "school.db");
	return p;
}

struct place place_with_school(void)
{
	struct place p = place_new();

	free(command_ok(&p, "new", "--name", "De Regenboog", "--brin", "12AB00", NULL));
	return p;
}

void place_free(struct place *p)
{
	files_remove(p->directory);
	free(p->directory);
	free(p->file);
}

static struct run run_listed(const struct place *p, va_list args)
{
	const char *argv[ARGS_MAX] = { child_zorgbord(), "-f", p->file, "--today", "2026-11-22" };

	for (size_t i = 5; i + 1 < ARGS_MAX && (argv[i] = va_arg(args, const char *)); i++)
		;
	return run_program(argv, NULL, NULL);
}

struct run command_run(const struct place *p, ...)
{
	va_list args;

	va_start(args, p);
	struct run run = run_listed(p, args);

	va_end(args);
	return run;
}

struct run command_sh(const struct place *p, const char *script)
{
	char *program = mem_format("Z=%s", child_zorgbord());
	char *file = mem_format("F=%s", p->file);
	struct run run = run_program((const char *const[]){ "sh", "-c", script, NULL }, NULL,
				     (const char *const[]){ program, file, NULL });

	free(program);
	free(file);
	return run;
}

char *command_ok(const struct place *p, ...)
{
	va_list args;

	va_start(args, p);
	struct run run = run_listed(p, args);

	va_end(args);
	cr_assert(eq(int, run.status, 0), "%s", run.err);
	cr_expect_str_eq(run.err, "");
	free(run.err);
	return run.out;
}

static size_t count_lines(const char *text)
{
	size_t lines = 0;

	for (; *text; text++)
		lines += *text == '\n';
	return lines;
}

void command_expect(struct run *run, int status, const char *says)
{
	cr_expect(eq(int, run->status, status), "%s%s", run->out, run->err);
	cr_expect_str_eq(run->out, "");
	cr_expect(strncmp(run->err, "zorgbord: ", 10) == 0, "%s", run->err);
	cr_expect(strstr(run->err, says) != NULL, "no \"%s\" in: %s", says, run->err);
	cr_expect(eq(sz, count_lines(run->err), (size_t)status), "%s", run->err);
	if (status == 2)
		cr_expect(strstr(run->err, "\nGebruik: zorgbord ") != NULL, "%s", run->err);
	run_free(run);
}

void command_fails(const struct place *p, int status, const char *says, ...)
{
	size_t before_length = 0, after_length = 0;
	char *before = files_read(p->file, &before_length), *after;
	va_list args;

	va_start(args, says);
	struct run run = run_listed(p, args);

	va_end(args);
	command_expect(&run, status, says);
	after = files_read(p->file, &after_length);
	cr_expect(eq(int, before != NULL, after != NULL));
	cr_expect(eq(sz, before_length, after_length), "the file changed");
	if (before && after)
		cr_expect(memcmp(before, after, before_length) == 0, "the file changed");
	free(before);
	free(after);
}

void command_has(const char *text, const char *part)
{
	cr_expect(strstr(text, part) != NULL, "no \"%s\" in: %s", part, text);
}

char *command_id(char *printed)
{
	printed[strcspn(printed, "\n")] = '\0';
	cr_assert(strtoll(printed, NULL, 10) > 0, "%s", printed);
	return printed;
}

char *command_pupil(const struct place *p)
{
	return command_id(command_ok(p, "add", "pupil", "family_name=Berg", "given_name=Jóëlle",
				     "prefix=van den", "born=4-3-2017", "elsewhere_days=2,5",
				     NULL));
}

void command_sh_ok(const struct place *place, const char *script)
{
	struct run run = command_sh(place, script);

	cr_assert(eq(int, run.status, 0), "%s", run.err);
	run_free(&run);
}

struct place place_with_plan_of(const char *number)
{
	struct place place = place_with_school();

	free(command_ok(&place, "add", "pupil", number, "given_name=Jóëlle",
			"prefix=van den", "family_name=Berg", NULL));
	command_sh_ok(&place,
		      "$Z -f $F --today 2026-11-22 add plan pupil=$($Z -f $F list pupil --format "
		      "csv | sed -n '2s/,.*//p') status=draft");
	return place;
}

struct place place_with_plan(void)
{
	return place_with_plan_of("number=1042");
}
