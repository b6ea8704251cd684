/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records/meeting.h"

#include "core/entities.h"

const struct choice meeting_kinds[] = {
	[MEETING_PARENTS] = { "parents", N_("oudergesprek") },
	[MEETING_PLAN_REVIEW] = { "plan_review", N_("OPP-bespreking") },
	[MEETING_PUPIL_TALK] = { "pupil", N_("leerlinggesprek") },
	[MEETING_PUPIL_REVIEW] = { "pupil_review", N_("leerlingbespreking") },
	[MEETING_GROUP_REVIEW] = { "group_review", N_("groepsbespreking") },
	[MEETING_CARE_TEAM] = { "care_team", N_("zorgteam") },
	[MEETING_MDO] = { "mdo", N_("MDO") },
	[MEETING_CVB] = { "cvb", N_("CvB") },
	[MEETING_HANDOVER] = { "handover", N_("warme overdracht") },
	[MEETING_PARTNERS] = { "partners", N_("ketenpartners") },
	{ NULL, NULL },
};

static const struct field meeting_fields[] = { MEETING_FIELDS(FIELD_ROW) };
static const struct field meeting_pupil_fields[] = { MEETING_PUPIL_FIELDS(FIELD_ROW) };
static const struct field attendee_fields[] = { ATTENDEE_FIELDS(FIELD_ROW) };

static enum zb_code attendee_check(const struct record *r, struct date today, unsigned *field,
				   struct zb_err *err)
{
	int who = record_is_set(r, ATTENDEE_GUARDIAN) + record_is_set(r, ATTENDEE_STAFF) +
		  record_is_set(r, ATTENDEE_PUPIL) + record_is_set(r, ATTENDEE_NAME);

	(void)today;
	*field = ATTENDEE_NAME;
	if (who != 1)
		return zb_fail(err, ZB_INVALID,
			       _("een aanwezige is een ouder, een medewerker, een leerling of een "
				 "naam, precies een daarvan"));
	return ZB_OK;
}

static void meeting_title(const struct record *r, struct buffer *out)
{
	char day[DATE_SHOWN_SIZE];

	date_to_full(record_date(r, MEETING_DATE), day);
	buffer_add_format(out, "%s %s",
			  field_choice_label(&meeting_fields[MEETING_KIND],
					     record_text(r, MEETING_KIND)),
			  day);
}

const struct entity meeting_entity = {
	.code = "meeting",
	.label = N_("gesprek"),
	.plural = N_("gesprekken"),
	.fields = meeting_fields,
	.field_count = MEETING_FIELD_COUNT,
	.owner = OWNER_LINKED,
	.title = meeting_title,
};

const struct entity meeting_pupil_entity = {
	.code = "meeting_pupil",
	.label = N_("leerling van het gesprek"),
	.plural = N_("leerlingen van gesprekken"),
	.fields = meeting_pupil_fields,
	.field_count = MEETING_PUPIL_FIELD_COUNT,
	.owner = OWNER_FIELD,
	.owner_field = MEETING_PUPIL_PUPIL,
};

const struct entity attendee_entity = {
	.code = "attendee",
	.label = N_("aanwezige"),
	.plural = N_("aanwezigen"),
	.fields = attendee_fields,
	.field_count = ATTENDEE_FIELD_COUNT,
	.owner = OWNER_FIELD,
	.owner_field = ATTENDEE_MEETING,
	.check = attendee_check,
};
