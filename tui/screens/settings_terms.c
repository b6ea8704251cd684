/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One form for all settings, made from their table. Each is a row of the file of its own. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/entities.h"
#include "core/records/school.h"
#include "db/draft.h"
#include "db/query.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/form.h"
#include "tui/screens/merge.h"
#include "tui/screens/settings.h"

static int64_t term(const struct record *record, unsigned i)
{
	if (record->entity->fields[i].kind == FIELD_BOOLEAN)
		return record_is_yes(record, i);
	return record_number(record, i);
}

static void put_term(struct record *record, unsigned i, int64_t number)
{
	if (record->entity->fields[i].kind == FIELD_BOOLEAN)
		record_set_choice(record, i, number ? ANSWERED_YES : ANSWERED_NO);
	else
		record_set_number(record, i, number);
}

/* The labels are sentences: the bounds are said without them. */
static enum zb_code check(const struct record *record, struct date today, unsigned *field,
			  struct zb_err *err)
{
	(void)today;
	for (unsigned i = 0; i < SETTING_COUNT; i++) {
		const struct setting *setting = &settings_table[i];
		int64_t number = term(record, i);

		if (number >= setting->least && number <= setting->most)
			continue;
		*field = i;
		return zb_fail(err, ZB_INVALID, _("kies een getal van %d tot en met %d"),
			       setting->least, setting->most);
	}
	return ZB_OK;
}

struct terms {
	struct record *record, *before;
	struct form *form;
	struct merge merge;
	/* Of this form alone, made of the table of settings; the help names what each begins
	 * with, or that it is longer than the law. */
	struct entity entity;
	struct field fields[SETTING_COUNT];
	char *helps[SETTING_COUNT];
};

static bool is_switch(const struct setting *setting)
{
	return !setting->least && setting->most == 1;
}

static char *first_help(const struct setting *setting)
{
	if (is_switch(setting))
		return mem_format(_("standaard %s"),
				  _(choices_yes_no[setting->initial ? ANSWERED_YES : ANSWERED_NO]
					    .label));
	return mem_format(setting->law ? _("standaard %d: zo staat het in de wet") :
					 _("standaard %d"), setting->initial);
}

static void set_help(struct terms *terms, unsigned i)
{
	char *past = setting_past_law(&settings_table[i], term(terms->record, i));

	free(terms->helps[i]);
	terms->helps[i] = past ? past : first_help(&settings_table[i]);
	terms->fields[i].help = terms->helps[i];
}

static struct field make_field(const struct setting *setting)
{
	return (struct field){
		.column = setting->key,
		.kind = is_switch(setting) ? FIELD_BOOLEAN : FIELD_INTEGER,
		.label = setting->label,
		.flags = FIELD_REQUIRED,
		.width = 5,
		.choices = is_switch(setting) ? choices_yes_no : NULL,
	};
}

/* None of the settings names them all. */
static void title(const struct record *record, struct buffer *out)
{
	buffer_add(out, _(record->entity->label));
}

static void make_entity(struct terms *terms)
{
	for (unsigned i = 0; i < SETTING_COUNT; i++)
		terms->fields[i] = make_field(&settings_table[i]);
	terms->entity = (struct entity){
		.code = "terms",
		.label = N_("instellingen"),
		.plural = N_("instellingen"),
		.fields = terms->fields,
		.field_count = SETTING_COUNT,
		.title = title,
		.check = check,
	};
}

static void fill(struct app *app, struct form *form, void *data)
{
	struct terms *terms = data;

	terms->form = form;
	form_section(form, _("Termijnen en keuzes van de school"));
	form_add_all(form, terms->record);
	/* There a destination is always asked. */
	if (school_is_secondary(app->look.school))
		form_show(form, terms->record, SETTING_DESTINATION_FROM, false);
	for (unsigned i = 0; i < SETTING_COUNT; i++)
		set_help(terms, i);
}

static void changed(struct app *app, struct form *form, void *data, struct record *record,
		    unsigned field)
{
	(void)app;
	(void)form;
	(void)record;
	set_help(data, field);
}

/* --- drafts --- */

static const char *draft(void *data)
{
	(void)data;
	return "terms";
}

static void keep(void *data, struct draft *out)
{
	const struct terms *terms = data;

	draft_add_record(out, "terms", terms->record, terms->before);
}

static void resume(struct app *app, void *data, const struct draft *from)
{
	struct terms *terms = data;

	draft_take_record(from, "terms", terms->record, terms->before, app->today);
}

/* --- saving --- */

static enum zb_code take_term(void *context, const char *const *cells, struct zb_err *err)
{
	struct record *terms = context;
	const struct setting *setting = setting_find(cells[QUERY_FIELDS + SETTING_KEY]);

	(void)err;
	if (setting)
		put_term(terms, (unsigned)(setting - settings_table),
			 strtoll(cells[QUERY_FIELDS + SETTING_VALUE], NULL, 10));
	return ZB_OK;
}

/* All settings as the file has them now; those without a row are as they begin. */
static enum zb_code read_terms(struct db *db, const struct entity *entity, struct record **out,
			       struct zb_err *err)
{
	struct record *terms = record_new(entity);
	enum zb_code code;

	for (unsigned i = 0; i < SETTING_COUNT; i++)
		put_term(terms, i, settings_table[i].initial);
	code = query_rows(db, &setting_entity, NULL, 0, take_term, terms, err);
	if (code)
		record_free(terms);
	else
		*out = terms;
	return code;
}

