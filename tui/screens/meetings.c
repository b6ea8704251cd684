/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gesprekken: all talks and all open agreements of the school. */
#include <stdlib.h>

#include "core/entities.h"
#include "core/records/agreement.h"
#include "core/text.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/find_line.h"
#include "tui/screens/meetings.h"
#include "tui/screens/screens.h"
#include "tui/tabs.h"

#define HEAD_ROWS 2 /* the tabs; the filter, or how it is sorted */
#define WHOLE_ROWS 3 /* at the foot, for the row with the cursor in full */
#define WHOLE_FROM 12 /* rows from which it is shown */

struct meetings {
	struct find_line find; /* first: find_line_typing and its kin */
	size_t tab; /* enum talks_kind */
	struct list lists[TALKS_KIND_COUNT];
	struct meetings_source sources[TALKS_KIND_COUNT];
	char *folded; /* the filter, shared by both lists */
};

_Static_assert(offsetof(struct meetings, find) == 0, "find_line_typing wants it first");

static struct list *here(struct meetings *s)
{
	return &s->lists[s->tab];
}

static bool has_row(const struct app *app, const void *state)
{
	const struct meetings *s = state;

	(void)app;
	return !s->find.typing && !list_is_empty(&s->lists[s->tab]);
}

static void say_empty(struct meetings *s)
{
	bool all = !*s->folded;

	s->lists[TALKS_MEETINGS].empty =
		all ? _("Er zijn nog geen gesprekken vastgelegd. g legt er een vast.")
		    : _("Geen gesprek past bij dit filter. Esc wist het.");
	s->lists[TALKS_AGREEMENTS].empty =
		all ? _("Er staan geen afspraken open. Afspraken maakt u in een gesprek (g).")
		    : _("Geen open afspraak past bij dit filter. Esc wist het.");
}

static enum zb_code enter(struct app *app, void *state, struct screen_arg arg, struct zb_err *err)
{
	struct meetings *s = state;

	(void)arg;
	(void)err;
	s->folded = mem_text("");
	line_init(&s->find.line, "");
	for (int kind = 0; kind < TALKS_KIND_COUNT; kind++) {
		s->sources[kind] = (struct meetings_source){ .app = app };
		s->sources[kind].query.kind = (enum talks_kind)kind;
		s->sources[kind].query.folded = s->folded;
		list_init(&s->lists[kind], meetings_columns[kind], MEETINGS_CELL_COUNT,
			  &meetings_source, &s->sources[kind]);
	}
	say_empty(s);
	return ZB_OK;
}

static void leave(struct app *app, void *state)
{
	struct meetings *s = state;

	(void)app;
	for (int kind = 0; kind < TALKS_KIND_COUNT; kind++)
		list_clear(&s->lists[kind]);
	line_clear(&s->find.line);
	free(s->folded);
}

static struct area body(const struct area *area)
{
	int foot = area->height >= WHOLE_FROM ? WHOLE_ROWS + 1 : 0;

	return area_part(area, HEAD_ROWS, 0, -1 - foot, -1);
}

static void draw_whole_row(const struct list *list, const struct area *area)
{
	static const size_t cells[] = { MEETINGS_WHAT, MEETINGS_PUPILS, MEETINGS_PEOPLE };
	struct area foot = area_part(area, area->height - WHOLE_ROWS, 1, -1, area->width - 2);

	if (area->height >= WHOLE_FROM)
		list_row_draw_whole(list_current(list), cells, 3, &foot);
}

static void fit(struct app *app, void *state, const struct area *area)
{
	struct meetings *s = state;
	struct area inside = body(area);
	struct zb_err err;

	if (list_fit(here(s), &inside, &err))
		app_error(app, &err);
}

static const char *const *tab_labels(const char *out[TALKS_KIND_COUNT + 1])
{
	out[TALKS_MEETINGS] = _("Gesprekken");
	out[TALKS_AGREEMENTS] = _("Open afspraken");
	out[TALKS_KIND_COUNT] = NULL;
	return out;
}

