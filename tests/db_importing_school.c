/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports of a whole school: the official samples, 214 pupils from a LAS, the next school year. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/date.h"
#include "db/derived.h"
#include "tests/files.h"
#include "tests/import_file.h"

static char *sample(const char *name)
{
	const char *folder = getenv("ZORGBORD_SAMPLES");

	if (!folder)
		cr_skip_test("ZORGBORD_SAMPLES does not name the folder of the official samples");
	char *path = files_join(folder, name), *text = files_read(path, NULL);

	cr_assert(text != NULL, "%s", path);
	free(path);
	return text;
}

static struct school sample_school(void)
{
	struct school s = school_open("2014-11-25");
	struct zb_err err;

	school_set(&s, &err, "school", school_number(&s, "SELECT id FROM school"), "brin=99ZZ",
		   NULL);
	return s;
}

static void expect_unchanged(struct school *s, const char *text)
{
	int64_t txns = school_number(s, "SELECT count(*) FROM txn");
	struct imported i = import_text(s, text, NULL);

	cr_expect(eq(int, i.code, ZB_OK), "%s", i.err.text);
	cr_expect_str_eq(i.changes, "");
	cr_expect(eq(int, school_number(s, "SELECT count(*) FROM txn"), txns));
	imported_free(&i);
}

static void expect_derived(struct school *s)
{
	int64_t different = -1;
	struct zb_err err;

	cr_expect(eq(int, derived_check(s->db, &different, &err), ZB_OK), "%s", err.text);
	cr_expect(eq(int, different, 0));
}

static void expect_sample(struct school *s)
{
	char *pupils = school_sql(s, "SELECT group_concat(family_name||' '||given_name||' '||"
				     "ifnull(\"left\", '-'), ', ') FROM pupil");

	cr_expect_str_eq(pupils, "ie Wimpie -, Assati Ismaël Hassan -, Hof Gradje 2014-07-18");
	cr_expect(eq(int, school_number(s, "SELECT count(*) FROM \"group\""), 8));
	cr_expect(eq(int, school_number(s, "SELECT count(*) FROM staff"), 3));
	cr_expect(eq(int, school_number(s, "SELECT count(*) FROM group_staff"), 7));
	cr_expect(eq(int, school_number(s, "SELECT count(*) FROM placement"), 4));
	cr_expect(eq(int,
		     school_number(s, "SELECT count(*) FROM placement p JOIN pupil l ON l.id = "
				      "p.pupil WHERE family_name = 'Hof'"),
		     0));
	free(pupils);
}

Test(importing_sample, the_official_2_1_sample_comes_in_and_again_changes_nothing)
{
	char *text = sample("EDEXML.Voorbeeld.2.1.xml");
	struct school s = sample_school();

	import_ok(&s, text);
	expect_sample(&s);
	expect_unchanged(&s, text);
	cr_expect(
		eq(int, school_number(&s, "SELECT count(*) FROM staff WHERE role IS NOT NULL"), 0));
	expect_derived(&s);
	school_close(&s);
	free(text);
}

Test(importing_sample, the_official_2_0_sample_comes_in_and_again_changes_nothing)
{
	char *text = sample("EDEXML.Voorbeeld.2.0.xml");
	struct school s = sample_school();

	import_ok(&s, text);
	expect_unchanged(&s, text);
	school_close(&s);
	free(text);
}

static const char sample_csv[] =
	"leerlingnummer;roepnaam;tussenvoegsel;achternaam;geboortedatum;geslacht;groep;leerjaar\n"
	"00001;Wimpie;imp;ie;21-6-2006;m;4B;4\n"
	"00002;Ismaël;;Assati;;m;;4\n"
	"12345;Gradje;van 't;Hof;21-6-2006;m;;\n";

static void expect_three(struct school *s)
{
	cr_expect(eq(int, school_number(s, "SELECT count(*) FROM pupil"), 3));
	cr_expect(eq(int,
		     school_number(s, "SELECT count(*) FROM pupil WHERE number IN "
				      "('00001', '00002', '12345')"),
		     3));
	cr_expect(eq(int, school_number(s, "SELECT count(*) FROM las_key WHERE entity = 'pupil'"),
		     3));
	cr_expect(eq(int, school_number(s, "SELECT count(*) FROM \"group\" WHERE name = '4B'"), 1));
}

