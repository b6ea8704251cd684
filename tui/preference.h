/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What this user likes, kept in the school file beside the drafts: outside history and undo. Losing
 * one is no failure. */
#ifndef ZB_TUI_PREFERENCE_H
#define ZB_TUI_PREFERENCE_H

struct app;

#define PREFERENCE_THEME "theme"             /* code of tui/theme.h */
#define PREFERENCE_DIRECTORY "directory"     /* of the last import */
#define PREFERENCE_COPIES "copies"           /* directory of the last backup made or put back */
#define PREFERENCE_EXPORTS "exports"         /* directory that exports were made in */
#define PREFERENCE_PRINTS "prints"           /* directory of what was printed last */

/* The caller frees; NULL when there is none. */
char *preference_get(struct app *, const char *name);
void preference_put(struct app *, const char *name, const char *value);

/* Shows the theme that this user chose, if any. */
void preference_theme(struct app *);

#endif
