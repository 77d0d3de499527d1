/* A song in memory: 48 kHz stereo int16, rendered ahead of the play head by a thread of its own, so that a level starts
 * at once however long it is.
 *
 * The renderer thread writes frames in order and publishes how many are ready; the audio callback reads only those. */
#ifndef HEELBEAT_AUDIO_SONG_H
#define HEELBEAT_AUDIO_SONG_H

#include "audio/pcm.h"
#include "core/error.h"
#include "music/synth.h"

struct song;

/* Takes the tune over (zeroing *tune, even when it fails) and starts rendering it; style is borrowed for the song's
 * life. NULL with *error when memory or threads run out. */
struct song *song_create(struct tune *tune, const struct style *style, struct error *error);
/* Stops the thread, finished or not, and frees. The song must not be playing. NULL is fine. */
void song_destroy(struct song *song);
int64_t song_frames(const struct song *song); /* in all */
int64_t song_ready(const struct song *song);  /* rendered so far; any thread */
/* Waits until at least frames are ready, or all are. Not for the audio callback. */
void song_wait(struct song *song, int64_t frames);
/* The same for the callback: borrowed for the song's life. */
const struct pcm *song_pcm(const struct song *song);
/* The samples, interleaved; only the first song_ready() frames may be read. */
const int16_t *song_samples(const struct song *song);

#endif
