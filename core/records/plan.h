/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ontwikkelingsperspectief: one row per version within a trajectory. A version in force is
 * never changed: its FIELD_FROZEN columns are held by a trigger in the file too. */
#ifndef ZB_CORE_RECORDS_PLAN_H
#define ZB_CORE_RECORDS_PLAN_H

#include "core/record.h"

enum plan_status { PLAN_DRAFT, PLAN_IN_FORCE, PLAN_REPLACED, PLAN_CLOSED };
enum plan_origin { PLAN_OWN, PLAN_OTHER_SCHOOL, PLAN_TAKEN_OVER };

/* "undetermined" asks for a destination_note. */
enum plan_destination {
	DESTINATION_PRO,
	DESTINATION_VMBO_BB,
	DESTINATION_VMBO_KB,
	DESTINATION_VMBO_GT,
	DESTINATION_HAVO,
	DESTINATION_VWO,
	DESTINATION_VSO_DAYTIME,
	DESTINATION_VSO_WORK,
	DESTINATION_VSO_EDUCATION,
	DESTINATION_ENTREE,
	DESTINATION_MBO2,
	DESTINATION_MBO3,
	DESTINATION_MBO4,
	DESTINATION_HBO,
	DESTINATION_WO,
	DESTINATION_WORK,
	DESTINATION_UNDETERMINED
};

extern const struct choice plan_statuses[];
extern const struct choice plan_origins[];
extern const struct choice plan_destinations[];
extern const struct choice plan_ambitions[];
extern const struct choice plan_views[];

/* The texts that a plan and a template of one (core/records/template.h) share: P is the prefix of
 * their enum, FLAGS what they all are. */
#define PLAN_TEXTS(X, P, FLAGS)                                                                    \
	X(P##_RATIONALE, rationale, FIELD_LONG, N_("Onderbouwing"), .width = 40,                   \
	  .flags = FLAGS, .help = N_("waarom deze bestemming, met de factoren hieronder"))         \
	X(P##_HELPING, helping, FIELD_LONG, N_("Bevorderende factoren"), .width = 40,              \
	  .flags = FLAGS, .help = N_("een factor per regel"))                                      \
	X(P##_HINDERING, hindering, FIELD_LONG, N_("Belemmerende factoren"), .width = 40,          \
	  .flags = FLAGS, .help = N_("een factor per regel"))                                      \
	X(P##_NEED, need, FIELD_LONG, N_("Onderwijsbehoefte"), .width = 40,                        \
	  .flags = FLAGS)                                                                          \
	X(P##_GUIDANCE, guidance, FIELD_LONG, N_("Begeleiding"), .width = 40,                      \
	  .flags = FLAGS, .help = N_("de ondersteuning die de leerling krijgt"))                   \
	X(P##_DEVIATIONS, deviations, FIELD_LONG, N_("Afwijkingen van het programma"),             \
	  .width = 40, .flags = FLAGS)                                                             \
	X(P##_THIRD_PARTIES, third_parties, FIELD_LONG, N_("Afspraken met derden"), .width = 40,   \
	  .flags = FLAGS)                                                                          \
	X(P##_WORKS, works, FIELD_TEXT, N_("Wat werkt"), .width = 40,                              \
	  .flags = FLAGS | FIELD_SEARCHED, .help = PLAN_CARD_HELP)                                 \
	X(P##_AVOID, avoid, FIELD_TEXT, N_("Wat niet werkt"), .width = 40,                         \
	  .flags = FLAGS | FIELD_SEARCHED, .help = PLAN_CARD_HELP)

#define PLAN_CARD_HELP N_("een regel, voor wie invalt: staat op de handelingskaart")

