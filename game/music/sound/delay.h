/* Echo in time with the beat, from side to side; and a chorus: two slowly wandering copies. Both work on lanes side by
 * side: left and right of the backing, left and right of the lead; the pairs don't hear each other. */
#ifndef HEELBEAT_MUSIC_SOUND_DELAY_H
#define HEELBEAT_MUSIC_SOUND_DELAY_H

#include "music/sound/filter.h"
#include "music/sound/osc.h"

#define DELAY_MAX   131072 /* frames: 2.7 s */
#define DELAY_LEAST 64     /* frames; as many are worked on at once */
#define CHORUS_MAX  2048

struct delay {
    float lines[DELAY_MAX][FILTER_LANES];
    float damp[FILTER_LANES], damp_share; /* one-pole low-passes */
    float feedback;
    uint32_t frames, at;
};

/* The time is shortened to what fits. */
void delay_init(struct delay *delay, const struct style_room *room, int32_t bpm_milli);
/* Replaces the frames (count <= DELAY_LEAST) by their echoes. */
void delay_run(struct delay *delay, float (*frames)[FILTER_LANES], int count);

struct chorus {
    float lines[CHORUS_MAX][FILTER_LANES];
    float depth; /* frames */
    uint32_t phase, step, at;
};

void chorus_init(struct chorus *chorus, const struct style_room *room);
/* In place. */
void chorus_run(struct chorus *chorus, const struct osc_tables *tables, float (*frames)[FILTER_LANES], int count);

#endif
