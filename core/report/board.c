/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/report/board.h"

#include <stdlib.h>
#include <string.h>

static const struct report_column goal_columns[] = {
	{ "kind", N_("Soort"), COLUMN_CODE, NULL, N_("soort doel"), goal_kinds },
	{ "area", N_("Gebied"), COLUMN_CODE, NULL,
	  N_("gebied van het doel; all is het totaal van de soort, unknown is zonder gebied"),
	  goal_areas },
	{ "met_goals", N_("Behaald"), COLUMN_NUMBER, N_("doelen"),
	  N_("doelen die behaald zijn"), NULL },
	{ "met_pupils", N_("Behaald, leerlingen"), COLUMN_NUMBER, N_("leerlingen"),
	  N_("leerlingen met een doel dat behaald is"), NULL },
	{ "met_percent", N_("Behaald, %"), COLUMN_PERCENT, N_("%"),
	  N_("behaalde doelen van judged_goals"), NULL },
	{ "not_met_goals", N_("Niet behaald"), COLUMN_NUMBER, N_("doelen"),
	  N_("doelen die niet behaald zijn"), NULL },
	{ "not_met_pupils", N_("Niet behaald, leerlingen"), COLUMN_NUMBER, N_("leerlingen"),
	  N_("leerlingen met een doel dat niet behaald is"), NULL },
	{ "not_met_percent", N_("Niet behaald, %"), COLUMN_PERCENT, N_("%"),
	  N_("niet behaalde doelen van judged_goals"), NULL },
	{ "undeterminable_goals", N_("Niet vast te stellen"), COLUMN_NUMBER, N_("doelen"),
	  N_("doelen waarvan de uitkomst niet vast te stellen is"), NULL },
	{ "undeterminable_pupils", N_("Niet vast te stellen, leerlingen"),
	  COLUMN_NUMBER, N_("leerlingen"), N_("leerlingen met zo'n doel"), NULL },
	{ "undeterminable_percent", N_("Niet vast te stellen, %"), COLUMN_PERCENT, N_("%"),
	  N_("niet vast te stellen doelen van judged_goals"), NULL },
	{ "judged_goals", N_("Beoordeeld (n)"), COLUMN_NUMBER, N_("doelen"),
	  N_("doelen met een uitkomst: de n van de percentages"), NULL },
	{ "judged_pupils", N_("Beoordeeld, leerlingen"), COLUMN_NUMBER, N_("leerlingen"),
	  N_("leerlingen met een beoordeeld doel"), NULL },
	{ "not_judged_goals", N_("Nog niet beoordeeld"), COLUMN_NUMBER, N_("doelen"),
	  N_("doelen zonder uitkomst in de periode"), NULL },
	{ "not_judged_pupils", N_("Nog niet beoordeeld, leerlingen"),
	  COLUMN_NUMBER, N_("leerlingen"), N_("leerlingen met zo'n doel"), NULL },
	{ "dropped_goals", N_("Vervallen"), COLUMN_NUMBER, N_("doelen"),
	  N_("doelen die vervallen zijn"), NULL },
	{ "dropped_pupils", N_("Vervallen, leerlingen"), COLUMN_NUMBER, N_("leerlingen"),
	  N_("leerlingen met een vervallen doel"), NULL },
};

