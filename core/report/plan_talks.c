/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was said and decided about a plan, on paper: the talk, consent, evaluations, signatures. */
#include <stdlib.h>
#include <string.h>

#include "core/records/consent.h"
#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "core/report/plan_parts.h"
#include "core/rules/consent.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* Adds who that attendee is; another pupil goes unnamed. */
static void add_attendee(const struct dossier *d, const struct record *r, struct buffer *out)
{
	static const struct {
		unsigned field;
		enum entity_id entity;
	} kinds[] = {
		{ ATTENDEE_GUARDIAN, ENTITY_GUARDIAN },
		{ ATTENDEE_STAFF, ENTITY_STAFF },
		{ ATTENDEE_PUPIL, ENTITY_PUPIL },
	};
	struct buffer name = {0};

	buffer_add(&name, record_text(r, ATTENDEE_NAME));
	for (size_t k = 0; k < COUNT(kinds); k++) {
		const struct record *row =
			record_is_set(r, kinds[k].field) ?
				dossier_find(d, kinds[k].entity, record_number(r, kinds[k].field)) :
				NULL;

		if (row && kinds[k].entity == ENTITY_PUPIL) {
			char *plain = part_pupil_name(row);

			buffer_add(&name, plain);
			free(plain);
		} else if (row) {
			record_title(row, &name);
		}
	}
	if (name.length)
		buffer_add_format(out, "%s%s", out->length ? "; " : "", name.bytes);
	buffer_clear(&name);
}

void part_put_attendees(const struct plan_source *s, struct document *out)
{
	const struct record_list *rows = &s->dossier->rows[ENTITY_ATTENDEE];
	int64_t meeting = record_number(s->plan, PLAN_CONSULTATION);
	struct buffer text = {0};

	for (size_t i = 0; meeting && i < rows->count; i++)
		if (record_number(rows->items[i], ATTENDEE_MEETING) == meeting) {
			document_note(out, rows->items[i], ATTENDEE_NAME);
			add_attendee(s->dossier, rows->items[i], &text);
		}
	if (text.length)
		document_field(out, _("Aanwezig"), text.bytes);
	buffer_clear(&text);
}

static void begin_consent(struct document *out)
{
	const struct field *f = consent_entity.fields;
	const struct document_column columns[] = {
		{ f[CONSENT_PARTY].label, 28 }, { f[CONSENT_DECISION].label, 18 },
		{ f[CONSENT_DATE].label, 14 },	{ f[CONSENT_FORM].label, 14 },
		{ f[CONSENT_NOTE].label, 30 },
	};

	document_table(out, columns, COUNT(columns));
}

/* R may be NULL: nothing was noted yet. */
static void put_consent(const char *who, const struct record *r, struct document *out)
{
	static const unsigned fields[] = { CONSENT_DATE, CONSENT_FORM };
	struct buffer text = {0};

	document_cell(out, who);
	if (r)
		record_show(r, CONSENT_DECISION, &text);
	else
		buffer_add(&text, _(consent_decisions[CONSENT_OPEN].label));
	document_cell(out, text.bytes);
	for (size_t f = 0; f < COUNT(fields); f++) {
		buffer_reset(&text);
		if (r)
			record_show(r, fields[f], &text);
		document_cell(out, text.bytes);
	}
	buffer_reset(&text);
	if (r)
		document_show(out, r, CONSENT_NOTE, &text);
	if (r)
		document_note(out, r, CONSENT_NEXT_STEP);
	if (r && record_is_set(r, CONSENT_NEXT_STEP))
		buffer_add_format(&text, "%s%s: %s", text.length ? "\n" : "",
				  part_label(r->entity, CONSENT_NEXT_STEP),
				  record_text(r, CONSENT_NEXT_STEP));
	document_cell(out, text.bytes);
	buffer_clear(&text);
}

static char *asked_name(const struct consent_asked *asked)
{
	struct buffer name = {0};

	if (asked->guardian)
		record_title(asked->guardian, &name);
	else
		buffer_add(&name, _(consent_parties[asked->party].label));
	return buffer_take(&name);
}

