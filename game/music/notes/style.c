#include "music/notes/style.h"

#include <stddef.h>
#include <string.h>

#include "core/base/text.h"

/* No messages: what the author of a file is told stays English. */

const char *const style_energy_words[STYLE_ENERGY_COUNT] = {"settle", "build", "full", "breathe", "finish"};
const char *const style_kind_words[STYLE_KIND_COUNT] = {"tone", "drum"};
const char *const style_wave_words[STYLE_WAVE_COUNT] = {"sine", "triangle", "saw", "square", "fm", "pluck"};
const char *const style_filter_words[STYLE_FILTER_COUNT] = {"low", "band", "high"};

#define MIX(field, min, max)                                                                                           \
    {                                                                                                                  \
        STYLE_GROUP_MIX, #field, min, max, (uint32_t)offsetof(struct style_instrument, field)                          \
    }
#define TONE(field, min, max)                                                                                          \
    {                                                                                                                  \
        STYLE_GROUP_TONE, #field, min, max, (uint32_t)offsetof(struct style_tone, field)                               \
    }
#define PLUCK(field, min, max)                                                                                         \
    {                                                                                                                  \
        STYLE_GROUP_PLUCK, #field, min, max, (uint32_t)offsetof(struct style_pluck, field)                             \
    }
#define DRUM(field, min, max)                                                                                          \
    {                                                                                                                  \
        STYLE_GROUP_DRUM, #field, min, max, (uint32_t)offsetof(struct style_drum, field)                               \
    }
#define ROOM(field, min, max)                                                                                          \
    {                                                                                                                  \
        STYLE_GROUP_ROOM, #field, min, max, (uint32_t)offsetof(struct style_room, field)                               \
    }

const struct style_field style_fields[STYLE_FIELD_COUNT] = {
    MIX(level_db, -60, 6),
    MIX(pan, -100, 100),
    MIX(reverb, 0, 1),
    MIX(delay, 0, 1),
    MIX(chorus, 0, 1),
    MIX(duck, 0, 1),
    TONE(detune_cents, 0, 100),
    TONE(sub, 0, 1),
    TONE(breath, 0, 1),
    TONE(fm_ratio, 0.25f, 16),
    TONE(fm_amount, 0, 8),
    TONE(fm_decay_ms, 5, 10000),
    TONE(fm_sustain, 0, 1),
    TONE(attack_ms, 2, 5000),
    TONE(decay_ms, 5, 20000),
    TONE(sustain, 0, 1),
    TONE(release_ms, 5, 5000),
    TONE(cutoff_hz, 40, 20000),
    TONE(resonance, 0, 0.95f),
    TONE(filter_octaves, -6, 6),
    TONE(filter_decay_ms, 5, 10000),
    TONE(key_follow, 0, 1),
    TONE(vibrato_hz, 0, 12),
    TONE(vibrato_cents, 0, 100),
    TONE(vibrato_delay_ms, 0, 5000),
    PLUCK(place, 0.02f, 0.5f),
    PLUCK(bright_hz, 200, 16000),
    PLUCK(noise, 0, 1),
    PLUCK(decay_ms, 100, 20000),
    PLUCK(high_decay_ms, 20, 10000),
    DRUM(tone_level, 0, 1),
    DRUM(tone_hz, 20, 8000),
    DRUM(bend, 0.25f, 16),
    DRUM(bend_ms, 2, 500),
    DRUM(tone_decay_ms, 5, 3000),
    DRUM(noise_level, 0, 1),
    DRUM(noise_hz, 40, 16000),
    DRUM(noise_resonance, 0, 0.95f),
    DRUM(noise_decay_ms, 5, 3000),
    DRUM(attack_ms, 2, 50),
    ROOM(duck_db, 0, 24),
    ROOM(duck_release_ms, 20, 1000),
    ROOM(reverb_s, 0.1f, 12),
    ROOM(reverb_damp_hz, 200, 20000),
    ROOM(reverb_predelay_ms, 0, 200),
    ROOM(reverb_db, -60, 6),
    ROOM(delay_beats, 0.125f, 4),
    ROOM(delay_feedback, 0, 0.85f),
    ROOM(delay_damp_hz, 200, 20000),
    ROOM(delay_db, -60, 6),
    ROOM(chorus_hz, 0.05f, 5),
    ROOM(chorus_ms, 0.5f, 10),
    ROOM(chorus_db, -60, 6),
    ROOM(wow_hz, 0.05f, 8),
    ROOM(wow_cents, 0, 50),
    ROOM(hiss_db, -120, -30),
    ROOM(crackle_db, -120, -20),
    ROOM(crackle_hz, 0, 40),
    ROOM(low_cut_hz, 10, 200),
    ROOM(high_cut_hz, 1000, 20000),
    ROOM(drive, 0, 1),
    ROOM(gain_db, -24, 24),
};

