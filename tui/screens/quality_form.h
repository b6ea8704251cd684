/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form in which the school answers an item of the dossier check itself. */
#ifndef ZB_TUI_SCREENS_QUALITY_FORM_H
#define ZB_TUI_SCREENS_QUALITY_FORM_H

#include "core/dossier.h"
#include "core/records/quality.h"

struct app;

/* Opens it with the answer that DOSSIER has of ITEM, or a new one of today. */
void quality_form_open(struct app *, const struct dossier *, enum quality_item);

#endif
