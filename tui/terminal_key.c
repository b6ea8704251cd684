/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/terminal_key.h"

#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>

#include "tui/terminal.h"

#undef columns
#undef lines

#define DOUBLE_CLICK_MS 400
#define PASTE_WAIT_MS 500 /* for the rest of what is pasted */
#define PASTE_MAX (1 << 20)
#define CODE_FIRST 2000 /* of the keys below that curses has no name for */
#define CODE_PASTE_BEGIN 1998
#define CODE_PASTE_END 1999

static const struct {
	int code, key;
} known[] = {
	{ KEY_UP, K_UP },          { KEY_DOWN, K_DOWN },
	{ KEY_LEFT, K_LEFT },      { KEY_RIGHT, K_RIGHT },
	{ KEY_HOME, K_HOME },      { KEY_END, K_END },
	{ KEY_PPAGE, K_PGUP },     { KEY_NPAGE, K_PGDN },
	{ KEY_IC, K_INSERT },      { KEY_DC, K_DELETE },
	{ KEY_BTAB, K_BACKTAB },   { KEY_BACKSPACE, K_BACKSPACE },
	{ KEY_ENTER, K_ENTER },    { KEY_SR, K_SHIFT_UP },
	{ KEY_SF, K_SHIFT_DOWN },  { KEY_SLEFT, K_SHIFT_LEFT },
	{ KEY_SHOME, K_SHIFT_HOME }, { KEY_SRIGHT, K_SHIFT_RIGHT },
	{ KEY_SEND, K_SHIFT_END }, { KEY_FIND, K_HOME },
	{ KEY_SELECT, K_END },     { KEY_MOUSE, K_MOUSE },
	{ KEY_A1, K_HOME },        { KEY_C1, K_END },
	{ KEY_A3, K_PGUP },        { KEY_C3, K_PGDN },
};

/* Capabilities that curses reads but does not name. */
static const struct {
	const char *capability;
	int key;
} extended[] = {
	{ "kLFT5", K_CTRL_LEFT },        { "kRIT5", K_CTRL_RIGHT },
	{ "kHOM5", K_CTRL_HOME },        { "kEND5", K_CTRL_END },
	{ "kLFT6", K_CTRL_SHIFT_LEFT },  { "kRIT6", K_CTRL_SHIFT_RIGHT },
	{ "kDC5", K_CTRL_DELETE },       { "kUP", K_SHIFT_UP },
	{ "kDN", K_SHIFT_DOWN },
};

#define EXTENDED_COUNT (sizeof(extended) / sizeof(*extended))

static void define_extended(void)
{
	for (size_t i = 0; i < EXTENDED_COUNT; i++) {
		char name[8] = "";
		const char *sequence;

		for (size_t n = 0; extended[i].capability[n]; n++)
			name[n] = extended[i].capability[n];
		sequence = tigetstr(name);
		if (sequence && sequence != (const char *)-1)
			define_key(sequence, CODE_FIRST + (int)i);
	}
	define_key("\033[200~", CODE_PASTE_BEGIN);
	define_key("\033[201~", CODE_PASTE_END);
}

void terminal_keys_open(struct terminal_keys *keys)
{
	keys->input = newpad(1, 1);
	keypad(keys->input, TRUE);
	nodelay(keys->input, TRUE);
	define_extended();
	mouseinterval(0);
	mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
}

void terminal_keys_close(struct terminal_keys *keys)
{
	mousemask(0, NULL);
	delwin(keys->input);
}

static int read_mouse(struct terminal_keys *keys, struct mouse *mouse)
{
	int64_t now = terminal_now();
	MEVENT event;
	bool twice;

	if (getmouse(&event) == ERR)
		return K_NONE;
	mouse->y = event.y;
	mouse->x = event.x;
	if (event.bstate & BUTTON4_PRESSED)
		mouse->kind = MOUSE_WHEEL_UP;
	else if (event.bstate & BUTTON5_PRESSED)
		mouse->kind = MOUSE_WHEEL_DOWN;
	else if (event.bstate & BUTTON1_PRESSED) {
		twice = keys->pressed && now - keys->pressed <= DOUBLE_CLICK_MS &&
			keys->y == event.y && keys->x == event.x;
		mouse->kind = twice ? MOUSE_DOUBLE : MOUSE_PRESS;
		keys->pressed = twice ? 0 : now;
		keys->y = event.y;
		keys->x = event.x;
	} else
		return K_NONE;
	return K_MOUSE;
}

bool terminal_input_gone(const struct pollfd *input)
{
	int waiting = 0;

	if (input->revents & (POLLHUP | POLLERR | POLLNVAL))
		return true;
	return input->revents & POLLIN &&
	       (ioctl(STDIN_FILENO, FIONREAD, &waiting) || waiting == 0);
}

static bool more_comes(int wait_ms)
{
	struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };

	return poll(&input, 1, wait_ms) > 0 && !terminal_input_gone(&input);
}

/* Everything up to the end of the paste is text, whatever keys it would be. One byte too many is
 * kept, so that what takes the text refuses it instead of taking a part. */
static int read_paste(struct terminal_keys *keys, struct buffer *pasted)
{
	char bytes[5];
	wint_t c;
	int got;

	buffer_reset(pasted);
	for (;;) {
		got = wget_wch(keys->input, &c);
		if (got == KEY_CODE_YES && c == CODE_PASTE_END)
			break;
		if (got == ERR && !more_comes(PASTE_WAIT_MS))
			break;
		if (got != OK || pasted->length > PASTE_MAX)
			continue;
		if (c == '\r' || c == '\n')
			buffer_add(pasted, "\n");
		else if (c == '\t')
			buffer_add(pasted, "\t");
		else
			buffer_add_bytes(pasted, bytes, key_text((int)c, bytes));
	}
	return K_PASTE;
}

static int function_key(struct terminal_keys *keys, int code, struct mouse *mouse,
			struct buffer *pasted)
{
	if (code == KEY_MOUSE)
		return read_mouse(keys, mouse);
	if (code == CODE_PASTE_BEGIN)
		return read_paste(keys, pasted);
	if (code >= CODE_FIRST && code < CODE_FIRST + (int)EXTENDED_COUNT)
		return extended[code - CODE_FIRST].key;
	if (code > KEY_F0 && code <= KEY_F(10))
		return K_F1 + code - KEY_F(1);
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (known[i].code == code)
			return known[i].key;
	return K_NONE;
}

static int plain_key(int c)
{
	if (c == 0)
		return K_CTRL_SPACE;
	if (c == '\n')
		return K_ENTER;
	if (c == 0x7f || c == '\b')
		return K_BACKSPACE;
	return c < ' ' || key_is_text(c) ? c : K_NONE;
}

int terminal_keys_next(struct terminal_keys *keys, struct mouse *mouse, struct buffer *pasted)
{
	wint_t c;
	int got, key = K_NONE;

	/* What means nothing here is passed over: K_NONE is the end. */
	while (!key && (got = wget_wch(keys->input, &c)) != ERR)
		key = got == KEY_CODE_YES ? function_key(keys, (int)c, mouse, pasted) :
					    plain_key((int)c);
	return key;
}
