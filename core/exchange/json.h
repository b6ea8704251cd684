/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes JSON (RFC 8259) piece by piece, never holding more than the piece. */
#ifndef ZB_CORE_EXCHANGE_JSON_H
#define ZB_CORE_EXCHANGE_JSON_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "core/error.h"
#include "core/memory.h"

#define JSON_DEPTH_MAX 32

/* The calls: json_begin_*, then values: within an object each after its json_key; json_object and
 * json_array are closed by json_end; json_finish last. A call out of order (a value in an object
 * without a key, an end too many, deeper than JSON_DEPTH_MAX) is a mistake in the program and
 * aborts. Each item of an outermost array, and each key of an outermost object, has a line of its
 * own; what is within it follows on the same line. */
struct json_writer {
	FILE *out;
	struct buffer *buffer;
	int depth;
	bool has_key;
	bool is_object[JSON_DEPTH_MAX], has_items[JSON_DEPTH_MAX];
	int error; /* errno of the first failure, or 0 */
};

void json_begin_file(struct json_writer *, FILE *out);
void json_begin_buffer(struct json_writer *, struct buffer *out); /* adds to what is in it */

void json_object(struct json_writer *);
void json_array(struct json_writer *);
void json_end(struct json_writer *); /* of the innermost object or array */

void json_key(struct json_writer *, const char *key);

/* Text in UTF-8; NULL is null, bytes that are not UTF-8 become U+FFFD. */
void json_text(struct json_writer *, const char *text);
void json_number(struct json_writer *, int64_t number);

/* Ends a file with a newline and flushes it. ZB_IO when anything could not be written. */
enum zb_code json_finish(struct json_writer *, struct zb_err *);

#endif
