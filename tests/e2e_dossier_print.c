/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `zorgbord print dossier`: what goes to the parents, the next school and the samenwerkingsverband,
 * from a file with a marked text in every text field of every record of a pupil. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/report/dossier_document.h"
#include "tests/child.h"
#include "tests/command.h"
#include "tests/dossier_school.h"
#include "tests/files.h"
#include "tests/run.h"
#include "tests/school_tty.h"

#define TODAY "2026-11-25"
#define DAY   "2026-10-01"
#define FORMATS 3

static const char *const endings[FORMATS] = { "pdf", "txt", "md" };

/* --- a file with marks --- */

struct marked {
	struct school school;
	int64_t rows[ENTITY_COUNT]; /* the row of each kind; 0: none */
};

/* What a row must have besides to be one, or to be printed at all. */
static const struct {
	const char *entity, *field, *value;
} given[] = {
	{ "log", "confidential", "no" },	{ "request", "decision", "granted" },
	{ "meeting", "kind", "handover" },	{ "postponement", "deadline", "plan_in_force" },
	{ "postponement", "entity", "pupil" },	{ "pupil", "born", "2016-05-01" },
	{ "consent", "guardian", NULL },	{ "agreement", "meeting", NULL },
	{ "agreement", "pupil", NULL },		{ "placement", "group", NULL },
	{ "staff", "function", "ib" },		{ "staff", "login", "" },
	{ "staff", "email", "a@example.org" },	{ "postponement", "until", "2026-12-01" },
};

/* Those of the pupil; plan, goals and what hangs on a plan in force come in the order of the
 * list. */
static bool is_marked(const struct entity *entity)
{
	return entity->owner == OWNER_SELF || entity->owner == OWNER_FIELD ||
	       (entity->owner == OWNER_LINKED);
}

static char *mark_of(enum entity_id entity, unsigned field)
{
	return mem_format("Q%dw%uz", (int)entity, field);
}

static char *given_value(const struct marked *m, const struct entity *entity, unsigned field)
{
	const struct field *f = &entity->fields[field];

	for (size_t i = 0; i < sizeof given / sizeof given[0]; i++)
		if (!strcmp(given[i].entity, entity->code) && !strcmp(given[i].field, f->column))
			return given[i].value ?
				       mem_text(given[i].value) :
				       mem_format("%lld",
						  (long long)m->rows
							  [entity_index(entity_find(f->target))]);
	if (f->kind == FIELD_REFERENCE && f->flags & FIELD_REQUIRED)
		return mem_format("%lld",
				  (long long)m->rows[entity_index(entity_find(f->target))]);
	if (f->kind == FIELD_TEXT || f->kind == FIELD_LONG)
		return f->flags & (FIELD_DERIVED | FIELD_HIDDEN) ?
			       mem_text("") :
			       mark_of(entity_index(entity), field);
	if (!(f->flags & FIELD_REQUIRED))
		return mem_text("");
	return f->kind == FIELD_DATE   ? mem_text(DAY) :
	       f->kind == FIELD_YEAR   ? mem_text("2026-2027") :
	       f->kind == FIELD_CHOICE ? mem_text(f->choices[0].code) :
					 mem_text("1");
}

static void add_marked(struct marked *m, enum entity_id entity)
{
	struct record *r = record_new(entities[entity]);
	struct date today;
	struct zb_err err;

	date_from_iso(TODAY, &today);
	for (unsigned f = 0; f < r->entity->field_count; f++) {
		char *value = given_value(m, r->entity, f);

		cr_assert(eq(int, *value ? record_parse(r, f, value, today, &err) : ZB_OK, ZB_OK),
			  "%s.%s: %s", r->entity->code, r->entity->fields[f].column, err.text);
		free(value);
	}
	cr_assert(eq(int, store_insert_one(m->school.db, r, &err), ZB_OK), "%s: %s",
		  r->entity->code, err.text);
	m->rows[entity] = r->id;
	record_free(r);
}

/* The plan has gone in force before what can only hang on one that did. */
static struct marked marked_open(void)
{
	struct marked m = { .school = school_open(TODAY) };
	struct zb_err err;

	for (int e = 0; e < ENTITY_COUNT; e++) {
		if (!is_marked(entities[e]) || entities[e] == &las_key_entity)
			continue;
		if (e == ENTITY_EVALUATION)
			cr_assert(eq(int,
				     school_set(&m.school, &err, "plan", m.rows[ENTITY_PLAN],
						"status=in_force", "starts=" DAY, NULL),
				     ZB_OK),
				  "%s", err.text);
		add_marked(&m, (enum entity_id)e);
	}
	return m;
}

