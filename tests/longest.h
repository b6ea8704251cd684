/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pupil of whom every text is as long as its field holds, in letters of many alphabets. */
#ifndef ZB_TESTS_LONGEST_H
#define ZB_TESTS_LONGEST_H

#include "tests/dossier_school.h"

#define LONGEST_GOALS 10 /* more than a card shows */

struct longest {
	struct dossier_school d; /* its pupil has the long plan, in force */
	int64_t plan;
};

/* Close with school_close(&l.d.school). */
struct longest longest_open(void);

/* Fills in every field of ROW that is still empty and that may be, but references: text as long as
 * it can be, choices with the last one. Each word in it is one that no other row has. */
void longest_fill(struct school *, struct record *row);

#endif
