/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of a dossier go to whom: one row more than there is, that says "zebra", and who of the
 * parents, the next school and the samenwerkingsverband reads it. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/records/school.h"
#include "core/report/dossier_sets.h"
#include "tests/dossier.h"

#define TODAY "2026-11-22"
#define CHANGES 3

/* A plan in force and an older one; a handover, a talk with the parents and one about the group. */
static struct dossier begin(void)
{
	struct dossier d = {0};

	dossier_row(&d, ENTITY_PUPIL, 1, "family_name", "Hof", "born", "2016-05-01", NULL);
	dossier_row(&d, ENTITY_PLACEMENT, 2, "pupil", "1", "school_year", "2026-2027",
		    "year_group", "7", "starts", "2026-08-01", "ends", "2027-07-31", NULL);
	dossier_row(&d, ENTITY_PLAN, 6, "pupil", "1", "trajectory", "1", "version", "2", "status",
		    "in_force", "starts", "2025-09-12", NULL);
	dossier_row(&d, ENTITY_PLAN, 7, "pupil", "1", "trajectory", "1", "version", "1", "status",
		    "replaced", "starts", "2024-09-12", NULL);
	dossier_row(&d, ENTITY_EVALUATION, 8, "plan", "6", "date", "2026-10-01", "kind", "interim",
		    NULL);
	dossier_row(&d, ENTITY_GOAL, 9, "plan", "6", "line", "9", "description", "tafels", "state",
		    "open", NULL);
	dossier_row(&d, ENTITY_MEETING, 10, "kind", "handover", "date", "2026-10-10", NULL);
	dossier_row(&d, ENTITY_MEETING, 11, "kind", "parents", "date", "2026-10-11", NULL);
	dossier_row(&d, ENTITY_MEETING, 12, "kind", "handover", "date", "2026-10-12", "group", "99",
		    NULL);
	dossier_row(&d, ENTITY_RESULT, 13, "evaluation", "8", "goal", "9", "line", "9", "date",
		    "2026-10-01", "recorded", "2026-10-01T10:00:00.000Z", "finding", "behind",
		    NULL);
	return d;
}

#define ZEBRA(entity, field, ...) { entity, 0, { field, "zebra", __VA_ARGS__ } }
#define SENT(date, decision)                                                                       \
	{ ENTITY_REQUEST, 0, { "kind", "tlv", "sent", date, "decision", decision } }
#define RESULT(recorded, ...)                                                                      \
	ZEBRA(ENTITY_RESULT, "evidence", "evaluation", "8", "goal", "9", "recorded", recorded,     \
	      __VA_ARGS__)

