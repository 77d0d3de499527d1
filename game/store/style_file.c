#include "store/style_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "music/tune.h"
#include "store/file.h"

#define PLACE_MAX 160

static const char *const mode_words[] = {"major", "minor"};
static const char *const cadence_words[] = {"turn", "end"};

/* Where the reader stands: an object and its place in the file. */
struct spot {
    const struct json_in *in;
    const cJSON *object;
    char place[PLACE_MAX];
};

static struct spot item_spot(const struct spot *parent, const char *list, int index, const cJSON *item)
{
    struct spot spot = {.in = parent->in, .object = item};
    char place[PLACE_MAX];
    json_place_member(place, sizeof place, parent->place, list);
    json_place_item(spot.place, sizeof spot.place, place, index);
    return spot;
}

static struct spot member_spot(const struct spot *parent, const char *name)
{
    struct spot spot = {.in = parent->in};
    spot.object = json_object(parent->in, parent->object, parent->place, name, true);
    json_place_member(spot.place, sizeof spot.place, parent->place, name);
    return spot;
}

static void spot_fault(const struct spot *spot, const char *name, const char *what, const char *fix)
{
    char place[PLACE_MAX];
    json_place_member(place, sizeof place, spot->place, name);
    json_fault(spot->in, place, what, fix);
}

static int16_t read_int(const struct spot *spot, const char *name, int min, int max)
{
    int64_t value = min;
    json_int(spot->in, spot->object, spot->place, name, true, min, max, &value);
    return (int16_t)value;
}

static int read_word(const struct spot *spot, const char *name, const char *const *words, int count)
{
    int index = 0;
    json_word(spot->in, spot->object, spot->place, name, true, words, count, &index);
    return index;
}

/* The strings of an array, each handed to take; the last argument of take is the string's index. */
typedef bool take_fn(struct style *style, void *context, const char *word, int index);

static int read_strings(const struct spot *spot, const char *name, int max, struct style *style, take_fn *take,
                        void *context, const char *fix)
{
    const cJSON *array = json_array(spot->in, spot->object, spot->place, name, true, max), *item;
    int count = 0;
    cJSON_ArrayForEach(item, array)
    {
        if (!cJSON_IsString(item) || !take(style, context, item->valuestring, count))
            json_fault(spot->in, item_spot(spot, name, count, item).place, "isn't understood", fix);
        count++;
    }
    return count;
}

/* Whole numbers of an array. */
static int16_t read_ints(const struct spot *spot, const char *name, int max_count, int max, int16_t *out)
{
    const cJSON *array = json_array(spot->in, spot->object, spot->place, name, true, max_count), *item;
    int16_t count = 0;
    cJSON_ArrayForEach(item, array)
    {
        double value = cJSON_IsNumber(item) ? item->valuedouble : -1;
        if (!(value >= 0 && value <= max) || value != (double)(int)value)
            json_fault(spot->in, item_spot(spot, name, count, item).place, "isn't a number of semitones",
                       "use whole numbers from 0");
        else
            out[count] = (int16_t)value;
        count++;
    }
    return count;
}

static bool take_energy(struct style *style, void *context, const char *word, int index)
{
    (void)style;
    (void)index;
    for (unsigned i = 0; i < STYLE_ENERGY_COUNT; i++) {
        if (strcmp(word, style_energy_words[i]) == 0) {
            *(uint32_t *)context |= 1u << i;
            return true;
        }
    }
    return false;
}

static uint32_t read_energies(const struct spot *spot)
{
    uint32_t energies = 0;
    read_strings(spot, "energies", STYLE_ENERGY_COUNT, NULL, take_energy, &energies,
                 "use settle, build, full, breathe or finish");
    return energies;
}

static int16_t read_voice(const struct spot *spot, const char *name, const struct style *style)
{
    char word[STYLE_NAME_MAX] = "";
    if (!json_string(spot->in, spot->object, spot->place, name, true, word, sizeof word))
        return 0;
    int16_t voice = style_voice(style, word);
    if (voice < 0)
        spot_fault(spot, name, "is no instrument of this style", "name one of the instruments");
    return voice < 0 ? 0 : voice;
}

