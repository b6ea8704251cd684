/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compares what came in with the file. Nothing is written here. */
#include "db/importing.h"

#include <stdlib.h>
#include <string.h>

#include "core/name.h"
#include "core/records/group.h"
#include "core/records/pupil.h"
#include "core/records/school.h"
#include "db/import_plan.h"
#include "db/row.h"

enum { KEY_MAX = 255 }; /* bytes of a key of the LAS */

/* The field of the pupil that an incoming field is. */
static unsigned pupil_field(int field)
{
	return (unsigned)entity_field(&pupil_entity, incoming_columns[field].column);
}

void pupil_from_incoming(struct record *pupil, const struct incoming *in, uint32_t place)
{
	static const unsigned fields[INCOMING_FIELDS] = {
		[INCOMING_NUMBER] = PUPIL_NUMBER,
		[INCOMING_GIVEN_NAME] = PUPIL_GIVEN_NAME,
		[INCOMING_INITIALS] = PUPIL_INITIALS,
		[INCOMING_PREFIX] = PUPIL_PREFIX,
		[INCOMING_FAMILY_NAME] = PUPIL_FAMILY_NAME,
		[INCOMING_BORN] = PUPIL_BORN,
		[INCOMING_SEX] = PUPIL_SEX,
		[INCOMING_ENROLLED] = PUPIL_ENROLLED,
		[INCOMING_LEFT] = PUPIL_LEFT,
		[INCOMING_CAME_FROM] = PUPIL_CAME_FROM,
		[INCOMING_NEEDS] = PUPIL_NEEDS,
		[INCOMING_CATEGORY] = PUPIL_CATEGORY,
	};

	for (int f = 0; f < INCOMING_FIELDS; f++)
		record_set_text(pupil, fields[f], in->pupils[place].value[f]);
}

static const char *title_of(struct import_plan *plan, const char *given, const char *initials,
			    const char *prefix, const char *family)
{
	struct buffer b = {0};

	if (!given || !*given)
		given = initials ? initials : "";
	name_add_listed(&b, given, prefix ? prefix : "", family ? family : "");
	const char *title = arena_text(&plan->arena, b.bytes ? b.bytes : "", b.length);

	buffer_clear(&b);
	return title;
}

static const char *title_of_incoming(struct import_plan *plan, const struct incoming_pupil *pupil)
{
	return title_of(plan, pupil->value[INCOMING_GIVEN_NAME], pupil->value[INCOMING_INITIALS],
			pupil->value[INCOMING_PREFIX], pupil->value[INCOMING_FAMILY_NAME]);
}

/* The school's own name, which the file may not change. */
static const char *title_of_known(struct import_plan *plan, const struct known_pupil *known)
{
	return title_of(plan, known->given, known->initials, known->prefix, known->family);
}

/* Pupils are gone through twice: those of the file, and those of ours. */
static enum zb_code tell(const struct importing *m, size_t done, size_t total, struct zb_err *err)
{
	return db_progress_report(m->progress, N_("leerlingen"), done, total, err);
}

static enum zb_code check_school(struct db *db, const struct incoming *in, struct zb_err *err)
{
	const struct record *school = db_school(db);
	const char *brin = in->school.brin;

	if (!school)
		return zb_fail(err, ZB_INVALID,
			       _("het bestand heeft nog geen school; vul eerst naam en BRIN in"));
	if (brin && strcmp(brin, record_text(school, SCHOOL_BRIN)) != 0)
		return zb_fail(err, ZB_INVALID,
			       _("dit zijn de leerlingen van school %s en niet van %s (%s)"), brin,
			       record_text(school, SCHOOL_BRIN),
			       record_text(school, SCHOOL_NAME));
	return ZB_OK;
}

static enum zb_code year_is(struct importing *m, const char *sql, bool *out, struct zb_err *err)
{
	int64_t found = 0;
	enum zb_code code = plan_find(m->db, sql, m->year, m->year, &found, err);

	if (!code)
		*out = !found;
	return code;
}

