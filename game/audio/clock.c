#include "audio/clock.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Blocks stop growing at a third of a second: 32 of them see about ten seconds, longer than any hiccup and shorter than
 * the time in which a quartz warms up. */
static const double block_longest_s = 0.35;
/* A rate from less than this is worse than the nominal one. */
static const double rate_shortest_us = 2e6;
/* ... and from so much it is good enough to be kept over a step. */
static const double rate_steady_us = 5e6;
static const double rate_off_most = 0.003; /* quartz is better than 0.03 %, what resamples for it not always */
/* A step: anchors this far off the fit, beyond any spread, so often or for so long in a row. Small underruns (half a
 * millisecond on a busy machine) count too. Wake-ups on a grid of their own beat against the buffers and are late by up
 * to a buffer for most of a second, so only what is far more than the spread is believed sooner. */
static const double step_late_least_us = 400;
static const double step_late_most_us = 3000;
static const double step_early_least_us = 1000;
static const double step_large_least_us = 8000;
static const int64_t step_large_time_us = 200000;
static const int64_t step_small_time_us = 1000000;
static const int32_t step_small_run = 48;
static const int32_t step_early_run = 4;
static const int64_t silence_longest_us = 1000000;
/* Where among the blocks' lateness the early edge is taken to be. */
static const double edge_quantile = 0.2;
/* How the reading leans towards the fit. */
static const double lean_shortest_us = 50000;
static const double lean_most = 0.2;
/* Song time runs on without anchors for so long: longer than any device's buffer and the system's hiccups. */
static const int64_t outrun_longest_us = 300000;
/* Spread to expect before there are blocks enough to tell, and how many blocks this guess weighs. */
static const double spread_guess_us = 4000;
static const double spread_guess_weight = 2;

static double frames_us(const struct audio_clock *clock, int64_t frames)
{
    return (double)frames * 1e6 / clock->rate_hz;
}

static double device_us(const struct audio_clock *clock, int64_t mono_us)
{
    return clock->base_device_us + (double)(mono_us - clock->base_mono_us) * clock->speed;
}

/* How late an anchor came, by the fit. */
static double lateness_us(const struct audio_clock *clock, const struct audio_anchor *anchor)
{
    return device_us(clock, anchor->mono_us) - frames_us(clock, anchor->frame);
}

static int compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The value at a fraction of the sorted order, between the two nearest. Sorts. */
static double quantile(double *values, int32_t count, double fraction)
{
    qsort(values, (size_t)count, sizeof *values, compare_doubles);
    double place = fraction * (count - 1);
    int32_t below = (int32_t)place;
    int32_t above = below + 1 < count ? below + 1 : below;
    return values[below] + (values[above] - values[below]) * (place - below);
}

static void fit_rate(struct audio_clock *clock)
{
    const struct audio_anchor *b = clock->blocks;
    int32_t n = clock->block_count;
    if (n < 8 || (double)(b[n - 1].mono_us - b[0].mono_us) < rate_shortest_us) {
        return;
    }
    double slopes[AUDIO_CLOCK_BLOCKS * (AUDIO_CLOCK_BLOCKS - 1) / 2];
    int32_t count = 0;
    /* Pairs nearer than a quarter of the window say little about the rate and much about the jitter. */
    for (int32_t i = 0; i < n; i++) {
        for (int32_t j = i + n / 4; j < n; j++) {
            slopes[count++] = frames_us(clock, b[j].frame - b[i].frame) / (double)(b[j].mono_us - b[i].mono_us);
        }
    }
    clock->speed = fmin(fmax(quantile(slopes, count, 0.5), 1 - rate_off_most), 1 + rate_off_most);
    if ((double)(b[n - 1].mono_us - b[0].mono_us) >= rate_steady_us) {
        clock->steady_speed = clock->speed;
    }
}

static void fit_offset(struct audio_clock *clock)
{
    double late[AUDIO_CLOCK_BLOCKS];
    const struct audio_anchor *newest = &clock->blocks[clock->block_count - 1];
    clock->base_mono_us = newest->mono_us;
    clock->base_device_us = frames_us(clock, newest->frame);
    for (int32_t i = 0; i < clock->block_count; i++) {
        late[i] = lateness_us(clock, &clock->blocks[i]);
    }
    double edge = quantile(late, clock->block_count, edge_quantile);
    clock->base_device_us -= edge;
    for (int32_t i = 0; i < clock->block_count; i++) {
        late[i] = fabs(late[i] - edge);
    }
    clock->deviation_us = 1.4826 * quantile(late, clock->block_count, 0.5); /* the MAD of a normal distribution */
    double deviation = clock->deviation_us;
    double n = clock->block_count, guess = spread_guess_us * spread_guess_us * spread_guess_weight;
    clock->spread_us = sqrt((deviation * deviation * n + guess) / (n + spread_guess_weight));
}

