/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are not what they should be, and places that do not let the program write: one
 * sentence, exit 1, and the file as it was. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/memory.h"
#include "tests/child.h"
#include "tests/command.h"
#include "tests/files.h"

static void with_sqlite(const struct place *p, const char *sql)
{
	sqlite3 *db = NULL;

	cr_assert(eq(int, sqlite3_open(p->file, &db), SQLITE_OK));
	cr_assert(eq(int, sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK), "%s",
		  sqlite3_errmsg(db));
	sqlite3_close(db);
}

/* Every kind of command says the same of it. */
static void expect_refused(const struct place *p, const char *says)
{
	command_fails(p, 1, says, "list", "pupil", NULL);
	command_fails(p, 1, says, "add", "pupil", "family_name=Berg", NULL);
	command_fails(p, 1, says, "check", NULL);
	command_fails(p, 1, says, "undo", NULL);
	command_fails(p, 1, says, "backup", "/nonexistent/x.db", NULL);
}

Test(bad_files, a_file_that_is_not_there)
{
	struct place p = place_new();

	expect_refused(&p, "bestaat niet");
	cr_expect(not(files_exists(p.file)));
	place_free(&p);
}

Test(bad_files, a_file_that_is_not_sqlite_or_is_empty)
{
	struct place p = place_new();

	files_write(p.file, "Naam;Groep\nBerg;6A\n");
	expect_refused(&p, "geen schoolbestand");
	files_write(p.file, "");
	expect_refused(&p, "geen schoolbestand");
	place_free(&p);
}

Test(bad_files, a_database_of_another_program)
{
	struct place p = place_new();

	with_sqlite(&p, "CREATE TABLE pupil (id INTEGER PRIMARY KEY)");
	chmod(p.file, 0600);
	expect_refused(&p, "geen schoolbestand");
	place_free(&p);
}

Test(bad_files, a_file_of_a_newer_zorgbord)
{
	struct place p = place_with_school();

	with_sqlite(&p, "PRAGMA user_version = 999");
	expect_refused(&p, "nieuwere zorgbord");
	place_free(&p);
}

Test(bad_files, a_file_that_others_may_read)
{
	struct place p = place_with_school();

	chmod(p.file, 0644);
	expect_refused(&p, "chmod 600");
	place_free(&p);
}

Test(bad_files, a_table_is_not_to_be_closed_off_first)
{
	struct place p = place_new();

	files_write(p.file, "Achternaam;Roepnaam\nBerg;Anna\n");
	chmod(p.file, 0644);
	expect_refused(&p, "geen schoolbestand");
	place_free(&p);
}

Test(bad_files, a_directory)
{
	struct place p = place_new();

	mkdir(p.file, 0700);
	struct run run = command_run(&p, "list", "pupil", NULL);

	command_expect(&run, 1, "geen gewoon bestand");
	place_free(&p);
}

/* Overwrites every page but the first three, which hold the schema's beginning. */
Test(bad_files, a_file_with_corrupt_pages)
{
	struct place p = place_with_school();
	size_t length;
	char *bytes = files_read(p.file, &length);

	memset(bytes + 4096 * 3, 0xA5, length - 4096 * 3);
	files_write_bytes(p.file, bytes, length);
	expect_refused(&p, "beschadigd");
	free(bytes);
	place_free(&p);
}

Test(bad_files, a_file_that_was_cut_short)
{
	struct place p = place_with_school();
	size_t length;
	char *bytes = files_read(p.file, &length);

	files_write_bytes(p.file, bytes, length / 2);
	command_fails(&p, 1, "beschadigd", "check", NULL);
	free(bytes);
	place_free(&p);
}

/* A limit on the size of files is the full disk that any user can have. */
Test(bad_files, a_full_disk_changes_nothing)
{
	struct place p = place_with_school();

	free(command_ok(&p, "check", NULL));
	size_t before_length, after_length;
	char *before = files_read(p.file, &before_length);
	struct run run = command_sh(&p, "ulimit -f 200; \"$Z\" -f \"$F\" --today 2026-11-22 add "
					"pupil family_name=Berg needs=\"$(head -c 100000 /dev/zero "
					"| tr '\\0' x)\"");

	command_expect(&run, 1, "niets gewijzigd");
	char *after = files_read(p.file, &after_length);

	cr_expect(eq(sz, before_length, after_length));
	cr_expect(memcmp(before, after, before_length) == 0);
	free(command_ok(&p, "check", NULL));
	run = command_sh(&p, "ulimit -f 200; \"$Z\" -f \"$F\" --today 2026-11-22 backup "
			     "\"$F.kopie\"");
	command_expect(&run, 1, "");
	run = command_sh(&p, "ls \"${F%/*}\"");
	cr_expect_str_eq(run.out, "school.db\n");
	run_free(&run);
	free(before);
	free(after);
	place_free(&p);
}

Test(bad_files, a_full_disk_behind_standard_output)
{
	struct place p = place_with_school();
	static const char *const commands[] = {
		"list school", "list school --format csv", "list school --format json", "check",
		"list --help", "history --format csv",
	};

	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
		char *script = mem_format("\"$Z\" -f \"$F\" --today 2026-11-22 %s >/dev/full",
					  commands[i]);
		struct run run = command_sh(&p, script);

		command_expect(&run, 1, "geschreven");
		free(script);
	}
	place_free(&p);
}

/* What was asked and, in sh, that it was done. */
struct reported {
	const char *typed, *made;
};