/* --- paper --- */

static char *squeezed(const char *text)
{
	char *out = mem_text(text), *to = out;

	for (const char *at = text; *at; at++)
		if (!isspace((unsigned char)*at))
			*to++ = *at;
	*to = '\0';
	return out;
}

static char *text_of(const char *path, const char *ending)
{
	struct run run;
	char *text, *bytes;

	if (strcmp(ending, "pdf") != 0) {
		bytes = files_read(path, NULL);
		text = squeezed(bytes);
		free(bytes);
		return text;
	}
	run = run_program((const char *const[]){ "pdftotext", "-raw", path, "-", NULL }, NULL,
			  NULL);
	cr_assert(eq(int, run.status, 0), "%s", run.err);
	text = squeezed(run.out);
	run_free(&run);
	return text;
}

/* Prints and returns the text of what was printed; all that was said about it in *SAID (may be
 * NULL). */
static char *printed(const struct school *s, int64_t pupil, const char *whom, const char *ending,
		     char **said)
{
	char *id = mem_format("id=%lld", (long long)pupil),
	     *name = mem_format("%s.%s", whom, ending);
	char *to = files_join(s->directory, name), *text;
	struct run run =
		run_program((const char *const[]){ child_zorgbord(), "-f", s->path, "--today",
						   TODAY, "print", "dossier", id, "--for", whom,
						   "--to", to, "--force", NULL },
			    NULL, NULL);
	struct stat made;

	cr_assert(eq(int, run.status, 0), "%s", run.err);
	cr_assert(eq(int, stat(to, &made), 0));
	cr_expect(eq(int, made.st_mode & 07777, 0600));
	if (said)
		*said = mem_text(run.err);
	else
		cr_expect_str_eq(run.err, "");
	text = text_of(to, ending);
	run_free(&run);
	free(to);
	free(name);
	free(id);
	return text;
}

/* Names of people stand in the paper as names. */
static bool is_name(const struct entity *entity, unsigned field)
{
	const char *column = entity->fields[field].column;

	return entity == &group_entity || entity == &staff_entity || strstr(column, "name") ||
	       !strcmp(column, "prefix") || !strcmp(column, "initials");
}

static int expect_marks(const char *paper, enum recipient recipient, const char *ending,
			const struct entity *entity)
{
	int tried = 0;

	for (unsigned f = 0; f < entity->field_count; f++) {
		enum field_kind kind = entity->fields[f].kind;
		char *mark = mark_of(entity_index(entity), f);

		if ((kind == FIELD_TEXT || kind == FIELD_LONG) && !is_name(entity, f)) {
			tried++;
			cr_expect(eq(int, strstr(paper, mark) != NULL,
				     dossier_set_has(recipient, entity, f)),
				  "%s.%s for %s as %s", entity->code, entity->fields[f].column,
				  recipients[recipient].code, ending);
		}
		free(mark);
	}
	return tried;
}

Test(e2e_dossier_print, gives_each_just_the_fields_of_their_set_in_every_form)
{
	struct marked m = marked_open();
	int tried = 0;

	for (int r = 0; r < RECIPIENT_COUNT; r++)
		for (int f = 0; f < FORMATS; f++) {
			char *paper = printed(&m.school, m.rows[ENTITY_PUPIL], recipients[r].code,
					      endings[f], NULL);

			for (int e = 0; e < ENTITY_COUNT; e++)
				if (m.rows[e])
					tried += expect_marks(paper, (enum recipient)r, endings[f],
							      entities[e]);
			free(paper);
		}
	cr_expect(tried > RECIPIENT_COUNT * FORMATS * 60, "%d", tried);
	school_close(&m.school);
}

Test(e2e_dossier_print, says_in_its_help_who_gets_what_whole_and_in_part)
{
	struct place p = place_new();
	char *help = command_ok(&p, "print", "--help", NULL);

	command_has(help, "parents  school   swv");
	command_has(help, " deels ");
	command_has(help, "\nDeels: alleen\n");
	free(help);
	place_free(&p);
}

