/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compares the placements of the file's school year; those of other years are not even read. */
#include <stdlib.h>
#include <string.h>

#include "core/records/group.h"
#include "db/import_plan.h"
#include "db/stmt.h"

static enum zb_code placed_step(struct importing *m, struct placed_list *list, struct zb_err *err)
{
	bool row;
	enum zb_code code = stmt_step(m->db, list->stmt, &row, err);

	list->next = !code && row ? sqlite3_column_int64(list->stmt, 0) : INT64_MAX;
	return code;
}

enum zb_code placed_begin(struct importing *m, struct placed_list *list, struct zb_err *err)
{
	static const char sql[] =
		"SELECT p.\"pupil\", p.\"id\", p.\"group\", ifnull(g.\"kind\", '') = 'combined', "
		"p.\"year_group\", p.\"starts\", p.\"ends\", g.\"name\" FROM \"placement\" AS p "
		"LEFT JOIN \"group\" AS g ON g.\"id\" = p.\"group\" "
		"WHERE p.\"school_year\" = :year "
		"ORDER BY p.\"pupil\", p.\"starts\", p.\"id\"";
	enum zb_code code = stmt_get(m->db, sql, &list->stmt, err);

	if (code)
		return code;
	stmt_bind_whole(list->stmt, ":year", m->year);
	return placed_step(m, list, err);
}

static void placed_reset(struct placed_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->items[i].group_name);
	list->count = 0;
}

void placed_end(struct placed_list *list)
{
	if (list->stmt)
		sqlite3_reset(list->stmt);
	placed_reset(list);
	free(list->items);
	*list = (struct placed_list){0};
}

static const char *year_group_code(const char *text)
{
	for (unsigned i = 0; incoming_year_groups[i]; i++)
		if (!strcmp(incoming_year_groups[i], text))
			return incoming_year_groups[i];
	return "";
}

enum zb_code placed_read(struct importing *m, struct placed_list *list, int64_t pupil,
			 struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	placed_reset(list);
	while (!code && list->next < pupil)
		code = placed_step(m, list, err);
	while (!code && list->next == pupil) {
		list->items = mem_grow(list->items, &list->room, list->count + 1,
				       sizeof *list->items);
		list->items[list->count++] = (struct placed){
			.id = sqlite3_column_int64(list->stmt, 1),
			.group = sqlite3_column_int64(list->stmt, 2),
			.combined = sqlite3_column_int(list->stmt, 3),
			.year_group = year_group_code(stmt_text(list->stmt, 4)),
			.starts = stmt_date(list->stmt, 5),
			.ends = stmt_date(list->stmt, 6),
			.group_name = mem_text(stmt_text(list->stmt, 7)),
		};
		code = placed_step(m, list, err);
	}
	return code;
}

/* The class of today, else the last of the year. */
static const struct placed *class_now(const struct importing *m, const struct placed_list *list)
{
	const struct placed *best = NULL;

	for (size_t i = 0; i < list->count; i++) {
		const struct placed *p = &list->items[i];

		if (p->combined)
			continue;
		best = p;
		if (date_is_set(p->ends) && date_compare(p->ends, m->db->today) >= 0)
			return p;
	}
	return best;
}

static bool in_year(const struct importing *m, struct date day)
{
	return date_compare(day, m->begin) >= 0 && date_compare(day, m->end) <= 0;
}

/* The first day of a placement that is added: that of the year for who was there, else of
 * enrolment; who turns up during a year without one, today. */
static struct date first_day(const struct importing *m, const struct import_item *item,
			     struct date enrolled)
{
	if (date_is_set(enrolled))
		return in_year(m, enrolled) ? enrolled : m->begin;
	if (!item->id && !m->first && in_year(m, m->db->today))
		return m->db->today;
	return m->begin;
}

struct target {
	uint32_t group;
	int64_t id; /* of ours; 0: none, or a new one */
	const char *name, *year_group;
};

static struct target target_of(const struct importing *m, const struct incoming_pupil *p)
{
	struct target to = { .group = p->group, .name = "", .year_group = p->year_group };

	if (p->group != INCOMING_NONE) {
		to.id = m->plan->groups.items[p->group].id;
		to.name = m->in->groups[p->group].name;
	}
	return to;
}

static bool same_group(const struct placed *now, const struct target *to)
{
	return to->group == INCOMING_NONE || (to->id && to->id == now->group);
}

static bool same_year_group(const struct placed *now, const struct target *to)
{
	return !to->year_group || !strcmp(now->year_group, to->year_group);
}

