/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/dossier_kinds.h"

#include "core/records/absence.h"
#include "core/records/agreement.h"
#include "core/records/document.h"
#include "core/records/group.h"
#include "core/records/log.h"
#include "core/records/measurement.h"
#include "core/records/pupil.h"
#include "core/records/request.h"
#include "core/records/support.h"
#include "core/rules/standing.h"
#include "tui/app.h"
#include "tui/screens/dossier_request.h"
#include "tui/screens/dossier_served.h"

static void begin_log(const struct app *app, const struct dossier_view *view, struct record *row)
{
	(void)view;
	record_set_date(row, LOG_DATE, app->today);
	record_set_choice(row, LOG_KIND, LOG_NOTE);
}

/* An incident is confidential, unless she says otherwise. */
static void log_changed(struct form *form, struct record *const *records,
			const struct record *record, int field)
{
	struct record *log = records[0];

	(void)form;
	(void)record;
	if (field == LOG_KIND && record_choice(log, LOG_KIND) == LOG_INCIDENT &&
	    !record_is_set(log, LOG_CONFIDENTIAL))
		record_set_text(log, LOG_CONFIDENTIAL, "yes");
}

static void begin_period(const struct app *app, const struct dossier_view *view, struct record *row)
{
	(void)view;
	record_set_choice(row, SUPPORT_PERIOD_LEVEL, SUPPORT_EXTRA);
	record_set_date(row, SUPPORT_PERIOD_STARTS, app->today);
}

/* In the running school year, in the year group that the pupil is in now. */
static void begin_placement(const struct app *app, const struct dossier_view *view,
			    struct record *row)
{
	const struct record *now = standing_placement(&view->dossier, app->today);

	record_set_year(row, PLACEMENT_SCHOOL_YEAR, school_year_of(app->today));
	record_set_date(row, PLACEMENT_STARTS, app->today);
	if (now && record_is_set(now, PLACEMENT_YEAR_GROUP))
		record_copy_field(row, PLACEMENT_YEAR_GROUP, now, PLACEMENT_YEAR_GROUP);
}

/* Help is mostly arranged up to the end of the school year, for the plan that runs. */
static void begin_support(const struct app *app, const struct dossier_view *view,
			  struct record *row)
{
	record_set_date(row, SUPPORT_STARTS, app->today);
	record_set_date(row, SUPPORT_ENDS, school_year_end(school_year_of(app->today)));
	if (view->version)
		record_set_number(row, SUPPORT_PLAN, view->version);
}

static void begin_measurement(const struct app *app, const struct dossier_view *view,
			      struct record *row)
{
	(void)view;
	record_set_date(row, MEASUREMENT_DATE, app->today);
}

static void measurement_changed(struct form *form, struct record *const *records,
				const struct record *record, int field)
{
	int subject = record_choice(records[0], MEASUREMENT_SUBJECT);
	bool risk = subject >= 0 &&
		    !measurement_has_level((enum measurement_subject)subject);

	(void)record;
	if (field >= 0 && field != MEASUREMENT_SUBJECT)
		return;
	form_show(form, records[0], MEASUREMENT_RISK, subject < 0 || risk);
	for (unsigned f = MEASUREMENT_LEVEL; f < MEASUREMENT_RISK; f++)
		form_show(form, records[0], f, !risk);
}

static void begin_absence(const struct app *app, const struct dossier_view *view,
			  struct record *row)
{
	(void)view;
	record_set_date(row, ABSENCE_STARTS, app->today);
}

