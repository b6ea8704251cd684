/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft comes in force: what it lacks is listed first; then the day, who adopted it, and the
 * consent of each who has a say, in one form and one transaction. Without consent it is refused,
 * naming whom it waits for; what else is missing goes through with a reason alone. */
#include <stdio.h>
#include <stdlib.h>

#include "core/name.h"
#include "core/records/consent.h"
#include "core/records/guardian.h"
#include "core/records/plan.h"
#include "core/rules/consent.h"
#include "core/rules/standing.h"
#include "core/rules/version.h"
#include "db/adopt.h"
#include "db/dossier.h"
#include "db/draft.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/choice.h"
#include "tui/form.h"
#include "tui/screens/dossier.h"
#include "tui/screens/merge.h"
#include "tui/screens/reference.h"

#define PREFIX_SIZE 32 /* "party4711": of a party within the draft */

struct party {
	char *name;
	struct record *consent, *base; /* base NULL: nothing was noted yet */
};

struct force {
	struct dossier_view *view;
	char *draft; /* its name */
	struct record *plan, *base;
	struct party *parties;
	size_t count;
	char *lacking; /* heading above the reason, NULL: nothing is missing but consent */
	bool binds;    /* it was refused for want of consent */
	struct form *form;
	struct merge merge;
};

static void pick(struct app *app, void *data, struct record *record, unsigned field)
{
	const struct force *force = data;

	reference_pick(app, record, field, &force->view->dossier);
}

static void name(struct app *app, void *data, const struct record *record, unsigned field,
		 struct buffer *out)
{
	(void)data;
	reference_name(app, record, field, out);
}

static void fill(struct app *app, struct form *form, void *data)
{
	struct force *force = data;

	(void)app;
	force->form = form;
	if (force->lacking) {
		form_section(form, force->lacking);
		form_add(form, force->plan, PLAN_ADOPTED_DESPITE);
	}
	for (size_t i = 0; i < force->count; i++) {
		struct record *consent = force->parties[i].consent;

		form_section(form, force->parties[i].name);
		form_add(form, consent, CONSENT_DECISION);
		form_add(form, consent, CONSENT_DATE);
		form_add(form, consent, CONSENT_FORM);
	}
	form_section(form, _("In werking"));
	form_add(form, force->plan, PLAN_STARTS);
	form_add(form, force->plan, PLAN_ADOPTED);
	form_add(form, force->plan, PLAN_ADOPTED_BY);
}

static void changed(struct app *app, struct form *form, void *data, struct record *record,
		    unsigned field)
{
	const struct force *force = data;

	(void)form;
	for (size_t i = 0; i < force->count; i++)
		if (record == force->parties[i].consent)
			dossier_follow_consent(app, force->parties[i].base, record, field);
}

/* --- what was typed and not saved --- */

/* By person: who has a say may have changed since. */
static void party_prefix(const struct party *party, char out[static PREFIX_SIZE])
{
	snprintf(out, PREFIX_SIZE, "party%lld",
		 (long long)record_number(party->consent, CONSENT_GUARDIAN_ID));
}

static const char *draft(void *data)
{
	const struct force *force = data;

	return force->draft;
}

static void keep(void *data, struct draft *out)
{
	const struct force *force = data;
	char prefix[PREFIX_SIZE];

	draft_add_record(out, "plan", force->plan, force->base);
	for (size_t i = 0; i < force->count; i++) {
		party_prefix(&force->parties[i], prefix);
		draft_add_record(out, prefix, force->parties[i].consent, force->parties[i].base);
	}
}

static void resume(struct app *app, void *data, const struct draft *from)
{
	struct force *force = data;
	char prefix[PREFIX_SIZE];

	draft_take_record(from, "plan", force->plan, force->base, app->today);
	for (size_t i = 0; i < force->count; i++) {
		party_prefix(&force->parties[i], prefix);
		draft_take_record(from, prefix, force->parties[i].consent, force->parties[i].base,
				  app->today);
	}
}

/* --- saving --- */

