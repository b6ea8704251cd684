/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a dossier on paper: reads it, makes the document (core/report), and writes it as PDF, plain
 * text or Markdown to a place that the user chose, noted in the log of who took out what.
 *
 *	struct print_request request = { .kind = PRINT_PLAN, .row = pupil };
 *	print_make(db, &request, &document, err);
 *	print_file(db, &request, &document, &target, &lacking, err);
 *	document_free(&document); */
#ifndef ZB_DB_PRINT_H
#define ZB_DB_PRINT_H

#include <stdio.h>

#include "core/entities.h"
#include "core/report/dossier_document.h"
#include "db/db.h"
#include "db/progress.h"

enum print_kind {
	PRINT_PLAN,  /* the ontwikkelingsperspectief of a pupil */
	PRINT_CARD,  /* the handelingskaart of a pupil */
	PRINT_DOSSIER, /* of a pupil, for somebody outside */
	PRINT_GROUP, /* the page of a group: its pupils with extra support */
	PRINT_FORM,  /* an empty plan, of nobody */
	PRINT_KIND_COUNT
};

enum print_format { PRINT_PDF, PRINT_TEXT, PRINT_MARKDOWN, PRINT_FORMAT_COUNT };

/* Codes are the endings of a file: pdf, txt, md. */
extern const struct choice print_formats[];

/* That of which PATH has the ending, else OTHERWISE. */
enum print_format print_format_of(const char *path, enum print_format otherwise);

#define PRINT_TEXT_COLUMNS 72

#define PRINT_DRAFT (-1)

struct print_request {
	enum print_kind kind;
	int64_t row;  /* id of the pupil, or of the group */
	int64_t plan; /* of a pupil: id of the version; 0: by number */
	int version; /* its number, in the last trajectory that has it; PRINT_DRAFT; 0: the one that
		      * counts now */
	enum recipient recipient; /* of a dossier */
	int64_t purpose; /* of one for the samenwerkingsverband: id of the request that it goes
			  * with; 0: the one that waits (dossier_request) */
};

/* Makes the document; for document_free, also after a failure. ZB_NOT_FOUND when there is no such
 * pupil or group, or nothing to print of it; of a dossier for the samenwerkingsverband, when
 * nothing was asked of that, or not this. */
enum zb_code print_make(struct db *, const struct print_request *, struct document *out,
			struct zb_err *);

enum caution_kind {
	CAUTION_NAME,   /* a text that names another pupil; the field that holds it */
	CAUTION_RIGHTS, /* who may not have it (struct document, heed); the pupil */
	CAUTION_GOALS,  /* who leaves has open goals, which can be handed over; the plan */
};

/* Something to look at before the document goes out. */
struct print_caution {
	enum caution_kind kind;
	char *text; /* a line for people; owned */
	enum entity_id entity;
	int64_t row;
	int field; /* -1: none in particular */
};

struct print_cautions {
	struct print_caution *items;
	size_t count, room;
};

/* Adds what there is to look at in the document that print_make made of that request: names of
 * other pupils in any document of one pupil (the page of a group names them all), the rest in a
 * dossier. OUT starts as {0}; for print_cautions_free. */
enum zb_code print_look(struct db *, const struct print_request *, const struct document *,
			struct print_cautions *out, struct zb_err *);
void print_cautions_free(struct print_cautions *);

/* Adds TEXT as part of the name of a file: only what no system gives a meaning in it. */
void print_add_name(struct buffer *, const char *text);

struct print_target {
	const char *to; /* a file */
	enum print_format format;
	bool replace; /* also where a file of that name is */
	const struct db_progress *progress; /* what may stop it; may be NULL */
};

/* Writes it to the file, mode 0600, which shows only when it is whole. *LACKING: the
 * characters that are in no font that is installed, so that boxes show, as "x (U+1234)" with
 * commas; the caller frees; NULL when there are none, and after a failure. ZB_DENIED: there is
 * something of that name, or the log of who takes out what cannot be written; ZB_IO: also when the
 * helper that makes a PDF could not do it. */
enum zb_code print_file(struct db *, const struct print_request *, const struct document *,
			const struct print_target *, char **lacking, struct zb_err *);

/* Writes it to OUT, which is not closed. */
enum zb_code print_stream(struct db *, const struct print_request *, const struct document *,
			  enum print_format, FILE *out, struct zb_err *);

#endif
