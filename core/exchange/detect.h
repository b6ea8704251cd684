/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file to import is, by its content. */
#ifndef ZB_CORE_EXCHANGE_DETECT_H
#define ZB_CORE_EXCHANGE_DETECT_H

#include <stdio.h>

enum exchange_kind {
	EXCHANGE_EDEXML,
	EXCHANGE_LAS,   /* a CSV of the leerlingadministratie */
	EXCHANGE_PLANS, /* a CSV of running plans */
	EXCHANGE_MEASUREMENTS, /* a CSV of tests and questionnaires */
};

/* Looks at the begin of FILE, which must be one that can be rewound, and rewinds it. */
enum exchange_kind exchange_detect(FILE *file);

#endif
