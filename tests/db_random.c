/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Derived state under random work: whatever was inserted, edited, deleted, undone, redone, imported
 * and restored, the derived tables are what the records say. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/exchange/csv_las.h"
#include "core/records/agreement.h"
#include "db/backup.h"
#include "db/derived.h"
#include "db/history.h"
#include "db/importing.h"
#include "tests/chance.h"
#include "tests/files.h"
#include "tests/school.h"

enum operation { INSERT, EDIT, DELETE, UNDO, REDO, IMPORT, RESTORE, OPERATION_COUNT };

static const char *const operation_names[] = {"insert", "edit",   "delete", "undo",
					      "redo",   "import", "restore"};

/* How often of 10,000; the rest is insert. */
static const int shares[OPERATION_COUNT] = {
	[EDIT] = 2200, [DELETE] = 1600, [UNDO] = 2000, [REDO] = 2600, [IMPORT] = 25, [RESTORE] = 14,
};

struct work {
	struct school school;
	unsigned seed;
	long done[OPERATION_COUNT];
	char *first, *kept; /* the copies that a restore puts back */
	int copies;
};

static unsigned pick(struct work *w, unsigned below)
{
	return chance_pick(&w->seed, below);
}

/* The id of some row that SQL gives, 0 when there is none. */
static int64_t some(struct work *w, const char *sql)
{
	char *count = mem_format("SELECT count(*) FROM (%s)", sql);
	int64_t rows = school_number(&w->school, count);
	char *one = mem_format("%s ORDER BY id LIMIT 1 OFFSET %u", sql,
			       rows ? pick(w, (unsigned)rows) : 0);
	int64_t id = school_number(&w->school, one);

	free(count);
	free(one);
	return id;
}

static const char *day(struct work *w, const char *field)
{
	static _Thread_local char ring[4][32];
	static _Thread_local unsigned at;
	struct date date = date_add_days((struct date){2026, 11, 22}, -(int)pick(w, 800));
	char iso[DATE_ISO_SIZE], *text = ring[at++ % 4];

	date_to_iso(date, iso);
	snprintf(text, sizeof ring[0], "%s=%s", field, iso);
	return text;
}

static enum zb_code insert_pupil_things(struct work *w, struct zb_err *err)
{
	static const char *const items[] = {"item=own_research", "item=goals_fit", "item=adjusted"};
	static const char *const answers[] = {"answer=yes", "answer=no", "answer=not_applicable"};
	struct school *s = &w->school;
	int64_t pupil = some(w, "SELECT id FROM pupil");
	const char *ref = school_ref("pupil", pupil);

	switch (pick(w, 6)) {
	case 0:
		return school_try(s, err, "support_period", ref, "level=extra", day(w, "starts"),
				  NULL);
	case 1:
		return school_try(s, err, "log", ref, "kind=note", day(w, "date"),
				  "text=rustige week, hulp gevraagd", NULL);
	case 2:
		return school_try(s, err, "agreement", ref, "what=logopedie bellen", day(w, "by"),
				  NULL);
	case 3:
		return school_try(s, err, "plan", ref, "status=draft", day(w, "starts"), NULL);
	case 4:
		return school_try(s, err, "quality", ref, items[pick(w, 3)], answers[pick(w, 3)],
				  NULL);
	default:
		return school_try(s, err, "placement", ref,
				  school_ref("group", some(w, "SELECT id FROM \"group\"")),
				  "school_year=2026-2027", "starts=2026-08-01", "year_group=6",
				  NULL);
	}
}

static enum zb_code insert_plan_things(struct work *w, struct zb_err *err)
{
	static const char *const kinds[] = {"kind=learning", "kind=behaviour"};
	struct school *s = &w->school;
	int64_t draft = some(w, "SELECT id FROM plan WHERE status = 'draft'");
	int64_t plan = some(w, "SELECT id FROM plan WHERE status <> 'draft'");

	switch (pick(w, 4)) {
	case 0:
		return school_try(s, err, "goal", school_ref("plan", draft), kinds[pick(w, 2)],
				  "description=automatiseert tafels", day(w, "target_date"), NULL);
	case 1:
		return school_set(s, err, "plan", draft, "status=in_force", NULL);
	case 2:
		return school_try(s, err, "evaluation", school_ref("plan", plan), day(w, "date"),
				  "kind=yearly", "parents_present=yes", NULL);
	default:
		return school_try(s, err, "consent", school_ref("plan", plan), "party=parents",
				  "decision=given", NULL);
	}
}

