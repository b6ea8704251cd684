/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange/edexml.h"

#include <errno.h>
#include <expat.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistr.h>

#include "core/exchange/edexml_rules.h"
#include "core/text.h"

enum { CHUNK = 64 * 1024, REPLACEMENT = 0xFFFD };

struct reader {
	XML_Parser parser;
	enum zb_code code; /* of what went wrong first */
	struct edexml_state state;

	/* The open elements: what each is, and the rule that made it so. */
	enum edexml_node node[EDEXML_DEPTH_MAX + 1];
	const struct edexml_rule *rule[EDEXML_DEPTH_MAX + 1];
	unsigned depth, elements;
	bool found; /* an element that holds the content */
	struct bad_lines *bad;

	struct buffer text;
	size_t text_length; /* since the last tag, also of what is passed over */
	uint64_t fed;       /* bytes */
};

static uint32_t reader_line(const struct reader *r)
{
	return (uint32_t)XML_GetCurrentLineNumber(r->parser);
}

/* Puts the line before the sentence in state.err and stops the parser, which may still call a
 * handler or two. */
static void reader_stop(struct reader *r, enum zb_code code)
{
	r->code = code;
	zb_fail_in(&r->state.err, _("regel %u"), reader_line(r));
	XML_StopParser(r->parser, XML_FALSE);
}

/* The name without its prefix: any namespace will do. */
static const char *local_name(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon ? colon + 1 : name;
}

static const char *key_of(const char *const *attributes)
{
	for (; *attributes; attributes += 2)
		if (strcmp(attributes[0], "key") == 0)
			return attributes[1];
	return NULL;
}

/* Of a pupil or teacher: all but the key, eckid among them. */
static void ignore_attributes(struct ignored *ignored, const char *const *attributes)
{
	for (; *attributes; attributes += 2)
		if (strcmp(attributes[0], "key") != 0)
			ignored_add(ignored, local_name(attributes[0]));
}

static enum zb_code reader_open(struct reader *r, const char *name, const char *const *attributes)
{
	enum edexml_node parent = r->node[r->depth];
	const struct edexml_rule *rule = NULL;

	if (r->depth == EDEXML_DEPTH_MAX)
		return zb_fail(&r->state.err, ZB_LIMIT,
			       _("elementen staan meer dan %d diep in elkaar"), EDEXML_DEPTH_MAX);
	if (++r->elements > EDEXML_ELEMENTS_MAX)
		return zb_fail(&r->state.err, ZB_LIMIT,
			       _("er staan meer dan %u elementen in het bestand"),
			       EDEXML_ELEMENTS_MAX);
	if (parent != EDEXML_SKIP)
		rule = edexml_rule_find(parent, local_name(name));
	if (!rule && r->depth == 0)
		return zb_fail(&r->state.err, ZB_FOREIGN,
			       _("dit is geen EDEXML; exporteer uit de leerlingadministratie als "
				 "EDEXML"));
	if (!rule && (parent == EDEXML_PUPIL || parent == EDEXML_STAFF))
		ignored_add(&r->state.in->ignored, local_name(name));
	if (rule && (rule->node == EDEXML_PUPIL || rule->node == EDEXML_STAFF))
		ignore_attributes(&r->state.in->ignored, attributes);
	r->depth++;
	r->rule[r->depth] = rule;
	r->node[r->depth] = rule ? rule->node : EDEXML_SKIP;
	if (r->node[r->depth] == EDEXML_ROOT)
		r->found = true;
	if (!rule || !rule->open)
		return ZB_OK;
	r->state.line = reader_line(r);
	return rule->open(&r->state, key_of(attributes));
}

static void on_start(void *data, const char *name, const char **attributes)
{
	struct reader *r = data;

	if (r->code)
		return;
	buffer_reset(&r->text);
	r->text_length = 0;
	enum zb_code code = reader_open(r, name, attributes);

	if (code)
		reader_stop(r, code);
}

