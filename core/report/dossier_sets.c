/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/report/dossier_sets.h"

#include "core/records/absence.h"
#include "core/records/agreement.h"
#include "core/records/consent.h"
#include "core/records/document.h"
#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/group.h"
#include "core/records/guardian.h"
#include "core/records/log.h"
#include "core/records/measurement.h"
#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "core/records/request.h"
#include "core/records/school.h"
#include "core/records/staff.h"
#include "core/records/support.h"

const struct choice recipients[] = {
	[RECIPIENT_PARENTS] = { "parents", N_("de ouders") },
	[RECIPIENT_SCHOOL] = { "school", N_("de volgende school") },
	[RECIPIENT_SWV] = { "swv", N_("het samenwerkingsverband") },
	{ NULL, NULL },
};

static const struct set_field pupil_set[] = {
	{ .field = SET_TITLE, .to = ALL, .label = N_("Leerling") },
	{ .field = PUPIL_BORN, .to = ALL },
	{ .field = PUPIL_NUMBER, .to = BOTH },
	{ .field = PUPIL_SEX, .to = BOTH },
	{ .field = PUPIL_ENROLLED, .to = BOTH },
	{ .field = PUPIL_PLACED, .to = PARENTS },
	{ .field = PUPIL_LEFT, .to = BOTH },
	{ .field = PUPIL_LEFT_TO, .to = BOTH },
	{ .field = PUPIL_CAME_FROM, .to = BOTH },
	{ .field = PUPIL_CAREER, .to = BOTH },
	{ .field = PUPIL_CATEGORY, .to = PARENTS },
	{ .field = PUPIL_ELSEWHERE, .to = BOTH },
	{ .field = PUPIL_ELSEWHERE_DAYS, .to = BOTH },
	{ .field = PUPIL_ELSEWHERE_HOLDS_PLAN, .to = BOTH },
	{ .field = PUPIL_NEEDS, .to = ALL, .flags = PART_LIST },
	{ 0 },
};

static const struct set_field school_set[] = {
	{ .field = SCHOOL_NAME, .to = ALL },
	{ .field = SCHOOL_BRIN, .to = ALL },
	{ .field = SCHOOL_LOCATION, .to = ALL },
	{ .field = SCHOOL_BOARD, .to = BOTH },
	{ .field = SCHOOL_SWV, .to = PARENTS | SWV },
	{ .field = SCHOOL_SWV_NUMBER, .to = SWV },
	{ 0 },
};

static const struct set_field coordinator_set[] = {
	{ .field = SET_TITLE, .to = SCHOOL | SWV, .width = 30, .label = N_("Naam") },
	{ .field = STAFF_FUNCTION, .to = SCHOOL | SWV, .width = 20 },
	{ .field = STAFF_EMAIL, .to = SCHOOL | SWV, .width = 50 },
	{ 0 },
};

static const struct set_field guardian_set[] = {
	{ .field = PUPIL_GUARDIAN_GUARDIAN, .to = PARENTS, .width = 50 },
	{ .field = PUPIL_GUARDIAN_RELATION, .to = PARENTS, .width = 30 },
	{ .field = PUPIL_GUARDIAN_AUTHORITY, .to = PARENTS, .width = 20 },
	{ 0 },
};

static const struct set_field placement_set[] = {
	{ .field = PLACEMENT_SCHOOL_YEAR, .to = ALL, .width = 20 },
	{ .field = PLACEMENT_GROUP, .to = BOTH, .width = 15 },
	{ .field = PLACEMENT_YEAR_GROUP, .to = ALL, .width = 20 },
	{ .field = PLACEMENT_STARTS, .to = BOTH, .width = 45, .label = N_("Periode") },
	{ .field = PLACEMENT_ENDS, .to = BOTH, .join = N_(" t/m ") },
	{ 0 },
};

