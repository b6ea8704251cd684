/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The school's settings that rules read: terms in days and choices, each with the default of the
 * law or of this project. One row in the table of settings.c adds one. In the file they are rows
 * of the record `setting`; a key that is not there has its default. */
#ifndef ZB_CORE_SETTINGS_H
#define ZB_CORE_SETTINGS_H

#include <stdbool.h>

#include "core/error.h"

/* Terms of 0 days switch a deadline off. */
enum setting_id {
	SETTING_PLAN_DAYS,         /* OPP in force after enrolment or start of extra support: 42 */
	SETTING_CONSENT_DAYS,      /* consent after the consultation: 14 */
	SETTING_EVALUATION_WARN,   /* warn so many days before 31 July: 56 */
	SETTING_ROD_DAYS,          /* begin or end entered in the LAS: 14 */
	SETTING_INTERIM_DAYS,      /* interim evaluation after the last one: 0, off (habit: 182) */
	SETTING_GOAL_DAYS,         /* outcome after a goal's target date: 14 */
	SETTING_HANDOVER,          /* warm handover of groep 8 and leavers on 1 July: 1, on */
	SETTING_UNTOUCHED_DAYS,    /* dossier not touched: 0, off */
	SETTING_AGREEMENT_DAYS,    /* an agreement shows this long before it is due: 7 */
	SETTING_RETENTION_YEARS,   /* after departure: 2 */
	SETTING_RETENTION_SPECIAL, /* after referral to special education: 3 */
	SETTING_DESTINATION_FROM,  /* year group from which po needs a destination: 6 */
	SETTING_CONSENT_ALL,       /* 1: all with authority must have given consent; 0: one */
	SETTING_COUNT
};

struct settings {
	int type; /* enum school_type */
	int value[SETTING_COUNT];
};

/* All defaults, for a po school. */
void settings_init(struct settings *);

/* Takes one row of the file. An unknown key is left alone (ZB_OK); a value out of range is
 * ZB_INVALID. */
enum zb_code settings_set(struct settings *, const char *key, const char *value, struct zb_err *);

const char *setting_key(enum setting_id);   /* "plan_days" */
const char *setting_label(enum setting_id); /* Dutch, translated */

#endif
