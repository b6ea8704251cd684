/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/dossier.h"

#include <stdlib.h>
#include <string.h>

#include "core/name.h"
#include "core/records/goal.h"
#include "core/records/plan.h"
#include "core/rules/version.h"
#include "core/text.h"
#include "db/access.h"
#include "db/dossier.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/screens/screens.h"
#include "tui/screens/signs.h"
#include "tui/tabs.h"

#define TITLE_Y 0
#define TABS_Y 1
#define PAGE_Y 3
#define MARGIN 1
#define NAME_MIN 24

static const char *const labels[DOSSIER_TABS + 1] = {
	[DOSSIER_OVERVIEW] = N_("Overzicht"),   [DOSSIER_PLAN] = N_("Plan"),
	[DOSSIER_GOALS] = N_("Doelen"),         [DOSSIER_EVALUATIONS] = N_("Evaluaties"),
	[DOSSIER_TALKS] = N_("Gesprekken"),     [DOSSIER_LOG] = N_("Logboek"),
	[DOSSIER_SUPPORT] = N_("Inzet"),        [DOSSIER_HISTORY] = N_("Geschiedenis"),
	[DOSSIER_TABS] = NULL,
};

static void (*const builders[DOSSIER_TABS])(struct app *, struct dossier_view *, struct page *,
					    int width) = {
	[DOSSIER_OVERVIEW] = dossier_build_overview,
	[DOSSIER_PLAN] = dossier_build_plan,
	[DOSSIER_GOALS] = dossier_build_goals,
	[DOSSIER_EVALUATIONS] = dossier_build_evaluations,
	[DOSSIER_TALKS] = dossier_build_talks,
	[DOSSIER_SUPPORT] = dossier_build_support,
	[DOSSIER_LOG] = dossier_build_log,
	[DOSSIER_HISTORY] = dossier_build_history,
};

const char *dossier_tab_name(enum dossier_tab tab)
{
	return _(labels[tab]);
}

const struct record *dossier_version(const struct dossier_view *view)
{
	return view->version ? dossier_find(&view->dossier, ENTITY_PLAN, view->version) : NULL;
}

bool dossier_version_is(const struct dossier_view *view, int plan_status)
{
	const struct record *plan = dossier_version(view);

	return plan && record_choice(plan, PLAN_STATUS) == plan_status;
}

const struct record *dossier_draft(const struct dossier_view *view)
{
	return plan_draft(&view->dossier);
}

void dossier_show_version(struct dossier_view *view, int64_t plan)
{
	view->version = plan;
	view->chosen = true;
	memset(view->built, 0, sizeof(view->built));
}

const struct page_target *dossier_target(const struct dossier_view *view)
{
	return page_target(&view->pages[view->tab]);
}

const struct record *dossier_row_at(const struct dossier_view *view, enum entity_id entity)
{
	const struct page_target *target = dossier_target(view);

	return target && target->entity == entity && target->field < DOSSIER_MARK_CHECK ?
		       dossier_find(&view->dossier, entity, target->row) :
		       NULL;
}

struct record *dossier_edit(const struct dossier_view *view, enum entity_id entity, int64_t id)
{
	const struct record *row = dossier_find(&view->dossier, entity, id);

	return row ? record_copy(row) : NULL;
}

void dossier_go(struct dossier_view *view, enum dossier_tab tab, struct page_target target)
{
	view->tab = tab;
	page_select(&view->pages[tab], target);
	view->built[tab] = false;
}

char *dossier_draft_name(const struct dossier_view *view, const struct entity *entity, int64_t id)
{
	return id ? mem_format("%s/%lld", entity->code, (long long)id) :
		    mem_format("%s/new/%lld", entity->code, (long long)view->pupil);
}

bool dossier_commit(struct app *app, enum zb_code code, struct zb_err *err, const char *notice)
{
	if (code)
		store_rollback(app->db);
	else
		code = store_commit(app->db, err);
	app_stale(app);
	if (code) {
		app_error(app, err);
		return false;
	}
	app_notice_undo(app, "%s", notice);
	return true;
}

