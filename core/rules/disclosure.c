/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table with totals is a network: each row and each column is a node, each cell an arc between
 * its row and its column. With the sign of a total turned round, every row and column sums to zero,
 * so what an outsider cannot tell apart are circulations over the withheld arcs. How far one cell
 * can go up or down is then a maximum flow between its two ends over the others. */
#include "core/rules/disclosure.h"

#include <limits.h>
#include <stdlib.h>

#include "core/memory.h"

#define COST_INNER 1000L
#define COST_TOTAL 1000000L

struct network {
	const struct disclosure_table *table;
	size_t nodes;
	size_t target;  /* index of the cell that is examined */
	long *change;   /* per cell, of its value, by what was sent so far */
	long *distance; /* per node */
	size_t *came_by; /* per node: the cell by which the cheapest way reaches it */
};

bool disclosure_is_small(long pupils)
{
	return pupils > 0 && pupils < DISCLOSURE_PUPILS_MIN;
}

/* Without totals the rows (or columns) bind nothing: they are all one node. */
static size_t row_node(const struct disclosure_table *t, size_t cell)
{
	return t->row_totals ? cell / t->cols : 0;
}

static size_t col_node(const struct disclosure_table *t, size_t cell)
{
	return t->rows + (t->col_totals ? cell % t->cols : 0);
}

static int totals_in(const struct disclosure_table *t, size_t cell)
{
	return (t->row_totals && cell % t->cols == t->cols - 1) +
	       (t->col_totals && cell / t->cols == t->rows - 1);
}

/* +1 when sending from row to column raises the cell, -1 when it lowers it. */
static int cell_sign(const struct disclosure_table *t, size_t cell)
{
	return totals_in(t, cell) == 1 ? -1 : 1;
}

/* How much can be sent through CELL, FORWARD from row to column. */
static long cell_room(const struct network *net, size_t cell, bool forward)
{
	if ((cell_sign(net->table, cell) > 0) == forward)
		return LONG_MAX;
	return net->table->cells[cell].value + net->change[cell] - 1;
}

static long cell_cost(const struct network *net, size_t cell)
{
	const struct disclosure_cell *c = &net->table->cells[cell];

	if (c->withheld)
		return 0;
	return COST_INNER + (c->value < COST_INNER ? c->value : COST_INNER) +
	       COST_TOTAL * totals_in(net->table, cell);
}

static bool node_relax(struct network *net, size_t from, size_t to, size_t cell, bool forward,
		       bool widen)
{
	long cost = cell_cost(net, cell);

	if (net->distance[from] == LONG_MAX || (cost && !widen) ||
	    cell_room(net, cell, forward) <= 0 ||
	    net->distance[from] + cost >= net->distance[to])
		return false;
	net->distance[to] = net->distance[from] + cost;
	net->came_by[to] = cell;
	return true;
}

/* Finds the cheapest way between two nodes, over withheld cells or with WIDEN over all but zeros.
 * False when there is none. */
static bool way_find(struct network *net, size_t from, size_t to, bool widen)
{
	const struct disclosure_table *t = net->table;
	bool changed = true;

	for (size_t n = 0; n < net->nodes; n++)
		net->distance[n] = LONG_MAX;
	net->distance[from] = 0;
	while (changed) {
		changed = false;
		for (size_t cell = 0; cell < t->rows * t->cols; cell++) {
			size_t row = row_node(t, cell), col = col_node(t, cell);

			if (cell == net->target || !t->cells[cell].value)
				continue;
			changed |= node_relax(net, row, col, cell, true, widen);
			changed |= node_relax(net, col, row, cell, false, widen);
		}
	}
	return net->distance[to] != LONG_MAX;
}

/* Sends at most MOST along the way found, marking its cells; returns how much. */
static long way_send(struct network *net, size_t from, size_t to, long most)
{
	const struct disclosure_table *t = net->table;

	for (size_t node = to; node != from;) {
		size_t cell = net->came_by[node];
		bool forward = node == col_node(t, cell);
		long room = cell_room(net, cell, forward);

		most = room < most ? room : most;
		node = forward ? row_node(t, cell) : col_node(t, cell);
	}
	for (size_t node = to; node != from;) {
		size_t cell = net->came_by[node];
		bool forward = node == col_node(t, cell);

		t->cells[cell].withheld = true;
		net->change[cell] += (cell_sign(t, cell) > 0) == forward ? most : -most;
		node = forward ? row_node(t, cell) : col_node(t, cell);
	}
	return most;
}

/* How far the target can go UP or down, at most MOST; with WIDEN withholding what it takes. */
static long target_reach(struct network *net, bool up, long most, bool widen)
{
	const struct disclosure_table *t = net->table;
	bool forward = (cell_sign(t, net->target) > 0) == up;
	size_t row = row_node(t, net->target), col = col_node(t, net->target);
	size_t from = forward ? col : row, to = forward ? row : col;
	long reached = 0;

	for (size_t cell = 0; cell < t->rows * t->cols; cell++)
		net->change[cell] = 0;
	while (reached < most && way_find(net, from, to, widen))
		reached += way_send(net, from, to, most - reached);
	return reached;
}

static void cell_protect(struct network *net, size_t cell)
{
	long value = net->table->cells[cell].value;
	long most = value - 1 < DISCLOSURE_WIDTH_MIN ? value - 1 : DISCLOSURE_WIDTH_MIN;
	long down, need;

	net->target = cell;
	down = target_reach(net, false, most, false);
	need = DISCLOSURE_WIDTH_MIN - down;
	if (value + need < DISCLOSURE_PUPILS_MIN)
		need = DISCLOSURE_PUPILS_MIN - value;
	if (need > 0 && target_reach(net, true, need, false) < need)
		target_reach(net, true, need, true);
}

void disclosure_protect(struct disclosure_table *table)
{
	size_t count = table->rows * table->cols;
	struct network net = {
		.table = table,
		.nodes = table->rows + table->cols,
		.change = mem_new(count, sizeof *net.change),
		.distance = mem_new(table->rows + table->cols, sizeof *net.distance),
		.came_by = mem_new(table->rows + table->cols, sizeof *net.came_by),
	};

	for (size_t cell = 0; cell < count; cell++)
		if (disclosure_is_small(table->cells[cell].pupils))
			table->cells[cell].withheld = true;
	for (size_t cell = 0; cell < count && (table->row_totals || table->col_totals); cell++)
		if (disclosure_is_small(table->cells[cell].pupils))
			cell_protect(&net, cell);
	free(net.change);
	free(net.distance);
	free(net.came_by);
}
