/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a request to the samenwerkingsverband, in the order in which they are taken: the
 * parents' view and, for a TLV, the advice of two experts come before it is sent (WPO 18a lid 11,
 * WVO 2.47), a pupil is placed only with a TLV that was granted. */
#ifndef ZB_CORE_RULES_REQUEST_STEP_H
#define ZB_CORE_RULES_REQUEST_STEP_H

#include "core/records/request.h"

enum request_step {
	STEP_VIEW,    /* zienswijze of the parents */
	STEP_TRIED,   /* what was tried is written down */
	STEP_EXPERTS, /* deskundigenadvies; TLV and its extension only */
	STEP_COMPLETE,
	STEP_SENT,
	STEP_DECIDED,
	STEP_PLACED, /* TLV that was granted, on conditions too */
	REQUEST_STEP_COUNT
};

enum step_state { STEP_DONE, STEP_NOW, STEP_LATER, STEP_NOT_ASKED, STEP_PASSED };

/* What the step is called: "zienswijze ouders". */
extern const struct choice request_steps[];
extern const struct choice step_states[];

/* The first step that is not done is now, those after it later; what was not filled in when the
 * request was sent, decided or the pupil placed is passed; what a refused or withdrawn request did
 * not come to is not asked any more. */
enum step_state request_step_state(const struct record *request, enum request_step);

/* The step that is now; REQUEST_STEP_COUNT when all are done. */
enum request_step request_step_now(const struct record *request);

/* Adds the names of the steps that were passed, with commas between them; how many there are. */
unsigned request_step_add_passed(const struct record *request, struct buffer *out);

#endif
