/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "db/search.h"
#include "tests/school.h"

static int64_t add_log(struct school *s, int64_t pupil, const char *kind, const char *text)
{
	return school_add(s, "log", school_ref("pupil", pupil), "date=2026-11-20", kind, text,
			  NULL);
}

static size_t count(struct school *s, const char *typed, bool confidential)
{
	struct search_hits hits = {0};
	struct zb_err err = {0};

	cr_assert(eq(int, search_find(s->db, typed, confidential, 50, &hits, &err), ZB_OK),
		  "%s: %s", typed, err.text);
	size_t found = hits.count;

	search_hits_free(&hits);
	return found;
}

Test(search, finds_words_whatever_their_case_and_diacritics_on_either_side)
{
	static const char *const found[] = {"Søren",        "søren",  "SØREN",   "Jóëlle",
					    "joelle",       "JOËLLE", "strasse", "straße",
					    "søren joëlle", "joel",   "łukasz", "soren",
					    "lukasz",       "Soren jo"};
	struct school s = school_open("2026-11-22");
	int64_t pupil = school_add(&s, "pupil", "family_name=Berg", NULL);

	add_log(&s, pupil, "kind=note", "text=Søren en Jóëlle, straße strasse, Łukasz");
	for (size_t i = 0; i < sizeof found / sizeof found[0]; i++)
		cr_expect(eq(sz, count(&s, found[i], false), 1), "%s", found[i]);
	cr_expect(eq(sz, count(&s, "søren piet", false), 0));
	cr_expect(eq(sz, count(&s, "oren", false), 0));
	school_close(&s);
}

Test(search, takes_nothing_that_is_typed_for_a_query)
{
	static const char *const typed[] = {"\"",           "\"\"\"", "*", "-",    "AND", "NEAR(",
					    "body:x",       "^x",     "(", "x OR", "'",   "\\",
					    "\xEF\xBF\xBD", " ",      "",  "ij\"*"};
	struct school s = school_open("2026-11-22");

	for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++)
		cr_expect(eq(sz, count(&s, typed[i], false), 0), "%s", typed[i]);
	school_close(&s);
}

Test(search, keeps_what_is_confidential_from_who_may_not_see_it)
{
	struct school s = school_open("2026-11-22");
	int64_t pupil = school_add(&s, "pupil", "family_name=Berg", NULL);

	add_log(&s, pupil, "kind=incident", "text=schoolplein");
	cr_expect(eq(sz, count(&s, "schoolplein", false), 0));
	cr_expect(eq(sz, count(&s, "schoolplein", true), 1));
	school_close(&s);
}

Test(search, gives_a_goal_that_was_carried_over_once_in_its_newest_version)
{
	struct school s = school_open("2026-11-22");
	struct search_hits hits = {0};
	struct zb_err err = {0};
	int64_t pupil = school_add(&s, "pupil", "family_name=Berg", NULL);
	int64_t first =
		school_add(&s, "plan", school_ref("pupil", pupil), "origin=taken_over", NULL);
	int64_t goal = school_add(&s, "goal", school_ref("plan", first), "kind=learning",
				  "description=leest met pictogram", NULL);

	cr_assert(eq(int,
		     school_set(&s, &err, "plan", first, "status=in_force", "starts=2026-09-01",
				NULL),
		     ZB_OK),
		  "%s", err.text);
	int64_t second = school_add(&s, "plan", school_ref("pupil", pupil), NULL);
	int64_t carried = school_add(&s, "goal", school_ref("plan", second), "kind=learning",
				     school_ref("line", goal), "description=leest met pictogram",
				     NULL);

	cr_assert(eq(int, search_find(s.db, "pictogram", false, 5, &hits, &err), ZB_OK));
	cr_assert(eq(sz, hits.count, 1));
	cr_expect(eq(i64, hits.hits[0].row, carried));
	search_hits_free(&hits);
	school_close(&s);
}

Test(search, into_hits_of_before_leaves_only_the_new)
{
	struct school s = school_open("2026-11-22");
	struct search_hits hits = {0};
	struct zb_err err = {0};
	int64_t pupil = school_add(&s, "pupil", "family_name=Berg", NULL);

	add_log(&s, pupil, "kind=note", "text=eerste");
	add_log(&s, pupil, "kind=note", "text=tweede");
	cr_assert(eq(int, search_find(s.db, "eerste", false, 5, &hits, &err), ZB_OK));
	cr_assert(eq(int, search_find(s.db, "tweede", false, 5, &hits, &err), ZB_OK));
	cr_assert(eq(sz, hits.count, 1));
	cr_expect_str_eq(hits.hits[0].text, "\x01tweede\x02");
	search_hits_free(&hits);
	school_close(&s);
}
