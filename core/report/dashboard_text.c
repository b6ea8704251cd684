/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A label of 29 columns, then learning and behaviour of 24 each, 2 apart: 79 of the 80. */
#include "core/report/dashboard.h"

#include <inttypes.h>
#include <stdlib.h>

#include "core/records/evaluation.h"
#include "core/text.h"

#define LABEL_WIDTH 29
#define KIND_WIDTH 24
#define KIND_GAP 2
#define BAR_WIDTH 12
#define BAR_WIDTH_BESIDE 6 /* with last year beside it */

struct page {
	struct buffer *out;
	const struct dashboard *d;
	bool utf8;
	bool beside; /* last year stands beside this one */
};

static void pad(struct buffer *out, int columns)
{
	while (columns-- > 0)
		buffer_add(out, " ");
}

static void add_left(struct page *p, const char *text, int width)
{
	char *cut = text_cut(text, width, p->utf8);

	buffer_add(p->out, cut);
	pad(p->out, width - text_width(cut));
	free(cut);
}

static void add_right(struct buffer *out, const char *text, int width)
{
	pad(out, width - text_width(text));
	buffer_add(out, text);
}

static void add_count(struct buffer *out, int64_t count, int width)
{
	char text[24];

	snprintf(text, sizeof text, "%" PRId64, count);
	add_right(out, text, width);
}

static void add_percent(struct buffer *out, int64_t part, int64_t whole, int width)
{
	char text[16] = "-";
	int percent = percentage((long)part, (long)whole);

	if (percent >= 0)
		snprintf(text, sizeof text, "%d%%", percent);
	add_right(out, text, width);
}

/* Ends a line without the spaces that would be left hanging. */
static void end_line(struct buffer *out)
{
	while (out->length && out->bytes[out->length - 1] == ' ')
		out->bytes[--out->length] = '\0';
	buffer_add(out, "\n");
}

static void label(struct page *p, const char *text, int indent)
{
	pad(p->out, indent);
	add_left(p, text, LABEL_WIDTH - indent - 1);
	buffer_add(p->out, " ");
}

static void bar(struct page *p, int64_t count, int64_t most, int width)
{
	static const char *const eighths[] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };
	int64_t units = most ? (count * 8 * width + most / 2) / most : 0;
	int drawn;

	if (count && !units)
		units = 1;
	drawn = (int)(units / 8);
	for (int i = 0; i < drawn; i++)
		buffer_add(p->out, p->utf8 ? "█" : "#");
	if (units % 8) {
		buffer_add(p->out, p->utf8 ? eighths[units % 8] : "#");
		drawn++;
	}
	pad(p->out, width - drawn);
}

/* "n=34", and behind it last year's "25-26 n=30", its percentages below. */
static void kind_head(struct page *p, const char *name, int64_t n, int64_t last_n)
{
	struct buffer head = {0}, last = {0};
	int year = p->d->last.period.year % 100;

	buffer_add_format(&head, "%s n=%" PRId64, name, n);
	if (p->beside)
		buffer_add_format(&last, " %02d-%02d n=%" PRId64, year, (year + 1) % 100, last_n);
	add_left(p, head.bytes, KIND_WIDTH - text_width(last.bytes ? last.bytes : ""));
	buffer_add(p->out, last.bytes ? last.bytes : "");
	buffer_clear(&head);
	buffer_clear(&last);
}

static void kinds_head(struct page *p, const char *title, const int64_t n[GOAL_KIND_COUNT],
		       const int64_t last_n[GOAL_KIND_COUNT])
{
	const char *const names[] = { _("Leren"), _("Gedrag") };

	buffer_add(p->out, " ");
	add_left(p, title, LABEL_WIDTH - 2);
	buffer_add(p->out, " ");
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		if (kind)
			pad(p->out, KIND_GAP);
		kind_head(p, names[kind], n[kind], last_n[kind]);
	}
	end_line(p->out);
}

