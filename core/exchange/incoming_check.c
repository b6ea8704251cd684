/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checks over the whole of what came in. */
#include "core/exchange/incoming.h"

#include <stdlib.h>
#include <string.h>

#include "core/exchange/incoming_field.h"
#include "core/memory.h"
#include "core/text.h"

enum { KEY_SHOWN = 40 }; /* columns of a group's key in a sentence */

/* A line that failed with CODE: kept in BAD, else named before the sentence. */
static enum zb_code take(struct bad_lines *bad, uint32_t line, enum zb_code code,
			 struct zb_err *err)
{
	code = bad_lines_take(bad, line, code, err);
	return code ? zb_fail_in(err, _("regel %u"), line) : ZB_OK;
}

static enum zb_code check_groups(const struct incoming *in, struct bad_lines *bad,
				 struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < in->group_count && !code; i++) {
		const struct incoming_group *g = &in->groups[i];

		if (!g->line)
			code = zb_fail(err, ZB_INVALID,
				       _("groep %.*s staat niet bij de groepen in dit bestand"),
				       (int)text_fit(g->name, KEY_SHOWN), g->name);
		code = take(bad, g->referred, code, err);
	}
	return code;
}

static enum zb_code check_kinds(const struct incoming *in, const struct incoming_pupil *p,
				struct zb_err *err)
{
	if (p->group != INCOMING_NONE && in->groups[p->group].combined)
		return zb_fail(err, ZB_INVALID,
			       _("de groep van deze leerling is een samengestelde groep; een "
				 "leerling zit in een gewone groep"));
	for (uint32_t i = 0; i < p->combined.count; i++)
		if (!in->groups[in->refs[p->combined.first + i]].combined)
			return zb_fail(err, ZB_INVALID,
				       _("een van de samengestelde groepen van deze leerling is "
					 "een gewone groep"));
	return ZB_OK;
}

static enum zb_code check_name(struct incoming *in, struct incoming_pupil *p, struct zb_err *err)
{
	if (p->value[INCOMING_FAMILY_NAME])
		return ZB_OK;
	if (!p->value[INCOMING_GIVEN_NAME])
		return zb_fail(err, ZB_INVALID,
			       _("een leerling heeft een achternaam of roepnaam nodig"));
	p->value[INCOMING_FAMILY_NAME] = INCOMING_NO_NAME;
	in->fields |= 1u << INCOMING_FAMILY_NAME;
	return ZB_OK;
}

/* A group's jaargroep counts only where it has one, else the pupil's own is the only one known. */
static void settle_year_group(const struct incoming *in, struct incoming_pupil *p)
{
	p->former = p->historic && p->value[INCOMING_LEFT];
	if (p->year_group || p->historic || p->group == INCOMING_NONE)
		return;
	uint32_t set = in->groups[p->group].year_groups;

	for (unsigned i = 0; incoming_year_groups[i]; i++)
		if (set == 1u << i)
			p->year_group = incoming_year_groups[i];
}

/* Without key and number only the whole name with the date of birth tells pupils apart. */
static const char *person(struct incoming *in, const struct incoming_pupil *p)
{
	static const enum incoming_field fields[] = {
		INCOMING_FAMILY_NAME, INCOMING_PREFIX, INCOMING_GIVEN_NAME, INCOMING_INITIALS,
		INCOMING_BORN,
	};
	struct buffer b = {0};

	if (p->key || p->value[INCOMING_NUMBER] || !p->value[INCOMING_BORN])
		return NULL;
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		const char *value = p->value[fields[i]];

		buffer_add(&b, value ? value : "");
		buffer_add(&b, "\001");
	}
	const char *text = arena_text(&in->arena, b.bytes, b.length);

	buffer_clear(&b);
	return text;
}

struct seen {
	struct text_index keys, numbers, persons;
};

/* The line on which TEXT was seen before, or 0. */
static uint32_t seen_before(struct text_index *index, const char *text, uint32_t line)
{
	uint32_t first = text ? text_index_add(index, text, line) : line;

	return first == line ? 0 : first;
}

static enum zb_code check_twice(struct incoming *in, struct seen *seen,
				const struct incoming_pupil *p, uint32_t number, struct zb_err *err)
{
	const struct {
		struct text_index *index;
		const char *text, *what;
	} ways[] = {
		{&seen->keys, p->key, N_("dezelfde sleutel")},
		{&seen->numbers, p->value[INCOMING_NUMBER], N_("hetzelfde leerlingnummer")},
		{&seen->persons, person(in, p), N_("dezelfde naam en geboortedatum")},
	};

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		uint32_t first = seen_before(ways[i].index, ways[i].text, number);

		if (first)
			return zb_fail(err, ZB_INVALID,
				       _("een leerling staat er twee keer in, op regel %u en regel "
					 "%u, met %s; haal er een weg"),
				       in->pupils[first - 1].line, p->line, _(ways[i].what));
	}
	return ZB_OK;
}

static enum zb_code check_pupils(struct incoming *in, struct bad_lines *bad, struct zb_err *err)
{
	struct seen seen = {0};
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < in->pupil_count && !code; i++) {
		struct incoming_pupil *p = &in->pupils[i];

		code = check_name(in, p, err);
		if (!code)
			code = check_kinds(in, p, err);
		if (!code)
			code = check_twice(in, &seen, p, (uint32_t)i + 1, err);
		code = take(bad, p->line, code, err);
		settle_year_group(in, p);
	}
	text_index_clear(&seen.keys);
	text_index_clear(&seen.numbers);
	text_index_clear(&seen.persons);
	return code;
}

