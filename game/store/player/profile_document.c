#include "store/player/profile_document.h"

#include <cjson/cJSON.h>
#include <string.h>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "files/json/json_out.h"
#include "store/player/bests.h"
#include "store/player/profile_table.h"

/* No messages: what the author of a file is told stays English. */

#define PROFILE_FILE_MAX (1024 * 1024)
#define STAMP_MAX        9007199254740991.0 /* JSON numbers are whole up to here */
#define BESTS_TOLD_MAX   400                /* levels, those finished last: the file stays well within its limit */
#define BP_PER_PERCENT   100.0
#define HASH_SIZE        17 /* 16 hexadecimal digits */
#define MADE_OF          "made_of"

/* ---- reading */

/* item may be NULL: a time that isn't told. object is the place that it lies in. */
static int64_t read_stamp(const struct json_in *in, const struct cJSON *item, const char *object)
{
    double value = !item ? 0 : cJSON_IsNumber(item) ? item->valuedouble : -1;
    char place[JSON_PLACE_SIZE];

    if (value >= 0 && value <= STAMP_MAX && value == (double)(int64_t)value)
        return value < (double)PROFILE_STAMP_END_MS ? (int64_t)value : 0;
    json_place_member(place, sizeof place, object, item->string);
    json_fault_value(in, place, item, "write milliseconds since 1970, a whole number");
    return 0;
}

static bool read_field(const struct json_in *in, const struct cJSON *root, const struct profile_field *field,
                       struct profile *profile)
{
    char text[sizeof profile->player] = "";
    int64_t value = 0;

    if (field->size == 0) {
        bool good = json_int(in, root, "", field->name, false, field->min, field->max, &value);
        if (good)
            *profile_number_in(profile, field->offset) = (int32_t)value;
        return good;
    }
    bool good = json_string(in, root, "", field->name, false, text, field->size);
    good = good && (text[0] || field->text); /* nobody is called nothing */
    if (good)
        text_copy((char *)profile + field->offset, field->size, text);
    return good;
}

static void read_fields(const struct json_in *in, const struct cJSON *root, const struct cJSON *changed,
                        struct profile_fields *found)
{
    struct profile_fields defaults;

    profile_fields_init(&defaults, found->values.name);
    for (size_t i = 0; i < PROFILE_FIELD_COUNT; i++) {
        const struct profile_field *field = &profile_field_table[i];
        int64_t changed_ms = read_stamp(in, cJSON_GetObjectItemCaseSensitive(changed, field->name), "changed");
        found->said[i] = read_field(in, root, field, &found->values);
        if (!found->said[i])
            continue;
        bool is_default = profile_field_compare(field, &found->values, &defaults.values) == 0;
        found->changed_ms[i] = changed_ms > 0 || !is_default ? changed_ms : PROFILE_UNSET;
    }
    for (size_t i = 0; i < PROFILE_DERIVED_COUNT; i++) {
        int64_t value;
        if (json_int(in, root, "", profile_derived_table[i].name, false, 0, INT32_MAX, &value))
            *profile_number_in(&found->values, profile_derived_table[i].offset) = (int32_t)value;
    }
}

static void read_marked(const struct json_in *in, const struct cJSON *root, struct profile_fields *found)
{
    const struct cJSON *list = json_array(in, root, "", "rest_days", false, PROFILE_REST_DAYS_MAX), *item;
    int index = 0;

    cJSON_ArrayForEach(item, list)
    {
        char place[JSON_PLACE_SIZE];
        int32_t day;
        json_place_item(place, sizeof place, "rest_days", index++);
        if (!cJSON_IsString(item) || !calendar_parse(item->valuestring, &day))
            json_fault_value(in, place, item, "write a date as \"2026-11-22\"");
        else
            found->failed =
                !profile_fields_join_mark(found, &(struct rest_mark){.day = day, .on = true}) || found->failed;
    }
}

