/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/counted.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void must(enum zb_code code, const struct zb_err *err)
{
	if (!code)
		return;
	fprintf(stderr, "counted: %s\n", err->text);
	abort();
}

/* A new row of ENTITY within the open transaction, from pairs of column and value, NULL at the end;
 * a value that is NULL leaves the column empty. */
static int64_t add(struct school *s, const char *entity, ...)
{
	struct record *row = record_new(entity_find(entity));
	struct zb_err err;
	const char *column;
	va_list pairs;
	int64_t id;

	va_start(pairs, entity);
	while ((column = va_arg(pairs, const char *))) {
		const char *value = va_arg(pairs, const char *);
		int field = entity_field(row->entity, column);

		if (value)
			must(record_parse(row, (unsigned)field, value, db_today(s->db), &err),
			     &err);
	}
	va_end(pairs);
	must(store_insert(s->db, row, &err), &err);
	id = row->id;
	record_free(row);
	return id;
}

/* ID as a text; borrowed from TEXT. */
static const char *ref(char text[24], int64_t id)
{
	snprintf(text, 24, "%lld", (long long)id);
	return text;
}

static void add_result(struct school *s, int64_t evaluation, int64_t goal, const char *finding)
{
	char e[24], g[24];

	add(s, "result", "evaluation", ref(e, evaluation), "goal", ref(g, goal), "finding", finding,
	    "reason", strcmp(finding, "undeterminable") ? NULL : "not_measured",
	    "drop_reason", strcmp(finding, "dropped") ? NULL : "verhuisd", NULL);
}

static void add_pupil(struct school *s, struct counted *c)
{
	const char *year = c->school_year ? c->school_year : "2026-2027";
	char starts[24], pupil[24];

	c->pupil =
		add(s, "pupil", "number", c->number, "family_name", c->name ? c->name : c->number,
		    "category", c->category, "left", c->left, NULL);
	if (!c->year_group)
		return;
	snprintf(starts, sizeof starts, "%.4s-08-01", year);
	add(s, "placement", "pupil", ref(pupil, c->pupil), "school_year", year, "starts", starts,
	    "year_group", c->year_group, NULL);
}

static void put_in_force(struct school *s, int64_t plan)
{
	struct record *base = NULL, *mine;
	struct zb_err err;

	must(store_get(s->db, entity_find("plan"), plan, &base, &err), &err);
	mine = record_copy(base);
	record_set_text(mine, (unsigned)entity_field(mine->entity, "status"), "in_force");
	must(store_update(s->db, base, mine, NULL, &err), &err);
	record_free(base);
	record_free(mine);
}

static void add_rows(struct school *s, struct counted *c)
{
	struct counted_goal *end = c->goals;
	char pupil[24], plan[24];

	add_pupil(s, c);
	if (!c->plan_starts)
		return;
	c->plan = add(s, "plan", "pupil", ref(pupil, c->pupil), "status", "draft", "starts",
		      c->plan_starts, NULL);
	ref(plan, c->plan);
	for (; end < c->goals + COUNTED_GOALS && end->kind; end++)
		end->id = add(s, "goal", "plan", plan, "description", "doel", "kind", end->kind,
			      "area", end->area, "target_date", end->target_date, NULL);
	put_in_force(s, c->plan);
	if (!c->evaluated)
		return;
	c->evaluation = add(s, "evaluation", "plan", plan, "kind", "yearly", "date", c->evaluated,
			    "counts_for", c->counts_for, "consequence_learning",
			    c->consequence_learning, "consequence_behaviour",
			    c->consequence_behaviour, NULL);
	for (struct counted_goal *goal = c->goals; goal < end; goal++)
		if (goal->finding)
			add_result(s, c->evaluation, goal->id, goal->finding);
}

static void begin(struct school *s)
{
	struct zb_err err;

	must(store_begin(s->db, TXN_EDIT, 0, &err), &err);
}

static void commit(struct school *s)
{
	struct zb_err err;

	must(store_commit(s->db, &err), &err);
}

void counted_add(struct school *s, struct counted *c)
{
	begin(s);
	add_rows(s, c);
	commit(s);
}

void counted_result(struct school *s, int64_t evaluation, int64_t goal, const char *finding)
{
	begin(s);
	add_result(s, evaluation, goal, finding);
	commit(s);
}

static const char *finding_at(int i, const int counts[3])
{
	return i < counts[0] ? "met" : i < counts[0] + counts[1] ? "not_met" : "undeterminable";
}

void counted_figure(struct school *s, int count, const int learning[3], const int behaviour[3])
{
	begin(s);
	for (int i = 0; i < count; i++) {
		char number[16];
		struct counted c = {
			.number = number,
			.plan_starts = "2026-08-17",
			.evaluated = "2026-10-01",
			.goals = { { .kind = "learning", .finding = finding_at(i, learning) },
				   { .kind = "behaviour", .finding = finding_at(i, behaviour) } },
		};

		snprintf(number, sizeof number, "%d", 1000 + i);
		add_rows(s, &c);
	}
	commit(s);
}

struct school counted_four(struct counted out[COUNTED_PUPILS])
{
	struct school s = school_open(COUNTED_TODAY);
	const struct counted pupils[COUNTED_PUPILS] = {
		[COUNTED_ANNA] = { .name = "Anna", .category = "behind", .year_group = "4",
			   .consequence_learning = "intensify+request_tlv",
			   .goals = { { "learning", NULL, "met" }, { "learning", NULL, "not_met" },
				      { "behaviour", NULL, "met" } } },
		[COUNTED_BO] = { .name = "Bo", .category = "behaviour", .year_group = "7",
			 .goals = { { "learning", NULL, "met" }, { "learning", NULL, "met" },
				    { "behaviour", NULL, "undeterminable" },
				    { "behaviour", NULL, "undeterminable" } } },
		[COUNTED_CAS] = { .name = "Cas", .category = "behind", .year_group = "8",
			  .left = "2026-10-15",
			  .goals = { { "learning", NULL, "not_met" },
				     { "learning", NULL, "undeterminable" } } },
		[COUNTED_DIA] = { .name = "Dia",
			  .goals = { { "learning", NULL, "met" },
				     { "learning", NULL, NULL, "2026-09-15" },
				     { "learning", NULL, NULL, "2026-10-01" },
				     { "behaviour", NULL, "dropped" } } },
	};

	for (int i = 0; i < COUNTED_PUPILS; i++) {
		out[i] = pupils[i];
		out[i].plan_starts = "2026-08-17";
		out[i].evaluated = "2026-10-01";
		counted_add(&s, &out[i]);
	}
	return s;
}

struct tally_query counted_months(struct school *s, const char *filter)
{
	return (struct tally_query){ period_months(db_today(s->db)), filter };
}

struct tally_query counted_year(struct school *s, int begins)
{
	return (struct tally_query){ period_school_year(begins, db_today(s->db)), NULL };
}
