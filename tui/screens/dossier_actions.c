/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "core/records/plan.h"
#include "core/rules/version.h"
#include "core/words.h"
#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/screens/compare.h"
#include "tui/screens/dossier.h"
#include "tui/screens/postpone.h"
#include "tui/screens/screens.h"

static bool has_target(const struct app *app, const void *state)
{
	const struct page_target *target = dossier_target(state);

	(void)app;
	return target && ((const struct dossier_view *)state)->tab != DOSSIER_HISTORY;
}

static bool on_plan(const void *state)
{
	const struct dossier_view *view = state;

	return view->tab == DOSSIER_PLAN || view->tab == DOSSIER_GOALS;
}

static bool has_plan(const struct app *app, const void *state)
{
	const struct dossier_view *view = state;

	(void)app;
	return view->version != 0;
}

/* None where another key does the same: e evaluates, a makes the next version. Beside a draft there
 * is nothing new to make either: it is shown. */
static const char *new_label(const struct app *app, const void *state)
{
	const struct dossier_view *view = state;
	bool planned = plan_in_force(&view->dossier) || dossier_draft(view);

	(void)app;
	if (view->tab == DOSSIER_EVALUATIONS || (view->tab == DOSSIER_PLAN && planned))
		return NULL;
	return dossier_new_label(view);
}

static bool can_evaluate(const struct app *app, const void *state)
{
	const struct dossier_view *view = state;

	(void)app;
	return plan_in_force(&view->dossier) != NULL;
}

/* The plan to be stepped with: on Plan and Doelen the version shown, elsewhere, and for the draft
 * beside another version, the one that is in that state. 0: none. */
static int64_t plan_in(const struct dossier_view *view, enum plan_status status)
{
	const struct record_list *plans = &view->dossier.rows[ENTITY_PLAN];

	if (on_plan(view) && dossier_version_is(view, (int)status))
		return view->version;
	if (on_plan(view) && status != PLAN_DRAFT)
		return 0;
	for (size_t i = plans->count; i > 0; i--)
		if (record_choice(plans->items[i - 1], PLAN_STATUS) == (int)status)
			return plans->items[i - 1]->id;
	return 0;
}

static bool is_draft(const struct app *app, const void *state)
{
	(void)app;
	return plan_in(state, PLAN_DRAFT) != 0;
}

/* Of the concept, whatever version is shown. */
static const char *force_label(const struct app *app, const void *state)
{
	(void)app;
	return dossier_version_is(state, PLAN_DRAFT) ? N_("in werking") : N_("concept in werking");
}

static bool is_in_force(const struct app *app, const void *state)
{
	(void)app;
	return plan_in(state, PLAN_IN_FORCE) != 0;
}

/* Of two versions that could be stepped with the draft comes first. */
static bool is_adjusted(const struct app *app, const void *state)
{
	return is_in_force(app, state) && (on_plan(state) || !is_draft(app, state));
}

static bool is_frozen(const struct app *app, const void *state)
{
	return has_plan(app, state) && !dossier_version_is(state, PLAN_DRAFT);
}

static bool has_versions(const struct app *app, const void *state)
{
	const struct dossier_view *view = state;

	(void)app;
	return on_plan(state) && view->dossier.rows[ENTITY_PLAN].count > 1;
}

static bool can_remove(const struct app *app, const void *state)
{
	(void)app;
	return dossier_can_remove(state);
}

static bool has_goal(const struct app *app, const void *state)
{
	const struct dossier_view *view = state;

	(void)app;
	return view->tab == DOSSIER_GOALS && dossier_row_at(view, ENTITY_GOAL);
}

static bool has_agreement(const struct app *app, const void *state)
{
	const struct page_target *target = dossier_target(state);

	(void)app;
	return target && target->entity == ENTITY_AGREEMENT && target->row;
}

/* The deadline with the cursor, or NULL. */
static const struct due *due_at(const void *state)
{
	const struct dossier_view *view = state;
	const struct page_target *target = dossier_target(view);

	for (size_t i = 0; target && i < view->derived.due_count; i++) {
		const struct due *due = &view->derived.due[i];

		if (target->field == DOSSIER_MARK_DUE + due->deadline &&
		    target->entity == due->entity && target->row == due->row)
			return due;
	}
	return NULL;
}

static bool has_due(const struct app *app, const void *state)
{
	(void)app;
	return due_at(state) != NULL;
}

static void postpone(struct app *app, void *state)
{
	const struct dossier_view *view = state;

	postpone_open(app, view->pupil, due_at(view));
}

static void open_target(struct app *app, void *state)
{
	/* The page may be built anew meanwhile. */
	struct page_target target = *dossier_target(state);

	dossier_open(app, state, &target);
}

static void evaluate(struct app *app, void *state)
{
	dossier_evaluate(app, state);
}

static void talk(struct app *app, void *state)
{
	dossier_talk(app, state);
}

static void add(struct app *app, void *state)
{
	dossier_add_menu(app, state);
}

