/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

#include "core/records/log.h"
#include "db/draft.h"
#include "tests/school.h"

Test(draft, survives_closing_the_file_and_is_gone_when_dropped)
{
	struct school s = school_open("2026-11-22");
	char *body = NULL;

	cr_expect(eq(int, draft_put(s.db, "log/new/7", "{\"text\":\"half\"}", NULL), ZB_OK));
	cr_expect(eq(int, draft_put(s.db, "log/new/7", "{\"text\":\"half a\"}", NULL), ZB_OK));
	school_reopen(&s, NULL);
	cr_assert(eq(int, draft_get(s.db, "log/new/7", &body, NULL), ZB_OK));
	cr_expect_str_eq(body, "{\"text\":\"half a\"}");
	free(body);
	cr_expect(eq(int, draft_drop(s.db, "log/new/7", NULL), ZB_OK));
	cr_assert(eq(int, draft_get(s.db, "log/new/7", &body, NULL), ZB_OK));
	cr_expect_null(body);
	school_close(&s);
}

Test(draft, gives_a_record_back_as_it_was_typed)
{
	struct school s = school_open("2026-11-22");
	struct record *typed = record_new(&log_entity), *kept = NULL;

	record_set_text(typed, LOG_TEXT, "ruzie\nop het \"plein\"");
	record_set_choice(typed, LOG_KIND, LOG_INCIDENT);
	record_set_number(typed, LOG_PUPIL, 9);
	cr_expect(eq(int, draft_put_record(s.db, "log/new/9", typed, NULL), ZB_OK));
	cr_assert(eq(int, draft_get_record(s.db, "log/new/9", &log_entity, &kept, NULL), ZB_OK));
	for (unsigned f = 0; f < LOG_FIELD_COUNT; f++)
		cr_expect(record_same(typed, kept, f), "field %u", f);
	record_free(kept);
	cr_assert(eq(int, draft_get_record(s.db, "log/new/8", &log_entity, &kept, NULL), ZB_OK));
	cr_expect_null(kept);
	record_free(typed);
	school_close(&s);
}
