/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/pupils_card.h"

#include <stdlib.h>
#include <string.h>

#include "core/name.h"
#include "core/records/absence.h"
#include "core/records/evaluation.h"
#include "core/records/goal.h"
#include "core/records/group.h"
#include "core/records/guardian.h"
#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "core/records/pupil.h"
#include "core/rules/lines.h"
#include "core/rules/means.h"
#include "core/rules/version.h"
#include "core/text.h"
#include "core/words.h"
#include "db/brief.h"

#define DUE_SHOWN 3

/* What the lines are made from. */
struct source {
	const struct dossier *dossier;
	const struct derived *derived;
	const struct look *look;
	enum school_type type;
	struct date today;
};

static void line_clear_texts(struct card_line *line)
{
	free(line->text);
	free(line->right);
	*line = (struct card_line){0};
}

void card_clear(struct card *card)
{
	for (size_t i = 0; i < CARD_FOOT_ROWS; i++)
		line_clear_texts(&card->foot[i]);
	for (size_t i = 0; i < card->count; i++)
		line_clear_texts(&card->lines[i]);
	free(card->lines);
	*card = (struct card){0};
}

/* Adds a line with TEXT, which it then owns. */
static struct card_line *add(struct card *card, enum role role, char *text)
{
	card->lines = mem_grow(card->lines, &card->room, card->count + 1, sizeof *card->lines);
	card->lines[card->count] = (struct card_line){ .role = role, .text = text };
	return &card->lines[card->count++];
}

static void add_heading(struct card *card, const char *text)
{
	add(card, ROLE_TEXT, mem_text(""));
	add(card, ROLE_HEADING, mem_text(text));
}

/* Between the parts of a line. */
static void part(const struct source *s, struct buffer *text)
{
	if (text->length)
		buffer_add_format(text, " %s ", s->look->glyphs[GLYPH_DOT]);
}

/* --- the foot --- */

/* "10 jaar · groep 7B · Lia de Bruin, Tom Smit · gedrag"; "" when nothing is known. */
static char *facts(const struct source *s)
{
	const struct record *pupil = dossier_pupil(s->dossier);
	const struct pupil_state *state = &s->derived->state;
	struct date born = record_date(pupil, PUPIL_BORN);
	int category = record_choice(pupil, PUPIL_CATEGORY);
	struct buffer text = {0};

	if (date_is_set(born))
		buffer_add_format(&text, _("%d jaar"), date_age(born, s->today));
	if (*state->group) {
		part(s, &text);
		buffer_add_format(&text, "%s %s", word(s->type, WORD_GROUP), state->group);
	}
	if (*state->staff) {
		part(s, &text);
		buffer_add(&text, state->staff);
	}
	if (category >= 0) {
		part(s, &text);
		buffer_add(&text, _(pupil_categories[category].label));
	}
	return buffer_take(&text);
}

/* "Hof, Gradje van 't · 10 jaar · groep 7B · Lia de Bruin, Tom Smit · gedrag" */
static char *who(const struct source *s)
{
	struct buffer text = {0};
	char *rest = facts(s);

	buffer_add(&text, s->derived->state.name);
	if (*rest)
		part(s, &text);
	buffer_add(&text, rest);
	free(rest);
	return buffer_take(&text);
}

static void add_plan_words(const struct source *s, struct buffer *text)
{
	const struct pupil_state *state = &s->derived->state;
	char day[DATE_SHOWN_SIZE];

	date_to_full(state->plan_since, day);
	switch (state->plan_state) {
	case PLAN_STATE_NONE:
		buffer_add(text, _("nog geen OPP"));
		break;
	case PLAN_STATE_DRAFT:
		buffer_add(text, _("OPP in concept"));
		break;
	case PLAN_STATE_IN_FORCE:
		buffer_add_format(text, _("OPP in werking sinds %s"), day);
		break;
	case PLAN_STATE_CLOSED:
		buffer_add_format(text, _("OPP afgesloten op %s"), day);
		break;
	case PLAN_STATE_ELSEWHERE:
		buffer_add(text, _("OPP ligt elders"));
		break;
	}
}

