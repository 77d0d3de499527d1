/* Oscillator tables: a sine and band-limited waves, one table an octave, built of the harmonics that stay below
 * hearing's end; read with linear interpolation. Phase is 32 bits a turn. */
#ifndef HEELBEAT_MUSIC_SOUND_OSC_H
#define HEELBEAT_MUSIC_SOUND_OSC_H

#include "music/notes/style.h"

#define OSC_BITS    11
#define OSC_SIZE    (1 << OSC_BITS)
#define OSC_OCTAVES 10
#define OSC_BASE_HZ 20.0f /* the first table serves up to twice this */
#define OSC_HZ_MAX  (0.45f * SYNTH_RATE_HZ)

struct osc_tables {
    float sine[OSC_SIZE + 1]; /* one more, so that interpolation needs no wrap */
    float triangle[OSC_OCTAVES][OSC_SIZE + 1];
    float saw[OSC_OCTAVES][OSC_SIZE + 1];
    float square[OSC_OCTAVES][OSC_SIZE + 1];
};

void osc_init(struct osc_tables *tables);
/* The table for a wave at a frequency; STYLE_SINE and those that need none get the sine. */
const float *osc_table(const struct osc_tables *tables, enum style_wave wave, float hz);

static inline float osc_read(const float *table, uint32_t phase)
{
    uint32_t index = phase >> (32 - OSC_BITS);
    float part = (float)(int32_t)(phase & ((1u << (32 - OSC_BITS)) - 1)) * (1.0f / (float)(1u << (32 - OSC_BITS)));
    return table[index] + (table[index + 1] - table[index]) * part;
}

/* Phase steps a frame; hz 0 .. OSC_HZ_MAX. */
uint32_t osc_step(float hz);

/* The phase after so many turns, 0 .. 2^31: whole turns fall away. */
static inline uint32_t osc_phase(double turns)
{
    return (uint32_t)(int64_t)(turns * 4294967296.0);
}

/* A phase as turns, -0.5 .. 0.5. */
static inline float osc_turns(uint32_t phase)
{
    return (float)(int32_t)phase * (1.0f / 4294967296.0f);
}

/* The sine of turns in -100..100, within 1e-6. With u = 1 - |16 x (1/2 - |x|)| the sine is cos(pi/2 sqrt(u)), a series
 * in u without roots; no table, so that a loop over it becomes vectors. */
static inline float osc_sine(float turns)
{
    float x = turns - (float)((int32_t)(turns + 128.5f) - 128);
    float size = x < 0 ? -x : x, u = 1 - 16 * size * (0.5f - size);
    float y = 1 + u * (-1.2337006f + u * (0.25366951f + u * (-0.020863481f + u * (9.1926027e-4f - u * 2.5202042e-5f))));
    return x < 0 ? -y : y;
}

/* White noise -1..1 from a 32-bit generator (Numerical Recipes' constants); fine for sound. */
static inline float osc_noise(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return (float)(int32_t)*state * (1.0f / 2147483648.0f);
}

#endif
