/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/exchange/csv_plan.h"
#include "core/records/consent.h"
#include "core/records/plan.h"
#include "db/takeover.h"
#include "tests/expect.h"
#include "tests/school.h"

#define HEAD                                                                                       \
	"leerlingnummer;begin;bestemming;vastgesteld;instemming;laatste evaluatie;gebied;doel\n"

static struct running_list read_plans(struct school *s, const char *text)
{
	struct running_list list = {0};
	struct zb_err err;
	FILE *file = fmemopen((char *)(uintptr_t)text, strlen(text), "rb");

	cr_assert(eq(int, csv_plan_read(file, db_today(s->db), &list, NULL, &err), ZB_OK), "%s",
		  err.text);
	fclose(file);
	return list;
}

static enum zb_code take_over(struct school *s, const char *text, struct zb_err *err)
{
	struct running_list list = read_plans(s, text);
	enum zb_code code = takeover_find(s->db, &list, NULL, err);

	if (!code)
		code = takeover_apply(s->db, list.plans, list.count, NULL, err);
	running_free(&list);
	return code;
}

static struct school with_pupils(int count)
{
	struct school s = school_open("2026-11-22");

	for (int i = 1; i <= count; i++) {
		char *number = mem_format("number=%d", i),
		     *name = mem_format("family_name=Berg %d", i);

		int64_t pupil = school_add(&s, "pupil", number, "given_name=Tim", name,
					   "born=2016-04-03", "enrolled=2020-08-01", NULL);

		school_add(&s, "placement", school_ref("pupil", pupil), "school_year=2026-2027",
			   "year_group=6", "starts=2026-08-01", NULL);
		free(number);
		free(name);
	}
	return s;
}

Test(takeover, a_plan_comes_straight_into_force_with_all_that_is_known)
{
	struct school s = with_pupils(1);
	struct zb_err err;

	cr_assert(eq(int,
		     take_over(&s,
			       HEAD "1;1-9-2026;vmbo-kb;10-9-2026;12-9-2026;1-6-2026;"
				    "technisch lezen;leest AVI E5\n"
				    "1;;;;;;werkhouding;werkt 15 minuten\n",
			       &err),
		     ZB_OK),
		  "%s", err.text);
	expect_sql(
		&s,
		"SELECT status||' '||origin||' '||starts||' '||destination||' '||adopted FROM plan",
		"in_force taken_over 2026-09-01 vmbo_kb 2026-09-10");
	expect_sql(&s, "SELECT group_concat(kind||' '||area||' '||position, ', ') FROM goal",
		   "learning technical_reading 1, behaviour work_attitude 2");
	expect_sql(&s, "SELECT party||' '||decision||' '||date FROM consent",
		   "parents given 2026-09-12");
	expect_sql(&s,
		   "SELECT kind||' '||parents_present||' '||date||' '||counts_for FROM evaluation",
		   "yearly yes 2026-06-01 2025-2026");
	expect_sql(&s, "SELECT level||' '||starts FROM support_period", "extra 2026-09-01");
	expect_sql(&s, "SELECT count(*) FROM txn", "4");
	school_close(&s);
}

/* Born on 1 September 2008: what was agreed was agreed with the pupil, and nothing is asked
 * anew. */
Test(takeover, of_a_pupil_of_18_has_the_consent_of_the_pupil)
{
	static const struct {
		const char *born, *consent;
	} rows[] = { { "born=2008-09-02", "parents given" },
		     { "born=2008-09-01", "pupil given" } };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct school s = with_pupils(1);
		struct zb_err err;

		cr_assert(eq(int,
			     school_set(&s, &err, "pupil",
					school_number(&s, "SELECT id FROM pupil"), rows[i].born,
					NULL),
			     ZB_OK));
		cr_assert(eq(int,
			     take_over(&s, HEAD "1;1-9-2026;havo;1-9-2026;1-9-2026;1-11-2026;;\n",
				       &err),
			     ZB_OK),
			  "%s", err.text);
		expect_sql(&s, "SELECT party || ' ' || decision FROM consent",
			   rows[i].consent);
		expect_sql(&s, "SELECT substr(items, 7, 1) FROM dossier_check", "+");
		expect_sql(&s, "SELECT count(*) FROM due WHERE date < '2026-11-22'", "0");
		school_close(&s);
	}
}

Test(takeover, eighteen_plans_make_no_row_that_is_late)
{
	struct school s = with_pupils(18);
	struct buffer text = {0};
	struct zb_err err;

	buffer_add(&text, HEAD);
	for (int i = 1; i <= 18; i++)
		buffer_add_format(&text, "%d;%d-9-2025;vmbo-kb;;;;spelling;schrijft foutloos\n", i,
				  i);
	cr_assert(eq(int, take_over(&s, text.bytes, &err), ZB_OK), "%s", err.text);
	expect_sql(&s,
		   "SELECT count(*) FROM pupil_state WHERE plan_state = 'in_force' AND scope = 0",
		   "18");
	expect_sql(&s, "SELECT count(*) FROM due WHERE date < '2026-11-22'", "0");
	buffer_clear(&text);
	school_close(&s);
}

