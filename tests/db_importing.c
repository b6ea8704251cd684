/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/exchange/csv_las.h"
#include "db/history.h"
#include "tests/expect.h"
#include "tests/files.h"
#include "tests/import_file.h"

#define HEAD                                                                                       \
	"leerlingnummer;roepnaam;tussenvoegsel;achternaam;geboortedatum;geslacht;groep;leerjaar\n"

static const char two[] = HEAD "1;Tim;;Bosch;1-2-2016;m;4A;4\n"
			       "2;Jóëlle;van den;Berg;3-4-2016;v;4B;4\n";

static int64_t count(struct school *s, const char *table)
{
	char *sql = mem_format("SELECT count(*) FROM \"%s\"", table);
	int64_t n = school_number(s, sql);

	free(sql);
	return n;
}

static void expect_sound(struct school *s)
{
	expect_sql(s, "PRAGMA integrity_check", "ok");
	expect_sql(s, "SELECT count(*) FROM pragma_foreign_key_check", "0");
}

/* All records and history, but not what is derived. */
static char *dump(struct school *s)
{
	return school_sql(s,
			  "SELECT (SELECT group_concat(quote(p.id)||quote(p.rev)||quote(number)||"
			  "quote(given_name)||quote(family_name)||quote(born)||quote(\"left\")) "
			  "FROM pupil p)||(SELECT group_concat(quote(id)||quote(rev)||"
			  "quote(pupil)||quote(\"group\")||quote(starts)||quote(ends)) FROM "
			  "placement)||(SELECT count(*) FROM txn)||'/'||(SELECT count(*) FROM "
			  "history)||(SELECT group_concat(given) FROM imported)");
}

static void expect_nothing(struct school *s, const char *text)
{
	char *before = dump(s);
	struct imported i = import_text(s, text, NULL);
	char *after = dump(s);

	cr_expect(eq(int, i.code, ZB_OK), "%s", i.err.text);
	cr_expect(eq(int, i.pupils[IMPORT_NEW] + i.pupils[IMPORT_CHANGED], 0), "%s", i.changes);
	cr_expect_str_eq(before, after);
	imported_free(&i);
	free(before);
	free(after);
}

Test(importing, new_pupils_come_with_group_and_placement)
{
	struct school s = school_open("2026-11-22");

	import_ok(&s, two);
	expect_sql(&s,
		   "SELECT group_concat(family_name||'/'||p.year_group||'/'||g.name||'/'||starts"
		   "||'/'||ends, ' ') FROM pupil JOIN placement p ON p.pupil = pupil.id "
		   "JOIN \"group\" g ON g.id = p.\"group\"",
		   "Bosch/4/4A/2026-08-01/2027-07-31 Berg/4/4B/2026-08-01/2027-07-31");
	expect_sql(&s, "SELECT group_concat(year_groups) FROM \"group\"", "4,4");
	expect_sql(&s, "SELECT kind FROM txn ORDER BY seq DESC LIMIT 1", "import");
	expect_sound(&s);
	school_close(&s);
}

Test(importing, comparing_writes_nothing)
{
	struct school s = school_open("2026-11-22");
	int64_t before = count(&s, "history");
	struct imported i = import_compare(&s, two);

	cr_expect(eq(int, i.pupils[IMPORT_NEW], 2));
	cr_expect(eq(int, count(&s, "pupil"), 0));
	cr_expect(eq(int, count(&s, "history"), before));
	imported_free(&i);
	school_close(&s);
}

Test(importing, the_same_file_again_changes_nothing)
{
	struct school s = school_open("2026-11-22");

	import_ok(&s, two);
	expect_nothing(&s, two);
	school_close(&s);
}

Test(importing, a_change_of_the_las_comes_through)
{
	struct school s = school_open("2026-11-22");
	struct imported i;

	import_ok(&s, two);
	i = import_text(&s, HEAD "1;Timo;;Bosch;1-2-2016;m;4A;4\n2;Jóëlle;;Berg;3-4-2016;v;4B;4\n",
			NULL);
	cr_expect_str_eq(i.changes, "Bosch, Tim: roepnaam: Tim -> Timo\n"
				    "Berg, Jóëlle van den: voorvoegsel: van den -> \n");
	expect_sql(&s, "SELECT group_concat(given_name||ifnull(prefix, '')) FROM pupil",
		   "Timo,Jóëlle");
	imported_free(&i);
	school_close(&s);
}