static bool take_key(struct style *style, void *context, const char *word, int index)
{
    (void)context;
    return tune_parse_key(word, &style->keys[index].root, &style->keys[index].minor);
}

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
    struct spot spot = member_spot(root, "qualities");
    const cJSON *item;
    cJSON_ArrayForEach(item, spot.object)
    {
        if (style->quality_count == STYLE_QUALITIES_MAX || strlen(item->string) >= STYLE_NAME_MAX) {
            spot_fault(&spot, item->string, "is one too many or has too long a name", "keep fewer, shorter ones");
            return;
        }
        struct style_quality *quality = &style->qualities[style->quality_count++];
        snprintf(quality->name, sizeof quality->name, "%s", item->string);
        quality->tones.count = read_ints(&spot, item->string, STYLE_TONES_MAX, 24, quality->tones.tones);
    }
}

/* The objects of an array one by one: fills its spot and says whether there is one. Begin with *item NULL. */
static bool next_object(const struct spot *parent, const char *list, const cJSON **array, int max, int *index,
                        struct spot *out)
{
    if (*array == NULL) {
        *array = json_array(parent->in, parent->object, parent->place, list, true, max);
        *index = -1;
        if (*array == NULL)
            return false;
    }
    for (;;) {
        const cJSON *item = cJSON_GetArrayItem(*array, ++*index);
        if (item == NULL)
            return false;
        *out = item_spot(parent, list, *index, item);
        if (cJSON_IsObject(item))
            return true;
        json_fault(parent->in, out->place, "isn't an object", "write { ... }");
    }
}

