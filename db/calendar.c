/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/calendar.h"

#include <inttypes.h>
#include <stdlib.h>

#include "core/exchange/json.h"
#include "core/records/school.h"
#include "db/due.h"
#include "db/fresh.h"
#include "db/helper.h"

#define ICS_HELPER "zorgbord-ics"

struct day {
	struct date date;
	unsigned long count;
};

struct days {
	struct date today;
	unsigned long late;
	struct day *items; /* in order of date, as the rows come */
	size_t count, room;
};

static enum zb_code count(void *context, const struct due_row *row, struct zb_err *err)
{
	struct days *days = context;

	(void)err;
	if (date_compare(row->date, days->today) < 0) {
		days->late++;
		return ZB_OK;
	}
	if (!days->count || date_compare(days->items[days->count - 1].date, row->date) != 0) {
		days->items = mem_grow(days->items, &days->room, days->count + 1,
				       sizeof *days->items);
		days->items[days->count++] = (struct day){ .date = row->date };
	}
	days->items[days->count - 1].count++;
	return ZB_OK;
}

/* Tells schools apart in one calendar without naming them (FNV-1a). */
static uint64_t school_mark(const struct record *school)
{
	const char *const parts[] = { record_text(school, SCHOOL_BRIN),
				      record_text(school, SCHOOL_LOCATION) };
	uint64_t mark = 14695981039346656037u;

	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		for (const char *c = parts[i]; *c; c++)
			mark = (mark ^ (unsigned char)*c) * 1099511628211u;
	return mark;
}

/* WHAT makes the uid; DAY is when it stands in the calendar. */
static void put_event(struct json_writer *json, uint64_t mark, const char *what, struct date day,
		      const char *summary)
{
	char date[DATE_ISO_SIZE], *uid = mem_format("%s-%016" PRIx64 "@zorgbord", what, mark);

	date_to_iso(day, date);
	json_object(json);
	json_key(json, "uid");
	json_text(json, uid);
	json_key(json, "date");
	json_text(json, date);
	json_key(json, "summary");
	json_text(json, summary);
	json_key(json, "text");
	json_text(json, _("Wat er moet gebeuren staat in zorgbord, bij Termijnen."));
	json_end(json);
	free(uid);
}

static void put_day(struct json_writer *json, uint64_t mark, const struct day *day)
{
	char date[DATE_ISO_SIZE];
	char *summary = mem_format(ngettext("%lu termijn", "%lu termijnen", day->count),
				   day->count);

	date_to_iso(day->date, date);
	put_event(json, mark, date, day->date, summary);
	free(summary);
}

static void put_late(struct json_writer *json, uint64_t mark, const struct days *days)
{
	char *summary = mem_format(ngettext("%lu termijn te laat", "%lu termijnen te laat",
					    days->late),
				   days->late);

	put_event(json, mark, "late", days->today, summary);
	free(summary);
}

static enum zb_code put_days(struct db *db, const struct days *days, struct buffer *out,
			     struct zb_err *err)
{
	uint64_t mark = school_mark(db_school(db));
	struct json_writer json;
	char stamp[DATE_ISO_SIZE];

	date_to_iso(days->today, stamp);
	json_begin_buffer(&json, out);
	json_object(&json);
	json_key(&json, "name");
	json_text(&json, _("Termijnen"));
	json_key(&json, "stamp");
	json_text(&json, stamp);
	json_key(&json, "events");
	json_array(&json);
	if (days->late)
		put_late(&json, mark, days);
	for (size_t i = 0; i < days->count; i++)
		put_day(&json, mark, &days->items[i]);
	json_end(&json);
	json_end(&json);
	return json_finish(&json, err);
}

enum zb_code calendar_make(struct db *db, struct buffer *out, struct zb_err *err)
{
	struct days days = { .today = db_today(db) };
	struct buffer input = {0}, calendar = {0};
	char *path = helper_path(ICS_HELPER);
	int status = 0;
	enum zb_code code = due_rows(db, count, &days, err);

	if (!code)
		code = put_days(db, &days, &input, err);
	if (!code)
		code = helper_run(&(struct helper_job){ .path = path, .input = input.bytes,
							.length = input.length,
							.patience = HELPER_PATIENCE_MS },
				  &calendar, &status, err);
	if (!code && status)
		code = ZB_IO; /* the sentence is there */
	else if (!code)
		code = helper_check(path, &calendar, "BEGIN:VCALENDAR", "END:VCALENDAR", err);
	if (!code)
		buffer_add_bytes(out, calendar.bytes, calendar.length);
	buffer_clear(&calendar);
	buffer_clear(&input);
	free(days.items);
	free(path);
	return code;
}

enum zb_code calendar_file(struct db *db, const char *to, struct zb_err *err)
{
	struct buffer bytes = {0};
	struct fresh fresh;
	enum zb_code code = calendar_make(db, &bytes, err);

	if (!code) {
		code = fresh_make(to, &fresh, err);
		if (!code)
			code = fresh_write(&fresh, &bytes, err);
		if (!code)
			code = fresh_place(&fresh, false, err);
		fresh_discard(&fresh);
	}
	buffer_clear(&bytes);
	return code;
}
