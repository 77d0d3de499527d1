/* Clocks from 1970 to 2100 in 22 zones: whatever the clock reads, a play is saved, is there at the next start, and
 * counts for the day that the player's calendar said. */
#include "attack/attack.h"

#include <time.h>

#include "core/days/calendar.h"
#include "store/player/journal.h"

#define DAY_END_S   (4 * 3600)
#define LATE_MAX_MS 60000

static const char *const zones[] = {
    "UTC",
    "Pacific/Kiritimati",  /* +14 */
    "Etc/GMT+12",          /* -12 */
    "Pacific/Apia",        /* skipped a day in 2011 */
    "Asia/Kathmandu",      /* +5:45 */
    "Pacific/Chatham",     /* +12:45, and summer time */
    "Australia/Lord_Howe", /* half an hour of summer time */
    "America/St_Johns",    /* -3:30 */
    "Africa/Monrovia",     /* -0:44:30 until 1972 */
    "Europe/Berlin",
    "Europe/London",
    "Europe/Dublin", /* negative summer time */
    "America/New_York",
    "America/Los_Angeles",
    "America/Sao_Paulo", /* summer time began at midnight */
    "Asia/Tehran",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Africa/Casablanca", /* summer time stops for Ramadan */
    "Antarctica/Troll",  /* two hours of summer time */
    "America/Caracas",   /* -4:30 for some years */
    "Asia/Pyongyang",
};

static const struct {
    const char *utc;
    int64_t s;
} instants[] = {
    {"1970-01-02T00:00:00", 86400},      {"1971-12-31T23:59:59", 63071999},   {"1984-02-29T03:59:59", 446875199},
    {"1999-12-31T23:59:59", 946684799},  {"2000-02-29T12:00:00", 951825600},  {"2011-12-30T10:30:00", 1325241000},
    {"2026-03-29T00:59:59", 1774745999}, {"2026-03-29T01:00:00", 1774746000}, {"2026-10-25T00:30:00", 1792888200},
    {"2026-12-31T23:30:00", 1798759800}, {"2038-01-19T03:14:07", 2147483647}, {"2038-01-19T03:14:09", 2147483649},
    {"2072-02-29T03:30:00", 3224028600}, {"2099-12-31T23:59:00", 4102444740},
};
#define ZONE_COUNT    (sizeof zones / sizeof zones[0])
#define INSTANT_COUNT (sizeof instants / sizeof instants[0])

/* The player's day, as the C library's calendar has it: until four in the morning it is still yesterday. */
static int32_t day_at(int64_t utc_s)
{
    time_t evening = (time_t)utc_s;
    struct tm local;
    localtime_r(&evening, &local);
    int64_t since_midnight_s = local.tm_hour * 3600 + local.tm_min * 60 + local.tm_sec;
    char date[CALENDAR_DATE_SIZE];
    int32_t day = 0;
    strftime(date, sizeof date, "%Y-%m-%d", &local);
    assert_true(calendar_parse(date, &day));
    return since_midnight_s < DAY_END_S ? day - 1 : day;
}

static void expect_session(const struct world *world, int64_t utc_s, const char *trial)
{
    struct history history = {0};
    char folder[FOLDER_FILE];
    int found = 0;
    if (!journal_load(folder_path(folder, world->data, "profiles/Ann"), &history, NULL))
        attack_wrong(trial, "the journal can't be read");
    for (int32_t i = 0; i < history.count; i++) {
        const struct session_record *record = &history.records[i];
        int64_t late_ms = record->utc_ms - utc_s * 1000;
        if (late_ms < 0 || late_ms > LATE_MAX_MS)
            continue;
        found++;
        if (record->day != day_at(utc_s) && record->day != day_at(utc_s + LATE_MAX_MS / 1000))
            attack_wrong(trial, "it counts for day %d, not for %d", (int)record->day, (int)day_at(utc_s));
    }
    if (found != 1 || history.count != 3)
        attack_wrong(trial, "%d of %d sessions are of then", found, (int)history.count);
    history_reset(&history);
}

static void play_at(const struct world *world, const char *zone, size_t instant)
{
    static const char *const args[] = {"play", "two-lifts", "--headless", "--fast", "--player", "perfect", NULL};
    struct attack_run run;
    char trial[96], utc_s[32];
    snprintf(trial, sizeof trial, "%s in %s", instants[instant].utc, zone);
    snprintf(utc_s, sizeof utc_s, "%lld", (long long)instants[instant].s);
    setenv("TZ", zone, 1);
    setenv(ATTACK_UTC_S, utc_s, 1);
    tzset();
    world_restore(world);
    attack_run(&run, world, args, NULL);
    if (run.code != 0)
        attack_wrong(trial, "exit %d: %s", run.code, run.err);
    attack_expect_second_start(world, trial);
    expect_session(world, instants[instant].s, trial);
    world_expect_kept(world, trial);
    attack_reset(&run);
    unsetenv(ATTACK_UTC_S);
    unsetenv("TZ");
}

/* In ctest every zone at one instant. */
static void test_clocks(void **state)
{
    uint64_t dice = attack_seed();
    if (attack_full())
        for (size_t zone = 0; zone < ZONE_COUNT; zone++)
            for (size_t instant = 0; instant < INSTANT_COUNT; instant++)
                play_at(*state, zones[zone], instant);
    else
        for (size_t zone = 0; zone < ZONE_COUNT; zone++)
            play_at(*state, zones[zone], (size_t)attack_dice(&dice, INSTANT_COUNT));
    attack_expect_nothing_wrong();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(test_clocks, world_setup, world_teardown)};
    return cmocka_run_group_tests_name("clocks", tests, NULL, NULL);
}
