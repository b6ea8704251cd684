/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the screen Gesprek share: one talk with all that was said and agreed, saved as
 * a whole. It is entered with the id of a pupil (a new talk; 0: with nobody yet), or with the row
 * of a meeting, or its id, to edit it. A row without an id: a new talk that is of that kind. */
#ifndef ZB_TUI_SCREENS_MEETING_H
#define ZB_TUI_SCREENS_MEETING_H

#include "core/dossier.h"
#include "tui/form.h"
#include "tui/kept.h"
#include "tui/screen.h"
#include "tui/screens/merge.h"

#define MEETING_PENDING (-1) /* the meeting that new rows belong to until it has an id */

/* A row of the talk: as it is in the file (NULL: a new one) and as it is now (NULL: it goes). */
struct meeting_row {
	struct record *base, *row;
	char *title;
	char *label; /* TITLE, no longer than a label may be; NULL until it is asked for */
};

struct meeting_rows {
	struct meeting_row *items;
	size_t count, room;
};

struct meeting {
	struct form form; /* first: form_typing_in and its kin */
	struct meeting_row meeting;
	struct meeting_rows pupils, attendees, agreements, consents;
	struct dossier dossier;  /* of the pupil, when there is exactly one */
	struct meeting_row plan; /* the version the talk may be about; base NULL: none */
	bool consultation;       /* this talk is the consultation about the draft */
	char *pupils_line, *attendees_line, *plan_line, *rights_lines; /* headings of the form */
	int64_t asked_group;                            /* whose pupils were asked about */
	int64_t origin; /* the pupil that it was opened for, 0: none */
	bool rebuild;   /* the fields are made anew before the next drawing */
	bool touched;   /* more was changed than the form knows */
	struct kept kept;
	int64_t made;   /* the id that a talk that is new got when it was written; 0: none */
	struct merge merge;
};

_Static_assert(offsetof(struct meeting, form) == 0, "form_typing_in wants it first");

/* --- meeting_rows.c --- */
/* Both records become the list's; TITLE is copied. Returns ROW. */
struct record *meeting_rows_add(struct meeting_rows *, struct record *base, struct record *row,
				const char *title);
/* Takes ROW out: one that is in the file is deleted when the talk is saved. */
void meeting_rows_remove(struct meeting_rows *, const struct record *row);
void meeting_rows_clear(struct meeting_rows *);
/* How many there are now; the only or first row that refers to ID by FIELD, or NULL. */
size_t meeting_rows_count(const struct meeting_rows *);
struct meeting_row *meeting_rows_find(const struct meeting_rows *, unsigned field, int64_t id);
bool meeting_row_differs(const struct meeting_row *);
void meeting_row_clear(struct meeting_row *);

/* --- meeting_load.c --- */
enum zb_code meeting_load(struct app *, struct meeting *, struct screen_arg, struct zb_err *);
void meeting_clear(struct meeting *);
struct record *meeting_add_pupil(struct app *, struct meeting *, int64_t pupil);
struct record *meeting_add_attendee(struct app *, struct meeting *, unsigned field, int64_t id,
				    const char *name);
struct record *meeting_add_agreement(struct meeting *);
/* The pupils changed: reads the dossier of the only one, and what of its plan the talk is about. */
void meeting_follow_pupils(struct app *, struct meeting *);
/* Whether talks of this kind are about the plan (consent and view), or hear the pupil. */
bool meeting_about_plan(const struct meeting *);
bool meeting_hears(const struct meeting *);
bool meeting_has_draft(const struct meeting *); /* the plan is a draft: its fields may change */
/* A talk of the kind that is about the plan, when the draft had no consultation yet. */
bool meeting_reviews_draft(const struct meeting *);

/* --- meeting_draft.c --- */
/* Takes up what was typed before and not saved (kept_offer); never fails. */
enum zb_code meeting_resume(struct app *, void *state, const struct draft *, struct zb_err *);
void meeting_keep(struct app *, struct meeting *);

/* --- meeting_form.c --- */
extern const struct form_ops meeting_form_ops;
/* Makes the fields anew; the cursor stays on its field. */
void meeting_rebuild(struct app *, struct meeting *);

/* --- meeting_pick.c: who it is about, who was there --- */
void meeting_pick_pupils(struct app *, void *state);
void meeting_pick_attendees(struct app *, void *state);
void meeting_type_attendees(struct app *, void *state);
void meeting_ask_group(struct app *, struct meeting *);

/* --- meeting_merge.c: colleagues who worked on the same --- */
/* In the transaction that saves: what was added here and by a colleague too becomes one row. */
enum zb_code meeting_adopt(struct app *, struct meeting *, struct zb_err *);
/* Asks what stays of the row in CONFLICT, and saves again; false when it is not of this talk. */
bool meeting_ask_conflict(struct app *, struct meeting *, const struct conflict *);

/* --- meeting_save.c --- */
void meeting_save(struct app *, void *state);

#endif