static void read_harmony(const struct spot *root, struct style *style)
{
    static const char *const progression_known[] = {"mode", "energies", "chords"};
    static const char *const cadence_known[] = {"mode", "kind", "chords"};
    const cJSON *array = NULL;
    struct spot spot;
    int index;
    while (next_object(root, "progressions", &array, STYLE_PROGRESSIONS_MAX, &index, &spot)) {
        struct style_progression *made = &style->progressions[style->progression_count++];
        made->minor = read_word(&spot, "mode", mode_words, 2) == 1;
        made->energies = read_energies(&spot);
        made->count =
            (int16_t)read_strings(&spot, "chords", STYLE_CHORDS_MAX, style, take_chord, made->chords, chord_fix);
        json_done(spot.in, spot.object, spot.place, progression_known, 3);
    }
    array = NULL;
    while (next_object(root, "cadences", &array, STYLE_CADENCES_MAX, &index, &spot)) {
        struct style_cadence *made = &style->cadences[style->cadence_count++];
        made->minor = read_word(&spot, "mode", mode_words, 2) == 1;
        made->end = read_word(&spot, "kind", cadence_words, 2) == 1;
        made->count =
            (int16_t)read_strings(&spot, "chords", STYLE_CHORDS_MAX, style, take_chord, made->chords, chord_fix);
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
    while (next_object(root, "beats", &array, STYLE_BEATS_MAX, &index, &spot)) {
        struct style_beat *beat = &style->beats[style->beat_count++];
        beat->energies = read_energies(&spot);
        json_bool(spot.in, spot.object, spot.place, "fill", true, &beat->fill);
        struct spot lanes = member_spot(&spot, "lanes");
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
    while (next_object(spot, "patterns", &array, STYLE_PATTERNS_MAX, &index, &at)) {
        struct style_pattern *pattern = &layer->patterns[layer->pattern_count++];
        pattern->energies = read_energies(&at);
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
    while (next_object(root, "layers", &array, STYLE_LAYERS_MAX, &index, &spot)) {
        struct style_layer *layer = &style->layers[style->layer_count++];
        layer->voice = read_voice(&spot, "voice", style);
        layer->low = read_int(&spot, "low", 12, 108);
        layer->high = read_int(&spot, "high", 24, 120);
        layer->notes = read_int(&spot, "notes", 1, STYLE_TONES_MAX);
        layer->velocity = read_int(&spot, "velocity", 1, 127);
        layer->strum_ms = read_int(&spot, "strum_ms", 0, 60);
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
    struct spot spot = member_spot(root, "lead");
    if (spot.object == NULL)
        return;
    lead->voice_count = (int16_t)read_strings(&spot, "voices", 4, style, take_lead_voice, NULL, "name an instrument");
    lead->low = read_int(&spot, "low", 36, 84);
    lead->span = read_int(&spot, "span", 7, 36);
    lead->wander = read_int(&spot, "wander", 0, 12);
    lead->velocity = read_int(&spot, "velocity", 1, 127);
    lead->swell = read_int(&spot, "swell", 0, 126);
    lead->side = read_int(&spot, "side", 0, 100);
    lead->gate_permille = read_int(&spot, "gate_permille", 100, 1500);
    struct spot scales = member_spot(&spot, "scales");
    for (int mode = 0; mode < 2 && scales.object != NULL; mode++)
        style->lead_scale[mode].count =
            read_ints(&scales, mode_words[mode], STYLE_TONES_MAX, 11, style->lead_scale[mode].tones);
    struct rows cells = {lead->cells[0], sizeof lead->cells[0]}, forms = {lead->forms[0], sizeof lead->forms[0]};
    lead->cell_count = (int16_t)read_strings(&spot, "cells", STYLE_CELLS_MAX, style, take_row, &cells, "use x and .");
    lead->form_count =
        (int16_t)read_strings(&spot, "forms", STYLE_FORMS_MAX, style, take_row, &forms, "use the letters A to D");
    json_done(spot.in, spot.object, spot.place, known, sizeof known / sizeof *known);
}

/* The numbers of one group, as the table of fields has them; their names go to known. */
static int read_fields(const struct spot *spot, enum style_group group, void *base, const char **known)
{
    int count = 0;
    for (int i = 0; i < STYLE_FIELD_COUNT; i++) {
        const struct style_field *field = &style_fields[i];
        if (field->group != group)
            continue;
        double value = (double)field->min;
        json_number(spot->in, spot->object, spot->place, field->name, true, (double)field->min, (double)field->max,
                    &value);
        float narrow = (float)value;
        memcpy((char *)base + field->offset, &narrow, sizeof narrow);
        known[count++] = field->name;
    }
    return count;
}

static void read_sound(const struct spot *spot, struct style_instrument *made)
{
    const char *known[STYLE_FIELD_COUNT + 1];
    bool tone = made->kind == STYLE_TONE;
    struct spot sound = member_spot(spot, style_kind_words[made->kind]);
    if (sound.object == NULL)
        return;
    int count = 0;
    if (tone) {
        made->tone.wave = (enum style_wave)read_word(&sound, "wave", style_wave_words, STYLE_WAVE_COUNT);
        count = read_fields(&sound, STYLE_GROUP_TONE, &made->tone, known);
    } else {
        made->drum.filter = (enum style_filter)read_word(&sound, "filter", style_filter_words, STYLE_FILTER_COUNT);
        count = read_fields(&sound, STYLE_GROUP_DRUM, &made->drum, known);
    }
    known[count++] = tone ? "wave" : "filter";
    json_done(sound.in, sound.object, sound.place, known, count);
}

static void read_instruments(const struct spot *root, struct style *style)
{
    const char *known[STYLE_FIELD_COUNT + 3];
    const cJSON *array = NULL;
    struct spot spot;
    int index;
    while (next_object(root, "instruments", &array, STYLE_INSTRUMENTS_MAX, &index, &spot)) {
        struct style_instrument *made = &style->instruments[style->instrument_count++];
        json_string(spot.in, spot.object, spot.place, "name", true, made->name, sizeof made->name);
        made->kind = (enum style_kind)read_word(&spot, "kind", style_kind_words, STYLE_KIND_COUNT);
        int count = read_fields(&spot, STYLE_GROUP_MIX, made, known);
        read_sound(&spot, made);
        known[count++] = "name";
        known[count++] = "kind";
        known[count++] = style_kind_words[made->kind];
        json_done(spot.in, spot.object, spot.place, known, count);
    }
}

static void read_room(const struct spot *root, struct style *style)
{
    const char *known[STYLE_FIELD_COUNT + 1];
    struct spot spot = member_spot(root, "room");
    if (spot.object == NULL)
        return;
    style->room.duck_voice = read_voice(&spot, "duck_voice", style);
    int count = read_fields(&spot, STYLE_GROUP_ROOM, &style->room, known);
    known[count++] = "duck_voice";
    json_done(spot.in, spot.object, spot.place, known, count);
}

static struct style_hit read_hit(const struct spot *root, const char *name, const struct style *style)
{
    static const char *const known[] = {"voice", "velocity"};
    struct spot spot = member_spot(root, name);
    if (spot.object == NULL)
        return (struct style_hit){0};
    struct style_hit hit = {.voice = read_voice(&spot, "voice", style),
                            .velocity = read_int(&spot, "velocity", 1, 127)};
    json_done(spot.in, spot.object, spot.place, known, 2);
    return hit;
}

static void read_swing(const struct spot *root, struct style *style)
{
    static const char *const known[] = {"step", "low", "high"};
    struct spot spot = member_spot(root, "swing");
    if (spot.object == NULL)
        return;
    style->swing_step = read_int(&spot, "step", 1, 4);
    style->swing_low = read_int(&spot, "low", 50, 75);
    style->swing_high = read_int(&spot, "high", 50, 75);
    json_done(spot.in, spot.object, spot.place, known, 3);
}

/* Instruments and qualities come first: the rest names them. */
static void read_style(const struct spot *root, struct style *style)
{
    static const char *const formats[] = {"heelbeat-style/1"};
    static const char *const known[] = {"format",       "name",     "title",   "keys",         "qualities",
                                        "progressions", "cadences", "swing",   "section_bars", "instruments",
                                        "beats",        "lift",     "landing", "pulse",        "accent",
                                        "pulse_ms",     "layers",   "lead",    "room"};
    read_word(root, "format", formats, 1);
    json_string(root->in, root->object, "", "name", true, style->name, sizeof style->name);
    json_string(root->in, root->object, "", "title", true, style->title, sizeof style->title);
    style->key_count =
        (int16_t)read_strings(root, "keys", STYLE_KEYS_MAX, style, take_key, NULL, "write it like \"D minor\"");
    read_qualities(root, style);
    read_harmony(root, style);
    read_swing(root, style);
    style->section_bars = read_int(root, "section_bars", 2, 32);
    read_instruments(root, style);
    read_beats(root, style);
    style->lift = read_hit(root, "lift", style);
    style->landing = read_hit(root, "landing", style);
    style->pulse = read_hit(root, "pulse", style);
    style->accent = read_hit(root, "accent", style);
    style->pulse_ms = read_int(root, "pulse_ms", 200, 1000);
    read_layers(root, style);
    read_lead(root, style);
    read_room(root, style);
    json_done(root->in, root->object, "", known, sizeof known / sizeof *known);
}

bool style_parse(const char *file, const char *bytes, size_t size, struct style *style, struct json_faults *faults)
{
    struct json_in in = {file, faults};
    int before = faults->count;
    *style = (struct style){0};
    cJSON *document = json_parse(&in, bytes, size);
    if (document == NULL)
        return false;
    struct spot root = {.in = &in, .object = document};
    if (cJSON_IsObject(document))
        read_style(&root, style);
    else
        json_fault(&in, "", "isn't an object", "write { ... }");
    cJSON_Delete(document);
    struct error error;
    if (faults->count == before && !style_check(style, &error))
        json_fault(&in, error.where, error.what, error.fix);
    return faults->count == before;
}

bool style_load(const char *path, struct style *style, struct error *error)
{
    char *bytes;
    size_t size;
    if (!file_read(path, STYLE_FILE_MAX, &bytes, &size, error))
        return false;
    struct json_faults *faults = calloc(1, sizeof *faults);
    bool ok = faults != NULL && style_parse(path, bytes, size, style, faults);
    if (faults == NULL)
        error_set(error, path, "can't be read: out of memory", "");
    else if (!ok && error != NULL)
        *error = faults->items[0];
    free(faults);
    free(bytes);
    return ok;
}