Test(importing, what_the_school_wrote_stays_and_is_reported)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err;
	struct imported i;
	int64_t id;

	import_ok(&s, two);
	id = school_number(&s, "SELECT id FROM pupil WHERE number = '1'");
	school_set(&s, &err, "pupil", id, "given_name=Timmie", NULL);
	expect_nothing(&s, two);
	i = import_text(
		&s, HEAD "1;Timo;;Bosch;1-2-2016;m;4A;4\n2;Jóëlle;van den;Berg;3-4-2016;v;4B;4\n",
		NULL);
	cr_expect_str_eq(i.changes, "Bosch, Timmie: roepnaam: Timmie -> Timo (kept)\n");
	expect_sql(&s, "SELECT given_name FROM pupil WHERE number = '1'", "Timmie");
	imported_free(&i);
	school_close(&s);
}

/* A surname that the school changed gets no prefix of the one before it, nor the other way
 * round. */
Test(importing, a_surname_and_its_prefix_stay_or_change_together)
{
	struct school s = school_open("2026-11-22");
	struct imported i;

	school_add(&s, "pupil", "number=1", "given_name=Tim", "family_name=Beest",
		   "born=2016-02-01", NULL);
	school_add(&s, "pupil", "number=2", "given_name=Bo", "prefix=de", "family_name=Wit",
		   "born=2016-02-02", NULL);
	school_add(&s, "pupil", "number=3", "given_name=Cas", "family_name=Vries",
		   "born=2016-02-03", NULL);
	i = import_text(&s, HEAD "1;Tim;ter;Braak;1-2-2016;m;4A;4\n2;Bo;van;Wit;2-2-2016;m;4A;4\n"
				 "3;Cas;de;Vries;3-2-2016;m;4A;4\n", NULL);
	expect_sql(&s, "SELECT group_concat(ifnull(prefix || ' ', '') || family_name) FROM pupil",
		   "Beest,de Wit,de Vries");
	cr_expect(strstr(i.changes, "voorvoegsel:  -> ter (kept)") != NULL, "%s", i.changes);
	imported_free(&i);
	school_close(&s);
}

Test(importing, an_empty_field_of_the_school_is_filled)
{
	struct school s = school_open("2026-11-22");

	school_add(&s, "pupil", "given_name=Tim", "family_name=Bosch", "born=2016-02-01", NULL);
	import_ok(&s, two);
	cr_expect(eq(int, count(&s, "pupil"), 2));
	expect_sql(&s, "SELECT number||sex FROM pupil ORDER BY id LIMIT 1", "1m");
	school_close(&s);
}

Test(importing, an_import_taken_back_can_be_done_again)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err;
	static const char moved[] = HEAD "1;Timo;;Bosch;1-2-2016;m;5A;5\n"
					 "2;Jóëlle;van den;Berg;3-4-2016;v;4B;4\n";

	import_ok(&s, two);
	import_ok(&s, moved);
	cr_expect(eq(int, history_undo(s.db, NULL, &err), ZB_OK), "%s", err.text);
	expect_sql(&s, "SELECT given_name FROM pupil WHERE number = '1'", "Tim");
	cr_expect(eq(int, count(&s, "placement"), 2));
	import_ok(&s, moved);
	expect_sql(&s, "SELECT given_name FROM pupil WHERE number = '1'", "Timo");
	cr_expect(eq(int, count(&s, "placement"), 3));
	expect_nothing(&s, moved);
	expect_sound(&s);
	school_close(&s);
}

Test(importing, another_group_within_the_year_ends_the_old_placement)
{
	struct school s = school_open("2026-11-22");

	import_ok(&s, two);
	import_ok(&s, HEAD "1;Tim;;Bosch;1-2-2016;m;5A;5\n2;Jóëlle;van den;Berg;3-4-2016;v;4B;4\n");
	expect_sql(&s,
		   "SELECT group_concat(g.name||' '||starts||' '||ends, ', ') FROM placement p "
		   "JOIN \"group\" g ON g.id = p.\"group\" JOIN pupil l ON l.id = p.pupil "
		   "WHERE number = '1'",
		   "4A 2026-08-01 2026-11-21, 5A 2026-11-22 2027-07-31");
	import_ok(&s, HEAD "1;Tim;;Bosch;1-2-2016;m;6A;6\n2;Jóëlle;van den;Berg;3-4-2016;v;4B;4\n");
	expect_sql(&s,
		   "SELECT group_concat(g.name, ' ') FROM placement p JOIN \"group\" g ON "
		   "g.id = p.\"group\" JOIN pupil l ON l.id = p.pupil WHERE number = '1'",
		   "4A 6A");
	school_close(&s);
}