static const struct row {
	struct dossier_change changes[CHANGES];
	const char *mark, *who; /* p, s and w of those who read it */
} rows[] = {
	{ { ZEBRA(ENTITY_REQUEST, "reference", "decision", "pending") }, "zebra", "pw" },
	{ { ZEBRA(ENTITY_REQUEST, "reference", "decision", "granted") }, "zebra", "psw" },
	{ { ZEBRA(ENTITY_REQUEST, "reference", "decision", "conditional") }, "zebra", "psw" },
	{ { ZEBRA(ENTITY_REQUEST, "reference", "decision", "refused") }, "zebra", "pw" },
	{ { ZEBRA(ENTITY_REQUEST, "reference", "decision", "refused"), SENT("", "pending") },
	  "zebra", "p" },
	{ { SENT("2025-03-03", "refused"), SENT("", "pending") }, "03-03-2025", "pw" },

	{ { { ENTITY_PLACEMENT, 2, { "pupil", "1" } } }, "2026-2027", "psw" },
	{ { { ENTITY_PLACEMENT, 0, { "school_year", "2025-2026", "starts", "2025-08-01" } } },
	  "2025-2026", "ps" },

	{ { { ENTITY_PLAN, 6, { "close_reason", "zebra" } } }, "zebra", "ps" },
	{ { { ENTITY_PLAN, 7, { "close_reason", "zebra" } } }, "zebra", "ps" },
	{ { { ENTITY_PLAN, 7, { "close_reason", "zebra", "status", "draft" } } }, "zebra", "" },

	{ { ZEBRA(ENTITY_GOAL, "description", "plan", "6", "state", "open") }, "zebra", "psw" },
	{ { ZEBRA(ENTITY_GOAL, "description", "plan", "6") }, "zebra", "psw" },
	{ { ZEBRA(ENTITY_GOAL, "description", "plan", "6", "state", "handed_over") }, "zebra",
	  "psw" },
	{ { ZEBRA(ENTITY_GOAL, "description", "plan", "6", "state", "completed") }, "zebra",
	  "psw" },
	{ { ZEBRA(ENTITY_GOAL, "description", "plan", "7", "state", "open") }, "zebra", "" },
	{ { ZEBRA(ENTITY_GOAL, "description", "plan", "7", "state", "dropped") }, "zebra", "" },
	{ { ZEBRA(ENTITY_GOAL, "approach", "plan", "6") }, "zebra", "ps" },
	{ { ZEBRA(ENTITY_GOAL, "who", "plan", "6") }, "zebra", "ps" },
	{ { ZEBRA(ENTITY_GOAL, "place", "plan", "6") }, "zebra", "ps" },
	{ { ZEBRA(ENTITY_GOAL, "approach", "plan", "7") }, "zebra", "" },

	{ { ZEBRA(ENTITY_CONSENT, "note", "plan", "6") }, "zebra", "p" },
	{ { ZEBRA(ENTITY_CONSENT, "note", "plan", "7") }, "zebra", "" },

	{ { RESULT("2026-10-01T10:00:00.001Z", NULL) }, "zebra", "ps" },
	{ { RESULT("2026-10-01T10:00:00.000Z", NULL) }, "zebra", "ps" },
	{ { RESULT("2026-10-01T09:59:59.999Z", NULL) }, "zebra", "" },
	{ { RESULT("2026-10-01T10:00:00.001Z", "withdrawn", "2026-10-02T10:00:00.000Z") }, "zebra",
	  "" },

	{ { ZEBRA(ENTITY_ATTENDEE, "name", "meeting", "10") }, "zebra", "ps" },
	{ { ZEBRA(ENTITY_ATTENDEE, "name", "meeting", "11") }, "zebra", "p" },
	{ { ZEBRA(ENTITY_ATTENDEE, "name", "meeting", "12") }, "zebra", "" },
	{ { ZEBRA(ENTITY_MEETING_PUPIL, "report", "meeting", "10", "pupil", "1") }, "zebra", "ps" },
	{ { ZEBRA(ENTITY_MEETING_PUPIL, "report", "meeting", "12", "pupil", "1") }, "zebra", "ps" },
	{ { { ENTITY_MEETING, 10, { "report", "zebra" } } }, "zebra", "ps" },
	{ { { ENTITY_MEETING, 11, { "report", "zebra" } } }, "zebra", "p" },
	{ { { ENTITY_MEETING, 12, { "report", "zebra" } } }, "zebra", "" },
	{ { ZEBRA(ENTITY_AGREEMENT, "what", "meeting", "10") }, "zebra", "ps" },
	{ { ZEBRA(ENTITY_AGREEMENT, "what", "meeting", "12") }, "zebra", "" },
	{ { ZEBRA(ENTITY_AGREEMENT, "what", "meeting", "12", "pupil", "1") }, "zebra", "ps" },
	{ { ZEBRA(ENTITY_AGREEMENT, "what", "pupil", "1") }, "zebra", "p" },
	{ { ZEBRA(ENTITY_AGREEMENT, "what", "meeting", "99") }, "zebra", "" },

	{ { ZEBRA(ENTITY_LOG, "text", "kind", "note", "confidential", "no") }, "zebra", "p" },
	{ { ZEBRA(ENTITY_LOG, "text", "kind", "note", "confidential", "yes") }, "zebra", "" },
	{ { ZEBRA(ENTITY_LOG, "text", "kind", "incident") }, "zebra", "" },

	{ { ZEBRA(ENTITY_STAFF, "email", "function", "ib") }, "zebra", "sw" },
	{ { ZEBRA(ENTITY_STAFF, "email", "function", "coordinator") }, "zebra", "sw" },
	{ { ZEBRA(ENTITY_STAFF, "email", "function", "coordinator", "left", "2026-11-01") },
	  "zebra",
	  "" },
	{ { ZEBRA(ENTITY_STAFF, "email", "function", "teacher") }, "zebra", "" },

	/* As it is read: a name in its order, what it is about, a period in one cell. */
	{ { { ENTITY_PUPIL, 1, { "given_name", "Gradje" } } }, "Leerling: Gradje Hof\n", "psw" },
	{ { RESULT("2026-10-01T10:00:00.001Z", NULL) }, "Waaruit blijkt het: zebra", "ps" },
	{ { { ENTITY_PLACEMENT, 2, { "pupil", "1" } } }, "01-08-2026 t/m 31-07-2027", "ps" },
	{ { { ENTITY_PLACEMENT, 2, { "pupil", "1" } } }, "Naam: De Brug", "psw" },

	/* What stands over nothing does not stand there, but that there are no open goals. */
	{ { { ENTITY_GOAL, 9, { "plan", "6" } } }, "Open doelen", "psw" },
	{ { { ENTITY_GOAL, 9, { "plan", "6" } } }, "Er zijn geen open doelen.", "" },
	{ { { ENTITY_GOAL, 9, { "plan", "6" } } }, "Afgeronde en vervallen doelen", "" },
	{ { { ENTITY_GOAL, 9, { "state", "dropped" } } }, "Er zijn geen open doelen.", "psw" },
	{ { { ENTITY_GOAL, 9, { "state", "dropped" } } }, "Open doelen\n", "psw" },
	{ { { ENTITY_GOAL, 9, { "state", "dropped" } } }, "Afgeronde en vervallen doelen", "psw" },
	{ { { ENTITY_GOAL, 9, { "plan", "6" } } }, "Aanpak per doel", "" },
	{ { { ENTITY_GOAL, 9, { "plan", "6" } } }, "Logboek", "" },
	{ { { ENTITY_GOAL, 9, { "plan", "6" } } }, "Ontwikkeling leren", "" },
};

