/* Clicks at given times, as a tune that the synth plays: what calibration by ear listens to. Two short dry sounds, a
 * high and a low one, exact to the sample. */
#ifndef HEELBEAT_MUSIC_NOTES_CLICK_H
#define HEELBEAT_MUSIC_NOTES_CLICK_H

#include "music/notes/tune.h"

struct click {
    int64_t t_us;
    bool low;
};

/* A style for clicks: from is any sound style, for what the synth wants besides. */
void click_style(struct style *style, const struct style *from);
/* Clicks by time, for click_style; *tune is the caller's to reset. False when out of memory. */
bool click_tune(struct tune *tune, const struct click *clicks, int32_t count, int64_t end_us);

#endif