#define PLAN_FIELDS(X)                                                                             \
	X(PLAN_PUPIL, pupil, FIELD_REFERENCE, N_("Leerling"), .width = 24,                         \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "pupil")                                \
	X(PLAN_TRAJECTORY, trajectory, FIELD_INTEGER, N_("Traject"), .width = 3,                   \
	  .flags = FIELD_HIDDEN | FIELD_FROZEN)                                                    \
	X(PLAN_VERSION, version, FIELD_INTEGER, N_("Versie"), .width = 3,                          \
	  .flags = FIELD_HIDDEN | FIELD_FROZEN)                                                    \
	X(PLAN_STATUS, status, FIELD_CHOICE, N_("Status"), .width = 10,                            \
	  .flags = FIELD_REQUIRED | FIELD_HIDDEN, .choices = plan_statuses)                        \
	X(PLAN_ORIGIN, origin, FIELD_CHOICE, N_("Herkomst"), .width = 12, .flags = FIELD_FROZEN,   \
	  .choices = plan_origins)                                                                 \
	X(PLAN_STARTS, starts, FIELD_DATE, N_("Begin"), .width = 10,                               \
	  .flags = FIELD_FROZEN | FIELD_NEAR)                                                      \
	X(PLAN_ENDS, ends, FIELD_DATE, N_("Einde"), .width = 10, .flags = FIELD_TERM)              \
	X(PLAN_DESTINATION, destination, FIELD_CHOICE, N_("Uitstroombestemming"), .width = 16,     \
	  .flags = FIELD_FROZEN, .choices = plan_destinations)                                     \
	X(PLAN_DESTINATION_NOTE, destination_note, FIELD_TEXT, N_("Waarom nog niet te bepalen"),   \
	  .width = 40, .flags = FIELD_FROZEN | FIELD_SEARCHED)                                     \
	PLAN_TEXTS(X, PLAN, FIELD_FROZEN)                                                          \
	X(PLAN_AMBITION, ambition, FIELD_CHOICE, N_("Ambitie"), .width = 12,                       \
	  .flags = FIELD_FROZEN, .choices = plan_ambitions)                                        \
	X(PLAN_CONSULTATION, consultation, FIELD_REFERENCE, N_("Overleg met ouders"), .width = 24, \
	  .flags = FIELD_FROZEN, .target = "meeting",                                              \
	  .help = N_("het gesprek waarin op overeenstemming gericht overleg is gevoerd"))          \
	X(PLAN_PARENTS_VIEW, parents_view, FIELD_CHOICE, N_("Zienswijze ouders"), .width = 14,     \
	  .flags = FIELD_FROZEN, .choices = plan_views,                                            \
	  .help = N_("van hen samen; zijn zij verdeeld: oneens, en erbij wie wat vindt"))          \
	X(PLAN_PARENTS_VIEW_NOTE, parents_view_note, FIELD_LONG, N_("Toelichting zienswijze"),     \
	  .width = 40, .flags = FIELD_FROZEN)                                                      \
	X(PLAN_HEARD, heard, FIELD_BOOLEAN, N_("Leerling gehoord"), .width = 3,                    \
	  .flags = FIELD_FROZEN, .choices = choices_yes_no)                                        \
	X(PLAN_HEARD_DATE, heard_date, FIELD_DATE, N_("Gehoord op"), .width = 10,                  \
	  .flags = FIELD_FROZEN | FIELD_PAST)                                                      \
	X(PLAN_HEARD_HOW, heard_how, FIELD_TEXT, N_("Hoe gehoord"), .width = 30,                   \
	  .flags = FIELD_FROZEN)                                                                   \
	X(PLAN_HEARD_TEXT, heard_text, FIELD_LONG, N_("Wat de leerling zei"), .width = 40,         \
	  .flags = FIELD_FROZEN)                                                                   \
	X(PLAN_NOT_HEARD_REASON, not_heard_reason, FIELD_TEXT, N_("Waarom niet gehoord"),          \
	  .width = 40, .flags = FIELD_FROZEN | FIELD_SEARCHED)                                     \
	X(PLAN_CVB_ADVICE, cvb_advice, FIELD_LONG, N_("Advies CvB"), .width = 40,                  \
	  .flags = FIELD_FROZEN)                                                                   \
	X(PLAN_CVB_DATE, cvb_date, FIELD_DATE, N_("Advies CvB op"), .width = 10,                   \
	  .flags = FIELD_FROZEN | FIELD_PAST)                                                      \
	X(PLAN_ADOPTED, adopted, FIELD_DATE, N_("Vastgesteld op"), .width = 10,                    \
	  .flags = FIELD_FROZEN | FIELD_PAST)                                                      \
	X(PLAN_ADOPTED_BY, adopted_by, FIELD_REFERENCE, N_("Vastgesteld door"), .width = 20,       \
	  .flags = FIELD_FROZEN, .target = "staff")                                                \
	X(PLAN_ADOPTED_DESPITE, adopted_despite, FIELD_TEXT, N_("Toch vastgesteld omdat"),         \
	  .width = 40, .flags = FIELD_FROZEN | FIELD_SEARCHED,                                     \
	  .help = N_("waarom het OPP in werking gaat terwijl er nog iets ontbreekt"))              \
	X(PLAN_ROD_BEGIN, rod_begin, FIELD_DATE, N_("Begin in ROD"), .width = 10,                  \
	  .flags = FIELD_PAST,                                                                     \
	  .help = N_("de dag waarop het begin in de leerlingadministratie is gezet"))              \
	X(PLAN_ROD_END, rod_end, FIELD_DATE, N_("Einde in ROD"), .width = 10,                      \
	  .flags = FIELD_PAST)                                                                     \
	X(PLAN_CLOSED_ON, closed, FIELD_DATE, N_("Afgesloten op"), .width = 10)                    \
	X(PLAN_CLOSE_REASON, close_reason, FIELD_TEXT, N_("Reden van afsluiten"), .width = 40)

enum plan_field { PLAN_FIELDS(FIELD_ENUM) PLAN_FIELD_COUNT };

/* What may follow what. FROM -1: a new row. UNDO: only undo and redo may take this step; in force
 * back to draft only while nothing was evaluated on the version. */
struct plan_step {
	int from, to;
	bool undo;
};

/* True when a version may go from FROM to TO (the same status always may). */
bool plan_step_allowed(int from, int to, bool undoing);

#endif
