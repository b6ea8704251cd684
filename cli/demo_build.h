/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that make the demo school share: dice, dates, texts and writing rows. */
#ifndef ZB_CLI_DEMO_BUILD_H
#define ZB_CLI_DEMO_BUILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/demo.h"
#include "core/record.h"
#include "core/records/goal.h"
#include "db/store.h"

#define CLASS_NOTED 3
#define DEMO_YEARS 3 /* school years with placements, the running one last */

/* A small generator of its own (splitmix64), so that a seed gives the same school anywhere. */
struct dice {
	uint64_t state;
};

enum dice_stream {
	DICE_SCHOOL,
	DICE_PLACE,
	DICE_FAMILY,
	DICE_PUPIL,
	DICE_STORY,
	DICE_TALK,
	DICE_HELP
};

/* Dice of their own for each purpose and number, so that a draw more here changes nothing there. */
struct dice dice_for(uint64_t seed, enum dice_stream, uint64_t number);
unsigned dice_below(struct dice *, unsigned bound); /* 0 .. bound - 1 */
int dice_between(struct dice *, int least, int most);
bool dice_percent(struct dice *, int percent);

/* One of a table of texts that ends with NULL; each is drawn as often. */
const char *dice_text(struct dice *, const char *const *texts);

/* A group of one school year and the one who teaches it. */
struct demo_class {
	int64_t id;
	int64_t teacher;
	char *name;
	int64_t noted[CLASS_NOTED]; /* pupils to talk about in the review of the group */
	int noted_count;
};

/* The school under construction. After the first failure nothing more is written: code holds it. */
struct demo {
	struct db *db;
	enum zb_code code;
	struct zb_err *err;
	uint64_t seed;
	int pupils;
	struct date today;
	int year; /* the running school year */

	int64_t head, ib, remedial, psychologist, assistants[2], speech;
	int64_t *teachers;
	size_t teacher_count;
	struct demo_class *classes[DEMO_YEARS]; /* the running year last */
	size_t class_count;
	int64_t *enriched; /* samengestelde groepen of the running year */
	size_t enriched_count;
	/* How often an outcome was dealt, per kind and school year; see demo_deal. */
	unsigned dealt[GOAL_KIND_COUNT][DEMO_YEARS + 1];
};

/* Inserts ROW, frees it, and returns its id; 0 after a failure. */
int64_t demo_put(struct demo *, struct record *row);
/* The row with that id, or NULL after a failure. The caller frees. */
struct record *demo_get(struct demo *, const struct entity *, int64_t id);
/* Writes what MINE changed of the row as it is in the file, and frees MINE. */
void demo_change(struct demo *, struct record *mine);

/* A holiday of every school year, in month * 100 + day; one that ends before it begins goes on into
 * the next year. */
struct demo_holiday {
	const char *name;
	int from, until;
};

/* In the order of a school year; ends with a NULL name. */
extern const struct demo_holiday demo_holidays[];

/* Monday to Friday: a day in the weekend becomes the Friday before. */
struct date demo_workday(struct date);
/* A day of school between FROM and UNTIL, outside weekends and the long holidays; as good as it
 * gets where there is none. */
struct date demo_school_day(struct dice *, struct date from, struct date until);
/* True when DAY is today or earlier. */
bool demo_is_past(const struct demo *, struct date day);

/* Who a text is about. */
struct demo_words {
	const char *name;         /* given name */
	int sex;                  /* enum pupil_sex */
	const char *begin, *goal; /* values of a goal, or NULL */
};

/* TEMPLATE with {naam} {hij} {Hij} {zijn} {Zijn} {hem} {begin} {doel} filled in. The caller
 * frees. */
char *demo_expand(const char *template, const struct demo_words *);
/* The same into a field of ROW; a NULL template leaves it empty. */
void demo_say(struct record *row, unsigned field, const char *template, const struct demo_words *);

#endif
