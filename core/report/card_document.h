/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a colleague needs at hand, on one page: the handelingskaart of a pupil, for who teaches him
 * today, and the page of a group, for the groepsbespreking and the handover in August. They hold
 * what is in the plan and no more: no birth dates, parents or reports. */
#ifndef ZB_CORE_REPORT_CARD_DOCUMENT_H
#define ZB_CORE_REPORT_CARD_DOCUMENT_H

#include "core/report/plan_document.h"

/* Makes OUT, for document_free: what works, what does not, the needs, the open goals, whom to go
 * to; and above these that the pupil left or the version is not in force any more, when that is so.
 * Long texts are cut, and of goals and people beyond so many only is said that there are more; it
 * then says so at its end. It is one page. */
#define CARD_GOALS 8
#define CARD_PEOPLE 4 /* of coordinators, and of those who help */
void card_document(const struct plan_source *, struct document *out);

/* Begins the page of GROUP in OUT, for document_free; a row for each pupil follows, whose plan may
 * be NULL; a draft is marked as such. One page where that can be read. */
void group_document(const struct record *school, const struct record *group, struct date today,
		    struct document *out);
void group_document_add(const struct plan_source *, struct document *out);

#endif
