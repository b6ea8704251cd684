/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/demo_help.h"

#include <stdio.h>

#include "cli/demo_measurements.h"
#include "core/entities.h"
#include "core/records/absence.h"
#include "core/records/document.h"
#include "core/records/postponement.h"
#include "core/records/request.h"
#include "core/records/support.h"
#include "core/rules/deadline.h"

/* A form of help and who gives it. */
struct form {
	enum goal_kind kind;
	const char *form, *function, *place, *grouping, *funding, *provider;
	int least, most; /* quarters of an hour a week */
};

static const struct form forms[] = {
	{ GOAL_LEARNING, "RT lezen", "remedial", "outside", "individual", "school", NULL, 3, 6 },
	{ GOAL_LEARNING, "RT rekenen", "remedial", "outside", "group", "swv", NULL, 4, 8 },
	{ GOAL_LEARNING, "verlengde instructie", "teacher", "class", "group", "school", NULL,
	  2, 6 },
	{ GOAL_LEARNING, "lezen met de assistent", "assistant", "outside", "group", "school", NULL,
	  4, 10 },
	{ GOAL_LEARNING, "logopedie", "external", "outside", "individual", "municipality",
	  "praktijk De Taalboom", 1, 2 },
	{ GOAL_BEHAVIOUR, "begeleiding in de klas", "assistant", "class", "individual", "swv", NULL,
	  8, 16 },
	{ GOAL_BEHAVIOUR, "gesprekjes met de IB'er", "ib", "outside", "individual", "school", NULL,
	  1, 3 },
	{ GOAL_BEHAVIOUR, "sociale vaardigheden", "psychologist", "outside", "group", "board",
	  NULL, 2, 4 },
	{ GOAL_BEHAVIOUR, "speltherapie", "external", "outside", "individual", "municipality",
	  "praktijk Zandkasteel", 1, 1 },
};

#define FORM_COUNT (sizeof forms / sizeof forms[0])

/* The n-th form of that kind, round and round. */
static const struct form *form_of(enum goal_kind kind, unsigned n)
{
	size_t found = 0, count = 0;

	for (size_t i = 0; i < FORM_COUNT; i++)
		count += forms[i].kind == kind;
	n %= (unsigned)count;
	for (size_t i = 0; i < FORM_COUNT; i++)
		if (forms[i].kind == kind && found++ == n)
			return &forms[i];
	return &forms[0];
}

static void serve(struct course *c, int64_t support, enum goal_kind kind)
{
	for (size_t i = 0; i < c->goals.count; i++) {
		const struct demo_goal *goal = &c->goals.list[i];
		struct record *row;

		if (goal->kind != kind || goal->ended || !goal->line)
			continue;
		row = record_new(&support_goal_entity);
		record_set_number(row, SUPPORT_GOAL_SUPPORT, support);
		record_set_number(row, SUPPORT_GOAL_LINE, goal->line);
		demo_put(c->demo, row);
	}
}

/* Help in the school year YEAR, up to its end or half way. */
static void put_support(struct course *c, struct dice *dice, const struct form *form, int year,
			bool half)
{
	struct date starts = demo_workday((struct date){ year, 9, 7 + dice_between(dice, 0, 14) });
	struct date ends = half ? (struct date){ year + 1, 1, 31 } : school_year_end(year);
	bool now = year == c->demo->year;
	struct record *row;
	int64_t id;

	if (date_compare(starts, c->pupil->enrolled) < 0)
		starts = demo_workday(date_add_days(c->pupil->enrolled, 21));
	if (!demo_is_past(c->demo, starts) || date_compare(starts, ends) >= 0)
		return;
	row = record_new(&support_entity);
	record_set_number(row, SUPPORT_PUPIL, c->pupil->id);
	record_set_text(row, SUPPORT_FORM, form->form);
	record_set_text(row, SUPPORT_PLACE, form->place);
	record_set_text(row, SUPPORT_GROUPING, form->grouping);
	record_set_text(row, SUPPORT_PROVIDER, form->provider);
	record_set_text(row, SUPPORT_FUNCTION, form->function);
	record_set_text(row, SUPPORT_FUNDING, form->funding);
	record_set_number(row, SUPPORT_HOURS_WEEK,
			  dice_between(dice, form->least, form->most) * 250);
	record_set_date(row, SUPPORT_STARTS, starts);
	record_set_date(row, SUPPORT_ENDS, ends);
	if (now && c->plan)
		record_set_number(row, SUPPORT_PLAN, c->plan);
	id = demo_put(c->demo, row);
	if (now)
		serve(c, id, form->kind);
}

static bool has_kind(const struct course *c, enum goal_kind kind)
{
	for (size_t i = 0; i < c->goals.count; i++)
		if (c->goals.list[i].kind == kind)
			return true;
	return false;
}

