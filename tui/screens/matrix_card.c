/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/dossier.h"
#include "tui/screens/matrix.h"

enum zb_code matrix_card_read(struct matrix_card *card, struct db *db, int64_t pupil,
			      struct date today, struct zb_err *err)
{
	const struct settings *settings = db_settings(db);
	const struct record *plan;
	enum zb_code code;

	if (card->pupil == pupil)
		return ZB_OK;
	card->pupil = 0;
	code = pupil ? dossier_read(db, pupil, &card->dossier, err) : ZB_OK;
	if (code || !pupil || !dossier_pupil(&card->dossier))
		return code;
	derive_pupil(&card->dossier, settings, today, &card->derived);
	plan = dossier_find(&card->dossier, ENTITY_PLAN, card->derived.state.plan);
	if (!plan)
		return ZB_OK;
	completeness_of_plan(&card->dossier, plan, settings, today, &card->derived, &card->items);
	quality_of_plan(&card->dossier, plan, &card->items, &card->derived, today, &card->quality);
	card->pupil = pupil;
	return ZB_OK;
}

void matrix_card_forget(struct matrix_card *card)
{
	card->pupil = 0;
}

void matrix_card_free(struct matrix_card *card)
{
	quality_clear(&card->quality);
	completeness_clear(&card->items);
	derived_free(&card->derived);
	dossier_free(&card->dossier);
}

const struct completeness *matrix_card_item(const struct matrix_card *card, enum matrix_set set,
					    size_t item)
{
	if (!card->pupil)
		return NULL;
	return set == MATRIX_ITEMS ? &card->items.items[item] : &card->quality.items[item];
}