bool dossier_update(struct app *app, const struct record *base, struct record *mine,
		    const char *notice)
{
	struct zb_err err;
	enum zb_code code = store_begin(app->db, TXN_EDIT, 0, &err);

	if (code) {
		app_error(app, &err);
		return false;
	}
	return dossier_commit(app, store_update(app->db, base, mine, NULL, &err), &err, notice);
}

/* --- reading --- */

static char *name_of(const struct dossier_view *view)
{
	const struct record *pupil = dossier_pupil(&view->dossier);
	struct buffer out = { 0 };

	name_add_listed(&out, record_text(pupil, PUPIL_GIVEN_NAME),
			record_text(pupil, PUPIL_PREFIX), record_text(pupil, PUPIL_FAMILY_NAME));
	return buffer_take(&out);
}

static char *age_and_group_of(const struct app *app, const struct dossier_view *view)
{
	const struct record *pupil = dossier_pupil(&view->dossier);
	const char *dot = app->look.glyphs[GLYPH_DOT];
	struct date born = record_date(pupil, PUPIL_BORN);
	struct buffer out = { 0 };

	if (date_is_set(born))
		buffer_add_format(&out, _(" %s %d jaar"), dot, date_age(born, app->today));
	if (view->derived.state.scope == SCOPE_LEFT)
		buffer_add_format(&out, _(" %s uitgeschreven"), dot);
	else if (*view->derived.state.group)
		buffer_add_format(&out, " %s %s %s", dot,
				  word((enum school_type)db_settings(app->db)->type, WORD_GROUP),
				  view->derived.state.group);
	return buffer_take(&out);
}

static void choose_version(struct dossier_view *view)
{
	const struct record *shown = plan_shown(&view->dossier);

	if (!view->chosen || !dossier_version(view))
		view->version = shown ? shown->id : 0;
	view->chosen = shown && view->version != shown->id;
}

static enum zb_code read_all(struct app *app, struct dossier_view *view, struct zb_err *err)
{
	enum zb_code code = dossier_read(app->db, view->pupil, &view->dossier, err);
	const struct settings *settings = db_settings(app->db);

	if (!code)
		code = dossier_read_tariffs(app->db, &view->dossier, err);
	if (code)
		return code;
	if (!dossier_pupil(&view->dossier))
		return zb_fail(err, ZB_NOT_FOUND, _("deze leerling bestaat niet meer"));
	derive_pupil(&view->dossier, settings, app->today, &view->derived);
	choose_version(view);
	quality_clear(&view->quality);
	completeness_clear(&view->check);
	if (dossier_version(view)) {
		completeness_of_plan(&view->dossier, dossier_version(view), settings, app->today,
				     &view->derived, &view->check);
		quality_of_plan(&view->dossier, dossier_version(view), &view->check,
				&view->derived, app->today, &view->quality);
	}
	free(view->name);
	free(view->age_and_group);
	view->name = name_of(view);
	view->age_and_group = age_and_group_of(app, view);
	memset(view->built, 0, sizeof(view->built));
	history_list_free(&view->history);
	view->history_end = false;
	return ZB_OK;
}

static void leave(struct app *app, void *state)
{
	struct dossier_view *view = state;

	(void)app;
	for (size_t i = 0; i < DOSSIER_TABS; i++)
		page_free(&view->pages[i]);
	history_list_free(&view->history);
	recorded_free(&view->recorded);
	quality_clear(&view->quality);
	completeness_clear(&view->check);
	derived_free(&view->derived);
	dossier_free(&view->dossier);
	free(view->name);
	free(view->age_and_group);
	print_cautions_free(&view->paper.cautions);
	paper_clear(&view->paper.paper);
}

/* The version in which a plan or goal to open stands; 0: the one that counts. */
static int64_t version_of(struct app *app, const struct dossier_start *start)
{
	struct record *goal = NULL;
	int64_t plan = 0;

	if (start && start->target.entity == ENTITY_PLAN)
		return start->target.row;
	if (start && start->target.entity == ENTITY_GOAL && start->target.row &&
	    !store_get(app->db, &goal_entity, start->target.row, &goal, NULL))
		plan = record_number(goal, GOAL_PLAN);
	record_free(goal);
	return plan;
}

