#include "store/profile.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "core/quick.h"
#include "core/score.h"
#include "core/text.h"
#include "store/document.h"
#include "store/file.h"

#define PROFILE_FILE_MAX      (1024 * 1024)
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

/* X(field, min, max): the whole numbers of a profile; the JSON key is the field's name. */
#define PROFILE_INTS(X)                                                                                                \
    X(goal_minutes, 1, GOAL_MINUTES_MAX)                                                                               \
    X(goal_sessions, 1, GOAL_SESSIONS_MAX)                                                                             \
    X(day_end_min, 0, DAY_MINUTES - 1)                                                                                 \
    X(cadence_rpm, CADENCE_RPM_MIN, CADENCE_RPM_MAX)                                                                   \
    X(plan_minutes, 1, GOAL_MINUTES_MAX)                                                                               \
    X(plan_height, PLAN_HEIGHT_MIN, 100)                                                                               \
    X(quick_minutes, 0, QUICK_MINUTES_MAX)                                                                             \
    X(streak, 0, INT32_MAX)                                                                                            \
    X(best_streak, 0, INT32_MAX)                                                                                       \
    X(days, 0, INT32_MAX)

/* X(field, fallback): the texts. */
#define PROFILE_TEXTS(X)                                                                                               \
    X(plan_asked, "")                                                                                                  \
    X(plan_changed, "")                                                                                                \
    X(tier, "steady")                                                                                                  \
    X(style, "")

static bool is_name_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '-' ||
           c == '_';
}

bool profile_name_is_valid(const char *name)
{
    size_t length = name ? strlen(name) : 0;

    if (length == 0 || length >= PROFILE_NAME_SIZE || name[0] == ' ' || name[length - 1] == ' ')
        return false;
    for (const char *c = name; *c; c++) {
        if (!is_name_letter(*c))
            return false;
    }
    return true;
}

static int compare_days(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

    return (x > y) - (x < y);
}

/* Sorts and drops repeats. */
static int32_t tidy_days(int32_t *days, int32_t count)
{
    int32_t kept = 0;

    if (count > 1)
        qsort(days, (size_t)count, sizeof *days, compare_days);
    for (int32_t i = 0; i < count; i++) {
        if (kept == 0 || days[kept - 1] != days[i])
            days[kept++] = days[i];
    }
    return kept;
}

static void read_rest_days(const struct json_in *in, const struct cJSON *root, struct profile *profile)
{
    const struct cJSON *list = json_array(in, root, "", "rest_days", false, PROFILE_REST_DAYS_MAX), *item;
    int32_t size = list ? cJSON_GetArraySize(list) : 0, count = 0, index = 0;
    int32_t *days = size > 0 ? malloc(sizeof *days * (size_t)size) : NULL;

    if (!days) {
        if (size > 0)
            json_fault(in, "rest_days", "can't be read: memory is out", "close other programs");
        return;
    }
    cJSON_ArrayForEach(item, list)
    {
        char place[JSON_PLACE_SIZE];
        if (cJSON_IsString(item) && calendar_parse(item->valuestring, &days[count])) {
            count++;
        } else {
            json_place_item(place, sizeof place, "rest_days", index);
            json_fault_value(in, place, item, "write a date as \"2026-11-22\"");
        }
        index++;
    }
    free(profile->rest_days);
    profile->rest_days = days;
    profile->rest_day_count = tidy_days(days, count);
}

static void read_int(const struct json_in *in, const struct cJSON *root, const char *name, int32_t min, int32_t max,
                     int32_t *field)
{
    int64_t value;

    if (json_int(in, root, "", name, false, min, max, &value))
        *field = (int32_t)value;
}

static void read_profile(const struct json_in *in, const struct cJSON *root, void *value)
{
    struct profile unused = {0}, *profile = value ? value : &unused;
    char player[PROFILE_NAME_SIZE] = "";

    if (json_string(in, root, "", "player", false, player, sizeof player) && player[0])
        memcpy(profile->player, player, sizeof player);
#define X(field, fallback) json_string(in, root, "", #field, false, profile->field, sizeof profile->field);
    PROFILE_TEXTS(X)
#undef X
#define X(field, min, max) read_int(in, root, #field, min, max, &profile->field);
    PROFILE_INTS(X)
#undef X
    read_rest_days(in, root, profile);
    if (!value)
        profile_reset(profile);
}

static struct cJSON *make_rest_days(const struct profile *profile)
{
    struct cJSON *list = cJSON_CreateArray();

    for (int32_t i = 0; list && i < profile->rest_day_count; i++) {
        char text[CALENDAR_DATE_SIZE];
        calendar_format(profile->rest_days[i], text);
        struct cJSON *item = cJSON_CreateString(text);
        if (!item || !cJSON_AddItemToArray(list, item)) {
            cJSON_Delete(item);
            cJSON_Delete(list);
            return NULL;
        }
    }
    return list;
}

