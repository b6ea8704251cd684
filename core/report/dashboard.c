/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/report/dashboard.h"

#include "core/records/evaluation.h"

const struct choice tally_bases[] = {
	[BASE_GOAL] = { "goal", N_("doelen") },
	[BASE_PUPIL] = { "pupil", N_("leerlingen") },
	{ NULL, NULL },
};

enum part {
	PART_PUPILS,
	PART_RESULT,
	PART_LAST_YEAR,
	PART_CATEGORY,
	PART_DEVELOPMENT,
	PART_TREND,
	PART_CONSEQUENCE,
	PART_DOSSIER,
	PART_NATIONAL,
	PART_NATIONAL_CATEGORY
};

static const struct choice parts[] = {
	[PART_PUPILS] = { "pupils", N_("over hoeveel leerlingen het gaat") },
	[PART_RESULT] = { "result", N_("uitkomsten in de periode") },
	[PART_LAST_YEAR] = { "last_year", N_("uitkomsten in het schooljaar ervoor") },
	[PART_CATEGORY] = { "category", N_("uitkomsten in de periode naar categorie") },
	[PART_DEVELOPMENT] = { "development", N_("ontwikkeling tussen de laatste twee metingen") },
	[PART_TREND] = { "trend", N_("verloop over afgelopen schooljaren") },
	[PART_CONSEQUENCE] = { "consequence", N_("wat volgde op niet behaald") },
	[PART_DOSSIER] = { "dossier", N_("stand van de dossiers vandaag") },
	[PART_NATIONAL] = { "national", N_("landelijk cijfer") },
	[PART_NATIONAL_CATEGORY] = { "national_category", N_("landelijk cijfer naar categorie") },
	{ NULL, NULL },
};

const struct report_column dashboard_columns[DASHBOARD_COLUMNS] = {
	{ "part", N_("Onderdeel"), COLUMN_CODE, NULL, N_("waarover de rij gaat"), parts },
	{ "school_year", N_("Schooljaar"), COLUMN_TEXT, NULL, N_("leeg: de laatste 12 maanden"),
	  NULL },
	{ "starts", N_("Vanaf"), COLUMN_DATE, NULL, N_("eerste dag van de periode"), NULL },
	{ "ends", N_("Tot en met"), COLUMN_DATE, NULL, N_("laatste dag van de periode"), NULL },
	{ "running", N_("Lopend"), COLUMN_CODE, NULL, N_("of het schooljaar nog loopt"),
	  choices_yes_no },
	{ "category", N_("Categorie"), COLUMN_CODE, NULL, N_("van de leerlingen; leeg: alle"),
	  tally_categories },
	{ "base", N_("Telwijze"), COLUMN_CODE, NULL, N_("wat er geteld is"), tally_bases },
	{ "kind", N_("Soort"), COLUMN_CODE, NULL, N_("soort doel; leeg: beide"), goal_kinds },
	{ "outcome", N_("Uitkomst"), COLUMN_TEXT, NULL, N_("code van wat er geteld is"), NULL },
	{ "label", N_("Omschrijving"), COLUMN_TEXT, NULL, N_("dezelfde in woorden"), NULL },
	{ "count", N_("Aantal"), COLUMN_NUMBER, NULL, N_("hoeveel"), NULL },
	{ "n", N_("n"), COLUMN_NUMBER, NULL, N_("het geheel van het percentage"), NULL },
	{ "percent", N_("Percentage"), COLUMN_PERCENT, N_("%"), N_("aantal van n, afgerond"),
	  NULL },
	{ "low", N_("Van"), COLUMN_PERCENT, N_("%"), N_("ondergrens van 95% (Wilson)"), NULL },
	{ "high", N_("Tot"), COLUMN_PERCENT, N_("%"), N_("bovengrens van 95% (Wilson)"), NULL },
	{ "source", N_("Bron"), COLUMN_TEXT, NULL, N_("van een landelijk cijfer"), NULL },
};

void trend_add(struct trend trend[TREND_YEARS], size_t *count, int year, enum goal_kind kind,
	       int64_t met, int64_t judged)
{
	if (!*count || trend[*count - 1].year != year)
		trend[(*count)++] = (struct trend){ .year = year };
	trend[*count - 1].met[kind] += met;
	trend[*count - 1].judged[kind] += judged;
}

/* What every row begins with. */
struct heading {
	struct report_table *out;
	enum part part;
	const struct period *period;
	enum tally_base base;
	int kind; /* -1 both */
	const struct choice *category; /* NULL: all */
};

