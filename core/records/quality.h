/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the school answers itself of the fifteen items by which the inspectorate judges a dossier
 * (DOMAIN section 3), where the other records do not show it: one row per pupil and item. */
#ifndef ZB_CORE_RECORDS_QUALITY_H
#define ZB_CORE_RECORDS_QUALITY_H

#include "core/record.h"

/* X(ENUM, code, heading, national, label): heading of a column of two, national the percent of
 * schools that the inspectorate judged sufficient. Five of the view on development, five of extra
 * support, five of working together. A new one is a row here, its function in
 * core/rules/quality_find.c and its code in the CHECK of a schema step. */
#define QUALITY_ITEMS(X)                                                                           \
	X(ITEM_OWN_RESEARCH, own_research, N_("oz"), 86,                                           \
	  N_("onderbouwd met eigen onderzoek"))                                                    \
	X(ITEM_EXPERT, external_expert, N_("ex"), 91,                                              \
	  N_("externe deskundigen betrokken"))                                                     \
	X(ITEM_CONTENT, content_planned, N_("ls"), 76,                                             \
	  N_("leerstof gepland vanuit begin en doel"))                                             \
	X(ITEM_TIME, time_planned, N_("ti"), 79,                                                   \
	  N_("instructietijd en -wijze gepland"))                                                  \
	X(ITEM_MEASURABLE, measurable, N_("me"), 75,                                               \
	  N_("meetbare doelen en een aanpak"))                                                     \
	X(ITEM_DESTINATION, destination, N_("be"), 52,                                             \
	  N_("uitstroombestemming in het plan"))                                                   \
	X(ITEM_GOALS_FIT, goals_fit, N_("pa"), 44,                                                 \
	  N_("doelen passen bij de bestemming"))                                                   \
	X(ITEM_CARRIED_OUT, carried_out, N_("ui"), 86,                                             \
	  N_("uitgevoerd zoals afgesproken"))                                                      \
	X(ITEM_EVALUATED, evaluated, N_("ev"), 86,                                                 \
	  N_("jaarlijks geëvalueerd"))                                                             \
	X(ITEM_ADJUSTED, adjusted, N_("bs"), 61,                                                   \
	  N_("bijgesteld na de evaluatie"))                                                        \
	X(ITEM_PARENTS, parents_agree, N_("ou"), 90,                                               \
	  N_("ouders stemmen in"))                                                                 \
	X(ITEM_DISCUSSED, discussed, N_("vo"), 96,                                                 \
	  N_("voortgang jaarlijks met ouders besproken"))                                          \
	X(ITEM_PUPIL, pupil_involved, N_("le"), 51,                                                \
	  N_("leerling betrokken bij het opstellen"))                                              \
	X(ITEM_PARTNERS, partners_informed, N_("pr"), 79,                                          \
	  N_("ketenpartners geïnformeerd"))                                                        \
	X(ITEM_HANDOVER, warm_handover, N_("ov"), 58,                                              \
	  N_("warme overdracht bij schakeling"))

#define QUALITY_ITEM_ENUM(name, ...) name,

enum quality_item { QUALITY_ITEMS(QUALITY_ITEM_ENUM) QUALITY_ITEM_COUNT };

enum quality_answer { ANSWER_YES, ANSWER_NO, ANSWER_NOT_APPLICABLE };

extern const struct choice quality_items[];
extern const struct choice quality_answers[];

#define QUALITY_FIELDS(X)                                                                          \
	X(QUALITY_PUPIL, pupil, FIELD_REFERENCE, N_("Leerling"), .width = 24,                      \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "pupil")                                \
	X(QUALITY_ITEM, item, FIELD_CHOICE, N_("Punt"), .width = 24,                               \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .choices = quality_items)                         \
	X(QUALITY_ANSWER, answer, FIELD_CHOICE, N_("Antwoord"), .flags = FIELD_REQUIRED,           \
	  .width = 10, .choices = quality_answers)                                                 \
	X(QUALITY_NOTE, note, FIELD_TEXT, N_("Toelichting"), .width = 40,                          \
	  .flags = FIELD_SEARCHED, .help = N_("waaruit het blijkt, of wat er nog moet gebeuren"))  \
	X(QUALITY_DATE, date, FIELD_DATE, N_("Bekeken op"), .width = 10, .flags = FIELD_PAST)

enum quality_field { QUALITY_FIELDS(FIELD_ENUM) QUALITY_FIELD_COUNT };

#endif
