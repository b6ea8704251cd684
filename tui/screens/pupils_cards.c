/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screens/pupils_cards.h"

void cards_clear(struct cards *cards)
{
	for (size_t i = 0; i < CARDS_KEPT; i++)
		card_clear(&cards->cards[i]);
	*cards = (struct cards){0};
}

const struct card *cards_of(const struct cards *cards, int64_t pupil)
{
	for (size_t i = 0; pupil && i < CARDS_KEPT; i++)
		if (cards->pupils[i] == pupil)
			return &cards->cards[i];
	return NULL;
}

static enum zb_code read_one(struct cards *cards, struct db *db, int64_t pupil,
			     const struct look *look, struct zb_err *err)
{
	size_t at = cards->next;
	enum zb_code code;

	if (!pupil || cards_of(cards, pupil))
		return ZB_OK;
	cards->pupils[at] = 0;
	code = card_read(&cards->cards[at], db, pupil, cards->pane, look, err);
	if (code)
		return code;
	cards->pupils[at] = pupil;
	cards->next = (at + 1) % CARDS_KEPT;
	return ZB_OK;
}

enum zb_code cards_fit(struct cards *cards, struct db *db, const struct list *list, bool pane,
		       const struct look *look, struct zb_err *err)
{
	size_t around, at;
	enum zb_code code = ZB_OK;

	if (pane != cards->pane)
		cards_clear(cards);
	cards->pane = pane;
	around = cards->pupils[0] ? CARDS_AROUND : 0;
	at = list->cursor > around ? list->cursor - around : 0;
	if (!list_id(list) || cards_of(cards, list_id(list)))
		return ZB_OK;
	for (; at <= list->cursor + around && at < list->rows.count && !code; at++)
		code = read_one(cards, db, list->rows.rows[at].id, look, err);
	return code;
}
