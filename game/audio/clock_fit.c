#include "audio/clock_fit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "audio/edge.h"

/* Blocks stop growing at a third of a second: 32 of them see about ten seconds, longer than any hiccup and shorter than
 * the time in which a quartz warms up. */
static const double block_longest_s = 0.35;
/* ... but where callbacks come in lumps, they must see more than the longest stretch that stays late: a minute. */
static const double block_longest_lumpy_s = 2.6;
/* A rate from less than this is worse than the nominal one. */
static const double rate_shortest_us = 2e6;
/* ... and from so much it is good enough to be kept over a step. */
static const double rate_steady_us = 5e6;
static const double rate_steady_lumpy_us = 20e6;
static const double rate_off_most = 0.003; /* quartz is better than 0.03 %, what resamples for it not always */
/* Where among the blocks' lateness the early edge is taken to be. */
static const double edge_quantile = 0.2;
/* ... and where callbacks come in lumps: seldom there, but all the sharper. */
static const double edge_quantile_lumpy = 0.05;
static const double edge_below = 0.1;
static const double edge_near = 0.08; /* of a lump: at the edge */
/* More than a lump and some jitter can not be lateness. */
static const double edge_most = 1.25;
static const double edge_most_us = 400;
/* An old touch of the edge says less of where it is now: the rate may be off by so much. */
static const double edge_age = 0.000005;
static const double rate_aging = 1.03; /* a block */
/* How far off nominal a rate may well be, when lumps hide it. */
static const double rate_off_likely = 0.00015;
/* ... and how far from what was found before the last step. */
static const double rate_off_known = 0.00004;
/* Spread to expect before there are blocks enough to tell, and how many blocks this guess weighs. */
static const double spread_guess_us = 4000;
static const double spread_guess_weight = 2;

double clock_fit_frames_us(const struct audio_clock *clock, int64_t frames)
{
    return (double)frames * 1e6 / clock->rate_hz;
}

double clock_fit_device_us(const struct audio_clock *clock, int64_t mono_us)
{
    return clock->base_device_us + (double)(mono_us - clock->base_mono_us) * clock->speed;
}

double clock_fit_lateness_us(const struct audio_clock *clock, const struct audio_anchor *anchor)
{
    return clock_fit_device_us(clock, anchor->mono_us) - clock_fit_frames_us(clock, anchor->frame);
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

double clock_fit_span_us(const struct audio_clock *clock)
{
    return clock->block_count > 0 ? (double)(clock->blocks[clock->block_count - 1].mono_us - clock->blocks[0].mono_us)
                                  : 0;
}

/* Lateness that slides through a lump looks like a rate that is off by a lump in the time seen, until it has jumped
 * back: so long, the rate hardly leaves what it started from. */
static double rate_by_edge(struct audio_clock *clock, bool *sure)
{
    struct edge_point points[AUDIO_CLOCK_BLOCKS];
    const struct audio_anchor *b = clock->blocks;
    for (int32_t i = 0; i < clock->block_count; i++) {
        double at_us = (double)(b[i].mono_us - b[0].mono_us);
        points[i] = (struct edge_point){at_us, at_us - clock_fit_frames_us(clock, b[i].frame - b[0].frame)};
    }
    double lump = (double)clock->lump_us;
    struct edge_shape shape = {edge_below, lump * edge_near, lump / 2, lump * edge_most + edge_most_us};
    struct edge_line edge = edge_fit(points, clock->block_count, &shape);
    *sure = edge.returned && edge.touched_us >= rate_steady_lumpy_us;
    double hidden_us = lump * (edge.returned ? edge_near : 1);
    double unsure = hidden_us / fmax(edge.touched_us, 1) / (clock->start_known ? rate_off_known : rate_off_likely);
    /* The edge may have left the blocks for a while; what was seen of it then is the better rate, and ages. */
    if (clock->rate_unsure > 0 && unsure > 2 * clock->rate_unsure) {
        clock->rate_unsure *= rate_aging;
        return clock->speed;
    }
    clock->rate_unsure = unsure;
    return clock->start_speed + (-edge.slope + 1 - clock->start_speed) / (1 + unsure * unsure);
}

static double rate_by_median(const struct audio_clock *clock)
{
    const struct audio_anchor *b = clock->blocks;
    int32_t n = clock->block_count;
    double slopes[AUDIO_CLOCK_BLOCKS * (AUDIO_CLOCK_BLOCKS - 1) / 2];
    int32_t count = 0;
    /* Pairs nearer than a quarter of the window say little about the rate and much about the jitter. */
    for (int32_t i = 0; i < n; i++) {
        for (int32_t j = i + n / 4; j < n; j++) {
            slopes[count++] =
                clock_fit_frames_us(clock, b[j].frame - b[i].frame) / (double)(b[j].mono_us - b[i].mono_us);
        }
    }
    return quantile(slopes, count, 0.5);
}

static void fit_rate(struct audio_clock *clock)
{
    if (clock->block_count < 8 || clock_fit_span_us(clock) < rate_shortest_us) {
        return;
    }
    bool sure = clock_fit_span_us(clock) >= rate_steady_us;
    double speed = clock->lump_us > 0 ? rate_by_edge(clock, &sure) : rate_by_median(clock);
    clock->speed = fmin(fmax(speed, 1 - rate_off_most), 1 + rate_off_most);
    if (sure) {
        clock->steady_speed = clock->speed;
        clock->steady_known = true;
    }
}

static void fit_offset(struct audio_clock *clock)
{
    double late[AUDIO_CLOCK_BLOCKS];
    const struct audio_anchor *newest = &clock->blocks[clock->block_count - 1];
    clock->base_mono_us = newest->mono_us;
    clock->base_device_us = clock_fit_frames_us(clock, newest->frame);
    double age = clock->lump_us > 0 ? edge_age : 0;
    for (int32_t i = 0; i < clock->block_count; i++) {
        const struct audio_anchor *block = &clock->blocks[i];
        late[i] = clock_fit_lateness_us(clock, block) + (double)(newest->mono_us - block->mono_us) * age;
    }
    double edge = quantile(late, clock->block_count, clock->lump_us > 0 ? edge_quantile_lumpy : edge_quantile);
    clock->base_device_us -= edge;
    for (int32_t i = 0; i < clock->block_count; i++) {
        late[i] = fmax(fabs(late[i] - edge) - (double)clock->lump_us, 0);
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
    return (double)(a->mono_us - b->mono_us) * clock->speed < clock_fit_frames_us(clock, a->frame - b->frame);
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
    double longest_s = clock->lump_us > 0 ? block_longest_lumpy_s : block_longest_s;
    if ((double)clock->block_frames * 2 <= longest_s * clock->rate_hz) {
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

void clock_fit_init(struct audio_clock *clock)
{
    clock->speed = clock->steady_speed = clock->start_speed = 1;
    clock->spread_us = spread_guess_us;
    clock_fit_forget(clock);
}

void clock_fit_forget(struct audio_clock *clock)
{
    clock->block_count = 0;
    clock->block_frames = clock->rate_hz / 200; /* shorter than a callback: each is a block of its own at first */
    clock->early_run = 0;
    clock->late_run = 0;
    clock->rate_unsure = 0;
}

void clock_fit_take(struct audio_clock *clock, const struct audio_anchor *anchor, bool suspect)
{
    make_room(clock);
    /* What may be a step must not pass for a slow device. */
    if (keep_least_late(clock, anchor) && !suspect) {
        fit_rate(clock);
    }
    fit_offset(clock);
}
