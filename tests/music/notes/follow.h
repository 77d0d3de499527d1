/* How the lead follows the heels. */
#ifndef HEELBEAT_TESTS_MUSIC_NOTES_FOLLOW_H
#define HEELBEAT_TESTS_MUSIC_NOTES_FOLLOW_H

#include "music/notes/tune.h"

bool follow_is_lead(const struct style *style, const struct tune_note *note);
/* Spearman's rank correlation of the lead's pitch with the height the heel of its side should have, over all of its
 * *count notes. */
double follow_correlation(const struct chart *chart, const struct tune *tune, const struct style *style, int *count);

#endif
