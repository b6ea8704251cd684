/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The screen of a tty: libvterm's cells as text, attributes and places. */
#include <string.h>
#include <unistr.h>

#include "tests/tty_internal.h"

static void send_answer(const char *bytes, size_t length, void *user)
{
	struct tty *t = user;

	buffer_add_bytes(&t->output, bytes, length);
}

static int set_property(VTermProp property, VTermValue *value, void *user)
{
	struct tty *t = user;

	if (property == VTERM_PROP_CURSORVISIBLE)
		t->cursor_shown = value->boolean;
	else if (property == VTERM_PROP_ALTSCREEN)
		t->alternate = value->boolean;
	else if (property == VTERM_PROP_MOUSE)
		t->mouse = value->number;
	return 1;
}

static int ring_bell(void *user)
{
	struct tty *t = user;

	t->bells++;
	return 1;
}

static const VTermScreenCallbacks callbacks = {
	.settermprop = set_property,
	.bell = ring_bell,
};

void tty_screen_open(struct tty *t)
{
	t->vterm = vterm_new(t->rows, t->cols);
	t->screen = vterm_obtain_screen(t->vterm);
	t->row_text = mem_new((size_t)t->rows, sizeof(*t->row_text));
	vterm_set_utf8(t->vterm, 1);
	vterm_output_set_callback(t->vterm, send_answer, t);
	vterm_screen_set_callbacks(t->screen, &callbacks, t);
	vterm_screen_enable_altscreen(t->screen, 1);
	vterm_screen_reset(t->screen, 1);
}

/* Whether BYTE can follow what is held of ESC [ ? 1 ; 2 h. */
static bool continues_mode(const struct buffer *held, char byte)
{
	static const char introducer[] = "\033[?";

	if (held->length < strlen(introducer))
		return byte == introducer[held->length];
	return strchr("0123456789;", byte) && byte;
}

static void write_held(struct tty *t)
{
	if (t->mode_start.length)
		vterm_input_write(t->vterm, t->mode_start.bytes, t->mode_start.length);
	buffer_reset(&t->mode_start);
}

/* Writes the held CSI ? 1 ; 2 as one sequence for each mode, each with FINAL at its end. */
static void write_modes(struct tty *t, char final)
{
	char *save = NULL;
	char *modes = buffer_take(&t->mode_start);

	for (char *mode = strtok_r(modes + strlen("\033[?"), ";", &save); mode;
	     mode = strtok_r(NULL, ";", &save)) {
		char *sequence = mem_format("\033[?%s%c", mode, final);

		vterm_input_write(t->vterm, sequence, strlen(sequence));
		free(sequence);
	}
	free(modes);
}

/* libvterm 0.1 heeds only the first mode of a sequence that sets several, as those of terminfo do
 * for the mouse (XM) and a very visible cursor (cvvis): it gets them one by one. */
void tty_screen_write(struct tty *t, const char *bytes, size_t length)
{
	size_t passed = 0;

	for (size_t i = 0; i < length; i++) {
		struct buffer *held = &t->mode_start;

		if (held->length == 0 && bytes[i] != '\033')
			continue;
		vterm_input_write(t->vterm, bytes + passed, i - passed);
		passed = i + 1;
		if (held->length > strlen("\033[?") && (bytes[i] == 'h' || bytes[i] == 'l')) {
			write_modes(t, bytes[i]);
			continue;
		}
		if (!continues_mode(held, bytes[i])) {
			write_held(t);
			passed = i;
		}
		if (continues_mode(held, bytes[i])) {
			buffer_add_bytes(held, bytes + i, 1);
			passed = i + 1;
		}
	}
	vterm_input_write(t->vterm, bytes + passed, length - passed);
}

static void forget_rows(struct tty *t)
{
	for (int row = 0; row < t->rows; row++)
		free(t->row_text[row]);
	free(t->row_text);
}

void tty_screen_resize(struct tty *t, int rows, int cols)
{
	forget_rows(t);
	t->row_text = mem_new((size_t)rows, sizeof(*t->row_text));
	t->rows = rows;
	t->cols = cols;
	vterm_set_size(t->vterm, rows, cols);
}

