/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/demo_school.h"

#include <stdlib.h>
#include <string.h>

#include "cli/demo_names.h"
#include "cli/demo_templates.h"
#include "core/entities.h"
#include "core/records/group.h"
#include "core/records/holiday.h"
#include "core/records/pupil.h"
#include "core/records/school.h"

#define CLASS_SIZE 26
#define ENRICHED_SIZE 400 /* one samengestelde groep for so many pupils */

int demo_year_size(int pupils, int year_group)
{
	/* In hundredths; the year fills up as children turn four. */
	static const int until[YEAR_GROUPS + 1] = { 0, 10, 23, 36, 49, 61, 74, 87, 100 };

	return pupils * until[year_group] / 100 - pupils * until[year_group - 1] / 100;
}

static void put_setting(struct demo *demo, const char *key, const char *value)
{
	struct record *row = record_new(&setting_entity);

	record_set_text(row, SETTING_KEY, key);
	record_set_text(row, SETTING_VALUE, value);
	demo_put(demo, row);
}

static void put_tariffs(struct demo *demo)
{
	static const int cents[] = { 6150, 6150, 5480, 3620, 5870, 9850, 7600, 8900 };

	for (int i = 0; staff_functions[i].code; i++) {
		struct record *row = record_new(&tariff_entity);

		record_set_choice(row, TARIFF_FUNCTION, i);
		record_set_date(row, TARIFF_STARTS, school_year_begin(demo->year - 2));
		record_set_number(row, TARIFF_CENTS_HOUR, cents[i]);
		demo_put(demo, row);
	}
}

/* 1 February is the day on which a primary school counts. */
static void put_headcounts(struct demo *demo)
{
	static const int permille[] = { 981, 1009, 995 };

	for (int i = 0; i < DEMO_YEARS; i++) {
		struct record *row;
		struct date day = { demo->year - 1 + i, 2, 1 };

		if (!demo_is_past(demo, day))
			return;
		row = record_new(&headcount_entity);
		record_set_date(row, HEADCOUNT_DATE, day);
		record_set_number(row, HEADCOUNT_PUPILS, demo->pupils * permille[i] / 1000);
		demo_put(demo, row);
	}
}

/* The day AT (month * 100 + day) of the school year YEAR. */
static struct date day_of(int year, int at)
{
	return (struct date){ at < 801 ? year + 1 : year, at / 100, at % 100 };
}

/* A summer begins in July and belongs to the year that ends with it. */
static void put_holidays(struct demo *demo)
{
	for (int year = demo->year - DEMO_YEARS + 1; year <= demo->year; year++)
		for (const struct demo_holiday *h = demo_holidays; h->name; h++) {
			struct date from = day_of(year, h->from), until = day_of(year, h->until);
			struct record *row = record_new(&holiday_entity);

			if (date_compare(until, from) < 0)
				until.year++;
			record_set_text(row, HOLIDAY_NAME, h->name);
			record_set_date(row, HOLIDAY_STARTS, from);
			record_set_date(row, HOLIDAY_ENDS, until);
			demo_put(demo, row);
		}
}

void demo_make_school(struct demo *demo)
{
	struct record *row = school_new();

	record_set_text(row, SCHOOL_NAME, "De Regenboog");
	record_set_text(row, SCHOOL_BRIN, "12AB");
	record_set_text(row, SCHOOL_LOCATION, "00");
	record_set_text(row, SCHOOL_BOARD, "Stichting Samen Leren");
	record_set_text(row, SCHOOL_SWV, "SWV De Oefenvallei");
	record_set_text(row, SCHOOL_SWV_NUMBER, "PO9901");
	demo_put(demo, row);
	put_setting(demo, "plan_days", "42");
	put_setting(demo, "agreement_days", "7");
	put_tariffs(demo);
	put_headcounts(demo);
	put_holidays(demo);
	demo_make_templates(demo);
}

struct colleague {
	const char *code, *given, *prefix, *family, *function, *login, *role;
};

