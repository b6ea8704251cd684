/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"
#include "core/entities.h"
#include "core/records/school.h"
#include "db/store.h"

/* Every option but --format names a field of the school. */
static enum zb_code read_school(struct call *call, struct record *school, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	for (unsigned f = 0; f < school->entity->field_count && !code; f++) {
		const char *typed = call_option(call, school->entity->fields[f].column);

		if (typed)
			code = record_parse(school, f, typed, call->today, err);
	}
	return code;
}

static enum zb_code check_required(struct call *call, struct zb_err *err)
{
	if (!call_option(call, "name"))
		return call_misuse(call, err, _("bij new ontbreekt --name"));
	if (!call_option(call, "brin"))
		return call_misuse(call, err, _("bij new ontbreekt --brin"));
	return ZB_OK;
}

static enum zb_code make_file(struct call *call, struct record *school, struct zb_err *err)
{
	struct db *db;
	enum zb_code code = call_create(call, &db, err);

	if (code)
		return code;
	code = store_insert_one(db, school, err);
	if (code) {
		call_remove(call, db);
		return code;
	}
	db_close(db);
	fprintf(call_report(call), _("%s is gemaakt"), call->path);
	fputc('\n', call->out);
	return ZB_OK;
}

static enum zb_code run(struct call *call, struct zb_err *err)
{
	struct record *school = school_new();
	enum zb_code code = check_required(call, err);

	if (!code)
		code = call_typed(call, read_school(call, school, err));
	if (!code)
		code = call_typed(call, record_validate(school, call->today, NULL, err));
	if (!code)
		code = make_file(call, school, err);
	record_free(school);
	return code;
}

static const struct command_option options[] = {
	{ .name = "name", .value = N_("NAAM"), .help = N_("naam van de school") },
	{ .name = "brin", .value = "BRIN",
	  .help = N_("zoals 12AB, of met de vestiging erachter: 12AB00") },
	{ .name = "type", .value = "po|sbo|so|vo|vso|pro",
	  .help = N_("soort school; zonder deze optie po") },
	{ .name = "location", .value = N_("NR"), .help = N_("vestiging: twee cijfers") },
	{ .name = "board", .value = N_("NAAM"), .help = N_("bestuur") },
	{ .name = "swv", .value = N_("NAAM"), .help = N_("samenwerkingsverband") },
	{ .name = "swv_number", .value = N_("NR"),
	  .help = N_("nummer van het samenwerkingsverband, zoals PO2801") },
	{ 0 },
};

const struct command new_command = {
	.name = "new",
	.summary = N_("maakt een leeg schoolbestand"),
	.help = N_("Het bestand mag nog niet bestaan. Een naam en een BRIN zijn nodig."),
	.options = options,
	.run = run,
};
