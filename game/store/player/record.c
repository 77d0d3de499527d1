#include "store/player/record.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/base/utf8.h"
#include "core/days/calendar.h"
#include "files/json/json_out.h"
#include "files/json/json_pull.h"

#define FORMAT        "heelbeat-session/1"
#define UTC_MAX_MS    INT64_C(253402300800000) /* the year 10000 */
#define OFFSET_MAX    1080
#define ID_DIGITS     16
#define COUNT_MAX     1000000
#define PLAYED_MAX_US (INT64_C(1000) * 3600 * 1000000)

enum field_kind { FIELD_TEXT, FIELD_INT32, FIELD_INT64, FIELD_BOOL, FIELD_DAY, FIELD_HASH, FIELD_KIND_COUNT };

struct field {
    const char *name;
    enum field_kind kind;
    size_t offset, size; /* in struct session_record */
    int64_t min, max;
    bool optional; /* left out of the line when it is none */
    int64_t none;  /* of numbers; of texts "" */
};

#define PLACE(field) offsetof(struct session_record, field), sizeof(((struct session_record *)0)->field)
#define TEXT(field)                                                                                                    \
    {                                                                                                                  \
#field, FIELD_TEXT, PLACE(field), 0, 0, false, 0                                                               \
    }
#define INT32(field, min, max)                                                                                         \
    {                                                                                                                  \
#field, FIELD_INT32, PLACE(field), min, max, false, 0                                                          \
    }
#define INT64(field, min, max)                                                                                         \
    {                                                                                                                  \
#field, FIELD_INT64, PLACE(field), min, max, false, 0                                                          \
    }
#define OPTIONAL(field, kind, min, max, none)                                                                          \
    {                                                                                                                  \
#field, kind, PLACE(field), min, max, true, none                                                               \
    }

static const struct field fields[] = {
    TEXT(id),
    INT64(utc_ms, -UTC_MAX_MS, UTC_MAX_MS),
    INT32(utc_offset_min, -OFFSET_MAX, OFFSET_MAX),
    {"day", FIELD_DAY, PLACE(day), CALENDAR_DAY_MIN, CALENDAR_DAY_MAX, false, 0},
    TEXT(level),
    TEXT(title),
    {"level_hash", FIELD_HASH, PLACE(level_hash), 0, 0, false, 0},
    TEXT(player),
    INT32(tempo_percent, 1, 1000),
    TEXT(timing),
    INT32(reps, 0, COUNT_MAX),
    INT32(counted, 0, COUNT_MAX),
    INT32(accuracy_bp, 0, 10000),
    INT32(score, 0, 1000000),
    INT32(max_combo, 0, COUNT_MAX),
    TEXT(grade),
    INT64(played_us, 0, PLAYED_MAX_US),
    {"finished", FIELD_BOOL, PLACE(finished), 0, 0, false, 0},
    OPTIONAL(steadiness_bp, FIELD_INT32, 0, INT32_MAX, -1),
    OPTIONAL(kind, FIELD_TEXT, 0, 0, 0),
    OPTIONAL(daily, FIELD_DAY, CALENDAR_DAY_MIN, CALENDAR_DAY_MAX, 0),
    OPTIONAL(tier, FIELD_TEXT, 0, 0, 0),
    OPTIONAL(balance_left_bp, FIELD_INT32, 0, 10000, 0),
    OPTIONAL(height_bp, FIELD_INT32, 0, 20000, 0),
    OPTIONAL(cadence_milli, FIELD_INT32, 0, COUNT_MAX, 0),
    OPTIONAL(bounces, FIELD_INT32, 0, COUNT_MAX, 0),
    OPTIONAL(short_reps, FIELD_INT32, 0, COUNT_MAX, 0),
};
#define FIELD_COUNT (sizeof fields / sizeof fields[0])

