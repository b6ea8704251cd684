/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help, requests, measurements, absence and documents by the commands: added, listed, changed, told
 * by the history and taken back. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "tests/command.h"

static const struct {
	const char *entity, *fields, *listed, *change, *changed, *told;
} kinds[] = {
	{ "support", "form='RT lezen' hours_week=1,5 function=remedial funding=swv",
	  ",RT lezen,,,,remedial,1.5,,,,swv,", "hours_week=2", ",remedial,2,,,,swv,",
	  "hours_week,1.5,2" },
	{ "request", "kind=tlv tlv_for=so sent=2026-10-01", ",tlv,so,,,,,,2026-10-01,",
	  "decision=granted", ",2026-10-01,granted,", "granted" },
	{ "measurement", "date=2026-06-04 subject=spelling level=III score=45,5",
	  ",2026-06-04,spelling,III,45.5,", "level=II", ",spelling,II,", "level,III,II" },
	{ "absence", "kind=long_relative starts=2026-10-01", ",long_relative,2026-10-01,,",
	  "route_back='elke dag een uur'", ",elke dag een uur", "elke dag een uur" },
	{ "document", "kind=letter place=kast", ",letter,,kast", "place=map", ",letter,,map",
	  "place,kast,map" },
};

static void expect_sh(const struct place *p, char *script, const char *says)
{
	struct run run = command_sh(p, script);

	cr_expect(eq(int, run.status, 0), "%s: %s", script, run.err);
	cr_expect(strstr(run.out, says) != NULL, "%s: %s", script, run.out);
	run_free(&run);
	free(script);
}

#define S "$Z -f $F --today 2026-11-22 "

Test(other_records, are_added_listed_changed_told_and_taken_back)
{
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		struct place p = place_with_school();
		const char *e = kinds[i].entity;

		expect_sh(&p, mem_format("P=$(" S "add pupil family_name=Hof); " S
					 "add %s pupil=$P %s >$F.id; " S "list %s --format csv", e,
					 kinds[i].fields, e), kinds[i].listed);
		expect_sh(&p, mem_format(S "set %s $(cat $F.id) %s; " S "list %s --format csv", e,
					 kinds[i].change, e), kinds[i].changed);
		expect_sh(&p, mem_format(S "history %s $(cat $F.id) --format csv", e),
			  kinds[i].told);
		expect_sh(&p, mem_format(S "undo; " S "list %s --format csv", e),
			  kinds[i].listed);
		expect_sh(&p, mem_format(S "undo; " S "list %s", e), "geen ");
		expect_sh(&p, mem_format(S "check"), "");
		place_free(&p);
	}
}

Test(other_records, refuse_what_cannot_be)
{
	static const struct {
		const char *fields, *says;
	} wrong[] = {
		{ "support hours_week=61", "Uren per week is een getal" },
		{ "support starts=2026-10-01 ends=2026-09-01", "eindigen" },
		{ "request kind=arrangement tlv_for=so", "arrangement is geen TLV" },
		{ "measurement date=2026-06-04 subject=safety level=II", "risico" },
		{ "measurement date=2026-12-04 subject=spelling level=II", "toekomst" },
		{ "absence kind=suspension starts=2026-10-01 ends=2026-09-01", "eindigen" },
		{ "absence kind=suspension starts=2026-10-01 reported=2026-09-01",
		  "voor het begint" },
		{ "absence kind=suspension starts=2026-10-01 reported=2026-12-01", "toekomst" },
		{ "document kind=letter", "Waar het ligt" },
	};
	struct place p = place_with_school();

	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		char *script = mem_format(S "add %s pupil=2", wrong[i].fields);
		struct run run = command_sh(&p, script);

		cr_expect(ne(int, run.status, 0), "%s", script);
		cr_expect(strstr(run.err, wrong[i].says) != NULL, "%s: %s", script, run.err);
		run_free(&run);
		free(script);
	}
	place_free(&p);
}
