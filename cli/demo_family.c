/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/demo_family.h"

#include <stdlib.h>

#include "core/entities.h"
#include "core/records/guardian.h"
#include "core/records/pupil.h"

enum relation { MOTHER, FATHER, STEPPARENT, FOSTER };

/* What is special about a guardian's address and language. */
struct guardian_home {
	bool differs, secret, interpreter;
};

/* The numbers begin with 00: nobody has them. */
static void set_reach(struct record *row, struct dice *dice)
{
	struct buffer email = {0};
	char *phone = mem_format("06-00%02d %02d%02d", dice_between(dice, 0, 99),
				 dice_between(dice, 0, 99), dice_between(dice, 0, 99));

	demo_add_plain_letters(&email, record_text(row, GUARDIAN_GIVEN_NAME));
	buffer_add(&email, ".");
	demo_add_plain_letters(&email, record_text(row, GUARDIAN_FAMILY_NAME));
	buffer_add(&email, "@ouders.example");
	record_set_text(row, GUARDIAN_PHONE, phone);
	if (!dice_percent(dice, 6))
		record_set_text(row, GUARDIAN_EMAIL, email.bytes);
	free(phone);
	buffer_clear(&email);
}

static int64_t put_guardian(struct demo *demo, struct dice *dice, int sex, struct family_name name,
			    const struct guardian_home *home)
{
	struct record *row = record_new(&guardian_entity);

	record_set_text(row, GUARDIAN_GIVEN_NAME, demo_adult_name(dice, sex));
	record_set_text(row, GUARDIAN_PREFIX, name.prefix);
	record_set_text(row, GUARDIAN_FAMILY_NAME, name.name);
	set_reach(row, dice);
	if (home->differs)
		record_set_text(row, GUARDIAN_ADDRESS_DIFFERS, "yes");
	if (home->secret)
		record_set_text(row, GUARDIAN_ADDRESS_SECRET, "yes");
	if (home->interpreter)
		record_set_text(row, GUARDIAN_INTERPRETER, "yes");
	return demo_put(demo, row);
}

static void add_member(struct family *family, int64_t id, enum relation relation, bool authority)
{
	family->members[family->member_count++] = (struct family_member){
		.id = id, .relation = (int)relation, .authority = authority,
		.limited = !authority && relation != STEPPARENT,
	};
}

static enum demo_family_kind draw_kind(struct dice *dice)
{
	int at = dice_between(dice, 0, 99);

	if (at < 74)
		return FAMILY_TOGETHER;
	if (at < 90)
		return FAMILY_APART;
	if (at < 92)
		return FAMILY_NO_AUTHORITY;
	return at < 98 ? FAMILY_ALONE : FAMILY_FOSTER;
}

static void make_parents(struct demo *demo, struct dice *dice, enum demo_family_kind kind,
			 struct family *family)
{
	bool limited = kind == FAMILY_LIMITED;
	bool apart = kind == FAMILY_APART || kind == FAMILY_NO_AUTHORITY || limited;
	struct guardian_home mother = { .interpreter = dice_percent(dice, 5) };
	struct guardian_home father = { .differs = apart, .interpreter = mother.interpreter };
	bool by_mother = apart || kind == FAMILY_ALONE; /* whose name the children have */
	struct family_name own = demo_family_name(dice);

	mother.secret = kind == FAMILY_NO_AUTHORITY;
	add_member(family,
		   put_guardian(demo, dice, PUPIL_F, by_mother ? family->name : own, &mother),
		   MOTHER, true);
	if (kind == FAMILY_ALONE)
		return;
	add_member(family,
		   put_guardian(demo, dice, PUPIL_M, by_mother ? own : family->name, &father),
		   FATHER, kind != FAMILY_NO_AUTHORITY);
	family->members[family->member_count - 1].limited |= limited;
	if (apart && (dice_percent(dice, 25) || limited))
		add_member(family,
			   put_guardian(demo, dice, PUPIL_M, demo_family_name(dice),
					&(struct guardian_home){0}),
			   STEPPARENT, false);
}

void demo_make_family(struct demo *demo, struct dice *dice, struct family_name name,
		      enum demo_family_kind kind, struct family *out)
{
	*out = (struct family){ .name = name };
	if (kind == FAMILY_ANY)
		kind = draw_kind(dice);
	if (kind != FAMILY_FOSTER) {
		make_parents(demo, dice, kind, out);
		return;
	}
	add_member(out,
		   put_guardian(demo, dice, PUPIL_F, demo_family_name(dice),
				&(struct guardian_home){0}),
		   FOSTER, true);
	add_member(out,
		   put_guardian(demo, dice, PUPIL_F, name,
				&(struct guardian_home){ .differs = true }),
		   MOTHER, false);
}

void demo_join_family(struct demo *demo, const struct family *family, int64_t pupil)
{
	for (int i = 0; i < family->member_count; i++) {
		const struct family_member *member = &family->members[i];
		struct record *row = record_new(&pupil_guardian_entity);

		record_set_number(row, PUPIL_GUARDIAN_PUPIL, pupil);
		record_set_number(row, PUPIL_GUARDIAN_GUARDIAN, member->id);
		record_set_choice(row, PUPIL_GUARDIAN_RELATION, member->relation);
		record_set_text(row, PUPIL_GUARDIAN_AUTHORITY, member->authority ? "yes" : "no");
		record_set_choice(row, PUPIL_GUARDIAN_INFORMATION,
				  member->limited ? INFORMATION_LIMITED : INFORMATION_FULL);
		record_set_number(row, PUPIL_GUARDIAN_POSITION, i + 1);
		demo_put(demo, row);
	}
}