void tty_screen_close(struct tty *t)
{
	forget_rows(t);
	free(t->screen_text);
	buffer_clear(&t->mode_start);
	vterm_free(t->vterm);
}

int tty_rows(const struct tty *t)
{
	return t->rows;
}

int tty_cols(const struct tty *t)
{
	return t->cols;
}

static VTermScreenCell cell_at(const struct tty *t, int row, int col)
{
	VTermScreenCell cell = {0};

	if (row < 0 || row >= t->rows || col < 0 || col >= t->cols)
		child_misuse("row %d column %d is not on the screen", row, col);
	vterm_screen_get_cell(t->screen, (VTermPos){.row = row, .col = col}, &cell);
	return cell;
}

/* Adds what the cell shows: a character with its combining marks, or a blank. */
static void add_cell(struct buffer *text, const VTermScreenCell *cell)
{
	if (!cell->chars[0])
		buffer_add(text, " ");
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++) {
		uint8_t bytes[6];
		int length = u8_uctomb(bytes, cell->chars[i], sizeof(bytes));

		if (length > 0)
			buffer_add_bytes(text, (const char *)bytes, (size_t)length);
	}
}

/* Adds the row up to where LIMIT bytes have been added; returns the column after them. */
static int add_row(const struct tty *t, int row, struct buffer *text, size_t limit)
{
	size_t end = text->length + limit;
	int col = 0;

	while (col < t->cols && text->length < end) {
		VTermScreenCell cell = cell_at(t, row, col);

		add_cell(text, &cell);
		/* The second half of a wide character is not a cell to read. */
		col += cell.width > 1 ? cell.width : 1;
	}
	return col;
}

const char *tty_row(struct tty *t, int row)
{
	struct buffer text = {0};

	cell_at(t, row, 0);
	add_row(t, row, &text, SIZE_MAX / 2);
	while (text.length && text.bytes[text.length - 1] == ' ')
		text.bytes[--text.length] = '\0';
	free(t->row_text[row]);
	t->row_text[row] = buffer_take(&text);
	return t->row_text[row];
}

const char *tty_screen(struct tty *t)
{
	struct buffer text = {0};

	for (int row = 0; row < t->rows; row++) {
		buffer_add(&text, tty_row(t, row));
		buffer_add(&text, "\n");
	}
	free(t->screen_text);
	t->screen_text = buffer_take(&text);
	return t->screen_text;
}

bool tty_find(struct tty *t, const char *text, int *row, int *col)
{
	for (int at = 0; at < t->rows; at++) {
		struct buffer before = {0};
		const char *line = tty_row(t, at);
		const char *found = strstr(line, text);

		if (!found)
			continue;
		if (row)
			*row = at;
		if (col)
			*col = add_row(t, at, &before, (size_t)(found - line));
		buffer_clear(&before);
		return true;
	}
	return false;
}

static int colour_number(const VTermColor *colour, bool is_default)
{
	if (is_default)
		return TTY_COLOUR_DEFAULT;
	if (VTERM_COLOR_IS_INDEXED(colour))
		return colour->indexed.idx;
	return TTY_COLOUR_RGB | colour->rgb.red << 16 | colour->rgb.green << 8 | colour->rgb.blue;
}

struct tty_attrs tty_attrs(struct tty *t, int row, int col)
{
	VTermScreenCell cell = cell_at(t, row, col);

	return (struct tty_attrs){
		.bold = cell.attrs.bold,
		.italic = cell.attrs.italic,
		.underline = cell.attrs.underline != VTERM_UNDERLINE_OFF,
		.blink = cell.attrs.blink,
		.reverse = cell.attrs.reverse,
		.foreground = colour_number(&cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg)),
		.background = colour_number(&cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg)),
	};
}

bool tty_cursor(struct tty *t, int *row, int *col)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(t->vterm), &at);
	if (row)
		*row = at.row;
	if (col)
		*col = at.col;
	return t->cursor_shown;
}

bool tty_alternate(const struct tty *t)
{
	return t->alternate;
}

size_t tty_bells(const struct tty *t)
{
	return t->bells;
}