/* "extra ondersteuning sinds 01-10-2026 · nog geen OPP" */
static char *support(const struct source *s)
{
	const struct record *pupil = dossier_pupil(s->dossier);
	const struct pupil_state *state = &s->derived->state;
	struct date left = record_date(pupil, PUPIL_LEFT);
	int to = record_choice(pupil, PUPIL_LEFT_TO);
	char day[DATE_SHOWN_SIZE];
	struct buffer text = {0};

	if (state->scope == SCOPE_LEFT) {
		date_to_full(left, day);
		buffer_add_format(&text, _("uitgeschreven op %s"), day);
		if (to >= 0)
			buffer_add_format(&text, _(", naar %s"), _(pupil_left_to[to].label));
	} else if (date_is_set(state->extra_since)) {
		date_to_full(state->extra_since, day);
		buffer_add_format(&text, _("extra ondersteuning sinds %s"), day);
	} else {
		buffer_add(&text, _("basisondersteuning"));
	}
	if (date_is_set(state->extra_since) || state->plan_state != PLAN_STATE_NONE) {
		part(s, &text);
		add_plan_words(s, &text);
	}
	return buffer_take(&text);
}

static int position_compare(const void *left, const void *right)
{
	const struct record *a = *(const struct record *const *)left;
	const struct record *b = *(const struct record *const *)right;
	int64_t x = record_number(a, PUPIL_GUARDIAN_POSITION);
	int64_t y = record_number(b, PUPIL_GUARDIAN_POSITION);

	return x != y ? (x > y) - (x < y) : (a->id > b->id) - (a->id < b->id);
}

static void add_guardian(const struct source *s, const struct record *link, struct buffer *text)
{
	const struct record *guardian = dossier_find(s->dossier, ENTITY_GUARDIAN,
						     record_number(link, PUPIL_GUARDIAN_GUARDIAN));
	const char *remarks[3];
	size_t count = 0;

	if (!guardian)
		return;
	buffer_add(text, text->length ? ", " : "");
	name_add_plain(text, record_text(guardian, GUARDIAN_GIVEN_NAME),
		       record_text(guardian, GUARDIAN_PREFIX),
		       record_text(guardian, GUARDIAN_FAMILY_NAME));
	if (record_is_set(link, PUPIL_GUARDIAN_AUTHORITY))
		remarks[count++] = record_is_yes(link, PUPIL_GUARDIAN_AUTHORITY) ?
					   _("gezag") :
					   _("geen gezag");
	if (record_is_yes(guardian, GUARDIAN_ADDRESS_SECRET))
		remarks[count++] = _("adres geheim");
	else if (record_is_yes(guardian, GUARDIAN_ADDRESS_DIFFERS))
		remarks[count++] = _("ander adres");
	if (record_is_yes(guardian, GUARDIAN_INTERPRETER))
		remarks[count++] = _("tolk");
	for (size_t i = 0; i < count; i++)
		buffer_add_format(text, "%s%s%s", i ? ", " : " (", remarks[i],
				  i + 1 == count ? ")" : "");
}

/* "ouders: A. Hof (gezag), K. Smit (gezag, ander adres)" */
static char *guardians(const struct source *s)
{
	const struct record_list *links = &s->dossier->rows[ENTITY_PUPIL_GUARDIAN];
	const struct record **sorted = mem_new(links->count, sizeof *sorted);
	struct buffer text = {0};
	char *whole;

	for (size_t i = 0; i < links->count; i++)
		sorted[i] = links->items[i];
	if (links->count)
		qsort(sorted, links->count, sizeof *sorted, position_compare);
	for (size_t i = 0; i < links->count; i++)
		add_guardian(s, sorted[i], &text);
	free(sorted);
	whole = text.length ? mem_format("%s: %s", word(s->type, WORD_PARENTS), text.bytes) :
			      mem_text(_("geen ouders of verzorgers bekend"));
	buffer_clear(&text);
	return whole;
}

static void make_foot(const struct source *s, struct card *card)
{
	card->foot[0] = (struct card_line){ .role = ROLE_HEADING, .text = who(s) };
	card->foot[1] = (struct card_line){ .role = ROLE_TEXT, .text = support(s) };
	card->foot[2] = (struct card_line){ .role = ROLE_TEXT, .text = guardians(s) };
}

/* --- the pane --- */

/* "§ evaluatie met ouders" */
static char *task_of(const struct source *s, const struct due *due)
{
	struct buffer task = { 0 };

	buffer_add_format(&task, "%s ",
			  deadline_class_sign(deadlines[due->deadline].class, s->look->utf8));
	deadline_add_task(&task, due->deadline, due->note, due->detail);
	return buffer_take(&task);
}

