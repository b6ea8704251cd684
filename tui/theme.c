/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/theme.h"

#include <string.h>

#include "core/error.h"
#include "core/words.h"

struct shade {
	short colour; /* -1: that of the terminal */
	attr_t attr;
};

struct theme {
	const char *code, *label;
	struct shade shades[ROLE_COUNT];
};

#define PLAIN -1
#define DULL_COLOURS 8 /* which every terminal with colours has; behind them the same, brighter */
#define BRIGHT_WHITE (COLOR_WHITE + DULL_COLOURS)
#define ON_RED 0x100 /* with a colour: not on the ground of the terminal */

static const struct theme themes[] = {
	{
		.code = "default",
		.label = N_("standaard"),
		.shades = {
			[ROLE_TEXT] = { PLAIN, A_NORMAL },
			[ROLE_HEADING] = { PLAIN, A_BOLD },
			[ROLE_DIM] = { PLAIN, A_DIM },
			[ROLE_ACCENT] = { COLOR_CYAN, A_NORMAL },
			[ROLE_LATE] = { COLOR_RED, A_BOLD },
			[ROLE_SELECTED] = { PLAIN, A_BOLD },
			[ROLE_ERROR] = { COLOR_RED, A_NORMAL },
			[ROLE_FIELD] = { PLAIN, A_UNDERLINE },
			[ROLE_MARKED] = { PLAIN, A_REVERSE },
			[ROLE_BAR] = { PLAIN, A_DIM },
			[ROLE_NOTICE] = { COLOR_CYAN, A_NORMAL },
			[ROLE_BOX] = { PLAIN, A_DIM },
		},
	},
	{
		.code = "light",
		.label = N_("lichte achtergrond"),
		.shades = {
			[ROLE_TEXT] = { PLAIN, A_NORMAL },
			[ROLE_HEADING] = { PLAIN, A_BOLD },
			[ROLE_DIM] = { PLAIN, A_DIM },
			[ROLE_ACCENT] = { COLOR_BLUE, A_NORMAL },
			[ROLE_LATE] = { COLOR_RED, A_NORMAL },
			[ROLE_SELECTED] = { PLAIN, A_BOLD },
			[ROLE_ERROR] = { COLOR_RED, A_NORMAL },
			[ROLE_FIELD] = { PLAIN, A_UNDERLINE },
			[ROLE_MARKED] = { PLAIN, A_REVERSE },
			[ROLE_BAR] = { PLAIN, A_NORMAL },
			[ROLE_NOTICE] = { COLOR_BLUE, A_NORMAL },
			[ROLE_BOX] = { COLOR_BLUE, A_NORMAL },
		},
	},
	{
		/* Black on red, and grey on it, are below 4.5 to 1 in most palettes. */
		.code = "contrast",
		.label = N_("hoog contrast"),
		.shades = {
			[ROLE_TEXT] = { PLAIN, A_NORMAL },
			[ROLE_HEADING] = { PLAIN, A_BOLD },
			[ROLE_DIM] = { PLAIN, A_NORMAL },
			[ROLE_ACCENT] = { COLOR_YELLOW, A_BOLD },
			[ROLE_LATE] = { BRIGHT_WHITE | ON_RED, A_BOLD },
			[ROLE_SELECTED] = { PLAIN, A_BOLD | A_REVERSE },
			[ROLE_ERROR] = { BRIGHT_WHITE | ON_RED, A_BOLD },
			[ROLE_FIELD] = { PLAIN, A_BOLD | A_UNDERLINE },
			[ROLE_MARKED] = { PLAIN, A_REVERSE },
			[ROLE_BAR] = { PLAIN, A_NORMAL },
			[ROLE_NOTICE] = { COLOR_YELLOW, A_BOLD },
			[ROLE_BOX] = { PLAIN, A_BOLD },
		},
	},
	{
		.code = "mono",
		.label = N_("zonder kleur"),
		.shades = {
			[ROLE_TEXT] = { PLAIN, A_NORMAL },
			[ROLE_HEADING] = { PLAIN, A_BOLD },
			[ROLE_DIM] = { PLAIN, A_NORMAL },
			[ROLE_ACCENT] = { PLAIN, A_BOLD },
			[ROLE_LATE] = { PLAIN, A_BOLD },
			[ROLE_SELECTED] = { PLAIN, A_BOLD },
			[ROLE_ERROR] = { PLAIN, A_BOLD },
			[ROLE_FIELD] = { PLAIN, A_UNDERLINE },
			[ROLE_MARKED] = { PLAIN, A_REVERSE },
			[ROLE_BAR] = { PLAIN, A_NORMAL },
			[ROLE_NOTICE] = { PLAIN, A_BOLD },
			[ROLE_BOX] = { PLAIN, A_NORMAL },
		},
	},
};

