/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due as a calendar: what stands in it, what must not, and that others can read it. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "tests/command.h"

/* Jóëlle, with a plan that is late and two agreements on the 25th. */
static struct place begin(void)
{
	struct place p = place_with_school();
	char *id = command_ok(&p, "add", "pupil", "given_name=Jóëlle", "prefix=van den",
			      "family_name=Berg", "number=4711", NULL);
	char *pupil = mem_format("pupil=%.*s", (int)strcspn(id, "\n"), id);

	free(command_ok(&p, "add", "support_period", pupil, "level=extra", "starts=2026-10-01",
			NULL));
	free(command_ok(&p, "add", "agreement", pupil, "what=bellen, met moeder", "who=J. Smit",
			"by=2026-11-25", NULL));
	free(command_ok(&p, "add", "agreement", pupil, "what=mailen", "by=2026-11-25", NULL));
	free(pupil);
	free(id);
	return p;
}

/* The line of TEXT that begins with START, copied; "" when there is none. */
static char *line_of(const char *text, const char *start)
{
	const char *at = strstr(text, start);

	return at ? mem_format("%.*s", (int)strcspn(at, "\r\n"), at) : mem_text("");
}

Test(ics, has_one_event_for_each_day_and_one_for_what_is_late)
{
	struct place p = begin();
	char *text = command_ok(&p, "deadlines", "--format", "ics", NULL);
	const char *late = strstr(text, "UID:late-"), *day = strstr(text, "UID:2026-11-25-");

	cr_assert(late && day && late < day, "%s", text);
	cr_expect(strstr(text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:") == text);
	cr_expect(strstr(late, "DTSTART;VALUE=DATE:20261122\r\n") < day);
	cr_expect(strstr(late, "SUMMARY:1 termijn te laat\r\n") < day);
	cr_expect(strstr(day, "DTSTART;VALUE=DATE:20261125\r\nDTEND;VALUE=DATE:20261126\r\n") !=
		  NULL);
	cr_expect(strstr(day, "SUMMARY:2 termijnen\r\n") != NULL);
	cr_expect(strstr(text, "DTSTAMP:20261122T000000Z\r\n") != NULL);
	free(text);
	place_free(&p);
}

Test(ics, names_nobody_and_nothing)
{
	static const char *const secrets[] = { "Berg", "J.", "Smit", "4711", "bellen", "moeder",
					       "mailen", "OPP", "12AB", "11111", "zorgteam" };
	struct place p = begin();
	char *text = command_ok(&p, "deadlines", "--format", "ics", NULL);

	for (size_t i = 0; i < sizeof secrets / sizeof secrets[0]; i++)
		cr_expect(strstr(text, secrets[i]) == NULL, "%s in %s", secrets[i], text);
	free(text);
	place_free(&p);
}

Test(ics, keeps_the_uid_of_a_day_when_more_falls_on_it)
{
	struct place p = begin();
	char *before = command_ok(&p, "deadlines", "--format", "ics", NULL);

	char *list = command_ok(&p, "list", "pupil", "--format", "csv", NULL);
	char *id = line_of(strchr(list, '\n') + 1, "");
	char *pupil = mem_format("pupil=%.*s", (int)strcspn(id, ","), id);
	char *record = mem_format("record=%.*s", (int)strcspn(id, ","), id);

	free(command_ok(&p, "add", "postponement", pupil, record, "entity=pupil",
			"deadline=plan_in_force", "term=2026-11-12", "until=2026-11-25",
			"reason=wacht", NULL));
	char *after = command_ok(&p, "deadlines", "--format", "ics", NULL);
	char *uid = line_of(before, "UID:2026-11-25-"), *same = line_of(after, "UID:2026-11-25-");

	cr_expect_str_eq(uid, same);
	cr_expect(strlen(uid) > 20);
	cr_expect(strstr(after, "SUMMARY:3 termijnen") != NULL, "%s", after);
	cr_expect(strstr(after, "te laat") == NULL);
	free(list);
	free(id);
	free(pupil);
	free(record);
	free(before);
	free(after);
	free(uid);
	free(same);
	place_free(&p);
}

Test(ics, is_a_calendar_without_events_when_nothing_is_due)
{
	struct place p = place_with_school();
	char *text = command_ok(&p, "deadlines", "--format", "ics", NULL);

	cr_expect(strstr(text, "END:VCALENDAR") != NULL && strstr(text, "VEVENT") == NULL);
	free(text);
	place_free(&p);
}

Test(ics, takes_no_names)
{
	struct place p = place_with_school();

	command_fails(&p, 2, "ics", "deadlines", "--names", "--format", "ics", NULL);
	place_free(&p);
}

/* What SCRIPT says of the calendar in the file $C; skipped where PROGRAM is not installed. */
static void expect_read(const char *program, const char *script, const char *says)
{
	struct place p = begin();
	char *all = mem_format("%s >/dev/null 2>&1 || { echo absent; exit; }\n"
			       "C=$(mktemp) D=$(mktemp -d)\n"
			       "\"$Z\" -f \"$F\" --today 2026-11-22 deadlines --format ics "
			       ">\"$C\"\n%s\nrm -r \"$C\" \"$D\"\n", program, script);
	struct run run = command_sh(&p, all);
	bool absent = !strncmp(run.out, "absent", 6);

	if (!absent)
		cr_expect_str_eq(run.out, says, "%s", run.err);
	run_free(&run);
	free(all);
	place_free(&p);
	if (absent)
		cr_skip_test("the reader is not installed");
}

Test(ics, is_read_by_python3_icalendar)
{
	expect_read("/usr/bin/python3 -c 'import icalendar'",
		    "/usr/bin/python3 - \"$C\" <<'END'\n"
		    "import icalendar, sys\n"
		    "c = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())\n"
		    "for e in c.walk('VEVENT'):\n"
		    "    print(e.decoded('dtstart'), e['summary'], e.errors)\n"
		    "END",
		    "2026-11-22 1 termijn te laat []\n2026-11-25 2 termijnen []\n");
}

Test(ics, is_read_by_calcurse)
{
	expect_read("command -v calcurse",
		    "HOME=$D calcurse -D \"$D\" -q -i \"$C\" && HOME=$D calcurse -D \"$D\" -G | "
		    "sed 's/>[0-9a-f]*//; s/  */ /g'",
		    "11/22/2026 [1] 1 termijn te laat\n11/25/2026 [1] 2 termijnen\n");
}

/* What SCRIPT prints, with the calendar of today at $C. */
static char *said_by(const struct place *p, const char *script)
{
	char *all = mem_format("C=$(dirname \"$F\")/c.ics\n"
			       "\"$Z\" -f \"$F\" --today 2026-11-22 deadlines --format ics "
			       ">\"$C\"\n%s\n", script);
	struct run run = command_sh(p, all);
	char *out = mem_text(run.out);

	cr_expect_str_eq(run.err, "", "%s", script);
	run_free(&run);
	free(all);
	return out;
}

static void expect_said(const struct place *p, const char *script, const char *says)
{
	char *out = said_by(p, script);

	cr_expect_str_eq(out, says, "%s", script);
	free(out);
}

Test(ics, is_the_same_each_time_wherever_the_clock_stands)
{
	struct place p = begin();

	expect_said(&p, "\"$Z\" -f \"$F\" --today 2026-11-22 deadlines --format ics | cmp - \"$C\" "
			"&&\nTZ=Pacific/Auckland \"$Z\" -f \"$F\" --today 2026-11-22 deadlines "
			"--format ics | cmp - \"$C\" && echo same",
		    "same\n");
	place_free(&p);
}

/* A term that is met and a pupil who comes leave the uids of all other days as they were. */
Test(ics, keeps_its_uids_when_something_else_changes)
{
	struct place p = begin();

	expect_said(&p,
		    "z() { \"$Z\" -f \"$F\" --today 2026-11-22 \"$@\"; }\n"
		    "P=$(z list pupil --format csv | sed -n '2s/,.*//p')\n"
		    "z add agreement pupil=$P what=brief by=2026-11-28 >/dev/null\n"
		    "z deadlines --format ics | grep ^UID >\"$C.before\"\n"
		    "A=$(z list agreement --where what=mailen --format csv | sed -n '2s/,.*//p')\n"
		    "z set agreement $A done=2026-11-22 >/dev/null\n"
		    "N=$(z add pupil family_name=Bosch)\n"
		    "z add agreement pupil=$N what=bellen by=2026-11-29 >/dev/null\n"
		    "z deadlines --format ics | grep ^UID >\"$C.after\"\n"
		    "diff \"$C.before\" \"$C.after\" | cut -c1-16; wc -l <\"$C.before\"",
		    "3a4\n> UID:2026-11-29\n3\n");
	place_free(&p);
}

/* The clock goes forward on 28 March 2027 and back on 31 October. */
Test(ics, has_whole_days_when_the_clock_changes)
{
	struct place p = begin();

	expect_said(&p,
		    "P=$(\"$Z\" -f \"$F\" list pupil --format csv | sed -n '2s/,.*//p')\n"
		    "for d in 2027-03-28 2027-10-31; do\n"
		    "\"$Z\" -f \"$F\" add agreement pupil=$P what=brief by=$d >/dev/null\n"
		    "TZ=Europe/Amsterdam \"$Z\" -f \"$F\" --today $d deadlines --format ics | tr "
		    "-d '\\r' | sed -n '/^UID:2027/,/^DTEND/p' | grep ^DT\ndone",
		    "DTSTAMP:20270328T000000Z\nDTSTART;VALUE=DATE:20270328\n"
		    "DTEND;VALUE=DATE:20270329\nDTSTAMP:20271031T000000Z\n"
		    "DTSTART;VALUE=DATE:20271031\nDTEND;VALUE=DATE:20271101\n");
	place_free(&p);
}

/* RFC 5545, 3.1: lines of at most 75 octets that end in CRLF; longer ones go on behind a space. */
Test(ics, ends_every_line_with_crlf_and_folds_it_at_75_octets)
{
	struct place p = begin();

	expect_said(&p, "tr -cd '\\r' <\"$C\" | wc -c | tr -d ' ' >\"$C.cr\"\n"
			"wc -l <\"$C\" | tr -d ' ' | diff - \"$C.cr\" && grep -c -v \"$(printf "
			"'\\r')$\" \"$C\"",
		    "0\n");
	expect_said(&p,
		    "T=$(printf 'één lange regel, met alles erin; %.0s' 1 2 3 4 5 6 7 8)\n"
		    "printf "
		    "'{\"name\":\"T\",\"stamp\":\"2026-11-22\",\"events\":[{\"uid\":\"u\",\"date\":"
		    "\"2026-11-25\",\"summary\":\"%s\",\"text\":\"\"}]}' "
		    "\"$T\" | \"$(dirname \"$Z\")\"/helpers/zorgbord-ics >\"$C\"\nLC_ALL=C awk '{ "
		    "sub(/\\r$/, \"\"); if (length($0) > 75) long++; if (/^ /) more++ } END { "
		    "print long + 0, (more > 2) }' \"$C\"\ntr -d '\\r' <\"$C\" | sed -z 's/\\n "
		    "//g' | sed -n 's/^SUMMARY://p' | sed 's/\\\\//g' | grep -c -x -- \"$T\"",
		    "0 1\n1\n");
	place_free(&p);
}

Test(ics, that_the_helper_did_not_make_whole_is_a_failure)
{
	static const char *const scripts[] = { "exit 0", "echo BEGIN:VCALENDAR",
					       "echo END:VCALENDAR" };
	struct place p = begin();

	for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
		char *script = mem_format("D=$(dirname $F); mkdir -p $D/helpers; cp $Z "
					  "$D/zorgbord; printf '#!/bin/sh\\ncat >/dev/null; %s\\n' "
					  ">$D/helpers/zorgbord-ics; chmod 755 "
					  "$D/helpers/zorgbord-ics; $D/zorgbord -f $F --today "
					  "2026-11-22 deadlines --format ics",
					  scripts[i]);
		struct run run = command_sh(&p, script);

		command_expect(&run, 1, "zorgbord-ics heeft niets gemaakt dat klopt");
		free(script);
	}
	place_free(&p);
}
