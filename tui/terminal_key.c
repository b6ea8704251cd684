/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/terminal_key.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#include "tui/terminal.h"

#undef columns
#undef lines

#define ESC 27
#define ESC_DELAY_MS 25 /* after Esc, to see whether it begins a key */
#define DOUBLE_CLICK_MS 400
#define PASTE_WAIT_MS 500 /* for the rest of what is pasted */
#define PASTE_MAX (1 << 20)
#define PASTE_END "\033[201~"
#define MOUSE_PARTS 3 /* button, column, row */

/* What a sequence begins that is no key by itself. */
enum { LEAD_MOUSE = -3, LEAD_MOUSE_BYTES, LEAD_PASTE };

/* By the names of terminfo, those of ncurses for what it has none for. */
static const struct {
	const char *capability;
	int key;
} capabilities[] = {
	{ "kcuu1", K_UP },           { "kcud1", K_DOWN },
	{ "kcub1", K_LEFT },         { "kcuf1", K_RIGHT },
	{ "khome", K_HOME },         { "kend", K_END },
	{ "kpp", K_PGUP },           { "knp", K_PGDN },
	{ "kich1", K_INSERT },       { "kdch1", K_DELETE },
	{ "kcbt", K_BACKTAB },       { "kbs", K_BACKSPACE },
	{ "kent", K_ENTER },         { "kri", K_SHIFT_UP },
	{ "kind", K_SHIFT_DOWN },    { "kLFT", K_SHIFT_LEFT },
	{ "kHOM", K_SHIFT_HOME },    { "kRIT", K_SHIFT_RIGHT },
	{ "kEND", K_SHIFT_END },     { "kfnd", K_HOME },
	{ "kslt", K_END },           { "ka1", K_HOME },
	{ "kc1", K_END },            { "ka3", K_PGUP },
	{ "kc3", K_PGDN },           { "kf1", K_F1 },
	{ "kf2", K_F2 },             { "kf3", K_F3 },
	{ "kf4", K_F4 },             { "kf5", K_F5 },
	{ "kf6", K_F6 },             { "kf7", K_F7 },
	{ "kf8", K_F8 },             { "kf9", K_F9 },
	{ "kf10", K_F10 },           { "kLFT5", K_CTRL_LEFT },
	{ "kRIT5", K_CTRL_RIGHT },   { "kHOM5", K_CTRL_HOME },
	{ "kEND5", K_CTRL_END },     { "kLFT6", K_CTRL_SHIFT_LEFT },
	{ "kRIT6", K_CTRL_SHIFT_RIGHT }, { "kDC5", K_CTRL_DELETE },
	{ "kUP", K_SHIFT_UP },       { "kDN", K_SHIFT_DOWN },
};

/* What terminals send that are not what TERM says, under the name of xterm mostly: PuTTY, tmux,
 * screen, rxvt, the console, and either mode of the cursor keys. */
static const struct {
	const char *text;
	int key;
} usual[] = {
	{ "\033[1~", K_HOME },   { "\033[7~", K_HOME },   { "\033[H", K_HOME },
	{ "\033OH", K_HOME },    { "\033[4~", K_END },    { "\033[8~", K_END },
	{ "\033[F", K_END },     { "\033OF", K_END },     { "\033[2~", K_INSERT },
	{ "\033[3~", K_DELETE }, { "\033[5~", K_PGUP },   { "\033[6~", K_PGDN },
	{ "\033[A", K_UP },      { "\033OA", K_UP },      { "\033[B", K_DOWN },
	{ "\033OB", K_DOWN },    { "\033[C", K_RIGHT },   { "\033OC", K_RIGHT },
	{ "\033[D", K_LEFT },    { "\033OD", K_LEFT },    { "\033[Z", K_BACKTAB },
	{ "\033OM", K_ENTER },   { "\033[11~", K_F1 },    { "\033[12~", K_F2 },
	{ "\033[13~", K_F3 },    { "\033[14~", K_F4 },    { "\033[15~", K_F5 },
	{ "\033OP", K_F1 },      { "\033OQ", K_F2 },      { "\033OR", K_F3 },
	{ "\033OS", K_F4 },      { "\033[[A", K_F1 },     { "\033[[B", K_F2 },
	{ "\033[[C", K_F3 },     { "\033[[D", K_F4 },     { "\033[[E", K_F5 },
	{ "\033[17~", K_F6 },    { "\033[18~", K_F7 },    { "\033[19~", K_F8 },
	{ "\033[20~", K_F9 },    { "\033[21~", K_F10 },
};