static enum zb_code enter(struct app *app, void *state, struct screen_arg arg, struct zb_err *err)
{
	struct dossier_view *view = state;
	const struct dossier_start *start = arg.data;
	enum zb_code code;

	view->pupil = arg.id;
	view->version = version_of(app, start);
	view->chosen = view->version != 0;
	code = read_all(app, view, err);
	if (!code)
		code = access_note_read(app->db, view->pupil, err);
	if (!code && start)
		dossier_go(view, start->tab, start->target);
	if (code)
		leave(app, state);
	return code;
}

static void reload(struct app *app, void *state)
{
	struct zb_err err;

	if (!read_all(app, state, &err))
		return;
	/* An undo that took the pupil away has said so. */
	if (err.code != ZB_NOT_FOUND || !app->notice.text)
		app_error(app, &err);
	if (err.code == ZB_NOT_FOUND)
		app_pop(app);
}

static void come_back(struct app *app, void *state)
{
	struct dossier_view *view = state;
	void (*again)(struct app *, struct dossier_view *) = view->again;

	view->again = NULL;
	reload(app, state);
	if (again && app_state(app) == state)
		again(app, view);
}

/* Where the tab lists it: a goal in the draft that it was added to. */
static void made(struct app *app, void *state, const struct entity *entity, int64_t id)
{
	struct dossier_view *view = state;
	struct page_target target = { entity_index(entity), id, -1 };
	const struct record *draft = dossier_draft(view);

	(void)app;
	if (target.entity == ENTITY_PLAN)
		view->chosen = false;
	if (target.entity == ENTITY_GOAL && draft)
		dossier_show_version(view, draft->id);
	dossier_go(view, (enum dossier_tab)view->tab, target);
}

void dossier_turn_to(struct app *app, struct dossier_view *view, int64_t plan)
{
	if (plan == view->version)
		return;
	dossier_show_version(view, plan);
	reload(app, view);
}

/* --- drawing --- */

static struct area page_area(const struct area *area)
{
	return area_part(area, PAGE_Y, 0, -1, -1 - MARGIN);
}

static void build(struct app *app, struct dossier_view *view, int height)
{
	struct page *page = &view->pages[view->tab];

	/* The last rows of the history ask for older ones. */
	if (view->tab == DOSSIER_HISTORY && !view->history_end &&
	    page->cursor + (size_t)height >= page->count)
		view->built[view->tab] = false;
	if (view->built[view->tab])
		return;
	page_begin(page);
	builders[view->tab](app, view, page, view->width);
	page_end(page);
	view->built[view->tab] = true;
}

static void fit(struct app *app, void *state, const struct area *area)
{
	struct dossier_view *view = state;
	struct area inside = page_area(area);
	int width = inside.width < PAGE_MOST ? inside.width : PAGE_MOST;

	/* Nothing was saved in what it led to. */
	if (app_state(app) == state)
		view->again = NULL;
	if (view->width != width)
		memset(view->built, 0, sizeof(view->built));
	view->width = width;
	build(app, view, inside.height);
	page_fit(&view->pages[view->tab], &inside);
}

/* A draft, and which version runs meanwhile. */
static char *draft_status(const struct dossier_view *view, const struct record *draft)
{
	const struct record *running = plan_in_force(&view->dossier);
	long long version = (long long)record_number(draft, PLAN_VERSION);

	if (!running)
		return mem_format(_("OPP versie %lld, concept"), version);
	return mem_format(_("OPP versie %lld, concept; %lld in werking"), version,
			  (long long)record_number(running, PLAN_VERSION));
}

