/* A song being made: 48 kHz stereo int16, backing and mix apart, rendered ahead of the play head by a thread of its
 * own, so that a level starts at once however long it is, and takes SONG_WINDOW_FRAMES of memory and no more.
 *
 * The renderer thread writes frames in order into a ring, publishes how many are ready, and rests when the ring is
 * full; the audio callback reads only those and releases what lies far enough behind. So a song is played once, from
 * its beginning: to play it again, make it again, which gives the same samples. */
#ifndef HEELBEAT_AUDIO_SONG_H
#define HEELBEAT_AUDIO_SONG_H

#include "audio/pcm.h"
#include "core/base/error.h"
#include "music/sound/synth.h"

#define SONG_WINDOW_FRAMES (INT64_C(1) << 19) /* 10.9 s, 4 MiB */

struct song;

/* Takes the tune over (zeroing *tune, even when it fails) and starts rendering it; style is borrowed for the song's
 * life. NULL with *error when memory or threads run out. */
struct song *song_create(struct tune *tune, const struct style *style, struct error *error);
/* Stops the thread, finished or not, and frees. The song must not be playing. NULL is fine. */
void song_destroy(struct song *song);
int64_t song_frames(const struct song *song); /* in all */
int64_t song_ready(const struct song *song);  /* rendered so far; any thread */
/* Waits until at least frames are ready, or all, or as many as fit before more are released. Not for the audio
 * callback. */
void song_wait(struct song *song, int64_t frames);
/* The same for the callback, the one reader: borrowed for the song's life. */
struct pcm *song_pcm(struct song *song);

#endif
