/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/import_match.h"

#include <stdlib.h>
#include <string.h>

#include "core/exchange/text_index.h"
#include "core/text.h"

struct match {
	const struct incoming *in;
	struct known_list *known;
	uint32_t *places;
	const char **reasons;
};

/* What a pupil is called and when it was born, of either side. */
struct person {
	const char *given, *initials, *prefix, *family, *born;
};

static struct person person_of_known(const struct known_pupil *k)
{
	return (struct person){ k->given, k->initials, k->prefix, k->family, k->born };
}

static struct person person_of_incoming(const struct incoming_pupil *p)
{
	return (struct person){ p->value[INCOMING_GIVEN_NAME], p->value[INCOMING_INITIALS],
				p->value[INCOMING_PREFIX], p->value[INCOMING_FAMILY_NAME],
				p->value[INCOMING_BORN] };
}

static void pair(struct match *m, uint32_t incoming, uint32_t known)
{
	m->places[incoming] = known;
	m->known->pupils[known].incoming = incoming;
}

static bool is_free(const struct match *m, uint32_t known)
{
	return known != TEXT_INDEX_NONE && m->known->pupils[known].incoming == INCOMING_NONE;
}

/* TEXT without what is no letter or digit: G.H. is GH. */
static void add_initials(struct buffer *out, const char *text)
{
	char *folded = text_fold(text);

	for (const char *c = folded; *c; c++)
		if (*c != '.' && *c != ' ')
			buffer_add_bytes(out, c, 1);
	free(folded);
}

static void add_folded(struct buffer *out, const char *prefix, const char *name)
{
	char *whole = mem_format("%s %s", prefix ? prefix : "", name ? name : "");
	char *folded = text_fold(whole);

	buffer_add(out, folded);
	buffer_add(out, "\001");
	free(folded);
	free(whole);
}

/* One source has the roepnaam, another all voornamen. */
static void add_first(struct buffer *out, const char *given)
{
	char *folded = text_fold(given);

	buffer_add_bytes(out, folded, strcspn(folded, " "));
	free(folded);
}

enum how {
	BY_NAME,     /* given name and date of birth */
	BY_INITIALS, /* initials and date of birth */
	BY_NAME_ALONE, /* first given name: enough to doubt, or to agree with a number */
};

/* PERSON as a text to compare, in OUT; false when what it takes is not known. */
static bool person_key(const struct person *person, enum how how, struct buffer *out)
{
	buffer_reset(out);
	if (how != BY_NAME_ALONE && !person->born)
		return false;
	if (how == BY_NAME ? !person->given : how == BY_INITIALS && !person->initials)
		return false;
	add_folded(out, person->prefix, person->family);
	if (how == BY_INITIALS || (how == BY_NAME_ALONE && !person->given))
		add_initials(out, person->initials ? person->initials : "");
	else if (how == BY_NAME_ALONE)
		add_first(out, person->given);
	else
		add_folded(out, NULL, person->given);
	if (how != BY_NAME_ALONE)
		buffer_add(out, person->born);
	return true;
}

static bool same_name(const struct known_pupil *k, const struct incoming_pupil *p)
{
	struct person a = person_of_known(k), b = person_of_incoming(p);
	struct buffer x = {0}, y = {0};
	bool same = person_key(&a, BY_NAME_ALONE, &x) && person_key(&b, BY_NAME_ALONE, &y) &&
		    !strcmp(x.bytes, y.bytes);

	buffer_clear(&x);
	buffer_clear(&y);
	return same;
}

/* A number may be another one in another administration: the date of birth has to agree. */
static bool agrees(const struct known_pupil *k, const struct incoming_pupil *p)
{
	const char *born = p->value[INCOMING_BORN];

	return k->born && born ? !strcmp(k->born, born) : same_name(k, p);
}

/* By the key of the LAS, then by number, then by the one that is the other. */
static void match_keys(struct match *m)
{
	struct text_index keys = {0}, numbers = {0};

	for (size_t i = 0; i < m->known->key_count; i++)
		text_index_add(&keys, m->known->keys[i].key, m->known->keys[i].pupil);
	for (uint32_t k = 0; k < m->known->count; k++)
		if (m->known->pupils[k].number)
			text_index_add(&numbers, m->known->pupils[k].number, k);
	for (uint32_t i = 0; i < m->in->pupil_count; i++) {
		const struct incoming_pupil *p = &m->in->pupils[i];
		const char *number = p->value[INCOMING_NUMBER];
		uint32_t k = p->key ? text_index_find(&keys, p->key) : TEXT_INDEX_NONE;

		if (!is_free(m, k) && number)
			k = text_index_find(&numbers, number);
		if (is_free(m, k))
			pair(m, i, k);
	}
	for (uint32_t i = 0; i < m->in->pupil_count; i++) {
		const struct incoming_pupil *p = &m->in->pupils[i];
		const char *number = p->value[INCOMING_NUMBER];
		uint32_t k = TEXT_INDEX_NONE;

		if (m->places[i] != INCOMING_NONE)
			continue;
		if (p->key)
			k = text_index_find(&numbers, p->key);
		else if (number)
			k = text_index_find(&keys, number);
		if (is_free(m, k) && agrees(&m->known->pupils[k], p))
			pair(m, i, k);
	}
	text_index_clear(&keys);
	text_index_clear(&numbers);
}

/* Who bears one name: how many of each side, and one of them. */
struct namesakes {
	uint32_t known, known_count, without_born;
	uint32_t incoming_count;
	bool unsure;
};

