/* profile.json as anybody may have left it: it loads with every field in range, a change of it is saved, and the next
 * start finds the change and all else as it was. */
#include "fuzz.h"
#include "store/player/profile.h"

static void check_ranges(const struct profile *profile)
{
    check(profile->goal_minutes >= 1 && profile->goal_minutes <= 60);
    check(profile->goal_sessions >= 1 && profile->goal_sessions <= 10);
    check(profile->day_end_min >= 0 && profile->day_end_min < 24 * 60);
    check(profile->cadence_rpm >= 10 && profile->cadence_rpm <= 60);
    check(profile->plan_minutes >= 1 && profile->plan_minutes <= 60);
    check(profile->plan_height >= 30 && profile->plan_height <= 100);
    check(profile->rest_day_count >= 0 && profile->rest_day_count <= PROFILE_REST_DAYS_MAX);
    for (int32_t i = 1; i < profile->rest_day_count; i++)
        check(profile->rest_days[i - 1] < profile->rest_days[i]);
}

static void check_same(const struct profile *a, const struct profile *b)
{
    check(a->goal_minutes == b->goal_minutes && a->goal_sessions == b->goal_sessions);
    check(a->day_end_min == b->day_end_min && a->cadence_rpm == b->cadence_rpm);
    check(a->plan_minutes == b->plan_minutes && a->plan_height == b->plan_height);
    check(a->quick_minutes == b->quick_minutes && strcmp(a->tier, b->tier) == 0);
    check(strcmp(a->player, b->player) == 0 && strcmp(a->style, b->style) == 0);
    check(a->rest_day_count == b->rest_day_count);
    for (int32_t i = 0; i < a->rest_day_count; i++)
        check(a->rest_days[i] == b->rest_days[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct profile profile, again;
    struct error error = {0};
    char folder[FUZZ_PATH];
    fuzz_fresh();
    check(mkdir(fuzz_path(folder, "profiles"), 0700) == 0 && mkdir(fuzz_path(folder, "profiles/me"), 0700) == 0);
    fuzz_write("profiles/me/profile.json", data, size);
    bool good = profile_load(fuzz_folder(), "me", &profile, &error);
    check(good || error.what[0]);
    check_ranges(&profile);
    profile.goal_minutes = profile.goal_minutes == 7 ? 8 : 7;
    check(profile_save(fuzz_folder(), &profile, &error));
    check(profile_load(fuzz_folder(), "me", &again, &error));
    check_same(&profile, &again);
    profile_reset(&profile);
    profile_reset(&again);
    return 0;
}