static int64_t put_staff(struct demo *demo, const struct colleague *who, struct date left)
{
	struct record *row = record_new(&staff_entity);
	struct buffer email = {0};

	demo_add_plain_letters(&email, who->given);
	buffer_add(&email, ".");
	demo_add_plain_letters(&email, who->family);
	buffer_add(&email, "@deregenboog.example");
	record_set_text(row, STAFF_CODE, who->code);
	record_set_text(row, STAFF_GIVEN_NAME, who->given);
	record_set_text(row, STAFF_PREFIX, who->prefix);
	record_set_text(row, STAFF_FAMILY_NAME, who->family);
	record_set_text(row, STAFF_FUNCTION, who->function);
	record_set_text(row, STAFF_LOGIN, who->login);
	record_set_text(row, STAFF_ROLE, who->role);
	record_set_text(row, STAFF_EMAIL, email.bytes);
	record_set_date(row, STAFF_LEFT, left);
	buffer_clear(&email);
	return demo_put(demo, row);
}

static const struct colleague known_teachers[] = {
	{ "LBR", "Lia", "de", "Bruin", "teacher", "l.debruin", "teacher" },
	{ "TSM", "Tom", NULL, "Smit", "teacher", "t.smit", "teacher" },
	{ "NAM", "Naima", "el", "Amrani", "teacher", "n.elamrani", "teacher" },
	{ "GOU", "Geertruida", NULL, "Oude Voshaar-Hoogeboezem", "teacher", "g.oudevoshaar",
	  "teacher" },
	{ "BKU", "Bas", NULL, "Kuipers", "teacher", "b.kuipers", "teacher" },
	{ "SDH", "Saskia", "den", "Hartog", "teacher", "s.denhartog", "teacher" },
	{ "RIJ", "Renée", NULL, "IJzerman", "teacher", "r.ijzerman", "teacher" },
	{ "MVE", "Marloes", "in 't", "Veld", "teacher", "m.intveld", "teacher" },
	{ "JWH", "Jan Willem", NULL, "Hoekstra", "teacher", "j.hoekstra", "teacher" },
	{ "DYI", "Defne", NULL, "Yıldız", "teacher", "d.yildiz", "teacher" },
	{ "EVL", "Esther", "van der", "Linden", "teacher", "e.vanderlinden", "teacher" },
	{ "PWI", "Pieter", NULL, "Wiersma", "teacher", "p.wiersma", "teacher" },
	{ "AKO", "Anouk", NULL, "Koster", "teacher", "a.koster", "teacher" },
	{ "CME", "Chantal", NULL, "Meijer-Prins", "teacher", "c.meijer", "teacher" },
};

static int64_t put_teacher(struct demo *demo, size_t number)
{
	struct dice dice = dice_for(demo->seed, DICE_SCHOOL, number);
	int sex = dice_percent(&dice, 84) ? PUPIL_F : PUPIL_M;
	struct family_name family = demo_family_name(&dice);
	struct colleague who = { .function = "teacher", .role = "teacher" };

	if (number < sizeof known_teachers / sizeof known_teachers[0])
		return put_staff(demo, &known_teachers[number], (struct date){0});
	who.given = demo_adult_name(&dice, sex);
	who.prefix = family.prefix;
	who.family = family.name;
	return put_staff(demo, &who, (struct date){0});
}

/* Groups in the order of the school: 1/2, 3, 4, 5, 5/6, 6, 7, 8. */
struct class_kind {
	int first, last; /* year groups */
	int from[2], until[2]; /* the part of each year group that sits here, in thousandths */
};

static const struct class_kind class_kinds[] = {
	{ 1, 2, { 0, 0 }, { 1000, 1000 } },	{ 3, 3, { 0, 0 }, { 1000, 1000 } },
	{ 4, 4, { 0, 0 }, { 1000, 1000 } },	{ 5, 5, { 0, 0 }, { 667, 667 } },
	{ 5, 6, { 667, 0 }, { 1000, 333 } },	{ 6, 6, { 333, 333 }, { 1000, 1000 } },
	{ 7, 7, { 0, 0 }, { 1000, 1000 } },	{ 8, 8, { 0, 0 }, { 1000, 1000 } },
};

