/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files to import that are not what they should be, and terminals that are not: one sentence, exit
 * 1, and the school's file as it was. Bad school files are in e2e_bad_files.c. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/memory.h"
#include "tests/child.h"
#include "tests/command.h"
#include "tests/files.h"
#include "tests/import_file.h"
#include "tests/tty_expect.h"

#define TODAY "2026-11-22"
#define PAGE 4096 /* of an SQLite file, unless it says otherwise */

struct bad {
	const char *name, *text, *says;
};

#define YEAR_XML "<EDEX><school><schooljaar>2026-2027</schooljaar></school><leerlingen>\n"
#define BERG_XML "<leerling key='1'><achternaam>Berg</achternaam></leerling>\n"

static const struct bad bad_files[] = {
	{ "truncated.xml", YEAR_XML BERG_XML "<leerling key='2'><achternaam>Bo", "regel 3: " },
	{ "malformed.xml", "<EDEX>\n<school></EDEX>", "regel 2: " },
	{ "bomb.xml",
	  "<!DOCTYPE EDEX [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>\n"
	  "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>]>\n"
	  "<EDEX>&d;</EDEX>", "DOCTYPE" },
	{ "entity.xml", "<!DOCTYPE EDEX [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>\n"
			"<EDEX>&a;</EDEX>", "DOCTYPE" },
	{ "date.xml", YEAR_XML "<leerling key='1'><achternaam>Berg</achternaam><geboortedatum>"
		      "2017-02-30</geboortedatum></leerling></leerlingen></EDEX>",
	  "regel 2: de geboortedatum 2017-02-30 bestaat niet" },
	{ "twice.xml", YEAR_XML BERG_XML BERG_XML "</leerlingen></EDEX>", "regel 2 en regel 3" },
	{ "bytes.xml", "<?xml version='1.0' encoding='UTF-8'?>\n" YEAR_XML "<leerling key='1'>"
		       "<achternaam>B\xEBrg</achternaam></leerling></leerlingen></EDEX>",
	  "regel 3: " },
	{ "heading.csv", "dit;is;niets\r\n1;2;3\r\n", "regel 1: hier staan geen kopjes" },
	{ "date.csv", "leerlingnummer;achternaam;geboortedatum\r\n1;Berg;3-4-2017\r\n"
		      "2;Bos;31-2-2017\r\n", "regel 3: de geboortedatum 31-2-2017 bestaat niet" },
	{ "twice.csv", "leerlingnummer;achternaam\r\n1;Berg\r\n2;Dijk\r\n1;Berg\r\n",
	  "regel 2 en regel 4" },
	{ "bytes.csv", "leerlingnummer;roepnaam;achternaam\r\n1;J\xC3\xB3\xC3\xABlle;Berg\r\n"
		       "2;Jo\xEBl;Bos\r\n", "regel 3: " },
	{ "quote.csv", "leerlingnummer;achternaam\r\n1;\"Berg\r\n2;Bos\r\n", "regel 2: " },
	{ "empty.csv", "", "leeg" },
};

/* That nothing stands beside the school's file and what the test put there. */
static void expect_alone(const struct place *p, const char *name)
{
	char *wanted = strcmp(name, "school.db") < 0 ? mem_format("%s\nschool.db\n", name) :
						      mem_format("school.db\n%s\n", name);
	struct run run = command_sh(p, "LC_ALL=C ls \"${F%/*}\"");

	cr_expect_str_eq(run.out, wanted);
	run_free(&run);
	free(wanted);
}

static void expect_import_refused(const struct place *p, const char *name, const char *says)
{
	char *path = files_join(p->directory, name);

	command_fails(p, 1, says, "import", path, NULL);
	command_fails(p, 1, says, "import", path, "--dry-run", NULL);
	expect_alone(p, name);
	files_remove(path);
	free(path);
}

Test(bad_input, is_refused_with_its_line_and_changes_nothing)
{
	struct place p = place_with_school();

	free(command_ok(&p, "add", "pupil", "number=1", "family_name=Berg", NULL));
	for (size_t i = 0; i < sizeof bad_files / sizeof *bad_files; i++) {
		char *path = files_join(p.directory, bad_files[i].name);

		files_write(path, bad_files[i].text);
		expect_import_refused(&p, bad_files[i].name, bad_files[i].says);
		free(path);
	}
	free(command_ok(&p, "check", NULL));
	place_free(&p);
}

