/* A window of a song that one thread renders while another plays it: a ring of frames, ahead of the play head and a
 * little behind it, so that a song of any length takes the same few megabytes. What the feed plays, whoever made it. */
#ifndef HEELBEAT_AUDIO_PCM_H
#define HEELBEAT_AUDIO_PCM_H

#include <stdatomic.h>
#include <stdint.h>

#include "music/sound/synth.h"

struct pcm {
    struct synth_frame *ring; /* 48 kHz */
    int64_t capacity;         /* frames in the ring; a power of two */
    int64_t frames;           /* in all the song */
    /* Frames written so far, in order, from the song's first. The writer stores with release, the reader loads with
     * acquire and reads only those from released on. */
    _Atomic int64_t ready;
    /* Frames before this one are read no more, and the writer may write over them: it keeps ready <= released +
     * capacity. The reader stores with release, the writer loads with acquire. It never falls. */
    _Atomic int64_t released;
};

static inline struct synth_frame *pcm_at(const struct pcm *pcm, int64_t frame)
{
    return &pcm->ring[frame & (pcm->capacity - 1)];
}

#endif
