/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A school holiday. It moves no deadline: a term of the law runs on; the day that falls in one is
 * marked. */
#ifndef ZB_CORE_RECORDS_HOLIDAY_H
#define ZB_CORE_RECORDS_HOLIDAY_H

#include "core/record.h"

#define HOLIDAY_FIELDS(X)                                                                          \
	X(HOLIDAY_NAME, name, FIELD_TEXT, N_("Naam"), .flags = FIELD_REQUIRED, .width = 24,        \
	  .help = N_("zoals kerstvakantie"))                                                       \
	X(HOLIDAY_STARTS, starts, FIELD_DATE, N_("Van"), .flags = FIELD_REQUIRED, .width = 10)     \
	X(HOLIDAY_ENDS, ends, FIELD_DATE, N_("Tot en met"), .flags = FIELD_REQUIRED, .width = 10)

enum holiday_field { HOLIDAY_FIELDS(FIELD_ENUM) HOLIDAY_FIELD_COUNT };

#endif
