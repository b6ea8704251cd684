/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The items of the inspectorate under Samenwerking. */
#include "core/records/evaluation.h"
#include "core/records/meeting.h"
#include "core/records/plan.h"
#include "core/rules/consent.h"
#include "core/rules/quality_find.h"

#define MONTHS_A_YEAR 12

void quality_find_parents_agree(const struct quality_case *about, struct completeness *item)
{
	quality_follow(about, COMPLETE_CONSENT, item);
}

/* The last day on which the parents, from 18 the pupil, spoke about it, or unset. */
static struct date last_discussed(const struct quality_case *about)
{
	const struct record_list *list = quality_rows_of(about, ENTITY_EVALUATION);
	const struct record *pupil = dossier_pupil(about->dossier);
	unsigned kinds = QUALITY_TALK(consent_is_adult(pupil, about->today) ? MEETING_PUPIL_TALK :
									      MEETING_PARENTS);
	const struct record *talk =
		quality_last_talk(about, kinds | QUALITY_TALK(MEETING_PLAN_REVIEW), true);
	struct date last = talk ? record_date(talk, MEETING_DATE) : (struct date){0};

	for (size_t i = 0; i < list->count; i++) {
		struct date date = record_date(list->items[i], EVALUATION_DATE);
		unsigned there = consent_is_adult(pupil, date) ? EVALUATION_HEARD :
								 EVALUATION_PARENTS_PRESENT;

		if (record_is_yes(list->items[i], there) && date_compare(date, last) > 0)
			last = date;
	}
	return last;
}

void quality_find_discussed(const struct quality_case *about, struct completeness *item)
{
	struct date last = last_discussed(about);
	struct date begun = record_date(quality_first_version(about), PLAN_STARTS);
	struct date until = date_add_months(date_is_set(last) ? last : begun, MONTHS_A_YEAR);
	bool in_time = date_is_set(until) && date_compare(about->today, until) <= 0;
	char day[DATE_SHOWN_SIZE];

	if (in_time)
		quality_turn_on(about, date_add_days(until, 1));
	date_to_full(date_is_set(last) ? last : until, day);
	quality_mend(item, ENTITY_MEETING, 0, -1);
	if (quality_is_draft(about))
		quality_not_of_draft(item);
	else if (date_is_set(last) && in_time)
		quality_say(item, COMPLETENESS_MET, mem_format(_("besproken op %s"), day));
	else if (date_is_set(last))
		quality_say(item, COMPLETENESS_MISSING,
			    mem_format(_("voor het laatst besproken op %s"), day));
	else if (in_time)
		quality_say(item, COMPLETENESS_NOT_ASKED, mem_format(_("pas nodig voor %s"), day));
	else
		quality_say(item, COMPLETENESS_MISSING,
			    mem_text(_("nog geen gesprek met de ouders")));
}

/* A talk with the pupil in the year before the version began. */
static bool spoke_with_pupil(const struct quality_case *about, struct completeness *item)
{
	struct date begun = record_date(about->plan, PLAN_STARTS);
	struct date from = date_add_months(begun, -MONTHS_A_YEAR);
	const struct record_list *list = quality_rows_of(about, ENTITY_MEETING);

	for (size_t i = 0; date_is_set(begun) && i < list->count; i++) {
		struct date date = record_date(list->items[i], MEETING_DATE);
		struct buffer title = {0};

		if (record_choice(list->items[i], MEETING_KIND) != MEETING_PUPIL_TALK ||
		    date_compare(date, from) < 0 || date_compare(date, begun) > 0)
			continue;
		record_title(list->items[i], &title);
		quality_say(item, COMPLETENESS_MET, buffer_take(&title));
		quality_mend(item, ENTITY_MEETING, list->items[i]->id, -1);
		return true;
	}
	return false;
}

void quality_find_pupil_involved(const struct quality_case *about, struct completeness *item)
{
	char day[DATE_SHOWN_SIZE];

	item->field = PLAN_HEARD;
	if (record_is_yes(about->plan, PLAN_HEARD)) {
		date_to_full(record_date(about->plan, PLAN_HEARD_DATE), day);
		quality_say(item, COMPLETENESS_MET,
			    *day ? mem_format(_("gehoord op %s"), day) : mem_text(_("gehoord")));
	} else if (spoke_with_pupil(about, item)) {
		return;
	} else if (record_is_set(about->plan, PLAN_NOT_HEARD_REASON)) {
		quality_say(item, COMPLETENESS_NOT_ASKED,
			    mem_format(_("niet gehoord: %s"),
				       record_text(about->plan, PLAN_NOT_HEARD_REASON)));
	} else if (quality_is_draft(about)) {
		quality_say(item, COMPLETENESS_MISSING, mem_text(_("leerling nog niet gehoord")));
	}
}

void quality_find_partners_informed(const struct quality_case *about, struct completeness *item)
{
	const unsigned kinds = QUALITY_TALK(MEETING_PARTNERS) | QUALITY_TALK(MEETING_MDO) |
			       QUALITY_TALK(MEETING_CVB);

	quality_met_by_talk(about, kinds, item);
}

static const struct due *handover_due(const struct quality_case *about)
{
	for (size_t i = 0; i < about->derived->due_count; i++)
		if (about->derived->due[i].deadline == DEADLINE_HANDOVER)
			return &about->derived->due[i];
	return NULL;
}

void quality_find_warm_handover(const struct quality_case *about, struct completeness *item)
{
	const struct due *due = handover_due(about);
	bool came = record_choice(quality_first_version(about), PLAN_ORIGIN) == PLAN_OTHER_SCHOOL;
	bool late = due && date_compare(due->date, about->today) < 0;
	char day[DATE_SHOWN_SIZE];

	date_to_full(due ? due->date : (struct date){0}, day);
	if (due) {
		quality_turn_on(about, date_add_days(due->date, 1));
		quality_say(
			item, late ? COMPLETENESS_MISSING : COMPLETENESS_NOT_ASKED,
			mem_format(late ? _("had voor %s gemoeten") : _("pas nodig voor %s"), day));
		quality_mend(item, ENTITY_MEETING, 0, -1);
	} else if (!quality_met_by_talk(about, QUALITY_TALK(MEETING_HANDOVER), item) && !came) {
		quality_say(item, COMPLETENESS_NOT_ASKED,
			    mem_text(_("verlaat de school nog niet")));
	}
}
