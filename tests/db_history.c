/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "core/records/pupil.h"
#include "db/history.h"
#include "tests/school.h"

#define PUPILS 7

/* One transaction that adds PUPILS pupils, as an import does. */
static void add_together(struct school *s)
{
	struct zb_err err = {0};

	cr_assert(eq(int, store_begin(s->db, TXN_IMPORT, 0, &err), ZB_OK), "%s", err.text);
	for (int i = 0; i < PUPILS; i++) {
		struct record *row = record_new(&pupil_entity);

		record_set_text(row, PUPIL_FAMILY_NAME, "Berg");
		cr_assert(eq(int, store_insert(s->db, row, &err), ZB_OK), "%s", err.text);
		record_free(row);
	}
	cr_assert(eq(int, store_commit(s->db, &err), ZB_OK), "%s", err.text);
}

/* Reads all of QUERY, its limit at a time; every row once, newest first. */
static size_t read_on(struct school *s, struct history_query query)
{
	struct history_list list = {0};
	struct zb_err err = {0};
	size_t had;

	do {
		had = list.count;
		query.before = had ? list.entries[had - 1].id : 0;
		cr_assert(eq(int, history_read(s->db, &query, &list, &err), ZB_OK), "%s", err.text);
		cr_assert(le(sz, list.count - had, query.limit));
	} while (list.count > had);
	for (size_t i = 1; i < had; i++) {
		cr_expect(le(i64, list.entries[i].seq, list.entries[i - 1].seq));
		cr_expect(lt(i64, list.entries[i].id, list.entries[i - 1].id));
	}
	history_list_free(&list);
	return had;
}

Test(history, is_read_on_within_a_transaction_that_is_longer_than_a_page)
{
	struct school s = school_open("2026-11-22");

	size_t had = read_on(&s, (struct history_query){.limit = 3});

	add_together(&s);
	school_add(&s, "pupil", "family_name=Bosch", NULL);
	for (size_t limit = 1; limit <= PUPILS + 2; limit++)
		cr_expect(eq(sz, read_on(&s, (struct history_query){.limit = limit}),
			     had + PUPILS + 1));
	school_close(&s);
}

Test(history, of_a_pupil_and_of_a_row_is_read_on_too)
{
	struct school s = school_open("2026-11-22");
	struct zb_err err = {0};
	int64_t pupil = school_add(&s, "pupil", "family_name=Berg", NULL);

	cr_assert(eq(int, school_set(&s, &err, "pupil", pupil, "initials=J.", "sex=f",
				     "born=2015-05-04", "number=12", NULL), ZB_OK), "%s", err.text);
	school_add(&s, "log", school_ref("pupil", pupil), "date=2026-11-20", "kind=note", "text=x",
		   NULL);
	for (size_t limit = 1; limit <= 4; limit++) {
		struct history_query of_row = {
			.entity = &pupil_entity, .id = pupil, .limit = limit};

		cr_expect(eq(sz, read_on(&s, of_row), 5));
		cr_expect(eq(sz, read_on(&s, (struct history_query){.pupil = pupil,
								    .limit = limit}), 6));
	}
	school_close(&s);
}

Test(history, cannot_be_read_on_from_a_change_that_is_not_there)
{
	struct school s = school_open("2026-11-22");
	struct history_list list = {0};
	struct zb_err err = {0};

	cr_expect(eq(int, history_read(s.db, &(struct history_query){.before = 424242}, &list,
				       &err), ZB_NOT_FOUND));
	cr_expect(eq(sz, list.count, 0));
	school_close(&s);
}
