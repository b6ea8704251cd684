/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan that already runs when the school starts with zorgbord, as it is typed in a grid or comes
 * from a CSV, before it is in the file (DOMAIN 8: taken over). */
#ifndef ZB_CORE_RUNNING_PLAN_H
#define ZB_CORE_RUNNING_PLAN_H

#include "core/entities.h"
#include "core/exchange/ignored.h"

/* The records are owned and never NULL; none has an id. */
struct running_plan {
	int64_t pupil;             /* id; 0: to be looked up by who */
	uint32_t line;             /* of the file, from 1; 0: typed */
	bool wrong;                /* one of its lines was not right */
	struct record *who;        /* a pupil: number, names and born as the file gives them */
	struct record *plan;       /* starts is required */
	struct record *consent;    /* only its date: of the parents; empty: not known */
	struct record *evaluation; /* only its date: the last with the parents; empty: none yet */
	bool widen; /* the extra support that began later begins with it */
	struct record **goals;
	size_t goal_count, goal_room;
};

struct running_list {
	struct running_plan *plans;
	size_t count, room;
	struct ignored ignored; /* columns of the file that were not read */
};

/* A new, empty one, valid until the next is added. */
struct running_plan *running_add(struct running_list *);
/* A new, empty goal; the plan's. */
struct record *running_add_goal(struct running_plan *);
void running_free(struct running_list *);

/* What it lacks to be taken over: begin; dates that lie ahead or out of order; a goal without kind
 * or description. On failure *ENTITY and *FIELD (may be NULL) say what is to be mended. */
enum zb_code running_check(const struct running_plan *, struct date today, enum entity_id *entity,
			   unsigned *field, struct zb_err *);

#endif
