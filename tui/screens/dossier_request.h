/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a request to the samenwerkingsverband: its fields by the step they belong to, with
 * what is done and what is still to come behind each, and the text on what was tried drawn up. */
#ifndef ZB_TUI_SCREENS_DOSSIER_REQUEST_H
#define ZB_TUI_SCREENS_DOSSIER_REQUEST_H

#include "tui/screens/dossier.h"
#include "tui/screens/record_form.h"

void request_prepare(struct app *, struct dossier_view *, struct record_form *);

#endif