static bool is_learnt(const struct terminal_keys *keys, const char *text)
{
	for (size_t i = 0; i < keys->known_count; i++)
		if (strcmp(keys->known[i].text, text) == 0)
			return true;
	return false;
}

static void learn(struct terminal_keys *keys, const char *text, int key)
{
	if (text && *text && keys->known_count < TERMINAL_KEY_SEQUENCES)
		keys->known[keys->known_count++] = (struct terminal_sequence){
			.text = text, .length = strlen(text), .key = key
		};
}

static void learn_all(struct terminal_keys *keys)
{
	for (size_t i = 0; i < sizeof(capabilities) / sizeof(*capabilities); i++) {
		char name[8] = "";

		memcpy(name, capabilities[i].capability, strlen(capabilities[i].capability));
		const char *text = tigetstr(name);

		learn(keys, text == (const char *)-1 ? NULL : text, capabilities[i].key);
	}
	/* What terminfo says of a sequence stays. */
	for (size_t i = 0; i < sizeof(usual) / sizeof(*usual); i++)
		if (!is_learnt(keys, usual[i].text))
			learn(keys, usual[i].text, usual[i].key);
	learn(keys, "\033[200~", LEAD_PASTE);
	if (!has_mouse())
		return;
	learn(keys, "\033[<", LEAD_MOUSE);
	learn(keys, "\033[M", LEAD_MOUSE_BYTES);
}

/* Reads what is there, or comes within WAIT_MS, behind what was read. */
static bool read_more(struct terminal_keys *keys, int wait_ms)
{
	struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
	size_t left = keys->end - keys->at;
	ssize_t got;

	if (keys->at) {
		memmove(keys->bytes, keys->bytes + keys->at, left);
		keys->at = 0;
		keys->end = left;
	}
	if (keys->gone || left == sizeof(keys->bytes))
		return false;
	if (!keys->ready && ((keys->dry && !wait_ms) || poll(&input, 1, wait_ms) <= 0))
		return false;
	keys->ready = false;
	got = read(STDIN_FILENO, keys->bytes + left, sizeof(keys->bytes) - left);
	keys->dry = got >= 0 && (size_t)got < sizeof(keys->bytes) - left;
	if (got > 0)
		keys->end += (size_t)got;
	else if (got == 0 || (errno != EINTR && errno != EAGAIN))
		keys->gone = true;
	return got > 0;
}

static const char *rest(const struct terminal_keys *keys, size_t *length)
{
	*length = keys->end - keys->at;
	return keys->bytes + keys->at;
}

/* More of the key that is being read: one that is typed slower than its bytes come is Esc. */
static bool read_rest(struct terminal_keys *keys)
{
	if (!keys->whole)
		keys->whole = !read_more(keys, ESC_DELAY_MS);
	return !keys->whole;
}

/* The longest sequence among those that stand there, NULL when none does. *MORE: a longer one may,
 * when more bytes come. */
static const struct terminal_sequence *find_known(const struct terminal_keys *keys, bool *more)
{
	const struct terminal_sequence *best = NULL;
	size_t left;
	const char *bytes = rest(keys, &left);

	*more = false;
	for (size_t i = 0; i < keys->known_count; i++) {
		const struct terminal_sequence *known = &keys->known[i];

		if (best && known->length <= best->length)
			continue;
		if (memcmp(bytes, known->text, left < known->length ? left : known->length) != 0)
			continue;
		if (left < known->length)
			*more = true;
		else
			best = known;
	}
	return best;
}

