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
}

void svf_low(struct svf *svf, float *samples, int count)
{
    float s1 = svf->s1, s2 = svf->s2;
    for (int i = 0; i < count; i++) {
        float v3 = samples[i] + TINY - s2;
        float v1 = svf->a1 * s1 + svf->a2 * v3;
        float v2 = s2 + svf->a2 * s1 + svf->a3 * v3;
        s1 = 2 * v1 - s1;
        s2 = 2 * v2 - s2;
        samples[i] = v2;
    }
    svf->s1 = s1;
    svf->s2 = s2;
}

void svf_run(struct svf *svf, enum style_filter kind, float *samples, int count)
{
    float low = kind == STYLE_LOW, band = kind == STYLE_BAND, high = kind == STYLE_HIGH;
    float s1 = svf->s1, s2 = svf->s2;
    for (int i = 0; i < count; i++) {
        float in = samples[i] + TINY, v3 = in - s2;
        float v1 = svf->a1 * s1 + svf->a2 * v3;
        float v2 = s2 + svf->a2 * s1 + svf->a3 * v3;
        s1 = 2 * v1 - s1;
        s2 = 2 * v2 - s2;
        samples[i] = low * v2 + band * svf->k * v1 + high * (in - svf->k * v1 - v2);
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
