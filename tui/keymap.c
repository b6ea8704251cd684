/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/keymap.h"

#include <stdio.h>
#include <string.h>

#include "core/error.h"

#define LAST_CODE_POINT 0x10ffff

struct key_name {
	int key;
	const char *name;  /* N_() where it is a word */
	const char *ascii; /* NULL: the same */
};

static const struct key_name names[] = {
	{ K_ENTER, N_("Enter"), NULL },
	{ K_ESC, N_("Esc"), NULL },
	{ K_TAB, N_("Tab"), NULL },
	{ K_BACKTAB, N_("Shift-Tab"), NULL },
	{ ' ', N_("Spatie"), NULL },
	{ K_UP, "↑", N_("Omhoog") },
	{ K_DOWN, "↓", N_("Omlaag") },
	{ K_LEFT, "←", N_("Links") },
	{ K_RIGHT, "→", N_("Rechts") },
	{ K_HOME, N_("Home"), NULL },
	{ K_END, N_("End"), NULL },
	{ K_PGUP, N_("PgUp"), NULL },
	{ K_PGDN, N_("PgDn"), NULL },
	{ K_INSERT, N_("Ins"), NULL },
	{ K_DELETE, N_("Del"), NULL },
	{ K_BACKSPACE, N_("Backspace"), NULL },
	{ K_SHIFT_UP, "Shift-↑", N_("Shift-Omhoog") },
	{ K_SHIFT_DOWN, "Shift-↓", N_("Shift-Omlaag") },
	{ K_SHIFT_LEFT, "Shift-←", N_("Shift-Links") },
	{ K_SHIFT_RIGHT, "Shift-→", N_("Shift-Rechts") },
	{ K_CTRL_LEFT, "Ctrl-←", N_("Ctrl-Links") },
	{ K_CTRL_RIGHT, "Ctrl-→", N_("Ctrl-Rechts") },
	{ K_CTRL_SPACE, N_("^Spatie"), NULL },
	{ K_MOUSE, N_("Muis"), NULL },
};

static const struct key_name *name_of(int key)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (names[i].key == key)
			return &names[i];
	return NULL;
}

/* No snprintf: the key bar is drawn with every key. */
static void copy_name(const char *name, char out[static KEY_NAME_SIZE])
{
	size_t length = strlen(name);

	if (length >= KEY_NAME_SIZE)
		length = KEY_NAME_SIZE - 1;
	memcpy(out, name, length);
	out[length] = '\0';
}

void key_label(int key, bool utf8, char out[static KEY_NAME_SIZE])
{
	const struct key_name *name = name_of(key);
	char text[5] = "";

	if (name)
		copy_name(_(utf8 || !name->ascii ? name->name : name->ascii), out);
	else if (key >= K_F1 && key <= K_F10)
		snprintf(out, KEY_NAME_SIZE, "F%d", key - K_F1 + 1);
	else if (key > 0 && key < ' ')
		snprintf(out, KEY_NAME_SIZE, "^%c", key + '@');
	else {
		key_text(key, text);
		copy_name(text, out);
	}
}

bool key_is_text(int key)
{
	return key >= ' ' && key <= LAST_CODE_POINT && key != 0x7f && (key < 0x80 || key >= 0xa0) &&
	       (key < 0xd800 || key > 0xdfff);
}

size_t key_text(int key, char out[static 5])
{
	unsigned c = (unsigned)key;
	size_t n = 0;

	if (!key_is_text(key))
		n = 0;
	else if (c < 0x80)
		out[n++] = (char)c;
	else if (c < 0x800)
		out[n++] = (char)(0xc0 | c >> 6);
	else if (c < 0x10000) {
		out[n++] = (char)(0xe0 | c >> 12);
		out[n++] = (char)(0x80 | (c >> 6 & 0x3f));
	} else {
		out[n++] = (char)(0xf0 | c >> 18);
		out[n++] = (char)(0x80 | (c >> 12 & 0x3f));
		out[n++] = (char)(0x80 | (c >> 6 & 0x3f));
	}
	if (n && c >= 0x80)
		out[n++] = (char)(0x80 | (c & 0x3f));
	out[n] = '\0';
	return n;
}
