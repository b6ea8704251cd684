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

#include "core/exchange/utf16.h"
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

/* The plain file PATH, for the editor may have put anything in its place; -1: not. */
static int open_plain(const char *path, struct zb_err *err)
{
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	int failed = file < 0 ? errno : 0;
	struct stat st;

	if (file >= 0 && !fstat(file, &st) && S_ISREG(st.st_mode))
		return file;
	if (file >= 0)
		close(file);
	if (file >= 0 || failed == ELOOP)
		zb_fail(err, ZB_IO, _("%s is geen gewoon bestand"), path);
	else
		zb_fail(err, ZB_IO, _("%s kan niet worden gelezen: %s"), path,
			error_of_system(failed));
	return -1;
}

static enum zb_code read_bytes(const char *path, struct buffer *out, struct zb_err *err)
{
	int file = open_plain(path, err);
	char bytes[4096];
	ssize_t n = 1;

	if (file < 0)
		return ZB_IO;
	while (out->length <= TEXT_MAX && (n = read(file, bytes, sizeof(bytes))) > 0)
		buffer_add_bytes(out, bytes, (size_t)n);
	if (n < 0)
		zb_fail(err, ZB_IO, _("%s kan niet worden gelezen: %s"), path,
			error_of_system(errno));
	close(file);
	if (n < 0)
		return ZB_IO;
	if (out->length > TEXT_MAX)
		return zb_fail(err, ZB_LIMIT, _("de tekst is te lang, hooguit 1 MB; hij staat nog "
						"in %s"), path);
	return ZB_OK;
}

/* BYTES as UTF-8, read as in a CSV file: UTF-8, else Windows-1252, or UTF-16 that says so. */
static void decode(const struct buffer *bytes, struct buffer *out)
{
	const char *from = bytes->bytes ? bytes->bytes : "";
	struct utf16 utf16 = { 0 };

	if (bytes->length >= 2 && utf16_start(&utf16, from, bytes->length)) {
		utf16_convert(&utf16, from + 2, bytes->length - 2, out);
	} else if (text_is_utf8(from, bytes->length)) {
		buffer_add_bytes(out, from, bytes->length);
	} else {
		char *text = text_from_windows_1252(from, bytes->length);

		buffer_add(out, text);
		free(text);
	}
}

/* What the file PATH holds, cleaned; the caller's. */
static enum zb_code read_text(const char *path, char **out, struct zb_err *err)
{
	struct buffer bytes = { 0 }, text = { 0 };
	enum zb_code code = read_bytes(path, &bytes, err);

	if (!code)
		decode(&bytes, &text);
	if (!code && text.length && memchr(text.bytes, '\0', text.length))
		code = zb_fail(err, ZB_INVALID, _("%s is geen tekst en is niet overgenomen"), path);
	if (!code)
		*out = text_clean(text.bytes ? text.bytes : "", true);
	buffer_clear(&bytes);
	buffer_clear(&text);
	return code;
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

/* Whether a directory of PATH holds a program of that name. */
static bool is_there(const char *name)
{
	const char *at = getenv("PATH");
	bool found = false;

	while (at && *at && !found) {
		size_t length = strcspn(at, ":");
		char *path = mem_format("%.*s/%s", (int)length, at, name);

		found = length && access(path, X_OK) == 0;
		free(path);
		at += length + (at[length] == ':');
	}
	return found;
}

static bool is_set(const char *variable)
{
	const char *value = getenv(variable);

	return value && *value;
}

/* Who set nothing gets an editor that says at its foot how one leaves it; never a question in which
 * one, or one that needs to be known. NULL: there is none, and nothing was set. */
static const char *simple_editor(struct zb_err *err)
{
	static const char *const simple[] = { "nano", "micro", "mcedit", "joe" };

	if (is_set("VISUAL") || is_set("EDITOR"))
		return "";
	for (size_t i = 0; i < sizeof(simple) / sizeof(*simple); i++)
		if (is_there(simple[i]))
			return simple[i];
	zb_fail(err, ZB_NOT_FOUND, _("er is geen eenvoudige tekstverwerker; installeer nano, of "
				     "zet EDITOR op de naam van een andere"));
	return NULL;
}

/* *GOOD: it says that it ended well. */
static enum zb_code run_editor(struct app *app, char *path, bool *good, struct zb_err *err)
{
	char shell[] = "sh", option[] = "-c", name[] = "zorgbord";
	char command[] = "exec ${VISUAL:-${EDITOR:-$2}} \"$1\"";
	const char *simple = simple_editor(err);
	char *editor = simple ? mem_text(simple) : NULL;
	char *argv[] = { shell, option, command, name, path, editor, NULL };
	int status = 0;
	enum zb_code code = ZB_NOT_FOUND;

	if (editor)
		code = terminal_run(app->terminal, argv, &status, err);
	free(editor);
	*good = !status;
	return code;
}

/* What the editor left at PATH comes in TEXT: also when it was killed, for it may have saved. */
static enum zb_code take_over(const char *path, bool good, char **text, struct zb_err *err)
{
	char *result = NULL, *before = text_clean(*text, true);
	enum zb_code code = read_text(path, &result, err);
	bool same = !code && strcmp(result, before) == 0;

	free(before);
	if (!code && same && !good)
		code = zb_fail(err, ZB_CANCELLED, _("de editor is niet goed geëindigd; de tekst is "
						    "gebleven zoals hij was"));
	if (code) {
		free(result);
		return code;
	}
	free(*text);
	*text = result;
	return ZB_OK;
}

enum zb_code app_edit_outside(struct app *app, char **text, struct zb_err *err)
{
	char *directory = new_directory(err), *path = NULL;
	bool good = false, ran = false;
	enum zb_code code = ZB_IO;

	if (!directory)
		return code;
	app_keep(app);
	path = mem_format("%s/tekst.txt", directory);
	code = write_text(path, *text, err);
	if (!code)
		code = run_editor(app, path, &good, err);
	ran = !code;
	if (ran)
		code = take_over(path, good, text, err);
	if (ran && !code && !good)
		app_notice(app, _("De editor is niet goed geëindigd; wat erin bewaard was, is "
				  "overgenomen."));
	/* What it left and was refused may be all that there is of it. */
	if (!ran || !code || code == ZB_CANCELLED)
		remove_all(directory);
	free(path);
	free(directory);
	return code;
}