static void add_group(struct importing *m, struct import_item *item, const char *before,
		      const struct target *to, bool kept)
{
	if (*to->name)
		plan_add_change(m->plan, item,
				&(struct import_change){ .name = N_("groep"), .before = before,
							 .after = to->name, .field = -1,
							 .kept = kept });
}

static const char *year_group_label(const char *code)
{
	return field_choice_label(&placement_entity.fields[PLACEMENT_YEAR_GROUP], code);
}

static void add_year_group(struct importing *m, struct import_item *item, const char *before,
			   const struct target *to, bool kept)
{
	if (to->year_group)
		plan_add_change(m->plan, item,
				&(struct import_change){ .name = N_("jaargroep"),
							 .before = year_group_label(before),
							 .after = year_group_label(to->year_group),
							 .field = -1, .kept = kept });
}

static void add_changes(struct importing *m, struct import_item *item, const struct placed *now,
			const struct target *to, bool kept)
{
	if (!same_group(now, to))
		add_group(m, item, now->group_name, to, kept);
	if (!same_year_group(now, to))
		add_year_group(m, item, now->year_group, to, kept);
}

/* A first placement in the file's year, beside where the pupil stands today: in a new year that is
 * his class of the year before. For a year that is over it says nothing. */
static enum zb_code add_first(struct importing *m, struct import_item *item,
			      const struct target *to, struct zb_err *err)
{
	static const char sql[] =
		"SELECT \"group\", \"year_group\" FROM \"pupil_state\" WHERE \"pupil\" = :pupil";
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(m->db, sql, &stmt, err);

	if (code)
		return code;
	stmt_bind_id(stmt, ":pupil", item->id);
	code = stmt_step(m->db, stmt, &row, err);
	if (code)
		return code;
	row = row && !m->past;
	add_group(m, item, row ? stmt_text(stmt, 0) : "", to, false);
	add_year_group(m, item, row ? stmt_text(stmt, 1) : "", to, false);
	sqlite3_reset(stmt);
	return ZB_OK;
}

/* True when what stands there is not what the LAS gave: the school's own. */
static bool is_own(const struct importing *m, const struct placed *now,
		   const struct import_given *given)
{
	if (!now->group && !*now->year_group)
		return false;
	return strcmp(given_text(given, GIVEN_SCHOOL_YEAR), m->year) != 0 ||
	       strcmp(given_text(given, GIVEN_GROUP), now->group_name) != 0 ||
	       strcmp(given_text(given, GIVEN_YEAR_GROUP), now->year_group) != 0;
}

static bool is_given(const struct importing *m, const struct target *to,
		     const struct import_given *given)
{
	return !strcmp(given_text(given, GIVEN_SCHOOL_YEAR), m->year) &&
	       !strcmp(given_text(given, GIVEN_GROUP), to->name) &&
	       !strcmp(given_text(given, GIVEN_YEAR_GROUP), to->year_group ? to->year_group : "");
}

static void move_class(struct importing *m, struct import_item *item, const struct placed *now,
		       const struct target *to)
{
	struct date today = m->db->today;
	bool fills = (!now->group || same_group(now, to)) &&
		     (!*now->year_group || same_year_group(now, to));
	struct import_move move = { MOVE_REPLACE, to->group, to->year_group, now->id, today };

	if (!fills && date_compare(now->starts, today) < 0) {
		move.kind = MOVE_ADD;
		if (!date_is_set(now->ends) || date_compare(now->ends, today) >= 0)
			plan_add_move(m->plan, item,
				      &(struct import_move){ .kind = MOVE_END,
							     .placement = now->id,
							     .date = date_add_days(today, -1) });
	}
	plan_add_move(m->plan, item, &move);
}

static enum zb_code compare_class(struct importing *m, struct import_item *item,
				  const struct placed *now, const struct target *to,
				  const struct import_given *given, struct zb_err *err)
{
	bool back = false;
	enum zb_code code = ZB_OK;

	if (m->past || (same_group(now, to) && same_year_group(now, to)))
		return ZB_OK;
	if (is_given(m, to, given) || is_own(m, now, given))
		code = history_by_import(m->db, &placement_entity, now->id, NULL, true, &back, err);
	if (code)
		return code;
	if (!back && is_given(m, to, given))
		return ZB_OK;
	bool kept = !back && is_own(m, now, given);

	add_changes(m, item, now, to, kept);
	if (!kept)
		move_class(m, item, now, to);
	return ZB_OK;
}

