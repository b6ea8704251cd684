/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/school_tty.h"

struct tty *school_tty(struct school *s, const char *today)
{
	db_close(s->db);
	s->db = NULL;
	return tty_spawn(NULL, (const char *const[]){ child_zorgbord(), "-f", s->path, "--today",
						      today, NULL });
}
