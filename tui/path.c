/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/path.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/memory.h"
#include "core/records/school.h"
#include "core/text.h"
#include "db/db.h"
#include "tui/app.h"
#include "tui/line.h"
#include "tui/preference.h"

#define BOX_COLUMNS 76 /* at least, where the screen has them */
#define BOX_MOST 110
#define BOX_AROUND 10 /* columns of a wider screen that are left */
#define BOX_EDGE 4 /* columns of the screen beside the box, or none */
#define BOX_ROWS 18
#define NAMES_Y 3    /* below the line and its help */
#define NAMES_MAX 2000

/* What stands in the directory that is being typed and begins as what is typed. */
struct names {
	char **names; /* directories end in / */
	size_t count, room;
};

struct prompt {
	struct path_ask ask;
	char *title, *help;
	struct line line;
	struct names names;
	size_t at, top; /* the name with the cursor, from 1; 0: the cursor is in the line */
	struct zb_err err;
};

/* Ending in /; the caller frees. */
static char *directory_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? mem_bytes(path, (size_t)(slash - path) + 1) : mem_text("./");
}

static bool is_directory(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* The directory of PATH from the root; where that is none, the current one. */
static char *whole_directory(const char *path)
{
	char *directory = directory_of(path), *whole = realpath(directory, NULL), *ended;

	if (!whole)
		whole = realpath(".", NULL);
	ended = whole ? mem_format("%s%s", whole, whole[1] ? "/" : "") : mem_text("./");
	free(whole);
	free(directory);
	return ended;
}

char *path_begin(struct app *app, const char *preference)
{
	char *kept = preference_get(app, preference);

	if (kept && is_directory(kept))
		return kept;
	free(kept);
	kept = whole_directory(app->file ? app->file : "");
	if (strstr(kept, "/.") && getenv("HOME")) { /* nobody looks for her copies there */
		free(kept);
		kept = mem_format("%s/", getenv("HOME"));
	}
	return kept;
}

/* NAME, or with a number before its ending when something of that name is in START. */
static char *free_name(const char *start, const char *name)
{
	const char *ending = strrchr(name, '.');
	int stem = ending ? (int)(ending - name) : (int)strlen(name);
	char *whole = mem_format("%s%s", start, name);

	for (int number = 2; access(whole, F_OK) == 0; number++) {
		free(whole);
		whole = mem_format("%s%.*s-%d%s", start, stem, name, number, ending ? ending : "");
	}
	return whole;
}

void path_remember(struct app *app, const char *preference, const char *path)
{
	char *directory = whole_directory(path);

	preference_put(app, preference, directory);
	free(directory);
}

char *path_of_today(struct app *app)
{
	const struct record *school = db_school(app->db);
	char day[DATE_ISO_SIZE];

	date_to_iso(app->today, day);
	return mem_format("zorgbord-%s%s-%s", school ? record_text(school, SCHOOL_BRIN) : "",
			  school ? record_text(school, SCHOOL_LOCATION) : "", day);
}

/* Not what SQLite keeps beside a file. */
bool path_may_be_school(const char *name)
{
	const char *ending = strstr(name, ".db");

	return ending && ending[3] != '-';
}

char *path_expand(const char *typed)
{
	const char *home = getenv("HOME");

	for (const char *at; (at = strstr(typed, "//"));)
		typed = at + 1;
	if (typed[0] == '/' && typed[1] == '~')
		typed++;
	if (strncmp(typed, "~/", 2) == 0 && home)
		return mem_format("%s%s", home, typed + 1);
	return mem_text(typed);
}

enum zb_code path_read(const char *path, FILE **out, struct zb_err *err)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	enum zb_code code = ZB_IO;
	struct stat st;
	FILE *file;

	if (fd < 0 || fstat(fd, &st))
		zb_fail(err, code, _("%s kan niet worden gelezen: %s"), path,
			error_of_system(errno));
	else if (!S_ISREG(st.st_mode))
		zb_fail(err, code, _("%s is geen gewoon bestand"), path);
	else if (!(file = fdopen(fd, "rb")))
		zb_fail(err, code, _("%s kan niet worden gelezen: %s"), path,
			error_of_system(errno));
	else {
		*out = file;
		return ZB_OK;
	}
	if (fd >= 0)
		close(fd);
	return code;
}

/* --- names --- */

static void names_clear(struct names *names)
{
	for (size_t i = 0; i < names->count; i++)
		free(names->names[i]);
	names->count = 0;
}

static int compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* A name that is no clean text could not be typed nor shown. */
static bool is_wanted(const char *name, const char *start)
{
	char *clean;
	bool same;

	if (strncmp(name, start, strlen(start)) != 0 || (*name == '.' && *start != '.') ||
	    !strcmp(name, ".") || !strcmp(name, "..") || !text_is_utf8(name, strlen(name)))
		return false;
	clean = text_clean(name, false);
	same = strcmp(clean, name) == 0;
	free(clean);
	return same;
}

