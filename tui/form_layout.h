/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the fields of a form stand, and drawing them. Only form uses it. */
#ifndef ZB_TUI_FORM_LAYOUT_H
#define ZB_TUI_FORM_LAYOUT_H

#include "tui/form.h"

/* Where in AREA, that of the form, the long text with the cursor stands. */
struct area form_editor_area(const struct form *, const struct area *);

#endif
