/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes on paper of no pupil in particular: the page of a group, and an empty plan. */
#include <stdlib.h>

#include "core/records/group.h"
#include "db/query.h"
#include "tui/choice.h"
#include "tui/screens/pupils.h"

#define FORM_LABEL N_("Leeg OPP, om met de hand in te vullen")

static enum zb_code collect(void *context, const char *const *cells, struct zb_err *err)
{
	struct pupils_groups *groups = context;

	(void)err;
	groups->items = mem_grow(groups->items, &groups->room, groups->count + 1,
				 sizeof *groups->items);
	groups->items[groups->count++] = (struct pupils_group){
		.id = strtoll(cells[QUERY_ID], NULL, 10),
		.name = mem_text(cells[GROUP_NAME + QUERY_FIELDS]),
	};
	return ZB_OK;
}

void pupils_groups_clear(struct pupils_groups *groups)
{
	for (size_t i = 0; i < groups->count; i++)
		free(groups->items[i].name);
	groups->count = 0;
}

static void chosen(struct app *app, void *data, size_t index)
{
	struct pupils *pupils = data;
	struct paper *paper = &pupils->paper;

	paper->format = PRINT_PDF;
	if (index == pupils->groups.count) {
		paper->request = (struct print_request){ .kind = PRINT_FORM };
		paper_ask(app, paper, _(FORM_LABEL), "opp-leeg.pdf");
	} else {
		const struct pupils_group *group = &pupils->groups.items[index];
		struct buffer name = {0};

		buffer_add(&name, "groepsoverzicht-");
		print_add_name(&name, group->name);
		buffer_add(&name, ".pdf");
		paper->request = (struct print_request){ .kind = PRINT_GROUP, .row = group->id };
		paper_ask(app, paper, _("Groepsoverzicht"), name.bytes);
		buffer_clear(&name);
	}
}

static void ask(struct app *app, struct pupils *pupils)
{
	size_t count = pupils->groups.count;
	char **labels = mem_new(count + 1, sizeof *labels);

	for (size_t i = 0; i < count; i++)
		labels[i] = mem_format(_("Groepsoverzicht van %s"), pupils->groups.items[i].name);
	labels[count] = mem_text(_(FORM_LABEL));
	choice_open(app, &(struct choice_list){ .title = _("Afdrukken"),
						.labels = (const char *const *)labels,
						.count = count + 1,
						.chosen = chosen,
						.data = pupils });
	for (size_t i = 0; i <= count; i++)
		free(labels[i]);
	free(labels);
}

void pupils_print(struct app *app, void *state)
{
	struct pupils *pupils = state;
	char year[SCHOOL_YEAR_SIZE];
	const struct query_filter now = { "school_year", year };
	struct zb_err err;

	school_year_to_text(school_year_of(app->today), year);
	pupils_groups_clear(&pupils->groups);
	if (query_rows(app->db, &group_entity, &now, 1, collect, &pupils->groups, &err))
		app_error(app, &err);
	else
		ask(app, pupils);
}
