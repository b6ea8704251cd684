/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/demo_pupils.h"

#include <stdlib.h>
#include <string.h>

#include "cli/demo_dossier.h"
#include "cli/demo_school.h"
#include "core/entities.h"
#include "core/records/group.h"
#include "core/records/pupil.h"

#define SIBLING_PERCENT 42
#define ENROL_LATE_PERCENT 14
#define LONG_NAME 30 /* bytes */

/* The seats of the school, by year group; each holds one plus the member of the cast who sits
 * there, or one of the others below. */
enum seat { SEAT_PLAIN = 0, SEAT_EXTRA = 200, SEAT_ENDED, SEAT_LEFT };

struct seating {
	unsigned char *seats;
	int count;
	int first[YEAR_GROUPS + 2]; /* where each year group begins; 1 .. YEAR_GROUPS + 1 */
};

/* Families that can still have a child in a lower year group. */
struct families {
	struct family *list;
	size_t count, room;
};

/* The nearest free seat of the year group from AT on. */
static bool take_seat(struct seating *s, int year_group, int at, unsigned char seat)
{
	int first = s->first[year_group], size = s->first[year_group + 1] - first;

	for (int i = 0; i < size; i++) {
		unsigned char *place = &s->seats[first + (at + i) % size];

		if (*place != SEAT_PLAIN)
			continue;
		*place = seat;
		return true;
	}
	return false;
}

/* Extra support is commoner in the higher groups. */
static int draw_year_group(struct dice *dice)
{
	static const int until[] = { 2, 7, 17, 31, 48, 66, 83, 100 };
	int at = dice_between(dice, 0, 99), year_group = 1;

	while (at >= until[year_group - 1])
		year_group++;
	return year_group;
}

static void seat_many(struct seating *s, struct dice *dice, int count, enum seat seat)
{
	for (int left = count, tries = 0; left > 0 && tries < 20 * count; tries++) {
		int year_group = draw_year_group(dice);
		int size = s->first[year_group + 1] - s->first[year_group];

		/* Back at basic support takes a few years. */
		if (!size || (seat == SEAT_ENDED && year_group < 4))
			continue;
		if (take_seat(s, year_group, (int)dice_below(dice, (unsigned)size),
			      (unsigned char)seat))
			left--;
	}
}

/* 8% of the pupils have extra support; one in a hundred had it and is back at basic. */
static void seat_all(const struct demo *demo, struct seating *s)
{
	struct dice dice = dice_for(demo->seed, DICE_PLACE, 0);
	int extra = (demo->pupils * 8 + 50) / 100, ended = demo->pupils / 100;

	for (unsigned i = 0; i < demo_cast_count; i++) {
		const struct cast_member *who = &demo_cast[i];
		int size = s->first[who->year_group + 1] - s->first[who->year_group];
		bool wanted = i >= CAST_EXTRA ? who->role != ROLE_ENDED || ended > 0 : extra > 0;

		if (!wanted ||
		    !take_seat(s, who->year_group, size * who->place / 100, (unsigned char)(i + 1)))
			continue;
		extra -= i < CAST_EXTRA;
		ended -= who->role == ROLE_ENDED;
	}
	seat_many(s, &dice, extra, SEAT_EXTRA);
	seat_many(s, &dice, ended, SEAT_ENDED);
}

static void seating_init(const struct demo *demo, struct seating *s)
{
	*s = (struct seating){0};
	for (int y = 1; y <= YEAR_GROUPS; y++) {
		s->first[y] = s->count;
		s->count += demo_year_size(demo->pupils, y);
	}
	s->first[YEAR_GROUPS + 1] = s->count;
	s->seats = mem_new((size_t)s->count, 1);
	seat_all(demo, s);
}

/* What the dossier of a pupil outside the cast is about. */
static enum demo_role draw_role(struct dice *dice)
{
	static const struct {
		int until;
		enum demo_role role;
	} shares[] = {
		{ 2, ROLE_NO_PLAN },
		{ 6, ROLE_NEW },
		{ 8, ROLE_CONSENT },
		{ 10, ROLE_EVALUATION_DUE },
		{ 12, ROLE_EVALUATION_LATE },
		{ 16, ROLE_AGREEMENT },
		{ 17, ROLE_REFUSED },
		{ 18, ROLE_ELSEWHERE },
		{ 20, ROLE_OTHER_SCHOOL },
		{ 24, ROLE_TAKEN_OVER },
		{ 26, ROLE_GOAL_LATE },
		{ 27, ROLE_ROD },
		{ 29, ROLE_AGAIN },
		{ 100, ROLE_RUNNING },
	};
	int at = dice_between(dice, 0, 99), i = 0;

