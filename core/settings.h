/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The school's settings that rules read: terms in days and choices, each with the default of the
 * law or of this project. One row in the list below adds one. In the file they are rows of the
 * record `setting`; a key that is not there has its default. */
#ifndef ZB_CORE_SETTINGS_H
#define ZB_CORE_SETTINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/error.h"

/* X(ENUM, key, default, least, most, label, .law of its own): law says that the default is what the
 * law asks; the others are this project's. The law may move, so a school can set any of them. A
 * deadline of the school itself is switched off by 0, one of the law cannot be: its least term is a
 * day. What lies between 0 and 1 is no or yes. */
#define SETTINGS(X)                                                                                \
	X(SETTING_PLAN_DAYS, plan_days, 42, 1, 365,                                                \
	  N_("OPP in werking: dagen na inschrijving of begin extra ondersteuning"),                \
	  .law = true)                                                                             \
	X(SETTING_CONSENT_DAYS, consent_days, 14, 1, 365, N_("Instemming: dagen na het overleg"))  \
	X(SETTING_EVALUATION_WARN, evaluation_warn, 56, 1, 365,                                    \
	  N_("Jaarlijkse evaluatie: dagen vooraf tonen"))                                          \
	X(SETTING_ROD_DAYS, rod_days, 14, 1, 365,                                                  \
	  N_("Begin of einde in ROD: dagen na vaststellen of afsluiten"))                          \
	X(SETTING_TLV_WARN, tlv_warn, 182, 1, 730, N_("TLV loopt af: dagen vooraf tonen"))         \
	X(SETTING_ABSENCE_DAYS, absence_days, 28, 1, 365,                                          \
	  N_("Lang verzuim melden: dagen na het begin"),                                           \
	  .law = true)                                                                             \
	X(SETTING_ABSENCE_LONG_DAYS, absence_long_days, 91, 1, 365,                                \
	  N_("Weg terug bij verzuim: dagen na het begin"),                                         \
	  .law = true)                                                                             \
	X(SETTING_INTERIM_DAYS, interim_days, 0, 0, 730,                                           \
	  N_("Tussenevaluatie: dagen na de vorige, 0 is uit"))                                     \
	X(SETTING_GOAL_DAYS, goal_days, 14, 0, 365,                                                \
	  N_("Uitkomst van een doel: dagen na de streefdatum, 0 is uit"))                          \
	X(SETTING_SUPPORT_WARN, support_warn, 84, 0, 365,                                          \
	  N_("Inzet loopt af: dagen vooraf tonen, 0 is uit"))                                      \
	X(SETTING_REQUEST_DAYS, request_days, 42, 0, 365,                                          \
	  N_("Aanvraag zonder besluit: dagen na versturen, 0 is uit"))                             \
	X(SETTING_HANDOVER, handover, 1, 0, 1, N_("Warme overdracht bewaken"))                     \
	X(SETTING_UNTOUCHED_DAYS, untouched_days, 0, 0, 730,                                       \
	  N_("Dossier niet aangeraakt: dagen, 0 is uit"))                                          \
	X(SETTING_AGREEMENT_DAYS, agreement_days, 7, 0, 365,                                       \
	  N_("Afspraak: dagen vooraf tonen"))                                                      \
	X(SETTING_RETENTION_YEARS, retention_years, 2, 1, 20,                                      \
	  N_("Bewaartermijn: jaren na vertrek"),                                                   \
	  .law = true)                                                                             \
	X(SETTING_RETENTION_SPECIAL, retention_special, 3, 1, 20,                                  \
	  N_("Bewaartermijn: jaren na verwijzing naar speciaal onderwijs"),                        \
	  .law = true)                                                                             \
	X(SETTING_RETENTION_ABSENCE, retention_absence, 5, 1, 20,                                  \
	  N_("Bewaartermijn van verzuim: jaren na vertrek"),                                       \
	  .law = true)                                                                             \
	X(SETTING_DESTINATION_FROM, destination_from, 6, 1, 8,                                     \
	  N_("Uitstroombestemming nodig vanaf groep"))                                             \
	X(SETTING_LIGHT_HOURS, light_hours, 10, 0, 1000,                                           \
	  N_("Inzet is licht: uren externe hulp per jaar, ten hoogste"))                           \
	X(SETTING_HEAVY_EUROS, heavy_euros, 5000, 1, 100000,                                       \
	  N_("Inzet is zwaar: euro per jaar, meer dan"))                                           \
	X(SETTING_CONSENT_ALL, consent_all, 0, 0, 1,                                               \
	  N_("Instemming nodig van allen met gezag, niet van één van hen"))

#define SETTING_ENUM(name, ...) name,

enum setting_id { SETTINGS(SETTING_ENUM) SETTING_COUNT };

struct setting {
	const char *key; /* "plan_days" */
	int initial, least, most;
	const char *label; /* Dutch, through _() */
	bool law; /* the default is the law's own */
};

extern const struct setting settings_table[SETTING_COUNT];

/* NULL: a newer zorgbord may have written it. */
const struct setting *setting_find(const char *key);

/* The keys, parted by ", "; the caller frees. */
char *settings_keys(void);

/* A sentence, when VALUE is longer than the law's own term; else NULL. The caller frees it. */
char *setting_past_law(const struct setting *, int64_t value);

struct settings {
	int type; /* enum school_type */
	int value[SETTING_COUNT];
};

/* All defaults, for a po school. */
void settings_init(struct settings *);

/* Takes one row of the file. An unknown key, which a newer zorgbord may have written, is left alone
 * (ZB_OK); an empty value gives the default; what is no whole number within the bounds is
 * ZB_INVALID. */
enum zb_code settings_set(struct settings *, const char *key, const char *value, struct zb_err *);

#endif