/* COUNT times PIECE between BEFORE and AFTER. */
static void write_long(const struct place *p, const char *name, const char *before,
		       const char *piece, size_t count, const char *after)
{
	char *path = files_join(p->directory, name);
	FILE *file = fopen(path, "wb");

	cr_assert(file != NULL);
	fputs(before, file);
	for (size_t i = 0; i < count; i++)
		fputs(piece, file);
	fputs(after, file);
	cr_assert(eq(int, fclose(file), 0));
	free(path);
}

Test(bad_input, of_any_size_is_refused_at_its_bound)
{
	static const char kibibyte[] =
		"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
		"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
	struct place p = place_with_school();

	write_long(&p, "columns.csv", "achternaam", ";a", 2000000, "\r\n");
	expect_import_refused(&p, "columns.csv", "regel 1: de regel heeft meer dan 256 kolommen");
	write_long(&p, "cell.csv", "achternaam\r\n\"", kibibyte, 100 << 13, "\"\r\n");
	expect_import_refused(&p, "cell.csv", "regel 2: een cel is groter dan 1 MB");
	write_long(&p, "text.xml", YEAR_XML "<leerling key='1'><achternaam>", kibibyte, 100 << 13,
		   "</achternaam></leerling></leerlingen></EDEX>");
	expect_import_refused(&p, "text.xml", "regel 2: de tekst van een element is groter");
	write_long(&p, "deep.xml", "<EDEX>", "<a>", 1000000, "");
	expect_import_refused(&p, "deep.xml", "regel 1: elementen staan meer dan 64 diep");
	place_free(&p);
}

Test(bad_input, a_full_disk_leaves_no_part_of_an_import)
{
	struct place p = place_with_school();
	char *list = files_join(p.directory, "las.csv"), *text = import_las(214, 0, "2026-2027");
	size_t before_length, after_length;
	char *before = files_read(p.file, &before_length), *after;

	files_write(list, text);

	struct run run = command_sh(&p, "ulimit -f 200; \"$Z\" -f \"$F\" --today " TODAY " import "
					"\"${F%/*}/las.csv\"");

	command_expect(&run, 1, "niets gewijzigd");
	after = files_read(p.file, &after_length);
	cr_expect(eq(sz, before_length, after_length));
	cr_expect(memcmp(before, after, before_length) == 0);
	expect_alone(&p, "las.csv");
	free(command_ok(&p, "import", list, NULL));
	free(after);
	free(before);
	free(text);
	free(list);
	place_free(&p);
}

/* The status of COMMAND on the file of these bytes, of which the page AT is damaged: 1 comes with
 * one line and the file as it was, but for the note that list makes of what it shows; 0 when the
 * damage was not in its way. */
static int run_on_damage(const struct place *p, const char *bytes, size_t length, size_t at,
			 const char *command, const char *argument)
{
	bool notes = !strcmp(command, "list");
	size_t after_length;

	files_write_bytes(p->file, bytes, length);
	struct run run = command_run(p, command, argument, NULL);
	char *after = files_read(p->file, &after_length);

	cr_expect(run.status == 0 || run.status == 1, "%d: %s", run.status, run.err);
	if (run.status == 1) {
		cr_expect(strncmp(run.err, "zorgbord: ", 10) == 0, "%s", run.err);
		cr_expect(strchr(run.err, '\n') == run.err + run.err_length - 1, "%s", run.err);
		cr_assert(ge(sz, after_length, length));
		cr_expect(memcmp(bytes + at, after + at, PAGE) == 0, "%s wrote over it", command);
		cr_expect(notes || length == after_length);
		cr_expect(notes || memcmp(bytes, after, length) == 0, "%s changed the file",
			  command);
	}
	free(after);
	free(run.out);
	free(run.err);
	return run.status;
}

