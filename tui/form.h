/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form: fields of one or several records under headings, made from the tables of core/records.
 * The help line of the field with the cursor stands at the foot; what is wrong stands at the field.
 *
 *	static void fill(struct app *app, struct form *form, void *data)
 *	{
 *		form_section(form, _("Gesprek"));
 *		form_add_all(form, talk->record);
 *	}
 *	static enum zb_code save(struct app *app, void *data, struct form *form, struct zb_err *err)
 *	{
 *		return store_save(app->db, talk->record, err);
 *	}
 *	static const struct form_ops ops = { .fill = fill, .save = save, .free = free_talk };
 *
 *	form_open(app, _("Gesprek"), &ops, talk);              Ctrl-S calls save; data is freed
 */
#ifndef ZB_TUI_FORM_H
#define ZB_TUI_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "core/record.h"
#include "tui/editor.h"
#include "tui/input.h"
#include "tui/screen.h"

struct draft;
struct form;

/* Each but fill may be NULL. */
struct form_ops {
	struct input_ops input;
	/* Adds the sections and fields. */
	void (*fill)(struct app *, struct form *, void *data);
	/* After a field changed: may set other fields, hide some (form_show), then the form shows
	 * the records anew. */
	void (*changed)(struct app *, struct form *, void *data, struct record *, unsigned field);
	/* Everything is valid: write it. On success the form closes; on failure the sentence is
	 * shown and the form stays. ZB_CONFLICT: the owner asks (tui/screens/merge.h). */
	enum zb_code (*save)(struct app *, void *data, struct form *, struct zb_err *);
	/* After the form closed because it was saved: app_notice_undo, push the next screen. */
	void (*saved)(struct app *, void *data);
	/* Whether there is something to draw up here from what is known already; and drawing it up:
	 * what is being typed was taken before, and the form shows the records anew after. */
	bool (*can_draw_up)(const void *data);
	void (*draw_up)(struct app *, struct form *, void *data);
	/* What is asked before what the form shows is taken out of the file, NULL: it cannot be;
	 * and doing that, after which the form closes. */
	const char *(*removal)(const void *data);
	enum zb_code (*remove)(struct app *, void *data, struct zb_err *);
	/* Name of the draft (db/draft) that holds what is filled in until it is saved or thrown
	 * away, and that is offered when the form is opened again; NULL: there is none. */
	const char *(*draft)(void *data);
	/* Adds the records to the draft; takes them out of it. What is being typed comes along by
	 * itself, and the form shows the records anew. */
	void (*keep)(void *data, struct draft *);
	void (*resume)(struct app *, void *data, const struct draft *);
	void (*free)(void *data);
};

struct form_field {
	struct record *record; /* NULL: a heading, with title */
	unsigned field;
	const char *title; /* heading, or the label: in the words of the school after
			      * form_init when it was not given another; borrowed */
	char *shown;       /* as it is when not being edited; of a heading its note */
	char *error;       /* what is wrong, or NULL */
	bool hidden, locked;
	bool apart; /* begins a row, also where it could stand beside the one before */
	int rows; /* of a long text; 0: the form's choice */
	int y, x, width, height; /* where it was laid, in rows of the whole form */
};

/* A record and how it was, to know what changed. */
struct form_record {
	struct record *record; /* borrowed */
	struct record *before;
};

struct form {
	const struct form_ops *ops;
	void *data;
	struct form_field *fields;
	size_t count, room;
	struct form_record *records;
	size_t record_count, record_room;
	size_t cursor;   /* a field, when there is one that can be edited */
	int top;         /* first row shown */
	int label_width;
	bool touched;     /* form_touch */
	struct input input;
	struct editor editor; /* of a long text, when it has the cursor */
	bool in_editor;
	struct buffer known; /* what the field with the cursor held when changed was last called */
	struct area area; /* of the last fit */
};

/* Opens a screen with the form; TITLE is copied, DATA is freed with ops->free when it closes (also
 * when it cannot be opened). */
void form_open(struct app *, const char *title, const struct form_ops *, void *data);
/* Checks, saves and closes, as the key does: a screen of form_open is on top. */
void form_save(struct app *);

/* For a screen that holds a form itself. */
void form_init(struct form *, struct app *, const struct form_ops *, void *data);
void form_clear(struct form *);

/* While filling. TITLE must live as long as the form. */
void form_section(struct form *, const char *title);
/* What stands behind that title, copied; "" takes it away. */
void form_note(struct form *, const char *title, const char *note);
struct form_field *form_add(struct form *, struct record *, unsigned field);
/* All fields but hidden, derived and (when the row exists) fixed ones. */
void form_add_all(struct form *, struct record *);
/* Shows or hides a field; locked ones are shown but cannot be changed. */
void form_show(struct form *, const struct record *, unsigned field, bool shown);
void form_lock(struct form *, const struct record *, unsigned field, bool locked);
/* The cursor to that field. */
void form_go(struct form *, struct app *, const struct record *, unsigned field);
/* The sentence at a field; NULL takes it away. */
void form_fail(struct form *, const struct record *, unsigned field, const char *sentence);
/* Whether a sentence stands at a field: it is then said there and nowhere else. */
bool form_failed(const struct form *);

/* The records changed from outside (a picker answered, a merge): show them anew. */
void form_refresh(struct form *, struct app *);
/* Whether anything differs from how the form began, what is being typed included. */
bool form_changed(const struct form *);
/* Counts as changed from now on (a draft was taken up). */
void form_touch(struct form *);
/* Takes what is being typed into the records and validates all; the cursor goes to the first field
 * that is wrong. True when all is right. */
bool form_check(struct form *, struct app *);
/* Takes what is being typed into the record; when it is not right the sentence stands there and
 * false is returned. Before anything that makes the fields anew. */
bool form_finish(struct form *, struct app *);
/* The same without complaint. */
void form_take(struct form *, struct app *);
/* Adds what is being typed to DRAFT, as it stands there, right or not; before the records. */
void form_keep(const struct form *, struct draft *);
/* And the other way, when the fields are those of then: the cursor goes there. */
void form_resume(struct form *, struct app *, const struct draft *);

/* A list or picker that the field with the cursor opened has answered: show what the record holds
 * and tell the owner. Every key and drawing begins with it; who makes the fields anew after a
 * change does so before the next key, and calls it first. */
void form_settle(struct form *, struct app *);
bool form_typing(const struct form *); /* whether letters go into a field now */
enum reaction form_key(struct form *, struct app *, int key);
enum reaction form_mouse(struct form *, struct app *, const struct mouse *);
void form_fit(struct form *, struct app *, const struct area *);
void form_draw(const struct form *, const struct area *);

/* Functions of a screen whose state begins with a form, which takes all typing: typing, key, mouse,
 * and the action that goes to the next field. */
bool form_typing_in(const void *state);
enum reaction form_key_in(struct app *, void *state, int key);
enum reaction form_mouse_in(struct app *, void *state, const struct mouse *);
void form_next_in(struct app *, void *state);

#endif
