#include "commands/stats/stats.h"

#include "core/days/instant.h"

#define HASH_DIGITS  16
#define PLACE(field) offsetof(struct session_record, field)

const struct stats_field stats_fields[] = {
    {"id", STATS_TEXT, PLACE(id), false, 0},
    {"date", STATS_DAY, PLACE(day), false, 0},
    {"utc", STATS_UTC_MS, PLACE(utc_ms), false, 0},
    {"utc_offset_min", STATS_INT, PLACE(utc_offset_min), false, 0},
    {"kind", STATS_KIND, PLACE(kind), false, 0},
    {"daily", STATS_DAY, PLACE(daily), true, 0},
    {"tier", STATS_TEXT, PLACE(tier), true, 0},
    {"level", STATS_TEXT, PLACE(level), false, 0},
    {"title", STATS_TEXT, PLACE(title), false, 0},
    {"level_hash", STATS_HASH, PLACE(level_hash), false, 0},
    {"player", STATS_TEXT, PLACE(player), false, 0},
    {"tempo_percent", STATS_INT, PLACE(tempo_percent), false, 0},
    {"cadence_rpm", STATS_MILLI, PLACE(cadence_milli), true, 0},
    {"timing", STATS_TIMING, PLACE(timing), false, 0},
    {"reps", STATS_INT, PLACE(reps), false, 0},
    {"counted", STATS_INT, PLACE(counted), false, 0},
    {"accuracy", STATS_BP, PLACE(accuracy_bp), false, 0},
    {"score", STATS_INT, PLACE(score), false, 0},
    {"max_combo", STATS_INT, PLACE(max_combo), false, 0},
    {"grade", STATS_TEXT, PLACE(grade), false, 0},
    {"played_s", STATS_SECONDS, PLACE(played_us), false, 0},
    {"finished", STATS_BOOL, PLACE(finished), false, 0},
    {"sway", STATS_BP, PLACE(steadiness_bp), true, -1},
    {"balance_left", STATS_BP, PLACE(balance_left_bp), true, 0},
    {"height", STATS_BP, PLACE(height_bp), true, 0},
    {"bounces", STATS_INT, PLACE(bounces), false, 0},
    {"short_reps", STATS_INT, PLACE(short_reps), false, 0},
};
const int stats_field_count = sizeof stats_fields / sizeof stats_fields[0];

static void add_number(struct text *text, const struct stats_field *field, int32_t value)
{
    if (field->kind == STATS_BP)
        text_add_fixed(text, value, 2);
    else if (field->kind == STATS_MILLI)
        text_add_fixed(text, value, 3);
    else
        text_add_int(text, value);
}

static void add_day(struct text *text, int32_t day)
{
    char date[CALENDAR_DATE_SIZE];
    calendar_format(day, date);
    text_add(text, date);
}

static bool is_unknown(const struct stats_field *field, const char *place)
{
    if (!field->may_be_none)
        return false;
    return field->kind == STATS_TEXT ? !place[0] : *(const int32_t *)place == field->none;
}

const char *stats_value(struct text *text, const struct stats_field *field, const struct session_record *record)
{
    const char *place = (const char *)record + field->offset;
    if (is_unknown(field, place))
        return NULL;
    switch (field->kind) {
    case STATS_TEXT:
        text_add(text, place);
        break;
    case STATS_KIND:
        text_add(text, record->kind == SESSION_LEVEL ? "level" : record_kind_word(record));
        break;
    case STATS_TIMING:
        text_add(text, record_timing_word(record));
        break;
    case STATS_DAY:
        add_day(text, *(const int32_t *)place);
        break;
    case STATS_UTC_MS:
        instant_add(text, *(const int64_t *)place);
        break;
    case STATS_BOOL:
        text_add(text, *(const bool *)place ? "true" : "false");
        break;
    case STATS_HASH:
        text_add_hex(text, *(const uint64_t *)place, HASH_DIGITS);
        break;
    case STATS_SECONDS:
        text_add_fixed(text, *(const int64_t *)place / 1000, 3);
        break;
    case STATS_INT:
    case STATS_BP:
    case STATS_MILLI:
        add_number(text, field, *(const int32_t *)place);
        break;
    case STATS_KIND_COUNT:
        break;
    }
    return text->buffer;
}
