/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads running plans and their goals from a CSV: a line is a plan with at most one goal; lines of
 * one pupil are one plan with several goals (DOMAIN 8). */
#ifndef ZB_CORE_EXCHANGE_CSV_PLAN_H
#define ZB_CORE_EXCHANGE_CSV_PLAN_H

#include <stdbool.h>
#include <stdio.h>

#include "core/exchange/bad_lines.h"
#include "core/running_plan.h"

/* Reads FILE by csv_read; OUT, which starts as {0}, is the caller's for running_free and untouched
 * on failure. The first row holds headings, by their Dutch names or the codes of the fields: the
 * pupil (leerlingnummer, or names and geboortedatum), begin, einde, bestemming, vastgesteld,
 * instemming, laatste evaluatie and more of the plan; soort, gebied, doel, hoe gemeten,
 * beginwaarde, streefwaarde, streefdatum and more of the goal. What a later line of the same pupil
 * says of the plan must be empty or the same. A goal without soort has that of its gebied. Each
 * plan has passed running_check. Lines that are not right go to BAD, and their plans are `wrong`;
 * sentences name the line.
 * ZB_FORMAT   no usable heading: neither a pupil nor begin, or a row with more cells
 * ZB_INVALID  a value that cannot be right, a plan said to be two things, a line without a pupil */
enum zb_code csv_plan_read(FILE *file, struct date today, struct running_list *out,
			   struct bad_lines *bad, struct zb_err *);

/* True when the first row of FILE has headings of plans: a begin, and a pupil. FILE is read from
 * where it stands and left anywhere. */
bool csv_plan_is(FILE *file);

#endif