/* As the row was before anybody noted something in it. */
static void begin_with(struct party *party, const struct record *noted)
{
	party->base = record_copy(noted);
	party->base->rev = 0;
	record_set_choice(party->base, CONSENT_DECISION, CONSENT_OPEN);
	for (unsigned f = CONSENT_DECISION + 1; f < CONSENT_FIELD_COUNT; f++)
		record_clear(party->base, f);
	party->consent->id = noted->id;
}

/* What a colleague noted of the same person since the form opened: theirs and ours then merge. */
static enum zb_code find_noted(struct app *app, const struct force *force, struct party *party,
			       struct zb_err *err)
{
	struct dossier now = { 0 };
	enum zb_code code = dossier_read(app->db, force->view->pupil, &now, err);
	const struct record_list *rows = &now.rows[ENTITY_CONSENT];

	for (size_t i = 0; i < rows->count && !code && !party->base; i++)
		if (record_same(rows->items[i], party->consent, CONSENT_PLAN) &&
		    record_same(rows->items[i], party->consent, CONSENT_PARTY) &&
		    record_same(rows->items[i], party->consent, CONSENT_GUARDIAN_ID))
			begin_with(party, rows->items[i]);
	dossier_free(&now);
	return code;
}

static enum zb_code write_consent(struct app *app, const struct force *force, struct party *party,
				  struct conflict *conflict, struct zb_err *err)
{
	enum zb_code code = party->base ? ZB_OK : find_noted(app, force, party, err);

	if (code)
		return code;
	if (party->base)
		return store_update(app->db, party->base, party->consent, conflict, err);
	if (record_choice(party->consent, CONSENT_DECISION) == CONSENT_OPEN)
		return ZB_OK;
	return store_insert(app->db, party->consent, err);
}

static enum zb_code write_all(struct app *app, struct force *force, struct conflict *conflict,
			      struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < force->count && !code; i++)
		code = write_consent(app, force, &force->parties[i], conflict, err);
	if (!code)
		code = adopt_check(app->db, force->plan, &force->binds, err);
	if (!code)
		code = adopt_replace(app->db, force->plan, err);
	if (code)
		return code;
	record_set_choice(force->plan, PLAN_STATUS, PLAN_IN_FORCE);
	return store_update(app->db, force->base, force->plan, conflict, err);
}

/* As before the transaction that failed. */
static void forget(struct force *force)
{
	record_copy_field(force->plan, PLAN_STATUS, force->base, PLAN_STATUS);
	force->plan->rev = force->base->rev;
	for (size_t i = 0; i < force->count; i++) {
		struct party *party = &force->parties[i];

		party->consent->id = party->base ? party->base->id : 0;
		party->consent->rev = party->base ? party->base->rev : 0;
	}
}

/* The cursor to the first who has not agreed. */
static void go_to_open(struct app *app, const struct force *force, struct form *form)
{
	for (size_t i = 0; i < force->count; i++) {
		const struct record *consent = force->parties[i].consent;
		int decision = record_choice(consent, CONSENT_DECISION);

		if (decision != CONSENT_GIVEN && decision != CONSENT_INFORMED) {
			form_go(form, app, consent, CONSENT_DECISION);
			return;
		}
	}
}

/* What was chosen is shown, and saved. */
static void again(struct app *app, void *data)
{
	const struct force *force = data;

	form_refresh(force->form, app);
	form_save(app);
}

/* A consent that a colleague took away can be noted anew, a version not. */
static void ask_conflict(struct app *app, struct force *force, const struct conflict *conflict)
{
	if (conflict->theirs && conflict->row == force->base->id)
		merge_ask(&force->merge, app, &force->base, &force->plan, conflict, again, force);
	for (size_t i = 0; i < force->count; i++) {
		struct party *party = &force->parties[i];

		if (party->base && party->base->id == conflict->row)
			merge_ask(&force->merge, app, &party->base, &party->consent, conflict,
				  again, force);
	}
}

static enum zb_code save(struct app *app, void *data, struct form *form, struct zb_err *err)
{
	struct force *force = data;
	struct conflict conflict = { 0 };
	enum zb_code code;

