/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that differ by school type: po, sbo and so say groep and leerkracht, vo, vso and pro
 * say klas and mentor. One term for one thing, here and nowhere else. */
#ifndef ZB_CORE_WORDS_H
#define ZB_CORE_WORDS_H

#include "core/error.h"
#include "core/records/school.h"

/* X(ENUM, in po, in vo) */
#define WORDS(X)                                                                                   \
	X(WORD_GROUP, N_("groep"), N_("klas"))                                                     \
	X(WORD_GROUPS, N_("groepen"), N_("klassen"))                                               \
	X(WORD_YEAR_GROUP, N_("groep"), N_("leerjaar"))                                            \
	X(WORD_TEACHER, N_("leerkracht"), N_("mentor"))                                            \
	X(WORD_TEACHERS, N_("leerkrachten"), N_("mentoren"))                                       \
	X(WORD_COORDINATOR, N_("kwaliteitscoördinator/IB'er"),                                     \
	  N_("ondersteuningscoördinator/zorgcoördinator"))                                         \
	X(WORD_COORDINATOR_SHORT, N_("IB"), N_("zorgco"))                                          \
	X(WORD_CARE_TEAM, N_("zorgteam"), N_("zorgteam"))                                          \
	X(WORD_PARENTS, N_("ouders"), N_("ouders"))                                                \
	X(WORD_PUPIL, N_("leerling"), N_("leerling"))                                              \
	X(WORD_ADMIN, N_("beheerder"), N_("beheerder"))

#define WORD_ENUM(name, ...) name,

enum word_id { WORDS(WORD_ENUM) WORD_COUNT };

/* Lower case, translated. Borrowed. */
const char *word(enum school_type, enum word_id);

/* The same in Dutch whatever the language of the screen: for what is stored, and goes through
 * gettext when it is shown. Borrowed. */
const char *word_dutch(enum school_type, enum word_id);

#endif
