/* Oscillator tables: a sine and band-limited waves, one table an octave, built of the harmonics that stay below
 * hearing's end; read with linear interpolation. Phase is 32 bits a turn. */
#ifndef HEELBEAT_MUSIC_OSC_H
#define HEELBEAT_MUSIC_OSC_H

#include "music/style.h"

#define OSC_BITS    11
#define OSC_SIZE    (1 << OSC_BITS)
#define OSC_OCTAVES 10
#define OSC_BASE_HZ 20.0f /* the first table serves up to twice this */

struct osc_tables {
    float sine[OSC_SIZE + 1]; /* one more, so that interpolation needs no wrap */
    float triangle[OSC_OCTAVES][OSC_SIZE + 1];
    float saw[OSC_OCTAVES][OSC_SIZE + 1];
    float square[OSC_OCTAVES][OSC_SIZE + 1];
};

void osc_init(struct osc_tables *tables);
/* The table for a wave at a frequency; STYLE_SINE and STYLE_FM get the sine. */
const float *osc_table(const struct osc_tables *tables, enum style_wave wave, float hz);

static inline float osc_read(const float *table, uint32_t phase)
{
    uint32_t index = phase >> (32 - OSC_BITS);
    float part = (float)(int32_t)(phase & ((1u << (32 - OSC_BITS)) - 1)) * (1.0f / (float)(1u << (32 - OSC_BITS)));
    return table[index] + (table[index + 1] - table[index]) * part;
}

/* Phase steps a frame; hz below half the rate. */
uint32_t osc_step(float hz);

/* White noise -1..1 from a 32-bit generator (Numerical Recipes' constants); fine for sound. */
static inline float osc_noise(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return (float)(int32_t)*state * (1.0f / 2147483648.0f);
}

#endif
