/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange/incoming.h"

#include <stdlib.h>
#include <string.h>

#include "core/date.h"
#include "core/exchange/incoming_field.h"
#include "core/memory.h"
#include "core/records/school.h"
#include "core/text.h"

struct incoming *incoming_new(enum incoming_source source)
{
	struct incoming *in = mem_new(1, sizeof *in);

	in->source = source;
	return in;
}

void incoming_free(struct incoming *in)
{
	if (!in)
		return;
	free(in->groups);
	free(in->staff);
	free(in->pupils);
	free(in->refs);
	text_index_clear(&in->keys);
	ignored_clear(&in->ignored);
	arena_clear(&in->arena);
	free(in);
}

/* Most values are plain ASCII words, which text_clean would copy as they are. */
static bool is_clean(const char *text)
{
	const char *c = text;

	for (; *c; c++)
		if (*c < ' ' || *c > '~' || (*c == ' ' && (c == text || c[1] == ' ' || !c[1])))
			return false;
	return true;
}

static const char *incoming_keep(struct incoming *in, const char *text, bool lines)
{
	char *clean = text_clean(text, lines);
	const char *kept = *clean ? arena_text(&in->arena, clean, strlen(clean)) : NULL;

	free(clean);
	return kept;
}

const char *incoming_text(struct incoming *in, const char *text)
{
	if (!text || !*text)
		return NULL;
	if (is_clean(text))
		return arena_text(&in->arena, text, strlen(text));
	return incoming_keep(in, text, false);
}

const char *incoming_lines(struct incoming *in, const char *text)
{
	return text && *text ? incoming_keep(in, text, true) : NULL;
}

const char *incoming_word(struct incoming *in, const char *text)
{
	if (!text || !*text)
		return NULL;
	return is_clean(text) ? text : incoming_keep(in, text, false);
}

const char *incoming_real_key(struct incoming *in, const char *key)
{
	const char *clean = incoming_text(in, key);

	return clean && *clean == '#' ? NULL : clean;
}

enum zb_code incoming_group_at(struct incoming *in, const char *key, uint32_t line, uint32_t *out,
			       struct zb_err *err)
{
	const char *clean = incoming_text(in, key);

	if (!clean)
		return zb_fail(err, ZB_INVALID, _("een groep heeft een sleutel nodig"));
	uint32_t at = text_index_add(&in->keys, clean, (uint32_t)in->group_count);

	if (at == in->group_count) {
		if (at >= INCOMING_GROUPS_MAX)
			return zb_fail(err, ZB_LIMIT,
				       _("er staan meer dan %u groepen in het bestand"),
				       INCOMING_GROUPS_MAX);
		in->groups = mem_grow(in->groups, &in->group_room, at + 1, sizeof *in->groups);
		in->groups[at] = (struct incoming_group){.name = clean, .referred = line};
		in->group_count++;
		if (*clean != '#' && in->source != INCOMING_CSV) {
			struct incoming_key *own = arena_new(&in->arena, sizeof *own);

			own->text = clean;
			in->groups[at].keys = own;
		}
	}
	*out = at;
	return ZB_OK;
}

enum zb_code incoming_define_group(struct incoming *in, uint32_t group, const char *name,
				   uint32_t year_groups, bool combined, uint32_t line,
				   struct zb_err *err)
{
	struct incoming_group *g = &in->groups[group];
	const char *clean = incoming_text(in, name);

	if (!clean)
		clean = g->name;
	if (g->line && (g->combined != combined || strcmp(g->name, clean) != 0))
		return zb_fail(err, ZB_INVALID,
			       _("deze groep heeft dezelfde sleutel als die op regel %u, maar een "
				 "andere naam of soort"), g->line);
	if (!g->line) {
		g->name = clean;
		g->combined = combined;
		g->line = line;
	}
	g->year_groups |= year_groups;
	return ZB_OK;
}

enum zb_code incoming_add_pupil(struct incoming *in, uint32_t line, struct incoming_pupil **out,
				struct zb_err *err)
{
	if (in->pupil_count >= INCOMING_PUPILS_MAX)
		return zb_fail(err, ZB_LIMIT, _("er staan meer dan %u leerlingen in het bestand"),
			       INCOMING_PUPILS_MAX);
	in->pupils = mem_grow(in->pupils, &in->pupil_room, in->pupil_count + 1,
			      sizeof *in->pupils);
	*out = &in->pupils[in->pupil_count++];
	**out = (struct incoming_pupil){.line = line, .group = INCOMING_NONE};
	return ZB_OK;
}

enum zb_code incoming_add_staff(struct incoming *in, uint32_t line, struct incoming_staff **out,
				struct zb_err *err)
{
	if (in->staff_count >= INCOMING_STAFF_MAX)
		return zb_fail(err, ZB_LIMIT,
			       _("er staan meer dan %u leerkrachten in het bestand"),
			       INCOMING_STAFF_MAX);
	in->staff = mem_grow(in->staff, &in->staff_room, in->staff_count + 1, sizeof *in->staff);
	*out = &in->staff[in->staff_count++];
	**out = (struct incoming_staff){.line = line};
	return ZB_OK;
}

void incoming_add_ref(struct incoming *in, struct incoming_refs *refs, uint32_t group)
{
	if (!refs->count)
		refs->first = (uint32_t)in->ref_count;
	in->refs = mem_grow(in->refs, &in->ref_room, in->ref_count + 1, sizeof *in->refs);
	in->refs[in->ref_count++] = group;
	refs->count++;
}

enum zb_code incoming_set_school_year(struct incoming *in, const char *text, struct zb_err *err)
{
	int year;
	enum zb_code code = school_year_parse(text, &year, err);

	if (code)
		return code;
	if (in->school.school_year && in->school.school_year != year)
		return zb_fail(err, ZB_INVALID,
			       _("het schooljaar is hier %d-%d en eerder in het bestand %d-%d; "
				 "lees één schooljaar tegelijk in"), year, year + 1,
			       in->school.school_year, in->school.school_year + 1);
	in->school.school_year = year;
	return ZB_OK;
}

enum zb_code incoming_set_brin(struct incoming *in, const char *text, struct zb_err *err)
{
	const char *brin = incoming_text(in, text);
	char own[SCHOOL_BRIN_SIZE], location[SCHOOL_LOCATION_SIZE];

	if (!brin)
		return ZB_OK;
	if (!school_brin_read(brin, own, location))
		return zb_fail(err, ZB_INVALID,
			       _("de brincode moet twee cijfers en twee letters zijn, "
				 "zoals 12AB"));
	in->school.brin = arena_text(&in->arena, own, strlen(own));
	return incoming_set_location(in, location, err);
}

enum zb_code incoming_set_location(struct incoming *in, const char *text, struct zb_err *err)
{
	const char *location = incoming_text(in, text);

	if (!location)
		return ZB_OK;
	if (!school_location_is_valid(location))
		return zb_fail(err, ZB_INVALID,
			       _("de dependancecode moet twee cijfers zijn, zoals 01"));
	if (strcmp(location, "00") != 0)
		in->school.location = location;
	return ZB_OK;
}
