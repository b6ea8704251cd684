/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys: one number each, with a name that people read. A key that types something is its code
 * point; control keys are 1-31; the rest lies above Unicode. */
#ifndef ZB_TUI_KEYMAP_H
#define ZB_TUI_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>

/* K_CTRL_A + n is the n-th letter after it with Ctrl. */
enum key {
	K_NONE = 0,
	K_CTRL_A = 1,
	K_CTRL_C = 3,
	K_CTRL_E = 5,
	K_CTRL_K = 11,
	K_CTRL_L = 12,
	K_CTRL_Q = 17,
	K_CTRL_R = 18,
	K_CTRL_S = 19,
	K_CTRL_U = 21,
	K_CTRL_V = 22,
	K_CTRL_W = 23,
	K_CTRL_X = 24,
	K_CTRL_Y = 25,
	K_CTRL_Z = 26,
	K_TAB = 9,
	K_ENTER = 13,
	K_ESC = 27,
	K_CTRL_SPACE = 0x110000,
	K_UP,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_HOME,
	K_END,
	K_PGUP,
	K_PGDN,
	K_INSERT,
	K_DELETE,
	K_BACKSPACE,
	K_BACKTAB,
	K_SHIFT_UP,
	K_SHIFT_DOWN,
	K_SHIFT_LEFT,
	K_SHIFT_RIGHT,
	K_SHIFT_HOME,
	K_SHIFT_END,
	K_CTRL_LEFT,
	K_CTRL_RIGHT,
	K_CTRL_HOME,
	K_CTRL_END,
	K_CTRL_SHIFT_LEFT,
	K_CTRL_SHIFT_RIGHT,
	K_CTRL_DELETE,
	K_PASTE, /* bracketed paste; its text stands in app->pasted */
	K_MOUSE,
	K_RESIZE,
	K_F1,
	K_F2,
	K_F3,
	K_F4,
	K_F5,
	K_F6,
	K_F7,
	K_F8,
	K_F9,
	K_F10,
};

#define KEY_NAME_SIZE 16

/* The name of KEY as the key bar and help show it: "Enter", "^S", "F4", "↓", "e"; ASCII where !UTF8
 * ("Omlaag"). "" for K_NONE. */
void key_label(int key, bool utf8, char out[static KEY_NAME_SIZE]);

/* Whether KEY types a character. */
bool key_is_text(int key);
/* That character as UTF-8; returns its bytes, 0 when it types none. */
size_t key_text(int key, char out[static 5]);

#endif
