/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The harness itself: what it shows of small scripts is what a person would see. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <signal.h>
#include <string.h>

#include "core/memory.h"
#include "tests/files.h"
#include "tests/tty_expect.h"

static struct tty *sh_sized(const char *script, int rows, int cols)
{
	return tty_spawn(&(struct tty_options){.rows = rows, .cols = cols},
			 (const char *const[]){"/bin/sh", "-c", script, NULL});
}

static struct tty *sh(const char *script)
{
	return sh_sized(script, 0, 0);
}

/* A program that asks for MODES and shows the bytes of each key in octal. */
static struct tty *key_reader(const char *modes)
{
	char *script = mem_format("stty raw -echo; printf '%sready\\r\\n'; "
				  "while b=$(dd bs=64 count=1 2>/dev/null | od -An -v -w64 -to1) "
				  "&& test -n \"$b\"; do printf '%%s;\\r\\n' \"$b\"; done", modes);
	struct tty *t = sh_sized(script, 60, 80);

	free(script);
	tty_expect(t, "ready");
	return t;
}

static void expect_key(struct tty *t, const char *name, const char *octal)
{
	char *seen = mem_format(" %s;", octal);

	tty_key(t, name);
	cr_expect(tty_wait(t, seen, TTY_PATIENCE_MS), "%s does not give %s:\n%s", name, octal,
		  tty_screen(t));
	free(seen);
}

Test(tty, shows_what_a_program_prints_without_blanks_at_the_end)
{
	struct tty *t = sh("printf 'one  \\r\\n  two'; read x");

	tty_expect(t, "two");
	cr_expect_str_eq(tty_row(t, 0), "one");
	cr_expect_str_eq(tty_row(t, 1), "  two");
	cr_expect_str_eq(tty_row(t, 23), "");
	cr_expect(strncmp(tty_screen(t), "one\n  two\n\n", 11) == 0);
	tty_free(t);
}

Test(tty, a_wait_for_what_does_not_come_ends_in_time)
{
	struct tty *t = sh("echo here; read x");

	cr_expect(tty_wait(t, "here", TTY_PATIENCE_MS));
	cr_expect(not(tty_wait(t, "elsewhere", 30)));
	cr_expect(not(tty_wait_gone(t, "here", 30)));
	tty_free(t);
}

Test(tty, the_end_of_a_program_ends_a_wait)
{
	struct tty *t = sh("echo here");
	double start = child_now_ms();

	cr_expect(not(tty_wait(t, "elsewhere", TTY_PATIENCE_MS)));
	cr_expect(child_now_ms() - start < TTY_PATIENCE_MS / 2);
	cr_expect_str_eq(tty_row(t, 0), "here");
	tty_free(t);
}

Test(tty, sees_a_text_go)
{
	struct tty *t = sh("printf shown; read x; printf '\\033[H\\033[2Jdone'; read x");

	tty_expect(t, "shown");
	tty_key(t, "Enter");
	tty_expect_gone(t, "shown");
	tty_expect(t, "done");
	tty_free(t);
}

Test(tty, wide_characters_take_two_columns_and_marks_none)
{
	struct tty *t = sh("printf '中文|e\\314\\201|ë|✓|x'; read x");
	int row = -1, col = -1;

	tty_expect_row(t, 0, "中文|e\xcc\x81|ë|✓|x");
	cr_assert(tty_find(t, "|x", &row, &col));
	cr_expect(eq(int, row, 0));
	cr_expect(eq(int, col, 10));
	cr_expect(tty_find(t, "文", NULL, &col));
	cr_expect(eq(int, col, 2));
	tty_free(t);
}

Test(tty, does_not_find_what_is_not_there)
{
	struct tty *t = sh("printf 'one two'; read x");
	int col = 77;

	tty_expect(t, "one two");
	cr_expect(not(tty_find(t, "two one", NULL, &col)));
	cr_expect(eq(int, col, 77));
	tty_free(t);
}

