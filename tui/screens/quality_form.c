/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/quality_form.h"

#include <stdlib.h>

#include "core/rules/quality.h"
#include "tui/app.h"
#include "tui/screens/record_form.h"

static void fill(struct form *form, struct record *const *records)
{
	form_add(form, records[0], QUALITY_ANSWER);
	form_add(form, records[0], QUALITY_NOTE);
	form_add(form, records[0], QUALITY_DATE);
}

static struct record *answer_for(const struct app *app, const struct dossier *d,
				 enum quality_item item)
{
	const struct record_list *list = &d->rows[ENTITY_QUALITY];
	struct record *answer;

	for (size_t i = 0; i < list->count; i++)
		if (record_choice(list->items[i], QUALITY_ITEM) == (int)item)
			return record_copy(list->items[i]);
	answer = record_new(&quality_entity);
	record_set_number(answer, QUALITY_PUPIL, dossier_pupil(d)->id);
	record_set_choice(answer, QUALITY_ITEM, (int)item);
	record_set_date(answer, QUALITY_DATE, app->today);
	return answer;
}

/* "doelen passen bij de bestemming · Berg, Jóëlle van den" */
static char *title_of(const struct app *app, const struct dossier *d, enum quality_item item)
{
	struct buffer title = {0};

	buffer_add_format(&title, "%s %s ", quality_label(item), app->look.glyphs[GLYPH_DOT]);
	record_title(dossier_pupil(d), &title);
	return buffer_take(&title);
}

void quality_form_open(struct app *app, const struct dossier *d, enum quality_item item)
{
	char *title = title_of(app, d, item);

	record_form_open(app, &(struct record_form){
				      .title = title,
				      .draft = mem_format("quality/%lld/%s",
							  (long long)dossier_pupil(d)->id,
							  quality_items[item].code),
				      .records = { answer_for(app, d, item) },
				      .link = -1,
				      .field = QUALITY_ANSWER,
				      .saved = _("Antwoord bewaard."),
				      .removal = _("Dit antwoord weghalen? Dan is het punt weer "
						   "niet beantwoord."),
				      .removed = _("Antwoord weggehaald."),
				      .fill = fill,
			      });
	free(title);
}
