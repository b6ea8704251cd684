/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/frame.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#define ROOM 65536 /* more than a drawing mostly takes */

static void *map(int memory)
{
	return memory < 0 ? MAP_FAILED : mmap(NULL, ROOM, PROT_READ, MAP_SHARED, memory, 0);
}

void frame_open(struct frame *frame)
{
	void *bytes;

	frame->tty = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	frame->memory = frame->tty < 0 ? -1 : memfd_create("zorgbord-frame", MFD_CLOEXEC);
	bytes = map(frame->memory);
	frame->bytes = bytes == MAP_FAILED ? NULL : bytes;
	frame->room = ROOM;
	frame->sent = 0;
	if (frame->bytes)
		dup2(frame->memory, STDOUT_FILENO);
	else
		frame_close(frame);
}

void frame_close(struct frame *frame)
{
	if (frame->bytes) {
		dup2(frame->tty, STDOUT_FILENO);
		munmap(frame->bytes, frame->room);
	}
	if (frame->tty >= 0)
		close(frame->tty);
	if (frame->memory >= 0)
		close(frame->memory);
	frame->tty = frame->memory = -1;
	frame->bytes = NULL;
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

static void make_room(struct frame *frame, size_t room)
{
	void *bytes = mremap(frame->bytes, frame->room, room, MREMAP_MAYMOVE);

	if (bytes == MAP_FAILED)
		abort();
	frame->bytes = bytes;
	frame->room = room;
}

void frame_send(struct frame *frame)
{
	size_t end;

	if (!frame->bytes)
		return;
	end = (size_t)lseek(frame->memory, 0, SEEK_CUR);
	if (end > frame->room)
		make_room(frame, end);
	write_all(frame->tty, frame->bytes + frame->sent, end - frame->sent);
	frame->sent = end;
	if (end < ROOM / 2)
		return;
	lseek(frame->memory, 0, SEEK_SET);
	frame->sent = 0;
}
