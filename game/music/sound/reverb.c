#include "music/sound/reverb.h"

#include <math.h>
#include <string.h>

#include "music/sound/synth.h"
#include "music/sound/wide.h"

/* Primes between 23 and 66 ms, none near a multiple of another. */
static const uint32_t line_frames[REVERB_LINES] = {1123, 1361, 1543, 1811, 2083, 2411, 2741, 3163};
static const uint32_t allpass_frames[2][2] = {{241, 577}, {263, 541}};
#define ALLPASS_GAIN 0.6f

void reverb_init(struct reverb *reverb, const struct style_room *room)
{
    memset(reverb, 0, sizeof *reverb);
    for (int i = 0; i < REVERB_LINES; i++) {
        reverb->gain[i] = powf(10, -3.0f * (float)line_frames[i] / (room->reverb_s * SYNTH_RATE_HZ));
    }
    reverb->damp_share = onepole_share(room->reverb_damp_hz);
    reverb->predelay_frames = (uint32_t)(room->reverb_predelay_ms * SYNTH_RATE_HZ / 1000) + REVERB_CHUNK;
}

/* A ring of size frames: what went in from there on; its end is joined to its beginning. */
static void ring_read(const float *ring, uint32_t size, uint32_t from, float *out, int count)
{
    uint32_t start = from & (size - 1), room = size - start;
    size_t first = room < (uint32_t)count ? room : (size_t)count;
    memcpy(out, ring + start, first * sizeof *out);
    if (first < (size_t)count)
        memcpy(out + first, ring, ((size_t)count - first) * sizeof *out);
}

static void ring_write(float *ring, uint32_t size, uint32_t to, const float *in, int count)
{
    uint32_t start = to & (size - 1), room = size - start;
    size_t first = room < (uint32_t)count ? room : (size_t)count;
    memcpy(ring + start, in, first * sizeof *in);
    if (first < (size_t)count)
        memcpy(ring, in + first, ((size_t)count - first) * sizeof *in);
}

/* Every delay is longer than a chunk, so that no frame of one needs another of it. */
MUSIC_WIDE static void diffuse(struct reverb *reverb, int side, float *samples, int count)
{
    for (int stage = 0; stage < 2; stage++) {
        float *buffer = reverb->allpass[side][stage], old[REVERB_CHUNK], fresh[REVERB_CHUNK];
        ring_read(buffer, REVERB_ALLPASS_MAX, reverb->at - allpass_frames[side][stage], old, count);
        for (int i = 0; i < count; i++) {
            fresh[i] = samples[i] + ALLPASS_GAIN * old[i];
            samples[i] = old[i] - ALLPASS_GAIN * fresh[i];
        }
        ring_write(buffer, REVERB_ALLPASS_MAX, reverb->at, fresh, count);
    }
}

static void delay_input(struct reverb *reverb, int side, float *samples, int count)
{
    float *buffer = reverb->predelay[side];
    for (int i = 0; i < count; i++)
        samples[i] += FILTER_TINY;
    ring_write(buffer, REVERB_PREDELAY_MAX, reverb->at, samples, count);
    ring_read(buffer, REVERB_PREDELAY_MAX, reverb->at - reverb->predelay_frames, samples, count);
}

/* The fast Hadamard transform over the lines: each adds to and takes from each, and energy stays. */
MUSIC_WIDE static void mix_lines(float taps[REVERB_LINES][REVERB_CHUNK], int count)
{
    for (int half = 1; half < REVERB_LINES; half *= 2) {
        for (int a = 0; a < REVERB_LINES; a++) {
            if (a & half)
                continue;
            for (int i = 0; i < count; i++) {
                float x = taps[a][i], y = taps[a + half][i];
                taps[a][i] = x + y;
                taps[a + half][i] = x - y;
            }
        }
    }
}

/* Damps all lines side by side: each waits for its own last sample, but not for the other lines. */
MUSIC_WIDE static void damp_lines(struct reverb *reverb, float taps[REVERB_LINES][REVERB_CHUNK], int count)
{
    float state[REVERB_LINES], a = reverb->damp_share;
    memcpy(state, reverb->damp, sizeof state);
    for (int i = 0; i < count; i++) {
        for (int line = 0; line < REVERB_LINES; line++)
            state[line] = (a * taps[line][i] + FILTER_TINY) + (1 - a) * state[line];
        for (int line = 0; line < REVERB_LINES; line++)
            taps[line][i] = state[line] * reverb->gain[line];
    }
    memcpy(reverb->damp, state, sizeof state);
}

MUSIC_WIDE void reverb_run(struct reverb *reverb, float *left, float *right, int count)
{
    float taps[REVERB_LINES][REVERB_CHUNK], in[2][REVERB_CHUNK];
    delay_input(reverb, 0, left, count);
    delay_input(reverb, 1, right, count);
    diffuse(reverb, 0, left, count);
    diffuse(reverb, 1, right, count);
    memcpy(in[0], left, (size_t)count * sizeof *left);
    memcpy(in[1], right, (size_t)count * sizeof *right);
    for (int line = 0; line < REVERB_LINES; line++)
        ring_read(reverb->lines[line], REVERB_LINE_MAX, reverb->at - line_frames[line], taps[line], count);
    damp_lines(reverb, taps, count);
    for (int i = 0; i < count; i++) {
        left[i] = 0.5f * (taps[0][i] - taps[2][i] + taps[4][i] - taps[6][i]);
        right[i] = 0.5f * (taps[1][i] - taps[3][i] + taps[5][i] - taps[7][i]);
    }
    mix_lines(taps, count);
    for (int line = 0; line < REVERB_LINES; line++) {
        for (int i = 0; i < count; i++)
            taps[line][i] = taps[line][i] * 0.35355339f + in[line & 1][i];
        ring_write(reverb->lines[line], REVERB_LINE_MAX, reverb->at, taps[line], count);
    }
    reverb->at += (uint32_t)count;
}