Test(e2e_dossier_print, gives_nobody_what_is_confidential_or_about_another_pupil)
{
	struct marked m = marked_open();
	int64_t other = school_add(&m.school, "pupil", "given_name=Tim", "family_name=Bosch", NULL);
	char *paper;

	school_add(&m.school, "log", school_ref("pupil", m.rows[ENTITY_PUPIL]), "date=" DAY,
		   "kind=incident", "text=GEHEIM1", NULL);
	school_add(&m.school, "meeting_pupil", school_ref("meeting", m.rows[ENTITY_MEETING]),
		   school_ref("pupil", other), "report=GEHEIM2", NULL);
	school_add(&m.school, "agreement", school_ref("meeting", m.rows[ENTITY_MEETING]),
		   "what=GEHEIM3", NULL);
	school_add(&m.school, "agreement", school_ref("meeting", m.rows[ENTITY_MEETING]),
		   school_ref("pupil", other), "what=GEHEIM4", NULL);
	for (int r = 0; r < RECIPIENT_COUNT; r++) {
		char *report = mark_of(ENTITY_MEETING, 4);

		paper = printed(&m.school, m.rows[ENTITY_PUPIL], recipients[r].code, "txt", NULL);
		cr_expect(strstr(paper, "GEHEIM") == NULL, "%s", strstr(paper, "GEHEIM"));
		cr_expect(strstr(paper, report) == NULL, "of a talk about two");
		cr_expect(strstr(paper, "Bosch") == NULL);
		free(report);
		free(paper);
	}
	school_close(&m.school);
}

/* --- what is said about it --- */

static void expect_refused(const struct school *s, int64_t pupil, int status, const char *whom,
			   const char *says)
{
	char *id = mem_format("id=%lld", (long long)pupil);
	struct run run =
		run_program((const char *const[]){ child_zorgbord(), "-f", s->path, "--today",
						   TODAY, "print", "dossier", id, "--to", "-",
						   whom ? "--for" : NULL, whom, NULL },
			    NULL, NULL);

	cr_expect(eq(int, run.status, status));
	cr_expect_str_eq(run.out, "");
	cr_expect(strstr(run.err, says) != NULL, "%s", run.err);
	run_free(&run);
	free(id);
}

Test(e2e_dossier_print, asks_for_whom_and_gives_the_swv_nothing_without_a_request)
{
	struct dossier_school d = dossier_school_open();

	expect_refused(&d.school, d.pupil, 2, NULL, "zeg met --for voor wie het is");
	expect_refused(&d.school, d.pupil, 2, "opa", "zeg met --for voor wie het is");
	expect_refused(&d.school, d.pupil, 1, "swv",
		       "er is geen aanvraag voor Berg, Jóëlle van den, en zonder aanvraag");
	school_close(&d.school);
}

Test(e2e_dossier_print, notes_who_got_what_and_what_for)
{
	struct dossier_school d = dossier_school_open();
	int64_t request = school_add(&d.school, "request", school_ref("pupil", d.pupil), "kind=tlv",
				     "tlv_for=so", NULL);
	char *path = files_join(d.school.directory, "swv.txt"), *noted;
	char *wanted = mem_format("%lld dossier swv txt %s, request %lld", (long long)d.pupil, path,
				  (long long)request);

	school_add(&d.school, "request", school_ref("pupil", d.pupil), "kind=arrangement",
		   "decision=granted", NULL);
	free(printed(&d.school, d.pupil, "swv", "txt", NULL));
	noted = school_sql(&d.school, "SELECT \"pupil\" || ' ' || \"detail\" FROM \"access\" WHERE "
				      "\"what\" = 'print'");
	cr_expect_str_eq(noted, wanted);
	free(noted);
	free(wanted);
	free(path);
	school_close(&d.school);
}

Test(e2e_dossier_print, says_in_a_line_each_whom_the_texts_name)
{
	struct dossier_school d = dossier_school_open();
	char *said;

	school_add(&d.school, "log", school_ref("pupil", d.pupil), "date=" DAY, "kind=event",
		   "text=Jóëlle had op het plein ruzie met Tim over de bal.", NULL);
	free(printed(&d.school, d.pupil, "parents", "txt", &said));
	cr_expect_str_eq(said, "zorgbord: let op: Tim Bosch: \"…plein ruzie met Tim over de bal.\" "
			       "(Tekst, gebeurtenis 01-10-2026)\n");
	free(said);
	free(printed(&d.school, d.pupil, "school", "txt", NULL)); /* which gets no log */
	school_close(&d.school);
}

Test(e2e_dossier_print, says_which_parent_may_not_know_everything)
{
	struct dossier_school d = dossier_school_open();
	struct zb_err err;
	char *said;
	int64_t link = school_number(&d.school, "SELECT max(\"id\") FROM \"pupil_guardian\"");

	cr_assert(eq(int, school_set(&d.school, &err, "pupil_guardian", link, "information=limited",
				     NULL), ZB_OK));
	free(printed(&d.school, d.pupil, "parents", "txt", &said));
	cr_expect(strstr(said, "let op: geen afschrift voor Kees Smit: de rechter") != NULL,
		  "%s", said);
	free(said);
	school_close(&d.school);
}

