#include "store/levels/level_file.h"

#include "core/base/hash.h"
#include "core/base/text.h"
#include "files/file.h"
#include "music/notes/tune.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* No messages: what the author of a file is told stays English. */

#define COUNT(array)  ((int)(sizeof(array) / sizeof((array)[0])))
#define SEED_MAX      ((INT64_C(1) << 53) - 1)
#define OFFSET_MAX_MS 1000
#define BEATS_MAX     ((double)LEVEL_TICK_MAX / TEMPO_TICKS_PER_BEAT)
#define BEATS_MIN     0.0001 /* of a lift or a lowering: rounds to one tick */
#define STEP_MIN      0.0104 /* rounds to LEVEL_STEP_MIN_TICKS */
#define STEP_MAX      ((double)LEVEL_STEP_MAX_TICKS / TEMPO_TICKS_PER_BEAT)

struct reading {
    struct json_in in;
    const cJSON *root;
    struct level *level;
};

static bool read_int(const struct json_in *in, const cJSON *object, const char *place, const char *name, bool required,
                     int32_t min, int32_t max, int32_t *out)
{
    int64_t value = 0;
    if (!json_int(in, object, place, name, required, min, max, &value))
        return false;
    *out = (int32_t)value;
    return true;
}

static void read_beats(const struct json_in *in, const cJSON *object, const char *place, const char *name,
                       bool required, double min, double max, int64_t *ticks)
{
    double beats = 0;
    if (json_number(in, object, place, name, required, min, max, &beats))
        tempo_beats_to_ticks(beats, ticks);
}

/* An item of a list must be an object before its members are looked at. */
static bool open_item(const struct json_in *in, const cJSON *item, char *place, size_t place_size, const char *list,
                      int index)
{
    json_place_item(place, place_size, list, index);
    if (cJSON_IsObject(item))
        return true;
    json_fault_value(in, place, item, "write an object in {curly brackets}");
    return false;
}

static bool fail_memory(const struct json_in *in)
{
    json_fault(in, "", "is too large for the memory", "close other programs and try again");
    return false;
}

static void read_style(const struct json_in *in, const cJSON *music, struct level_music *out)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    if (json_string(in, music, "music", "style", true, out->style, sizeof out->style)) {
        /* The name becomes a file's name, so nothing but letters may be in it. */
        if (!*out->style || out->style[strspn(out->style, allowed)])
            json_fault_value(in, "music.style", cJSON_GetObjectItemCaseSensitive(music, "style"),
                             "use the name of a style: small letters, digits and -");
    }
    int64_t seed = 0;
    if (json_int(in, music, "music", "seed", false, 0, SEED_MAX, &seed))
        out->seed = (uint64_t)seed;
    int16_t root;
    bool minor;
    if (json_string(in, music, "music", "key", false, out->key, sizeof out->key) &&
        !tune_parse_key(out->key, &root, &minor))
        json_fault_value(in, "music.key", cJSON_GetObjectItemCaseSensitive(music, "key"),
                         "write it like \"D minor\" or \"F# major\"");
    if (cJSON_GetObjectItemCaseSensitive(music, "offset_ms"))
        json_fault(in, "music.offset_ms", "stands without a file", "take it out; composed music needs none");
}

static void read_song(const struct json_in *in, const cJSON *music, struct level_music *out)
{
    static const char *const composed[] = {"style", "seed", "key"};
    json_line(in, music, "music", "file", true, out->file, sizeof out->file);
    read_int(in, music, "music", "offset_ms", false, -OFFSET_MAX_MS, OFFSET_MAX_MS, &out->offset_ms);
    for (int i = 0; i < COUNT(composed); i++) {
        char place[JSON_PLACE_SIZE];
        json_place_member(place, sizeof place, "music", composed[i]);
        if (cJSON_GetObjectItemCaseSensitive(music, composed[i]))
            json_fault(in, place, "stands beside a file", "keep either the file or the style with its seed and key");
    }
}

static void read_music(const struct reading *reading)
{
    static const char *const known[] = {"style", "seed", "key", "file", "offset_ms"};
    const struct json_in *in = &reading->in;
    const cJSON *music = json_object(in, reading->root, "", "music", true);
    if (!music)
        return;
    json_done(in, music, "music", known, COUNT(known));
    if (cJSON_GetObjectItemCaseSensitive(music, "file"))
        read_song(in, music, &reading->level->music);
    else
        read_style(in, music, &reading->level->music);
}

