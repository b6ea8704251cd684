/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sitting.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/child.h"
#include "tests/files.h"
#include "tests/run.h"
#include "tests/school_tty.h"

#define ARGS_MAX 16

struct sitting sitting_start(const char *today)
{
	struct sitting s = { .school = { .directory = files_make_directory() }, .today = today };

	s.school.path = files_join(s.school.directory, "school.db");
	s.t = school_tty(&s.school, today);
	tty_expect(s.t, "Er is nog geen schoolbestand");
	return s;
}

void sitting_end(struct sitting *s)
{
	tty_free(s->t);
	school_close(&s->school);
}

void sitting_new_school(struct sitting *s, const char *name, const char *brin)
{
	tty_key(s->t, "Enter");
	tty_expect(s->t, "Nieuwe school");
	tty_keys(s->t, name);
	tty_key(s->t, "Tab");
	tty_keys(s->t, brin);
	tty_key(s->t, "C-s");
	tty_expect(s->t, "Het schoolbestand is gemaakt");
	cr_assert(files_exists(s->school.path));
}

void sitting_choose(struct sitting *s, const char *path)
{
	tty_key(s->t, "0");
	tty_expect(s->t, "Reservekopie maken");
	tty_key(s->t, "Enter");
	tty_expect(s->t, "Kies het bestand");
	tty_key(s->t, "Enter");
	tty_expect(s->t, "Tab vult aan");
	tty_key(s->t, "C-a");
	tty_keys(s->t, path);
	tty_key(s->t, "Enter");
	tty_expect_gone(s->t, "Tab vult aan");
	tty_expect(s->t, "niets"); /* is written yet, or changes */
	tty_expect_gone(s->t, "Lezen en vergelijken");
}

void sitting_choose_bytes(struct sitting *s, const char *name, const char *bytes)
{
	char *path = files_join(s->school.directory, name);

	files_write(path, bytes);
	sitting_choose(s, path);
	free(path);
}

void sitting_take(struct sitting *s)
{
	tty_key(s->t, "C-s");
	tty_expect(s->t, "annuleren");
	tty_type(s->t, "Right Enter");
	tty_expect(s->t, "Wat nu");
	tty_key(s->t, "Enter");
	tty_expect(s->t, "1 Leerlingen");
}

void sitting_print_keys(struct sitting *s, const char *part)
{
	size_t keys = tty_keys_sent(s->t), letters = tty_letters_sent(s->t);

	fprintf(stderr, "%s: %zu keys beside %zu letters of text\n", part,
		keys - s->keys - (letters - s->letters), letters - s->letters);
	s->keys = keys;
	s->letters = letters;
}

void sitting_expect_numbers(struct sitting *s, const char *label, const int *numbers)
{
	int row = 0;

	while (row < tty_rows(s->t) && strncmp(tty_row(s->t, row), label, strlen(label)) != 0)
		row++;
	cr_assert(row < tty_rows(s->t), "no %s in:\n%s", label, tty_screen(s->t));

	const char *text = tty_row(s->t, row), *rest = text + strlen(label);

	for (; *numbers >= 0; numbers++) {
		char *end;

		rest += strcspn(rest, "0123456789");
		cr_assert(rest[0] != '\0', "%d is not in: %s", *numbers, text);
		cr_expect(eq(int, (int)strtol(rest, &end, 10), *numbers), "%s", text);
		rest = end;
	}
}

void sitting_expect_sql(struct sitting *s, const char *sql, const char *value)
{
	char *text = school_sql(&s->school, sql);

	cr_expect_str_eq(text, value, "%s", sql);
	free(text);
}

char *sitting_command(struct sitting *s, ...)
{
	const char *argv[ARGS_MAX] = { child_zorgbord(), "-f", s->school.path, "--today",
				       s->today };
	va_list args;

	va_start(args, s);
	for (size_t i = 5; i + 1 < ARGS_MAX && (argv[i] = va_arg(args, const char *)); i++)
		;
	va_end(args);

	struct run run = run_program(argv, NULL, NULL);

	cr_assert(eq(int, run.status, 0), "%s", run.err);
	cr_expect_str_eq(run.err, "");
	free(run.err);
	return run.out;
}
