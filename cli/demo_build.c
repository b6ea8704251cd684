/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/demo_build.h"

#include <stdlib.h>
#include <string.h>

#include "core/records/pupil.h"

static uint64_t mix(uint64_t x)
{
	x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
	x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
	return x ^ (x >> 31);
}

struct dice dice_for(uint64_t seed, enum dice_stream stream, uint64_t number)
{
	return (struct dice){ mix(mix(mix(seed + 1) + (uint64_t)stream) + number) };
}

static uint64_t dice_next(struct dice *dice)
{
	dice->state += 0x9E3779B97F4A7C15u;
	return mix(dice->state);
}

unsigned dice_below(struct dice *dice, unsigned bound)
{
	return (unsigned)((dice_next(dice) >> 32) * bound >> 32);
}

int dice_between(struct dice *dice, int least, int most)
{
	return least + (int)dice_below(dice, (unsigned)(most - least + 1));
}

bool dice_percent(struct dice *dice, int percent)
{
	return (int)dice_below(dice, 100) < percent;
}

const char *dice_text(struct dice *dice, const char *const *texts)
{
	unsigned count = 0;

	while (texts[count])
		count++;
	return texts[dice_below(dice, count)];
}

int64_t demo_put(struct demo *demo, struct record *row)
{
	int64_t id = 0;

	if (!demo->code)
		demo->code = store_insert(demo->db, row, demo->err);
	if (!demo->code)
		id = row->id;
	record_free(row);
	return id;
}

struct record *demo_get(struct demo *demo, const struct entity *entity, int64_t id)
{
	struct record *row = NULL;

	if (!demo->code)
		demo->code = store_get(demo->db, entity, id, &row, demo->err);
	return row;
}

void demo_change(struct demo *demo, struct record *mine)
{
	struct record *base = mine ? demo_get(demo, mine->entity, mine->id) : NULL;

	if (base)
		demo->code = store_update(demo->db, base, mine, NULL, demo->err);
	record_free(base);
	record_free(mine);
}

struct date demo_workday(struct date day)
{
	int weekday = date_weekday(day);

	return weekday < 5 ? day : date_add_days(day, 4 - weekday);
}

const struct demo_holiday demo_holidays[] = {
	{ "herfstvakantie", 1017, 1025 },  { "kerstvakantie", 1220, 105 },
	{ "voorjaarsvakantie", 220, 228 }, { "meivakantie", 427, 505 },
	{ "zomervakantie", 711, 822 },	   { NULL, 0, 0 },
};

static bool is_holiday(struct date day)
{
	int at = day.month * 100 + day.day;
	bool off = date_weekday(day) > 4;

	for (const struct demo_holiday *h = demo_holidays; h->name; h++)
		off = off || (h->from < h->until ? at >= h->from && at <= h->until :
						   at >= h->from || at <= h->until);
	return off;
}

struct date demo_school_day(struct dice *dice, struct date from, struct date until)
{
	struct date day = until;

	for (int tries = 0; tries < 24 && date_compare(from, until) < 0; tries++) {
		day = date_add_days(from, dice_between(dice, 0, date_between(from, until)));
		if (!is_holiday(day))
			return day;
	}
	day = demo_workday(day);
	return date_compare(day, from) < 0 ? from : day;
}

bool demo_is_past(const struct demo *demo, struct date day)
{
	return date_compare(day, demo->today) <= 0;
}

/* What stands in braces, by sex; x goes by name. */
static const char *word_for(const char *word, size_t length, const struct demo_words *words)
{
	static const struct {
		const char *word, *boy, *girl;
	} pronouns[] = {
		{ "hij", "hij", "ze" },	  { "Hij", "Hij", "Ze" },   { "zijn", "zijn", "haar" },
		{ "Zijn", "Zijn", "Haar" }, { "hem", "hem", "haar" },
	};

	for (size_t i = 0; i < sizeof pronouns / sizeof pronouns[0]; i++) {
		if (strlen(pronouns[i].word) != length || strncmp(pronouns[i].word, word, length))
			continue;
		if (words->sex == PUPIL_F)
			return pronouns[i].girl;
		return words->sex == PUPIL_M ? pronouns[i].boy : words->name;
	}
	if (length == 4 && !strncmp(word, "naam", 4))
		return words->name;
	if (length == 4 && !strncmp(word, "doel", 4) && words->goal)
		return words->goal;
	return words->begin ? words->begin : "";
}

char *demo_expand(const char *template, const struct demo_words *words)
{
	struct buffer out = {0};

	for (const char *at = template; *at;) {
		size_t plain = strcspn(at, "{"), length;

		buffer_add_bytes(&out, at, plain);
		at += plain;
		if (!*at)
			break;
		length = strcspn(at, "}");
		buffer_add(&out, word_for(at + 1, length - 1, words));
		at += length + 1;
	}
	return buffer_take(&out);
}

void demo_say(struct record *row, unsigned field, const char *template,
	      const struct demo_words *words)
{
	char *text = template ? demo_expand(template, words) : NULL;

	record_set_text(row, field, text);
	free(text);
}
