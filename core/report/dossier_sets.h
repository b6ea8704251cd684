/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside core/report: what of a dossier goes to whom, declared once. */
#ifndef ZB_CORE_REPORT_DOSSIER_SETS_H
#define ZB_CORE_REPORT_DOSSIER_SETS_H

#include "core/report/dossier_document.h"
#include "core/report/plan_parts.h"

enum set_recipient {
	PARENTS = 1 << RECIPIENT_PARENTS,
	SCHOOL = 1 << RECIPIENT_SCHOOL,
	SWV = 1 << RECIPIENT_SWV,
	BOTH = PARENTS | SCHOOL,
	ALL = PARENTS | SCHOOL | SWV,
};

/* In place of a field: what a person calls the row, and the latest outcome of a goal. */
enum set_virtual { SET_TITLE = 1000, SET_LATEST };

/* Besides those of enum part_flag. */
enum set_flag {
	SET_HEADED = 16,   /* stands in the heading above the row, and nowhere else */
	SET_ALONE = 32,    /* only of a talk about this pupil alone */
	SET_LABELLED = 64, /* in a cell: on a line of its own, with its label */
};

struct set_field {
	unsigned field;
	unsigned to; /* bits of enum set_recipient; 0: nobody, the end */
	unsigned flags;
	int width; /* of its column, in a table; 0: in the cell of the field before it, */
	const char *join; /* behind these words, through _(); "(": between parentheses */
	const char *label; /* through _(); NULL: that of the field */
};

enum set_layout {
	SET_FIELDS, /* a line a field */
	SET_ROWS,   /* a heading a row, its fields below it */
	SET_TABLE,  /* a row a row, a column a field */
};

/* A part of the dossier: rows of one kind of record. */
struct dossier_set {
	const char *heading; /* through _(); none below another set */
	enum entity_id entity;
	enum set_layout layout;
	const struct set_field *fields; /* ends with one for nobody */
	bool (*takes)(const struct dossier_source *, const struct record *); /* NULL: every row */
	const char *only[RECIPIENT_COUNT]; /* which rows a recipient gets, when TAKES leaves out
					    * some for that one alone, through _() */
	unsigned order;	  /* the field by which rows stand; 0: by id, goals in their own
			   * order */
	const char *none; /* said when there are no rows, through _(); NULL: nothing at all is */
	void (*more)(const struct dossier_source *, struct document *); /* behind the rows; or
									 * NULL */
	unsigned link; /* of a set below: the field that refers to the row above it */
	const struct dossier_set *below; /* below each row, for SET_ROWS */
	size_t below_count;
};

/* In the order of paper; ends with one without fields. */
extern const struct dossier_set dossier_sets[];

/* --- dossier_rows.c --- */

/* Whether the talk with that id was about other pupils too, or about a group. */
bool talk_is_shared(const struct dossier_source *, int64_t meeting);

bool takes_placement(const struct dossier_source *, const struct record *);
bool takes_request(const struct dossier_source *, const struct record *);
bool takes_other_request(const struct dossier_source *, const struct record *);
bool takes_plan(const struct dossier_source *, const struct record *);
bool takes_other_plan(const struct dossier_source *, const struct record *);
bool takes_open_goal(const struct dossier_source *, const struct record *);
bool takes_ended_goal(const struct dossier_source *, const struct record *);
bool takes_approach(const struct dossier_source *, const struct record *);
bool takes_result(const struct dossier_source *, const struct record *);
bool takes_consent(const struct dossier_source *, const struct record *);
bool takes_talk(const struct dossier_source *, const struct record *);
bool takes_attendee(const struct dossier_source *, const struct record *);
bool takes_agreement(const struct dossier_source *, const struct record *);
bool takes_own_agreement(const struct dossier_source *, const struct record *);
bool takes_absence(const struct dossier_source *, const struct record *);
bool takes_log(const struct dossier_source *, const struct record *);
bool takes_coordinator(const struct dossier_source *, const struct record *);

/* "Ontwikkeling leren: vooruitgang". */
void put_development(const struct dossier_source *, struct document *);

#endif
