/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences about an import as a whole: what it is, what would happen, what happened. */
#include <string.h>

#include "core/words.h"
#include "db/takeover.h"
#include "tui/screens/import.h"

static void add_measured_counts(struct buffer *out, const struct measured_list *list)
{
	buffer_add(out, _(" · metingen"));
	for (unsigned s = 0; s < MEASURED_STATUSES; s++)
		if (list->statuses[s] || s == MEASURED_NEW)
			buffer_add_format(out, "%s %zu %s", s ? "," : ":", list->statuses[s],
					  _(measured_statuses[s].label));
}

const char *import_file_name(const struct import_job *job)
{
	const char *slash = strrchr(job->path, '/');

	return slash ? slash + 1 : job->path;
}

char *import_about(const struct import_job *job)
{
	struct buffer about = { 0 };
	char year[SCHOOL_YEAR_SIZE];

	buffer_add(&about, import_file_name(job));
	if (job->plan) {
		school_year_to_text(job->plan->school_year, year);
		buffer_add_format(&about, _(" · schooljaar %s"), year);
	} else if (job->kind == EXCHANGE_MEASUREMENTS) {
		add_measured_counts(&about, &job->measured);
	} else {
		buffer_add_format(&about, _(" · OPP's: %zu over te nemen, %zu overgeslagen"),
				  job->taken, job->running.count - job->taken);
	}
	return buffer_take(&about);
}

const struct ignored *import_ignored(const struct import_job *job)
{
	switch (job->kind) {
	case EXCHANGE_PLANS:
		return &job->running.ignored;
	case EXCHANGE_MEASUREMENTS:
		return &job->measured.ignored;
	default:
		return &job->in->ignored;
	}
}

static void add_names(struct buffer *out, const struct ignored *ignored, bool never,
		      const char *head)
{
	struct buffer names = { 0 };

	ignored_add_names(ignored, never, &names);
	if (names.length)
		buffer_add_format(out, "%s%s: %s.", out->length ? " " : "", head, names.bytes);
	buffer_clear(&names);
}

char *import_passed_over(const struct import_job *job)
{
	const struct ignored *ignored = import_ignored(job);
	struct buffer out = { 0 };

	add_names(&out, ignored, true, _("Nooit bewaard"));
	add_names(&out, ignored, false, _("Niet gelezen"));
	return buffer_take(&out);
}

/* Of those who are not in the file: who is to be departed. */
static size_t count_left(const struct import_job *job)
{
	size_t left = 0;

	for (size_t i = 0; i < job->plan->pupils.count; i++)
		left += date_is_set(job->plan->pupils.items[i].left);
	return left;
}

static void add_new_groups(const struct import_job *job, struct buffer *out)
{
	size_t count = job->plan->groups.statuses[IMPORT_NEW];

	if (count)
		buffer_add_format(out, _(" Nieuwe %s: %zu."),
				  word((enum school_type)db_settings(job->db)->type, WORD_GROUPS),
				  count);
}

char *import_question(const struct import_job *job)
{
	const size_t *pupils;
	struct buffer text = { 0 };

	if (job->kind == EXCHANGE_PLANS)
		return mem_format(ngettext("%zu lopend OPP overnemen, meteen in werking?",
					   "%zu lopende OPP's overnemen, meteen in werking?",
					   job->taken),
				  job->taken);
	if (job->kind == EXCHANGE_MEASUREMENTS)
		return mem_format(_("Metingen: %zu toevoegen en %zu wijzigen?"),
				  job->measured.statuses[MEASURED_NEW],
				  job->measured.statuses[MEASURED_CHANGED]);
	pupils = job->plan->pupils.statuses;
	buffer_add_format(&text, _("Leerlingen: %zu toevoegen en %zu wijzigen?"),
			  pupils[IMPORT_NEW], pupils[IMPORT_CHANGED]);
	if (pupils[IMPORT_GONE])
		buffer_add_format(&text,
				  _(" Niet in het bestand: %zu, van wie %zu als vertrokken."),
				  pupils[IMPORT_GONE], count_left(job));
	add_new_groups(job, &text);
	return buffer_take(&text);
}

/* How many of those who left have a plan in force still: nothing else would ask for its end. */
static size_t left_with_plan(const struct import_job *job)
{
	const struct import_list *pupils = &job->plan->pupils;
	size_t count = 0;
	bool has;

	for (size_t i = 0; i < pupils->count; i++)
		count += date_is_set(pupils->items[i].left) &&
			 !takeover_has_plan(job->db, pupils->items[i].id, &has, NULL) && has;
	return count;
}

char *import_done(const struct import_job *job)
{
	struct buffer done = { 0 };
	const size_t *pupils;
	size_t running;

	if (job->kind == EXCHANGE_PLANS)
		return mem_format(ngettext("%zu OPP is overgenomen en in werking.",
					   "%zu OPP's zijn overgenomen en in werking.", job->taken),
				  job->taken);
	if (job->kind == EXCHANGE_MEASUREMENTS)
		return mem_format(_("Metingen: %zu nieuw, %zu gewijzigd."),
				  job->measured.statuses[MEASURED_NEW],
				  job->measured.statuses[MEASURED_CHANGED]);
	pupils = job->plan->pupils.statuses;
	buffer_add_format(&done,
			  _("Leerlingen: %zu nieuw, %zu gewijzigd, %zu vertrokken, "
			    "%zu ongewijzigd, %zu overgeslagen."),
			  pupils[IMPORT_NEW], pupils[IMPORT_CHANGED], count_left(job),
			  pupils[IMPORT_UNCHANGED], pupils[IMPORT_LEFT_OUT]);
	add_new_groups(job, &done);
	running = left_with_plan(job);
	if (running)
		buffer_add_format(&done,
				  ngettext(" Van %zu die vertrok is het OPP nog in werking; x in "
					   "het dossier sluit het af.",
					   " Van %zu die vertrokken zijn de OPP's nog in werking; "
					   "x in het dossier sluit ze af.",
					   running),
				  running);
	return buffer_take(&done);
}
