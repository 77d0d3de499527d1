#include "store/replays/replay_file.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/text.h"
#include "files/file.h"
#include "files/json/json.h"
#include "files/json/json_out.h"
#include "store/replays/replay_events.h"
#include "store/replays/result_fields.h"

/* No messages: what the author of a file is told stays English. */

#define FORMAT     "heelbeat-replay/1"
#define WHOLE_MAX  INT64_C(9007199254740992) /* 2^53: what JSON's numbers carry exactly */
#define HEAD_BYTES 65536                     /* room for everything but the events */

/* ---- saving */

static void add_result(struct text *text, const struct result *result)
{
    text_add(text, "{");
    for (int f = 0; f < result_field_count; f++) {
        const struct result_field *field = &result_fields[f];
        json_out_name(text, field->name);
        if (field->kind == RESULT_GRADE) {
            json_out_string(text, grade_name(result->grade));
            continue;
        }
        text_add(text, field->count > 1 ? "[" : "");
        for (int i = 0; i < field->count; i++) {
            int64_t value = result_field_get(result, field, i);
            text_add(text, i > 0 ? "," : "");
            if (field->kind == RESULT_BOOL)
                text_add(text, value ? "true" : "false");
            else
                text_add_int(text, value);
        }
        text_add(text, field->count > 1 ? "]" : "");
    }
    text_add(text, "}");
}

static void add_text(struct text *text, const char *name, const char *value)
{
    json_out_name(text, name);
    json_out_string(text, value);
}

static void add_int(struct text *text, const char *name, int64_t value)
{
    json_out_name(text, name);
    text_add_int(text, value);
}

static void add_replay(struct text *text, const struct replay *replay)
{
    text_add(text, "{");
    add_text(text, "format", FORMAT);
    add_text(text, "id", replay->id);
    add_text(text, "level", replay->level);
    add_text(text, "level_path", replay->level_path);
    json_out_name(text, "level_hash");
    json_out_hash(text, replay->level_hash);
    add_text(text, "timing", timing_name(replay->timing));
    add_int(text, "tempo_percent", replay->tempo_percent);
    add_int(text, "end_us", replay->end_us);
    json_out_name(text, "result");
    add_result(text, &replay->result);
    json_out_name(text, "events");
    text_add(text, "[");
    for (int32_t i = 0; i < replay->event_count; i++) {
        text_add(text, i > 0 ? ",\n" : "\n");
        replay_event_format(text, &replay->events[i]);
    }
    text_add(text, "]}\n");
}

static bool parse_replay(const char *file, const char *bytes, size_t size, struct replay *replay, struct error *error);

bool replay_save(const char *path, const struct replay *replay, struct error *error)
{
    char folder[FILE_PATH_MAX];
    size_t room = HEAD_BYTES + (size_t)replay->event_count * REPLAY_EVENT_SIZE;
    char *buffer = malloc(room);
    struct replay back = {0};
    struct text text;

    if (!buffer) {
        error_set(error, path, "can't be saved: memory is out", "close other programs");
        return false;
    }
    text_init(&text, buffer, room);
    add_replay(&text, replay);
    /* What can't be read back is no replay: better said now than when it is wanted. */
    bool ok = !text.cut && parse_replay(path, buffer, text.length, &back, error) && file_folder_of(folder, path) &&
              file_make_folder(folder, error) && file_replace(path, buffer, text.length, error);
    replay_reset(&back);
    free(buffer);
    return ok;
}

/* ---- loading */

static bool read_number(const struct json_in *in, const struct cJSON *item, const struct result_field *field, int index,
                        struct result *result)
{
    char place[JSON_PLACE_SIZE], where[JSON_PLACE_SIZE];
    int64_t max = field->kind == RESULT_INT32 ? INT32_MAX : WHOLE_MAX;
    double value = cJSON_IsNumber(item) ? item->valuedouble : 0.5;

    if (value >= (double)-max - 1 && value <= (double)max && value == (double)(int64_t)value) {
        result_field_set(result, field, index, (int64_t)value);
        return true;
    }
    json_place_member(where, sizeof where, "result", field->name);
    json_place_item(place, sizeof place, where, index);
    json_fault_value(in, field->count > 1 ? place : where, item, "use a whole number that fits");
    return false;
}

static void read_list(const struct json_in *in, const struct cJSON *object, const struct result_field *field,
                      struct result *result)
{
    char place[JSON_PLACE_SIZE];
    const struct cJSON *list = json_array(in, object, "result", field->name, true, field->count), *item;
    int index = 0;

    if (list && cJSON_GetArraySize(list) != field->count) {
        json_place_member(place, sizeof place, "result", field->name);
        json_fault(in, place, "is too short a list", "play the level anew");
        return;
    }
    cJSON_ArrayForEach(item, list)
    {
        if (!read_number(in, item, field, index++, result))
            return;
    }
}

