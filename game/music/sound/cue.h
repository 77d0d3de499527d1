/* The short sounds that answer the player: one per edge and how well it went, in the song's key. Pure, like the synth.
 */
#ifndef HEELBEAT_MUSIC_SOUND_CUE_H
#define HEELBEAT_MUSIC_SOUND_CUE_H

#include <stdbool.h>
#include <stdint.h>

enum cue {
    CUE_LIFT,
    CUE_LANDING,
    CUE_MISS,     /* a run of reps ends */
    CUE_RUN,      /* so many perfect reps in a row */
    CUE_COUNT_IN, /* one number of the count before a song goes on */
    CUE_PART,
    CUE_FINISH,
    CUE_COUNT
};

#define CUE_FRAMES_MAX 48000 /* none is longer than a second */

/* Renders a cue as 48 kHz stereo int16 to out[CUE_FRAMES_MAX * 2], tuned to the key root (0 is C .. 11), and returns
 * its length in frames. It starts and ends in silence. */
int32_t cue_render(enum cue cue, int root, bool minor, int16_t *out);

#endif