static void row_begin(const struct heading *h, const char *outcome, const char *label)
{
	char year[SCHOOL_YEAR_SIZE] = "";

	if (h->period->year)
		school_year_to_text(h->period->year, year);
	report_add_text(h->out, parts[h->part].code);
	report_add_text(h->out, *year ? year : NULL);
	report_add_date(h->out, h->period->from);
	report_add_date(h->out, h->period->until);
	report_add_text(h->out, h->period->running ? "yes" : "no");
	report_add_text(h->out, h->category ? h->category->code : NULL);
	report_add_text(h->out, tally_bases[h->base].code);
	report_add_text(h->out, h->kind < 0 ? NULL : goal_kinds[h->kind].code);
	report_add_text(h->out, outcome);
	report_add_text(h->out, _(label));
}

static void row_count(const struct heading *h, const struct choice *what, int64_t count)
{
	row_begin(h, what->code, what->label);
	report_add_number(h->out, count);
	report_add_unset(h->out, 5);
}

static void row_share(const struct heading *h, const struct choice *what, int64_t count, int64_t n,
		      bool interval)
{
	int low = -1, high = -1;

	row_begin(h, what->code, what->label);
	report_add_number(h->out, count);
	report_add_number(h->out, n);
	report_add_percent(h->out, count, n);
	if (interval)
		wilson_interval((long)count, (long)n, &low, &high);
	if (low < 0) {
		report_add_unset(h->out, 2);
	} else {
		report_add_number(h->out, low);
		report_add_number(h->out, high);
	}
	report_add_unset(h->out, 1);
}

static void row_national(const struct heading *h, const struct choice *what, int percent, int n,
			 const char *source)
{
	row_begin(h, what->code, what->label);
	report_add_unset(h->out, 1);
	report_add_number(h->out, n);
	report_add_number(h->out, percent);
	report_add_unset(h->out, 2);
	report_add_text(h->out, source);
}

static void table_pupils(const struct dashboard *d, struct report_table *out)
{
	static const struct choice all = { "all", N_("leerlingen met een OPP in werking") };
	static const struct choice left = { "left", N_("van wie vertrokken") };
	const struct heading h = { out, PART_PUPILS, &d->now.period, BASE_PUPIL, -1, NULL };

	row_count(&h, &all, d->now.pupils);
	row_count(&h, &left, d->now.left);
}

/* No interval for goals: those of one pupil do not stand apart. */
static void table_goals(const struct tally *tally, enum part part, const struct choice *category,
			struct report_table *out)
{
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		const struct heading h = { out, part, &tally->period, BASE_GOAL, kind,
					   category };
		int64_t n = tally_goals_judged(tally, (enum goal_kind)kind);

		for (int i = 0; i < GOAL_OUTCOME_COUNT; i++) {
			if (i < GOAL_OUTCOME_NOT_JUDGED)
				row_share(&h, &goal_outcomes[i], tally->goals[kind][i], n, false);
			else
				row_count(&h, &goal_outcomes[i], tally->goals[kind][i]);
		}
	}
}

static void table_outcomes(const struct tally *tally, enum part part, const struct choice *category,
			   struct report_table *out)
{
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		const struct heading h = { out, part, &tally->period, BASE_PUPIL, kind,
					   category };
		int64_t n = tally_pupils_judged(tally, (enum goal_kind)kind);

		for (int i = 0; i < OUTCOME_COUNT; i++) {
			if (i < OUTCOME_NOT_JUDGED)
				row_share(&h, &pupil_outcomes[i], tally->outcomes[kind][i], n,
					  true);
			else
				row_count(&h, &pupil_outcomes[i], tally->outcomes[kind][i]);
		}
	}
}

/* What national figures by category are of: the pupils whose goals could be judged. */
static void table_judgeable(const struct tally *tally, const struct choice *category,
			    struct report_table *out)
{
	static const struct choice met = { "met_of_judgeable",
					   N_("behaald, van wie te beoordelen was") };

	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		const struct heading h = { out, PART_CATEGORY, &tally->period, BASE_PUPIL, kind,
					   category };

		row_share(&h, &met, tally->outcomes[kind][OUTCOME_ALL_MET],
			  tally_pupils_judgeable(tally, (enum goal_kind)kind), true);
	}
}

/* Categories without pupils are left out. */
static void table_categories(const struct dashboard *d, enum tally_base base,
			     struct report_table *out)
{
	for (size_t i = 0; i <= CATEGORY_COUNT; i++) {
		const struct tally *tally = &d->by_category[i];

		if (!tally->pupils)
			continue;
		if (base != BASE_PUPIL)
			table_goals(tally, PART_CATEGORY, &tally_categories[i], out);
		if (base == BASE_GOAL)
			continue;
		table_outcomes(tally, PART_CATEGORY, &tally_categories[i], out);
		table_judgeable(tally, &tally_categories[i], out);
	}
}

