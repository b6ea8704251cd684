/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/compare_page.h"

#include <stdlib.h>

#include "core/records/goal.h"
#include "core/records/plan.h"
#include "core/records/support.h"
#include "core/text.h"
#include "core/text_difference.h"
#include "tui/app.h"
#include "tui/screens/reference.h"

#define GAP    2
#define MARGIN 1

int compare_column_width(int width)
{
	return (width - PAGE_TEXT_X - GAP - MARGIN) / 2;
}

int compare_right_x(int width)
{
	return PAGE_TEXT_X + compare_column_width(width) + GAP;
}

/* In the order of enum difference_kind: a sign and a word, never a colour alone. */
static const struct {
	const char *sign, *word;
} kinds[] = {
	[DIFFERENCE_CHANGED] = { "~", N_("gewijzigd") },
	[DIFFERENCE_ADDED] = { "+", N_("toegevoegd") },
	[DIFFERENCE_DROPPED] = { "-", N_("vervallen") },
};

static void add_heading(struct page *page, int width, const char *title)
{
	page_heading(page);
	page_put(page_heading(page), MARGIN, width - 2 * MARGIN, ROLE_HEADING, title);
}

/* LEFT and RIGHT beside each other, each wrapped in its own column, over lines like the last. */
static void add_columns(struct page *page, struct page_target target, int width, const char *left,
			const char *right)
{
	const char *texts[] = { left, right };
	const int xs[] = { PAGE_TEXT_X, compare_right_x(width) };
	size_t at[] = { 0, 0 };

	while (left[at[0]] || right[at[1]]) {
		struct page_line *line = page_row(page, target);

		for (size_t i = 0; i < 2; i++) {
			const char *text = texts[i];
			size_t length = 0, next;
			char *part;

			if (!text[at[i]])
				continue;
			next = text_wrap(text, at[i], compare_column_width(width), &length);
			part = mem_bytes(text + at[i], length);
			page_put(line, xs[i], compare_column_width(width), ROLE_TEXT, part);
			free(part);
			at[i] = next;
		}
	}
}

static char *value_of(struct app *app, const struct record *row, unsigned field)
{
	struct buffer out = { 0 };

	if (row->entity->fields[field].kind == FIELD_REFERENCE)
		reference_name(app, row, field, &out);
	else
		record_show(row, field, &out);
	return buffer_take(&out);
}

static bool is_by_word(const struct field *field)
{
	return field->kind == FIELD_TEXT || field->kind == FIELD_LONG;
}

static struct compare_pair pair_of_field(struct app *app, const struct difference *row)
{
	const struct record *about = row->new ? row->new : row->old;
	struct compare_pair whole = { value_of(app, row->old, (unsigned)row->field),
				      value_of(app, row->new, (unsigned)row->field) };
	struct compare_pair marked;

	if (row->kind != DIFFERENCE_CHANGED || !is_by_word(&about->entity->fields[row->field]))
		return whole;
	text_difference(whole.left, whole.right, &marked.left, &marked.right);
	free(whole.left);
	free(whole.right);
	return marked;
}

static void add_difference(const struct difference *row, const struct compare_pair *pair,
			   struct page *page, int width)
{
	const struct record *about = row->new ? row->new : row->old;
	const struct field *field = &about->entity->fields[row->field];
	struct page_target target = { entity_index(about->entity), about->id, row->field };
	char *label = mem_format("%s %s: %s", kinds[row->kind].sign, _(field->label),
				 _(kinds[row->kind].word));

	page_put(page_row(page, target), PAGE_TEXT_X, -1, ROLE_DIM, label);
	add_columns(page, target, width, pair->left, pair->right);
	free(label);
}

/* All that a goal or help says, a field a line, for one that the other version lacks. */
static char *whole_text(struct app *app, const struct record *row)
{
	bool goal = row->entity == &goal_entity;
	unsigned last = goal ? GOAL_STATE : SUPPORT_PLAN;
	struct buffer out = { 0 };

	buffer_add(&out, record_text(row, goal ? GOAL_DESCRIPTION : SUPPORT_FORM));
	for (unsigned f = goal ? GOAL_INDICATOR : SUPPORT_PLACE; f < last; f++) {
		char *value = value_of(app, row, f);

		if (*value)
			buffer_add_format(&out, "\n%s: %s", _(row->entity->fields[f].label),
					  value);
		free(value);
	}
	return buffer_take(&out);
}

static struct compare_pair pair_of_whole(struct app *app, const struct difference *row)
{
	return (struct compare_pair){ row->old ? whole_text(app, row->old) : mem_text(""),
				      row->new ? whole_text(app, row->new) : mem_text("") };
}

static void add_whole(const struct difference *row, const struct compare_pair *pair,
		      struct page *page, int width)
{
	const struct record *about = row->new ? row->new : row->old;
	bool goal = about->entity == &goal_entity;
	struct page_target target = { entity_index(about->entity), about->id, -1 };
	int state = goal ? record_choice(about, GOAL_STATE) : GOAL_OPEN;
	struct buffer label = { 0 };

	buffer_add_format(&label, "%s %s: ", kinds[row->kind].sign, goal ? _("Doel") : _("Inzet"));
	/* A goal that was reached did not lapse. */
	if (row->kind == DIFFERENCE_DROPPED && state > GOAL_OPEN)
		buffer_add_format(&label, _("niet meer in het OPP, %s"),
				  _(goal_states[state].label));
	else
		buffer_add(&label, _(kinds[row->kind].word));
	page_put(page_row(page, target), PAGE_TEXT_X, -1, ROLE_DIM, label.bytes);
	add_columns(page, target, width, pair->left, pair->right);
	buffer_clear(&label);
}

/* Which goal the rows below are about. */
static void add_goal_heading(const struct record *goal, struct page *page, int width)
{
	char *text = mem_format("%s %s", _("Doel:"), record_text(goal, GOAL_DESCRIPTION));

	add_heading(page, width, text);
	free(text);
}

static void add_rows(const struct difference_list *list, const struct compare_pair *pairs,
		     struct page *page, int width)
{
	const struct record *goal = NULL;

	if (list->count && list->items[0].field >= 0 &&
	    list->items[0].new->entity == &plan_entity)
		add_heading(page, width, _("Plan"));
	for (size_t i = 0; i < list->count; i++) {
		const struct difference *row = &list->items[i];

		if (row->field < 0) {
			page_heading(page);
			add_whole(row, &pairs[i], page, width);
			continue;
		}
		if (row->new->entity == &goal_entity && row->new != goal) {
			goal = row->new;
			add_goal_heading(goal, page, width);
		}
		add_difference(row, &pairs[i], page, width);
	}
}

void compare_lay_out(const struct difference_list *list, const struct compare_pair *pairs,
		     int64_t plan, int width, struct page *page)
{
	char *same = mem_format(_("Gelijk gebleven: %zu velden, %zu doelen en %zu keer inzet."),
				list->same_fields, list->same_goals, list->same_help);

	page_begin(page);
	add_rows(list, pairs, page, width);
	page_heading(page);
	page_put(page_row(page, (struct page_target){ ENTITY_PLAN, plan, -1 }), PAGE_TEXT_X,
		 -1, ROLE_DIM, same);
	page_end(page);
	free(same);
}

struct compare_pair compare_pair_of(struct app *app, const struct difference *row)
{
	return row->field < 0 ? pair_of_whole(app, row) : pair_of_field(app, row);
}
