/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a school file is sound: not only as a database, but in what it says of itself. */
#ifndef ZB_DB_CHECK_H
#define ZB_DB_CHECK_H

#include "db/db.h"

/* X(ENUM, code, label), in order of looking. */
#define CHECKS(X)                                                                                  \
	X(CHECK_INTEGRITY, integrity, N_("het bestand is heel"))                                   \
	X(CHECK_REFERENCES, references, N_("verwijzingen kloppen"))                                \
	X(CHECK_VERSION, version, N_("de versie is die van deze zorgbord"))                        \
	X(CHECK_LAYOUT, layout, N_("de indeling is die van zorgbord"))                             \
	X(CHECK_NUMBERS, numbers, N_("elk id is één keer uitgegeven"))                             \
	X(CHECK_HISTORY, history, N_("de geschiedenis leidt tot wat er staat"))                    \
	X(CHECK_DERIVED, derived, N_("wat is berekend klopt met de gegevens"))

#define CHECK_ENUM(name, ...) name,

enum check_id { CHECKS(CHECK_ENUM) CHECK_COUNT };

#define CHECK_DETAIL_SIZE ZB_ERR_SIZE

struct check_result {
	int64_t wrong;                  /* how many things are; 0 is sound */
	char detail[CHECK_DETAIL_SIZE]; /* a Dutch sentence on the first of them, "" when sound */
};

extern const char *const check_codes[CHECK_COUNT];
extern const char *const check_labels[CHECK_COUNT]; /* through _() */

/* Looks at everything in one snapshot, while others go on working; nothing is written. Damage is a
 * result, not a failure. */
enum zb_code check_file(struct db *, struct check_result out[static CHECK_COUNT],
			struct zb_err *);

#endif