static void put_supports(struct course *c, struct dice *dice)
{
	unsigned n = dice_below(dice, FORM_COUNT);

	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		if (!has_kind(c, (enum goal_kind)kind))
			continue;
		if (c->pupil->years > 0 && dice_percent(dice, 60))
			put_support(c, dice, form_of((enum goal_kind)kind, n + 1),
				    c->demo->year - 1, false);
		put_support(c, dice, form_of((enum goal_kind)kind, n), c->demo->year,
			    dice_percent(dice, 15));
	}
}

/* --- documents --- */

static void put_document(struct course *c, const char *kind, struct date date, const char *place)
{
	struct record *row = record_new(&document_entity);

	record_set_number(row, DOCUMENT_PUPIL, c->pupil->id);
	record_set_text(row, DOCUMENT_KIND, kind);
	record_set_date(row, DOCUMENT_DATE, date);
	record_set_text(row, DOCUMENT_PLACE, place);
	demo_put(c->demo, row);
}

static void put_documents(struct course *c, struct dice *dice)
{
	static const char *const places[] = {
		"dossierkast kamer IB, tweede la", "map Ondersteuning op de schijf van de school",
		"dossierkast kamer IB, hangmap op naam", NULL,
	};
	struct date day = demo_workday(date_add_days(c->demo->today, -dice_between(dice, 20, 300)));

	if (date_compare(day, c->pupil->enrolled) < 0)
		return;
	put_document(c, "plan_signed", day, dice_text(dice, places));
	if (dice_percent(dice, 30))
		put_document(c, "research", date_add_days(day, -40), dice_text(dice, places));
}

/* --- requests --- */

static const char tried[] =
	"Twee jaar RT, verlengde instructie in een kleine groep en begeleiding door de assistent. "
	"De aanpak werd na elke evaluatie bijgesteld. De doelen voor rekenen werden twee keer niet "
	"behaald: de leerling heeft meer herhaling en een rustiger groep nodig dan de school kan "
	"bieden.";

static struct record *request_new(struct course *c, const char *kind, int days_ago)
{
	struct record *row = record_new(&request_entity);

	record_set_number(row, REQUEST_PUPIL, c->pupil->id);
	record_set_text(row, REQUEST_KIND, kind);
	record_set_date(row, REQUEST_PARENTS_VIEW_DATE,
			demo_workday(date_add_days(c->demo->today, -days_ago - 12)));
	record_set_text(row, REQUEST_TRIED, tried);
	return row;
}

static void send_request(struct course *c, struct record *row, int days_ago)
{
	record_set_text(row, REQUEST_COMPLETE, "yes");
	record_set_date(row, REQUEST_SENT, demo_workday(date_add_days(c->demo->today, -days_ago)));
}

/* Decided some weeks after it was sent, and valid up to TO. */
static void grant(struct course *c, struct record *row, int days_ago, struct date to)
{
	struct date decided = demo_workday(date_add_days(c->demo->today, -days_ago + 30));
	char reference[24];

	send_request(c, row, days_ago);
	record_set_choice(row, REQUEST_DECISION, DECISION_GRANTED);
	record_set_date(row, REQUEST_DECIDED, decided);
	record_set_date(row, REQUEST_VALID_FROM, decided);
	record_set_date(row, REQUEST_VALID_TO, to);
	snprintf(reference, sizeof reference, "SWV-%d-%03d", decided.year, c->pupil->place % 1000);
	record_set_text(row, REQUEST_REFERENCE, reference);
	demo_put(c->demo, row);
	put_document(c, "decision", decided, "map Ondersteuning op de schijf van de school");
}

static void ask_experts(struct record *row, bool both)
{
	record_set_text(row, REQUEST_EXPERT_1, "M. Verhoeven, orthopedagoog");
	if (both)
		record_set_text(row, REQUEST_EXPERT_2, "dr. S. Aydın, kinderpsycholoog");
}

/* A TLV with the second expert still to come. */
static void begin_tlv(struct course *c)
{
	struct record *row = request_new(c, "tlv", 15);

	record_set_text(row, REQUEST_TLV_FOR, "sbo");
	ask_experts(row, false);
	demo_put(c->demo, row);
}

/* A TLV for half of the week elsewhere. */
static void put_tlv(struct course *c, const char *school, struct date to)
{
	struct record *row = request_new(c, "tlv", 200);

	record_set_text(row, REQUEST_TLV_FOR, school);
	ask_experts(row, true);
	record_set_date(row, REQUEST_PLACED, date_add_days(c->demo->today, -140));
	grant(c, row, 200, to);
}

/* A longer one, of which the experts have still to say what they think. */
static void begin_extension(struct course *c)
{
	struct record *row = request_new(c, "extension", 10);

	record_set_text(row, REQUEST_TLV_FOR, "sbo");
	demo_put(c->demo, row);
}

