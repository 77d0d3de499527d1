#include "music/sound/delay.h"

#include <math.h>
#include <string.h>

#include "music/sound/synth.h"
#include "music/sound/wide.h"

void delay_init(struct delay *delay, const struct style_room *room, int32_t bpm_milli)
{
    memset(delay, 0, sizeof *delay);
    double frames = (double)room->delay_beats * 60000.0 * SYNTH_RATE_HZ / (bpm_milli > 0 ? bpm_milli : 120000);
    while (frames > DELAY_MAX - 1)
        frames /= 2;
    delay->frames = (uint32_t)fmax(frames, DELAY_LEAST);
    delay->feedback = room->delay_feedback;
    delay->damp_share = onepole_share(room->delay_damp_hz);
}

/* Left feeds right and right left. */
MUSIC_WIDE void delay_run(struct delay *delay, float (*frames)[FILTER_LANES], int count)
{
    float damp[FILTER_LANES], share = delay->damp_share, feedback = delay->feedback;
    memcpy(damp, delay->damp, sizeof damp);
    for (int i = 0; i < count; i++) {
        const float *from = delay->lines[(delay->at - delay->frames) & (DELAY_MAX - 1)];
        float *to = delay->lines[delay->at & (DELAY_MAX - 1)];
        for (int lane = 0; lane < FILTER_LANES; lane++)
            damp[lane] = (share * from[lane] + FILTER_TINY) + (1 - share) * damp[lane];
        for (int lane = 0; lane < FILTER_LANES; lane++)
            to[lane] = frames[i][lane] + feedback * damp[lane ^ 1];
        memcpy(frames[i], damp, sizeof damp);
        delay->at++;
    }
    memcpy(delay->damp, damp, sizeof damp);
}

void chorus_init(struct chorus *chorus, const struct style_room *room)
{
    memset(chorus, 0, sizeof *chorus);
    chorus->depth = room->chorus_ms * SYNTH_RATE_HZ / 1000;
    chorus->step = osc_step(room->chorus_hz);
}

struct tap {
    const float *near, *far;
    float part;
};

static struct tap find_tap(const struct chorus *chorus, uint32_t at, float back)
{
    uint32_t whole = (uint32_t)(int32_t)back;
    return (struct tap){.near = chorus->lines[(at - whole) & (CHORUS_MAX - 1)],
                        .far = chorus->lines[(at - whole - 1) & (CHORUS_MAX - 1)],
                        .part = back - (float)(int32_t)whole};
}

/* Where a tap is while it wanders in a straight line through a chunk. */
struct way {
    float from, step;
};

static struct way find_way(const struct chorus *chorus, const float *sine, uint32_t phase, float middle, int count)
{
    float from = middle + chorus->depth * (1 + osc_read(sine, phase));
    float to = middle + chorus->depth * (1 + osc_read(sine, phase + chorus->step * (uint32_t)count));
    return (struct way){from, (to - from) / (float)count};
}

MUSIC_WIDE void chorus_run(struct chorus *chorus, const struct osc_tables *tables, float (*frames)[FILTER_LANES],
                           int count)
{
    const struct way left_way = find_way(chorus, tables->sine, chorus->phase, 300, count);
    const struct way right_way = find_way(chorus, tables->sine, chorus->phase + 0x40000000u, 340, count);
    for (int i = 0; i < count; i++) {
        uint32_t at = chorus->at++;
        memcpy(chorus->lines[at & (CHORUS_MAX - 1)], frames[i], sizeof frames[i]);
        struct tap left = find_tap(chorus, at, left_way.from + left_way.step * (float)i);
        struct tap right = find_tap(chorus, at, right_way.from + right_way.step * (float)i);
        for (int lane = 0; lane < FILTER_LANES; lane += 2) {
            frames[i][lane] = left.near[lane] + (left.far[lane] - left.near[lane]) * left.part;
            frames[i][lane + 1] = right.near[lane + 1] + (right.far[lane + 1] - right.near[lane + 1]) * right.part;
        }
    }
    chorus->phase += chorus->step * (uint32_t)count;
}
