/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measurements that come in a file: what becomes of what the school has, a second time, and
 * undo. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/exchange/csv_measurement.h"
#include "db/history.h"
#include "db/measuring.h"
#include "tests/school.h"

#define TODAY "2026-11-22"
#define HEAD "leerlingnummer;datum;vak;niveau;score;instrument\n"

static struct school school;
static int64_t pupil;

static void setup(void)
{
	school = school_open(TODAY);
	pupil = school_add(&school, "pupil", "family_name=Hof", "number=12", NULL);
	school_add(&school, "pupil", "family_name=Bosch", "number=13", NULL);
}

static void teardown(void)
{
	school_close(&school);
}

TestSuite(measuring, .init = setup, .fini = teardown);

static enum zb_code compare(const char *text, struct measured_list *list, struct zb_err *err)
{
	FILE *file = fmemopen((char *)(uintptr_t)text, strlen(text), "rb");
	enum zb_code code = csv_measurement_read(file, db_today(school.db), list, NULL, err);

	fclose(file);
	return code ? code : measuring_compare(school.db, list, NULL, NULL, err);
}

/* Imports TEXT; how many are new, changed, kept and unchanged, as "1 0 0 2", or the sentence. */
static const char *import(const char *text)
{
	static char told[ZB_ERR_SIZE];
	struct measured_list list = { 0 };
	struct zb_err err = { .text = "" };
	enum zb_code code = compare(text, &list, &err);

	if (!code)
		code = measuring_apply(school.db, &list, NULL, &err);
	if (code)
		snprintf(told, sizeof told, "%s", err.text);
	else
		snprintf(told, sizeof told, "%zu %zu %zu %zu", list.statuses[MEASURED_NEW],
			 list.statuses[MEASURED_CHANGED], list.statuses[MEASURED_KEPT],
			 list.statuses[MEASURED_UNCHANGED]);
	measured_free(&list);
	return told;
}

static void expect_sql(const char *sql, const char *value)
{
	char *text = school_sql(&school, sql);

	cr_expect_str_eq(text, value, "%s", sql);
	free(text);
}

#define ROWS "SELECT group_concat(subject || level || ifnull(score, '-'), ' ') FROM measurement"

Test(measuring, a_second_time_changes_nothing)
{
	static const char text[] = HEAD "12;12-1-2026;spelling;II;45;SVS\n"
					"12;12-1-2026;rekenen;IV;;\n"
					"13;12-1-2026;spelling;V;;SVS\n";

	cr_expect_str_eq(import(text), "3 0 0 0");
	expect_sql("SELECT count(*) FROM txn WHERE kind = 'import'", "1");
	cr_expect_str_eq(import(text), "0 0 0 3");
	expect_sql("SELECT count(*) FROM txn WHERE kind = 'import'", "1");
	expect_sql(ROWS, "spellingII45000 mathematicsIV- spellingV-");
}

Test(measuring, what_an_import_wrote_may_change_and_what_the_school_wrote_stays)
{
	school_add(&school, "measurement", school_ref("pupil", pupil), "date=2026-01-12",
		   "subject=spelling", "level=III", NULL);
	cr_expect_str_eq(import(HEAD "12;12-1-2026;rekenen;IV;;\n"), "1 0 0 0");
	cr_expect_str_eq(import(HEAD "12;12-1-2026;rekenen;III;;\n"), "0 1 0 0");
	cr_expect_str_eq(import(HEAD "12;12-1-2026;spelling;II;;\n"), "0 0 1 0");
	cr_expect_str_eq(import(HEAD "12;12-1-2026;spelling;II;45;\n"), "0 1 0 0",
			 "the score was empty");
	expect_sql(ROWS, "spellingIII45000 mathematicsIII-");
}

