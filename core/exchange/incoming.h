/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came in from the leerlingadministratie, in one shape whatever the file was: EDEXML and CSV
 * are both read into this model and db/importing sees nothing else (DOMAIN 8).
 *
 * A reader fills it in this order: incoming_new; then groups, staff and pupils as they come;
 * incoming_check; and hands it over. All texts are cleaned (text_clean), all dates exist and are
 * ISO, all choices are codes; every text lives until incoming_free.
 *
 * What zorgbord never keeps has no place here: BSN, onderwijsnummer, origin, gewicht, postcode,
 * photo, eckid. No sentence repeats a value of the file but dates, jaargroepen and group keys.
 *
 * A name that is not there. EDEXML allows a pupil or teacher with only a roepnaam, zorgbord
 * requires a family name. The roepnaam stays the given name and the family name becomes
 * INCOMING_NO_NAME: nothing is claimed that the LAS did not say, the gap is to be seen on every
 * screen, and the next import fills it. A roepnaam that is missing is taken from voornamen; a
 * pupil with only voorletters and a family name keeps an empty given name. */
#ifndef ZB_CORE_EXCHANGE_INCOMING_H
#define ZB_CORE_EXCHANGE_INCOMING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "core/exchange/arena.h"
#include "core/exchange/bad_lines.h"
#include "core/exchange/ignored.h"
#include "core/exchange/text_index.h"

#define INCOMING_NO_NAME "-"
#define INCOMING_NONE UINT32_MAX   /* no group */
#define INCOMING_PUPILS_MAX 1000000u
#define INCOMING_GROUPS_MAX 20000u
#define INCOMING_STAFF_MAX 100000u
#define INCOMING_SIZE_MAX (256u * 1024 * 1024) /* bytes of a file */
#define INCOMING_TEXT_MAX (1024u * 1024)       /* bytes of an element or cell */

enum incoming_source {
	INCOMING_EDEXML,
	INCOMING_CSV,
};

/* The fields of a pupil that a LAS can give; incoming_columns has their codes in core/records. */
enum incoming_field {
	INCOMING_NUMBER, /* leerlingnummer: CSV only */
	INCOMING_GIVEN_NAME,
	INCOMING_INITIALS,
	INCOMING_PREFIX,
	INCOMING_FAMILY_NAME,
	INCOMING_BORN,
	INCOMING_SEX,
	INCOMING_ENROLLED,
	INCOMING_LEFT,
	INCOMING_CAME_FROM,
	INCOMING_NEEDS,
	INCOMING_CATEGORY,
	INCOMING_FIELDS
};

struct incoming_column {
	const char *column; /* of the pupil record: "given_name" */
	const char *name;   /* N_(), as it is called in sentences: "roepnaam" */
};

extern const struct incoming_column incoming_columns[INCOMING_FIELDS];

/* Indexes into incoming.groups: incoming.refs[first] .. [first + count - 1]. */
struct incoming_refs {
	uint32_t first, count;
};

struct incoming_school {
	int school_year;      /* the year in which it begins; 0 when the file does not say */
	const char *brin;     /* "12AB", or NULL */
	const char *location; /* two digits; NULL for none and for 00, which means the same */
	const char *name;     /* or NULL */
};

/* How the source names a group: several keys when several elements were one group. */
struct incoming_key {
	const char *text;
	const struct incoming_key *next;
};

/* The several `groep` elements that a combination group can come as (one name, different
 * jaargroepen) are one group here after incoming_check. */
struct incoming_group {
	const struct incoming_key *keys; /* NULL: from CSV, or only dummies */
	const char *name;
	uint32_t year_groups; /* bit i: incoming_year_groups[i] */
	uint32_t line;        /* where it stands in the file, from 1; 0: only referred to so far */
	uint32_t referred;    /* the line that referred to it first; 0: none */
	bool combined;        /* samengestelde groep: a pupil can be in several, beside a class */
};

/* NULL: not given. Rights are never taken from a `rol`. */
struct incoming_staff {
	const char *key;
	const char *given_name, *prefix, *family_name, *email;
	struct incoming_refs groups;
	uint32_t line;
};

struct incoming_pupil {
	const char *key;                    /* as EDEXML names the pupil; NULL: CSV or a dummy */
	const char *value[INCOMING_FIELDS]; /* NULL: empty */
	const char *year_group;             /* code of placement.year_group, or NULL */
	uint32_t group;                     /* class: index into groups, or INCOMING_NONE */
	struct incoming_refs combined;
	uint32_t line;
	uint32_t unsaid; /* bit per incoming_field: the line breaks off before it */
	bool historic; /* jaargroep H */
	bool former;   /* jaargroep H with an uitstroomdatum: left the school */
};

