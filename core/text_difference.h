/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changed between two texts, word by word. */
#ifndef ZB_CORE_TEXT_DIFFERENCE_H
#define ZB_CORE_TEXT_DIFFERENCE_H

/* Marks around what only one of the two texts has: signs, so that nothing hangs on a colour. */
#define DIFFERENCE_DROPPED_BEGINS "[-"
#define DIFFERENCE_DROPPED_ENDS	  "-]"
#define DIFFERENCE_ADDED_BEGINS	  "[+"
#define DIFFERENCE_ADDED_ENDS	  "+]"

/* *BEFORE is OLD with the words that NEW lacks between the marks of what was dropped, *AFTER is NEW
 * with those that OLD lacks between the marks of what was added; white space stays as it is and
 * makes no difference. The fewest words are marked (Myers 1986); of texts that are more than 1,000
 * words apart all is marked between what both begin and end with, which bounds it to 4 MB and a
 * moment. The caller frees both. */
void text_difference(const char *old, const char *new, char **before, char **after);

#endif