static void draw_filter(const struct meetings *s, const struct area *area)
{
	int x = 1;

	if (s->find.typing) {
		x += paint_word(area, 1, x, ROLE_ACCENT, "/ ");
		line_draw(&s->find.line, area, 1, x, area->width / 3, true);
	} else {
		x += 2 + paint_format(area, 1, x, ROLE_ACCENT, _("filter: %s"),
				      line_text(&s->find.line));
		paint_word(area, 1, x, ROLE_DIM, _("Esc wist het"));
	}
}

static void draw(const struct app *app, const void *state, const struct area *area)
{
	const struct meetings *s = state;
	const char *labels[TALKS_KIND_COUNT + 1];
	struct area inside = body(area);
	bool person = s->sources[s->tab].query.order == TALKS_BY_PERSON;
	const char *order = person ? _("volgorde: persoon") : _("volgorde: datum");
	int left;

	(void)app;
	left = area->width - 1 - tabs_draw(area, 0, tab_labels(labels), s->tab);
	if (s->find.typing || *s->folded)
		draw_filter(s, area);
	if (text_width(order) <= left)
		paint_right(area, 0, area->width - 1 - left, left, ROLE_DIM, order);
	list_draw(&s->lists[s->tab], &inside);
	draw_whole_row(&s->lists[s->tab], area);
}

static void set_filter(struct meetings *s, const char *typed)
{
	free(s->folded);
	s->folded = text_fold(typed);
	for (int kind = 0; kind < TALKS_KIND_COUNT; kind++) {
		s->sources[kind].query.folded = s->folded;
		list_restart(&s->lists[kind], 0);
	}
	say_empty(s);
}

static enum reaction filter_key(struct meetings *s, struct app *app, int code)
{
	if (code == K_ENTER || code == K_DOWN || code == K_UP) {
		s->find.typing = false;
		return REACTION_DONE;
	}
	if (line_key(&s->find.line, app, code) == REACTION_PASS)
		return REACTION_PASS;
	set_filter(s, line_text(&s->find.line));
	return REACTION_DONE;
}

static enum reaction key(struct app *app, void *state, int code)
{
	struct meetings *s = state;
	const char *labels[TALKS_KIND_COUNT + 1];

	if (s->find.typing)
		return filter_key(s, app, code);
	if (tabs_key(tab_labels(labels), &s->tab, code) == REACTION_DONE)
		return REACTION_DONE;
	return list_key(here(s), code);
}

static enum reaction mouse(struct app *app, void *state, const struct mouse *event)
{
	struct meetings *s = state;
	const char *labels[TALKS_KIND_COUNT + 1];
	struct area top = here(s)->area;

	(void)app;
	top.y -= HEAD_ROWS;
	top.height = 1;
	if (tabs_mouse(&top, 0, tab_labels(labels), &s->tab, event) == REACTION_DONE)
		return REACTION_DONE;
	return list_mouse(here(s), event);
}

static enum reaction back(struct app *app, void *state)
{
	struct meetings *s = state;

	(void)app;
	if (!s->find.typing && !*s->folded)
		return REACTION_PASS;
	s->find.typing = false;
	line_set(&s->find.line, "");
	set_filter(s, "");
	return REACTION_DONE;
}

static void reload(struct app *app, void *state)
{
	struct meetings *s = state;

	(void)app;
	for (int kind = 0; kind < TALKS_KIND_COUNT; kind++)
		list_reload(&s->lists[kind]);
}

static void made(struct app *app, void *state, const struct entity *entity, int64_t id)
{
	struct meetings *s = state;

	(void)app;
	if (entity == &meeting_entity && s->tab != TALKS_AGREEMENTS)
		list_select(here(s), id);
}