Test(importing, a_new_school_year_says_from_which_group_everybody_comes)
{
	struct school s = school_open("2026-11-22");
	static const char next[] = HEAD "1;Tim;;Bosch;1-2-2016;m;5A;5\n"
					"2;Jóëlle;van den;Berg;3-4-2016;v;5B;5\n";
	struct imported i;

	import_ok(&s, two);
	school_reopen(&s, "2027-08-23");
	i = import_text(&s, next, NULL);
	cr_expect_str_eq(i.changes, "Bosch, Tim: groep: 4A -> 5A\n"
				    "Bosch, Tim: jaargroep: groep 4 -> groep 5\n"
				    "Berg, Jóëlle van den: groep: 4B -> 5B\n"
				    "Berg, Jóëlle van den: jaargroep: groep 4 -> groep 5\n");
	expect_nothing(&s, next);
	imported_free(&i);
	school_close(&s);
}

Test(importing, a_placement_of_the_school_stays)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err;
	struct imported i;
	int64_t id, group;

	import_ok(&s, two);
	group = school_add(&s, "group", "school_year=2026-2027", "name=Plus", "kind=class", NULL);
	id = school_number(&s, "SELECT min(id) FROM placement");
	school_set(&s, &err, "placement", id, school_ref("group", group), NULL);
	expect_nothing(&s, two);
	i = import_text(
		&s, HEAD "1;Tim;;Bosch;1-2-2016;m;5A;5\n2;Jóëlle;van den;Berg;3-4-2016;v;4B;4\n",
		NULL);
	cr_expect_str_eq(i.changes, "Bosch, Tim: groep: Plus -> 5A (kept)\n"
				    "Bosch, Tim: jaargroep: groep 4 -> groep 5 (kept)\n");
	cr_expect(eq(int, count(&s, "placement"), 2));
	imported_free(&i);
	school_close(&s);
}

Test(importing, the_year_groups_of_a_group_are_told_in_words_and_written_as_codes)
{
	struct school s = school_open("2026-11-22");
	struct imported i;
	char *stored;

	import_ok(&s, two);
	i = import_text(
		&s, HEAD "1;Tim;;Bosch;1-2-2016;m;4A;5\n2;Jóëlle;van den;Berg;3-4-2016;v;4B;4\n",
		NULL);
	cr_expect_str_eq(i.changes, "4A: Leerjaren: groep 4 -> groep 4, groep 5\n"
				    "Bosch, Tim: jaargroep: groep 4 -> groep 5\n");
	stored = school_sql(&s, "SELECT year_groups FROM \"group\" WHERE name = '4A'");
	cr_expect_str_eq(stored, "4+5");
	free(stored);
	imported_free(&i);
	school_close(&s);
}

Test(importing, who_is_gone_is_offered_and_marked_on_request)
{
	struct school s = school_open("2026-11-22");
	static const char one[] = HEAD "1;Tim;;Bosch;1-2-2016;m;4A;4\n";
	struct imported i;

	import_ok(&s, two);
	i = import_text(&s, one, NULL);
	cr_expect(eq(int, i.pupils[IMPORT_GONE], 1));
	imported_free(&i);
	expect_sql(&s, "SELECT count(\"left\") FROM pupil", "0");
	i = import_text(&s, one, "2026-11-20");
	imported_free(&i);
	expect_sql(&s, "SELECT \"left\" FROM pupil WHERE number = '2'", "2026-11-20");
	i = import_text(&s, one, NULL);
	cr_expect(eq(int, i.pupils[IMPORT_GONE], 0), "who left is not gone again");
	imported_free(&i);
	import_ok(&s, two);
	expect_sql(&s, "SELECT count(\"left\") FROM pupil", "0");
	school_close(&s);
}

