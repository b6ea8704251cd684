/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "core/records/plan.h"
#include "core/rules/version.h"
#include "tui/app.h"
#include "tui/choice.h"
#include "tui/screens/dossier.h"
#include "tui/screens/quality_form.h"
#include "tui/screens/signs.h"

/* What the law asks, and below it the fifteen items. */
#define CHECK_COUNT (COMPLETENESS_COUNT + QUALITY_ITEM_COUNT)

void dossier_mend(struct app *app, struct dossier_view *view, const struct completeness *item)
{
	if (item->state == COMPLETENESS_MISSING)
		dossier_open(app, view,
			     &(struct page_target){ item->entity, item->row, item->field });
}

static void check_again(struct app *app, struct dossier_view *view);

static void check_chosen(struct app *app, void *data, size_t index)
{
	struct dossier_view *view = data;
	size_t number = index - COMPLETENESS_COUNT;

	view->again = check_again;
	view->mended = index;
	if (index < COMPLETENESS_COUNT)
		dossier_mend(app, view, &view->check.items[index]);
	else if (view->quality.items[number].entity == ENTITY_QUALITY)
		quality_form_open(app, &view->dossier, (enum quality_item)number);
	else
		dossier_mend(app, view, &view->quality.items[number]);
}

static char *say(const struct app *app, const struct completeness *item, const char *label)
{
	char *line = sign_item_line(label, item->reason);
	char *text = mem_format("%s %s", sign_of_item(&app->look, item->state), line);

	free(line);
	return text;
}

char *dossier_check_text(const struct app *app, const struct dossier_view *view, unsigned id)
{
	return say(app, &view->check.items[id], completeness_label(id));
}

/* With the cursor on row CURRENT. */
static void open_check(struct app *app, struct dossier_view *view, size_t current)
{
	const char *names[CHECK_COUNT];
	char *texts[CHECK_COUNT];

	for (unsigned i = 0; i < COMPLETENESS_COUNT; i++)
		names[i] = texts[i] = dossier_check_text(app, view, i);
	for (unsigned i = 0; i < QUALITY_ITEM_COUNT; i++)
		names[COMPLETENESS_COUNT + i] = texts[COMPLETENESS_COUNT + i] =
			say(app, &view->quality.items[i], quality_label((enum quality_item)i));
	choice_open(app, &(struct choice_list){
				 .title = _("Dossiercheck: Enter vult aan, of beantwoordt"),
				 .labels = names,
				 .count = CHECK_COUNT,
				 .current = current,
				 .chosen = check_chosen,
				 .data = view,
			 });
	for (unsigned i = 0; i < CHECK_COUNT; i++)
		free(texts[i]);
}

static void check_again(struct app *app, struct dossier_view *view)
{
	if (view->version)
		open_check(app, view, view->mended);
}

static bool is_elsewhere(const struct dossier_view *view)
{
	return record_is_yes(dossier_pupil(&view->dossier), PUPIL_ELSEWHERE_HOLDS_PLAN);
}

void dossier_open_check(struct app *app, struct dossier_view *view)
{
	const struct completeness *first = completeness_first(&view->check);

	if (view->version)
		open_check(app, view, first ? (size_t)(first - view->check.items) : 0);
	else
		app_notice(app, "%s", is_elsewhere(view) ?
					      _("Het OPP ligt elders; b opent waar.") :
					      _("Nog geen OPP. n maakt een concept."));
}

/* --- on the overview --- */

/* Nothing else calls for it once its end has passed: its terms stop with the pupil. */
static void add_outlived(struct app *app, struct dossier_view *view, struct page *page)
{
	const struct record *plan = plan_in_force(&view->dossier);
	struct date end = plan ? version_outlived(&view->dossier, plan, app->today) :
				 (struct date){ 0 };
	bool left = date_is_set(end) &&
		    !date_compare(end, record_date(dossier_pupil(&view->dossier), PUPIL_LEFT));
	char day[DATE_SHOWN_SIZE];
	struct buffer text = { 0 };

	if (!date_is_set(end))
		return;
	date_to_full(end, day);
	buffer_add_format(&text,
			  left ? _("vertrokken op %s, het OPP is nog in werking; x sluit het af") :
				 _("het OPP liep tot en met %s en is nog in werking; x sluit het "
				   "af, a maakt een volgende versie"),
			  day);
	dossier_add_labelled(view, page, (struct page_target){ ENTITY_PLAN, plan->id, PLAN_ENDS },
			     _("Let op"), &text);
}

void dossier_add_check(struct app *app, struct dossier_view *view, struct page *page)
{
	const struct completeness *first = completeness_first(&view->check);
	const struct record *pupil = dossier_pupil(&view->dossier);
	struct buffer text = { 0 };

	if (!view->version && is_elsewhere(view)) {
		buffer_add(&text, _("het OPP ligt elders"));
		if (record_is_set(pupil, PUPIL_ELSEWHERE))
			buffer_add_format(&text, ": %s", record_text(pupil, PUPIL_ELSEWHERE));
	} else if (!view->version)
		buffer_add(&text, _("nog geen OPP; n maakt een concept"));
	else if (first)
		buffer_add_format(&text, _("%u van %u %s %s"), view->check.met, view->check.asked,
				  app->look.glyphs[GLYPH_DOT], first->reason);
	else
		buffer_add_format(&text, _("%u van %u, compleet"), view->check.met,
				  view->check.asked);
	dossier_add_labelled(view, page,
			     (struct page_target){ ENTITY_PLAN, view->version, DOSSIER_MARK_CHECK },
			     _("OPP-check"), &text);
	add_outlived(app, view, page);
}
