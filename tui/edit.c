/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/edit.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "tui/app.h"

/* Bytes; more than anybody types. */
#define TEXT_MAX (1 << 20)
#define LINE_MAX_BYTES 4096

/* REMOVED at AT was replaced by ADDED bytes. */
struct edit_step {
	size_t at;
	char *removed, *added;
	size_t before; /* where the cursor was */
};

void edit_init(struct edit *edit, const char *text, bool lines)
{
	*edit = (struct edit){ .lines = lines };
	buffer_add(&edit->text, text ? text : "");
	edit->at = edit->text.length;
}

static void step_clear(struct edit_step *step)
{
	free(step->removed);
	free(step->added);
}

static void drop_steps(struct edit *edit, size_t from)
{
	while (edit->step_count > from)
		step_clear(&edit->steps[--edit->step_count]);
}

void edit_clear(struct edit *edit)
{
	drop_steps(edit, 0);
	free(edit->steps);
	buffer_clear(&edit->text);
	*edit = (struct edit){ 0 };
}

const char *edit_text(const struct edit *edit)
{
	return edit->text.bytes ? edit->text.bytes : "";
}

/* Puts ADDED in the place of bytes FROM..TO, without a step. */
static void splice(struct edit *edit, size_t from, size_t to, const char *added)
{
	struct buffer whole = { 0 };

	buffer_add_bytes(&whole, edit_text(edit), from);
	buffer_add(&whole, added);
	buffer_add(&whole, edit_text(edit) + to);
	buffer_clear(&edit->text);
	edit->text = whole;
	edit->changed = true;
	if (from < edit->same)
		edit->same = from;
}

static bool join_step(struct edit *edit, size_t from, size_t to, const char *added)
{
	struct edit_step *last;
	char *joined;

	if (!edit->joining || from != to || !edit->step_at)
		return false;
	last = &edit->steps[edit->step_at - 1];
	if (last->at + strlen(last->added) != from)
		return false;
	joined = mem_format("%s%s", last->added, added);
	free(last->added);
	last->added = joined;
	return true;
}

static void replace(struct edit *edit, size_t from, size_t to, const char *added)
{
	drop_steps(edit, edit->step_at);
	if (!join_step(edit, from, to, added)) {
		edit->steps = mem_grow(edit->steps, &edit->step_room, edit->step_count + 1,
				       sizeof(*edit->steps));
		edit->steps[edit->step_count++] = (struct edit_step){
			.at = from,
			.removed = mem_bytes(edit_text(edit) + from, to - from),
			.added = mem_text(added),
			.before = edit->at,
		};
		edit->step_at = edit->step_count;
	}
	splice(edit, from, to, added);
	edit->at = from + strlen(added);
	edit->marking = edit->sticky = false;
}

/* Text as it may stand here. Unlike text_clean it keeps blanks at the ends: one is still typing. */
static char *fit_to_enter(const struct edit *edit, const char *text)
{
	char *guarded = mem_format("x%sx", text), *clean = text_clean(guarded, edit->lines);
	size_t length = strlen(clean);
	char *result = mem_bytes(clean + 1, length > 2 ? length - 2 : 0);

	free(clean);
	free(guarded);
	return result;
}

bool edit_selection(const struct edit *edit, size_t *from, size_t *to)
{
	*from = edit->mark < edit->at ? edit->mark : edit->at;
	*to = edit->mark < edit->at ? edit->at : edit->mark;
	return edit->marking && *from < *to;
}

bool edit_insert(struct edit *edit, const char *text)
{
	size_t from, to, room = edit->lines ? TEXT_MAX : LINE_MAX_BYTES;
	char *clean = fit_to_enter(edit, text);
	bool fits;

	if (!edit_selection(edit, &from, &to))
		from = to = edit->at;
	fits = edit->text.length - (to - from) + strlen(clean) <= room;
	if (fits && (*clean || from < to))
		replace(edit, from, to, clean);
	free(clean);
	return fits;
}

void edit_set(struct edit *edit, const char *text)
{
	edit->joining = false;
	replace(edit, 0, edit->text.length, text ? text : "");
}

void edit_remove(struct edit *edit, size_t from, size_t to)
{
	edit->joining = false;
	if (from < to)
		replace(edit, from, to, "");
}

void edit_move(struct edit *edit, size_t to, bool stretch)
{
	stretch = stretch || edit->sticky;
	if (stretch && !edit->marking)
		edit->mark = edit->at;
	edit->marking = stretch;
	edit->joining = false;
	edit->at = to;
}

void edit_select_all(struct edit *edit)
{
	edit->mark = 0;
	edit->at = edit->text.length;
	edit->marking = edit->at > 0;
}

bool edit_undo(struct edit *edit)
{
	const struct edit_step *step;

	if (!edit->step_at)
		return false;
	step = &edit->steps[--edit->step_at];
	splice(edit, step->at, step->at + strlen(step->added), step->removed);
	edit->at = step->before;
	edit->marking = edit->joining = false;
	return true;
}

bool edit_redo(struct edit *edit)
{
	const struct edit_step *step;

	if (edit->step_at == edit->step_count)
		return false;
	step = &edit->steps[edit->step_at++];
	splice(edit, step->at, step->at + strlen(step->removed), step->added);
	edit->at = step->at + strlen(step->added);
	edit->marking = edit->joining = false;
	return true;
}

static bool is_blank(const struct edit *edit, size_t at)
{
	char c = edit_text(edit)[at];

	return c == ' ' || c == '\n';
}

size_t edit_word_left(const struct edit *edit)
{
	size_t at = edit->at;

	while (at > 0 && is_blank(edit, at - 1))
		at--;
	while (at > 0 && !is_blank(edit, at - 1))
		at--;
	return at;
}

size_t edit_word_right(const struct edit *edit)
{
	size_t at = edit->at;

	while (at < edit->text.length && !is_blank(edit, at))
		at++;
	while (at < edit->text.length && is_blank(edit, at))
		at++;
	return at;
}
