/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `zorgbord print`: what stands on the paper is what stands in the file. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/records/consent.h"
#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/plan.h"
#include "core/rules/version.h"
#include "db/dossier.h"
#include "tests/child.h"
#include "tests/command.h"
#include "tests/dossier_school.h"
#include "tests/files.h"
#include "tests/tty_expect.h"

#define TODAY "2026-11-22"

/* TEXT without any white space, so that it does not matter where a line or page ends. */
static char *squeezed(const char *text)
{
	char *out = mem_text(text), *to = out;

	for (const char *at = text; *at; at++)
		if (!isspace((unsigned char)*at))
			*to++ = *at;
	*to = '\0';
	return out;
}

/* Removes the headings of a table, which stand on each page that it takes. */
static void cut_all(char *text, const char *headings)
{
	size_t length = strlen(headings);

	for (char *at = strstr(text, headings); at; at = strstr(at, headings))
		memmove(at, at + length, strlen(at + length) + 1);
}

/* What stands between head and foot of the pages of the PDF at PATH. */
static char *pdf_text(const char *path)
{
	struct run run = run_program((const char *const[]){ "pdftotext", "-raw", "-nopgbrk", "-x",
							     "0", "-y", "62", "-W", "596", "-H",
							     "722", path, "-", NULL },
				     NULL, NULL);
	char *text;

	cr_assert(eq(int, run.status, 0), "%s", run.err);
	text = squeezed(run.out);
	/* The other cells of a row that takes several pages stand on the first of them. */
	cut_all(text, "nognietgeëvalueerd");
	cut_all(text, "DoelHoegemetenBeginwaardeStreefwaardeLaatsteuitkomst");
	run_free(&run);
	return text;
}

static void expect_field(const char *paper, const struct record *row, unsigned field)
{
	struct buffer shown = {0};
	char *wanted;

	record_show(row, field, &shown);
	wanted = squeezed(shown.bytes ? shown.bytes : "");
	cr_expect(strstr(paper, wanted) != NULL, "%s of %s %lld is not on paper: %.200s",
		  row->entity->fields[field].column, row->entity->code, (long long)row->id, wanted);
	free(wanted);
	buffer_clear(&shown);
}

/* All texts of ROW that are its own (no reference) and that the user fills in. */
static void expect_row(const char *paper, const struct record *row)
{
	for (unsigned f = 0; f < row->entity->field_count; f++)
		if (row->entity->fields[f].kind != FIELD_REFERENCE &&
		    !(row->entity->fields[f].flags & FIELD_HIDDEN) && record_is_set(row, f))
			expect_field(paper, row, f);
}

/* Those of the rows of ENTITY whose FIELD refers to ID, but not FIELDS that paper leaves out. */
static void expect_rows(const char *paper, const struct dossier *d, enum entity_id entity,
			unsigned field, int64_t id, const unsigned *fields, size_t count)
{
	for (size_t i = 0; i < d->rows[entity].count; i++) {
		const struct record *row = d->rows[entity].items[i];

		if (record_number(row, field) != id)
			continue;
		for (size_t f = 0; f < count; f++)
			if (record_is_set(row, fields[f]))
				expect_field(paper, row, fields[f]);
	}
}

