/* Echo in time with the beat, from side to side; and a chorus: two slowly wandering copies. */
#ifndef HEELBEAT_MUSIC_DELAY_H
#define HEELBEAT_MUSIC_DELAY_H

#include "music/filter.h"
#include "music/osc.h"

#define DELAY_MAX  131072 /* frames: 2.7 s */
#define CHORUS_MAX 2048

struct delay {
    float lines[2][DELAY_MAX];
    struct onepole damp[2];
    float feedback;
    uint32_t frames, at;
};

/* The time is shortened to what fits. */
void delay_init(struct delay *delay, const struct style_room *room, int32_t bpm_milli);
/* Replaces left and right by the echoes. */
void delay_run(struct delay *delay, float *left, float *right, int count);

struct chorus {
    float lines[2][CHORUS_MAX];
    float depth; /* frames */
    uint32_t phase, step, at;
};

void chorus_init(struct chorus *chorus, const struct style_room *room);
void chorus_run(struct chorus *chorus, const struct osc_tables *tables, float *left, float *right, int count);

#endif
