/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the screen Inlezen share: the file that is read, compared and written
 * (import_job.c), its lines (import_lines.c), the sentences about the whole (import_text.c),
 * drawing (import_draw.c) and the screen itself (import.c). */
#ifndef ZB_TUI_SCREENS_IMPORT_H
#define ZB_TUI_SCREENS_IMPORT_H

#include "core/exchange/bad_lines.h"
#include "core/exchange/detect.h"
#include "core/measured.h"
#include "core/running_plan.h"
#include "db/importing.h"
#include "tui/list.h"

struct app;
struct progress;

/* Lists of an import_plan. */
enum import_part { PART_PUPILS, PART_GROUPS, PART_STAFF, PART_COUNT };

/* A line of what would happen. */
enum import_line_kind {
	LINE_HEADING,
	LINE_ITEM,
	LINE_CHANGE,
	LINE_PLAN,
	LINE_MEASURED,
	LINE_IGNORED_HEADING,
	LINE_IGNORED
};

struct import_line {
	enum import_line_kind kind;
	enum import_part part;
	uint32_t item; /* of the part, of running.plans, of measured or of what is ignored; a
			* heading: its status */
	uint32_t change;
};

/* Starts as {0}. */
struct import_job {
	char *path;
	enum exchange_kind kind;
	struct incoming *in;
	struct import_plan *plan;    /* EDEXML and LAS */
	struct running_list running; /* PLANS; those from `taken` on have a plan already */
	size_t taken;
	struct measured_list measured; /* MEASUREMENTS */
	struct bad_lines bad; /* why it was not compared; then the job is empty but for its path */
	struct import_line *lines;
	size_t count, room;
	struct db *db; /* for the names of pupils with a plan or a measurement */
};

/* Reads job->path and compares it with the file; nothing is written. ZB_CANCELLED by Esc. On
 * failure the job is empty but for its path and the lines that are not right. */
enum zb_code import_job_read(struct app *, struct import_job *, struct progress *,
			     struct zb_err *);
/* Writes it, in one transaction. */
enum zb_code import_job_apply(struct app *, struct import_job *, struct progress *,
			      struct zb_err *);
/* Whether applying writes anything. */
bool import_job_changes(const struct import_job *);
void import_job_free(struct import_job *);

/* What the file holds and is not read. */
const struct ignored *import_ignored(const struct import_job *);

/* The last part of its path; borrowed. */
const char *import_file_name(const struct import_job *);

/* Sentences about the whole, which the caller frees: what was read, and what not; whether it is to
 * be written, and what was. */
char *import_about(const struct import_job *);
char *import_passed_over(const struct import_job *); /* "" when all was read */
char *import_question(const struct import_job *);
char *import_done(const struct import_job *);

#define IMPORT_COLUMNS 4
extern const struct column import_columns[IMPORT_COLUMNS];
/* Its data is the job, whose lines are filled by import_lines_make. */
extern const struct list_source import_source;
void import_lines_make(struct import_job *);

/* The lines that are not right: the same way, data is the job's `bad`. */
#define IMPORT_BAD_COLUMNS 2
extern const struct column import_bad_columns[IMPORT_BAD_COLUMNS];
extern const struct list_source import_bad_source;

/* The pupil with that row id who is gone from the file, or NULL. */
struct import_item *import_gone(const struct import_job *, int64_t id);
const struct import_list *import_part_list(const struct import_plan *, enum import_part);

/* What the screen shows: how to choose a file, what would happen, the lines that are not right, or
 * what was done. */
enum import_stage { IMPORT_STAGE_CHOOSE, IMPORT_STAGE_SHOW, IMPORT_STAGE_BAD, IMPORT_STAGE_DONE };

/* The state of the screen. */
struct import_view {
	enum import_stage stage;
	struct import_job job;
	struct list list;
	struct list bad;  /* lines that are not right */
	struct date left; /* last used for who is gone */
	char *done;       /* what happened */
};

/* The screen's draw; DATA is a struct import_view. */
void import_draw(const struct app *, const void *data, const struct area *);
/* Where in AREA the list of the stage stands, of SHOW or BAD. */
struct area import_list_area(const struct import_view *, const struct area *);

#endif