Test(tty, follows_the_cursor_and_whether_it_is_hidden)
{
	struct tty *t = sh("printf '\\033[5;11Hx\\033[?25l'; read x; printf '\\033[?25h.'; read x");
	int row, col;

	tty_expect(t, "x");
	cr_expect(not(tty_cursor(t, &row, &col)));
	cr_expect(eq(int, row, 4));
	cr_expect(eq(int, col, 11));
	tty_key(t, "Enter");
	tty_expect(t, ".");
	cr_expect(tty_cursor(t, NULL, NULL));
	tty_free(t);
}

Test(tty, a_scroll_region_moves_only_its_own_rows)
{
	struct tty *t = sh_sized("printf 'top\\r\\na\\r\\nb\\r\\nc\\r\\nend\\033[2;4r\\033[4H\\n"
				 "last\\033[r'; read x", 6, 20);

	tty_expect_row(t, 3, "last");
	cr_expect_str_eq(tty_row(t, 0), "top");
	cr_expect_str_eq(tty_row(t, 1), "b");
	cr_expect_str_eq(tty_row(t, 2), "c");
	cr_expect_str_eq(tty_row(t, 4), "end");
	tty_free(t);
}

Test(tty, the_alternate_screen_leaves_the_normal_one_as_it_was)
{
	struct tty *t = sh("printf before; read x; printf '\\033[?1049h\\033[Hinside'; read x; "
			   "printf '\\033[?1049l'; read x");

	tty_expect(t, "before");
	cr_expect(not(tty_alternate(t)));
	tty_key(t, "Enter");
	tty_expect(t, "inside");
	cr_expect(tty_alternate(t));
	cr_expect(not(tty_restored(t)));
	cr_expect(not(tty_find(t, "before", NULL, NULL)));
	tty_key(t, "Enter");
	tty_expect(t, "before");
	cr_expect(not(tty_alternate(t)));
	cr_expect(tty_restored(t));
	tty_free(t);
}

Test(tty, a_terminal_left_in_raw_mode_is_not_restored)
{
	struct tty *t = sh("stty raw -echo; echo gone");

	tty_expect(t, "gone");
	tty_expect_exit(t, 0);
	cr_expect(not(tty_restored(t)));
	tty_free(t);
}

Test(tty, tells_the_attributes_of_a_cell)
{
	struct tty *t = sh("printf '\\033[1;4;31mA\\033[0;7;44mB\\033[0;38;5;208;3mC"
			   "\\033[0;48;2;1;2;3mD\\033[mE'; read x");

	tty_expect(t, "ABCDE");

	struct tty_attrs a = tty_attrs(t, 0, 0), b = tty_attrs(t, 0, 1), c = tty_attrs(t, 0, 2);
	struct tty_attrs d = tty_attrs(t, 0, 3), e = tty_attrs(t, 0, 4);

	cr_expect(a.bold && a.underline && !a.reverse && !a.italic && !a.blink);
	cr_expect(eq(int, a.foreground, 1));
	cr_expect(eq(int, a.background, TTY_COLOUR_DEFAULT));
	cr_expect(b.reverse && !b.bold);
	cr_expect(eq(int, b.background, 4));
	cr_expect(c.italic);
	cr_expect(eq(int, c.foreground, 208));
	cr_expect(eq(int, d.background, TTY_COLOUR_RGB | 0x010203));
	cr_expect(not(e.bold || e.underline || e.reverse));
	cr_expect(eq(int, e.foreground, TTY_COLOUR_DEFAULT));
	tty_free(t);
}

