#include "store/profile_fields.h"

#include <cjson/cJSON.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "core/quick.h"
#include "core/text.h"

#define PROFILE_FILE_MAX      (1024 * 1024)
#define UNSET                 (-1)
#define STAMP_MAX             INT64_C(9007199254740991) /* JSON numbers are whole up to here */
#define GOAL_MINUTES_DEFAULT  10
#define GOAL_SESSIONS_DEFAULT 2
#define CADENCE_RPM_DEFAULT   30
#define PLAN_MINUTES_DEFAULT  2
#define PLAN_HEIGHT_DEFAULT   60
#define QUICK_MINUTES_DEFAULT 3
#define GOAL_MINUTES_MAX      60
#define DAY_MINUTES           1440
#define GOAL_SESSIONS_MAX     10
#define CADENCE_RPM_MIN       10
#define CADENCE_RPM_MAX       60
#define PLAN_HEIGHT_MIN       30

/* What is joined: the JSON key is the field's name. Of numbers size is 0. */
static const struct field {
    const char *name;
    size_t offset, size;
    int32_t min, max, number; /* the default */
    const char *text;         /* the default; NULL: the profile's name */
} fields_of_profile[] = {
#define INT(field, min, max, fallback)                                                                                 \
    {                                                                                                                  \
#field, offsetof(struct profile, field), 0, min, max, fallback, NULL                                           \
    }
#define TEXT(field, fallback)                                                                                          \
    {                                                                                                                  \
#field, offsetof(struct profile, field), sizeof(((struct profile *)0)->field), 0, 0, 0, fallback               \
    }
    INT(goal_minutes, 1, GOAL_MINUTES_MAX, GOAL_MINUTES_DEFAULT),
    INT(goal_sessions, 1, GOAL_SESSIONS_MAX, GOAL_SESSIONS_DEFAULT),
    INT(day_end_min, 0, DAY_MINUTES - 1, CALENDAR_DAY_END_MIN),
    INT(cadence_rpm, CADENCE_RPM_MIN, CADENCE_RPM_MAX, CADENCE_RPM_DEFAULT),
    INT(plan_minutes, 1, GOAL_MINUTES_MAX, PLAN_MINUTES_DEFAULT),
    INT(plan_height, PLAN_HEIGHT_MIN, 100, PLAN_HEIGHT_DEFAULT),
    INT(quick_minutes, 0, QUICK_MINUTES_MAX, QUICK_MINUTES_DEFAULT),
    TEXT(player, NULL),
    TEXT(plan_asked, ""),
    TEXT(plan_changed, ""),
    TEXT(tier, "steady"),
    TEXT(style, ""),
};
#define FIELD_COUNT (sizeof fields_of_profile / sizeof fields_of_profile[0])
_Static_assert(FIELD_COUNT <= PROFILE_FIELDS_MAX, "room for when each field was changed");

/* Never joined. */
static const struct derived {
    const char *name;
    size_t offset;
} derived[] = {
    {"streak", offsetof(struct profile, streak)},
    {"best_streak", offsetof(struct profile, best_streak)},
    {"days", offsetof(struct profile, days)},
};
#define DERIVED_COUNT (sizeof derived / sizeof derived[0])

static int32_t *number_in(struct profile *profile, size_t offset)
{
    return (int32_t *)((char *)profile + offset);
}

static int32_t number_of(const struct profile *profile, size_t offset)
{
    return *(const int32_t *)((const char *)profile + offset);
}

static const char *text_of(const struct profile *profile, const struct field *field)
{
    return (const char *)profile + field->offset;
}

static int compare(const struct field *field, const struct profile *a, const struct profile *b)
{
    int32_t x, y;

    if (field->size > 0)
        return strcmp(text_of(a, field), text_of(b, field));
    x = number_of(a, field->offset);
    y = number_of(b, field->offset);
    return (x > y) - (x < y);
}

static void copy(const struct field *field, struct profile *to, const struct profile *from)
{
    if (field->size > 0)
        text_copy((char *)to + field->offset, field->size, text_of(from, field));
    else
        *number_in(to, field->offset) = number_of(from, field->offset);
}

void profile_fields_init(struct profile_fields *fields, const char *name)
{
    *fields = (struct profile_fields){0};
    text_copy(fields->values.name, sizeof fields->values.name, name);
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        const struct field *field = &fields_of_profile[i];
        fields->changed_ms[i] = UNSET;
        if (field->size > 0)
            text_copy((char *)&fields->values + field->offset, field->size, field->text ? field->text : name);
        else
            *number_in(&fields->values, field->offset) = field->number;
    }
}

void profile_fields_reset(struct profile_fields *fields)
{
    free(fields->marks);
    *fields = (struct profile_fields){0};
}

/* ---- rest days */

