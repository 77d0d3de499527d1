#include "audio/clock.h"

#include <math.h>
#include <string.h>

#include "audio/clock_fit.h"

/* A step: anchors this far off the fit, beyond any spread, so often or for so long in a row. Small underruns (half a
 * millisecond on a busy machine) count too. Wake-ups on a grid of their own beat against the buffers and are late by up
 * to a buffer for most of a second, so only what is far more than the spread is believed sooner. */
static const double step_late_least_us = 400;
static const double step_late_most_us = 3000;
static const double step_lumpy_us = 2000; /* as much more: the edge is known less well where it is seldom touched */
static const double step_early_least_us = 1000;
static const double step_large_least_us = 8000;
static const int64_t step_large_time_us = 200000;
static const int64_t step_small_time_us = 1000000;
static const int32_t step_small_run = 48;
static const int32_t step_early_run = 4;
static const int64_t silence_longest_us = 1000000;
/* The time after which the edge is likely to have been touched once. */
static const double edge_found_us = 5e6;
/* How the reading leans towards the fit. */
static const double lean_shortest_us = 50000;
static const double lean_most = 0.2;
/* Song time runs on without anchors for so long: longer than any device's buffer and the system's hiccups. */
static const int64_t outrun_longest_us = 300000;

static void take(struct audio_clock *clock, const struct audio_anchor *anchor)
{
    bool suspect = clock->late_run > 0 && anchor->mono_us - clock->late_since_us > step_large_time_us;
    clock_fit_take(clock, anchor, suspect);
}

static void start_anew(struct audio_clock *clock, int64_t since_us)
{
    clock_fit_forget(clock);
    clock->speed = clock->start_speed = clock->steady_speed;
    clock->start_known = clock->steady_known;
    for (int32_t i = 0; i < clock->recent_count; i++) {
        if (clock->recent[i].mono_us >= since_us) {
            take(clock, &clock->recent[i]);
        }
    }
}

static void remember_recent(struct audio_clock *clock, const struct audio_anchor *anchor)
{
    if (clock->recent_count == AUDIO_CLOCK_RECENT) {
        memmove(clock->recent, clock->recent + 1, (AUDIO_CLOCK_RECENT - 1) * sizeof *clock->recent);
        clock->recent_count--;
    }
    clock->recent[clock->recent_count++] = *anchor;
}

/* Whether every anchor of the last moment came later than by late_us. */
static bool are_late(const struct audio_clock *clock, double late_us)
{
    const struct audio_anchor *newest = &clock->recent[clock->recent_count - 1];
    for (int32_t i = clock->recent_count - 1; i >= 0; i--) {
        if (newest->mono_us - clock->recent[i].mono_us > step_large_time_us) {
            return true;
        }
        if (clock_fit_lateness_us(clock, &clock->recent[i]) <= late_us) {
            return false;
        }
    }
    return false;
}

static double buffer_us(const struct audio_clock *clock)
{
    const struct audio_anchor *newest = &clock->recent[clock->recent_count - 1];
    return clock->recent_count > 1 ? clock_fit_frames_us(clock, newest->frame - newest[-1].frame) : 0;
}

/* Counts how long anchors have been behind the fit. Returns whether that is a step. */
static bool is_late_step(struct audio_clock *clock, const struct audio_anchor *anchor, double late)
{
    /* A storm of steps spreads the blocks; that must not hide the next one. */
    double least_us = fmin(fmax(step_late_least_us, 4 * clock->deviation_us), step_late_most_us);
    least_us += clock->lump_us > 0 ? step_lumpy_us + (double)clock->lump_us : 0;
    if (late <= least_us) {
        clock->late_run = 0;
        return false;
    }
    if (clock->late_run++ == 0) {
        clock->late_since_us = anchor->mono_us;
    }
    return are_late(clock, fmax(step_large_least_us, buffer_us(clock))) ||
           (anchor->mono_us - clock->late_since_us >= step_small_time_us && clock->late_run >= step_small_run);
}

/* Looks for a step of the device and starts the fit anew behind it. */
static bool mend_step(struct audio_clock *clock, const struct audio_anchor *anchor)
{
    double late = clock_fit_lateness_us(clock, anchor);
    bool early = late < -fmax(step_early_least_us, 4 * clock->deviation_us);
    clock->early_run = early ? clock->early_run + 1 : 0;
    if (clock->early_run >= step_early_run) {
        start_anew(clock, clock->recent[clock->recent_count - step_early_run].mono_us);
        return true;
    }
    if (is_late_step(clock, anchor, late)) {
        /* Steps may come in a row: only the newest anchors tell where the last one led. */
        start_anew(clock, anchor->mono_us - step_large_time_us);
        return true;
    }
    return false;
}

static void fit_anchor(struct audio_clock *clock, const struct audio_anchor *anchor)
{
    bool first = clock->recent_count == 0;
    bool slept = !first && anchor->mono_us - clock->recent[clock->recent_count - 1].mono_us > silence_longest_us;
    remember_recent(clock, anchor);
    if (slept) {
        start_anew(clock, anchor->mono_us);
    } else if (first || !mend_step(clock, anchor)) {
        take(clock, anchor);
    }
}

