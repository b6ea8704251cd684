/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may know what of a dossier, and who has no say: what stands on the screens where a talk, a
 * consent or a copy for the parents is made. From 18 the pupil is the party and the parents are in
 * it with permission alone (WVO 2.44); from 16 the pupil has the rights of whom data are about
 * (AVG, UAVG 5). Parents without authority are informed but do not consent (BW 1:377c); others
 * without it, a stepparent, do neither. A court may limit what a parent is told. */
#ifndef ZB_CORE_RULES_RIGHTS_H
#define ZB_CORE_RULES_RIGHTS_H

#include "core/dossier.h"

#define RIGHTS_PRIVACY_AGE 16

/* Adds all of it, a line each without one at the end; nothing when nothing is out of the
 * ordinary. */
void rights_say(const struct dossier *, struct date today, struct buffer *out);

/* Adds who gets no copy of the plan, in one line, or nothing. */
void rights_say_copies(const struct dossier *, struct date today, struct buffer *out);

/* True when a court limited what GUARDIAN may know of this pupil. */
bool rights_are_limited(const struct dossier *, int64_t guardian);

#endif
