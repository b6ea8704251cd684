/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on the paper of `zorgbord print` is what stands in the file. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/records/consent.h"
#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/plan.h"
#include "core/records/support.h"
#include "core/rules/version.h"
#include "db/dossier.h"
#include "tests/child.h"
#include "tests/command.h"
#include "tests/files.h"
#include "tests/longest.h"
#include "tests/pdf.h"

#define TODAY "2026-11-25"

/* --- what is compared --- */

/* The rows of an entity that belong to a plan, and which of their fields no paper shows; all others
 * must stand on it. */
static const struct printed {
	enum entity_id entity;
	int parent; /* the field that refers to the plan or to its evaluation; -1: the plan
		     * itself */
	enum entity_id of;
	unsigned left_out[12];
} printed[] = {
	{ ENTITY_PLAN, -1, ENTITY_PLAN,
	  { PLAN_TRAJECTORY, PLAN_ORIGIN, PLAN_ROD_BEGIN, PLAN_ROD_END } },
	{ ENTITY_GOAL, GOAL_PLAN, ENTITY_PLAN, { GOAL_KIND, GOAL_STATE, GOAL_FROM_TEMPLATE } },
	{ ENTITY_CONSENT, CONSENT_PLAN, ENTITY_PLAN, { CONSENT_PARTY } },
	{ ENTITY_EVALUATION, EVALUATION_PLAN, ENTITY_PLAN, { EVALUATION_COUNTS_FOR } },
	{ ENTITY_RESULT, RESULT_EVALUATION, ENTITY_EVALUATION, { 0 } },
	{ ENTITY_SUPPORT, SUPPORT_PLAN, ENTITY_PLAN, { SUPPORT_CENTS, SUPPORT_FUNDING } },
};

static bool is_printed(const struct printed *p, const struct record *row, unsigned field)
{
	const struct field *f = &row->entity->fields[field];

	for (size_t i = 0; i < sizeof p->left_out / sizeof p->left_out[0]; i++)
		if (p->left_out[i] && p->left_out[i] == field)
			return false;
	return record_is_set(row, field) && f->kind != FIELD_REFERENCE &&
	       !(f->flags & FIELD_HIDDEN);
}

/* Whether ROW belongs to PLAN. */
static bool is_of(const struct printed *p, const struct dossier *d, const struct record *row,
		  const struct record *plan)
{
	const struct record *parent;

	if (p->parent < 0)
		return row == plan;
	parent = dossier_find(d, p->of, record_number(row, (unsigned)p->parent));
	return parent == plan || (p->of == ENTITY_EVALUATION && parent &&
				  record_number(parent, EVALUATION_PLAN) == plan->id);
}

/* Whether all words of TEXT stand in PAPER behind each other, with words of others between them at
 * most: of a row of a table that takes several pages each has a part of every cell. */
static bool has_words(const char *paper, const char *text)
{
	char *copy = mem_text(text), *rest = copy;

	for (char *word; paper && (word = strsep(&rest, " \n"));) {
		char *squeezed = pdf_squeezed(word);

		paper = strstr(paper, squeezed);
		if (paper)
			paper += strlen(squeezed);
		free(squeezed);
	}
	free(copy);
	return paper;
}

/* Whether each line of TEXT stands in PAPER: a list has a sign before each. */
static bool has_lines(const char *paper, const char *text)
{
	char *copy = mem_text(text), *rest = copy;
	bool found = true;

	for (char *line; found && (line = strsep(&rest, "\n"));) {
		char *squeezed = pdf_squeezed(line);

		found = strstr(paper, squeezed);
		free(squeezed);
	}
	free(copy);
	return found;
}

/* All of DOSSIER's rows that belong to PLAN; returns how many fields were compared. */
static size_t expect_plan(const char *paper, const struct dossier *d, const struct record *plan,
			  bool (*has)(const char *, const char *))
{
	size_t compared = 0;

	for (size_t k = 0; k < sizeof printed / sizeof printed[0]; k++) {
		const struct record_list *rows = &d->rows[printed[k].entity];

		for (size_t i = 0; i < rows->count; i++) {
			const struct record *row = rows->items[i];

			if (!is_of(&printed[k], d, row, plan))
				continue;
			for (unsigned f = 0; f < row->entity->field_count; f++) {
				struct buffer shown = {0};

				if (!is_printed(&printed[k], row, f))
					continue;
				record_show(row, f, &shown);
				cr_expect(has(paper, shown.bytes),
					  "%s of %s %lld is not on paper: %.200s",
					  row->entity->fields[f].column, row->entity->code,
					  (long long)row->id, shown.bytes);
				compared++;
				buffer_clear(&shown);
			}
		}
	}
	return compared;
}

