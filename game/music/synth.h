/* From notes to sound: 48 kHz stereo, rendered block by block.
 *
 * The samples don't depend on how they are cut into blocks. Levels start and end in silence; nothing clicks. A synth
 * works for one thread at a time and does not allocate after creation. */
#ifndef HEELBEAT_MUSIC_SYNTH_H
#define HEELBEAT_MUSIC_SYNTH_H

#include "music/tune.h"

#define SYNTH_RATE_HZ  48000
#define SYNTH_CHANNELS 2
#define SYNTH_TAIL_US  4000000 /* echoes and rooms ring out this long after the tune's end, fading to nothing */

struct synth;

/* Borrows tune and style for the synth's life. NULL when out of memory. */
struct synth *synth_create(const struct tune *tune, const struct style *style);
void synth_destroy(struct synth *synth);
/* Frames of the whole piece, tail included. */
int64_t synth_frames(const struct synth *synth);
/* Renders the next frames frames to out[frames * 2], interleaved, limited to -1 dBTP, as 16-bit samples with
 * dither-free rounding; after the end, silence. */
void synth_render(struct synth *synth, int16_t *out, int32_t frames);

#endif