const struct dossier_kind dossier_kinds[] = {
	{ ENTITY_LOG, DOSSIER_LOG, N_("logboekregel"), N_("Logboek"), N_("Nieuw in het logboek"),
	  N_("Logboek bewaard."), begin_log, log_changed, NULL, NULL, 0, { 0 } },
	{ ENTITY_AGREEMENT, DOSSIER_TALKS, N_("afspraak"), N_("Afspraak"), N_("Nieuwe afspraak"),
	  N_("Afspraak bewaard."), NULL, NULL, NULL, NULL, 0, { 0 } },
	{ ENTITY_SUPPORT, DOSSIER_SUPPORT, N_("inzet (wie helpt, hoeveel uur)"), N_("Inzet"),
	  N_("Nieuwe inzet"), N_("Inzet bewaard."), begin_support, NULL,
	  NULL, served_prepare, SUPPORT_STARTS,
	  { SUPPORT_HOURS_WEEK, SUPPORT_PLACE, SUPPORT_GROUPING, SUPPORT_PROVIDER, SUPPORT_FUNDING,
	    SUPPORT_STARTS, SUPPORT_ENDS } },
	{ ENTITY_REQUEST, DOSSIER_SUPPORT,
	  N_("aanvraag bij het samenwerkingsverband (arrangement, TLV)"),
	  N_("Aanvraag"), N_("Nieuwe aanvraag"), N_("Aanvraag bewaard."),
	  request_begin, NULL, request_begun, request_prepare, REQUEST_SENT,
	  { REQUEST_SENT, REQUEST_DECISION, REQUEST_DECIDED, REQUEST_VALID_TO,
	    REQUEST_REFERENCE } },
	{ ENTITY_MEASUREMENT, DOSSIER_SUPPORT, N_("meting"), N_("Meting"), N_("Nieuwe meting"),
	  N_("Meting bewaard."), begin_measurement, measurement_changed, NULL, NULL,
	  MEASUREMENT_DATE,
	  { MEASUREMENT_LEVEL, MEASUREMENT_SCORE, MEASUREMENT_FUNCTIONAL_LEVEL, MEASUREMENT_RISK,
	    MEASUREMENT_INSTRUMENT } },
	{ ENTITY_ABSENCE, DOSSIER_SUPPORT, N_("verzuim (thuiszitters)"), N_("Verzuim"),
	  N_("Nieuw verzuim"), N_("Verzuim bewaard."), begin_absence, NULL, NULL, NULL,
	  ABSENCE_STARTS,
	  { ABSENCE_ENDS, ABSENCE_REPORTED, ABSENCE_REASON, ABSENCE_ROUTE_BACK } },
	{ ENTITY_DOCUMENT, DOSSIER_SUPPORT, N_("document (waar het ligt)"), N_("Document"),
	  N_("Nieuw document"), N_("Document bewaard."), NULL, NULL, NULL, NULL,
	  DOCUMENT_DATE,
	  { DOCUMENT_DATE, DOCUMENT_PLACE } },
	{ ENTITY_SUPPORT_PERIOD, DOSSIER_OVERVIEW, N_("ondersteuningsperiode"),
	  N_("Ondersteuningsperiode"), N_("Nieuwe ondersteuningsperiode"),
	  N_("Ondersteuningsperiode bewaard."), begin_period, NULL, NULL, NULL, 0, { 0 } },
	{ ENTITY_PLACEMENT, DOSSIER_OVERVIEW, N_("plaatsing in een groep"), N_("Plaatsing"),
	  N_("Nieuwe plaatsing"), N_("Plaatsing bewaard."), begin_placement, NULL, NULL, NULL, 0,
	  { 0 } },
	{ ENTITY_POSTPONEMENT, DOSSIER_OVERVIEW, NULL, N_("Uitstel"), N_("Uitstel"),
	  N_("Uitstel bewaard."), NULL, NULL, NULL, NULL, 0, { 0 } },
	{ ENTITY_PUPIL, DOSSIER_OVERVIEW, NULL, N_("Leerling"), N_("Leerling"),
	  N_("Leerling bewaard."), NULL, NULL, NULL, NULL, 0, { 0 } },
	{ 0 },
};

const struct dossier_kind *dossier_kind_of(enum entity_id entity)
{
	for (const struct dossier_kind *kind = dossier_kinds; kind->title; kind++)
		if (kind->entity == entity)
			return kind;
	return NULL;
}
