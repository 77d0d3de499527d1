#include "music/sound/synth.h"
#include "music/sound/voice.h"
#include "music/sound/wide.h"

#include <math.h>

void drum_start(struct voice *voice)
{
    const struct style_drum *drum = &voice->instrument->drum;
    /* The louder of the two parts rings longest; the envelope only opens, and closes when both have died away. */
    float longest =
        fmaxf(drum->tone_level > 0 ? drum->tone_decay_ms : 5, drum->noise_level > 0 ? drum->noise_decay_ms : 5);
    envelope_start(&voice->envelope, drum->attack_ms, longest, 1, 30);
    voice->release_at = voice->started + (int64_t)((drum->attack_ms + longest) * 1.2f * SYNTH_RATE_HZ / 1000);
    /* Soft hits are darker. */
    svf_tune(&voice->filter, drum->noise_hz * (0.75f + 0.35f * voice->strength), drum->noise_resonance);
}

MUSIC_WIDE static void add_tone(struct voice *voice, const float *sine, float *out, int count)
{
    const struct style_drum *drum = &voice->instrument->drum;
    float bend_next = envelope_fallen(voice->bend_level, envelope_fall(drum->bend_ms * 3, count));
    float level_next = envelope_fallen(voice->tone_level, envelope_fall(drum->tone_decay_ms, count));
    float from = fminf(drum->tone_hz * (1 + (drum->bend - 1) * voice->bend_level), OSC_HZ_MAX);
    float to = fminf(drum->tone_hz * (1 + (drum->bend - 1) * bend_next), OSC_HZ_MAX);
    float level = drum->tone_level * voice->tone_level;
    float level_step = (drum->tone_level * level_next - level) / (float)count;
    uint32_t step = osc_step(from), phase = voice->phase[0];
    int32_t step_change = ((int32_t)osc_step(to) - (int32_t)step) / count;
    for (int i = 0; i < count; i++) {
        out[i] += (level + level_step * (float)i) * osc_read(sine, phase);
        phase += step;
        step += (uint32_t)step_change;
    }
    voice->phase[0] = phase;
    voice->bend_level = bend_next;
    voice->tone_level = level_next;
}

MUSIC_WIDE static void add_noise(struct voice *voice, float *out, int count)
{
    const struct style_drum *drum = &voice->instrument->drum;
    float noise[VOICE_CHUNK];
    for (int i = 0; i < count; i++)
        noise[i] = osc_noise(&voice->noise);
    svf_run(&voice->filter, drum->filter, noise, count);
    float next = envelope_fallen(voice->noise_level, envelope_fall(drum->noise_decay_ms, count));
    float level = drum->noise_level * voice->noise_level;
    float step = (drum->noise_level * next - level) / (float)count;
    for (int i = 0; i < count; i++)
        out[i] += noise[i] * (level + step * (float)i);
    voice->noise_level = next;
}

void drum_render(struct voice *voice, const struct osc_tables *tables, float *out, int count)
{
    const struct style_drum *drum = &voice->instrument->drum;
    for (int i = 0; i < count; i++)
        out[i] = 0;
    if (drum->tone_level > 0)
        add_tone(voice, tables->sine, out, count);
    if (drum->noise_level > 0)
        add_noise(voice, out, count);
}
