/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of two versions side by side: a row of it for each difference, old left and new
 * right. */
#ifndef ZB_TUI_SCREENS_COMPARE_PAGE_H
#define ZB_TUI_SCREENS_COMPARE_PAGE_H

#include "core/rules/difference.h"
#include "tui/page.h"

struct app;

/* What stands in the two columns of a difference; NULL: nothing. */
struct compare_pair {
	char *left, *right;
};

/* The caller frees both. Long texts are compared by word, which takes a while. */
struct compare_pair compare_pair_of(struct app *, const struct difference *);

/* Lays PAGE out anew for WIDTH: each difference of the list with its pair, and what stayed the
 * same, which leads to PLAN. */
void compare_lay_out(const struct difference_list *, const struct compare_pair *, int64_t plan,
		     int width, struct page *);

/* How wide each of the two columns is, and where the right one begins. */
int compare_column_width(int width);
int compare_right_x(int width);

#endif
