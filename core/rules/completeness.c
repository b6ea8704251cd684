/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/completeness.h"

#include <stdlib.h>

#include "core/rules/completeness_find.h"

struct rule {
	const char *code, *heading, *label;
	void (*find)(const struct completeness_case *, struct completeness *);
};

#define COMPLETENESS_ROW(name, code_, heading_, label_)                                            \
	[name] = { .code = #code_, .heading = heading_, .label = label_,                           \
		   .find = completeness_find_##code_ },

static const struct rule rules[COMPLETENESS_COUNT] = { COMPLETENESS(COMPLETENESS_ROW) };

void completeness_of_plan(const struct dossier *d, const struct record *plan,
			  const struct settings *settings, struct date today,
			  const struct derived *derived, struct completeness_list *out)
{
	struct completeness_case about = { d, plan, settings, today, derived };

	completeness_clear(out);
	for (unsigned i = 0; i < COMPLETENESS_COUNT; i++) {
		struct completeness *item = &out->items[i];

		*item = (struct completeness){
			.entity = ENTITY_PLAN, .row = plan->id, .field = -1,
		};
		rules[i].find(&about, item);
		if (!item->reason)
			item->reason = mem_text("");
		out->met += item->state == COMPLETENESS_MET;
		out->asked += item->state != COMPLETENESS_NOT_ASKED;
	}
}

void completeness_clear(struct completeness_list *list)
{
	for (unsigned i = 0; i < COMPLETENESS_COUNT; i++)
		free(list->items[i].reason);
	*list = (struct completeness_list){0};
}

unsigned completeness_add_open(const struct completeness_list *list, struct buffer *out)
{
	unsigned count = 0;

	for (unsigned i = 0; i < COMPLETENESS_COUNT; i++) {
		if (list->items[i].binds || list->items[i].state != COMPLETENESS_MISSING)
			continue;
		buffer_add(out, count++ ? ", " : "");
		buffer_add(out, completeness_label(i));
	}
	return count;
}

const char *completeness_label(enum completeness_id id)
{
	return _(rules[id].label);
}

const char *completeness_code(enum completeness_id id)
{
	return rules[id].code;
}

const char *completeness_heading(enum completeness_id id)
{
	return _(rules[id].heading);
}

const char *const completeness_states[COMPLETENESS_STATE_COUNT] = {
	[COMPLETENESS_MET] = "met",
	[COMPLETENESS_MISSING] = "missing",
	[COMPLETENESS_NOT_ASKED] = "not_asked",
	[COMPLETENESS_UNANSWERED] = "unanswered",
};

static const char signs[COMPLETENESS_STATE_COUNT] = { '+', '-', '.', '?' };

char completeness_sign(enum completeness_state state)
{
	return signs[state];
}

enum completeness_state completeness_of_sign(char sign)
{
	for (int s = 0; s < COMPLETENESS_STATE_COUNT; s++)
		if (signs[s] == sign)
			return (enum completeness_state)s;
	return COMPLETENESS_NOT_ASKED;
}

const struct completeness *completeness_first(const struct completeness_list *list)
{
	for (unsigned i = 0; i < COMPLETENESS_COUNT; i++)
		if (list->items[i].state == COMPLETENESS_MISSING)
			return &list->items[i];
	return NULL;
}
