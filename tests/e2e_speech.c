/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands say to people: no control character passes, whatever they are given, and a locale
 * that is not UTF-8 gets signs and letters that it has. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/text.h"
#include "tests/command.h"

/* Only newlines and what can be printed. */
static void expect_plain(const char *text, bool ascii)
{
	for (size_t i = 0; text[i]; i++) {
		unsigned char c = (unsigned char)text[i];
		bool good = c == '\n' || (c >= 0x20 && c != 0x7F && (c < 0x80 || !ascii));

		cr_expect(good, "byte %02x in: %s", c, text);
	}
}

/* Each command that tells a path, of a file whose name holds an escape sequence. */
Test(speech, lets_no_escape_sequence_through_a_path)
{
	static const char *const scripts[] = {
		"$Z -f \"$D/a$E.db\" new --name X --brin 12AB",
		"$Z -f \"$D/b$E.db\" demo --pupils 5",
		"$Z -f $F backup \"$D/c$E.db\"",
		"$Z -f $F restore \"$D/c$E.db\"",
		"$Z -f $F --today 2026-11-22 export --to \"$D/d$E\"",
		"$Z -f $F print form --to \"$D/e$E.txt\" --format text",
		"$Z -f \"$D/none$E.db\" list pupil",
		"$Z -f $F import \"$D/none$E.csv\"",
		"$Z -f $F \"x$E\"",
	};
	struct place p = place_with_school();

	for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
		char *script = mem_format("E=$(printf '\\033[31m\\302\\233'); D=${F%%/*}; %s",
					  scripts[i]);
		struct run run = command_sh(&p, script);

		cr_expect(run.out[0] || run.err[0], "%s", scripts[i]);
		expect_plain(run.out, false);
		expect_plain(run.err, false);
		run_free(&run);
		free(script);
	}
	place_free(&p);
}

Test(speech, is_ascii_in_a_locale_that_is_not_utf8)
{
	static const char *const commands[] = {
		"list pupil", "list staff", "deadlines --names", "dashboard",
		"dossiercheck --names", "history", "--help", "import --help", "print --help",
		"check", "onzin",
	};
	struct place p = place_new();
	struct run run;

	free(command_ok(&p, "demo", "--pupils", "60", NULL));
	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
		char *script = mem_format("LC_ALL=C $Z -f $F --today 2026-11-22 %s", commands[i]);

		run = command_sh(&p, script);
		expect_plain(run.out, true);
		expect_plain(run.err, true);
		run_free(&run);
		free(script);
	}
	run = command_sh(&p, "LC_ALL=C $Z -f $F add pupil family_name=\xC3\x96zdemir "
			     "given_name=J\xC3\xB3\xC3\xABlle >/dev/null && "
			     "LC_ALL=C $Z -f $F list pupil "
			     "--where given_name=J\xC3\xB3\xC3\xABlle");
	command_has(run.out, "Ozdemir");
	command_has(run.out, "Joelle");
	run_free(&run);
	/* For programs the bytes stay what they are. */
	run = command_sh(&p, "LC_ALL=C $Z -f $F list pupil --format csv");
	command_has(run.out, "\xC3\x96zdemir");
	run_free(&run);
	place_free(&p);
}

/* More than a buffer of it, so that characters come in parts. */
Test(speech, keeps_characters_whole_over_the_buffers_of_a_stream)
{
	struct place p = place_new();
	char *text;

	free(command_ok(&p, "demo", "--pupils", "400", NULL));
	text = command_ok(&p, "list", "pupil", NULL);
	cr_expect(strlen(text) > 30000);
	cr_expect(text_is_utf8(text, strlen(text)));
	cr_expect(strstr(text, "\xEF\xBF\xBD") == NULL);
	cr_expect(strstr(text, "\xC3") != NULL);
	free(text);
	place_free(&p);
}
