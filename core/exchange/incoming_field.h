/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of incoming share and nobody else needs. */
#ifndef ZB_CORE_EXCHANGE_INCOMING_FIELD_H
#define ZB_CORE_EXCHANGE_INCOMING_FIELD_H

#include "core/exchange/incoming.h"

/* A lone m is man beside v, but meisje beside j: only the whole file tells. The letters seen are
 * kept in incoming.sex_letters until incoming_settle_sex. */
enum { SEX_LETTER_J = 1, SEX_LETTER_M = 2, SEX_LETTER_V = 4 };

/* Decides what m meant. ZB_INVALID where j, m and v stand beside each other. */
enum zb_code incoming_settle_sex(struct incoming *, struct zb_err *);

/* incoming_text for long text: newlines stay. */
const char *incoming_lines(struct incoming *, const char *text);

/* incoming_text for a text that is only looked at: TEXT itself where it is clean. */
const char *incoming_word(struct incoming *, const char *text);

#endif