/* Shows on Plan the version that is stepped with. */
static void go_to_plan(struct app *app, struct dossier_view *view, enum plan_status status)
{
	int64_t plan = plan_in(view, status);

	dossier_turn_to(app, view, plan);
	if (!on_plan(view))
		dossier_go(view, DOSSIER_PLAN, (struct page_target){ ENTITY_PLAN, plan, -1 });
}

static void put_in_force(struct app *app, void *state)
{
	go_to_plan(app, state, PLAN_DRAFT);
	dossier_put_in_force(app, state);
}

static void adjust(struct app *app, void *state)
{
	go_to_plan(app, state, PLAN_IN_FORCE);
	dossier_adjust(app, state);
}

static void close_plan(struct app *app, void *state)
{
	go_to_plan(app, state, PLAN_IN_FORCE);
	dossier_close_plan(app, state);
}

static void check(struct app *app, void *state)
{
	dossier_open_check(app, state);
}

static void register_plan(struct app *app, void *state)
{
	const struct dossier_view *view = state;

	dossier_edit_plan(app, state, view->version, PLAN_ROD_BEGIN);
}

static void choose_state(struct app *app, void *state)
{
	dossier_choose_state(app, state);
}

static void toggle(struct app *app, void *state)
{
	dossier_toggle_agreement(app, state);
}

static void move_down(struct app *app, void *state)
{
	dossier_move_goal(app, state, 1);
}

static void move_up(struct app *app, void *state)
{
	dossier_move_goal(app, state, -1);
}

static void remove_target(struct app *app, void *state)
{
	dossier_remove(app, state);
}

static void edit_pupil(struct app *app, void *state)
{
	dossier_edit_pupil(app, state);
}

static void make_template(struct app *app, void *state)
{
	dossier_make_template(app, state);
}

static void measure(struct app *app, void *state)
{
	const struct dossier_view *view = state;

	app_push(app, &measure_screen, (struct screen_arg){ .id = view->pupil });
}

static void open_meldcode(struct app *app, void *state)
{
	const struct dossier_view *view = state;

	app_push(app, &meldcode_screen, (struct screen_arg){ .id = view->pupil });
}

static void ask_meldcode(struct app *app, void *state)
{
	char *text = mem_format(_("Het gesloten dossier van de meldcode openen? Alleen voor de "
				  "%s en de directie. Wie het opent wordt genoteerd."),
				word((enum school_type)db_settings(app->db)->type,
				     WORD_COORDINATOR));

	dialog_confirm(app, text, _("openen"), open_meldcode, state);
	free(text);
}

static void step_version(struct dossier_view *view, int by)
{
	const struct record_list *plans = &view->dossier.rows[ENTITY_PLAN];
	size_t at = 0;

	while (at < plans->count && plans->items[at]->id != view->version)
		at++;
	if (by < 0 ? at > 0 : at + 1 < plans->count)
		dossier_show_version(view, plans->items[by < 0 ? at - 1 : at + 1]->id);
}

static void older(struct app *app, void *state)
{
	step_version(state, -1);
	app_screen(app)->reload(app, state);
}

static void newer(struct app *app, void *state)
{
	step_version(state, 1);
	app_screen(app)->reload(app, state);
}

static void print(struct app *app, void *state)
{
	dossier_print(app, state);
}

/* The version shown beside the one before it; the first beside the second. */
static void compare(struct app *app, void *state)
{
	const struct dossier_view *view = state;
	const struct record_list *plans = &view->dossier.rows[ENTITY_PLAN];
	struct compare_start start;
	size_t at = 1;

	while (at + 1 < plans->count && plans->items[at]->id != view->version &&
	       plans->items[0]->id != view->version)
		at++;
	start = (struct compare_start){ plans->items[at - 1]->id, plans->items[at]->id };
	app_push(app, &compare_screen, (struct screen_arg){ .id = view->pupil, .data = &start });
}

/* Why not. */
#define NO_GOAL N_("Zet de cursor op een doel: die staan op het tabblad Doelen.")
#define NO_VERSIONS N_("Andere versies toont het tabblad Plan, als er meer dan één is.")

