/* A sound device that plays by a scenario, and the anchors that its callbacks would leave; what is truly heard is
 * known. */
#ifndef HEELBEAT_TESTS_AUDIO_SIMULATED_H
#define HEELBEAT_TESTS_AUDIO_SIMULATED_H

#include "audio/clock.h"

#include <stdbool.h>
#include <stdint.h>

#define RATE_HZ    48000
#define LATENCY_US 10667

/* A device as the scenarios describe it. Its callbacks come when it has room, plus what the system adds. */
struct scenario {
    const char *name;
    int32_t frames;                  /* buffer */
    double rate_off;                 /* 0.001: the device runs 0.1 % fast */
    double jitter_us;                /* half-normal: callbacks only come late */
    double period_us;                /* > 0: woken on this grid only, so that callbacks bunch */
    double then_at_us, then_long_us; /* > 0: for so long from then on the grid is another, */
    double period_then_us;
    double gap_every_us; /* > 0: so often a wake-up is gap_us late; those missed follow at once */
    double gap_us;
    int64_t lump_us;                  /* what the clock is told of the grid */
    double step_at_us, step_us;       /* the device stands still for step_us then: an underrun, a stall */
    double step_every_us;             /* ... and so often again, */
    int step_more;                    /* ... so many times */
    double change_at_us, rate_then;   /* another device takes over then, off by so much (change_at_us > 0) */
    double warming;                   /* the rate rises by so much in ten minutes */
    double early_share;               /* of the anchors that come up to 5 ms too early, against all rules */
    bool unknowable;                  /* a bias that no clock can tell from a longer or shorter cable */
    bool both_ways;                   /* jitter comes early as often as late: normal, not half-normal */
    double rms_most_us, bias_most_us; /* of the error around its mean, and of the mean */
};

struct simulated {
    const struct scenario *is;
    uint64_t random;
    double played_frames; /* given so far */
    double last_mono_us;
    double next_gap_us;
};

/* Starts to play at 1 s. */
void simulated_open(struct simulated *device, const struct scenario *is, uint64_t seed);
/* What the next callback leaves; song frames are those of the device. */
struct audio_anchor simulated_anchor(struct simulated *device);
/* What is truly heard. The song's first frame is the device's first. A device changes while it stands still. */
double simulated_song_us(const struct scenario *is, double mono_us);
/* When the device truly has room for the frame after this many: the time at which so many have been played. */
double simulated_mono_us(const struct scenario *is, double frames);

#endif
