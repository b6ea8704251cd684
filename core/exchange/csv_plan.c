/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange/csv_plan.h"

#include <stdlib.h>
#include <string.h>

#include "core/exchange/arena.h"
#include "core/exchange/csv_table.h"
#include "core/exchange/text_index.h"
#include "core/exchange/words.h"
#include "core/records/consent.h"
#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "core/text.h"

enum target { OF_PUPIL, OF_PLAN, OF_CONSENT, OF_EVALUATION, OF_GOAL };

/* X(target, field, code, aliases). Codes are those of the fields, but where two records have the
 * same. */
#define COLUMNS(X)                                                                                 \
	CSV_PUPIL_COLUMNS(X, OF_PUPIL)                                                             \
	X(OF_PLAN, PLAN_STARTS, "starts",                                                          \
	  "begin|begindatum|beginopp|begindatumopp|startdatum|ingangsdatum")                       \
	X(OF_PLAN, PLAN_ENDS, "ends", "einde|einddatum|eindeopp|einddatumopp")                     \
	X(OF_PLAN, PLAN_DESTINATION, "destination",                                                \
	  "bestemming|uitstroombestemming|uitstroomperspectief|uitstroom")                         \
	X(OF_PLAN, PLAN_DESTINATION_NOTE, "destination_note",                                      \
	  "waaromnogniettebepalen|redennogniettebepalen")                                          \
	X(OF_PLAN, PLAN_RATIONALE, "rationale", "onderbouwing")                                    \
	X(OF_PLAN, PLAN_HELPING, "helping", "bevorderendefactoren|bevorderend")                    \
	X(OF_PLAN, PLAN_HINDERING, "hindering", "belemmerendefactoren|belemmerend")                \
	X(OF_PLAN, PLAN_NEED, "need", "onderwijsbehoefte|onderwijsbehoeften")                      \
	X(OF_PLAN, PLAN_GUIDANCE, "guidance", "begeleiding|ondersteuning")                         \
	X(OF_PLAN, PLAN_DEVIATIONS, "deviations", "afwijkingenvanhetprogramma|afwijkingen")        \
	X(OF_PLAN, PLAN_THIRD_PARTIES, "third_parties", "afsprakenmetderden")                      \
	X(OF_PLAN, PLAN_WORKS, "works", "watwerkt|werkt")                                          \
	X(OF_PLAN, PLAN_AVOID, "avoid", "watnietwerkt|werktniet")                                  \
	X(OF_PLAN, PLAN_AMBITION, "ambition", "ambitie")                                           \
	X(OF_PLAN, PLAN_PARENTS_VIEW, "parents_view", "zienswijzeouders|zienswijze")               \
	X(OF_PLAN, PLAN_PARENTS_VIEW_NOTE, "parents_view_note", "toelichtingzienswijze")           \
	X(OF_PLAN, PLAN_HEARD, "heard", "leerlinggehoord|gehoord")                                 \
	X(OF_PLAN, PLAN_HEARD_DATE, "heard_date", "gehoordop")                                     \
	X(OF_PLAN, PLAN_HEARD_HOW, "heard_how", "hoegehoord")                                      \
	X(OF_PLAN, PLAN_HEARD_TEXT, "heard_text", "watdeleerlingzei")                              \
	X(OF_PLAN, PLAN_NOT_HEARD_REASON, "not_heard_reason", "waaromnietgehoord")                 \
	X(OF_PLAN, PLAN_CVB_ADVICE, "cvb_advice", "adviescvb")                                     \
	X(OF_PLAN, PLAN_CVB_DATE, "cvb_date", "adviescvbop")                                       \
	X(OF_PLAN, PLAN_ROD_BEGIN, "rod_begin", "begininrod")                                      \
	X(OF_PLAN, PLAN_ADOPTED, "adopted", "vastgesteld|vastgesteldop|datumvastgesteld")          \
	X(OF_CONSENT, CONSENT_DATE, "consent",                                                     \
	  "instemming|instemmingop|instemmingouders|datuminstemming")                              \
	X(OF_EVALUATION, EVALUATION_DATE, "evaluation",                                            \
	  "laatsteevaluatie|laatstgeevalueerd|datumlaatsteevaluatie|evaluatie")                    \
	X(OF_GOAL, GOAL_KIND, "kind", "soort|soortdoel")                                           \
	X(OF_GOAL, GOAL_AREA, "area", "gebied|vakgebied|ontwikkelingsgebied")                      \
	X(OF_GOAL, GOAL_DESCRIPTION, "description", "doel|doelomschrijving|omschrijving")          \
	X(OF_GOAL, GOAL_INDICATOR, "indicator", "hoegemeten|meetinstrument|indicator")             \
	X(OF_GOAL, GOAL_BASELINE, "baseline", "beginwaarde|beginniveau|startwaarde")               \
	X(OF_GOAL, GOAL_BASELINE_DATE, "baseline_date", "gemetenop|beginmeting")                   \
	X(OF_GOAL, GOAL_TARGET, "target", "streefwaarde|doelwaarde|streefniveau")                  \
	X(OF_GOAL, GOAL_TARGET_DATE, "target_date", "streefdatum|doeldatum")                       \
	X(OF_GOAL, GOAL_APPROACH, "approach", "aanpak")                                            \
	X(OF_GOAL, GOAL_WHO, "who", "wie")                                                         \
	X(OF_GOAL, GOAL_PLACE, "place", "waar")

