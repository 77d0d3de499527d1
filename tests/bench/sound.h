/* A sound card for a bench: a PulseAudio server of its own with a null sink, which plays into nothing, and a recorder
 * of what it plays, which notes when each piece arrived: the sink's rate is only about that of the monotonic clock. */
#ifndef HEELBEAT_TESTS_BENCH_SOUND_H
#define HEELBEAT_TESTS_BENCH_SOUND_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "folder.h"

#define SOUND_RATE_HZ 48000

struct sound {
    pid_t server, recorder, keeper;
    char folder[FOLDER_PATH]; /* the server's own; recordings are kept there too */
    char log[300], recording[300], stamps[300];
    long log_read_to;
};

#define SOUND_PLACES_MOST 1000

/* Frame `frame` of a recording reached the recorder at mono_us. */
struct sound_place {
    double mono_us, frame;
};

/* A recording, and what the times of arrival say of its frames: pieces come late, never early, so the earliest of each
 * few seconds say when each frame was played, but for something that stays the same. */
struct sound_recording {
    int16_t *samples; /* mono, the caller's to free; NULL if there is no recording */
    int64_t frames;
    struct sound_place places[SOUND_PLACES_MOST];
    int place_count;
};

/* Starts the server and lets programs started from now on play to it (PULSE_SERVER, SDL_AUDIODRIVER). */
bool sound_start(struct sound *sound);
void sound_stop(struct sound *sound);
/* Records from now on, mono; returns once the recorder runs and the sink has shrunk the buffer it idles with. */
bool sound_record(struct sound *sound);
/* Ends the recording and reads it. */
void sound_recorded(struct sound *sound, struct sound_recording *recording);
/* When a frame was played, and the frame that was played at a time, between the places and beyond them. */
double sound_mono_us(const struct sound_recording *recording, double frame);
double sound_frame(const struct sound_recording *recording, double mono_us);
/* How often the server has had nothing of a program to play since the last call. */
int sound_underruns(struct sound *sound);

#endif