/* The talk in which that agreement was made; 0: none. */
static int64_t talk_of(struct app *app, int64_t agreement)
{
	struct record *row = NULL;
	struct zb_err err;
	int64_t talk = 0;

	if (store_get(app->db, &agreement_entity, agreement, &row, &err))
		app_error(app, &err);
	else if (!record_is_set(row, AGREEMENT_MEETING))
		app_notice(app, _("Deze afspraak hoort bij geen gesprek; d zet hem op gedaan."));
	else
		talk = record_number(row, AGREEMENT_MEETING);
	record_free(row);
	return talk;
}

static void open_row(struct app *app, void *state)
{
	struct meetings *s = state;
	int64_t id = list_id(here(s));

	if (s->tab == TALKS_AGREEMENTS)
		id = talk_of(app, id);
	if (id)
		app_push(app, &meeting_screen, (struct screen_arg){ .id = id });
}

static void new_talk(struct app *app, void *state)
{
	(void)state;
	app_push(app, &meeting_screen, (struct screen_arg){ 0 });
}

static bool on_agreement(const struct app *app, const void *state)
{
	const struct meetings *s = state;

	return s->tab == TALKS_AGREEMENTS && has_row(app, state);
}

static void set_done(struct app *app, void *state)
{
	struct meetings *s = state;
	struct record *base = NULL, *mine = NULL;
	struct zb_err err;
	enum zb_code code = store_get(app->db, &agreement_entity, list_id(here(s)), &base, &err);

	if (!code) {
		mine = record_copy(base);
		record_set_date(mine, AGREEMENT_DONE, app->today);
		code = store_update_one(app->db, base, mine, NULL, &err);
	}
	if (code)
		app_error(app, &err);
	else {
		app_stale(app);
		app_notice_undo(app, _("Afspraak gedaan: %s."), record_text(mine, AGREEMENT_WHAT));
	}
	record_free(base);
	record_free(mine);
}

static void sort(struct app *app, void *state)
{
	struct meetings *s = state;
	struct talks_query *query = &s->sources[s->tab].query;

	(void)app;
	query->order = query->order == TALKS_BY_DATE ? TALKS_BY_PERSON : TALKS_BY_DATE;
	list_restart(here(s), 0);
}

static const struct action actions[] = {
	{ .id = "meetings.open", .key = K_ENTER, .label = N_("openen"),
	  .help = N_("het gesprek openen"), .when = has_row,
	  .why = N_("Er staat nog niets in de lijst; g legt een gesprek vast."), .run = open_row,
	  .flags = ACTION_BAR },
	{ .id = "meetings.done", .key = 'd', .label = N_("gedaan"),
	  .help = N_("de afspraak is gedaan, vandaag"), .when = on_agreement,
	  .why = N_("De cursor staat niet op een open afspraak; die staan bij Open afspraken."),
	  .run = set_done, .flags = ACTION_BAR },
	{ .id = "meetings.new", .key = 'g', .key2 = 'n', .label = N_("nieuw gesprek"),
	  .help = N_("een gesprek vastleggen"), .run = new_talk, .flags = ACTION_BAR },
	{ .id = "meetings.sort", .key = 's', .label = N_("volgorde"),
	  .help = N_("op datum of op persoon"), .run = sort, .flags = ACTION_BAR },
	{ .id = "meetings.filter", .key = '/', .label = N_("filter"),
	  .help = N_("filteren op leerling, wie erbij was, soort of afspraak"),
	  .when = find_line_not_typing, .run = find_line_begin, .flags = ACTION_BAR },
	{ .id = "meetings.filter_end", .key = K_TAB, .label = N_("naar de lijst"),
	  .help = N_("het filter laten staan en verder in de lijst"), .when = find_line_is_typing,
	  .run = find_line_end, .flags = ACTION_BAR },
	{ 0 },
};

const struct screen meetings_screen = {
	.id = "meetings",
	.title = N_("Gesprekken"),
	.bar = 4,
	.flags = SCREEN_TABS,
	.actions = actions,
	.size = sizeof(struct meetings),
	.enter = enter,
	.leave = leave,
	.fit = fit,
	.draw = draw,
	.typing = find_line_typing,
	.key = key,
	.mouse = mouse,
	.back = back,
	.reload = reload,
	.made = made,
};
