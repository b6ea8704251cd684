/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

#include "core/records/pupil.h"
#include "db/query.h"
#include "tests/school.h"

/* What query_rows gave: ids, and one column of the last row. */
struct seen {
	unsigned column;
	int64_t ids[8];
	size_t count;
	char *cell; /* owned; NULL: empty */
};

static enum zb_code see(void *context, const char *const *cells, struct zb_err *err)
{
	struct seen *seen = context;

	(void)err;
	if (seen->count < 8)
		seen->ids[seen->count] = strtoll(cells[QUERY_ID], NULL, 10);
	seen->count++;
	free(seen->cell);
	seen->cell = mem_text(cells[seen->column]);
	return ZB_OK;
}

static struct seen look(struct school *s, const char *entity, const char *shown,
			const char *column, const char *value)
{
	const struct entity *e = entity_find(entity);
	struct query_filter filter = { column, value };
	struct seen seen = { .column = (unsigned)query_find_column(e, shown) };
	struct zb_err err = {0};
	enum zb_code code = query_rows(s->db, e, &filter, column ? 1 : 0, see, &seen, &err);

	cr_expect(eq(int, code, ZB_OK), "%s", err.text);
	return seen;
}

Test(query, finds_rows_by_what_somebody_types)
{
	struct school s = school_open("2026-11-22");
	int64_t joelle = school_add(&s, "pupil", "family_name=Berg", "given_name=Jóëlle", "sex=f",
				    "born=2017-03-04", NULL);
	int64_t tim = school_add(&s, "pupil", "family_name=Bosch", "sex=m", NULL);
	static const char *const typed[][2] = {
		{ "given_name", "Jóëlle" }, { "sex", "meisje" },
		{ "born", "4-3-2017" },     { "family_name", "Berg" },
	};

	for (size_t i = 0; i < 4; i++) {
		struct seen seen = look(&s, "pupil", "family_name", typed[i][0], typed[i][1]);

		cr_expect(eq(sz, seen.count, 1), "%s", typed[i][0]);
		cr_expect(eq(i64, seen.ids[0], joelle));
		free(seen.cell);
	}
	struct seen both = look(&s, "pupil", "family_name", "rev", "1");

	cr_expect(eq(sz, both.count, 2));
	cr_expect(eq(i64, both.ids[0], joelle));
	cr_expect(eq(i64, both.ids[1], tim));
	cr_expect_str_eq(both.cell, "Bosch");
	free(both.cell);
	school_close(&s);
}

Test(query, an_empty_value_asks_for_what_is_empty)
{
	struct school s = school_open("2026-11-22");

	school_add(&s, "pupil", "family_name=Berg", "number=12", "elsewhere_days=2,5", NULL);
	int64_t tim = school_add(&s, "pupil", "family_name=Bosch", NULL);
	static const char *const columns[] = { "number", "elsewhere_days" };

	for (size_t i = 0; i < 2; i++) {
		struct seen seen = look(&s, "pupil", "number", columns[i], "");

		cr_expect(eq(sz, seen.count, 1));
		cr_expect(eq(i64, seen.ids[0], tim));
		cr_expect(seen.cell == NULL);
		free(seen.cell);
	}
	school_close(&s);
}

Test(query, gives_decimals_in_machine_form)
{
	struct school s = school_open("2026-11-22");

	school_add(&s, "pupil", "family_name=Berg", "elsewhere_days=2,5", NULL);
	school_add(&s, "tariff", "function=ib", "starts=2026-08-01", "cents_hour=61,40", NULL);
	struct seen days = look(&s, "pupil", "elsewhere_days", "elsewhere_days", "2.5");
	struct seen cents = look(&s, "tariff", "cents_hour", NULL, NULL);

	cr_expect(eq(sz, days.count, 1));
	cr_expect_str_eq(days.cell, "2.5");
	cr_expect_str_eq(cents.cell, "61.40");
	free(days.cell);
	free(cents.cell);
	school_close(&s);
}

Test(query, reads_and_filters_what_is_derived)
{
	struct school s = school_open("2026-11-22");
	int64_t pupil = school_add(&s, "pupil", "family_name=Berg", "enrolled=2020-08-01", NULL);

	school_add(&s, "pupil", "family_name=Bosch", NULL);
	school_add(&s, "support_period", school_ref("pupil", pupil), "level=extra",
		   "starts=2026-08-01", NULL);
	struct seen seen = look(&s, "pupil", "due", "support_level", "extra");

	cr_expect(eq(sz, seen.count, 1));
	cr_expect(eq(i64, seen.ids[0], pupil));
	cr_expect_str_eq(seen.cell, "plan_in_force");
	free(seen.cell);
	school_close(&s);
}

Test(query, what_is_typed_never_becomes_sql)
{
	struct school s = school_open("2026-11-22");

	school_add(&s, "pupil", "family_name=Berg", NULL);
	struct seen seen = look(&s, "pupil", "id", "family_name", "x' OR '1'='1");

	cr_expect(eq(sz, seen.count, 0));
	school_close(&s);
}

Test(query, refuses_a_field_that_is_not_there_and_a_value_that_cannot_be)
{
	struct school s = school_open("2026-11-22");
	struct query_filter nowhere = { "shoe_size", "1" }, wrong = { "born", "31-2-2020" },
			    half = { "id", "1x" };
	struct seen seen = {0};
	struct zb_err err;

	cr_expect(eq(int, query_rows(s.db, &pupil_entity, &nowhere, 1, see, &seen, &err),
		     ZB_NOT_FOUND));
	cr_expect(eq(int, query_rows(s.db, &pupil_entity, &wrong, 1, see, &seen, &err),
		     ZB_INVALID));
	cr_expect(eq(int, query_rows(s.db, &pupil_entity, &half, 1, see, &seen, &err), ZB_INVALID));
	cr_expect(eq(sz, seen.count, 0));
	school_close(&s);
}