static const struct terminal_sequence *next_known(struct terminal_keys *keys)
{
	const struct terminal_sequence *known;
	bool more;

	do
		known = find_known(keys, &more);
	while (more && read_rest(keys));
	return known;
}

/* A byte at PLACE behind the next one, waited for; -1 when it does not come. */
static int byte_at(struct terminal_keys *keys, size_t place)
{
	while (keys->end - keys->at <= place)
		if (!read_rest(keys))
			return -1;
	return (unsigned char)keys->bytes[keys->at + place];
}

/* Length of a sequence that no key here has, by the grammar of ECMA-48: it means nothing, instead
 * of Esc and what stands behind it. 0 when none comes. */
static size_t unknown_length(struct terminal_keys *keys)
{
	size_t length = 2;
	int c;

	if (byte_at(keys, 0) != ESC)
		return 0;
	c = byte_at(keys, 1);
	if (c == 'O' && byte_at(keys, 2) <= ' ')
		return 0;
	if (c != '[' && c != 'O')
		return 0;
	/* The console has a second [ where others have digits. */
	if (c == '[' && byte_at(keys, length) == '[')
		length++;
	while ((c = byte_at(keys, length)) >= ' ' && c < '@')
		length++;
	return c >= '@' && c < 0x7f ? length + 1 : length;
}

/* The next character in the locale's way of writing; false when what comes is none. */
static bool take_character(struct terminal_keys *keys, wchar_t *c)
{
	mbstate_t state = { 0 };
	size_t left, taken;
	const char *bytes = rest(keys, &left);

	taken = mbrtowc(c, bytes, left, &state);
	while (taken == (size_t)-2 && read_rest(keys)) {
		state = (mbstate_t){ 0 };
		bytes = rest(keys, &left);
		taken = mbrtowc(c, bytes, left, &state);
	}
	if (taken == 0)
		*c = L'\0';
	keys->at += taken && taken <= left ? taken : 1;
	return taken <= left;
}

/* Whether the end of the paste stands there; what may become it is waited for. */
static bool paste_ends(struct terminal_keys *keys)
{
	const size_t length = sizeof(PASTE_END) - 1;
	size_t left;
	const char *bytes = rest(keys, &left);

	while (left < length && memcmp(bytes, PASTE_END, left) == 0 &&
	       read_more(keys, PASTE_WAIT_MS))
		bytes = rest(keys, &left);
	return left >= length && memcmp(bytes, PASTE_END, length) == 0;
}

/* Everything up to the end of the paste is text, whatever keys it would be. One byte too many is
 * kept, so that what takes the text refuses it instead of taking a part. */
static int read_paste(struct terminal_keys *keys, struct buffer *pasted)
{
	char bytes[5];
	wchar_t c;

	buffer_reset(pasted);
	while (!paste_ends(keys)) {
		keys->whole = false;
		if (keys->at == keys->end)
			return K_PASTE;
		if (!take_character(keys, &c) || pasted->length > PASTE_MAX)
			continue;
		if (c == L'\r' || c == L'\n')
			buffer_add(pasted, "\n");
		else if (c == L'\t')
			buffer_add(pasted, "\t");
		else
			buffer_add_bytes(pasted, bytes, key_text((int)c, bytes));
	}
	keys->at += sizeof(PASTE_END) - 1;
	return K_PASTE;
}

/* "0;12;3M", or in the old way a byte each; false when it does not come. */
static bool read_mouse_parts(struct terminal_keys *keys, bool in_bytes, int parts[MOUSE_PARTS],
			     bool *down)
{
	size_t at = 0;
	int c;

	for (int i = 0; i < MOUSE_PARTS; i++) {
		parts[i] = 0;
		if (in_bytes) {
			if ((c = byte_at(keys, at++)) < ' ')
				return false;
			parts[i] = c - ' ';
			continue;
		}
		while ((c = byte_at(keys, at++)) >= '0' && c <= '9' && at < 16)
			parts[i] = parts[i] * 10 + c - '0';
		if (c != (i + 1 < MOUSE_PARTS ? ';' : 'M') && c != 'm')
			return false;
	}
	*down = in_bytes ? (parts[0] & 3) != 3 : c == 'M';
	keys->at += at;
	return true;
}