	force->binds = false;
	if (force->lacking && !record_is_set(force->plan, PLAN_ADOPTED_DESPITE)) {
		zb_fail(err, ZB_INVALID, _("schrijf op waarom het OPP toch in werking gaat; dat "
					   "blijft bij het OPP staan"));
		form_go(form, app, force->plan, PLAN_ADOPTED_DESPITE);
		form_fail(form, force->plan, PLAN_ADOPTED_DESPITE, err->text);
		return ZB_INVALID;
	}
	if (!record_is_set(force->plan, PLAN_STARTS))
		return zb_fail(err, ZB_INVALID, _("vul in op welke dag het OPP begint"));
	code = store_begin(app->db, TXN_EDIT, 0, err);
	if (code)
		return code;
	code = write_all(app, force, &conflict, err);
	if (code)
		store_rollback(app->db);
	else
		code = store_commit(app->db, err);
	if (code)
		forget(force);
	if (conflict.row)
		ask_conflict(app, force, &conflict);
	else if (code == ZB_INVALID && force->binds)
		go_to_open(app, force, form);
	return code;
}

/* Extra support is no condition for a plan, but a day that is not meant is locked from here on. */
static void saved(struct app *app, void *data)
{
	struct force *force = data;
	struct date starts = record_date(force->plan, PLAN_STARTS), since;
	char day[DATE_SHOWN_SIZE], extra[DATE_SHOWN_SIZE];

	force->view->chosen = false;
	date_to_near(starts, app->today, day);
	if (standing_support(&force->view->dossier, app->today, &since) != SUPPORT_EXTRA ||
	    date_compare(starts, since) >= 0) {
		app_notice_undo(app, _("OPP in werking vanaf %s."), day);
		return;
	}
	date_to_near(since, app->today, extra);
	app_notice_undo(app, _("OPP in werking vanaf %s. De extra ondersteuning begint pas op %s: "
			       "klopt dat?"), day, extra);
}

static void force_free(void *data)
{
	struct force *force = data;

	for (size_t i = 0; i < force->count; i++) {
		free(force->parties[i].name);
		record_free(force->parties[i].consent);
		record_free(force->parties[i].base);
	}
	merge_clear(&force->merge);
	free(force->parties);
	free(force->draft);
	free(force->lacking);
	record_free(force->plan);
	record_free(force->base);
	free(force);
}

static const struct form_ops ops = {
	.input = { .pick = pick, .name = name },
	.fill = fill,
	.changed = changed,
	.save = save,
	.saved = saved,
	.draft = draft,
	.keep = keep,
	.resume = resume,
	.free = force_free,
};

static char *party_name(const struct consent_asked *asked)
{
	const struct record *guardian = asked->guardian;
	struct buffer out = { 0 };

	buffer_add(&out, _("Instemming van "));
	if (guardian)
		name_add_plain(&out, record_text(guardian, GUARDIAN_GIVEN_NAME),
			       record_text(guardian, GUARDIAN_PREFIX),
			       record_text(guardian, GUARDIAN_FAMILY_NAME));
	else
		buffer_add(&out, _("de leerling"));
	return buffer_take(&out);
}

static struct record *new_consent(const struct force *force, const struct consent_asked *asked)
{
	struct record *consent = record_new(&consent_entity);

	record_set_number(consent, CONSENT_PLAN, force->plan->id);
	record_set_choice(consent, CONSENT_PARTY, (int)asked->party);
	if (asked->guardian)
		record_set_number(consent, CONSENT_GUARDIAN_ID, asked->guardian->id);
	record_set_choice(consent, CONSENT_DECISION, CONSENT_OPEN);
	return consent;
}

static void add_parties(struct app *app, struct force *force)
{
	struct consent_list list = { 0 };

	consent_of_plan(&force->view->dossier, force->base, db_settings(app->db), app->today,
			&list);
	force->parties = mem_new(list.count, sizeof(*force->parties));
	for (size_t i = 0; i < list.count; i++) {
		const struct consent_asked *asked = &list.asked[i];

		force->parties[force->count++] = (struct party){
			.name = party_name(asked),
			.consent = asked->consent ? record_copy(asked->consent) :
						    new_consent(force, asked),
			.base = asked->consent ? record_copy(asked->consent) : NULL,
		};
	}
	consent_list_free(&list);
}

