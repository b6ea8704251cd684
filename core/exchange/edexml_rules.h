/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each element of EDEXML means for the import model: one table, read by edexml.c. An element
 * that has no row under its parent is passed over with all that is in it. */
#ifndef ZB_CORE_EXCHANGE_EDEXML_RULES_H
#define ZB_CORE_EXCHANGE_EDEXML_RULES_H

#include "core/exchange/incoming.h"
#include "core/memory.h"

/* What the open element is. */
enum edexml_node {
	EDEXML_SKIP, /* unknown, and all that is in it */
	EDEXML_OUTSIDE,
	EDEXML_ROOT,
	EDEXML_SCHOOL,
	EDEXML_GROUPS,
	EDEXML_GROUP,
	EDEXML_COMBINED,
	EDEXML_PUPILS,
	EDEXML_PUPIL,
	EDEXML_PUPIL_GROUPS,
	EDEXML_STAFF_LIST,
	EDEXML_STAFF,
	EDEXML_STAFF_GROUPS,
	EDEXML_VALUE, /* its text is wanted */
	EDEXML_REF,   /* only its key is */
};

/* The group, pupil or teacher that is being read. Start with {.in = ...}. */
struct edexml_state {
	struct incoming *in;
	uint32_t line; /* of the element that opens or closes */
	struct zb_err err;

	struct incoming_pupil *pupil;
	struct incoming_staff *staff;
	uint32_t group, group_line, year_groups;
	struct buffer group_name, first_names;
};

/* `open` is called at the begin of the element with its key (NULL: none), `close` at its end with
 * its text ("": none). */
struct edexml_rule {
	enum edexml_node parent;
	const char *name;
	enum edexml_node node;
	enum zb_code (*open)(struct edexml_state *, const char *key);
	enum zb_code (*close)(struct edexml_state *, const struct edexml_rule *, const char *text);
	enum incoming_field field; /* of a pupil */
	size_t offset;             /* of a text in struct incoming_staff */
};

/* The row for NAME inside PARENT, or NULL. */
const struct edexml_rule *edexml_rule_find(enum edexml_node parent, const char *name);

/* Frees the buffers, not the model. */
void edexml_state_clear(struct edexml_state *);

#endif
