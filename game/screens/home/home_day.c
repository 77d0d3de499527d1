#include "screens/home/home_day.h"

#include "screens/plan_offer.h"
#include "stage/notices.h"
#include "stage/player.h"
#include "store/player/rest_days.h"
#include "words/words.h"

#include <string.h>

static const char *const weekdays[WEEKDAY_COUNT] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                    "Friday", "Saturday", "Sunday"};

static enum home_rest rest_of(const struct streak *streak, const struct player *player)
{
    if (streak->today_done)
        return HOME_REST_NONE;
    if (rest_days_has(player_profile(player), player_today(player)))
        return HOME_REST_MARKED;
    bool may = streak->current > 0 && streak_may_rest(streak, calendar_weekday(player_today(player)));
    return may ? HOME_REST_OFFERED : HOME_REST_NONE;
}

static void fill_week(struct home_day *day)
{
    memcpy(day->week, day->streak.recent, sizeof day->week);
    if (day->rest == HOME_REST_MARKED)
        day->week[STREAK_RECENT_DAYS - 1] = STREAK_DAY_REST;
}

static void fill_kept(struct home_day *day)
{
    const struct streak *streak = &day->streak;
    struct text text;
    text_init(&text, day->kept, sizeof day->kept);
    if (streak->freezes > 0)
        words_count(&text, streak->freezes, "freeze kept", "freezes kept");
    if (streak->best > streak->current) {
        text_add(&text, text.length > 0 ? " · best row " : "best row ");
        words_count(&text, streak->best, "day", "days");
    }
    if (streak->current == 0 && streak->weeks > 1) { /* what a missed day didn't end */
        text_add(&text, " · ");
        words_count(&text, streak->weeks, "week in a row", "weeks in a row");
    }
}

static int of_the_week(const struct streak *streak, enum streak_day what)
{
    int count = 0;
    for (int i = 0; i < STREAK_RECENT_DAYS; i++)
        count += streak->recent[i] == what;
    return count;
}

/* What kept the row although a day was missed; only where it is still in the week that is shown. */
static void fill_spent(struct home_day *day, int32_t today)
{
    const struct streak *streak = &day->streak;
    int frozen = of_the_week(streak, STREAK_DAY_FROZEN);
    struct text text;
    text_init(&text, day->spent, sizeof day->spent);
    if (day->rest == HOME_REST_MARKED) {
        text_add(&text, "Today is a rest day: the row goes on");
        return;
    }
    if (frozen == 0)
        return;
    text_add(&text, frozen == 1 ? "One freeze was spent " : "Freezes were spent, the last ");
    if (streak->last_frozen_day == today - 1) {
        text_add(&text, "yesterday");
        return;
    }
    text_add(&text, "on ");
    text_add(&text, weekdays[calendar_weekday(streak->last_frozen_day)]);
}

static void fill_minutes(struct home_day *day, const struct dose_goal *goal)
{
    int32_t minutes = dose_minutes(&day->totals);
    struct text text;
    text_init(&text, day->minutes, sizeof day->minutes);
    if (day->dose == DOSE_OPEN && minutes < goal->minutes) {
        text_add_int(&text, minutes);
        text_add(&text, " of ");
        words_count(&text, goal->minutes, "minute", "minutes");
        return;
    }
    words_count(&text, minutes, "minute", "minutes");
    switch (day->dose) {
    case DOSE_OPEN:
        text_add(&text, ", ");
        words_count(&text, goal->sessions - day->totals.sessions, "session", "sessions");
        text_add(&text, " to go");
        break;
    case DOSE_REACHED:
        text_add(&text, ", well done");
        break;
    case DOSE_ENOUGH:
        text_add(&text, ", and that is enough for today");
        break;
    case DOSE_STATE_COUNT:
        break;
    }
}

/* "2 of 3 sessions" until they are done; then how many there were. */
static void fill_work(struct home_day *day, const struct dose_goal *goal)
{
    int32_t done = day->totals.sessions;
    struct text text;
    text_init(&text, day->work_done, sizeof day->work_done);
    words_count(&text, day->totals.reps, "rep", "reps");
    if (goal->sessions == 1)
        return;
    text_add(&text, " · ");
    if (done < goal->sessions) {
        text_add_int(&text, done);
        text_add(&text, " of ");
    }
    words_count(&text, done < goal->sessions ? goal->sessions : done, "session", "sessions");
}

static void fill_plan(struct home_day *day, const struct profile *profile)
{
    struct text text;
    text_init(&text, day->plan, sizeof day->plan);
    if (day->dose == DOSE_ENOUGH)
        return;
    text_add(&text, "Your plan: ");
    plan_offer_day(&text, profile);
}

static void fill_dose(struct home_day *day, const struct profile *profile)
{
    const struct dose_goal goal = {profile->goal_minutes, profile->goal_sessions};
    day->dose = dose_state_of(&day->totals, &goal);
    day->permille = dose_permille(&day->totals, &goal);
    fill_minutes(day, &goal);
    fill_plan(day, profile);
    fill_work(day, &goal);
}

void home_day_init(struct home_day *day, const struct player *player)
{
    *day = (struct home_day){0};
    day->streak = player_streak(player, player_today(player));
    day->totals = player_day(player, player_today(player));
    day->rest = rest_of(&day->streak, player);
    fill_week(day);
    fill_kept(day);
    fill_spent(day, player_today(player));
    fill_dose(day, player_profile(player));
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
