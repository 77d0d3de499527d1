#include "store/styles/style_spot.h"

#include <stdio.h>
#include <string.h>

#include <cjson/cJSON.h>

/* No messages: what the author of a file is told stays English. */

static const char *const mode_words[] = {"major", "minor"};
static const char *const cadence_words[] = {"turn", "end"};

/* "8:maj9": semitones above the key's root, and a quality. */
static bool take_chord(struct style *style, void *context, const char *word, int index)
{
    struct style_chord *chord = (struct style_chord *)context + index;
    int root = 0;
    size_t digits = strspn(word, "0123456789");
    if (digits < 1 || digits > 2 || word[digits] != ':')
        return false;
    for (size_t i = 0; i < digits; i++)
        root = root * 10 + (word[i] - '0');
    chord->root = (int16_t)root;
    chord->quality = style_quality_index(style, word + digits + 1);
    return root <= 11 && chord->quality >= 0;
}

static const char *const chord_fix = "write semitones above the key and a quality: \"8:maj9\"";

static void read_qualities(const struct spot *root, struct style *style)
{
    struct spot spot = spot_member(root, "qualities");
    const cJSON *item;
    cJSON_ArrayForEach(item, spot.object)
    {
        if (style->quality_count == STYLE_QUALITIES_MAX || strlen(item->string) >= STYLE_NAME_MAX) {
            spot_fault(&spot, item->string, "is one too many or has too long a name", "keep fewer, shorter ones");
            return;
        }
        struct style_quality *quality = &style->qualities[style->quality_count++];
        snprintf(quality->name, sizeof quality->name, "%s", item->string);
        quality->tones.count = spot_read_ints(&spot, item->string, STYLE_TONES_MAX, 24, quality->tones.tones);
    }
}

static void read_harmony(const struct spot *root, struct style *style)
{
    static const char *const progression_known[] = {"mode", "energies", "chords"};
    static const char *const cadence_known[] = {"mode", "kind", "chords"};
    const cJSON *array = NULL;
    struct spot spot;
    int index;
    while (spot_next(root, "progressions", &array, STYLE_PROGRESSIONS_MAX, &index, &spot)) {
        struct style_progression *made = &style->progressions[style->progression_count++];
        made->minor = spot_read_word(&spot, "mode", mode_words, 2) == 1;
        made->energies = spot_read_energies(&spot);
        made->count =
            (int16_t)spot_read_strings(&spot, "chords", STYLE_CHORDS_MAX, style, take_chord, made->chords, chord_fix);
        json_done(spot.in, spot.object, spot.place, progression_known, 3);
    }
    array = NULL;
    while (spot_next(root, "cadences", &array, STYLE_CADENCES_MAX, &index, &spot)) {
        struct style_cadence *made = &style->cadences[style->cadence_count++];
        made->minor = spot_read_word(&spot, "mode", mode_words, 2) == 1;
        made->end = spot_read_word(&spot, "kind", cadence_words, 2) == 1;
        made->count =
            (int16_t)spot_read_strings(&spot, "chords", STYLE_CHORDS_MAX, style, take_chord, made->chords, chord_fix);
        json_done(spot.in, spot.object, spot.place, cadence_known, 3);
    }
}

/* One lane: a '.' or a digit a step, 1 barely there .. 9 with full force. */
static void read_lane(const struct spot *lanes, const cJSON *item, const struct style *style, struct style_beat *beat)
{
    const char *cells = cJSON_IsString(item) ? item->valuestring : "";
    size_t steps = strlen(cells);
    struct style_lane *lane = &beat->lanes[beat->lane_count];
    lane->voice = style_voice(style, item->string);
    if (lane->voice < 0 || beat->lane_count == STYLE_LANES_MAX) {
        spot_fault(lanes, item->string, "is no instrument of this style, or one too many", "name an instrument");
        lane->voice = 0;
        return;
    }
    if (steps < 1 || steps > STYLE_STEPS_MAX || cells[strspn(cells, ".123456789")] != 0 ||
        (beat->lane_count > 0 && (int)steps != beat->steps)) {
        spot_fault(lanes, item->string, "isn't a pattern", "use . and 1 to 9, as many steps as its neighbours");
        return;
    }
    for (size_t i = 0; i < steps; i++)
        lane->velocity[i] = cells[i] == '.' ? 0 : (uint8_t)((cells[i] - '0') * 14);
    beat->steps = (int16_t)steps;
    beat->lane_count++;
}

static void read_beats(const struct spot *root, struct style *style)
{
    static const char *const known[] = {"energies", "fill", "lanes"};
    const cJSON *array = NULL;
    struct spot spot;
    int index;
    while (spot_next(root, "beats", &array, STYLE_BEATS_MAX, &index, &spot)) {
        struct style_beat *beat = &style->beats[style->beat_count++];
        beat->energies = spot_read_energies(&spot);
        json_bool(spot.in, spot.object, spot.place, "fill", true, &beat->fill);
        struct spot lanes = spot_member(&spot, "lanes");
        const cJSON *item;
        cJSON_ArrayForEach(item, lanes.object)
        {
            read_lane(&lanes, item, style, beat);
        }
        json_done(spot.in, spot.object, spot.place, known, 3);
    }
}