static void names_add(struct names *names, const struct path_ask *ask, const char *directory,
		      const char *name)
{
	char *path = mem_format("%s%s", directory, name);
	bool inside = is_directory(path);

	free(path);
	if (!inside && ask->usable && !ask->usable(name))
		return;
	names->names = mem_grow(names->names, &names->room, names->count + 1,
				sizeof(*names->names));
	names->names[names->count++] = mem_format("%s%s", name, inside ? "/" : "");
}

static void names_read(struct names *names, const struct path_ask *ask, const char *path)
{
	char *directory = directory_of(path);
	const char *slash = strrchr(path, '/');
	DIR *stream = opendir(directory);
	struct dirent *entry;

	names_clear(names);
	while (stream && names->count < NAMES_MAX && (entry = readdir(stream)))
		if (is_wanted(entry->d_name, slash ? slash + 1 : path))
			names_add(names, ask, directory, entry->d_name);
	if (stream)
		closedir(stream);
	if (names->count)
		qsort(names->names, names->count, sizeof(*names->names), compare);
	free(directory);
}

static void look(struct prompt *prompt)
{
	char *path = path_expand(line_text(&prompt->line));

	names_read(&prompt->names, &prompt->ask, path);
	prompt->at = prompt->top = 0;
	free(path);
}

/* NAME in place of what stands behind the last slash. */
static void take_name(struct prompt *prompt, const char *name, size_t length)
{
	char *directory = directory_of(line_text(&prompt->line));
	bool here = !strchr(line_text(&prompt->line), '/');
	char *part = mem_bytes(name, length);
	char *path = mem_format("%s%s", here ? "" : directory, part);

	line_set(&prompt->line, path);
	free(part);
	free(path);
	free(directory);
	look(prompt);
}

/* As far as all names agree. */
static void complete(struct prompt *prompt)
{
	const struct names *names = &prompt->names;
	size_t length;

	if (!names->count)
		return;
	length = strlen(names->names[0]);
	for (size_t i = 1; i < names->count; i++)
		while (length && strncmp(names->names[0], names->names[i], length) != 0)
			length = text_previous(names->names[0], length);
	take_name(prompt, names->names[0], length);
}

/* --- the screen --- */

static enum zb_code enter(struct app *app, void *state, struct screen_arg arg, struct zb_err *err)
{
	struct prompt *prompt = state;
	const struct path_ask *ask = arg.data;
	char *start, *whole;

	(void)err;
	prompt->ask = *ask;
	prompt->title = mem_text(ask->title);
	prompt->help = mem_text(ask->help);
	start = path_begin(app, ask->remember);
	if (ask->name && strchr(ask->name, '/'))
		*start = '\0';
	whole = ask->kind == PATH_NEW && ask->name ? free_name(start, ask->name) :
						     mem_format("%s%s", start,
								ask->name ? ask->name : "");
	line_init(&prompt->line, whole);
	free(whole);
	free(start);
	look(prompt);
	return ZB_OK;
}

static void leave(struct app *app, void *state)
{
	struct prompt *prompt = state;

	(void)app;
	line_clear(&prompt->line);
	names_clear(&prompt->names);
	free(prompt->names.names);
	free(prompt->title);
	free(prompt->help);
}

static struct area box_of(const struct area *area)
{
	int width = area->width - BOX_AROUND < BOX_MOST ? area->width - BOX_AROUND : BOX_MOST;

	width = width > BOX_COLUMNS ? width : BOX_COLUMNS;
	return area_middle(area, BOX_ROWS < area->height ? BOX_ROWS : area->height,
			   width < area->width - 2 * BOX_EDGE ? width : area->width);
}

static void fit(struct app *app, void *state, const struct area *area)
{
	struct prompt *prompt = state;
	struct area box = box_of(area);
	size_t height = box.height > NAMES_Y + 3 ? (size_t)(box.height - NAMES_Y - 2) : 1;

	(void)app;
	if (prompt->at && prompt->at - 1 < prompt->top)
		prompt->top = prompt->at - 1;
	if (prompt->at > prompt->top + height)
		prompt->top = prompt->at - height;
}

/* Nothing is typed of a name yet. */
static bool begins_nothing(const struct prompt *prompt)
{
	const char *slash = strrchr(line_text(&prompt->line), '/');

	return !*(slash ? slash + 1 : line_text(&prompt->line));
}

static void draw_names(const struct prompt *prompt, const struct area *inside)
{
	const struct names *names = &prompt->names;
	int y = NAMES_Y;

	if (!names->count && prompt->ask.kind != PATH_NEW)
		paint_text(inside, y, 0, -1, ROLE_DIM,
			   begins_nothing(prompt) ? _("er is hier niets om te kiezen") :
						 _("er is hier niets dat zo begint"));
	for (size_t i = prompt->top; i < names->count && y < inside->height; i++, y++) {
		bool here = prompt->at == i + 1;

		if (here)
			paint_glyph(inside, y, 0, ROLE_ACCENT, GLYPH_MARKER);
		paint_text(inside, y, 2, -1, here ? ROLE_SELECTED : ROLE_TEXT, names->names[i]);
	}
}

