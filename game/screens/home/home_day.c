#include "screens/home/home_day.h"

#include "stage/notices.h"
#include "stage/player.h"
#include "store/player/rest_days.h"

#include <string.h>

static enum home_rest rest_of(const struct streak *streak, const struct player *player)
{
    if (streak->today_done)
        return HOME_REST_NONE;
    if (rest_days_has(player_profile(player), player_today(player)))
        return HOME_REST_MARKED;
    bool may = streak->current > 0 && streak_may_rest(streak, calendar_weekday(player_today(player)));
    return may ? HOME_REST_OFFERED : HOME_REST_NONE;
}

void home_day_init(struct home_day *day, const struct player *player)
{
    const struct profile *profile = player_profile(player);
    *day = (struct home_day){.streak = player_streak(player, player_today(player)),
                             .totals = player_day(player, player_today(player)),
                             .goal = {profile->goal_minutes, profile->goal_sessions}};
    day->rest = rest_of(&day->streak, player);
    memcpy(day->week, day->streak.recent, sizeof day->week);
    if (day->rest == HOME_REST_MARKED)
        day->week[STREAK_RECENT_DAYS - 1] = STREAK_DAY_REST;
}

void home_day_toggle_rest(struct home_day *day, struct player *player, struct notices *notices)
{
    struct error error = {0};
    if (day->rest == HOME_REST_NONE)
        return;
    if (!rest_days_set(player_edit(player), player_today(player), day->rest == HOME_REST_OFFERED))
        error_set(&error, "the rest day", "could not be marked", "close other programs");
    if (error.what[0] || !player_save(player, &error))
        notices_fault(notices, &error);
    home_day_init(day, player);
}
