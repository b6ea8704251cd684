/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comparing and applying share. For the files of db/importing only. */
#ifndef ZB_DB_IMPORT_PLAN_H
#define ZB_DB_IMPORT_PLAN_H

#include "db/import_given.h"
#include "db/import_match.h"
#include "db/importing.h"
#include "db/internal.h"

/* A comparison at work. */
struct importing {
	struct db *db;
	const struct incoming *in;
	const struct db_progress *progress;
	struct bad_lines *bad; /* or NULL */
	struct import_plan *plan;
	char year[SCHOOL_YEAR_SIZE];
	struct date begin, end;  /* of the school year of the file */
	bool past;               /* that year is over */
	bool first;              /* nobody has a placement in that year yet */
	bool newest;             /* nobody has a placement in a later year */
	struct known_list known;
	uint32_t *places;        /* per incoming pupil: index in known, INCOMING_NONE */
	const char **reasons;
};

struct import_item *plan_add_item(struct import_list *, uint32_t incoming);

/* Adds to ITEM, which must be the last that anything was added to. Texts are copied. */
void plan_add_change(struct import_plan *, struct import_item *, const struct import_change *);
void plan_add_move(struct import_plan *, struct import_item *, const struct import_move *);

/* Counts what became of the items of LIST. */
void plan_count(const struct import_plan *, struct import_list *);

/* Says that ITEM is new, changed or unchanged, by its id and changes. */
void plan_settle(const struct import_plan *, struct import_item *);

/* The id that SQL finds, which takes the texts :a and :b; 0 for none. */
enum zb_code plan_find(struct db *, const char *sql, const char *a, const char *b, int64_t *out,
		       struct zb_err *);

/* Notes that FIELD of NOW becomes VALUE, or that the school's own value stays, by history. NULL,
 * "" and INCOMING_NO_NAME take nothing away. */
enum zb_code plan_compare_field(struct importing *, struct import_item *, const struct record *now,
				unsigned field, const char *value, struct zb_err *);

/* *OUT: the last to write FIELD (NULL: the whole row) of a row was an import, or, with TAKEN_BACK,
 * an undo of one. */
enum zb_code history_by_import(struct db *, const struct entity *, int64_t row, const char *field,
			       bool taken_back, bool *out, struct zb_err *);

enum zb_code compare_groups(struct importing *, struct zb_err *);
enum zb_code compare_staff(struct importing *, struct zb_err *);

/* The placements of one of ours in the school year of the file, and what there is to compare. */
struct placed {
	int64_t id, group; /* group 0: none */
	bool combined;
	char *group_name;       /* owned, "" for none */
	const char *year_group; /* "" for none */
	struct date starts, ends;
};

struct placed_list {
	struct placed *items;
	size_t count, room;
	sqlite3_stmt *stmt; /* walks in order of pupil */
	int64_t next;       /* the pupil of the row it stands on, INT64_MAX at the end */
};

enum zb_code placed_begin(struct importing *, struct placed_list *, struct zb_err *);
/* Fills the list with those of PUPIL; pupils in order of id. */
enum zb_code placed_read(struct importing *, struct placed_list *, int64_t pupil, struct zb_err *);
void placed_end(struct placed_list *);

/* Adds the moves of ITEM. ENROLLED may be unset; GIVEN is what was given before. */
enum zb_code compare_placements(struct importing *, struct import_item *, struct date enrolled,
				const struct placed_list *, const struct import_given *,
				struct zb_err *);

/* Fills PUPIL, an empty record, from the incoming pupil PLACE. */
void pupil_from_incoming(struct record *pupil, const struct incoming *, uint32_t place);
void staff_from_incoming(struct record *staff, const struct incoming *, uint32_t place);

#endif
