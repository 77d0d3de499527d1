/* The past and the bests, against looking at every session anew for every question. */
#include "store/player/past.h"

#include "check.h"
#include "core/base/rng.h"

#define TODAY     20779 /* Sunday 2026-11-22 */
#define COUNT_MAX 600

struct life {
    struct session_record records[COUNT_MAX];
    struct history history;
    struct profile profile;
    int32_t rest[2];
};

static struct session_record *add(struct life *life, int32_t day, int32_t accuracy_bp)
{
    struct session_record *record = &life->records[life->history.count++];
    assert_true(life->history.count <= COUNT_MAX);
    *record = (struct session_record){.utc_ms = day * INT64_C(86400000) + life->history.count,
                                      .day = day,
                                      .level = "first-steps",
                                      .title = "First Steps",
                                      .level_hash = 7,
                                      .player = "you",
                                      .tempo_percent = 100,
                                      .reps = 40,
                                      .counted = 40,
                                      .accuracy_bp = accuracy_bp,
                                      .played_us = 60000000,
                                      .finished = true,
                                      .steadiness_bp = -1};
    snprintf(record->id, sizeof record->id, "s-%05d", (int)life->history.count);
    return record;
}

static void start(struct life *life)
{
    memset(life, 0, sizeof *life);
    life->history.records = life->records;
    life->profile.rest_days = life->rest;
}

static struct past open_past(const struct life *life)
{
    struct past past;
    assert_true(past_init(&past, &life->profile, &life->history, TODAY));
    return past;
}

static void test_nothing(void **state)
{
    static struct life life;
    int32_t first;
    (void)state;
    start(&life);
    struct past past = open_past(&life);
    assert_int_equal(past.bests.level_count, 0);
    assert_null(past.bests.daily);
    assert_null(past.bests.steadiest_set);
    assert_int_equal(past_sessions(&past, TODAY, &first), 0);
    assert_int_equal(past_mark(&past, TODAY), STREAK_DAY_OPEN);
    assert_int_equal(past_mark(&past, TODAY - 1), STREAK_DAY_MISSED);
    assert_int_equal(past_mark(&past, TODAY + 1), STREAK_DAY_OPEN);
    past_reset(&past);
}

/* Who may set a best, one fault at a time. */
static void test_what_is_a_best(void **state)
{
    static struct life life;
    (void)state;
    start(&life);
    add(&life, TODAY - 9, 9000);
    add(&life, TODAY - 8, 9000); /* as good: the earlier one stays */
    add(&life, TODAY - 7, 9900)->finished = false;
    add(&life, TODAY - 6, 9900)->tempo_percent = 95;
    strcpy(add(&life, TODAY - 5, 9900)->player, "human");
    add(&life, TODAY - 4, 9900)->kind = SESSION_PRACTICE;
    add(&life, TODAY - 3, 9900)->level_hash = 8; /* another level */
    struct past past = open_past(&life);
    assert_int_equal(past.bests.level_count, 2);
    assert_int_equal(past.bests.levels[0].best->level_hash, 8); /* finished last */
    assert_ptr_equal(past.bests.levels[1].best, &life.records[0]);
    assert_int_equal(past.bests.levels[1].times, 2);
    past_reset(&past);

    add(&life, TODAY - 2, 9100)->tempo_percent = 120;
    past = open_past(&life);
    assert_int_equal(past.bests.levels[0].best->accuracy_bp, 9100);
    past_reset(&past);
}

static void test_set_and_daily(void **state)
{
    static struct life life;
    (void)state;
    start(&life);
    static const struct {
        int32_t reps, counted, sway_bp;
    } rows[] = {{100, 100, 500}, {100, 100, 300}, {100, 100, 300}, {100, 99, 100}, {99, 99, 100}, {100, 100, -1}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct session_record *record = add(&life, TODAY - 9 + (int32_t)i, 9000);
        record->kind = i == 0 ? SESSION_DAILY : SESSION_QUICK;
        record->reps = rows[i].reps;
        record->counted = rows[i].counted;
        record->steadiness_bp = rows[i].sway_bp;
    }
    struct past past = open_past(&life);
    assert_ptr_equal(past.bests.steadiest_set, &life.records[1]);
    assert_ptr_equal(past.bests.daily, &life.records[0]);
    assert_int_equal(past.bests.level_count, 0);
    past_reset(&past);
}