Test(importing, a_departure_that_the_school_wrote_stays)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err;

	import_ok(&s, two);
	school_set(&s, &err, "pupil", school_number(&s, "SELECT max(id) FROM pupil"),
		   "left=2026-11-01", NULL);
	expect_nothing(&s, two);
	school_close(&s);
}

Test(importing, guests_are_never_gone)
{
	struct school s = school_open("2026-11-22");
	struct imported i;

	school_add(&s, "pupil", "family_name=Gast", "guest=yes", NULL);
	i = import_text(&s, two, "2026-11-22");
	cr_expect(eq(int, i.pupils[IMPORT_GONE], 0));
	expect_sql(&s, "SELECT count(*) FROM pupil WHERE \"left\" IS NOT NULL", "0");
	imported_free(&i);
	school_close(&s);
}

/* Nobody who was typed in by hand was ever in a file of the LAS. */
Test(importing, those_typed_in_by_hand_without_a_number_are_never_gone)
{
	struct school s = school_open("2026-11-22");
	struct imported i;

	school_add(&s, "pupil", "family_name=Hand", NULL);
	school_add(&s, "pupil", "family_name=Nummer", "number=99", NULL);
	import_ok(&s, HEAD ";Zonder;;Nummer;1-2-2016;m;4A;4\n");
	i = import_text(&s, two, "2026-11-22");
	cr_expect(eq(int, i.pupils[IMPORT_GONE], 2));
	expect_sql(&s, "SELECT count(*) FROM pupil WHERE \"left\" IS NULL AND family_name = 'Hand'",
		   "1");
	imported_free(&i);
	school_close(&s);
}

Test(importing, twins_without_a_number_are_left_out_when_in_doubt)
{
	struct school s = school_open("2026-11-22");
	struct imported i;

	school_add(&s, "pupil", "initials=J", "family_name=Berg", "born=2016-04-03", NULL);
	school_add(&s, "pupil", "initials=J", "family_name=Berg", "born=2016-04-03", NULL);
	i = import_text(&s, "voorletters;achternaam;geboortedatum\nJ.;Berg;3-4-2016\n",
			"2026-11-22");
	cr_expect(eq(int, i.pupils[IMPORT_LEFT_OUT], 1), "%s", i.changes);
	cr_expect(eq(int, i.pupils[IMPORT_GONE], 0), "one of them may be the one in the file");
	cr_expect(strstr(i.changes, "meer dan één leerling") != NULL, "%s", i.changes);
	cr_expect(eq(int, count(&s, "pupil"), 2));
	imported_free(&i);
	school_close(&s);
}

Test(importing, twins_with_names_of_their_own_are_two)
{
	struct school s = school_open("2026-11-22");
	static const char twins[] =
		HEAD "1;Tim;;Berg;3-4-2016;m;4A;4\n2;Tom;;Berg;3-4-2016;m;4A;4\n";

	school_add(&s, "pupil", "given_name=Tom", "initials=T", "family_name=Berg",
		   "born=2016-04-03", NULL);
	import_ok(&s, twins);
	cr_expect(eq(int, count(&s, "pupil"), 2));
	expect_sql(&s,
		   "SELECT group_concat(number||given_name) FROM (SELECT * FROM pupil ORDER BY "
		   "number)",
		   "1Tim,2Tom");
	expect_nothing(&s, twins);
	school_close(&s);
}

Test(importing, a_namesake_without_a_birthday_is_left_out)
{
	struct school s = school_open("2026-11-22");
	struct imported i;

	school_add(&s, "pupil", "given_name=Tim", "family_name=Bosch", NULL);
	i = import_text(&s, two, NULL);
	cr_expect(eq(int, i.pupils[IMPORT_LEFT_OUT], 1));
	cr_expect(eq(int, i.pupils[IMPORT_NEW], 1));
	imported_free(&i);
	school_close(&s);
}

Test(importing, names_match_without_diacritics_and_case)
{
	struct school s = school_open("2026-11-22");

	school_add(&s, "pupil", "given_name=joelle", "family_name=Van den Berg", "born=2016-04-03",
		   NULL);
	import_ok(&s, two);
	cr_expect(eq(int, count(&s, "pupil"), 2));
	school_close(&s);
}

