/* From notes to sound: 48 kHz stereo, rendered block by block.
 *
 * Each frame holds the mix and, apart, its backing: everything but the lead (the instruments that the style's lead
 * names). Lead and backing add up to the mix to the last bit. The limiter's gain is one for both, so that a lead turned
 * down never overshoots: backing + strength * lead stays below -1 dBTP at any strength 0..1.
 *
 * The samples don't depend on how they are cut into blocks. Levels start and end in silence; nothing clicks. A synth
 * works for one thread at a time and does not allocate after creation. */
#ifndef HEELBEAT_MUSIC_SOUND_SYNTH_H
#define HEELBEAT_MUSIC_SOUND_SYNTH_H

#include "music/notes/tune.h"

#define SYNTH_RATE_HZ  48000
#define SYNTH_CHANNELS 2
#define SYNTH_TAIL_US  4000000 /* echoes and rooms ring out this long after the tune's end, fading to nothing */

struct synth_frame {
    int16_t backing[SYNTH_CHANNELS], mix[SYNTH_CHANNELS]; /* left, right */
};

struct synth;

/* Borrows tune and style for the synth's life. NULL when out of memory. */
struct synth *synth_create(const struct tune *tune, const struct style *style);
void synth_destroy(struct synth *synth);
/* Frames of the whole piece, tail included. */
int64_t synth_frames(const struct synth *synth);
/* Renders the next frames frames to out, limited to -1 dBTP, as 16-bit samples with dither-free rounding; after the
 * end, silence. */
void synth_render(struct synth *synth, struct synth_frame *out, int32_t frames);
/* The lead alone; it fits its 16 bits. */
static inline int16_t synth_lead(const struct synth_frame *frame, int side)
{
    return (int16_t)(frame->mix[side] - frame->backing[side]);
}

#endif