Test(bad_input, no_page_that_is_corrupt_goes_unseen_or_is_written_over, .timeout = 600)
{
	struct place p = place_with_school();
	char *list = files_join(p.directory, "las.csv"), *text = import_las(60, 0, "2026-2027");
	size_t length;
	int refused = 0;

	files_write(list, text);
	free(command_ok(&p, "import", list, NULL));

	char *good = files_read(p.file, &length), *bad = mem_bytes(good, length);

	free(text);
	text = import_las(60, 1, "2026-2027");
	files_write(list, text);
	for (size_t at = 2 * PAGE; at < length; at += 5 * PAGE) {
		memset(bad + at, 0xA5, PAGE);
		run_on_damage(&p, bad, length, at, "list", "pupil");
		cr_expect(eq(int, run_on_damage(&p, bad, length, at, "check", NULL), 1));
		refused += run_on_damage(&p, bad, length, at, "import", list);
		memcpy(bad + at, good + at, PAGE);
	}
	cr_expect(refused > 0);
	free(bad);
	free(good);
	free(text);
	free(list);
	place_free(&p);
}

/* --- terminals --- */

/* Starts the full screen on the file, with what it says on stderr in the file `said`. ncurses keeps
 * what it made for a terminal that it then refuses: no leak of ours. */
static struct tty *spawn(const struct place *p, const char *term)
{
	char *script = mem_format("exec '%s' -f '%s' --today " TODAY " 2>'%s/said'",
				  child_zorgbord(), p->file, p->directory);
	struct tty *t = tty_spawn(&(struct tty_options){
					.term = term,
					.env = (const char *const[]){ "ASAN_OPTIONS=detect_leaks=0",
								      NULL } },
				  (const char *const[]){ "sh", "-c", script, NULL });

	free(script);
	return t;
}

static void expect_said(const struct place *p, const char *says)
{
	char *path = files_join(p->directory, "said");
	size_t length = 0;
	char *said = files_read(path, &length);

	cr_assert(said != NULL);
	cr_expect(strncmp(said, "zorgbord: ", 10) == 0, "%s", said);
	cr_expect(strstr(said, says) != NULL, "no \"%s\" in: %s", says, said);
	cr_expect(strchr(said, '\n') == said + length - 1, "%s", said);
	free(said);
	files_remove(path);
	free(path);
}

Test(bad_input, an_unknown_terminal_is_named_and_left_as_it_was)
{
	static const char *const terms[] = { "nonsense", "dumb", "" };
	struct place p = place_with_school();
	size_t before_length, after_length;
	char *before = files_read(p.file, &before_length);

	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
		struct tty *t = spawn(&p, terms[i]);

		tty_expect_exit(t, 1);
		cr_expect(tty_restored(t));
		tty_free(t);
		expect_said(&p, "TERM");

		char *after = files_read(p.file, &after_length);

		cr_expect(eq(sz, before_length, after_length));
		cr_expect(memcmp(before, after, before_length) == 0);
		free(after);
	}
	free(before);
	place_free(&p);
}

Test(bad_input, a_file_that_cannot_be_opened_leaves_the_terminal_as_it_was)
{
	struct place p = place_new();
	struct tty *t;

	files_write(p.file, "Naam;Groep\nBerg;6A\n");
	t = spawn(&p, NULL);
	tty_expect_exit(t, 1);
	cr_expect(tty_restored(t));
	tty_free(t);
	expect_said(&p, "geen schoolbestand");
	place_free(&p);
}

Test(bad_input, a_terminal_of_10_by_3_shows_the_sentence_and_recovers)
{
	struct place p = place_with_school();
	struct tty *t = tty_spawn(&(struct tty_options){ .rows = 3, .cols = 10 },
				  (const char *const[]){ child_zorgbord(), "-f", p.file, "--today",
							 TODAY, NULL });

	tty_expect(t, "te klein");
	tty_type(t, "Down Enter / Tab");
	tty_expect_settled(t);
	tty_expect(t, "te klein");
	tty_resize(t, 24, 80);
	tty_expect(t, "1 Leerlingen");
	tty_resize(t, 3, 10);
	tty_expect(t, "te klein");
	tty_resize(t, 1, 1);
	tty_expect_settled(t);
	tty_resize(t, 24, 80);
	tty_expect(t, "1 Leerlingen");
	tty_type(t, "Esc q");
	tty_expect_exit(t, 0);
	tty_free(t);
	place_free(&p);
}
