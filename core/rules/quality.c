/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/quality.h"

#include <stdlib.h>

#include "core/rules/quality_find.h"

struct rule {
	const char *heading, *label;
	int national;
	void (*find)(const struct quality_case *, struct completeness *);
};

#define QUALITY_ROW(name, code, heading_, national_, label_)                                       \
	[name] = { .heading = heading_, .label = label_, .national = national_,                    \
		   .find = quality_find_##code },

static const struct rule rules[QUALITY_ITEM_COUNT] = { QUALITY_ITEMS(QUALITY_ROW) };

/* What the school answered of ITEM, or NULL. */
static const struct record *answer_of(const struct dossier *d, enum quality_item item)
{
	const struct record_list *list = &d->rows[ENTITY_QUALITY];

	for (size_t i = 0; i < list->count; i++)
		if (record_choice(list->items[i], QUALITY_ITEM) == (int)item)
			return list->items[i];
	return NULL;
}

/* "nee, 12-09-2026: nog navragen" */
static char *say_answer(const struct record *answer)
{
	struct buffer text = {0};
	char day[DATE_SHOWN_SIZE];

	record_show(answer, QUALITY_ANSWER, &text);
	date_to_full(record_date(answer, QUALITY_DATE), day);
	if (*day)
		buffer_add_format(&text, ", %s", day);
	if (record_is_set(answer, QUALITY_NOTE))
		buffer_add_format(&text, ": %s", record_text(answer, QUALITY_NOTE));
	return buffer_take(&text);
}

static void ask_school(const struct dossier *d, enum quality_item id, struct completeness *item)
{
	static const enum completeness_state states[] = {
		[ANSWER_YES] = COMPLETENESS_MET,
		[ANSWER_NO] = COMPLETENESS_MISSING,
		[ANSWER_NOT_APPLICABLE] = COMPLETENESS_NOT_ASKED,
	};
	const struct record *answer = answer_of(d, id);
	int said = answer ? record_choice(answer, QUALITY_ANSWER) : -1;

	free(item->reason);
	item->entity = ENTITY_QUALITY;
	item->row = answer ? answer->id : 0;
	item->field = QUALITY_ANSWER;
	item->state = said < 0 ? COMPLETENESS_UNANSWERED : states[said];
	item->reason = said < 0 ? mem_text(_("blijkt niet uit het dossier")) :
				  say_answer(answer);
}

void quality_of_plan(const struct dossier *d, const struct record *plan,
		     const struct completeness_list *check, const struct derived *derived,
		     struct date today, struct quality_list *out)
{
	quality_clear(out);
	struct quality_case about = { d, plan, check, derived, today, &out->turns };

	for (unsigned i = 0; i < QUALITY_ITEM_COUNT; i++) {
		struct completeness *item = &out->items[i];

		*item = (struct completeness){
			.state = COMPLETENESS_UNANSWERED, .entity = ENTITY_PLAN, .row = plan->id,
			.field = -1,
		};
		rules[i].find(&about, item);
		if (item->state == COMPLETENESS_UNANSWERED)
			ask_school(d, (enum quality_item)i, item);
		if (!item->reason)
			item->reason = mem_text("");
		out->met += item->state == COMPLETENESS_MET;
		out->asked += item->state == COMPLETENESS_MET ||
			      item->state == COMPLETENESS_MISSING;
		out->unanswered += item->state == COMPLETENESS_UNANSWERED;
	}
}

void quality_clear(struct quality_list *list)
{
	for (unsigned i = 0; i < QUALITY_ITEM_COUNT; i++)
		free(list->items[i].reason);
	*list = (struct quality_list){0};
}

const char *quality_label(enum quality_item item)
{
	return _(rules[item].label);
}

const char *quality_heading(enum quality_item item)
{
	return _(rules[item].heading);
}

int quality_national(enum quality_item item)
{
	return rules[item].national;
}

const char *quality_source(void)
{
	return _("van 198 basisscholen (inspectie 2018/2019), niet van dossiers");
}