#define COLUMN_HEADING(target, field, code, aliases) { code, aliases },
#define COLUMN_TARGET(target, field, code, aliases) { target, field },

static const struct csv_heading headings[] = { COLUMNS(COLUMN_HEADING) };

static const struct {
	enum target target;
	unsigned field;
} columns[] = { COLUMNS(COLUMN_TARGET) };

enum { COLUMN_COUNT = sizeof headings / sizeof headings[0] };

/* Words that schools use for a choice beside its label. */
static const struct {
	unsigned field;
	const char *words, *code;
} synonyms[] = {
	{ GOAL_KIND, "leerprestaties|leer|cognitief", "learning" },
	{ GOAL_KIND, "sociaal-emotioneel", "behaviour" },
	{ GOAL_AREA, "rekenen|wiskunde", "mathematics" },
	{ GOAL_AREA, "lezen", "technical_reading" },
};

struct reader {
	struct date today;
	struct running_list list;
	struct text_index pupils; /* which plan, by who it is of */
	struct arena arena;
	int places[COLUMN_COUNT];
};

static bool has(const int *places, enum target target, unsigned field)
{
	for (unsigned c = 0; c < COLUMN_COUNT; c++)
		if (columns[c].target == target && columns[c].field == field)
			return places[c] >= 0;
	return false;
}

static bool are_of_plans(const int *places)
{
	return has(places, OF_PLAN, PLAN_STARTS) && (has(places, OF_PUPIL, PUPIL_NUMBER) ||
						     has(places, OF_PUPIL, PUPIL_FAMILY_NAME));
}

static enum zb_code refuse(struct zb_err *err)
{
	return zb_fail(err, ZB_FORMAT,
		       _("de eerste regel heeft geen kopjes voor de leerling "
			 "(leerlingnummer, of achternaam en geboortedatum) en begin"));
}

static const struct csv_table table = {
	.headings = headings, .count = COLUMN_COUNT, .is = are_of_plans, .refuse = refuse,
};

static enum zb_code read_value(const struct reader *r, struct record *record, unsigned column,
			       const char *cell, struct zb_err *err)
{
	unsigned field = columns[column].field;

	for (size_t i = 0; i < sizeof synonyms / sizeof synonyms[0]; i++)
		if (columns[column].target == OF_GOAL && synonyms[i].field == field &&
		    words_place(synonyms[i].words, cell) >= 0)
			cell = synonyms[i].code;
	enum zb_code code = record_parse(record, field, cell, r->today, err);

	if (code && columns[column].target == OF_CONSENT)
		zb_fail_in(err, "%s", _("instemming"));
	if (code && columns[column].target == OF_EVALUATION)
		zb_fail_in(err, "%s", _("laatste evaluatie"));
	return code;
}

/* Reads the cells of one target into RECORD. Where it holds a value already it must be the same. */
static enum zb_code read_cells(const struct reader *r, const struct csv_row *row,
			       struct record *record, enum target target, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	for (unsigned c = 0; c < COLUMN_COUNT && !code; c++) {
		const char *cell = csv_cell(row, r->places[c]);
		unsigned field = columns[c].field;
		struct record *before = NULL;

		if (columns[c].target != target || !*cell)
			continue;
		if (record_is_set(record, field))
			before = record_copy(record);
		code = read_value(r, record, c, cell, err);
		if (!code && before && !record_same(before, record, field))
			code = zb_fail(err, ZB_INVALID,
				       _("%s is hier anders dan op een eerdere regel van deze "
					 "leerling"), _(record->entity->fields[field].label));
		record_free(before);
	}
	return code;
}