/* What was noted of the parents together, of a plan that was taken over. */
static void put_parents(const struct plan_source *s, struct document *out)
{
	const struct record_list *rows = &s->dossier->rows[ENTITY_CONSENT];

	for (size_t i = 0; i < rows->count; i++)
		if (record_number(rows->items[i], CONSENT_PLAN) == s->plan->id &&
		    record_choice(rows->items[i], CONSENT_PARTY) == CONSENT_PARENTS)
			put_consent(_(consent_parties[CONSENT_PARENTS].label), rows->items[i], out);
}

void part_put_consent(const struct plan_source *s, struct document *out)
{
	static const char *const states[] = {
		[CONSENT_COMPLETE] = N_("compleet"),
		[CONSENT_INCOMPLETE] = N_("nog niet compleet"),
		[CONSENT_IN_DISPUTE] = N_("in overleg na een weigering"),
		[CONSENT_NOT_NEEDED] = N_("niet nodig: begonnen voor 1 augustus 2017"),
	};
	struct consent_list list = {0};
	enum consent_state state =
		consent_of_plan(s->dossier, s->plan, s->settings, s->today, &list);

	document_field(out, part_label(&consent_entity, CONSENT_DECISION), _(states[state]));
	begin_consent(out);
	for (size_t i = 0; i < list.count; i++) {
		const struct consent_asked *asked = &list.asked[i];
		char *name = asked_name(asked);

		/* Not "still open" when the parents together gave it. */
		if (asked->consent || asked->to_ask)
			put_consent(name, asked->consent, out);
		free(name);
	}
	put_parents(s, out);
	consent_list_free(&list);
}

void part_room_consent(struct document *out)
{
	begin_consent(out);
	for (int cell = 0; cell < 2 * 5; cell++)
		document_cell(out, cell % 5 ? "" : "\n");
}

/* --- evaluations --- */

static int compare_dates(const void *left, const void *right)
{
	const struct record *const *a = left, *const *b = right;
	int order = date_compare(record_date(*a, EVALUATION_DATE),
				 record_date(*b, EVALUATION_DATE));

	return order ? order : ((*a)->id > (*b)->id) - ((*a)->id < (*b)->id);
}

/* Whether a later result of the same evaluation corrects R. */
static bool is_corrected(const struct dossier *d, const struct record *r)
{
	const struct record_list *rows = &d->rows[ENTITY_RESULT];

	for (size_t i = 0; i < rows->count; i++) {
		const struct record *other = rows->items[i];
		int order = strcmp(record_text(other, RESULT_RECORDED),
				   record_text(r, RESULT_RECORDED));

		if (!record_is_set(other, RESULT_WITHDRAWN) &&
		    record_same(other, r, RESULT_EVALUATION) &&
		    record_same(other, r, RESULT_GOAL) &&
		    (order > 0 || (!order && other->id > r->id)))
			return true;
	}
	return false;
}

bool part_result_counts(const struct dossier *d, const struct record *r)
{
	return !record_is_set(r, RESULT_WITHDRAWN) && !is_corrected(d, r);
}

static const struct record *result_of(const struct dossier *d, const struct record *evaluation,
				      const struct record *goal)
{
	const struct record_list *rows = &d->rows[ENTITY_RESULT];

	for (size_t i = 0; i < rows->count; i++) {
		const struct record *r = rows->items[i];

		if (record_number(r, RESULT_EVALUATION) == evaluation->id &&
		    record_number(r, RESULT_GOAL) == goal->id && part_result_counts(d, r))
			return r;
	}
	return NULL;
}

static void put_result(const struct record *goal, size_t number, const struct record *r,
		       struct document *out)
{
	static const unsigned fields[] = { RESULT_EVIDENCE, RESULT_ANALYSIS, RESULT_REASON,
					   RESULT_DROP_REASON };
	struct buffer text = {0};

	buffer_add_format(&text, "%zu. ", number);
	record_title(goal, &text);
	document_cell(out, text.bytes);
	buffer_reset(&text);
	record_show(r, RESULT_FINDING, &text);
	document_cell(out, text.bytes);
	document_note(out, r, RESULT_VALUE);
	document_cell(out, record_text(r, RESULT_VALUE));
	buffer_reset(&text);
	for (size_t f = 0; f < COUNT(fields); f++) {
		if (!record_is_set(r, fields[f]))
			continue;
		buffer_add_format(&text, "%s%s: ", text.length ? "\n" : "",
				  part_label(r->entity, fields[f]));
		document_show(out, r, fields[f], &text);
	}
	document_cell(out, text.bytes);
	buffer_clear(&text);
}

