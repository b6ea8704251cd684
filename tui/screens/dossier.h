/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dossier of one pupil, read whole when it is entered and after each change: a page a tab, made
 * from the records. dossier.c is the screen; each dossier_<tab>.c builds its page and does what can
 * be done there. */
#ifndef ZB_TUI_SCREENS_DOSSIER_H
#define ZB_TUI_SCREENS_DOSSIER_H

#include <time.h>

#include "core/dossier.h"
#include "core/records/plan.h"
#include "core/rules/added.h"
#include "core/rules/completeness.h"
#include "core/rules/derive.h"
#include "core/rules/quality.h"
#include "db/history.h"
#include "db/print.h"
#include "tui/action.h"
#include "tui/page.h"
#include "tui/screens/paper.h"

enum dossier_tab {
	DOSSIER_OVERVIEW,
	DOSSIER_PLAN,
	DOSSIER_GOALS,
	DOSSIER_EVALUATIONS,
	DOSSIER_TALKS,
	DOSSIER_LOG,
	DOSSIER_SUPPORT, /* help, requests, measurements, absence, documents */
	DOSSIER_HISTORY,
	DOSSIER_TABS
};

/* Entered with id = pupil; data may point at one of these: where to open. Row 0: the tab's first
 * row. */
struct dossier_start {
	enum dossier_tab tab;
	struct page_target target;
};

/* Targets that are no field of their entity. */
enum dossier_mark {
	DOSSIER_MARK_CHECK = 900,   /* the OPP-check, on the plan */
	DOSSIER_MARK_CONSENT = 901, /* the consent of that guardian or pupil */
	DOSSIER_MARK_DUE = 1000,    /* and up: that deadline, on the row that mends it */
};

/* What is being printed. */
struct dossier_paper {
	size_t chosen; /* of the table in dossier_print.c */
	int64_t purpose; /* as in struct print_request */
	struct print_cautions cautions;
	struct paper paper;
};

struct dossier_view {
	int64_t pupil;
	struct dossier dossier;
	struct derived derived;
	struct completeness_list check; /* of the version shown; empty without one */
	struct quality_list quality;    /* of the same */
	int64_t version;                /* shown on Plan and Doelen, 0: there is none */
	bool chosen;                    /* by the user; else it follows the one that counts */
	size_t tab;
	struct page pages[DOSSIER_TABS];
	bool built[DOSSIER_TABS];
	int width; /* for which they were built */
	struct history_list history;
	bool history_end;
	char *name; /* "Berg, Jóëlle van den" */
	char *age_and_group; /* " · 10 jaar · groep 7B" */
	struct recorded_list recorded; /* of help and consent, for the tab of help */
	struct dossier_paper paper;
	int64_t asked; /* the row that an open dialog is about */
	bool drops_draft; /* of the plan that is being closed: its draft goes with it */
	/* The list from which something was opened to be mended: shown again with what is left when
	 * that was saved. NULL: none. */
	void (*again)(struct app *, struct dossier_view *);
	size_t mended; /* its row */
};

/* --- dossier.c --- */

/* What stands over that tab. */
const char *dossier_tab_name(enum dossier_tab);

/* The version shown, or NULL; borrowed until the next reload. */
const struct record *dossier_version(const struct dossier_view *);
bool dossier_version_is(const struct dossier_view *, int plan_status);
/* The draft among the versions, or NULL. */
const struct record *dossier_draft(const struct dossier_view *);
/* Shows that version from the next reload on, or at once. */
void dossier_show_version(struct dossier_view *, int64_t plan);
void dossier_turn_to(struct app *, struct dossier_view *, int64_t plan);
void dossier_go(struct dossier_view *, enum dossier_tab, struct page_target);
/* What the cursor is on, or NULL. */
const struct page_target *dossier_target(const struct dossier_view *);
/* The row of that entity with the cursor, or NULL. */
const struct record *dossier_row_at(const struct dossier_view *, enum entity_id);
/* A copy of that row of the dossier, to be edited; the caller frees. */
struct record *dossier_edit(const struct dossier_view *, enum entity_id, int64_t id);
/* Ends the transaction that was begun for CODE: commits or rolls back, and says so: NOTICE with
 * "u maakt ongedaan". True when it was written. */
bool dossier_commit(struct app *, enum zb_code code, struct zb_err *, const char *notice);
/* One changed row, written by itself. */
bool dossier_update(struct app *, const struct record *base, struct record *mine,
		    const char *notice);
/* For a new row: "log/new/12". The caller frees. */
char *dossier_draft_name(const struct dossier_view *, const struct entity *, int64_t id);

/* --- dossier_actions.c --- */

extern const struct action dossier_actions[];

/* --- dossier_open.c: what Enter, n and D do, by kind of record --- */

void dossier_open(struct app *, struct dossier_view *, const struct page_target *);
/* A new one of what the tab lists: its form at once where that is one kind, else the menu of them;
 * on the overview and the history the menu of everything. */
void dossier_add_menu(struct app *, struct dossier_view *);
/* All of it, for the palette (as in struct screen). */
const char *dossier_offer(const struct app *, const void *state, size_t number);
void dossier_take(struct app *, void *state, size_t number);
/* What that is, for the key bar. */
const char *dossier_new_label(const struct dossier_view *);
void dossier_remove(struct app *, struct dossier_view *);
bool dossier_can_remove(const struct dossier_view *);
void dossier_evaluate(struct app *, struct dossier_view *);
void dossier_talk(struct app *, struct dossier_view *);