Test(takeover, one_that_fails_leaves_none)
{
	struct school s = with_pupils(2);
	struct zb_err err;

	cr_assert(eq(int, take_over(&s, HEAD "2;1-9-2026;;;;;;\n", &err), ZB_OK));
	cr_expect(eq(int, take_over(&s, HEAD "1;1-9-2026;;;;;;\n2;1-9-2026;;;;;;\n", &err),
		     ZB_INVALID));
	cr_expect_str_eq(err.text, "regel 3: er is al een OPP in werking; dat moet eerst worden "
				   "vervangen of afgesloten");
	expect_sql(&s, "SELECT count(*) FROM plan", "1");
	school_close(&s);
}

Test(takeover, a_period_of_extra_support_that_runs_stays)
{
	struct school s = with_pupils(1);
	struct zb_err err;

	school_add(&s, "support_period",
		   school_ref("pupil", school_number(&s, "SELECT id FROM pupil")), "level=extra",
		   "starts=2026-10-01", NULL);
	cr_assert(eq(int, take_over(&s, HEAD "1;1-9-2026;;;;;;\n", &err), ZB_OK));
	expect_sql(&s, "SELECT group_concat(starts) FROM support_period", "2026-10-01");
	school_close(&s);
}

Test(takeover, a_pupil_is_found_by_name_and_birthday)
{
	struct school s = with_pupils(3);
	struct zb_err err;

	cr_assert(eq(int,
		     take_over(&s,
			       "roepnaam;achternaam;geboortedatum;begin\n"
			       "tim;BERG 2;3-4-2016;1-9-2026\n",
			       &err),
		     ZB_OK),
		  "%s", err.text);
	expect_sql(&s, "SELECT number FROM plan JOIN pupil ON pupil.id = plan.pupil", "2");
	school_close(&s);
}

Test(takeover, a_pupil_who_is_not_there_or_could_be_two_is_named_by_line)
{
	struct school s = with_pupils(1);
	struct zb_err err;

	cr_expect(eq(int, take_over(&s, HEAD "1;1-9-2026;;;;;;\n7;1-9-2026;;;;;;\n", &err),
		     ZB_NOT_FOUND));
	cr_expect_str_eq(err.text, "regel 3: er is geen leerling met nummer 7; lees eerst de "
				   "leerlingen in");
	school_add(&s, "pupil", "given_name=Tim", "family_name=Berg 1", "born=2017-01-01", NULL);
	cr_expect(eq(int, take_over(&s, "roepnaam;achternaam;begin\nTim;Berg 1;1-9-2026\n", &err),
		     ZB_NOT_FOUND));
	cr_expect(strstr(err.text, "regel 2: er zijn meer leerlingen") != NULL, "%s", err.text);
	expect_sql(&s, "SELECT count(*) FROM plan", "0");
	school_close(&s);
}

Test(takeover, what_the_grid_typed_needs_no_file)
{
	struct school s = with_pupils(1);
	struct running_list list = {0};
	struct running_plan *r = running_add(&list);
	struct date starts = {2026, 9, 1};
	struct zb_err err;
	bool has = true;

	r->pupil = school_number(&s, "SELECT id FROM pupil");
	cr_expect(eq(int, takeover_apply(s.db, list.plans, 1, NULL, &err), ZB_INVALID));
	cr_expect_str_eq(err.text, "Berg 1, Tim: vul in wanneer het OPP begon");
	takeover_has_plan(s.db, r->pupil, &has, &err);
	cr_expect_not(has);
	record_set_date(r->plan, PLAN_STARTS, starts);
	cr_expect(eq(int, takeover_apply(s.db, list.plans, 1, NULL, &err), ZB_OK), "%s", err.text);
	takeover_has_plan(s.db, r->pupil, &has, &err);
	cr_expect(has);
	running_free(&list);
	school_close(&s);
}

/* Stops at the report after LEFT others. */
static bool stop_after(void *context, const char *step, int64_t done, int64_t total)
{
	int *left = context;

	cr_expect_str_eq(step, "OPP's");
	cr_expect(done < total);
	return (*left)-- > 0;
}

Test(takeover, stopping_in_the_middle_leaves_no_trace)
{
	struct school s = with_pupils(3);
	struct running_list list = read_plans(&s, HEAD "1;1-9-2026;;;;;;\n2;1-9-2026;;;;;;\n"
						       "3;1-9-2026;;;;;;\n");
	int64_t changes = school_number(&s, "SELECT count(*) FROM history");
	struct zb_err err;

	cr_assert(eq(int, takeover_find(s.db, &list, NULL, &err), ZB_OK), "%s", err.text);
	for (int at = 0; at < 3; at++) {
		int left = at;
		const struct db_progress progress = { stop_after, &left };

		cr_expect(eq(int, takeover_apply(s.db, list.plans, 3, &progress, &err),
			     ZB_CANCELLED));
		expect_sql(&s, "SELECT count(*) FROM plan", "0");
		expect_sql(&s, "SELECT count(*) FROM support_period", "0");
		cr_expect(eq(i64, school_number(&s, "SELECT count(*) FROM history"), changes));
	}
	cr_expect(eq(int, takeover_apply(s.db, list.plans, 3, NULL, &err), ZB_OK), "%s", err.text);
	expect_sql(&s, "SELECT count(*) FROM plan WHERE status = 'in_force'", "3");
	running_free(&list);
	school_close(&s);
}