static bool is_id_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool record_id_is_valid(const char *id)
{
    size_t length = 0;

    for (; id[length]; length++) {
        if (!is_id_letter(id[length]))
            return false;
    }
    return length > 0 && length < JOURNAL_ID_SIZE;
}

/* ---- mending */

static void mend_text(char *text, size_t size)
{
    utf8_mend(text, size);
    size_t length = strlen(text);
    memset(text + length, 0, size - length); /* equal records have equal bytes */
}

static int64_t nearest(const struct field *field, int64_t value)
{
    if (value < field->min)
        return field->optional ? field->none : field->min;
    return value > field->max ? field->max : value;
}

static void mend_field(const struct field *field, struct session_record *record)
{
    char *place = (char *)record + field->offset;

    switch (field->kind) {
    case FIELD_TEXT:
        mend_text(place, field->size);
        break;
    case FIELD_INT32:
    case FIELD_DAY:
        *(int32_t *)place = (int32_t)nearest(field, *(const int32_t *)place);
        break;
    case FIELD_INT64:
        *(int64_t *)place = nearest(field, *(const int64_t *)place);
        break;
    case FIELD_BOOL:
    case FIELD_HASH:
    case FIELD_KIND_COUNT:
        break;
    }
}

static void mend_id(struct session_record *record)
{
    struct text text;

    for (char *c = record->id; *c; c++)
        *c = is_id_letter(*c) ? *c : '-';
    if (record->id[0])
        return;
    uint64_t hash = hash_bytes(HASH_SEED, &record->utc_ms, sizeof record->utc_ms);
    text_init(&text, record->id, sizeof record->id);
    text_add(&text, "unnamed-");
    text_add_hex(&text, hash_bytes(hash, &record->level_hash, sizeof record->level_hash), ID_DIGITS);
}

void record_mend(struct session_record *record)
{
    record->id[sizeof record->id - 1] = '\0';
    mend_id(record);
    for (size_t i = 0; i < FIELD_COUNT; i++)
        mend_field(&fields[i], record);
}

/* ---- writing */

static void add_field(struct text *text, const struct field *field, const struct session_record *record)
{
    const char *place = (const char *)record + field->offset;
    char day[CALENDAR_DATE_SIZE];

    json_out_name(text, field->name);
    switch (field->kind) {
    case FIELD_TEXT:
        json_out_string(text, place);
        break;
    case FIELD_INT32:
        text_add_int(text, *(const int32_t *)place);
        break;
    case FIELD_INT64:
        text_add_int(text, *(const int64_t *)place);
        break;
    case FIELD_BOOL:
        text_add(text, *(const bool *)place ? "true" : "false");
        break;
    case FIELD_DAY:
        calendar_format(*(const int32_t *)place, day);
        json_out_string(text, day);
        break;
    case FIELD_HASH:
        json_out_hash(text, *(const uint64_t *)place);
        break;
    case FIELD_KIND_COUNT:
        break;
    }
}

static bool is_none(const struct field *field, const struct session_record *record)
{
    const char *place = (const char *)record + field->offset;
    return field->optional && (field->kind == FIELD_TEXT ? !place[0] : *(const int32_t *)place == field->none);
}

void record_format(const struct session_record *record, char *line)
{
    struct session_record mended = *record;
    struct text text;

    record_mend(&mended);
    text_init(&text, line, RECORD_LINE_SIZE);
    text_add(&text, "{");
    json_out_name(&text, "format");
    json_out_string(&text, FORMAT);
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        if (!is_none(&fields[i], &mended))
            add_field(&text, &fields[i], &mended);
    }
    text_add(&text, "}");
}

/* ---- sealing */

#define SEAL_BEGIN  ",\"check\":"
#define SEAL_LENGTH (sizeof SEAL_BEGIN - 1 + 2 + 16 + 1) /* of ,"check":"16 digits"} */