	while (at >= shares[i].until)
		i++;
	return shares[i].role;
}

static int draw_category(struct dice *dice)
{
	static const int until[] = { 9, 19, 53, 76, 97, 100 };
	int at = dice_between(dice, 0, 99), category = 0;

	while (at >= until[category])
		category++;
	return category;
}

static int draw_years(struct dice *dice, int year_group)
{
	int at = dice_between(dice, 0, 99), years = at < 46 ? 2 : at < 82 ? 1 : 0;

	return years < year_group ? years : year_group - 1;
}

static void describe(unsigned char seat, struct demo_pupil *pupil)
{
	const struct cast_member *who = seat && seat < SEAT_EXTRA ? &demo_cast[seat - 1] : NULL;
	struct dice *dice = &pupil->dice;

	pupil->category = -1;
	if (who) {
		pupil->given = who->given;
		pupil->sex = who->sex;
		pupil->category = who->category;
		pupil->role = who->role;
		pupil->years = who->years;
		return;
	}
	pupil->sex = dice_percent(dice, 51) ? PUPIL_M : PUPIL_F;
	pupil->given = demo_child_name(dice, (int)pupil->sex);
	if (seat == SEAT_PLAIN)
		return;
	pupil->category = dice_percent(dice, 96) ? draw_category(dice) : -1;
	pupil->role = seat == SEAT_EXTRA ? draw_role(dice) :
		      seat == SEAT_ENDED ? ROLE_ENDED : ROLE_LEFT;
	pupil->years = draw_years(dice, pupil->year_group);
	if (seat != SEAT_EXTRA && !pupil->years)
		pupil->years = 1;
}

/* Who turns four begins; on 1 October a child of year group 1 is four or nearly five. */
static void set_dates(const struct demo *demo, struct demo_pupil *pupil, int last_year)
{
	struct dice *dice = &pupil->dice;
	int repeated = pupil->year_group > 2 && dice_percent(dice, 7);
	struct date from = { last_year - pupil->year_group - 4 - repeated, 10, 1 };
	struct date until = date_add_days(date_add_months(from, 12), -1);
	struct date four = date_add_months(demo->today, -48);

	if (date_compare(four, until) < 0)
		until = four;
	pupil->born = date_add_days(from, dice_between(dice, 0, date_between(from, until)));
	pupil->enrolled = date_add_months(pupil->born, 48);
	if (pupil->year_group > 3 && pupil->role == ROLE_NONE &&
	    dice_percent(dice, ENROL_LATE_PERCENT))
		pupil->enrolled = demo_school_day(dice, school_year_begin(demo->year - 2),
						  date_add_days(demo->today, -30));
	if (pupil->role == ROLE_OTHER_SCHOOL)
		pupil->enrolled = demo_workday(date_add_days(demo->today, -68));
}

/* Who is too short at school for the role gets one that fits. */
static void fit_role(const struct demo *demo, struct demo_pupil *pupil)
{
	static const int months[ROLE_COUNT] = {
		[ROLE_NO_PLAN] = 2,	     [ROLE_CONSENT] = 2,  [ROLE_RUNNING] = 4,
		[ROLE_EVALUATION_DUE] = 14,  [ROLE_AGREEMENT] = 4, [ROLE_REFUSED] = 4,
		[ROLE_EVALUATION_LATE] = 14, [ROLE_GOAL_LATE] = 4, [ROLE_ROD] = 3,
		[ROLE_TAKEN_OVER] = 28,	     [ROLE_AGAIN] = 34,
	};
	bool anchored = pupil->role == ROLE_EVALUATION_DUE || pupil->role == ROLE_EVALUATION_LATE;
	int here = date_between(pupil->enrolled, demo->today) / 30;

	if (here < months[pupil->role] + (anchored && pupil->years > 1 ? 12 : 0))
		pupil->role = here < months[ROLE_RUNNING] ? ROLE_NEW : ROLE_RUNNING;
}

