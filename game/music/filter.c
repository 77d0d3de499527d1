#include "music/filter.h"

#include <math.h>
#include <string.h>

#include "music/synth.h"

#define PI 3.14159265f

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

/* Two samples at a stride: the states jump over the one between, which is worked out beside them. */
void svf_low(struct svf *svf, float *samples, int count)
{
    const float a2 = svf->a2, a3 = svf->a3, b11 = svf->b11, b12 = svf->b12, b22 = svf->b22;
    const float c1 = b12, c2 = 1 - b22;
    const float m11 = b11 * b11 - b12 * b12, m12 = b12 * (b11 + b22), m22 = b22 * b22 - b12 * b12;
    const float d1 = b11 * c1 - b12 * c2, d2 = b12 * c1 + b22 * c2;
    float s1 = svf->s1, s2 = svf->s2;
    for (int i = 0; i + 1 < count; i += 2) {
        float in0 = samples[i] + FILTER_TINY, in1 = samples[i + 1] + FILTER_TINY;
        float t1 = (c1 * in0 + b11 * s1) - b12 * s2, t2 = (c2 * in0 + b12 * s1) + b22 * s2;
        samples[i] = (s2 + a2 * s1) + a3 * (in0 - s2);
        samples[i + 1] = (t2 + a2 * t1) + a3 * (in1 - t2);
        float next = (d1 * in0 + c1 * in1) + (m11 * s1 - m12 * s2);
        s2 = (d2 * in0 + c2 * in1) + (m12 * s1 + m22 * s2);
        s1 = next;
    }
    if (count % 2 == 1) {
        float in = samples[count - 1] + FILTER_TINY;
        samples[count - 1] = (s2 + a2 * s1) + a3 * (in - s2);
        float next = (c1 * in + b11 * s1) - b12 * s2;
        s2 = (c2 * in + b12 * s1) + b22 * s2;
        s1 = next;
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
        float in = samples[i] + FILTER_TINY;
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

void svf_lanes_low(struct svf_lanes *svf, float (*frames)[FILTER_LANES], int count)
{
    const struct svf shape = svf->shape;
    float s1[FILTER_LANES], s2[FILTER_LANES];
    memcpy(s1, svf->s1, sizeof s1);
    memcpy(s2, svf->s2, sizeof s2);
    for (int i = 0; i < count; i++) {
        for (int lane = 0; lane < FILTER_LANES; lane++) {
            float in = frames[i][lane] + FILTER_TINY;
            frames[i][lane] = (s2[lane] + shape.a2 * s1[lane]) + shape.a3 * (in - s2[lane]);
            float next = (shape.b12 * in - shape.b12 * s2[lane]) + shape.b11 * s1[lane];
            s2[lane] = ((1 - shape.b22) * in + shape.b12 * s1[lane]) + shape.b22 * s2[lane];
            s1[lane] = next;
        }
    }
    memcpy(svf->s1, s1, sizeof s1);
    memcpy(svf->s2, s2, sizeof s2);
}

void svf_lanes_high(struct svf_lanes *svf, float (*frames)[FILTER_LANES], int count)
{
    const struct svf shape = svf->shape;
    float s1[FILTER_LANES], s2[FILTER_LANES];
    memcpy(s1, svf->s1, sizeof s1);
    memcpy(s2, svf->s2, sizeof s2);
    for (int i = 0; i < count; i++) {
        for (int lane = 0; lane < FILTER_LANES; lane++) {
            float in = frames[i][lane] + FILTER_TINY;
            float band = shape.a1 * s1[lane] + shape.a2 * (in - s2[lane]);
            float low = (s2[lane] + shape.a2 * s1[lane]) + shape.a3 * (in - s2[lane]);
            float next = (shape.b12 * in - shape.b12 * s2[lane]) + shape.b11 * s1[lane];
            s2[lane] = ((1 - shape.b22) * in + shape.b12 * s1[lane]) + shape.b22 * s2[lane];
            s1[lane] = next;
            frames[i][lane] = in - shape.k * band - low;
        }
    }
    memcpy(svf->s1, s1, sizeof s1);
    memcpy(svf->s2, s2, sizeof s2);
}

float onepole_share(float hz)
{
    return 1 - expf(-2 * PI * fminf(hz, 0.45f * SYNTH_RATE_HZ) / SYNTH_RATE_HZ);
}

float db_to_gain(float db)
{
    return powf(10, db / 20);
}
