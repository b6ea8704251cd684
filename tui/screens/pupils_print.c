/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes on paper of no pupil in particular: the page of a group, and an empty plan. */
#include <stdlib.h>
#include <string.h>

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

/* Said before it is asked where it goes. */
static bool can_be_made(struct app *app, const struct print_request *request)
{
	struct document document;
	struct zb_err err;
	enum zb_code code = print_make(app->db, request, &document, &err);

	if (code)
		app_error(app, &err);
	document_free(&document);
	return !code;
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
		if (can_be_made(app, &paper->request))
			paper_ask(app, paper, _("Groepsoverzicht"), name.bytes);
		buffer_clear(&name);
	}
}

static enum zb_code take_group(void *context, const struct pupils_row *row, struct zb_err *err)
{
	char **group = context;

	(void)err;
	*group = mem_text(row->group);
	return ZB_OK;
}

/* That of the pupil with the cursor, else the first. */
static size_t group_here(struct app *app, const struct pupils *pupils)
{
	const struct pupils_groups *groups = &pupils->groups;
	int64_t pupil = list_id(&pupils->list);
	char *group = NULL;
	size_t at = 0;

	if (pupil)
		pupils_read_some(app->db, &pupils->source.order, &pupil, 1, take_group, &group,
				 NULL);
	while (group && at < groups->count && strcmp(groups->items[at].name, group) != 0)
		at++;
	free(group);
	return at < groups->count ? at : 0;
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
						.current = group_here(app, pupils),
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
