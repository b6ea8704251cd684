/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/matrix.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "db/stmt.h"

const size_t matrix_sizes[MATRIX_SET_COUNT] = {
	[MATRIX_ITEMS] = COMPLETENESS_COUNT,
	[MATRIX_QUALITY] = QUALITY_ITEM_COUNT,
};

_Static_assert((int)COMPLETENESS_COUNT <= (int)MATRIX_SIZE_MAX, "room for a sign each");

struct matrix {
	struct matrix_row *rows; /* by name */
	size_t count, room;
	char **folded;   /* of each row; NULL: not read yet */
	uint32_t *kept;  /* places in rows, in the order asked for */
	size_t kept_count;
	struct matrix_order order;
	size_t tally[MATRIX_SET_COUNT][MATRIX_SIZE_MAX][COMPLETENESS_STATE_COUNT];
	size_t complete[MATRIX_SET_COUNT];
};

/* --- reading --- */

static void take_signs(struct matrix_row *row, enum matrix_set set, const char *signs)
{
	const char missing = completeness_sign(COMPLETENESS_MISSING);

	for (size_t i = 0; i < matrix_sizes[set] && signs[i]; i++) {
		row->signs[set][i] = signs[i];
		row->missing[set] = (unsigned char)(row->missing[set] + (signs[i] == missing));
	}
}

static void add_row(struct matrix *m, sqlite3_stmt *stmt)
{
	struct matrix_row *row;

	m->rows = mem_grow(m->rows, &m->room, m->count + 1, sizeof *m->rows);
	row = &m->rows[m->count++];
	*row = (struct matrix_row){ .pupil = sqlite3_column_int64(stmt, 0) };
	take_signs(row, MATRIX_ITEMS, stmt_text(stmt, 1));
	take_signs(row, MATRIX_QUALITY, stmt_text(stmt, 2));
}

enum zb_code matrix_load(struct db *db, struct matrix **out, struct zb_err *err)
{
	static const char sql[] =
		"SELECT c.\"pupil\", c.\"items\", c.\"quality\" FROM \"dossier_check\" AS c "
		"CROSS JOIN \"pupil_state\" AS s ON s.\"pupil\" = c.\"pupil\" "
		"ORDER BY s.\"name_key\", c.\"pupil\"";
	struct matrix *m = mem_new(1, sizeof *m);
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	while (!code && !(code = stmt_step(db, stmt, &row, err)) && row)
		add_row(m, stmt);
	if (code) {
		matrix_free(m);
		return code;
	}
	m->kept = mem_new(m->count, sizeof *m->kept);
	*out = m;
	return ZB_OK;
}

void matrix_free(struct matrix *m)
{
	if (!m)
		return;
	for (size_t i = 0; m->folded && i < m->count; i++)
		free(m->folded[i]);
	free(m->folded);
	free(m->kept);
	free(m->rows);
	free(m);
}

static int pupil_compare(const void *left, const void *right)
{
	const struct matrix_row *const *a = left, *const *b = right;

	return ((*a)->pupil > (*b)->pupil) - ((*a)->pupil < (*b)->pupil);
}

/* The texts lie in order of pupil: a walk along both. */
static enum zb_code read_folded(struct matrix *m, struct db *db, struct zb_err *err)
{
	static const char sql[] =
		"SELECT s.\"pupil\", s.\"folded\" FROM \"dossier_check\" AS c CROSS JOIN "
		"\"pupil_state\" AS s ON s.\"pupil\" = c.\"pupil\" ORDER BY c.\"pupil\"";
	const struct matrix_row **by_pupil = mem_new(m->count, sizeof *by_pupil);
	size_t at = 0;
	sqlite3_stmt *stmt;
	bool row;
	enum zb_code code = stmt_get(db, sql, &stmt, err);

	m->folded = mem_new(m->count, sizeof *m->folded);
	for (size_t i = 0; i < m->count; i++)
		by_pupil[i] = &m->rows[i];
	qsort(by_pupil, m->count, sizeof(const struct matrix_row *), pupil_compare);
	while (!code && !(code = stmt_step(db, stmt, &row, err)) && row) {
		int64_t pupil = sqlite3_column_int64(stmt, 0);

		while (at < m->count && by_pupil[at]->pupil < pupil)
			at++;
		if (at < m->count && by_pupil[at]->pupil == pupil)
			m->folded[by_pupil[at] - m->rows] = mem_text(stmt_text(stmt, 1));
	}
	free(by_pupil);
	return code;
}

