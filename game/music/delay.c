#include "music/delay.h"

#include <math.h>
#include <string.h>

#include "music/synth.h"

void delay_init(struct delay *delay, const struct style_room *room, int32_t bpm_milli)
{
    memset(delay, 0, sizeof *delay);
    double frames = (double)room->delay_beats * 60000.0 * SYNTH_RATE_HZ / (bpm_milli > 0 ? bpm_milli : 120000);
    while (frames > DELAY_MAX - 1)
        frames /= 2;
    delay->frames = (uint32_t)fmax(frames, 64);
    delay->feedback = room->delay_feedback;
    onepole_tune(&delay->damp[0], room->delay_damp_hz);
    onepole_tune(&delay->damp[1], room->delay_damp_hz);
}

void delay_run(struct delay *delay, float *left, float *right, int count)
{
    for (int i = 0; i < count; i++) {
        uint32_t to = delay->at & (DELAY_MAX - 1), from = (delay->at - delay->frames) & (DELAY_MAX - 1);
        float a = onepole_low(&delay->damp[0], delay->lines[0][from]);
        float b = onepole_low(&delay->damp[1], delay->lines[1][from]);
        delay->lines[0][to] = left[i] + delay->feedback * b;
        delay->lines[1][to] = right[i] + delay->feedback * a;
        left[i] = a;
        right[i] = b;
        delay->at++;
    }
}

void chorus_init(struct chorus *chorus, const struct style_room *room)
{
    memset(chorus, 0, sizeof *chorus);
    chorus->depth = room->chorus_ms * SYNTH_RATE_HZ / 1000;
    chorus->step = osc_step(room->chorus_hz);
}

static float tap(const float *line, uint32_t at, float back)
{
    uint32_t whole = (uint32_t)back;
    float part = back - (float)whole;
    float near = line[(at - whole) & (CHORUS_MAX - 1)], far = line[(at - whole - 1) & (CHORUS_MAX - 1)];
    return near + (far - near) * part;
}

void chorus_run(struct chorus *chorus, const struct osc_tables *tables, float *left, float *right, int count)
{
    for (int i = 0; i < count; i++) {
        uint32_t at = chorus->at++;
        chorus->lines[0][at & (CHORUS_MAX - 1)] = left[i];
        chorus->lines[1][at & (CHORUS_MAX - 1)] = right[i];
        float a = osc_read(tables->sine, chorus->phase), b = osc_read(tables->sine, chorus->phase + 0x40000000u);
        left[i] = tap(chorus->lines[0], at, 300 + chorus->depth * (1 + a));
        right[i] = tap(chorus->lines[1], at, 340 + chorus->depth * (1 + b));
        chorus->phase += chorus->step;
    }
}