static void set_career(struct record *row, const struct demo_pupil *pupil, int last_year)
{
	struct date normal = { last_year - pupil->year_group - 4, 10, 1 };

	if (date_compare(pupil->born, normal) < 0)
		record_set_text(row, PUPIL_CAREER,
				pupil->category == CATEGORY_ILLNESS ? "extended_kindergarten" :
								      "repeated");
	else if (pupil->role != ROLE_NONE)
		record_set_text(row, PUPIL_CAREER, "normal");
}

static void put_pupil(struct demo *demo, struct demo_pupil *pupil, int number, int last_year)
{
	struct record *row = record_new(&pupil_entity);
	char *text = mem_format("%d", 10000 + number);

	record_set_text(row, PUPIL_NUMBER, text);
	record_set_text(row, PUPIL_GIVEN_NAME, pupil->given);
	record_set_text(row, PUPIL_PREFIX, pupil->family->name.prefix);
	record_set_text(row, PUPIL_FAMILY_NAME, pupil->family->name.name);
	record_set_date(row, PUPIL_BORN, pupil->born);
	record_set_choice(row, PUPIL_SEX, (int)pupil->sex);
	record_set_date(row, PUPIL_ENROLLED, pupil->enrolled);
	if (date_compare(pupil->enrolled, date_add_months(pupil->born, 54)) > 0)
		record_set_text(row, PUPIL_CAME_FROM, demo_other_school(&pupil->dice));
	record_set_choice(row, PUPIL_CATEGORY, pupil->category);
	set_career(row, pupil, last_year);
	demo_describe_pupil(pupil, row);
	pupil->id = demo_put(demo, row);
	free(text);
}

int demo_year_group_in(const struct demo *demo, const struct demo_pupil *pupil, int year)
{
	int last = date_is_set(pupil->left) ? school_year_of(pupil->left) : demo->year;
	int year_group = pupil->year_group - (last - year);

	return year_group < 1 ? 1 : year_group;
}

int64_t demo_teacher_of(const struct demo *demo, const struct demo_pupil *pupil, int year)
{
	int last = date_is_set(pupil->left) ? school_year_of(pupil->left) : demo->year;

	if (year > last)
		year = last;
	if (year < demo->year - DEMO_YEARS + 1)
		return 0;
	return demo_class_of(demo, year, demo_year_group_in(demo, pupil, year), pupil->place)
		->teacher;
}

static void put_placement(struct demo *demo, int64_t pupil, int64_t group, int year,
			  int year_group, struct date starts, struct date ends)
{
	struct record *row = record_new(&placement_entity);
	char code[2] = { (char)('0' + year_group), '\0' };

	record_set_number(row, PLACEMENT_PUPIL, pupil);
	record_set_number(row, PLACEMENT_GROUP, group);
	record_set_year(row, PLACEMENT_SCHOOL_YEAR, year);
	record_set_text(row, PLACEMENT_YEAR_GROUP, code);
	record_set_date(row, PLACEMENT_STARTS, starts);
	record_set_date(row, PLACEMENT_ENDS, ends);
	demo_put(demo, row);
}

/* Some pupils are talked about when the group is. */
static void note_pupil(struct demo_class *class, struct demo_pupil *pupil)
{
	int chance = pupil->role == ROLE_NONE ? 9 : 40;

	if (class->noted_count < CLASS_NOTED && dice_percent(&pupil->dice, chance))
		class->noted[class->noted_count++] = pupil->id;
}

static void put_placements(struct demo *demo, struct demo_pupil *pupil)
{
	for (int year = demo->year - DEMO_YEARS + 1; year <= demo->year; year++) {
		struct date starts = school_year_begin(year), ends = {0};
		struct demo_class *class;
		int year_group = demo_year_group_in(demo, pupil, year);

		if (date_compare(pupil->enrolled, school_year_end(year)) > 0)
			continue;
		if (date_is_set(pupil->left) && date_compare(pupil->left, starts) < 0)
			break;
		if (date_compare(pupil->enrolled, starts) > 0)
			starts = pupil->enrolled;
		if (date_is_set(pupil->left) && school_year_of(pupil->left) == year)
			ends = pupil->left;
		class = demo_class_of(demo, year, year_group, pupil->place);
		put_placement(demo, pupil->id, class->id, year, year_group, starts, ends);
		if (year < demo->year || date_is_set(pupil->left))
			continue;
		note_pupil(class, pupil);
		if (year_group > 4 &&
		    (pupil->category == CATEGORY_AHEAD || dice_percent(&pupil->dice, 4)))
			put_placement(demo, pupil->id,
				      demo->enriched[dice_below(&pupil->dice,
								(unsigned)demo->enriched_count)],
				      year, year_group, starts, ends);
	}
}