static void expect_plan(const char *paper, const struct dossier *d, const struct record *plan)
{
	static const unsigned goal[] = { GOAL_AREA,	    GOAL_DESCRIPTION, GOAL_INDICATOR,
					 GOAL_BASELINE,	    GOAL_BASELINE_DATE, GOAL_TARGET,
					 GOAL_TARGET_DATE,  GOAL_APPROACH,    GOAL_WHO,
					 GOAL_PLACE };
	static const unsigned result[] = { RESULT_FINDING, RESULT_VALUE, RESULT_EVIDENCE,
					   RESULT_ANALYSIS, RESULT_REASON, RESULT_DROP_REASON };
	static const unsigned consent[] = { CONSENT_DECISION, CONSENT_DATE, CONSENT_FORM,
					    CONSENT_NOTE };
	static const unsigned plan_fields[] = {
		PLAN_STATUS, PLAN_STARTS, PLAN_ENDS, PLAN_DESTINATION, PLAN_DESTINATION_NOTE,
		PLAN_RATIONALE, PLAN_NEED, PLAN_GUIDANCE, PLAN_DEVIATIONS, PLAN_THIRD_PARTIES,
		PLAN_WORKS, PLAN_AVOID, PLAN_AMBITION, PLAN_PARENTS_VIEW, PLAN_PARENTS_VIEW_NOTE,
		PLAN_HEARD, PLAN_HEARD_DATE, PLAN_HEARD_HOW, PLAN_HEARD_TEXT,
		PLAN_NOT_HEARD_REASON, PLAN_CVB_ADVICE, PLAN_CVB_DATE, PLAN_ADOPTED,
	};

	for (size_t f = 0; f < sizeof plan_fields / sizeof plan_fields[0]; f++)
		if (record_is_set(plan, plan_fields[f]))
			expect_field(paper, plan, plan_fields[f]);
	expect_rows(paper, d, ENTITY_GOAL, GOAL_PLAN, plan->id, goal, sizeof goal / sizeof *goal);
	expect_rows(paper, d, ENTITY_CONSENT, CONSENT_PLAN, plan->id, consent,
		    sizeof consent / sizeof *consent);
	for (size_t i = 0; i < d->rows[ENTITY_EVALUATION].count; i++) {
		const struct record *evaluation = d->rows[ENTITY_EVALUATION].items[i];

		if (record_number(evaluation, EVALUATION_PLAN) != plan->id)
			continue;
		record_clear(d->rows[ENTITY_EVALUATION].items[i], EVALUATION_COUNTS_FOR);
		expect_row(paper, evaluation);
		expect_rows(paper, d, ENTITY_RESULT, RESULT_EVALUATION, evaluation->id, result,
			    sizeof result / sizeof *result);
	}
}

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

/* Prints the plan of PUPIL in the file at PATH and compares. */
static void expect_paper(const char *path, struct db *db, const char *directory, int64_t pupil)
{
	char *to = files_join(directory, "opp.pdf"), *who = mem_format("id=%lld", (long long)pupil);
	struct dossier dossier = {0};
	struct run run = run_program((const char *const[]){ child_zorgbord(), "-f", path, "--today",
							     TODAY, "print", "plan", who, "--to", to,
							     NULL },
				     NULL, NULL);
	struct stat made;
	struct zb_err err;
	char *paper;

	cr_assert(eq(int, run.status, 0), "%s", run.err);
	run_free(&run);
	cr_assert(stat(to, &made) == 0);
	cr_expect(eq(int, made.st_mode & 07777, 0600));
	paper = pdf_text(to);
	cr_assert(dossier_read(db, pupil, &dossier, &err) == ZB_OK);
	expect_plan(paper, &dossier, plan_shown(&dossier));
	dossier_free(&dossier);
	free(paper);
	free(who);
	free(to);
}

Test(e2e_print, puts_the_fullest_plan_of_the_practice_school_on_paper_word_for_word)
{
	struct place place = place_new();
	struct db_options options = { .actor = "test" };
	struct fullest fullest = {0};
	struct zb_err err;
	struct db *db;

	free(command_ok(&place, "demo", NULL));
	date_from_iso(TODAY, &options.today);
	cr_assert(db_open(place.file, &options, &db, &err) == ZB_OK, "%s", err.text);
	cr_assert(dossier_walk(db, 0, INT64_MAX, weigh, &fullest, &err) == ZB_OK);
	expect_paper(place.file, db, place.directory, fullest.pupil);
	db_close(db);
	place_free(&place);
}

/* A paragraph so long that Pango cannot measure it in one go, and lines as long as a field holds. */
static char *long_text(size_t size, const char *sentence)
{
	struct buffer text = {0};

	while (text.length + strlen(sentence) < size)
		buffer_add(&text, sentence);
	return buffer_take(&text);
}

Test(e2e_print, lets_the_longest_texts_flow_over_pages_and_prints_any_name)
{
	struct dossier_school s = dossier_school_open();
	char *words = long_text(400000, "Zij leert snel als de opdracht kort is. "),
	     *line = long_text(3990, "Ömer Şahin, Łukasz Żółć, Đorđe, Ζωή, Иван ĳ "),
	     *solid = long_text(3990, "zonderspaties"), *rationale = mem_format("rationale=%s", words),
	     *what = mem_format("description=%s", line),
	     *how = mem_format("indicator=%s", solid);
	int64_t pupil = school_add(&s.school, "pupil", "given_name=Željka", "prefix=van 't",
				   "family_name=Nguyễn-Đặng Ōshima", NULL);
	int64_t plan = school_add(&s.school, "plan", school_ref("pupil", pupil), "status=draft",
				  rationale, "works=Željka", NULL);

	school_add(&s.school, "goal", school_ref("plan", plan), "kind=learning", what, NULL);
	school_add(&s.school, "goal", school_ref("plan", plan), "kind=learning",
		   "description=leest vlot", how, NULL);
	expect_paper(s.school.path, s.school.db, s.school.directory, pupil);
	free(words);
	free(line);
	free(solid);
	free(rationale);
	free(what);
	free(how);
	school_close(&s.school);
}