int16_t style_voice(const struct style *style, const char *name)
{
    for (int16_t i = 0; i < style->instrument_count; i++)
        if (strcmp(style->instruments[i].name, name) == 0)
            return i;
    return -1;
}

int16_t style_quality_index(const struct style *style, const char *name)
{
    for (int16_t i = 0; i < style->quality_count; i++)
        if (strcmp(style->qualities[i].name, name) == 0)
            return i;
    return -1;
}

/* One pass over a style that stops at the first fault. */
struct check {
    const struct style *style;
    struct error *error;
};

static bool fault(const struct check *check, const char *list, int index, const char *member, const char *what,
                  const char *fix)
{
    char place[96];
    struct text text;
    text_init(&text, place, sizeof place);
    text_add(&text, list);
    if (index >= 0) {
        text_add(&text, "[");
        text_add_int(&text, index);
        text_add(&text, "]");
    }
    if (member[0] != 0) {
        text_add(&text, ".");
        text_add(&text, member);
    }
    error_set(check->error, place, what, fix);
    return false;
}

static bool in_range(const struct check *check, const char *list, int index, const char *member, int value, int min,
                     int max)
{
    if (value >= min && value <= max)
        return true;
    char fix[64];
    struct text text;
    text_init(&text, fix, sizeof fix);
    text_add(&text, "use ");
    text_add_int(&text, min);
    text_add(&text, " to ");
    text_add_int(&text, max);
    return fault(check, list, index, member, "is out of range", fix);
}

static bool voice_ok(const struct check *check, const char *list, int index, const char *member, int voice)
{
    if (voice >= 0 && voice < check->style->instrument_count)
        return true;
    return fault(check, list, index, member, "is no instrument of this style", "name one of the instruments");
}

static bool tones_ok(const struct check *check, const char *list, int index, const struct style_tones *tones, int max)
{
    if (!in_range(check, list, index, "tones", tones->count, 1, STYLE_TONES_MAX))
        return false;
    for (int i = 0; i < tones->count; i++) {
        if (tones->tones[i] < 0 || tones->tones[i] > max || (i > 0 && tones->tones[i] <= tones->tones[i - 1]))
            return fault(check, list, index, "tones", "must rise from the root", "write semitones in rising order");
    }
    return true;
}

static bool chords_ok(const struct check *check, const char *list, int index, const struct style_chord *chords,
                      int count)
{
    if (!in_range(check, list, index, "chords", count, 1, STYLE_CHORDS_MAX))
        return false;
    for (int i = 0; i < count; i++) {
        if (!in_range(check, list, index, "chords", chords[i].root, 0, 11) ||
            !in_range(check, list, index, "chords", chords[i].quality, 0, check->style->quality_count - 1))
            return false;
    }
    return true;
}

static bool harmony_ok(const struct check *check)
{
    const struct style *style = check->style;
    if (!in_range(check, "keys", -1, "", style->key_count, 1, STYLE_KEYS_MAX) ||
        !in_range(check, "qualities", -1, "", style->quality_count, 1, STYLE_QUALITIES_MAX) ||
        !in_range(check, "progressions", -1, "", style->progression_count, 1, STYLE_PROGRESSIONS_MAX) ||
        !in_range(check, "cadences", -1, "", style->cadence_count, 1, STYLE_CADENCES_MAX))
        return false;
    for (int i = 0; i < style->key_count; i++)
        if (!in_range(check, "keys", i, "", style->keys[i].root, 0, 11))
            return false;
    for (int mode = 0; mode < 2; mode++)
        if (!tones_ok(check, "lead.scales", mode, &style->lead_scale[mode], 11))
            return false;
    for (int i = 0; i < style->quality_count; i++)
        if (!tones_ok(check, "qualities", i, &style->qualities[i].tones, 24))
            return false;
    for (int i = 0; i < style->progression_count; i++)
        if (!chords_ok(check, "progressions", i, style->progressions[i].chords, style->progressions[i].count))
            return false;
    for (int i = 0; i < style->cadence_count; i++)
        if (!chords_ok(check, "cadences", i, style->cadences[i].chords, style->cadences[i].count))
            return false;
    return true;
}

