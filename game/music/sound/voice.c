#include "music/sound/voice.h"

#include <math.h>

#include "music/sound/synth.h"
#include "music/sound/wide.h"

#define HALF_PI   1.5707963f
#define INAUDIBLE 2e-5f /* -94 dB: under one step of the 16 bits that come out */

void voice_start(struct voice *voice, const struct style *style, const struct tune_note *note, int64_t frame,
                 int64_t release_at)
{
    const struct style_instrument *instrument = &style->instruments[note->voice];
    float strength = (float)note->velocity / 127;
    float gain = db_to_gain(instrument->level_db) * strength * sqrtf(strength);
    float pan = fminf(fmaxf(((float)note->pan + instrument->pan) / 100, -1), 1);
    *voice = (struct voice){
        .busy = true,
        .instrument = instrument,
        .index = note->voice,
        .started = frame,
        .release_at = release_at,
        .hz = 440 * exp2f((float)(note->pitch - 69) / 12),
        .strength = strength,
        .left = gain * cosf((pan + 1) * HALF_PI / 2),
        .right = gain * sinf((pan + 1) * HALF_PI / 2),
        .noise = (uint32_t)frame * 2654435761u + (uint32_t)note->pitch,
        .filter_level = 1,
        .filter_octaves = NAN,
        .fm_level = 1,
        .pluck = {.line = voice->pluck.line},
        .bend_level = 1,
        .tone_level = 1,
        .noise_level = 1,
    };
    const struct style_tone *tone = &instrument->tone;
    if (instrument->kind == STYLE_TONE)
        envelope_start(&voice->envelope, tone->attack_ms, tone->decay_ms, tone->sustain, tone->release_ms);
    voice->key_octaves = tone->key_follow * log2f(voice->hz / 262);
    if (instrument->kind == STYLE_TONE && tone->wave == STYLE_PLUCK)
        pluck_start(&voice->pluck, &tone->pluck, voice->hz, strength, voice->noise);
    if (instrument->kind == STYLE_DRUM)
        drum_start(voice);
}

MUSIC_WIDE void voice_render(struct voice *voice, const struct osc_tables *tables, int64_t now, float drift,
                             float *left, float *right, int count)
{
    float samples[VOICE_CHUNK];
    bool tone = voice->instrument->kind == STYLE_TONE;
    if (now >= voice->release_at)
        envelope_release(&voice->envelope);
    float from = voice->level, to = envelope_step(&voice->envelope, count);
    if (voice->envelope.released && to * fmaxf(voice->left, voice->right) < INAUDIBLE)
        to = voice->envelope.value = 0;
    if (tone)
        tone_render(voice, tables, now, drift, samples, count);
    else
        drum_render(voice, tables, samples, count);
    float step = (to - from) / (float)count;
    for (int i = 0; i < count; i++) {
        float value = samples[i] * (from + step * (float)i);
        left[i] += value * voice->left;
        right[i] += value * voice->right;
    }
    voice->level = to;
    voice->busy = !envelope_done(&voice->envelope);
}
