/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange/edexml_rules.h"

#include <string.h>
#include <strings.h>

static enum zb_code set_school_year(struct edexml_state *s, const struct edexml_rule *rule,
				    const char *text)
{
	const char *year = incoming_text(s->in, text);

	(void)rule;
	if (!year)
		return ZB_OK;
	/* The schema lists the years only to 2024-2025: their pattern is what counts. */
	if (strlen(year) != 9 || strspn(year, "0123456789") != 4 || year[4] != '-')
		return zb_fail(&s->err, ZB_INVALID, _("het schooljaar moet zijn als 2026-2027"));
	return incoming_set_school_year(s->in, year, &s->err);
}

static enum zb_code set_brin(struct edexml_state *s, const struct edexml_rule *rule,
			     const char *text)
{
	(void)rule;
	return incoming_set_brin(s->in, text, &s->err);
}

static enum zb_code set_location(struct edexml_state *s, const struct edexml_rule *rule,
				 const char *text)
{
	(void)rule;
	return incoming_set_location(s->in, text, &s->err);
}

static enum zb_code open_group(struct edexml_state *s, const char *key)
{
	s->group_line = s->line;
	s->year_groups = 0;
	buffer_reset(&s->group_name);
	return incoming_group_at(s->in, key, s->line, &s->group, &s->err);
}

static enum zb_code set_group_name(struct edexml_state *s, const struct edexml_rule *rule,
				   const char *text)
{
	(void)rule;
	buffer_reset(&s->group_name);
	buffer_add(&s->group_name, text);
	return ZB_OK;
}

/* TEXT as a place in incoming_year_groups; *HISTORIC for H, which is none of them. *KNOWN is false
 * when there is no text. */
static enum zb_code read_year_group(struct edexml_state *s, const char *text, unsigned *place,
				    bool *historic, bool *known)
{
	const char *year = incoming_text(s->in, text);

	*historic = year && strcasecmp(year, "H") == 0;
	*known = year && !*historic;
	if (*known && !incoming_year_group(year, false, place))
		return zb_fail(&s->err, ZB_INVALID,
			       _("de jaargroep moet B, D, 0 tot en met 8, 11 tot en met 16, S, V, "
				 "C, N of H zijn"));
	return ZB_OK;
}

static enum zb_code set_group_year(struct edexml_state *s, const struct edexml_rule *rule,
				   const char *text)
{
	unsigned place;
	bool historic, known;
	enum zb_code code = read_year_group(s, text, &place, &historic, &known);

	(void)rule;
	if (!code && known)
		s->year_groups |= 1u << place;
	return code;
}

static enum zb_code close_group(struct edexml_state *s, const struct edexml_rule *rule,
				const char *text)
{
	(void)text;
	return incoming_define_group(s->in, s->group, s->group_name.bytes, s->year_groups,
				     rule->node == EDEXML_COMBINED, s->group_line, &s->err);
}

static enum zb_code open_pupil(struct edexml_state *s, const char *key)
{
	enum zb_code code = incoming_add_pupil(s->in, s->line, &s->pupil, &s->err);

	if (code)
		return code;
	s->pupil->key = incoming_real_key(s->in, key);
	buffer_reset(&s->first_names);
	return ZB_OK;
}

static enum zb_code set_field(struct edexml_state *s, const struct edexml_rule *rule,
			      const char *text)
{
	return incoming_set(s->in, s->pupil, rule->field, text, &s->err);
}

static enum zb_code set_first_names(struct edexml_state *s, const struct edexml_rule *rule,
				    const char *text)
{
	(void)rule;
	buffer_reset(&s->first_names);
	buffer_add(&s->first_names, text);
	return ZB_OK;
}

static enum zb_code set_pupil_year(struct edexml_state *s, const struct edexml_rule *rule,
				   const char *text)
{
	unsigned place;
	bool known;
	enum zb_code code = read_year_group(s, text, &place, &s->pupil->historic, &known);

	(void)rule;
	if (!code && known)
		s->pupil->year_group = incoming_year_groups[place];
	return code;
}

static enum zb_code open_pupil_group(struct edexml_state *s, const char *key)
{
	if (!key || !*key)
		return ZB_OK;
	return incoming_group_at(s->in, key, s->line, &s->pupil->group, &s->err);
}

/* Adds the group with KEY to REFS; an element without a key refers to nothing. */
static enum zb_code refer(struct edexml_state *s, struct incoming_refs *refs, const char *key)
{
	uint32_t group;

