/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/exchange/json.h"

static void expect_text(const char *text, const char *want)
{
	struct buffer b = {0};
	struct json_writer w;

	json_begin_buffer(&w, &b);
	json_text(&w, text);
	cr_expect(json_finish(&w, NULL) == ZB_OK);
	cr_expect_str_eq(b.bytes, want);
	buffer_clear(&b);
}

static void write_pupils(struct json_writer *w)
{
	json_array(w);
	json_object(w);
	json_key(w, "id");
	json_number(w, INT64_MIN);
	json_key(w, "names");
	json_array(w);
	json_text(w, "a");
	json_text(w, NULL);
	json_end(w);
	json_end(w);
	json_object(w);
	json_key(w, "empty");
	json_object(w);
	json_end(w);
	json_end(w);
	json_end(w);
}

static const char pupils[] = "[\n"
			     "{\"id\":-9223372036854775808,\"names\":[\"a\",null]},\n"
			     "{\"empty\":{}}\n"
			     "]";

Test(json, each_item_of_the_outermost_array_has_its_line)
{
	struct buffer b = {0};
	struct json_writer w;

	json_begin_buffer(&w, &b);
	write_pupils(&w);
	cr_expect(json_finish(&w, NULL) == ZB_OK);
	cr_expect_str_eq(b.bytes, pupils);
	buffer_clear(&b);
}

Test(json, a_file_gets_the_same_and_a_newline)
{
	char *bytes = NULL;
	size_t size;
	FILE *out = open_memstream(&bytes, &size);
	struct json_writer w;

	json_begin_file(&w, out);
	write_pupils(&w);
	cr_expect(json_finish(&w, NULL) == ZB_OK);
	fclose(out);
	cr_expect(strncmp(bytes, pupils, strlen(pupils)) == 0);
	cr_expect_str_eq(bytes + strlen(pupils), "\n");
	free(bytes);
}

Test(json, each_key_of_an_outermost_object_has_its_line)
{
	struct buffer b = {0};
	struct json_writer w;

	json_begin_buffer(&w, &b);
	json_object(&w);
	json_key(&w, "a");
	json_number(&w, 1);
	json_key(&w, "b");
	json_text(&w, NULL);
	json_end(&w);
	cr_expect_str_eq(b.bytes, "{\n\"a\":1,\n\"b\":null\n}");
	buffer_clear(&b);
}

Test(json, an_empty_array_stays_on_one_line)
{
	struct buffer b = {0};
	struct json_writer w;

	json_begin_buffer(&w, &b);
	json_array(&w);
	json_end(&w);
	cr_expect_str_eq(b.bytes, "[]");
	buffer_clear(&b);
}

Test(json, escapes_quotes_and_control_characters)
{
	expect_text("a\"b\\c/d", "\"a\\\"b\\\\c/d\"");
	expect_text("\b\f\n\r\t\x01\x1B\x7F", "\"\\b\\f\\n\\r\\t\\u0001\\u001b\\u007f\"");
	expect_text("", "\"\"");
}

Test(json, keeps_utf_8_and_replaces_what_is_none)
{
	expect_text("J\xC3\xB3\xC3\xABlle \xF0\x9F\x98\x80",
		    "\"J\xC3\xB3\xC3\xABlle \xF0\x9F\x98\x80\"");
	expect_text("a\xFF" "b", "\"a\xEF\xBF\xBD" "b\"");
	expect_text("\xC3", "\"\xEF\xBF\xBD\"");
	expect_text("\xED\xA0\x80\n", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\\n\"");
}

Test(json, a_value_without_its_key_aborts, .signal = SIGABRT)
{
	struct buffer b = {0};
	struct json_writer w;

	json_begin_buffer(&w, &b);
	json_object(&w);
	json_text(&w, NULL);
}

Test(json, an_end_too_many_aborts, .signal = SIGABRT)
{
	struct buffer b = {0};
	struct json_writer w;

	json_begin_buffer(&w, &b);
	json_end(&w);
}

Test(json, an_array_that_is_not_ended_aborts, .signal = SIGABRT)
{
	struct buffer b = {0};
	struct json_writer w;

	json_begin_buffer(&w, &b);
	json_array(&w);
	json_finish(&w, NULL);
}

Test(json, a_key_outside_an_object_aborts, .signal = SIGABRT)
{
	struct buffer b = {0};
	struct json_writer w;

	json_begin_buffer(&w, &b);
	json_array(&w);
	json_key(&w, "a");
}

Test(json, what_is_nested_too_deep_aborts, .signal = SIGABRT)
{
	struct buffer b = {0};
	struct json_writer w;

	json_begin_buffer(&w, &b);
	for (int i = 0; i <= JSON_DEPTH_MAX; i++)
		json_array(&w);
}

Test(json, a_full_disk_is_reported_of_what_fits_in_memory_too)
{
	struct zb_err err = {.text = ""};
	FILE *out = fopen("/dev/full", "w");
	struct json_writer w;

	json_begin_file(&w, out);
	json_number(&w, 1);
	cr_expect(json_finish(&w, &err) == ZB_IO);
	cr_expect(strstr(err.text, error_of_system(ENOSPC)) != NULL, "%s", err.text);
	fclose(out);
}

Test(json, a_full_disk_is_reported_at_the_end)
{
	struct zb_err err = {.text = ""};
	FILE *out = fopen("/dev/full", "w");
	struct json_writer w;

	json_begin_file(&w, out);
	json_array(&w);
	for (int i = 0; i < 10000; i++)
		json_number(&w, i);
	json_end(&w);
	cr_expect(json_finish(&w, &err) == ZB_IO);
	cr_expect(strstr(err.text, error_of_system(ENOSPC)) != NULL, "%s", err.text);
	fclose(out);
}
