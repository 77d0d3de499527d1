#include "music/sound/pluck.h"

#include <math.h>
#include <string.h>

#include "music/sound/filter.h"
#include "music/sound/osc.h"
#include "music/sound/synth.h"
#include "music/sound/wide.h"

#define MASK          (PLUCK_FRAMES - 1)
#define TURN          6.2831853f
#define MIDDLE_C_HZ   261.63f
#define HIGH_HZ       4000.0f /* where high_decay_ms is measured */
#define LOSS_MAX      0.9999f
#define GLIDE         0.25f /* frames a chunk */
#define SILENCE       1e-5f
#define DAMPING_TAPS  5
#define DAMPING_DELAY 2
#define BETWEEN_TAPS  4
#define TAPS          (DAMPING_TAPS + BETWEEN_TAPS - 1)

/* What falls by 60 dB in ms keeps so much of itself each turn. */
static float keep(float ms, float hz)
{
    return powf(10, -3000 / (ms * hz));
}

/* Both times hold at once: with an average's gain 1 - 2 damping (1 - cos w), squared since there are two. */
static void tune_loss(struct pluck *pluck, const struct style_pluck *sound, float hz)
{
    float high_hz = fminf(fmaxf(HIGH_HZ, 2 * hz), 0.45f * SYNTH_RATE_HZ);
    float low = 1 - cosf(TURN * hz / SYNTH_RATE_HZ), high = 1 - cosf(TURN * high_hz / SYNTH_RATE_HZ);
    /* Short strings have less to give. */
    float low_keep = keep(sound->decay_ms * sqrtf(MIDDLE_C_HZ / hz), hz);
    float ratio = sqrtf(fminf(keep(sound->high_decay_ms, hz) / low_keep, 1));
    pluck->damping = fminf((1 - ratio) / (2 * (high - ratio * low)), 0.25f);
    float average = 1 - 2 * pluck->damping * low;
    pluck->loss = fminf(low_keep / (average * average), LOSS_MAX);
}

/* One period, counted from the oldest frame; rounded twice around, so that its end meets its beginning. */
static void fill(float *wave, float period, const struct style_pluck *sound, float strength, uint32_t noise)
{
    float share = onepole_share(sound->bright_hz * exp2f(3 * (strength - 1))), state = 0;
    int frames = (int)(period + 0.5f), edge = (int)(sound->place * (float)frames);
    edge = edge < 1 ? 1 : edge;
    for (int i = 0; i < frames; i++) {
        float pulse = i < edge ? 1 : 0;
        wave[i] = pulse + sound->noise * (0.5f * osc_noise(&noise) - pulse);
    }
    for (int i = -frames; i < frames; i++) {
        state += share * (wave[i < 0 ? i + frames : i] - state);
        if (i >= 0)
            wave[i] = state;
    }
}

/* The loop's filter for a period, less whole frames: by far the most of it is plain delay. */
static void find_taps(const struct pluck *pluck, float period, int whole, float taps[TAPS])
{
    const float d = period - (float)(whole + DAMPING_DELAY), b = pluck->damping, a = 1 - 2 * b;
    const float between[BETWEEN_TAPS] = {-(d - 1) * (d - 2) * (d - 3) / 6, d * (d - 2) * (d - 3) / 2,
                                         -d * (d - 1) * (d - 3) / 2, d * (d - 1) * (d - 2) / 6};
    const float damping[DAMPING_TAPS] = {b * b, 2 * a * b, a * a + 2 * b * b, 2 * a * b, b * b};
    memset(taps, 0, TAPS * sizeof *taps);
    for (int i = 0; i < BETWEEN_TAPS; i++)
        for (int k = 0; k < DAMPING_TAPS; k++)
            taps[i + k] += pluck->loss * between[i] * damping[k];
}

/* Whole frames of a period, leaving the interpolation 1 to 2 frames: its middle, where it lifts nothing. */
static int whole_frames(float period)
{
    return (int)period - DAMPING_DELAY - 1;
}

/* Takes away the mean that would go round as an offset: of each frame what the filter will still make of it. */
static void center(struct pluck *pluck)
{
    float taps[TAPS], sum = 0, weight = 0, share = 1;
    int whole = whole_frames(pluck->period);
    find_taps(pluck, pluck->period, whole, taps);
    for (int back = 1; back < whole + TAPS; back++) {
        share -= back > whole ? taps[back - whole - 1] / pluck->loss : 0;
        sum += share * pluck->line[(pluck->at - (uint32_t)back) & MASK];
        weight += share;
    }
    for (int back = 1; back < whole + TAPS; back++)
        pluck->line[(pluck->at - (uint32_t)back) & MASK] -= sum / weight;
}

void pluck_start(struct pluck *pluck, const struct style_pluck *sound, float hz, float strength, uint32_t noise)
{
    pluck->octave = 1;
    while (hz * pluck->octave > PLUCK_TOP_HZ)
        pluck->octave /= 2;
    while (hz * pluck->octave < PLUCK_LOW_HZ)
        pluck->octave *= 2;
    hz *= pluck->octave;
    tune_loss(pluck, sound, hz);
    pluck->period = SYNTH_RATE_HZ / hz;
    int frames = (int)(pluck->period + 0.5f);
    fill(pluck->line, pluck->period, sound, strength, noise);
    for (int i = 1; i <= TAPS; i++) /* the period before, as far as the filter reaches */
        pluck->line[PLUCK_FRAMES - i] = pluck->line[frames - 1 - (i - 1) % frames];
    pluck->at = (uint32_t)frames;
    center(pluck);
}

/* The filter on the way from taps to taps + count steps; old begins at the last tap of the first frame. */
static void run_taps(const float *old, const float taps[TAPS], const float steps[TAPS], int from, float *fresh,
                     int count)
{
    for (int i = 0; i < count; i++)
        fresh[i] = 0;
    for (int tap = 0; tap < TAPS; tap++)
        for (int i = 0; i < count; i++)
            fresh[i] += (taps[tap] + steps[tap] * (float)(from + i)) * old[i + TAPS - 1 - tap];
}

MUSIC_WIDE bool pluck_render(struct pluck *pluck, float hz, float *out, int count)
{
    float taps[TAPS], steps[TAPS], old[PLUCK_CHUNK + TAPS], fresh[PLUCK_CHUNK], loudest = 0;
    float period = SYNTH_RATE_HZ / (hz * pluck->octave);
    period = pluck->period + lesser(greater(period - pluck->period, -GLIDE), GLIDE);
    int whole = whole_frames((pluck->period + period) / 2);
    find_taps(pluck, pluck->period, whole, taps);
    find_taps(pluck, period, whole, steps);
    for (int tap = 0; tap < TAPS; tap++)
        steps[tap] = (steps[tap] - taps[tap]) / (float)count;
    for (int done = 0; done < count;) {
        int block = whole < count - done ? whole : count - done; /* no frame of it needs another of it */
        uint32_t from = pluck->at - (uint32_t)(whole + TAPS - 1);
        for (int i = 0; i < block + TAPS - 1; i++)
            old[i] = pluck->line[(from + (uint32_t)i) & MASK];
        run_taps(old, taps, steps, done, fresh, block);
        for (int i = 0; i < block; i++) {
            pluck->line[(pluck->at + (uint32_t)i) & MASK] = fresh[i];
            out[done + i] += fresh[i];
            loudest = greater(loudest, fabsf(fresh[i]));
        }
        pluck->at += (uint32_t)block;
        done += block;
    }
    pluck->period = period;
    return loudest > SILENCE;
}