static const struct reported reported[] = {
	{ "add pupil family_name=Berg", "\"$Z\" -f \"$F\" list pupil | grep -q Berg" },
	{ "undo", "! \"$Z\" -f \"$F\" list pupil | grep -q Berg" },
	{ "redo", "\"$Z\" -f \"$F\" list pupil | grep -q Berg" },
	{ "backup \"$F.kopie\"", "\"$Z\" -f \"$F.kopie\" check" },
	{ "restore \"$F.kopie\"", "ls \"$F\".voor-herstel-*" },
	{ "export --to \"$F.map\"", "test -s \"$F.map/doelen.csv\"" },
	{ "import \"$F.csv\"", "\"$Z\" -f \"$F\" list pupil | grep -q Smit" },
	{ "-f \"$F.2\" new --name A --brin 12AB", "\"$Z\" -f \"$F.2\" check" },
	{ "-f \"$F.3\" demo --pupils 20", "\"$Z\" -f \"$F.3\" check" },
};

static void expect_reported(const struct place *p, const struct reported *r, const char *to)
{
	char *script = mem_format("\"$Z\" -f \"$F\" --today 2026-11-22 %s %s", r->typed, to);
	struct run run = command_sh(p, script);

	cr_expect(eq(int, run.status, 0), "%s", script);
	cr_expect(strstr(run.err, "zorgbord: de opdracht is uitgevoerd, maar ") == run.err,
		  "%s: %s", script, run.err);
	run_free(&run);
	run = command_sh(p, r->made);
	cr_expect(eq(int, run.status, 0), "%s did nothing: %s%s", script, run.out, run.err);
	run_free(&run);
	free(script);
}

/* 1 says that nothing changed, so what was done and could not be told ends with 0. */
Test(bad_files, what_was_done_stands_when_it_cannot_be_told)
{
	static const char *const closed[] = { ">&-", ">/dev/full" };

	for (size_t c = 0; c < sizeof closed / sizeof closed[0]; c++) {
		struct place p = place_with_school();
		struct run run = command_sh(&p, "printf 'achternaam;geboortedatum;groep\\n"
						"Smit;1-2-2017;5A\\n' >\"$F.csv\"");

		run_free(&run);
		for (size_t i = 0; i < sizeof reported / sizeof reported[0]; i++)
			expect_reported(&p, &reported[i], closed[c]);
		place_free(&p);
	}
}

Test(bad_files, an_import_that_is_no_file_is_not_waited_for)
{
	struct place p = place_with_school();
	struct run run = command_sh(&p, "mkfifo \"$F.fifo\" && timeout 30 \"$Z\" -f \"$F\" import "
					"\"$F.fifo\"");

	cr_expect(eq(int, run.status, 1));
	cr_expect(strstr(run.err, "geen gewoon bestand") != NULL, "%s", run.err);
	run_free(&run);
	place_free(&p);
}

/* More than a pipe holds, into one that nobody reads. */
Test(bad_files, a_closed_pipe_behind_standard_output)
{
	struct place p = place_with_school();
	struct run run = command_sh(&p, "for i in 1 2 3 4 5 6 7 8 9 10; do \"$Z\" -f \"$F\" add "
					"pupil family_name=Berg needs=\"$(head -c 20000 /dev/zero "
					"| tr '\\0' x)\" >/dev/null; done; exec 3>&1; { \"$Z\" -f "
					"\"$F\" list pupil --format csv; echo $? >&3; } | exec "
					"<&-");

	cr_expect_str_eq(run.out, "1\n");
	cr_expect(strstr(run.err, "geschreven") != NULL, "%s", run.err);
	run_free(&run);
	place_free(&p);
}

Test(bad_files, a_file_that_contradicts_itself)
{
	struct place p = place_with_school();

	free(command_ok(&p, "add", "pupil", "family_name=Berg", NULL));
	free(command_ok(&p, "check", NULL));
	with_sqlite(&p, "UPDATE pupil SET came_from = 'De Ark'");
	struct run run = command_run(&p, "check", NULL);

	cr_expect(eq(int, run.status, 1));
	cr_expect(strstr(run.out, "NEE (1): leerling ") != NULL, "%s", run.out);
	cr_expect(strstr(run.err, "niet in orde") != NULL, "%s", run.err);
	run_free(&run);
	place_free(&p);
}

/* A superuser may write anywhere: then a copy of the program runs as nobody. */
static const char as_nobody[] =
	"D=${F%/*}; if [ \"$(id -u)\" = 0 ]; then cp \"$Z\" \"$D/zorgbord\" && "
	"chmod 755 \"$D/zorgbord\" && chown 65534:65534 \"$D\" \"$F\" && set -- setpriv "
	"--reuid=65534 --regid=65534 --clear-groups \"$D/zorgbord\"; else set -- \"$Z\"; fi; chmod "
	"500 \"$D\"; \"$@\" -f \"$F\" --today 2026-11-22 ";

static struct run run_as_nobody(const struct place *p, const char *command)
{
	char *script = mem_format("%s%s; s=$?; chmod 700 \"$D\"; exit $s", as_nobody, command);
	struct run run = command_sh(p, script);

	free(script);
	return run;
}

Test(bad_files, a_directory_that_cannot_be_written)
{
	struct place p = place_with_school();

	free(command_ok(&p, "check", NULL));
	struct run run = run_as_nobody(&p, "add pupil family_name=Berg");

	command_expect(&run, 1, "rechten");
	run = run_as_nobody(&p, "backup \"$D/kopie.db\"");
	command_expect(&run, 1, "");
	place_free(&p);
}
