/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legends of signs that more than one screen shows. */
#ifndef ZB_TUI_SCREENS_SIGNS_H
#define ZB_TUI_SCREENS_SIGNS_H

#include "core/rules/completeness.h"
#include "tui/legend.h"

/* What was found of a goal, in the order of enum finding; OPEN: also that nothing was found yet. */
void signs_add_findings(struct legend *, const struct look *, bool open);
/* What a goal lacks to be judged. */
void signs_add_lack(struct legend *);
/* Whose a deadline is, and that it was postponed. */
void signs_add_deadlines(struct legend *, const struct look *);

#define SIGN_HOLIDAY "v"
#define SIGN_LACK "!"

/* The sign of what was postponed: "»" or "z", the key for it. */
const char *sign_postponed(bool utf8);
/* The sign of an item of a check, and what it means, translated. */
const char *sign_of_item(const struct look *, enum completeness_state);
const char *sign_item_word(enum completeness_state);
/* "label: reason"; REASON alone when it begins with LABEL; "" says none. The caller's to free. */
char *sign_item_line(const char *label, const char *reason);
/* All but, unless ASKED, those that the school answers itself. */
void signs_add_items(struct legend *, const struct look *, bool asked);

#endif
