#include "music/sound/osc.h"

#include <math.h>

#include "music/sound/synth.h"

#define TOP_HZ 18000.0f
#define TURN   6.283185307179586

/* Adds harmonics 1..count with the given weights, each rounded off by a Lanczos factor against ringing at the edges. */
static void build(const struct osc_tables *tables, float *out, enum style_wave wave, int count)
{
    for (int i = 0; i <= OSC_SIZE; i++)
        out[i] = 0;
    for (int h = 1; h <= count; h++) {
        if (wave != STYLE_SAW && h % 2 == 0)
            continue;
        double x = 3.14159265358979 * h / (count + 1);
        double weight = sin(x) / x;
        if (wave == STYLE_TRIANGLE)
            weight *= (h % 4 == 1 ? 0.81 : -0.81) / ((double)h * h);
        else
            weight *= (wave == STYLE_SAW ? 0.6 : 1.0) / h;
        for (int i = 0; i <= OSC_SIZE; i++)
            out[i] += (float)weight * tables->sine[(i * h) & (OSC_SIZE - 1)];
    }
}

void osc_init(struct osc_tables *tables)
{
    for (int i = 0; i <= OSC_SIZE; i++)
        tables->sine[i] = (float)sin(TURN * i / OSC_SIZE);
    for (int octave = 0; octave < OSC_OCTAVES; octave++) {
        int count = (int)(TOP_HZ / (OSC_BASE_HZ * (float)(2 << octave)));
        count = count < 1 ? 1 : count;
        build(tables, tables->triangle[octave], STYLE_TRIANGLE, count < 64 ? count : 64);
        build(tables, tables->saw[octave], STYLE_SAW, count);
        build(tables, tables->square[octave], STYLE_SQUARE, count);
    }
}

const float *osc_table(const struct osc_tables *tables, enum style_wave wave, float hz)
{
    int octave = 0;
    for (float top = OSC_BASE_HZ * 2; top < hz && octave < OSC_OCTAVES - 1; top *= 2)
        octave++;
    switch (wave) {
    case STYLE_TRIANGLE:
        return tables->triangle[octave];
    case STYLE_SAW:
        return tables->saw[octave];
    case STYLE_SQUARE:
        return tables->square[octave];
    case STYLE_SINE:
    case STYLE_FM:
    case STYLE_PLUCK:
    case STYLE_WAVE_COUNT:
        break;
    }
    return tables->sine;
}

uint32_t osc_step(float hz)
{
    return osc_phase((double)hz * (1.0 / SYNTH_RATE_HZ));
}