Test(measuring, what_an_import_made_is_known_when_the_school_corrected_its_day_or_instrument)
{
	static const char text[] = HEAD "12;12-1-2026;spelling;II;45;SVS\n"
					"12;12-1-2026;spelling;III;;Cito\n"
					"12;12-1-2026;rekenen;IV;;\n";
	struct zb_err err;

	cr_expect_str_eq(import(text), "3 0 0 0");
	school_set(&school, &err, "measurement",
		   school_number(&school, "SELECT id FROM measurement WHERE instrument = 'SVS'"),
		   "instrument=Cito", NULL);
	school_set(&school, &err, "measurement",
		   school_number(&school, "SELECT id FROM measurement WHERE level = 'IV'"),
		   "date=2026-01-13", NULL);
	cr_expect_str_eq(import(text), "0 0 2 1");
	cr_expect_str_eq(import(HEAD "12;12-1-2026;spelling;I;45;SVS\n"), "0 1 0 0");
	expect_sql("SELECT group_concat(date || level || ifnull(instrument, '-'), ' ') "
		   "FROM measurement",
		   "2026-01-12ICito 2026-01-12IIICito 2026-01-13IV-");
	/* And what is corrected there too is that one. */
	cr_expect_str_eq(import(HEAD "12;13-1-2026;rekenen;IV;;\n"), "0 0 0 1");
}

/* Told when the file is read, before anything is asked. */
Test(measuring, what_lies_before_the_birth_of_the_pupil_is_named_by_line)
{
	static const char text[] = HEAD "13;12-1-2016;spelling;II;;\n12;2-4-2019;spelling;II;;\n";
	struct measured_list list = { 0 };
	struct zb_err err;

	school_set(&school, &err, "pupil", pupil, "born=2019-04-03", NULL);
	cr_expect(eq(int, compare(text, &list, &err), ZB_INVALID));
	cr_expect_str_eq(err.text, "regel 3: Datum ligt voor de geboorte van de leerling "
				   "(03-04-2019); kijk het jaartal na");
	measured_free(&list);
	cr_expect_str_eq(import(HEAD "12;3-4-2019;spelling;II;;\n"), "1 0 0 0");
	expect_sql("SELECT count(*) FROM measurement", "1");
}

Test(measuring, two_tests_of_a_subject_on_one_day_are_two)
{
	static const char text[] = HEAD "12;12-1-2026;technisch lezen;II;;DMT\n"
					"12;12-1-2026;technisch lezen;IV;;AVI\n";

	cr_expect_str_eq(import(text), "2 0 0 0");
	cr_expect_str_eq(import(text), "0 0 0 2");
	cr_expect_str_eq(import(HEAD "12;12-1-2026;technisch lezen;II;;\n"), "1 0 0 0",
			 "which of the two is not said");
	cr_expect_str_eq(import(HEAD "12;12-1-2026;technisch lezen;II;;\n"), "0 0 0 1");
}

Test(measuring, a_line_that_is_wrong_is_named_and_nothing_is_written)
{
	cr_expect_str_eq(import(HEAD "12;12-1-2026;spelling;II;;\n99;12-1-2026;spelling;II;;\n"),
			 "regel 3: er is geen leerling met nummer 99; lees eerst de leerlingen in");
	cr_expect_str_eq(import(HEAD "12;12-1-2026;spelling;II;;\n12;12-1-2026;spelling;III;;\n"),
			 "regel 3: deze meting staat al op regel 2");
	expect_sql("SELECT count(*) FROM measurement", "0");
}

Test(measuring, is_told_by_the_history_and_undone_as_one)
{
	struct zb_err err;
	char *done = NULL;

	cr_expect_str_eq(import(HEAD "12;12-1-2026;spelling;II;;\n13;12-1-2026;spelling;I;;\n"),
			 "2 0 0 0");
	cr_expect(eq(int, history_undo(school.db, &done, &err), ZB_OK), "%s", err.text);
	free(done);
	expect_sql("SELECT count(*) FROM measurement", "0");
	cr_expect_str_eq(import(HEAD "12;12-1-2026;spelling;II;;\n"), "1 0 0 0");
}

Test(measuring, compares_again_when_somebody_wrote_meanwhile)
{
	struct measured_list list = { 0 };
	struct zb_err err;

	cr_assert(eq(int, compare(HEAD "12;12-1-2026;spelling;II;;\n", &list, &err), ZB_OK));
	school_add(&school, "pupil", "family_name=Dijk", NULL);
	cr_expect(eq(int, measuring_apply(school.db, &list, NULL, &err), ZB_CONFLICT));
	measured_free(&list);
	expect_sql("SELECT count(*) FROM measurement", "0");
}
