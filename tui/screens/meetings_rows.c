/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "core/entities.h"
#include "core/records/meeting.h"
#include "core/words.h"
#include "tui/app.h"
#include "tui/screens/meetings.h"

const struct column meetings_columns[TALKS_KIND_COUNT][MEETINGS_CELL_COUNT] = {
	[TALKS_MEETINGS] = {
		[MEETINGS_DATE] = { .label = N_("Datum"), .width = 10 },
		[MEETINGS_WHAT] = { .label = N_("Soort"), .width = 18, .min = 10, .priority = 1 },
		[MEETINGS_PUPILS] = { .label = N_("Over"), .width = 22, .min = 12, .grows = true },
		[MEETINGS_PEOPLE] = { .label = N_("Aanwezig"), .width = 18, .min = 8,
				      .priority = 3, .grows = true },
		[MEETINGS_OPEN] = { .label = N_("open"), .width = 4, .priority = 2,
				    .align = ALIGN_RIGHT },
	},
	[TALKS_AGREEMENTS] = {
		[MEETINGS_DATE] = { .label = N_("Uiterlijk"), .width = 13 },
		[MEETINGS_WHAT] = { .label = N_("Afspraak"), .width = 24, .min = 12,
				    .grows = true, .max = 64 },
		[MEETINGS_PUPILS] = { .label = N_("Over"), .width = 18, .min = 8, .priority = 1,
				      .grows = true, .max = 30, .cut = CUT_PERSON },
		[MEETINGS_PEOPLE] = { .label = N_("Wie"), .width = 18, .min = 8, .priority = 2,
				      .grows = true, .max = 26 },
		[MEETINGS_OPEN] = { .width = 1, .priority = 4 },
	},
};

struct reading {
	const struct meetings_source *source;
	struct list_rows *out;
};

static void set_talk(const struct meetings_source *source, struct list_row *row,
		     const struct talks_row *talk)
{
	char text[DATE_SHOWN_SIZE];

	date_to_near(talk->date, source->app->today, text);
	list_row_set(row, MEETINGS_DATE, ROLE_TEXT, text);
	list_row_set(row, MEETINGS_WHAT, ROLE_TEXT,
		     word_choice(source->app->look.school,
				 &meeting_entity.fields[MEETING_KIND], talk->what));
	if (talk->open) {
		char *open = mem_format("%d", (int)talk->open);

		list_row_set(row, MEETINGS_OPEN, ROLE_TEXT, open);
		free(open);
	}
}

static void set_agreement(const struct meetings_source *source, struct list_row *row,
			  const struct talks_row *talk)
{
	struct date today = source->app->today;
	bool late = date_is_set(talk->date) && date_compare(talk->date, today) < 0;
	char text[DATE_SHOWN_SIZE];

	date_to_term(talk->date, today, text);
	list_row_set(row, MEETINGS_DATE, late ? ROLE_LATE : ROLE_TEXT, text);
	list_row_set(row, MEETINGS_WHAT, ROLE_TEXT, talk->what);
}

static enum zb_code add(void *context, const struct talks_row *talk, struct zb_err *err)
{
	const struct reading *reading = context;
	struct list_row *row = list_rows_add(reading->out, talk->id, talk->key);

	(void)err;
	if (reading->source->query.kind == TALKS_MEETINGS)
		set_talk(reading->source, row, talk);
	else
		set_agreement(reading->source, row, talk);
	list_row_set(row, MEETINGS_PUPILS, ROLE_TEXT, talk->pupils);
	list_row_set(row, MEETINGS_PEOPLE, ROLE_DIM, talk->people);
	return ZB_OK;
}

static enum zb_code read_rows(void *data, enum list_place place, const struct list_row *from,
			      size_t count, struct list_rows *out, struct zb_err *err)
{
	static const enum talks_place places[] = {
		[LIST_FIRST] = TALKS_FIRST,   [LIST_LAST] = TALKS_LAST, [LIST_AFTER] = TALKS_AFTER,
		[LIST_BEFORE] = TALKS_BEFORE, [LIST_AT] = TALKS_AT,
	};
	const struct meetings_source *source = data;
	struct reading reading = { .source = source, .out = out };
	size_t begun = out->count;
	enum zb_code code =
		talks_read(source->app->db, &source->query, places[place], from ? from->key : NULL,
			   from ? from->id : 0, count, add, &reading, err);

	if (place == LIST_LAST || place == LIST_BEFORE)
		list_rows_turn(out, begun);
	return code;
}

const struct list_source meetings_source = { .read = read_rows };
