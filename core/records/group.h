/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups (po) or classes (vo) of a school year, their staff, the placement of pupils in them, and
 * the keys by which the leerlingadministratie (LAS) names things. */
#ifndef ZB_CORE_RECORDS_GROUP_H
#define ZB_CORE_RECORDS_GROUP_H

#include "core/record.h"

enum group_kind { GROUP_CLASS, GROUP_COMBINED };
enum group_part { GROUP_TEACHER, GROUP_MENTOR, GROUP_SUBJECT };

/* Jaargroep as EDEXML writes it: B(aby), D(reumes), 0-8, 11-16 for leerjaar 1-6 of vo, S(peciaal),
 * V(oortgezet), C(ombinatie), N(iet ingedeeld). */
extern const struct choice year_groups[];
extern const struct choice group_kinds[];
extern const struct choice group_parts[];

#define GROUP_FIELDS(X)                                                                            \
	X(GROUP_SCHOOL_YEAR, school_year, FIELD_YEAR, N_("Schooljaar"), .width = 9,                \
	  .flags = FIELD_REQUIRED | FIELD_FIXED)                                                   \
	X(GROUP_NAME, name, FIELD_TEXT, N_("Naam"), .flags = FIELD_REQUIRED, .width = 8)           \
	X(GROUP_KIND, kind, FIELD_CHOICE, N_("Soort"), .width = 12, .choices = group_kinds)        \
	X(GROUP_YEAR_GROUPS, year_groups, FIELD_SET, N_("Leerjaren"), .width = 8,                  \
	  .choices = year_groups)

enum group_field { GROUP_FIELDS(FIELD_ENUM) GROUP_FIELD_COUNT };

#define GROUP_STAFF_FIELDS(X)                                                                      \
	X(GROUP_STAFF_GROUP, group, FIELD_REFERENCE, N_("Groep"), .width = 8,                      \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "group")                                \
	X(GROUP_STAFF_STAFF, staff, FIELD_REFERENCE, N_("Medewerker"), .width = 20,                \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "staff")                                \
	X(GROUP_STAFF_PART, part, FIELD_CHOICE, N_("Taak"), .width = 10, .choices = group_parts)

enum group_staff_field { GROUP_STAFF_FIELDS(FIELD_ENUM) GROUP_STAFF_FIELD_COUNT };

#define PLACEMENT_FIELDS(X)                                                                        \
	X(PLACEMENT_PUPIL, pupil, FIELD_REFERENCE, N_("Leerling"), .width = 24,                    \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .target = "pupil")                                \
	X(PLACEMENT_GROUP, group, FIELD_REFERENCE, N_("Groep"), .width = 8, .target = "group")     \
	X(PLACEMENT_SCHOOL_YEAR, school_year, FIELD_YEAR, N_("Schooljaar"), .width = 9,            \
	  .flags = FIELD_REQUIRED | FIELD_FIXED)                                                   \
	X(PLACEMENT_YEAR_GROUP, year_group, FIELD_CHOICE, N_("Leerjaar"), .width = 8,              \
	  .choices = year_groups)                                                                  \
	X(PLACEMENT_STARTS, starts, FIELD_DATE, N_("Vanaf"), .flags = FIELD_REQUIRED, .width = 10) \
	X(PLACEMENT_ENDS, ends, FIELD_DATE, N_("Tot en met"), .width = 10,                         \
	  .help = N_("gewoonlijk 31 juli"))

enum placement_field { PLACEMENT_FIELDS(FIELD_ENUM) PLACEMENT_FIELD_COUNT };

#define LAS_KEY_FIELDS(X)                                                                          \
	X(LAS_KEY_ENTITY, entity, FIELD_CHOICE, N_("Soort"), .width = 10,                          \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .choices = las_key_entities)                      \
	X(LAS_KEY_RECORD, record, FIELD_INTEGER, N_("Record"), .width = 10,                        \
	  .flags = FIELD_REQUIRED | FIELD_FIXED)                                                   \
	X(LAS_KEY_SOURCE, source, FIELD_CHOICE, N_("Bron"), .width = 8,                            \
	  .flags = FIELD_REQUIRED | FIELD_FIXED, .choices = las_key_sources)                       \
	X(LAS_KEY_KEY, key, FIELD_TEXT, N_("Sleutel"), .width = 16,                                \
	  .flags = FIELD_REQUIRED | FIELD_FIXED)

enum las_key_field { LAS_KEY_FIELDS(FIELD_ENUM) LAS_KEY_FIELD_COUNT };

extern const struct choice las_key_entities[];
extern const struct choice las_key_sources[];

/* Leerjaar as a number, 1-8 for po and 11-16 for vo; 0 for the younger ones; -1 when the year
 * group says nothing about it (S, V, C, N, empty). CODE is a code of year_groups. */
int year_group_number(const char *code);

#endif