/* --- arranging --- */

/* WORDS ends each with NUL, and with an empty one. */
static bool has_words(const char *text, const char *words)
{
	for (; text && *words; words += strlen(words) + 1)
		if (!strstr(text, words))
			return false;
	return text != NULL;
}

/* FILTER folded, as has_words takes it. The caller frees. */
static char *words_of(const char *filter)
{
	char *folded = text_fold(filter);
	struct buffer words = {0};

	for (const char *w = folded; *w;) {
		size_t length = strcspn(w, " ");

		if (length) {
			buffer_add_bytes(&words, w, length);
			buffer_add_bytes(&words, "", 1);
		}
		w += length + (w[length] == ' ');
	}
	buffer_add_bytes(&words, "", 1);
	free(folded);
	return words.bytes;
}

static void keep(struct matrix *m, const char *filter)
{
	char *words = words_of(filter);

	m->kept_count = 0;
	for (size_t i = 0; i < m->count; i++)
		if (!*words || has_words(m->folded[i], words))
			m->kept[m->kept_count++] = (uint32_t)i;
	free(words);
}

static void count(struct matrix *m)
{
	memset(m->tally, 0, sizeof m->tally);
	memset(m->complete, 0, sizeof m->complete);
	for (size_t i = 0; i < m->kept_count; i++) {
		const struct matrix_row *row = &m->rows[m->kept[i]];

		for (int set = 0; set < MATRIX_SET_COUNT; set++) {
			for (size_t item = 0; item < matrix_sizes[set]; item++)
				m->tally[set][item][completeness_of_sign(row->signs[set][item])]++;
			m->complete[set] += !row->missing[set];
		}
	}
}

/* Higher comes first. */
static int weight_of(const struct matrix_row *row, const struct matrix_order *order)
{
	static const int weights[COMPLETENESS_STATE_COUNT] = {
		[COMPLETENESS_MISSING] = 3, [COMPLETENESS_UNANSWERED] = 2,
		[COMPLETENESS_NOT_ASKED] = 1, [COMPLETENESS_MET] = 0,
	};

	if (order->by == MATRIX_BY_NAME)
		return 0;
	if (order->by == MATRIX_BY_MISSING)
		return row->missing[order->set];
	return weights[completeness_of_sign(row->signs[order->set][order->by])];
}

/* A counting sort: there are few weights, and what is equal stays by name. */
static void sort(struct matrix *m)
{
	uint32_t *sorted = mem_new(m->kept_count, sizeof *sorted);
	size_t place = 0;

	for (int weight = MATRIX_SIZE_MAX; weight >= 0; weight--)
		for (size_t i = 0; i < m->kept_count; i++)
			if (weight_of(&m->rows[m->kept[i]], &m->order) == weight)
				sorted[place++] = m->kept[i];
	free(m->kept);
	m->kept = mem_new(m->count, sizeof *m->kept);
	for (size_t i = 0; i < place; i++)
		m->kept[i] = sorted[m->order.backwards ? place - 1 - i : i];
	free(sorted);
}

enum zb_code matrix_arrange(struct matrix *m, struct db *db, const struct matrix_order *order,
			    const char *filter, struct zb_err *err)
{
	enum zb_code code = ZB_OK;

	if (filter && *filter && !m->folded)
		code = read_folded(m, db, err);
	if (code)
		return code;
	m->order = *order;
	keep(m, filter ? filter : "");
	sort(m);
	count(m);
	return ZB_OK;
}

/* --- asking --- */

size_t matrix_count(const struct matrix *m)
{
	return m->kept_count;
}

const struct matrix_row *matrix_at(const struct matrix *m, size_t place)
{
	return &m->rows[m->kept[place]];
}

bool matrix_find(const struct matrix *m, int64_t pupil, size_t *place)
{
	for (size_t i = 0; i < m->kept_count; i++)
		if (m->rows[m->kept[i]].pupil == pupil) {
			*place = i;
			return true;
		}
	return false;
}

size_t matrix_tally(const struct matrix *m, enum matrix_set set, size_t item,
		    enum completeness_state state)
{
	return m->tally[set][item][state];
}

size_t matrix_complete(const struct matrix *m, enum matrix_set set)
{
	return m->complete[set];
}
