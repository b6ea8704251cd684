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

/* X(in po, in vo): what stands in the tables of records, screens and actions and is said in another
 * way in vo, whole and as it is written there. */
#define WORD_TEXTS(X)                                                                              \
	X(N_("naam, groep, medewerker of categorie; leeg is iedereen"),                            \
	  N_("naam, klas, medewerker of categorie; leeg is iedereen"))                             \
	X(N_("kies met F5 over wie het gesprek gaat, of hier een groep"),                          \
	  N_("kies met F5 over wie het gesprek gaat, of hier een klas"))                           \
	X(N_("Bij deze inlognaam hoort dit schooljaar geen groep; / filtert op een groep."),       \
	  N_("Bij deze inlognaam hoort dit schooljaar geen klas; / filtert op een klas."))         \
	X(N_("de leerling staat in deze periode al in een andere groep"),                          \
	  N_("de leerling staat in deze periode al in een andere klas"))                           \
	X(N_("groep"), N_("klas"))                                                                 \
	X(N_("jaargroep"), N_("leerjaar"))                                                         \
	X(N_("Groep"), N_("Klas"))                                                                 \
	X(N_("groepen"), N_("klassen"))                                                            \
	X(N_("Groepen"), N_("Klassen"))                                                            \
	X(N_("mijn groepen"), N_("mijn klassen"))                                                  \
	X(N_("stamgroep"), N_("klas"))                                                             \
	X(N_("samengestelde groep"), N_("cluster"))                                                \
	X(N_("leerkracht"), N_("docent"))                                                          \
	X(N_("intern begeleider"), N_("ondersteuningscoördinator"))                                \
	X(N_("groepsbespreking"), N_("klassenbespreking"))                                         \
	X(N_("medewerker van de groep"), N_("medewerker van de klas"))                             \
	X(N_("plaatsing in een groep"), N_("plaatsing in een klas"))                               \
	X(N_("Nog niemand voor deze groep. n voegt iemand toe."),                                  \
	  N_("Nog niemand voor deze klas. n voegt iemand toe."))                                   \
	X(N_("Nog geen groepen. n voegt er een toe; het inlezen ook."),                            \
	  N_("Nog geen klassen. n voegt er een toe; het inlezen ook."))                            \
	X(N_("Nog geen groepen. 0 Beheer, Groepen voegt ze toe; inlezen ook."),                    \
	  N_("Nog geen klassen. 0 Beheer, Klassen voegt ze toe; inlezen ook."))                    \
	X(N_("leerlingen, groepen, lopende OPP's, metingen"),                                      \
	  N_("leerlingen, klassen, lopende OPP's, metingen"))                                      \
	X(N_("leerlingen en groepen inlezen"), N_("leerlingen en klassen inlezen"))                \
	X(N_("een groepsoverzicht of een leeg OPP afdrukken"),                                     \
	  N_("een klassenoverzicht of een leeg OPP afdrukken"))                                    \
	X(N_("Metingen van een groep"), N_("Metingen van een klas"))                               \
	X(N_("metingen van een hele groep, of van wie is aangestreept"),                         \
	  N_("metingen van een hele klas, of van wie is aangestreept"))                          \
	X(N_("wie voor deze groep staan"), N_("wie voor deze klas staan"))                         \
	X(N_("alleen leerlingen uit mijn groepen tonen, of alle"),                                 \
	  N_("alleen leerlingen uit mijn klassen tonen, of alle"))                                 \
	X(N_("filteren op naam, groep, medewerker of categorie"),                                  \
	  N_("filteren op naam, klas, medewerker of categorie"))

#define WORD_ENUM(name, ...) name,

enum word_id { WORDS(WORD_ENUM) WORD_COUNT };

/* Lower case, translated. Borrowed. */
const char *word(enum school_type, enum word_id);

/* The same in Dutch whatever the language of the screen: for what is stored, and goes through
 * gettext when it is shown. Borrowed. */
const char *word_dutch(enum school_type, enum word_id);

/* TEXT of a table, as such a school says it, translated. Borrowed. */
const char *word_say(enum school_type, const char *text);

/* field_choice_label and record_show as such a school says it. */
const char *word_choice(enum school_type, const struct field *, const char *code);
void word_show(enum school_type, const struct record *, unsigned field, struct buffer *);

#endif