static enum zb_code begin(struct importing *m, const struct import_options *options,
			  struct zb_err *err)
{
	int year = m->in->school.school_year;
	bool oldest = true;

	if (!year)
		year = options->school_year;
	if (!year)
		year = school_year_of(m->db->today);
	m->plan->school_year = year;
	school_year_to_text(year, m->year);
	m->begin = school_year_begin(year);
	m->end = school_year_end(year);
	m->past = date_compare(m->end, m->db->today) < 0;
	m->plan->last_day = m->db->today;
	enum zb_code code = year_is(m, "SELECT 1 FROM \"placement\" WHERE \"school_year\" = :a "
				       "AND :b <> '' LIMIT 1", &m->first, err);

	if (!code)
		code = year_is(m, "SELECT 1 FROM \"placement\" WHERE \"school_year\" > :a "
				  "AND :b <> '' LIMIT 1", &m->newest, err);
	if (!code)
		code = year_is(m, "SELECT 1 FROM \"placement\" WHERE \"school_year\" < :a "
				  "AND :b <> '' LIMIT 1", &oldest, err);
	if (!code)
		code = stmt_number(m->db, "SELECT max(\"seq\") FROM \"txn\"", &m->plan->seq, err);
	if (m->first && m->newest && !oldest)
		m->plan->last_day = date_add_days(m->begin, -1);
	return code;
}

static enum zb_code check_values(const struct importing *m, const struct record *pupil,
				 uint32_t place, struct zb_err *err)
{
	const char *key = m->in->pupils[place].key;
	enum zb_code code = record_validate(pupil, m->db->today, NULL, err);

	if (!code && key && strlen(key) > KEY_MAX)
		code = zb_fail(err, ZB_LIMIT, _("de sleutel is te lang: ten hoogste %d tekens"),
			       KEY_MAX);
	code = bad_lines_take(m->bad, m->in->pupils[place].line, code, err);
	if (code)
		zb_fail_in(err, _("regel %u"), m->in->pupils[place].line);
	return code;
}

/* Values that stand for not knowing: they never take the place of one that is known. */
static bool says_nothing(int field, const char *value)
{
	return (field == INCOMING_FAMILY_NAME && !strcmp(value, INCOMING_NO_NAME)) ||
	       (field == INCOMING_SEX && !strcmp(value, pupil_sexes[PUPIL_UNKNOWN].code));
}

/* What the file has in one field of a pupil that is known. */
struct verdict {
	bool takes; /* it says something else, and something new */
	bool own;   /* what stands there is of the school, and stays */
};

static enum zb_code judge_field(const struct importing *m, const struct import_item *item,
				const struct record *now, int field,
				const struct import_given *given, struct verdict *out,
				struct zb_err *err)
{
	const char *value = m->in->pupils[item->incoming].value[field];
	const char *before = given_text(given, field);
	const char *current = record_text(now, pupil_field(field));
	bool own = *current && !says_nothing(field, current) && strcmp(current, before) != 0;
	bool back = false;
	enum zb_code code = ZB_OK;

	*out = (struct verdict){ 0 };
	value = value ? value : "";
	if (!strcmp(value, current) || !given_speaks(given, m->in, item->incoming, field) ||
	    (says_nothing(field, value) && *current))
		return ZB_OK;
	if (!strcmp(value, before) || own)
		code = history_by_import(m->db, &pupil_entity, now->id,
					 incoming_columns[field].column, true, &back, err);
	if (!code)
		*out = (struct verdict){ .takes = back || strcmp(value, before) != 0,
					 .own = own && !back };
	return code;
}

/* A name stays or changes whole: the prefix of one before the other is nobody's. */
static int other_half(int field)
{
	return field == INCOMING_PREFIX	     ? INCOMING_FAMILY_NAME :
	       field == INCOMING_FAMILY_NAME ? INCOMING_PREFIX :
					       -1;
}

