/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <signal.h>
#include <string.h>

#include "core/records/log.h"
#include "core/report/document.h"
#include "tests/dossier.h"

static const struct document_column columns[] = { { "Doel", 3 }, { "Beginwaarde", 1 } };

/* One block of each kind. */
static struct document sample(void)
{
	struct document d = {
		.title = mem_text("Plan"),
		.school = mem_text("De Brug"),
		.subject = mem_text("Jóëlle van den Berg"),
		.edition = mem_text("versie 2"),
		.date = mem_text("gemaakt op 22-11-2026"),
		.watermark = mem_text("CONCEPT"),
	};

	document_heading(&d, 1, "Handelingsdeel");
	document_paragraph(&d, "Leest elke dag twintig minuten samen met de leerkracht.");
	document_field(&d, "Begin", "12-09-2026");
	document_field(&d, "Einde", "");
	document_item(&d, "werkt hard");
	document_item(&d, "is nieuwsgierig");
	document_table(&d, columns, 2);
	document_cell(&d, "1. leest M5");
	document_cell(&d, "M4");
	document_cell(&d, "2. vraagt hulp");
	document_cell(&d, "");
	document_room(&d, "Aanpak", 2);
	document_signature(&d, "Ouder of verzorger", "Anna Hof");
	return d;
}

static char *as_text(const struct document *d, int width)
{
	struct buffer out = {0};

	document_text(d, width, &out);
	return buffer_take(&out);
}

Test(document, reads_as_plain_text_in_one_column)
{
	struct document d = sample();
	char *text = as_text(&d, 40);

	cr_expect_str_eq(text, "CONCEPT\n"
			       "Plan\n"
			       "De Brug\n"
			       "Jóëlle van den Berg\n"
			       "versie 2\n"
			       "gemaakt op 22-11-2026\n"
			       "\n"
			       "Handelingsdeel\n"
			       "==============\n"
			       "\n"
			       "Leest elke dag twintig minuten samen met\n"
			       "de leerkracht.\n"
			       "\n"
			       "Begin: 12-09-2026\n"
			       "Einde:\n"
			       "\n"
			       "- werkt hard\n"
			       "- is nieuwsgierig\n"
			       "\n"
			       "- 1. leest M5\n"
			       "  Beginwaarde: M4\n"
			       "\n"
			       "- 2. vraagt hulp\n"
			       "\n"
			       "Aanpak:\n"
			       "________________________________________\n"
			       "________________________________________\n"
			       "\n"
			       "Ouder of verzorger: Anna Hof\n"
			       "  Datum: ____________________\n"
			       "  Handtekening: ____________________\n");
	free(text);
	document_free(&d);
}

Test(document, wraps_a_long_text_below_its_label)
{
	struct document d = {0};
	char *text;

	document_field(&d, "Uitstroombestemming", "vmbo-gt, met extra tijd bij de toetsen");
	text = as_text(&d, 30);
	cr_expect_str_eq(text,
			 "\nUitstroombestemming:\n  vmbo-gt, met extra tijd bij\n  de toetsen\n");
	free(text);
	document_free(&d);
}

Test(document, keeps_the_lines_that_somebody_typed)
{
	struct document d = {0};
	char *text;

	document_paragraph(&d, "eerst dit\n\ndan dat");
	text = as_text(&d, 30);
	cr_expect_str_eq(text, "\neerst dit\n\ndan dat\n");
	free(text);
	document_free(&d);
}

Test(document, reads_as_markdown)
{
	struct document d = sample();
	struct buffer out = {0};

	document_markdown(&d, &out);
	cr_expect(strstr(out.bytes, "# Plan\n\n**CONCEPT**\n\n- De Brug\n") != NULL);
	cr_expect(strstr(out.bytes, "\n## Handelingsdeel\n\nLeest elke dag") != NULL);
	cr_expect(strstr(out.bytes, "\n- **Begin:** 12-09-2026\n- **Einde:**\n\n- werkt hard\n") !=
		  NULL);
	cr_expect(strstr(out.bytes, "\n**Ouder of verzorger:** Anna Hof\n\nDatum: \n\\_") != NULL);
	cr_expect(strstr(out.bytes, "\\_\n\nHandtekening: \n\\_") != NULL, "%s", out.bytes);
	cr_expect(strstr(out.bytes, "\n| Doel | Beginwaarde |\n| --- | --- |\n| 1. leest M5 | M4 "
				    "|\n| 2. vraagt hulp |  |\n") != NULL);
	buffer_clear(&out);
	document_free(&d);
}

Test(document, takes_no_line_of_the_front_for_markdown)
{
	struct document d = {
		.title = mem_text("Plan"), .school = mem_text("# De Brug"),
		.subject = mem_text("- Jo"),
		.edition = mem_text("1. versie"), .date = mem_text("> vandaag"),
	};
	struct buffer out = {0};

	document_markdown(&d, &out);
	cr_expect(strstr(out.bytes, "- \\# De Brug\n- \\- Jo\n- 1\\. versie\n- \\> vandaag\n") !=
			  NULL,
		  "%s", out.bytes);
	buffer_clear(&out);
	document_free(&d);
}

Test(document, takes_nothing_typed_for_markdown)
{
	struct document d = { .title = mem_text("*x*") };
	struct buffer out = {0};

	document_paragraph(&d, "# geen kop\n1. geen lijst\n    geen code\na|b <i> [x](y) c_d_e");
	document_table(&d, columns, 2);
	document_cell(&d, "a|b");
	document_cell(&d, "twee\nregels");
	document_markdown(&d, &out);
	cr_expect_str_eq(out.bytes,
			 "# \\*x\\*\n\n\n"
			 "\\# geen kop\\\n1\\. geen lijst\\\ngeen code\\\n"
			 "a\\|b \\<i\\> \\[x\\](y) c\\_d\\_e\n\n"
			 "| Doel | Beginwaarde |\n| --- | --- |\n| a\\|b | twee<br>regels |\n");
	buffer_clear(&out);
	document_free(&d);
}

