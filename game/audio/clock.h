/* Which moment of the song is heard now? Song time from the monotonic clock, by anchors that the audio callback leaves.
 *
 * An anchor says: at mono_us the device asked for the frame number `frame`. Callbacks jitter and devices run at 47,990 Hz or
 * 48,030, so rate and offset are fitted robustly over the last seconds. What comes out never runs backward, and says how
 * sure it is. No clock is read here: everything comes in. */
#ifndef HEELBEAT_AUDIO_CLOCK_H
#define HEELBEAT_AUDIO_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#define AUDIO_CLOCK_ANCHORS 256

struct audio_anchor {
    int64_t mono_us;
    int64_t frame; /* song frames delivered before this callback */
};

struct audio_clock {
    struct audio_anchor anchors[AUDIO_CLOCK_ANCHORS];
    int32_t count, next;
    int32_t rate_hz;    /* nominal */
    int64_t latency_us; /* from the callback to the ear, as known beforehand */
    /* The fit: song_us = base_song_us + (mono_us - base_mono_us) * (1 + rate_ppb / 1e9). */
    int64_t base_mono_us, base_song_us, rate_ppb;
    int64_t spread_us;   /* robust spread of the anchors around the fit */
    bool running;        /* at least one anchor since the last stop */
    int64_t last_song_us; /* never go back behind this */
};

/* latency_us: what separates the callback from the ear: one device buffer, plus what calibration finds. */
void audio_clock_init(struct audio_clock *clock, int32_t rate_hz, int64_t latency_us);
/* Takes an anchor; mono_us rises from one to the next. A step of the device (stall, underrun) starts the fit anew. */
void audio_clock_anchor(struct audio_clock *clock, const struct audio_anchor *anchor);
/* Forgets the anchors but not the song time reached: after a pause, before a resume. */
void audio_clock_hold(struct audio_clock *clock);
/* Song time heard at mono_us, past or (a little) future; 0 before the first anchor. A pure reading: any order of mono_us
 * is fine, so that an event can be placed at its own time. */
int64_t audio_clock_song_us(const struct audio_clock *clock, int64_t mono_us);
/* As above for "now": never less than it has said before. */
int64_t audio_clock_now_us(struct audio_clock *clock, int64_t mono_us);
/* How sure: one standard deviation in us, for the present fit; INT64_MAX before the first anchor. */
int64_t audio_clock_uncertainty_us(const struct audio_clock *clock);

#endif