static const struct set_field request_set[] = {
	{ .field = REQUEST_KIND, .to = ALL, .flags = SET_HEADED },
	{ .field = REQUEST_TLV_FOR, .to = ALL, .flags = SET_HEADED },
	{ .field = REQUEST_FUNDING_CATEGORY, .to = ALL },
	{ .field = REQUEST_PARENTS_VIEW_DATE, .to = PARENTS | SWV },
	{ .field = REQUEST_EXPERT_1, .to = PARENTS | SWV },
	{ .field = REQUEST_EXPERT_2, .to = PARENTS | SWV },
	{ .field = REQUEST_COMPLETE, .to = PARENTS },
	{ .field = REQUEST_SENT, .to = PARENTS | SWV },
	{ .field = REQUEST_DECISION, .to = ALL },
	{ .field = REQUEST_DECIDED, .to = ALL },
	{ .field = REQUEST_PLACED, .to = BOTH },
	{ .field = REQUEST_VALID_FROM, .to = ALL },
	{ .field = REQUEST_VALID_TO, .to = ALL },
	{ .field = REQUEST_REFERENCE, .to = ALL },
	{ .field = REQUEST_TRIED, .to = PARENTS | SWV },
	{ 0 },
};

static const struct set_field other_request_set[] = {
	{ .field = REQUEST_KIND, .to = SWV, .width = 30 },
	{ .field = REQUEST_TLV_FOR, .to = SWV, .join = " " },
	{ .field = REQUEST_SENT, .to = SWV, .width = 20 },
	{ .field = REQUEST_DECISION, .to = SWV, .width = 30 },
	{ .field = REQUEST_DECIDED, .to = SWV, .width = 20 },
	{ 0 },
};

static const struct set_field plan_set[] = {
	{ .field = PLAN_VERSION, .to = BOTH },
	{ .field = PLAN_STATUS, .to = ALL },
	{ .field = PLAN_ORIGIN, .to = BOTH },
	{ .field = PLAN_STARTS, .to = ALL },
	{ .field = PLAN_ENDS, .to = BOTH },
	{ .field = PLAN_ADOPTED, .to = BOTH },
	{ .field = PLAN_ADOPTED_BY, .to = BOTH },
	{ .field = PLAN_ADOPTED_DESPITE, .to = PARENTS },
	{ .field = PLAN_CLOSED_ON, .to = BOTH },
	{ .field = PLAN_CLOSE_REASON, .to = BOTH },
	{ 0 },
};

static const struct set_field destination_set[] = {
	{ .field = PLAN_DESTINATION, .to = ALL, .flags = PART_ALWAYS },
	{ .field = PLAN_DESTINATION_NOTE, .to = ALL },
	{ .field = PLAN_AMBITION, .to = BOTH },
	{ .field = PLAN_RATIONALE, .to = BOTH },
	{ .field = PLAN_HELPING, .to = BOTH, .flags = PART_LIST },
	{ .field = PLAN_HINDERING, .to = BOTH, .flags = PART_LIST },
	{ .field = PLAN_CVB_DATE, .to = BOTH },
	{ .field = PLAN_CVB_ADVICE, .to = BOTH },
	{ 0 },
};

static const struct set_field need_set[] = {
	{ .field = PLAN_NEED, .to = ALL, .flags = PART_ALWAYS },
	{ .field = PLAN_GUIDANCE, .to = ALL },
	{ .field = PLAN_WORKS, .to = BOTH },
	{ .field = PLAN_AVOID, .to = BOTH },
	{ .field = PLAN_DEVIATIONS, .to = BOTH },
	{ .field = PLAN_THIRD_PARTIES, .to = BOTH },
	{ 0 },
};

static const struct set_field goal_set[] = {
	{ .field = GOAL_AREA, .to = ALL, .width = 60, .label = N_("Doel") },
	{ .field = GOAL_DESCRIPTION, .to = ALL, .join = ": " },
	{ .field = GOAL_INDICATOR, .to = ALL, .width = 20 },
	{ .field = GOAL_BASELINE, .to = ALL, .width = 2 },
	{ .field = GOAL_BASELINE_DATE, .to = ALL, .join = "(" },
	{ .field = GOAL_TARGET, .to = ALL, .width = 2 },
	{ .field = GOAL_TARGET_DATE, .to = ALL, .join = "(" },
	{ .field = SET_LATEST, .to = ALL, .width = 16, .label = N_("Laatste uitkomst") },
	{ .field = GOAL_STATE, .to = ALL, .join = "; " },
	{ 0 },
};

