#include "store/player/profile.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/text.h"
#include "core/days/instant.h"
#include "core/play/score.h"
#include "files/file.h"

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

static bool is_device(const char *name)
{
    static const char *const devices[] = {"con", "prn", "aux", "nul", "com", "lpt"}; /* the last two with a digit */
    char start[4];
    size_t length = strlen(name);
    bool port = length == 4 && name[3] >= '0' && name[3] <= '9';
    text_copy(start, sizeof start, name);
    for (size_t i = port ? 4 : 0; i < (port ? 6 : 4); i++)
        if (text_is_alike(port ? start : name, devices[i]))
            return true;
    return false;
}

bool profile_name_may_be_new(const char *name, struct error *error)
{
    if (!is_device(name))
        return true;
    error_set(error, name, "is what some computers call a device", "choose another name");
    return false;
}

bool profile_folder(char *out, const char *data, const char *name)
{
    char profiles[FILE_PATH_MAX];

    return profile_name_is_valid(name) && file_join(profiles, data, "profiles") && file_join(out, profiles, name);
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
            .utc_s = instant_s(record->utc_ms),
            .utc_offset_min = record->utc_offset_min,
            .day = record->day,
            .done = record_keeps_streak(record),
        };
    }
    bool ok = streak_derive(sessions, count, profile->rest_days, profile->rest_day_count, today, streak, days);
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