/* Days that do not rise with time, demo players, sessions without a rep: the day's own are found, in the order of time.
 */
static void test_sessions_of_a_day(void **state)
{
    static struct life life;
    (void)state;
    for (uint64_t seed = 0; seed < 40; seed++) {
        struct rng rng;
        rng_init(&rng, seed, 1);
        start(&life);
        int32_t count = (int32_t)rng_below(&rng, COUNT_MAX);
        for (int32_t i = 0; i < count; i++) {
            struct session_record *record = add(&life, TODAY - 50 + i / 12 - (int32_t)rng_below(&rng, 3), 9000);
            record->counted = (int32_t)rng_below(&rng, 3);
            if (rng_below(&rng, 5) == 0)
                strcpy(record->player, "human");
        }
        struct past past = open_past(&life);
        for (int32_t day = TODAY - 54; day <= TODAY + 3; day++) {
            int32_t first, found = past_sessions(&past, day, &first), expected = 0;
            int64_t reps = 0;
            for (int32_t i = 0; i < count; i++) {
                const struct session_record *record = &life.records[i];
                if (record->day != day || strcmp(record->player, "you") != 0 || record->counted == 0)
                    continue;
                assert_true(expected < found);
                assert_ptr_equal(past_record(&past, first + expected), record);
                expected++;
                reps += record->counted;
            }
            assert_int_equal(found, expected);
            const struct trend_span *span = trends_day(&past.trends, day);
            assert_int_equal(span ? span->sums.reps : 0, reps);
        }
        past_reset(&past);
    }
}

/* Many levels, with hashes that differ little or all end alike: each keeps its own best. */
static void test_many_levels(void **state)
{
    static struct life life;
    (void)state;
    for (int shift = 0; shift <= 56; shift += 8) {
        start(&life);
        for (int32_t i = 0; i < COUNT_MAX; i++) {
            struct session_record *record = add(&life, TODAY - COUNT_MAX + i, 5000 + i);
            record->level_hash = (uint64_t)(i % 200) << shift;
        }
        struct past past = open_past(&life);
        assert_int_equal(past.bests.level_count, 200);
        for (int32_t i = 0; i < 200; i++) {
            assert_int_equal(past.bests.levels[i].times, 3);
            assert_ptr_equal(past.bests.levels[i].best, &life.records[COUNT_MAX - 1 - i]);
        }
        past_reset(&past);
    }
}

/* The marks are the streak's, practice has no accuracy, an unknown balance no weight. */
static void test_marks_and_figures(void **state)
{
    static struct life life;
    (void)state;
    start(&life);
    for (int32_t day = TODAY - 9; day <= TODAY; day++) {
        if (day == TODAY - 1 || day == TODAY - 2)
            continue;
        struct session_record *record = add(&life, day, 9000);
        record->kind = SESSION_DAILY;
        record->daily = day;
    }
    add(&life, TODAY, 1000)->kind = SESSION_PRACTICE;
    life.records[life.history.count - 1].balance_left_bp = 5600;
    life.rest[0] = TODAY - 1;
    life.profile.rest_day_count = 1;
    struct past past = open_past(&life);
    assert_int_equal(past.streak.current, 8);
    assert_int_equal(past_mark(&past, TODAY - 10), STREAK_DAY_MISSED);
    assert_int_equal(past_mark(&past, TODAY - 9), STREAK_DAY_DONE);
    assert_int_equal(past_mark(&past, TODAY - 2), STREAK_DAY_FROZEN);
    assert_int_equal(past_mark(&past, TODAY - 1), STREAK_DAY_REST);
    assert_int_equal(past_mark(&past, TODAY), STREAK_DAY_DONE);
    const struct trend_sums *sums = &trends_day(&past.trends, TODAY)->sums;
    assert_int_equal(sums->reps, 80);
    assert_int_equal(trend_mean_bp(sums, TREND_ACCURACY), 9000);
    assert_int_equal(trend_mean_bp(sums, TREND_STEADINESS), -1);
    assert_int_equal(trend_mean_bp(sums, TREND_BALANCE), 5600);
    past_reset(&past);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing),       cmocka_unit_test(test_what_is_a_best),
        cmocka_unit_test(test_set_and_daily), cmocka_unit_test(test_sessions_of_a_day),
        cmocka_unit_test(test_many_levels),   cmocka_unit_test(test_marks_and_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
