/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/import_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/exchange/edexml.h"
#include "core/exchange/csv_las.h"

static enum zb_code read_text(const char *text, struct incoming **in, struct zb_err *err)
{
	FILE *file = fmemopen((char *)(uintptr_t)text, strlen(text), "rb");
	enum zb_code code = *text == '<' ? edexml_read(file, in, NULL, err) :
					   csv_las_read(file, false, in, NULL, err);

	fclose(file);
	return code;
}

static void note_item(const struct import_plan *plan, const struct import_item *item,
		      struct buffer *out)
{
	if (item->reason)
		buffer_add_format(out, "%s: %s\n", item->title, item->reason);
	for (uint32_t i = 0; i < item->count; i++) {
		const struct import_change *c = &plan->changes[item->first + i];

		buffer_add_format(out, "%s: %s: %s -> %s%s\n", item->title, c->name, c->before,
				  c->after, c->kept ? " (kept)" : "");
	}
}

static void note(const struct import_plan *plan, struct imported *out)
{
	const struct import_list *const lists[] = { &plan->groups, &plan->staff, &plan->pupils };
	struct buffer b = {0};

	out->last_day = plan->last_day;
	memcpy(out->pupils, plan->pupils.statuses, sizeof out->pupils);
	memcpy(out->groups, plan->groups.statuses, sizeof out->groups);
	memcpy(out->staff, plan->staff.statuses, sizeof out->staff);
	for (size_t l = 0; l < 3; l++)
		for (size_t i = 0; i < lists[l]->count; i++)
			note_item(plan, &lists[l]->items[i], &b);
	out->changes = buffer_take(&b);
}

static struct imported take_in(struct school *s, const char *text, const char *left, bool apply)
{
	static const struct import_options options = {0};
	struct imported out = {0};
	struct incoming *in = NULL;
	struct import_plan *plan = NULL;
	struct date day = {0};

	out.code = read_text(text, &in, &out.err);
	if (!out.code)
		out.code = importing_compare(s->db, in, &options, NULL, NULL, &plan, &out.err);
	if (!out.code && left && date_from_iso(left, &day))
		import_plan_mark_gone(plan, day);
	if (!out.code)
		note(plan, &out);
	if (!out.code && apply)
		out.code = importing_apply(s->db, plan, NULL, &out.err);
	import_plan_free(plan);
	incoming_free(in);
	return out;
}

struct imported import_text(struct school *s, const char *text, const char *left)
{
	return take_in(s, text, left, true);
}

struct imported import_compare(struct school *s, const char *text)
{
	return take_in(s, text, NULL, false);
}

void imported_free(struct imported *i)
{
	free(i->changes);
}

void import_ok(struct school *s, const char *text)
{
	struct imported i = import_text(s, text, NULL);

	if (i.code) {
		fprintf(stderr, "import: %s\n", i.err.text);
		abort();
	}
	imported_free(&i);
}

char *import_las(int count, int shift, const char *school_year)
{
	static const char *const given[] = { "Jóëlle", "Tim", "Anaïs", "Sem", "Ömer", "Lotte" };
	static const char *const prefix[] = { "van den", "", "de", "", "van 't", "" };
	static const char *const family[] = { "Berg", "Bosch", "Château-de Vries", "IJsbrands",
					      "Çelik" };
	struct buffer b = {0};

	buffer_add(&b, "Leerlingnummer;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Geslacht;"
		       "Groep;Leerjaar;Postcode;BSN;Schooljaar\r\n");
	for (int i = 0; i < count; i++) {
		int year_group = (i / 25 + shift) % 8 + 1;

		buffer_add_format(&b, "%d;%s;%s;%s %c;%d-%d-%d;%s;%d%c;%d;6971VB;133456785;%s\r\n",
				  1000 + i, given[i % 6], prefix[i % 6], family[i % 5],
				  'A' + i / 30 % 26, i % 28 + 1, i % 12 + 1, 2020 - i / 25 % 12,
				  i % 2 ? "jongen" : "meisje", year_group, 'A' + i / 200,
				  year_group, school_year);
	}
	return buffer_take(&b);
}

char *import_windows(const char *text)
{
	struct buffer b = {0};

	for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
		char byte = (char)*c;

		if (*c == 0xC2 || *c == 0xC3) { /* up to U+00FF the codes are the same */
			byte = (char)((c[0] & 3) << 6 | (c[1] & 0x3F));
			c++;
		}
		buffer_add_bytes(&b, &byte, 1);
	}
	return buffer_take(&b);
}
