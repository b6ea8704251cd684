/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of a long text that shows why it was found. */
#ifndef ZB_CORE_EXCERPT_H
#define ZB_CORE_EXCERPT_H

#define EXCERPT_HIT_BEGINS '\x01'
#define EXCERPT_HIT_ENDS   '\x02'

/* WORDS words of TEXT as it was written, with most of the words of FOLDED_QUERY (text_fold) among
 * them, each hit between EXCERPT_HIT_BEGINS and EXCERPT_HIT_ENDS and "…" where text was left off.
 * A word is a run of letters and digits, as FTS5's unicode61 has it; it is a hit when it folds to a
 * word of the query or, for the last of those, begins with it. Of what is endless between two
 * blanks the beginning is shown, so that an excerpt has at most some kilobytes. The caller
 * frees. */
char *excerpt_make(const char *text, const char *folded_query, int words);

#endif
