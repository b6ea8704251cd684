/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/screen.h"

#include "cli/usage.h"

enum zb_code screen_run(struct call *call, struct zb_err *err)
{
	(void)err;
	usage_help(call->out, NULL);
	return ZB_OK;
}
