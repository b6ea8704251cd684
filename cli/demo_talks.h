/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Talks about the pupils of the demo school, what was agreed, and the log between them. */
#ifndef ZB_CLI_DEMO_TALKS_H
#define ZB_CLI_DEMO_TALKS_H

#include "cli/demo_pupils.h"
#include "cli/demo_texts.h"

struct demo_talk {
	const char *kind; /* code of meeting_kinds */
	struct date day;
	const struct demo_list *reports;
	bool parents, pupil, experts; /* who was there beside teacher and IB'er */
};

struct demo_words demo_words_of(const struct demo_pupil *);

/* Writes the talk with its pupil and attendees; returns its id. */
int64_t demo_put_talk(struct demo *, struct demo_pupil *, const struct demo_talk *);

/* Something agreed in MEETING (0: not in a talk), to be done BY that day; DONE unset leaves it
 * open. */
void demo_put_promise(struct demo *, struct demo_pupil *, int64_t meeting,
		      const struct demo_promise *, struct date by, struct date done);
/* Up to two things agreed in a talk of DAY; what is long past was done. */
void demo_put_promises(struct demo *, struct demo_pupil *, int64_t meeting, struct date day);

/* Talks and log entries between FROM and UNTIL, about as many as a dossier of that time has. */
void demo_fill_time(struct demo *, struct demo_pupil *, struct date from, struct date until);

/* A review of each group in the running year, with some of its pupils named. */
void demo_review_groups(struct demo *);

/* An entry of that kind (enum log_kind). */
void demo_put_log(struct demo *, struct demo_pupil *, int kind, struct date day);

#endif
