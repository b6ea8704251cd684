/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a dossier goes to whom. The dossier of these tests has a row of every kind of record with
 * every field filled in, made from the tables, so that a field that is added is tried too. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/records/agreement.h"
#include "core/records/consent.h"
#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/group.h"
#include "core/records/guardian.h"
#include "core/records/log.h"
#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "core/records/request.h"
#include "core/records/staff.h"
#include "core/report/dossier_sets.h"
#include "tests/dossier.h"

#define TODAY "2026-11-22"

/* What decides by itself whether a row is there at all: with this value it is. */
static const struct {
	enum entity_id entity;
	unsigned field;
	const char *value;
} pins[] = {
	{ ENTITY_LOG, LOG_CONFIDENTIAL, "no" },	      { ENTITY_MEETING, MEETING_KIND, "handover" },
	{ ENTITY_MEETING, MEETING_GROUP, "" },	      { ENTITY_REQUEST, REQUEST_DECISION,
	  "granted" },
	{ ENTITY_STAFF, STAFF_LEFT, "" },	      { ENTITY_RESULT, RESULT_WITHDRAWN, "" },
	{ ENTITY_PLAN, PLAN_STATUS, "in_force" },
};

static const char *pin_of(enum entity_id entity, unsigned field)
{
	for (size_t i = 0; i < sizeof pins / sizeof pins[0]; i++)
		if (pins[i].entity == entity && pins[i].field == field)
			return pins[i].value;
	return NULL;
}

/* One of two values of the field, which differ. */
static char *value_of(enum entity_id entity, unsigned field, int which)
{
	const struct field *f = &entities[entity]->fields[field];
	const char *pin = pin_of(entity, field);

	if (pin && !which)
		return mem_text(pin);
	switch (f->kind) {
	case FIELD_TEXT:
	case FIELD_LONG:
		return mem_format("M%dx%ux%d", (int)entity, field, which);
	case FIELD_DATE:
		return mem_format("2026-%02u-%02d", 1 + field % 8, 10 + which);
	case FIELD_MOMENT:
		return mem_format("2026-01-01T00:00:0%d.000Z", which);
	case FIELD_YEAR:
		return mem_text(which ? "2025-2026" : "2026-2027");
	case FIELD_CHOICE:
	case FIELD_SET:
	case FIELD_BOOLEAN:
		return mem_text(f->choices[pin && !strcmp(pin, f->choices[which].code) ? 0 :
									       which].code);
	case FIELD_REFERENCE:
		return mem_format("%d", 1 + (int)entity_index(entity_find(f->target)));
	default:
		return mem_format("%u", 70 + 2 * field + (unsigned)which);
	}
}

static void set_value(struct record *r, unsigned field, int which)
{
	char *value = value_of(entity_index(r->entity), field, which);

	record_clear(r, field);
	if (*value && field_is_number(&r->entity->fields[field]))
		record_set_number(r, field, strtoll(value, NULL, 10));
	else if (*value)
		record_set_text(r, field, value);
	free(value);
}

/* Row e + 1 of each entity e. */
static struct dossier full_dossier(void)
{
	struct dossier d = {0};

	for (int e = 0; e < ENTITY_COUNT; e++) {
		struct record *r = record_new(entities[e]);

		r->id = e + 1;
		for (unsigned f = 0; f < r->entity->field_count; f++)
			set_value(r, f, 0);
		dossier_add(&d, r);
	}
	return d;
}

/* As printed, in text; SHARED: the talk was about another pupil too. The caller frees. */
static char *printed(const struct dossier *d, enum recipient recipient, bool shared)
{
	static const int64_t talk = ENTITY_MEETING + 1;
	struct settings settings;
	struct derived derived = derived_on(d, TODAY);
	struct dossier_source source = {
		.source = { .dossier = d,
			    .school = d->rows[ENTITY_SCHOOL].items[0],
			    .plan = d->rows[ENTITY_PLAN].items[0],
			    .settings = &settings,
			    .today = day(TODAY),
			    .derived = &derived },
		.recipient = recipient,
		.request = recipient == RECIPIENT_SWV ? dossier_request(d) : NULL,
		.shared = &talk,
		.shared_count = shared,
	};
	struct document document;
	struct buffer text = {0};

	settings_init(&settings);
	dossier_document(&source, &document);
	document_text(&document, 300, &text);
	document_free(&document);
	derived_free(&derived);
	return buffer_take(&text);
}