/* What the reason is asked for. */
static char *lacking(const struct completeness_list *check)
{
	struct buffer what = { 0 };
	char *heading = completeness_add_open(check, &what) ?
				mem_format(_("Ontbreekt nog: %s"), what.bytes) :
				NULL;

	buffer_clear(&what);
	return heading;
}

/* Today, or the first day on which it can follow the version in force. */
static struct date first_day(const struct app *app, const struct dossier *d)
{
	const struct record *before = plan_in_force(d);

	if (!before || date_compare(record_date(before, PLAN_STARTS), app->today) < 0)
		return app->today;
	return date_add_days(record_date(before, PLAN_STARTS), 1);
}

static void open_form(struct app *app, struct dossier_view *view)
{
	struct force *force = mem_new(1, sizeof(*force));
	char *title = mem_format("%s · %s", _("OPP in werking"), view->name);

	force->view = view;
	force->base = record_copy(dossier_version(view));
	force->plan = record_copy(force->base);
	force->lacking = lacking(&view->check);
	if (!force->lacking)
		record_clear(force->plan, PLAN_ADOPTED_DESPITE);
	add_parties(app, force);
	if (!record_is_set(force->plan, PLAN_STARTS))
		record_set_date(force->plan, PLAN_STARTS, first_day(app, &view->dossier));
	if (!record_is_set(force->plan, PLAN_ADOPTED))
		record_set_date(force->plan, PLAN_ADOPTED, app->today);
	force->draft = mem_format("plan/force/%lld", (long long)force->base->id);
	form_open(app, title, &ops, force);
	free(title);
}

#define DESPITE COMPLETENESS_COUNT /* the answer that is no item */

static void list_again(struct app *app, struct dossier_view *view)
{
	if (dossier_version_is(view, PLAN_DRAFT))
		dossier_put_in_force(app, view);
}

static void chosen(struct app *app, void *data, size_t index)
{
	struct dossier_view *view = data;

	if (index == DESPITE) {
		open_form(app, view);
		return;
	}
	view->again = list_again;
	view->mended = index;
	dossier_mend(app, view, &view->check.items[index]);
}

/* Something that no reason and no consent lets pass. */
static bool is_blocked(const struct completeness_list *check)
{
	for (unsigned i = 0; i < COMPLETENESS_COUNT; i++)
		if (i != COMPLETE_CONSENT && check->items[i].binds &&
		    check->items[i].state == COMPLETENESS_MISSING)
			return true;
	return false;
}

/* Then it stays a draft, whatever the reason: those who refused have to come round, or somebody
 * with a say has to be known. */
static bool is_without_consent(struct app *app, const struct dossier_view *view)
{
	struct consent_list list = { 0 };
	enum consent_state state = consent_of_plan(&view->dossier, dossier_version(view),
						   db_settings(app->db), app->today, &list);
	bool nobody = !list.count;

	consent_list_free(&list);
	return state == CONSENT_IN_DISPUTE || (state == CONSENT_INCOMPLETE && nobody);
}

/* What is missing, each row opening the field that mends it; last the way through with a reason. */
void dossier_put_in_force(struct app *app, struct dossier_view *view)
{
	const char *labels[COMPLETENESS_COUNT + 1] = { NULL };
	char *texts[COMPLETENESS_COUNT] = { NULL };
	struct buffer open = { 0 };

	bool blocked = is_blocked(&view->check) || is_without_consent(app, view);

	if (!completeness_add_open(&view->check, &open) && !blocked) {
		open_form(app, view);
		return;
	}
	for (unsigned i = 0; i < COMPLETENESS_COUNT; i++)
		if (view->check.items[i].state == COMPLETENESS_MISSING)
			labels[i] = texts[i] = dossier_check_text(app, view, i);
	labels[DESPITE] = blocked ? NULL : _("toch vaststellen, met een reden");
	choice_open(app, &(struct choice_list){
				 .title = _("Dit ontbreekt nog: Enter opent het veld"),
				 .labels = labels,
				 .count = COMPLETENESS_COUNT + 1,
				 .current = view->mended,
				 .chosen = chosen,
				 .data = view,
			 });
	for (unsigned i = 0; i < COMPLETENESS_COUNT; i++)
		free(texts[i]);
	buffer_clear(&open);
}
