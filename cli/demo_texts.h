/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in plans, reports and logs of the demo school. {naam} and the like: see
 * cli/demo_build.h. Lists are drawn from with demo_draw. */
#ifndef ZB_CLI_DEMO_TEXTS_H
#define ZB_CLI_DEMO_TEXTS_H

#include <stddef.h>

#include "cli/demo_build.h"
#include "core/records/pupil.h"

struct demo_list {
	const char *const *texts;
	size_t count;
};

/* One of a list. */
const char *demo_draw(struct dice *, const struct demo_list *);

/* What is typical of a category; "" in a text is nothing. */
struct demo_profile {
	struct demo_list needs, rationale, helping, hindering, need, guidance, works, avoid;
};

extern const struct demo_profile demo_profiles[CATEGORY_COUNT];

extern const struct demo_list demo_deviations, demo_third_parties, demo_too_young,
	demo_heard_texts, demo_heard_hows, demo_not_heard, demo_view_notes, demo_close_reasons,
	demo_leaving_reasons, demo_consent_notes;

/* Evaluations, by what came out: see enum demo_verdict. */
enum demo_verdict { VERDICT_MET, VERDICT_NOT_MET, VERDICT_UNDETERMINABLE, VERDICT_COUNT };

extern const struct demo_list demo_verdicts[2][VERDICT_COUNT]; /* by goal_kind */
extern const struct demo_list demo_evidence[2], demo_analyses[2]; /* likewise */
extern const struct demo_list demo_progress[2][2]; /* likewise; on track, behind */
extern const struct demo_list demo_drop_reasons, demo_interims, demo_evaluation_ends;

extern const struct demo_list demo_consultations, demo_parent_talks, demo_pupil_talks,
	demo_care_talks, demo_expert_talks, demo_handovers, demo_group_talks, demo_in_group;

/* An agreement and who keeps it: a code below, or a word for somebody outside the school. */
struct demo_promise {
	const char *what;
	const char *who; /* "@teacher", "@ib", "@remedial", "@assistant", or words */
};

/* The first and the last are kept for a pupil of the cast. */
extern const struct demo_promise demo_promises[];
extern const size_t demo_promise_count;

extern const struct demo_list demo_logs[4]; /* by log_kind */

#endif
