/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/postpone.h"

#include <inttypes.h>
#include <string.h>

#include "core/records/postponement.h"
#include "db/dossier.h"
#include "tui/app.h"
#include "tui/screens/record_form.h"

#define PART(entity) ((uint64_t)1 << (entity))

static const uint64_t parts = PART(ENTITY_PLAN) | PART(ENTITY_GOAL) | PART(ENTITY_POSTPONEMENT);

static bool is_of_law(const struct record *postponement)
{
	for (int i = 0; i < DEADLINE_COUNT; i++)
		if (!strcmp(deadlines[i].code,
			    record_text(postponement, POSTPONEMENT_DEADLINE)))
			return deadlines[i].class == DEADLINE_LAW;
	return false;
}

static void fill(struct form *form, struct record *const *records)
{
	form_section(form, is_of_law(records[0]) ?
				   _("Voor de wet verandert er niets; de regel zakt tot die dag") :
				   _("De termijn schuift op"));
	form_add(form, records[0], POSTPONEMENT_TERM);
	form_lock(form, records[0], POSTPONEMENT_TERM, true);
	form_add(form, records[0], POSTPONEMENT_UNTIL);
	form_add(form, records[0], POSTPONEMENT_REASON);
}

static struct record *make(int64_t pupil, const struct due *due)
{
	struct record *row = record_new(&postponement_entity);

	record_set_number(row, POSTPONEMENT_PUPIL, pupil);
	record_set_text(row, POSTPONEMENT_DEADLINE, deadlines[due->deadline].code);
	record_set_text(row, POSTPONEMENT_ENTITY, entities[due->entity]->code);
	record_set_number(row, POSTPONEMENT_RECORD, due->row);
	record_set_date(row, POSTPONEMENT_TERM, due->date);
	return row;
}

void postpone_open(struct app *app, int64_t pupil, const struct due *due)
{
	struct dossier dossier = { 0 };
	const struct record *known;
	struct zb_err err;
	struct buffer title = { 0 };

	if (dossier_read_parts(app->db, pupil, parts, &dossier, &err)) {
		app_error(app, &err);
		dossier_free(&dossier);
		return;
	}
	known = deadline_postponement(&dossier, due);
	buffer_add_format(&title, _("Uitstel: %s"), _(deadlines[due->deadline].task));
	buffer_add(&title, " · ");
	record_title(dossier_pupil(&dossier), &title);
	record_form_open(app, &(struct record_form){
				      .title = title.bytes,
				      .draft = mem_format("postponement/%" PRId64 "/%s/%" PRId64,
							  pupil, deadlines[due->deadline].code,
							  due->row),
				      .records = { known ? record_copy(known) : make(pupil, due) },
				      .link = -1,
				      .field = POSTPONEMENT_UNTIL,
				      .saved = _("Uitgesteld."),
				      .fill = fill,
			      });
	buffer_clear(&title);
	dossier_free(&dossier);
}

void postpone_say(struct date date, struct date term, const char *reason, struct date today,
		  struct buffer *out)
{
	char from[DATE_SHOWN_SIZE], to[DATE_SHOWN_SIZE];

	date_to_near(term, today, from);
	date_to_near(date, today, to);
	buffer_add_format(out, _("uitgesteld van %s tot %s: %s"), from, to, reason);
}