#define THEME_COUNT (sizeof(themes) / sizeof(*themes))
#define THEME_MONO (THEME_COUNT - 1)

#define GLYPHS(X)                                                                                  \
	X(GLYPH_MARKER, "▌", ">")                                                                  \
	X(GLYPH_ACHIEVED, "✓", "+")                                                                \
	X(GLYPH_MISSED, "✗", "x")                                                                  \
	X(GLYPH_UNKNOWN, "?", "?")                                                                 \
	X(GLYPH_OPEN, "·", ".")                                                                    \
	X(GLYPH_ON_TRACK, "→", "=")                                                                \
	X(GLYPH_LAW, "§", "S")                                                                     \
	X(GLYPH_DOT, "·", "-")                                                                     \
	X(GLYPH_MORE, "…", "~")                                                                    \
	X(GLYPH_BLOCK, "█", "#")                                                                   \
	X(GLYPH_LINE, "─", "-")                                                                    \
	X(GLYPH_SIDE, "│", "|")                                                                    \
	X(GLYPH_TOP_LEFT, "┌", "+")                                                                \
	X(GLYPH_TOP_RIGHT, "┐", "+")                                                               \
	X(GLYPH_BOTTOM_LEFT, "└", "+")                                                             \
	X(GLYPH_BOTTOM_RIGHT, "┘", "+")                                                            \
	X(GLYPH_UP, "↑", "^")                                                                      \
	X(GLYPH_DOWN, "↓", "v")                                                                    \
	X(GLYPH_BOXED, "[x]", "[x]")                                                               \
	X(GLYPH_BOX, "[ ]", "[ ]")

#define GLYPH_UTF8(name, utf8, ascii) [name] = utf8,
#define GLYPH_ASCII(name, utf8, ascii) [name] = ascii,

static const char *const glyphs_utf8[GLYPH_COUNT] = { GLYPHS(GLYPH_UTF8) };
static const char *const glyphs_ascii[GLYPH_COUNT] = { GLYPHS(GLYPH_ASCII) };

const char *theme_code(size_t i)
{
	return i < THEME_COUNT ? themes[i].code : NULL;
}

const char *theme_label(size_t i)
{
	return i < THEME_COUNT ? _(themes[i].label) : NULL;
}

static const struct theme *theme_find(const char *code, bool colour)
{
	if (!colour)
		return &themes[THEME_MONO];
	for (size_t i = 0; code && i < THEME_COUNT; i++)
		if (strcmp(themes[i].code, code) == 0)
			return &themes[i];
	return &themes[0];
}

static void use_colours(short pair, const struct shade *shade)
{
	int colour = shade->colour % ON_RED;

	if (colour >= COLORS)
		colour %= DULL_COLOURS;
	init_pair(pair, (short)colour, shade->colour >= ON_RED ? COLOR_RED : PLAIN);
}

void theme_use(struct look *look, const char *code, bool utf8, bool colour)
{
	const struct theme *theme = theme_find(code, colour);

	look->theme = theme;
	look->utf8 = utf8;
	look->glyphs = utf8 ? glyphs_utf8 : glyphs_ascii;
	for (short role = 0; role < ROLE_COUNT; role++) {
		const struct shade *shade = &theme->shades[role];

		look->attrs[role] = shade->attr;
		if (!colour || shade->colour == PLAIN)
			continue;
		use_colours((short)(role + 1), shade);
		look->attrs[role] |= (attr_t)COLOR_PAIR(role + 1);
	}
}

const char *look_say(const struct look *look, const char *text)
{
	return word_say(look->school, text);
}