static enum zb_code take_id(void *context, const char *const *cells, struct zb_err *err)
{
	int64_t *id = context;

	(void)err;
	*id = strtoll(cells[QUERY_ID], NULL, 10);
	return ZB_OK;
}

/* *OUT is 0 when the file has no row of that setting. */
static enum zb_code find_term(struct db *db, const char *key, int64_t *out, struct zb_err *err)
{
	const struct query_filter filter = {
		.column = setting_entity.fields[SETTING_KEY].column, .value = key,
	};

	*out = 0;
	return query_rows(db, &setting_entity, &filter, 1, take_id, out, err);
}

static enum zb_code insert_term(struct db *db, const char *key, const char *value,
				struct zb_err *err)
{
	struct record *row = record_new(&setting_entity);
	enum zb_code code;

	record_set_text(row, SETTING_KEY, key);
	record_set_text(row, SETTING_VALUE, value);
	code = store_insert(db, row, err);
	record_free(row);
	return code;
}

static enum zb_code update_term(struct db *db, int64_t id, const char *value, struct zb_err *err)
{
	struct record *base = NULL, *mine;
	enum zb_code code = store_get(db, &setting_entity, id, &base, err);

	if (code)
		return code;
	mine = record_copy(base);
	record_set_text(mine, SETTING_VALUE, value);
	code = store_update(db, base, mine, NULL, err);
	record_free(base);
	record_free(mine);
	return code;
}

static enum zb_code write_term(struct db *db, enum setting_id setting, int64_t number,
			       struct zb_err *err)
{
	const char *key = settings_table[setting].key;
	char value[24];
	int64_t id;
	enum zb_code code = find_term(db, key, &id, err);

	snprintf(value, sizeof(value), "%" PRId64, number);
	if (code)
		return code;
	return id ? update_term(db, id, value, err) : insert_term(db, key, value, err);
}

/* Of the first setting in conflict. */
static void tell_who(struct db *db, struct conflict *conflict)
{
	unsigned first = 0;
	int64_t row;

	while (!(conflict->fields >> first & 1))
		first++;
	if (!find_term(db, settings_table[first].key, &row, NULL) && row)
		store_tell_who(db, row, conflict->who);
}

/* In the open transaction: what others changed to something else is a conflict. */
static enum zb_code write_terms(struct app *app, struct terms *terms, struct conflict *conflict,
				struct zb_err *err)
{
	struct record *theirs = NULL;
	enum zb_code code = read_terms(app->db, &terms->entity, &theirs, err);

	if (code)
		return code;
	conflict->fields = store_merge(terms->before, theirs, terms->record);
	if (conflict->fields) {
		conflict->theirs = theirs;
		tell_who(app->db, conflict);
		return zb_fail(err, ZB_CONFLICT, _("een collega heeft de instellingen gewijzigd"));
	}
	for (unsigned i = 0; i < SETTING_COUNT && !code; i++)
		if (!record_same(terms->record, theirs, i))
			code = write_term(app->db, (enum setting_id)i,
					  term(terms->record, i), err);
	record_free(theirs);
	return code;
}

/* What was chosen is shown, and saved. */
static void again(struct app *app, void *data)
{
	const struct terms *terms = data;

	form_refresh(terms->form, app);
	form_save(app);
}

static enum zb_code save(struct app *app, void *data, struct form *form, struct zb_err *err)
{
	struct terms *terms = data;
	struct conflict conflict = { 0 };
	enum zb_code code = store_begin(app->db, TXN_EDIT, 0, err);

	(void)form;
	if (code)
		return code;
	code = write_terms(app, terms, &conflict, err);
	if (code)
		store_rollback(app->db);
	else
		code = store_commit(app->db, err);
	if (conflict.theirs)
		merge_ask(&terms->merge, app, &terms->before, &terms->record, &conflict, again,
			  terms);
	return code;
}

static void saved(struct app *app, void *data)
{
	const struct terms *terms = data;
	size_t longer = 0;

	for (unsigned i = 0; i < SETTING_COUNT; i++)
		longer += settings_table[i].law &&
			  term(terms->record, i) > settings_table[i].initial;
	if (longer)
		app_notice_undo(app, ngettext("Instellingen bewaard, %zu langer dan de wet.",
					      "Instellingen bewaard, %zu langer dan de wet.",
					      longer), longer);
	else
		app_notice_undo(app, _("Instellingen bewaard."));
}

static void terms_free(void *data)
{
	struct terms *terms = data;

	merge_clear(&terms->merge);
	record_free(terms->record);
	record_free(terms->before);
	for (unsigned i = 0; i < SETTING_COUNT; i++)
		free(terms->helps[i]);
	free(terms);
}

static const struct form_ops ops = {
	.fill = fill, .changed = changed, .save = save, .saved = saved, .draft = draft,
	.keep = keep,
	.resume = resume, .free = terms_free,
};

void settings_terms_open(struct app *app)
{
	struct terms *terms = mem_new(1, sizeof(*terms));
	struct zb_err err;

	make_entity(terms);
	if (read_terms(app->db, &terms->entity, &terms->record, &err)) {
		app_error(app, &err);
		terms_free(terms);
		return;
	}
	terms->before = record_copy(terms->record);
	form_open(app, _("Instellingen"), &ops, terms);
}
