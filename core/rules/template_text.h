/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a template of the school takes from a plan and gives to the next. A template holds nobody:
 * what is a pupil's own (baseline, target, dates, who helps) stays behind, the names of the pupil
 * and the parents make room for a mark, and the mark of the pupil becomes a name again in a new
 * plan. */
#ifndef ZB_CORE_RULES_TEMPLATE_TEXT_H
#define ZB_CORE_RULES_TEMPLATE_TEXT_H

#include "core/dossier.h"

#define TEMPLATE_PUPIL  "[naam]"
#define TEMPLATE_PARENT "[ouder]"

/* Puts the texts of TEMPLATE into PLAN, which is to be PUPIL's, and what TEMPLATE_GOAL says into
 * GOAL, marked as taken from a template. */
void template_give_plan(const struct record *template, const struct record *pupil,
			struct record *plan);
void template_give_goal(const struct record *template_goal, const struct record *pupil,
			struct record *goal);

/* Puts the texts of PLAN, and what GOAL says, into a new template and a goal of it. Returns how
 * many names made room. */
unsigned template_take_plan(const struct dossier *, const struct record *plan,
			    struct record *template);
unsigned template_take_goal(const struct dossier *, const struct record *goal,
			    struct record *template_goal);

#endif
