/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which goals a row of help serves: rows of support_goal in the file, one field with several
 * choices in the form of the help. */
#ifndef ZB_TUI_SCREENS_DOSSIER_SERVED_H
#define ZB_TUI_SCREENS_DOSSIER_SERVED_H

#include "tui/screens/dossier.h"
#include "tui/screens/record_form.h"

/* Adds the field "Doelen" behind those of the help in the form: the goals of the plan that is made
 * or in force, and those it serves already. */
void served_prepare(struct app *, struct dossier_view *, struct record_form *);

/* Adds the titles of the goals that SUPPORT serves, parted by commas. */
void served_add(struct buffer *, const struct dossier *, const struct record *support);

#endif
