/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/files.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/memory.h"
#include "tests/child.h"

#define PARENT_MAX 24 /* a screen breaks its lines elsewhere when it shows a longer path */

char *files_make_directory(void)
{
	const char *parent = getenv("TMPDIR");
	bool fits = parent && *parent && strlen(parent) <= PARENT_MAX &&
		    !strpbrk(parent, " \t\n");
	char *path = files_join(fits ? parent : "/tmp", "zorgbord-test-XXXXXX");

	if (!mkdtemp(path))
		child_misuse("mkdtemp %s: %s", path, strerror(errno));
	return path;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *walk)
{
	(void)status;
	(void)type;
	(void)walk;
	return remove(path);
}

void files_remove(const char *path)
{
	if (path && files_exists(path) && nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS))
		child_misuse("remove %s: %s", path, strerror(errno));
}

char *files_join(const char *directory, const char *name)
{
	return mem_format("%s/%s", directory, name);
}

char *files_read(const char *path, size_t *length)
{
	struct buffer all = {0};
	char part[65536];
	FILE *file = fopen(path, "re");
	size_t got;

	if (!file && errno == ENOENT)
		return NULL;
	if (!file)
		child_misuse("open %s: %s", path, strerror(errno));
	while ((got = fread(part, 1, sizeof(part), file)) > 0)
		buffer_add_bytes(&all, part, got);
	if (ferror(file))
		child_misuse("read %s: %s", path, strerror(errno));
	fclose(file);
	if (length)
		*length = all.length;
	return buffer_take(&all);
}

void files_write(const char *path, const char *text)
{
	files_write_bytes(path, text, strlen(text));
}

void files_write_bytes(const char *path, const void *bytes, size_t length)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	FILE *file = fd < 0 ? NULL : fdopen(fd, "w");

	if (!file)
		child_misuse("open %s: %s", path, strerror(errno));

	bool written = fwrite(bytes, 1, length, file) == length;

	if (fclose(file) || !written)
		child_misuse("write %s: %s", path, strerror(errno));
}

bool files_exists(const char *path)
{
	struct stat status;

	return lstat(path, &status) == 0;
}