Test(document, takes_no_sign_in_front_of_a_line_for_markdown)
{
	static const char *const lines[][2] = {
		{ "> a", "\\> a" }, { "+ a", "\\+ a" }, { "- a", "\\- a" }, { "---", "\\---" },
		{ "===", "\\===" }, { "~~~", "\\~~~" }, { "12) a", "12\\) a" },
		{ "\ta", "a" }, { "* a", "\\* a" }, { "`a`", "\\`a\\`" },
		{ "a\\*", "a\\\\\\*" }, { "&lt;", "\\&lt;" }, { ".a", ".a" },
		{ "a1. b", "a1. b" }, { "a - b # c", "a - b # c" },
	};

	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		struct document d = { .title = mem_text("x") };
		char *want = mem_format("# x\n\n\neerst\\\n%s\n", lines[i][1]);
		char *typed = mem_format("eerst\n%s", lines[i][0]);
		struct buffer out = {0};

		document_paragraph(&d, typed);
		document_markdown(&d, &out);
		cr_expect_str_eq(out.bytes, want, "%s: %s", typed, out.bytes);
		buffer_clear(&out);
		document_free(&d);
		free(typed);
		free(want);
	}
}

Test(document, becomes_json_with_every_block)
{
	struct document d = sample();
	struct buffer out = {0};

	document_json(&d, &out);
	cr_expect(strstr(out.bytes, "\"title\":\"Plan\"") != NULL);
	cr_expect(strstr(out.bytes, "\"watermark\":\"CONCEPT\"") != NULL);
	cr_expect(strstr(out.bytes,
			 "{\"kind\":\"heading\",\"level\":1,\"text\":\"Handelingsdeel\"}") != NULL);
	cr_expect(strstr(out.bytes,
			 ""
			 "{\"kind\":\"table\",\"columns\":[{\"label\":\"Doel\",\"width\":3},{"
			 "\"label\":\"Beginwaarde\",\"width\":1}],\"rows\":[[\"1. "
			 "leest M5\",\"M4\"],[\"2. vraagt hulp\",\"\"]]}") != NULL);
	cr_expect(strstr(out.bytes, "\"school\":\"De Brug\"") != NULL);
	cr_expect(strstr(out.bytes, "\"subject\":\"Jóëlle van den Berg\"") != NULL);
	cr_expect(strstr(out.bytes, "\"edition\":\"versie 2\"") != NULL);
	cr_expect(strstr(out.bytes, "\"date\":\"gemaakt op 22-11-2026\"") != NULL);
	cr_expect(strstr(out.bytes, "\"language\":\"nl\"") != NULL);
	cr_expect(strstr(out.bytes, "\"fit\":\"flow\"") != NULL);
	cr_expect(strstr(out.bytes, "{\"kind\":\"paragraph\",\"text\":\"Leest elke") != NULL);
	cr_expect(strstr(out.bytes, "{\"kind\":\"field\",\"label\":\"Begin\",\"text\":\"12-09-"
				    "2026\"}") != NULL);
	cr_expect(strstr(out.bytes, "{\"kind\":\"item\",\"text\":\"werkt hard\"}") != NULL);
	cr_expect(strstr(out.bytes, "{\"kind\":\"signature\",\"label\":\"Ouder of verzorger\","
				    "\"text\":\"Anna Hof\"}") != NULL);
	cr_expect(strstr(out.bytes, "{\"kind\":\"room\",\"level\":2,\"label\":\"Aanpak\"}") !=
		  NULL);
	buffer_clear(&out);
	document_free(&d);
}

Test(document, says_in_json_how_it_must_fit)
{
	static const char *const fits[FIT_COUNT] = {
		[FIT_FLOW] = "\"fit\":\"flow\"",
		[FIT_TRY] = "\"fit\":\"try\"",
		[FIT_CUT] = "\"fit\":\"cut\"",
	};

	for (int fit = 0; fit < FIT_COUNT; fit++) {
		const struct document d = { .fit = (enum document_fit)fit };
		struct buffer out = {0};

		document_json(&d, &out);
		cr_expect(strstr(out.bytes, fits[fit]) != NULL, "%s", out.bytes);
		buffer_clear(&out);
	}
}

Test(document, aborts_on_a_cell_outside_a_table, .signal = SIGABRT)
{
	struct document d = sample();

	document_cell(&d, "x");
}

Test(document, remembers_the_texts_that_were_typed_and_where_they_are_kept)
{
	struct document d = {0};
	struct dossier dossier = {0};
	struct record *log = dossier_row(&dossier, ENTITY_LOG, 7, "date", "2026-11-20", "kind",
					 "event", "text", "Viel van de trap.", NULL);
	struct buffer shown = {0};

	document_show(&d, log, LOG_TEXT, &shown);
	document_show(&d, log, LOG_DATE, &shown);
	cr_expect_str_eq(shown.bytes, "Viel van de trap.20-11-2026");
	cr_assert(eq(sz, d.typed_count, 1));
	document_note(&d, log, LOG_TEXT);
	document_note(&d, log, LOG_DATE);
	cr_assert(eq(sz, d.typed_count, 1));
	cr_expect(d.typed[0].entity == &log_entity);
	cr_expect(eq(long, (long)d.typed[0].row, 7));
	cr_expect(eq(int, (int)d.typed[0].field, LOG_TEXT));
	cr_expect_str_eq(d.typed[0].text, "Viel van de trap.");
	buffer_clear(&shown);
	document_free(&d);
	dossier_free(&dossier);
}