	if (!key || !*key)
		return ZB_OK;
	enum zb_code code = incoming_group_at(s->in, key, s->line, &group, &s->err);

	if (!code)
		incoming_add_ref(s->in, refs, group);
	return code;
}

static enum zb_code open_pupil_combined(struct edexml_state *s, const char *key)
{
	return refer(s, &s->pupil->combined, key);
}

static enum zb_code close_pupil(struct edexml_state *s, const struct edexml_rule *rule,
				const char *text)
{
	(void)rule;
	(void)text;
	if (s->pupil->value[INCOMING_GIVEN_NAME] || !s->first_names.length)
		return ZB_OK;
	return incoming_set(s->in, s->pupil, INCOMING_GIVEN_NAME, s->first_names.bytes, &s->err);
}

static enum zb_code open_staff(struct edexml_state *s, const char *key)
{
	enum zb_code code = incoming_add_staff(s->in, s->line, &s->staff, &s->err);

	if (code)
		return code;
	s->staff->key = incoming_real_key(s->in, key);
	buffer_reset(&s->first_names);
	return ZB_OK;
}

static enum zb_code set_staff_text(struct edexml_state *s, const struct edexml_rule *rule,
				   const char *text)
{
	const char **value = (const char **)(void *)((char *)s->staff + rule->offset);

	*value = incoming_text(s->in, text);
	return ZB_OK;
}

static enum zb_code open_staff_group(struct edexml_state *s, const char *key)
{
	return refer(s, &s->staff->groups, key);
}

static enum zb_code close_staff(struct edexml_state *s, const struct edexml_rule *rule,
				const char *text)
{
	(void)rule;
	(void)text;
	if (!s->staff->given_name && s->first_names.length)
		s->staff->given_name = incoming_text(s->in, s->first_names.bytes);
	return ZB_OK;
}