static void draw(const struct app *app, const void *state, const struct area *area)
{
	const struct prompt *prompt = state;
	struct area box = box_of(area);
	struct area inside = paint_box(&box, prompt->title);

	(void)app;
	line_draw(&prompt->line, &inside, 0, 0, inside.width, !prompt->at);
	paint_text(&inside, 1, 0, -1, prompt->err.text[0] ? ROLE_ERROR : ROLE_DIM,
		   prompt->err.text[0] ? prompt->err.text : prompt->help);
	draw_names(prompt, &inside);
}

static bool typing(const void *state)
{
	(void)state;
	return true;
}

static enum reaction key(struct app *app, void *state, int code)
{
	struct prompt *prompt = state;

	prompt->err.text[0] = '\0';
	if (code == K_TAB)
		complete(prompt);
	else if (code == K_DOWN && prompt->at < prompt->names.count)
		prompt->at++;
	else if (code == K_UP && prompt->at)
		prompt->at--;
	else if (line_key(&prompt->line, app, code) == REACTION_DONE)
		look(prompt);
	else
		return REACTION_PASS;
	return REACTION_DONE;
}

static enum zb_code check_new(const char *path, struct zb_err *err)
{
	char *directory = directory_of(path);
	struct stat st;
	enum zb_code code = ZB_OK;

	if (lstat(path, &st) == 0)
		code = zb_fail(err, ZB_DENIED,
			       _("er is al iets dat zo heet; kies een andere naam"));
	else if (!is_directory(directory))
		code = zb_fail(err, ZB_NOT_FOUND, _("de map %s bestaat niet"), directory);
	free(directory);
	return code;
}

static enum zb_code check(const struct prompt *prompt, const char *path, struct zb_err *err)
{
	struct stat st;

	if (!*path || path[strlen(path) - 1] == '/')
		return zb_fail(err, ZB_INVALID, _("typ of kies een naam; Tab vult aan"));
	if (prompt->ask.kind == PATH_NEW)
		return check_new(path, err);
	if (stat(path, &st))
		return errno == ENOENT ?
			       zb_fail(err, ZB_NOT_FOUND, _("dat bestand is er niet")) :
			       zb_fail(err, ZB_IO, _("dat bestand is niet te openen: %s"),
				       error_of_system(errno));
	if (!S_ISREG(st.st_mode))
		return zb_fail(err, ZB_INVALID, _("dit is geen gewoon bestand"));
	return ZB_OK;
}

static bool opens_directory(struct prompt *prompt, const char *path)
{
	size_t length = strlen(path);
	char *inside;

	if (!length || path[length - 1] == '/' || !is_directory(path))
		return false;
	inside = mem_format("%s/", line_text(&prompt->line));
	line_set(&prompt->line, inside);
	free(inside);
	look(prompt);
	return true;
}

/* What was typed begins the name of one file and is the name of none: that one is meant. */
static bool means_the_one(const struct prompt *prompt)
{
	char *path = path_expand(line_text(&prompt->line));
	size_t length = strlen(path);
	bool meant = prompt->ask.kind == PATH_FILE && prompt->names.count == 1 && length &&
		     path[length - 1] != '/' && access(path, F_OK) != 0;

	free(path);
	return meant;
}

static void accept(struct app *app, void *state)
{
	struct prompt *prompt = state;
	char *path;

	if (!prompt->at && means_the_one(prompt))
		prompt->at = 1;
	if (prompt->at) {
		const char *name = prompt->names.names[prompt->at - 1];
		char *copy = mem_text(name);
		bool inside = copy[strlen(copy) - 1] == '/';

		take_name(prompt, copy, strlen(copy));
		free(copy);
		if (inside)
			return;
	}
	path = path_expand(line_text(&prompt->line));
	if (!opens_directory(prompt, path) && !check(prompt, path, &prompt->err)) {
		path_remember(app, prompt->ask.remember, path);
		app_pop(app);
		prompt->ask.done(app, prompt->ask.data, path);
	}
	free(path);
}

static const struct action actions[] = {
	{ .id = "path.accept", .key = K_ENTER, .key2 = K_F2, .label = N_("goed"),
	  .help = N_("dit bestand gebruiken, of deze map in"), .run = accept, .flags = ACTION_BAR },
	{ 0 },
};

static const struct screen path_screen = {
	.id = "path",
	.title = N_("Bestand kiezen"),
	.flags = SCREEN_OVERLAY,
	.actions = actions,
	.size = sizeof(struct prompt),
	.enter = enter,
	.leave = leave,
	.fit = fit,
	.draw = draw,
	.typing = typing,
	.key = key,
};

void path_open(struct app *app, const struct path_ask *ask)
{
	app_push(app, &path_screen, (struct screen_arg){ .data = ask });
}