/* A brother or sister one to three years older, or a twin now and then. */
static struct family *find_siblings(struct families *families, struct dice *dice, int year_group)
{
	unsigned count = (unsigned)families->count;

	if (!dice_percent(dice, SIBLING_PERCENT))
		return NULL;
	for (int tries = 0; tries < 8 && count; tries++) {
		struct family *family = &families->list[dice_below(dice, count)];
		int older = family->youngest - year_group;

		if (family->children < FAMILY_CHILDREN &&
		    (older > 0 ? older < 4 : dice_percent(dice, 3)))
			return family;
	}
	return NULL;
}

static struct family *family_of(struct demo *demo, struct families *families,
				const struct cast_member *who, const struct demo_pupil *pupil,
				int number)
{
	struct dice dice = dice_for(demo->seed, DICE_FAMILY, (uint64_t)number);
	struct family *family = who ? NULL : find_siblings(families, &dice, pupil->year_group);
	struct family_name name = { who ? who->prefix : NULL, who ? who->family : NULL };

	if (!family) {
		families->list = mem_grow(families->list, &families->room, families->count + 1,
					  sizeof *families->list);
		family = &families->list[families->count++];
		demo_make_family(demo, &dice, who ? name : demo_family_name(&dice),
				 who ? who->kind : FAMILY_ANY, family);
	}
	family->children++;
	/* The longest names occur once. */
	if (who && strlen(who->family) > LONG_NAME)
		family->children = FAMILY_CHILDREN;
	family->youngest = pupil->year_group;
	return family;
}

static void make_pupil(struct demo *demo, struct families *families, struct demo_pupil *pupil,
		       unsigned char seat, int number)
{
	const struct cast_member *who = seat && seat < SEAT_EXTRA ? &demo_cast[seat - 1] : NULL;
	int last_year = demo->year;

	pupil->dice = dice_for(demo->seed, DICE_PUPIL, (uint64_t)number);
	describe(seat, pupil);
	if (pupil->role == ROLE_LEFT) {
		pupil->left = demo_day_of_leaving(demo, pupil, number);
		last_year = school_year_of(pupil->left);
	}
	set_dates(demo, pupil, last_year);
	fit_role(demo, pupil);
	pupil->family = family_of(demo, families, who, pupil, number);
	put_pupil(demo, pupil, number, last_year);
	demo_join_family(demo, pupil->family, pupil->id);
	put_placements(demo, pupil);
	demo_make_dossier(demo, pupil);
}

/* Those whose dossier the school still has to keep: 2% of the pupils. */
static void make_leavers(struct demo *demo, struct families *families)
{
	int count = (demo->pupils * 2 + 50) / 100;

	for (int i = 0; i < count && !demo->code; i++) {
		struct demo_pupil pupil = { .year_group = i % 2 ? 4 + i % 5 : 8,
					    .place = i * 347 % 1000 };

		make_pupil(demo, families, &pupil, SEAT_LEFT, demo->pupils + i);
	}
}

void demo_make_pupils(struct demo *demo)
{
	struct families families = {0};
	struct seating seating;

	seating_init(demo, &seating);
	/* From the oldest down, so that a younger child finds its family. */
	for (int y = YEAR_GROUPS; y >= 1; y--) {
		int first = seating.first[y], size = seating.first[y + 1] - first;

		for (int i = 0; i < size && !demo->code; i++) {
			struct demo_pupil pupil = { .year_group = y,
						    .place = (int)((long)i * 1000 / size) };

			make_pupil(demo, &families, &pupil, seating.seats[first + i], first + i);
		}
	}
	make_leavers(demo, &families);
	free(seating.seats);
	free(families.list);
}