static size_t classes_of(const struct demo *demo, const struct class_kind *kind)
{
	int pupils = 0;

	for (int y = kind->first; y <= kind->last; y++) {
		int i = y - kind->first;

		pupils += demo_year_size(demo->pupils, y) * (kind->until[i] - kind->from[i]) / 1000;
	}
	return pupils < CLASS_SIZE * 5 / 4 ? 1 : (size_t)((pupils + CLASS_SIZE / 2) / CLASS_SIZE);
}

static size_t count_classes(const struct demo *demo)
{
	size_t count = 0;

	for (size_t k = 0; k < sizeof class_kinds / sizeof class_kinds[0]; k++)
		count += classes_of(demo, &class_kinds[k]);
	return count;
}

/* Every class one teacher, two in three a duo. */
static size_t duo_of(size_t class)
{
	return class % 3 == 2 ? SIZE_MAX : class / 3 * 2 + class % 3;
}

void demo_make_staff(struct demo *demo)
{
	static const struct colleague office[] = {
		{ "MWI", "Marjolein", "de", "Wit", "head", "m.dewit", "management" },
		{ "MVR", "Marieke", "de", "Vries", "ib", "m.devries", "coordinator" },
		{ "JBR", "Joke", "de", "Bruijn", "remedial", "j.debruijn", "teacher" },
		{ "OPA", "Hanneke", "van", "Rossum", "psychologist", NULL, NULL },
		{ "SVB", "Sandra", NULL, "Blom", "assistant", NULL, "subject_teacher" },
		{ "YHA", "Youssef", NULL, "Haddad", "assistant", NULL, "subject_teacher" },
		{ "LOG", "Femke", "ten", "Brinke", "external", NULL, NULL },
		{ "SMW", "Désirée", NULL, "Winklaar", "external", NULL, NULL },
		{ "GYM", "Ruud", "op den", "Kelder", "teacher", "r.opdenkelder",
		  "subject_teacher" },
		{ "ICT", "Arjen", NULL, "Dijkstra", "assistant", "a.dijkstra", "admin" },
	};
	int64_t ids[sizeof office / sizeof office[0]];
	const struct colleague gone = { "WVE", "Wil", NULL, "Vermeulen", "teacher", NULL, NULL };

	for (size_t i = 0; i < sizeof office / sizeof office[0]; i++)
		ids[i] = put_staff(demo, &office[i], (struct date){0});
	demo->head = ids[0];
	demo->ib = ids[1];
	demo->remedial = ids[2];
	demo->psychologist = ids[3];
	demo->assistants[0] = ids[4];
	demo->assistants[1] = ids[5];
	demo->speech = ids[6];
	demo->class_count = count_classes(demo);
	demo->teacher_count = demo->class_count + demo->class_count * 2 / 3 + 1;
	demo->teachers = mem_new(demo->teacher_count + 1, sizeof *demo->teachers);
	for (size_t i = 0; i < demo->teacher_count; i++)
		demo->teachers[i] = put_teacher(demo, i);
	demo->teachers[demo->teacher_count] =
		put_staff(demo, &gone, school_year_end(demo->year - 1));
}

/* "3A", "1/2B", "5/6"; past Z on with "3-27". */
static char *class_name(const struct class_kind *kind, size_t number, size_t count)
{
	struct buffer name = {0};

	buffer_add_format(&name, "%d", kind->first);
	if (kind->last > kind->first)
		buffer_add_format(&name, "/%d", kind->last);
	if (count == 1 && kind->last == 6 && kind->first == 5)
		return buffer_take(&name);
	if (number < 26)
		buffer_add_format(&name, "%c", (int)('A' + number));
	else
		buffer_add_format(&name, "-%zu", number + 1);
	return buffer_take(&name);
}

static void put_group_staff(struct demo *demo, int64_t group, int64_t staff, enum group_part part)
{
	struct record *row = record_new(&group_staff_entity);

	record_set_number(row, GROUP_STAFF_GROUP, group);
	record_set_number(row, GROUP_STAFF_STAFF, staff);
	record_set_choice(row, GROUP_STAFF_PART, (int)part);
	demo_put(demo, row);
}

