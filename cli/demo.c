/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/demo.h"

#include <errno.h>
#include <stdlib.h>

#include "cli/command.h"
#include "cli/demo_build.h"
#include "cli/demo_pupils.h"
#include "cli/demo_school.h"
#include "cli/demo_talks.h"

/* In a larger school rows are written unchecked: they are made like those of a small one. */
#define CHECKED_PUPILS 5000

/* History says that the school was made in the morning, a week ago. */
static void set_moment(struct demo *demo)
{
	char iso[DATE_ISO_SIZE];
	char *moment;

	date_to_iso(date_add_days(demo->today, -7), iso);
	moment = mem_format("%sT07:30:00.000Z", iso);
	db_set_moment(demo->db, moment);
	free(moment);
}

static void make_people(struct demo *demo)
{
	if (demo->pupils > CHECKED_PUPILS)
		demo->code = store_trust_rows(demo->db, demo->err);
	demo_make_staff(demo);
	demo_make_groups(demo);
	demo_make_pupils(demo);
	demo_review_groups(demo);
	demo_free_school(demo);
}

/* A transaction that writes what PART makes, or nothing. */
static void make(struct demo *demo, void (*part)(struct demo *))
{
	if (!demo->code)
		demo->code = store_begin(demo->db, TXN_DEMO, 0, demo->err);
	if (demo->code)
		return;
	part(demo);
	if (demo->code)
		store_rollback(demo->db);
	else
		demo->code = store_commit(demo->db, demo->err);
}

enum zb_code demo_fill(struct db *db, const struct demo_options *options, struct zb_err *err)
{
	struct demo demo = {
		.db = db,
		.err = err,
		.seed = options->seed,
		.pupils = options->pupils,
		.today = db_today(db),
		.year = school_year_of(db_today(db)),
	};

	set_moment(&demo);
	/* Apart: a setting that changes has everything derived again, search too. */
	make(&demo, demo_make_school);
	make(&demo, make_people);
	db_set_moment(db, "");
	return demo.code;
}

/* The whole number that option NAME gives, between LEAST and MOST. */
static enum zb_code read_number(struct call *call, const char *name, long long least,
				long long most, long long *out, struct zb_err *err)
{
	const char *typed = call_option(call, name);
	char *end;
	long long number;

	if (!typed)
		return ZB_OK;
	errno = 0;
	number = strtoll(typed, &end, 10);
	if (errno || end == typed || *end || number < least || number > most)
		return call_misuse(call, err,
				   _("--%s kan niet \"%s\" zijn; het is een getal van %lld tot "
				     "%lld"),
				   name, typed, least, most);
	*out = number;
	return ZB_OK;
}

static enum zb_code run(struct call *call, struct zb_err *err)
{
	long long pupils = DEMO_PUPILS, seed = DEMO_SEED;
	struct demo_options options;
	struct db *db;
	enum zb_code code = read_number(call, "pupils", DEMO_PUPILS_LEAST, DEMO_PUPILS_MOST,
					&pupils, err);

	if (!code)
		code = read_number(call, "seed", 0, INT64_MAX, &seed, err);
	if (!code)
		code = call_create(call, &db, err);
	if (code)
		return code;
	options = (struct demo_options){ .pupils = (int)pupils, .seed = (uint64_t)seed };
	code = demo_fill(db, &options, err);
	if (code) {
		call_remove(call, db);
		return code;
	}
	db_close(db);
	fprintf(call_report(call),
		_("%s is gemaakt: een oefenschool met %lld verzonnen leerlingen"),
		call->path, pupils);
	fputc('\n', call->out);
	return ZB_OK;
}

static const struct command_option options[] = {
	{ .name = "pupils", .value = N_("AANTAL"),
	  .help = N_("leerlingen die nu op school zitten; zonder deze optie 214") },
	{ .name = "seed", .value = N_("GETAL"),
	  .help = N_("hetzelfde getal geeft op dezelfde dag dezelfde school") },
	{ 0 },
};

const struct command demo_command = {
	.name = "demo",
	.summary = N_("maakt een oefenschool met verzonnen leerlingen"),
	.help = N_("Het bestand mag nog niet bestaan. Niemand in deze school bestaat echt. Alle "
		   "datums "
		   "volgen uit de dag van vandaag, dus er is altijd iets te doen. Leerlingen die "
		   "al van "
		   "school zijn en van wie het dossier nog bewaard wordt, komen er bovenop."),
	.options = options,
	.run = run,
};
