/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/print_read.h"

#include <stdlib.h>

#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "core/rules/version.h"
#include "db/dossier.h"
#include "db/query.h"
#include "db/recorded.h"
#include "db/store.h"

void ids_add(struct ids *ids, const char *id)
{
	int64_t added = strtoll(id, NULL, 10);

	for (size_t i = 0; i < ids->count; i++)
		if (ids->items[i] == added)
			return;
	ids->items = mem_grow(ids->items, &ids->room, ids->count + 1, sizeof *ids->items);
	ids->items[ids->count++] = added;
}

static enum zb_code collect(void *context, const char *const *cells, struct zb_err *err)
{
	(void)err;
	ids_add(context, cells[QUERY_ID]);
	return ZB_OK;
}

/* Adds the member of staff ID (0: none), who need not lead to the pupil. */
static enum zb_code add_member(struct db *db, int64_t id, struct dossier *d, struct zb_err *err)
{
	struct record *staff;
	enum zb_code code;

	if (!id || dossier_find(d, ENTITY_STAFF, id))
		return ZB_OK;
	code = store_get(db, entities[ENTITY_STAFF], id, &staff, err);
	if (!code)
		dossier_add(d, staff);
	return code;
}

static enum zb_code add_all_staff(struct db *db, struct dossier *d, struct zb_err *err)
{
	static const struct {
		enum entity_id entity;
		unsigned field;
	} named[] = { { ENTITY_PLAN, PLAN_ADOPTED_BY }, { ENTITY_ATTENDEE, ATTENDEE_STAFF } };
	enum zb_code code = ZB_OK;

	for (size_t n = 0; n < sizeof named / sizeof named[0]; n++) {
		const struct record_list *rows = &d->rows[named[n].entity];

		for (size_t i = 0; i < rows->count && !code; i++)
			code = add_member(db, record_number(rows->items[i], named[n].field), d,
					  err);
	}
	return code;
}

static bool is_asked(const struct record *plan, int version)
{
	return version == PRINT_DRAFT ? record_choice(plan, PLAN_STATUS) == PLAN_DRAFT :
					record_number(plan, PLAN_VERSION) == version;
}

static const struct record *plan_asked(const struct dossier *d, const struct print_request *request)
{
	const struct record_list *plans = &d->rows[ENTITY_PLAN];
	const struct record *found = NULL;

	if (request->plan)
		return dossier_find(d, ENTITY_PLAN, request->plan);
	if (!request->version)
		return plan_shown(d);
	for (size_t i = 0; i < plans->count; i++) {
		const struct record *plan = plans->items[i];

		if (is_asked(plan, request->version) &&
		    (!found || record_number(plan, PLAN_TRAJECTORY) >=
				       record_number(found, PLAN_TRAJECTORY)))
			found = plan;
	}
	return found;
}

enum zb_code reading_choose_plan(struct reading *r, const struct print_request *request,
				 struct zb_err *err)
{
	const struct dossier *d = &r->dossier;
	struct buffer name = {0};

	r->source.plan = plan_asked(d, request);
	if (r->source.plan)
		return ZB_OK;
	record_title(dossier_pupil(d), &name);
	if (request->version > 0)
		zb_fail(err, ZB_NOT_FOUND, _("%s heeft geen versie %d van het OPP"),
			name.bytes ? name.bytes : "", request->version);
	else if (request->version == PRINT_DRAFT)
		zb_fail(err, ZB_NOT_FOUND, _("%s heeft geen concept van het OPP"),
			name.bytes ? name.bytes : "");
	else
		zb_fail(err, ZB_NOT_FOUND, _("%s heeft geen OPP"), name.bytes ? name.bytes : "");
	buffer_clear(&name);
	return ZB_NOT_FOUND;
}

enum zb_code reading_add_recorded(struct db *db, struct reading *r, struct zb_err *err)
{
	return recorded_read(db, &r->dossier, &r->recorded, err);
}

enum zb_code reading_add_coordinators(struct db *db, struct reading *r, struct zb_err *err)
{
	static const char *const functions[] = { "ib", "coordinator" };
	struct ids ids = {0};
	enum zb_code code = ZB_OK;

	for (size_t f = 0; f < sizeof functions / sizeof functions[0] && !code; f++) {
		const struct query_filter filter = { "function", functions[f] };

		code = query_rows(db, &staff_entity, &filter, 1, collect, &ids, err);
	}
	for (size_t i = 0; i < ids.count && !code; i++)
		code = add_member(db, ids.items[i], &r->dossier, err);
	free(ids.items);
	return code;
}

enum zb_code reading_open(struct db *db, int64_t pupil, struct reading *r, struct zb_err *err)
{
	enum zb_code code;

	*r = (struct reading){0};
	r->source = (struct plan_source){
		.dossier = &r->dossier,
		.school = db_school(db),
		.settings = db_settings(db),
		.today = db_today(db),
		.derived = &r->derived,
		.recorded = &r->recorded,
	};
	code = dossier_read(db, pupil, &r->dossier, err);
	if (!code && !dossier_pupil(&r->dossier))
		code = zb_fail(err, ZB_NOT_FOUND, _("leerling %lld bestaat niet"),
			       (long long)pupil);
	if (!code)
		code = add_all_staff(db, &r->dossier, err);
	if (!code)
		derive_pupil(&r->dossier, r->source.settings, r->source.today, &r->derived);
	return code;
}

void reading_close(struct reading *r)
{
	recorded_free(&r->recorded);
	derived_free(&r->derived);
	dossier_free(&r->dossier);
}

struct talk {
	int64_t pupil;
	bool shared;
};

static enum zb_code look_at_link(void *context, const char *const *cells, struct zb_err *err)
{
	struct talk *talk = context;

	(void)err;
	if (strtoll(cells[MEETING_PUPIL_PUPIL + QUERY_FIELDS], NULL, 10) != talk->pupil)
		talk->shared = true;
	return ZB_OK;
}

enum zb_code reading_find_shared(struct db *db, const struct reading *r, struct ids *out,
				 struct zb_err *err)
{
	const struct record_list *talks = &r->dossier.rows[ENTITY_MEETING];
	enum zb_code code = ZB_OK;

	for (size_t i = 0; i < talks->count && !code; i++) {
		char *id = mem_format("%lld", (long long)talks->items[i]->id);
		const struct query_filter filter = { "meeting", id };
		struct talk talk = { .pupil = dossier_pupil(&r->dossier)->id };

		code = query_rows(db, &meeting_pupil_entity, &filter, 1, look_at_link, &talk, err);
		if (!code && talk.shared)
			ids_add(out, id);
		free(id);
	}
	return code;
}