static const struct set_field approach_set[] = {
	{ .field = GOAL_AREA, .to = BOTH, .flags = SET_HEADED },
	{ .field = GOAL_DESCRIPTION, .to = BOTH, .flags = SET_HEADED },
	{ .field = GOAL_KIND, .to = BOTH },
	{ .field = GOAL_APPROACH, .to = BOTH },
	{ .field = GOAL_WHO, .to = BOTH },
	{ .field = GOAL_PLACE, .to = BOTH },
	{ 0 },
};

static const struct set_field period_set[] = {
	{ .field = SUPPORT_PERIOD_LEVEL, .to = BOTH, .width = 30 },
	{ .field = SUPPORT_PERIOD_STARTS, .to = BOTH, .width = 30, .label = N_("Periode") },
	{ .field = SUPPORT_PERIOD_ENDS, .to = BOTH, .join = N_(" t/m ") },
	{ .field = SUPPORT_PERIOD_REASON, .to = PARENTS, .width = 40 },
	{ 0 },
};

static const struct set_field support_set[] = {
	{ .field = SUPPORT_FORM, .to = ALL, .width = 20 },
	{ .field = SUPPORT_FUNCTION, .to = ALL, .width = 36, .label = N_("Door") },
	{ .field = SUPPORT_PROVIDER, .to = PARENTS, .join = ", " },
	{ .field = SUPPORT_PLACE, .to = ALL, .width = 16 },
	{ .field = SUPPORT_GROUPING, .to = ALL, .join = ", " },
	{ .field = SUPPORT_HOURS_WEEK, .to = ALL, .width = 1 },
	{ .field = SUPPORT_STARTS, .to = ALL, .width = 20, .label = N_("Periode") },
	{ .field = SUPPORT_ENDS, .to = ALL, .join = N_(" t/m ") },
	{ .field = SUPPORT_FUNDING, .to = PARENTS | SWV, .width = 11 },
	{ 0 },
};

static const struct set_field result_set[] = {
	{ .field = RESULT_GOAL, .to = BOTH, .width = 40 },
	{ .field = RESULT_FINDING, .to = BOTH, .width = 14 },
	{ .field = RESULT_VALUE, .to = BOTH, .width = 8 },
	{ .field = RESULT_EVIDENCE, .to = BOTH, .flags = SET_LABELLED, .width = 38,
	  .label = N_("Toelichting") },
	{ .field = RESULT_REASON, .to = BOTH, .flags = SET_LABELLED },
	{ .field = RESULT_ANALYSIS, .to = BOTH, .flags = SET_LABELLED },
	{ .field = RESULT_DROP_REASON, .to = BOTH, .flags = SET_LABELLED },
	{ 0 },
};

static const struct dossier_set below_evaluation[] = {
	{ .entity = ENTITY_RESULT, .layout = SET_TABLE, .link = RESULT_EVALUATION,
	  .takes = takes_result, .fields = result_set },
};

static const struct set_field evaluation_set[] = {
	{ .field = EVALUATION_DATE, .to = BOTH, .flags = SET_HEADED },
	{ .field = EVALUATION_KIND, .to = BOTH },
	{ .field = EVALUATION_COUNTS_FOR, .to = PARENTS },
	{ .field = EVALUATION_PARENTS_PRESENT, .to = PARENTS },
	{ .field = EVALUATION_HEARD, .to = BOTH },
	{ .field = EVALUATION_HEARD_HOW, .to = BOTH },
	{ .field = EVALUATION_NOT_HEARD_REASON, .to = BOTH },
	{ .field = EVALUATION_CONSEQUENCE_LEARNING, .to = BOTH },
	{ .field = EVALUATION_CONSEQUENCE_BEHAVIOUR, .to = BOTH },
	{ .field = EVALUATION_NEXT, .to = PARENTS },
	{ .field = EVALUATION_HEARD_TEXT, .to = BOTH },
	{ .field = EVALUATION_TEXT, .to = PARENTS },
	{ 0 },
};

static const struct set_field outcome_set[] = {
	{ .field = RESULT_DATE, .to = SWV, .width = 15 },
	{ .field = RESULT_GOAL, .to = SWV, .width = 50 },
	{ .field = RESULT_FINDING, .to = SWV, .width = 20 },
	{ .field = RESULT_VALUE, .to = SWV, .width = 15 },
	{ 0 },
};