static void print_for(const struct dossier *d, enum recipient recipient, struct document *out)
{
	struct settings settings;
	struct derived derived = derived_on(d, TODAY);
	struct record *school = record_new(entities[ENTITY_SCHOOL]);

	record_set_text(school, SCHOOL_NAME, "De Brug");
	settings_init(&settings);
	dossier_document(&(struct dossier_source){
				 .source = { .dossier = d, .school = school,
				 .plan = dossier_find(d, ENTITY_PLAN, 6),
					     .settings = &settings, .today = day(TODAY),
					     .derived = &derived },
				 .recipient = recipient,
				 .request = recipient == RECIPIENT_SWV ? dossier_request(d) :
									 NULL },
			 out);
	record_free(school);
	derived_free(&derived);
}

/* As printed in text; the caller frees. */
static char *printed(const struct dossier *d, enum recipient recipient)
{
	struct document document;
	struct buffer text = {0};

	print_for(d, recipient, &document);
	document_text(&document, 300, &text);
	document_free(&document);
	return buffer_take(&text);
}

static int times(const char *text, const char *mark)
{
	int count = 0;

	for (const char *at = text; (at = strstr(at, mark)); at += strlen(mark))
		count++;
	return count;
}

Test(dossier_rows, go_once_to_each_for_whom_they_are)
{
	static const char signs[RECIPIENT_COUNT + 1] = "psw";

	for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
		struct dossier d = begin();

		for (int c = 0; c < CHANGES && rows[r].changes[c].fields[0]; c++)
			dossier_apply(&d, &rows[r].changes[c], 20 + c);
		for (int who = 0; who < RECIPIENT_COUNT; who++) {
			char *text = printed(&d, (enum recipient)who);

			cr_expect(eq(int, times(text, rows[r].mark) > 0,
				     strchr(rows[r].who, signs[who]) != NULL),
				  "row %zu for %s: %s\n%s", r, recipients[who].code, rows[r].mark,
				  text);
			cr_expect(times(text, rows[r].mark) <= 1 ||
					  strcmp(rows[r].mark, "zebra") != 0,
				  "row %zu for %s", r, recipients[who].code);
			free(text);
		}
		dossier_free(&d);
	}
}

static void expect_order(const char *text, const char *first, const char *second)
{
	const char *a = strstr(text, first), *b = strstr(text, second);

	cr_expect(a && b && a < b, "%s before %s in\n%s", first, second, text);
}

