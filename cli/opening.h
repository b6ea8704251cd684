/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the full screen borrows from the door: making and opening school files, and undo. */
#ifndef ZB_CLI_OPENING_H
#define ZB_CLI_OPENING_H

#include "cli/command.h"
#include "db/history.h"
#include "tui/app.h"

/* The host of struct app. */
struct seat {
	struct call *call;
	char *path; /* of the file that was chosen on screen, when it is not that of the call */
	bool moved; /* another file stands in its place, and that was said */
	struct history_step asked; /* whether that is to be taken back; what is not kept */
};

/* The hooks of these names (tui/app.h). */
enum zb_code opening_create(struct app *, struct record *school, struct zb_err *);
enum zb_code opening_open(struct app *, const char *path, struct zb_err *);
/* The practice school lies beside the school file; it is made when it is not there yet. */
enum zb_code opening_practise(struct app *, struct zb_err *);

/* Fills the header: school and school year left, who works right. */
void opening_greet(struct app *);

#endif