static bool is_second(struct terminal_keys *keys, const struct mouse *mouse)
{
	int64_t now = terminal_now();
	bool twice = keys->pressed && now - keys->pressed <= DOUBLE_CLICK_MS &&
		     keys->y == mouse->y && keys->x == mouse->x;

	keys->pressed = twice ? 0 : now;
	keys->y = mouse->y;
	keys->x = mouse->x;
	return twice;
}

static int read_mouse(struct terminal_keys *keys, bool in_bytes, struct mouse *mouse)
{
	enum { SHIFT_META_CTRL = 4 | 8 | 16, WHEEL = 64 };
	int parts[MOUSE_PARTS], button;
	bool down;

	if (!read_mouse_parts(keys, in_bytes, parts, &down) || !down)
		return K_NONE;
	button = parts[0] & ~SHIFT_META_CTRL;
	mouse->x = parts[1] - 1;
	mouse->y = parts[2] - 1;
	if (button == WHEEL)
		mouse->kind = MOUSE_WHEEL_UP;
	else if (button == WHEEL + 1)
		mouse->kind = MOUSE_WHEEL_DOWN;
	else if (button == 0)
		mouse->kind = is_second(keys, mouse) ? MOUSE_DOUBLE : MOUSE_PRESS;
	else
		return K_NONE;
	return K_MOUSE;
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

/* What a key and Alt make: Esc and that key in one piece. It is passed over whole, since it is no
 * key here, and Esc and a command by itself could leave a form and begin something else. Esc before
 * the mouse, a paste or another Esc stays what it is. */
static bool pass_alt(struct terminal_keys *keys)
{
	const struct terminal_sequence *known;
	size_t unknown;
	wchar_t c;

	keys->whole = true; /* it all came together, and reading more would move the bytes */
	keys->at++;
	if (byte_at(keys, 0) != ESC) {
		take_character(keys, &c);
		return true;
	}
	known = next_known(keys);
	unknown = known ? 0 : unknown_length(keys);
	if (known ? known->key > 0 : unknown > 0) {
		keys->at += known ? known->length : unknown;
		return true;
	}
	keys->at--;
	return false;
}

/* What comes next as a key; K_NONE when it means nothing here. */
static int take(struct terminal_keys *keys, struct mouse *mouse, struct buffer *pasted)
{
	bool in_one_piece = keys->end - keys->at > 1;
	const struct terminal_sequence *known;
	size_t unknown;
	wchar_t c;

	keys->whole = false;
	known = next_known(keys);
	unknown = known ? 0 : unknown_length(keys);
	keys->at += known ? known->length : unknown;
	if (known && known->key == LEAD_PASTE)
		return read_paste(keys, pasted);
	if (known && known->key < 0)
		return read_mouse(keys, known->key == LEAD_MOUSE_BYTES, mouse);
	if (known)
		return known->key;
	if (unknown || (in_one_piece && byte_at(keys, 0) == ESC && pass_alt(keys)))
		return K_NONE;
	return take_character(keys, &c) ? plain_key((int)c) : K_NONE;
}

bool terminal_keys_wait(const struct terminal_keys *keys)
{
	return keys->at < keys->end;
}

int terminal_keys_next(struct terminal_keys *keys, struct mouse *mouse, struct buffer *pasted)
{
	int key = K_NONE;

	if (!keys->known_count)
		learn_all(keys);
	while (!key && (keys->at < keys->end || read_more(keys, 0)))
		key = take(keys, mouse, pasted);
	keys->dry = keys->dry && key;
	return key;
}
