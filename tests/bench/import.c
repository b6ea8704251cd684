/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import of a list of pupils, with checks, history and derived state, beside sqlite3's .import
 * of the same file into a bare table: processor time of both commands, user and system. The file is
 * what a leerlingadministratie gives, with address and parents: zorgbord passes over these, sqlite3
 * keeps them. ZORGBORD_BENCH_IMPORT_PUPILS sets how many pupils (default 100,000). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "core/memory.h"
#include "tests/bench/meter.h"
#include "tests/child.h"
#include "tests/files.h"
#include "tests/run.h"

#define ROUNDS 5
#define BOUND 8.0
/* The file is of this day too: read for another than its own, everything is derived twice. */
#define TODAY "2026-11-22"

static const char head[] =
	"leerlingnummer;roepnaam;voornamen;voorletters;tussenvoegsel;achternaam;geboortedatum;"
	"geslacht;groep;leerjaar;instroomdatum;straat;huisnummer;toevoeging;postcode;woonplaats;"
	"telefoon;verzorger 1;telefoon 1;e-mail 1;verzorger 2;telefoon 2;e-mail 2;huisarts\r\n";

static void write_names(struct buffer *b, int i, unsigned *seed)
{
	static const char *const given[] = { "Jóëlle", "Tim", "Anaïs", "Sem", "Ömer", "Lotte" };
	static const char *const prefix[] = { "van den", "", "de", "", "van 't", "", "" };
	static const char *const family[] = { "Berg", "Bosch", "Château-de Vries", "IJsbrands",
					      "Çelik" };
	const char *name = given[rand_r(seed) % 6];

	buffer_add_format(b, "%d;%s;%s Maria;%c.M.;%s;%s%d;", 100000 + i, name, name,
			  'A' + i % 26, prefix[rand_r(seed) % 7], family[rand_r(seed) % 5],
			  rand_r(seed) % 9999);
}

/* A list as a school takes it out of its administration: with address and parents. */
static void write_list(const char *path, int count)
{
	struct buffer b = {0};
	unsigned seed = 1;

	buffer_add(&b, head);
	for (int i = 0; i < count; i++) {
		int year_group = i / 25 % 8 + 1;

		write_names(&b, i, &seed);
		buffer_add_format(&b, "%d-%d-%d;%c;%d%c%d;%d;1-8-%d;", rand_r(&seed) % 28 + 1,
				  rand_r(&seed) % 12 + 1, 2022 - year_group - 4,
				  rand_r(&seed) % 2 ? 'm' : 'v', year_group, 'A' + i / 200 % 26,
				  i / 5200, year_group, 2027 - year_group);
		buffer_add_format(&b, "Kerkstraat;%d;;%dAB;Amersfoort;033-%07d;",
				  rand_r(&seed) % 200 + 1, 1000 + rand_r(&seed) % 9000,
				  rand_r(&seed) % 10000000);
		for (int parent = 0; parent < 2; parent++)
			buffer_add_format(&b, "A. de Vries;06-%08d;ouder%d.%d@voorbeeld.nl;",
					  rand_r(&seed) % 100000000, i, parent);
		buffer_add(&b, "Huisartsenpraktijk Centrum\r\n");
	}
	files_write_bytes(path, b.bytes, b.length);
	buffer_clear(&b);
}

/* Processor time of all children that ended. */
static double children_seconds(void)
{
	struct rusage used;

	getrusage(RUSAGE_CHILDREN, &used);
	return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
	       (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

/* Processor time that ARGV takes; it must succeed. */
static double seconds(const char *const *argv)
{
	double before = children_seconds();
	struct run run = run_program(argv, NULL, NULL);
	double took = children_seconds() - before;

	if (run.status) {
		fprintf(stderr, "import: %s: %s\n", argv[0], run.err);
		exit(1);
	}
	run_free(&run);
	return took;
}

static double import_zorgbord(const char *list)
{
	char *home = files_make_directory(), *file = files_join(home, "school.db");
	const char *const make[] = { child_zorgbord(), "-f", file, "--today", TODAY, "new",
				     "--name", "De Regenboog", "--brin", "12AB", NULL };
	const char *const import[] = { "sh", "-c",
				       "exec \"$0\" -f \"$1\" --today " TODAY " import \"$2\" "
				       ">/dev/null", child_zorgbord(), file, list, NULL };
	double took;

	seconds(make);
	took = seconds(import);
	files_remove(home);
	free(home);
	free(file);
	return took;
}

static double import_sqlite(const char *directory, const char *list)
{
	char *file = files_join(directory, "bare.db"),
	     *import = mem_format(".import %s bare", list);
	const char *const argv[] = { "sqlite3", file, ".mode csv", ".separator ;", import, NULL };
	double took = seconds(argv);

	files_remove(file);
	free(file);
	free(import);
	return took;
}

int main(void)
{
	const char *set = getenv("ZORGBORD_BENCH_IMPORT_PUPILS");
	int count = set ? (int)strtol(set, NULL, 10) : 100000;
	char *directory = files_make_directory(), *list = files_join(directory, "list.csv");
	double ours[ROUNDS], theirs[ROUNDS];
	char what[80], yardstick[80];

	write_list(list, count);
	for (int i = 0; i < ROUNDS; i++) {
		theirs[i] = import_sqlite(directory, list);
		ours[i] = import_zorgbord(list);
	}
	double took = median(ours, ROUNDS), bare = median(theirs, ROUNDS);

	snprintf(what, sizeof what, "import of %d pupils, %.2f s of processor", count, took);
	snprintf(yardstick, sizeof yardstick, "sqlite3 .import %.2f s", bare);
	bool good = report(what, took / bare, "times", yardstick, BOUND);

	files_remove(directory);
	free(directory);
	free(list);
	return good ? 0 : 1;
}