static int32_t find_mark(const struct rest_mark *marks, int32_t count, int32_t day)
{
    int32_t low = 0, high = count;

    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (marks[middle].day < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The mark of that day: an unset one is put in its place if there is none. NULL when out of memory. */
static struct rest_mark *take_mark(struct profile_fields *fields, int32_t day)
{
    int32_t at = find_mark(fields->marks, fields->mark_count, day);

    if (at < fields->mark_count && fields->marks[at].day == day)
        return &fields->marks[at];
    struct rest_mark *grown = realloc(fields->marks, sizeof *grown * ((size_t)fields->mark_count + 1));
    if (!grown)
        return NULL;
    fields->marks = grown;
    memmove(&grown[at + 1], &grown[at], sizeof *grown * (size_t)(fields->mark_count - at));
    grown[at] = (struct rest_mark){.day = day, .changed_ms = UNSET};
    fields->mark_count++;
    return &grown[at];
}

/* A file has room for so many. */
static void forget_oldest(struct profile_fields *fields)
{
    int32_t over = fields->mark_count - PROFILE_REST_DAYS_MAX;

    if (over <= 0)
        return;
    fields->mark_count -= over;
    memmove(fields->marks, fields->marks + over, sizeof *fields->marks * (size_t)fields->mark_count);
}

static bool join_mark(struct profile_fields *fields, const struct rest_mark *from)
{
    struct rest_mark *mark = take_mark(fields, from->day);

    if (mark && (from->changed_ms > mark->changed_ms || (from->changed_ms == mark->changed_ms && from->on)))
        *mark = *from;
    return mark != NULL;
}

bool profile_fields_join(struct profile_fields *fields, const struct profile_fields *from)
{
    bool ok = true;

    for (size_t i = 0; i < FIELD_COUNT; i++) {
        int64_t ours = fields->changed_ms[i], theirs = from->changed_ms[i];
        const struct field *field = &fields_of_profile[i];
        if (theirs < ours || theirs == UNSET)
            continue;
        if (theirs > ours || compare(field, &from->values, &fields->values) > 0) {
            copy(field, &fields->values, &from->values);
            fields->changed_ms[i] = theirs;
        }
    }
    for (int32_t i = 0; ok && i < from->mark_count; i++)
        ok = join_mark(fields, &from->marks[i]);
    forget_oldest(fields);
    return ok;
}

/* ---- changes */

/* Later than what it replaces, whatever the clock says. */
static int64_t stamp(int64_t replaced_ms, int64_t now_ms)
{
    int64_t next_ms = (replaced_ms > 0 ? replaced_ms : 0) + 1;

    return now_ms > next_ms && now_ms < PROFILE_CLOCK_END_MS ? now_ms : next_ms;
}

static bool has_day(const struct profile *profile, int32_t day)
{
    for (int32_t i = 0; i < profile->rest_day_count; i++) {
        if (profile->rest_days[i] == day)
            return true;
    }
    return false;
}

static bool set_mark(struct profile_fields *fields, int32_t day, bool on, int64_t now_ms)
{
    struct rest_mark *mark = take_mark(fields, day);

    if (mark)
        *mark = (struct rest_mark){.day = day, .on = on, .changed_ms = stamp(mark->changed_ms, now_ms)};
    return mark != NULL;
}

static bool change_marks(struct profile_fields *fields, const struct profile *before, const struct profile *after,
                         int64_t now_ms)
{
    bool ok = true;

    for (int32_t i = 0; ok && i < before->rest_day_count; i++) {
        if (!has_day(after, before->rest_days[i]))
            ok = set_mark(fields, before->rest_days[i], false, now_ms);
    }
    for (int32_t i = 0; ok && i < after->rest_day_count; i++) {
        if (!has_day(before, after->rest_days[i]))
            ok = set_mark(fields, after->rest_days[i], true, now_ms);
    }
    forget_oldest(fields);
    return ok;
}

bool profile_fields_change(struct profile_fields *fields, const struct profile *before, const struct profile *after,
                           int64_t now_ms)
{
    struct profile known = {0};
    bool ok = before || profile_fields_tell(fields, &known);

    before = before ? before : &known;
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        const struct field *field = &fields_of_profile[i];
        if (compare(field, before, after) == 0)
            continue;
        copy(field, &fields->values, after);
        fields->changed_ms[i] = stamp(fields->changed_ms[i], now_ms);
    }
    ok = ok && change_marks(fields, before, after, now_ms);
    for (size_t i = 0; i < DERIVED_COUNT; i++)
        *number_in(&fields->values, derived[i].offset) = number_of(after, derived[i].offset);
    free(known.rest_days);
    return ok;
}

bool profile_fields_tell(const struct profile_fields *fields, struct profile *profile)
{
    int32_t *days = fields->mark_count > 0 ? malloc(sizeof *days * (size_t)fields->mark_count) : NULL;

    if (fields->mark_count > 0 && !days)
        return false;
    free(profile->rest_days);
    profile->rest_days = days;
    profile->rest_day_count = 0;
    for (int32_t i = 0; i < fields->mark_count; i++) {
        if (fields->marks[i].on)
            days[profile->rest_day_count++] = fields->marks[i].day;
    }
    text_copy(profile->name, sizeof profile->name, fields->values.name);
    for (size_t i = 0; i < FIELD_COUNT; i++)
        copy(&fields_of_profile[i], profile, &fields->values);
    for (size_t i = 0; i < DERIVED_COUNT; i++)
        *number_in(profile, derived[i].offset) = number_of(&fields->values, derived[i].offset);
    return true;
}

/* ---- reading */

static int64_t read_stamp(const struct json_in *in, const struct cJSON *changed, const char *place, const char *name)
{
    int64_t value = 0;

    json_int(in, changed, place, name, false, 0, STAMP_MAX, &value);
    return value < PROFILE_STAMP_END_MS ? value : 0;
}

static bool read_field(const struct json_in *in, const struct cJSON *root, const struct field *field,
                       struct profile *profile)
{
    char text[sizeof profile->player] = "";
    int64_t value = 0;

    if (field->size == 0) {
        bool good = json_int(in, root, "", field->name, false, field->min, field->max, &value);
        if (good)
            *number_in(profile, field->offset) = (int32_t)value;
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
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        const struct field *field = &fields_of_profile[i];
        int64_t changed_ms = changed ? read_stamp(in, changed, "changed", field->name) : 0;
        if (!read_field(in, root, field, &found->values))
            continue;
        bool is_default = compare(field, &found->values, &defaults.values) == 0;
        found->changed_ms[i] = changed_ms > 0 || !is_default ? changed_ms : UNSET;
    }
    for (size_t i = 0; i < DERIVED_COUNT; i++) {
        int64_t value;
        if (json_int(in, root, "", derived[i].name, false, 0, INT32_MAX, &value))
            *number_in(&found->values, derived[i].offset) = (int32_t)value;
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
            found->failed = !join_mark(found, &(struct rest_mark){.day = day, .on = true}) || found->failed;
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
        struct rest_mark *mark = take_mark(found, day);
        if (mark)
            mark->changed_ms = read_stamp(in, stamps, "changed.rest_days", item->string);
        found->failed = found->failed || !mark;
    }
    forget_oldest(found);
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
        for (size_t i = 0; fields->takes_derived && i < DERIVED_COUNT; i++)
            *number_in(&fields->values, derived[i].offset) = number_of(&found.values, derived[i].offset);
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

static struct cJSON *make_marked(const struct profile_fields *fields)
{
    struct cJSON *list = cJSON_CreateArray();
    bool ok = list != NULL;

    for (int32_t i = 0; ok && i < fields->mark_count; i++) {
        char date[CALENDAR_DATE_SIZE];
        calendar_format(fields->marks[i].day, date);
        ok = !fields->marks[i].on || add_item(list, cJSON_CreateString(date));
    }
    if (ok)
        return list;
    cJSON_Delete(list);
    return NULL;
}

static struct cJSON *make_mark_stamps(const struct profile_fields *fields)
{
    struct cJSON *stamps = cJSON_CreateObject();
    bool ok = stamps != NULL;

    for (int32_t i = 0; ok && i < fields->mark_count; i++) {
        const struct rest_mark *mark = &fields->marks[i];
        char date[CALENDAR_DATE_SIZE];
        calendar_format(mark->day, date);
        if (!mark->on || mark->changed_ms > 0)
            ok = cJSON_AddNumberToObject(stamps, date, (double)(mark->changed_ms > 0 ? mark->changed_ms : 0));
    }
    if (ok)
        return stamps;
    cJSON_Delete(stamps);
    return NULL;
}

static bool write_stamps(struct cJSON *root, const struct profile_fields *fields)
{
    struct cJSON *changed = cJSON_GetObjectItemCaseSensitive(root, "changed");
    bool ok = true;

    if (!cJSON_IsObject(changed)) {
        ok = document_set(root, "changed", cJSON_CreateObject());
        changed = cJSON_GetObjectItemCaseSensitive(root, "changed");
    }
    for (size_t i = 0; ok && i < FIELD_COUNT; i++) {
        if (fields->changed_ms[i] > 0)
            ok = document_set_int(changed, fields_of_profile[i].name, fields->changed_ms[i]);
    }
    return ok && document_set(changed, "rest_days", make_mark_stamps(fields));
}

static bool write_profile(struct cJSON *root, const void *value)
{
    const struct profile_fields *fields = value;
    bool ok = true;

    for (size_t i = 0; ok && i < FIELD_COUNT; i++) {
        const struct field *field = &fields_of_profile[i];
        ok = field->size > 0 ? document_set_text(root, field->name, text_of(&fields->values, field))
                             : document_set_int(root, field->name, number_of(&fields->values, field->offset));
    }
    for (size_t i = 0; ok && i < DERIVED_COUNT; i++)
        ok = document_set_int(root, derived[i].name, number_of(&fields->values, derived[i].offset));
    return ok && document_set(root, "rest_days", make_marked(fields)) && write_stamps(root, fields);
}

#define DOCUMENT(words)                                                                                                \
    {                                                                                                                  \
        .format = "heelbeat-profile/1", .limit = PROFILE_FILE_MAX, .read = read_profile, .write = write_profile,       \
        .stand_in = (words)                                                                                            \
    }

const struct document profile_document = DOCUMENT("the defaults are used"),
                      profile_document_with_copies = DOCUMENT("what the machines kept is used");
