/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fields of one record say of each other: the days and steps of a plan, an evaluation and
 * a request. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <string.h>

#include "core/records/evaluation.h"
#include "core/records/plan.h"
#include "core/records/request.h"
#include "tests/dossier.h"

struct row {
	enum entity_id entity;
	const char *fields[12]; /* column, value, ... */
	const char *field;      /* the one that is refused; NULL: right */
};

#define PLAN(...) ENTITY_PLAN, { "pupil", "1", "starts", "2026-09-01", __VA_ARGS__ }
#define REQUEST(...) ENTITY_REQUEST, { "pupil", "1", "kind", "tlv", __VA_ARGS__ }
#define EVALUATION(...)                                                                            \
	ENTITY_EVALUATION,                                                                         \
	{                                                                                          \
		"plan", "1", "date", "2026-11-01", "kind", "interim", __VA_ARGS__                  \
	}

static const struct row rows[] = {
	{ PLAN("status", "closed", "closed", "2026-11-01", "close_reason", "af"), NULL },
	{ PLAN("status", "closed", "closed", "2026-08-31", "close_reason", "af"), "closed" },
	{ PLAN("status", "closed", "closed", "2026-11-23", "close_reason", "af"), "closed" },
	{ PLAN("status", "closed", "close_reason", "af"), "closed" },
	{ PLAN("status", "closed", "closed", "2026-11-01"), "close_reason" },
	{ PLAN("status", "replaced", "ends", "2026-10-31"), NULL },
	{ PLAN("status", "replaced"), "ends" },
	{ PLAN("status", "in_force", "ends", "2026-08-01"), "ends" },
	{ EVALUATION("consequence_learning", "continue+request_tlv"), NULL },
	{ EVALUATION("consequence_learning", "intensify+external_expertise"), NULL },
	{ EVALUATION("consequence_learning", "reduce_or_stop+completed+back_to_basic"), NULL },
	{ EVALUATION("consequence_learning", "continue", "consequence_behaviour", "intensify"),
	  NULL },
	{ EVALUATION("consequence_learning", "continue+intensify"), "consequence_learning" },
	{ EVALUATION("consequence_learning", "reduce_or_stop+continue"), "consequence_learning" },
	{ EVALUATION("consequence_behaviour", "reduce_or_stop+intensify"),
	  "consequence_behaviour" },
	{ EVALUATION("consequence_learning", "continue", "consequence_behaviour",
		     "continue+intensify"), "consequence_behaviour" },
	{ REQUEST("parents_view_date", "2026-10-01", "sent", "2026-10-01"), NULL },
	{ REQUEST("parents_view_date", "2026-10-02", "sent", "2026-10-01"), "parents_view_date" },
	{ REQUEST("decided", "2026-10-01"), "decision" },
	{ REQUEST("decided", "2026-10-01", "decision", "pending"), "decision" },
	{ REQUEST("decided", "2026-10-01", "decision", "refused"), NULL },
	{ REQUEST("sent", "2026-10-02", "decided", "2026-10-01", "decision", "refused"),
	  "decided" },
	{ REQUEST("decision", "granted", "placed", "2027-01-08"), NULL },
	{ REQUEST("decision", "conditional", "placed", "2027-01-08"), NULL },
	{ REQUEST("decision", "refused", "placed", "2027-01-08"), "placed" },
	{ REQUEST("decision", "withdrawn", "placed", "2027-01-08"), "placed" },
	{ REQUEST("placed", "2027-01-08"), "placed" },
};

Test(checks, refuse_what_its_fields_cannot_say_together)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct row *row = &rows[i];
		struct record *r = record_new(entities[row->entity]);
		struct zb_err err = { 0 };
		unsigned field = 0;
		enum zb_code code;

		for (size_t k = 0; row->fields[k]; k += 2)
			record_parse(r, (unsigned)entity_field(r->entity, row->fields[k]),
				     row->fields[k + 1], day("2026-11-22"), &err);
		code = record_validate(r, day("2026-11-22"), &field, &err);
		cr_expect(code == (row->field ? ZB_INVALID : ZB_OK), "row %zu: %s", i, err.text);
		if (row->field && code)
			cr_expect_str_eq(r->entity->fields[field].column, row->field, "row %zu: %s",
					 i, err.text);
		record_free(r);
	}
}