static const struct set_field measurement_set[] = {
	{ .field = MEASUREMENT_DATE, .to = BOTH, .width = 28 },
	{ .field = MEASUREMENT_SUBJECT, .to = BOTH, .width = 32 },
	{ .field = MEASUREMENT_LEVEL, .to = BOTH, .width = 14 },
	{ .field = MEASUREMENT_RISK, .to = BOTH, .flags = SET_LABELLED },
	{ .field = MEASUREMENT_SCORE, .to = BOTH, .width = 5 },
	{ .field = MEASUREMENT_FUNCTIONAL_LEVEL, .to = BOTH, .width = 7,
	  .label = N_("Functioneert op") },
	{ .field = MEASUREMENT_OWN_LEVEL, .to = BOTH, .flags = SET_LABELLED },
	{ .field = MEASUREMENT_INSTRUMENT, .to = BOTH, .width = 25 },
	{ 0 },
};

static const struct set_field hearing_set[] = {
	{ .field = PLAN_HEARD, .to = BOTH, .flags = PART_ALWAYS },
	{ .field = PLAN_HEARD_DATE, .to = BOTH },
	{ .field = PLAN_HEARD_HOW, .to = BOTH },
	{ .field = PLAN_HEARD_TEXT, .to = BOTH },
	{ .field = PLAN_NOT_HEARD_REASON, .to = BOTH },
	{ 0 },
};

static const struct set_field view_set[] = {
	{ .field = PLAN_CONSULTATION, .to = PARENTS },
	{ .field = PLAN_PARENTS_VIEW, .to = PARENTS },
	{ .field = PLAN_PARENTS_VIEW_NOTE, .to = PARENTS },
	{ 0 },
};

static const struct set_field consent_set[] = {
	{ .field = CONSENT_PARTY, .to = PARENTS, .width = 30 },
	{ .field = CONSENT_GUARDIAN_ID, .to = PARENTS, .join = ": " },
	{ .field = CONSENT_DECISION, .to = PARENTS, .width = 15 },
	{ .field = CONSENT_DATE, .to = PARENTS, .width = 12 },
	{ .field = CONSENT_FORM, .to = PARENTS, .width = 13 },
	{ .field = CONSENT_NOTE, .to = PARENTS, .width = 30 },
	{ .field = CONSENT_NEXT_STEP, .to = PARENTS, .flags = SET_LABELLED },
	{ 0 },
};

static const struct set_field agreement_set[] = {
	{ .field = AGREEMENT_WHAT, .to = BOTH, .width = 50, .label = N_("Afspraak") },
	{ .field = AGREEMENT_STAFF, .to = BOTH, .width = 25, .label = N_("Wie") },
	{ .field = AGREEMENT_WHO, .to = BOTH, .join = ", " },
	{ .field = AGREEMENT_BY, .to = BOTH, .width = 12 },
	{ .field = AGREEMENT_DONE, .to = BOTH, .width = 13 },
	{ 0 },
};

static const struct set_field own_agreement_set[] = {
	{ .field = AGREEMENT_WHAT, .to = PARENTS, .width = 50 },
	{ .field = AGREEMENT_STAFF, .to = PARENTS, .width = 25, .label = N_("Wie") },
	{ .field = AGREEMENT_WHO, .to = PARENTS, .join = ", " },
	{ .field = AGREEMENT_BY, .to = PARENTS, .width = 12 },
	{ .field = AGREEMENT_DONE, .to = PARENTS, .width = 13 },
	{ 0 },
};

static const struct set_field attendee_set[] = {
	{ .field = ATTENDEE_GUARDIAN, .to = BOTH, .width = 60, .label = N_("Aanwezig") },
	{ .field = ATTENDEE_STAFF, .to = BOTH, .join = ", " },
	{ .field = ATTENDEE_PUPIL, .to = BOTH, .join = ", " },
	{ .field = ATTENDEE_NAME, .to = BOTH, .join = ", " },
	{ .field = ATTENDEE_PART, .to = BOTH, .width = 40 },
	{ 0 },
};

static const struct set_field talk_report_set[] = {
	{ .field = MEETING_PUPIL_REPORT, .to = BOTH },
	{ 0 },
};

