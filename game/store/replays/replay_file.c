#include "store/replays/replay_file.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/text.h"
#include "core/base/utf8.h"
#include "files/file_out.h"
#include "files/json/json.h"
#include "files/json/json_out.h"
#include "files/json/json_stream.h"
#include "store/replays/replay_events.h"
#include "store/replays/result_fields.h"

/* No messages: what the author of a file is told stays English. */

#define FORMAT     "heelbeat-replay/1"
#define WHOLE_MAX  INT64_C(9007199254740992) /* 2^53: what JSON's numbers carry exactly */
#define HEAD_BYTES 65536                     /* room for everything but the events */
#define NAME_SIZE  64

/* ---- saving */

static void add_result(struct text *text, const struct result *result)
{
    text_add(text, "{");
    for (int f = 0; f < result_field_count; f++) {
        const struct result_field *field = &result_fields[f];
        if (field->newer && result_field_get(result, field, 0) == RESULT_UNSAID)
            continue;
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

/* As the journal does (store/player/record): a file's name that is no UTF-8 refuses no replay. */
static void add_name(struct text *text, const char *member, const char *name, size_t size)
{
    char mended[sizeof((struct replay *)0)->level_path];

    text_copy(mended, sizeof mended, name);
    utf8_mend(mended, size);
    json_out_text(text, member, mended);
}

/* Everything but the events, up to where they go. */
static void add_head(struct text *text, const struct replay *replay)
{
    text_add(text, "{");
    json_out_text(text, "format", FORMAT);
    json_out_text(text, "id", replay->id);
    add_name(text, "level", replay->level, sizeof replay->level);
    add_name(text, "level_path", replay->level_path, sizeof replay->level_path);
    json_out_name(text, "level_hash");
    json_out_hash(text, replay->level_hash);
    json_out_text(text, "timing", timing_words[replay->timing]);
    json_out_int(text, "tempo_percent", replay->tempo_percent);
    json_out_int(text, "end_us", replay->end_us);
    json_out_name(text, "result");
    add_result(text, &replay->result);
    json_out_name(text, "events");
    text_add(text, "[");
}

static bool read_rest(const struct json_in *in, const char *bytes, size_t size, struct replay *replay);

/* What can't be read back is no replay: better said now than when it is wanted. */
static void check(const struct json_in *in, const struct replay *replay, struct text head)
{
    char place[JSON_PLACE_SIZE];
    struct replay back = {0};

    text_add(&head, "]}");
    if (head.cut)
        json_fault(in, "", "is too long", "play a level with a shorter path");
    else
        read_rest(in, head.buffer, head.length, &back);
    head.buffer[head.length - 2] = '\0';
    for (int32_t i = 0; i < replay->event_count && in->faults->count == 0; i++) {
        json_place_item(place, sizeof place, "events", i);
        if (!replay_event_is_sound(&replay->events[i]))
            json_fault(in, place, "is out of range", "play the level anew");
    }
}

static bool write_replay(const char *path, const struct replay *replay, const struct text *head, struct error *error)
{
    struct file_out out;

    if (!file_out_open(&out, path, error))
        return false;
    file_out_text(&out, head->buffer);
    for (int32_t i = 0; i < replay->event_count; i++) {
        char line[REPLAY_EVENT_SIZE];
        struct text text;
        text_init(&text, line, sizeof line);
        text_add(&text, i > 0 ? ",\n" : "\n");
        replay_event_format(&text, &replay->events[i]);
        file_out_add(&out, line, text.length);
    }
    file_out_text(&out, "]}\n");
    return file_out_commit(&out, error);
}

static bool tell_memory(const char *path, struct error *error)
{
    error_set(error, path, "is too large for the memory", "close other programs");
    return false;
}

bool replay_save(const char *path, const struct replay *replay, struct error *error)
{
    char folder[FILE_PATH_MAX], buffer[HEAD_BYTES];
    struct json_faults *faults = calloc(1, sizeof *faults);
    struct json_in in = {.file = path, .faults = faults};
    struct text head;

    if (!faults)
        return tell_memory(path, error);
    text_init(&head, buffer, sizeof buffer);
    add_head(&head, replay);
    check(&in, replay, head);
    bool sound = faults->count == 0;
    if (!sound && error)
        *error = faults->items[0];
    free(faults);
    return sound && file_folder_of(folder, path) && file_make_folder(folder, error) &&
           write_replay(path, replay, &head, error);
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

static void read_head(const struct json_in *in, const struct cJSON *root, struct replay *replay)
{
    static const char *const formats[] = {FORMAT};
    char hash[32];
    int timing = 0, format = 0;
    int64_t tempo = 0;

    json_word(in, root, "", "format", true, formats, 1, &format);
    json_string(in, root, "", "id", true, replay->id, sizeof replay->id);
    json_string(in, root, "", "level", true, replay->level, sizeof replay->level);
    json_string(in, root, "", "level_path", true, replay->level_path, sizeof replay->level_path);
    if (json_string(in, root, "", "level_hash", true, hash, sizeof hash) && !json_hash_parse(hash, &replay->level_hash))
        json_fault(in, "level_hash", "is not a level's mark", "it has 16 hexadecimal digits");
    if (json_word(in, root, "", "timing", true, timing_words, TIMING_COUNT, &timing))
        replay->timing = (enum timing)timing;
    if (json_int(in, root, "", "tempo_percent", true, TEMPO_PERCENT_MIN, TEMPO_PERCENT_MAX, &tempo))
        replay->tempo_percent = (int32_t)tempo;
    json_int(in, root, "", "end_us", true, 0, REPLAY_TIME_MAX_US, &replay->end_us);
}

/* All but the events, which stand as an empty list. */
static bool read_rest(const struct json_in *in, const char *bytes, size_t size, struct replay *replay)
{
    struct cJSON *root = json_parse(in, bytes, size);

    if (!root)
        return false;
    read_head(in, root, replay);
    read_result(in, root, &replay->result);
    json_array(in, root, "", "events", true, 0);
    cJSON_Delete(root);
    return true;
}

static bool parse_event(const struct json_stream *stream, struct heel_event *event)
{
    char word[REPLAY_EVENT_SIZE];
    struct json_letters letters = {.out = word, .size = sizeof word};
    struct json_lex lex;

    json_lex_init(&lex, stream->value, stream->size);
    return json_lex_text(&lex, &letters) && !letters.cut && replay_event_parse(word, event);
}

static void read_events(const struct json_in *in, struct json_stream *stream, struct replay *replay)
{
    char place[JSON_PLACE_SIZE];

    while (in->faults->count == 0 && json_stream_item(stream)) {
        struct heel_event event;
        json_place_item(place, sizeof place, "events", replay->event_count);
        if (!parse_event(stream, &event))
            json_fault(in, place, "is no event",
                       "write a time, a heel and lift, landing or a height: \"1520000 left lift\"");
        else if (replay->event_count == REPLAY_EVENTS_MAX)
            json_fault(in, "events", "are more than an hour gives", "play the level anew");
        else if (!replay_add(replay, &event))
            json_fault(in, place, "can't be read: memory is out", "close other programs");
    }
}

/* Events come one by one, as an hour of them would fill the memory as a tree; the rest is put together for one. */
static void read_members(const struct json_in *in, struct json_stream *stream, struct text *rest, struct replay *replay)
{
    char name[NAME_SIZE];

    text_add(rest, "{");
    while (in->faults->count == 0 && json_stream_member(stream, name, sizeof name)) {
        json_out_name(rest, name);
        if (strcmp(name, "events") == 0 && json_stream_is_list(stream)) {
            read_events(in, stream, replay);
            text_add(rest, "[]");
        } else if (json_stream_value(stream)) {
            text_add_bytes(rest, stream->value, stream->size);
        }
    }
    text_add(rest, "}");
}

/* Closes the stream. */
static bool read_replay(const struct json_in *in, struct json_stream *stream, struct replay *replay,
                        struct error *error)
{
    char buffer[HEAD_BYTES];
    struct text rest;

    text_init(&rest, buffer, sizeof buffer);
    read_members(in, stream, &rest, replay);
    bool whole = json_stream_close(stream, error);
    if (whole && rest.cut)
        json_fault(in, "", "is no replay", "give a replay's file");
    else if (whole)
        read_rest(in, rest.buffer, rest.length, replay);
    if (in->faults->count > 0 && error)
        *error = in->faults->items[0];
    return whole && in->faults->count == 0;
}

bool replay_load(const char *path, struct replay *replay, struct error *error)
{
    struct json_faults *faults = calloc(1, sizeof *faults);
    struct json_in in = {.file = path, .faults = faults};
    struct json_stream stream;

    *replay = (struct replay){0};
    if (!faults)
        return tell_memory(path, error);
    bool ok = json_stream_open(&stream, path, HEAD_BYTES, error) && read_replay(&in, &stream, replay, error);
    if (!ok)
        replay_reset(replay);
    free(faults);
    return ok;
}
