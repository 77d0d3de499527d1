#include "music/sound/synth.h"
#include "music/sound/voice.h"
#include "music/sound/wide.h"

#include <math.h>

#define TUNE_OCTAVES     0.002f /* a filter that has moved by less is left as it is: 0.02 dB at the most */
#define TURNS_PER_RADIAN 0.15915494f

/* The pitch now: drift of the tape, and a vibrato that sets in late. */
static float pitch_now(const struct voice *voice, const struct osc_tables *tables, int64_t now, float drift)
{
    const struct style_tone *tone = &voice->instrument->tone;
    float hz = voice->hz * drift;
    float age_ms = (float)(now - voice->started) * (1000.0f / SYNTH_RATE_HZ) - tone->vibrato_delay_ms;
    if (tone->vibrato_cents > 0 && age_ms > 0) {
        uint32_t phase = osc_phase((double)age_ms * 0.001 * (double)tone->vibrato_hz);
        float depth = tone->vibrato_cents * fminf(age_ms / 400, 1) * (1.0f / 1200);
        hz *= 1 + 0.6931f * depth * osc_read(tables->sine, phase);
    }
    return fminf(hz, 0.4f * SYNTH_RATE_HZ);
}

MUSIC_WIDE static void add_wave(const float *table, uint32_t *phase, uint32_t step, float gain, float *out, int count)
{
    uint32_t at = *phase;
    for (int i = 0; i < count; i++) {
        out[i] += gain * osc_read(table, at);
        at += step;
    }
    *phase = at;
}

MUSIC_WIDE static void add_sine(uint32_t *phase, uint32_t step, float gain, float *out, int count)
{
    uint32_t at = *phase;
    for (int i = 0; i < count; i++) {
        out[i] += gain * osc_sine(osc_turns(at));
        at += step;
    }
    *phase = at;
}

/* A sine whose phase is pushed by another; the push ramps from its last strength to the next. */
MUSIC_WIDE static void add_fm(struct voice *voice, float hz, float *out, int count)
{
    const struct style_tone *tone = &voice->instrument->tone;
    voice->fm_level = envelope_fallen(voice->fm_level, envelope_fall(tone->fm_decay_ms, count));
    float share = tone->fm_sustain + (1 - tone->fm_sustain) * voice->fm_level;
    /* High notes take less, or they turn shrill. */
    float index = tone->fm_amount * share * voice->strength * fminf(1, 700 / hz + 0.25f) * TURNS_PER_RADIAN;
    float from = voice->index_last > 0 ? voice->index_last : index, step = (index - from) / (float)count;
    uint32_t mod_step = osc_step(fminf(hz * tone->fm_ratio, OSC_HZ_MAX)), carrier_step = osc_step(hz);
    uint32_t mod = voice->phase[3], carrier = voice->phase[0];
    for (int i = 0; i < count; i++) {
        float push = (from + step * (float)i) * osc_sine(osc_turns(mod));
        out[i] += osc_sine(osc_turns(carrier) + push);
        mod += mod_step;
        carrier += carrier_step;
    }
    voice->phase[3] = mod;
    voice->phase[0] = carrier;
    voice->index_last = index;
}

static void run_filter(struct voice *voice, float *out, int count)
{
    const struct style_tone *tone = &voice->instrument->tone;
    if (tone->cutoff_hz >= 19000)
        return;
    voice->filter_level = envelope_fallen(voice->filter_level, envelope_fall(tone->filter_decay_ms, count));
    float octaves = tone->filter_octaves * voice->filter_level * voice->strength + (voice->strength - 0.7f);
    octaves += voice->key_octaves;
    if (!(fabsf(octaves - voice->filter_octaves) < TUNE_OCTAVES)) {
        voice->filter_octaves = octaves;
        svf_tune(&voice->filter, tone->cutoff_hz * exp2f(octaves), tone->resonance);
        svf_plan(&voice->filter, &voice->filter_plan);
    }
    svf_low(&voice->filter, &voice->filter_plan, out, count);
}

void tone_render(struct voice *voice, const struct osc_tables *tables, int64_t now, float drift, float *out, int count)
{
    const struct style_tone *tone = &voice->instrument->tone;
    float hz = pitch_now(voice, tables, now, drift);
    bool two = tone->detune_cents > 0;
    float spread = two ? exp2f(tone->detune_cents / 2400) : 1, gain = two ? 0.65f : 1;
    for (int i = 0; i < count; i++)
        out[i] = 0;
    if (tone->wave == STYLE_PLUCK) {
        if (!pluck_render(&voice->pluck, hz, out, count))
            envelope_release(&voice->envelope);
    } else if (tone->wave == STYLE_FM) {
        add_fm(voice, hz, out, count);
        if (two)
            add_sine(&voice->phase[1], osc_step(hz * spread), 0.35f, out, count);
    } else if (tone->wave == STYLE_SINE) {
        add_sine(&voice->phase[0], osc_step(hz / spread), gain, out, count);
        if (two)
            add_sine(&voice->phase[1], osc_step(hz * spread), gain, out, count);
    } else {
        add_wave(osc_table(tables, tone->wave, hz), &voice->phase[0], osc_step(hz / spread), gain, out, count);
        if (two)
            add_wave(osc_table(tables, tone->wave, hz), &voice->phase[1], osc_step(hz * spread), gain, out, count);
    }
    if (tone->sub > 0)
        add_sine(&voice->phase[2], osc_step(hz / 2), tone->sub, out, count);
    if (tone->breath > 0)
        for (int i = 0; i < count; i++)
            out[i] += tone->breath * osc_noise(&voice->noise);
    run_filter(voice, out, count);
}