static void read_grade(const struct json_in *in, const struct cJSON *object, struct result *result)
{
    const char *words[GRADE_COUNT];
    int grade = 0;

    for (int i = 0; i < GRADE_COUNT; i++)
        words[i] = grade_name((enum grade)i);
    if (json_word(in, object, "result", "grade", true, words, GRADE_COUNT, &grade))
        result->grade = (enum grade)grade;
}

static void read_result(const struct json_in *in, const struct cJSON *root, struct result *result)
{
    const struct cJSON *object = json_object(in, root, "", "result", true);

    for (int f = 0; object && f < result_field_count; f++) {
        const struct result_field *field = &result_fields[f];
        int64_t max = field->kind == RESULT_INT32 ? INT32_MAX : WHOLE_MAX, number;
        bool truth;
        if (field->newer && !cJSON_HasObjectItem(object, field->name))
            result_field_set(result, field, 0, RESULT_UNSAID);
        else if (field->kind == RESULT_GRADE)
            read_grade(in, object, result);
        else if (field->kind == RESULT_BOOL && json_bool(in, object, "result", field->name, true, &truth))
            result_field_set(result, field, 0, truth);
        else if (field->kind != RESULT_BOOL && field->count > 1)
            read_list(in, object, field, result);
        else if (field->kind != RESULT_BOOL && json_int(in, object, "result", field->name, true, -max, max, &number))
            result_field_set(result, field, 0, number);
    }
}

static void read_events(const struct json_in *in, const struct cJSON *root, struct replay *replay)
{
    char place[JSON_PLACE_SIZE];
    const struct cJSON *list = json_array(in, root, "", "events", true, REPLAY_EVENTS_MAX), *item;
    int index = 0;

    cJSON_ArrayForEach(item, list)
    {
        struct heel_event event;
        json_place_item(place, sizeof place, "events", index++);
        if (!cJSON_IsString(item) || !replay_event_parse(item->valuestring, &event)) {
            json_fault_value(in, place, item,
                             "write a time, a heel and lift, landing or a height: \"1520000 left lift\"");
            return; /* one says it; the rest would be the same */
        }
        if (!replay_add(replay, &event)) {
            json_fault(in, place, "can't be read: memory is out", "close other programs");
            return;
        }
    }
}

static void read_head(const struct json_in *in, const struct cJSON *root, struct replay *replay)
{
    static const char *const formats[] = {FORMAT};
    const char *timings[TIMING_COUNT];
    char hash[32];
    int timing = 0, format = 0;
    int64_t tempo = 0;

    for (int i = 0; i < TIMING_COUNT; i++)
        timings[i] = timing_name((enum timing)i);
    json_word(in, root, "", "format", true, formats, 1, &format);
    json_string(in, root, "", "id", true, replay->id, sizeof replay->id);
    json_string(in, root, "", "level", true, replay->level, sizeof replay->level);
    json_string(in, root, "", "level_path", true, replay->level_path, sizeof replay->level_path);
    if (json_string(in, root, "", "level_hash", true, hash, sizeof hash) && !json_hash_parse(hash, &replay->level_hash))
        json_fault(in, "level_hash", "is not a level's mark", "it has 16 hexadecimal digits");
    if (json_word(in, root, "", "timing", true, timings, TIMING_COUNT, &timing))
        replay->timing = (enum timing)timing;
    if (json_int(in, root, "", "tempo_percent", true, TEMPO_PERCENT_MIN, TEMPO_PERCENT_MAX, &tempo))
        replay->tempo_percent = (int32_t)tempo;
    json_int(in, root, "", "end_us", true, 0, REPLAY_TIME_MAX_US, &replay->end_us);
}

static bool parse_replay(const char *file, const char *bytes, size_t size, struct replay *replay, struct error *error)
{
    struct json_faults *faults = calloc(1, sizeof *faults);

    if (!faults) {
        error_set(error, file, "can't be read: memory is out", "close other programs");
        return false;
    }
    struct json_in in = {.file = file, .faults = faults};
    struct cJSON *root = json_parse(&in, bytes, size);
    if (root && !cJSON_IsObject(root)) {
        json_fault(&in, "", "is not a JSON object", "give a replay's file");
    } else if (root) {
        read_head(&in, root, replay);
        read_result(&in, root, &replay->result);
        read_events(&in, root, replay);
    }
    cJSON_Delete(root);
    bool ok = faults->count == 0;
    if (!ok) {
        replay_reset(replay);
        if (error)
            *error = faults->items[0];
    }
    free(faults);
    return ok;
}

bool replay_load(const char *path, struct replay *replay, struct error *error)
{
    char *bytes = NULL;
    size_t size = 0;

    *replay = (struct replay){0};
    bool ok = file_read(path, REPLAY_FILE_MAX, &bytes, &size, error) && parse_replay(path, bytes, size, replay, error);
    free(bytes);
    return ok;
}
