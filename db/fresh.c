/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/fresh.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/copy.h"

#define DESCRIPTORS "/proc/self/fd" /* through which a file without a name gets one */

/* A file without a name in the directory of PATH; -1 where that cannot be. */
static int open_nameless(const char *path)
{
	char *directory;
	int fd;

	if (access(DESCRIPTORS, X_OK) != 0)
		return -1;
	directory = copy_directory_of(path);
	fd = open(directory, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	free(directory);
	return fd;
}

/* Where every file has a name. */
static enum zb_code open_named(struct fresh *fresh, struct zb_err *err)
{
	enum zb_code code = copy_make_beside(fresh->to, COPY_NEW, &fresh->name, err);

	if (code)
		return code;
	fresh->fd = open(fresh->name, O_RDWR | O_CLOEXEC);
	if (fresh->fd < 0)
		return zb_fail(err, ZB_IO, _("%s kan niet worden geschreven: %s"), fresh->name,
			       error_of_system(errno));
	return ZB_OK;
}

enum zb_code fresh_make(const char *to, struct fresh *out, struct zb_err *err)
{
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	enum zb_code code = ZB_OK;

	copy_sweep(to, COPY_NEW);
	*out = (struct fresh){ .to = to, .fd = open_nameless(to) };
	if (out->fd < 0)
		code = open_named(out, err);
	if (!code)
		fcntl(out->fd, F_OFD_SETLK, &whole); /* for copy_sweep */
	return code;
}

enum zb_code fresh_write(struct fresh *fresh, const struct buffer *bytes, struct zb_err *err)
{
	for (size_t done = 0; done < bytes->length;) {
		ssize_t n = write(fresh->fd, bytes->bytes + done, bytes->length - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return zb_fail(err, ZB_IO, _("%s kan niet worden geschreven: %s"),
				       fresh->to, error_of_system(errno));
		done += (size_t)n;
	}
	if (fsync(fresh->fd) == 0)
		return ZB_OK;
	return zb_fail(err, ZB_IO, _("%s kan niet worden geschreven: %s"), fresh->to,
		       error_of_system(errno));
}

static int give_name(const struct fresh *fresh, const char *name)
{
	char from[sizeof DESCRIPTORS + 16];

	snprintf(from, sizeof from, DESCRIPTORS "/%d", fresh->fd);
	return linkat(AT_FDCWD, from, AT_FDCWD, name, AT_SYMLINK_FOLLOW);
}

/* Only what has a name can take the place of something. */
static int name_beside(struct fresh *fresh)
{
	unsigned int mark = 0;

	do {
		free(fresh->name);
		if (getrandom(&mark, sizeof mark, 0) < 0)
			mark++;
		fresh->name = mem_format("%s." COPY_NEW "-%0*x", fresh->to, COPY_MARK,
					 mark & 0xffffff);
		if (give_name(fresh, fresh->name) == 0)
			return 0;
	} while (errno == EEXIST);
	free(fresh->name);
	fresh->name = NULL;
	return -1;
}

static bool is_file(const char *path)
{
	struct stat there;

	return lstat(path, &there) == 0 && S_ISREG(there.st_mode);
}

enum zb_code fresh_place(struct fresh *fresh, bool replace, struct zb_err *err)
{
	int failed;

	replace = replace && is_file(fresh->to);
	if (fresh->name && !replace)
		return copy_rename(fresh->name, fresh->to, err);
	if (!replace)
		failed = give_name(fresh, fresh->to);
	else
		failed = (fresh->name ? 0 : name_beside(fresh)) || rename(fresh->name, fresh->to);
	if (!failed) {
		copy_sync_directory_of(fresh->to);
		return ZB_OK;
	}
	if (errno == EEXIST)
		return zb_fail(err, ZB_DENIED, _("%s bestaat al; kies een andere naam"), fresh->to);
	return zb_fail(err, ZB_IO, _("%s kan niet worden gemaakt: %s"), fresh->to,
		       error_of_system(errno));
}

void fresh_discard(struct fresh *fresh)
{
	if (fresh->fd >= 0)
		close(fresh->fd);
	if (fresh->name)
		unlink(fresh->name);
	free(fresh->name);
	*fresh = (struct fresh){ .fd = -1 };
}
