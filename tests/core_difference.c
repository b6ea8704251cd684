/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/records/goal.h"
#include "core/records/plan.h"
#include "core/rules/difference.h"
#include "core/text_difference.h"
#include "tests/dossier.h"

static void expect_marked(const char *old, const char *new, const char *left, const char *right)
{
	char *before, *after;

	text_difference(old, new, &before, &after);
	cr_expect_str_eq(before, left);
	cr_expect_str_eq(after, right);
	free(before);
	free(after);
}

Test(text_difference, marks_the_words_that_only_one_of_the_texts_has)
{
	expect_marked("twee keer per week RT", "drie keer per week RT en thuis",
		      "[-twee-] keer per week RT", "[+drie+] keer per week RT [+en thuis+]");
	expect_marked("rustige plek\nkoptelefoon", "rustige plek\nmaatje\nkoptelefoon",
		      "rustige plek\nkoptelefoon", "rustige plek\n[+maatje+]\nkoptelefoon");
	expect_marked("alles anders", "niets meer gelijk", "[-alles anders-]",
		      "[+niets meer gelijk+]");
	expect_marked("", "nieuw", "", "[+nieuw+]");
	expect_marked("oud", "", "[-oud-]", "");
	expect_marked("", "", "", "");
}

Test(text_difference, takes_no_notice_of_white_space_and_keeps_it)
{
	expect_marked("  een  twee\n\ndrie ", "een twee drie", "  een  twee\n\ndrie ",
		      "een twee drie");
}

/* Without the marks each is the text that it was, and what is left unmarked is the same in both. */
static void expect_sound(const char *old, const char *new)
{
	char *before, *after, *shared[2];
	const char *texts[2] = { old, new };
	const char *marks[2][2] = { { "[-", "-]" }, { "[+", "+]" } };

	text_difference(old, new, &before, &after);
	for (size_t i = 0; i < 2; i++) {
		struct buffer plain = { 0 }, kept = { 0 };
		bool own = false;

		for (const char *c = i ? after : before; *c; c++) {
			if (!strncmp(c, marks[i][own], 2)) {
				own = !own;
				c++;
				continue;
			}
			buffer_add_bytes(&plain, c, 1);
			if (!own && *c != ' ')
				buffer_add_bytes(&kept, c, 1);
		}
		cr_expect_str_eq(plain.bytes ? plain.bytes : "", texts[i]);
		buffer_clear(&plain);
		shared[i] = buffer_take(&kept);
	}
	cr_expect_str_eq(shared[0], shared[1], "%s | %s", before, after);
	free(shared[0]);
	free(shared[1]);
	free(before);
	free(after);
}

Test(text_difference, of_random_texts_gives_both_back_with_what_they_share)
{
	unsigned seed = 11;

	for (int round = 0; round < 2000; round++) {
		char texts[2][64] = { { 0 } };

		for (int i = 0; i < 2; i++) {
			char *end = texts[i];

			for (int n = rand_r(&seed) % 12; n > 0; n--) {
				*end++ = (char)('a' + rand_r(&seed) % 4);
				if (n > 1)
					*end++ = ' ';
			}
		}
		expect_sound(texts[0], texts[1]);
	}
}

/* Two texts with COUNT other words each, and one in the midst that both have. */
static void differ_by(int count, struct buffer *old, struct buffer *new)
{
	buffer_add(old, "eerst ");
	buffer_add(new, "eerst ");
	for (int i = 0; i < count; i++) {
		buffer_add_format(old, "%s%d ", i == count / 2 ? "midden " : "", i);
		buffer_add_format(new, "%sx%d ", i == count / 2 ? "midden " : "", i);
	}
	buffer_add(old, "laatst");
	buffer_add(new, "laatst");
}

Test(text_difference, of_texts_too_far_apart_marks_all_between_their_ends)
{
	struct buffer old = { 0 }, new = { 0 };
	char *before, *after;

	differ_by(501, &old, &new);
	text_difference(old.bytes, new.bytes, &before, &after);
	cr_expect(strlen(before) == old.length + 4);
	cr_expect(strlen(after) == new.length + 4);
	cr_expect(strncmp(before, "eerst [-0 1 ", 12) == 0);
	cr_expect(strstr(after, " x500+] laatst") != NULL);
	free(before);
	free(after);
	buffer_reset(&old);
	buffer_reset(&new);
	differ_by(500, &old, &new);
	text_difference(old.bytes, new.bytes, &before, &after);
	cr_expect(strstr(before, "249-] midden [-250") != NULL);
	cr_expect(strstr(after, "x249+] midden [+x250") != NULL);
	free(before);
	free(after);
	buffer_clear(&old);
	buffer_clear(&new);
}

/* --- versions --- */