static void sh_ok(const struct place *place, const char *script)
{
	struct run run = command_sh(place, script);

	cr_assert(eq(int, run.status, 0), "%s", run.err);
	run_free(&run);
}

/* A school with one pupil and a draft. */
static struct place place_with_plan(void)
{
	struct place place = place_with_school();

	free(command_ok(&place, "add", "pupil", "number=1042", "given_name=Jóëlle",
			"prefix=van den", "family_name=Berg", NULL));
	sh_ok(&place, "$Z -f $F --today " TODAY
		      " add plan pupil=$($Z -f $F list pupil --format csv | sed -n '2s/,.*//p') status=draft");
	return place;
}

Test(e2e_print, finds_the_pupil_by_number_id_and_name)
{
	struct place place = place_with_plan();
	char *by_number = command_ok(&place, "print", "plan", "1042", "--to", "-", NULL);
	char *by_name = command_ok(&place, "print", "plan", "joelle berg", "--to", "-", NULL);

	cr_expect(strstr(by_number, "CONCEPT\nOntwikkelingsperspectief\n") == by_number);
	cr_expect_str_eq(by_name, by_number);
	command_fails(&place, 1, "geen leerling heet piet", "print", "plan", "piet", "--to", "-", NULL);
	free(command_ok(&place, "add", "pupil", "given_name=Jan", "family_name=Berg", NULL));
	command_fails(&place, 1, "past bij meer leerlingen", "print", "plan", "berg", "--to", "-",
		      NULL);
	command_fails(&place, 1, "heeft geen OPP", "print", "plan", "jan", "--to", "-", NULL);
	free(by_number);
	free(by_name);
	place_free(&place);
}

Test(e2e_print, replaces_no_file_unless_told_to)
{
	struct place place = place_with_plan();
	char *to = files_join(place.directory, "opp.md"), *made;

	files_write(to, "van mij");
	command_fails(&place, 1, "bestaat al", "print", "plan", "1042", "--to", to, NULL);
	made = files_read(to, NULL);
	cr_expect_str_eq(made, "van mij");
	free(made);
	free(command_ok(&place, "print", "plan", "1042", "--to", to, "--force", NULL));
	made = files_read(to, NULL);
	cr_expect(strstr(made, "# Ontwikkelingsperspectief\n") == made);
	free(made);
	free(to);
	place_free(&place);
}

Test(e2e_print, notes_who_printed_what)
{
	struct dossier_school s = dossier_school_open();
	char *number = mem_format("id=%lld", (long long)s.pupil), *noted;
	struct run run = run_program((const char *const[]){ child_zorgbord(), "-f", s.school.path,
							     "--today", TODAY, "print", "plan", number,
							     "--to", "-", NULL },
				     NULL, NULL);

	cr_expect(eq(int, run.status, 0), "%s", run.err);
	noted = school_sql(&s.school, "SELECT \"pupil\" || ' ' || \"detail\" FROM \"access\" "
				      "WHERE \"what\" = 'print'");
	char *wanted = mem_format("%lld plan txt", (long long)s.pupil);

	cr_expect_str_eq(noted, wanted);
	free(wanted);
	free(noted);
	free(number);
	run_free(&run);
	school_close(&s.school);
}

Test(e2e_print, makes_a_form_of_an_empty_plan)
{
	struct place place = place_with_school();
	char *to = files_join(place.directory, "form.pdf"), *text;

	free(command_ok(&place, "print", "form", "--to", to, NULL));
	text = pdf_text(to);
	cr_expect(strstr(text, "Onderbouwing") != NULL);
	cr_expect(strstr(text, "Handtekening") != NULL);
	free(text);
	free(to);
	place_free(&place);
}