Test(importing, a_file_of_another_school_is_refused)
{
	struct school s = school_open("2026-11-22");
	struct imported i = import_text(&s, "achternaam;brin\nBerg;99ZZ\n", NULL);

	cr_expect(eq(int, i.code, ZB_INVALID));
	cr_expect(strstr(i.err.text, "99ZZ") && strstr(i.err.text, "12AB"), "%s", i.err.text);
	cr_expect(eq(int, count(&s, "pupil"), 0));
	imported_free(&i);
	school_close(&s);
}

Test(importing, a_value_that_cannot_be_names_its_line)
{
	struct school s = school_open("2026-11-22");
	struct imported i = import_text(&s, HEAD "1;Tim;;Bosch;1-2-2030;m;4A;4\n", NULL);

	cr_expect(eq(int, i.code, ZB_INVALID));
	cr_expect_str_eq(i.err.text, "regel 2: de geboortedatum ligt in de toekomst");
	imported_free(&i);
	school_close(&s);
}

/* Stops at the report after LEFT others. */
static bool stop_after(void *context, const char *step, int64_t done, int64_t total)
{
	int *left = context;

	cr_expect(step[0] != '\0');
	cr_expect(done < total);
	return (*left)-- > 0;
}

static struct incoming *read_list(const char *text)
{
	struct incoming *in = NULL;
	struct zb_err err;
	FILE *file = fmemopen((char *)(uintptr_t)text, strlen(text), "rb");

	cr_assert(eq(int, csv_las_read(file, false, &in, NULL, &err), ZB_OK), "%s", err.text);
	fclose(file);
	return in;
}

static const struct import_options of_today = {0};

Test(importing, comparing_stops_at_any_pupil_of_the_file_or_of_ours)
{
	struct school s = school_open("2026-11-22");
	struct incoming *in;
	struct import_plan *plan = NULL;
	enum zb_code code = ZB_CANCELLED;
	struct zb_err err;
	char *before, *after;
	int stops = 0;

	import_ok(&s, "leerlingnummer;achternaam;groep\n1;Berg;4A\n2;Bosch;4A\n");
	in = read_list("leerlingnummer;achternaam;groep\n1;Berg;5A\n2;Bos;4A\n3;Vries;4A\n");
	before = dump(&s);
	while (code == ZB_CANCELLED) {
		int left = stops++;
		const struct db_progress progress = { stop_after, &left };

		cr_expect(plan == NULL);
		code = importing_compare(s.db, in, &of_today, NULL, &progress, &plan, &err);
	}
	cr_expect(eq(int, code, ZB_OK), "%s", err.text);
	cr_expect(eq(int, stops - 1, 3 + 2), "each of the file, and each of ours");
	cr_expect(eq(sz, plan->pupils.statuses[IMPORT_CHANGED], 2));
	after = dump(&s);
	cr_expect_str_eq(after, before);
	import_plan_free(plan);
	incoming_free(in);
	free(before);
	free(after);
	school_close(&s);
}

Test(importing, stopping_in_the_middle_leaves_no_trace)
{
	struct school s = school_open("2026-11-22");
	struct incoming *in = read_list("achternaam;groep\nBerg;4A\nBosch;4B\nVries;4A\n");
	struct import_plan *plan = NULL;
	struct zb_err err;
	char *before, *after;

	import_ok(&s, "achternaam;groep\nBerg;4A\n");
	before = dump(&s);
	cr_assert(eq(int, importing_compare(s.db, in, &of_today, NULL, NULL, &plan, &err), ZB_OK));
	for (int at = 0; at < 3; at++) {
		int left = at;
		const struct db_progress progress = { stop_after, &left };

		cr_expect(eq(int, importing_apply(s.db, plan, &progress, &err), ZB_CANCELLED));
		after = dump(&s);
		cr_expect_str_eq(after, before);
		cr_expect(eq(int, count(&s, "pupil") + count(&s, "group"), 2));
		free(after);
	}
	school_add(&s, "pupil", "family_name=Bosch", NULL);
	cr_expect(eq(int, importing_apply(s.db, plan, NULL, &err), ZB_CONFLICT),
		  "somebody wrote since the comparison");
	import_plan_free(plan);
	incoming_free(in);
	free(before);
	school_close(&s);
}
