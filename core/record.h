/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record is declared once, in a const table of fields (core/records), and everything loops over
 * that table: form, list, validation, SQL, CSV headings, JSON, history, search. One generic
 * `struct record` holds a row's values.
 *
 * A value is empty or is kept as text or as a number, by kind:
 *   text    TEXT LONG DATE MOMENT YEAR CHOICE SET BOOLEAN   (codes and ISO forms, UTF-8)
 *   number  INTEGER DECIMAL (thousandths) MONEY (cents) REFERENCE (id)
 * An empty text and no text are the same thing. */
#ifndef ZB_CORE_RECORD_H
#define ZB_CORE_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/date.h"
#include "core/error.h"
#include "core/memory.h"

enum field_kind {
	FIELD_TEXT,      /* one line */
	FIELD_LONG,      /* paragraphs, or one item a line */
	FIELD_DATE,      /* ISO */
	FIELD_MOMENT,    /* UTC, 2026-11-22T08:15:30.123Z */
	FIELD_YEAR,      /* school year, 2026-2027 */
	FIELD_CHOICE,    /* the code of one of choices */
	FIELD_SET,       /* codes joined with +, in the order of choices */
	FIELD_BOOLEAN,   /* yes, no: a choice of these two */
	FIELD_INTEGER,
	FIELD_DECIMAL,   /* thousandths */
	FIELD_MONEY,     /* cents */
	FIELD_REFERENCE, /* id of a row of the entity named by target */
};

enum field_flag {
	FIELD_REQUIRED = 1, /* must be filled in to save */
	FIELD_DERIVED = 2,  /* kept in pupil_state, read like others, cannot be set */
	FIELD_FROZEN = 4,   /* cannot change once the plan version is in force */
	FIELD_FIXED = 8,    /* cannot change after the row was made */
	FIELD_HIDDEN = 16,  /* kept by the program: no form shows it */
	FIELD_OWN_ID = 32,  /* when empty at insert: the row's own id */
	FIELD_SEARCHED = 64, /* a line of text that search looks in; long text always is */
	/* A day of a pupil, which lies after its birth: */
	FIELD_PAST = 128, /* on which something happened: not after today */
	FIELD_NEAR = 256, /* from which something holds: at most a year ahead */
	FIELD_TERM = 512, /* until or by which it does: at most five years ahead */
	FIELD_COMING = 1024, /* that is still to come: not before today */
	FIELD_AHEAD = 2048,  /* that mostly is: typed without a year it is the next one */
};

/* A whole number that JSON readers keep exact, as ids are. */
#define RECORD_NUMBER_MOST 9007199254740991

/* A table of choices ends with a NULL code. */
struct choice {
	const char *code;
	const char *label; /* Dutch, through _() */
};

struct field {
	const char *column; /* in the file, on the command line, in csv and json */
	enum field_kind kind;
	const char *label; /* Dutch, through _() */
	unsigned flags;
	int width;                    /* columns it wants in a list */
	int64_t least, most; /* INTEGER DECIMAL MONEY: the bounds of its value, in their units;
			      * MOST 0: RECORD_NUMBER_MOST */
	const char *help;             /* the line at the foot of a form, or NULL */
	const struct choice *choices; /* CHOICE, SET, BOOLEAN */
	const char *target;           /* REFERENCE: code of an entity */
};

#define FIELD_BIT(field) ((uint64_t)1 << (field))