static const struct report_column pupil_columns[] = {
	{ "kind", N_("Soort"), COLUMN_CODE, NULL, N_("soort doel"), goal_kinds },
	{ "year_groups", N_("Leerjaren"), COLUMN_CODE, NULL,
	  N_("leerjaren samen, in de periode; all is alle leerjaren"), bands },
	{ "category", N_("Categorie"), COLUMN_CODE, NULL,
	  N_("hoofdreden van de ondersteuning; all is alle categorieën"), tally_categories },
	{ "all_met", N_("Alle doelen behaald"), COLUMN_NUMBER, N_("leerlingen"),
	  N_("elk beoordeeld doel van deze soort is behaald"), NULL },
	{ "all_met_percent", N_("Alle doelen behaald, %"), COLUMN_PERCENT, N_("%"),
	  N_("daarvan het deel van judged"), NULL },
	{ "partly_met", N_("Deels behaald"), COLUMN_NUMBER, N_("leerlingen"),
	  N_("een deel is behaald"), NULL },
	{ "partly_met_percent", N_("Deels behaald, %"), COLUMN_PERCENT, N_("%"),
	  N_("daarvan het deel van judged"), NULL },
	{ "none_met", N_("Geen behaald"), COLUMN_NUMBER, N_("leerlingen"),
	  N_("geen is behaald, een of meer zijn niet behaald"), NULL },
	{ "none_met_percent", N_("Geen behaald, %"), COLUMN_PERCENT, N_("%"),
	  N_("daarvan het deel van judged"), NULL },
	{ "undeterminable", N_("Niet vast te stellen"), COLUMN_NUMBER, N_("leerlingen"),
	  N_("van geen doel is de uitkomst vast te stellen"), NULL },
	{ "undeterminable_percent", N_("Niet vast te stellen, %"), COLUMN_PERCENT, N_("%"),
	  N_("daarvan het deel van judged"), NULL },
	{ "judged", N_("Beoordeeld (n)"), COLUMN_NUMBER, N_("leerlingen"),
	  N_("deze vier samen: de n van de percentages"), NULL },
	{ "not_judged", N_("Nog niet beoordeeld"), COLUMN_NUMBER, N_("leerlingen"),
	  N_("minder dan de helft van de doelen die beoordeeld hadden moeten zijn"), NULL },
	{ "no_goal", N_("Geen doel van deze soort"), COLUMN_NUMBER, N_("leerlingen"),
	  N_("leerlingen zonder doel van deze soort"), NULL },
	{ "pupils", N_("Leerlingen"), COLUMN_NUMBER, N_("leerlingen"),
	  N_("leerlingen met een OPP in werking in de periode, ook wie vertrok"), NULL },
};

static const size_t goal_column_count = sizeof goal_columns / sizeof *goal_columns;
static const size_t pupil_column_count = sizeof pupil_columns / sizeof *pupil_columns;

static int goal_compare(const void *left, const void *right)
{
	const struct tally_goal *a = left, *b = right;

	return (a->pupil > b->pupil) - (a->pupil < b->pupil);
}

static int goal_row(const struct tally_goal *goal)
{
	if (goal->area < 0)
		return BOARD_AREAS;
	return goal->area % GOAL_AREA_FIRST_BEHAVIOUR;
}

/* Adds GOAL, and its pupil to each cell that the pupil is not in yet. */
static void goal_add(struct board *board, const struct tally_goal *goal,
		     bool seen[GOAL_KIND_COUNT][BOARD_GOAL_ROWS][BOARD_GOAL_COLUMNS])
{
	static const enum board_goal_column columns[] = {
		[GOAL_OUTCOME_MET] = BOARD_MET,
		[GOAL_OUTCOME_NOT_MET] = BOARD_NOT_MET,
		[GOAL_OUTCOME_UNDETERMINABLE] = BOARD_UNDETERMINABLE,
		[GOAL_OUTCOME_NOT_JUDGED] = BOARD_NOT_JUDGED,
		[GOAL_OUTCOME_DROPPED] = BOARD_DROPPED,
	};
	const enum board_goal_column in[] = { columns[goal->outcome], BOARD_JUDGED };
	const int rows[] = { goal_row(goal), BOARD_GOAL_ROWS - 1 };
	int places = goal->outcome <= GOAL_OUTCOME_UNDETERMINABLE ? 2 : 1;

	for (int r = 0; r < 2; r++) {
		for (int c = 0; c < places; c++) {
			struct disclosure_cell *cell = &board->goals[goal->kind][rows[r]][in[c]];

			cell->value++;
			cell->pupils += !seen[goal->kind][rows[r]][in[c]];
			seen[goal->kind][rows[r]][in[c]] = true;
		}
	}
}

void board_count_goals(struct board *board, struct tally_goal *goals, size_t count)
{
	bool seen[GOAL_KIND_COUNT][BOARD_GOAL_ROWS][BOARD_GOAL_COLUMNS] = {0};

	if (count)
		qsort(goals, count, sizeof *goals, goal_compare);
	for (size_t i = 0; i < count; i++) {
		if (i && goals[i].pupil != goals[i - 1].pupil)
			memset(seen, 0, sizeof seen);
		goal_add(board, &goals[i], seen);
	}
}

static enum tally_split split_of(enum board_split split)
{
	return split == BOARD_BAND ? TALLY_BAND : TALLY_CATEGORY;
}

