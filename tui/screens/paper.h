/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One document on its way to paper: asks where it goes, makes it, and tells how that went. What it
 * is and what there is to look at first is for who opens it. */
#ifndef ZB_TUI_SCREENS_PAPER_H
#define ZB_TUI_SCREENS_PAPER_H

#include "db/print.h"

struct app;

struct paper {
	struct print_request request;
	enum print_format format; /* when the name of the file does not say */
	char *to;      /* owned */
	char *lacking; /* the characters that are in no font; NULL: none; owned */
};

/* PAPER, with its request and format set, must outlive the screen on top. NAME is that of the file
 * to begin with, TITLE that of the question. */
void paper_ask(struct app *, struct paper *, const char *title, const char *name);
void paper_clear(struct paper *);

#endif
