/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a terminal sends, whole and in pieces, and the keys that it means. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/draw.h"
#include "tui/terminal_key.h"

static struct draw *screen;
static struct terminal_keys keys;
static struct mouse mouse;
static struct buffer pasted;
static int terminal; /* where what is sent is written */

static void setup(void)
{
	int ends[2];

	screen = draw_new(4, 20);
	mousemask(BUTTON1_PRESSED, NULL);
	keys = (struct terminal_keys){ 0 };
	if (pipe(ends) || dup2(ends[0], STDIN_FILENO) < 0)
		abort();
	close(ends[0]);
	terminal = ends[1];
}

static void teardown(void)
{
	close(terminal);
	buffer_clear(&pasted);
	draw_free(screen);
}

TestSuite(terminal_key, .init = setup, .fini = teardown);

static void sends(const char *bytes)
{
	cr_assert(write(terminal, bytes, strlen(bytes)) == (ssize_t)strlen(bytes));
}

static int next(void)
{
	return terminal_keys_next(&keys, &mouse, &pasted);
}

static void expect_keys(const int *expected)
{
	for (; *expected; expected++)
		cr_expect(eq(int, next(), *expected));
	cr_expect(eq(int, next(), K_NONE));
}

Test(terminal_key, knows_the_keys_of_the_terminal_and_what_types)
{
	sends("\033OBj\033[6~\033OP\033[1;5D\177\r\nÇ");
	expect_keys((const int[]){ K_DOWN, 'j', K_PGDN, K_F1, K_CTRL_LEFT, K_BACKSPACE, K_ENTER,
				   K_ENTER, 0xc7, 0 });
}

Test(terminal_key, a_sequence_that_is_no_key_here_means_nothing)
{
	sends("\033[1;3Ba\033[20;6~b\033O2Pc\033[?62;22cd");
	expect_keys((const int[]){ 'a', 'b', 'c', 'd', 0 });
}

Test(terminal_key, knows_what_other_terminals_send_than_term_says)
{
	sends("\033[1~\033[7~\033[H\033OH\033[4~\033[8~\033[F\033OF");
	expect_keys((const int[]){ K_HOME, K_HOME, K_HOME, K_HOME, K_END, K_END, K_END, K_END, 0 });
	sends("\033[11~\033[12~\033[13~\033[14~\033[[A\033[[E\033[[4");
	expect_keys((const int[]){ K_F1, K_F2, K_F3, K_F4, K_F1, K_F5, 0 });
}

Test(terminal_key, an_escape_is_itself_before_what_begins_no_sequence)
{
	sends("\033");
	expect_keys((const int[]){ K_ESC, 0 });
	sends("\033\033");
	expect_keys((const int[]){ K_ESC, K_ESC, 0 });
	sends("\033\033[<0;12;3M");
	expect_keys((const int[]){ K_ESC, K_MOUSE, 0 });
	sends("\033\033[200~x\033[201~");
	expect_keys((const int[]){ K_ESC, K_PASTE, 0 });
}

Test(terminal_key, a_key_with_alt_means_nothing_and_is_not_escape_and_that_key)
{
	sends("\033ja\033qb\033\rc\033\177d\033\303\251e");
	expect_keys((const int[]){ 'a', 'b', 'c', 'd', 'e', 0 });
	sends("\033\033OAa\033\033[5~b\033\033[1;3Bc\033O");
	expect_keys((const int[]){ 'a', 'b', 'c', 0 });
}

Test(terminal_key, an_escape_and_a_key_that_come_apart_are_both_pressed)
{
	sends("a\033");
	cr_expect(eq(int, next(), 'a'));
	sends("j");
	expect_keys((const int[]){ K_ESC, 'j', 0 });
	sends("\033");
	expect_keys((const int[]){ K_ESC, 0 });
	sends("d");
	expect_keys((const int[]){ 'd', 0 });
}

Test(terminal_key, a_key_that_comes_in_pieces_is_one_key)
{
	sends("a\033");
	cr_expect(eq(int, next(), 'a'));
	cr_expect(terminal_keys_wait(&keys));
	sends("OB");
	expect_keys((const int[]){ K_DOWN, 0 });
	cr_expect(not(terminal_keys_wait(&keys)));
	sends("b\303");
	cr_expect(eq(int, next(), 'b'));
	sends("\251");
	expect_keys((const int[]){ 0xe9, 0 });
}

Test(terminal_key, bytes_that_are_no_text_are_passed_over)
{
	sends("a\377b\200");
	expect_keys((const int[]){ 'a', 'b', 0 });
}

Test(terminal_key, a_paste_is_one_key_whatever_stands_in_it)
{
	sends("\033[200~één\r\ttwee\033OBdrie\033[201~x");
	expect_keys((const int[]){ K_PASTE, 'x', 0 });
	cr_expect_str_eq(pasted.bytes, "één\n\ttweeOBdrie");
}

Test(terminal_key, the_mouse_is_read_in_both_ways_of_telling_it)
{
	sends("\033[<0;12;3M\033[<0;12;3m");
	expect_keys((const int[]){ K_MOUSE, 0 });
	cr_expect(mouse.kind == MOUSE_PRESS && mouse.x == 11 && mouse.y == 2);
	sends("\033[<0;12;3M");
	expect_keys((const int[]){ K_MOUSE, 0 });
	cr_expect(mouse.kind == MOUSE_DOUBLE);
	sends("\033[<65;1;1M\033[<2;1;1Mq");
	cr_expect(eq(int, next(), K_MOUSE));
	cr_expect(mouse.kind == MOUSE_WHEEL_DOWN);
	expect_keys((const int[]){ 'q', 0 });
	sends("\033[M !\"\033[M#!\"");
	expect_keys((const int[]){ K_MOUSE, 0 });
	cr_expect(mouse.kind == MOUSE_PRESS && mouse.x == 0 && mouse.y == 1);
}

Test(terminal_key, a_terminal_that_is_no_more_is_noticed)
{
	sends("a");
	close(terminal);
	expect_keys((const int[]){ 'a', 0 });
	expect_keys((const int[]){ 0 });
	cr_expect(keys.gone);
}
