/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/longest.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/records/pupil.h"

#define LINE_BYTES 3990
#define LONG_BYTES 6000
#define PEOPLE 8

/* Composed and not, from right to left, without any case. */
static const char *const names[] = {
	"Nguyễn", "Đặng", "Łukasz", "Żółć", "İğdır", "Joe\u0308lle",
	"محمد",   "عبد",  "Ζωή",    "Иван", "😀",
};

#define NAMES (sizeof names / sizeof names[0])

static char *long_text(int row, unsigned field, size_t size)
{
	struct buffer text = {0};

	for (size_t i = 0; text.length + 60 < size; i++)
		buffer_add_format(&text, "%sr%df%un%zu %s", i ? " " : "", row, field, i,
				  names[i % NAMES]);
	return buffer_take(&text);
}

static void fill_field(struct record *row, unsigned f, int number)
{
	const struct field *field = &row->entity->fields[f];
	char *text;

	switch (field->kind) {
	case FIELD_TEXT:
	case FIELD_LONG:
		text = long_text(number, f, field->kind == FIELD_TEXT ? LINE_BYTES : LONG_BYTES);
		record_set_text(row, f, text);
		free(text);
		break;
	case FIELD_CHOICE:
	case FIELD_BOOLEAN:
		for (int last = 0; field->choices[last].code; last++)
			record_set_choice(row, f, last);
		break;
	default:
		break;
	}
}

/* What does not go with the rest is left out. */
static void clear_refused(const struct school *s, struct record *row)
{
	struct zb_err err;
	unsigned field = 0;

	for (unsigned tries = 0; tries < row->entity->field_count; tries++) {
		if (!record_validate(row, db_today(s->db), &field, &err))
			return;
		record_clear(row, field);
	}
	cr_assert_fail("%s: %s", row->entity->code, err.text);
}

void longest_fill(struct school *s, struct record *row)
{
	static _Thread_local int number;
	unsigned kept = FIELD_HIDDEN | FIELD_DERIVED;

	number++;
	for (unsigned f = 0; f < row->entity->field_count; f++)
		if (!(row->entity->fields[f].flags & kept) && !record_is_set(row, f))
			fill_field(row, f, number);
	clear_refused(s, row);
}

/* A row of ENTITY with "column=value" of its own, the rest filled; returns its id. */
static int64_t add(struct school *s, const struct entity *entity, const char *const *pairs)
{
	struct record *row = record_new(entity);
	struct zb_err err;
	int64_t id;

	for (; *pairs; pairs++) {
		const char *equals = strchr(*pairs, '=');
		char *column = mem_bytes(*pairs, (size_t)(equals - *pairs));

		cr_assert(record_parse(row, (unsigned)entity_field(entity, column), equals + 1,
				       db_today(s->db), &err) == ZB_OK, "%s", err.text);
		free(column);
	}
	longest_fill(s, row);
	cr_assert(store_insert_one(s->db, row, &err) == ZB_OK, "%s: %s", entity->code, err.text);
	id = row->id;
	record_free(row);
	return id;
}

#define ADD(s, entity, ...) add(s, &entity, (const char *const[]){ __VA_ARGS__, NULL })

static void add_goals(struct longest *l, const char *plan, int64_t *goals)
{
	struct school *s = &l->d.school;

	for (int i = 0; i < LONGEST_GOALS; i++)
		goals[i] = ADD(s, goal_entity, plan, i % 2 ? "kind=learning" : "kind=behaviour",
			       i % 2 ? "area=technical_reading" : "area=wellbeing", "state=open",
			       "baseline_date=2026-09-01", "target_date=2027-06-01");
}

static void add_evaluation(struct longest *l, const char *plan, const int64_t *goals)
{
	static const char *const findings[] = { "finding=undeterminable", "finding=not_met",
						"finding=met" };
	struct school *s = &l->d.school;
	int64_t evaluation = ADD(s, evaluation_entity, plan, "date=2026-11-20", "heard=yes",
				 "kind=yearly");

	for (int i = 0; i < 3; i++)
		ADD(s, result_entity, school_ref("evaluation", evaluation),
		    school_ref("goal", goals[i]), findings[i]);
}

/* More who care and help than a card names. */
static void add_people(struct longest *l)
{
	struct school *s = &l->d.school;

	for (int i = 0; i < PEOPLE; i++) {
		ADD(s, staff_entity, "function=ib", "email=a@example.org");
		ADD(s, support_entity, school_ref("pupil", l->d.pupil), "function=external",
		    "starts=2026-09-15", "hours_week=1,5");
	}
}

struct longest longest_open(void)
{
	struct longest l = { .d = dossier_school_open() };
	struct school *s = &l.d.school;
	int64_t goals[LONGEST_GOALS];
	char *name = long_text(0, PUPIL_FAMILY_NAME, LINE_BYTES),
	     *family = mem_format("family_name=%s", name);
	const char *plan;
	struct zb_err err;

	cr_assert(school_set(s, &err, "plan", l.d.plan, "status=closed", "closed=2026-10-01",
			     "close_reason=klaar", NULL) == ZB_OK, "%s", err.text);
	cr_assert(school_set(s, &err, "pupil", l.d.pupil, family, NULL) == ZB_OK, "%s", err.text);
	l.plan = ADD(s, plan_entity, school_ref("pupil", l.d.pupil), "status=draft", "trajectory=2",
		     "version=1", "origin=own", "starts=2026-10-02", "heard=yes",
		     "heard_date=2026-09-20");
	plan = school_ref("plan", l.plan);
	add_goals(&l, plan, goals);
	ADD(s, consent_entity, plan, "party=guardian", school_ref("guardian", l.d.mother),
	    "decision=given", "date=2026-10-01");
	ADD(s, consent_entity, plan, "party=guardian", school_ref("guardian", l.d.father),
	    "decision=refused", "date=2026-10-01");
	cr_assert(school_set(s, &err, "plan", l.plan, "status=in_force", NULL) == ZB_OK, "%s",
		  err.text);
	add_evaluation(&l, plan, goals);
	add_people(&l);
	free(name);
	free(family);
	return l;
}