/* Each mode and energy must find a progression, each mode a cadence of both kinds. */
static bool harmony_complete(const struct check *check)
{
    const struct style *style = check->style;
    for (int mode = 0; mode < 2; mode++) {
        uint32_t energies = 0, kinds = 0;
        for (int i = 0; i < style->progression_count; i++)
            if (style->progressions[i].minor == (mode == 1))
                energies |= style->progressions[i].energies;
        for (int i = 0; i < style->cadence_count; i++)
            if (style->cadences[i].minor == (mode == 1))
                kinds |= style->cadences[i].end ? 2u : 1u;
        if ((energies & ((1u << STYLE_ENERGY_COUNT) - 1)) != (1u << STYLE_ENERGY_COUNT) - 1)
            return fault(check, "progressions", -1, "", "leave out an energy", "give each mode all five energies");
        if (kinds != 3)
            return fault(check, "cadences", -1, "", "leave out a kind", "give each mode a turn and an end");
    }
    return true;
}

static bool beats_ok(const struct check *check)
{
    const struct style *style = check->style;
    if (!in_range(check, "beats", -1, "", style->beat_count, 1, STYLE_BEATS_MAX))
        return false;
    uint32_t energies = 0;
    bool fill = false;
    for (int i = 0; i < style->beat_count; i++) {
        const struct style_beat *beat = &style->beats[i];
        if (!in_range(check, "beats", i, "steps", beat->steps, 1, STYLE_STEPS_MAX) ||
            !in_range(check, "beats", i, "lanes", beat->lane_count, 0, STYLE_LANES_MAX))
            return false;
        for (int lane = 0; lane < beat->lane_count; lane++) {
            if (!voice_ok(check, "beats", i, "lanes", beat->lanes[lane].voice))
                return false;
            for (int step = 0; step < beat->steps; step++)
                if (!in_range(check, "beats", i, "lanes", beat->lanes[lane].velocity[step], 0, 127))
                    return false;
        }
        energies |= beat->fill ? 0 : beat->energies;
        fill = fill || beat->fill;
    }
    if (!fill || (energies & ((1u << STYLE_ENERGY_COUNT) - 1)) != (1u << STYLE_ENERGY_COUNT) - 1)
        return fault(check, "beats", -1, "", "leave out an energy or the fill", "give all five energies and a fill");
    return true;
}

static bool layers_ok(const struct check *check)
{
    const struct style *style = check->style;
    if (!in_range(check, "layers", -1, "", style->layer_count, 0, STYLE_LAYERS_MAX))
        return false;
    for (int i = 0; i < style->layer_count; i++) {
        const struct style_layer *layer = &style->layers[i];
        if (!voice_ok(check, "layers", i, "voice", layer->voice) ||
            !in_range(check, "layers", i, "low", layer->low, 12, 108) ||
            !in_range(check, "layers", i, "high", layer->high, layer->low + 12, 120) ||
            !in_range(check, "layers", i, "notes", layer->notes, 1, STYLE_TONES_MAX) ||
            !in_range(check, "layers", i, "velocity", layer->velocity, 1, 127) ||
            !in_range(check, "layers", i, "strum_ms", layer->strum_ms, 0, 60) ||
            !in_range(check, "layers", i, "patterns", layer->pattern_count, 0, STYLE_PATTERNS_MAX))
            return false;
        for (int p = 0; p < layer->pattern_count; p++) {
            const struct style_pattern *pattern = &layer->patterns[p];
            if (!in_range(check, "layers", i, "patterns", pattern->steps, 1, STYLE_STEPS_MAX))
                return false;
            for (int step = 0; step < pattern->steps; step++)
                if (pattern->cells[step] == 0 || strchr(".-XxR358Aabcdefgh", pattern->cells[step]) == NULL)
                    return fault(check, "layers", i, "patterns", "hold a character that means nothing",
                                 "use . - X x R 3 5 8 A and a to h");
        }
    }
    return true;
}

/* The lead is a stem of its own, told from the backing by its instrument. */
static bool lead_voice_ok(const struct check *check, int16_t voice)
{
    const struct style *style = check->style;
    if (!voice_ok(check, "lead", -1, "voices", voice))
        return false;
    for (int i = 0; i < style->layer_count; i++)
        if (style->layers[i].voice == voice)
            return fault(check, "lead", -1, "voices", "name an instrument that a layer plays too",
                         "give the lead an instrument of its own");
    return true;
}