/* Writes the seal of what stands before it. */
static void make_seal(char seal[SEAL_LENGTH + 1], const char *line, size_t length)
{
    struct text text;

    text_init(&text, seal, SEAL_LENGTH + 1);
    text_add(&text, SEAL_BEGIN);
    json_out_hash(&text, hash_bytes(HASH_SEED, line, length));
    text_add(&text, "}");
}

void record_add_seal(char *line)
{
    size_t length = strlen(line) - 1; /* without the last brace */

    make_seal(line + length, line, length);
}

enum record_seal record_seal_of(const char *line, size_t length)
{
    char seal[SEAL_LENGTH + 1];
    const char *found = line + length - SEAL_LENGTH;

    if (length < SEAL_LENGTH || strncmp(found, SEAL_BEGIN, strlen(SEAL_BEGIN)) != 0)
        return RECORD_UNSEALED;
    make_seal(seal, line, length - SEAL_LENGTH);
    return memcmp(found, seal, SEAL_LENGTH) == 0 ? RECORD_SEALED : RECORD_SEAL_BROKEN;
}

/* ---- reading */

static bool read_field(struct json_pull *pull, const struct field *field, struct session_record *record)
{
    char *place = (char *)record + field->offset, word[32];
    int64_t value;

    switch (field->kind) {
    case FIELD_TEXT:
        return json_pull_string(pull, place, field->size);
    case FIELD_INT32:
        if (!json_pull_int(pull, field->min, field->max, &value))
            return false;
        *(int32_t *)place = (int32_t)value;
        return true;
    case FIELD_INT64:
        return json_pull_int(pull, field->min, field->max, (int64_t *)place);
    case FIELD_BOOL:
        return json_pull_bool(pull, (bool *)place);
    case FIELD_DAY:
        return json_pull_string(pull, word, sizeof word) && calendar_parse(word, (int32_t *)place);
    case FIELD_HASH:
        return json_pull_string(pull, word, sizeof word) && json_hash_parse(word, (uint64_t *)place);
    case FIELD_KIND_COUNT:
        break;
    }
    return false;
}

/* The index of a member, looked for from where it stands in a line of ours; FIELD_COUNT if unknown. */
static size_t find_field(const char *name, size_t expected)
{
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        size_t index = (expected + i) % FIELD_COUNT;
        if (strcmp(fields[index].name, name) == 0)
            return index;
    }
    return FIELD_COUNT;
}

static bool read_format(struct json_pull *pull)
{
    char format[32];

    return json_pull_string(pull, format, sizeof format) && strcmp(format, FORMAT) == 0;
}

static bool is_whole(const bool *seen)
{
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        if (!seen[i] && !fields[i].optional)
            return false;
    }
    return true;
}

bool record_parse(const char *line, size_t length, struct session_record *record)
{
    struct json_pull pull;
    bool seen[FIELD_COUNT] = {false}, formatted = false;
    char name[64];
    size_t next = 0;

    memset(record, 0, sizeof *record);
    for (size_t i = 0; i < FIELD_COUNT; i++)
        if (fields[i].none != 0)
            *(int32_t *)((char *)record + fields[i].offset) = (int32_t)fields[i].none;
    if (length > RECORD_LINE_MAX)
        return false;
    json_pull_init(&pull, line, length);
    if (!json_pull_object(&pull))
        return false;
    while (json_pull_member(&pull, name, sizeof name)) {
        /* In a line of ours it comes first; later it is looked for only where nothing else fits. */
        size_t index = !formatted && strcmp(name, "format") == 0 ? FIELD_COUNT : find_field(name, next);
        if (index == FIELD_COUNT && strcmp(name, "format") == 0) {
            if (formatted || !read_format(&pull))
                return false;
            formatted = true;
        } else if (index == FIELD_COUNT) {
            json_pull_skip(&pull);
        } else {
            if (seen[index] || !read_field(&pull, &fields[index], record))
                return false;
            seen[index] = true;
            next = index + 1;
        }
    }
    return json_pull_done(&pull) && formatted && is_whole(seen) && record_id_is_valid(record->id);
}
