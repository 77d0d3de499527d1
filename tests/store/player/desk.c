#include "store/player/desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef DESK_OLD /* whose headers come with the compiler's options: they lie where they lay then */
#define DESK_CODE                   __attribute__((visibility("default"))) desk_code_old
#define machine_name                profile_machine
#define record_format(record, line) record_format(record, line, NULL)
#else
#define DESK_CODE desk_code_now
#include "files/machine.h"
#include "store/player/journal.h"
#include "store/player/profile.h"
#include "store/player/profile_days.h"
#include "store/player/record.h"
#endif

struct desk_profile {
    struct profile profile;
};

static int64_t clock_ms;

static int64_t read_clock(int32_t *utc_offset_min)
{
    *utc_offset_min = 0;
    return clock_ms;
}

static bool machine(const char *data, char *name, int size)
{
    return machine_name(data, name, size, NULL);
}

static bool append(const char *data, const char *machine, const char *line)
{
    char folder[1024];
    struct session_record record;

    return profile_folder(folder, data, "me") && record_parse(line, strlen(line), &record) &&
           journal_append(folder, machine, &record, NULL);
}

static struct desk_profile *load(const char *data, struct desk_view *view)
{
    struct desk_profile *desk = calloc(1, sizeof *desk);
    struct profile *profile = &desk->profile;
    struct error ignored = {0};

    profile_load(data, "me", profile, &ignored); /* which says so when profile.json is torn */
    profile->utc_ms = read_clock;
    *view = (struct desk_view){.goal_minutes = profile->goal_minutes, .cadence_rpm = profile->cadence_rpm};
    snprintf(view->tier, sizeof view->tier, "%s", profile->tier);
    for (int32_t i = 0; i < profile->rest_day_count && i < DESK_REST_MAX; i++)
        view->rest_days[view->rest_day_count++] = profile->rest_days[i];
    return desk;
}

static bool save(const char *data, struct desk_profile *desk, const struct desk_view *view, int64_t now_ms)
{
    struct profile *profile = &desk->profile;

    clock_ms = now_ms;
    profile->goal_minutes = view->goal_minutes;
    profile->cadence_rpm = view->cadence_rpm;
    profile->streak = view->streak;
    snprintf(profile->tier, sizeof profile->tier, "%s", view->tier);
    free(profile->rest_days);
    profile->rest_days = calloc(DESK_REST_MAX, sizeof *profile->rest_days);
    profile->rest_day_count = view->rest_day_count;
    memcpy(profile->rest_days, view->rest_days, sizeof *view->rest_days * (size_t)view->rest_day_count);
    return profile_save(data, profile, NULL);
}

static void close_profile(struct desk_profile *desk)
{
    profile_reset(&desk->profile);
    free(desk);
}

static char *make_lines(const struct history *history)
{
    char *lines = calloc((size_t)history->count + 1, RECORD_LINE_SIZE), *at = lines;

    for (int32_t i = 0; lines && i < history->count; i++) {
        record_format(&history->records[i], at);
        at += strlen(at);
        *at++ = '\n';
    }
    return lines;
}

static char *read_history(const char *data, int32_t today, char text[64])
{
    char folder[1024], *lines = NULL;
    struct history history = {0};
    struct profile profile;
    struct streak streak = {0};
    struct error ignored = {0};

    profile_load(data, "me", &profile, &ignored);
    if (profile_folder(folder, data, "me") && journal_load(folder, &history, NULL) &&
        profile_streak(&profile, &history, today, &streak))
        lines = make_lines(&history);
    snprintf(text, 64, "%d days, best %d, %d in all", (int)streak.current, (int)streak.best, (int)streak.days);
    history_reset(&history);
    profile_reset(&profile);
    return lines;
}

const struct desk_code DESK_CODE = {machine, append, load, save, close_profile, read_history};
