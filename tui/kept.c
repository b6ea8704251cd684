/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/kept.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "db/history.h"
#include "tui/app.h"
#include "tui/dialog.h"

#define BEGIN_COLUMNS 58 /* of what was typed: a row of the question */

void kept_begin(struct kept *kept, struct app *app, const char *name)
{
	kept->name = mem_text(name);
	if (name)
		kept->stored = !draft_get(app->db, name, &kept->offered, NULL);
}

void kept_clear(struct kept *kept)
{
	draft_clear(&kept->offered);
	free(kept->name);
}

static bool has_letter(const char *text)
{
	while (*text && !isalpha((unsigned char)*text) && !(*text & 0x80))
		text++;
	return *text != '\0';
}

/* Words that somebody typed, no code or number, nor what WHAT says already; NULL when there are
 * none. */
static const char *longest_text(const struct draft *draft, const char *what)
{
	const char *longest = NULL;

	for (size_t i = 0; i < draft->count; i++) {
		const char *text = draft->texts[i].text;

		if (strchr(text, ' ') && has_letter(text) && !strstr(what, text) &&
		    (!longest || strlen(text) > strlen(longest)))
			longest = text;
	}
	return longest;
}

static void add_begin(struct buffer *out, const struct app *app, const char *text)
{
	char *begin = text ? text_cut(text, BEGIN_COLUMNS, app->look.utf8) : NULL;

	if (begin)
		buffer_add_format(out, "\n\"%s\"", begin);
	free(begin);
}

static void answer(struct app *app, void *data, size_t button)
{
	struct kept *kept = data;
	struct draft draft = kept->offered;
	struct zb_err err;

	kept->offered = (struct draft){ 0 };
	if (button == DRAFT_DROP)
		kept_drop(kept, app);
	else if (button == DRAFT_LATER)
		app_pop(app);
	else if (kept->resume(app, kept->state, &draft, &err)) {
		app_error(app, &err);
		app_pop(app);
	}
	draft_clear(&draft);
}

void kept_offer(struct kept *kept, struct app *app, const char *what,
		enum zb_code (*resume)(struct app *, void *state, const struct draft *,
				       struct zb_err *),
		void *state)
{
	struct buffer text = { 0 };

	kept->resume = resume;
	kept->state = state;
	if (!kept->offered.count)
		return;
	buffer_add_format(&text, _("Hier is eerder iets ingevuld dat niet is bewaard:\n%s, "),
			  what);
	history_add_near(&text, kept->offered.moment, app->today);
	buffer_add(&text, ".");
	add_begin(&text, app, longest_text(&kept->offered, what));
	dialog_draft(app, text.bytes, answer, kept);
	buffer_clear(&text);
}

static enum zb_code put(struct kept *kept, struct app *app, const struct draft *draft)
{
	enum zb_code code = draft_put(app->db, kept->name, draft, NULL);

	if (!code)
		kept->stored = true;
	return code;
}

static enum zb_code drop(struct kept *kept, struct app *app, struct zb_err *err)
{
	enum zb_code code = kept->stored ? draft_drop(app->db, kept->name, err) : ZB_OK;

	if (!code)
		kept->stored = false;
	return code;
}

bool kept_put(struct kept *kept, struct app *app, struct draft *draft)
{
	enum zb_code code = ZB_OK;

	/* Before it was said what is to be done with what was kept, that stays. */
	if (kept->name && !kept->offered.count)
		code = draft->count ? put(kept, app, draft) : drop(kept, app, NULL);
	draft_clear(draft);
	return !code;
}

void kept_drop(struct kept *kept, struct app *app)
{
	struct zb_err err;

	if (drop(kept, app, &err))
		app_error(app, &err);
}