Test(e2e_print, makes_a_card_and_the_page_of_a_group_of_one_page_each)
{
	struct place place = place_new();
	char *card = files_join(place.directory, "card.pdf"),
	     *group = files_join(place.directory, "group.pdf"), *text;

	free(command_ok(&place, "demo", NULL));
	sh_ok(&place, "$Z -f $F --today " TODAY " print card $($Z -f $F --today " TODAY
		      " list pupil --where plan_state=in_force --where group=8A --format csv | "
		      "sed -n '2s/,.*/ /;2s/^/id=/p') --to $(dirname $F)/card.pdf");
	text = pdf_text(card);
	cr_expect(strstr(text, "Watwerkt") != NULL && strstr(text, "Doelennu") != NULL);
	free(text);
	free(command_ok(&place, "print", "group", "8A", "--to", group, NULL));
	text = pdf_text(group);
	cr_expect(strstr(text, "8A2026-2027") != NULL);
	free(text);
	command_fails(&place, 1, "is er geen groep 99Z", "print", "group", "99Z", "--to", "-", NULL);
	free(card);
	free(group);
	place_free(&place);
}

Test(e2e_print, goes_to_a_place_that_is_chosen_in_the_dossier)
{
	struct dossier_school s = dossier_school_open();
	char *name, *to, *paper, *noted;
	struct tty *t;

	name = mem_format("opp-%lld-versie-1.pdf", (long long)s.pupil);
	to = files_join(s.school.directory, name);
	db_close(s.school.db);
	s.school.db = NULL;
	t = tty_spawn(NULL, (const char *const[]){ child_zorgbord(), "-f", s.school.path, "--today",
						   TODAY, NULL });
	tty_expect(t, "Berg, J");
	tty_key(t, "Enter");
	tty_expect(t, "Overzicht  Plan");
	tty_key(t, "p");
	tty_expect(t, "OPP als platte tekst");
	tty_key(t, "Enter");
	tty_expect(t, "-versie-1.pdf");
	tty_key(t, "Enter");
	tty_expect(t, "Gemaakt:");
	paper = pdf_text(to);
	cr_expect(strstr(paper, "Ontwikkelingsperspectief") == paper);
	noted = school_sql(&s.school, "SELECT count(*) FROM \"access\" WHERE \"what\" = 'print'");
	cr_expect_str_eq(noted, "1");
	free(noted);
	free(paper);
	free(to);
	free(name);
	tty_free(t);
	school_close(&s.school);
}

Test(e2e_print, says_who_gets_no_copy_and_leaves_it_off_the_paper)
{
	struct dossier_school s = dossier_school_open();
	struct place p = {.directory = s.school.directory, .file = s.school.path};
	char *sql = mem_format("SELECT id FROM pupil_guardian WHERE guardian = %lld",
			       (long long)s.father);
	char *id = mem_format("id=%lld", (long long)s.pupil), *to, *said;
	struct zb_err err;
	struct run run;

	school_set(&s.school, &err, "pupil_guardian", school_number(&s.school, sql),
		   "information=limited", NULL);
	db_close(s.school.db);
	s.school.db = NULL;
	to = files_join(s.school.directory, "opp.txt");
	said = command_ok(&p, "print", "plan", id, "--to", to, NULL);
	cr_expect(strstr(said, "\ngeen afschrift voor Kees Smit: de rechter") != NULL, "%s", said);
	run = run_program((const char *const[]){ child_zorgbord(), "-f", s.school.path, "--today",
						 TODAY, "print", "plan", id, "--to", "-", NULL },
			  NULL, NULL);
	cr_expect(strstr(run.err, "geen afschrift voor Kees Smit") != NULL, "%s", run.err);
	cr_expect(strstr(run.out, "Ontwikkelingsperspectief") != NULL);
	cr_expect(strstr(run.out, "rechter") == NULL, "%s", run.out);
	run_free(&run);
	free(said);
	free(to);
	free(id);
	free(sql);
	school_close(&s.school);
}

Test(e2e_print, says_what_it_cannot_do)
{
	struct place place = place_with_plan();

	command_fails(&place, 2, "print kent kaart niet", "print", "kaart", "--to", "-", NULL);
	command_fails(&place, 2, "noem de leerling", "print", "plan", "--to", "-", NULL);
	command_fails(&place, 2, "geef met --to", "print", "plan", "1042", NULL);
	command_fails(&place, 2, "--format is pdf", "print", "plan", "1042", "--to", "x", "--format",
		      "docx", NULL);
	command_fails(&place, 2, "een PDF gaat naar een bestand", "print", "plan", "1042", "--to", "-",
		      "--format", "pdf", NULL);
	command_fails(&place, 1, "kan geen bestand worden gemaakt", "print", "plan", "1042", "--to",
		      "/nonexistent/opp.txt", NULL);
	place_free(&place);
}
