#include "music/filter.h"

#include <math.h>

#include "music/synth.h"

#define PI   3.14159265f
#define TINY 1e-18f

void svf_tune(struct svf *svf, float hz, float resonance)
{
    float g = tanf(PI * fminf(fmaxf(hz, 10), 0.45f * SYNTH_RATE_HZ) / SYNTH_RATE_HZ);
    svf->k = 1.4142f * (1 - resonance);
    svf->a1 = 1 / (1 + g * (g + svf->k));
    svf->a2 = g * svf->a1;
    svf->a3 = g * svf->a2;
    svf->b11 = 2 * svf->a1 - 1;
    svf->b12 = 2 * svf->a2;
    svf->b22 = 1 - 2 * svf->a3;
}

void svf_low(struct svf *svf, float *samples, int count)
{
    float s1 = svf->s1, s2 = svf->s2;
    const float a2 = svf->a2, a3 = svf->a3, b11 = svf->b11, b12 = svf->b12, b22 = svf->b22;
    for (int i = 0; i < count; i++) {
        float in = samples[i] + TINY;
        float v2 = (s2 + a2 * s1) + a3 * (in - s2);
        float next = (b12 * in - b12 * s2) + b11 * s1;
        s2 = ((1 - b22) * in + b12 * s1) + b22 * s2;
        s1 = next;
        samples[i] = v2;
    }
    svf->s1 = s1;
    svf->s2 = s2;
}

void svf_run(struct svf *svf, enum style_filter kind, float *samples, int count)
{
    const float low = kind == STYLE_LOW, high = kind == STYLE_HIGH;
    const float band = (kind == STYLE_BAND ? svf->k : 0) - high * svf->k;
    float s1 = svf->s1, s2 = svf->s2;
    for (int i = 0; i < count; i++) {
        float in = samples[i] + TINY;
        float v1 = svf->a1 * s1 + svf->a2 * (in - s2);
        float v2 = (s2 + svf->a2 * s1) + svf->a3 * (in - s2);
        float next = (svf->b12 * in - svf->b12 * s2) + svf->b11 * s1;
        s2 = ((1 - svf->b22) * in + svf->b12 * s1) + svf->b22 * s2;
        s1 = next;
        samples[i] = (low - high) * v2 + band * v1 + high * in;
    }
    svf->s1 = s1;
    svf->s2 = s2;
}

void onepole_tune(struct onepole *pole, float hz)
{
    pole->a = 1 - expf(-2 * PI * fminf(hz, 0.45f * SYNTH_RATE_HZ) / SYNTH_RATE_HZ);
}

float db_to_gain(float db)
{
    return powf(10, db / 20);
}
