/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/dossier_school.h"

#include <stdio.h>
#include <stdlib.h>

static void add_people(struct dossier_school *d)
{
	struct school *s = &d->school;

	d->teacher = school_add(s, "staff", "code=JB", "given_name=Jan", "prefix=de",
				"family_name=Bruin", "function=teacher", NULL);
	d->group = school_add(s, "group", "school_year=2026-2027", "name=6A", "kind=class",
			      "year_groups=6", NULL);
	school_add(s, "group_staff", school_ref("group", d->group), school_ref("staff", d->teacher),
		   "part=teacher", NULL);
	d->pupil = school_add(s, "pupil", "given_name=Jóëlle", "prefix=van den", "family_name=Berg",
			      "born=2017-03-04", "enrolled=2021-08-01", NULL);
	d->other = school_add(s, "pupil", "given_name=Tim", "family_name=Bosch", "born=2017-05-06",
			      "enrolled=2021-08-01", NULL);
	d->mother = school_add(s, "guardian", "given_name=Anna", "prefix=van den",
			       "family_name=Berg", NULL);
	d->father = school_add(s, "guardian", "given_name=Kees", "family_name=Smit", NULL);
	school_add(s, "pupil_guardian", school_ref("pupil", d->pupil),
		   school_ref("guardian", d->mother), "relation=mother", "authority=yes", NULL);
	school_add(s, "pupil_guardian", school_ref("pupil", d->pupil),
		   school_ref("guardian", d->father), "relation=father", "authority=yes", NULL);
	for (int i = 0; i < 2; i++)
		school_add(s, "placement", school_ref("pupil", i ? d->other : d->pupil),
			   school_ref("group", d->group), "school_year=2026-2027", "year_group=6",
			   "starts=2026-08-01", NULL);
	school_add(s, "support_period", school_ref("pupil", d->pupil), "level=extra",
		   "starts=2026-08-01", NULL);
}

static void add_plan(struct dossier_school *d)
{
	static const char *const goals[DOSSIER_GOALS][4] = {
		{"kind=learning", "description=technisch lezen: AVI E5", "baseline=M4",
		 "target=E5"},
		{"kind=learning", "description=rekenen: tafels 1-10", "baseline=31", "target=70"},
		{"kind=learning", "description=spelling: werkwoorden", "baseline=40", "target=60"},
		{"kind=behaviour", "description=werkhouding: 15 min", "baseline=3", "target=15"},
		{"kind=behaviour", "description=durft hulp te vragen", NULL, NULL},
	};
	struct school *s = &d->school;
	struct zb_err err;

	d->plan = school_add(s, "plan", school_ref("pupil", d->pupil), "starts=2026-09-12",
			     "status=draft", NULL);
	for (int i = 0; i < DOSSIER_GOALS; i++)
		d->goals[i] =
			school_add(s, "goal", school_ref("plan", d->plan), goals[i][0], goals[i][1],
				   "indicator=toets", goals[i][2], goals[i][3], NULL);
	if (school_set(s, &err, "plan", d->plan, "status=in_force", NULL)) {
		fprintf(stderr, "dossier_school: %s\n", err.text);
		abort();
	}
}

struct dossier_school dossier_school_open(void)
{
	struct dossier_school d = {.school = school_open("2026-11-25")};

	add_people(&d);
	add_plan(&d);
	return d;
}
