/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes what came from the leerlingadministratie into the school file, in two steps: comparing,
 * which writes nothing and says per pupil and field what would happen, and applying that, all or
 * nothing in one transaction (DOMAIN 8, DESIGN 3 "Importing").
 *
 * Who is who. A pupil of the file is one of ours by, in this order: the key of the LAS; the
 * leerlingnummer; the key of one source that is the leerlingnummer of the other, when the dates of
 * birth are equal (or one is not known and the names are equal); family name with prefix, given
 * name (or initials, where one side has no given name) and date of birth, when only one on each
 * side has these. Where this leaves a doubt the pupil is left out, with a sentence.
 *
 * What may change. `imported` holds the last value that the LAS gave of each field: incoming equal
 * to it is unchanged; a current value equal to it, or empty, may be updated; else the school's own
 * value stays and is reported. An empty value takes away only what the same source had given. What
 * an import did and somebody took back (undo) counts as not given. Groups and staff are few: there
 * history itself tells whether an import wrote the value last.
 *
 * Placements. A new school year adds a placement for each pupil and never touches those of other
 * years. Within the running year another group ends the old placement yesterday and begins a new
 * one today; one that begins today or later is changed in place. */
#ifndef ZB_DB_IMPORTING_H
#define ZB_DB_IMPORTING_H

#include <stdio.h>

#include "core/exchange/arena.h"
#include "core/exchange/incoming.h"
#include "core/memory.h"
#include "db/db.h"
#include "db/progress.h"

enum import_status {
	IMPORT_NEW,
	IMPORT_CHANGED,
	IMPORT_GONE, /* ours and not in the file: pupils who have not left, no guests, and not those
		      * typed in by hand whom the LAS does not know (no number, never imported) */
	IMPORT_UNCHANGED,
	IMPORT_LEFT_OUT, /* not to be taken over: there is a reason */
	IMPORT_STATUSES
};

/* One field of something that is changed, or would have been. */
struct import_change {
	const char *name;   /* "roepnaam", "groep", through _() */
	const char *before, *after; /* as people read them, "" when empty */
	int field;          /* of the record; -1: a placement */
	bool kept;          /* the school's own value stays */
	const char *value;  /* to be written, where it is not just what the file says; else NULL */
};

/* A pupil, group or member of staff. */
struct import_item {
	enum import_status status;
	bool remember;       /* `imported` is to be written */
	uint32_t incoming;   /* index in the incoming model, INCOMING_NONE for who is gone */
	uint32_t first, count; /* changes: plan->changes[first] .. */
	uint32_t first_move, move_count;
	int64_t id;          /* of ours; 0: new */
	const char *title;   /* "Berg, Jóëlle van den" */
	const char *reason;  /* why it was left out, else NULL */
	struct date left;    /* gone: the last day at school, unset: stays as it is. May be set
			      * by the caller before applying. */
};

enum import_move_kind { MOVE_ADD, MOVE_REPLACE, MOVE_END, MOVE_DELETE };

/* What happens to a placement. */
struct import_move {
	enum import_move_kind kind;
	uint32_t group;         /* index in incoming->groups, INCOMING_NONE; ADD and REPLACE */
	const char *year_group; /* code or NULL; ADD and REPLACE */
	int64_t placement;      /* all but ADD */
	struct date date;       /* ADD: the first day; END: the last */
};

struct import_list {
	struct import_item *items;
	size_t count, room;
	size_t statuses[IMPORT_STATUSES]; /* how many items have each */
	size_t kept; /* items with a value of the school's own that stays */
};

/* Valid as long as the incoming model it was made from. */
struct import_plan {
	const struct incoming *incoming;
	int school_year;
	struct import_list pupils; /* those of the file in its order, then who is gone */
	struct import_list groups, staff; /* those of the file in its order */
	struct import_change *changes;
	size_t change_count, change_room;
	struct import_move *moves;
	size_t move_count, move_room;
	struct date last_day; /* on which who is gone left, most likely: the last one of the school
			       * year before that of the file, when it is the first to bring
			       * its year, else today */
	size_t rows;     /* how many rows applying writes, about */
	int64_t seq;     /* of the last transaction when it was made */
	struct arena arena;
};

struct import_options {
	int school_year;  /* of a file that does not say; 0: that of today */
};

/* Compares IN with the file. *OUT is the caller's, for import_plan_free. PROGRESS may be NULL.
 * Values that cannot be kept go to BAD, with which IN was read; it fails when there are any.
 * ZB_INVALID    the file is of another school (BRIN), or a value of it cannot be kept, with the
 *               line
 * ZB_CANCELLED  progress said so */
enum zb_code importing_compare(struct db *, const struct incoming *in,
			       const struct import_options *, struct bad_lines *bad,
			       const struct db_progress *, struct import_plan **out,
			       struct zb_err *);

/* Adds what tells a new pupil apart from others: "6A, geboren 04-03-2017". */
void import_pupil_add_about(const struct import_plan *, const struct import_item *,
			    struct buffer *);

/* Takes NULL. */
void import_plan_free(struct import_plan *);

/* True when applying writes something: any new or changed item, or a gone one with `left`. */
bool import_plan_changes(const struct import_plan *);

/* Sets `left` of all who are gone. */
void import_plan_mark_gone(struct import_plan *, struct date left);

/* Writes PLAN in one transaction; nothing when it changes nothing. PROGRESS may be NULL.
 * ZB_CONFLICT   somebody wrote to the file since the plan was made: compare again
 * ZB_CANCELLED  progress said so
 * and what db/store fails with. On failure the file is as it was. */
enum zb_code importing_apply(struct db *, const struct import_plan *,
			     const struct db_progress *, struct zb_err *);

#endif
