/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help is tied to what is of its own pupil. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "core/entities.h"
#include "tests/school.h"

#define TODAY "2026-11-22"

static enum zb_code insert(struct school *s, enum entity_id entity, const char *first, int64_t a,
			   const char *second, int64_t b)
{
	struct zb_err err = { 0 };

	return school_try(s, &err, entities[entity]->code, school_ref(first, a),
			  school_ref(second, b), NULL);
}

Test(guards, keep_help_to_the_plans_and_goals_of_its_own_pupil)
{
	struct school s = school_open(TODAY);
	int64_t pupils[2], plans[2], goals[2], support;

	for (int i = 0; i < 2; i++) {
		pupils[i] = school_add(&s, "pupil", "family_name=Hof", NULL);
		plans[i] = school_add(&s, "plan", school_ref("pupil", pupils[i]), "status=draft",
				      NULL);
		goals[i] = school_add(&s, "goal", school_ref("plan", plans[i]), "kind=learning",
				      "description=leest", NULL);
	}
	cr_expect(insert(&s, ENTITY_SUPPORT, "pupil", pupils[0], "plan", plans[1]) == ZB_INVALID);
	cr_expect(insert(&s, ENTITY_SUPPORT, "pupil", pupils[0], "plan", plans[0]) == ZB_OK);
	support = school_number(&s, "SELECT id FROM support");
	cr_expect(insert(&s, ENTITY_SUPPORT_GOAL, "support", support, "line", goals[1]) ==
		  ZB_INVALID);
	cr_expect(insert(&s, ENTITY_SUPPORT_GOAL, "support", support, "line", goals[0]) == ZB_OK);
	school_close(&s);
}
