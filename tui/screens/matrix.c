/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/matrix.h"

#include "tui/app.h"
#include "tui/choice.h"
#include "tui/screens/place.h"
#include "tui/screens/quality_form.h"
#include "tui/screens/screens.h"
#include "tui/screens/signs.h"

static size_t *item_of(struct matrix_view *view)
{
	return &view->items[view->source.order.set];
}

static enum zb_code arrange(struct app *app, struct matrix_view *view, struct zb_err *err)
{
	view->disordered = false;
	return matrix_arrange(view->source.matrix, app->db, &view->source.order,
			      line_text(&view->find.line), err);
}

static enum zb_code load(struct app *app, struct matrix_view *view, struct zb_err *err)
{
	struct matrix *matrix = NULL;
	enum zb_code code = matrix_load(app->db, &matrix, err);

	if (code)
		return code;
	matrix_free(view->source.matrix);
	view->source.matrix = matrix;
	view->stale = false;
	return arrange(app, view, err);
}

/* Another order or filter. */
static void restart(struct matrix_view *view, int64_t to)
{
	view->disordered = true;
	list_restart(&view->list, to);
}

static void show_set(struct matrix_view *view, enum matrix_set set)
{
	view->source.order.set = set;
	view->list.column_count = matrix_make_columns(set, view->columns);
}

static enum zb_code enter(struct app *app, void *state, struct screen_arg arg, struct zb_err *err)
{
	struct matrix_view *view = state;
	enum zb_code code;

	(void)arg;
	if (!app->db)
		return zb_fail(err, ZB_NOT_FOUND, _("er is nog geen schoolbestand"));
	view->source = (struct matrix_source){
		.db = app->db, .look = &app->look,
		.order = { .set = MATRIX_ITEMS, .by = MATRIX_BY_MISSING },
	};
	line_init(&view->find.line, app->filter);
	code = load(app, view, err);
	if (code) {
		line_clear(&view->find.line);
		matrix_free(view->source.matrix);
		return code;
	}
	list_init(&view->list, view->columns, 0, &matrix_source, &view->source);
	show_set(view, MATRIX_ITEMS);
	return ZB_OK;
}

static void leave(struct app *app, void *state)
{
	struct matrix_view *view = state;

	(void)app;
	list_clear(&view->list);
	line_clear(&view->find.line);
	matrix_card_free(&view->card);
	matrix_free(view->source.matrix);
}

static void reload(struct app *app, void *state)
{
	struct matrix_view *view = state;

	(void)app;
	view->stale = true;
	matrix_card_forget(&view->card);
	list_reload(&view->list);
}

static enum zb_code read_shown(struct app *app, struct matrix_view *view, const struct area *area,
			    struct zb_err *err)
{
	struct area list = matrix_list_area(view, area);
	enum zb_code code = ZB_OK;

	if (view->stale)
		code = load(app, view, err);
	else if (view->disordered)
		code = arrange(app, view, err);
	if (!code)
		code = list_fit(&view->list, &list, err);
	if (!code)
		code = matrix_card_read(&view->card, app->db, list_id(&view->list), app->today,
					err);
	return code;
}

static void fit(struct app *app, void *state, const struct area *area)
{
	struct matrix_view *view = state;
	struct zb_err err;

	view->list.empty = matrix_is_narrow(view) ?
				   _("Geen leerling met een OPP past bij dit filter. Esc wist "
				     "het.") :
				   _("Nog geen leerling met een OPP. 1 toont de leerlingen: Enter "
				     "opent een dossier, n begint daar een OPP.");
	if (read_shown(app, view, area, &err))
		app_error(app, &err);
}

/* --- keys --- */

static void clear_filter(struct app *app, struct matrix_view *view)
{
	view->find.typing = false;
	line_set(&view->find.line, "");
	app_set_filter(app, NULL);
	restart(view, list_id(&view->list));
}

static enum reaction key(struct app *app, void *state, int code)
{
	struct matrix_view *view = state;

	if (!view->find.typing)
		return list_key(&view->list, code);
	if (code == K_ESC)
		clear_filter(app, view);
	else if (code == K_ENTER)
		find_line_end(app, view);
	else if (line_key(&view->find.line, app, code) == REACTION_PASS)
		return list_key(&view->list, code);
	else {
		app_set_filter(app, line_text(&view->find.line));
		restart(view, 0);
	}
	return REACTION_DONE;
}

static enum reaction mouse(struct app *app, void *state, const struct mouse *event)
{
	struct matrix_view *view = state;
	int x = event->x - view->list.area.x;

	(void)app;
	for (size_t i = 0; event->kind == MOUSE_PRESS && i + MATRIX_FIRST_ITEM <
							view->list.column_count; i++) {
		struct column_place place = list_column_place(&view->list, MATRIX_FIRST_ITEM + i);

		if (place.width && x >= place.x && x < place.x + place.width)
			*item_of(view) = i;
	}
	return list_mouse(&view->list, event);
}

static enum reaction back(struct app *app, void *state)
{
	struct matrix_view *view = state;

	if (!*line_text(&view->find.line))
		return REACTION_PASS;
	clear_filter(app, view);
	return REACTION_DONE;
}

/* --- actions --- */

static bool has_row(const struct app *app, const void *state)
{
	const struct matrix_view *view = state;

	(void)app;
	return !view->find.typing && list_id(&view->list) && view->card.pupil;
}