/* Decides about one field of NOW, and puts what it becomes into NEXT. */
static enum zb_code compare_field(struct importing *m, struct import_item *item,
				  const struct record *now, struct record *next, int field,
				  const struct import_given *given, struct zb_err *err)
{
	const char *value = m->in->pupils[item->incoming].value[field];
	unsigned f = pupil_field(field);
	struct verdict verdict, half = { 0 };
	enum zb_code code = judge_field(m, item, now, field, given, &verdict, err);

	if (!code && verdict.takes && other_half(field) >= 0)
		code = judge_field(m, item, now, other_half(field), given, &half, err);
	if (code || !verdict.takes)
		return code;
	bool own = verdict.own || half.own;
	struct buffer shown = {0}, after = {0};

	record_show(now, f, &shown);
	record_set_text(next, f, value ? value : "");
	record_show(next, f, &after);
	if (own)
		record_copy_field(next, f, now, f);
	plan_add_change(m->plan, item,
			&(struct import_change){ .name = incoming_columns[field].name,
						 .before = shown.length ? shown.bytes : "",
						 .after = after.length ? after.bytes : "",
						 .field = (int)f, .kept = own });
	buffer_clear(&shown);
	buffer_clear(&after);
	return ZB_OK;
}

/* Who was taken for gone is in the file again. */
static void compare_return(struct importing *m, struct import_item *item, const struct record *now,
			   struct record *next, const struct import_given *given)
{
	const char *left = record_text(now, PUPIL_LEFT);
	char shown[DATE_SHOWN_SIZE];

	if (!*left || strcmp(left, given_text(given, GIVEN_GONE)) != 0 ||
	    m->in->pupils[item->incoming].value[INCOMING_LEFT])
		return;
	date_to_full(record_date(now, PUPIL_LEFT), shown);
	record_clear(next, PUPIL_LEFT);
	plan_add_change(m->plan, item,
			&(struct import_change){ .name = incoming_columns[INCOMING_LEFT].name,
						 .before = shown, .after = "",
						 .field = PUPIL_LEFT });
}

static enum zb_code compare_known(struct importing *m, struct import_item *item,
				  const struct record *now, struct placed_list *placed,
				  struct import_given *given, struct zb_err *err)
{
	struct record *next = record_copy(now);
	struct buffer combined = {0};
	enum zb_code code = ZB_OK;

	item->id = now->id;
	for (int f = 0; f < INCOMING_FIELDS && !code; f++)
		code = compare_field(m, item, now, next, f, given, err);
	compare_return(m, item, now, next, given);
	if (!code)
		code = check_values(m, next, item->incoming, err);
	if (!code)
		code = compare_placements(m, item, record_date(next, PUPIL_ENROLLED), placed, given,
					  err);
	plan_settle(m->plan, item);
	item->remember = given_take(given, m->in, item->incoming, m->year, &combined);
	record_free(next);
	buffer_clear(&combined);
	return code;
}

static void add_gone(struct importing *m, const struct known_pupil *known)
{
	struct import_item *item;

	if (!known->here || known->unsure || m->past || !m->newest)
		return;
	item = plan_add_item(&m->plan->pupils, INCOMING_NONE);
	item->id = known->id;
	item->status = IMPORT_GONE;
	item->title = title_of_known(m->plan, known);
}

static enum zb_code compare_one(struct importing *m, const struct known_pupil *known,
				struct placed_list *placed, struct import_given *given,
				struct zb_err *err)
{
	struct record *now = NULL;
	enum zb_code code = ZB_OK;

	if (known->incoming == INCOMING_NONE) {
		add_gone(m, known);
		return ZB_OK;
	}
	code = row_get(m->db, &pupil_entity, known->id, &now, err);
	if (!code)
		code = given_read(m->db, known->id, given, err);
	if (!code)
		code = placed_read(m, placed, known->id, err);
	if (!code)
		code = compare_known(m, &m->plan->pupils.items[known->incoming], now, placed, given,
				     err);
	record_free(now);
	return code;
}

