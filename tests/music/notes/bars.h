/* A tune bar by bar, as a listener tells bars apart: by which instruments play what where. */
#ifndef HEELBEAT_TESTS_MUSIC_NOTES_BARS_H
#define HEELBEAT_TESTS_MUSIC_NOTES_BARS_H

#include "music/notes/tune.h"

struct bars {
    int64_t *start_us; /* count + 1 of them */
    uint64_t *id;
    int32_t count;
};

/* Cuts the tune into the chart's bars of four beats. A bar's id is made of every note in it: its place in sixteenths (a
 * quarter of a beat, so that neither swing nor a hand's lateness plays a role), its instrument, and its pitch above the
 * key's root (so that a song moved to another key is the same song). How loud a note is doesn't count, and whispers
 * (the style's ghost notes) are left out. */
struct bars bars_of(const struct chart *chart, const struct tune *tune, const struct style *style);
void bars_reset(struct bars *bars);

#endif