Test(e2e_dossier_print, says_that_open_goals_can_be_handed_over_by_who_leaves)
{
	struct dossier_school d = dossier_school_open();
	struct zb_err err;
	char *said, *paper;

	free(printed(&d.school, d.pupil, "school", "txt", NULL));
	cr_assert(eq(int, school_set(&d.school, &err, "pupil", d.pupil, "left=2026-12-31", NULL),
		     ZB_OK));
	paper = printed(&d.school, d.pupil, "school", "txt", &said);
	cr_expect(strstr(paper, "Opendoelen") != NULL);
	cr_expect(strstr(said, "let op: 5 doelen staan nog open: sluit het OPP af") != NULL, "%s",
		  said);
	free(paper);
	free(said);
	school_close(&d.school);
}

/* From the dossier: p, down to the paper, and what is to be looked at comes first. */
Test(e2e_dossier_print, shows_in_the_dossier_what_to_look_at_and_prints_when_told_to)
{
	struct dossier_school d = dossier_school_open();
	const char *name = "dossier-ouders-" TODAY ".pdf"; /* she has no number */
	char *to = files_join(d.school.directory, name), *paper, *noted, *wanted;
	struct tty *t;

	school_add(&d.school, "log", school_ref("pupil", d.pupil), "date=" DAY, "kind=event",
		   "text=Ruzie met Tim Bosch.", NULL);
	t = school_tty(&d.school, TODAY);
	tty_expect(t, "Berg, J");
	tty_key(t, "Enter");
	tty_expect(t, "Overzicht  Plan");
	tty_key(t, "p");
	tty_expect(t, "Dossier voor de ouders");
	tty_type(t, "Down Down Down Enter");
	tty_expect(t, "Tim Bosch: \"Ruzie met Tim Bosch.\" (Tekst, gebeurtenis 01-10-2026)");
	tty_type(t, "Down Enter");
	tty_expect(t, name);
	tty_key(t, "Enter");
	tty_expect(t, "Gemaakt:");
	paper = text_of(to, "pdf");
	cr_expect(strstr(paper, "RuziemetTimBosch") != NULL);
	noted = school_sql(&d.school, "SELECT \"detail\" FROM \"access\" WHERE \"what\" = 'print'");
	wanted = mem_format("dossier parents pdf %s", to);
	cr_expect_str_eq(noted, wanted);
	free(wanted);
	free(noted);
	free(paper);
	free(to);
	tty_free(t);
	school_close(&d.school);
}

Test(e2e_dossier_print, goes_to_the_swv_with_the_request_that_is_named)
{
	struct dossier_school d = dossier_school_open();
	int64_t asked = school_add(&d.school, "request", school_ref("pupil", d.pupil),
				   "kind=arrangement", "decision=granted", "tried=veel geprobeerd",
				   NULL);
	char *id = mem_format("id=%lld", (long long)d.pupil);
	char *request = mem_format("%lld", (long long)asked);
	const char *const argv[] = {
		child_zorgbord(), "-f",  d.school.path, "--today", TODAY,  "print", "dossier", id,
		"--for",          "swv", "--request",   request,   "--to", "-",     NULL
	};
	struct run run;

	school_add(&d.school, "request", school_ref("pupil", d.pupil), "kind=tlv", "tlv_for=so",
		   "tried=nog niets", NULL);
	run = run_program(argv, NULL, NULL);
	cr_expect(strstr(run.out, "Doel: arrangement\n") != NULL, "%s%s", run.out, run.err);
	cr_expect(strstr(run.out, "veel geprobeerd") != NULL);
	cr_expect(strstr(run.out, "nog niets") == NULL);
	cr_expect(strstr(run.out, "Andere aanvragen") != NULL);
	run_free(&run);
	free(request);
	request = mem_format("%lld", (long long)d.plan);
	run = run_program((const char *const[]){ child_zorgbord(), "-f", d.school.path, "--today",
						 TODAY, "print", "dossier", id, "--for", "swv",
						 "--request", request, "--to", "-", NULL },
			  NULL, NULL);
	cr_expect(eq(int, run.status, 1));
	cr_expect(strstr(run.err, "deze leerling heeft geen aanvraag") != NULL, "%s", run.err);
	run_free(&run);
	free(request);
	free(id);
	school_close(&d.school);
}