/* When each was marked, or, for those that are not in the list, unmarked. */
static void read_mark_stamps(const struct json_in *in, const struct cJSON *changed, struct profile_fields *found)
{
    const struct cJSON *stamps = changed ? json_object(in, changed, "changed", "rest_days", false) : NULL, *item;
    int32_t left = PROFILE_REST_DAYS_MAX * 2;

    cJSON_ArrayForEach(item, stamps)
    {
        int32_t day;
        if (!calendar_parse(item->string, &day) || left-- <= 0)
            continue;
        struct rest_mark *mark = profile_fields_take_mark(found, day);
        if (mark)
            mark->changed_ms = read_stamp(in, item, "changed.rest_days");
        found->failed = found->failed || !mark;
    }
    profile_fields_forget_oldest(found);
}

/* What a profile.json was made with, as a number: whoever changes a value there by hand leaves it as it was. */
static uint64_t sum_up(const struct profile_fields *fields)
{
    uint64_t sum = HASH_SEED;

    for (size_t i = 0; i < PROFILE_FIELD_COUNT; i++) {
        const struct profile_field *field = &profile_field_table[i];
        const char *text = field->size > 0 ? profile_text_of(&fields->values, field) : "";
        int32_t number = field->size > 0 ? 0 : profile_number_of(&fields->values, field->offset);
        sum = hash_bytes(sum, text, strlen(text) + 1);
        sum = hash_bytes(sum, &number, sizeof number);
    }
    for (int32_t i = 0; i < fields->mark_count; i++) {
        if (fields->marks[i].on)
            sum = hash_bytes(sum, &fields->marks[i].day, sizeof fields->marks[i].day);
    }
    return sum;
}

/* A file that doesn't say, as earlier versions wrote it, is taken as it was made. */
static bool is_edited(const struct cJSON *root, const struct profile_fields *found)
{
    const char *made = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(root, MADE_OF));
    uint64_t sum;

    return made && json_hash_parse(made, &sum) && sum != sum_up(found);
}

static void read_profile(const struct json_in *in, const struct cJSON *root, void *value)
{
    struct profile_fields found, *fields = value;

    profile_fields_init(&found, fields ? fields->values.name : "");
    const struct cJSON *changed = json_object(in, root, "", "changed", false);
    read_fields(in, root, changed, &found);
    read_marked(in, root, &found);
    read_mark_stamps(in, changed, &found);
    if (found.failed)
        json_fault(in, "rest_days", "can't be read: memory is out", "close other programs");
    if (fields) {
        fields->failed = !profile_fields_join(fields, &found) || found.failed || fields->failed;
        profile_derived_copy(&fields->values, &found.values);
        fields->edited = is_edited(root, &found);
        memcpy(fields->said, found.said, sizeof fields->said);
    }
    profile_fields_reset(&found);
}

/* ---- writing */

static bool add_item(struct cJSON *list, struct cJSON *item)
{
    if (item && cJSON_AddItemToArray(list, item))
        return true;
    cJSON_Delete(item);
    return false;
}

/* Last, wherever it stood: so the order tells nothing of what came when. */
static bool set_last(struct cJSON *object, const char *name, struct cJSON *item)
{
    cJSON_DeleteItemFromObjectCaseSensitive(object, name);
    return document_set(object, name, item);
}

static bool add_mark(struct cJSON *list, struct cJSON *stamps, const struct rest_mark *mark)
{
    char date[CALENDAR_DATE_SIZE];

    calendar_format(mark->day, date);
    if (mark->on && !add_item(list, cJSON_CreateString(date)))
        return false;
    return (mark->on && mark->changed_ms <= 0) ||
           cJSON_AddNumberToObject(stamps, date, (double)(mark->changed_ms > 0 ? mark->changed_ms : 0));
}

static bool write_marks(struct cJSON *root, struct cJSON *changed, const struct profile_fields *fields)
{
    struct cJSON *list = cJSON_CreateArray(), *stamps = cJSON_CreateObject();
    bool ok = list && stamps;

    for (int32_t i = 0; ok && i < fields->mark_count; i++)
        ok = add_mark(list, stamps, &fields->marks[i]);
    ok = document_set(root, "rest_days", list) && ok;
    return set_last(changed, "rest_days", stamps) && ok;
}