void board_count_pupil(struct board *board, const struct tally_row *row)
{
	for (int split = 0; split < BOARD_SPLITS; split++) {
		const size_t rows[] = { tally_part_of(split_of((enum board_split)split), row),
					BOARD_PUPIL_ROWS - 1 };
		const int columns[] = { (int)row->outcome, OUTCOME_COUNT };

		for (int r = 0; r < 2; r++) {
			for (int c = 0; c < 2; c++) {
				struct disclosure_cell *cell =
					&board->pupils[row->kind][split][rows[r]][columns[c]];

				cell->value++;
				cell->pupils++;
			}
		}
	}
	board_count_development(board, row);
}

static void put_count(struct report_table *out, const struct disclosure_cell *cell, long count)
{
	if (cell->withheld)
		report_add_text(out, BOARD_WITHHELD);
	else
		report_add_number(out, count);
}

static void put_share(struct report_table *out, bool withheld, long part, long whole)
{
	if (withheld)
		report_add_text(out, BOARD_WITHHELD);
	else
		report_add_percent(out, part, whole);
}

static void put_goal_row(struct report_table *out, const struct disclosure_cell *cells)
{
	for (int c = 0; c < BOARD_GOAL_COLUMNS; c++) {
		put_count(out, &cells[c], cells[c].value);
		if (cells[c].pupils_withheld)
			report_add_text(out, BOARD_WITHHELD);
		else
			put_count(out, &cells[c], cells[c].pupils);
		if (c < BOARD_JUDGED)
			put_share(out, cells[c].withheld || cells[BOARD_JUDGED].withheld,
				  cells[c].value, cells[BOARD_JUDGED].value);
	}
}

static const char *area_code(int kind, int row)
{
	if (row == BOARD_GOAL_ROWS - 1)
		return "all";
	if (row == BOARD_AREAS)
		return "unknown";
	return goal_areas[(kind == GOAL_BEHAVIOUR ? GOAL_AREA_FIRST_BEHAVIOUR : 0) + row].code;
}

void board_goals_table(const struct board *board, struct report_table *out)
{
	*out = (struct report_table){
		.name = "doelen",
		.columns = goal_columns,
		.column_count = goal_column_count,
	};
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		for (int row = 0; row < BOARD_GOAL_ROWS; row++) {
			const struct disclosure_cell *cells = board->goals[kind][row];

			if (!cells[BOARD_JUDGED].value && !cells[BOARD_NOT_JUDGED].value &&
			    !cells[BOARD_DROPPED].value)
				continue;
			report_add_text(out, goal_kinds[kind].code);
			report_add_text(out, area_code(kind, row));
			put_goal_row(out, cells);
		}
	}
}

static void put_pupil_row(struct report_table *out, const struct disclosure_cell *cells)
{
	long judged = 0;
	bool withheld = false;

	/* The sum of what is shown tells nothing new; of what is not, it would. */
	for (int c = 0; c < OUTCOME_NOT_JUDGED; c++) {
		judged += cells[c].value;
		withheld |= cells[c].withheld;
	}
	for (int c = 0; c < OUTCOME_NOT_JUDGED; c++) {
		put_count(out, &cells[c], cells[c].value);
		put_share(out, withheld, cells[c].value, judged);
	}
	if (withheld)
		report_add_text(out, BOARD_WITHHELD);
	else
		report_add_number(out, judged);
	for (int c = OUTCOME_NOT_JUDGED; c < BOARD_PUPIL_COLUMNS; c++)
		put_count(out, &cells[c], cells[c].value);
}

static void put_pupil_part(const struct board *board, int kind, int split, size_t row,
			   struct report_table *out)
{
	const struct disclosure_cell *cells = board->pupils[kind][split][row];
	bool total = row == BOARD_PUPIL_ROWS - 1;

	if (!cells[OUTCOME_COUNT].value)
		return;
	report_add_text(out, goal_kinds[kind].code);
	report_add_text(out, total || split != BOARD_BAND ? "all" : bands[row].code);
	report_add_text(out, total || split != BOARD_CATEGORY ? "all" : tally_categories[row].code);
	put_pupil_row(out, cells);
}

void board_pupils_table(const struct board *board, struct report_table *out)
{
	*out = (struct report_table){
		.name = "leerlingen",
		.columns = pupil_columns,
		.column_count = pupil_column_count,
	};
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		put_pupil_part(board, kind, BOARD_BAND, BOARD_PUPIL_ROWS - 1, out);
		for (int split = 0; split < BOARD_SPLITS; split++)
			for (size_t row = 0; row < BOARD_PUPIL_ROWS - 1; row++)
				put_pupil_part(board, kind, split, row, out);
	}
}

