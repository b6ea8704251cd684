/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ontwikkeling.csv: how pupils develop, a row for each kind. Its total is that of leerlingen.csv,
 * and nothing else ties the two together: no cell says how many developed so and came to that
 * outcome. */
#include "core/report/board.h"

#define TOTAL DEVELOPMENT_COUNT
#define KNOWN DEVELOPMENT_UNKNOWN /* so many developments, which come first, say how it went */

static const struct report_column development_columns[] = {
	{ "kind", N_("Soort"), COLUMN_CODE, NULL,
	  N_("learning: technisch lezen, begrijpend lezen en rekenen, naar niveau; behaviour: "
	     "welbevinden, betrokkenheid en sociale veiligheid, naar risico"),
	  goal_kinds },
	{ "progress", N_("Vooruitgang"), COLUMN_NUMBER, N_("leerlingen"),
	  N_("tussen de laatste twee metingen op een of meer vooruit, op geen achteruit"), NULL },
	{ "progress_percent", N_("Vooruitgang, %"), COLUMN_PERCENT, N_("%"),
	  N_("daarvan het deel van pupils"), NULL },
	{ "stable", N_("Stabiel"), COLUMN_NUMBER, N_("leerlingen"),
	  N_("alle drie gemeten en gelijk gebleven"), NULL },
	{ "stable_percent", N_("Stabiel, %"), COLUMN_PERCENT, N_("%"),
	  N_("daarvan het deel van pupils"), NULL },
	{ "decline", N_("Achteruitgang"), COLUMN_NUMBER, N_("leerlingen"),
	  N_("op een of meer achteruit, op geen vooruit"), NULL },
	{ "decline_percent", N_("Achteruitgang, %"), COLUMN_PERCENT, N_("%"),
	  N_("daarvan het deel van pupils"), NULL },
	{ "mixed", N_("Wisselend"), COLUMN_NUMBER, N_("leerlingen"),
	  N_("op een vooruit en op een andere achteruit"), NULL },
	{ "mixed_percent", N_("Wisselend, %"), COLUMN_PERCENT, N_("%"),
	  N_("daarvan het deel van pupils"), NULL },
	{ "unknown", N_("Onbekend"), COLUMN_NUMBER, N_("leerlingen"),
	  N_("te weinig gemeten"), NULL },
	{ "unknown_percent", N_("Onbekend, %"), COLUMN_PERCENT, N_("%"),
	  N_("daarvan het deel van pupils"), NULL },
	{ "pupils", N_("Leerlingen (n)"), COLUMN_NUMBER, N_("leerlingen"),
	  N_("leerlingen met een OPP in werking in de periode, ook wie vertrok"), NULL },
};

void board_count_development(struct board *board, const struct tally_row *row)
{
	struct disclosure_cell *cells = board->development[row->kind];
	const int columns[] = { (int)row->development, TOTAL };

	for (int c = 0; c < 2; c++) {
		cells[columns[c]].value++;
		cells[columns[c]].pupils++;
	}
}

static void withhold(struct disclosure_cell *cells, int count)
{
	for (int c = 0; c < count; c++)
		cells[c].withheld = true;
}

/* Whether all of whom it is known developed in one way: who knows one of them would read it off. */
static bool is_single(const struct disclosure_cell *cells)
{
	long known = cells[TOTAL].value - cells[DEVELOPMENT_UNKNOWN].value;

	for (int c = 0; c < KNOWN; c++)
		if (known && cells[c].value == known)
			return true;
	return false;
}

static void row_protect(struct disclosure_cell *cells)
{
	bool shown = !cells[TOTAL].withheld, any = false;
	struct disclosure_table table = {
		.rows = 1,
		.cols = BOARD_DEVELOPMENT_COLUMNS,
		.row_totals = true,
		.cells = cells,
	};

	if (is_single(cells))
		withhold(cells, KNOWN);
	disclosure_protect(&table);
	/* The total stands in leerlingen.csv too, so it hides nothing there. */
	if (cells[TOTAL].withheld)
		withhold(cells, TOTAL);
	cells[TOTAL].withheld = !shown;
	for (int c = 0; c < TOTAL; c++)
		any |= cells[c].withheld;
	for (int c = 0; c < TOTAL; c++)
		cells[c].withheld |= any && !cells[c].value;
}

void board_protect_development(struct board *board)
{
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		struct disclosure_cell *cells = board->development[kind];

		cells[TOTAL].withheld =
			board->pupils[kind][BOARD_BAND][BOARD_PUPIL_ROWS - 1][OUTCOME_COUNT]
				.withheld;
		row_protect(cells);
	}
}

static void put_cell(struct report_table *out, const struct disclosure_cell *cell)
{
	if (cell->withheld)
		report_add_text(out, BOARD_WITHHELD);
	else
		report_add_number(out, cell->value);
}

void board_development_table(const struct board *board, struct report_table *out)
{
	*out = (struct report_table){
		.name = "ontwikkeling",
		.columns = development_columns,
		.column_count =
			sizeof development_columns / sizeof *development_columns,
	};
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		const struct disclosure_cell *cells = board->development[kind];

		if (!cells[TOTAL].value)
			continue;
		report_add_text(out, goal_kinds[kind].code);
		for (int c = 0; c < TOTAL; c++) {
			put_cell(out, &cells[c]);
			if (cells[c].withheld || cells[TOTAL].withheld)
				report_add_text(out, BOARD_WITHHELD);
			else
				report_add_percent(out, cells[c].value, cells[TOTAL].value);
		}
		put_cell(out, &cells[TOTAL]);
	}
}
