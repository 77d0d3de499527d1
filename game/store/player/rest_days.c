#include "store/player/rest_days.h"

#include <stdlib.h>
#include <string.h>

/* Where a day stands in the list, or would. */
static int32_t place_of(const struct profile *profile, int32_t day)
{
    int32_t at = 0;
    while (at < profile->rest_day_count && profile->rest_days[at] < day)
        at++;
    return at;
}

bool rest_days_has(const struct profile *profile, int32_t day)
{
    int32_t at = place_of(profile, day);
    return at < profile->rest_day_count && profile->rest_days[at] == day;
}

static void take_out(struct profile *profile, int32_t at)
{
    int32_t *days = profile->rest_days;
    profile->rest_day_count--;
    memmove(&days[at], &days[at + 1], (size_t)(profile->rest_day_count - at) * sizeof *days);
}

static bool put_in(struct profile *profile, int32_t day)
{
    if (profile->rest_day_count == PROFILE_REST_DAYS_MAX) {
        if (profile->rest_days[0] >= day)
            return false;
        take_out(profile, 0);
    }
    int32_t *days = realloc(profile->rest_days, ((size_t)profile->rest_day_count + 1) * sizeof *days);
    if (!days)
        return false;
    profile->rest_days = days;
    int32_t at = place_of(profile, day);
    memmove(&days[at + 1], &days[at], (size_t)(profile->rest_day_count - at) * sizeof *days);
    days[at] = day;
    profile->rest_day_count++;
    return true;
}

bool rest_days_set(struct profile *profile, int32_t day, bool marked)
{
    if (rest_days_has(profile, day) == marked)
        return true;
    if (marked)
        return put_in(profile, day);
    take_out(profile, place_of(profile, day));
    return true;
}