static void mend(struct app *app, void *state)
{
	struct matrix_view *view = state;
	size_t number = *item_of(view);
	enum matrix_set set = view->source.order.set;
	const struct completeness *item = matrix_card_item(&view->card, set, number);

	if (item->entity == ENTITY_QUALITY)
		quality_form_open(app, &view->card.dossier, (enum quality_item)number);
	else if (item->state == COMPLETENESS_MISSING)
		place_mend(app, view->card.pupil,
			   (struct page_target){ item->entity, item->row, item->field });
	else
		app_notice(app, _("%s: %s. Hier hoeft niets; d opent het dossier."),
			   matrix_label(set, number), sign_item_word(item->state));
}

static void open_dossier(struct app *app, void *state)
{
	const struct matrix_view *view = state;

	app_push(app, &dossier_screen, (struct screen_arg){ .id = list_id(&view->list) });
}

static void step_item(struct matrix_view *view, int by)
{
	size_t count = matrix_sizes[view->source.order.set];

	*item_of(view) = (*item_of(view) + count + (size_t)by) % count;
}

static void next_item(struct app *app, void *state)
{
	(void)app;
	step_item(state, 1);
}

static void previous_item(struct app *app, void *state)
{
	(void)app;
	step_item(state, -1);
}

static void turn_set(struct app *app, void *state)
{
	struct matrix_view *view = state;
	struct matrix_order *order = &view->source.order;

	(void)app;
	show_set(view, order->set == MATRIX_ITEMS ? MATRIX_QUALITY : MATRIX_ITEMS);
	if (order->by >= 0)
		order->by = MATRIX_BY_MISSING;
	restart(view, list_id(&view->list));
}

enum sorting { SORT_MISSING, SORT_ITEM, SORT_NAME, SORT_COUNT };

static void sort_by(struct app *app, void *data, size_t chosen)
{
	struct matrix_view *view = data;
	struct matrix_order *order = &view->source.order;

	(void)app;
	order->by = chosen == SORT_ITEM ? (int)*item_of(view) :
		    chosen == SORT_NAME ? MATRIX_BY_NAME :
					  MATRIX_BY_MISSING;
	order->backwards = false;
	restart(view, 0);
}

static void choose_sort(struct app *app, void *state)
{
	struct matrix_view *view = state;
	const struct matrix_order *order = &view->source.order;
	const char *labels[SORT_COUNT] = {
		[SORT_MISSING] = _("tekorten"),
		[SORT_ITEM] = matrix_label(order->set, *item_of(view)),
		[SORT_NAME] = _("naam"),
	};

	choice_open(app, &(struct choice_list){
				 .title = _("Volgorde"),
				 .labels = labels,
				 .count = SORT_COUNT,
				 .current = order->by >= 0		? SORT_ITEM :
					    order->by == MATRIX_BY_NAME ? SORT_NAME :
									  SORT_MISSING,
				 .chosen = sort_by,
				 .data = view,
			 });
}

static void turn_round(struct app *app, void *state)
{
	struct matrix_view *view = state;

	(void)app;
	view->source.order.backwards = !view->source.order.backwards;
	restart(view, 0);
}

/* Why not. */
#define NO_PUPIL N_("De cursor staat niet op een leerling; 1 toont de leerlingen.")

static const struct action actions[] = {
	{ .id = "matrix.mend", .key = K_ENTER, .label = N_("aanvullen"),
	  .help = N_("openen wat ontbreekt, of het punt zelf beantwoorden"), .when = has_row,
	  .why = NO_PUPIL, .run = mend, .flags = ACTION_BAR },
	{ .id = "matrix.next", .key = K_RIGHT, .key2 = 'l', .label = N_("punt"),
	  .help = N_("het volgende punt"), .when = find_line_not_typing, .run = next_item,
	  .flags = ACTION_BAR },
	{ .id = "matrix.previous", .key = K_LEFT, .key2 = 'h', .help = N_("het vorige punt"),
	  .when = find_line_not_typing, .run = previous_item },
	{ .id = "matrix.set", .key = K_TAB, .label = N_("wet/inspectie"),
	  .help = N_("wat de wet vraagt, of de vijftien punten"), .when = find_line_not_typing,
	  .run = turn_set, .flags = ACTION_BAR },
	{ .id = "matrix.sort", .key = 's', .label = N_("volgorde"),
	  .help = N_("de volgorde kiezen, ook op dit punt"), .when = find_line_not_typing,
	  .run = choose_sort, .flags = ACTION_BAR },
	{ .id = "matrix.reverse", .key = 'S', .help = N_("de volgorde omkeren"),
	  .when = find_line_not_typing, .run = turn_round },
	{ .id = "matrix.dossier", .key = 'd', .label = N_("dossier"),
	  .help = N_("het dossier van de leerling openen"), .when = has_row, .why = NO_PUPIL,
	  .run = open_dossier, .flags = ACTION_BAR },
	{ .id = "matrix.filter", .key = '/', .label = N_("filter"),
	  .help = N_("filteren op naam, groep, medewerker of categorie"),
	  .when = find_line_not_typing,
	  .run = find_line_begin, .flags = ACTION_BAR },
	{ .id = "matrix.filter_end", .key = K_TAB, .label = N_("naar de lijst"),
	  .help = N_("het filter laten staan en verder in de lijst"), .when = find_line_is_typing,
	  .run = find_line_end, .flags = ACTION_BAR },
	{ 0 },
};

const struct screen matrix_screen = {
	.id = "matrix",
	.title = N_("Check"),
	.bar = 7,
	.actions = actions,
	.size = sizeof(struct matrix_view),
	.enter = enter,
	.leave = leave,
	.fit = fit,
	.draw = matrix_draw,
	.legend = matrix_legend,
	.typing = find_line_typing,
	.key = key,
	.mouse = mouse,
	.back = back,
	.reload = reload,
};