static const struct dossier_set below_talk[] = {
	{ .entity = ENTITY_ATTENDEE, .layout = SET_TABLE, .link = ATTENDEE_MEETING,
	  .takes = takes_attendee, .fields = attendee_set },
	{ .entity = ENTITY_MEETING_PUPIL, .layout = SET_FIELDS, .link = MEETING_PUPIL_MEETING,
	  .fields = talk_report_set },
	{ .entity = ENTITY_AGREEMENT, .layout = SET_TABLE, .link = AGREEMENT_MEETING,
	  .takes = takes_agreement, .fields = agreement_set },
};

static const struct set_field talk_set[] = {
	{ .field = MEETING_KIND, .to = BOTH, .flags = SET_HEADED },
	{ .field = MEETING_DATE, .to = BOTH, .flags = SET_HEADED },
	{ .field = MEETING_NEXT, .to = PARENTS },
	{ .field = MEETING_REPORT, .to = BOTH, .flags = SET_ALONE },
	{ 0 },
};

static const struct set_field absence_set[] = {
	{ .field = ABSENCE_KIND, .to = BOTH, .flags = SET_HEADED },
	{ .field = ABSENCE_STARTS, .to = BOTH, .flags = SET_HEADED },
	{ .field = ABSENCE_ENDS, .to = BOTH },
	{ .field = ABSENCE_REPORTED, .to = BOTH },
	{ .field = ABSENCE_REASON, .to = PARENTS },
	{ .field = ABSENCE_ROUTE_BACK, .to = BOTH },
	{ 0 },
};

static const struct set_field log_set[] = {
	{ .field = LOG_DATE, .to = PARENTS, .width = 15 },
	{ .field = LOG_KIND, .to = PARENTS, .width = 15 },
	{ .field = LOG_TEXT, .to = PARENTS, .width = 70 },
	{ 0 },
};

static const struct set_field document_set[] = {
	{ .field = DOCUMENT_KIND, .to = PARENTS, .width = 70 },
	{ .field = DOCUMENT_DATE, .to = PARENTS, .width = 30 },
	{ 0 },
};

static const struct set_field other_plan_set[] = {
	{ .field = PLAN_VERSION, .to = BOTH, .width = 1 },
	{ .field = PLAN_STATUS, .to = BOTH, .width = 20 },
	{ .field = PLAN_STARTS, .to = BOTH, .width = 24 },
	{ .field = PLAN_ENDS, .to = BOTH, .width = 24 },
	{ .field = PLAN_DESTINATION, .to = BOTH, .width = 5, .label = N_("Bestemming") },
	{ .field = PLAN_CLOSE_REASON, .to = BOTH, .width = 26 },
	{ 0 },
};