static bool write_profile(struct cJSON *root, const void *value)
{
    const struct profile *profile = value;
    bool ok = document_set_text(root, "player", profile->player);

#define X(field, min, max) ok = ok && document_set_int(root, #field, profile->field);
    PROFILE_INTS(X)
#undef X
#define X(field, fallback) ok = ok && document_set_text(root, #field, profile->field);
    PROFILE_TEXTS(X)
#undef X
    return ok && document_set(root, "rest_days", make_rest_days(profile));
}

static const struct document document = {
    .format = "heelbeat-profile/1",
    .limit = PROFILE_FILE_MAX,
    .read = read_profile,
    .write = write_profile,
    .stand_in = "the defaults are used",
};

bool profile_folder(char *out, const char *data, const char *name)
{
    char profiles[FILE_PATH_MAX];

    return profile_name_is_valid(name) && file_join(profiles, data, "profiles") && file_join(out, profiles, name);
}

static bool profile_path(char *folder, char *path, const char *data, const char *name, struct error *error)
{
    if (!profile_name_is_valid(name)) {
        error_set(error, "profile", "has a name that can't be a folder's", "use letters, digits, spaces, - and _");
        return false;
    }
    if (profile_folder(folder, data, name) && file_join(path, folder, "profile.json"))
        return true;
    error_set(error, data, "is too long a path", "choose another data folder");
    return false;
}

bool profile_load(const char *data, const char *name, struct profile *profile, struct error *error)
{
    char folder[FILE_PATH_MAX], path[FILE_PATH_MAX];

    *profile = (struct profile){0};
    if (!profile_path(folder, path, data, name, error))
        return false;
    text_copy(profile->name, sizeof profile->name, name);
    text_copy(profile->player, sizeof profile->player, name);
    profile->goal_minutes = GOAL_MINUTES_DEFAULT;
    profile->goal_sessions = GOAL_SESSIONS_DEFAULT;
    profile->day_end_min = CALENDAR_DAY_END_MIN;
    profile->cadence_rpm = CADENCE_RPM_DEFAULT;
    profile->plan_minutes = PLAN_MINUTES_DEFAULT;
    profile->plan_height = PLAN_HEIGHT_DEFAULT;
    profile->quick_minutes = QUICK_MINUTES_DEFAULT;
#define X(field, fallback) text_copy(profile->field, sizeof profile->field, fallback);
    PROFILE_TEXTS(X)
#undef X
    return document_load(&document, path, profile, error);
}

bool profile_save(const char *data, const struct profile *profile, struct error *error)
{
    char folder[FILE_PATH_MAX], path[FILE_PATH_MAX];

    return profile_path(folder, path, data, profile->name, error) && file_make_folder(folder, error) &&
           document_save(&document, path, profile, error);
}

void profile_reset(struct profile *profile)
{
    free(profile->rest_days);
    *profile = (struct profile){0};
}

static int64_t whole_seconds(int64_t utc_ms)
{
    return utc_ms / 1000 - (utc_ms % 1000 < 0 ? 1 : 0);
}

bool profile_streak(const struct profile *profile, const struct history *history, int32_t today, struct streak *streak)
{
    struct streak_days none = {0};

    return profile_streak_days(profile, history, today, streak, &none);
}

bool profile_streak_days(const struct profile *profile, const struct history *history, int32_t today,
                         struct streak *streak, struct streak_days *days)
{
    int32_t count = 0;
    struct streak_session *sessions = malloc(sizeof *sessions * (size_t)(history->count > 0 ? history->count : 1));

    if (!sessions)
        return false;
    for (int32_t i = 0; i < history->count; i++) {
        const struct session_record *record = &history->records[i];
        if (!record_is_players(record))
            continue;
        sessions[count++] = (struct streak_session){
            .utc_s = whole_seconds(record->utc_ms),
            .utc_offset_min = record->utc_offset_min,
            .day = record->day,
            .done = record_keeps_streak(record),
        };
    }
    bool ok = streak_derive_days(sessions, count, profile->rest_days, profile->rest_day_count, today, streak, days);
    free(sessions);
    return ok;
}

void profile_day(const struct history *history, int32_t day, struct day_totals *totals)
{
    *totals = (struct day_totals){0};
    for (int32_t i = 0; i < history->count; i++) {
        const struct session_record *record = &history->records[i];
        if (record->day == day && record_is_players(record))
            dose_add(totals, record->counted, record->played_us);
    }
}

int32_t profile_best_bp(const struct history *history, uint64_t level_hash)
{
    int32_t best = -1;

    for (int32_t i = 0; i < history->count; i++) {
        const struct session_record *record = &history->records[i];
        bool counts = record->level_hash == level_hash && record->finished && record_is_players(record) &&
                      record_is_scored(record) && record->tempo_percent >= TEMPO_PERCENT_WHOLE;
        if (counts && record->accuracy_bp > best)
            best = record->accuracy_bp;
    }
    return best;
}