static void table_development(const struct dashboard *d, struct report_table *out)
{
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		const struct heading h = { out, PART_DEVELOPMENT, &d->now.period, BASE_PUPIL,
					   kind, NULL };

		for (int i = 0; i < DEVELOPMENT_COUNT; i++)
			row_share(&h, &developments[i], d->now.development[kind][i], d->now.pupils,
				  true);
	}
}

static void table_trend(const struct dashboard *d, struct report_table *out)
{
	for (size_t t = 0; t < d->trend_count; t++) {
		struct period year = {
			.year = d->trend[t].year,
			.from = school_year_begin(d->trend[t].year),
			.until = school_year_end(d->trend[t].year),
		};

		for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
			const struct heading h = { out, PART_TREND, &year, BASE_GOAL, kind, NULL };

			row_share(&h, &goal_outcomes[GOAL_OUTCOME_MET], d->trend[t].met[kind],
				  d->trend[t].judged[kind], false);
		}
	}
}

static void table_consequences(const struct dashboard *d, struct report_table *out)
{
	static const struct choice unknown = { "unknown", N_("niet vastgelegd") };

	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		const struct consequence_counts *c = &d->consequences[kind];
		const struct heading h = { out, PART_CONSEQUENCE, &d->now.period, BASE_PUPIL,
					   kind, NULL };

		for (int i = 0; i < CONSEQUENCE_COUNT; i++)
			if (consequence_answers((enum consequence)i))
				row_share(&h, &consequences[i], c->count[i], c->pupils, false);
		row_share(&h, &unknown, c->pupils - c->recorded, c->pupils, false);
	}
}

static void table_dossiers(const struct dashboard *d, struct report_table *out)
{
	static const struct choice rows[] = {
		{ "complete", N_("dossier volledig") },
		{ "plan_in_force", N_("OPP in werking") },
		{ "plan_draft", N_("OPP in concept") },
		{ "plan_none", N_("geen OPP") },
		{ "consent_missing", N_("instemming ontbreekt") },
	};
	const int64_t counts[] = { d->dossiers.complete, d->dossiers.in_force, d->dossiers.draft,
				   d->dossiers.without, d->dossiers.consent_missing };
	const struct heading h = { out, PART_DOSSIER, &d->now.period, BASE_PUPIL, -1, NULL };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		row_share(&h, &rows[i], counts[i], d->dossiers.pupils, false);
}

static void table_national(const struct dashboard *d, struct report_table *out)
{
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		const struct national *n = &national_by_kind[kind];
		const int percents[] = { n->met, n->not_met, n->undeterminable };
		const struct national_consequences *c = &national_consequences[kind];
		const struct heading h = { out, PART_NATIONAL, &d->now.period, BASE_PUPIL, kind,
					   NULL };

		for (int i = 0; i < GOAL_OUTCOME_NOT_JUDGED; i++)
			row_national(&h, &goal_outcomes[i], percents[i], n->n, national_source());
		for (int i = 0; i < DEVELOPMENT_COUNT; i++)
			row_national(&h, &developments[i], national_development[kind].percent[i],
				     national_development[kind].n, national_development_source());
		for (int i = 0; i < CONSEQUENCE_COUNT; i++)
			if (c->percent[i] >= 0)
				row_national(&h, &consequences[i], c->percent[i], c->n,
					     national_consequences_source());
	}
}

static void table_national_categories(const struct dashboard *d, struct report_table *out)
{
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		const struct national_categories *n = &national_categories[kind];

		for (int i = 0; i < CATEGORY_COUNT; i++) {
			const struct heading h = { out, PART_NATIONAL_CATEGORY, &d->now.period,
						   BASE_PUPIL, kind, &tally_categories[i] };

			if (n->met[i])
				row_national(&h, &goal_outcomes[GOAL_OUTCOME_MET], n->met[i], n->n,
					     national_categories_source());
		}
	}
}

void dashboard_table(const struct dashboard *d, enum tally_base base, struct report_table *out)
{
	bool last = d->now.period.year != 0;

	if (base != BASE_GOAL)
		table_pupils(d, out);
	if (base != BASE_PUPIL) {
		table_goals(&d->now, PART_RESULT, NULL, out);
		if (last)
			table_goals(&d->last, PART_LAST_YEAR, NULL, out);
		table_trend(d, out);
	}
	if (d->of_today)
		table_categories(d, base, out);
	if (base == BASE_GOAL)
		return;
	table_outcomes(&d->now, PART_RESULT, NULL, out);
	if (last)
		table_outcomes(&d->last, PART_LAST_YEAR, NULL, out);
	table_development(d, out);
	table_consequences(d, out);
	if (d->of_today)
		table_dossiers(d, out);
	if (!d->primary)
		return;
	table_national(d, out);
	table_national_categories(d, out);
}