static bool write_field(struct cJSON *root, struct cJSON *changed, const struct profile_fields *fields, size_t index)
{
    const struct profile_field *field = &profile_field_table[index];
    int64_t changed_ms = fields->changed_ms[index];
    bool ok = field->size > 0 ? document_set_text(root, field->name, profile_text_of(&fields->values, field))
                              : document_set_int(root, field->name, profile_number_of(&fields->values, field->offset));

    if (changed_ms > 0)
        return ok && set_last(changed, field->name, cJSON_CreateNumber((double)changed_ms));
    cJSON_DeleteItemFromObjectCaseSensitive(changed, field->name); /* a faulty one says nothing, and stays no longer */
    return ok;
}

static bool write_fields(struct cJSON *root, struct cJSON *changed, const struct profile_fields *fields, bool line)
{
    bool ok = true;

    for (size_t i = 0; ok && i < PROFILE_FIELD_COUNT; i++) {
        if (!line || fields->changed_ms[i] != PROFILE_UNSET)
            ok = write_field(root, changed, fields, i);
    }
    for (size_t i = 0; ok && !line && i < PROFILE_DERIVED_COUNT; i++)
        ok = document_set_int(root, profile_derived_table[i].name,
                              profile_number_of(&fields->values, profile_derived_table[i].offset));
    return ok && ((line && fields->mark_count == 0) || write_marks(root, changed, fields));
}

static struct cJSON *format_best(const struct level_best *level)
{
    struct cJSON *item = cJSON_CreateObject();
    const struct session_record *best = level->best;
    char date[CALENDAR_DATE_SIZE], hash[HASH_SIZE];
    struct text text;

    text_init(&text, hash, sizeof hash);
    text_add_hex(&text, best->level_hash, HASH_SIZE - 1);
    calendar_format(best->day, date);
    bool ok = item && document_set_text(item, "level", best->level) && document_set_text(item, "title", best->title) &&
              document_set_text(item, "level_hash", hash) &&
              cJSON_AddNumberToObject(item, "accuracy", best->accuracy_bp / BP_PER_PERCENT) &&
              document_set_text(item, "date", date) && document_set_int(item, "times", level->times);
    if (ok)
        return item;
    cJSON_Delete(item);
    return NULL;
}

/* Derived and read by nobody here: for people and other programs. */
static bool write_bests(struct cJSON *root, const struct history *history)
{
    struct cJSON *list = cJSON_CreateArray();
    struct bests bests;
    bool ok = list && bests_init(&bests, history);

    if (!ok) {
        cJSON_Delete(list);
        return false;
    }
    for (int32_t i = 0; ok && i < bests.level_count && i < BESTS_TOLD_MAX; i++)
        ok = add_item(list, format_best(&bests.levels[i]));
    bests_reset(&bests);
    return document_set(root, "bests", list) && ok;
}

/* What stands in "changed" of a newer version's fields stays. */
static struct cJSON *take_changed(struct cJSON *root)
{
    struct cJSON *changed = cJSON_DetachItemFromObjectCaseSensitive(root, "changed");

    if (cJSON_IsObject(changed))
        return changed;
    cJSON_Delete(changed);
    return cJSON_CreateObject();
}

static bool set_made_of(struct cJSON *root, const struct profile_fields *fields)
{
    char digits[HASH_SIZE];
    struct text text;

    text_init(&text, digits, sizeof digits);
    text_add_hex(&text, sum_up(fields), HASH_SIZE - 1);
    return document_set_text(root, MADE_OF, digits);
}

static bool write(struct cJSON *root, const struct profile_fields *fields, bool line)
{
    struct cJSON *changed = take_changed(root);
    bool ok = changed && write_fields(root, changed, fields, line) && (line || set_made_of(root, fields));

    return document_set(root, "changed", changed) && ok;
}

static bool write_profile(struct cJSON *root, const void *value)
{
    const struct profile_fields *fields = value;

    return write(root, fields, false) && (!fields->values.history || write_bests(root, fields->values.history));
}

static bool write_line(struct cJSON *root, const void *value)
{
    return write(root, value, true);
}

#define FORMAT .format = "heelbeat-profile/1", .limit = PROFILE_FILE_MAX, .read = read_profile

const struct document profile_document = {FORMAT, .write = write_profile, .stand_in = "it is made anew"},
                      profile_line = {FORMAT, .write = write_line};