static struct dossier two_versions(const struct record **old, const struct record **new)
{
	struct dossier d = { 0 };

	*old = dossier_row(&d, ENTITY_PLAN, 10, "pupil", "1", "trajectory", "1", "version", "1",
			   "status", "replaced", "starts", "2025-09-01", "helping", "thuis\nmaatje",
			   "guidance", "twee keer per week RT", "works", "rust", "destination",
			   "havo", "closed", "2026-01-01", NULL);
	*new = dossier_row(&d, ENTITY_PLAN, 20, "pupil", "1", "trajectory", "1", "version", "2",
			   "status", "in_force", "starts", "2026-01-01", "helping",
			   "thuis\nlezen", "guidance", "drie keer per week RT", "avoid", "haast",
			   "destination", "havo", NULL);
	dossier_row(&d, ENTITY_GOAL, 11, "plan", "10", "line", "11", "description", "AVI E5",
		    "target", "E5", "position", "1", NULL);
	dossier_row(&d, ENTITY_GOAL, 12, "plan", "10", "line", "12", "description", "tafels",
		    "state", "completed", "position", "2", NULL);
	dossier_row(&d, ENTITY_GOAL, 13, "plan", "10", "line", "13", "description", "hulp vragen",
		    "position", "3", NULL);
	dossier_row(&d, ENTITY_GOAL, 21, "plan", "20", "line", "11", "description", "AVI E5",
		    "target", "M6", "position", "2", NULL);
	dossier_row(&d, ENTITY_GOAL, 22, "plan", "20", "line", "13", "description", "hulp vragen",
		    "position", "3", NULL);
	dossier_row(&d, ENTITY_GOAL, 23, "plan", "20", "line", "23", "description", "spelling",
		    "position", "1", NULL);
	/* Carried over; of the first alone; begun for the second; and of another trajectory. */
	dossier_row(&d, ENTITY_SUPPORT, 30, "pupil", "1", "form", "RT", "starts", "2025-09-01",
		    "plan", "10", NULL);
	dossier_row(&d, ENTITY_SUPPORT, 31, "pupil", "1", "form", "maatje", "starts", "2025-09-01",
		    "ends", "2025-12-31", NULL);
	dossier_row(&d, ENTITY_SUPPORT, 32, "pupil", "1", "form", "logopedie", "starts",
		    "2026-01-15", "plan", "20", NULL);
	dossier_row(&d, ENTITY_PLAN, 5, "pupil", "1", "trajectory", "2", "version", "1", NULL);
	dossier_row(&d, ENTITY_SUPPORT, 33, "pupil", "1", "form", "fysio", "starts", "2025-09-01",
		    "plan", "5", NULL);
	return d;
}

Test(difference, of_two_versions_names_fields_and_goals_by_their_line)
{
	static const struct {
		enum difference_kind kind;
		int field;
		int64_t old, new;
	} wanted[] = {
		{ DIFFERENCE_CHANGED, PLAN_STARTS, 10, 20 },
		{ DIFFERENCE_CHANGED, PLAN_HELPING, 10, 20 },
		{ DIFFERENCE_CHANGED, PLAN_GUIDANCE, 10, 20 },
		{ DIFFERENCE_DROPPED, PLAN_WORKS, 10, 20 },
		{ DIFFERENCE_ADDED, PLAN_AVOID, 10, 20 },
		{ DIFFERENCE_ADDED, -1, 0, 23 },
		{ DIFFERENCE_CHANGED, GOAL_TARGET, 11, 21 },
		{ DIFFERENCE_DROPPED, -1, 12, 0 },
		{ DIFFERENCE_DROPPED, -1, 31, 0 },
		{ DIFFERENCE_ADDED, -1, 0, 32 },
	};
	const struct record *old, *new;
	struct dossier d = two_versions(&old, &new);
	struct difference_list list = { 0 };

	difference_of_plans(&d, old, new, day("2026-11-22"), &list);
	cr_assert(eq(sz, list.count, sizeof wanted / sizeof *wanted));
	for (size_t i = 0; i < list.count; i++) {
		const struct difference *row = &list.items[i];

		cr_expect(eq(int, (int)row->kind, (int)wanted[i].kind), "%zu", i);
		cr_expect(eq(int, row->field, wanted[i].field), "%zu", i);
		cr_expect(eq(i64, row->old ? row->old->id : 0, wanted[i].old), "%zu", i);
		cr_expect(eq(i64, row->new ? row->new->id : 0, wanted[i].new), "%zu", i);
	}
	cr_expect(eq(sz, list.same_goals, 1));
	cr_expect(eq(sz, list.same_help, 1));
	cr_expect(eq(sz, list.same_fields, 1));
	difference_list_clear(&list);
	dossier_free(&d);
}
