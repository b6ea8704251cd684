/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does at a tty: keys, text, mouse. */
#include <string.h>
#include <unistr.h>

#include "tests/tty_internal.h"

/* Longer than the ESCDELAY of the programs under test, with room for a busy machine. */
#define AFTER_ESCAPE_MS 75

static const struct named_key {
	const char *name;
	VTermKey key;
	VTermModifier modifier;
} named_keys[] = {
	{"Up", VTERM_KEY_UP, VTERM_MOD_NONE},
	{"Down", VTERM_KEY_DOWN, VTERM_MOD_NONE},
	{"Left", VTERM_KEY_LEFT, VTERM_MOD_NONE},
	{"Right", VTERM_KEY_RIGHT, VTERM_MOD_NONE},
	{"Home", VTERM_KEY_HOME, VTERM_MOD_NONE},
	{"End", VTERM_KEY_END, VTERM_MOD_NONE},
	{"PgUp", VTERM_KEY_PAGEUP, VTERM_MOD_NONE},
	{"PgDn", VTERM_KEY_PAGEDOWN, VTERM_MOD_NONE},
	{"Ins", VTERM_KEY_INS, VTERM_MOD_NONE},
	{"Del", VTERM_KEY_DEL, VTERM_MOD_NONE},
	{"Tab", VTERM_KEY_TAB, VTERM_MOD_NONE},
	{"BackTab", VTERM_KEY_TAB, VTERM_MOD_SHIFT},
	{"Enter", VTERM_KEY_ENTER, VTERM_MOD_NONE},
	{"Esc", VTERM_KEY_ESCAPE, VTERM_MOD_NONE},
	{"BSpace", VTERM_KEY_BACKSPACE, VTERM_MOD_NONE},
	{"F1", VTERM_KEY_FUNCTION(1), VTERM_MOD_NONE},
	{"F2", VTERM_KEY_FUNCTION(2), VTERM_MOD_NONE},
	{"F3", VTERM_KEY_FUNCTION(3), VTERM_MOD_NONE},
	{"F4", VTERM_KEY_FUNCTION(4), VTERM_MOD_NONE},
	{"F5", VTERM_KEY_FUNCTION(5), VTERM_MOD_NONE},
	{"F6", VTERM_KEY_FUNCTION(6), VTERM_MOD_NONE},
	{"F7", VTERM_KEY_FUNCTION(7), VTERM_MOD_NONE},
	{"F8", VTERM_KEY_FUNCTION(8), VTERM_MOD_NONE},
	{"F9", VTERM_KEY_FUNCTION(9), VTERM_MOD_NONE},
	{"F10", VTERM_KEY_FUNCTION(10), VTERM_MOD_NONE},
	{"F11", VTERM_KEY_FUNCTION(11), VTERM_MOD_NONE},
	{"F12", VTERM_KEY_FUNCTION(12), VTERM_MOD_NONE},
};

/* An Esc means itself only by the silence after it. */
static void wait_after_escape(struct tty *t)
{
	double patience = child_now_ms() + TTY_STUCK_MS;

	if (!t->after_escape)
		return;
	t->after_escape = false;
	while (!t->closed && tty_unread(t) && child_left_ms(patience))
		tty_pump(t, 1);

	double silent = child_now_ms() + AFTER_ESCAPE_MS;

	while (!t->closed && child_left_ms(silent))
		tty_pump(t, child_left_ms(silent));
}

/* The program may have asked for another mode of the keys in what it wrote and we did not read. */
static void before_key(struct tty *t)
{
	wait_after_escape(t);
	tty_drain(t);
}

void tty_keys(struct tty *t, const char *text)
{
	before_key(t);
	for (const char *p = text; *p; p++) {
		t->letters += (*p & 0xc0) != 0x80;
		t->keys += (*p & 0xc0) != 0x80;
	}
	buffer_add(&t->output, text);
	tty_flush(t);
}