Test(dossier_rows, stand_by_their_place_or_day_and_else_as_they_were_made)
{
	struct dossier d = {0};
	char *text;

	dossier_row(&d, ENTITY_PUPIL, 1, "family_name", "Hof", NULL);
	dossier_row(&d, ENTITY_PLAN, 6, "pupil", "1", "status", "in_force", NULL);
	dossier_row(&d, ENTITY_GOAL, 24, "plan", "6", "description", "vierde", "position", "10",
		    NULL);
	dossier_row(&d, ENTITY_GOAL, 23, "plan", "6", "description", "derde", "position", "9",
		    NULL);
	dossier_row(&d, ENTITY_GOAL, 22, "plan", "6", "description", "tweede", "position", "2",
		    NULL);
	dossier_row(&d, ENTITY_GOAL, 21, "plan", "6", "description", "eerste", "position", "2",
		    NULL);
	dossier_row(&d, ENTITY_LOG, 32, "date", "2026-10-02", "text", "regel drie", "confidential",
		    "no", NULL);
	dossier_row(&d, ENTITY_LOG, 31, "date", "2026-10-02", "text", "regel twee", "confidential",
		    "no", NULL);
	dossier_row(&d, ENTITY_LOG, 33, "date", "2026-10-01", "text", "regel een", "confidential",
		    "no", NULL);
	text = printed(&d, RECIPIENT_PARENTS);
	expect_order(text, "eerste", "tweede");
	expect_order(text, "tweede", "derde");
	expect_order(text, "derde", "vierde");
	expect_order(text, "regel een", "regel twee");
	expect_order(text, "regel twee", "regel drie");
	free(text);
	dossier_free(&d);
}

Test(dossier_rows, of_a_draft_are_marked_as_such)
{
	struct dossier d = begin();
	struct document document;

	print_for(&d, RECIPIENT_PARENTS, &document);
	cr_expect(document.watermark == NULL);
	document_free(&document);
	dossier_apply(&d, &(struct dossier_change){ ENTITY_PLAN, 6, { "status", "draft" } }, 0);
	print_for(&d, RECIPIENT_PARENTS, &document);
	cr_expect_str_eq(document.watermark, "CONCEPT");
	document_free(&document);
	dossier_free(&d);
}

Test(dossier_rows, warn_whom_not_to_give_it_when_the_parents_get_it)
{
	struct dossier d = begin();

	dossier_row(&d, ENTITY_GUARDIAN, 30, "given_name", "Bart", "family_name", "Berg", NULL);
	dossier_row(&d, ENTITY_PUPIL_GUARDIAN, 31, "pupil", "1", "guardian", "30", "information",
		    "limited", NULL);
	for (int who = 0; who < RECIPIENT_COUNT; who++) {
		struct document document;

		print_for(&d, (enum recipient)who, &document);
		cr_expect(eq(int, document.heed != NULL, who == RECIPIENT_PARENTS));
		document_free(&document);
	}
	dossier_free(&d);
}

Test(dossier_rows, of_measurements_end_in_how_the_pupil_develops_where_that_is_known)
{
	struct dossier d = begin();
	char *text;

	dossier_row(&d, ENTITY_MEASUREMENT, 40, "date", "2026-01-20", "subject", "mathematics",
		    "level", "IV", NULL);
	dossier_row(&d, ENTITY_MEASUREMENT, 41, "date", "2026-06-20", "subject", "mathematics",
		    "level", "III", NULL);
	text = printed(&d, RECIPIENT_PARENTS);
	cr_expect(strstr(text, "Ontwikkeling leren: vooruitgang\n") != NULL);
	cr_expect(strstr(text, "Ontwikkeling gedrag") == NULL);
	free(text);
	dossier_free(&d);
}

/* So that nobody reads "ja" and gets less. */
Test(dossier_rows, of_which_somebody_gets_a_part_are_said_to_be_one)
{
	unsigned to;
	const char *heading;
	int parts = 0;

	for (size_t i = 0; (heading = dossier_set_heading(i, &to)); i++)
		for (int who = 0; who < RECIPIENT_COUNT; who++) {
			const char *only = dossier_set_only(i, (enum recipient)who);

			parts += only != NULL;
			cr_expect(only == NULL || (dossier_sets[i].takes && to & 1U << who), "%s",
				  heading);
			if (!strcmp(heading, "Gesprekken") && who == RECIPIENT_SCHOOL)
				cr_expect_str_eq(only, "de warme overdracht");
			if (who == RECIPIENT_PARENTS)
				cr_expect(only == NULL, "%s: %s", heading, only);
		}
	cr_expect(eq(int, parts, 5));
}
