#include "store/player/record.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/base/utf8.h"
#include "core/days/calendar.h"
#include "core/play/score.h"
#include "files/json/json_out.h"
#include "files/json/json_pull.h"

#define FORMAT    "heelbeat-session/1"
#define ID_DIGITS 16
#define WORD_SIZE 32 /* of any word that an enum has */

const char *const session_kind_words[SESSION_KIND_COUNT] = {
    [SESSION_LEVEL] = "",          [SESSION_DAILY] = "daily",       [SESSION_QUICK] = "quick",
    [SESSION_PROGRAM] = "program", [SESSION_PRACTICE] = "practice",
};

enum field_kind {
    FIELD_TEXT,
    FIELD_INT32,
    FIELD_INT64,
    FIELD_BOOL,
    FIELD_DAY,
    FIELD_HASH,
    FIELD_WORD,
    FIELD_KIND_COUNT
};

struct field {
    const char *name;
    enum field_kind kind;
    size_t offset, size; /* in struct session_record; of a word those of the word that is kept */
    int64_t min, max;
    bool optional;            /* left out of the line when it is none */
    int64_t none;             /* of numbers; of texts "" */
    const char *const *words; /* of an enum at value, max of them */
    size_t value;
};

#define PLACE(field)                 .offset = offsetof(struct session_record, field), .size = sizeof((struct session_record *)0)->field
#define TEXT(field, bytes, left_out) {#field, FIELD_TEXT, PLACE(field), .optional = left_out},
#define INT32(field, least, most, left_out, nothing)                                                                   \
    {#field, FIELD_INT32, PLACE(field), .min = least, .max = most, .optional = left_out, .none = nothing},
#define INT64(field, least, most) {#field, FIELD_INT64, PLACE(field), .min = least, .max = most},
#define BOOL(field)               {#field, FIELD_BOOL, PLACE(field)},
#define DAY(field, left_out)                                                                                           \
    {#field, FIELD_DAY, PLACE(field), .min = CALENDAR_DAY_MIN, .max = CALENDAR_DAY_MAX, .optional = left_out},
#define HASH(field) {#field, FIELD_HASH, PLACE(field)},
#define WORD(field, type, its_words, count, bytes, left_out)                                                           \
    {#field,                                                                                                           \
     FIELD_WORD,                                                                                                       \
     PLACE(field##_word),                                                                                              \
     .max = count,                                                                                                     \
     .optional = left_out,                                                                                             \
     .words = its_words,                                                                                               \
     .value = offsetof(struct session_record, field)},

static const struct field fields[] = {SESSION_FIELDS(TEXT, INT32, INT64, BOOL, DAY, HASH, WORD)};
_Static_assert(sizeof(enum timing) == sizeof(int) && sizeof(enum session_kind) == sizeof(int),
               "words are read as ints");
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

/* ---- words */

static int *word_value(const struct field *field, struct session_record *record)
{
    return (int *)((char *)record + field->value);
}

static const char *word_of(const struct field *field, const struct session_record *record)
{
    int value = *(const int *)((const char *)record + field->value);

    return value < field->max ? field->words[value] : (const char *)record + field->offset;
}

/* Takes a word; one that is none of ours is kept. */
static void set_word(const struct field *field, struct session_record *record, const char *word)
{
    char *kept = (char *)record + field->offset;
    int value = 0;

    memset(kept, 0, field->size);
    while (value < field->max && strcmp(field->words[value], word) != 0)
        value++;
    *word_value(field, record) = value;
    if (value == field->max)
        text_copy(kept, field->size, word);
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

static void mend_word(const struct field *field, struct session_record *record)
{
    char *kept = (char *)record + field->offset, word[WORD_SIZE];
    int *value = word_value(field, record);

    if (*value >= 0 && *value < field->max) {
        memset(kept, 0, field->size);
        return;
    }
    kept[field->size - 1] = '\0';
    text_copy(word, field->size, kept);
    utf8_mend(word, field->size);
    set_word(field, record, word);
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
    case FIELD_WORD:
        mend_word(field, record);
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
    case FIELD_WORD:
        json_out_string(text, word_of(field, record));
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

    if (!field->optional)
        return false;
    if (field->kind == FIELD_WORD)
        return !word_of(field, record)[0];
    return field->kind == FIELD_TEXT ? !place[0] : *(const int32_t *)place == field->none;
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

/* ---- reading */

static bool read_field(struct json_pull *pull, const struct field *field, struct session_record *record)
{
    char *place = (char *)record + field->offset, word[WORD_SIZE];
    int64_t value;

    switch (field->kind) {
    case FIELD_TEXT:
        return json_pull_string(pull, place, field->size);
    case FIELD_WORD:
        if (!json_pull_string(pull, word, field->size))
            return false;
        set_word(field, record, word);
        return true;
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

/* ---- what a record is */

const char *record_kind_word(const struct session_record *record)
{
    return record->kind < SESSION_KIND_COUNT ? session_kind_words[record->kind] : record->kind_word;
}

const char *record_timing_word(const struct session_record *record)
{
    return record->timing < TIMING_COUNT ? timing_words[record->timing] : record->timing_word;
}

bool record_is_players(const struct session_record *record)
{
    return strcmp(record->player, "you") == 0;
}

bool record_is_scored(const struct session_record *record)
{
    return record->kind != SESSION_PRACTICE;
}

bool record_keeps_streak(const struct session_record *record)
{
    return record_is_players(record) && record->kind == SESSION_DAILY && record->daily == record->day &&
           record->tempo_percent == TEMPO_PERCENT_WHOLE && score_keeps_streak(record->reps, record->counted);
}