static void add_due(const struct source *s, struct card *card)
{
	size_t shown = 0;

	for (size_t i = 0; i < s->derived->due_count && shown < DUE_SHOWN; i++) {
		const struct due *due = &s->derived->due[i];
		const struct deadline *deadline = &deadlines[due->deadline];
		bool late = deadline_is_late(due->deadline, due->date, due->term, s->today);
		char when[DATE_SHOWN_SIZE];
		struct card_line *line;

		if (date_compare(due->shows, s->today) > 0 || deadline->class == DEADLINE_ADMIN)
			continue;
		if (!shown++)
			add_heading(card, _("Te doen"));
		deadline_when(due->deadline, due->date, due->term, s->today, when);
		line = add(card, ROLE_TEXT,
			   task_of(s, due));
		line->right = date_is_set(due->term) ? mem_format(_("uitgesteld %s"), when) :
						       mem_text(when);
		line->right_role = late ? ROLE_LATE : ROLE_DIM;
	}
}

static void add_works(const struct source *s, struct card *card)
{
	const struct record *plan = plan_shown(s->dossier);
	bool works = plan && record_is_set(plan, PLAN_WORKS);
	bool avoid = plan && record_is_set(plan, PLAN_AVOID);

	if (!works && !avoid)
		return;
	add_heading(card, _("Wat werkt"));
	if (works)
		add(card, ROLE_TEXT, mem_text(record_text(plan, PLAN_WORKS)))->rows = 4;
	if (avoid)
		add(card, ROLE_TEXT, mem_format(_("Niet: %s"), record_text(plan, PLAN_AVOID)))
			->rows = 4;
}

static void add_goal(const struct source *s, const struct record *goal, struct card *card)
{
	const struct line_state *state = lines_find(s->derived, goal_line(goal));
	struct card_line *line = add(card, ROLE_TEXT,
				     mem_text(record_text(goal, GOAL_DESCRIPTION)));
	char month[DATE_SHOWN_SIZE];

	if (!state || state->finding < 0) {
		line->right = mem_text(s->look->glyphs[GLYPH_OPEN]);
		line->right_role = ROLE_DIM;
		return;
	}
	date_to_month(state->finding_date, month);
	line->right = mem_format("%s %s", finding_sign((enum finding)state->finding, s->look->utf8),
				 month);
	line->right_role = ROLE_TEXT;
}

static void add_goals(const struct source *s, struct card *card)
{
	const struct record_list *goals = &s->dossier->rows[ENTITY_GOAL];
	const struct record *plan = plan_shown(s->dossier);

	for (int kind = 0; plan && kind < GOAL_KIND_COUNT; kind++) {
		bool headed = false;

		for (size_t i = 0; i < goals->count; i++) {
			const struct record *goal = goals->items[i];

			if (record_number(goal, GOAL_PLAN) != plan->id ||
			    record_choice(goal, GOAL_KIND) != kind ||
			    record_choice(goal, GOAL_STATE) > GOAL_COMPLETED)
				continue;
			if (!headed)
				add_heading(card, kind == GOAL_LEARNING ? _("Doelen leren") :
									  _("Doelen gedrag"));
			headed = true;
			add_goal(s, goal, card);
		}
	}
}

static void add_last_talk(const struct source *s, struct card *card)
{
	const struct record_list *meetings = &s->dossier->rows[ENTITY_MEETING];
	const struct record *last = NULL;
	struct buffer text = {0};
	char when[DATE_SHOWN_SIZE];

	for (size_t i = 0; i < meetings->count; i++) {
		struct date day = record_date(meetings->items[i], MEETING_DATE);

		if (date_compare(day, s->today) <= 0 &&
		    (!last || date_compare(day, record_date(last, MEETING_DATE)) >= 0))
			last = meetings->items[i];
	}
	if (!last)
		return;
	add_heading(card, _("Laatste gesprek"));
	word_show(s->type, last, MEETING_KIND, &text);
	date_to_near(record_date(last, MEETING_DATE), s->today, when);
	struct card_line *line = add(card, ROLE_TEXT, buffer_take(&text));

	line->right = mem_text(when);
	line->right_role = ROLE_DIM;
	if (record_is_set(last, MEETING_REPORT))
		add(card, ROLE_DIM, mem_text(record_text(last, MEETING_REPORT)))->rows = 1;
}

