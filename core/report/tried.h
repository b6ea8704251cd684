/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was tried for a pupil and why it fell short, drawn up from the dossier for a request to the
 * samenwerkingsverband: a text to edit, so that nobody has to write it again. */
#ifndef ZB_CORE_REPORT_TRIED_H
#define ZB_CORE_REPORT_TRIED_H

#include "core/dossier.h"
#include "core/memory.h"

#define TRIED_LOG_MAX 12 /* the last so many rows of the log */

/* Adds up to four parts, each with a heading and a line an item, a blank line between them; a part
 * without items stays out, and nothing at all is added when there is nothing to tell.
 *   help      every row of support that began on or before DAY, in that order, with the goals
 *   short     goals whose last outcome on DAY is not "behaald": what was found, the reason or
 *             analysis, and how it was approached
 *   met       goals that were met, in a line each
 *   log       what happened and was decided, oldest first; nothing confidential
 * Results that were withdrawn and everything after DAY stay out. */
void tried_draw_up(struct buffer *, const struct dossier *, struct date day);

#endif
