/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/keybar.h"

#include "core/text.h"
#include "tui/app.h"

#define GAP 2

struct entry {
	const struct action *action;
	int key; /* that starts it here */
	int x, width;
};

static int entry_width(const struct app *app, const struct action *action, int key)
{
	char name[KEY_NAME_SIZE];

	key_label(key, app->look.utf8, name);
	return text_width(name) + 1 + text_width(action_label(app, action, app_state(app)));
}

/* How the bar is: whether one types, which flags of actions bring them into it, and which do so
 * where there is room. */
struct bar_mode {
	bool typing;
	unsigned flags, spare;
};

/* How to leave is said where one types, in a dialog, and over another screen where there is
 * room. */
static struct bar_mode mode_of(const struct app *app)
{
	const struct screen *screen = app_screen(app);
	bool typing = screen->typing && screen->typing(app_state(app));
	bool leaving = typing || screen->flags & SCREEN_OVERLAY;

	return (struct bar_mode){
		.typing = typing,
		.flags = leaving ? ACTION_BAR | ACTION_BAR_LEAVING : ACTION_BAR,
		.spare = !leaving && app->depth > 1 ? ACTION_BAR_LEAVING : 0,
	};
}

/* Whether A is one of the bar's now, by one of FLAGS. */
static bool stands(const struct app *app, bool typing, unsigned flags, const struct action *a)
{
	return a->flags & flags && action_key(a, typing) != K_NONE &&
	       action_possible(app, a, app_state(app)) &&
	       (!a->label_now || a->label_now(app, app_state(app)));
}

/* Takes what of TABLE has one of FLAGS and fits into LIMIT columns and MAX entries; *TAKEN goes up
 * with the columns. */
static size_t collect(const struct app *app, const struct action *table, unsigned flags, size_t max,
		      int limit, struct entry *out, int *taken)
{
	bool typing = mode_of(app).typing;
	size_t count = 0;

	for (const struct action *a = table; a && a->id && count < max; a++) {
		int key = action_key(a, typing), width;

		if (!stands(app, typing, flags, a))
			continue;
		width = entry_width(app, a, key);
		if (*taken + width + 1 > limit)
			break;
		out[count++] = (struct entry){ .action = a, .key = key, .width = width };
		*taken += width + GAP;
	}
	return count;
}

/* The screen's own first, but room is kept for the global ones. */
static size_t lay(const struct app *app, int width, struct entry out[KEYBAR_MAX])
{
	struct bar_mode mode = mode_of(app);
	struct entry global[KEYBAR_MAX];
	int taken = 1, x = 1;
	size_t count, globals;

	globals = collect(app, global_actions, mode.flags, KEYBAR_MAX, width, global, &taken);
	count = collect(app, app_screen(app)->actions, mode.flags, KEYBAR_MAX - globals, width, out,
			&taken);
	count += collect(app, global_actions, mode.spare, KEYBAR_MAX - globals - count, width,
			 out + count, &taken);
	for (size_t i = 0; i < globals; i++)
		out[count++] = global[i];
	for (size_t i = 0; i < count; i++) {
		out[i].x = x;
		x += out[i].width + GAP;
	}
	return count;
}

static uint64_t seal_table(const struct app *app, const struct action *table, uint64_t seal)
{
	struct bar_mode mode = mode_of(app);

	for (const struct action *a = table; a && a->id; a++)
		if (stands(app, mode.typing, mode.flags, a)) {
			seal = canvas_seal(seal, (uintptr_t)a);
			seal = canvas_seal(seal, (uintptr_t)action_label(app, a, app_state(app)));
		}
	return canvas_seal(canvas_seal(seal, mode.typing), mode.spare);
}

/* Whether the bar as it would be drawn is there. */
static bool holds(const struct app *app, const struct area *area, int y)
{
	uint64_t seal = canvas_seal(CANVAS_SEAL_BEGIN, app->look.school);

	seal = seal_table(app, app_screen(app)->actions, seal);
	return paint_holds(area, y, seal_table(app, global_actions, seal));
}

void keybar_draw(const struct app *app, const struct area *area, int y)
{
	struct entry entries[KEYBAR_MAX];
	char key[KEY_NAME_SIZE];
	size_t count;

	if (holds(app, area, y))
		return;
	count = lay(app, area->width, entries);
	for (size_t i = 0; i < count; i++) {
		int x = entries[i].x;

		key_label(entries[i].key, app->look.utf8, key);
		x += 1 + paint_word(area, y, x, ROLE_ACCENT, key);
		paint_word(area, y, x, ROLE_BAR,
			   action_label(app, entries[i].action, app_state(app)));
	}
}

int keybar_at(const struct app *app, int x, int width)
{
	struct entry entries[KEYBAR_MAX];
	size_t count = lay(app, width, entries);

	for (size_t i = 0; i < count; i++)
		if (x >= entries[i].x && x < entries[i].x + entries[i].width)
			return entries[i].key;
	return K_NONE;
}