static char *status_of(const struct app *app, const struct dossier_view *view)
{
	const struct record *plan = dossier_version(view);
	char day[DATE_SHOWN_SIZE];

	if (!plan)
		return mem_text(record_is_yes(dossier_pupil(&view->dossier),
					      PUPIL_ELSEWHERE_HOLDS_PLAN) ?
					_("OPP ligt elders") :
					_("nog geen OPP"));
	switch (record_choice(plan, PLAN_STATUS)) {
	case PLAN_IN_FORCE:
		date_to_full(record_date(plan, PLAN_STARTS), day);
		return mem_format(date_is_set(version_outlived(&view->dossier, plan, app->today)) ?
					  _("OPP sinds %s, nog niet afgesloten") :
					  _("OPP sinds %s"),
				  day);
	case PLAN_CLOSED:
		date_to_full(record_date(plan, PLAN_CLOSED_ON), day);
		return mem_format(_("OPP afgesloten %s"), day);
	case PLAN_REPLACED:
		return mem_format(_("OPP versie %lld, vervangen"),
				  (long long)record_number(plan, PLAN_VERSION));
	default:
		return draft_status(view, plan);
	}
}

/* A name that is too long is cut, not the age and the group behind it; but whose dossier it is
 * comes first: these give way when they would leave less of it than NAME_MIN columns. */
static void draw_name(const struct dossier_view *view, const struct area *area, int width)
{
	int name = text_width(view->name), rest = text_width(view->age_and_group);
	char *shown;

	if (name + rest > width && width - rest < NAME_MIN)
		rest = 0;
	if (name + rest > width)
		name = width - rest;
	shown = name_cut(view->name, name, area->look->utf8);
	paint_text(area, TITLE_Y, 1, name, ROLE_HEADING, shown);
	free(shown);
	paint_text(area, TITLE_Y, 1 + name, rest, ROLE_HEADING, view->age_and_group);
}

static void draw(const struct app *app, const void *state, const struct area *area)
{
	const struct dossier_view *view = state;
	struct area inside = page_area(area);
	char *status = status_of(app, view);
	int width = text_width(status);

	draw_name(view, area, area->width - width - 4);
	paint_right(area, TITLE_Y, area->width - width - 1, width, ROLE_DIM, status);
	tabs_draw(area, TABS_Y, labels, view->tab);
	page_draw(&view->pages[view->tab], &inside);
	free(status);
}

/* Those of the tab that is shown. */
static void legend(const struct app *app, const void *state, struct legend *out)
{
	const struct dossier_view *view = state;

	if (view->tab == DOSSIER_OVERVIEW)
		signs_add_deadlines(out, &app->look);
	if (view->tab <= DOSSIER_PLAN)
		legend_add(out, app->look.glyphs[GLYPH_ACHIEVED], _("instemming gegeven"));
	if (view->tab == DOSSIER_OVERVIEW || view->tab == DOSSIER_GOALS) {
		signs_add_findings(out, &app->look, false);
		signs_add_lack(out);
	}
	if (view->tab == DOSSIER_EVALUATIONS)
		signs_add_findings(out, &app->look, false);
}

static enum reaction key(struct app *app, void *state, int code)
{
	struct dossier_view *view = state;

	(void)app;
	if (tabs_key(labels, &view->tab, code) == REACTION_DONE)
		return REACTION_DONE;
	return page_key(&view->pages[view->tab], code);
}

static enum reaction mouse(struct app *app, void *state, const struct mouse *event)
{
	struct dossier_view *view = state;
	struct area *inside = &view->pages[view->tab].area;
	struct area all = { .y = inside->y - PAGE_Y, .x = inside->x };

	(void)app;
	if (tabs_mouse(&all, TABS_Y, labels, &view->tab, event) == REACTION_DONE)
		return REACTION_DONE;
	return page_mouse(&view->pages[view->tab], event);
}

const struct screen dossier_screen = {
	.id = "dossier",
	.title = N_("Dossier"),
	.flags = SCREEN_TABS,
	.actions = dossier_actions,
	.size = sizeof(struct dossier_view),
	.enter = enter,
	.leave = leave,
	.fit = fit,
	.draw = draw,
	.legend = legend,
	.offer = dossier_offer,
	.take = dossier_take,
	.made = made,
	.key = key,
	.mouse = mouse,
	.reload = come_back,
};