static void read_patterns(const struct spot *spot, struct style_layer *layer)
{
    static const char *const known[] = {"energies", "cells"};
    const cJSON *array = NULL;
    struct spot at;
    int index;
    while (spot_next(spot, "patterns", &array, STYLE_PATTERNS_MAX, &index, &at)) {
        struct style_pattern *pattern = &layer->patterns[layer->pattern_count++];
        pattern->energies = spot_read_energies(&at);
        json_string(at.in, at.object, at.place, "cells", true, pattern->cells, sizeof pattern->cells);
        pattern->steps = (int16_t)strlen(pattern->cells);
        json_done(at.in, at.object, at.place, known, 2);
    }
}

static void read_layers(const struct spot *root, struct style *style)
{
    static const char *const known[] = {"voice",    "low",      "high",     "notes",
                                        "velocity", "strum_ms", "rootless", "patterns"};
    const cJSON *array = NULL;
    struct spot spot;
    int index;
    while (spot_next(root, "layers", &array, STYLE_LAYERS_MAX, &index, &spot)) {
        struct style_layer *layer = &style->layers[style->layer_count++];
        layer->voice = spot_read_voice(&spot, "voice", style);
        layer->low = spot_read_int(&spot, "low", 12, 108);
        layer->high = spot_read_int(&spot, "high", 24, 120);
        layer->notes = spot_read_int(&spot, "notes", 1, STYLE_TONES_MAX);
        layer->velocity = spot_read_int(&spot, "velocity", 1, 127);
        layer->strum_ms = spot_read_int(&spot, "strum_ms", 0, 60);
        json_bool(spot.in, spot.object, spot.place, "rootless", true, &layer->rootless);
        read_patterns(&spot, layer);
        json_done(spot.in, spot.object, spot.place, known, 8);
    }
}

static bool take_lead_voice(struct style *style, void *context, const char *word, int index)
{
    (void)context;
    style->lead.voices[index] = style_voice(style, word);
    return style->lead.voices[index] >= 0;
}

/* Copies a string into the index-th row of a table of strings of `size`. */
struct rows {
    char *first;
    size_t size;
};

static bool take_row(struct style *style, void *context, const char *word, int index)
{
    (void)style;
    const struct rows *rows = context;
    int length = snprintf(rows->first + (size_t)index * rows->size, rows->size, "%s", word);
    return length > 0 && (size_t)length < rows->size;
}

static void read_lead(const struct spot *root, struct style *style)
{
    static const char *const known[] = {"voices", "low",           "span",   "wander", "velocity", "swell",
                                        "side",   "gate_permille", "scales", "cells",  "forms"};
    struct style_lead *lead = &style->lead;
    struct spot spot = spot_member(root, "lead");
    if (spot.object == NULL)
        return;
    lead->voice_count =
        (int16_t)spot_read_strings(&spot, "voices", 4, style, take_lead_voice, NULL, "name an instrument");
    lead->low = spot_read_int(&spot, "low", 36, 84);
    lead->span = spot_read_int(&spot, "span", 7, 36);
    lead->wander = spot_read_int(&spot, "wander", 0, 12);
    lead->velocity = spot_read_int(&spot, "velocity", 1, 127);
    lead->swell = spot_read_int(&spot, "swell", 0, 126);
    lead->side = spot_read_int(&spot, "side", 0, 100);
    lead->gate_permille = spot_read_int(&spot, "gate_permille", 100, 1500);
    struct spot scales = spot_member(&spot, "scales");
    for (int mode = 0; mode < 2 && scales.object != NULL; mode++)
        style->lead_scale[mode].count =
            spot_read_ints(&scales, mode_words[mode], STYLE_TONES_MAX, 11, style->lead_scale[mode].tones);
    struct rows cells = {lead->cells[0], sizeof lead->cells[0]}, forms = {lead->forms[0], sizeof lead->forms[0]};
    lead->cell_count =
        (int16_t)spot_read_strings(&spot, "cells", STYLE_CELLS_MAX, style, take_row, &cells, "use x and .");
    lead->form_count =
        (int16_t)spot_read_strings(&spot, "forms", STYLE_FORMS_MAX, style, take_row, &forms, "use the letters A to D");
    json_done(spot.in, spot.object, spot.place, known, sizeof known / sizeof *known);
}

void style_music_read(const struct spot *root, struct style *style)
{
    read_qualities(root, style);
    read_harmony(root, style);
    read_beats(root, style);
    read_layers(root, style);
    read_lead(root, style);
}
