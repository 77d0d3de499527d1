#include "music/sound/cue.h"

#include <math.h>

#include "music/sound/envelope.h"
#include "music/sound/filter.h"
#include "music/sound/osc.h"
#include "music/sound/synth.h"

#define NOTES_MAX 4
#define TURN      6.2831853f
#define END_FADE  480 /* frames: 10 ms */

/* One soft note of a cue: a sine with a little of its octave, and a breath of filtered noise at its start. */
struct cue_note {
    int16_t start_ms, decay_ms;
    int16_t pitch; /* MIDI, for the key of C; the third of a chord follows the mode */
    bool third;
    float level, rise; /* rise: octaves the pitch starts below its goal */
    float octave, noise;
};

struct cue_shape {
    int16_t length_ms;
    struct cue_note notes[NOTES_MAX];
};

static const struct cue_shape shapes[CUE_COUNT] = {
    [CUE_LIFT] = {300, {{0, 210, 79, false, 0.20f, 0.16f, 0.25f, 0.02f}, {48, 230, 84, false, 0.16f, 0.1f, 0.2f, 0}}},
    [CUE_LANDING] = {240, {{0, 190, 48, false, 0.34f, -0.35f, 0.12f, 0.10f}}},
    [CUE_MISS] = {200, {{0, 150, 55, false, 0.07f, -0.1f, 0, 0.02f}}},
    [CUE_RUN] = {800,
                 {{0, 300, 72, false, 0.15f, 0, 0.2f, 0.02f},
                  {70, 400, 76, true, 0.10f, 0, 0.2f, 0},
                  {140, 500, 79, false, 0.10f, 0, 0.2f, 0},
                  {210, 560, 84, false, 0.09f, 0, 0.15f, 0}}},
    [CUE_COUNT_IN] = {260, {{0, 200, 67, false, 0.24f, 0, 0.3f, 0.05f}}},
    [CUE_PART] = {900,
                  {{0, 800, 60, false, 0.10f, 0, 0.2f, 0},
                   {30, 800, 64, true, 0.09f, 0, 0.2f, 0},
                   {60, 800, 67, false, 0.09f, 0, 0.2f, 0}}},
    [CUE_FINISH] = {1000,
                    {{0, 900, 60, false, 0.11f, 0, 0.2f, 0},
                     {70, 860, 67, false, 0.10f, 0, 0.2f, 0},
                     {140, 800, 76, true, 0.09f, 0, 0.2f, 0},
                     {210, 740, 84, false, 0.08f, 0, 0.15f, 0}}},
};

/* Keys above F go down instead of up, so that no cue turns shrill. */
static float note_hz(const struct cue_note *note, int root, bool minor)
{
    int pitch = note->pitch + (root > 5 ? root - 12 : root) - (note->third && minor ? 1 : 0);
    return 440 * exp2f((float)(pitch - 69) / 12);
}

static void add_note(const struct cue_note *note, float hz, float *mix, int32_t frames)
{
    struct envelope envelope;
    struct svf filter = {0};
    svf_tune(&filter, 1800, 0.2f);
    envelope_start(&envelope, 4, note->decay_ms, 0, 20);
    float phase = 0, glide = note->rise, fall = expf(-1.0f / (0.018f * SYNTH_RATE_HZ));
    uint32_t seed = 7u + (uint32_t)note->pitch;
    float wind = note->noise, wind_fall = envelope_fall(40, 1);
    for (int32_t i = note->start_ms * (SYNTH_RATE_HZ / 1000); i < frames; i++) {
        float noise = osc_noise(&seed) * wind;
        svf_run(&filter, STYLE_LOW, &noise, 1);
        float wave = sinf(TURN * phase) + note->octave * sinf(2 * TURN * phase);
        mix[i] += note->level * envelope_step(&envelope, 1) * (wave + noise * 8);
        phase += hz * exp2f(-glide) / SYNTH_RATE_HZ;
        phase -= floorf(phase);
        glide *= fall;
        wind *= wind_fall;
    }
}

/* The last 10 ms fade to nothing, whatever still rings. */
static void write_samples(const float *mix, int32_t frames, int16_t *out)
{
    for (int32_t i = 0; i < frames; i++) {
        int32_t left = frames - 1 - i;
        float gain = left < END_FADE ? (float)left / END_FADE : 1;
        int16_t sample = (int16_t)lrintf(fminf(fmaxf(mix[i] * gain, -0.9f), 0.9f) * 32767);
        out[2 * i] = out[2 * i + 1] = sample;
    }
}

int32_t cue_render(enum cue cue, int root, bool minor, int16_t *out)
{
    const struct cue_shape *shape = &shapes[cue];
    float mix[CUE_FRAMES_MAX] = {0};
    int32_t frames = shape->length_ms * (SYNTH_RATE_HZ / 1000);
    for (int i = 0; i < NOTES_MAX; i++)
        if (shape->notes[i].level > 0)
            add_note(&shape->notes[i], note_hz(&shape->notes[i], root, minor), mix, frames);
    write_samples(mix, frames, out);
    return frames;
}
