/* Samples in memory that one thread still writes while another plays them: what the feed plays, whoever made it. */
#ifndef HEELBEAT_AUDIO_PCM_H
#define HEELBEAT_AUDIO_PCM_H

#include <stdatomic.h>
#include <stdint.h>

struct pcm {
    int16_t *samples; /* 48 kHz, interleaved stereo */
    int64_t frames;   /* in all */
    /* Written so far, in order. The writer stores with release, a reader loads with acquire and reads only those. */
    _Atomic int64_t ready;
};

#endif
