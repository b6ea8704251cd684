/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/demo_templates.h"

#include "core/entities.h"
#include "core/records/template.h"
#include "core/rules/template_text.h"

#define GOALS 2

struct goal_line {
	const char *kind, *area, *description, *indicator, *approach;
};

static const struct {
	const char *name, *need, *guidance, *works, *avoid;
	struct goal_line goals[GOALS];
} templates[] = {
	{ .name = "lezen, zicht op dyslexie",
	  .need = "Extra leestijd, teksten op het eigen niveau en luisterversies bij "
		  "zaakvakken.",
	  .guidance = "Vier keer per week 20 minuten lezen met de RT'er; elke twee maanden een "
		      "meting. Thuis leest " TEMPLATE_PUPIL " met een ouder, tien minuten per dag.",
	  .works = "voorlezen aanbieden, gele bladen",
	  .avoid = "onverwacht hardop laten lezen",
	  .goals = {
		  { "learning", "technical_reading", TEMPLATE_PUPIL " leest op het AVI-niveau "
		    "dat is afgesproken", "AVI-kaart en woordenlijst",
		    "vooraf lezen met de RT'er, daarna in de groep" },
		  { "behaviour", "wellbeing", TEMPLATE_PUPIL " leest een beurt voor in de kleine "
		    "groep", "turven door de leerkracht, een week per maand",
		    "de tekst is een dag eerder bekend" },
	  } },
	{ .name = "zelfstandig werken",
	  .need = "Een taak in stukken, zicht op wat er komt en een vaste plek.",
	  .guidance = "De leerkracht begint samen met " TEMPLATE_PUPIL " en komt na vijf minuten "
		      "terug; de assistent loopt tweemaal per dag mee.",
	  .works = "stappenplan op tafel, time-timer",
	  .avoid = "drie opdrachten tegelijk geven",
	  .goals = {
		  { "behaviour", "work_attitude", TEMPLATE_PUPIL " werkt zelfstandig aan een taak",
		    "minuten op de time-timer, een week per maand", "stappenplan met vinkjes" },
		  { "behaviour", "engagement", TEMPLATE_PUPIL " vraagt zelf om hulp",
		    "turven door de leerkracht", "een blokje dat van groen op rood gaat" },
	  } },
};

static void put_goal(struct demo *demo, int64_t template, const struct goal_line *goal)
{
	struct record *row = record_new(&template_goal_entity);

	record_set_number(row, TEMPLATE_GOAL_TEMPLATE, template);
	record_set_text(row, TEMPLATE_GOAL_KIND, goal->kind);
	record_set_text(row, TEMPLATE_GOAL_AREA, goal->area);
	record_set_text(row, TEMPLATE_GOAL_DESCRIPTION, goal->description);
	record_set_text(row, TEMPLATE_GOAL_INDICATOR, goal->indicator);
	record_set_text(row, TEMPLATE_GOAL_APPROACH, goal->approach);
	demo_put(demo, row);
}

void demo_make_templates(struct demo *demo)
{
	for (size_t i = 0; i < sizeof templates / sizeof templates[0]; i++) {
		struct record *row = record_new(&template_entity);
		int64_t id;

		record_set_text(row, TEMPLATE_NAME, templates[i].name);
		record_set_text(row, TEMPLATE_NEED, templates[i].need);
		record_set_text(row, TEMPLATE_GUIDANCE, templates[i].guidance);
		record_set_text(row, TEMPLATE_WORKS, templates[i].works);
		record_set_text(row, TEMPLATE_AVOID, templates[i].avoid);
		id = demo_put(demo, row);
		for (size_t g = 0; g < GOALS; g++)
			put_goal(demo, id, &templates[i].goals[g]);
	}
}
