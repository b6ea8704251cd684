/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A school with one pupil who has a dossier: parents, a teacher, a plan in force with five goals.
 * For tests of the screens that evaluate and talk. */
#ifndef ZB_TESTS_DOSSIER_SCHOOL_H
#define ZB_TESTS_DOSSIER_SCHOOL_H

#include "tests/school.h"

#define DOSSIER_GOALS 5

struct dossier_school {
	struct school school;
	int64_t pupil, other;   /* Jóëlle van den Berg of 6A; Tim Bosch of 6A, without a plan */
	int64_t mother, father; /* both with authority */
	int64_t teacher, group;
	int64_t plan;                 /* in force since 12 September 2026 */
	int64_t goals[DOSSIER_GOALS]; /* three for learning, two for behaviour; the last lacks its
					* baseline and target */
};

/* On 25 November 2026. Close with school_close(&d.school). */
struct dossier_school dossier_school_open(void);

#endif
