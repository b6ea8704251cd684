/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/check.h"

#include "cli/command.h"
#include "core/text.h"

#define LABEL_COLUMN 44

static void print_result(FILE *out, unsigned i, const struct check_result *result)
{
	int rest = LABEL_COLUMN - text_width(_(check_labels[i]));

	fprintf(out, "%s%*s%s", _(check_labels[i]), rest > 1 ? rest : 1, "",
		result->wrong ? _("NEE") : _("ja"));
	if (result->wrong)
		fprintf(out, " (%lld): %s", (long long)result->wrong, result->detail);
	fputc('\n', out);
}

static enum zb_code run(struct call *call, struct zb_err *err)
{
	struct check_result results[CHECK_COUNT];
	struct db *db;
	enum zb_code code = call_open(call, &db, err);
	bool sound = true;

	if (code)
		return code;
	code = check_file(db, results, err);
	db_close(db);
	for (unsigned i = 0; i < CHECK_COUNT && !code; i++) {
		print_result(call->out, i, &results[i]);
		sound = sound && !results[i].wrong;
	}
	if (!code && !sound)
		code = zb_fail(err, ZB_CORRUPT,
			       _("%s is niet in orde; zet een reservekopie terug met zorgbord "
				 "restore"),
			       call->path);
	return code;
}

const struct command check_command = {
	.name = "check",
	.summary = N_("kijkt na of het schoolbestand in orde is"),
	.help = N_("Bekijkt het bestand zelf, de verwijzingen, de versie, de id's, of de "
		   "geschiedenis leidt tot wat er staat, en of alles wat is berekend klopt. "
		   "Eindigt met 1 als er iets niet in orde is."),
	.run = run,
};