/* Who stays at home, and what is done about it. */
static void add_absence(const struct source *s, struct card *card)
{
	const struct record_list *rows = &s->dossier->rows[ENTITY_ABSENCE];
	bool headed = false;

	for (size_t i = 0; i < rows->count; i++) {
		const struct record *row = rows->items[i];
		struct buffer text = {0};

		if (!absence_lasts(row, s->today))
			continue;
		if (!headed)
			add_heading(card, _("Verzuim"));
		headed = true;
		record_title(row, &text);
		buffer_add_format(&text, "; %s",
				  record_is_set(row, ABSENCE_ROUTE_BACK) ?
					  record_text(row, ABSENCE_ROUTE_BACK) :
					  _("nog geen weg terug"));
		add(card, ROLE_TEXT, buffer_take(&text))->rows = 4;
	}
}

static void add_help(const struct source *s, struct card *card)
{
	struct buffer text = {0};

	means_add_line(&text, s->dossier, s->today);
	if (!text.length)
		return;
	add_heading(card, _("Inzet"));
	add(card, ROLE_TEXT, buffer_take(&text))->rows = 4;
}

static void make_pane(const struct source *s, struct card *card)
{
	char *known = facts(s);

	add(card, ROLE_HEADING, mem_text(s->derived->state.name))->rows = 4;
	if (*known)
		add(card, ROLE_TEXT, mem_text(known))->rows = 4;
	free(known);
	for (size_t i = 1; i < CARD_FOOT_ROWS; i++)
		add(card, card->foot[i].role, mem_text(card->foot[i].text))->rows = 4;
	add_due(s, card);
	add_absence(s, card);
	add_works(s, card);
	add_goals(s, card);
	add_help(s, card);
	add_last_talk(s, card);
}

enum zb_code card_read(struct card *card, struct db *db, int64_t pupil, bool pane,
		       const struct look *look, struct zb_err *err)
{
	struct brief brief = {0};
	enum zb_code code = brief_read(db, pupil, pane, &brief, err);

	card_clear(card);
	if (!code && dossier_pupil(&brief.dossier)) {
		struct source source = {
			.dossier = &brief.dossier,
			.derived = &brief.derived,
			.look = look,
			.type = (enum school_type)db_settings(db)->type,
			.today = db_today(db),
		};

		make_foot(&source, card);
		if (pane)
			make_pane(&source, card);
	}
	brief_free(&brief);
	return code;
}

/* --- drawing --- */

void card_draw_foot(const struct card *card, const struct area *area)
{
	for (int i = 0; i < CARD_FOOT_ROWS; i++)
		if (card->foot[i].text)
			paint_text(area, i, 0, -1, card->foot[i].role, card->foot[i].text);
}

/* What is left of WIDTH beside what stands right. */
static int width_of(const struct card_line *line, int width)
{
	int right = line->right ? text_width(line->right) : 0;

	return width - (right ? right + 1 : 0);
}

/* The rows that LINE takes whole, and in *LEAST those of them that it has in any case. */
static int rows_of(const struct card_line *line, int width, int *least)
{
	int rows = paint_rows(line->text, width_of(line, width)),
	    most = line->rows ? line->rows : 1;

	rows = rows ? rows : 1;
	*least = rows < most ? rows : most;
	return rows;
}

/* The rows that are left when each line has its least; less than 0: so many are short. */
static int spare_rows(const struct card *card, const struct area *area)
{
	int spare = area->height, least;

	for (size_t i = 0; i < card->count; i++) {
		rows_of(&card->lines[i], area->width, &least);
		spare -= least;
	}
	return spare;
}

/* A long text must not push out what stands below it: it has the rows that are to SPARE. */
static int draw_line(const struct card_line *line, const struct area *area, int y, int *spare)
{
	int least, rows = rows_of(line, area->width, &least);
	int more = *spare < rows - least ? *spare : rows - least;
	struct area own;

	more = more > 0 ? more : 0;
	*spare -= more;
	own = area_part(area, y, 0, least + more, width_of(line, area->width));
	paint_wrapped(&own, 0, line->role, line->text);
	if (line->right)
		paint_right(area, y, own.width + 1, area->width - own.width - 1, line->right_role,
			    line->right);
	return least + more;
}

void card_draw_pane(const struct card *card, const struct area *area)
{
	int y = 0, spare = spare_rows(card, area);

	for (size_t i = 0; i < card->count && y < area->height; i++) {
		if (card->lines[i].role == ROLE_HEADING && y == area->height - 1)
			break; /* nothing would stand below it */
		y += draw_line(&card->lines[i], area, y, &spare);
	}
}
