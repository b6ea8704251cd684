/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "db/list.h"
#include "tui/list_span.h"
#include "tui/screens/matrix.h"
#include "tui/screens/signs.h"

#define ITEM_WIDTH 2

size_t matrix_make_columns(enum matrix_set set, struct column out[MATRIX_COLUMNS])
{
	size_t count = MATRIX_FIRST_ITEM + matrix_sizes[set];

	out[MATRIX_NAME] = (struct column){
		.label = _("Naam"), .width = 14, .min = 8, .grows = true, .max = 36,
		.cut = CUT_PERSON,
	};
	out[MATRIX_GROUP] = (struct column){
		.label = N_("Groep"), .width = 5, .priority = MATRIX_COLUMNS + 1,
		.cut = CUT_GROUP,
	};
	out[MATRIX_MISSING] = (struct column){
		.label = _("mist"), .width = 4, .priority = MATRIX_COLUMNS, .align = ALIGN_RIGHT,
	};
	for (size_t i = 0; i < matrix_sizes[set]; i++)
		out[MATRIX_FIRST_ITEM + i] = (struct column){
			.label = matrix_heading(set, i),
			.width = ITEM_WIDTH,
			.priority = (int)i + 1,
		};
	return count;
}

const char *matrix_label(enum matrix_set set, size_t item)
{
	return set == MATRIX_ITEMS ? completeness_label((enum completeness_id)item) :
				     quality_label((enum quality_item)item);
}

const char *matrix_heading(enum matrix_set set, size_t item)
{
	return set == MATRIX_ITEMS ? completeness_heading((enum completeness_id)item) :
				     quality_heading((enum quality_item)item);
}

/* What is missing stands out; what is in order or not asked steps back. */
static enum role role_of(enum completeness_state state)
{
	if (state == COMPLETENESS_MISSING)
		return ROLE_TEXT;
	return state == COMPLETENESS_UNANSWERED ? ROLE_ACCENT : ROLE_DIM;
}

struct adding {
	const struct matrix_source *source;
	struct list_rows *out;
	size_t place; /* of the next row; who is gone meanwhile is passed */
};

static enum zb_code add_row(void *context, const struct pupils_row *row, struct zb_err *err)
{
	struct adding *adding = context;
	const struct matrix *matrix = adding->source->matrix;
	enum matrix_set set = adding->source->order.set;
	const struct matrix_row *signs;
	struct list_row *added;
	char text[24];

	(void)err;
	while (matrix_at(matrix, adding->place)->pupil != row->pupil)
		adding->place++;
	signs = matrix_at(matrix, adding->place);
	snprintf(text, sizeof text, "%zu", adding->place);
	added = list_rows_add(adding->out, row->pupil, text);
	list_row_set(added, MATRIX_NAME, ROLE_TEXT, row->name);
	list_row_set(added, MATRIX_GROUP, ROLE_TEXT, row->group);
	snprintf(text, sizeof text, "%d", signs->missing[set]);
	list_row_set(added, MATRIX_MISSING, ROLE_TEXT, signs->missing[set] ? text : "-");
	for (size_t i = 0; i < matrix_sizes[set]; i++) {
		enum completeness_state state = completeness_of_sign(signs->signs[set][i]);

		list_row_set(added, MATRIX_FIRST_ITEM + i, role_of(state),
			     sign_of_item(adding->source->look, state));
	}
	return ZB_OK;
}

static enum zb_code read_rows(void *data, enum list_place place, const struct list_row *from,
			      size_t count, struct list_rows *out, struct zb_err *err)
{
	const struct matrix_source *source = data;
	struct adding adding = { .source = source, .out = out };
	size_t all = matrix_count(source->matrix), at = 0, begin, end, n = 0;
	const struct pupils_order order = { .scope = PUPILS_ALL, .sort = PUPILS_BY_NAME };
	int64_t *ids;
	enum zb_code code;

	if (from && !(place == LIST_AT && matrix_find(source->matrix, from->id, &at)))
		at = list_span_number(from, all);
	list_span(place, at, count, all, &begin, &end);
	if (begin == end)
		return ZB_OK;
	adding.place = begin;
	ids = mem_new(end - begin, sizeof *ids);
	for (size_t i = begin; i < end; i++)
		ids[n++] = matrix_at(source->matrix, i)->pupil;
	code = pupils_read_some(source->db, &order, ids, n, add_row, &adding, err);
	free(ids);
	return code;
}

const struct list_source matrix_source = { .read = read_rows };
