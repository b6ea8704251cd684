/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A version of an ontwikkelingsperspectief on paper, all that the law asks for in its order
 * (WPO 40a, WVO 2.44; DOMAIN section 4): whom and which school it is about, the destination with
 * its rationale, the needs, the action part with its goals, the talk with the parents and their
 * consent, the pupil's own word, the evaluations, and room to sign.
 *
 * Phone numbers, e-mail addresses and what keeps an address secret never stand in it: it goes to
 * all parents. Nor do names of other pupils who were at the same talk. */
#ifndef ZB_CORE_REPORT_PLAN_DOCUMENT_H
#define ZB_CORE_REPORT_PLAN_DOCUMENT_H

#include "core/dossier.h"
#include "core/report/document.h"
#include "core/rules/added.h"
#include "core/rules/derive.h"
#include "core/settings.h"

/* All borrowed. The staff that the plan and its talks name stand in the dossier too, else they go
 * unnamed. */
struct plan_source {
	const struct dossier *dossier;
	const struct record *school; /* or NULL */
	const struct record *plan;   /* a version in the dossier */
	const struct settings *settings;
	struct date today;
	const struct derived *derived; /* of the dossier, today */
	const struct recorded_list *recorded; /* of its help and consent; NULL: not known */
};

/* Makes OUT, for document_free. A draft carries a watermark. */
void plan_document(const struct plan_source *, struct document *out);

/* The same sections without a pupil, each field with room to fill it in by hand. SCHOOL may be
 * NULL. */
void plan_form(const struct record *school, struct date today, struct document *out);

#endif