static int64_t block_of(const struct audio_clock *clock, const struct audio_anchor *anchor)
{
    return anchor->frame / clock->block_frames;
}

static bool is_less_late(const struct audio_clock *clock, const struct audio_anchor *a, const struct audio_anchor *b)
{
    return (double)(a->mono_us - b->mono_us) * clock->speed < frames_us(clock, a->frame - b->frame);
}

/* Puts an anchor to its block if it is the first or the least late of it. Returns whether it opened a block. */
static bool keep_least_late(struct audio_clock *clock, const struct audio_anchor *anchor)
{
    struct audio_anchor *last = clock->block_count > 0 ? &clock->blocks[clock->block_count - 1] : NULL;
    if (last && block_of(clock, last) == block_of(clock, anchor)) {
        if (is_less_late(clock, anchor, last)) {
            *last = *anchor;
        }
        return false;
    }
    clock->blocks[clock->block_count++] = *anchor;
    return true;
}

static void make_room(struct audio_clock *clock)
{
    if (clock->block_count < AUDIO_CLOCK_BLOCKS) {
        return;
    }
    if ((double)clock->block_frames * 2 <= block_longest_s * clock->rate_hz) {
        struct audio_anchor old[AUDIO_CLOCK_BLOCKS];
        memcpy(old, clock->blocks, sizeof old);
        clock->block_frames *= 2;
        clock->block_count = 0;
        for (int32_t i = 0; i < AUDIO_CLOCK_BLOCKS; i++) {
            keep_least_late(clock, &old[i]);
        }
    }
    if (clock->block_count == AUDIO_CLOCK_BLOCKS) {
        memmove(clock->blocks, clock->blocks + 1, (AUDIO_CLOCK_BLOCKS - 1) * sizeof *clock->blocks);
        clock->block_count--;
    }
}

static void take(struct audio_clock *clock, const struct audio_anchor *anchor)
{
    make_room(clock);
    /* What may be a step must not pass for a slow device. */
    bool suspect = clock->late_run > 0 && anchor->mono_us - clock->late_since_us > step_large_time_us;
    if (keep_least_late(clock, anchor) && !suspect) {
        fit_rate(clock);
    }
    fit_offset(clock);
}

static void forget_fit(struct audio_clock *clock)
{
    clock->block_count = 0;
    clock->block_frames = clock->rate_hz / 200; /* shorter than a callback: each is a block of its own at first */
    clock->early_run = 0;
    clock->late_run = 0;
}

static void start_anew(struct audio_clock *clock, int64_t since_us)
{
    forget_fit(clock);
    clock->speed = clock->steady_speed;
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
        if (lateness_us(clock, &clock->recent[i]) <= late_us) {
            return false;
        }
    }
    return false;
}

static double buffer_us(const struct audio_clock *clock)
{
    const struct audio_anchor *newest = &clock->recent[clock->recent_count - 1];
    return clock->recent_count > 1 ? frames_us(clock, newest->frame - newest[-1].frame) : 0;
}

/* Counts how long anchors have been behind the fit. Returns whether that is a step. */
static bool is_late_step(struct audio_clock *clock, const struct audio_anchor *anchor, double late)
{
    /* A storm of steps spreads the blocks; that must not hide the next one. */
    double least_us = fmin(fmax(step_late_least_us, 4 * clock->deviation_us), step_late_most_us);
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
    double late = lateness_us(clock, anchor);
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
    double heard =
        device_us(clock, now_us) - frames_us(clock, anchor->frame - anchor->song_frame) - (double)clock->latency_us;
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
    *clock = (struct audio_clock){.rate_hz = rate_hz, .speed = 1, .steady_speed = 1, .spread_us = spread_guess_us};
    forget_fit(clock);
    audio_clock_rewind(clock, 0, latency_us);
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
    return (int64_t)ceil(fit + fabs(clock->correction_us));
}
