/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of deadlines (DOMAIN section 5): one row and its function each. Only those of class
 * law count as late for the law; those of class admin are for the beheerder and never stand in the
 * coordinator's lists. */
#ifndef ZB_CORE_RULES_DEADLINE_H
#define ZB_CORE_RULES_DEADLINE_H

#include "core/dossier.h"
#include "core/settings.h"
#include "core/words.h"

enum deadline_class { DEADLINE_LAW, DEADLINE_SCHOOL, DEADLINE_AGREEMENT, DEADLINE_ADMIN };

/* X(ENUM, code, label, task, class, whose, entity, field, kind, .notes and .term of its own):
 * entity, field and kind are what mends it. A new one is a row here and its function
 * deadline_find_<code> (core/rules/deadline_find.h), which says from what it counts, and where the
 * law says so. */
#define DEADLINES(X)                                                                               \
	X(DEADLINE_PLAN, plan_in_force, N_("OPP"), N_("OPP vaststellen"), DEADLINE_LAW,            \
	  WORD_COORDINATOR_SHORT, ENTITY_PLAN, PLAN_STATUS, NULL,                                  \
	  .term = &settings_table[SETTING_PLAN_DAYS])                                              \
	X(DEADLINE_CONSENT, consent, N_("instemming"), N_("instemming"), DEADLINE_LAW,             \
	  WORD_PARENTS, ENTITY_CONSENT, CONSENT_DECISION, NULL, .notes = consent_notes)            \
	X(DEADLINE_EVALUATION, evaluation, N_("evaluatie"), N_("evaluatie met ouders"),            \
	  DEADLINE_LAW, WORD_TEACHER, ENTITY_EVALUATION, -1, NULL, .notes = evaluation_notes)      \
	X(DEADLINE_ROD_BEGIN, rod_begin, N_("ROD begin"), N_("begin OPP in ROD"), DEADLINE_LAW,    \
	  WORD_COORDINATOR_SHORT, ENTITY_PLAN, PLAN_ROD_BEGIN, NULL)                               \
	X(DEADLINE_ROD_END, rod_end, N_("ROD einde"), N_("einde OPP in ROD"), DEADLINE_LAW,        \
	  WORD_COORDINATOR_SHORT, ENTITY_PLAN, PLAN_ROD_END, NULL)                                 \
	X(DEADLINE_TLV, tlv_ends, N_("TLV"), N_("TLV loopt af"), DEADLINE_LAW,                     \
	  WORD_COORDINATOR_SHORT, ENTITY_REQUEST, REQUEST_PARENTS_VIEW_DATE, "extension",          \
	  .notes = request_schools)                                                                \
	X(DEADLINE_ABSENCE, absence, N_("verzuim"), N_("lang verzuim melden"), DEADLINE_LAW,       \
	  WORD_COORDINATOR_SHORT, ENTITY_ABSENCE, ABSENCE_REPORTED, NULL,                          \
	  .term = &settings_table[SETTING_ABSENCE_DAYS])                                           \
	X(DEADLINE_ABSENCE_LONG, absence_long, N_("verzuim"), N_("weg terug vastleggen"),          \
	  DEADLINE_LAW, WORD_COORDINATOR_SHORT, ENTITY_ABSENCE, ABSENCE_ROUTE_BACK, NULL,          \
	  .term = &settings_table[SETTING_ABSENCE_LONG_DAYS])                                      \
	X(DEADLINE_ABSENCE_HOURS, absence_hours, N_("verzuim"), N_("16 uur verzuim melden"),       \
	  DEADLINE_LAW, WORD_COORDINATOR_SHORT, ENTITY_ABSENCE, ABSENCE_REPORTED, NULL)            \
	X(DEADLINE_INTERIM, interim_evaluation, N_("tussenevaluatie"), N_("tussenevaluatie"),      \
	  DEADLINE_SCHOOL, WORD_TEACHER, ENTITY_EVALUATION, -1, NULL)                              \
	X(DEADLINE_PLANNED, planned_evaluation, N_("evaluatie"), N_("afgesproken evaluatie"),      \
	  DEADLINE_SCHOOL, WORD_TEACHER, ENTITY_EVALUATION, -1, NULL)                              \
	X(DEADLINE_GOAL, goal_outcome, N_("streefdatum"), N_("uitkomst doel"), DEADLINE_SCHOOL,    \
	  WORD_TEACHER, ENTITY_RESULT, RESULT_FINDING, NULL)                                       \
	X(DEADLINE_SUPPORT, support_ends, N_("inzet"), N_("inzet loopt af"), DEADLINE_SCHOOL,      \
	  WORD_COORDINATOR_SHORT, ENTITY_SUPPORT, SUPPORT_ENDS, NULL)                              \
	X(DEADLINE_REQUEST, request_decision, N_("aanvraag"), N_("aanvraag zonder besluit"),       \
	  DEADLINE_SCHOOL, WORD_COORDINATOR_SHORT, ENTITY_REQUEST, REQUEST_DECISION, NULL,         \
	  .notes = request_kinds)                                                                  \
	X(DEADLINE_HANDOVER, handover, N_("overdracht"), N_("warme overdracht"),                   \
	  DEADLINE_SCHOOL, WORD_COORDINATOR_SHORT, ENTITY_MEETING, -1, "handover")                 \
	X(DEADLINE_UNTOUCHED, untouched, N_("dossier"), N_("dossier nalopen"), DEADLINE_SCHOOL,    \
	  WORD_COORDINATOR_SHORT, ENTITY_LOG, LOG_TEXT, "note")                                    \
	X(DEADLINE_AGREEMENT_DUE, agreement, N_("afspraak"), N_("afspraak"), DEADLINE_AGREEMENT,   \
	  WORD_COORDINATOR_SHORT, ENTITY_AGREEMENT, AGREEMENT_DONE, NULL)                          \
	X(DEADLINE_TALK, planned_talk, N_("gesprek"), N_("volgend gesprek"), DEADLINE_AGREEMENT,   \
	  WORD_COORDINATOR_SHORT, ENTITY_MEETING, -1, "")                                          \
	X(DEADLINE_RETENTION, retention, N_("bewaartermijn"), N_("dossier vernietigen"),           \
	  DEADLINE_ADMIN, WORD_ADMIN, ENTITY_PUPIL, PUPIL_LEFT, NULL, .notes = retention_notes)