static bool read_tempo(const struct reading *reading)
{
    static const char *const known[] = {"beat", "bpm"};
    const struct json_in *in = &reading->in;
    struct level *level = reading->level;
    const cJSON *list = json_array(in, reading->root, "", "tempo", true, LEVEL_TEMPO_CHANGES_MAX);
    int count = cJSON_GetArraySize(list);
    if (count == 0)
        return true;
    level->tempo = calloc((size_t)count, sizeof *level->tempo);
    if (!level->tempo)
        return fail_memory(in);
    for (const cJSON *item = list->child; item; item = item->next) {
        char place[JSON_PLACE_SIZE];
        struct tempo_change *change = &level->tempo[level->tempo_count];
        if (!open_item(in, item, place, sizeof place, "tempo", level->tempo_count++))
            continue;
        read_beats(in, item, place, "beat", true, 0, BEATS_MAX, &change->tick);
        double bpm = 0;
        if (json_number(in, item, place, "bpm", true, TEMPO_BPM_MIN, TEMPO_BPM_MAX, &bpm))
            change->bpm_milli = (int32_t)floor(bpm * 1000 + 0.5);
        json_done(in, item, place, known, COUNT(known));
    }
    return true;
}

/* A pattern may be as long as the file, so it is copied straight from the tree. */
static bool read_pattern(const struct json_in *in, const cJSON *part, const char *place, const char *name, char **out)
{
    const cJSON *member = cJSON_GetObjectItemCaseSensitive(part, name);
    if (!member)
        return true;
    if (!cJSON_IsString(member)) {
        char where[JSON_PLACE_SIZE];
        json_place_member(where, sizeof where, place, name);
        json_fault_value(in, where, member, "draw the heel with u, -, d and . in \"quotes\"");
        return true;
    }
    size_t size = strlen(member->valuestring) + 1;
    *out = malloc(size);
    if (!*out)
        return fail_memory(in);
    memcpy(*out, member->valuestring, size);
    return true;
}

static bool read_patterns(const struct json_in *in, const cJSON *part, const char *place, struct level_part *out)
{
    const char *left = "left", *right = "right";
    out->apart = !cJSON_GetObjectItemCaseSensitive(part, "both");
    if (!out->apart) {
        if (cJSON_GetObjectItemCaseSensitive(part, left) || cJSON_GetObjectItemCaseSensitive(part, right))
            json_fault(in, place, "has both, and left or right beside it", "keep either both, or left and right");
        left = right = "both";
    }
    int before = in->faults->count;
    if (!read_pattern(in, part, place, left, &out->pattern[HEEL_LEFT]))
        return false;
    if (left == right && in->faults->count > before) /* said once is enough */
        return true;
    return read_pattern(in, part, place, right, &out->pattern[HEEL_RIGHT]);
}

static bool read_parts(const struct reading *reading)
{
    static const char *const known[] = {"name", "bars", "step", "both", "left", "right"};
    const struct json_in *in = &reading->in;
    struct level *level = reading->level;
    const cJSON *list = json_array(in, reading->root, "", "parts", false, LEVEL_PARTS_MAX);
    int count = cJSON_GetArraySize(list);
    if (count == 0)
        return true;
    level->parts = calloc((size_t)count, sizeof *level->parts);
    if (!level->parts)
        return fail_memory(in);
    for (const cJSON *item = list->child; item; item = item->next) {
        char place[JSON_PLACE_SIZE];
        struct level_part *part = &level->parts[level->part_count];
        part->step_ticks = TEMPO_TICKS_PER_BEAT;
        if (!open_item(in, item, place, sizeof place, "parts", level->part_count++))
            continue;
        json_line(in, item, place, "name", true, part->name, sizeof part->name);
        read_int(in, item, place, "bars", true, 1, LEVEL_BARS_MAX, &part->bars);
        read_beats(in, item, place, "step", false, STEP_MIN, STEP_MAX, &part->step_ticks);
        if (!read_patterns(in, item, place, part))
            return false;
        json_done(in, item, place, known, COUNT(known));
    }
    return true;
}

static void read_rep(const struct json_in *in, const cJSON *item, const char *place, struct level_rep *rep)
{
    static const char *const known[] = {"beat", "heel", "lift", "hold", "lower"};
    const char *heels[HEEL_COUNT];
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++)
        heels[heel] = heel_name(heel);
    read_beats(in, item, place, "beat", true, 0, BEATS_MAX, &rep->tick);
    int heel = HEEL_LEFT;
    if (json_word(in, item, place, "heel", true, heels, HEEL_COUNT, &heel))
        rep->heel = (enum heel)heel;
    read_beats(in, item, place, "lift", true, BEATS_MIN, BEATS_MAX, &rep->lift_ticks);
    read_beats(in, item, place, "hold", false, 0, BEATS_MAX, &rep->hold_ticks);
    read_beats(in, item, place, "lower", true, BEATS_MIN, BEATS_MAX, &rep->lower_ticks);
    json_done(in, item, place, known, COUNT(known));
}