/* Adds what stands in the columns of numbers of TABLE, which is freed. */
static size_t table_readable(struct report_table *table, size_t *all)
{
	size_t shown = 0;

	for (size_t row = 0; row < report_rows(table); row++)
		for (size_t c = 0; c < table->column_count; c++) {
			const char *cell = report_cell(table, row, c);

			if (!cell || !report_column_is_number(&table->columns[c]))
				continue;
			*all += 1;
			shown += strcmp(cell, BOARD_WITHHELD) != 0;
		}
	report_free(table);
	return shown;
}

/* The tables that the explanation is of. */
static void (*const counted[])(const struct board *, struct report_table *) = {
	board_goals_table, board_pupils_table, board_development_table,
};

#define COUNTED (sizeof counted / sizeof *counted)

size_t board_readable(const struct board *board, size_t *all)
{
	size_t readable = 0;

	*all = 0;
	for (size_t t = 0; t < COUNTED; t++) {
		struct report_table table;

		counted[t](board, &table);
		readable += table_readable(&table, all);
	}
	return readable;
}

void board_explanation(const struct board *board, struct report_table *out)
{
	*out = (struct report_table){
		.name = "toelichting",
		.columns = explanation_columns,
		.column_count = EXPLANATION_COLUMNS,
	};
	for (size_t t = 0; t < COUNTED; t++) {
		struct report_table table;

		counted[t](board, &table);
		report_explain(&table, out);
		report_free(&table);
	}
	report_explain(&(struct report_table){ .name = "toelichting",
					       .columns = explanation_columns,
					       .column_count = EXPLANATION_COLUMNS },
		       out);
}

static void add_line(struct buffer *out, const char *text)
{
	buffer_add(out, text);
	buffer_add(out, "\n");
}

static void add_readme(const struct board *board, struct buffer *out)
{
	char made[DATE_SHOWN_SIZE];

	date_to_full(board->made, made);
	buffer_add_format(out, _("Doelen en leerlingen met een ontwikkelingsperspectief\n\n"));
	buffer_add_format(out, _("School      %s %s\n"), board->school, board->brin);
	buffer_add(out, _("Periode     "));
	period_add_title(out, &board->period);
	buffer_add(out, ", ");
	period_add_days(out, &board->period);
	buffer_add_format(out, _("\nGemaakt op  %s\n"), made);
	buffer_add_format(out, _("Versie      zorgbord %s\n\n"), board->version);
	add_line(out, _("doelen.csv       per soort en gebied: doelen en leerlingen per uitkomst"));
	add_line(out, _("leerlingen.csv   per soort, per leerjaren en per categorie: leerlingen "
			"per uitkomst"));
	add_line(out, _("ontwikkeling.csv per soort: leerlingen naar ontwikkeling tussen de "
			"laatste twee metingen"));
	add_line(out, _("toelichting.csv  elke kolom: naam, betekenis, eenheid en codes"));
	add_line(out, "");
	add_line(out, _("Kleine aantallen"));
	buffer_add_format(out,
			  _("Een getal waar minder dan %d leerlingen achter staan, is vervangen "
			    "door %s. Ook andere\ngetallen zijn door %s vervangen, waar een "
			    "kleiner getal anders uit de totalen van deze\nbestanden volgt, of "
			    "waar alle beoordeelde leerlingen van een rij dezelfde uitkomst\n"
			    "hebben. Nullen staan er wel in, maar niet naast een vervangen "
			    "uitkomst van dezelfde\nrij. Rijen zonder doelen of leerlingen zijn "
			    "weggelaten.\n"),
			  DISCLOSURE_PUPILS_MIN, BOARD_WITHHELD, BOARD_WITHHELD);
	add_line(out, _("Verstuur geen twee exports van overlappende perioden aan dezelfde "
			"ontvanger: naast elkaar"));
	add_line(out, _("kunnen zij laten zien wat bij een enkele leerling hoort."));
	add_line(out, "");
	add_line(out, _("Percentages zijn afgerond en tellen soms op tot 99 of 101. Een leerling "
			"met meer doelen"));
	add_line(out, _("telt in doelen.csv bij elke uitkomst eenmaal mee."));
}

/* With the line ends that the files beside it have. */
void board_readme(const struct board *board, struct buffer *out)
{
	struct buffer text = {0};

	add_readme(board, &text);
	for (const char *c = text.bytes; *c; c++)
		buffer_add_bytes(out, *c == '\n' ? "\r\n" : c, *c == '\n' ? 2 : 1);
	buffer_clear(&text);
}
