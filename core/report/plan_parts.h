/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside core/report: the sections of a plan on paper, declared once for the plan and for the empty
 * form. */
#ifndef ZB_CORE_REPORT_PLAN_PARTS_H
#define ZB_CORE_REPORT_PLAN_PARTS_H

#include "core/report/plan_document.h"

enum part_flag {
	PART_ALWAYS = 1, /* "niet ingevuld" when it is empty: the law asks for it */
	PART_LIST = 2,   /* long text with one item a line */
	PART_KEPT = 4,   /* kept by the program: no form asks for it */
};

/* A field of a record that is printed; its label is that of the record's table. */
struct part_field {
	unsigned field;
	unsigned flags;
};

#define PART_FIELDS 9

/* A section: a heading, fields of the plan, and what other records have to say. */
struct plan_part {
	const char *heading; /* Dutch, through _(); NULL: goes on below the one before */
	int level;
	struct part_field fields[PART_FIELDS];
	size_t field_count;
	void (*put)(const struct plan_source *, struct document *); /* or NULL */
	void (*room)(struct document *); /* the same, to be filled in by hand; or NULL */
};

#define PLAN_PARTS 13
extern const struct plan_part plan_parts[PLAN_PARTS];

/* Adds FIELD of RECORD to OUT as it is put in the document; a reference by what it is called. */
void part_add_value(const struct dossier *, const struct record *, unsigned field,
		    struct document *, struct buffer *out);
/* FIELD of RECORD as printed: a line, or for long text a heading of LEVEL with text below it. */
void part_put_field(const struct dossier *, const struct record *, const struct part_field *,
		    int level, struct document *);
/* "Jóëlle van den Berg", and "gemaakt op 22-11-2026"; the caller frees. */
char *part_pupil_name(const struct record *pupil);
char *part_made_on(struct date today);
/* The label of FIELD of ENTITY, translated. */
const char *part_label(const struct entity *, unsigned field);

/* --- plan_goals.c --- */

/* The goals of PLAN in order; the caller frees the array. */
const struct record **part_goals(const struct dossier *, const struct record *plan, size_t *count);
void part_put_goals(const struct plan_source *, struct document *);
void part_room_goals(struct document *);
void part_put_support(const struct plan_source *, struct document *);
void part_room_support(struct document *);
/* "behaald, M5 (12-11-2026)" for the latest result of GOAL's line up to UNTIL (unset: of all), or
 * that there is none. */
void part_add_latest(const struct dossier *, const struct record *goal, struct date until,
		     struct buffer *out);

/* --- plan_talks.c --- */

void part_put_attendees(const struct plan_source *, struct document *);
void part_put_consent(const struct plan_source *, struct document *);
void part_room_consent(struct document *);
/* Whether RESULT stands: not withdrawn, nor corrected later in the same evaluation. */
bool part_result_counts(const struct dossier *, const struct record *result);
void part_put_evaluations(const struct plan_source *, struct document *);
void part_put_signatures(const struct plan_source *, struct document *);
void part_room_signatures(struct document *);

#endif
