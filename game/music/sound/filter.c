#include "music/sound/filter.h"

#include <math.h>
#include <string.h>

#include "music/sound/synth.h"
#include "music/sound/wide.h"

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

void svf_plan(const struct svf *svf, struct svf_stride *stride)
{
    const float o1 = svf->a2, o2 = 1 - svf->a3, c1 = svf->b12, c2 = 1 - svf->b22;
    float p1 = 1, q1 = 0, p2 = 0, q2 = 1; /* the states after n steps: s1 = p1 s1 + q1 s2, s2 = p2 s1 + q2 s2 */
    float e1 = c1, e2 = c2;               /* what an input of 1 has made of them n steps later */
    for (int n = 0; n < 4; n++) {
        stride->from[0][n] = o1 * p1 + o2 * p2;
        stride->from[1][n] = o1 * q1 + o2 * q2;
        for (int input = 0; input + n < 4; input++)
            stride->in[input][input + n] =
                n == 0 ? svf->a3 : o1 * stride->next_in[0][4 - n] + o2 * stride->next_in[1][4 - n];
        for (int output = 0; output < n; output++)
            stride->in[n][output] = 0;
        stride->next_in[0][3 - n] = e1;
        stride->next_in[1][3 - n] = e2;
        const float f1 = svf->b11 * e1 - svf->b12 * e2, r1 = svf->b11 * p1 - svf->b12 * p2;
        const float t1 = svf->b11 * q1 - svf->b12 * q2;
        e2 = svf->b12 * e1 + svf->b22 * e2;
        p2 = svf->b12 * p1 + svf->b22 * p2;
        q2 = svf->b12 * q1 + svf->b22 * q2;
        e1 = f1;
        p1 = r1;
        q1 = t1;
    }
    stride->next[0][0] = p1;
    stride->next[0][1] = q1;
    stride->next[1][0] = p2;
    stride->next[1][1] = q2;
}

MUSIC_WIDE void svf_low(struct svf *svf, const struct svf_stride *stride, float *samples, int count)
{
    float s1 = svf->s1, s2 = svf->s2;
    int i = 0;
    for (; i + 4 <= count; i += 4) {
        float in[4], out[4], sum1 = 0, sum2 = 0;
        for (int k = 0; k < 4; k++)
            in[k] = samples[i + k] + FILTER_TINY;
        for (int k = 0; k < 4; k++)
            out[k] = ((stride->in[0][k] * in[0] + stride->in[1][k] * in[1]) +
                      (stride->in[2][k] * in[2] + stride->in[3][k] * in[3])) +
                     (stride->from[0][k] * s1 + stride->from[1][k] * s2);
        for (int k = 0; k < 4; k++) {
            sum1 += stride->next_in[0][k] * in[k];
            sum2 += stride->next_in[1][k] * in[k];
        }
        float next = sum1 + (stride->next[0][0] * s1 + stride->next[0][1] * s2);
        s2 = sum2 + (stride->next[1][0] * s1 + stride->next[1][1] * s2);
        s1 = next;
        memcpy(samples + i, out, sizeof out);
    }
    for (; i < count; i++) {
        float in = samples[i] + FILTER_TINY;
        samples[i] = (s2 + svf->a2 * s1) + svf->a3 * (in - s2);
        float next = (svf->b12 * in - svf->b12 * s2) + svf->b11 * s1;
        s2 = ((1 - svf->b22) * in + svf->b12 * s1) + svf->b22 * s2;
        s1 = next;
    }
    svf->s1 = s1;
    svf->s2 = s2;
}

MUSIC_WIDE void svf_run(struct svf *svf, enum style_filter kind, float *samples, int count)
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

/* Both in one pass: while one waits for its own last frame, the other goes on. */
MUSIC_WIDE void svf_lanes_between(struct svf_lanes *above, struct svf_lanes *below, float (*frames)[FILTER_LANES],
                                  int count)
{
    const struct svf high = above->shape, low = below->shape;
    float h1[FILTER_LANES], h2[FILTER_LANES], l1[FILTER_LANES], l2[FILTER_LANES], in[FILTER_LANES];
    memcpy(h1, above->s1, sizeof h1);
    memcpy(h2, above->s2, sizeof h2);
    memcpy(l1, below->s1, sizeof l1);
    memcpy(l2, below->s2, sizeof l2);
    for (int i = 0; i < count; i++) {
        for (int lane = 0; lane < FILTER_LANES; lane++) {
            float fresh = frames[i][lane] + FILTER_TINY;
            float v1 = high.a1 * h1[lane] + high.a2 * (fresh - h2[lane]);
            float v2 = (h2[lane] + high.a2 * h1[lane]) + high.a3 * (fresh - h2[lane]);
            float next = (high.b12 * fresh - high.b12 * h2[lane]) + high.b11 * h1[lane];
            h2[lane] = ((1 - high.b22) * fresh + high.b12 * h1[lane]) + high.b22 * h2[lane];
            h1[lane] = next;
            in[lane] = (fresh - high.k * v1 - v2) + FILTER_TINY;
        }
        for (int lane = 0; lane < FILTER_LANES; lane++) {
            frames[i][lane] = (l2[lane] + low.a2 * l1[lane]) + low.a3 * (in[lane] - l2[lane]);
            float next = (low.b12 * in[lane] - low.b12 * l2[lane]) + low.b11 * l1[lane];
            l2[lane] = ((1 - low.b22) * in[lane] + low.b12 * l1[lane]) + low.b22 * l2[lane];
            l1[lane] = next;
        }
    }
    memcpy(above->s1, h1, sizeof h1);
    memcpy(above->s2, h2, sizeof h2);
    memcpy(below->s1, l1, sizeof l1);
    memcpy(below->s2, l2, sizeof l2);
}

float onepole_share(float hz)
{
    return 1 - expf(-2 * PI * fminf(hz, 0.45f * SYNTH_RATE_HZ) / SYNTH_RATE_HZ);
}

float db_to_gain(float db)
{
    return powf(10, db / 20);
}
