/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suspicion of domestic violence or child abuse, by the five steps of the meldcode (Besluit
 * verplichte meldcode 2013, amended 2019). A closed kind of record (struct entity, closed): for the
 * zorgcoördinator and the directie alone, and never in a dossier as it is read for anything else,
 * in history as it is shown, search, a list, print, export or draft.
 *
 * What guards it as long as the program knows no roles: it is read only behind a key of the dossier
 * that asks first, and each time it is opened that is noted in `access`. Whoever may open the
 * school file can do so; the file is mode 0600 or 0660. For undo its changes are kept in the
 * history of the file, where nothing shows them. */
#ifndef ZB_CORE_RECORDS_MELDCODE_H
#define ZB_CORE_RECORDS_MELDCODE_H

#include "core/record.h"

enum meldcode_step {
	MELDCODE_SIGNALS,
	MELDCODE_CONSULT,
	MELDCODE_TALK,
	MELDCODE_WEIGH,
	MELDCODE_DECIDE
};

extern const struct choice meldcode_steps[];

#define MELDCODE_FIELDS(X)                                                                         \
	X(MELDCODE_PUPIL, pupil, FIELD_REFERENCE, N_("Leerling"), .width = 24,                     \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "pupil")                                \
	X(MELDCODE_DATE, date, FIELD_DATE, N_("Datum"), .flags = FIELD_REQUIRED | FIELD_PAST,      \
	  .width = 10)                                                                             \
	X(MELDCODE_STEP, step, FIELD_CHOICE, N_("Stap"), .flags = FIELD_REQUIRED, .width = 36,     \
	  .choices = meldcode_steps)                                                               \
	X(MELDCODE_TEXT, text, FIELD_LONG, N_("Tekst"), .flags = FIELD_REQUIRED, .width = 40,      \
	  .help = N_("wat is gezien, gehoord en gedaan; feiten en oordeel uit elkaar"))            \
	X(MELDCODE_REPORTED, reported, FIELD_DATE, N_("Gemeld bij Veilig Thuis op"), .width = 10,  \
	  .flags = FIELD_PAST, .help = N_("leeg zolang er niet is gemeld"))

enum meldcode_field { MELDCODE_FIELDS(FIELD_ENUM) MELDCODE_FIELD_COUNT };

#endif
