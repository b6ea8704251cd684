/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The functions behind the table of deadlines, inside core/rules. Each says from what its term
 * counts and when it raises nothing. All of the law but plan_in_force look at plans, so also at
 * those of pupils without extra support; those of the school only at pupils who are here. */
#ifndef ZB_CORE_RULES_DEADLINE_FIND_H
#define ZB_CORE_RULES_DEADLINE_FIND_H

#include "core/rules/derive.h"

/* Adds a row, unless its date lies past the end of the calendar. DETAIL "" when none; WHOSE NULL:
 * the default of the table, else a Dutch word of ours, or what the row has as `named`. Both are
 * copied. */
void due_add(struct derived *, const struct settings *, const struct due *, const char *detail,
	     const char *whose);

/* What stands behind a consent that is due: refused, and there is a next step; or none yet. */
enum consent_note { CONSENT_NOTE_REFUSED, CONSENT_NOTE_DISPUTE };

/* Moves DUE to the day to which it was postponed; its term and the reason stay with it. */
void due_postpone(const struct dossier *, struct due *);

/* § (WPO 40a, WVO 2.44) Pupils with extra support and no version in force; not when the plan lies
 * elsewhere. Counts from the latest of: enrolment, or definitive placement where there is one;
 * begin of the extra period; end of the last version that was in force. Shows from that day. */
void deadline_find_plan_in_force(const struct dossier *, const struct settings *,
				 struct date today, struct derived *);

/* § (WPO 40a, WVO 2.44) Drafts and versions in force whose consent is incomplete or refused,
 * counted from the day of the consultation, which is also when it shows; without a consultation
 * nothing is due yet, but a refusal, from its own day. What was taken over is raised only on a
 * refusal. Note: whether it was refused. Detail: who is still to be asked, or each who refused
 * with the next step. */
void deadline_find_consent(const struct dossier *, const struct settings *, struct date today,
			   struct derived *);

/* § (WPO 40a, WVO 2.44) The version in force must be evaluated with the parents in each school
 * year that the plan runs; from 18 with the pupil. What counts: an evaluation of any kind with
 * the parents present (the pupil heard), and a yearly one that does not say whether they were
 * (taken over, or from elsewhere: the screen asks). Due on 31 July of the school year after the
 * one for which the last counts (without any: of the one in which the trajectory began), or
 * twelve months after the last where that comes first; shows SETTING_EVALUATION_WARN days before.
 * A year that was missed ends with the next evaluation. Of a plan that was taken over without
 * evaluations nothing is known from before the pupil's first school year in this file: it counts
 * from there. */
void deadline_find_evaluation(const struct dossier *, const struct settings *, struct date today,
			      struct derived *);

/* § Begin of a trajectory not in ROD, from the day its first version was adopted (else began); not
 * for what was taken over. Any version of the trajectory may carry the date. End: from the day it
 * was closed. Both show from that day. */
void deadline_find_rod_begin(const struct dossier *, const struct settings *, struct date today,
			     struct derived *);
void deadline_find_rod_end(const struct dossier *, const struct settings *, struct date today,
			   struct derived *);

/* § (WPO 18a, WVO 2.47) A TLV that was granted, also on conditions: due on its last day, unless
 * another lasts longer; shows SETTING_TLV_WARN days before. Detail: the kind of school. */
void deadline_find_tlv_ends(const struct dossier *, const struct settings *, struct date today,
			    struct derived *);

/* § Absence without an end, but for an exemption (Leerplichtwet 5 onder a): after four weeks, and
 * sixteen hours in four weeks on the day itself (Leerplichtwet 21a), done once it was reported;
 * after three months, done once the way back is written down. All show from its beginning. */
void deadline_find_absence(const struct dossier *, const struct settings *, struct date today,
			   struct derived *);
void deadline_find_absence_long(const struct dossier *, const struct settings *,
				struct date today, struct derived *);
void deadline_find_absence_hours(const struct dossier *, const struct settings *,
				 struct date today, struct derived *);

/* s The last day of help, unless help of that form goes on longer; shows SETTING_SUPPORT_WARN days
 * before. Detail: its form. */
void deadline_find_support_ends(const struct dossier *, const struct settings *,
				struct date today, struct derived *);

/* s What was asked of the samenwerkingsverband and has no decision, from the day it was sent; shows
 * two weeks before. Detail: its kind. */
void deadline_find_request_decision(const struct dossier *, const struct settings *,
				    struct date today, struct derived *);

/* s The version in force, from the last evaluation of any kind, else its begin; shows six weeks
 * before. */
void deadline_find_interim_evaluation(const struct dossier *, const struct settings *,
				      struct date today, struct derived *);

/* s The day that the latest evaluation of the running trajectory named for the next one; shows six
 * weeks before. A later evaluation names its own. */
void deadline_find_planned_evaluation(const struct dossier *, const struct settings *,
				      struct date today, struct derived *);

/* s Each open goal of the version in force whose target date is set: due so many days after it,
 * shows from it. Done with an outcome from as many days before the target date on, or when the
 * latest outcome of all is met. */
void deadline_find_goal_outcome(const struct dossier *, const struct settings *, struct date today,
				struct derived *);

/* s Pupils with extra support or a plan in force who are in groep 8 in this school year, or leave
 * in it: due on 1 July, or on the last day where that is earlier; shows all year. Done by a meeting
 * of kind handover in that school year. */
void deadline_find_handover(const struct dossier *, const struct settings *, struct date today,
			    struct derived *);

/* s Pupils with extra support: from the last date of a plan, consent, evaluation, meeting or log;
 * shows when it is due. */
void deadline_find_untouched(const struct dossier *, const struct settings *, struct date today,
			     struct derived *);

/* a Agreements about this pupil with a date and not done; show SETTING_AGREEMENT_DAYS before.
 * Detail: what; whose: who. */
void deadline_find_agreement(const struct dossier *, const struct settings *, struct date today,
			     struct derived *);

/* a The day that the latest talk that named one set for the next; shows SETTING_AGREEMENT_DAYS
 * before. Done by a later talk, from two weeks before that day on. The next talk about a group need
 * not be about the same pupils. */
void deadline_find_planned_talk(const struct dossier *, const struct settings *, struct date today,
				struct derived *);

/* Beheerder: years after departure, more when to special education (so, sbo, vso); and apart,
 * with a note, of what was noted about absence where there is any (SETTING_RETENTION_ABSENCE). */
void deadline_find_retention(const struct dossier *, const struct settings *, struct date today,
			     struct derived *);

#endif