Test(tty, sends_keys_as_xterm_does)
{
	struct tty *t = key_reader("");

	expect_key(t, "Up", "033 133 101");
	expect_key(t, "Left", "033 133 104");
	expect_key(t, "Home", "033 133 110");
	expect_key(t, "End", "033 133 106");
	expect_key(t, "PgUp", "033 133 065 176");
	expect_key(t, "PgDn", "033 133 066 176");
	expect_key(t, "Del", "033 133 063 176");
	expect_key(t, "F1", "033 117 120");
	expect_key(t, "F5", "033 133 061 065 176");
	expect_key(t, "F12", "033 133 062 064 176");
	expect_key(t, "Tab", "011");
	expect_key(t, "BackTab", "033 133 132");
	expect_key(t, "Enter", "015");
	expect_key(t, "Esc", "033");
	expect_key(t, "BSpace", "177");
	expect_key(t, "Space", "040");
	expect_key(t, "C-x", "030");
	expect_key(t, "C-Space", "000");
	expect_key(t, "M-x", "033 170");
	expect_key(t, "M-C-x", "033 030");
	expect_key(t, "C-Right", "033 133 061 073 065 103");
	expect_key(t, "S-End", "033 133 061 073 062 106");
	expect_key(t, "é", "303 251");
	expect_key(t, "-", "055");
	cr_expect(eq(sz, tty_keys_sent(t), 24));
	cr_expect(eq(sz, tty_letters_sent(t), 0));
	tty_free(t);
}

Test(tty, sends_cursor_keys_in_application_mode_when_asked)
{
	struct tty *t = key_reader("\\033[?1h\\033=");

	expect_key(t, "Up", "033 117 101");
	expect_key(t, "Home", "033 117 110");
	expect_key(t, "End", "033 117 106");
	expect_key(t, "PgDn", "033 133 066 176");
	tty_free(t);
}

Test(tty, an_escape_is_never_the_start_of_the_next_key)
{
	struct tty *t = key_reader("");
	double from = child_now_ms();

	tty_type(t, "Esc Esc [ Esc Up");
	/* By the clock: on a busy machine the reader comes too late to tell them apart. */
	cr_expect(child_now_ms() - from > 3 * 50);
	tty_expect(t, "033 133 101;");
	tty_free(t);
}

Test(tty, types_keys_and_texts_and_counts_them_apart)
{
	struct tty *t = sh("read a; read b; printf '<%s><%s>' \"$a\" \"$b\"; read x");

	tty_type(t, "'Zoë  ''t Hart' Enter  x BSpace 'y' Enter");
	tty_expect(t, "<Zoë  't Hart><y>");
	cr_expect(eq(sz, tty_letters_sent(t), 13));
	cr_expect(eq(sz, tty_keys_sent(t), 17));
	tty_free(t);
}

Test(tty, an_unknown_key_is_an_error_of_the_test, .signal = SIGABRT)
{
	struct tty *t = sh("read x");

	/* The abort leaves no directory behind when HOME has gone before. */
	tty_end(t);
	tty_type(t, "Down Entre");
	tty_free(t);
}

Test(tty, pastes_in_brackets_only_when_asked)
{
	struct tty *plain = key_reader(""), *bracketed = key_reader("\\033[?2004h");

	tty_paste(plain, "a\nb");
	tty_expect(plain, " 141 015 142;");
	tty_paste(bracketed, "a");
	tty_expect(bracketed, " 033 133 062 060 060 176 141 033 133 062 060 061 176;");
	tty_free(plain);
	tty_free(bracketed);
}

Test(tty, clicks_as_the_program_asked)
{
	struct tty *none = key_reader(""), *x10 = key_reader("\\033[?1000h");
	struct tty *sgr = key_reader("\\033[?1006;1000h");

	cr_expect(not(tty_mouse(none, 1, 1, TTY_LEFT)));
	cr_expect(tty_mouse(x10, 1, 2, TTY_LEFT));
	tty_expect(x10, " 033 133 115 040 043 042 033 133 115 043 043 042;");
	cr_expect(tty_mouse(sgr, 9, 4, TTY_WHEEL_DOWN));
	tty_expect(sgr, " 033 133 074 066 065 073 065 073 061 060 115;");
	cr_expect(not(tty_restored(sgr)));
	tty_free(none);
	tty_free(x10);
	tty_free(sgr);
}

