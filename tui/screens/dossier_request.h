/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a request to the samenwerkingsverband: its fields by the step they belong to, with
 * what is done and what is still to come behind each, and the text on what was tried drawn up. */
#ifndef ZB_TUI_SCREENS_DOSSIER_REQUEST_H
#define ZB_TUI_SCREENS_DOSSIER_REQUEST_H

#include "tui/screens/dossier.h"
#include "tui/screens/record_form.h"

/* A longer TLV is for the same school as the one that it follows. */
void request_begin(const struct app *, const struct dossier_view *, struct record *);
/* The TLV, or a longer one, that was begun and is not decided; or NULL. */
const struct record *request_begun(const struct dossier_view *);
/* With the cursor on the step that is now, when the form says no other field. */
void request_prepare(struct app *, struct dossier_view *, struct record_form *);

#endif
