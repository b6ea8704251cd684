/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of Beheer offer to its menu. */
#ifndef ZB_TUI_SCREENS_SETTINGS_H
#define ZB_TUI_SCREENS_SETTINGS_H

#include "db/backup.h"
#include "db/check.h"

struct app;

/* What the I-th line of the menu is called, for look_say; NULL past the last. Headings are no
 * lines. */
const char *settings_label(size_t i);
/* Goes to the menu and does what that line does. */
void settings_do(struct app *, size_t i);

/* The form of all settings of core/settings.h (settings_terms.c). */
void settings_terms_open(struct app *);

/* Work on copies of the file; lives in the state of the menu (settings_copies.c). Starts as {0}. */
struct copies {
	char *path; /* that was chosen */
	char *kept; /* where what was replaced lies now */
	struct backup_about about; /* what was chosen to be put back */
	struct check_result results[CHECK_COUNT];
};

void copies_free(struct copies *);
/* Each asks for a path and works with progress. */
void settings_backup(struct app *, struct copies *);
void settings_restore(struct app *, struct copies *);
/* Looks at the whole file and shows what it found. */
void settings_check(struct app *, struct copies *);

#endif