const struct dossier_set dossier_sets[] = {
	{ .heading = N_("Leerling"), .entity = ENTITY_PUPIL, .fields = pupil_set },
	{ .heading = N_("School"), .entity = ENTITY_SCHOOL, .fields = school_set },
	{ .heading = N_("Bij wie u terecht kunt"), .entity = ENTITY_STAFF, .layout = SET_TABLE,
	  .fields = coordinator_set, .takes = takes_coordinator },
	{ .heading = N_("Ouders of verzorgers"), .entity = ENTITY_PUPIL_GUARDIAN,
	  .layout = SET_TABLE, .fields = guardian_set },
	{ .heading = N_("Schoolloopbaan"), .entity = ENTITY_PLACEMENT, .layout = SET_TABLE,
	  .fields = placement_set, .takes = takes_placement, .order = PLACEMENT_STARTS,
	  .only = { [RECIPIENT_SWV] = N_("de plaatsing van nu") } },
	{ .heading = N_("Aanvraag bij het samenwerkingsverband"), .entity = ENTITY_REQUEST,
	  .layout = SET_ROWS, .fields = request_set, .takes = takes_request,
	  .only = { [RECIPIENT_SCHOOL] = N_("wat is toegekend"),
		    [RECIPIENT_SWV] = N_("de aanvraag waarbij het dossier gaat") } },
	{ .heading = N_("Andere aanvragen"), .entity = ENTITY_REQUEST, .layout = SET_TABLE,
	  .fields = other_request_set, .takes = takes_other_request },
	{ .heading = N_("Open doelen"), .entity = ENTITY_GOAL, .layout = SET_TABLE,
	  .fields = goal_set, .takes = takes_open_goal,
	  .none = N_("Er zijn geen open doelen.") },
	{ .heading = N_("Afgeronde en vervallen doelen"), .entity = ENTITY_GOAL,
	  .layout = SET_TABLE,
	  .fields = goal_set, .takes = takes_ended_goal },
	{ .heading = N_("Aanpak per doel"), .entity = ENTITY_GOAL, .layout = SET_ROWS,
	  .fields = approach_set, .takes = takes_approach },
	{ .heading = N_("Ontwikkelingsperspectief"), .entity = ENTITY_PLAN, .fields = plan_set,
	  .takes = takes_plan },
	{ .heading = N_("Uitstroombestemming en onderbouwing"), .entity = ENTITY_PLAN,
	  .fields = destination_set, .takes = takes_plan },
	{ .heading = N_("Wat de leerling nodig heeft"), .entity = ENTITY_PLAN, .fields = need_set,
	  .takes = takes_plan },
	{ .heading = N_("De leerling gehoord"), .entity = ENTITY_PLAN, .fields = hearing_set,
	  .takes = takes_plan },
	{ .heading = N_("Overleg en zienswijze"), .entity = ENTITY_PLAN, .fields = view_set,
	  .takes = takes_plan },
	{ .heading = N_("Instemming met het handelingsdeel"), .entity = ENTITY_CONSENT,
	  .layout = SET_TABLE, .fields = consent_set, .takes = takes_consent },
	{ .heading = N_("Periodes van ondersteuning"), .entity = ENTITY_SUPPORT_PERIOD,
	  .layout = SET_TABLE, .fields = period_set, .order = SUPPORT_PERIOD_STARTS },
	{ .heading = N_("Inzet"), .entity = ENTITY_SUPPORT, .layout = SET_TABLE,
	  .fields = support_set, .order = SUPPORT_STARTS },
	{ .heading = N_("Evaluaties"), .entity = ENTITY_EVALUATION, .layout = SET_ROWS,
	  .fields = evaluation_set, .order = EVALUATION_DATE, .below = below_evaluation,
	  .below_count = 1 },
	{ .heading = N_("Uitkomsten van de doelen"), .entity = ENTITY_RESULT, .layout = SET_TABLE,
	  .fields = outcome_set, .takes = takes_result, .order = RESULT_DATE },
	{ .heading = N_("Metingen"), .entity = ENTITY_MEASUREMENT, .layout = SET_TABLE,
	  .fields = measurement_set, .order = MEASUREMENT_DATE, .more = put_development },
	{ .heading = N_("Gesprekken"), .entity = ENTITY_MEETING, .layout = SET_ROWS,
	  .fields = talk_set, .takes = takes_talk, .order = MEETING_DATE, .below = below_talk,
	  .below_count = 3, .only = { [RECIPIENT_SCHOOL] = N_("de warme overdracht") } },
	{ .heading = N_("Andere afspraken"), .entity = ENTITY_AGREEMENT, .layout = SET_TABLE,
	  .fields = own_agreement_set, .takes = takes_own_agreement },
	{ .heading = N_("Langdurig verzuim"), .entity = ENTITY_ABSENCE, .layout = SET_ROWS,
	  .fields = absence_set, .takes = takes_absence, .order = ABSENCE_STARTS,
	  .only = { [RECIPIENT_SCHOOL] = N_("zonder verlof, van het laatste jaar") } },
	{ .heading = N_("Logboek"), .entity = ENTITY_LOG, .layout = SET_TABLE, .fields = log_set,
	  .takes = takes_log, .order = LOG_DATE },
	{ .heading = N_("Documenten in het dossier"), .entity = ENTITY_DOCUMENT,
	  .layout = SET_TABLE, .fields = document_set, .order = DOCUMENT_DATE },
	{ .heading = N_("Andere versies van het OPP"), .entity = ENTITY_PLAN, .layout = SET_TABLE,
	  .fields = other_plan_set, .takes = takes_other_plan },
	{ 0 },
};
