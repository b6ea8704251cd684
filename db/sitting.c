/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/sitting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define STATE_FIELD 3  /* of /proc/PID/stat: what follows the program's own name in brackets */
#define START_FIELD 22 /* when it started, see proc(5) */

/* The name of the one that runs as process ID now; "" when there is none, or only what its parent
 * has not fetched yet. */
static void name_of(long id, char out[static SITTING_SIZE])
{
	char path[64], line[1024];
	const char *at = NULL;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%ld/stat", id);
	file = fopen(path, "re");
	/* A program may be called anything: the last bracket ends its name. */
	if (file && fgets(line, sizeof line, file))
		at = strrchr(line, ')');
	if (at && (!strncmp(at, ") Z", 3) || !strncmp(at, ") X", 3)))
		at = NULL;
	for (int field = STATE_FIELD - 1; at && field < START_FIELD; field++) {
		at = strchr(at, ' ');
		at += at != NULL;
	}
	*out = '\0';
	if (at)
		snprintf(out, SITTING_SIZE, "%ld.%llu", id, strtoull(at, NULL, 10));
	if (file)
		fclose(file);
}

void sitting_name(char out[static SITTING_SIZE])
{
	name_of((long)getpid(), out);
}

bool sitting_is_over(const char *name)
{
	char now[SITTING_SIZE];
	long id = strtol(name, NULL, 10);

	if (id <= 0)
		return true;
	name_of(id, now);
	return strcmp(now, name) != 0;
}