static void on_end(void *data, const char *name)
{
	struct reader *r = data;
	enum zb_code code = ZB_OK;

	(void)name;
	if (r->code)
		return;
	const struct edexml_rule *rule = r->rule[r->depth];

	if (rule && rule->close)
		code = rule->close(&r->state, rule, r->text.bytes ? r->text.bytes : "");
	code = bad_lines_take(r->bad, reader_line(r), code, &r->state.err);
	buffer_reset(&r->text);
	r->text_length = 0;
	r->depth--;
	if (code)
		reader_stop(r, code);
}

static void on_text(void *data, const char *text, int length)
{
	struct reader *r = data;

	if (r->code)
		return;
	r->text_length += (size_t)length;
	if (r->text_length > INCOMING_TEXT_MAX) {
		reader_stop(r, zb_fail(&r->state.err, ZB_LIMIT,
				       _("de tekst van een element is groter dan 1 MB")));
		return;
	}
	if (r->node[r->depth] == EDEXML_VALUE)
		buffer_add_bytes(&r->text, text, (size_t)length);
}

static void refuse_entities(struct reader *r)
{
	if (!r->code)
		reader_stop(r, zb_fail(&r->state.err, ZB_FORMAT,
				       _("het bestand gebruikt eigen entiteiten (DOCTYPE) en wordt "
					 "daarom niet gelezen; EDEXML heeft die niet")));
}

/* Entities can blow a small file up to gigabytes (an XML bomb): none is ever declared. */
static void on_doctype(void *data, const char *name, const char *system, const char *public,
		       int has_internal_subset)
{
	(void)name;
	(void)system;
	(void)public;
	if (has_internal_subset)
		refuse_entities(data);
}

/* A DTD elsewhere is never fetched; what it may declare would be missing from the text. */
static void on_skipped_entity(void *data, const char *name, int is_parameter_entity)
{
	(void)name;
	if (!is_parameter_entity)
		refuse_entities(data);
}

/* What BYTE is in Windows-1252; -1 for the five that are nothing there. */
static int windows_1252(char byte)
{
	char *text = text_from_windows_1252(&byte, 1);
	ucs4_t character = REPLACEMENT;

	u8_next(&character, (const uint8_t *)text);
	free(text);
	return character == REPLACEMENT ? -1 : (int)character;
}

/* expat knows UTF-8, UTF-16, ISO-8859-1 and ASCII by itself. */
static int on_encoding(void *data, const char *name, XML_Encoding *info)
{
	(void)data;
	if (strcasecmp(name, "windows-1252") != 0 && strcasecmp(name, "cp1252") != 0)
		return XML_STATUS_ERROR;
	for (int i = 0; i < 256; i++)
		info->map[i] = i < 0x80 ? i : windows_1252((char)(unsigned char)i);
	info->data = NULL;
	info->convert = NULL;
	info->release = NULL;
	return XML_STATUS_OK;
}

static enum zb_code malformed(struct reader *r)
{
	enum XML_Error error = XML_GetErrorCode(r->parser);
	struct zb_err *err = &r->state.err;

	switch (error) {
	case XML_ERROR_NO_ELEMENTS:
		if (!r->fed)
			return zb_fail(err, ZB_FORMAT, _("het bestand is leeg"));
		__attribute__((fallthrough));
	case XML_ERROR_UNCLOSED_TOKEN:
	case XML_ERROR_PARTIAL_CHAR:
	case XML_ERROR_UNCLOSED_CDATA_SECTION:
		return zb_fail(err, ZB_FORMAT,
			       _("het bestand houdt hier ineens op; exporteer het opnieuw"));
	case XML_ERROR_UNKNOWN_ENCODING:
	case XML_ERROR_INCORRECT_ENCODING:
		return zb_fail(err, ZB_FORMAT,
			       _("deze tekenset wordt niet gelezen; exporteer als UTF-8"));
	case XML_ERROR_UNDEFINED_ENTITY:
		return zb_fail(err, ZB_FORMAT, _("hier staat een entiteit die niet bestaat"));
	case XML_ERROR_TAG_MISMATCH:
		return zb_fail(err, ZB_FORMAT,
			       _("hier sluit een ander element dan er open is; exporteer het "
				 "opnieuw"));
	case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
		return zb_fail(err, ZB_FORMAT, _("er staat nog iets achter het einde"));
	case XML_ERROR_AMPLIFICATION_LIMIT_BREACH:
		return zb_fail(err, ZB_LIMIT, _("het bestand zou te groot worden om te lezen"));
	default:
		return zb_fail(err, ZB_FORMAT,
			       _("dit is geen geldige XML; exporteer het bestand opnieuw"));
	}
}