static void goal_cell(struct page *p, int kind, int outcome)
{
	const struct tally *now = &p->d->now, *last = &p->d->last;
	int64_t n = tally_goals_judged(now, (enum goal_kind)kind);
	int64_t count = now->goals[kind][outcome];
	int width = p->beside ? BAR_WIDTH_BESIDE : BAR_WIDTH;

	int digits = p->beside ? 6 : 7;

	if (outcome >= GOAL_OUTCOME_NOT_JUDGED) {
		add_count(p->out, count, width + digits);
		pad(p->out, KIND_WIDTH - width - digits);
		return;
	}
	bar(p, count, n, width);
	add_count(p->out, count, digits);
	add_percent(p->out, count, n, 5);
	if (p->beside)
		add_percent(p->out, last->goals[kind][outcome],
			    tally_goals_judged(last, (enum goal_kind)kind), 7);
}

static void text_goals(struct page *p)
{
	int64_t n[GOAL_KIND_COUNT], last_n[GOAL_KIND_COUNT];

	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		n[kind] = tally_goals_judged(&p->d->now, (enum goal_kind)kind);
		last_n[kind] = tally_goals_judged(&p->d->last, (enum goal_kind)kind);
	}
	kinds_head(p, _("Doelen"), n, last_n);
	for (int i = 0; i < GOAL_OUTCOME_COUNT; i++) {
		label(p, _(goal_outcomes[i].label), 3);
		for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
			pad(p->out, kind ? KIND_GAP : 0);
			goal_cell(p, kind, i);
		}
		end_line(p->out);
	}
	buffer_add(p->out, "\n");
}

static void outcome_cell(struct page *p, int kind, int outcome)
{
	const struct tally *now = &p->d->now, *last = &p->d->last;
	int64_t n = tally_pupils_judged(now, (enum goal_kind)kind);
	int64_t count = now->outcomes[kind][outcome];
	int low, high;
	char interval[16] = "";

	add_count(p->out, count, 6);
	if (outcome >= OUTCOME_NOT_JUDGED) {
		pad(p->out, KIND_WIDTH - 6);
		return;
	}
	add_percent(p->out, count, n, 5);
	wilson_interval((long)count, (long)n, &low, &high);
	if (low >= 0)
		snprintf(interval, sizeof interval, "(%d-%d)", low, high);
	add_right(p->out, interval, 8);
	if (p->beside)
		add_percent(p->out, last->outcomes[kind][outcome],
			    tally_pupils_judged(last, (enum goal_kind)kind), 5);
	else
		pad(p->out, 5);
}

static void text_outcomes(struct page *p)
{
	int64_t n[GOAL_KIND_COUNT], last_n[GOAL_KIND_COUNT];

	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		n[kind] = tally_pupils_judged(&p->d->now, (enum goal_kind)kind);
		last_n[kind] = tally_pupils_judged(&p->d->last, (enum goal_kind)kind);
	}
	kinds_head(p, _("Leerlingen"), n, last_n);
	for (int i = 0; i < OUTCOME_COUNT; i++) {
		label(p, _(pupil_outcomes[i].label), 3);
		for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
			pad(p->out, kind ? KIND_GAP : 0);
			outcome_cell(p, kind, i);
		}
		end_line(p->out);
	}
	if (p->d->primary) {
		const struct national *l = &national_by_kind[GOAL_LEARNING];
		const struct national *b = &national_by_kind[GOAL_BEHAVIOUR];

		buffer_add_format(p->out, _(" %s\n"
					   "   behaald/niet behaald/niet vast te stellen: leren "
					   "%d/%d/%d%%, gedrag %d/%d/%d%%\n"),
				  national_source(), l->met, l->not_met, l->undeterminable, b->met,
				  b->not_met, b->undeterminable);
	}
	buffer_add(p->out, "\n");
}

/* National figures by category are of the pupils whose goals could be judged: so are these. */
static void category_cell(struct page *p, int kind, size_t category)
{
	const struct tally *tally = &p->d->by_category[category];
	int64_t n = tally_pupils_judgeable(tally, (enum goal_kind)kind);
	int64_t met = tally->outcomes[kind][OUTCOME_ALL_MET];
	int nation = category < CATEGORY_COUNT ? national_categories[kind].met[category] : 0;
	char beside[16] = "";

	add_count(p->out, n, 6);
	add_count(p->out, met, 7);
	add_percent(p->out, met, n, 5);
	if (p->d->primary && nation)
		snprintf(beside, sizeof beside, "%d%%", nation);
	add_right(p->out, beside, 6);
}

