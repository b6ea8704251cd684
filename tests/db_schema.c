/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/records/goal.h"
#include "core/records/plan.h"
#include "tests/school.h"

static char *ask(struct school *s, const char *format, const char *table, const char *column)
{
	char *sql = mem_format(format, table, column);
	char *answer = school_sql(s, sql);

	free(sql);
	return answer;
}

static const char *sql_type(const struct field *field)
{
	return field_is_number(field) ? "INTEGER" : "TEXT";
}

Test(schema, each_stored_field_is_a_column_of_its_kind_and_the_other_way_round)
{
	struct school s = school_open("2026-11-22");

	for (unsigned e = 0; e < ENTITY_COUNT; e++) {
		const struct entity *t = entities[e];
		int stored = 2; /* id and rev */

		for (unsigned f = 0; f < t->field_count; f++) {
			if (t->fields[f].flags & FIELD_DERIVED)
				continue;
			char *type =
				ask(&s,
				    "SELECT type || CASE \"notnull\" WHEN 1 THEN '*' ELSE '' END "
				    "FROM pragma_table_info('%s') WHERE name = '%s'",
				    t->code, t->fields[f].column);
			char *want = mem_format("%s%s", sql_type(&t->fields[f]),
						t->fields[f].flags & FIELD_REQUIRED ? "*" : "");

			cr_expect(strcmp(type, want) == 0, "%s.%s is %s, not %s", t->code,
				  t->fields[f].column, type, want);
			free(type);
			free(want);
			stored++;
		}
		char *count =
			ask(&s, "SELECT count(*) FROM pragma_table_info('%s')%s", t->code, "");

		cr_expect(eq(int, (int)strtol(count, NULL, 10), stored), "%s", t->code);
		free(count);
	}
	school_close(&s);
}

/* The CHECK of FIELD compares with each code of its choices, one by one, and with no other. */
static void expect_choices(const char *table, const char *code, const struct field *field)
{
	char *start = mem_format("(\"%s\" = '", field->column);
	const char *at = strstr(table, start);
	int found = 0, want = 0;

	cr_assert(at != NULL, "%s.%s has no CHECK", code, field->column);
	for (const char *c = at; *c && *c != ')'; c++)
		found += *c == '=';
	for (; field->choices[want].code; want++) {
		char *compared =
			mem_format("\"%s\" = '%s'", field->column, field->choices[want].code);

		cr_expect(strstr(at, compared) != NULL, "%s: no %s", code, compared);
		free(compared);
	}
	cr_expect(eq(int, found, want), "%s.%s", code, field->column);
	free(start);
}

Test(schema, every_choice_of_the_tables_is_allowed_in_the_file_and_no_other)
{
	struct school s = school_open("2026-11-22");

	for (unsigned e = 0; e < ENTITY_COUNT; e++) {
		const struct entity *t = entities[e];
		char *table =
			ask(&s, "SELECT sql FROM sqlite_schema WHERE name = '%s'%s", t->code, "");

		for (unsigned f = 0; f < t->field_count; f++) {
			const struct field *field = &t->fields[f];
			bool one = field->kind == FIELD_CHOICE || field->kind == FIELD_BOOLEAN;

			if (!one || (field->flags & FIELD_DERIVED))
				continue;
			expect_choices(table, t->code, field);
		}
		free(table);
	}
	school_close(&s);
}

/* The columns that a trigger compares, so that the list in SQL cannot drift from FIELD_FROZEN. */
static void expect_frozen(struct school *s, const char *trigger, const struct entity *entity)
{
	char *sql = ask(s, "SELECT sql FROM sqlite_schema WHERE name = '%s'%s", trigger, "");

	for (unsigned f = 0; f < entity->field_count; f++) {
		char *compared = mem_format("OLD.\"%s\" IS NOT NEW", entity->fields[f].column);
		bool fixed = entity->fields[f].flags & (FIELD_FROZEN | FIELD_FIXED);
		bool in_sql = strstr(sql, compared) != NULL;

		if (fixed)
			cr_expect(in_sql, "%s is not frozen", entity->fields[f].column);
		else if (!fixed)
			cr_expect(eq(int, in_sql, 0), "%s is frozen", entity->fields[f].column);
		free(compared);
	}
	free(sql);
}

Test(schema, the_triggers_freeze_the_fields_that_the_tables_mark)
{
	struct school s = school_open("2026-11-22");

	expect_frozen(&s, "plan_frozen", &plan_entity);
	expect_frozen(&s, "goal_frozen", &goal_entity);
	expect_frozen(&s, "result_fixed", &result_entity);
	school_close(&s);
}

Test(schema, the_steps_of_a_plan_are_those_of_the_trigger)
{
	struct school s = school_open("2026-11-22");
	char *sql = ask(&s, "SELECT sql FROM sqlite_schema WHERE name = '%s'%s", "plan_step", "");

	for (int from = 0; plan_statuses[from].code; from++) {
		for (int to = 0; plan_statuses[to].code; to++) {
			char *step = mem_format("'%s>%s'", plan_statuses[from].code,
						plan_statuses[to].code);
			bool listed = strstr(sql, step) != NULL;

			cr_expect(eq(int, listed, from != to && plan_step_allowed(from, to, true)),
				  "%s", step);
			free(step);
		}
	}
	free(sql);
	school_close(&s);
}

Test(schema, all_tables_are_strict_but_the_search_index)
{
	struct school s = school_open("2026-11-22");
	char *loose = school_sql(
		&s, "SELECT group_concat(name) FROM pragma_table_list WHERE strict = 0 "
		    "AND type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite_%'");

	cr_expect_str_eq(loose, "");
	free(loose);
	school_close(&s);
}
