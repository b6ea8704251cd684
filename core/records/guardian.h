/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parents and carers, and what each is to a pupil. Siblings share a guardian. */
#ifndef ZB_CORE_RECORDS_GUARDIAN_H
#define ZB_CORE_RECORDS_GUARDIAN_H

#include "core/record.h"

enum guardian_relation {
	RELATION_MOTHER,
	RELATION_FATHER,
	RELATION_STEPPARENT,
	RELATION_FOSTER,
	RELATION_GUARDIAN,
	RELATION_OTHER
};

enum guardian_information { INFORMATION_FULL, INFORMATION_LIMITED };

extern const struct choice guardian_relations[];
extern const struct choice guardian_informations[];

#define GUARDIAN_FIELDS(X)                                                                         \
	X(GUARDIAN_GIVEN_NAME, given_name, FIELD_TEXT, N_("Voornaam"), .width = 14)                \
	X(GUARDIAN_PREFIX, prefix, FIELD_TEXT, N_("Voorvoegsel"), .width = 8,                      \
	  .help = N_("wat voor de achternaam staat, zoals van den"))                               \
	X(GUARDIAN_FAMILY_NAME, family_name, FIELD_TEXT, N_("Achternaam"),                         \
	  .flags = FIELD_REQUIRED, .width = 24)                                                    \
	X(GUARDIAN_PHONE, phone, FIELD_TEXT, N_("Telefoon"), .width = 14)                          \
	X(GUARDIAN_EMAIL, email, FIELD_TEXT, N_("E-mail"), .width = 24)                            \
	X(GUARDIAN_ADDRESS_DIFFERS, address_differs, FIELD_BOOLEAN, N_("Ander adres"), .width = 3, \
	  .choices = choices_yes_no)                                                               \
	X(GUARDIAN_ADDRESS_SECRET, address_secret, FIELD_BOOLEAN, N_("Geheim adres"), .width = 3,  \
	  .choices = choices_yes_no)                                                               \
	X(GUARDIAN_INTERPRETER, interpreter, FIELD_BOOLEAN, N_("Tolk nodig"), .width = 3,          \
	  .choices = choices_yes_no)

enum guardian_field { GUARDIAN_FIELDS(FIELD_ENUM) GUARDIAN_FIELD_COUNT };

#define PUPIL_GUARDIAN_FIELDS(X)                                                                   \
	X(PUPIL_GUARDIAN_PUPIL, pupil, FIELD_REFERENCE, N_("Leerling"), .width = 24,               \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "pupil")                                \
	X(PUPIL_GUARDIAN_GUARDIAN, guardian, FIELD_REFERENCE, N_("Ouder of verzorger"),            \
	  .width = 24, .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "guardian")                \
	X(PUPIL_GUARDIAN_RELATION, relation, FIELD_CHOICE, N_("Relatie"), .width = 10,             \
	  .choices = guardian_relations)                                                           \
	X(PUPIL_GUARDIAN_AUTHORITY, authority, FIELD_BOOLEAN, N_("Gezag"), .width = 3,             \
	  .choices = choices_yes_no,                                                               \
	  .help = N_("wie gezag heeft, stemt in met het handelingsdeel"))                          \
	X(PUPIL_GUARDIAN_INFORMATION, information, FIELD_CHOICE, N_("Informatie"), .width = 10,    \
	  .choices = guardian_informations, .help = N_("beperkt: door de rechter bepaald"))        \
	X(PUPIL_GUARDIAN_POSITION, position, FIELD_INTEGER, N_("Volgorde"), .width = 3,            \
	  .help = N_("wie bovenaan staat bij deze leerling: 1 eerst"))

enum pupil_guardian_field { PUPIL_GUARDIAN_FIELDS(FIELD_ENUM) PUPIL_GUARDIAN_FIELD_COUNT };

#endif
