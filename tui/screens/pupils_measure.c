/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A round of tests: for the pupils that are marked, else for those that the filter left, else for
 * the class of the pupil with the cursor, of whom the list shows those with extra support or
 * all. */
#include <stdlib.h>

#include "core/words.h"
#include "db/round.h"
#include "db/talk.h"
#include "tui/screens/pupils.h"
#include "tui/screens/round.h"
#include "tui/screens/screens.h"

#define READ_MAX (ROUND_PUPILS_MAX + 1) /* one more tells that there are more */

static void open_round(struct app *app, const int64_t *ids, size_t count, const char *about)
{
	const struct round_start start = { ids, count, about };

	app_push(app, &round_screen, (struct screen_arg){ .data = &start });
}

static void open_filtered(struct app *app, const struct pupils *pupils)
{
	int64_t *ids = mem_new(READ_MAX, sizeof(*ids));
	size_t count = filter_ids(pupils->source.filter, 0, READ_MAX, ids);
	char *about = mem_format(_("filter: %s"), line_text(&pupils->find.line));

	open_round(app, ids, count, about);
	free(about);
	free(ids);
}

static void open_class(struct app *app, const struct pupils *pupils, int64_t pupil)
{
	bool extra = pupils->source.order.scope == PUPILS_EXTRA;
	int64_t group = 0, *ids = NULL;
	char *name = NULL, *about;
	size_t count = 0;
	struct zb_err err;
	enum zb_code code = round_class(app->db, pupil, app->today, &group, &name, &err);

	if (!code && group)
		code = talk_group_pupils(app->db, group, app->today, extra, &ids, &count, &err);
	if (code) {
		app_error(app, &err);
	} else if (!count) {
		open_round(app, &pupil, 1, _("zonder groep"));
	} else {
		about = mem_format("%s %s", look_say(&app->look, N_("groep")), name);
		open_round(app, ids, count, about);
		free(about);
	}
	free(name);
	free(ids);
}

void pupils_measure(struct app *app, void *state)
{
	const struct pupils *pupils = state;
	const int64_t *ids;
	size_t count = pupils_chosen(pupils, &ids);

	if (pupils->list.mark_count)
		open_round(app, ids, count, _("aangestreept"));
	else if (pupils->source.filter)
		open_filtered(app, pupils);
	else
		open_class(app, pupils, list_id(&pupils->list));
}
