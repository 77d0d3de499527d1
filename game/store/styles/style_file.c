#include "store/styles/style_file.h"

#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "files/file.h"
#include "music/notes/tune.h"
#include "store/styles/style_spot.h"

/* No messages: what the author of a file is told stays English. */

static bool take_key(struct style *style, void *context, const char *word, int index)
{
    (void)context;
    return tune_parse_key(word, &style->keys[index].root, &style->keys[index].minor);
}

static struct style_hit read_hit(const struct spot *root, const char *name, const struct style *style)
{
    static const char *const known[] = {"voice", "velocity"};
    struct spot spot = spot_member(root, name);
    if (spot.object == NULL)
        return (struct style_hit){0};
    struct style_hit hit = {.voice = spot_read_voice(&spot, "voice", style),
                            .velocity = spot_read_int(&spot, "velocity", 1, 127)};
    json_done(spot.in, spot.object, spot.place, known, 2);
    return hit;
}

static void read_swing(const struct spot *root, struct style *style)
{
    static const char *const known[] = {"step", "low", "high"};
    struct spot spot = spot_member(root, "swing");
    if (spot.object == NULL)
        return;
    style->swing_step = spot_read_int(&spot, "step", 1, 4);
    style->swing_low = spot_read_int(&spot, "low", 50, 75);
    style->swing_high = spot_read_int(&spot, "high", 50, 75);
    json_done(spot.in, spot.object, spot.place, known, 3);
}

static void read_dynamics(const struct spot *root, struct style *style)
{
    struct spot spot = spot_member(root, "dynamics");
    if (spot.object == NULL)
        return;
    for (int i = 0; i < STYLE_ENERGY_COUNT; i++)
        style->dynamics[i] = spot_read_int(&spot, style_energy_words[i], 30, 100);
    json_done(spot.in, spot.object, spot.place, style_energy_words, STYLE_ENERGY_COUNT);
}

static void read_touch(const struct spot *root, struct style *style)
{
    static const char *const known[] = {"velocity", "late_ms"};
    struct spot spot = spot_member(root, "touch");
    if (spot.object == NULL)
        return;
    style->touch = spot_read_int(&spot, "velocity", 0, 16);
    style->late_ms = spot_read_int(&spot, "late_ms", 0, 20);
    json_done(spot.in, spot.object, spot.place, known, 2);
}

static void read_ghost(const struct spot *root, struct style *style)
{
    static const char *const known[] = {"voice", "velocity", "chance"};
    struct spot spot = spot_member(root, "ghost");
    if (spot.object == NULL)
        return;
    style->ghost.voice = spot_read_voice(&spot, "voice", style);
    style->ghost.velocity = spot_read_int(&spot, "velocity", 1, 127);
    style->ghost_chance = spot_read_int(&spot, "chance", 0, 100);
    json_done(spot.in, spot.object, spot.place, known, 3);
}

/* Instruments come first: the rest names them. */
static void read_style(const struct spot *root, struct style *style)
{
    static const char *const formats[] = {"heelbeat-style/1"};
    static const char *const known[] = {
        "format",       "name",        "title", "keys",     "qualities", "progressions", "cadences", "swing",
        "section_bars", "instruments", "beats", "lift",     "landing",   "pulse",        "accent",   "pulse_ms",
        "layers",       "lead",        "room",  "dynamics", "touch",     "ghost",        "stroke"};
    spot_read_word(root, "format", formats, 1);
    json_string(root->in, root->object, "", "name", true, style->name, sizeof style->name);
    json_string(root->in, root->object, "", "title", true, style->title, sizeof style->title);
    style->key_count =
        (int16_t)spot_read_strings(root, "keys", STYLE_KEYS_MAX, style, take_key, NULL, "write it like \"D minor\"");
    style_sound_read(root, style);
    style_music_read(root, style);
    read_swing(root, style);
    read_dynamics(root, style);
    read_touch(root, style);
    read_ghost(root, style);
    style->section_bars = spot_read_int(root, "section_bars", 2, 32);
    style->lift = read_hit(root, "lift", style);
    style->landing = read_hit(root, "landing", style);
    style->pulse = read_hit(root, "pulse", style);
    if (cJSON_GetObjectItemCaseSensitive(root->object, "stroke") != NULL)
        style->stroke = read_hit(root, "stroke", style);
    style->accent = read_hit(root, "accent", style);
    style->pulse_ms = spot_read_int(root, "pulse_ms", 200, 1000);
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

bool style_is(const char *bytes, size_t size)
{
    return json_says_format(bytes, size, "heelbeat-style/");
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
