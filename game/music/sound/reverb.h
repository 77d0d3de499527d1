/* A room: a feedback delay network of eight lines with damping, mixed by a Hadamard matrix.
 *
 * J.-M. Jot, A. Chaigne, "Digital delay networks for designing artificial reverberators", AES 90th Convention, 1991;
 * the input is spread by two all-passes a side after M. R. Schroeder, "Natural sounding artificial reverberation",
 * 1962. */
#ifndef HEELBEAT_MUSIC_SOUND_REVERB_H
#define HEELBEAT_MUSIC_SOUND_REVERB_H

#include "music/sound/filter.h"

#define REVERB_LINES        8
#define REVERB_LINE_MAX     4096 /* powers of two, so that wrapping is a mask */
#define REVERB_PREDELAY_MAX 16384
#define REVERB_ALLPASS_MAX  1024
#define REVERB_CHUNK        64

struct reverb {
    float lines[REVERB_LINES][REVERB_LINE_MAX];
    float gain[REVERB_LINES];
    float damp[REVERB_LINES], damp_share; /* one-pole low-passes */
    float predelay[2][REVERB_PREDELAY_MAX];
    float allpass[2][2][REVERB_ALLPASS_MAX];
    uint32_t at;
    uint32_t predelay_frames;
};

void reverb_init(struct reverb *reverb, const struct style_room *room);
/* Replaces left and right (count <= REVERB_CHUNK) by the room's answer. */
void reverb_run(struct reverb *reverb, float *left, float *right, int count);

#endif
