/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zorgbord-ics: reads days as JSON (db/calendar.c) on standard input and writes them as a
 * calendar (RFC 5545) on standard output, or nothing at all. It knows what it is told: a name, and
 * per event a uid, a date, a summary and a text. Zorgbord runs it with an empty environment
 * (db/helper.h).
 *
 * Exit status: 0 done; 1 it could not be made, with a line on standard error. */
#include <jansson.h>
#include <libical/ical.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static const char *text_of(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

/* The day itself, without a time; false when it is none. */
static bool read_day(const json_t *object, const char *key, struct icaltimetype *out)
{
	int year, month, day, end = 0;

	if (sscanf(text_of(object, key), "%4d-%2d-%2d%n", &year, &month, &day, &end) != 3 ||
	    end != 10)
		return false;
	*out = icaltime_null_date();
	out->year = year;
	out->month = month;
	out->day = day;
	return month >= 1 && month <= 12 && day >= 1 && day <= icaltime_days_in_month(month, year);
}

/* The day that was made it, as a moment, as the standard wants it. */
static struct icaltimetype moment_of(struct icaltimetype day)
{
	day.is_date = 0;
	day.hour = day.minute = day.second = 0;
	day.zone = icaltimezone_get_utc_timezone();
	return day;
}

/* NULL when EVENT lacks what an event must have. */
static icalcomponent *event_make(const json_t *event, struct icaltimetype stamp)
{
	struct icaltimetype day, next;
	icalcomponent *made;

	if (!*text_of(event, "uid") || !*text_of(event, "summary") ||
	    !read_day(event, "date", &day))
		return NULL;
	next = day;
	icaltime_adjust(&next, 1, 0, 0, 0);
	made = icalcomponent_vanew(
		ICAL_VEVENT_COMPONENT, icalproperty_new_uid(text_of(event, "uid")),
		icalproperty_new_dtstamp(moment_of(stamp)), icalproperty_new_dtstart(day),
		icalproperty_new_dtend(next), icalproperty_new_summary(text_of(event, "summary")),
		icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT),
		icalproperty_new_class(ICAL_CLASS_PRIVATE), NULL);
	if (*text_of(event, "text"))
		icalcomponent_add_property(made,
					   icalproperty_new_description(text_of(event, "text")));
	return made;
}

static icalcomponent *calendar_new(const char *name)
{
	icalproperty *shown = icalproperty_new_x(name);

	icalproperty_set_x_name(shown, "X-WR-CALNAME");
	return icalcomponent_vanew(ICAL_VCALENDAR_COMPONENT, icalproperty_new_version("2.0"),
				   icalproperty_new_prodid("-//zorgbord//termijnen//NL"),
				   icalproperty_new_calscale("GREGORIAN"),
				   icalproperty_new_method(ICAL_METHOD_PUBLISH), shown, NULL);
}

/* NULL, with a line on standard error, when something in it is not as it should be. */
static icalcomponent *calendar_make(const json_t *input)
{
	icalcomponent *calendar = calendar_new(text_of(input, "name"));
	const json_t *events = json_object_get(input, "events"), *event;
	struct icaltimetype stamp;
	bool good = json_is_array(events) && read_day(input, "stamp", &stamp);
	size_t i;

	for (i = 0; good && i < json_array_size(events); i++) {
		icalcomponent *made;

		event = json_array_get(events, i);
		made = event_make(event, stamp);
		good = made != NULL;
		if (made)
			icalcomponent_add_component(calendar, made);
	}
	if (good)
		return calendar;
	fprintf(stderr, "zorgbord-ics: an event lacks a uid, a summary or a date\n");
	icalcomponent_free(calendar);
	return NULL;
}

static int put(icalcomponent *calendar)
{
	char *text = icalcomponent_as_ical_string_r(calendar);
	bool good = text && fputs(text, stdout) >= 0 && !fflush(stdout);

	if (!good)
		perror("zorgbord-ics");
	free(text);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(void)
{
	json_error_t error;
	json_t *input = json_loadf(stdin, JSON_REJECT_DUPLICATES, &error);
	icalcomponent *calendar = NULL;
	int status = EXIT_FAILURE;

	if (json_is_object(input))
		calendar = calendar_make(input);
	else
		fprintf(stderr, "zorgbord-ics: no days on standard input: %s\n",
			input ? "not an object" : error.text);
	if (calendar) {
		status = put(calendar);
		icalcomponent_free(calendar);
	}
	json_decref(input);
	return status;
}