/* The X-list of an entity's fields: X(ENUM_NAME, column, KIND, label, .name = value, ...). */
#define FIELD_ENUM(name, ...) name,
#define FIELD_ROW(name, column_, kind_, label_, ...)                                               \
	{ .column = #column_, .kind = kind_, .label = label_, __VA_ARGS__ },

struct record;

/* How a row leads to the pupils whose derived state it touches. */
enum owner {
	OWNER_NONE,   /* to no pupil: las_key, tariff, headcount */
	OWNER_SELF,   /* the row is a pupil */
	OWNER_FIELD,  /* through the reference in owner_field (a pupil, or a row that leads to
		       * one) */
	OWNER_LINKED, /* through other tables that refer to it: guardian, group, staff, meeting */
	OWNER_ALL,    /* every pupil: school, setting */
};

/* How a row is looked for by name, where a reference is filled in (db/names). */
struct naming {
	bool derived; /* along pupil_state; else along the table name */
	int family, given, prefix; /* fields of a person's name, by which it sorts; -1: by its
				    * title */
	int also;     /* a field whose words, in Dutch, find it too; -1: none */
	int until;    /* a day, or a school year until its end, after which it is not offered; -1,
		       * or empty: always */
};

struct entity {
	const char *code;   /* table in the file, ENTITY on the command line */
	const char *label;  /* Dutch, singular, through _() */
	const char *plural;
	const struct field *fields;
	unsigned field_count;
	enum owner owner;
	unsigned owner_field;

	const struct naming *naming; /* NULL: nobody looks for a row of it by name */

	/* Kept apart from all that is read for anything else: rows of it stand in no dossier,
	 * search, history that is shown, list, print, export or draft. db/closed alone reads
	 * them. */
	bool closed;

	/* What the file is about: a row of it changes, but never goes, not by undo either. */
	bool stays;

	/* The bits of the fields (field f is bit f), all FIELD_FIXED, that tell its rows apart: of
	 * two that agree in them the second is refused. 0: any number may agree. */
	uint64_t key;

	/* The rules of this entity beyond those of its fields' kinds; NULL when it has none. On
	 * failure *FIELD is the field to mend. */
	enum zb_code (*check)(const struct record *, struct date today, unsigned *field,
			      struct zb_err *);

	/* Whether CHOICE of FIELD goes with what else the row holds; NULL: they all do. */
	bool (*offers)(const struct record *, unsigned field, unsigned choice);

	/* Puts what was typed in FIELD, which record_parse just took, where it belongs, should it
	 * say more than that field holds; NULL: it never does. */
	void (*typed)(struct record *, unsigned field);

	/* Adds what a person calls this row ("Berg, Joëlle van den"); NULL: the first filled-in
	 * field. */
	void (*title)(const struct record *, struct buffer *);
};

struct value {
	bool set;
	int64_t number;
	char *text; /* owned */
};

struct record {
	const struct entity *entity;
	int64_t id;  /* 0: not in the file yet */
	int64_t rev; /* goes up by one with each change */
	struct value values[];
};

/* An empty record of ENTITY; free with record_free (takes NULL). */
struct record *record_new(const struct entity *);
struct record *record_copy(const struct record *);
void record_free(struct record *);

bool record_is_set(const struct record *, unsigned field);
/* Borrowed, "" when empty; text kinds only. */
const char *record_text(const struct record *, unsigned field);
/* 0 when empty; number kinds only. */
int64_t record_number(const struct record *, unsigned field);
/* Year 0 when empty; DATE only. */
struct date record_date(const struct record *, unsigned field);
/* Start of the school year, 0 when empty; YEAR only. */
int record_year(const struct record *, unsigned field);
/* Index in the field's choices, -1 when empty; CHOICE and BOOLEAN only. */
int record_choice(const struct record *, unsigned field);
/* True when yes; empty and no are false. */
bool record_is_yes(const struct record *, unsigned field);
/* True when a SET holds the choice with this index. */
bool record_has(const struct record *, unsigned field, unsigned choice);

void record_clear(struct record *, unsigned field);
void record_set_text(struct record *, unsigned field, const char *text); /* copied as it is */
void record_set_number(struct record *, unsigned field, int64_t number);
void record_set_date(struct record *, unsigned field, struct date);
void record_set_year(struct record *, unsigned field, int year);
void record_set_choice(struct record *, unsigned field, int choice); /* -1 empties */
void record_copy_field(struct record *to, unsigned to_field, const struct record *from,
		       unsigned from_field);

/* Same kind, both empty or the same value. */
bool record_same(const struct record *a, const struct record *b, unsigned field);

/* Takes what somebody typed or a command line gave: cleans it, reads it by kind (codes or Dutch
 * labels for choices; dates as date_parse; decimals with comma or point; yes/no, ja/nee) and
 * stores it. "" empties. ZB_INVALID otherwise, with the record untouched. A REFERENCE takes an
 * id. */
enum zb_code record_parse(struct record *, unsigned field, const char *typed, struct date today,
			  struct zb_err *);

/* The machine form, as csv, json and history hold it: codes, ISO dates, plain numbers, decimals
 * with a point. "" when empty. Adds to the buffer. */
void record_format(const struct record *, unsigned field, struct buffer *);

/* The form for people: Dutch labels and dates, decimals with a comma. */
void record_show(const struct record *, unsigned field, struct buffer *);

/* Adds what a person calls this row. */
void record_title(const struct record *, struct buffer *);
/* Puts that before the sentence of ERR, as zb_fail_in. */
enum zb_code record_fail_in(const struct record *, struct zb_err *);

/* Required fields, each kind's own form, lengths, bounds, no control characters, the days of
 * those flags as they lie from TODAY, and the entity's check. On failure *FIELD (may be NULL) is
 * the field to mend. */
enum zb_code record_validate(const struct record *, struct date today, unsigned *field,
			     struct zb_err *);

/* The same of a row that was BEFORE (NULL: it is new) of a pupil that was BORN then (year 0: not
 * known). Days that did not change are not asked: another field can be mended while one of them is
 * wrong. */
enum zb_code record_validate_change(const struct record *before, const struct record *after,
				    struct date born, struct date today, unsigned *field,
				    struct zb_err *);
/* Whether a day with one of those flags is another than it was in BEFORE (NULL: empty). */
bool record_moves(const struct record *before, const struct record *after);

/* The field of that column, or -1. */
int entity_field(const struct entity *, const char *column);
bool field_is_number(const struct field *);
/* Adds NUMBER as a value of a number field is written, with POINT before its decimals. */
void field_add_number(const struct field *, int64_t number, char point, struct buffer *);
/* True for long text and what is marked FIELD_SEARCHED. */
bool field_is_searched(const struct field *);
/* Index of CODE in the field's choices, or -1. */
int field_choice(const struct field *, const char *code);
/* Label of the choice with that code, translated; CODE itself when unknown. Borrowed. */
const char *field_choice_label(const struct field *, const char *code);

enum yes_no { ANSWERED_YES, ANSWERED_NO }; /* the order of these choices */
extern const struct choice choices_yes_no[];

#endif