static const struct edexml_rule rules[] = {
	{.parent = EDEXML_OUTSIDE, .name = "EDEX", .node = EDEXML_ROOT},
	{.parent = EDEXML_OUTSIDE, .name = "leerlinggegevens", .node = EDEXML_ROOT},
	{.parent = EDEXML_OUTSIDE, .name = "leerlinggegevens_antwoord", .node = EDEXML_OUTSIDE},
	{.parent = EDEXML_OUTSIDE, .name = "Envelope", .node = EDEXML_OUTSIDE},
	{.parent = EDEXML_OUTSIDE, .name = "Body", .node = EDEXML_OUTSIDE},

	{.parent = EDEXML_ROOT, .name = "school", .node = EDEXML_SCHOOL},
	{.parent = EDEXML_ROOT, .name = "groepen", .node = EDEXML_GROUPS},
	{.parent = EDEXML_ROOT, .name = "leerlingen", .node = EDEXML_PUPILS},
	{.parent = EDEXML_ROOT, .name = "leerkrachten", .node = EDEXML_STAFF_LIST},

	{.parent = EDEXML_SCHOOL, .name = "schooljaar", .node = EDEXML_VALUE,
	 .close = set_school_year},
	{.parent = EDEXML_SCHOOL, .name = "brincode", .node = EDEXML_VALUE, .close = set_brin},
	{.parent = EDEXML_SCHOOL, .name = "dependancecode", .node = EDEXML_VALUE,
	 .close = set_location},

	{.parent = EDEXML_GROUPS, .name = "groep", .node = EDEXML_GROUP,
	 .open = open_group, .close = close_group},
	{.parent = EDEXML_GROUPS, .name = "samengestelde_groep", .node = EDEXML_COMBINED,
	 .open = open_group, .close = close_group},

	{.parent = EDEXML_GROUP, .name = "naam", .node = EDEXML_VALUE, .close = set_group_name},
	{.parent = EDEXML_GROUP, .name = "jaargroep", .node = EDEXML_VALUE,
	 .close = set_group_year},

	{.parent = EDEXML_COMBINED, .name = "naam", .node = EDEXML_VALUE, .close = set_group_name},

	{.parent = EDEXML_PUPILS, .name = "leerling", .node = EDEXML_PUPIL,
	 .open = open_pupil, .close = close_pupil},

	{.parent = EDEXML_PUPIL, .name = "achternaam", .node = EDEXML_VALUE,
	 .close = set_field, .field = INCOMING_FAMILY_NAME},
	{.parent = EDEXML_PUPIL, .name = "voorvoegsel", .node = EDEXML_VALUE,
	 .close = set_field, .field = INCOMING_PREFIX},
	{.parent = EDEXML_PUPIL, .name = "tussenvoegsel", .node = EDEXML_VALUE,
	 .close = set_field, .field = INCOMING_PREFIX},
	{.parent = EDEXML_PUPIL, .name = "roepnaam", .node = EDEXML_VALUE,
	 .close = set_field, .field = INCOMING_GIVEN_NAME},
	{.parent = EDEXML_PUPIL, .name = "voornamen", .node = EDEXML_VALUE,
	 .close = set_first_names},
	{.parent = EDEXML_PUPIL, .name = "voorletters-1", .node = EDEXML_VALUE,
	 .close = set_field, .field = INCOMING_INITIALS},
	{.parent = EDEXML_PUPIL, .name = "voorletters", .node = EDEXML_VALUE,
	 .close = set_field, .field = INCOMING_INITIALS},
	{.parent = EDEXML_PUPIL, .name = "geboortedatum", .node = EDEXML_VALUE,
	 .close = set_field, .field = INCOMING_BORN},
	{.parent = EDEXML_PUPIL, .name = "geslacht", .node = EDEXML_VALUE,
	 .close = set_field, .field = INCOMING_SEX},
	{.parent = EDEXML_PUPIL, .name = "instroomdatum", .node = EDEXML_VALUE,
	 .close = set_field, .field = INCOMING_ENROLLED},
	{.parent = EDEXML_PUPIL, .name = "uitstroomdatum", .node = EDEXML_VALUE,
	 .close = set_field, .field = INCOMING_LEFT},
	{.parent = EDEXML_PUPIL, .name = "jaargroep", .node = EDEXML_VALUE,
	 .close = set_pupil_year},
	{.parent = EDEXML_PUPIL, .name = "groep", .node = EDEXML_REF, .open = open_pupil_group},
	{.parent = EDEXML_PUPIL, .name = "samengestelde_groepen", .node = EDEXML_PUPIL_GROUPS},

	{.parent = EDEXML_PUPIL_GROUPS, .name = "samengestelde_groep", .node = EDEXML_REF,
	 .open = open_pupil_combined},

	{.parent = EDEXML_STAFF_LIST, .name = "leerkracht", .node = EDEXML_STAFF,
	 .open = open_staff, .close = close_staff},

	{.parent = EDEXML_STAFF, .name = "achternaam", .node = EDEXML_VALUE,
	 .close = set_staff_text, .offset = offsetof(struct incoming_staff, family_name)},
	{.parent = EDEXML_STAFF, .name = "voorvoegsel", .node = EDEXML_VALUE,
	 .close = set_staff_text, .offset = offsetof(struct incoming_staff, prefix)},
	{.parent = EDEXML_STAFF, .name = "tussenvoegsel", .node = EDEXML_VALUE,
	 .close = set_staff_text, .offset = offsetof(struct incoming_staff, prefix)},
	{.parent = EDEXML_STAFF, .name = "roepnaam", .node = EDEXML_VALUE,
	 .close = set_staff_text, .offset = offsetof(struct incoming_staff, given_name)},
	{.parent = EDEXML_STAFF, .name = "emailadres", .node = EDEXML_VALUE,
	 .close = set_staff_text, .offset = offsetof(struct incoming_staff, email)},
	{.parent = EDEXML_STAFF, .name = "voornamen", .node = EDEXML_VALUE,
	 .close = set_first_names},
	{.parent = EDEXML_STAFF, .name = "groepen", .node = EDEXML_STAFF_GROUPS},

	{.parent = EDEXML_STAFF_GROUPS, .name = "groep", .node = EDEXML_REF,
	 .open = open_staff_group},
	{.parent = EDEXML_STAFF_GROUPS, .name = "samengestelde_groep", .node = EDEXML_REF,
	 .open = open_staff_group},
};

const struct edexml_rule *edexml_rule_find(enum edexml_node parent, const char *name)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (rules[i].parent == parent && *rules[i].name == *name &&
		    strcmp(rules[i].name, name) == 0)
			return &rules[i];
	return NULL;
}

void edexml_state_clear(struct edexml_state *s)
{
	buffer_clear(&s->group_name);
	buffer_clear(&s->first_names);
}