static void text_categories_head(struct page *p)
{
	const char *const names[] = { _("Leren"), _("Gedrag") };

	buffer_add_format(p->out, " %s\n",
			  _("Naar categorie: alle doelen behaald, van wie te beoordelen was (n)"));
	label(p, _("leerlingen"), 1);
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		pad(p->out, kind ? KIND_GAP : 0);
		add_left(p, names[kind], KIND_WIDTH);
	}
	end_line(p->out);
	label(p, "", 1);
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		pad(p->out, kind ? KIND_GAP : 0);
		add_right(p->out, "n", 6);
		add_right(p->out, _("alle"), 7);
		add_right(p->out, p->d->primary ? _("bao") : "", 11);
	}
	end_line(p->out);
}

static void text_categories(struct page *p)
{
	if (!p->d->of_today || !p->d->now.pupils)
		return;
	text_categories_head(p);
	for (size_t i = 0; i <= CATEGORY_COUNT; i++) {
		if (!p->d->by_category[i].pupils)
			continue;
		label(p, _(tally_categories[i].label), 3);
		for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
			pad(p->out, kind ? KIND_GAP : 0);
			category_cell(p, kind, i);
		}
		end_line(p->out);
	}
	if (p->d->primary)
		buffer_add_format(p->out, " %s\n", national_categories_source());
	buffer_add(p->out, "\n");
}

static void development_cell(struct page *p, int kind, int which)
{
	int64_t count = p->d->now.development[kind][which], n = p->d->now.pupils;
	char beside[24] = "";

	if (p->d->primary)
		snprintf(beside, sizeof beside, _("landelijk %d%%"),
			 national_development[kind].percent[which]);
	add_count(p->out, count, 5);
	add_percent(p->out, count, n, 5);
	add_right(p->out, beside, KIND_WIDTH - 10);
}

/* Nothing where nobody was measured twice. */
static void text_development(struct page *p)
{
	const struct tally *now = &p->d->now;
	const int64_t n[] = { now->pupils, now->pupils };
	struct page plain = *p;

	if (!tally_pupils_measured(now, GOAL_LEARNING) &&
	    !tally_pupils_measured(now, GOAL_BEHAVIOUR))
		return;
	plain.beside = false;
	buffer_add_format(p->out, " %s\n", _("Ontwikkeling tussen de laatste twee metingen"));
	kinds_head(&plain, _("leerlingen"), n, n);
	for (int i = 0; i < DEVELOPMENT_COUNT; i++) {
		label(p, _(developments[i].label), 3);
		for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
			pad(p->out, kind ? KIND_GAP : 0);
			development_cell(p, kind, i);
		}
		end_line(p->out);
	}
	if (p->d->primary)
		buffer_add_format(p->out, " %s\n", national_development_source());
	buffer_add(p->out, "\n");
}

static void text_trend(struct page *p)
{
	const struct dashboard *d = p->d;
	const char *const names[] = { _("leren"), _("gedrag") };
	int running = d->running;

	if (!d->trend_count)
		return;
	buffer_add(p->out, " ");
	add_left(p, _("Verloop behaald"), 16);
	for (size_t t = 0; t < d->trend_count; t++)
		buffer_add_format(p->out, "%02d-%02d          ", d->trend[t].year % 100,
				  (d->trend[t].year + 1) % 100);
	buffer_add_format(p->out, "%02d-%02d", running % 100, (running + 1) % 100);
	end_line(p->out);
	for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
		pad(p->out, 3);
		add_left(p, names[kind], 13);
		for (size_t t = 0; t < d->trend_count; t++) {
			char n[24];

			snprintf(n, sizeof n, "n=%" PRId64, d->trend[t].judged[kind]);
			add_percent(p->out, d->trend[t].met[kind], d->trend[t].judged[kind], 5);
			buffer_add(p->out, " ");
			add_left(p, n, 9);
		}
		buffer_add(p->out, _("lopend"));
		end_line(p->out);
	}
	buffer_add(p->out, "\n");
}