static int64_t put_group(struct demo *demo, int year, const char *name, enum group_kind kind,
			 const char *year_group_set)
{
	struct record *row = record_new(&group_entity);

	record_set_year(row, GROUP_SCHOOL_YEAR, year);
	record_set_text(row, GROUP_NAME, name);
	record_set_choice(row, GROUP_KIND, (int)kind);
	record_set_text(row, GROUP_YEAR_GROUPS, year_group_set);
	return demo_put(demo, row);
}

static void put_class(struct demo *demo, int years_ago, size_t at, char *name,
		      const struct class_kind *kind)
{
	struct demo_class *class = &demo->classes[DEMO_YEARS - 1 - years_ago][at];
	size_t duo = duo_of(at);
	char set[4] = { (char)('0' + kind->first), '\0' };

	if (kind->last > kind->first) {
		set[1] = '+';
		set[2] = (char)('0' + kind->last);
		set[3] = '\0';
	}
	class->name = name;
	/* Who has left the school taught the last class two years ago. */
	class->teacher = years_ago == 2 && at + 1 == demo->class_count ?
				 demo->teachers[demo->teacher_count] :
				 demo->teachers[at];
	class->id = put_group(demo, demo->year - years_ago, name, GROUP_CLASS, set);
	put_group_staff(demo, class->id, class->teacher, GROUP_TEACHER);
	if (duo != SIZE_MAX && demo->class_count + duo < demo->teacher_count)
		put_group_staff(demo, class->id, demo->teachers[demo->class_count + duo],
				GROUP_TEACHER);
}

static void make_enriched(struct demo *demo)
{
	demo->enriched_count = (size_t)(1 + demo->pupils / ENRICHED_SIZE);
	demo->enriched = mem_new(demo->enriched_count, sizeof *demo->enriched);
	for (size_t i = 0; i < demo->enriched_count; i++) {
		char *name = i ? mem_format("Plusgroep %zu", i + 1) : mem_text("Plusgroep");

		demo->enriched[i] = put_group(demo, demo->year, name, GROUP_COMBINED, "5+6+7+8");
		put_group_staff(demo, demo->enriched[i], demo->remedial, GROUP_SUBJECT);
		free(name);
	}
}

void demo_make_groups(struct demo *demo)
{
	for (int ago = DEMO_YEARS - 1; ago >= 0; ago--) {
		size_t at = 0;

		demo->classes[DEMO_YEARS - 1 - ago] =
			mem_new(demo->class_count, sizeof **demo->classes);
		for (size_t k = 0; k < sizeof class_kinds / sizeof class_kinds[0]; k++) {
			size_t count = classes_of(demo, &class_kinds[k]);

			for (size_t i = 0; i < count; i++, at++) {
				char *name = ago == DEMO_YEARS - 1 ?
						     class_name(&class_kinds[k], i, count) :
						     mem_text(demo->classes[0][at].name);

				put_class(demo, ago, at, name, &class_kinds[k]);
			}
		}
	}
	make_enriched(demo);
}

struct demo_class *demo_class_of(const struct demo *demo, int year, int year_group,
				       int place)
{
	size_t at = 0;

	for (size_t k = 0; k < sizeof class_kinds / sizeof class_kinds[0]; k++) {
		const struct class_kind *kind = &class_kinds[k];
		size_t count = classes_of(demo, kind);
		int i = year_group - kind->first;

		if (i >= 0 && year_group <= kind->last && place >= kind->from[i] &&
		    place < kind->until[i]) {
			int part = place - kind->from[i], whole = kind->until[i] - kind->from[i];

			return &demo->classes[year - demo->year + DEMO_YEARS - 1]
					     [at + (size_t)part * count / (size_t)whole];
		}
		at += count;
	}
	return NULL;
}

void demo_free_school(struct demo *demo)
{
	for (int y = 0; y < DEMO_YEARS; y++) {
		for (size_t i = 0; demo->classes[y] && i < demo->class_count; i++)
			free(demo->classes[y][i].name);
		free(demo->classes[y]);
	}
	free(demo->teachers);
	free(demo->enriched);
}