/* Fields by which a person or group is called, who may stand in the paper by name. */
static bool is_name(enum entity_id entity, unsigned field)
{
	const char *column = entities[entity]->fields[field].column;

	return ((entity == ENTITY_PUPIL || entity == ENTITY_GUARDIAN || entity == ENTITY_STAFF) &&
		(strstr(column, "name") || !strcmp(column, "prefix") ||
		 !strcmp(column, "initials"))) ||
	       entity == ENTITY_GROUP;
}

static bool is_pinned_away(enum entity_id entity, unsigned field)
{
	return (entity == ENTITY_STAFF && field == STAFF_LEFT) ||
	       (entity == ENTITY_LOG && field == LOG_CONFIDENTIAL) ||
	       (entity == ENTITY_RESULT && field == RESULT_WITHDRAWN);
}

static void expect_changes(enum recipient recipient, enum entity_id entity, unsigned field)
{
	struct dossier d = full_dossier();
	char *before = printed(&d, recipient, false), *after;
	bool has = dossier_set_has(recipient, entities[entity], field);

	set_value(d.rows[entity].items[0], field, 1);
	after = printed(&d, recipient, false);
	cr_expect(eq(int, strcmp(before, after) != 0, has), "%s.%s for %s: %s",
		  entities[entity]->code, entities[entity]->fields[field].column,
		  recipients[recipient].code, has ? "is not on paper" : "is on paper");
	free(before);
	free(after);
	dossier_free(&d);
}

Test(dossier_document, prints_a_field_for_whom_it_is_and_for_nobody_else)
{
	int tried = 0;

	for (int r = 0; r < RECIPIENT_COUNT; r++)
		for (int e = 0; e < ENTITY_COUNT; e++)
			for (unsigned f = 0; f < entities[e]->field_count; f++) {
				if (entities[e]->fields[f].kind == FIELD_REFERENCE ||
				    entities[e]->fields[f].flags & FIELD_DERIVED ||
				    is_name((enum entity_id)e, f) ||
				    is_pinned_away((enum entity_id)e, f))
					continue;
				expect_changes((enum recipient)r, (enum entity_id)e, f);
				tried++;
			}
	cr_expect(tried > 3 * 180, "%d", tried);
}

static void expect_nothing_of(enum recipient recipient, enum entity_id entity)
{
	for (unsigned f = 0; f < entities[entity]->field_count; f++)
		cr_expect(eq(int, dossier_set_has(recipient, entities[entity], f), 0),
			  "%s.%s for %s", entities[entity]->code,
			  entities[entity]->fields[f].column, recipients[recipient].code);
}

Test(dossier_document, gives_nobody_the_meldcode_nor_how_to_reach_a_parent)
{
	static const enum entity_id never[] = { ENTITY_MELDCODE, ENTITY_QUALITY,
						ENTITY_POSTPONEMENT, ENTITY_GUARDIAN,
						ENTITY_LAS_KEY, ENTITY_TARIFF };

	for (int r = 0; r < RECIPIENT_COUNT; r++)
		for (size_t n = 0; n < sizeof never / sizeof never[0]; n++)
			expect_nothing_of((enum recipient)r, never[n]);
}

Test(dossier_document, keeps_the_log_the_parents_and_their_consent_from_others)
{
	static const enum entity_id own[] = { ENTITY_LOG, ENTITY_CONSENT, ENTITY_PUPIL_GUARDIAN,
					      ENTITY_DOCUMENT };
	static const enum entity_id school[] = { ENTITY_MEETING, ENTITY_MEASUREMENT,
						 ENTITY_EVALUATION, ENTITY_ABSENCE,
						 ENTITY_AGREEMENT, ENTITY_ATTENDEE };

	for (int r = RECIPIENT_SCHOOL; r < RECIPIENT_COUNT; r++)
		for (size_t n = 0; n < sizeof own / sizeof own[0]; n++)
			expect_nothing_of((enum recipient)r, own[n]);
	for (size_t n = 0; n < sizeof school / sizeof school[0]; n++)
		expect_nothing_of(RECIPIENT_SWV, school[n]);
	cr_expect(eq(int, dossier_set_has(RECIPIENT_SCHOOL, &request_entity, REQUEST_TRIED), 0));
	cr_expect(eq(int, dossier_set_has(RECIPIENT_SCHOOL, &plan_entity, PLAN_PARENTS_VIEW_NOTE),
		     0));
	cr_expect(eq(int, dossier_set_has(RECIPIENT_SWV, &pupil_entity, PUPIL_CATEGORY), 0));
}

