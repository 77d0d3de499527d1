/* A sound card for a bench: a PulseAudio server of its own with a null sink, which plays into nothing by the monotonic
 * clock, and a recorder of what it plays. */
#ifndef HEELBEAT_TESTS_BENCH_SOUND_H
#define HEELBEAT_TESTS_BENCH_SOUND_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#define SOUND_RATE_HZ 48000

struct sound {
    pid_t server, recorder;
    char folder[256]; /* the server's own; recordings are kept there too */
    char log[300], recording[300];
};

/* Starts the server and lets programs started from now on play to it (PULSE_SERVER, SDL_AUDIODRIVER). */
bool sound_start(struct sound *sound);
void sound_stop(struct sound *sound);
/* Records from now on, mono; returns once the recorder runs and the sink has shrunk the buffer it idles with. */
bool sound_record(struct sound *sound);
/* Ends the recording and reads it: the caller's to free. NULL if there is none. */
int16_t *sound_recorded(struct sound *sound, int64_t *frames);
/* How often the server has had nothing of a program to play, until now. */
int sound_underruns(const struct sound *sound);

#endif
