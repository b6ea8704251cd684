/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The check of all dossiers: what the law asks of a plan, and the fifteen items of the
 * inspectorate. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/command.h"
#include "core/rules/quality.h"
#include "db/list.h"
#include "db/matrix.h"

#define ITEM_COUNT (COMPLETENESS_COUNT + QUALITY_ITEM_COUNT)

/* An item of either set. */
struct item {
	enum matrix_set set;
	size_t number;
};

static struct item item_at(size_t index)
{
	if (index < COMPLETENESS_COUNT)
		return (struct item){ MATRIX_ITEMS, index };
	return (struct item){ MATRIX_QUALITY, index - COMPLETENESS_COUNT };
}

static const char *item_label(size_t index)
{
	struct item item = item_at(index);

	return item.set == MATRIX_ITEMS ? completeness_label((enum completeness_id)item.number) :
					  quality_label((enum quality_item)item.number);
}

static const char *set_label(enum matrix_set set)
{
	return set == MATRIX_ITEMS ? _("wet") : _("inspectie");
}

static enum completeness_state state_of(const struct matrix_row *row, size_t index)
{
	struct item item = item_at(index);

	return completeness_of_sign(row->signs[item.set][item.number]);
}

struct printing {
	struct output output;
	const struct matrix *matrix;
	bool names;
	size_t place; /* of the next row */
};

static const struct matrix_row *next_row(struct printing *p, int64_t pupil)
{
	while (matrix_at(p->matrix, p->place)->pupil != pupil)
		p->place++;
	return matrix_at(p->matrix, p->place);
}

/* --- for people: the counts, or what each pupil's dossier misses --- */

enum { COUNT_SET, COUNT_ITEM, COUNT_FIRST_STATE };

#define COUNT_COLUMNS (COUNT_FIRST_STATE + COMPLETENESS_STATE_COUNT)

static enum zb_code print_counts(struct printing *p, FILE *out, struct zb_err *err)
{
	const struct output_column columns[COUNT_COLUMNS] = {
		[COUNT_SET] = { "", "", false },
		[COUNT_ITEM] = { "", _("punt"), false },
		[COUNT_FIRST_STATE + COMPLETENESS_MET] = { "", _("in orde"), true },
		[COUNT_FIRST_STATE + COMPLETENESS_MISSING] = { "", _("ontbreekt"), true },
		[COUNT_FIRST_STATE + COMPLETENESS_NOT_ASKED] = { "", _("niet gevraagd"), true },
		[COUNT_FIRST_STATE + COMPLETENESS_UNANSWERED] = { "", _("zelf beantwoorden"),
								   true },
	};

	fprintf(out, _("leerlingen met een OPP: %zu, zonder tekort voor de wet: %zu\n\n"),
		matrix_count(p->matrix), matrix_complete(p->matrix, MATRIX_ITEMS));
	output_begin(&p->output, out, OUTPUT_TEXT, columns, COUNT_COLUMNS);
	for (size_t i = 0; i < ITEM_COUNT; i++) {
		struct item item = item_at(i);
		char counts[COMPLETENESS_STATE_COUNT][24];
		const char *cells[COUNT_COLUMNS] = { set_label(item.set), item_label(i) };

		for (int s = 0; s < COMPLETENESS_STATE_COUNT; s++) {
			snprintf(counts[s], sizeof counts[s], "%zu",
				 matrix_tally(p->matrix, item.set, item.number,
					      (enum completeness_state)s));
			cells[COUNT_FIRST_STATE + s] = counts[s];
		}
		output_row(&p->output, cells);
	}
	return output_finish(&p->output, ZB_OK, err);
}

enum { MISSING_NAME, MISSING_GROUP, MISSING_SET, MISSING_ITEM, MISSING_COLUMNS };

static enum zb_code print_missing(void *context, const struct pupils_row *pupil, struct zb_err *err)
{
	struct printing *p = context;
	const struct matrix_row *row = next_row(p, pupil->pupil);

	(void)err;
	for (size_t i = 0; i < ITEM_COUNT; i++)
		if (state_of(row, i) == COMPLETENESS_MISSING)
			output_row(&p->output, (const char *const[MISSING_COLUMNS]){
				[MISSING_NAME] = pupil->name,
				[MISSING_GROUP] = pupil->group,
				[MISSING_SET] = set_label(item_at(i).set),
				[MISSING_ITEM] = item_label(i),
			});
	return ZB_OK;
}

/* --- for programs: a row a pupil, a column an item --- */

enum { MACHINE_PUPIL, MACHINE_NAME, MACHINE_FIRST_ITEM };

#define MACHINE_COLUMNS (MACHINE_FIRST_ITEM + ITEM_COUNT)

static enum zb_code print_machine(void *context, const struct pupils_row *pupil, struct zb_err *err)
{
	struct printing *p = context;
	const struct matrix_row *row = next_row(p, pupil->pupil);
	const char *cells[MACHINE_COLUMNS];
	char id[24];

