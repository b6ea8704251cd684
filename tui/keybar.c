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

static bool belongs(const struct action *action, bool leaving)
{
	return action->flags & ACTION_BAR || (leaving && action->flags & ACTION_BAR_LEAVING);
}

/* How the bar is: what typing and leaving do to the keys. */
struct bar_mode {
	bool typing, leaving;
};

static struct bar_mode mode_of(const struct app *app)
{
	const struct screen *screen = app_screen(app);
	bool typing = screen->typing && screen->typing(app_state(app));

	return (struct bar_mode){ typing, typing || screen->flags & SCREEN_OVERLAY };
}

/* Whether A is one of the bar's now. */
static bool stands(const struct app *app, struct bar_mode mode, const struct action *a)
{
	return belongs(a, mode.leaving) && action_key(a, mode.typing) != K_NONE &&
	       action_possible(app, a, app_state(app));
}

/* Takes what of TABLE fits into LIMIT columns and MAX entries; *TAKEN goes up with the columns. */
static size_t collect(const struct app *app, const struct action *table, size_t max, int limit,
		      struct entry *out, int *taken)
{
	struct bar_mode mode = mode_of(app);
	size_t count = 0;

	for (const struct action *a = table; a && a->id && count < max; a++) {
		int key = action_key(a, mode.typing), width;

		if (!stands(app, mode, a))
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
	const struct screen *screen = app_screen(app);
	struct entry global[KEYBAR_MAX];
	int taken = 1, x = 1;
	size_t count, globals;

	globals = collect(app, global_actions, KEYBAR_MAX, width, global, &taken);
	count = collect(app, screen->actions, KEYBAR_MAX - globals, width, out, &taken);
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
		if (stands(app, mode, a)) {
			seal = canvas_seal(seal, (uintptr_t)a);
			seal = canvas_seal(seal, (uintptr_t)action_label(app, a, app_state(app)));
		}
	return canvas_seal(seal, mode.typing);
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