static void expect(const char *text, const char *part, bool in)
{
	cr_expect(eq(int, strstr(text, part) != NULL, in), "%s is %sin\n%s", part, in ? "not " : "",
		  text);
}

/* Whether the marker of that field is in TEXT. */
static void expect_marker(const char *text, enum entity_id entity, unsigned field, bool in)
{
	char *marker = value_of(entity, field, 0);

	expect(text, marker, in);
	free(marker);
}

Test(dossier_document, leaves_confidential_notes_out)
{
	struct dossier d = full_dossier();
	char *text;

	record_set_text(d.rows[ENTITY_LOG].items[0], LOG_CONFIDENTIAL, "yes");
	text = printed(&d, RECIPIENT_PARENTS, false);
	expect_marker(text, ENTITY_LOG, LOG_TEXT, false);
	expect(text, "Logboek", false);
	free(text);
	record_clear(d.rows[ENTITY_LOG].items[0], LOG_CONFIDENTIAL);
	text = printed(&d, RECIPIENT_PARENTS, false); /* an incident */
	expect_marker(text, ENTITY_LOG, LOG_TEXT, false);
	free(text);
	dossier_free(&d);
}

Test(dossier_document, gives_of_a_talk_about_several_only_what_is_about_this_pupil)
{
	struct dossier d = full_dossier();
	char *text = printed(&d, RECIPIENT_PARENTS, false);

	expect_marker(text, ENTITY_MEETING, MEETING_REPORT, true);
	expect_marker(text, ENTITY_ATTENDEE, ATTENDEE_NAME, true);
	free(text);
	record_clear(d.rows[ENTITY_AGREEMENT].items[0], AGREEMENT_PUPIL);
	for (int way = 0; way < 2; way++) {
		if (way)
			record_set_number(d.rows[ENTITY_MEETING].items[0], MEETING_GROUP,
					  ENTITY_GROUP + 1);
		text = printed(&d, RECIPIENT_PARENTS, !way);
		expect_marker(text, ENTITY_MEETING, MEETING_REPORT, false);
		expect_marker(text, ENTITY_ATTENDEE, ATTENDEE_NAME, false);
		expect_marker(text, ENTITY_AGREEMENT, AGREEMENT_WHAT, false);
		expect_marker(text, ENTITY_MEETING_PUPIL, MEETING_PUPIL_REPORT, true);
		free(text);
	}
	dossier_free(&d);
}

Test(dossier_document, shows_open_goals_with_where_they_began_go_and_stand)
{
	struct dossier d = full_dossier();
	struct record *goal = d.rows[ENTITY_GOAL].items[0],
		      *result = d.rows[ENTITY_RESULT].items[0];

	record_set_text(goal, GOAL_AREA, "mathematics");
	record_set_text(goal, GOAL_DESCRIPTION, "tafels tot 10");
	record_set_text(goal, GOAL_BASELINE, "31");
	record_set_text(goal, GOAL_BASELINE_DATE, "2026-09-12");
	record_set_text(goal, GOAL_TARGET, "70");
	record_set_text(goal, GOAL_TARGET_DATE, "2027-06-11");
	record_set_text(goal, GOAL_STATE, "handed_over");
	record_set_text(result, RESULT_FINDING, "behind");
	record_set_text(result, RESULT_VALUE, "42");
	record_set_text(result, RESULT_DATE, "2026-11-12");
	for (int r = 0; r < RECIPIENT_COUNT; r++) {
		char *text = printed(&d, (enum recipient)r, false);

		expect(text, "Open doelen\n===========\n\n- rekenen-wiskunde: tafels tot 10\n",
		       true);
		expect(text, "Beginwaarde: 31 (12-09-2026)\n", true);
		expect(text, "Streefwaarde: 70 (11-06-2027)\n", true);
		expect(text, "Laatste uitkomst: achter, 42 (12-11-2026); meegegeven\n", true);
		free(text);
	}
	record_set_text(goal, GOAL_STATE, "completed");
	char *text = printed(&d, RECIPIENT_SCHOOL, false);

	expect(text, "Er zijn geen open doelen.\n", true);
	expect(text, "Afgeronde en vervallen doelen\n", true);
	free(text);
	dossier_free(&d);
}

