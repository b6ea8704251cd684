/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/due.h"

#include "core/records/plan.h"

struct dossier gradje(void)
{
	struct dossier d = {0};

	dossier_row(&d, ENTITY_PUPIL, 1, "family_name", "Hof", "enrolled", "2020-08-01", NULL);
	dossier_row(&d, ENTITY_PLACEMENT, 20, "pupil", "1", "school_year", "2026-2027",
		    "year_group", "7", "starts", "2026-08-01", "ends", "2027-07-31", NULL);
	dossier_row(&d, ENTITY_SUPPORT_PERIOD, 50, "pupil", "1", "level", "extra", "starts",
		    "2026-10-01", NULL);
	return d;
}

struct record *plan(struct dossier *d, const char *starts)
{
	return dossier_row(d, ENTITY_PLAN, 100, "pupil", "1", "trajectory", "1", "version", "1",
			   "status", "in_force", "origin", "own", "starts", starts, "adopted",
			   starts, "rod_begin", starts, NULL);
}

struct dossier talked_over(void)
{
	struct dossier d = gradje();
	struct record *p = plan(&d, "2026-11-30");

	record_set_text(p, PLAN_STATUS, "draft");
	record_set_number(p, PLAN_CONSULTATION, 90);
	dossier_row(&d, ENTITY_MEETING, 90, "kind", "parents", "date", "2026-11-04", NULL);
	dossier_row(&d, ENTITY_GUARDIAN, 60, "given_name", "A.", "family_name", "Hof", NULL);
	dossier_row(&d, ENTITY_GUARDIAN, 61, "given_name", "K.", "family_name", "Smit", NULL);
	dossier_row(&d, ENTITY_PUPIL_GUARDIAN, 70, "pupil", "1", "guardian", "60", "authority",
		    "yes", NULL);
	dossier_row(&d, ENTITY_PUPIL_GUARDIAN, 71, "pupil", "1", "guardian", "61", "authority",
		    "yes", NULL);
	return d;
}

struct record *evaluation(struct dossier *d, int64_t id, const char *date, const char *kind,
			  const char *parents)
{
	return dossier_row(d, ENTITY_EVALUATION, id, "plan", "100", "date", date, "kind", kind,
			   "parents_present", parents, NULL);
}

struct record *pupil_of(struct dossier *d)
{
	return d->rows[ENTITY_PUPIL].items[0];
}

struct derived derive(struct dossier *d, const char *today)
{
	struct derived out = derived_on(d, today);

	dossier_free(d);
	return out;
}

const char *date_of(const struct derived *out, enum deadline_id id)
{
	const struct due *due = due_find(out, id);

	return due ? iso(due->date) : "";
}

const char *shows_of(const struct derived *out, enum deadline_id id)
{
	const struct due *due = due_find(out, id);

	return due ? iso(due->shows) : "";
}
