/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody at work: the school with one dossier, and a screen of 40x80 on it, on its day. For tests
 * of what is typed there; `TestSuite(x, .init = desk_open, .fini = desk_close)` makes one anew for
 * each test. */
#ifndef ZB_TESTS_DESK_H
#define ZB_TESTS_DESK_H

#include "tests/dossier_school.h"
#include "tests/draw.h"

#define DESK_ROWS 40

/* Of the test that runs. */
extern struct dossier_school d;
extern struct draw *screen;

void desk_open(void);
void desk_close(void);

void open_screen(const struct screen *, int64_t id);
/* The dossier of the pupil, on the tab with that number, from 0. */
void open_tab(int tab);

/* Handles the key and draws: lists read when they are fitted. */
void press(int key);
void press_times(int key, int times);

/* The row of the screen that holds TEXT, -1 when none does. */
int row_of(const char *text);

/* The school as a colleague has it open, by another name; of the desk. */
struct school *colleague(void);
/* Sets one field ("field=value") of a row, as a colleague would; it must succeed. */
void colleague_sets(const char *entity, int64_t id, const char *value);
void colleague_deletes(const char *entity, int64_t id);

/* A draft beside the plan of the pupil. */
int64_t add_draft(void);

/* That the form or screen closed, as it does after saving. */
void expect_saved(void);

#endif