Test(dossier_document, tells_the_next_school_of_absence_without_leave_in_the_last_year_alone)
{
	static const struct {
		const char *kind, *ends;
		bool in;
	} cases[] = {
		{ "long_relative", "2025-11-22", true },  { "long_relative", "2025-11-21", false },
		{ "sixteen_hours", "", true },		  { "authorised", "", false },
		{ "suspension", "", false },
	};
	struct dossier d = full_dossier();
	struct record *absence = d.rows[ENTITY_ABSENCE].items[0];

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char *text;

		record_set_text(absence, (unsigned)entity_field(absence->entity, "kind"),
				cases[i].kind);
		record_set_text(absence, (unsigned)entity_field(absence->entity, "ends"),
				cases[i].ends);
		text = printed(&d, RECIPIENT_SCHOOL, false);
		cr_expect(eq(int, strstr(text, "Langdurig verzuim") != NULL, cases[i].in), "%zu",
			  i);
		free(text);
		text = printed(&d, RECIPIENT_PARENTS, false);
		expect(text, "Langdurig verzuim", true);
		free(text);
	}
	dossier_free(&d);
}

Test(dossier_document, is_there_for_a_pupil_without_a_plan_too)
{
	struct dossier d = {0};
	struct settings settings;
	struct derived derived;
	struct document document;
	struct buffer text = {0};

	dossier_row(&d, ENTITY_PUPIL, 1, "given_name", "Tim", "family_name", "Bosch", NULL);
	derived = derived_on(&d, TODAY);
	settings_init(&settings);
	dossier_document(&(struct dossier_source){
				 .source = { .dossier = &d, .settings = &settings,
					     .today = day(TODAY), .derived = &derived },
				 .recipient = RECIPIENT_SCHOOL },
			 &document);
	document_text(&document, 72, &text);
	expect(text.bytes, "Leerling: Tim Bosch\n", true);
	expect(text.bytes, "Uitstroombestemming", false);
	buffer_clear(&text);
	document_free(&document);
	derived_free(&derived);
	dossier_free(&d);
}

Test(dossier_document, is_made_for_the_request_that_waits_else_for_the_newest)
{
	struct dossier d = {0};

	cr_expect(dossier_request(&d) == NULL);
	dossier_row(&d, ENTITY_REQUEST, 5, "decision", "pending", NULL);
	dossier_row(&d, ENTITY_REQUEST, 6, "decision", "refused", NULL);
	cr_expect(eq(long, (long)dossier_request(&d)->id, 5));
	record_set_text(d.rows[ENTITY_REQUEST].items[0], REQUEST_DECISION, "granted");
	cr_expect(eq(long, (long)dossier_request(&d)->id, 6));
	dossier_free(&d);
}

/* A joined value without its column would come in the wrong one. */
static void expect_columns(const struct dossier_set *set)
{
	const struct set_field *column = NULL;

	for (const struct set_field *f = set->fields; f->to; f++) {
		if (f->width)
			column = f;
		cr_expect(set->layout != SET_TABLE || (column && !(f->to & ~column->to)),
			  "%s: field %u", entities[set->entity]->code, f->field);
	}
	for (size_t i = 0; i < set->below_count; i++)
		expect_columns(&set->below[i]);
}

Test(dossier_document, tells_until_when_a_pupil_who_left_was_here)
{
	struct dossier d = full_dossier();
	struct record *pupil = d.rows[ENTITY_PUPIL].items[0],
		      *placement = d.rows[ENTITY_PLACEMENT].items[0],
		      *period = d.rows[ENTITY_SUPPORT_PERIOD].items[0];
	char *text;

	record_set_text(pupil, PUPIL_LEFT, "2027-01-19");
	record_set_text(placement, PLACEMENT_STARTS, "2026-08-01");
	record_set_text(placement, PLACEMENT_ENDS, "2027-07-31");
	record_set_text(period, SUPPORT_PERIOD_STARTS, "2025-11-03");
	record_clear(period, SUPPORT_PERIOD_ENDS);
	text = printed(&d, RECIPIENT_SCHOOL, false);
	expect(text, "01-08-2026 t/m 19-01-2027", true);
	expect(text, "03-11-2025 t/m 19-01-2027", true);
	expect(text, "31-07-2027", false);
	free(text);
	dossier_free(&d);
}

Test(dossier_document, has_a_column_for_whoever_gets_what_is_joined_to_it)
{
	for (const struct dossier_set *set = dossier_sets; set->fields; set++)
		expect_columns(set);
}
