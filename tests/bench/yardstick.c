/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least that a full-screen list in curses can do: what our screen is measured against. It
 * starts, draws a screen of rows, moves a bar, and ends. */
#include <locale.h>
#include <ncurses.h>

int main(void)
{
	int c, at = 0;

	setlocale(LC_ALL, "");
	initscr();
	cbreak();
	noecho();
	keypad(stdscr, 1);
	curs_set(0);
	do {
		for (int i = 0; i < LINES; i++) {
			if (i == at)
				attron(A_REVERSE);
			mvprintw(i, 0, "%-*.*s", COLS - 24, COLS - 24,
				 "Berg, Joelle van den    6A  leerachterstand   v3  x x ? .   3 d");
			mvprintw(i, COLS - 30, "%d", i);
			attroff(A_REVERSE);
		}
		refresh();
		c = getch();
		if (c == KEY_DOWN && at < LINES - 1)
			at++;
	} while (c != 'q');
	endwin();
}