	(void)err;
	snprintf(id, sizeof id, "%" PRId64, pupil->pupil);
	cells[MACHINE_PUPIL] = id;
	cells[MACHINE_NAME] = p->names ? pupil->name : NULL;
	for (size_t i = 0; i < ITEM_COUNT; i++)
		cells[MACHINE_FIRST_ITEM + i] = completeness_states[state_of(row, i)];
	output_row(&p->output, cells);
	return ZB_OK;
}

/* Calls EACH with all pupils of the matrix, in its order. */
static enum zb_code each_pupil(struct printing *p, struct db *db,
			       enum zb_code (*each)(void *, const struct pupils_row *,
						    struct zb_err *),
			       struct zb_err *err)
{
	const struct pupils_order order = { .scope = PUPILS_ALL, .sort = PUPILS_BY_NAME };
	size_t count = matrix_count(p->matrix);
	int64_t *ids = mem_new(count, sizeof *ids);
	enum zb_code code;

	for (size_t i = 0; i < count; i++)
		ids[i] = matrix_at(p->matrix, i)->pupil;
	code = pupils_read_some(db, &order, ids, count, each, p, err);
	free(ids);
	return output_finish(&p->output, code, err);
}

static enum zb_code print_names(struct printing *p, struct db *db, FILE *out, struct zb_err *err)
{
	const struct output_column columns[MISSING_COLUMNS] = {
		[MISSING_NAME] = { "", _("leerling"), false },
		[MISSING_GROUP] = { "", word((enum school_type)db_settings(db)->type, WORD_GROUP),
				    false },
		[MISSING_SET] = { "", "", false },
		[MISSING_ITEM] = { "", _("ontbreekt"), false },
	};

	output_begin(&p->output, out, OUTPUT_TEXT, columns, MISSING_COLUMNS);
	return each_pupil(p, db, print_missing, err);
}

static enum zb_code print_matrix(struct printing *p, struct db *db, FILE *out,
				 enum output_format format, struct zb_err *err)
{
	struct output_column columns[MACHINE_COLUMNS] = {
		[MACHINE_PUPIL] = { "pupil", "", true },
		[MACHINE_NAME] = { "name", "", false },
	};
	char *codes[ITEM_COUNT];
	enum zb_code code;

	for (size_t i = 0; i < ITEM_COUNT; i++) {
		struct item item = item_at(i);

		codes[i] = item.set == MATRIX_ITEMS ?
				   mem_text(completeness_code((enum completeness_id)item.number)) :
				   mem_format("quality_%s", quality_items[item.number].code);
		columns[MACHINE_FIRST_ITEM + i] = (struct output_column){ .code = codes[i],
									  .label = "" };
	}
	output_begin(&p->output, out, format, columns, MACHINE_COLUMNS);
	code = each_pupil(p, db, print_machine, err);
	for (size_t i = 0; i < ITEM_COUNT; i++)
		free(codes[i]);
	return code;
}

static enum zb_code print(struct call *call, struct db *db, enum output_format format,
			  struct zb_err *err)
{
	const struct matrix_order order = { .set = MATRIX_ITEMS, .by = MATRIX_BY_NAME };
	struct printing p = { .names = call_option(call, "names") != NULL };
	struct matrix *matrix = NULL;
	enum zb_code code = matrix_load(db, &matrix, err);

	if (!code)
		code = matrix_arrange(matrix, db, &order, NULL, err);
	p.matrix = matrix;
	if (!code && format != OUTPUT_TEXT)
		code = print_matrix(&p, db, call->data, format, err);
	else if (!code && p.names)
		code = print_names(&p, db, call->out, err);
	else if (!code)
		code = print_counts(&p, call->out, err);
	matrix_free(matrix);
	return code;
}

static enum zb_code run(struct call *call, struct zb_err *err)
{
	enum output_format format;
	struct db *db;
	enum zb_code code = call_format(call, &format, err);

	if (!code)
		code = call_open(call, &db, err);
	if (code)
		return code;
	if (format != OUTPUT_TEXT || call_option(call, "names"))
		code = call_note(db, format, "dossiercheck", err);
	if (!code)
		code = print(call, db, format, err);
	db_close(db);
	return code;
}

static const struct command_option options[] = {
	{ .name = "names", .help = N_("noemt de leerlingen, met wat er bij elk ontbreekt") },
	COMMAND_FORMAT,
	{ 0 },
};

const struct command dossiercheck_command = {
	.name = "dossiercheck",
	.summary = N_("toont wat de OPP's missen, voor de wet en voor de inspectie"),
	.help = N_("Zonder --names staan er aantallen per punt. In csv en json staat een regel per "
		   "leerling met een OPP, met het id, en met --names ook de naam; elk punt is met, "
		   "missing, not_asked of, als de school het nog zelf moet beantwoorden, "
		   "unanswered. De vijftien punten van de inspectie beginnen met quality_."),
	.options = options,
	.run = run,
};