Test(importing_sample, edexml_and_then_csv_of_the_same_pupils_makes_no_doubles)
{
	char *text = sample("EDEXML.Voorbeeld.2.1.xml");
	struct school s = sample_school();

	import_ok(&s, text);
	import_ok(&s, sample_csv);
	expect_three(&s);
	expect_unchanged(&s, sample_csv);
	import_ok(&s, text);
	expect_three(&s);
	expect_derived(&s);
	school_close(&s);
	free(text);
}

Test(importing_sample, csv_and_then_edexml_of_the_same_pupils_makes_no_doubles)
{
	char *text = sample("EDEXML.Voorbeeld.2.1.xml");
	struct school s = sample_school();

	import_ok(&s, sample_csv);
	import_ok(&s, text);
	expect_three(&s);
	expect_unchanged(&s, text);
	school_close(&s);
	free(text);
}

static void expect_nowhere(struct school *s, const char *secret)
{
	static const char *const tails[] = {"", "-wal"};

	for (size_t t = 0; t < 2; t++) {
		char *path = mem_format("%s%s", s->path, tails[t]);
		size_t length = 0;
		char *bytes = files_read(path, &length);

		cr_expect(bytes == NULL || memmem(bytes, length, secret, strlen(secret)) == NULL,
			  "%s in %s", secret, path);
		free(bytes);
		free(path);
	}
}

Test(importing_sample, what_is_never_kept_is_nowhere_in_the_file)
{
	static const char *const secrets[] = {"133456785", "6971VB",    "eckid",   "id.school",
					      "0,3",       "Opmerking", "Manusje", "TAL"};
	char *text = sample("EDEXML.Voorbeeld.2.1.xml");
	struct school s = sample_school();

	import_ok(&s, text);
	for (size_t i = 0; i < sizeof secrets / sizeof secrets[0]; i++)
		expect_nowhere(&s, secrets[i]);
	school_close(&s);
	free(text);
}

static const char dummies[] =
	"<EDEX><school><schooljaar>2026-2027</schooljaar></school>"
	"<groepen><groep key='#g'><naam>4A</naam><jaargroep>4</jaargroep></groep></groepen>"
	"<leerlingen><leerling key='#1'><achternaam>Berg</achternaam><roepnaam>Tim</roepnaam>"
	"<geboortedatum>2016-04-03</geboortedatum><jaargroep>4</jaargroep><groep key='#g'/>"
	"</leerling></leerlingen></EDEX>";

Test(importing, a_dummy_key_is_never_kept_or_matched)
{
	struct school s = school_open("2026-11-22");
	char *other = mem_text(dummies), *name;

	import_ok(&s, dummies);
	cr_expect(eq(int, school_number(&s, "SELECT count(*) FROM las_key"), 0));
	expect_unchanged(&s, dummies);
	name = strstr(other, "Tim");
	memcpy(name, "Tom", 3);
	import_ok(&s, other);
	cr_expect(eq(int, school_number(&s, "SELECT count(*) FROM pupil"), 2),
		  "another pupil can have the same dummy");
	free(other);
	school_close(&s);
}

Test(importing, a_windows_1252_list_of_214_pupils_comes_in_whole)
{
	struct school s = school_open("2026-11-22");
	char *text = import_las(214, 0, "2026-2027"), *bytes = import_windows(text);

	import_ok(&s, bytes);
	cr_expect(eq(int, school_number(&s, "SELECT count(*) FROM pupil"), 214));
	cr_expect(eq(int, school_number(&s, "SELECT count(*) FROM placement"), 214));
	cr_expect(eq(int,
		     school_number(&s, "SELECT count(*) FROM pupil WHERE given_name = 'Jóëlle' "
				       "AND prefix = 'van den'"),
		     36));
	expect_nowhere(&s, "133456785");
	expect_nowhere(&s, "6971VB");
	expect_unchanged(&s, text);
	expect_derived(&s);
	free(bytes);
	free(text);
	school_close(&s);
}

/* A download that stopped within the last pupil: what is not there is not empty. */
Test(importing, a_file_that_breaks_off_takes_nothing_away)
{
	struct school s = school_open("2026-11-22");
	char *text = import_las(50, 0, "2026-2027");
	struct imported i;
	char *last;

	import_ok(&s, text);
	for (last = text + strlen(text) - 2; last[-1] != '\n'; last--)
		;
	for (int cells = 0; cells < 3; last++)
		cells += *last == ';';
	*last = '\0';
	i = import_text(&s, text, NULL);
	cr_expect(eq(int, i.code, ZB_OK), "%s", i.err.text);
	cr_expect_str_eq(i.changes, "");
	imported_free(&i);
	school_close(&s);
	free(text);
}

