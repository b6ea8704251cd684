/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/frame.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

void frame_open(struct frame *frame)
{
	frame->tty = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	frame->memory = frame->tty < 0 ? -1 : memfd_create("zorgbord-frame", MFD_CLOEXEC);
}

void frame_close(struct frame *frame)
{
	if (frame->tty >= 0)
		close(frame->tty);
	if (frame->memory >= 0)
		close(frame->memory);
	frame->tty = frame->memory = -1;
}

void frame_begin(struct frame *frame)
{
	if (frame->memory < 0)
		return;
	lseek(frame->memory, 0, SEEK_SET);
	dup2(frame->memory, STDOUT_FILENO);
}

static void write_all(int file, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t n = write(file, bytes, length);

		if (n < 0 && errno == EINTR)
			continue;
		/* A terminal that is gone is seen when it is read. */
		if (n <= 0)
			return;
		bytes += n;
		length -= (size_t)n;
	}
}

void frame_end(struct frame *frame)
{
	char bytes[16384];
	off_t at = 0, end;
	ssize_t n;

	if (frame->memory < 0)
		return;
	end = lseek(frame->memory, 0, SEEK_CUR);
	dup2(frame->tty, STDOUT_FILENO);
	for (; at < end; at += n) {
		size_t wanted = sizeof(bytes) < (size_t)(end - at) ? sizeof(bytes) :
								     (size_t)(end - at);

		n = pread(frame->memory, bytes, wanted, at);
		if (n <= 0)
			return;
		write_all(STDOUT_FILENO, bytes, (size_t)n);
	}
}