/* Sent, and as DECISION says; decided some weeks later. */
static int64_t put_arrangement(struct course *c, int days_ago, enum request_decision decision)
{
	struct record *row = request_new(c, "arrangement", days_ago);

	send_request(c, row, days_ago);
	record_set_choice(row, REQUEST_DECISION, (int)decision);
	if (decision != DECISION_PENDING)
		record_set_date(row, REQUEST_DECIDED,
				demo_workday(date_add_days(c->demo->today, -days_ago + 40)));
	if (decision == DECISION_CONDITIONAL)
		record_set_date(row, REQUEST_VALID_TO, school_year_end(c->demo->year));
	return demo_put(c->demo, row);
}

/* The samenwerkingsverband asked for two weeks more to decide on REQUEST, sent so long ago. */
static void postpone_decision(struct course *c, int64_t request, int days_ago)
{
	struct date sent = demo_workday(date_add_days(c->demo->today, -days_ago));
	struct date term =
		date_add_days(sent, db_settings(c->demo->db)->value[SETTING_REQUEST_DAYS]);
	struct record *row = record_new(&postponement_entity);

	record_set_number(row, POSTPONEMENT_PUPIL, c->pupil->id);
	record_set_text(row, POSTPONEMENT_DEADLINE, deadlines[DEADLINE_REQUEST].code);
	record_set_text(row, POSTPONEMENT_ENTITY, request_entity.code);
	record_set_number(row, POSTPONEMENT_RECORD, request);
	record_set_date(row, POSTPONEMENT_TERM, term);
	record_set_date(row, POSTPONEMENT_UNTIL, date_add_days(term, 14));
	record_set_text(row, POSTPONEMENT_REASON, "de commissie vergadert twee weken later");
	demo_put(c->demo, row);
}

static void put_requests(struct course *c, struct dice *dice)
{
	switch (c->pupil->role) {
	case ROLE_AGREEMENT:
		begin_tlv(c);
		return;
	case ROLE_ELSEWHERE:
		put_tlv(c, "sbo", date_add_days(c->demo->today, 120));
		begin_extension(c);
		return;
	case ROLE_GOAL_LATE:
		postpone_decision(c, put_arrangement(c, 30, DECISION_PENDING), 30);
		return;
	case ROLE_EVALUATION_LATE:
		put_arrangement(c, 150, DECISION_REFUSED);
		return;
	case ROLE_EVALUATION_DUE:
		put_arrangement(c, 70, DECISION_CONDITIONAL);
		return;
	case ROLE_REFUSED:
		put_arrangement(c, 60, DECISION_WITHDRAWN);
		return;
	default:
		if (c->plan && dice_percent(dice, 25))
			grant(c, request_new(c, "arrangement", 160), 160,
			      school_year_end(c->demo->year));
	}
}

/* --- absence --- */

static void put_absence(struct course *c, const char *kind, int from, int until,
			const char *reason, const char *route)
{
	struct record *row = record_new(&absence_entity);

	record_set_number(row, ABSENCE_PUPIL, c->pupil->id);
	record_set_text(row, ABSENCE_KIND, kind);
	record_set_date(row, ABSENCE_STARTS, demo_workday(date_add_days(c->demo->today, -from)));
	if (until)
		record_set_date(row, ABSENCE_ENDS,
				demo_workday(date_add_days(c->demo->today, -until)));
	else
		record_set_date(row, ABSENCE_REPORTED,
				demo_workday(date_add_days(c->demo->today, 30 - from)));
	record_set_text(row, ABSENCE_REASON, reason);
	record_set_text(row, ABSENCE_ROUTE_BACK, route);
	demo_put(c->demo, row);
}

static void put_absences(struct course *c)
{
	if (c->pupil->role == ROLE_OTHER_SCHOOL)
		put_absence(c, "long_relative", 47, 0,
			    "durft na de verhuizing niet naar school; ouders en leerplicht zijn "
			    "betrokken",
			    "elke dag een uur op school met de assistent, elke twee weken een uur "
			    "erbij");
	else if (c->pupil->role == ROLE_NO_PLAN)
		put_absence(c, "authorised", 40, 24, "opname in het ziekenhuis", NULL);
}

void demo_put_help(struct course *c)
{
	struct dice dice = dice_for(c->demo->seed, DICE_HELP, (uint64_t)c->pupil->id);

	if (c->plan && c->pupil->role != ROLE_LEFT && c->pupil->role != ROLE_ENDED) {
		put_supports(c, &dice);
		put_documents(c, &dice);
	}
	put_requests(c, &dice);
	put_absences(c);
	demo_put_measurements(c, &dice);
}
