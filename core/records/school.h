/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The school of this file, its settings, tariffs and headcounts. */
#ifndef ZB_CORE_RECORDS_SCHOOL_H
#define ZB_CORE_RECORDS_SCHOOL_H

#include "core/record.h"
#include "core/records/staff.h"

enum school_type { SCHOOL_PO, SCHOOL_SBO, SCHOOL_SO, SCHOOL_VO, SCHOOL_VSO, SCHOOL_PRO };

extern const struct choice school_types[];

/* Whether its pupils are in a leerjaar 1-6, not in a groep 1-8. */
bool school_is_secondary(enum school_type);

#define SCHOOL_FIELDS(X)                                                                           \
	X(SCHOOL_NAME, name, FIELD_TEXT, N_("Naam"), .flags = FIELD_REQUIRED, .width = 30)         \
	X(SCHOOL_BRIN, brin, FIELD_TEXT, N_("BRIN"), .flags = FIELD_REQUIRED, .width = 4,          \
	  .help = N_("zoals 12AB, of met de vestiging erachter: 12AB00"))                          \
	X(SCHOOL_LOCATION, location, FIELD_TEXT, N_("Vestiging"), .width = 2,                      \
	  .help = N_("twee cijfers, 00 voor de hoofdvestiging"))                                   \
	X(SCHOOL_TYPE, type, FIELD_CHOICE, N_("Soort"), .flags = FIELD_REQUIRED, .width = 4,       \
	  .choices = school_types)                                                                 \
	X(SCHOOL_BOARD, board, FIELD_TEXT, N_("Bestuur"), .width = 30)                             \
	X(SCHOOL_SWV, swv, FIELD_TEXT, N_("Samenwerkingsverband"), .width = 30)                    \
	X(SCHOOL_SWV_NUMBER, swv_number, FIELD_TEXT, N_("Nummer samenwerkingsverband"),            \
	  .width = 6, .help = N_("zoals PO2801"))

enum school_field { SCHOOL_FIELDS(FIELD_ENUM) SCHOOL_FIELD_COUNT };

/* The school of a new file, to be filled in: of primary education, as most are. The caller
 * frees. */
struct record *school_new(void);

#define SETTING_FIELDS(X)                                                                          \
	X(SETTING_KEY, key, FIELD_TEXT, N_("Instelling"), .width = 24,                             \
	  .flags = FIELD_REQUIRED | FIELD_FIXED)                                                   \
	X(SETTING_VALUE, value, FIELD_TEXT, N_("Waarde"), .width = 24)

enum setting_field { SETTING_FIELDS(FIELD_ENUM) SETTING_FIELD_COUNT };

#define TARIFF_CENTS_MAX 100000 /* a thousand euros an hour */

#define TARIFF_FIELDS(X)                                                                           \
	X(TARIFF_FUNCTION, function, FIELD_CHOICE, N_("Functie"), .flags = FIELD_REQUIRED,         \
	  .width = 16, .choices = staff_functions)                                                 \
	X(TARIFF_STARTS, starts, FIELD_DATE, N_("Vanaf"), .flags = FIELD_REQUIRED, .width = 10)    \
	X(TARIFF_CENTS_HOUR, cents_hour, FIELD_MONEY, N_("Euro per uur"), .width = 8,           \
	  .most = TARIFF_CENTS_MAX)

enum tariff_field { TARIFF_FIELDS(FIELD_ENUM) TARIFF_FIELD_COUNT };

#define HEADCOUNT_PUPILS_MAX 1000000 /* ten times the largest school that is measured */

#define HEADCOUNT_FIELDS(X)                                                                        \
	X(HEADCOUNT_DATE, date, FIELD_DATE, N_("Teldatum"), .flags = FIELD_REQUIRED, .width = 10,  \
	  .help = N_("1 februari in het po, 1 oktober in het vo"))                                 \
	X(HEADCOUNT_PUPILS, pupils, FIELD_INTEGER, N_("Leerlingen"), .flags = FIELD_REQUIRED,      \
	  .width = 6, .most = HEADCOUNT_PUPILS_MAX)

enum headcount_field { HEADCOUNT_FIELDS(FIELD_ENUM) HEADCOUNT_FIELD_COUNT };

#define SCHOOL_BRIN_SIZE 5     /* "12AB" and its NUL */
#define SCHOOL_LOCATION_SIZE 3 /* "00" and its NUL */

/* Two digits. */
bool school_location_is_valid(const char *location);

/* TEXT as a BRIN in either case, alone ("12ab": LOCATION becomes "") or with its vestiging in one,
 * as DUO writes them ("12AB00"). BRIN gets its capitals. False when it is neither; then both are
 * untouched. */
bool school_brin_read(const char *text, char brin[static SCHOOL_BRIN_SIZE],
		      char location[static SCHOOL_LOCATION_SIZE]);

#endif