/* --- the fullest --- */

struct fullest {
	int64_t pupil;
	size_t size;
};

/* By how much text its records hold. */
static enum zb_code weigh(void *context, const struct dossier *d, struct zb_err *err)
{
	static const enum entity_id kinds[] = { ENTITY_PLAN, ENTITY_GOAL, ENTITY_EVALUATION,
						ENTITY_RESULT };
	struct fullest *fullest = context;
	const struct record *plan = plan_in_force(d);
	struct buffer text = {0};

	(void)err;
	for (size_t k = 0; plan && k < sizeof kinds / sizeof kinds[0]; k++)
		for (size_t i = 0; i < d->rows[kinds[k]].count; i++)
			for (unsigned f = 0; f < entities[kinds[k]]->field_count; f++)
				record_show(d->rows[kinds[k]].items[i], f, &text);
	if (text.length > fullest->size)
		*fullest = (struct fullest){ dossier_pupil(d)->id, text.length };
	buffer_clear(&text);
	return ZB_OK;
}

/* Makes KIND of PUPIL in the file at PATH as a PDF; the caller frees its place. */
static char *made(const struct school *s, const char *path, const char *kind, int64_t pupil)
{
	char *to = files_join(s->directory, "made.pdf"),
	     *who = mem_format("id=%lld", (long long)pupil);
	struct run run = run_program((const char *const[]){ child_zorgbord(), "-f", path, "--today",
							     TODAY, "print", kind, who, "--to", to,
							     "--force", NULL },
				     NULL, NULL);
	struct stat there;

	cr_assert(eq(int, run.status, 0), "%s", run.err);
	run_free(&run);
	cr_assert(stat(to, &there) == 0);
	cr_expect(eq(int, there.st_mode & 07777, 0600));
	free(who);
	return to;
}

/* Prints the plan of PUPIL and compares; returns how many fields were. */
static size_t expect_paper(const struct school *s, const char *path, int64_t pupil,
			   bool (*has)(const char *, const char *))
{
	char *to = made(s, path, "plan", pupil), *paper = pdf_text(to);
	struct dossier dossier = {0};
	struct zb_err err;
	size_t compared;

	cr_assert(dossier_read(s->db, pupil, &dossier, &err) == ZB_OK);
	compared = expect_plan(paper, &dossier, plan_shown(&dossier), has);
	dossier_free(&dossier);
	free(paper);
	free(to);
	return compared;
}

/* They sign on a page that has more on it. */
static void expect_company(const struct school *s, const char *path, int64_t pupil)
{
	char *to = made(s, path, "plan", pupil), *last = pdf_page(to, pdf_pages(to));
	const char *signing =
		strstr(last, "OndertekeningDithoortbijhetontwikkelingsperspectiefvan");

	cr_expect(signing > last, "they sign alone: %s", last);
	free(last);
	free(to);
}

Test(e2e_paper, holds_the_fullest_plan_of_the_practice_school_field_by_field)
{
	struct place place = place_new();
	struct db_options options = { .actor = "test" };
	struct school school = { .directory = place.directory };
	struct fullest fullest = {0};
	struct zb_err err;

	free(command_ok(&place, "demo", NULL));
	date_from_iso(TODAY, &options.today);
	cr_assert(db_open(place.file, &options, &school.db, &err) == ZB_OK, "%s", err.text);
	cr_assert(dossier_walk(school.db, 0, INT64_MAX, weigh, &fullest, &err) == ZB_OK);
	cr_expect(expect_paper(&school, place.file, fullest.pupil, has_lines) > 60);
	expect_company(&school, place.file, fullest.pupil);
	db_close(school.db);
	place_free(&place);
}

Test(e2e_paper, holds_the_longest_plan_word_by_word_in_letters_of_any_kind)
{
	struct longest l = longest_open();

	cr_expect(expect_paper(&l.d.school, l.d.school.path, l.d.pupil, has_words) > 100);
	school_close(&l.d.school);
}

static char *repeated(const char *sentence, size_t size)
{
	struct buffer text = {0};

	while (text.length + strlen(sentence) < size)
		buffer_add(&text, sentence);
	return buffer_take(&text);
}

