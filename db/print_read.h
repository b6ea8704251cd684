/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For db/print alone: a dossier with all that paper asks for besides. */
#ifndef ZB_DB_PRINT_READ_H
#define ZB_DB_PRINT_READ_H

#include "core/report/dossier_document.h"
#include "db/print.h"

struct ids {
	int64_t *items;
	size_t count, room;
};

void ids_add(struct ids *, const char *id); /* each once */

/* A dossier with all that is printed of it. */
struct reading {
	struct dossier dossier;
	struct derived derived;
	struct recorded_list recorded; /* reading_add_recorded */
	struct plan_source source; /* points into these */
};

/* For reading_close, also after a failure. Its plan is not chosen yet. */
enum zb_code reading_open(struct db *, int64_t pupil, struct reading *, struct zb_err *);
void reading_close(struct reading *);

/* Chooses the version that was asked for, else the one that counts now; ZB_NOT_FOUND without
 * one. */
enum zb_code reading_choose_plan(struct reading *, const struct print_request *, struct zb_err *);
/* Adds when help and consent were written down. */
enum zb_code reading_add_recorded(struct db *, struct reading *, struct zb_err *);
/* Adds those who have the care for extra support at this school. */
enum zb_code reading_add_coordinators(struct db *, struct reading *, struct zb_err *);
/* Adds to OUT the ids of the talks in it that were about other pupils too. */
enum zb_code reading_find_shared(struct db *, const struct reading *, struct ids *out,
				 struct zb_err *);

#endif