static enum zb_code insert_result(struct work *w, struct zb_err *err)
{
	static const char *const findings[] = {"met",      "not_met", "undeterminable",
					       "on_track", "behind",  "dropped"};
	char *finding = mem_format("finding=%s", findings[pick(w, 6)]);
	int64_t evaluation = some(w, "SELECT e.id FROM evaluation AS e WHERE EXISTS (SELECT 1 FROM "
				     "goal WHERE plan = e.plan)");
	char *sql =
		mem_format("SELECT id FROM goal WHERE plan = (SELECT plan FROM evaluation WHERE "
			   "id = %lld)",
			   (long long)evaluation);
	enum zb_code code =
		school_try(&w->school, err, "result", school_ref("evaluation", evaluation),
			   school_ref("goal", some(w, sql)), finding, "reason=absent",
			   "drop_reason=ander doel", NULL);

	free(sql);
	free(finding);
	return code;
}

static enum zb_code insert_people(struct work *w, struct zb_err *err)
{
	struct school *s = &w->school;
	char *name = mem_format("family_name=Dijk%u", pick(w, 100000));
	char *group = mem_format("name=%u%c", pick(w, 8) + 1, 'A' + (int)pick(w, 3));
	enum zb_code code;

	switch (pick(w, 5)) {
	case 0:
		code = school_try(s, err, "guardian", name, NULL);
		break;
	case 1:
		code = school_try(s, err, "pupil_guardian",
				  school_ref("pupil", some(w, "SELECT id FROM pupil")),
				  school_ref("guardian", some(w, "SELECT id FROM guardian")),
				  "authority=yes", NULL);
		break;
	case 2:
		code = school_try(s, err, "group", "school_year=2026-2027", group, "kind=class",
				  NULL);
		break;
	case 3:
		code = school_try(s, err, "group_staff",
				  school_ref("group", some(w, "SELECT id FROM \"group\"")),
				  school_ref("staff", some(w, "SELECT id FROM staff")), NULL);
		break;
	default:
		code = pick(w, 3) ? school_try(s, err, "pupil", name, day(w, "enrolled"), NULL)
				  : school_try(s, err, "staff", name, NULL);
	}
	free(name);
	free(group);
	return code;
}

static enum zb_code insert_talk(struct work *w, struct zb_err *err)
{
	struct school *s = &w->school;

	if (pick(w, 2))
		return school_try(s, err, "meeting", pick(w, 3) ? "kind=parents" : "kind=mdo",
				  day(w, "date"),
				  "report=goed gesprek", NULL);
	return school_try(s, err, "meeting_pupil",
			  school_ref("meeting", some(w, "SELECT id FROM meeting")),
			  school_ref("pupil", some(w, "SELECT id FROM pupil")), NULL);
}

static enum zb_code do_insert(struct work *w, struct zb_err *err)
{
	switch (pick(w, 7)) {
	case 0:
	case 1:
		return insert_pupil_things(w, err);
	case 2:
	case 3:
		return insert_plan_things(w, err);
	case 4:
		return insert_result(w, err);
	case 5:
		return insert_people(w, err);
	default:
		return insert_talk(w, err);
	}
}

static enum zb_code do_edit(struct work *w, struct zb_err *err)
{
	static const char *const categories[] = {"category=behind", "category=ahead",
						 "category=", "category=behaviour"};
	struct school *s = &w->school;

	switch (pick(w, 9)) {
	case 0:
		return school_set(s, err, "pupil", some(w, "SELECT id FROM pupil"),
				  categories[pick(w, 4)], NULL);
	case 1:
		return school_set(s, err, "pupil", some(w, "SELECT id FROM pupil"), day(w, "left"),
				  NULL);
	case 2:
		return school_set(s, err, "staff", some(w, "SELECT id FROM staff"),
				  pick(w, 2) ? "given_name=Lia" : "given_name=Tom", NULL);
	case 3:
		return school_set(s, err, "agreement", some(w, "SELECT id FROM agreement"),
				  pick(w, 2) ? day(w, "done") : "done=", NULL);
	case 4:
		return school_set(s, err, "plan",
				  some(w, "SELECT id FROM plan WHERE status = 'draft'"),
				  day(w, "starts"), NULL);
	case 5:
		return school_set(
			s, err, "plan", some(w, "SELECT id FROM plan WHERE status = 'in_force'"),
			pick(w, 2) ? day(w, "rod_begin") : "status=closed", day(w, "closed"),
			"close_reason=basis volstaat", NULL);
	case 6:
		return school_set(s, err, "goal", some(w, "SELECT id FROM goal"),
				  pick(w, 2) ? "state=completed" : "state=open", NULL);
	case 7:
		return school_set(s, err, "support_period",
				  some(w, "SELECT id FROM support_period"), "ends=2026-11-10",
				  NULL);
	default:
		return school_set(s, err, "log", some(w, "SELECT id FROM log"),
				  pick(w, 2) ? "text=gesprek met de juf" : "text=ziek", NULL);
	}
}

