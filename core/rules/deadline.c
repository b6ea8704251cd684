/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/deadline.h"

#include <stdlib.h>
#include <string.h>

#include "core/records/absence.h"
#include "core/records/agreement.h"
#include "core/records/consent.h"
#include "core/records/evaluation.h"
#include "core/records/log.h"
#include "core/records/plan.h"
#include "core/records/request.h"
#include "core/records/support.h"
#include "core/rules/deadline_find.h"

#define DEADLINE_ROW(name, code_, label_, task_, class_, whose_, entity_, field_, kind_, ...)      \
	[name] = {                                                                                 \
		.code = #code_,                                                                    \
		.label = label_,                                                                   \
		.task = task_,                                                                     \
		.class = class_,                                                                   \
		.whose = whose_,                                                                   \
		.mends = { .entity = entity_, .field = field_, .kind = kind_ },                    \
		.find = deadline_find_##code_,                                                     \
		__VA_ARGS__                                                                        \
	},
#define DEADLINE_CHOICE(name, code_, label_, ...) [name] = { #code_, label_ },

static const struct choice consent_notes[] = {
	[CONSENT_NOTE_REFUSED] = { "refused", N_("geweigerd") },
	[CONSENT_NOTE_DISPUTE] = { "dispute", N_("in overleg na weigering") },
	{ NULL, NULL },
};

static const struct choice evaluation_notes[] = {
	{ "adult", N_("de leerling is 18 en zelf partij") },
	{ NULL, NULL },
};

static const struct choice retention_notes[] = {
	{ "absence", N_("wat over verzuim is vastgelegd") },
	{ NULL, NULL },
};

const struct deadline deadlines[DEADLINE_COUNT + 1] = { DEADLINES(DEADLINE_ROW) };

const struct choice deadline_codes[] = {
	DEADLINES(DEADLINE_CHOICE)
	[DEADLINE_COUNT] = { NULL, NULL },
};

const char *deadline_class_sign(enum deadline_class class, bool utf8)
{
	switch (class) {
	case DEADLINE_LAW:
		return utf8 ? "§" : "w";
	case DEADLINE_SCHOOL:
		return "s";
	case DEADLINE_AGREEMENT:
		return "a";
	default:
		return "b";
	}
}

const char *deadline_note(int deadline, const char *text)
{
	for (const struct choice *note = deadlines[deadline].notes; note && note->code; note++)
		if (!strcmp(note->code, text))
			return note->code;
	return NULL;
}

void deadline_add_task(struct buffer *out, int deadline, const char *note, const char *detail)
{
	buffer_add(out, _(deadlines[deadline].task));
	for (const struct choice *c = deadlines[deadline].notes; note && c && c->code; c++)
		if (!strcmp(c->code, note))
			buffer_add_format(out, ": %s", _(c->label));
	if (*detail)
		buffer_add_format(out, ": %s", detail);
}

const char *deadline_whose(const char *whose, bool named)
{
	return named || !*whose ? whose : _(whose);
}

void due_add(struct derived *out, const struct settings *settings, const struct due *due,
	     const char *detail, const char *whose)
{
	struct due *row;

	if (!date_is_valid(due->date.year, due->date.month, due->date.day))
		return; /* past the end of the calendar: nobody will be late */
	out->due = mem_grow(out->due, &out->due_room, out->due_count + 1, sizeof *out->due);
	row = &out->due[out->due_count++];
	*row = *due;
	if (!date_is_set(row->shows)) /* before its beginning */
		row->shows = row->date;
	row->detail = mem_text(detail);
	row->reason = mem_text("");
	row->whose = mem_text(whose ? whose :
				      word_dutch((enum school_type)settings->type,
						 deadlines[due->deadline].whose));
}

struct date deadline_day(int deadline, struct date date, struct date term)
{
	return deadlines[deadline].class == DEADLINE_LAW && date_is_set(term) ? term : date;
}

bool deadline_is_late(int deadline, struct date date, struct date term, struct date today)
{
	return date_compare(deadline_day(deadline, date, term), today) < 0;
}

void deadline_when(int deadline, struct date date, struct date term, struct date today,
		   char out[static DATE_SHOWN_SIZE])
{
	if (deadline_is_late(deadline, date, term, today))
		date_to_term(deadline_day(deadline, date, term), today, out);
	else
		date_to_near(date, today, out);
}

static int due_compare(const void *left, const void *right)
{
	const struct due *a = left, *b = right;
	int dates = date_compare(a->date, b->date);

	if (dates)
		return dates;
	if (a->deadline != b->deadline)
		return a->deadline < b->deadline ? -1 : 1;
	return (a->row > b->row) - (a->row < b->row);
}

void deadline_find_all(const struct dossier *d, const struct settings *settings,
		       struct date today, struct derived *out)
{
	struct pupil_state *state = &out->state;

	for (unsigned i = 0; i < DEADLINE_COUNT; i++)
		deadlines[i].find(d, settings, today, out);
	for (size_t i = 0; i < out->due_count; i++)
		due_postpone(d, &out->due[i]);
	if (out->due_count > 1)
		qsort(out->due, out->due_count, sizeof *out->due, due_compare);
	state->due = -1;
	state->due_date = state->due_term = (struct date){0};
	for (size_t i = 0; i < out->due_count; i++) {
		const struct due *due = &out->due[i];

		if (deadlines[due->deadline].class == DEADLINE_ADMIN ||
		    date_compare(due->shows, today) > 0)
			continue;
		state->due = due->deadline;
		state->due_date = due->date;
		state->due_term = due->term;
		return;
	}
}
