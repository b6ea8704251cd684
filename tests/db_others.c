/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other pupils whom a text may name, read from the file. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "core/records/meeting.h"
#include "core/records/pupil.h"
#include "db/others.h"
#include "db/print.h"
#include "tests/dossier_school.h"

/* "Tim* Sem": those found, in order of id; a star for who is near. The caller frees. */
static char *found(const struct dossier_school *d, const char *text)
{
	struct others others = {0};
	struct buffer names = {0};
	struct zb_err err;

	cr_assert(eq(int, others_read(d->school.db, d->pupil, &text, 1, &others, &err), ZB_OK));
	for (size_t i = 0; i < others.count; i++)
		buffer_add_format(&names, "%s%s%s", i ? " " : "",
				  record_text(others.pupils[i], PUPIL_GIVEN_NAME),
				  others.near[i] ? "*" : "");
	others_free(&others);
	return buffer_take(&names);
}

static void expect_found(const struct dossier_school *d, const char *text, const char *names)
{
	char *got = found(d, text);

	cr_expect_str_eq(got, names, "%s: %s", text, got);
	free(got);
}

Test(others, are_near_who_were_in_a_group_or_at_a_talk)
{
	struct dossier_school d = dossier_school_open();
	int64_t sanne = school_add(&d.school, "pupil", "given_name=Sanne", "family_name=Vos", NULL);
	int64_t talk;

	expect_found(&d, "", "Tim*");
	talk = school_add(&d.school, "meeting", "kind=mdo", "date=2026-11-20", NULL);
	school_add(&d.school, "meeting_pupil", school_ref("meeting", talk),
		   school_ref("pupil", d.pupil), NULL);
	school_add(&d.school, "meeting_pupil", school_ref("meeting", talk),
		   school_ref("pupil", sanne), NULL);
	expect_found(&d, "", "Tim* Sanne*");
	school_close(&d.school);
}

Test(others, are_found_by_two_words_of_their_name_wherever_they_are)
{
	struct dossier_school d = dossier_school_open();

	school_add(&d.school, "pupil", "given_name=Ömer", "family_name=Özdemir", NULL);
	school_add(&d.school, "pupil", "given_name=Anne-Marie", "prefix=van 't",
		   "family_name=Château-de Vries", NULL);
	school_add(&d.school, "pupil", "given_name=Jan", "family_name=d'Hondt", NULL);
	expect_found(&d, "met OMER ozdemir", "Tim* Ömer");
	expect_found(&d, "Ömer alleen", "Tim*");
	expect_found(&d, "Château-de Vries, Anne", "Tim* Anne-Marie");
	expect_found(&d, "Jan d’Hondt", "Tim* Jan");
	expect_found(&d, "Chateaubriand, Anne", "Tim*");
	school_close(&d.school);
}

/* Not by reading the names of the whole school. */
Test(others, are_looked_up_along_an_index)
{
	struct dossier_school d = dossier_school_open();
	char *sql = mem_format("EXPLAIN QUERY PLAN %s", others_sql());
	sqlite3_stmt *stmt;
	sqlite3 *db;

	cr_assert(eq(int, sqlite3_open(d.school.path, &db), SQLITE_OK));
	cr_assert(eq(int, sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK));
	while (sqlite3_step(stmt) == SQLITE_ROW)
		cr_expect(strstr((const char *)sqlite3_column_text(stmt, 3),
				 "SEARCH main.pupil_state USING INDEX") != NULL, "%s",
			  (const char *)sqlite3_column_text(stmt, 3));
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	free(sql);
	school_close(&d.school);
}

Test(print_look, tells_in_which_field_of_which_row_a_name_stands)
{
	struct dossier_school d = dossier_school_open();
	struct print_request request = { .kind = PRINT_DOSSIER, .row = d.pupil };
	struct print_cautions cautions = {0};
	struct document document;
	struct zb_err err;
	int64_t talk = school_add(&d.school, "meeting", "kind=parents", "date=2026-11-20", NULL);
	int64_t about = school_add(&d.school, "meeting_pupil", school_ref("meeting", talk),
				   school_ref("pupil", d.pupil), "report=Zit naast Tim.", NULL);

	cr_assert(eq(int, print_make(d.school.db, &request, &document, &err), ZB_OK));
	cr_assert(eq(int, print_look(d.school.db, &request, &document, &cautions, &err), ZB_OK));
	cr_assert(eq(sz, cautions.count, 1));
	cr_expect(eq(int, cautions.items[0].kind, CAUTION_NAME));
	cr_expect(eq(int, cautions.items[0].entity, ENTITY_MEETING_PUPIL));
	cr_expect(eq(long, (long)cautions.items[0].row, (long)about));
	cr_expect(eq(int, cautions.items[0].field, MEETING_PUPIL_REPORT));
	cr_expect_str_eq(cautions.items[0].text, "Tim Bosch: \"Zit naast Tim.\" (Verslag over deze "
						 "leerling, oudergesprek 20-11-2026)");
	print_cautions_free(&cautions);
	document_free(&document);
	school_close(&d.school);
}

Test(print_look, looks_at_a_plan_and_a_card_too_and_at_nothing_that_is_not_in_them)
{
	struct dossier_school d = dossier_school_open();
	int64_t plan;

	school_add(&d.school, "log", school_ref("pupil", d.pupil), "date=2026-10-01", "kind=event",
		   "text=Vocht met Tim Bosch.", NULL);
	plan = school_add(&d.school, "plan", school_ref("pupil", d.pupil), "status=draft",
			  "works=naast Tim zitten", "rationale=Tim helpt haar", NULL);
	for (int kind = PRINT_PLAN; kind <= PRINT_CARD; kind++) {
		struct print_request request = { .kind = (enum print_kind)kind, .row = d.pupil,
						 .plan = plan };
		struct print_cautions cautions = {0};
		struct document document;
		struct zb_err err;

		cr_assert(eq(int, print_make(d.school.db, &request, &document, &err), ZB_OK));
		cr_assert(eq(int, print_look(d.school.db, &request, &document, &cautions, &err),
			     ZB_OK));
		cr_expect(eq(sz, cautions.count, kind == PRINT_PLAN ? 2 : 1));
		print_cautions_free(&cautions);
		document_free(&document);
	}
	school_close(&d.school);
}

Test(print_format, is_that_of_the_ending_of_the_name)
{
	cr_expect(eq(int, print_format_of("/home/an.txt/opp.md", PRINT_PDF), PRINT_MARKDOWN));
	cr_expect(eq(int, print_format_of("opp.txt", PRINT_PDF), PRINT_TEXT));
	cr_expect(eq(int, print_format_of("opp", PRINT_TEXT), PRINT_TEXT));
	cr_expect(eq(int, print_format_of("opp.docx", PRINT_PDF), PRINT_PDF));
}
