/* Which moment of the song is heard now? Song time from the monotonic clock, by anchors that the audio callback leaves.
 *
 * An anchor says: at mono_us the device asked for the frame number `frame`. Callbacks come late, never early (the
 * device has room, then the system takes its time to wake us), they bunch and pause, and a device of 48,000 Hz runs at
 * 47,990 or 48,030. So the truth is the early edge of the anchors, found in two robust steps:
 *   1. the anchors are cut into blocks of equal length and each block keeps its least late one; when the blocks are all
 *      used, neighbours merge and blocks become twice as long, until they reach about a third of a second. Taking
 * the least late of a block before fitting is the first step of Paxson, "On calibrating measurements of packet transit
 * times" (SIGMETRICS 1998), made for the same one-sided noise;
 *   2. the rate is the median of the slopes between all pairs of blocks (Theil 1950, Sen 1968), the offset the lower
 * fifth of what is left: up to a fifth of the blocks may lie anywhere without harm. Anchors that stay late, or
 * come early, a few times in a row are a step of the device (an underrun, a suspend): the offset starts anew from them,
 * the rate is kept.
 *
 * A sound server asks on a grid of its own, a lump at a time. Where audio/pulse.h can't keep buffers apart from that
 * grid, callbacks slide through a lump's lateness in seconds and jump back, or stay late by a lump for half a minute,
 * which looks like a rate that is off and like a step, and is neither. Told of the lump, the clock looks a minute back
 * instead of ten seconds, takes the edge for where the least late anchors lie rather than the middle of them
 * (audio/edge.h), leaves the nominal rate only as far as what it has seen can't be a slide, and takes no lateness
 * within a lump for a step. A slide that takes longer than that minute it can't tell from a rate: nothing could.
 *
 * The fit runs on the frames the device took, silence included, so it stays warm through pauses and menus; a song is
 * frames of the device counted from where it began. What is read is not the fit itself but a continuous line that leans
 * towards it by no more than a fifth of its speed: it never jumps and never runs backward, and moments already past
 * keep their reading when later anchors come. When anchors stay out for 0.3 s the device is dry, and song time stands
 * until it goes on. Doubles inside: exact to a nanosecond for years of microseconds.
 *
 * No clock is read here: everything comes in. One thread. An anchor costs a few microseconds, and each completed block
 * some tens more; a reading costs next to nothing. */
#ifndef HEELBEAT_AUDIO_CLOCK_H
#define HEELBEAT_AUDIO_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#define AUDIO_CLOCK_BLOCKS 32
#define AUDIO_CLOCK_RECENT 64
#define AUDIO_CLOCK_KNOTS  128

struct audio_anchor {
    int64_t mono_us;
    int64_t frame;      /* frames the device was given before this callback, silence included */
    int64_t song_frame; /* the song's frame that goes first into this buffer, if sounding */
    bool sounding;      /* the song runs in this buffer */
};

/* From mono_us on, song time is song_us and grows by speed per microsecond, until the next knot. */
struct audio_knot {
    int64_t mono_us;
    double song_us;
    double speed;
};

struct audio_clock {
    int32_t rate_hz;    /* nominal */
    int64_t latency_us; /* from the callback to the ear, as known beforehand. May be set at any time: the next anchor
                           that sounds makes song time lean to it */
    int64_t lump_us;    /* what the device's server asks for at a time; 0: it asks when there is room */

    /* The least late anchor of each block, oldest first. Frames count in block_frames. */
    struct audio_anchor blocks[AUDIO_CLOCK_BLOCKS];
    int32_t block_count;
    int64_t block_frames;
    struct audio_anchor recent[AUDIO_CLOCK_RECENT]; /* every anchor, newest last: where to start anew after a step */
    int32_t recent_count;
    int32_t early_run;     /* anchors in a row before the fit */
    int32_t late_run;      /* anchors in a row behind the fit */
    int64_t late_since_us; /* of the first of those */

    /* The fit: device_us = (mono_us - base_mono_us) * speed + base_device_us, in nominal microseconds of frames. */
    int64_t base_mono_us;
    double base_device_us;
    double speed;        /* 1 is the nominal rate */
    double steady_speed; /* the last one from a long look; what a step starts anew from */
    double start_speed;  /* what this fit started from */
    double rate_unsure;  /* how far speed may be off, against what was likely at the start; where there are lumps */
    bool steady_known;   /* steady_speed was seen, not just guessed; */
    bool start_known;    /* ... and start_speed */
    double deviation_us; /* robust standard deviation of the blocks around the fit */
    double spread_us;    /* as that, with a guess mixed in while blocks are few */

    struct audio_knot knots[AUDIO_CLOCK_KNOTS]; /* oldest first; what is read */
    int32_t knot_count;
    double correction_us; /* what the line still leaned by at the last anchor */
    bool running;         /* the song sounds and song time runs */
    int64_t last_song_us; /* audio_clock_now_us never goes back behind this */
};

/* latency_us: what separates the callback from the ear: what the device holds, plus what calibration finds. Song time
 * stands at -latency_us: that is what is heard when the device asks for the song's first frame. */
void audio_clock_init(struct audio_clock *clock, int32_t rate_hz, int64_t latency_us);
/* Callbacks come on the grid of a sound server that asks for lump_us of sound at a time (0, as after init: they don't).
 * Lateness up to a lump is then no step of the device, however long it lasts. Call it before the first anchor. */
void audio_clock_expect_lumps(struct audio_clock *clock, int64_t lump_us);
/* Takes an anchor; mono_us and frame rise from one to the next (others are ignored). Song time starts to run with the
 * first anchor that sounds. */
void audio_clock_anchor(struct audio_clock *clock, const struct audio_anchor *anchor);
/* Stops song time at its reading for mono_us: a pause. The fit is kept. The next sounding anchor lets it run on from
 * there, so don't hand in sounding anchors from before the pause. */
void audio_clock_hold(struct audio_clock *clock, int64_t mono_us);
/* Stops song time and sets it anew, backward too: a new song. latency_us as in init. */
void audio_clock_rewind(struct audio_clock *clock, int64_t mono_us, int64_t latency_us);
/* To another opening of the device: song time stands at its reading for mono_us as after a hold, and all that was known
 * of the device is forgotten, its lumps too. latency_us as in init. */
void audio_clock_move(struct audio_clock *clock, int64_t mono_us, int64_t latency_us);
/* Song time heard at mono_us, past or (a little) future. A pure reading: any order of mono_us is fine, so that an event
 * can be placed at its own time; it is continuous and never falls with rising mono_us. Exact for about the last half
 * second; further back the oldest known speed is taken. */
int64_t audio_clock_song_us(const struct audio_clock *clock, int64_t mono_us);
/* As above for "now": never less than it has said before. */
int64_t audio_clock_now_us(struct audio_clock *clock, int64_t mono_us);
/* How sure: one standard deviation in us of the reading against the device, for the present fit; INT64_MAX before the
 * first anchor. It can't know about a delay that is always there: that is what latency_us is for. */
int64_t audio_clock_uncertainty_us(const struct audio_clock *clock);

#endif