static char *last_year(struct school *s)
{
	return school_sql(s, "SELECT group_concat(id||rev||pupil||\"group\"||school_year||"
			     "year_group||starts||ends) FROM (SELECT * FROM placement WHERE "
			     "school_year = '2026-2027' ORDER BY id)");
}

Test(importing, the_next_school_year_adds_placements_and_leaves_those_of_last_year)
{
	struct school s = school_open("2026-11-22");
	char *first = import_las(214, 0, "2026-2027"), *second = import_las(214, 1, "2027-2028");
	char *before, *after;

	import_ok(&s, first);
	before = last_year(&s);
	school_reopen(&s, "2027-08-23");
	import_ok(&s, second);
	after = last_year(&s);
	cr_expect_str_eq(before, after);
	cr_expect(eq(int, school_number(&s, "SELECT count(*) FROM pupil"), 214));
	cr_expect(eq(int,
		     school_number(&s, "SELECT count(*) FROM placement WHERE school_year = "
				       "'2027-2028' AND starts = '2027-08-01' AND ends = "
				       "'2028-07-31'"),
		     214));
	cr_expect(eq(int,
		     school_number(&s, "SELECT count(*) FROM pupil_state s JOIN placement p ON "
				       "p.pupil = s.pupil AND p.school_year = '2027-2028' WHERE "
				       "s.year_group = p.year_group"),
		     214));
	expect_unchanged(&s, second);
	import_ok(&s, first);
	free(after);
	after = last_year(&s);
	cr_expect_str_eq(before, after, "an old file touches no placement");
	cr_expect(eq(int, school_number(&s, "SELECT count(*) FROM placement"), 428));
	expect_derived(&s);
	free(before);
	free(after);
	free(first);
	free(second);
	school_close(&s);
}

static struct date last_day_of(struct school *s, const char *text)
{
	struct imported done = import_compare(s, text);
	struct date day = done.last_day;

	cr_assert(eq(int, done.code, ZB_OK), "%s", done.err.text);
	imported_free(&done);
	return day;
}

static void expect_day(struct date day, const char *wanted)
{
	char iso[DATE_ISO_SIZE];

	date_to_iso(day, iso);
	cr_expect_str_eq(iso, wanted);
}

Test(importing, who_is_gone_left_with_the_school_year_or_today)
{
	struct school s = school_open("2026-11-22");
	char *all = import_las(50, 0, "2026-2027"), *some = import_las(40, 0, "2026-2027"),
	     *next = import_las(40, 1, "2027-2028"), *after = import_las(40, 2, "2029-2030"),
	     *skipped = import_las(40, 2, "2028-2029");

	expect_day(last_day_of(&s, all), "2026-11-22");
	import_ok(&s, all);
	expect_day(last_day_of(&s, some), "2026-11-22");
	school_reopen(&s, "2027-08-25");
	expect_day(last_day_of(&s, next), "2027-07-31");
	import_ok(&s, next);
	expect_day(last_day_of(&s, next), "2027-08-25");
	expect_day(last_day_of(&s, some), "2027-08-25");
	school_reopen(&s, "2029-09-01");
	import_ok(&s, after);
	expect_day(last_day_of(&s, skipped), "2029-09-01");
	free(after);
	free(skipped);
	free(all);
	free(some);
	free(next);
	school_close(&s);
}

Test(importing, a_large_import_has_all_its_indexes_and_derived_state)
{
	struct school s = school_open("2026-11-22");
	static const char indexes[] = "SELECT group_concat(name||sql) FROM (SELECT * FROM "
				      "sqlite_schema WHERE type = 'index' ORDER BY name)";
	char *before = school_sql(&s, indexes), *text = import_las(6000, 0, "2026-2027");

	import_ok(&s, text);
	char *after = school_sql(&s, indexes);

	cr_expect_str_eq(before, after);
	cr_expect(eq(int, school_number(&s, "SELECT count(*) FROM pupil_state"), 6000));
	cr_expect(eq(int, school_number(&s, "SELECT count(*) FROM history WHERE entity = 'pupil'"),
		     6000));
	expect_unchanged(&s, text);
	expect_derived(&s);
	free(before);
	free(after);
	free(text);
	school_close(&s);
}