/* Read it freely; it is filled only through the functions below. */
struct incoming {
	enum incoming_source source;
	struct incoming_school school;
	struct incoming_group *groups;
	struct incoming_staff *staff;
	struct incoming_pupil *pupils;
	size_t group_count, staff_count, pupil_count;
	uint32_t *refs;
	/* Bit per incoming_field: the source speaks of it (CSV: there is a column; EDEXML: at
	 * least one pupil has it). Only then does an empty value mean that it is empty. */
	uint32_t fields;
	struct ignored ignored; /* what else it says of pupils and teachers */

	/* For filling. */
	struct arena arena;
	struct text_index keys;
	size_t ref_count, group_room, staff_room, pupil_room, ref_room;
	unsigned sex_letters;
};

/* An empty model; incoming_free frees it and all texts in it (takes NULL). */
struct incoming *incoming_new(enum incoming_source);
void incoming_free(struct incoming *);

/* TEXT cleaned, in the arena; NULL for NULL and for a text of which nothing is left. */
const char *incoming_text(struct incoming *, const char *text);

/* The same for the key of a pupil or teacher: NULL too for a dummy, which starts with '#' and
 * must never be matched on. */
const char *incoming_real_key(struct incoming *, const char *key);

/* Index of the group that the source calls KEY, made when it is new; LINE is where that was. A
 * group stays "only referred to" until incoming_define_group. ZB_LIMIT past INCOMING_GROUPS_MAX,
 * ZB_INVALID for a key of which nothing is left. */
enum zb_code incoming_group_at(struct incoming *, const char *key, uint32_t line, uint32_t *out,
			       struct zb_err *);

/* Says what GROUP (an index) is; defining it again is ZB_INVALID unless name and kind are the
 * same, and then adds YEAR_GROUPS. NAME NULL or empty takes the key as name. */
enum zb_code incoming_define_group(struct incoming *, uint32_t group, const char *name,
				   uint32_t year_groups, bool combined, uint32_t line,
				   struct zb_err *);

/* A new, empty pupil or teacher in *OUT, valid until the next one is added. */
enum zb_code incoming_add_pupil(struct incoming *, uint32_t line, struct incoming_pupil **out,
				struct zb_err *);
enum zb_code incoming_add_staff(struct incoming *, uint32_t line, struct incoming_staff **out,
				struct zb_err *);

/* Adds GROUP to REFS, which must belong to the last pupil or teacher added. */
void incoming_add_ref(struct incoming *, struct incoming_refs *, uint32_t group);

/* Sets a field of PUPIL from TEXT as the file has it. ZB_INVALID for a date that does not exist
 * (ISO and d-m-jjjj are read, a time or zone behind it is ignored), an unknown sex or category. */
enum zb_code incoming_set(struct incoming *, struct incoming_pupil *, enum incoming_field,
			  const char *text, struct zb_err *);

/* TEXT as a school year; ZB_INVALID when it is none or another one than was set before. */
enum zb_code incoming_set_school_year(struct incoming *, const char *text, struct zb_err *);

/* "12AB", "12AB00", in either case; ZB_INVALID otherwise. */
enum zb_code incoming_set_brin(struct incoming *, const char *text, struct zb_err *);
/* Two digits; ZB_INVALID otherwise. */
enum zb_code incoming_set_location(struct incoming *, const char *text, struct zb_err *);

/* The codes of placement.year_group, ended by NULL. */
extern const char *const incoming_year_groups[];

/* TEXT ("4", "groep 4", "S", "klas 2") as index into incoming_year_groups. With SECONDARY 1-6 are
 * leerjaren of secondary education and become 11-16. False when it is none ("H" too). */
bool incoming_year_group(const char *text, bool secondary, unsigned *out);

#define INCOMING_YEAR_GROUPS_SIZE 80

/* A set of year groups as a record holds it: "3+4". */
void incoming_year_groups_text(uint32_t year_groups, char out[static INCOMING_YEAR_GROUPS_SIZE]);

/* Checks the whole and completes it: names, references, pupils and teachers that come twice;
 * combination groups become one; the year group of a pupil is the own one, else the group's; a
 * class of which the file gives no jaargroep has those of its pupils. Lines that are not right go
 * to BAD, else ZB_INVALID with the line or lines. Call it once, after the last thing was added. */
enum zb_code incoming_check(struct incoming *, struct bad_lines *bad, struct zb_err *);

#endif
