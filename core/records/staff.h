/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Those who work at the school or with its pupils. A role is never taken from an import. */
#ifndef ZB_CORE_RECORDS_STAFF_H
#define ZB_CORE_RECORDS_STAFF_H

#include "core/record.h"

enum staff_function {
	FUNCTION_IB,
	FUNCTION_COORDINATOR,
	FUNCTION_TEACHER,
	FUNCTION_ASSISTANT,
	FUNCTION_REMEDIAL,
	FUNCTION_PSYCHOLOGIST,
	FUNCTION_HEAD,
	FUNCTION_EXTERNAL
};

extern const struct choice staff_functions[];
extern const struct choice staff_roles[];

#define STAFF_FIELDS(X)                                                                            \
	X(STAFF_CODE, code, FIELD_TEXT, N_("Code"), .width = 6,                                    \
	  .help = N_("de afkorting die de school gebruikt"))                                       \
	X(STAFF_GIVEN_NAME, given_name, FIELD_TEXT, N_("Voornaam"), .width = 14)                   \
	X(STAFF_PREFIX, prefix, FIELD_TEXT, N_("Voorvoegsel"), .width = 8,                         \
	  .help = N_("wat voor de achternaam staat, zoals van den"))                               \
	X(STAFF_FAMILY_NAME, family_name, FIELD_TEXT, N_("Achternaam"), .flags = FIELD_REQUIRED,   \
	  .width = 20, .help = N_("zonder voorvoegsel: Bruin, niet de Bruin"))                     \
	X(STAFF_FUNCTION, function, FIELD_CHOICE, N_("Functie"), .width = 20,                      \
	  .choices = staff_functions)                                                              \
	X(STAFF_LOGIN, login, FIELD_TEXT, N_("Inlognaam"), .width = 12,                            \
	  .help = N_("de gebruikersnaam op deze computer"))                                        \
	X(STAFF_ROLE, role, FIELD_CHOICE, N_("Rol"), .width = 16, .choices = staff_roles)          \
	X(STAFF_EMAIL, email, FIELD_TEXT, N_("E-mail"), .width = 24)                               \
	X(STAFF_LEFT, left, FIELD_DATE, N_("Uit dienst"), .width = 10)

enum staff_field { STAFF_FIELDS(FIELD_ENUM) STAFF_FIELD_COUNT };

/* Adds "Berg, Anna van den", the form that sorts. */
void staff_list_name(const struct record *, struct buffer *);

#endif