static enum zb_code check_staff(struct incoming *in, struct bad_lines *bad, struct zb_err *err)
{
	struct text_index keys = {0};
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < in->staff_count && !code; i++) {
		struct incoming_staff *s = &in->staff[i];
		uint32_t first = seen_before(&keys, s->key, (uint32_t)i + 1);

		if (first)
			code = zb_fail(err, ZB_INVALID,
				       _("een leerkracht staat er twee keer in, op regel %u en "
					 "regel %u, met dezelfde sleutel; haal er een weg"),
				       in->staff[first - 1].line, s->line);
		else if (!s->family_name && !s->given_name)
			code = zb_fail(err, ZB_INVALID,
				       _("een leerkracht heeft een achternaam of roepnaam nodig"));
		else if (!s->family_name)
			s->family_name = INCOMING_NO_NAME;
		code = take(bad, s->line, code, err);
	}
	text_index_clear(&keys);
	return code;
}

static void add_key(struct incoming *in, struct incoming_group *group,
		    const struct incoming_key *keys)
{
	for (; keys; keys = keys->next) {
		struct incoming_key *more = arena_new(&in->arena, sizeof *more);

		*more = (struct incoming_key){.text = keys->text, .next = group->keys};
		group->keys = more;
	}
}

static bool are_one_class(const struct incoming_group *a, const struct incoming_group *b)
{
	return !a->combined && !b->combined && a->year_groups && b->year_groups &&
	       !(a->year_groups & b->year_groups);
}

/* Fills INTO with, for each group, the group that it is part of: itself or an earlier one of the
 * same name. */
static void find_classes(struct incoming *in, uint32_t *into)
{
	struct text_index names = {0};
	uint32_t *next = mem_new(in->group_count, sizeof *next); /* of the same name; 0 ends */

	for (uint32_t i = 0; i < in->group_count; i++) {
		struct incoming_group *g = &in->groups[i];
		uint32_t at = text_index_add(&names, g->name, i);

		into[i] = i;
		if (at == i)
			continue;
		while (!are_one_class(&in->groups[at], g) && next[at])
			at = next[at];
		if (are_one_class(&in->groups[at], g)) {
			into[i] = at;
			in->groups[at].year_groups |= g->year_groups;
			add_key(in, &in->groups[at], g->keys);
		} else {
			next[at] = i;
		}
	}
	free(next);
	text_index_clear(&names);
}

/* Refers to the groups by their new places; two that became one are named once. SEEN has for
 * each group the last OWNER that named it. */
static void move_refs(uint32_t *refs, struct incoming_refs *list, const uint32_t *place,
		      size_t *seen, size_t owner)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < list->count; i++) {
		uint32_t group = place[refs[list->first + i]];

		if (seen[group] != owner)
			refs[list->first + kept++] = group;
		seen[group] = owner;
	}
	list->count = kept;
}

static void move_groups(struct incoming *in, const uint32_t *place)
{
	size_t *seen = mem_new(in->group_count, sizeof *seen);
	size_t owner = 0;

	for (size_t i = 0; i < in->pupil_count; i++) {
		struct incoming_pupil *p = &in->pupils[i];

		if (p->group != INCOMING_NONE)
			p->group = place[p->group];
		move_refs(in->refs, &p->combined, place, seen, ++owner);
	}
	for (size_t i = 0; i < in->staff_count; i++)
		move_refs(in->refs, &in->staff[i].groups, place, seen, ++owner);
	free(seen);
}

static void merge_groups(struct incoming *in)
{
	uint32_t *place = mem_new(in->group_count, sizeof *place);
	size_t kept = 0;

	find_classes(in, place);
	for (size_t i = 0; i < in->group_count; i++) {
		if (place[i] < i) {
			place[i] = place[place[i]];
			continue;
		}
		place[i] = (uint32_t)kept;
		in->groups[kept++] = in->groups[i];
	}
	in->group_count = kept;
	move_groups(in, place);
	free(place);
	/* Its numbers are the old places. */
	text_index_clear(&in->keys);
}

static bool year_group_bit(const char *code, uint32_t *out)
{
	unsigned place;

	if (!code || !incoming_year_group(code, false, &place))
		return false;
	*out = 1u << place;
	return true;
}

/* C is no leerjaar: it says that the pupils have their own. */
static void fill_year_groups(struct incoming *in)
{
	uint32_t combination = 0, bit;
	bool *open = mem_new(in->group_count, sizeof *open);

	year_group_bit("C", &combination);
	for (size_t i = 0; i < in->group_count; i++)
		open[i] = !in->groups[i].combined && !(in->groups[i].year_groups & ~combination);
	for (size_t i = 0; i < in->pupil_count; i++) {
		const struct incoming_pupil *p = &in->pupils[i];

		if (p->group != INCOMING_NONE && open[p->group] &&
		    year_group_bit(p->year_group, &bit))
			in->groups[p->group].year_groups |= bit;
	}
	for (size_t i = 0; i < in->group_count; i++)
		if (in->groups[i].year_groups != combination)
			in->groups[i].year_groups &= ~combination;
	free(open);
}

enum zb_code incoming_check(struct incoming *in, struct bad_lines *bad, struct zb_err *err)
{
	enum zb_code code = check_groups(in, bad, err);

	if (!code)
		code = incoming_settle_sex(in, err);
	if (!code)
		code = check_pupils(in, bad, err);
	if (!code)
		code = check_staff(in, bad, err);
	if (code)
		return code;
	merge_groups(in);
	fill_year_groups(in);
	return ZB_OK;
}