#define DEADLINE_ENUM(name, ...) name,

enum deadline_id { DEADLINES(DEADLINE_ENUM) DEADLINE_COUNT };

struct derived;

/* What mends a deadline: FIELD (-1: none in particular) of a row of ENTITY, which is the row that
 * the deadline is about, or of which that is told: the consent of that plan, the next result of
 * that goal. KIND not NULL: of a new row of that kind ("": as the row that the deadline is
 * about). */
struct deadline_mend {
	enum entity_id entity;
	int field;
	const char *kind;
};

struct deadline {
	const char *code;  /* "plan_in_force" */
	const char *label; /* Dutch, short enough for the list: "OPP", "instemming" */
	const char *task;  /* Dutch, what is to be done: "OPP vaststellen" */
	enum deadline_class class;
	enum word_id whose; /* default for whose move it is */
	const struct choice *notes; /* what more can be said of the matter in words of ours, kept as
				     * codes: they are read in any language; or NULL */
	const struct setting *term; /* how long the law gives, as a school may set it; or NULL */
	struct deadline_mend mends;
	/* Adds to DERIVED, in which all but due is filled, what is due of this kind. */
	void (*find)(const struct dossier *, const struct settings *, struct date today,
		     struct derived *);
};

extern const struct deadline deadlines[DEADLINE_COUNT + 1]; /* ends with a NULL code */

/* Fills the due rows of DERIVED, in order, and which of them comes first. */
void deadline_find_all(const struct dossier *, const struct settings *, struct date today,
		       struct derived *);

/* The code of the notes of DEADLINE that is TEXT, static; NULL when there is none such. */
const char *deadline_note(int deadline, const char *text);

/* Adds what is to be done and about what, as it is shown: "instemming: geweigerd: A. Hof". NOTE may
 * be NULL, DETAIL "". */
void deadline_add_task(struct buffer *, int deadline, const char *note, const char *detail);

/* Whose move it is, as it is shown: NAMED as it was typed, else the Dutch word of ours translated.
 * Borrowed. */
const char *deadline_whose(const char *whose, bool named);

/* Whether it is late today: past DATE, but what the law asks past TERM, where it was postponed
 * (TERM is set). */
bool deadline_is_late(int deadline, struct date date, struct date term, struct date today);

/* The day that counts: DATE, but of what the law asks TERM, where it was postponed. */
struct date deadline_day(int deadline, struct date date, struct date term);

/* When that is, for a list: how late it is, else the day by which it is to be done: "209 d te
 * laat", "wo 25-11". */
void deadline_when(int deadline, struct date date, struct date term, struct date today,
		   char out[static DATE_SHOWN_SIZE]);

struct due;

/* What postpones DUE, or NULL: of what this dossier holds about that matter the one with the latest
 * day, when that lies behind the term. A matter goes on over the versions of a plan and of a goal;
 * consent is asked for each version anew, and a plan that must come is one matter whatever stands
 * for it. An old one says nothing about the next term, which lies behind it. */
const struct record *deadline_postponement(const struct dossier *, const struct due *);

const char *deadline_class_sign(enum deadline_class, bool utf8); /* "§" or "w", "s", "a", "b" */

#endif