Test(tty, heeds_every_mode_of_a_sequence_also_in_pieces)
{
	struct tty *t = sh("stty -echo; printf 'a\\033[?25'; read x; "
			   "printf ';1049;1000l\\033[?1049;'; read x; "
			   "printf '1000h\\033[?12;25hb\\033[1mc\\033[?\\033[4md'; "
			   "printf '\\033\\033[me'; read x");

	tty_expect(t, "a");
	tty_type(t, "Enter");
	cr_expect(tty_settle(t, 30));
	cr_expect(not(tty_cursor(t, NULL, NULL)));
	tty_type(t, "Enter");
	tty_expect(t, "bcde");

	int row, col;

	cr_expect(tty_cursor(t, NULL, NULL));
	cr_expect(tty_alternate(t));
	cr_expect(tty_mouse(t, 0, 0, TTY_LEFT));
	cr_assert(tty_find(t, "bcde", &row, &col));
	cr_expect(not(tty_attrs(t, row, col).bold));
	cr_expect(tty_attrs(t, row, col + 1).bold);
	cr_expect(tty_attrs(t, row, col + 2).underline);
	cr_expect(not(tty_attrs(t, row, col + 3).bold));
	tty_free(t);
}

Test(tty, answers_where_the_cursor_is)
{
	struct tty *t = key_reader("\\033[4;7H\\033[6n\\033[H");

	tty_expect(t, " 033 133 064 073 067 122;");
	tty_free(t);
}

Test(tty, takes_more_text_than_a_pty_holds)
{
	struct tty *t = sh("stty raw -echo; echo ready; head -c 40000 | tr -d y | wc -c; read x");
	char *text = mem_new(40001, 1);

	for (int i = 0; i < 40000; i++)
		text[i] = i % 2 ? 'x' : 'y';
	tty_expect(t, "ready");
	tty_keys(t, text);
	tty_expect(t, "20000");
	free(text);
	tty_free(t);
}

Test(tty, a_resize_reaches_the_program_and_the_screen)
{
	struct tty *t = sh("trap 'stty size' WINCH; stty size; while :; do read x; done");

	tty_expect(t, "24 80");
	tty_resize(t, 40, 120);
	tty_expect(t, "40 120");
	cr_expect(eq(int, tty_rows(t), 40));
	cr_expect(eq(int, tty_cols(t), 120));
	cr_expect_str_eq(tty_row(t, 39), "");
	tty_resize(t, 10, 40);
	tty_expect(t, "10 40");
	tty_free(t);
}

Test(tty, gives_the_surroundings_of_a_test_and_nothing_else)
{
	const char *const env[] = {"ZORGBORD_FILE=/x", "ESCDELAY", NULL};

	setenv("COLUMNS", "200", 1);
	setenv("XDG_DATA_HOME", "/home/of/somebody", 1);

	struct tty *t = tty_spawn(&(struct tty_options){.env = env, .directory = "/"},
				  (const char *const[]){"/bin/sh", "-c", "env; pwd; read x", NULL});
	char *home = mem_format("HOME=%s", tty_home(t));

	tty_expect(t, home);
	tty_expect_settled(t);
	cr_expect(tty_find(t, "TERM=xterm-256color", NULL, NULL));
	cr_expect(tty_find(t, "LC_ALL=C.UTF-8", NULL, NULL));
	cr_expect(tty_find(t, "TZ=Europe/Amsterdam", NULL, NULL));
	cr_expect(tty_find(t, "ZORGBORD_FILE=/x", NULL, NULL));
	cr_expect(not(tty_find(t, "ESCDELAY", NULL, NULL)));
	cr_expect(not(tty_find(t, "COLUMNS", NULL, NULL)));
	cr_expect(not(tty_find(t, "XDG_", NULL, NULL)));
	free(home);
	tty_free(t);
}