static enum zb_code compare_all_known(struct importing *m, struct zb_err *err)
{
	struct placed_list placed = {0};
	struct import_given given = {0};
	enum zb_code code = m->known.count ? placed_begin(m, &placed, err) : ZB_OK;

	for (size_t k = 0; k < m->known.count && !code; k++) {
		code = tell(m, k, m->known.count, err);
		if (!code)
			code = compare_one(m, &m->known.pupils[k], &placed, &given, err);
	}
	placed_end(&placed);
	given_clear(&given);
	return code;
}

static enum zb_code compare_new(struct importing *m, struct import_item *item,
				struct record *pupil, struct zb_err *err)
{
	static const struct placed_list nowhere = {0};
	static const struct import_given nothing = {0};
	enum zb_code code;

	pupil_from_incoming(pupil, m->in, item->incoming);
	code = check_values(m, pupil, item->incoming, err);
	if (!code)
		code = compare_placements(m, item, record_date(pupil, PUPIL_ENROLLED), &nowhere,
					  &nothing, err);
	item->remember = true;
	return code;
}

/* The items of the file's pupils, in its order: those who are new and those left out are done. */
static enum zb_code compare_all_new(struct importing *m, struct zb_err *err)
{
	struct import_list *list = &m->plan->pupils;
	struct record *pupil = record_new(&pupil_entity);
	enum zb_code code = ZB_OK;

	for (uint32_t i = 0; i < m->in->pupil_count && !code; i++) {
		const struct incoming_pupil *p = &m->in->pupils[i];
		struct import_item *item = plan_add_item(list, i);

		item->title = m->places[i] == INCOMING_NONE ?
				      title_of_incoming(m->plan, p) :
				      title_of_known(m->plan, &m->known.pupils[m->places[i]]);
		item->reason = m->reasons[i];
		if (!item->reason && m->places[i] == INCOMING_NONE && p->historic && !p->former)
			item->reason = N_("jaargroep H zonder uitstroomdatum: een oud-leerling van "
					  "wie niet bekend is wanneer hij vertrok");
		code = tell(m, i, m->in->pupil_count, err);
		if (item->reason)
			item->status = IMPORT_LEFT_OUT;
		else if (!code && m->places[i] == INCOMING_NONE)
			code = compare_new(m, item, pupil, err);
	}
	record_free(pupil);
	return code;
}

static enum zb_code compare_pupils(struct importing *m, struct zb_err *err)
{
	enum zb_code code = known_read(m->db, &m->known, err);

	if (code)
		return code;
	m->places = mem_new(m->in->pupil_count, sizeof *m->places);
	m->reasons = mem_new(m->in->pupil_count, sizeof *m->reasons);
	match_pupils(m->in, &m->known, m->places, m->reasons);
	code = compare_all_new(m, err);
	if (!code)
		code = compare_all_known(m, err);
	plan_count(m->plan, &m->plan->pupils);
	m->plan->rows += m->plan->pupils.statuses[IMPORT_NEW] +
			 m->plan->pupils.statuses[IMPORT_CHANGED] + m->plan->move_count;
	known_free(&m->known);
	free(m->places);
	free(m->reasons);
	return code;
}

enum zb_code importing_compare(struct db *db, const struct incoming *in,
			       const struct import_options *options, struct bad_lines *bad,
			       const struct db_progress *progress, struct import_plan **out,
			       struct zb_err *err)
{
	struct importing m = { .db = db, .in = in, .bad = bad, .progress = progress };
	enum zb_code code = check_school(db, in, err);

	if (code)
		return code;
	m.plan = mem_new(1, sizeof *m.plan);
	m.plan->incoming = in;
	code = begin(&m, options, err);
	if (!code)
		code = compare_groups(&m, err);
	if (!code)
		code = compare_staff(&m, err);
	if (!code)
		code = compare_pupils(&m, err);
	if (!code)
		code = bad_lines_fail(bad, err);
	if (code)
		import_plan_free(m.plan);
	else
		*out = m.plan;
	return code;
}
