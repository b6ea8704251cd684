/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The functions behind the fifteen items, inside core/rules. Each is called with ITEM unanswered,
 * on the plan's own row, and says what the records show; what it leaves unanswered the school
 * answers.
 *
 * own_research       met by a document of research; else by hand
 * external_expert    met by a report of an expert, an MDO, an expert's advice with a request, or
 *                    help by somebody from outside; else by hand
 * content_planned    missing when a goal has no baseline or target to plan from; else by hand
 * time_planned       met by help with hours a week that lasts into the plan; else by hand
 * measurable         every goal can be judged (completeness) and has an approach
 * destination        as completeness
 * goals_fit          missing without goals or destination, not asked where no destination is; else
 *                    by hand
 * carried_out        not asked of a draft; else by hand
 * evaluated          as completeness
 * adjusted           after an evaluation in the trajectory that found a goal not met, behind or not
 *                    to be judged, or that said to do more or less: met by a next version
 * parents_agree      as completeness
 * discussed          a talk or evaluation with the parents in the last twelve months
 * pupil_involved     heard at drawing up, or a talk with the pupil in the year before; not asked
 *                    when it is written down why not; missing in a draft; else by hand
 * partners_informed  met by a talk with partners, an MDO or CvB; else by hand
 * warm_handover      met by such a talk; asked of who leaves (the deadline), by hand of who came
 *                    from another school with a plan
 */
#ifndef ZB_CORE_RULES_QUALITY_FIND_H
#define ZB_CORE_RULES_QUALITY_FIND_H

#include "core/rules/quality.h"

struct quality_case {
	const struct dossier *dossier;
	const struct record *plan;
	const struct completeness_list *check;
	const struct derived *derived;
	struct date today;
	struct date *turns; /* gets the first day after today that a rule names */
};

#define QUALITY_FIND(name, code, ...)                                                              \
	void quality_find_##code(const struct quality_case *, struct completeness *);

QUALITY_ITEMS(QUALITY_FIND)

/* --- what they share --- */

/* REASON is the item's from then on. */
void quality_say(struct completeness *item, enum completeness_state, char *reason);
void quality_mend(struct completeness *item, enum entity_id, int64_t row, int field);
/* The same as an item of the completeness. */
void quality_follow(const struct quality_case *, enum completeness_id, struct completeness *item);
void quality_not_of_draft(struct completeness *item);
/* The item may change by itself on DAY. */
void quality_turn_on(const struct quality_case *, struct date day);

const struct record_list *quality_rows_of(const struct quality_case *, enum entity_id);
bool quality_is_draft(const struct quality_case *);
const struct record *quality_first_version(const struct quality_case *);

#define QUALITY_TALK(kind) (1u << (kind)) /* a set of enum meeting_kind */

/* The last talk up to today of one of KINDS or, when PARENTS, of any kind with a parent; NULL for
 * none. One that is still to come turns the item on its day. */
const struct record *quality_last_talk(const struct quality_case *, unsigned kinds, bool parents);
/* Met by the last talk of KINDS; false when there is none. */
bool quality_met_by_talk(const struct quality_case *, unsigned kinds, struct completeness *item);

#endif
