/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What zorgbord-pdf makes of it, and what is said when it fails. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/memory.h"
#include "tests/child.h"
#include "tests/command.h"
#include "tests/expect.h"
#include "tests/files.h"
#include "tests/tty_expect.h"

#define TODAY "2026-11-22"

/* Beside PLACE's file: a program with a helper of our own: SCRIPT, in which $P is the real one; and
 * an empty directory out. */
static void put_helper(const struct place *place, const char *script)
{
	char *helper = mem_format(
		"mkdir -p $(dirname $F)/out $(dirname $F)/helpers && cp $Z $(dirname $F)/zorgbord "
		"&& printf '%%s\\n' '%s' | sed \"s,\\$P,$(dirname $(realpath "
		"$Z))/helpers/zorgbord-pdf,\" >$(dirname $F)/helpers/zorgbord-pdf && echo "
		"'<fontconfig/>' >$(dirname $F)/helpers/none.conf && chmod 755 $(dirname "
		"$F)/helpers/zorgbord-pdf",
		script);

	command_sh_ok(place, helper);
	free(helper);
}

/* Prints the card of a pupil with that helper. It must fail with SAYS, and leave nothing in the
 * directory where the PDF was to come, also with SIGCHLD ignored by who started it. */
static void expect_no_pdf(const char *script, const char *says)
{
	static const char *const traps[] = { "", "trap \"\" CHLD; " };
	struct place place = place_with_plan();
	char *to = files_join(place.directory, "out");

	for (size_t i = 0; i < sizeof traps / sizeof traps[0]; i++) {
		char *print = mem_format("%sexec $(dirname $F)/zorgbord -f $F --today " TODAY
					 " print card 1042 --to $(dirname $F)/out/card.pdf",
					 traps[i]);
		struct run run;

		put_helper(&place, script);
		run = command_sh(&place, print);
		command_expect(&run, 1, says);
		cr_expect(rmdir(to) == 0, "something was left in %s", to);
		free(print);
	}
	free(to);
	place_free(&place);
}

Test(e2e_print_helper, says_what_is_wrong_with_the_helper_and_leaves_nothing)
{
	expect_no_pdf("#!/bin/sh\nFONTCONFIG_FILE=${0%/*}/none.conf exec $P",
		      "er is geen lettertype geïnstalleerd om een PDF mee te maken: installeer "
		      "fonts-dejavu-core");
	expect_no_pdf("#!/nonexistent/sh", "helpers/zorgbord-pdf kan niet worden gestart");
	expect_no_pdf("#!/bin/sh\nhead -c 100; kill -KILL $$",
		      "zorgbord-pdf is gestopt door signaal 9");
	expect_no_pdf("#!/bin/sh\n$P | head -c 1000; exit 1", "zorgbord-pdf is niet gelukt (1)");
	expect_no_pdf("#!/bin/sh\ncat >/dev/null",
		      "helpers/zorgbord-pdf heeft niets gemaakt dat klopt");
	expect_no_pdf("#!/bin/sh\n$P | head -c 1000",
		      "helpers/zorgbord-pdf heeft niets gemaakt dat klopt");
}

Test(e2e_print_helper, keeps_the_old_file_when_the_helper_makes_nothing)
{
	struct place place = place_with_plan();
	char *to = files_join(place.directory, "out/card.pdf");
	struct run run;

	put_helper(&place, "#!/bin/sh\nexit 0");
	files_write(to, "van mij");
	run = command_sh(&place, "$(dirname $F)/zorgbord -f $F --today " TODAY
				 " print card 1042 --force --to $(dirname $F)/out/card.pdf");
	command_expect(&run, 1, "heeft niets gemaakt dat klopt");
	expect_file(to, "van mij");
	free(to);
	place_free(&place);
}

/* A parent walks in, and then there is no time for it. */
Test(e2e_print_helper, can_be_hidden_and_stopped_while_the_helper_is_at_work)
{
	struct place place = place_with_plan();
	char *program = files_join(place.directory, "zorgbord"),
	     *to = files_join(place.directory, "out");
	struct tty *t;

	put_helper(&place, "#!/bin/sh\nexec sleep 600");
	t = tty_spawn(&(struct tty_options){ .directory = to },
		      (const char *const[]){ program, "-f", place.file, "--today", TODAY, NULL });
	tty_expect(t, "a alle");
	tty_key(t, "a");
	tty_expect(t, "Berg, J");
	tty_key(t, "Enter");
	tty_expect(t, "Overzicht  Plan");
	tty_key(t, "p");
	tty_expect(t, "OPP als platte tekst");
	tty_key(t, "Enter");
	tty_expect(t, "-versie-1.pdf");
	tty_key(t, "Enter");
	tty_expect(t, "Esc stopt");
	tty_key(t, "C-x");
	tty_expect_gone(t, "Berg");
	tty_expect_gone(t, "Esc stopt");
	tty_key(t, "C-x");
	tty_expect(t, "Esc stopt");
	tty_expect(t, "Berg");
	tty_key(t, "Esc");
	tty_expect(t, "Gestopt; er is niets veranderd");
	tty_end(t);
	tty_free(t);
	cr_expect(rmdir(to) == 0, "something was left in %s", to);
	free(program);
	free(to);
	place_free(&place);
}

/* The last two for private use are in no font. */
Test(e2e_print_helper, names_the_characters_that_no_font_has)
{
	struct place place = place_with_plan();
	char *to = files_join(place.directory, "opp.pdf"), *printed;

	free(command_ok(&place, "add", "pupil", "number=7", "given_name=김민준",
			"family_name=\U0010FFFC王\U0010FFFD", NULL));
	command_sh_ok(&place,
	      "$Z -f $F --today " TODAY " add plan status=draft "
	      "pupil=$($Z -f $F list pupil --where number=7 --format csv | sed -n '2s/,.*//p')");
	printed = command_ok(&place, "print", "plan", "7", "--to", to, NULL);
	command_has(printed, "niet elk teken staat erop; dit kent geen lettertype hier: "
			     "\U0010FFFC (U+10FFFC), \U0010FFFD (U+10FFFD)\n");
	free(printed);
	printed = command_ok(&place, "print", "plan", "1042", "--to", to, "--force", NULL);
	cr_expect(strstr(printed, "lettertype") == NULL, "%s", printed);
	free(printed);
	free(to);
	place_free(&place);
}
