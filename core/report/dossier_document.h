/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dossier of a pupil for somebody outside the school: the parents, the next school or the
 * samenwerkingsverband. Each has one set of fields, declared in core/report/dossier_sets.c; what
 * stands in no set goes to nobody.
 *
 *   parents  all that is about their child: no confidential notes, nothing that came of a talk
 * about
 *            several pupils but what is about this one, nothing by which to reach the other parent
 *   school   the onderwijskundig rapport, which may hold no more than schoolloopbaan and results,
 *            behaviour, help, and absence without leave in the year before (Besluit uitwisseling
 * leer-
 *            en begeleidingsgegevens, art. 2; WPO 42, WEC 43, WVO 2.111): no log, no parents
 *   swv      what a request to it needs: destination, needs, help, what was tried, goals and
 * outcomes
 *
 * The open goals stand in all three with where they began, where they go and how they stand. The
 * closed record of the meldcode is in no dossier (core/dossier). */
#ifndef ZB_CORE_REPORT_DOSSIER_DOCUMENT_H
#define ZB_CORE_REPORT_DOSSIER_DOCUMENT_H

#include "core/report/plan_document.h"

enum recipient { RECIPIENT_PARENTS, RECIPIENT_SCHOOL, RECIPIENT_SWV, RECIPIENT_COUNT };

/* Their codes, and what they are called: "de ouders". */
extern const struct choice recipients[];

struct dossier_source {
	struct plan_source source; /* its plan may be NULL */
	enum recipient recipient;
	const struct record *request; /* for which the swv gets it; others: NULL */
	const int64_t *shared; /* ids of talks in the dossier that were about other pupils too */
	size_t shared_count;
};

/* The request that a dossier for the swv goes with: the newest that waits for a decision, else the
 * newest; NULL without any. Borrowed. */
const struct record *dossier_request(const struct dossier *);

/* Makes OUT, for document_free. */
void dossier_document(const struct dossier_source *, struct document *out);

/* Whether the set of RECIPIENT holds that field. */
bool dossier_set_has(enum recipient, const struct entity *, unsigned field);

/* The heading of part INDEX of the dossier, translated, and in *RECIPIENTS bit r for each that gets
 * fields of it; NULL behind the last. */
const char *dossier_set_heading(size_t index, unsigned *recipients);

/* Which rows of part INDEX that recipient gets, translated: "de warme overdracht"; NULL: what
 * belongs in that part. */
const char *dossier_set_only(size_t index, enum recipient);

#endif