static bool read_reps(const struct reading *reading)
{
    const struct json_in *in = &reading->in;
    struct level *level = reading->level;
    const cJSON *list = json_array(in, reading->root, "", "reps", false, LEVEL_REPS_MAX);
    int count = cJSON_GetArraySize(list);
    if (count == 0)
        return true;
    level->reps = calloc((size_t)count, sizeof *level->reps);
    if (!level->reps)
        return fail_memory(in);
    for (const cJSON *item = list->child; item; item = item->next) {
        char place[JSON_PLACE_SIZE];
        struct level_rep *rep = &level->reps[level->rep_count];
        if (open_item(in, item, place, sizeof place, "reps", level->rep_count++))
            read_rep(in, item, place, rep);
    }
    return true;
}

/* Core speaks of parts where a file may have reps alone. */
static void fault_of_meaning(void *context, const char *place, const char *what, const char *fix)
{
    const struct reading *reading = context;
    if (strcmp(place, "parts") == 0 && !cJSON_GetObjectItemCaseSensitive(reading->root, "parts"))
        place = "reps";
    if (!json_fault_told(&reading->in, place))
        json_fault(&reading->in, place, what, fix);
}

static bool read_level(const struct reading *reading)
{
    static const char *const known[] = {"format", "title", "author", "about", "music",
                                        "tempo",  "meter", "parts",  "reps",  "$schema"};
    static const char *const formats[] = {"heelbeat-level/1"};
    const struct json_in *in = &reading->in;
    struct level *level = reading->level;
    int format = 0;
    char schema[256];
    json_word(in, reading->root, "", "format", true, formats, COUNT(formats), &format);
    json_string(in, reading->root, "", "$schema", false, schema, sizeof schema);
    json_line(in, reading->root, "", "title", true, level->title, sizeof level->title);
    json_line(in, reading->root, "", "author", false, level->author, sizeof level->author);
    json_line(in, reading->root, "", "about", false, level->about, sizeof level->about);
    read_music(reading);
    level->meter = 4;
    read_int(in, reading->root, "", "meter", false, LEVEL_METER_MIN, LEVEL_METER_MAX, &level->meter);
    if (!read_tempo(reading) || !read_parts(reading) || !read_reps(reading))
        return false;
    json_done(in, reading->root, "", known, COUNT(known));
    return true;
}

bool level_parse(const char *file, const char *bytes, size_t size, struct level *level, struct json_faults *faults)
{
    *level = (struct level){0};
    struct reading reading = {.in = {.file = file, .faults = faults}, .level = level};
    int before = faults->count;
    if (size > LEVEL_FILE_MAX) {
        json_fault(&reading.in, "", "is larger than 16 MiB", "make the level shorter");
        return false;
    }
    cJSON *root = json_parse(&reading.in, bytes, size);
    reading.root = root;
    if (root && !cJSON_IsObject(root))
        json_fault_value(&reading.in, "", root, "write the level as an object in {curly brackets}");
    else if (root && read_level(&reading))
        level_faults(level, fault_of_meaning, &reading);
    cJSON_Delete(root);
    if (faults->count == before)
        return true;
    level_reset(level);
    return false;
}

static bool load_bytes(const char *path, const char *bytes, size_t size, struct level *level, struct error *error)
{
    struct json_faults *faults = calloc(1, sizeof *faults);
    if (!faults) {
        error_set(error, path, "does not fit in memory", "close other programs and try again");
        return false;
    }
    bool good = level_parse(path, bytes, size, level, faults);
    if (!good && error)
        *error = faults->items[0];
    free(faults);
    return good;
}

bool level_load(const char *path, struct level *level, uint64_t *hash, struct error *error)
{
    char *bytes = NULL;
    size_t size = 0;
    *level = (struct level){0};
    if (!file_read(path, LEVEL_FILE_MAX, &bytes, &size, error))
        return false;
    bool good = load_bytes(path, bytes, size, level, error);
    if (good && hash)
        *hash = hash_bytes(HASH_SEED, bytes, size);
    free(bytes);
    return good;
}