const struct action dossier_actions[] = {
	{ .id = "dossier.open", .key = K_ENTER, .label = N_("openen"),
	  .help = N_("openen of wijzigen waar de cursor staat"), .when = has_target,
	  .why = N_("Hier valt niets te openen; n voegt iets toe."),
	  .run = open_target, .flags = ACTION_BAR },
	{ .id = "dossier.new", .key = 'n', .label = N_("nieuw"), .label_now = new_label,
	  .help = N_("nieuw: wat op dit tabblad staat, of kiezen uit alles"),
	  .run = add, .flags = ACTION_BAR },
	{ .id = "plan.force", .key = 'w', .label = N_("in werking"), .label_now = force_label,
	  .help = N_("het concept in werking laten gaan, met de instemming"),
	  .when = is_draft,
	  .why = N_("Geen concept om in werking te zetten: n maakt er een, a de volgende versie."),
	  .run = put_in_force, .flags = ACTION_BAR },
	{ .id = "plan.adjust", .key = 'a', .label = N_("aanpassen"),
	  .help = N_("de volgende versie maken, met alle velden en open doelen"),
	  .when = is_adjusted,
	  .why = N_("Aanpassen kan alleen wat in werking is; een concept wijzigt u met Enter."),
	  .run = adjust, .flags = ACTION_BAR },
	{ .id = "goal.state", .key = 's', .label = N_("stand"),
	  .help = N_("het doel afgerond, vervallen of meegegeven"), .when = has_goal,
	  .why = NO_GOAL,
	  .run = choose_state, .flags = ACTION_BAR },
	{ .id = "agreement.done", .key = 'd', .key2 = ' ', .label = N_("gedaan"),
	  .help = N_("de afspraak is gedaan, of toch niet"), .when = has_agreement,
	  .why = N_("Zet de cursor op een afspraak: bij Te doen, of op het tabblad Gesprekken."),
	  .run = toggle,
	  .flags = ACTION_BAR },
	{ .id = "dossier.postpone", .key = 'z', .label = N_("uitstel"),
	  .help = N_("wat te doen staat uitstellen met een reden"),
	  .when = has_due,
	  .why = N_("Zet de cursor op iets dat te doen staat: bovenaan op het overzicht."),
	  .run = postpone, .flags = ACTION_BAR },
	{ .id = "evaluation.new", .key = 'e', .label = N_("evaluatie"),
	  .help = N_("de open doelen evalueren"), .when = can_evaluate,
	  .why = N_("Geen OPP in werking: op Plan maakt n een concept en zet w het in werking."),
	  .run = evaluate, .flags = ACTION_BAR },
	{ .id = "meeting.new", .key = 'g', .label = N_("gesprek"),
	  .help = N_("een gesprek vastleggen"), .run = talk, .flags = ACTION_BAR },
	{ .id = "dossier.check", .key = 'c', .label = N_("check"),
	  .help = N_("wat het OPP mist; Enter gaat naar het veld ervan"),
	  .when = has_plan,
	  .why = N_("Er is nog geen OPP om na te kijken. n maakt een concept."),
	  .run = check, .flags = ACTION_BAR },
	{ .id = "plan.older", .key = '[', .help = N_("de vorige versie van het OPP"),
	  .when = has_versions,
	  .why = NO_VERSIONS,
	  .run = older },
	{ .id = "plan.newer", .key = ']', .help = N_("de volgende versie van het OPP"),
	  .when = has_versions,
	  .why = NO_VERSIONS,
	  .run = newer },
	{ .id = "plan.compare", .key = 'v', .help = N_("twee versies naast elkaar: wat is anders"),
	  .when = has_versions,
	  .why = NO_VERSIONS,
	  .run = compare },
	{ .id = "plan.register", .key = 'r', .help = N_("ROD-datums en einddatum invullen"),
	  .when = is_frozen,
	  .why = N_("Dit kan bij een OPP dat in werking is of was; w zet een concept in werking."),
	  .run = register_plan },
	{ .id = "plan.close", .key = 'x', .help = N_("het OPP afsluiten, met reden en datum"),
	  .when = is_in_force,
	  .why = N_("Er staat hier geen OPP in werking om af te sluiten; [ en ] tonen de versies."),
	  .run = close_plan },
	{ .id = "goal.down", .key = 'J', .help = N_("het doel een plaats naar beneden"),
	  .when = has_goal,
	  .why = NO_GOAL,
	  .run = move_down },
	{ .id = "goal.up", .key = 'K', .help = N_("het doel een plaats naar boven"),
	  .when = has_goal,
	  .why = NO_GOAL,
	  .run = move_up },
	{ .id = "plan.template", .key = 't', .help = N_("als sjabloon bewaren, voor een nieuw OPP"),
	  .when = has_plan,
	  .why = N_("Er is nog geen OPP om een sjabloon van te maken. n maakt een concept."),
	  .run = make_template },
	{ .id = "dossier.print", .key = 'p',
	  .help = N_("afdrukken: OPP, blad voor wie invalt, of het dossier"),
	  .run = print },
	{ .id = "pupil.edit", .key = 'b',
	  .help = N_("de leerling wijzigen, of uitschrijven bij vertrek"),
	  .run = edit_pupil },
	{ .id = "dossier.measure", .key = 'm',
	  .help = N_("metingen invoeren, alle vakken op een rij"),
	  .run = measure },
	{ .id = "dossier.meldcode", .key = 'M',
	  .help = N_("de meldcode openen: gesloten, en het wordt genoteerd"),
	  .run = ask_meldcode },
	{ .id = "dossier.remove", .key = 'D', .key2 = K_DELETE,
	  .help = N_("verwijderen waar de cursor staat"), .when = can_remove,
	  .why = N_("Dit kan niet weg: wat in werking is of was blijft in het dossier."),
	  .run = remove_target },
	{ 0 },
};