/* More than Pango can measure in one go, and a word that no line holds. */
Test(e2e_paper, holds_a_paragraph_of_a_hundred_pages_and_a_word_of_many_lines)
{
	struct dossier_school s = dossier_school_open();
	char *words = repeated("Zij leert snel als de opdracht kort is. ", 400000),
	     *solid = repeated("zonderspaties", 3990), *need = mem_format("need=%s", words),
	     *note = mem_format("destination_note=%s", solid);
	int64_t pupil = school_add(&s.school, "pupil", "given_name=Željka", "family_name=Ōshima",
				   NULL);

	school_add(&s.school, "plan", school_ref("pupil", pupil), "status=draft", need, note, NULL);
	cr_expect(eq(sz, expect_paper(&s.school, s.school.path, pupil, has_lines), 2));
	free(words);
	free(solid);
	free(need);
	free(note);
	school_close(&s.school);
}

/* --- one page --- */

Test(e2e_paper, fits_the_card_of_the_longest_texts_on_one_page_and_says_that_it_is_cut)
{
	struct longest l = longest_open();
	char *to = made(&l.d.school, l.d.school.path, "card", l.d.pupil), *text = pdf_text(to);

	cr_expect(eq(int, pdf_pages(to), 1));
	cr_expect(strstr(text, "Dezekaartisingekort(…)") != NULL);
	cr_expect(strstr(text, "ennog2doelen,ziehetOPP") != NULL);
	cr_expect(strstr(text, "Bijwieuterechtkunt") != NULL);
	free(text);
	free(to);
	school_close(&l.d.school);
}

/* PUPILS in the group of the school, each with a plan of four goals. */
static void add_class(struct dossier_school *s, int pupils)
{
	static const char *const goals[] = {
		"description=leest aan het eind van het jaar teksten op niveau M5 vlot",
		"description=rekent tot honderd over het tiental heen zonder materiaal",
		"description=werkt een kwartier zelfstandig door zonder hulp te vragen",
		"description=zegt met woorden dat iets haar te veel wordt",
	};

	for (int i = 0; i < pupils; i++) {
		int64_t pupil = school_add(&s->school, "pupil", "given_name=Charlotte",
					   "family_name=Brouwer-Timmermans", NULL), plan;

		school_add(&s->school, "placement", school_ref("pupil", pupil),
			   school_ref("group", s->group), "school_year=2026-2027", "year_group=6",
			   "starts=2026-08-01", NULL);
		plan = school_add(&s->school, "plan", school_ref("pupil", pupil), "status=draft",
				  "need=Korte opdrachten, een vaste plek vooraan en elk half uur "
				  "even bewegen.",
				  "works=samen de eerste som maken, dan alleen verder", NULL);
		for (size_t g = 0; g < sizeof goals / sizeof goals[0]; g++)
			school_add(&s->school, "goal", school_ref("plan", plan), "kind=learning",
				   goals[g], NULL);
	}
}

static int group_pages(int pupils)
{
	struct dossier_school s = dossier_school_open();
	char *to = files_join(s.school.directory, "group.pdf");
	struct run run;
	int pages;

	add_class(&s, pupils);
	run = run_program((const char *const[]){ child_zorgbord(), "-f", s.school.path, "--today",
						 TODAY, "print", "group", "6A", "--to", to, NULL },
			  NULL, NULL);
	cr_assert(eq(int, run.status, 0), "%s", run.err);
	run_free(&run);
	pages = pdf_pages(to);
	free(to);
	school_close(&s.school);
	return pages;
}

Test(e2e_paper, fits_a_group_with_seven_plans_on_one_page_and_flows_beyond)
{
	cr_expect(eq(int, group_pages(6), 1));
	cr_expect(group_pages(30) > 4);
}

/* --- for who reads it aloud --- */

Test(e2e_paper, is_tagged_has_a_title_a_language_and_an_outline)
{
	struct dossier_school s = dossier_school_open();
	char *to = made(&s.school, s.school.path, "plan", s.pupil), *info = pdf_info(to), *bytes;
	size_t length;

	cr_expect(strstr(info, "Title:           Ontwikkelingsperspectief Jóëlle van den Berg\n") !=
		  NULL);
	cr_expect(strstr(info, "Tagged:          yes\n") != NULL);
	cr_expect(strstr(info, "Page size:       595.28 x 841.89 pts (A4)\n") != NULL);
	bytes = files_read(to, &length);
	cr_expect(memmem(bytes, length, "/Lang (nl)", 10) != NULL);
	cr_expect(memmem(bytes, length, "/Outlines", 9) != NULL);
	free(bytes);
	free(info);
	free(to);
	school_close(&s.school);
}
