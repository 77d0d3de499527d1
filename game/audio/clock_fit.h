/* The line that audio/clock.h fits to its anchors: blocks, rate and offset, as told there. Private to the clock. */
#ifndef HEELBEAT_AUDIO_CLOCK_FIT_H
#define HEELBEAT_AUDIO_CLOCK_FIT_H

#include "audio/clock.h"

/* The nominal rate, no anchors. */
void clock_fit_init(struct audio_clock *clock);
/* Drops the blocks; the line stays as it is. */
void clock_fit_forget(struct audio_clock *clock);
/* Takes an anchor into its block and fits the line anew; its rate too, unless the anchor is suspected of a step. */
void clock_fit_take(struct audio_clock *clock, const struct audio_anchor *anchor, bool suspect);

/* Nominal microseconds of so many frames. */
double clock_fit_frames_us(const struct audio_clock *clock, int64_t frames);
/* What the device has taken by mono_us, in nominal microseconds of frames. */
double clock_fit_device_us(const struct audio_clock *clock, int64_t mono_us);
/* How late an anchor came. */
double clock_fit_lateness_us(const struct audio_clock *clock, const struct audio_anchor *anchor);
/* From the first to the last block. */
double clock_fit_span_us(const struct audio_clock *clock);

#endif
