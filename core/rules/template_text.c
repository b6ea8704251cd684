/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/template_text.h"

#include <stdlib.h>
#include <string.h>

#include "core/name.h"
#include "core/records/goal.h"
#include "core/records/guardian.h"
#include "core/records/pupil.h"
#include "core/records/template.h"

/* Copies the fields that both tables have, which are those of PLAN_TEXTS, GOAL_WHAT and
 * GOAL_HOW. */
static void copy_shared(const struct record *from, struct record *to)
{
	for (unsigned f = 0; f < from->entity->field_count; f++) {
		int field = entity_field(to->entity, from->entity->fields[f].column);

		if (field >= 0)
			record_copy_field(to, (unsigned)field, from, f);
	}
}

static bool is_text(const struct record *row, unsigned field)
{
	enum field_kind kind = row->entity->fields[field].kind;

	return (kind == FIELD_TEXT || kind == FIELD_LONG) && record_is_set(row, field);
}

/* --- to a plan --- */

static char *put_name(const char *text, const char *given)
{
	struct buffer out = {0};
	const char *mark;

	for (; (mark = strstr(text, TEMPLATE_PUPIL)); text = mark + strlen(TEMPLATE_PUPIL)) {
		buffer_add_bytes(&out, text, (size_t)(mark - text));
		buffer_add(&out, given);
	}
	buffer_add(&out, text);
	return buffer_take(&out);
}

static void put_names(struct record *row, const struct record *pupil)
{
	const char *given = record_text(pupil, PUPIL_GIVEN_NAME);

	for (unsigned f = 0; *given && f < row->entity->field_count; f++) {
		char *text;

		if (!is_text(row, f))
			continue;
		text = put_name(record_text(row, f), given);
		record_set_text(row, f, text);
		free(text);
	}
}

void template_give_plan(const struct record *template, const struct record *pupil,
			struct record *plan)
{
	copy_shared(template, plan);
	put_names(plan, pupil);
}

void template_give_goal(const struct record *template_goal, const struct record *pupil,
			struct record *goal)
{
	copy_shared(template_goal, goal);
	put_names(goal, pupil);
	record_set_text(goal, GOAL_FROM_TEMPLATE, "yes");
}

/* --- from a plan --- */

static unsigned hide(struct record *row, unsigned field, const char *given, const char *family,
		     const char *mark)
{
	unsigned count = 0;
	char *once = name_hide(record_text(row, field), given, NAME_ANY_CASE, mark, &count);
	char *twice = name_hide(once, family, NAME_CAPITAL, mark, &count);

	record_set_text(row, field, twice);
	free(once);
	free(twice);
	return count;
}

static unsigned hide_names(const struct dossier *d, struct record *row)
{
	const struct record_list *guardians = &d->rows[ENTITY_GUARDIAN];
	const struct record *pupil = dossier_pupil(d);
	unsigned count = 0;

	for (unsigned f = 0; f < row->entity->field_count; f++) {
		if (!is_text(row, f))
			continue;
		count += hide(row, f, record_text(pupil, PUPIL_GIVEN_NAME),
			      record_text(pupil, PUPIL_FAMILY_NAME), TEMPLATE_PUPIL);
		for (size_t i = 0; i < guardians->count; i++)
			count += hide(row, f,
				      record_text(guardians->items[i], GUARDIAN_GIVEN_NAME),
				      record_text(guardians->items[i], GUARDIAN_FAMILY_NAME),
				      TEMPLATE_PARENT);
	}
	return count;
}

unsigned template_take_plan(const struct dossier *d, const struct record *plan,
			    struct record *template)
{
	copy_shared(plan, template);
	return hide_names(d, template);
}

unsigned template_take_goal(const struct dossier *d, const struct record *goal,
			    struct record *template_goal)
{
	copy_shared(goal, template_goal);
	record_clear(template_goal, TEMPLATE_GOAL_WHO);
	return hide_names(d, template_goal);
}
