/* The count before a practised part: one tick for each beat of its first bar, so that the first lift comes on time.
 * Levels have a part to settle in instead. */
#ifndef HEELBEAT_PLAY_PLAY_COUNT_H
#define HEELBEAT_PLAY_PLAY_COUNT_H

#include "store/levels/library.h"

/* Whether a level is a part to practise: it goes on until the player ends it. */
bool play_is_practice(const struct library_level *level);

struct play_count {
    const struct chart *chart; /* borrowed; NULL: nothing to count */
    int32_t beat;              /* the next one */
};

/* Counts only where level is a part to practise; chart is the one played, at its tempo. */
void play_count_init(struct play_count *count, const struct library_level *level, const struct chart *chart);
/* True once for each beat that song_us has reached. Beats that were passed over in one step (a stall) are left out. */
bool play_count_step(struct play_count *count, int64_t song_us);

#endif
