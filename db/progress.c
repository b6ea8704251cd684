/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/progress.h"

enum zb_code db_progress_report(const struct db_progress *progress, const char *step, size_t done,
				size_t total, struct zb_err *err)
{
	if (!progress ||
	    progress->report(progress->context, step, (int64_t)done, (int64_t)total))
		return ZB_OK;
	return zb_fail(err, ZB_CANCELLED, _("gestopt; er is niets veranderd"));
}