/* Who a line is about, as a text to compare; NULL when it does not say. */
static const char *identity(struct reader *r, const struct record *who)
{
	struct buffer b = {0};
	const char *key = NULL;

	if (record_is_set(who, PUPIL_NUMBER)) {
		buffer_add(&b, record_text(who, PUPIL_NUMBER));
	} else if (record_is_set(who, PUPIL_FAMILY_NAME)) {
		buffer_add_format(&b, "%s %s\001%s\001%s", record_text(who, PUPIL_PREFIX),
				  record_text(who, PUPIL_FAMILY_NAME),
				  record_text(who, PUPIL_GIVEN_NAME), record_text(who, PUPIL_BORN));
	}
	if (b.length) {
		char *folded = text_fold(b.bytes);

		key = arena_text(&r->arena, folded, strlen(folded));
		free(folded);
	}
	buffer_clear(&b);
	return key;
}

static enum zb_code find_plan(struct reader *r, const struct csv_row *row,
			      struct running_plan **out, struct zb_err *err)
{
	struct record *who = record_new(&pupil_entity);
	enum zb_code code = read_cells(r, row, who, OF_PUPIL, err);
	const char *key = code ? NULL : identity(r, who);

	if (!code && !key)
		code = csv_fail_pupil(err);
	if (!code) {
		uint32_t at = text_index_add(&r->pupils, key, (uint32_t)r->list.count);

		if (at == r->list.count) {
			*out = running_add(&r->list);
			(*out)->line = row->line;
			record_free((*out)->who);
			(*out)->who = who;
			return ZB_OK;
		}
		*out = &r->list.plans[at];
	}
	record_free(who);
	return code;
}

static bool has_goal(const struct reader *r, const struct csv_row *row)
{
	for (unsigned c = 0; c < COLUMN_COUNT; c++)
		if (columns[c].target == OF_GOAL && *csv_cell(row, r->places[c]))
			return true;
	return false;
}

static enum zb_code read_goal(const struct reader *r, const struct csv_row *row,
			      struct running_plan *plan, struct zb_err *err)
{
	struct record *goal = running_add_goal(plan);
	enum zb_code code = read_cells(r, row, goal, OF_GOAL, err);
	int area = record_choice(goal, GOAL_AREA);

	if (!code && area >= 0 && !record_is_set(goal, GOAL_KIND))
		record_set_choice(goal, GOAL_KIND, area >= GOAL_AREA_FIRST_BEHAVIOUR ?
							    GOAL_BEHAVIOUR :
							    GOAL_LEARNING);
	return code;
}

static enum zb_code read_row(const struct reader *r, const struct csv_row *row,
			     struct running_plan *plan, struct zb_err *err)
{
	enum zb_code code = read_cells(r, row, plan->plan, OF_PLAN, err);

	if (!code)
		code = read_cells(r, row, plan->consent, OF_CONSENT, err);
	if (!code)
		code = read_cells(r, row, plan->evaluation, OF_EVALUATION, err);
	if (!code && has_goal(r, row))
		code = read_goal(r, row, plan, err);
	/* Of a plan that is wrong already more would be said than there is to mend. */
	if (!code && !plan->wrong)
		code = running_check(plan, r->today, NULL, NULL, err);
	return code;
}

static enum zb_code on_row(void *context, const struct csv_row *row, struct zb_err *err)
{
	struct reader *r = context;
	struct running_plan *plan;
	enum zb_code code = find_plan(r, row, &plan, err);

	if (code)
		return code;
	code = read_row(r, row, plan, err);
	plan->wrong |= code != ZB_OK;
	return code;
}

enum zb_code csv_plan_read(FILE *file, struct date today, struct running_list *out,
			   struct bad_lines *bad, struct zb_err *err)
{
	struct reader r = { .today = today };
	enum zb_code code = csv_table_read(file, &table, r.places, &r.list.ignored, bad, on_row,
					   &r, err);

	text_index_clear(&r.pupils);
	arena_clear(&r.arena);
	if (code)
		running_free(&r.list);
	else
		*out = r.list;
	return code;
}

bool csv_plan_is(FILE *file)
{
	return csv_table_is(file, &table);
}
