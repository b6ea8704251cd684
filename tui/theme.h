/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How things look: what is drawn names a role and a glyph, never a colour or a code point. The one
 * table of themes and the one table of glyphs are in theme.c. No role needs colour to be
 * understood. */
#ifndef ZB_TUI_THEME_H
#define ZB_TUI_THEME_H

#include <curses.h>
#include <stdbool.h>

#include "core/records/school.h"

enum role {
	ROLE_TEXT,
	ROLE_HEADING,  /* headings and the active tab */
	ROLE_DIM,      /* labels and secondary text */
	ROLE_ACCENT,   /* the one accent colour: the marker, keys in the key bar */
	ROLE_LATE,     /* too late, and nothing else */
	ROLE_SELECTED, /* the name in the row with the cursor; a button that Enter presses */
	ROLE_ERROR,    /* the sentence at a field that is not right */
	ROLE_FIELD,    /* where one types */
	ROLE_MARKED,   /* selected text in an editor */
	ROLE_BAR,      /* words in the key bar */
	ROLE_NOTICE,   /* what just happened */
	ROLE_BOX,      /* the frame of a dialog */
	ROLE_COUNT,
};

enum glyph {
	GLYPH_MARKER,   /* ▌ or > */
	GLYPH_ACHIEVED, /* ✓ or + */
	GLYPH_MISSED,   /* ✗ or x */
	GLYPH_UNKNOWN,  /* ? */
	GLYPH_OPEN,     /* · or . */
	GLYPH_ON_TRACK, /* → or = */
	GLYPH_LAW,      /* § or S */
	GLYPH_DOT,      /* · or -, between parts of a line */
	GLYPH_MORE,     /* … or . */
	GLYPH_BLOCK,    /* █ or # */
	GLYPH_LINE,     /* ─ or - */
	GLYPH_SIDE,     /* │ or | */
	GLYPH_TOP_LEFT, /* ┌ or + */
	GLYPH_TOP_RIGHT,
	GLYPH_BOTTOM_LEFT,
	GLYPH_BOTTOM_RIGHT,
	GLYPH_UP,   /* ↑ or ^ */
	GLYPH_DOWN, /* ↓ or v */
	GLYPH_BOXED, /* [x], a choice that is on */
	GLYPH_BOX,   /* [ ] */
	GLYPH_COUNT,
};

struct theme; /* a row of the table */

/* What drawing needs: attributes by role, glyphs. Lives in struct app. */
struct look {
	const struct theme *theme;
	bool utf8;
	attr_t attrs[ROLE_COUNT];
	const char *const *glyphs; /* GLYPH_COUNT of them, UTF-8 or ASCII */
	enum school_type school;   /* whose words are said; po as long as there is no school */
};

/* The I-th theme's code ("default", "light", "contrast", "mono") and Dutch label; NULL past the
 * last. */
const char *theme_code(size_t i);
const char *theme_label(size_t i);

/* Fills LOOK with the theme of that code (NULL or unknown: default). COLOUR false (NO_COLOR, or a
 * terminal without colour) always gives "mono". With colour the terminal must have been opened and
 * start_color called: the colour pairs are made here. */
void theme_use(struct look *, const char *code, bool utf8, bool colour);

/* TEXT of a table in the words of the school (core/words.h), translated. Borrowed. */
const char *look_say(const struct look *, const char *text);

#endif
