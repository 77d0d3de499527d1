/* Where the instruments meet: each has a stereo bus; buses go to the dry mix and, in their shares, to room, echo and
 * chorus; the side-chain presses them down when the kick sounds; then tape, dust and the limiter. Works in chunks of
 * MIXER_CHUNK.
 *
 * What leads (the instruments named by style->lead) and what backs it go through it apart, side by side, each with
 * room, echo and chorus of its own. Tape and limiter bend what goes through them, so they see the mix and the backing
 * alone: the lead is whatever the mix has more than its backing, and so the two always add up. */
#ifndef HEELBEAT_MUSIC_SOUND_MIXER_H
#define HEELBEAT_MUSIC_SOUND_MIXER_H

#include "music/sound/delay.h"
#include "music/sound/limiter.h"
#include "music/sound/reverb.h"

#define MIXER_CHUNK 64
#define MIXER_DELAY LIMITER_DELAY
#define MIXER_LANES FILTER_LANES /* left and right of the backing, left and right of the lead or the mix */

enum mixer_stem { MIXER_BACKING, MIXER_LEAD, MIXER_STEM_COUNT };

struct mixer_bus {
    enum mixer_stem stem;
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
    int32_t quiet_chunks; /* how long nothing has sounded or rung */
    struct svf dust_filter;
    struct svf_stride dust_plan;
    struct svf_lanes low_cut, high_cut;
    struct reverb reverbs[MIXER_STEM_COUNT];
    struct delay delay;
    struct chorus chorus;
    struct limiter limiter;
};

/* mixer is zeroed before. */
void mixer_init(struct mixer *mixer, const struct style *style, const struct osc_tables *tables, int32_t bpm_milli);
/* The bus of an instrument, cleared if this is its first use in the chunk. */
struct mixer_bus *mixer_bus(struct mixer *mixer, int instrument);
/* The kick sounds: strength 0..1. */
void mixer_duck(struct mixer *mixer, float strength);
/* Mixes the chunk: each frame is backing left, right, mix left, right. dust 0..1 scales hiss and crackle (0 keeps the
 * ends silent). */
void mixer_run(struct mixer *mixer, float dust, float (*frames)[MIXER_LANES]);

#endif