static enum zb_code do_delete(struct work *w, struct zb_err *err)
{
	static const char *const tables[] = {
		"agreement", "log",         "meeting_pupil", "support_period", "goal", "quality",
		"plan",      "group_staff", "consent",       "placement",      "meeting"};
	const char *table = tables[pick(w, 11)];
	char *sql = mem_format("SELECT id FROM \"%s\"", table);
	struct record *row = NULL;
	enum zb_code code = store_get(w->school.db, entity_find(table), some(w, sql), &row, err);

	if (!code)
		code = store_delete_one(w->school.db, row, err);
	record_free(row);
	free(sql);
	return code;
}

/* A LAS file of 40 pupils, some of them with another name or group than the last time. */
static enum zb_code do_import(struct work *w, struct zb_err *err)
{
	struct buffer csv = {0};
	struct incoming *in = NULL;
	struct import_plan *plan = NULL;

	buffer_add(&csv, "leerlingnummer;roepnaam;achternaam;geboortedatum;groep;leerjaar\n");
	for (unsigned i = 1; i <= 40; i++)
		buffer_add_format(&csv, "%u;Kind%u;Naam%u;%u-5-2017;%uA;6\n", i, i,
				  pick(w, 3) * 100 + i, i % 28 + 1, 5 + pick(w, 2));
	FILE *file = fmemopen(csv.bytes, csv.length, "r");
	enum zb_code code = csv_las_read(file, false, &in, NULL, err);

	fclose(file);
	if (!code)
		code = importing_compare(w->school.db, in, &(struct import_options){ 2026 }, NULL,
					 NULL, &plan, err);
	if (!code)
		code = importing_apply(w->school.db, plan, NULL, err);
	import_plan_free(plan);
	incoming_free(in);
	buffer_clear(&csv);
	return code;
}

static enum zb_code copy_to(struct work *w, char **path, struct zb_err *err)
{
	char *name = mem_format("copy-%d.db", w->copies++);
	char *to = files_join(w->school.directory, name);
	enum zb_code code = backup_copy(w->school.db, to, err);

	if (!code && *path)
		unlink(*path);
	free(*path);
	*path = to;
	free(name);
	return code;
}

/* Half of the times the school of the beginning, so that it never grows without end. */
static enum zb_code do_restore(struct work *w, struct zb_err *err)
{
	char *replaced = NULL;
	enum zb_code code =
		backup_restore(w->school.db, pick(w, 2) ? w->first : w->kept, &replaced, err);

	if (replaced)
		unlink(replaced);
	free(replaced);
	return code;
}

static enum zb_code do_operation(struct work *w, enum operation operation, struct zb_err *err)
{
	switch (operation) {
	case EDIT:
		return do_edit(w, err);
	case DELETE:
		return do_delete(w, err);
	case UNDO:
		return history_undo(w->school.db, NULL, err);
	case REDO:
		return history_redo(w->school.db, NULL, err);
	case IMPORT:
		return do_import(w, err);
	case RESTORE:
		return do_restore(w, err);
	default:
		return do_insert(w, err);
	}
}

static enum operation choose(struct work *w)
{
	int at = (int)pick(w, 10000);

	for (int o = EDIT; o < OPERATION_COUNT; o++) {
		if (at < shares[o])
			return (enum operation)o;
		at -= shares[o];
	}
	return INSERT;
}