static void put_results(const struct plan_source *s, const struct record *evaluation,
			struct document *out)
{
	const struct document_column columns[] = {
		{ goal_entity.fields[GOAL_DESCRIPTION].label, 45 },
		{ result_entity.fields[RESULT_FINDING].label, 10 },
		{ result_entity.fields[RESULT_VALUE].label, 5 },
		{ N_("Toelichting"), 40 },
	};
	size_t count;
	const struct record **goals = part_goals(s->dossier, s->plan, &count);
	bool any = false;

	for (size_t i = 0; i < count; i++) {
		const struct record *r = result_of(s->dossier, evaluation, goals[i]);

		if (!r)
			continue;
		if (!any)
			document_table(out, columns, COUNT(columns));
		any = true;
		put_result(goals[i], i + 1, r, out);
	}
	free(goals);
}

static void put_evaluation(const struct plan_source *s, const struct record *r,
			   struct document *out)
{
	static const struct part_field fields[] = {
		{ EVALUATION_KIND, 0 },
		{ EVALUATION_PARENTS_PRESENT, PART_ALWAYS },
		{ EVALUATION_HEARD, PART_ALWAYS },
		{ EVALUATION_HEARD_HOW, 0 },
		{ EVALUATION_NOT_HEARD_REASON, 0 },
		{ EVALUATION_CONSEQUENCE_LEARNING, 0 },
		{ EVALUATION_CONSEQUENCE_BEHAVIOUR, 0 },
		{ EVALUATION_NEXT, 0 },
		{ EVALUATION_HEARD_TEXT, 0 },
		{ EVALUATION_TEXT, 0 },
	};
	char day[DATE_SHOWN_SIZE], *title;

	date_to_full(record_date(r, EVALUATION_DATE), day);
	title = mem_format(_("Evaluatie van %s"), day);
	document_heading(out, 2, title);
	free(title);
	for (size_t f = 0; f < COUNT(fields); f++)
		part_put_field(s->dossier, r, &fields[f], 3, out);
	put_results(s, r, out);
}

void part_put_evaluations(const struct plan_source *s, struct document *out)
{
	const struct record_list *rows = &s->dossier->rows[ENTITY_EVALUATION];
	const struct record **sorted = mem_new(rows->count, sizeof(const struct record *));
	size_t count = 0;

	for (size_t i = 0; i < rows->count; i++)
		if (record_number(rows->items[i], EVALUATION_PLAN) == s->plan->id)
			sorted[count++] = rows->items[i];
	if (count)
		qsort(sorted, count, sizeof(*sorted), compare_dates);
	else
		document_paragraph(out, _("Nog niet geëvalueerd."));
	for (size_t i = 0; i < count; i++)
		put_evaluation(s, sorted[i], out);
	free(sorted);
}

/* --- signatures --- */

void part_put_signatures(const struct plan_source *s, struct document *out)
{
	struct consent_list list = {0};
	bool adult = false;

	consent_of_plan(s->dossier, s->plan, s->settings, s->today, &list);
	for (size_t i = 0; i < list.count; i++) {
		char *name = asked_name(&list.asked[i]);

		adult = adult || list.asked[i].party == CONSENT_PUPIL;
		if (list.asked[i].guardian && !list.asked[i].limited)
			document_signature(out, _("Ouder of verzorger"), name);
		free(name);
	}
	if (!list.count)
		document_signature(out, _("Ouder of verzorger"), NULL);
	document_signature(out, adult ? _("Leerling, 18 jaar of ouder") : _("Leerling"),
			   out->subject);
	document_signature(out, _("Namens de school"), out->school);
	consent_list_free(&list);
}

void part_room_signatures(struct document *out)
{
	document_signature(out, _("Ouder of verzorger"), NULL);
	document_signature(out, _("Ouder of verzorger"), NULL);
	document_signature(out, _("Leerling"), NULL);
	document_signature(out, _("Namens de school"), out->school);
}
