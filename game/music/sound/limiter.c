#include "music/sound/limiter.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "music/sound/filter.h"
#include "music/sound/synth.h"
#include "music/sound/wide.h"

#define MASK         (LIMITER_RING - 1)
#define RELEASE_MS   120.0f
#define LEAD_CEILING 0.98f /* of full scale */
#define CALM         0.56f /* of the ceiling */
#define PI           3.14159265358979

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

static void remember(struct limiter *limiter, const float frame[LIMITER_LANES], int slot)
{
    memcpy(limiter->history[slot], frame, sizeof limiter->history[slot]);
    memcpy(limiter->history[slot + LIMITER_TAPS], frame,
           sizeof limiter->history[slot]); /* twice: the last lie in a row */
}

/* The highest point of the curves through the last samples, around the middle of the history. */
static float true_peak(const struct limiter *limiter, int slot)
{
    const float(*row)[LIMITER_LANES] = limiter->history + slot + 1;
    float peaks[LIMITER_LANES], sums[3][LIMITER_LANES] = {{0}};
    for (int lane = 0; lane < LIMITER_LANES; lane++)
        peaks[lane] = fabsf(row[LIMITER_TAPS / 2 - 1][lane]);
    for (int phase = 0; phase < 3; phase++)
        for (int i = 0; i < LIMITER_TAPS; i++)
            for (int lane = 0; lane < LIMITER_LANES; lane++)
                sums[phase][lane] += limiter->taps[phase][i] * row[i][lane];
    for (int phase = 0; phase < 3; phase++)
        for (int lane = 0; lane < LIMITER_LANES; lane++)
            peaks[lane] = greater(peaks[lane], fabsf(sums[phase][lane]));
    return greater(greater(peaks[0], peaks[1]), greater(peaks[2], peaks[3]));
}

/* What the lead alone reaches, as a share of what it may: full scale, not the ceiling. */
static float lead_peak(const struct limiter *limiter, int slot)
{
    const float *frame = limiter->history[slot + LIMITER_TAPS / 2]; /* as old as true_peak's middle */
    return limiter->ceiling * greater(fabsf(frame[2] - frame[0]), fabsf(frame[3] - frame[1])) / LEAD_CEILING;
}

/* Could these samples, with those before them, reach the ceiling in between? Not if all stay under half of it; the
 * lead, at most twice as high as they, then stays under its own too. */
static bool is_calm(const struct limiter *limiter, const float (*frames)[LIMITER_LANES], int count)
{
    float loudest[LIMITER_LANES] = {0};
    for (int i = 0; i < LIMITER_TAPS; i++)
        for (int lane = 0; lane < LIMITER_LANES; lane++)
            loudest[lane] = greater(loudest[lane], fabsf(limiter->history[i][lane]));
    for (int i = 0; i < count; i++)
        for (int lane = 0; lane < LIMITER_LANES; lane++)
            loudest[lane] = greater(loudest[lane], fabsf(frames[i][lane]));
    float most = greater(greater(loudest[0], loudest[1]), greater(loudest[2], loudest[3]));
    return most < limiter->ceiling * CALM;
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

MUSIC_WIDE void limiter_run(struct limiter *limiter, float (*frames)[LIMITER_LANES], int count)
{
    bool calm = is_calm(limiter, (const float(*)[LIMITER_LANES])frames, count);
    for (int i = 0; i < count; i++) {
        int slot = (int)(limiter->at % LIMITER_TAPS);
        remember(limiter, frames[i], slot);
        float peak = calm ? 0 : greater(true_peak(limiter, slot), lead_peak(limiter, slot));
        float least = least_wanted(limiter, peak > limiter->ceiling ? limiter->ceiling / peak : 1);
        limiter->held += limiter->release * (1 - limiter->held);
        limiter->held = lesser(limiter->held, least);
        uint32_t now = (uint32_t)limiter->at & MASK;
        limiter->sum += (double)limiter->held - (double)limiter->smooth[(now - LIMITER_AHEAD) & MASK];
        limiter->smooth[now] = limiter->held;
        float gain = (float)(limiter->sum / LIMITER_AHEAD);
        memcpy(limiter->line[now], frames[i], sizeof limiter->line[now]);
        const float *then = limiter->line[(uint32_t)(limiter->at - LIMITER_DELAY) & MASK];
        for (int lane = 0; lane < LIMITER_LANES; lane++)
            frames[i][lane] = then[lane] * gain;
        limiter->at++;
    }
}