/* The knot in force at mono_us: the last one not after it, or the first of all. */
static const struct audio_knot *knot_at(const struct audio_clock *clock, int64_t mono_us)
{
    int32_t i = clock->knot_count - 1;
    while (i > 0 && clock->knots[i].mono_us > mono_us) {
        i--;
    }
    return &clock->knots[i];
}

static double read_us(const struct audio_clock *clock, int64_t mono_us)
{
    const struct audio_knot *knot = knot_at(clock, mono_us);
    return knot->song_us + (double)(mono_us - knot->mono_us) * knot->speed;
}

/* Adds a knot; what was planned from there on is dropped. */
static void add_knot(struct audio_clock *clock, int64_t mono_us, double song_us, double speed)
{
    while (clock->knot_count > 0 && clock->knots[clock->knot_count - 1].mono_us >= mono_us) {
        clock->knot_count--;
    }
    if (clock->knot_count == AUDIO_CLOCK_KNOTS) {
        /* Half at once, so that moving is rare. */
        int32_t kept = AUDIO_CLOCK_KNOTS / 2;
        memmove(clock->knots, clock->knots + kept, (size_t)kept * sizeof *clock->knots);
        clock->knot_count = kept;
    }
    clock->knots[clock->knot_count++] = (struct audio_knot){mono_us, song_us, speed};
}

/* Plans the line from the anchor on: lean until it meets the fit, then follow it, until no anchor has come for so long
 * that the device must have run dry. */
static void lean(struct audio_clock *clock, const struct audio_anchor *anchor)
{
    int64_t now_us = anchor->mono_us;
    double now = read_us(clock, now_us);
    double heard = clock_fit_device_us(clock, now_us) - clock_fit_frames_us(clock, anchor->frame - anchor->song_frame) -
                   (double)clock->latency_us;
    double correction = heard - now;
    double length_us = fmax(lean_shortest_us, fabs(correction) / lean_most);
    double lean_speed = clock->speed + correction / length_us;
    int64_t met_us = now_us + (int64_t)length_us;
    int64_t lost_us = now_us + outrun_longest_us;
    add_knot(clock, now_us, now, lean_speed);
    if (met_us < lost_us) {
        add_knot(clock, met_us, read_us(clock, met_us), clock->speed);
    }
    add_knot(clock, lost_us, read_us(clock, lost_us), 0);
    clock->correction_us = correction;
    clock->running = true;
}

static void stand(struct audio_clock *clock, int64_t mono_us, double song_us)
{
    add_knot(clock, mono_us, song_us, 0);
    clock->correction_us = 0;
    clock->running = false;
}

void audio_clock_init(struct audio_clock *clock, int32_t rate_hz, int64_t latency_us)
{
    *clock = (struct audio_clock){.rate_hz = rate_hz};
    clock_fit_init(clock);
    audio_clock_rewind(clock, 0, latency_us);
}

void audio_clock_expect_lumps(struct audio_clock *clock, int64_t lump_us)
{
    clock->lump_us = lump_us;
}

void audio_clock_anchor(struct audio_clock *clock, const struct audio_anchor *anchor)
{
    if (clock->recent_count > 0) {
        const struct audio_anchor *last = &clock->recent[clock->recent_count - 1];
        if (anchor->mono_us <= last->mono_us || anchor->frame <= last->frame) {
            return;
        }
    }
    fit_anchor(clock, anchor);
    if (anchor->sounding) {
        lean(clock, anchor);
    }
}

void audio_clock_hold(struct audio_clock *clock, int64_t mono_us)
{
    stand(clock, mono_us, read_us(clock, mono_us));
}

void audio_clock_rewind(struct audio_clock *clock, int64_t mono_us, int64_t latency_us)
{
    clock->latency_us = latency_us;
    clock->knot_count = 0;
    clock->last_song_us = INT64_MIN;
    stand(clock, mono_us, -(double)latency_us);
}

void audio_clock_move(struct audio_clock *clock, int64_t mono_us, int64_t latency_us)
{
    double song_us = read_us(clock, mono_us);
    *clock =
        (struct audio_clock){.rate_hz = clock->rate_hz, .latency_us = latency_us, .last_song_us = clock->last_song_us};
    clock_fit_init(clock);
    stand(clock, mono_us, song_us);
}

int64_t audio_clock_song_us(const struct audio_clock *clock, int64_t mono_us)
{
    return (int64_t)floor(read_us(clock, mono_us));
}

int64_t audio_clock_now_us(struct audio_clock *clock, int64_t mono_us)
{
    int64_t song_us = audio_clock_song_us(clock, mono_us);
    if (song_us > clock->last_song_us) {
        clock->last_song_us = song_us;
    }
    return clock->last_song_us;
}

int64_t audio_clock_uncertainty_us(const struct audio_clock *clock)
{
    if (clock->block_count == 0) {
        return INT64_MAX;
    }
    /* The quartile of n values and a slope read off at the end of its line: about twice what a mean would be sure to.
     */
    double fit = 2 * clock->spread_us / sqrt(clock->block_count);
    double hidden = (double)clock->lump_us / (1 + clock_fit_span_us(clock) / edge_found_us);
    return (int64_t)ceil(fit + hidden + fabs(clock->correction_us));
}