/* What the parser refused, unless a handler did; a file that was no XML from its first sign on is
 * of another kind. */
static enum zb_code reader_malformed(struct reader *r)
{
	if (r->code)
		return r->code;
	enum XML_Error error = XML_GetErrorCode(r->parser);

	if (!r->elements && r->fed &&
	    (error == XML_ERROR_SYNTAX || error == XML_ERROR_INVALID_TOKEN))
		return zb_fail(&r->state.err, ZB_FOREIGN,
			       _("dit is geen XML en dus geen EDEXML; exporteer uit de "
				 "leerlingadministratie als EDEXML"));
	r->code = malformed(r);
	if (r->fed)
		zb_fail_in(&r->state.err, _("regel %u"), reader_line(r));
	return r->code;
}

/* An attribute or comment is one token, which expat keeps whole until it ends. */
static enum zb_code check_pending(struct reader *r)
{
	XML_Index at = XML_GetCurrentByteIndex(r->parser);

	if (at < 0 || r->fed - (uint64_t)at <= INCOMING_TEXT_MAX + CHUNK)
		return ZB_OK;
	r->code = zb_fail(&r->state.err, ZB_LIMIT,
			  _("een teken of opmerking in de XML is groter dan 1 MB"));
	return zb_fail_in(&r->state.err, _("regel %u"), reader_line(r));
}

static enum zb_code reader_run(struct reader *r, FILE *file)
{
	bool last = false;

	while (!last) {
		void *room = XML_GetBuffer(r->parser, CHUNK);

		if (!room)
			abort();
		size_t got = fread(room, 1, CHUNK, file);

		if (got < CHUNK && ferror(file))
			return zb_fail(&r->state.err, ZB_IO, _("kan het bestand niet lezen: %s"),
				       error_of_system(errno));
		r->fed += got;
		if (r->fed > INCOMING_SIZE_MAX)
			return zb_fail(&r->state.err, ZB_LIMIT,
				       _("het bestand is groter dan %u MB"),
				       INCOMING_SIZE_MAX / 1024 / 1024);
		last = got < CHUNK;
		if (XML_ParseBuffer(r->parser, (int)got, last) != XML_STATUS_OK)
			return reader_malformed(r);
		enum zb_code code = check_pending(r);

		if (code)
			return code;
	}
	if (!r->found)
		return zb_fail(&r->state.err, ZB_FOREIGN,
			       _("in dit bestand staat geen EDEXML"));
	return incoming_check(r->state.in, r->bad, &r->state.err);
}

enum zb_code edexml_read(FILE *file, struct incoming **out, struct bad_lines *bad,
			 struct zb_err *err)
{
	struct reader *r = mem_new(1, sizeof *r);
	enum zb_code code;

	r->node[0] = EDEXML_OUTSIDE;
	r->bad = bad;
	r->state.in = incoming_new(INCOMING_EDEXML);
	r->parser = XML_ParserCreate(NULL);
	if (!r->parser)
		abort();
	XML_SetUserData(r->parser, r);
	XML_SetElementHandler(r->parser, on_start, on_end);
	XML_SetCharacterDataHandler(r->parser, on_text);
	XML_SetStartDoctypeDeclHandler(r->parser, on_doctype);
	XML_SetSkippedEntityHandler(r->parser, on_skipped_entity);
	XML_SetUnknownEncodingHandler(r->parser, on_encoding, NULL);
	code = reader_run(r, file);
	if (code) {
		if (err)
			*err = r->state.err;
		incoming_free(r->state.in);
	} else {
		*out = r->state.in;
	}
	XML_ParserFree(r->parser);
	buffer_clear(&r->text);
	edexml_state_clear(&r->state);
	free(r);
	return code;
}
