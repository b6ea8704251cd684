/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written about a child goes to the editor in a directory of its own, and nothing of it
 * stays: editors leave backups and swap files beside the file. */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/text.h"
#include "tui/app.h"
#include "tui/terminal.h"

#define TEXT_MAX (1 << 20)
#define DEPTH_MAX 8 /* directories that are open at a time */

static enum zb_code write_text(const char *path, const char *text, struct zb_err *err)
{
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	size_t length = strlen(text);
	bool good = file >= 0;

	while (good && length > 0) {
		ssize_t n = write(file, text, length);

		good = n > 0;
		text += good ? n : 0;
		length -= good ? (size_t)n : 0;
	}
	if (file >= 0 && close(file))
		good = false;
	if (!good)
		return zb_fail(err, ZB_IO, _("%s kan niet worden geschreven: %s"), path,
			       error_of_system(errno));
	return ZB_OK;
}

static enum zb_code read_text(const char *path, struct buffer *out, struct zb_err *err)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	char bytes[4096];
	ssize_t n = -1;

	while (file >= 0 && out->length <= TEXT_MAX && (n = read(file, bytes, sizeof(bytes))) > 0)
		buffer_add_bytes(out, bytes, (size_t)n);
	if (file >= 0)
		close(file);
	if (n < 0)
		return zb_fail(err, ZB_IO, _("%s kan niet worden gelezen: %s"), path,
			       error_of_system(errno));
	if (out->length > TEXT_MAX)
		return zb_fail(err, ZB_LIMIT, _("de tekst is te lang; hooguit 1 MB"));
	return ZB_OK;
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)kind;
	(void)at;
	remove(path);
	return 0;
}

/* Directories too: some editors keep their copies in one. */
static void remove_all(const char *directory)
{
	nftw(directory, remove_one, DEPTH_MAX, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
}

/* In memory rather than on a disk, where there is a choice. */
static char *new_directory(struct zb_err *err)
{
	const char *places[] = { getenv("XDG_RUNTIME_DIR"), "/dev/shm", getenv("TMPDIR"), "/tmp" };

	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		char *path = places[i] && places[i][0] == '/' ?
				     mem_format("%s/zorgbord-XXXXXX", places[i]) :
				     NULL;

		if (path && mkdtemp(path))
			return path;
		free(path);
	}
	zb_fail(err, ZB_IO, _("er is geen plaats voor een tijdelijk bestand: %s"),
		error_of_system(errno));
	return NULL;
}

static enum zb_code run_editor(struct app *app, char *path, struct zb_err *err)
{
	char shell[] = "sh", option[] = "-c", name[] = "zorgbord";
	char command[] = "exec ${VISUAL:-${EDITOR:-sensible-editor}} \"$1\"";
	char *argv[] = { shell, option, command, name, path, NULL };
	int status = 0;
	enum zb_code code = terminal_run(app->terminal, argv, &status, err);

	if (!code && status)
		return zb_fail(err, ZB_IO, _("de editor is niet goed geëindigd; de tekst is "
					     "gebleven zoals hij was"));
	return code;
}

enum zb_code app_edit_outside(struct app *app, char **text, struct zb_err *err)
{
	char *directory = new_directory(err), *path = NULL;
	struct buffer result = { 0 };
	enum zb_code code = ZB_IO;

	if (!directory)
		return code;
	path = mem_format("%s/tekst.txt", directory);
	code = write_text(path, *text, err);
	if (!code)
		code = run_editor(app, path, err);
	if (!code)
		code = read_text(path, &result, err);
	if (!code) {
		free(*text);
		*text = text_clean(result.bytes ? result.bytes : "", true);
	}
	remove_all(directory);
	buffer_clear(&result);
	free(path);
	free(directory);
	return code;
}
