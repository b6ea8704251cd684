/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals as an intern begeleider writes them. {naam} and the like: see cli/demo_build.h. */
#ifndef ZB_CLI_DEMO_GOAL_TEXTS_H
#define ZB_CLI_DEMO_GOAL_TEXTS_H

#include <stddef.h>

/* How values run from begin to goal. */
enum goal_scale {
	SCALE_NUMBER, /* from begin to goal, with the unit behind it */
	SCALE_AVI,    /* a year of reading levels further; begin is how many levels behind */
	SCALE_ROMAN,  /* Cito niveau: begin 5 is V, goal 4 is IV */
};

struct goal_text {
	const char *area; /* code of goal_areas */
	int first, last;  /* year groups it is for */
	enum goal_scale scale;
	int begin, goal;
	const char *unit; /* "" none */
	const char *description; /* with {doel} */
	const char *vague; /* the same as it cannot be measured */
	const char *indicator;
	const char *approach;
	const char *who, *place;
};

extern const struct goal_text demo_goal_texts[];
extern const size_t demo_goal_text_count;

#endif