static const struct named_key *find_named_key(const char *name)
{
	for (size_t i = 0; i < sizeof(named_keys) / sizeof(*named_keys); i++) {
		if (strcmp(named_keys[i].name, name) == 0)
			return &named_keys[i];
	}
	return NULL;
}

/* Takes the C-, M- and S- off *NAME. */
static VTermModifier take_modifiers(const char **name)
{
	int modifiers = VTERM_MOD_NONE;

	for (; (*name)[0] && (*name)[1] == '-' && (*name)[2]; *name += 2) {
		if (**name == 'C')
			modifiers |= VTERM_MOD_CTRL;
		else if (**name == 'M')
			modifiers |= VTERM_MOD_ALT;
		else if (**name == 'S')
			modifiers |= VTERM_MOD_SHIFT;
		else
			break;
	}
	return (VTermModifier)modifiers;
}

/* libvterm would send C-i and its like as CSI u, which xterm does not unless it was asked to. */
static void send_character(struct tty *t, const char *character, VTermModifier modifiers)
{
	char control = (char)(*character == '?' ? 0x7f : *character & 0x1f);

	if (modifiers & VTERM_MOD_ALT)
		buffer_add(&t->output, "\033");
	if (modifiers & VTERM_MOD_CTRL)
		buffer_add_bytes(&t->output, &control, 1);
	else
		buffer_add(&t->output, character);
}

void tty_key(struct tty *t, const char *name)
{
	const char *base = name;
	VTermModifier modifiers = take_modifiers(&base);
	const struct named_key *named = find_named_key(base);
	const uint8_t *bytes = (const uint8_t *)base;

	before_key(t);
	if (named)
		vterm_keyboard_key(t->vterm, named->key, modifiers | named->modifier);
	else if (strcmp(base, "Space") == 0)
		send_character(t, " ", modifiers);
	else if (*base && u8_mblen(bytes, strlen(base)) == (int)strlen(base))
		send_character(t, base, modifiers);
	else
		child_misuse("there is no key %s", name);
	t->keys++;
	t->after_escape = named && named->key == VTERM_KEY_ESCAPE;
	tty_flush(t);
}

/* Types the text that starts after the quote before P; returns what follows its last quote. */
static const char *type_quoted(struct tty *t, const char *p)
{
	struct buffer text = {0};

	for (; *p != '\'' || p[1] == '\''; p++) {
		if (!*p)
			child_misuse("a text without a quote at its end");
		p += *p == '\'';
		buffer_add_bytes(&text, p, 1);
	}
	if (text.length)
		tty_keys(t, text.bytes);
	buffer_clear(&text);
	return p + 1;
}

void tty_type(struct tty *t, const char *keys)
{
	const char *p = keys;

	while (*(p += strspn(p, " "))) {
		if (*p == '\'') {
			p = type_quoted(t, p + 1);
			continue;
		}

		size_t length = strcspn(p, " ");
		char *name = mem_bytes(p, length);

		tty_key(t, name);
		free(name);
		p += length;
	}
}

void tty_paste(struct tty *t, const char *text)
{
	before_key(t);
	vterm_keyboard_start_paste(t->vterm);
	/* A terminal pastes a line end as the key Enter. */
	for (const char *p = text; *p; p++)
		buffer_add_bytes(&t->output, *p == '\n' ? "\r" : p, 1);
	vterm_keyboard_end_paste(t->vterm);
	t->keys++;
	tty_flush(t);
}

size_t tty_keys_sent(const struct tty *t)
{
	return t->keys;
}

size_t tty_letters_sent(const struct tty *t)
{
	return t->letters;
}

bool tty_mouse(struct tty *t, int row, int col, enum tty_button button)
{
	before_key(t);
	if (t->mouse == VTERM_PROP_MOUSE_NONE)
		return false;
	vterm_mouse_move(t->vterm, row, col, VTERM_MOD_NONE);
	vterm_mouse_button(t->vterm, (int)button, true, VTERM_MOD_NONE);
	if (button < TTY_WHEEL_UP)
		vterm_mouse_button(t->vterm, (int)button, false, VTERM_MOD_NONE);
	tty_flush(t);
	return true;
}