struct register_of_names {
	struct text_index index;
	struct arena arena;
	struct namesakes *names;
	size_t count, room;
	uint32_t *of_known, *of_incoming; /* which entry, or INCOMING_NONE */
	struct buffer key;
};

static uint32_t register_add(struct register_of_names *r, const struct person *person,
			     enum how how)
{
	if (!person_key(person, how, &r->key))
		return INCOMING_NONE;
	uint32_t at = text_index_find(&r->index, r->key.bytes);

	if (at != TEXT_INDEX_NONE)
		return at;
	at = (uint32_t)r->count++;
	r->names = mem_grow(r->names, &r->room, r->count, sizeof *r->names);
	r->names[at] = (struct namesakes){0};
	text_index_add(&r->index, arena_text(&r->arena, r->key.bytes, r->key.length), at);
	return at;
}

static void register_fill(struct register_of_names *r, const struct match *m, enum how how)
{
	*r = (struct register_of_names){
		.of_known = mem_new(m->known->count, sizeof *r->of_known),
		.of_incoming = mem_new(m->in->pupil_count, sizeof *r->of_incoming),
	};
	for (uint32_t k = 0; k < m->known->count; k++) {
		const struct known_pupil *pupil = &m->known->pupils[k];
		struct person person = person_of_known(pupil);
		uint32_t at = INCOMING_NONE;

		if (pupil->incoming == INCOMING_NONE)
			at = register_add(r, &person, how);
		r->of_known[k] = at;
		if (at == INCOMING_NONE)
			continue;
		r->names[at].known = k;
		r->names[at].known_count++;
		r->names[at].without_born += !pupil->born;
	}
	for (uint32_t i = 0; i < m->in->pupil_count; i++) {
		struct person person = person_of_incoming(&m->in->pupils[i]);
		uint32_t at = INCOMING_NONE;

		if (m->places[i] == INCOMING_NONE && !m->reasons[i])
			at = register_add(r, &person, how);
		r->of_incoming[i] = at;
		if (at == INCOMING_NONE)
			continue;
		r->names[at].incoming_count++;
	}
}

static void register_free(struct register_of_names *r)
{
	text_index_clear(&r->index);
	arena_clear(&r->arena);
	buffer_clear(&r->key);
	free(r->names);
	free(r->of_known);
	free(r->of_incoming);
}

static void leave_out(struct match *m, struct register_of_names *r, uint32_t incoming,
		      const char *reason)
{
	m->reasons[incoming] = reason;
	r->names[r->of_incoming[incoming]].unsure = true;
}

/* Nobody who shares a name with one left out can be said to be gone. */
static void spread_doubt(struct match *m, const struct register_of_names *r)
{
	for (uint32_t k = 0; k < m->known->count; k++)
		if (r->of_known[k] != INCOMING_NONE && r->names[r->of_known[k]].unsure)
			m->known->pupils[k].unsure = true;
}

/* Two of one name and birthday on a side: nobody can tell which is which. */
static void match_names(struct match *m, enum how how)
{
	struct register_of_names r;

	register_fill(&r, m, how);
	for (uint32_t i = 0; i < m->in->pupil_count; i++) {
		if (r.of_incoming[i] == INCOMING_NONE)
			continue;
		const struct namesakes *names = &r.names[r.of_incoming[i]];

		if (!names->known_count)
			continue;
		const struct known_pupil *k = &m->known->pupils[names->known];

		if (names->known_count > 1 || names->incoming_count > 1)
			leave_out(m, &r, i,
				  N_("naam en geboortedatum passen bij meer dan één leerling; geef "
				     "hen een leerlingnummer"));
		else if (how == BY_NAME || !k->given ||
			 !m->in->pupils[i].value[INCOMING_GIVEN_NAME])
			pair(m, i, names->known);
	}
	spread_doubt(m, &r);
	register_free(&r);
}

/* A namesake of whom the date of birth is not known may be the same child. */
static void doubt_names(struct match *m)
{
	struct register_of_names r;

	register_fill(&r, m, BY_NAME_ALONE);
	for (uint32_t i = 0; i < m->in->pupil_count; i++) {
		if (r.of_incoming[i] == INCOMING_NONE)
			continue;
		const struct namesakes *names = &r.names[r.of_incoming[i]];
		bool born = m->in->pupils[i].value[INCOMING_BORN];

		if (born ? names->without_born : names->known_count)
			leave_out(m, &r, i,
				  N_("er is al een leerling met deze naam en een van beide heeft "
				     "geen geboortedatum; vul die aan"));
	}
	spread_doubt(m, &r);
	register_free(&r);
}

/* True when somebody is still without a counterpart on both sides. */
static bool is_open(const struct match *m)
{
	size_t known = 0, incoming = 0;

	for (size_t k = 0; k < m->known->count; k++)
		known += m->known->pupils[k].incoming == INCOMING_NONE;
	for (size_t i = 0; i < m->in->pupil_count; i++)
		incoming += m->places[i] == INCOMING_NONE && !m->reasons[i];
	return known && incoming;
}

void match_pupils(const struct incoming *in, struct known_list *known, uint32_t *places,
		  const char **reasons)
{
	struct match m = { in, known, places, reasons };

	for (size_t i = 0; i < in->pupil_count; i++) {
		places[i] = INCOMING_NONE;
		reasons[i] = NULL;
	}
	if (!known->count)
		return;
	match_keys(&m);
	if (is_open(&m))
		match_names(&m, BY_NAME);
	if (is_open(&m))
		match_names(&m, BY_INITIALS);
	if (is_open(&m))
		doubt_names(&m);
}