static bool holds_line(const char *lines, const char *line)
{
	size_t length = strlen(line);

	while (*lines) {
		size_t span = strcspn(lines, "\n");

		if (span == length && !strncmp(lines, line, length))
			return true;
		lines += span + (lines[span] != '\0');
	}
	return false;
}

static bool is_in(const struct importing *m, const struct incoming_pupil *p, int64_t group)
{
	for (uint32_t i = 0; i < p->combined.count; i++)
		if (m->plan->groups.items[m->in->refs[p->combined.first + i]].id == group)
			return true;
	return false;
}

static const struct placed *combined_last(const struct placed_list *list, int64_t group)
{
	const struct placed *last = NULL;

	for (size_t i = 0; i < list->count && group; i++)
		if (list->items[i].combined && list->items[i].group == group)
			last = &list->items[i];
	return last;
}

static bool is_over(const struct importing *m, const struct placed *placed)
{
	return date_is_set(placed->ends) && date_compare(placed->ends, m->db->today) < 0;
}

static void join_combined(struct importing *m, struct import_item *item, struct date enrolled,
			  const struct placed_list *list, const struct import_given *given)
{
	const struct incoming_pupil *p = &m->in->pupils[item->incoming];
	bool given_before = !strcmp(given_text(given, GIVEN_SCHOOL_YEAR), m->year);
	bool today = given_before && in_year(m, m->db->today);

	for (uint32_t i = 0; i < p->combined.count; i++) {
		uint32_t group = m->in->refs[p->combined.first + i];
		const char *name = m->in->groups[group].name;
		const struct placed *last =
			combined_last(list, m->plan->groups.items[group].id);

		/* One that ended while the LAS went on naming it was ended by the school. */
		if (last && (m->past || !is_over(m, last) ||
			     (given_before &&
			      holds_line(given_text(given, GIVEN_COMBINED), name))))
			continue;
		if (item->id)
			plan_add_change(m->plan, item,
					&(struct import_change){
						.name = N_("samengestelde groep"), .before = "",
						.after = name, .field = -1 });
		plan_add_move(m->plan, item,
			      &(struct import_move){ MOVE_ADD, group, p->year_group, 0,
						     today ? m->db->today :
							     first_day(m, item, enrolled) });
	}
}

static void leave_combined(struct importing *m, struct import_item *item,
			   const struct placed_list *list, const struct import_given *given)
{
	const struct incoming_pupil *p = &m->in->pupils[item->incoming];
	struct date today = m->db->today;

	if (m->past || strcmp(given_text(given, GIVEN_SOURCE), given_source(m->in)) != 0)
		return;
	for (size_t i = 0; i < list->count; i++) {
		const struct placed *now = &list->items[i];
		bool ahead = date_compare(now->starts, today) >= 0;

		if (!now->combined || is_in(m, p, now->group) || is_over(m, now) ||
		    !holds_line(given_text(given, GIVEN_COMBINED), now->group_name))
			continue;
		plan_add_change(m->plan, item,
				&(struct import_change){ .name = N_("samengestelde groep"),
							 .before = now->group_name, .after = "",
							 .field = -1 });
		plan_add_move(m->plan, item,
			      &(struct import_move){ .kind = ahead ? MOVE_DELETE : MOVE_END,
						     .placement = now->id,
						     .date = date_add_days(today, -1) });
	}
}

enum zb_code compare_placements(struct importing *m, struct import_item *item, struct date enrolled,
				const struct placed_list *list, const struct import_given *given,
				struct zb_err *err)
{
	const struct incoming_pupil *p = &m->in->pupils[item->incoming];
	const char *left = p->value[INCOMING_LEFT];
	const struct placed *now = class_now(m, list);
	struct target to = target_of(m, p);
	struct date last;
	enum zb_code code = ZB_OK;

	if (p->historic || (left && date_from_iso(left, &last) &&
			    date_compare(last, m->begin) < 0))
		return ZB_OK;
	leave_combined(m, item, list, given);
	if (now) {
		code = compare_class(m, item, now, &to, given, err);
	} else if (p->group != INCOMING_NONE || p->year_group) {
		if (item->id)
			code = add_first(m, item, &to, err);
		plan_add_move(m->plan, item,
			      &(struct import_move){ MOVE_ADD, p->group, p->year_group, 0,
						     first_day(m, item, enrolled) });
	}
	if (!code)
		join_combined(m, item, enrolled, list, given);
	return code;
}