Test(tty, every_program_has_an_own_home_that_goes_with_it)
{
	struct tty *one = sh("mkdir -p $HOME/a/b; echo x >$HOME/a/b/c; echo made; read x");
	struct tty *two = sh("read x");
	char *home = mem_text(tty_home(one));

	cr_expect(strcmp(home, tty_home(two)) != 0);
	tty_expect(one, "made");
	cr_expect(files_exists(home));
	tty_free(one);
	tty_free(two);
	cr_expect(not(files_exists(home)));
	free(home);
}

Test(tty, tells_how_a_program_ended)
{
	struct tty *exits = sh("printf 'last words'; exit 3"), *killed = sh("echo up; read x");
	struct tty *missing = tty_spawn(NULL, (const char *const[]){"/no/such/program", NULL});

	tty_expect_exit(exits, 3);
	cr_expect_str_eq(tty_row(exits, 0), "last words");
	cr_expect(eq(int, tty_finish(exits, 0), 3), "asking again is allowed");
	tty_expect(killed, "up");
	cr_expect(eq(int, tty_finish(killed, 20), CHILD_RUNNING));
	tty_signal(killed, SIGTERM);
	tty_expect_exit(killed, -SIGTERM);
	tty_expect_exit(missing, 127);
	tty_free(exits);
	tty_free(killed);
	tty_free(missing);
}

Test(tty, a_vanished_terminal_is_a_hangup)
{
	struct tty *t = sh("trap 'echo bye >$HOME/bye; exit 5' HUP; echo up; read x; read x");
	char *bye = files_join(tty_home(t), "bye");

	tty_expect(t, "up");
	tty_hangup(t);
	tty_expect_exit(t, 5);

	char *text = files_read(bye, NULL);

	cr_assert(text != NULL);
	cr_expect_str_eq(text, "bye\n");
	free(text);
	free(bye);
	tty_free(t);
}

Test(tty, measures_output_memory_and_processor_time)
{
	struct tty *t = sh("printf 12345; read x; i=0; "
			   "while [ $i -lt 20000 ]; do i=$((i+1)); done; printf 678; read x");

	tty_expect(t, "12345");
	cr_expect(eq(sz, tty_bytes(t), 5));
	cr_expect(eq(sz, tty_bursts(t), 1));
	cr_expect(tty_waited_ms(t) >= 0);
	cr_expect(tty_vmrss_kib(t) > 100);

	double before = tty_cpu_ms(t);

	tty_type(t, "C-d");
	tty_expect(t, "678");
	cr_expect(eq(sz, tty_bytes(t), 8));
	cr_expect(eq(sz, tty_bursts(t), 2));
	cr_expect(tty_cpu_ms(t) > before);
	tty_key(t, "Enter");
	tty_expect_exit(t, 0);
	cr_expect(tty_cpu_ms(t) > before);
	cr_expect(eq(long, tty_vmrss_kib(t), -1));
	tty_free(t);
}

Test(tty, settles_only_when_the_keys_are_read_and_the_output_is_still)
{
	struct tty *t = sh("stty raw -echo; echo ready; sleep 0.3; head -c 1 >/dev/null; "
			   "printf one; sleep 0.05; printf two; read x");

	tty_expect(t, "ready");
	tty_key(t, "x");
	cr_expect(tty_settle(t, 1500)); /* far more than a pause takes on a busy machine */
	cr_expect(tty_find(t, "onetwo", NULL, NULL));
	tty_free(t);
}

Test(tty, counts_bells)
{
	struct tty *t = sh("printf 'a\\a\\ab'; read x");

	tty_expect(t, "ab");
	cr_expect(eq(sz, tty_bells(t), 2));
	tty_free(t);
}

Test(tty, a_program_ended_by_its_test_leaves_a_screen_but_no_home)
{
	struct tty *t = sh("read x");
	char *home = mem_text(tty_home(t));

	tty_end(t);
	cr_expect(not(files_exists(home)));
	cr_expect(eq(int, tty_finish(t, 0), -SIGKILL));
	cr_expect_str_eq(tty_row(t, 0), "");
	free(home);
	tty_free(t);
}