static bool lead_ok(const struct check *check)
{
    const struct style_lead *lead = &check->style->lead;
    if (!in_range(check, "lead", -1, "voices", lead->voice_count, 1, 4) ||
        !in_range(check, "lead", -1, "low", lead->low, 36, 84) ||
        !in_range(check, "lead", -1, "span", lead->span, 7, 36) ||
        !in_range(check, "lead", -1, "wander", lead->wander, 0, 12) ||
        !in_range(check, "lead", -1, "velocity", lead->velocity, 1, 127) ||
        !in_range(check, "lead", -1, "swell", lead->swell, 0, 127 - lead->velocity) ||
        !in_range(check, "lead", -1, "side", lead->side, 0, 100) ||
        !in_range(check, "lead", -1, "gate_permille", lead->gate_permille, 100, 1500) ||
        !in_range(check, "lead", -1, "cells", lead->cell_count, 1, STYLE_CELLS_MAX) ||
        !in_range(check, "lead", -1, "forms", lead->form_count, 1, STYLE_FORMS_MAX))
        return false;
    for (int i = 0; i < lead->voice_count; i++)
        if (!lead_voice_ok(check, lead->voices[i]))
            return false;
    for (int i = 0; i < lead->cell_count; i++)
        if (lead->cells[i][0] == 0 || lead->cells[i][strspn(lead->cells[i], "x.")] != 0)
            return fault(check, "lead.cells", i, "", "is no rhythm", "use x and .");
    for (int i = 0; i < lead->form_count; i++)
        if (lead->forms[i][0] == 0 || lead->forms[i][strspn(lead->forms[i], "ABCD")] != 0)
            return fault(check, "lead.forms", i, "", "is no form", "use the letters A to D");
    return true;
}

static bool hit_ok(const struct check *check, const char *name, const struct style_hit *hit)
{
    return voice_ok(check, name, -1, "voice", hit->voice) &&
           in_range(check, name, -1, "velocity", hit->velocity, 1, 127);
}

/* The numbers of one group; base is the struct they stand in. */
static bool numbers_ok(const struct check *check, enum style_group group, const char *list, int index, const void *base)
{
    for (int i = 0; i < STYLE_FIELD_COUNT; i++) {
        const struct style_field *field = &style_fields[i];
        if (field->group != group)
            continue;
        float value;
        memcpy(&value, (const char *)base + field->offset, sizeof value);
        if (!(value >= field->min && value <= field->max))
            return fault(check, list, index, field->name, "is out of range", "see assets/styles/style.schema.json");
    }
    return true;
}

static bool instruments_ok(const struct check *check)
{
    const struct style *style = check->style;
    if (!in_range(check, "instruments", -1, "", style->instrument_count, 1, STYLE_INSTRUMENTS_MAX))
        return false;
    for (int i = 0; i < style->instrument_count; i++) {
        const struct style_instrument *instrument = &style->instruments[i];
        bool tone = instrument->kind == STYLE_TONE, pluck = tone && instrument->tone.wave == STYLE_PLUCK;
        if (!numbers_ok(check, STYLE_GROUP_MIX, "instruments", i, instrument) ||
            (pluck && !numbers_ok(check, STYLE_GROUP_PLUCK, "instruments", i, &instrument->tone.pluck)) ||
            !(tone ? numbers_ok(check, STYLE_GROUP_TONE, "instruments", i, &instrument->tone)
                   : numbers_ok(check, STYLE_GROUP_DRUM, "instruments", i, &instrument->drum)))
            return false;
    }
    return numbers_ok(check, STYLE_GROUP_ROOM, "room", -1, &style->room) &&
           voice_ok(check, "room", -1, "duck_voice", style->room.duck_voice);
}

static bool groove_ok(const struct check *check)
{
    const struct style *style = check->style;
    for (int i = 0; i < STYLE_ENERGY_COUNT; i++)
        if (!in_range(check, "dynamics", -1, style_energy_words[i], style->dynamics[i], 30, 100))
            return false;
    return in_range(check, "swing", -1, "step", style->swing_step, 1, 4) &&
           in_range(check, "swing", -1, "low", style->swing_low, 50, 75) &&
           in_range(check, "swing", -1, "high", style->swing_high, style->swing_low, 75) &&
           in_range(check, "touch", -1, "velocity", style->touch, 0, 16) &&
           in_range(check, "touch", -1, "late_ms", style->late_ms, 0, 20) && hit_ok(check, "ghost", &style->ghost) &&
           in_range(check, "ghost", -1, "chance", style->ghost_chance, 0, 100);
}

bool style_check(const struct style *style, struct error *error)
{
    const struct check check = {style, error};
    return instruments_ok(&check) && harmony_ok(&check) && harmony_complete(&check) && beats_ok(&check) &&
           layers_ok(&check) && lead_ok(&check) && hit_ok(&check, "lift", &style->lift) &&
           hit_ok(&check, "landing", &style->landing) && hit_ok(&check, "pulse", &style->pulse) &&
           (style->stroke.velocity == 0 || hit_ok(&check, "stroke", &style->stroke)) &&
           hit_ok(&check, "accent", &style->accent) && groove_ok(&check) &&
           in_range(&check, "section_bars", -1, "", style->section_bars, 2, 32) &&
           in_range(&check, "pulse_ms", -1, "", style->pulse_ms, 200, 1000);
}