static void consequence_cell(struct page *p, int kind, int which)
{
	const struct consequence_counts *c = &p->d->consequences[kind];
	int national = which < CONSEQUENCE_COUNT ? national_consequences[kind].percent[which] : -1;
	int64_t count = which < CONSEQUENCE_COUNT ? c->count[which] : c->pupils - c->recorded;
	char beside[24] = "";

	if (p->d->primary && national >= 0)
		snprintf(beside, sizeof beside, _("landelijk %d%%"), national);
	add_count(p->out, count, 5);
	add_percent(p->out, count, c->pupils, 5);
	add_right(p->out, beside, KIND_WIDTH - 10);
}

/* Those that nobody had are left out, where no national figure stands beside them. */
static bool consequence_is_shown(const struct page *p, int which)
{
	const struct consequence_counts *c = p->d->consequences;

	if (which == CONSEQUENCE_COUNT)
		return true;
	return c[GOAL_LEARNING].count[which] || c[GOAL_BEHAVIOUR].count[which] ||
	       (p->d->primary && national_consequences[GOAL_LEARNING].percent[which] >= 0);
}

static void text_consequences(struct page *p)
{
	const struct consequence_counts *c = p->d->consequences;
	const int64_t n[] = { c[GOAL_LEARNING].pupils, c[GOAL_BEHAVIOUR].pupils };
	struct page plain = *p;

	if (!n[0] && !n[1])
		return;
	plain.beside = false;
	buffer_add_format(p->out, " %s\n", _("Na niet behaald of niet vast te stellen"));
	kinds_head(&plain, _("leerlingen"), n, n);
	for (int i = 0; i <= CONSEQUENCE_COUNT; i++) {
		if (!consequence_is_shown(p, i))
			continue;
		label(p,
		      i < CONSEQUENCE_COUNT ? _(consequences[i].label) : _("niet vastgelegd"), 3);
		for (int kind = 0; kind < GOAL_KIND_COUNT; kind++) {
			pad(p->out, kind ? KIND_GAP : 0);
			consequence_cell(p, kind, i);
		}
		end_line(p->out);
	}
	if (p->d->primary)
		buffer_add_format(p->out, " %s\n", national_consequences_source());
	buffer_add(p->out, "\n");
}

static void text_dossiers(struct page *p)
{
	const struct dossier_facts *f = &p->d->dossiers;

	if (!p->d->of_today)
		return;
	buffer_add_format(p->out,
			  _(" Dossiers  volledig %" PRId64 " van %" PRId64
			    ", instemming ontbreekt bij %" PRId64 "\n"
			    "           OPP in werking %" PRId64 ", concept %" PRId64
			    ", geen OPP %" PRId64 "\n"),
			  f->complete, f->pupils, f->consent_missing, f->in_force, f->draft,
			  f->without);
}

static void text_title(struct page *p)
{
	const struct dashboard *d = p->d;

	buffer_add_format(p->out, " %s %s, ", d->school, d->brin);
	period_add_title(p->out, &d->now.period);
	buffer_add(p->out, ": ");
	period_add_days(p->out, &d->now.period);
	buffer_add_format(p->out, ngettext("\n %" PRId64 " leerling met een OPP in werking",
					   "\n %" PRId64 " leerlingen met een OPP in werking",
					   (unsigned long)d->now.pupils),
			  d->now.pupils);
	if (d->now.left)
		buffer_add_format(p->out, _(", van wie %" PRId64 " vertrokken"), d->now.left);
	if (d->filter)
		buffer_add_format(p->out, _("\n alleen wie past bij: %s"), d->filter);
	buffer_add(p->out, "\n\n");
}

void dashboard_text(const struct dashboard *d, enum tally_base base, bool utf8, struct buffer *out)
{
	struct page page = { .out = out, .d = d, .utf8 = utf8, .beside = d->now.period.year != 0 };

	text_title(&page);
	if (base != BASE_PUPIL)
		text_goals(&page);
	if (base != BASE_GOAL)
		text_outcomes(&page);
	if (base != BASE_GOAL)
		text_categories(&page);
	if (base != BASE_PUPIL)
		text_trend(&page);
	if (base != BASE_GOAL) {
		text_development(&page);
		text_consequences(&page);
		text_dossiers(&page);
	}
}