/* --- dossier_forms.c: the forms of rows that belong to the pupil --- */

void dossier_edit_pupil(struct app *, struct dossier_view *);
void dossier_edit_guardian(struct app *, struct dossier_view *, int64_t pupil_guardian);
void dossier_add_guardian(struct app *, struct dossier_view *);
void dossier_pick_guardian(struct app *, struct dossier_view *);
/* With the cursor on its field. */
void dossier_edit_row(struct app *, struct dossier_view *, const struct page_target *);
void dossier_add_row(struct app *, struct dossier_view *, enum entity_id);
/* A new row of that kind with the cursor on its field, or the one that was begun already. */
void dossier_begin_row(struct app *, struct dossier_view *, const struct deadline_mend *);
void dossier_toggle_agreement(struct app *, struct dossier_view *);

/* --- dossier_overview.c, dossier_plan.c, ...: build the page of a tab, WIDTH columns wide --- */

void dossier_build_overview(struct app *, struct dossier_view *, struct page *, int width);
void dossier_build_plan(struct app *, struct dossier_view *, struct page *, int width);
void dossier_build_goals(struct app *, struct dossier_view *, struct page *, int width);
void dossier_build_evaluations(struct app *, struct dossier_view *, struct page *, int width);
void dossier_build_talks(struct app *, struct dossier_view *, struct page *, int width);
void dossier_build_support(struct app *, struct dossier_view *, struct page *, int width);
void dossier_build_log(struct app *, struct dossier_view *, struct page *, int width);
void dossier_build_history(struct app *, struct dossier_view *, struct page *, int width);

#define DOSSIER_TEXT_X 15
/* A row of the overview: TARGET behind it, a label, and from DOSSIER_TEXT_X on TEXT, which the
 * buffer gives up. */
void dossier_add_labelled(const struct dossier_view *, struct page *, struct page_target target,
			  const char *label, struct buffer *text);
/* The goals of KIND of the version shown, as rows under a heading; DETAIL: with what they lack,
 * how they are measured and all results. Returns how many. */
size_t dossier_add_goals(struct app *, const struct dossier_view *, struct page *, int kind,
			 int width, bool detail);
/* The heading above them, with the names of the columns. */
void dossier_add_goal_heading(struct page *, int width);

/* --- dossier_parents.c: who they are, and what they said to the version shown --- */

void dossier_add_parents(const struct app *, const struct dossier_view *, struct page *);
/* Adds "✓ 10-09", "geweigerd 10-09", "nog open" for what was noted of a consent. */
void dossier_add_consent(const struct app *, struct buffer *, const struct record *consent);

/* --- dossier_plan.c --- */

/* Opens the form of PLAN at FIELD (-1: the first); a frozen version only its open fields. */
void dossier_edit_plan(struct app *, struct dossier_view *, int64_t plan, int field);
/* That the version shown is frozen, and what can be done. */
void dossier_say_frozen(struct app *, const struct dossier_view *);
/* The form of a new draft. */
void dossier_new_plan(struct app *, struct dossier_view *, enum plan_origin);
/* What follows from another decision, while it is typed; BASE as it is in the file, or NULL. */
void dossier_follow_consent(struct app *, const struct record *base, struct record *consent,
			    unsigned field);
void dossier_edit_consent(struct app *, struct dossier_view *, const struct page_target *);
/* What the version shown lacks, in a list; Enter goes to what mends it. */
void dossier_open_check(struct app *, struct dossier_view *);
/* What it comes to, on the overview; and that a plan goes on past its end. */
void dossier_add_check(struct app *, struct dossier_view *, struct page *);
/* "✗ doelen: nog geen doel", of the item with that number; the caller frees. */
char *dossier_check_text(const struct app *, const struct dossier_view *, unsigned id);
/* Opens what mends ITEM, when it is missing. */
void dossier_mend(struct app *, struct dossier_view *, const struct completeness *item);

/* --- dossier_begin.c: what a draft starts from --- */

/* The next version, out of the one in force. */
void dossier_adjust(struct app *, struct dossier_view *);
/* A draft: the next version, or a new plan, asking what it starts from when there is something to
 * start from. One that is there already is shown, not opened: there is one draft at most. */
void dossier_add_plan(struct app *, struct dossier_view *);

/* --- dossier_template.c --- */

/* The form of a new template out of the version shown. */
void dossier_make_template(struct app *, struct dossier_view *);

/* --- dossier_force.c, dossier_step.c: from draft to in force, to closed --- */

void dossier_put_in_force(struct app *, struct dossier_view *);
void dossier_close_plan(struct app *, struct dossier_view *);
void dossier_remove_draft(struct app *, struct dossier_view *);

/* --- dossier_print.c --- */

/* Asks what goes on paper, of the version shown or of the whole dossier; shows what there is to
 * look at first, such as a text that names another pupil; asks where, and makes it. */
void dossier_print(struct app *, struct dossier_view *);

/* --- dossier_goals.c --- */

void dossier_edit_goal(struct app *, struct dossier_view *, int64_t goal, int field);
void dossier_add_goal(struct app *, struct dossier_view *);
void dossier_move_goal(struct app *, struct dossier_view *, int by);
void dossier_choose_state(struct app *, struct dossier_view *);

#endif
