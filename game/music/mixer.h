/* Where the instruments meet: each has a stereo bus; buses go to the main mix and, in their shares, to room, echo and
 * chorus; the side-chain presses them down when the kick sounds; then tape, dust and the limiter. Works in chunks of
 * MIXER_CHUNK. */
#ifndef HEELBEAT_MUSIC_MIXER_H
#define HEELBEAT_MUSIC_MIXER_H

#include "music/delay.h"
#include "music/limiter.h"
#include "music/reverb.h"

#define MIXER_CHUNK 64
#define MIXER_DELAY LIMITER_DELAY

struct mixer_bus {
    bool used; /* something was added in this chunk */
    float left[MIXER_CHUNK], right[MIXER_CHUNK];
};

struct mixer {
    const struct style *style;
    const struct osc_tables *tables;
    struct mixer_bus buses[STYLE_INSTRUMENTS_MAX];
    float duck, duck_last; /* 0..1: how far pressed down, now wanted and at the end of the last chunk */
    float duck_fall;
    float reverb_gain, delay_gain, chorus_gain, gain;
    float hiss, crackle;
    uint32_t noise;
    struct svf dust_filter, low_cut[2], high_cut[2];
    struct reverb reverb;
    struct delay delay;
    struct chorus chorus;
    struct limiter limiter;
};

void mixer_init(struct mixer *mixer, const struct style *style, const struct osc_tables *tables, int32_t bpm_milli);
/* The bus of an instrument, cleared if this is its first use in the chunk. */
struct mixer_bus *mixer_bus(struct mixer *mixer, int instrument);
/* The kick sounds: strength 0..1. */
void mixer_duck(struct mixer *mixer, float strength);
/* Mixes the chunk to left and right; dust 0..1 scales hiss and crackle (0 keeps the ends silent). */
void mixer_run(struct mixer *mixer, float dust, float left[MIXER_CHUNK], float right[MIXER_CHUNK]);

#endif
