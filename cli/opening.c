/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/opening.h"

#include <stdlib.h>
#include <string.h>

#include "cli/demo.h"
#include "core/records/school.h"
#include "db/store.h"
#include "tui/path.h"
#include "tui/preference.h"

#define PRACTICE_FILE "oefenschool.db"

void opening_greet(struct app *app)
{
	const struct seat *seat = app->host;
	const struct record *school = app->db ? db_school(app->db) : NULL;
	char year[SCHOOL_YEAR_SIZE], *text;

	preference_theme(app);
	school_year_to_text(school_year_of(app->today), year);
	if (school)
		text = mem_format("%s %s%s %s %s", record_text(school, SCHOOL_NAME),
				  record_text(school, SCHOOL_BRIN),
				  record_text(school, SCHOOL_LOCATION),
				  app->look.glyphs[GLYPH_DOT], year);
	else
		text = mem_format("zorgbord %s %s", app->look.glyphs[GLYPH_DOT], year);
	app_set_header(app, text, seat->call->actor);
	free(text);
}

/* DB, at PATH, is the school file from now on. */
static void take(struct app *app, struct db *db, const char *path)
{
	struct seat *seat = app->host;
	char *copy = mem_text(path);

	free(seat->path);
	seat->path = copy;
	app->db = db;
	app->file = seat->path;
	opening_greet(app);
}

static struct db_options options_of(const struct app *app)
{
	const struct seat *seat = app->host;

	return (struct db_options){
		.actor = seat->call->actor,
		.today = app->today,
		.chosen_day = call_option(seat->call, "today") != NULL,
	};
}

enum zb_code opening_create(struct app *app, struct record *school, struct zb_err *err)
{
	const struct seat *seat = app->host;
	struct db *db = NULL;
	enum zb_code code = call_create(seat->call, &db, err);

	if (code)
		return code;
	code = store_insert_one(db, school, err);
	if (code)
		call_remove(seat->call, db);
	else
		take(app, db, seat->call->path);
	return code;
}

enum zb_code opening_open(struct app *app, const char *path, struct zb_err *err)
{
	struct db_options options = options_of(app);
	char *whole = path_expand(path);
	struct db *db = NULL;
	enum zb_code code = db_open(whole, &options, &db, err);

	if (!code)
		take(app, db, whole);
	free(whole);
	return code;
}

static enum zb_code practice_make(struct app *app, const char *path, struct zb_err *err)
{
	static const struct demo_options demo = { .pupils = DEMO_PUPILS, .seed = DEMO_SEED };
	struct db_options options = options_of(app);
	const struct seat *seat = app->host;
	struct call beside = *seat->call;
	struct db *db = NULL;
	enum zb_code code = call_make_directories(seat->call, err);

	if (!code)
		code = db_create(path, &options, &db, err);
	if (code)
		return code;
	code = demo_fill(db, &demo, err);
	beside.path = path;
	if (code)
		call_remove(&beside, db);
	else
		take(app, db, path);
	return code;
}

enum zb_code opening_practise(struct app *app, struct zb_err *err)
{
	const struct seat *seat = app->host;
	const char *slash = strrchr(seat->call->path, '/');
	size_t length = slash ? (size_t)(slash - seat->call->path) + 1 : 0;
	char *directory = mem_bytes(seat->call->path, length);
	char *path = mem_format("%s%s", directory, PRACTICE_FILE);
	enum zb_code code = opening_open(app, path, err);

	if (code == ZB_NOT_FOUND)
		code = practice_make(app, path, err);
	free(directory);
	free(path);
	return code;
}