/* Five figures counted from the records by SQL that knows nothing of core/rules. */
static const struct {
	const char *what, *derived, *records;
} figures[] = {
	{"pupils with extra support or a plan in force",
	 "SELECT count(*) FROM pupil_state WHERE scope = 0",
	 "SELECT count(*) FROM pupil AS p WHERE coalesce(p.\"left\", '9999') >= '2026-11-22' AND "
	 "(EXISTS (SELECT 1 FROM plan AS v WHERE v.pupil = p.id AND v.status = 'in_force') OR "
	 "EXISTS (SELECT 1 FROM support_period AS s WHERE s.pupil = p.id AND s.level = 'extra' AND "
	 "s.starts <= "
	 "'2026-11-22' AND coalesce(s.ends, '9999') >= '2026-11-22'))"},
	{"pupils with a plan in force",
	 "SELECT count(*) FROM pupil_state WHERE plan_state = 'in_force'",
	 "SELECT count(DISTINCT pupil) FROM plan WHERE status = 'in_force'"},
	{"lines whose latest outcome is met", "SELECT count(*) FROM line_state WHERE outcome = 2",
	 "SELECT count(*) FROM (SELECT line, finding, row_number() OVER (PARTITION BY line ORDER "
	 "BY date "
	 "DESC, recorded DESC, id DESC) AS place FROM result WHERE withdrawn IS NULL AND finding "
	 "IN "
	 "('met', 'not_met', 'undeterminable', 'dropped')) AS r WHERE place = 1 AND finding = "
	 "'met' AND "
	 "EXISTS (SELECT 1 FROM goal AS g JOIN plan AS v ON v.id = g.plan JOIN pupil AS p ON p.id "
	 "= v.pupil "
	 "WHERE g.line = r.line AND v.status <> 'draft' AND v.starts <= iif(v.status = 'closed', "
	 "v.closed, '9999') AND "
	 "v.starts <= coalesce(p.\"left\", '9999'))"},
	{"agreements that are open",
	 "SELECT count(DISTINCT row) FROM due WHERE deadline = 'agreement'",
	 "SELECT count(*) FROM agreement AS a WHERE a.done IS NULL AND a.by IS NOT NULL AND EXISTS "
	 "(SELECT 1 "
	 "FROM pupil AS p WHERE p.id = a.pupil AND coalesce(p.\"left\", '9999') >= '2026-11-22')"},
	{"texts to search in", "SELECT count(*) FROM search",
	 "SELECT (SELECT count(*) FROM log) + (SELECT count(*) FROM goal) + (SELECT count(*) FROM "
	 "agreement) "
	 "+ (SELECT count(*) FROM meeting WHERE report IS NOT NULL) + (SELECT count(*) FROM result "
	 "WHERE "
	 "drop_reason IS NOT NULL)"},
};

static void expect_equal(struct work *w, long at)
{
	struct zb_err err = {0};
	int64_t different = -1;

	cr_assert(eq(int, derived_check(w->school.db, &different, &err), ZB_OK), "%s", err.text);
	cr_assert(eq(i64, different, 0), "after %ld operations, seed %u", at, w->seed);
	for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++) {
		int64_t kept = school_number(&w->school, figures[i].derived);
		int64_t counted = school_number(&w->school, figures[i].records);

		cr_assert(eq(i64, kept, counted), "%s after %ld operations", figures[i].what, at);
	}
}

/* Takes another operation where this one was refused, so that each counted one changed
 * something. */
static void work_once(struct work *w)
{
	for (int i = 0; i < 1000; i++) {
		struct zb_err err = {0};
		enum operation operation = choose(w);
		enum zb_code code = do_operation(w, operation, &err);

		cr_assert(code != ZB_CORRUPT && code != ZB_IO, "%s: %s", operation_names[operation],
			  err.text);
		if (!code) {
			w->done[operation]++;
			return;
		}
	}
	cr_assert(false, "nothing can be done any more");
}

Test(derived, equals_the_records_after_random_work, .timeout = 7200)
{
	long operations = chance_operations(4000);
	struct work w = {.school = school_open("2026-11-22"),
			 .seed = chance_seed()};
	struct zb_err err;

	printf("# seed %u, %ld operations\n", w.seed, operations);
	for (int i = 0; i < 10; i++)
		school_add(&w.school, "pupil", "family_name=Begin", NULL);
	cr_assert(eq(int, copy_to(&w, &w.first, &err), ZB_OK), "%s", err.text);
	cr_assert(eq(int, copy_to(&w, &w.kept, &err), ZB_OK), "%s", err.text);
	for (long i = 1; i <= operations; i++) {
		work_once(&w);
		if (i % 400 == 0)
			copy_to(&w, &w.kept, &err);
		if (i % 1000 == 0 || i == operations)
			expect_equal(&w, i);
	}
	for (int o = 0; o < OPERATION_COUNT; o++)
		printf("# %s %ld\n", operation_names[o], w.done[o]);
	free(w.first);
	free(w.kept);
	school_close(&w.school);
}
