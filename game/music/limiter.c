#include "music/limiter.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "music/filter.h"
#include "music/synth.h"

#define MASK       (LIMITER_RING - 1)
#define RELEASE_MS 120.0f
#define PI         3.14159265358979

void limiter_init(struct limiter *limiter, float ceiling)
{
    memset(limiter, 0, sizeof *limiter);
    limiter->ceiling = ceiling;
    limiter->release = 1 - expf(-1000 / (RELEASE_MS * SYNTH_RATE_HZ));
    limiter->held = 1;
    limiter->sum = LIMITER_AHEAD;
    for (int i = 0; i < LIMITER_RING; i++)
        limiter->smooth[i] = 1;
    for (int phase = 0; phase < 3; phase++) {
        for (int tap = 0; tap < LIMITER_TAPS; tap++) {
            double x = tap - (LIMITER_TAPS / 2 - 1) - (phase + 1) / 4.0;
            double window = 0.5 + 0.5 * cos(PI * x / (LIMITER_TAPS / 2.0 + 0.5));
            limiter->taps[phase][tap] = (float)(sin(PI * x) / (PI * x) * window);
        }
    }
}

static void remember(struct limiter *limiter, int side, float sample, int slot)
{
    limiter->history[side][slot] = sample;
    limiter->history[side][slot + LIMITER_TAPS] = sample; /* twice, so that the last LIMITER_TAPS lie in a row */
}

/* The highest point of the curve through the last samples, around the middle of the history. */
static float true_peak(const struct limiter *limiter, int side, int slot)
{
    const float *row = limiter->history[side] + slot + 1;
    float peak = fabsf(row[LIMITER_TAPS / 2 - 1]), sums[3] = {0};
    for (int phase = 0; phase < 3; phase++)
        for (int i = 0; i < LIMITER_TAPS; i++)
            sums[phase] += limiter->taps[phase][i] * row[i];
    for (int phase = 0; phase < 3; phase++)
        peak = greater(peak, fabsf(sums[phase]));
    return peak;
}

/* Could these samples, with those before them, reach the ceiling in between? Not if all stay under 0.6 of it. */
static bool is_calm(const struct limiter *limiter, const float *left, const float *right, int count)
{
    float loudest = 0;
    for (int i = 0; i < LIMITER_TAPS; i++)
        loudest = greater(loudest, greater(fabsf(limiter->history[0][i]), fabsf(limiter->history[1][i])));
    for (int i = 0; i < count; i++)
        loudest = greater(loudest, greater(fabsf(left[i]), fabsf(right[i])));
    return loudest < limiter->ceiling * 0.6f;
}

/* The least of the wanted gains of the last LIMITER_AHEAD frames: a queue that keeps only those that can still matter.
 */
static float least_wanted(struct limiter *limiter, float gain)
{
    while (limiter->last != limiter->first && limiter->wanted[(limiter->last - 1) & MASK] >= gain)
        limiter->last--;
    limiter->wanted[limiter->last & MASK] = gain;
    limiter->wanted_at[limiter->last & MASK] = limiter->at;
    limiter->last++;
    if (limiter->wanted_at[limiter->first & MASK] <= limiter->at - LIMITER_AHEAD)
        limiter->first++;
    return limiter->wanted[limiter->first & MASK];
}

void limiter_run(struct limiter *limiter, float *left, float *right, int count)
{
    bool calm = is_calm(limiter, left, right, count);
    for (int i = 0; i < count; i++) {
        int slot = (int)(limiter->at % LIMITER_TAPS);
        remember(limiter, 0, left[i], slot);
        remember(limiter, 1, right[i], slot);
        float peak = calm ? 0 : greater(true_peak(limiter, 0, slot), true_peak(limiter, 1, slot));
        float least = least_wanted(limiter, peak > limiter->ceiling ? limiter->ceiling / peak : 1);
        limiter->held += limiter->release * (1 - limiter->held);
        limiter->held = lesser(limiter->held, least);
        uint32_t now = (uint32_t)limiter->at & MASK;
        limiter->sum += (double)limiter->held - (double)limiter->smooth[(now - LIMITER_AHEAD) & MASK];
        limiter->smooth[now] = limiter->held;
        float gain = (float)(limiter->sum / LIMITER_AHEAD);
        limiter->line[0][now] = left[i];
        limiter->line[1][now] = right[i];
        uint32_t then = (uint32_t)(limiter->at - LIMITER_DELAY) & MASK;
        left[i] = limiter->line[0][then] * gain;
        right[i] = limiter->line[1][then] * gain;
        limiter->at++;
    }
}
